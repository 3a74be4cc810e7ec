"""What next year's draft is made with, beside the programme before it."""

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.carried import Stood
from ctr_cli.data.struct import Struct
from ctr_cli.model.follow_up import Unplanned
from ctr_cli.model.program import Program

_NO_ANSWERS: Mapping[str, Answer] = MappingProxyType({})
_NOTHING_RECORDED: Stood = MappingProxyType({})


class Given(Struct):
    """What a draft is made with, beside the programme.

    `older` are the keys of sentences of older programmes; `next_number` is that of the first numbered conference, when
    it is not the one after the last. `answers` are decisions by the id of an entry or the key of a head, `added` those
    that bring something new, `rivals` rows that name another meeting for a decision, by its code. `planned` is a programme of next year itself, such as that of a whole term. `stood` tells
    how the items stood at the end of the year, `besides` is the work done outside it, `folders` hold the user's profiles.
    `doubts` are what is to be asked of printed texts of the draft, such as those that cite what was replaced.
    """

    older: Collection[str] = frozenset()
    next_number: int | None = None
    answers: Mapping[str, Answer] = _NO_ANSWERS
    added: Sequence[Answer] = ()
    rivals: Mapping[str, Sequence[Answer]] = MappingProxyType({})
    planned: Program | None = None
    stood: Stood = _NOTHING_RECORDED
    besides: Sequence[Unplanned] = ()
    folders: Sequence[Path] = ()
    doubts: Mapping[str, str] = MappingProxyType({})
