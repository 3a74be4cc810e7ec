"""CTR811, CTR812, CTR815: days of remembrance and acts carried out: how many years, which day.

Which days are known, see `events.py`.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from re import Match, Pattern

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.dates import DAY
from ctr_cli.language.events import known_events
from ctr_cli.language.numbers import NUMBER, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.events import Named, named
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, Passage, doubt, holds, prose, signs, tells
from ctr_cli.rules.registry import text_rule

Counted = set[tuple[KeyPath, int]]
"""The texts and places of numbers that are judged already."""


@text_rule("CTR811", "warning")
def anniversary_count(texts: Excerpt) -> Iterator[Problem]:
    """The number of years of an anniversary is the year it is held less the year it goes back to."""
    counted: Counted = set()
    yield from _in_brackets(texts, counted)
    for name in named(texts):
        event, passage, found = name.event, name.passage, _count_of(name)
        if not (found and event.since and passage.place.of_item):
            continue
        count, span = found
        ahead = f"{count + event.since}" in passage.low and tells(passage.low, "towards")
        if not ahead and (passage.path, span[0]) not in counted:
            counted.add((passage.path, span[0]))
            said = _said_year(passage, span[0], name.end)
            years = said or _year_of(texts.year, passage, event.month)
            yield from _miscounted(passage, span, count, event.since, years, f"“{name.words}”")


_SAID_YEAR = regex(r"(?:\bnăm |\bngày \d{1,2}/\d{1,2}/)(?P<y>20\d\d)(?!\d)[^.;\n]*\Z")
_YEAR_AFTER = regex(r"(?: [^\W\d_]+){0,4} (?:vào )?năm (?P<y>20\d\d)(?!\d| ?-)")


def _said_year(passage: Passage, start: int, end: int) -> tuple[int, ...]:
    """The year named before or right after an occasion, if any: `Năm 2025, cả nước kỷ niệm 95 năm …`."""
    said = _YEAR_AFTER.match(passage.low, end) or _SAID_YEAR.search(passage.low, 0, start)
    return (int(said["y"]),) if said else ()


def _year_of(year: int, passage: Passage, month: int | None) -> tuple[int, ...]:
    """The years the next occasion may fall in: a meeting late in the year also plans for the next."""
    held = passage.place.months
    return (year, year + 1) if month and len(held) == 1 and month < held[0] else (year,)


def _miscounted(
    passage: Passage,
    span: tuple[int, int],
    count: int,
    since: int,
    years: tuple[int, ...],
    what: str,
) -> Iterator[Problem]:
    if count + since not in years:
        right = years[0] - since
        message = (
            f"{what} từ năm {since}, đến năm {years[0]} là {right} năm, không phải {count} năm"
        )
        yield passage.problem(message, doubt(3, f"{years[0]} - {since} = {right}"), span)


_BRACKET = (
    rf"\((?:ngày )?(?:{DAY}/)?(?P<a>1[89]\d\d|20\d\d)"
    r"(?: ?- ?(?:(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/)?(?P<b>20\d\d))?\)"
)
_SINCE = ("/18", "/19", "/200", "/201", "(18", "(19", "(20")
"""How the year an occasion goes back to is written."""
_COUNTED = regex(r"\b(?P<n>\d{1,3}) năm(?:[^;\n\d(]|\d (?=cấp|tháng)){0,140}\Z")
_CLOSE = 40
"""Letters before a count in which `kỷ niệm` makes the year in brackets that of a founding."""


def _in_brackets(texts: Excerpt, counted: Counted) -> Iterator[Problem]:
    """Occasions with the day they go back to, and perhaps the day they are held: `96 năm … (03/02/1930 - 03/02/2026)`."""
    for hit in prose(texts).find(_BRACKET, *_SINCE):
        passage, begins = hit.passage, hit.span()[0]
        said = _COUNTED.search(passage.low, 0, begins)
        if said:
            counted.add((passage.path, said.start("n")))
        if hit["b"]:
            yield from _from_day_to_day(texts.year, hit, said)
        elif said and "kỷ niệm" in passage.low[max(0, said.start() - _CLOSE) : said.start()]:
            since, years = int(hit["a"]), _year_of(texts.year, passage, int(hit["m"] or 0))
            if passage.place.of_item and since < texts.year:
                count, span = int(said["n"]), said.span("n")
                yield from _miscounted(passage, span, count, since, years, "sự kiện này")


def _from_day_to_day(year: int, hit: Hit, said: Match[str] | None) -> Iterator[Problem]:
    """What is wrong with two days in brackets, and with the count of years before them."""
    passage, since, until = hit.passage, int(hit["a"]), int(hit["b"])
    day, held = ((int(hit[d] or 0), int(hit[m] or 0)) for d, m in (("d", "m"), ("d2", "m2")))
    count = int(said["n"]) if said else until - since
    plain_years = not hit["d"] and "kỷ niệm" not in passage.low[: hit.span()[0]]
    if plain_years and count in (until - since + 1, (until - since) * (until < year)):
        return  # the first and the last year are counted, or a history is told
    if said and count != until - since:
        message = f"từ {since} đến {until} là {until - since} năm, không phải {count} năm"
        hint = doubt(3, "xem lại số năm hoặc năm trong ngoặc")
        yield passage.problem(message, hint, said.span("n"))
    elif not said and not day == held > (0, 0):
        return
    elif passage.place.of_item and until not in _year_of(year, passage, day[1]):
        if until <= year or not tells(passage.low, "towards"):
            message = f"kỷ niệm tính đến năm {until}, chương trình là năm {year}"
            yield hit.problem(message, doubt(3, "xem lại năm trong ngoặc"), "b")
    elif day != held and day > (0, 0) and held > (0, 0):
        message = "hai mốc của lần kỷ niệm không cùng ngày"
        yield hit.problem(message, doubt(3, "xem lại ngày trong ngoặc"))


@cache
def _counts(number: str) -> tuple[Pattern[str], Pattern[str]]:
    """What counts the years before the name of an event, and after it, by a pattern of numbers."""
    before = rf"(?:\b(?P<hundred>một trăm (?:linh |lẻ )?)?(?P<n>{number}) năm|lần thứ (?P<n2>{number}))(?P<link>[^.;\n\d]{{0,45}})\Z"
    after = rf"[^.;,\n\d]{{0,40}}?(?:\((?P<n>{number}) năm\)|(?:lần thứ|tròn) (?P<n2>{number})(?! năm \d)\b)"
    return regex(before), regex(after)


_FIGURES = r"\d{1,3}(?!\d)"
_TENS = ("mươi", "mười")
"""Without one of these years are not counted in words."""


def _count_of(name: Named) -> tuple[int, tuple[int, int]] | None:
    """The number of years said of an event, with its place."""
    low = name.passage.low
    count_before, count_after = _counts(NUMBER if holds(low, _TENS) else _FIGURES)
    before = count_before.search(low, max(0, name.start - 65), name.start)
    linked = before and _between("before an event", r" ?,? ?\Z").match(before["link"])
    found: Match[str] | None = before if linked else count_after.match(low, name.end)
    if found is None:
        return None
    group = "n" if found["n"] else "n2"
    hundred = found.groupdict().get("hundred")
    start = found.start("hundred") if hundred else found.start(group)
    return value_of(found[group]) + 100 * bool(hundred), (start, found.end(group))


@cache
def _between(words: str, then: str) -> Pattern[str]:
    """A pattern of words of a list of `data/signs.yaml`, and of what comes then."""
    return regex(rf"(?:,? (?:{'|'.join(signs(words))})(?!\w))*{then}")


_CARRIED_OUT = (
    rf"(?:sơ kết|tổng kết|đánh giá)(?: kết quả)? (?P<n>{NUMBER}) năm "
    r"(?:thực hiện|triển khai|thi hành|vận hành)[^;\n]{0,80}? ngày \d{1,2}/\d{1,2}/(?P<y>20\d\d)"
)
_TAKEN = ("năm thực hiện", "năm triển khai", "năm thi hành", "năm vận hành")


@text_rule("CTR815", "warning")
def years_carried_out(texts: Excerpt) -> Iterator[Problem]:
    """The years a document has been carried out are about those since then."""
    for hit in prose(texts).find(_CARRIED_OUT, *_TAKEN):
        since = texts.year - int(hit["y"])
        if hit.passage.place.of_item and since >= 0 and abs(value_of(hit["n"]) - since) > 1:
            message = f"văn bản ban hành năm {hit['y']}, đến năm {texts.year} là {since} năm"
            yield hit.problem(message, doubt(2, "xem lại số năm hoặc văn bản"), "n")


_DAY_AFTER = r",? ?\(?(?:ngày )?(?P<d>\d{1,2}) ?[/-] ?(?P<m>\d{1,2})(?:[/-](?P<y>\d{4}))?(?!\d)"


@text_rule("CTR812", "warning")
def day_of_event(texts: Excerpt) -> Iterator[Problem]:
    """The day, and the year, written beside an event's name are those of the event; people are honoured on their own."""
    year, beside = texts.year, defaultdict[KeyPath, list[Named]](list)
    for name in named(texts):
        event, passage = name.event, name.passage
        beside[passage.path].append(name)
        after = _between("after an event", _DAY_AFTER).match(passage.low, name.end)
        if not after or not event.day:
            continue
        if (int(after["d"]), int(after["m"])) != (event.day, event.month):
            yield _another_day(name, after["d"], after["m"], (after.start("d"), after.end()), 3)
        elif (
            after["y"]
            and passage.place.of_item
            and int(after["y"]) not in {event.since, year, year + 1}
        ):
            known = f"năm {year}" + (f", hoặc năm khởi đầu {event.since}" if event.since else "")
            message = f"“{name.words}” ghi năm {after['y']}, chương trình là năm {year}"
            yield passage.problem(message, doubt(3, known), after.span("y"))
    for hit in prose(texts).find(_BARE_DAY, "/"):
        yield from _day_of_another(hit, beside[hit.passage.path])


