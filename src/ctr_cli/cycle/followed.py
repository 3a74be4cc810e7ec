"""The items that are followed through the year: every one but those that only keep room for other matters."""

from ctr_cli.cycle.board import Gone, Slot, Standing, without_past_deadline
from ctr_cli.cycle.catch_all import is_catch_all
from ctr_cli.cycle.decisions import Step
from ctr_cli.cycle.renamed import named_anew, new_names
from ctr_cli.cycle.replay import replayed
from ctr_cli.data.struct import Struct
from ctr_cli.model.agencies import Directory, at_work_on, directory
from ctr_cli.model.meetings import falls_into, months_of, stands_before
from ctr_cli.model.program import Body, Item, Meeting, Program
from ctr_cli.model.values import Assignment

YEAR = tuple(range(1, 13))


class Followed(Struct):
    """An item in force, or as it last stood where it is `gone` from the year.

    `meeting` is the one it stands before, `issued` the one it was issued or added before, at the time it had
    then, one of `issued_by`; both carry their ids and the numbers they bear now. `charged` work on it; `signed` is its text as signed, or as added;
    `decided` the decisions that added, moved or dropped it, alone or with its meeting, in their order; `given` is the
    deadline it was last given, which the item in force may have left behind.
    """

    id: str
    item: Item
    body: Body
    meeting: Meeting
    issued: Meeting
    issued_by: Body
    gone: Gone | None
    charged: list[Assignment]
    signed: str
    decided: tuple[Step, ...]
    given: str | None

    @property
    def deadline(self) -> str | None:
        """Its own deadline in force."""
        return self.item.deadline

    @property
    def moved(self) -> bool:
        """Whether it stands before another meeting than issued, or its meeting has another time."""
        elsewhere = self.meeting.id != self.issued.id
        return elsewhere or months_of(self.meeting) != months_of(self.issued)


def followed(program: Program, until: str | None = None) -> list[Followed]:
    """The items that are followed, in the document's order, those added later last.

    `program` is the signed one; its decisions count, all or those up to a day. Items that were dropped
    or left the year are among them.
    """
    replay = replayed(program, until)
    signed = _signed_texts(program)
    known, new = directory(program), new_names(program, until)
    return [
        _followed(known, new, standing, signed.get(standing.id, standing.item.text), program.year)
        for standing in replay.board.items.values()
        if not is_catch_all(standing.item.text)
    ]


def meetings_in_force(program: Program, until: str | None = None) -> list[tuple[Body, Meeting]]:
    """The meetings of the year with their bodies, each with its id."""
    in_force = replayed(program, until).program
    return [(body, meeting) for body in in_force.bodies for meeting in body.meetings]


def _signed_texts(program: Program) -> dict[str, str]:
    """The texts as signed of the items whose words may have changed since."""
    if not program.amendments:
        return {}
    from ctr_cli.cycle.board import board_of

    return {name: standing.item.text for name, standing in board_of(program).items.items()}


def _followed(
    known: Directory, new: dict[str, str], standing: Standing, signed: str, year: int
) -> Followed:
    slot = standing.slot
    gone = standing.gone or slot.left
    return Followed(
        standing.id,
        without_past_deadline(standing, year),
        slot.body,
        _named(slot, slot.meeting),
        _named(standing.issued, standing.issued.at_first),
        standing.issued.body,
        gone,
        named_anew(new, at_work_on(known, slot.body, slot.meeting, standing.item)),
        signed,
        tuple(standing.decided),
        standing.item.deadline,
    )


def _named(slot: Slot, meeting: Meeting) -> Meeting:
    return meeting if meeting.id == slot.id else meeting.model_copy(update={"id": slot.id})


def stands_in(meeting: Meeting, months: tuple[int, ...], deadline: str | None = None) -> bool:
    """Whether an item of a meeting belongs to a period: it may come up in it; standing work only to the whole year."""
    if len(months) == len(YEAR):
        return True
    held = not meeting.every and bool(set(months).intersection(months_of(meeting)))
    return held and stands_before(meeting, deadline, months)


def is_standing(meeting: Meeting, months: tuple[int, ...]) -> bool:
    """Whether a meeting is standing work that falls into some months, and is followed over the whole year only."""
    return not stands_in(meeting, months) and bool(set(months).intersection(falls_into(meeting)))
