"""What is usual for a kind of body: the word for its meetings and how they are numbered, who is invited by whom."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from re import Pattern
from typing import Any, Protocol

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import fold, plain
from ctr_cli.language.numbers import words_of_number
from ctr_cli.language.patterns import regex

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
    row = table("bodies")[0] | _row_of(name)
    return BodyKind(**{key: value for key, value in row.items() if key != "names"})


def names_of_kind(name: str) -> list[str]:
    """What bodies of the kind of one are called: `Ban Thường vụ`, `BTV`."""
    names: list[str] = _row_of(name).get("names", [])
    return names


@cache
def _row_of(name: str) -> dict[str, Any]:
    """The row of the table for a kind of body; an empty one where the name is of none."""
    key = f"{fold(name)} "
    rows = (
        row for row in table("bodies") for one in row["names"] if key.startswith(f"{fold(one)} ")
    )
    return next(rows, {})


_OPENED = "khai mạc"
"""What is said of a session alone."""


@cache
def _called() -> Pattern[str]:
    """A name of any kind of body, with whose organ it is, or the word for its meetings, in a plain text."""
    meet = (kind for kind in table("bodies") if kind.get("occasion") != "")
    names = sorted((plain(name) for kind in meet for name in kind["names"]), key=len)
    whose = "đảng ủy|đảng bộ|tỉnh ủy|thành ủy|hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd"
    return regex(
        rf"\b(?P<body>{'|'.join(map(re.escape, reversed(names)))})\b(?: (?:của )?(?:{whose})\b)?"
        rf"|\b(?:các )?(?P<boards>ban)\b(?! (?:hành|đầu))|\b(?P<occasion>hội nghị|kỳ họp|{_OPENED}|phiên họp)\b"
    )


@lru_cache(1024)
def is_spoken_of(words: str, body: str, bodies: tuple[str, ...]) -> bool | None:
    """Whether words name a body of some, or say its meetings as no other's are: `phiên họp thường trực`, `kỳ họp`; None where
    they name no body and no meeting that only some of them hold.
    """
    found = [*_called().finditer(plain(words))]
    named = [one["body"] for one in found if one["body"]]
    if named:
        return any(_is_named(name, body, bodies) for name in named)
    kinds = {one: kind_of_body(one) for one in bodies if not is_field(one)}
    boards = [one for one, kind in kinds.items() if fold(one).startswith("ban ") and kind.own_head]
    if boards and any(one["boards"] for one in found):
        return body in boards
    said = {"kỳ họp" if one["occasion"] == _OPENED else one["occasion"] for one in found}
    meant = [one for one, kind in kinds.items() if kind.occasion.lower() in said]
    return body in meant if 0 < len(meant) < len(kinds) else None


def _is_named(name: str, body: str, bodies: Sequence[str]) -> bool:
    """Whether a name is that of the kind of a body; of the beginning of its name where none of some is of that kind."""
    of_kind = [one for one in bodies if names_of_kind(one) == names_of_kind(name)]
    return body in of_kind if of_kind else fold(body).startswith(fold(name))


@cache
def occasions() -> tuple[str, ...]:
    """Every word for a meeting of some kind of body: `Hội nghị`, `Kỳ họp`."""
    words = (kind.get("occasion") for kind in table("bodies"))
    return tuple(dict.fromkeys(word for word in words if word))


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


def is_known(name: str) -> bool:
    """Whether a name is of a kind of body, or of a field of work, that the table knows."""
    return bool(_row_of(name))


def works_of(issuer: str) -> str:
    """What the works of an issuer are called that come before no meeting of it."""
    return f"Công việc của {issuer}"


def is_of_issuer(body: str, issuer: str) -> bool:
    """Whether a body is the issuer, who stands in the letterhead, or groups its works."""
    return body.upper() in (issuer.upper(), works_of(issuer).upper())


def part_called(body: str) -> str:
    """The word for a part of a body's programme: that for its meetings; of a field of work `mục`."""
    return kind_of_body(body).occasion.lower() or "mục"


def nth(body: str, number: int) -> str:
    """The number of a meeting of a body: `lần thứ 4`, of a council's session `thứ tư`; the first is `thứ nhất`."""
    in_words = words_of_number(number) if 1 <= number <= _GREATEST_IN_WORDS else str(number)
    written = in_words if number == 1 else number
    return kind_of_body(body).nth.format(number=written, words=in_words)
