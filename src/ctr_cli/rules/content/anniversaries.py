"""CTR811, CTR812, CTR815: days of remembrance and acts carried out: how many years, which day.

Which days are known, see `events.py`.
"""

from collections import defaultdict
from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.dates import DAY
from ctr_cli.language.events import known_events
from ctr_cli.language.numbers import NUMBER, ROMAN, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import month_of
from ctr_cli.rules.content.events import Named, named
from ctr_cli.rules.reading import Hit, Passage, doubt, holds, prose
from ctr_cli.rules.registry import Subject, rule

_COUNT_BEFORE = regex(
    rf"(?:\b(?P<n>{NUMBER}) năm|lần thứ (?P<n2>{NUMBER}))(?P<link>[^.;,\n\d]{{0,25}})\Z"
)
_COUNT_AFTER = regex(
    rf"[^.;,\n\d]{{0,40}}?(?:\((?P<n>{NUMBER}) năm\)|(?:lần thứ|tròn) (?P<n2>{NUMBER})(?! năm \d)\b)"
)
_LINK = regex(
    r"(?: (?:ngày(?: hội)?|năm|truyền thống|thành lập|lễ|của|lực lượng|nước|đại thắng mùa xuân,?|kỷ niệm|chiến thắng|sự kiện))*"
    r" ?\Z"
)
_PAIR = (
    rf"\b(?P<n>\d{{1,3}}) năm(?P<between>(?:[^;\n\d(]|\d (?=cấp|tháng)){{0,140}})\((?:ngày )?(?:{DAY}/)?"
    r"(?P<a>1[89]\d\d|20\d\d) ?- ?(?:(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/)?(?P<b>20\d\d)\)"
)
_YEARLESS = r"kỷ niệm (?P<n>\d{2,3}) (?:ngày (?!đêm)|thành lập|chiến thắng|cách mạng)"
_SPAN = rf"\((?:ngày )?{DAY}/(?:1[89]\d\d|19\d\d|20[01]\d) ?- ?(?P=d)/(?P=m)/(?P<b>20\d\d)\)"
_FOUNDED = (
    r"kỷ niệm[^.;\n\d]{0,30}\b(?P<n>\d{1,3}) năm(?P<between>[^;\n\d(]{0,140})\((?:ngày )?"
    rf"(?:{DAY}/)?(?P<a>1[89]\d\d|20\d\d)\)"
)


_SAID_YEAR = regex(r"(?:\bnăm |\bngày \d{1,2}/\d{1,2}/)(?P<y>20\d\d)(?!\d)[^.;\n]*\Z")


_YEAR_AFTER = regex(r"(?: [^\W\d_]+){0,4} (?:vào )?năm (?P<y>20\d\d)(?!\d| ?-)")


def _said_year(passage: Passage, start: int, end: int) -> tuple[int, ...]:
    """The year named before or right after an occasion, if any: `Năm 2025, cả nước kỷ niệm 95 năm …`."""
    said = _YEAR_AFTER.match(passage.low, end) or _SAID_YEAR.search(passage.low, 0, start)
    return (int(said["y"]),) if said else ()


_TOWARDS = regex(r"hướng tới|tiến tới|chuẩn bị|đón chào")
"""Words before an occasion that may be years away."""


def _year_of(subject: Subject, passage: Passage, month: int | None) -> tuple[int, ...]:
    """The years the next occasion may fall in: a meeting late in the year also plans for the next."""
    year = subject.program.year
    held = month_of(passage.meeting) if passage.meeting else None
    return (year, year + 1) if held and month and month < held else (year,)


@rule("CTR811", "warning")
def anniversary_count(subject: Subject) -> Iterator[Problem]:
    """The number of years of an anniversary is the year it is held less the year it goes back to."""
    texts = prose(subject)
    counted: set[tuple[object, int]] = set()
    yield from _from_day_to_day(subject, counted)
    yield from _without_a_count(subject, counted)
    for hit in texts.find(_FOUNDED, "("):
        passage, first = hit.passage, int(hit["a"])
        years = _year_of(subject, passage, int(hit["m"]) if hit["m"] else None)
        if passage.item and first < subject.program.year:
            counted.add((passage.path, hit.span("n")[0]))
            yield from _miscounted(
                passage, hit.span("n"), int(hit["n"]), first, years, "sự kiện này"
            )
    for name in named(subject):
        event, passage = name.event, name.passage
        if event.since is None or passage.item is None:
            continue
        found = _count_of(name)
        if found and (passage.path, found[1][0]) not in counted:
            counted.add((passage.path, found[1][0]))
            years = _said_year(passage, found[1][0], name.end) or _year_of(
                subject, passage, event.month
            )
            what = f"“{name.words}”"
            yield from _miscounted(passage, found[1], found[0], event.since, years, what)