def _another_day(name: Named, day: str, month: str, span: tuple[int, int], sure: int) -> Problem:
    right = f"{name.event.day}/{name.event.month}"
    message = f"“{name.words}” là ngày {right}, ở đây ghi {int(day)}/{int(month)}"
    return name.passage.problem(message, doubt(sure, f"ngày {right}, hoặc xem lại tên ngày"), span)


_BARE_DAY = rf"(?:kỷ niệm|nhân dịp|chào mừng|mít tinh|gặp mặt|tọa đàm|ngày lễ|ngày)(?: ngày)? {DAY}(?![\d/])"
_APART = regex(r",|;|\. | và |\d|trước|đến")


def _day_of_another(hit: Hit, names: list[Named]) -> Iterator[Problem]:
    """A day beside one event alone, or beside people honoured, which is that of others: `Gặp mặt nữ cán bộ nhân dịp 20/11`."""
    low, (start, end) = hit.passage.low, hit.span()
    day, span = (int(hit["d"]), int(hit["m"])), (hit.span("d")[0], end)
    days = {(event.day, event.month) for event in known_events().values()}
    if len(names) == 1 and names[0].event.day and day in days:
        name = names[0]
        between = low[end : name.start] if end <= name.start else low[name.end : start]
        if day != (name.event.day, name.event.month) and not _APART.search(between):
            yield _another_day(name, hit["d"], hit["m"], span, 2)
    elif not names and low.count("/") == 1 and tells(low, "honouring"):
        honoured = [row for row in table("honoured") if holds(low, row["who"])]
        right = [tuple(map(int, d.split("/"))) for d in honoured[0]["days"]] if honoured else []
        near = day in days or any(day[0] == own[0] or day[1] == own[1] for own in right)
        if len(honoured) == 1 and near and day not in right:
            message = f"ngày {day[0]}/{day[1]} không phải ngày của {honoured[0]['who'][0]}"
            hint = doubt(2, f"có phải ngày {' hoặc '.join(honoured[0]['days'])}?")
            yield hit.passage.problem(message, hint, span)
