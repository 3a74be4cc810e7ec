"""CTR811 and CTR812: days of remembrance, the known ones and the office's own of `ctr.yaml`: how many years, which day."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from re import Match, Pattern

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.dates import DAY
from ctr_cli.language.events import Event, event, events_in, known_events
from ctr_cli.language.keys import plain
from ctr_cli.language.lunar import BRANCHES
from ctr_cli.language.numbers import NUMBER, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.numbers import miswritten
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import once
from ctr_cli.rules.reading import Hit, Passage, holds, prose, signs, tells
from ctr_cli.rules.registry import Reader, text_rule


class Named(Struct):
    """An event named in a passage, at its characters `start` to `end`."""

    event: Event
    passage: Passage
    start: int
    end: int

    @property
    def words(self) -> str:
        """The name as the clerk wrote it."""
        return self.passage.text[self.start : self.end]


@once
def named(reader: Reader) -> list[Named]:
    """Each event named in a text that speaks of an occasion, in the document's order."""
    own = {
        plain(name): event(plain(name), entry.day, entry.since)
        for entry in reversed(reader.office.anniversaries)
        for name in entry.names
    }
    texts, found = prose(reader), []
    for told in events_in(texts.joined.text, own):
        index = texts.joined.which(told.start)
        passage, offset = texts.passages[index], texts.joined.starts[index]
        if tells(passage.low, "occasions"):
            found.append(Named(told.event, passage, told.start - offset, told.end - offset))
    return found


Span = tuple[int, int]


@text_rule("CTR811", "warning")
def anniversary_count(texts: Excerpt) -> Iterator[Problem]:
    """The number of years of an anniversary is the year it is held less the year it goes back to."""
    counted: set[tuple[KeyPath, int]] = set()
    for hit in prose(texts).find(_BRACKET, *_YEARS):
        said = _COUNTED.search(hit.passage.low, 0, hit.span()[0])
        if said:
            counted.add((hit.passage.path, said.start("n")))
            yield from _in_brackets(texts.year, hit, said)
    known = {(name.passage.path, name.start) for name in named(texts) if name.event.since}
    for hit in prose(texts).find(_SINCE, "kỷ niệm "):
        path, (start, end) = hit.passage.path, hit.span("what")
        if hit.passage.place.of_item and not any((path, at) in known for at in range(start, end)):
            counted.add((path, hit.span("n")[0]))
            yield from _since(texts.year, hit)
    for name in named(texts):
        event, passage, found = name.event, name.passage, _count_of(name)
        if not (found and event.since and passage.place.of_item):
            continue
        count, span = found
        told = f"{count + event.since}" in passage.low and tells(passage.low, "towards")
        if not told and (passage.path, span[0]) not in counted:
            counted.add((passage.path, span[0]))
            years = _said_year(name, span[0]) or _year_of(texts.year, passage, event.month)
            yield from _miscounted(passage, span, count, event.since, years, f"“{name.words}”")


_SAID_YEAR = regex(r"(?:\bnăm |\bngày \d{1,2}/\d{1,2}/)(?P<y>20\d\d)(?!\d)[^.;\n]*\Z")
_YEAR_AFTER = regex(
    r"(?: [^\W\d_]+){0,4} (?:(?:vào )?năm |\(?(?:ngày )?\d{1,2}/\d{1,2}/|tháng \d{1,2}/)(?P<y>20\d\d)(?!\d| ?-)"
)


def _said_year(name: Named, start: int) -> tuple[int, ...]:
    """The year named before or right after an occasion, if any: `Năm 2025, cả nước kỷ niệm 95 năm …`."""
    low = name.passage.low
    said = _YEAR_AFTER.match(low, name.end) or _SAID_YEAR.search(low, 0, start)
    return (int(said["y"]),) if said else ()


def _year_of(year: int, passage: Passage, month: int | None) -> tuple[int, ...]:
    """The years an occasion may fall in: late in the year the next is planned, early in it the last looked back on."""
    held = passage.place.months
    if len(held) != 1 or not month:
        return (year,)
    looks_back = held[0] <= _EARLY < month and tells(passage.low, "past", "done")
    return (year, *(year + 1,) * (month < held[0]), *(year - 1,) * looks_back)


_EARLY = 3
"""The month up to which what was held last year may be looked back on."""


def _miscounted(
    passage: Passage, span: Span, count: int, since: int, years: tuple[int, ...], what: str
) -> Iterator[Problem]:
    if count + since not in years:
        right = f"từ năm {since}, đến năm {years[0]} là {years[0] - since} năm"
        advice = f"{years[0]} - {since} = {years[0] - since}"
        yield passage.doubt(f"{what} {right}, không phải {count} năm", 3, advice, span)


