"""CTR912, CTR914, CTR915: units, provinces and bodies that were abolished, merged or renamed, and whether a text speaks of their time."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache
from typing import Generic, TypeVar

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules import walk
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import quotations
from ctr_cli.rules.reading import Passage, holds, prose
from ctr_cli.rules.registry import text_rule

Row = TypeVar("Row")


class Spot(Struct, Generic[Row]):
    """A name of a table in a passage, and what the table says of it."""

    passage: Passage
    start: int
    end: int
    row: Row


def named_in(passages: Iterable[Passage], names: Phrases[Row]) -> Iterator[Spot[Row]]:
    """Each place where a name stands; of two names in one another, the longer one."""
    for passage in passages:
        last = 0
        for found in phrases_in(passage.text, names):
            if found.start >= last:
                last = found.end
                yield Spot(passage, found.start, found.end, found.value)


def clause_of(passage: Passage, start: int, end: int) -> tuple[str, str]:
    """The words before and after a place, to the full stop or semicolon."""
    low = passage.low
    first = max(low.rfind(". ", 0, start), low.rfind(";", 0, start)) + 1
    last = min((at for sign in (". ", ";") if (at := low.find(sign, end)) >= 0), default=len(low))
    return low[first:start], low[end:last]


_WHEN = regex(
    r"""(?x)(?<![\d/.-])(?:(?:(?P<d>\d{1,2})(?:[/.-]|\ tháng\ ))?(?P<m>\d{1,2})(?:[/.-]|\ năm\ )|(?P<since>(?:19|20)\d\d\ ?-\ ?)?)
    (?P<y>(?:19|20)\d\d)(?![\d/]|\.\d)"""
)
"""A day or a month, a range of years, or a year."""


def is_dated_before(words: str, since: date, year: int) -> bool:
    """Whether words name a day or a year before a change; the year of the change counts once it is over, if no other is named."""
    whens = list(_WHEN.finditer(words))
    of_change = since.year < year and since.month > 1 and len(whens) == 1
    return any(
        (int(when["y"]), int(when["m"]), int(when["d"] or 1))
        <= (since.year, since.month, since.day)
        if when["m"]
        else int(when["y"]) < since.year + bool(of_change or when["since"])
        for when in whens
    )


def gone_when_planned(texts: Excerpt, passage: Passage, since: date) -> bool:
    """Whether what ended on a day is no more when the meeting of a text is held, else as the programme's year begins."""
    months = passage.place.months
    return date(texts.year, months[0] if months else 1, 1) >= since


@cache
def words(name: str, ending: str = r"(?!\w)") -> re.Pattern[str]:
    """Words of a list of the table, which it breaks over lines, as a pattern."""
    written: str = table("gone")[name].replace("| ", "|")
    return regex(rf"\b(?:{written}){ending}")


_BEHIND = 70
"""How far after a name a word may stand that tells of its past; before it, all of its clause tells."""


def tells_of_the_past(passage: Passage, start: int, end: int) -> bool:
    """Whether the sentence around a place quotes it, or speaks of the time before a merger, or of handing over."""
    before, after = clause_of(passage, start, end)
    return (
        any(words("past").search(part) for part in (before, after[:_BEHIND]))
        or bool(words("done by it").search(f"{before}#{after}"))
        or any(first < start and end < last for first, last in quotations(passage.text))
        or bool(words("past before").search(before))
    )


class _Row(Struct):
    """What a unit, a place or a body became, since when, how sure that is, and words that make its name another's.

    Those of `but` stand behind it, those of `beside` in its clause. A `local` row is told to wards and communes alone.
    """

    sort: str
    now: str
    since: date
    sureness: int
    but: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    local: bool = False


@cache
def _rows() -> list[tuple[str, _Row]]:
    """What is gone, each under its names."""
    data, known = table("gone"), list[tuple[str, _Row]]()
    since = date.fromisoformat(data["since"])
    for group in data["bodies"]:
        day, sureness = date.fromisoformat(group["since"]), 3 if group["sure"] == "C" else 1
        for row in group["rows"]:
            also = tuple(row.get("but", ())), tuple(row.get("beside", ())), row.get("local", False)
            names = f"{{{'|'.join(row['heads'])}}} {{{row['names'].replace('; ', '|')}}}"
            known.append((names, _Row("body", row["now"], day, sureness, *also)))
    units, cities = data["units"], dict.fromkeys(data["cities"].split(", "), "")
    but = tuple(f" {word}" for word in units["but"])
    unit = _Row("unit", units["now"], since, 2, but, tuple(data["abroad"]))
    known += [("; ".join([*units["names"], *units["levels"]]), unit)]
    places = {**cities, **data["provinces"]}
    return [*known, *((name, _Row("place", now, since, 3)) for name, now in places.items())]


@ready
def _names() -> Phrases[int]:
    """The names of what is gone, each with the number of its row."""
    return known_phrases((names, number) for number, (names, _) in enumerate(_rows()))


_OF_DISTRICT = regex(r"(?: của)? (?:huyện|quận|thị xã|thị ủy)\b")


