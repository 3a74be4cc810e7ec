"""What is usual for a kind of body: the word for its meetings and how they are numbered, who is invited by whom."""

from collections.abc import Iterable
from functools import cache
from typing import Any, Protocol

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import fold
from ctr_cli.language.numbers import words_of_number

FIELD = "nội dung"
"""What is said of a field of work where a body has a word for its meetings."""
_GREATEST_IN_WORDS = 99


class BodyKind(Struct):
    """An entry of `data/bodies.yaml`, where every field is explained; `occasion` is empty for a field of work."""

    rank: int
    occasion: str
    nth: str
    named: str
    numbered: str
    kinds: dict[str, str]
    usual: dict[str, list[int]]
    members: str
    address: str
    inviter: str | None
    own_head: bool
    invitation_days: int | None


@cache
def kind_of_body(name: str) -> BodyKind:
    """What is usual for a body, by the beginning of its name."""
    common, *kinds = table("bodies")
    key = f"{fold(name)} "
    own: dict[str, Any] = next(
        (kind for kind in kinds if any(key.startswith(f"{fold(one)} ") for one in kind["names"])),
        {},
    )
    return BodyKind(**{key: value for key, value in {**common, **own}.items() if key != "names"})


def names_of_kind(name: str) -> list[str]:
    """What bodies of the kind of one are called: `Ban Thường vụ`, `BTV`."""
    key = f"{fold(name)} "
    return next(
        (
            kind["names"]
            for kind in table("bodies")
            if any(key.startswith(f"{fold(one)} ") for one in kind["names"])
        ),
        [],
    )


def occasion(body: str) -> str:
    """The word for a meeting of a body, within a sentence: `hội nghị`, `kỳ họp`; for a field of work `nội dung`."""
    return kind_of_body(body).occasion.lower() or FIELD


class _Named(Protocol):
    name: str


def meetings_called(bodies: Iterable[_Named]) -> str:
    """What the meetings of some bodies are called, as a heading of them all: `Hội nghị`, `Kỳ họp, phiên họp`."""
    words = [*dict.fromkeys(filter(None, (kind_of_body(body.name).occasion for body in bodies)))]
    first, *others = words or [kind_of_body("").occasion]
    return ", ".join([first, *map(str.lower, others)])


def is_field(body: str) -> bool:
    """Whether a body of the programme is a field of work, and not one that meets."""
    return not kind_of_body(body).occasion


def part_called(body: str) -> str:
    """The word for a part of a body's programme: that for its meetings; of a field of work `mục`."""
    return kind_of_body(body).occasion.lower() or "mục"


def nth(body: str, number: int) -> str:
    """The number of a meeting of a body: `lần thứ 4`, of a council's session `thứ tư`; the first is `thứ nhất`."""
    in_words = words_of_number(number) if 1 <= number <= _GREATEST_IN_WORDS else str(number)
    written = in_words if number == 1 else number
    return kind_of_body(body).nth.format(number=written, words=in_words)