_BRACKET = (
    r"(?:\(|(?= (?:ngày )?(?P<day>\d{1,2}/\d{1,2})/\d{4} ?- ?(?P=day)/20\d\d(?![\d/])) )(?:ngày )?"
    rf"(?:{DAY}/)?(?P<a>1[89]\d\d|20\d\d) ?- ?(?:(?P<d2>\d{{1,2}})/(?P<m2>\d{{1,2}})/)?(?P<b>20\d\d)(?!\d)"
)
"""The years an occasion runs from and to, in brackets; the same day of both may stand without: `01/5/1975 - 01/5/2026`."""
_YEARS = "/18", "/19", "/20", "(18", "(19", "(20"
"""What stands in a text that says from when to when."""
_COUNTED = regex(r"(?<![\d.,])\b(?P<n>\d{1,3}) (?:năm|tuổi)(?:[^;\n\d(]|\d (?=cấp|tháng)){0,140}\Z")
_SINCE = (
    r"kỷ niệm (?P<n>\d{1,3}) năm (?P<what>[^,;.:\d(]{4,100}?[ (]+)"
    r"(?:(?:(?:vào|từ) )?(?:ngày )?\d{1,2}/(?P<m>\d{1,2})/|(?:(?:vào|từ) )?tháng (?P<m2>\d{1,2})(?:/| năm )"
    rf"|(?:(?:vào|từ) )?năm |(?<=\()|[^\W\d_]+ (?:{'|'.join(BRANCHES).lower()}) )(?P<y>1\d\d\d|20[01]\d)(?!\d| ?-)"
)
"""A count of years and, with no other year between, the year or the day long ago that something goes back to."""
_SOON = 10
"""The month from which an occasion of unknown day may be that of the next year."""


def _since(year: int, hit: Hit) -> Iterator[Problem]:
    """An occasion with the year it goes back to: `50 năm trận đánh đồi Độc Lập tháng 3/1975`."""
    years = _year_of(year, hit.passage, int(hit["m"] or hit["m2"] or _SOON - 1))
    count, since = int(hit["n"]), int(hit["y"])
    if str(count + since) not in hit.passage.low:
        yield from _miscounted(hit.passage, hit.span("n"), count, since, years, "sự kiện này")


def _in_brackets(year: int, hit: Hit, said: Match[str]) -> Iterator[Problem]:
    """A count with the years it runs from and to: `96 năm … (03/02/1930 - 03/02/2026)`."""
    passage, since, until = hit.passage, int(hit["a"]), int(hit["b"])
    count, span = int(said["n"]), said.span("n")
    plain_years = not hit["d"] and "kỷ niệm" not in passage.low[: hit.span()[0]]
    if plain_years and count in (until - since + 1, (until - since) * (until < year)):
        return  # the first and the last year are counted, or a history is told
    if count != until - since:
        message = f"từ {since} đến {until} là {until - since} năm, không phải {count} năm"
        yield passage.doubt(message, 3, "xem lại số năm hoặc năm trong ngoặc", span)


@cache
def _counts(number: str) -> tuple[Pattern[str], Pattern[str]]:
    """What counts the years before the name of an event, and after it, by a pattern of numbers."""
    hundred = rf"(?P<hundred>một trăm (?:linh |lẻ )?)?(?P<n>{number}) năm|lần thứ (?P<n2>{number})"
    after = (
        rf"[^.;,\n\d]{{0,40}}?(?:\((?P<n>{number}) năm\)|(?:lần thứ|tròn) (?P<n2>{number})\b"
        rf"|kỷ niệm (?P<n3>{number}) năm (?:phong trào|sự kiện|ngày ấy))"
    )
    return regex(rf"(?:(?<![\w.,]){hundred})(?P<link>[^.;\n\d]{{0,45}})\Z"), regex(after)


def _count_of(name: Named) -> tuple[int, Span] | None:
    """The number of years said of an event, with its place; in words where there is a ten among them."""
    low = name.passage.low
    in_words = "mươi" in low or "mười" in low
    count_before, count_after = _counts(NUMBER if in_words else r"\d{1,4}(?!\d)")
    found = count_before.search(low, max(0, name.start - 65), name.start)
    if not found or not _between("before an event", r' ?,? ?[“"]?\Z').match(found["link"]):
        found = count_after.match(low, name.end)
    if found is None:
        return None
    groups = found.groupdict()
    group = next(group for group in ("n", "n2", "n3") if groups.get(group))
    hundred = groups.get("hundred")
    start = found.start("hundred") if hundred else found.start(group)
    return value_of(found[group]) + 100 * bool(hundred), (start, found.end(group))


