"""CTR811 to CTR813, CTR815: days of remembrance: how many years, which day, and whether the day is still ahead.

Which days are known, see `events.py`.
"""

import re
from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.diagnostics.finding import Problem
from ctr_cli.rules.content.events import Named, named
from ctr_cli.rules.reading import LOOKING_BACK, Hit, Passage, doubt, holds, plain, prose
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.views.program import month_of, months_of

_COUNT_BEFORE = re.compile(
    r"(?:\b(?P<n>\d{1,3}) năm|lần thứ (?P<nth>\d{1,3}))(?P<link>[^.;,\n\d]{0,25})\Z"
)
_COUNT_AFTER = re.compile(
    r"[^.;,\n\d]{0,40}?(?:\((?P<n>\d{1,3}) năm\)|(?:lần thứ|tròn) (?P<nth>\d{1,3})(?! năm \d)\b)"
)
_LINK = re.compile(
    r"(?: (?:ngày|năm|truyền thống|thành lập|lễ|của|lực lượng|nước|đại thắng mùa xuân,?|kỷ niệm|chiến thắng|sự kiện))*"
    r" ?\Z"
)
_PAIR = (
    r"\b(?P<n>\d{1,3}) năm(?P<between>(?:[^;\n\d(]|\d (?=cấp|tháng)){0,140})\((?:ngày )?(?:(?P<d>\d{1,2})/(?P<m>\d{1,2})/)?"
    r"(?P<a>1[89]\d\d|20\d\d) ?- ?(?:(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/)?(?P<b>20\d\d)\)"
)
_YEARLESS = r"kỷ niệm (?P<n>\d{2,3}) (?:ngày (?!đêm)|thành lập|chiến thắng|cách mạng)"
_SPAN = r"\((?:ngày )?(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?:1[89]\d\d|19\d\d|20[01]\d) ?- ?(?P=d)/(?P=m)/(?P<b>20\d\d)\)"
_FOUNDED = (
    r"kỷ niệm[^.;\n\d]{0,30}\b(?P<n>\d{1,3}) năm(?P<between>[^;\n\d(]{0,140})\((?:ngày )?"
    r"(?:(?P<d>\d{1,2})/(?P<m>\d{1,2})/)?(?P<a>1[89]\d\d|20\d\d)\)"
)


_SAID_YEAR = re.compile(r"(?:\bnăm |\bngày \d{1,2}/\d{1,2}/)(?P<y>20\d\d)(?!\d)[^.;\n]*\Z")


def _said_year(passage: Passage, start: int) -> tuple[int, ...]:
    """The year that the sentence has named before an occasion, if any: `Năm 2025, cả nước kỷ niệm 95 năm …`."""
    said = _SAID_YEAR.search(passage.low, 0, start)
    return (int(said["y"]),) if said else ()


_TOWARDS = re.compile(r"hướng tới|tiến tới|chuẩn bị[^;.]{0,30} cho|đón chào")
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
            years = _said_year(passage, found[1][0]) or _year_of(subject, passage, event.month)
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


_SPELT = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "mười": 10}
_REVIEWED = (
    rf"(?:sơ kết|tổng kết|đánh giá)(?: kết quả)? (?P<n>\d{{1,2}}|{'|'.join(_SPELT)}) năm "
    r"(?:thực hiện|triển khai|thi hành|vận hành)"
)
_CARRIED_OUT = _REVIEWED + r"[^;\n]{0,80}? ngày \d{1,2}/\d{1,2}/(?P<y>20\d\d)"
_OF_CONGRESS = (
    _REVIEWED
    + r"[^;.\n]{0,200}? đại hội (?:đại biểu )?(?:đảng )?(?P<of>toàn quốc )?(?:lần thứ )?(?P<no>[xvi]+)"
    r"(?P<party> của đảng\b(?! bộ))?"
)


@rule("CTR815", "warning")
def years_carried_out(subject: Subject) -> Iterator[Problem]:
    """The years a document, or the resolution of a national congress, has been carried out are about those since then."""
    for hit in prose(subject).find(_CARRIED_OUT, " năm "):
        yield from _not_so_long(subject, hit, int(hit["y"]), "văn bản ban hành")
    congresses: dict[str, list[str]] = table("terms")["congress"]
    for hit in prose(subject).find(_OF_CONGRESS, "đại hội"):
        held = congresses.get(hit["no"].upper())
        if held and (hit["of"] or hit["party"]):
            yield from _not_so_long(subject, hit, int(held[0][:4]), "Đại hội họp")


