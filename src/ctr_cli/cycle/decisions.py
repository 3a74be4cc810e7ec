"""The decisions that adjusted a programme, in the order in which they count."""

from collections.abc import Collection, Iterator

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.letters import capitalised
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.model.amendments import Amendment, Change, Verb, named_by, verb_of
from ctr_cli.model.program import Program


class Decision(Struct):
    """A decision: several entries of one date and paper (or authority, without a paper) are one."""

    date: str
    paper: str | None
    authority: str | None

    @property
    def key(self) -> tuple[str, str | None]:
        """What makes two entries one decision."""
        return self.date, self.paper or self.authority

    @property
    def author(self) -> str:
        """Who decided, with the paper: `Thường trực Đảng ủy, 45-TB/ĐU`."""
        return ", ".join(filter(None, (self.authority, self.paper)))

    @property
    def name(self) -> str:
        """The paper, or who decided, with the day: `Thông báo số 45-TB/ĐU ngày 20/6/2026`."""
        if self.paper:
            return f"{_kind_of_paper(self.paper)} số {self.paper} ngày {day_as_written(self.date)}"
        who = f" của {self.authority}" if self.authority else ""
        return f"quyết định{who} ngày {day_as_written(self.date)}"


class Step(Struct):
    """A change with the decision it belongs to, its path in the file, what it does, and to what."""

    decision: Decision
    path: KeyPath
    change: Change
    verb: Verb
    id: str


def _kind_of_paper(paper: str) -> str:
    """What a paper is, by its symbol: `Thông báo` of `45-TB/ĐU`; `văn bản` where nobody knows."""
    symbol = paper.replace("-", "/").split("/")[-2:-1]
    kinds = [kind for kind, signs in table("documents").items() if signs[:1] == symbol]
    kinds.sort(key=lambda kind: len(table("documents")[kind]))
    return capitalised(kinds[0]) if kinds else "văn bản"


def decision_of(amendment: Amendment) -> Decision:
    """The decision an entry of the file belongs to."""
    return Decision(amendment.date, amendment.paper, amendment.authority)


def decisions(program: Program, until: str | None = None) -> list[Decision]:
    """The decisions of a programme, each once, by date and then in file order; with a day those up to it."""
    found: dict[tuple[str, str | None], Decision] = {}
    for amendment in program.amendments:
        decision = decision_of(amendment)
        if until is None or decision.date <= until:
            found.setdefault(decision.key, decision)
    return sorted(found.values(), key=lambda decision: decision.date)


def decisions_about(
    program: Program, names: Collection[str], until: str | None = None
) -> list[Decision]:
    """Those decisions that speak of some items or meetings, by their ids."""
    keys = {step.decision.key for step in steps(program, until) if step.id in names}
    return [decision for decision in decisions(program, until) if decision.key in keys]


def adjusted_words(taken: list[Decision]) -> str:
    """How many decisions a programme follows, and until when; nothing when there are none."""
    if not taken:
        return ""
    return f"đã điều chỉnh theo {len(taken)} quyết định, đến {day_as_written(taken[-1].date)}"


def steps(program: Program, until: str | None = None) -> list[Step]:
    """The changes that do one thing each, by date and then in file order; with a day those up to it."""
    found = [step for step in _in_file(program) if until is None or step.decision.date <= until]
    return sorted(found, key=lambda step: step.decision.date)


def _in_file(program: Program) -> Iterator[Step]:
    for place, amendment in enumerate(program.amendments):
        decision = decision_of(amendment)
        for number, change in enumerate(amendment.changes):
            verb = verb_of(change)
            if verb is not None:
                path: KeyPath = ("amendments", place, "changes", number)
                yield Step(decision, path, change, verb, named_by(change, verb))
