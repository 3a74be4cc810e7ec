"""CTR811 to CTR813: days of remembrance: how many years, which day, and whether the day is still ahead.

The days stand in `data/anniversaries.yaml`; an office adds its own in `ctr.yaml`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ctr_cli.data import table
from ctr_cli.diagnostics.finding import Problem
from ctr_cli.rules.prose import Hit, Passage, doubt, plain, prose
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.settings import Anniversary
from ctr_cli.views.program import month_of, months_of


class _Event(NamedTuple):
    """A day of remembrance; the year it goes back to and the words that make it another event, if any."""

    name: str
    day: int | None
    month: int | None
    since: int | None
    besides: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def _events(
    own: tuple[tuple[str, str | None, int], ...],
) -> tuple[re.Pattern[str], dict[str, _Event]]:
    """A pattern of all names, and the event of each; those of the office go before the table's."""
    events: dict[str, _Event] = {}
    for name, day, since in own:
        _add(events, plain(name), day, since, ())
    for entry in table("anniversaries"):
        for name in entry["names"]:
            _add(events, name, entry["day"], entry.get("since"), tuple(entry.get("not", ())))
    names = sorted(events, key=len, reverse=True)
    return re.compile("|".join(re.escape(name) for name in names)), events


def _add(
    events: dict[str, _Event],
    name: str,
    day: str | None,
    since: int | None,
    besides: tuple[str, ...],
) -> None:
    at = [int(part) for part in day.split("/")] if day else [None, None]
    events.setdefault(name, _Event(name, at[0], at[1], since, besides))


_OCCASIONS = (
    "kỷ niệm",
    "chào mừng",
    "nhân dịp",
    "mít tinh",
    "ngày ",
    "lần thứ",
    " năm cách mạng",
    " năm quốc",
    " năm giải phóng",
    " năm chiến thắng",
)


@lru_cache(maxsize=1)
def _named(subject: Subject) -> list[tuple[Hit, _Event]]:
    """Each event named in a text that speaks of an occasion."""
    pattern, events = _events(_own(subject.settings.anniversaries))
    hits = [(hit, events[hit.match.group()]) for hit in prose(subject).find(pattern, *_OCCASIONS)]
    return [(hit, event) for hit, event in hits if not _means_another(hit, event)]


def _means_another(hit: Hit, event: _Event) -> bool:
    rest = hit.passage.low[hit.span()[1] :].lstrip()
    return bool(event.besides) and rest.startswith(event.besides)


def _own(anniversaries: list[Anniversary]) -> tuple[tuple[str, str | None, int], ...]:
    return tuple((name, entry.day, entry.since) for entry in anniversaries for name in entry.names)


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
_PAIR = re.compile(
    r"\b(?P<n>\d{1,3}) năm(?P<between>[^;\n\d(]{0,140})\((?:ngày )?(?:(?P<d>\d{1,2})/(?P<m>\d{1,2})/)?"
    r"(?P<a>1[89]\d\d|20\d\d) ?- ?(?:(?P<d2>\d{1,2})/(?P<m2>\d{1,2})/)?(?P<b>20\d\d)\)"
)
_FOUNDED = re.compile(
    r"kỷ niệm[^.;\n\d]{0,30}\b(?P<n>\d{1,3}) năm(?P<between>[^;\n\d(]{0,140})\((?:ngày )?"
    r"(?:(?P<d>\d{1,2})/(?P<m>\d{1,2})/)?(?P<a>1[89]\d\d|20\d\d)\)"
)


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
    for hit in texts.find(_PAIR, "("):
        passage, count = hit.passage, int(hit["n"])
        counted.add((passage.path, hit.span("n")[0]))
        first, last = int(hit["a"]), int(hit["b"])
        month = int(hit["m"]) if hit["m"] else None
        if last - first != count:
            message = f"từ {first} đến {last} là {last - first} năm, không phải {count} năm"
            yield passage.problem(
                message, doubt(3, "xem lại số năm hoặc năm trong ngoặc"), hit.span("n")
            )
        elif passage.item and last not in _year_of(subject, passage, month):
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
    for hit in texts.find(_FOUNDED, "("):
        passage, first = hit.passage, int(hit["a"])
        years = _year_of(subject, passage, int(hit["m"]) if hit["m"] else None)
        if passage.item and first < subject.program.year:
            counted.add((passage.path, hit.span("n")[0]))
            yield from _miscounted(
                passage, hit.span("n"), int(hit["n"]), first, years, "sự kiện này"
            )
    for hit, event in _named(subject):
        if event.since is None or hit.passage.item is None:
            continue
        found = _count_of(hit)
        if found and (hit.passage.path, found[1][0]) not in counted:
            counted.add((hit.passage.path, found[1][0]))
            years = _year_of(subject, hit.passage, event.month)
            yield from _miscounted(
                hit.passage, found[1], found[0], event.since, years, f"“{hit.words()}”"
            )


