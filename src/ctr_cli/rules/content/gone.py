"""CTR912, CTR914, CTR915: units, provinces and bodies that were abolished, merged or renamed."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.content.bygone import (
    Spot,
    clause_of,
    gone_when_planned,
    is_dated_before,
    named_in,
    texts_and_agencies,
)
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, doubt, holds
from ctr_cli.rules.registry import text_rule


class _Row(NamedTuple):
    """What became of a body, since when, how sure that is, and the words that make its name another's.

    A `local` row is told to issuers of a ward or commune alone.
    """

    now: str
    since: date
    sure: bool
    but: tuple[str, ...]
    local: bool


class _Words(NamedTuple):
    """Words of a sentence that tell of the past, some only before a name, and those that make a name a proper one."""

    past: re.Pattern[str]
    past_before: re.Pattern[str]
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
        re.compile(rf"\b(?:{_written(data['past before'])})(?!\w)"),
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
            row.get("local", False),
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


_LOCATED = regex(r"\b(?:tại|ở|thuộc|đến|sang|với|cùng)(?: (?:tỉnh|thành phố))? ?\Z")
_NEAR = 70
"""How far after a name a word may stand that tells of its past; before it, all of its clause tells."""


def tells_of_the_past(passage: Passage, start: int, end: int) -> bool:
    """Whether the sentence around a place speaks of the time before a merger, or of handing over."""
    before, after = clause_of(passage, start, end)
    words = _words()
    return bool(
        words.past.search(before)
        or words.past.search(after[:_NEAR])
        or words.past_before.search(before)
    )


def _is_bygone(texts: Excerpt, passage: Passage, at: tuple[int, int], since: date) -> bool:
    """Whether a sentence speaks of the time before a change, or names something called after what is gone."""
    return (
        tells_of_the_past(passage, *at)
        or bool(_words().proper.search(clause_of(passage, *at)[0]))
        or _is_dated(texts, passage, at, since)
    )


def _is_dated(texts: Excerpt, passage: Passage, at: tuple[int, int], since: date) -> bool:
    return any(is_dated_before(words, since, texts.year) for words in clause_of(passage, *at))


def _is_past_province(texts: Excerpt, passage: Passage, at: tuple[int, int], since: date) -> bool:
    """The same of a province; one that is where something is, or where people go, is one of today: `tại tỉnh Hà Nam`."""
    before, after = clause_of(passage, *at)
    if not _LOCATED.search(before):
        return _is_bygone(texts, passage, at, since)
    past = _words().past
    return bool(past.search(before) or past.search(after[:_NEAR])) or _is_dated(
        texts, passage, at, since
    )


@text_rule("CTR912", "warning")
def district_is_no_more(texts: Excerpt) -> Iterator[Problem]:
    """No unit of the abolished district level, and no office of one, has a part in the year's work."""
    since, units = _day(table("gone")["since"]), table("gone")["units"]
    but = tuple(f" {word}" for word in units["but"])
    for prose_of in texts_and_agencies(texts):
        for spot in named_in(prose_of, _units()):
            low, (start, end) = spot.passage.low, spot[1:3]
            around = " ".join(clause_of(spot.passage, start, end))
            if low.startswith(but, end) or holds(around, table("gone")["abroad"]):
                continue
            if gone_when_planned(texts, spot.passage, since) and not _is_bygone(
                texts, spot.passage, (start, end), since
            ):
                office = _words().office.search(low, max(0, start - 60), start)
                yield _district(spot.passage, office.start() if office else start, end)
    for spot, start in _places_named(texts, _CITY, since):
        yield _district(spot.passage, start, spot.end)


_CITY = regex(r"(?:\bđảng bộ |\bubnd |\bhđnd )?\b(?:thành phố|tp|tp\.|thành ủy) \Z")


def _district(passage: Passage, start: int, end: int) -> Problem:
    message = f"“{passage.text[start:end]}” là của cấp huyện, đã thôi tổ chức từ tháng 7/2025"
    advice = "xem lại tên cơ quan: cấp xã hoặc cấp tỉnh, thành phố"
    return passage.problem(message, doubt(2, advice), (start, end))


_PROVINCE = regex(
    r"""(?x)\b(?:tỉnh|tỉnh\ ủy|tỉnh\ đoàn|ubnd|hđnd|ủy\ ban\ nhân\ dân|hội\ đồng\ nhân\ dân
    |(?<!thành\ )đoàn\ đbqh|sở\ [\w\ ,-]{2,30}|các\ tỉnh\ [^.;\n]{3,50}(?:,|\ và))\ \Z"""
)


def _places_named(
    texts: Excerpt, before: re.Pattern[str], since: date
) -> Iterator[tuple[Spot[str], int]]:
    """Places of the table that are no more after some words, with where those begin; `tỉnh Hà Nam Ninh` is another."""
    for prose_of in texts_and_agencies(texts):
        for spot in named_in(prose_of, _places()):
            head = before.search(spot.passage.low, max(0, spot.start - 70), spot.start)
            rest = spot.passage.text[spot.end : spot.end + 2]
            if (
                head
                and not rest[1:].isupper()
                and gone_when_planned(texts, spot.passage, since)
                and not _is_past_province(texts, spot.passage, (head.start(), spot.end), since)
            ):
                yield spot, head.start()


@text_rule("CTR914", "warning")
def province_was_merged(texts: Excerpt) -> Iterator[Problem]:
    """A province that was merged is not spoken of as one of today, nor does the issuer stand under it."""
    for spot, start in _places_named(texts, _PROVINCE, _day(table("gone")["since"])):
        if spot.row:
            name = spot.passage.text[start : spot.end]
            message = f"“{name}” không còn từ ngày 01/7/2025, nay thuộc {spot.row}"
            yield spot.passage.problem(message, doubt(3, f"có phải {spot.row}?"), (start, spot.end))


_OF_DISTRICT = regex(r"(?: của)? (?:huyện|quận|thị xã|thị ủy)\b")


@text_rule("CTR915", "warning", "info")
def body_was_replaced(texts: Excerpt) -> Iterator[Problem]:
    """A body that was merged, renamed or closed is named with its successor; CTR912 tells of those of districts."""
    for prose_of in texts_and_agencies(texts):
        for spot in named_in(prose_of, _bodies()):
            row, passage, at = spot.row, spot.passage, spot[1:3]
            if row.local and not texts.ground.level:
                continue
            if passage.low.startswith(row.but, spot.end) or _OF_DISTRICT.match(
                passage.low, spot.end
            ):
                continue
            if not gone_when_planned(texts, passage, row.since) or _is_bygone(
                texts, passage, at, row.since
            ):
                continue
            when = f"{row.since.month}/{row.since.year}"
            message = f"“{spot.words}” không còn từ tháng {when}, nay là {row.now}"
            severity: Severity | None = None if row.sure else "info"
            hint = doubt(3 if row.sure else 1, f"viết {row.now}, hoặc xem lại tên cơ quan")
            yield passage.problem(message, hint, at, severity=severity)
