"""CTR912, CTR914, CTR915: units, provinces and bodies that were abolished, merged or renamed."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.bygone import (
    Spot,
    clause_of,
    gone_when_planned,
    is_dated_before,
    named_in,
    texts_and_agencies,
)
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, holds
from ctr_cli.rules.registry import text_rule


class _Row(Struct):
    """What became of a body, since when, how sure that is, and the words behind it, or in its clause, that make its name another's.

    A `local` row is told to issuers of a ward or commune alone.
    """

    now: str
    since: date
    sureness: int
    but: tuple[str, ...]
    local: bool
    beside: tuple[str, ...] = ()


def _day(written: str) -> date:
    return date.fromisoformat(written)


@cache
def _bodies() -> dict[str, _Row]:
    return {
        f"{head} {name}": _Row(
            row["now"].format(head.capitalize()),
            _day(group["since"]),
            3 if group["sure"] == "C" else 1,
            tuple(row.get("but", ())),
            row.get("local", False),
            tuple(row.get("beside", ())),
        )
        for group in table("gone")["bodies"]
        for row in group["rows"]
        for head in row["heads"]
        for name in row["names"].split("; ")
    }


@cache
def _of_districts() -> dict[str, _Row]:
    """Units of the district level, which stand by themselves."""
    units: dict[str, Any] = table("gone")["units"]
    but = tuple(f" {word}" for word in units["but"])
    row = _Row(units["now"], _day(table("gone")["since"]), 2, but, local=False)
    return dict.fromkeys((*units["names"], *units["levels"]), row)


@cache
def _places() -> dict[str, _Row]:
    """Provinces that were merged with where they belong now, and the cities that were part of a province."""
    data = table("gone")
    merged = {**dict.fromkeys(data["cities"].split(", "), ""), **data["provinces"]}
    since = _day(data["since"])
    return {name: _Row(now, since, 3, (), local=False) for name, now in merged.items()}


@cache
def _words(name: str) -> re.Pattern[str]:
    """Words of a list of the table, which it breaks over lines, as a pattern."""
    written: str = table("gone")[name].replace("| ", "|")
    return re.compile(rf"\b(?:{written})(?!\w)")


@cache
def _before_a_name(name: str, ending: str) -> re.Pattern[str]:
    """Words of a list of the table that stand before a name."""
    return re.compile(_words(name).pattern + rf"{ending}\Z")


_LOCATED = regex(r"\b(?:tại|ở|thuộc|đến|sang|với|cùng)(?: (?:tỉnh|thành phố))? ?\Z")
_ISSUED = regex(r"số:? \d+[/-][^#;]*# ban hành")
"""A paper cited by its number, which a body that is no more issued; `#` stands for the body."""
_DONE = regex(
    r"\bdo [^#;,]{0,60}#[^;,]{0,40}? (?:đã )?(?:ký|cấp|xác nhận|chứng nhận|đo vẽ|lập|giao|cho thuê|cho mượn|xây|đầu tư|tạm ứng|thu hồi|khen|tặng|đặt tên|khởi công|thành lập|quản lý trước)\b"
)
"""What a body did that is no more: `hợp đồng do # ký`; what is to be done is not named by it."""
_NEAR = 70
"""How far after a name a word may stand that tells of its past; before it, all of its clause tells."""


def tells_of_the_past(passage: Passage, start: int, end: int, *, located: bool = False) -> bool:
    """Whether the sentence around a place speaks of the time before a merger, or of handing over.

    What is `located` somewhere now may be old itself: `di tích tại tỉnh Hà Giang`.
    """
    before, after = clause_of(passage, start, end)
    past, whole = _words("past"), f"{before}#{after}"
    return (
        any(past.search(words) for words in (before, after[:_NEAR]))
        or any(pattern.search(whole) for pattern in (_ISSUED, _DONE))
        or _is_quoted(passage, start, end)
        or (not located and bool(_words("past before").search(before)))
    )


def _is_quoted(passage: Passage, start: int, end: int) -> bool:
    """Whether a place stands within quotation marks: as what is written somewhere, not as who does something."""
    text = passage.text
    return any(
        text.count(opening, 0, start) % 2 and closing in text[end:]
        if opening == closing
        else text.rfind(opening, 0, start) > text.rfind(closing, 0, start) and closing in text[end:]
        for opening, closing in ('""', "“”", "«»")
    )


def _no_longer(
    texts: Excerpt, spot: Spot[_Row], at: tuple[int, int], *, of_place: bool = False
) -> bool:
    """Whether a text plans with what is gone; not where it speaks of the past, or of what is called after it."""
    passage, row = spot.passage, spot.row
    if passage.low.startswith(row.but, spot.end) or not gone_when_planned(
        texts, passage, row.since
    ):
        return False
    around = clause_of(passage, *at)
    located = of_place and bool(_LOCATED.search(around[0]))
    called_after = _before_a_name("proper", r"\b[^.;,\n]{0,30}").search(
        around[0]
    ) or _before_a_name("adjacent", " ").search(around[0])
    return not (
        tells_of_the_past(passage, *at, located=located)
        or (called_after and not located)
        or any(is_dated_before(words, row.since, texts.year) for words in around)
    )


@text_rule("CTR912", "warning")
def district_is_no_more(texts: Excerpt) -> Iterator[Problem]:
    """No unit of the abolished district level, and no office of one, has a part in the year's work."""
    for where in texts_and_agencies(texts):
        for spot in named_in(where, _of_districts()):
            passage, at = spot.passage, spot[1:3]
            abroad = holds(" ".join(clause_of(passage, *at)), table("gone")["abroad"])
            if not abroad and _no_longer(texts, spot, at):
                office = _before_a_name("offices", "(?: việt nam)? ").search(
                    passage.low, max(0, spot.start - 60), spot.start
                )
                yield _district(passage, office.start() if office else spot.start, spot.end)
    for spot, start in _places_after(texts, _CITY):
        yield _district(spot.passage, start, spot.end)