def _from_day_to_day(subject: Subject, counted: set[tuple[object, int]]) -> Iterator[Problem]:
    """Occasions with the day they go back to and the day they are held: `96 năm … (03/02/1930 - 03/02/2026)`."""
    for hit in prose(subject).find(_PAIR, "("):
        passage, count = hit.passage, int(hit["n"])
        counted |= {(passage.path, hit.span("n")[0]), (passage.path, hit.span("b")[0])}
        first, last = int(hit["a"]), int(hit["b"])
        month = int(hit["m"]) if hit["m"] else None
        both_ends = last - first == count - 1 and "kỷ niệm" not in passage.low[: hit.span()[0]]
        if last - first != count and not both_ends:
            message = f"từ {first} đến {last} là {last - first} năm, không phải {count} năm"
            yield passage.problem(
                message, doubt(3, "xem lại số năm hoặc năm trong ngoặc"), hit.span("n")
            )
        elif passage.item and not both_ends and last not in _year_of(subject, passage, month):
            if _TOWARDS.search(passage.low, 0, hit.span()[0]) and last > subject.program.year:
                continue
            message = f"kỷ niệm tính đến năm {last}, chương trình là năm {subject.program.year}"
            yield passage.problem(message, doubt(3, "xem lại năm trong ngoặc"), hit.span("b"))
        elif (
            hit["d"]
            and hit["d2"]
            and (int(hit["d"]), int(hit["m"])) != (int(hit["d2"]), int(hit["m2"]))
        ):
            start, end = hit.span("d")[0], hit.span("b")[1]
            message = "hai mốc của lần kỷ niệm không cùng ngày"
            yield passage.problem(message, doubt(3, "xem lại ngày trong ngoặc"), (start, end))


def _without_a_count(subject: Subject, counted: set[tuple[object, int]]) -> Iterator[Problem]:
    """Occasions without a count: from one day to the same day of another year than this, or with a bare number."""
    for hit in prose(subject).find(_SPAN, "("):
        passage, last = hit.passage, int(hit["b"])
        if (passage.path, hit.span("b")[0]) in counted or not passage.item:
            continue
        if last not in _year_of(subject, passage, int(hit["m"])):
            message = f"kỷ niệm tính đến năm {last}, chương trình là năm {subject.program.year}"
            yield passage.problem(message, doubt(3, "xem lại năm trong ngoặc"), hit.span("b"))
    for hit in prose(subject).find(_YEARLESS, "kỷ niệm "):
        message = f"“{hit.words()}” thiếu chữ “năm”"
        yield hit.passage.problem(message, doubt(3, f"kỷ niệm {hit['n']} năm …"), hit.span())


_REVIEWED = (
    rf"(?:sơ kết|tổng kết|đánh giá)(?: kết quả)? (?P<n>{NUMBER}) năm "
    r"(?:thực hiện|triển khai|thi hành|vận hành)"
)
_TAKEN = ("năm thực hiện", "năm triển khai", "năm thi hành", "năm vận hành")
_CARRIED_OUT = _REVIEWED + r"[^;\n]{0,80}? ngày \d{1,2}/\d{1,2}/(?P<y>20\d\d)"
_OF_CONGRESS = (
    _REVIEWED
    + rf"[^;.\n]{{0,200}}? đại hội (?:đại biểu )?(?:đảng )?(?P<of>toàn quốc )?(?:lần thứ )?(?P<no>{ROMAN})"
    r"(?P<party> của đảng\b(?! bộ))?"
)


@rule("CTR815", "warning")
def years_carried_out(subject: Subject) -> Iterator[Problem]:
    """The years a document, or the resolution of a national congress, has been carried out are about those since then."""
    for hit in prose(subject).find(_CARRIED_OUT, *_TAKEN):
        yield from _not_so_long(subject, hit, int(hit["y"]), "văn bản ban hành")
    congresses: dict[str, list[str]] = table("terms")["congress"]
    for hit in prose(subject).find(_OF_CONGRESS, *_TAKEN):
        held = congresses.get(hit["no"].upper())
        if held and (hit["of"] or hit["party"]):
            yield from _not_so_long(subject, hit, int(held[0][:4]), "Đại hội họp")


def _not_so_long(subject: Subject, hit: Hit, first: int, what: str) -> Iterator[Problem]:
    since = subject.program.year - first
    count = value_of(hit["n"])
    if hit.passage.item and since >= 0 and abs(count - since) > 1:
        message = f"{what} năm {first}, đến năm {subject.program.year} là {since} năm"
        yield hit.passage.problem(message, doubt(2, "xem lại số năm hoặc văn bản"), hit.span("n"))


def _count_of(name: Named) -> tuple[int, tuple[int, int]] | None:
    """The number of years said of an event, with its place."""
    low = name.passage.low
    before = _COUNT_BEFORE.search(low, max(0, name.start - 45), name.start)
    linked = before if before and _LINK.match(before["link"]) else None
    found = linked or _COUNT_AFTER.match(low, name.end)
    if found is None:
        return None
    group = "n" if found["n"] else "n2"
    return value_of(found[group]), found.span(group)