@once
def _gone(texts: Excerpt) -> list[tuple[str, Problem]]:
    """Where texts, and the table of agencies, plan with what is gone; not where it is told of as past."""
    rows = [one for one in walk.placed(texts) if one.place.key == "agencies.name"]
    agencies = [Passage(one.path, one.text, plain(one.text), one.place) for one in rows]
    told = []
    for passage, start, end, number in named_in([*prose(texts).passages, *agencies], _names()):
        spot = Spot(passage, start, end, _rows()[number][1])
        code, first = _whole(spot) if texts.ground.level or not spot.row.local else ("", 0)
        if code and _no_longer(texts, spot, first):
            told.append((code, _problem(code, spot, first)))
    return told


def _whole(spot: Spot[_Row]) -> tuple[str, int]:
    """The code a name is told under, and where it begins with the office before it; no code where it is another's.

    `tỉnh Hà Nam Ninh` is another place, and in small letters `thành phố hòa bình` is none.
    """
    passage, start, end, row = spot
    before = passage.low[:start]
    if row.sort == "body":
        another = _OF_DISTRICT.match(passage.low, end) or before.endswith("chi ")  # chi cục
        return "" if another else "CTR915", start
    if row.sort == "unit":
        if phrasing("before the last word of a person").search(
            passage.text, max(0, start - 30), start
        ):
            return "", start
        office = words("offices", r"(?: việt nam)? \Z").search(before, max(0, start - 60))
        return "CTR912", office.start() if office else start
    goes_on = passage.text[end + 1 : end + 2].isupper() or not passage.text[start].isupper()
    for code, pattern in (
        ("CTR914", phrasing("before a province")),
        ("CTR912", phrasing("before a city")),
    ):
        head = pattern.search(before, max(0, start - 70))
        if head and not goes_on and (row.now or code == "CTR912"):
            return code, head.start()
    return "", start


_OLD, _NEAR = (" cũ", "(cũ", "(trước", "trước đây", "trước kia", "trước sáp", "trước khi"), 30
"""Before whom something is asked for, or told, who therefore is thought to be there; words that call him old, near by."""


def _no_longer(texts: Excerpt, spot: Spot[_Row], start: int) -> bool:
    """Whether a text plans with what is gone; not where it speaks of the past, or of what is called after it."""
    passage, row = spot.passage, spot.row
    at = (start if row.sort == "place" else spot.start, spot.end)
    around = clause_of(passage, *at)
    asked = phrasing("asked of somebody").search(passage.low, 0, at[0])
    proper = words("proper", r"\b[^.;,\n]{0,30}\Z"), words("adjacent", r" \Z")
    return (
        gone_when_planned(texts, passage, row.since)
        and not passage.low.startswith(row.but, spot.end)
        and not any(holds(part, row.beside) for part in around)
        and not (row.sort != "body" and any(pattern.search(around[0]) for pattern in proper))
        and not (holds(around[1][:_NEAR], _OLD) if asked else tells_of_the_past(passage, *at))
        and not any(is_dated_before(part, row.since, texts.year) for part in around)
    )


def _problem(code: str, spot: Spot[_Row], start: int) -> Problem:
    passage, row, at = spot.passage, spot.row, (start, spot.end)
    written = passage.text[slice(*at)]
    if code == "CTR912":
        message = f"“{written}” là của cấp huyện, đã thôi tổ chức từ tháng 7/2025"
        return passage.doubt(message, 2, "xem lại tên cơ quan: cấp xã hoặc cấp tỉnh, thành phố", at)
    if code == "CTR914":
        message = f"“{written}” không còn từ ngày 01/7/2025, nay thuộc {row.now}"
        return passage.doubt(message, 3, f"có phải {row.now}?", at)
    now = row.now.format(written.split()[0].capitalize())
    message = f"“{written}” không còn từ tháng {row.since.month}/{row.since.year}, nay là {now}"
    return passage.doubt(message, row.sureness, f"viết {now}, hoặc xem lại tên cơ quan", at)


@text_rule("CTR912", "warning")
def district_is_no_more(texts: Excerpt) -> Iterator[Problem]:
    """No unit of the abolished district level, and no office of one, has a part in the year's work."""
    return (problem for code, problem in _gone(texts) if code == "CTR912")


@text_rule("CTR914", "warning")
def province_was_merged(texts: Excerpt) -> Iterator[Problem]:
    """A province that was merged is not spoken of as one of today, nor does the issuer stand under it."""
    yield from (problem for code, problem in _gone(texts) if code == "CTR914")
    for now, (word, written) in table("gone")["counts"].items():
        for hit in prose(texts).find(rf"(?<![\w,./-]){written}(?!\w)", word):
            if not tells_of_the_past(hit.passage, *hit.span()):
                message = f"“{{}}” là số trước ngày 01/7/2025, nay là {now}"
                yield hit.doubt(message, 2, f"có phải {now}?")


@text_rule("CTR915", "warning", "info")
def body_was_replaced(texts: Excerpt) -> Iterator[Problem]:
    """A body that was merged, renamed or closed is named with its successor; CTR912 tells of those of districts."""
    return (problem for code, problem in _gone(texts) if code == "CTR915")