@cache
def _between(words: str, then: str) -> Pattern[str]:
    """A pattern of words of a list of `data/signs.yaml`, and of what comes then."""
    return regex(rf"(?:,? (?:{'|'.join(signs(words))})(?!\w))*{then}")


_BRACKET_AFTER = regex(rf"[^,;.\n\d(]{{0,50}} ?{_BRACKET}")


_DAY_AFTER = r",? ?\(?(?:ngày )?(?P<d>\d{1,2}) ?[/-] ?(?P<m>\d{1,2})(?:[/-](?P<y>\d{4}))?(?!\d)"


@text_rule("CTR812", "warning")
def day_of_event(texts: Excerpt) -> Iterator[Problem]:
    """The day, and the year, written beside an event's name are those of the event."""
    year, beside = texts.year, defaultdict[KeyPath, list[Named]](list)
    for name in named(texts):
        event, passage = name.event, name.passage
        after = _between("after an event", _DAY_AFTER).match(passage.low, name.end)
        if not after or not event.day:
            beside[passage.path].append(name)
            yield from _begun_otherwise(name)
            continue
        said, since = int(after["y"] or year), event.since or 0
        counted = since + (_count_of(name) or (0, ()))[0]
        if (int(after["d"]), int(after["m"])) != (event.day, event.month):
            yield _another_day(name, after["d"], after["m"], (after.start("d"), after.end()), 3)
        elif passage.place.of_item and said not in {since, event.again, year, year + 1, counted}:
            known = f"năm {year}" + f", hoặc năm khởi đầu {since}" * bool(since)
            message = f"“{name.words}” ghi năm {said}, chương trình là năm {year}"
            yield passage.doubt(message, 3, known, after.span("y"))
    yield from miswritten(texts, "CTR812")
    for hit in prose(texts).find(_BARE_DAY, "/"):
        yield from _day_of_another(hit, beside[hit.passage.path])


def _begun_otherwise(name: Named) -> Iterator[Problem]:
    """The year an occasion without a count goes back to: `Quốc khánh (2/9/1954 - 2/9/2026)`."""
    passage, since = name.passage, name.event.since
    spans = _BRACKET_AFTER.match(passage.low, name.end)
    if since and spans and int(spans["a"]) != since and not _count_of(name):
        message = f"“{name.words}” từ năm {since}, ở đây ghi {spans['a']}"
        yield passage.doubt(message, 3, "xem lại năm khởi đầu", spans.span("a"))


def _another_day(name: Named, day: str, month: str, span: Span, sure: int) -> Problem:
    right = f"{name.event.day}/{name.event.month}"
    message = f"“{name.words}” là ngày {right}, ở đây ghi {int(day)}/{int(month)}"
    return name.passage.doubt(message, sure, f"ngày {right}, hoặc xem lại tên ngày", span)


@cache
def _days() -> set[tuple[int | None, int | None]]:
    return {(event.day, event.month) for event in known_events().values()}


_BARE_DAY = rf"(?<!sáng )(?<!chiều )(?<!tối )(?<!đêm )(?<!vào )(?:kỷ niệm|dịp|chào mừng|mít tinh|gặp mặt|tọa đàm|ngày lễ|ngày)(?: ngày)? {DAY}(?![\d/])"
_APART = regex(r",(?! (?:đúng |là |cũng là )?(?:ngày|lễ) )|;|\. | và |\d|trước|đến")


def _day_of_another(hit: Hit, names: list[Named]) -> Iterator[Problem]:
    """A day beside one event alone, or beside people honoured, which is that of others: `Gặp mặt nữ cán bộ nhân dịp 20/11`."""
    low, (start, end) = hit.passage.low, hit.span()
    day, span = (int(hit["d"]), int(hit["m"])), (hit.span("d")[0], end)
    if len(names) == 1 and names[0].event.day and day in _days():
        name = names[0]
        between = low[end : name.start] if end <= name.start else low[name.end : start]
        if day != (name.event.day, name.event.month) and not _APART.search(between):
            yield _another_day(name, hit["d"], hit["m"], span, 2)
    elif not names and low.count("/") == 1 and tells(low, "honouring"):
        clause = low[low.rfind(";", 0, start) + 1 : low.find(";", end) % (len(low) + 1)]
        honoured = [row for row in table("honoured") if holds(clause, row["who"])]
        days = [tuple(map(int, d.split("/"))) for row in honoured for d in row["days"]]
        near = day in _days() or day[0] in [own for own, _ in days]
        if len(honoured) == 1 and near and day not in days:
            who, right = honoured[0]["who"][0], " hoặc ".join(honoured[0]["days"])
            message = f"ngày {day[0]}/{day[1]} không phải ngày của {who}"
            yield hit.passage.doubt(message, 2, f"có phải ngày {right}?", span)
