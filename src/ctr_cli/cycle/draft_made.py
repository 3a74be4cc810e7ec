"""What a draft of next year's programme is once it is made."""

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.draft_entries import Entry
from ctr_cli.cycle.draft_head import Head
from ctr_cli.cycle.draft_places import Place
from ctr_cli.cycle.facts import Fact
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.source.edit import Edit


class Draft(Struct):
    """Next year's programme: its entries, its head, the facts of the year, and the edits of the old file.

    `questions` hold what a person must answer, by the path in the draft that it stands above; `problems` name the
    answers that could not be followed (Vietnamese); `lost` the regular meetings that nothing stands before any more;
    `brought` is what decisions brought that is new; `called` is what its meetings are called; `agreed` are those rivals of
    decisions, by their rows, that mean the same meeting in other words; `put_off` names the conferences of the old year
    that are held in this one.
    """

    year: int
    entries: tuple[Entry, ...]
    heads: tuple[Head, ...]
    facts: tuple[Fact, ...]
    meetings: tuple[Place, ...]
    edits: tuple[Edit, ...]
    questions: dict[KeyPath, str]
    problems: tuple[str, ...]
    lost: tuple[str, ...] = ()
    called: str = ""
    brought: tuple[Answer, ...] = ()
    agreed: frozenset[str] = frozenset()
    put_off: tuple[str, ...] = ()