def _miscounted(
    passage: Passage,
    span: tuple[int, int],
    count: int,
    since: int,
    years: tuple[int, ...],
    what: str,
) -> Iterator[Problem]:
    right = [year - since for year in years]
    if count not in right:
        message = (
            f"{what} từ năm {since}, đến năm {years[0]} là {right[0]} năm, không phải {count} năm"
        )
        yield passage.problem(message, doubt(3, f"{years[0]} - {since} = {right[0]}"), span)


_BARE_DAY = rf"(?:kỷ niệm|nhân dịp|chào mừng|mít tinh|gặp mặt|tọa đàm|ngày lễ|ngày)(?: ngày)? {DAY}(?![\d/])"
_APART = regex(r",|;|\. | và |\d|trước|đến")


def _day_of_another(subject: Subject) -> Iterator[Problem]:
    """A day beside one event alone which is that of another: `Gặp mặt 20/10 nhân Ngày Nhà giáo Việt Nam`."""
    beside: dict[int, list[Named]] = defaultdict(list)
    for name in named(subject):
        beside[id(name.passage)].append(name)
    known = {(event.day, event.month) for event in known_events().values()}
    for hit in prose(subject).find(_BARE_DAY, "/"):
        names = beside.get(id(hit.passage), [])
        day, (start, end) = (int(hit["d"]), int(hit["m"])), hit.span()
        if len(names) != 1 or not names[0].event.day or day not in known:
            continue
        name = names[0]
        between = (
            hit.passage.low[end : name.start]
            if end <= name.start
            else hit.passage.low[name.end : start]
        )
        if day != (name.event.day, name.event.month) and not _APART.search(between):
            message = f"“{name.words}” là ngày {name.event.day}/{name.event.month}, ở đây ghi {day[0]}/{day[1]}"
            yield hit.passage.problem(
                message, doubt(2, "xem lại ngày hoặc tên ngày kỷ niệm"), (hit.span("d")[0], end)
            )


_HONOURING = regex(r"gặp mặt|chúc mừng|tôn vinh|tọa đàm|tri ân|tuyên dương")


def _day_of_others(subject: Subject) -> Iterator[Problem]:
    """People honoured on a day that is known as that of others: `Gặp mặt nữ cán bộ nhân dịp 20/11`."""
    beside = {id(name.passage) for name in named(subject)}
    known = {f"{event.day}/{event.month}" for event in known_events().values()}
    for hit in prose(subject).find(_BARE_DAY, "/"):
        low, day = hit.passage.low, f"{int(hit['d'])}/{int(hit['m'])}"
        if id(hit.passage) in beside or low.count("/") > 1 or not _HONOURING.search(low):
            continue
        honoured = [row for row in table("honoured") if holds(low, row["who"])]
        if day in known and len(honoured) == 1 and day not in honoured[0]["days"]:
            who, right = honoured[0]["who"][0], " hoặc ".join(honoured[0]["days"])
            message = f"ngày {day} không phải ngày của {who}"
            hint = doubt(2, f"có phải ngày {right}?")
            yield hit.passage.problem(message, hint, (hit.span("d")[0], hit.span()[1]))


_DAY_AFTER = regex(
    r"(?: (?:nhân dân|việt nam|lịch sử|nước cộng hòa xã hội chủ nghĩa|nước cộng hòa xhcn|nước chxhcn|hồ chí minh|cộng sản|toàn dân tộc|toàn dân|dân tộc|của đảng|năm học|mới|20\d\d ?- ?20\d\d|,))*"
    r",? ?\(?(?:ngày )?(?P<d>\d{1,2}) ?[/-] ?(?P<m>\d{1,2})(?:[/-](?P<y>\d{4}))?(?!\d)"
)


@rule("CTR812", "warning")
def day_of_event(subject: Subject) -> Iterator[Problem]:
    """The day, and the year, written right after an event's name are those of the event."""
    year = subject.program.year
    yield from _day_of_another(subject)
    yield from _day_of_others(subject)
    for name in named(subject):
        event, passage = name.event, name.passage
        after = _DAY_AFTER.match(passage.low, name.end)
        if not after or not event.day:
            continue
        written = int(after["d"]), int(after["m"])
        if written != (event.day, event.month):
            right = f"{event.day}/{event.month}"
            message = f"“{name.words}” là ngày {right}, ở đây ghi {written[0]}/{written[1]}"
            yield passage.problem(
                message, doubt(3, f"ngày {right}"), (after.start("d"), after.end())
            )
        elif after["y"] and passage.item and int(after["y"]) not in {event.since, year, year + 1}:
            message = f"“{name.words}” ghi năm {after['y']}, chương trình là năm {year}"
            known = f"năm {year}" + (f", hoặc năm khởi đầu {event.since}" if event.since else "")
            yield passage.problem(message, doubt(3, known), after.span("y"))