def _not_so_long(subject: Subject, hit: Hit, first: int, what: str) -> Iterator[Problem]:
    since = subject.program.year - first
    count = _SPELT.get(hit["n"]) or int(hit["n"])
    if hit.passage.item and since >= 0 and abs(count - since) > 1:
        message = f"{what} năm {first}, đến năm {subject.program.year} là {since} năm"
        yield hit.passage.problem(message, doubt(2, "xem lại số năm hoặc văn bản"), hit.span("n"))


def _count_of(name: Named) -> tuple[int, tuple[int, int]] | None:
    """The number of years said of an event, with its place."""
    low = name.passage.low
    before = _COUNT_BEFORE.search(low, max(0, name.start - 45), name.start)
    if before and _LINK.match(before["link"]):
        group = "n" if before["n"] else "nth"
        return int(before[group]), before.span(group)
    after = _COUNT_AFTER.match(low, name.end)
    if after:
        group = "n" if after["n"] else "nth"
        return int(after[group]), after.span(group)
    return None


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


_DAY_AFTER = re.compile(
    r"(?: (?:việt nam|lịch sử|nước cộng hòa xã hội chủ nghĩa|nước cộng hòa xhcn|nước chxhcn|hồ chí minh|cộng sản|toàn dân tộc|toàn dân|dân tộc|của đảng|năm học|mới|20\d\d ?- ?20\d\d|,))*"
    r",? ?\(?(?:ngày )?(?P<d>\d{1,2}) ?[/-] ?(?P<m>\d{1,2})(?:[/-](?P<y>\d{4}))?(?!\d)"
)


@rule("CTR812", "warning")
def day_of_event(subject: Subject) -> Iterator[Problem]:
    """The day, and the year, written right after an event's name are those of the event."""
    year = subject.program.year
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


_CELEBRATED = [
    "kỷ niệm",
    "chào mừng",
    "nhân dịp",
    "nhân ngày",
    "ngày hội",
    "lễ mít tinh",
    "mít tinh",
    "tổ chức ngày",
]
_DAY = r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])|\((?P<d2>\d{1,2})/(?P<m2>\d{1,2})/\d{4}(?:\)| ?- ?\d)"
_STREET = re.compile(
    r"(?:đường|phố|trường|quảng trường|công viên|cầu|chợ|khu đô thị|trường thpt) \Z"
)
_DUE = (
    r"(?P<by>trước|chậm nhất|hoàn thành|xong|tổ chức|diễn ra|khai mạc|khai trương)(?: trước| vào| từ)? (?:ngày|sáng|chiều|tối) "
    r"(?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}))?(?![\d/])"
)
_HELD = (
    r"(?:(?:lễ|hội|khai mạc|khai trương|khánh thành|khởi công|ra quân|diễn tập)\b[^.;\n\d]{0,50}|từ(?= ngày \d{1,2}/\d{1,2}/\d{4} đến)|thời gian|vào(?: thứ \w+,?)?|\((?:tổ chức )?(?:vào )?thứ \w+,) ngày (?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>\d{4})(?! của)"
    r"(?: đến(?: hết)? ngày (?P<d2>\d{1,2})/(?P<m2>\d{1,2})/(?P<y2>\d{4}))?"
)
_OF_A_REPORT = [
    "số liệu",
    "tính từ",
    "phát sinh",
    "trong thời gian",
    "nghỉ",
    "hiệu lực",
    "được",
    "đã",
    "kể từ",
    "vận hành",
]
_IN_HAND = re.compile(
    r"(?:hoàn thành|xong|chậm nhất|tổ chức|diễn ra|khai mạc|khai trương|báo cáo|gửi|trình|(?<!hồ sơ )(?<!đơn )nộp)[^.;]{0,60}\Z"
)
"""What is to be done by a day; without it a day of years before only dates what was: `phát sinh trước ngày 1/7/2025`."""
_AHEAD_MONTHS = 4
_EARLY_DAY = 3
_FIRST = (1,)
"""The month from which what is laid down for the whole year is carried out."""