def _district(passage: Passage, start: int, end: int) -> Problem:
    message = f"“{passage.text[start:end]}” là của cấp huyện, đã thôi tổ chức từ tháng 7/2025"
    advice = "xem lại tên cơ quan: cấp xã hoặc cấp tỉnh, thành phố"
    return passage.doubt(message, 2, advice, (start, end))


_CITY = regex(r"(?:\bđảng bộ |\bubnd |\bhđnd )?\b(?:thành phố|tp|tp\.|thành ủy) \Z")
_PROVINCE = regex(
    r"""(?x)\b(?:tỉnh|tỉnh\ ủy|tỉnh\ đoàn|ubnd|hđnd|ủy\ ban\ nhân\ dân|hội\ đồng\ nhân\ dân
    |(?<!thành\ )đoàn\ đbqh|sở\ [\w\ ,-]{2,30}|các\ tỉnh\ [^.;\n]{3,50}(?:,|\ và))\ \Z"""
)


def _places_after(texts: Excerpt, head: re.Pattern[str]) -> Iterator[tuple[Spot[_Row], int]]:
    """Places that are no more after some words, with where those begin; `tỉnh Hà Nam Ninh` is another place.

    In small letters `thành phố hòa bình` is no name.
    """
    for where in texts_and_agencies(texts):
        for spot in named_in(where, _places()):
            before = head.search(spot.passage.low, max(0, spot.start - 70), spot.start)
            goes_on = spot.passage.text[spot.end + 1 : spot.end + 2].isupper()
            if before and not goes_on and spot.words[0].isupper():
                at = (before.start(), spot.end)
                if _no_longer(texts, spot, at, of_place=True):
                    yield spot, before.start()


@text_rule("CTR914", "warning")
def province_was_merged(texts: Excerpt) -> Iterator[Problem]:
    """A province that was merged is not spoken of as one of today, nor does the issuer stand under it."""
    for spot, start in _places_after(texts, _PROVINCE):
        if now := spot.row.now:
            name = spot.passage.text[start : spot.end]
            message = f"“{name}” không còn từ ngày 01/7/2025, nay thuộc {now}"
            yield spot.passage.doubt(message, 3, f"có phải {now}?", (start, spot.end))


_OF_DISTRICT = regex(r"(?: của)? (?:huyện|quận|thị xã|thị ủy)\b")


@text_rule("CTR915", "warning", "info")
def body_was_replaced(texts: Excerpt) -> Iterator[Problem]:
    """A body that was merged, renamed or closed is named with its successor; CTR912 tells of those of districts."""
    for where in texts_and_agencies(texts):
        for spot in named_in(where, _bodies()):
            row, at = spot.row, spot[1:3]
            if (
                _OF_DISTRICT.match(spot.passage.low, spot.end)
                or (row.local and not texts.ground.level)
                or holds(" ".join(clause_of(spot.passage, *at)), row.beside)
            ):
                continue
            if _no_longer(texts, spot, at):
                when = f"{row.since.month}/{row.since.year}"
                message = f"“{spot.words}” không còn từ tháng {when}, nay là {row.now}"
                advice = f"viết {row.now}, hoặc xem lại tên cơ quan"
                yield spot.passage.doubt(message, row.sureness, advice, at)