def _count_of(hit: Hit) -> tuple[int, tuple[int, int]] | None:
    """The number of years said of an event, with its place."""
    start, end = hit.span()
    low = hit.passage.low
    before = _COUNT_BEFORE.search(low, max(0, start - 45), start)
    if before and _LINK.match(before["link"]):
        group = "n" if before["n"] else "nth"
        return int(before[group]), before.span(group)
    after = _COUNT_AFTER.match(low, end)
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
    r"(?: (?:việt nam|lịch sử|nước cộng hòa xã hội chủ nghĩa|nước cộng hòa xhcn|nước chxhcn|hồ chí minh|cộng sản|toàn dân|dân tộc|,))*"
    r",? ?\(?(?:ngày )?(?P<d>\d{1,2}) ?[/-] ?(?P<m>\d{1,2})(?:[/-](?P<y>\d{4}))?(?!\d)"
)


@rule("CTR812", "warning")
def day_of_event(subject: Subject) -> Iterator[Problem]:
    """The day, and the year, written right after an event's name are those of the event."""
    year = subject.program.year
    for hit, event in _named(subject):
        after = _DAY_AFTER.match(hit.passage.low, hit.span()[1])
        if not after or not event.day:
            continue
        written = int(after["d"]), int(after["m"])
        if written != (event.day, event.month):
            right = f"{event.day}/{event.month}"
            message = f"“{hit.words()}” là ngày {right}, ở đây ghi {written[0]}/{written[1]}"
            yield hit.passage.problem(
                message, doubt(3, f"ngày {right}"), (after.start("d"), after.end())
            )
        elif (
            after["y"] and hit.passage.item and int(after["y"]) not in {event.since, year, year + 1}
        ):
            message = f"“{hit.words()}” ghi năm {after['y']}, chương trình là năm {year}"
            known = f"năm {year}" + (f", hoặc năm khởi đầu {event.since}" if event.since else "")
            yield hit.passage.problem(message, doubt(3, known), after.span("y"))


_CELEBRATED = re.compile(
    r"kỷ niệm|chào mừng|nhân dịp|nhân ngày|ngày hội|lễ mít tinh|mít tinh|tổ chức ngày"
)
_LOOKING_BACK = re.compile(r"tổng kết|sơ kết|kết quả|đánh giá|rút kinh nghiệm|báo cáo|kiểm điểm")
_DAY = re.compile(
    r"(?<![\d/])(?P<d>\d{1,2})/(?P<m>\d{1,2})(?![\d/])|\((?P<d2>\d{1,2})/(?P<m2>\d{1,2})/\d{4}\)"
)
_STREET = re.compile(
    r"(?:đường|phố|trường|quảng trường|công viên|cầu|chợ|khu đô thị|trường thpt) \Z"
)
_DUE = re.compile(
    r"(?:trước|chậm nhất|hoàn thành|xong)(?: trước)? ngày (?P<d>\d{1,2})/(?P<m>\d{1,2})(?:/(?P<y>\d{4}))?(?![\d/])"
)
_AHEAD_MONTHS = 4
_EARLY_DAY = 3


@rule("CTR813", "warning")
def day_is_ahead(subject: Subject) -> Iterator[Problem]:
    """A celebration is planned before its day: not in a later month, unless next year's is meant."""
    days: dict[int, tuple[Passage, list[tuple[int, int, tuple[int, int]]]]] = {}

    def note(passage: Passage, day: int, month: int, span: tuple[int, int]) -> None:
        days.setdefault(id(passage), (passage, []))[1].append((month, day, span))

    for hit, event in _named(subject):
        if event.day and event.month and hit.passage.item:
            note(hit.passage, event.day, event.month, hit.span())
    for hit in prose(subject).find(_DAY, "/"):
        if hit.passage.item and not _STREET.search(hit.passage.low, 0, hit.span()[0]):
            note(hit.passage, int(hit["d"] or hit["d2"]), int(hit["m"] or hit["m2"]), hit.span())
    for passage, named in days.values():
        if _CELEBRATED.search(passage.low) and not _LOOKING_BACK.search(passage.low):
            yield from _past(subject, passage, named)
    for hit in prose(subject).find(_DUE, "/"):
        meeting = hit.passage.meeting
        months = months_of(meeting) if meeting else ()
        if months and int(hit["m"]) < months[0] and hit["y"] in ("", str(subject.program.year)):
            message = f"thời hạn {hit['d']}/{hit['m']} đã qua khi họp vào tháng {months[0]}"
            yield hit.passage.problem(
                message, doubt(2, "xem lại thời hạn"), (hit.span("d")[0], hit.span("m")[1])
            )


def _past(
    subject: Subject, passage: Passage, named: list[tuple[int, int, tuple[int, int]]]
) -> Iterator[Problem]:
    held = months_of(passage.meeting) if passage.meeting else ()
    if not held or str(subject.program.year + 1) in passage.low:
        return
    gone = [day for day in named if day[0] < held[0] and day[0] + 12 - held[0] > _AHEAD_MONTHS]
    if len(gone) == len(named):
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
    return bool(re.search(rf"\btháng 0?{month}\b", first))