@rule("CTR813", "warning")
def day_is_ahead(subject: Subject) -> Iterator[Problem]:
    """A celebration is planned before its day: not in a later month, unless next year's is meant."""
    days: dict[int, tuple[Passage, list[tuple[int, int, tuple[int, int]]]]] = {}

    def note(passage: Passage, day: int, month: int, span: tuple[int, int]) -> None:
        days.setdefault(id(passage), (passage, []))[1].append((month, day, span))

    for name in named(subject):
        event = name.event
        if event.day and event.month and name.passage.item:
            note(name.passage, event.day, event.month, (name.start, name.end))
    for hit in prose(subject).find(_DAY, "/"):
        if hit.passage.item and not _STREET.search(hit.passage.low, 0, hit.span()[0]):
            note(hit.passage, int(hit["d"] or hit["d2"]), int(hit["m"] or hit["m2"]), hit.span())
    for passage, told in days.values():
        if holds(passage.low, _CELEBRATED) and not holds(passage.low, LOOKING_BACK):
            yield from _past(subject, passage, told)
    yield from _days_set(subject)
    yield from _days_held(subject)


def _days_set(subject: Subject) -> Iterator[Problem]:
    """Days set for work, or for an event, that are past when the meeting is held."""
    for hit in prose(subject).find(_DUE, "/"):
        meeting = hit.passage.meeting
        outside = hit.passage.path[0] == "implementation"
        months = months_of(meeting) if meeting else _FIRST if outside else ()
        due = int(hit["y"] or subject.program.year), int(hit["m"])
        before = hit.passage.low[: hit.span()[0]]
        if not months or holds(before, LOOKING_BACK):
            continue
        if due[0] < subject.program.year and not _IN_HAND.search(before + hit["by"]):
            continue
        if due < (subject.program.year, months[0]):
            when = (
                f"vào đầu năm {subject.program.year}"
                if outside
                else f"khi họp vào tháng {months[0]}"
            )
            message = f"ngày {hit['d']}/{due[1]}/{due[0]} đã qua {when}"
            span = hit.span("d")[0], hit.span("y" if hit["y"] else "m")[1]
            yield hit.passage.problem(message, doubt(2, "xem lại ngày, tháng, năm"), span)


def _days_held(subject: Subject) -> Iterator[Problem]:
    """Days on which something is held that are past when the meeting plans it."""
    for hit in prose(subject).find(_HELD, "ngày "):
        months = months_of(hit.passage.meeting) if hit.passage.meeting else ()
        last = int(hit["y2"] or hit["y"]), int(hit["m2"] or hit["m"])
        before = hit.passage.low[: hit.span()[0]]
        if not months or holds(before, LOOKING_BACK) or holds(before, _OF_A_REPORT):
            continue
        if last[0] == subject.program.year and last[1] < months[0]:
            message = f"ngày {hit['d']}/{hit['m']}/{hit['y']} đã qua khi họp vào tháng {months[0]}"
            span = hit.span("d")[0], hit.span("y")[1]
            yield hit.passage.problem(message, doubt(2, "xem lại ngày, tháng, năm"), span)


def _past(
    subject: Subject, passage: Passage, named: list[tuple[int, int, tuple[int, int]]]
) -> Iterator[Problem]:
    held = months_of(passage.meeting) if passage.meeting else ()
    years = [int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", passage.low)]
    told = passage.low.startswith(f"năm {years[0]}, ") if years else False
    if not held or told or any(year > subject.program.year for year in years):
        return
    gone = [day for day in named if day[0] < held[0] and day[0] + 12 - held[0] > _AHEAD_MONTHS]
    just_gone = [day for day in named if gone and day[0] == held[0] and day[1] <= _EARLY_DAY]
    if len(gone) + len(just_gone) == len(named):
        month, day, span = min(gone, key=lambda entry: entry[2])
        message = f"ngày {day}/{month} đã qua khi họp vào tháng {held[0]}"
        yield passage.problem(
            message, doubt(2, f"đưa về hội nghị tháng {month} hoặc trước đó"), span
        )
        return
    once = {(month, day): span for month, day, span in reversed(named)}
    for (month, day), span in once.items():
        if (month,) == held and day <= _EARLY_DAY and _reviews_own_month(passage):
            message = f"ngày {day}/{month} có thể đã qua khi họp tháng {month}"
            hint = doubt(
                1,
                f"hội nghị này kiểm điểm công tác tháng {month} nên thường họp cuối tháng; chuyển lên tháng trước",
            )
            yield passage.problem(message, hint, span, severity="info")


def _reviews_own_month(passage: Passage) -> bool:
    """Whether the meeting looks back on its own month, and so meets towards its end."""
    meeting, month = passage.meeting, month_of(passage.meeting) if passage.meeting else None
    first = plain(meeting.items[0].text) if meeting and meeting.items else ""
    reviewed = re.split(r"nhiệm vụ|phương hướng", first.partition(";")[0])[0]
    return bool(re.search(rf"\btháng 0?{month}\b", reviewed))
