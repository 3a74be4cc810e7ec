"""CTR912, CTR914, CTR915: units, provinces and bodies that were abolished, merged or renamed."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.content.bygone import (
    Spot,
    clause_of,
    is_dated_before,
    named_in,
    over_when_planned,
    texts_and_agencies,
)
from ctr_cli.rules.reading import Passage, doubt, holds
from ctr_cli.rules.registry import Subject, rule


class _Row(NamedTuple):
    """What became of a body, since when, how sure that is, the words that make its name another's, and whose it was.

    A row is told to issuers whose name holds one of the words `of`; without any, to all.
    """

    now: str
    since: date
    sure: bool
    but: tuple[str, ...]
    of: tuple[str, ...]


class _Words(NamedTuple):
    """Words of a sentence that tell of the past, and words before a name that make it a proper one."""

    past: re.Pattern[str]
    proper: re.Pattern[str]
    office: re.Pattern[str]


def _written(words: str) -> str:
    """A list of alternatives, which the table breaks over lines."""
    return words.replace("| ", "|")


@cache
def _words() -> _Words:
    data = table("gone")
    proper, adjacent = _written(data["proper"]), _written(data["adjacent"])
    return _Words(
        re.compile(rf"\b(?:{_written(data['past'])})(?!\w)"),
        re.compile(rf"\b(?:(?:{proper})\b[^.;,\n]{{0,30}}|(?:{adjacent}) )\Z"),
        re.compile(rf"\b(?:{_written(data['units']['offices'])})(?: việt nam)? \Z"),
    )


def _day(written: str) -> date:
    return date.fromisoformat(written)


@cache
def _bodies() -> dict[str, _Row]:
    return {
        f"{head} {name}": _Row(
            row["now"].format(head.capitalize()),
            _day(group["since"]),
            group["sure"] == "C",
            tuple(row.get("but", ())),
            tuple(row.get("of", ())),
        )
        for group in table("gone")["bodies"]
        for row in group["rows"]
        for head in row["heads"]
        for name in row["names"].split("; ")
    }


@cache
def _units() -> dict[str, str]:
    units: dict[str, Any] = table("gone")["units"]
    return dict.fromkeys((*units["names"], *units["levels"]), units["now"])


@cache
def _places() -> dict[str, str]:
    """Provinces that were merged with where they belong now, and the cities that were part of a province."""
    data = table("gone")
    cities = dict.fromkeys(data["cities"].split(", "), "")
    return {**cities, **data["provinces"]}


def tells_of_the_past(passage: Passage, start: int, end: int) -> bool:
    """Whether the sentence around a place speaks of the time before a merger, or of handing over."""
    return any(_words().past.search(words) for words in clause_of(passage, start, end))


def _is_bygone(subject: Subject, passage: Passage, at: tuple[int, int], since: date) -> bool:
    """Whether a sentence speaks of the time before a change, or names something called after what is gone."""
    around = clause_of(passage, *at)
    return (
        tells_of_the_past(passage, *at)
        or bool(_words().proper.search(around[0]))
        or any(is_dated_before(words, since, subject.program.year) for words in around)
    )


@rule("CTR912", "warning")
def district_is_no_more(subject: Subject) -> Iterator[Problem]:
    """No unit of the abolished district level, and no office of one, has a part in the year's work."""
    since = _day(table("gone")["since"]) if _may_hold(subject, _HINTS) else date.max
    if not over_when_planned(subject, since):
        return
    but = tuple(f" {word}" for word in table("gone")["units"]["but"])
    for texts in texts_and_agencies(subject):
        for spot in named_in(texts, _units()):
            low = spot.passage.low
            around = " ".join(clause_of(spot.passage, spot.start, spot.end))
            if low.startswith(but, spot.end) or holds(around, table("gone")["abroad"]):
                continue
            if not _is_bygone(subject, spot.passage, spot[1:3], since):
                office = _words().office.search(low, max(0, spot.start - 60), spot.start)
                yield _district(spot.passage, office.start() if office else spot.start, spot.end)
    for spot, prefix in _provinces_named(subject, _CITY):
        if not _is_bygone(subject, spot.passage, (prefix, spot.end), since):
            yield _district(spot.passage, prefix, spot.end)


_HINTS = ("huyện", "quận", "thị ", "thành ủy", "thành phố ", "tp", "chính quyền")
_CITY = regex(r"(?:\bđảng bộ |\bubnd |\bhđnd )?\b(?:thành phố|tp|tp\.|thành ủy) \Z")


def _may_hold(subject: Subject, words: tuple[str, ...]) -> bool:
    return any(holds(texts.joined.text, words) for texts in texts_and_agencies(subject))


def _district(passage: Passage, start: int, end: int) -> Problem:
    message = f"“{passage.text[start:end]}” là của cấp huyện, đã thôi tổ chức từ tháng 7/2025"
    return passage.problem(
        message, doubt(2, "xem lại tên cơ quan: cấp xã hoặc cấp tỉnh, thành phố"), (start, end)
    )


_PROVINCE = regex(
    r"\b(?:tỉnh|tỉnh ủy|tỉnh đoàn|ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|(?<!thành )đoàn đbqh|sở [\w ,-]{2,30}) \Z"
)


def _provinces_named(subject: Subject, before: re.Pattern[str]) -> Iterator[tuple[Spot[str], int]]:
    """Places of the table after some words, with where those begin; `tỉnh Hà Nam Ninh` is another place."""
    for texts in texts_and_agencies(subject):
        for spot in named_in(texts, _places()):
            head = before.search(spot.passage.low, max(0, spot.start - 45), spot.start)
            rest = spot.passage.text[spot.end : spot.end + 2]
            if head and not rest[1:].isupper():
                yield spot, head.start()


@rule("CTR914", "warning")
def province_was_merged(subject: Subject) -> Iterator[Problem]:
    """A province that was merged is not spoken of as one of today, nor does the issuer stand under it."""
    since = _day(table("gone")["since"])
    if not over_when_planned(subject, since):
        return
    for spot, start in _provinces_named(subject, _PROVINCE):
        if spot.row and not _is_bygone(subject, spot.passage, (start, spot.end), since):
            message = f"“{spot.passage.text[start : spot.end]}” không còn từ ngày 01/7/2025, nay thuộc {spot.row}"
            yield spot.passage.problem(message, doubt(3, f"có phải {spot.row}?"), (start, spot.end))


_OF_DISTRICT = regex(r"(?: của)? (?:huyện|quận|thị xã|thị ủy)\b")


@rule("CTR915", "warning")
def body_was_replaced(subject: Subject) -> Iterator[Problem]:
    """A body that was merged, renamed or closed is named with its successor; CTR912 tells of those of districts."""
    issuer = plain(subject.program.issuer.name or "")
    for texts in texts_and_agencies(subject):
        for spot in named_in(texts, _bodies()):
            row, low = spot.row, spot.passage.low
            if row.of and issuer and not holds(issuer, row.of):
                continue
            if not over_when_planned(subject, row.since) or low.startswith(row.but, spot.end):
                continue
            if _OF_DISTRICT.match(low, spot.end) or _is_bygone(
                subject, spot.passage, spot[1:3], row.since
            ):
                continue
            message = f"“{spot.words}” không còn từ tháng {row.since.month}/{row.since.year}, nay là {row.now}"
            severity: Severity | None = None if row.sure else "info"
            hint = doubt(3 if row.sure else 1, f"viết {row.now}, hoặc xem lại tên cơ quan")
            yield spot.passage.problem(message, hint, spot[1:3], severity=severity)
