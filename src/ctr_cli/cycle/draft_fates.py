"""What becomes of each meeting of the old year: how often its items come, and whether anything stands before it."""

from collections.abc import Collection, Iterable, Mapping

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.carried import Stood, by_progress
from ctr_cli.cycle.draft_entries import in_its_meeting
from ctr_cli.cycle.draft_meetings import Met, positions
from ctr_cli.cycle.recurrence import Reason, recurrence
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.bodies import kind_of_body, part_called
from ctr_cli.model.program import Body, Item, Meeting

_OF_A_TERM = Reason("term", "việc của kỳ họp đầu nhiệm kỳ")


class Fates(Struct):
    """What is known of the items of a year: decisions by their ids, why some are carried on, how they stood.

    `repeated` and `older` are keys of sentences of this year and of older ones.
    """

    answers: Mapping[str, Answer]
    carried: Mapping[str, str]
    stood: Stood
    repeated: Collection[str]
    older: Collection[str]

    def meeting(
        self, path: KeyPath, body: Body, meeting: Meeting, name: str, ids: list[str]
    ) -> Met:
        """A meeting with how often each of its items comes; one that must meet keeps its one-off work, to be asked about."""
        reasons = [
            self._reason(own, item, body, meeting)
            for own, item in zip(ids, meeting.items, strict=True)
        ]
        elects = any(reason.recurrence == "term" for reason in reasons)
        if elects and meeting.number == 1 and kind_of_body(body.name).usual:
            # What a council's first session does besides its elections is of the term too.
            reasons = [
                one if one.recurrence in ("yearly", "term") else _OF_A_TERM for one in reasons
            ]
        met = Met(path, body, meeting, name, ids, reasons)
        extraordinary = meeting.kind == "extraordinary"
        must_meet = meeting.kind == "regular" or (meeting.number is not None and not extraordinary)
        if must_meet and not any(self.stands(met, at) for at in positions(met)):
            _ask(met, "once")
        met.stays = self._holds(met)
        return met

    def keep_bodies(self, every: Collection[Met], bodies: Iterable[Body]) -> None:
        """Ask about all that a body has, where nothing of it would stand in the draft."""
        for body in bodies:
            mine = [met for met in every if met.body is body]
            if not any(met.stays for met in mine):
                for met in mine:
                    _ask(met, "term", "once")
                    met.stays = self._holds(met)

    def stands(self, met: Met, at: int) -> bool:
        """Whether an item is in the draft: as a person decided, else by how often it comes."""
        if answer := self.answers.get(met.ids[at]):
            return answer.verb != "drop"
        return self.is_listed(met, at)

    def is_listed(self, met: Met, at: int) -> bool:
        """Whether an item is in the draft while nobody has decided about it."""
        return met.reasons[at].recurrence not in ("term", "once")

    def _holds(self, met: Met) -> bool:
        """Whether anything stands before a meeting, and is not moved to another."""
        moved = {name for name, answer in self.answers.items() if answer.meeting}
        return any(self.stands(met, at) and met.ids[at] not in moved for at in positions(met))

    def _reason(self, own: str, item: Item, body: Body, meeting: Meeting) -> Reason:
        """How often an item comes: as a decision says, else its words, its meeting and how it stood."""
        if own in self.carried:
            return Reason("yearly", self.carried[own])
        by_words = recurrence(item, self.repeated, self.older)
        by_meeting = in_its_meeting(body.name, meeting, by_words, item)
        return by_progress(by_meeting, self.stood.get(own))


def _ask(met: Met, *seldom: str) -> None:
    """Ask about what a meeting has that does not come every year, for there is nothing else."""
    else_nothing = f"{part_called(met.body.name)} không còn nội dung nào khác"
    met.reasons = [
        Reason("ask", f"{one.why}; {else_nothing}") if one.recurrence in seldom else one
        for one in met.reasons
    ]
