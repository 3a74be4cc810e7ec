"""By when: the deadline in a phrase, whether its words fix a day or a month, and the spans that fix none."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ctr_cli.data import table
from ctr_cli.importing.grammar.cell_times import is_span, says_how_often, says_time_alone
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.when import When, count_before, month_of_day, part_of_year, when
from ctr_cli.language.patterns import regex
from ctr_cli.language.times import Time, times_in

_VERBS = r"(?:trình|hoàn\s+thành|kết\s+thúc|dự\s+kiến|xong|gửi|nộp|(?:thời\s+)?hạn(?:\s+(?:gửi|nộp|trình|báo\s+cáo|hoàn\s+thành|tài\s+liệu|hồ\s+sơ|dự\s+thảo|văn\s+bản)\b)*)"
_LEAD = regex(
    rf"""(?P<verbs>(?:(?:[,;.]|\s+và)?\s*\b{_VERBS}\b)*)\s*
    (?P<lead>\b(?:trong|trước|vào|xong\s+trước|đến\s+hết|hết|từ|
        (?:chậm|muộn)\s+nhất(?:\s+(?:là|đến|vào|trong|trước))?|
        dự\s+kiến(?:\s+(?:trong|vào|tổ\s+chức|trình))*|khoảng|(?:vào\s+)?(?:sáng|trưa|chiều|tối|đêm)))?
    (?:\s+(?:là|ngày|cuối|đầu|giữa|khoảng))*\s*:?\s*$""",
    re.IGNORECASE | re.VERBOSE,
)
_DAY_OR_PERIOD = ("day", "month", "quarter")


@dataclass(frozen=True, slots=True)
class Due:
    """A deadline: its time, its words, whether they leave a doubt, and whether they are a span that fixes none.

    `held` tells that the words say when a thing is held, and not by when it is due, `several` that they are those of several offices.
    """

    time: When
    written: str
    start: int
    end: int
    doubted: bool = False
    span: bool = False
    held: bool = False
    several: bool = False


_CLAUSE_BEGINS = regex(
    r"(?:^|[;,.(]|\s[-–])\s*(?P<part>(?:(?:(?:tuần|đợt)\s+)?(?:đầu|giữa|cuối)\s+)?)$", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def due_in(text: str) -> Due | None:
    """The first deadline in a phrase: a time with a word that makes it one, behind a label, or alone in its clause."""
    for time in times_in(text):
        if time.kind not in (*_DAY_OR_PERIOD, "days") or not (time.months or time.of("month")):
            continue
        found = _due(text, time)
        if found:
            return found
    return None


_LAST = regex(r"(?P<before>\w+)\W*\s(?:trước|chậm nhất|muộn nhất|xong trước)\s", re.IGNORECASE)
"""What stands before a deadline that closes a sentence: `Nộp báo cáo trước ngày 15/12/2026.`"""


def due_within(text: str) -> Due | None:
    """The deadline in a running sentence: in a clause of its own, `…; hoàn thành trước ngày 30/6/2026`, or at its end."""
    for match in patterns("running_due").finditer(text):
        due = due_in(text[match.start() :])
        if due and not due.span and due.start <= match.end() - match.start():
            return due
    for match in _LAST.finditer(text):
        due = due_in(text[match.end("before") :])
        ends = due and not text[match.end("before") + due.end :].strip(" .;")
        if (
            due
            and ends
            and not due.span
            and match["before"].lower() not in table("importing")["before_a_day"]
        ):
            return due
    return None


_LAST_CLAUSE = regex(r"[.;]\s+([^.;]+)[.;]?$")


def at_another_month(text: str, due: When) -> bool:
    """Whether the last clause of a work speaks of months, none of which is that of the day by which it is due."""
    clause = _LAST_CLAUSE.search(text)
    months = when(clause[1]).spans if clause else ()
    return bool(months) and month_of_day(due.day or "") not in months


_BEHIND_COLON = regex(
    r"(?::|\s(?P<dash>[-–]))\s+(?P<when>[^:;.()]+?)(?:,\s+(?:tại|ở)\s[^:;.()]+)?\s*[.;,]?$"
)
_FEWEST_WORDS = 3


def held_behind_colon(text: str) -> Due | None:
    """When a work is held, behind the colon or the dash that closes it: `Kế hoạch tuyển quân: tháng 4 và tháng 10.`; from that on."""
    match = _BEHIND_COLON.search(text)
    often = says_how_often(match["when"]) if match else None
    if match is None or not (often or says_time_alone(match["when"])) or is_span(match["when"]):
        return None
    time, before = often.time if often else when(match["when"]), text[: match.start()]
    if match["dash"] and when(" ".join(before.split()[-2:])):
        return None  # a span: `tháng 3 - tháng 5`
    if time.day or len(before.split()) < _FEWEST_WORDS or patterns("said_by_when").search(before):
        return None
    return Due(time, match["when"], match.start(), match.end("when"), held=True)


def said_behind_label(text: str) -> Due | None:
    """A time behind its label that fixes no day or month, in its words: `Thời gian: tháng cuối mỗi quý`."""
    match = patterns("labelled_time").search(text)
    if match is None:
        return None
    return Due(When(), match["said"].strip(" ,"), match.start("said"), match.end(), span=True)


_WEEKDAY = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)\b,? ?(?:ngày ?)?\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?"
_DATE = r"\d{1,2}/\d{1,2}(?:/20\d\d)?"
_TOLD_DAY = regex(
    rf"(?:(?:dự kiến|tổ chức|diễn ra|họp|khai mạc|bế mạc|tiến hành|được|sẽ|vào|từ|lúc|sáng|chiều|tối|ngày|là|nhằm)\s+)*"
    rf"(?:(?<=dự kiến )(?:ngày )?{_DATE}|{_WEEKDAY})(?:(?:\s*[,–-]\s*|\s+(?:và|đến|đến hết)\s+){_WEEKDAY})*",
    re.IGNORECASE,
)


def tells_day(text: str) -> bool:
    """Whether a text tells on which day of the week, or about which day, a thing is held: neither a deadline nor a name, `dự kiến thứ Ba, ngày 30/6/2026`."""
    return bool(_TOLD_DAY.fullmatch(text.strip(" .;")))


_HOUR = regex(r"\d{1,2}\s*(?:giờ|h)\s*(?:\d{2})?(?:\s*phút)?|\b(?:sáng|chiều|thứ \w+|lúc)\b")


def says_when_held(text: str) -> When:
    """When a meeting is held, in a line beneath its heading that says nothing else: `Thời gian: dự kiến tháng 7`, `(Tháng 7/2027)`."""
    value = text.strip(" .;")
    label = patterns("held_label").match(value)
    said = value[label.end() :] if label else value.strip("()") if value[:1] == "(" else ""
    said = _HOUR.sub("", said)
    return when(said) if said and says_time_alone(said) and not is_span(said) else When()


_HALF = 6
"""Months of half a year."""
_CLAUSE, _WHOLE = regex(r"[^;,()]+"), regex(r"[^;()]+")
_OF_QUARTER = regex(
    r"[,\s]*(?:vào\s+)?tháng (?:đầu|giữa|cuối)(?: của)?(?: (?:mỗi|các|từng))? quý\s*[:,–-]?",
    re.IGNORECASE,
)
"""Which month of a quarter it is, before the months themselves: `hằng quý, vào tháng cuối quý: tháng 3, 6, 9, 12`."""


def held_again(text: str) -> Due | None:
    """How often a work is held, in a clause that says nothing else: `hằng tháng; Văn phòng`, `…, mỗi tuần một lần`."""
    for clause in _CLAUSE.finditer(text):
        said = clause[0].strip(" .")
        read = says_how_often(said)
        if read is not None:
            return Due(read.time, said, *clause.span(), held=True)
    return None


def held_in_half(text: str) -> Due | None:
    """Which half of the year a work is held in, in a clause that says nothing else: `6 tháng cuối năm; Công an xã`."""
    for clause in _CLAUSE.finditer(text):
        half = part_of_year(clause[0])
        if len(half.months) == _HALF and not re.search(r"[^\W\d_]", half.rest):
            return Due(half, clause[0].strip(" ."), *clause.span(), held=True)
    return None


def held_each_quarter(text: str) -> Due | None:
    """In which month of each quarter a work is held, in a clause that says nothing else: `hằng quý, vào tháng cuối quý: tháng 3, 6, 9, 12`."""
    clause = _WHOLE.match(text)
    read = says_how_often(_OF_QUARTER.sub("", clause[0].strip(" ."))) if clause else None
    if not clause or read is None or not read.time.quarterly:
        return None
    return Due(read.time, clause[0].strip(" ."), *clause.span(), held=True)


def _due(text: str, time: Time) -> Due | None:
    counted = count_before(text[: time.start]) if time.of("day") else ""
    begin = time.start - len(counted)
    before, after = text[:begin], text[time.end :]
    label = patterns("due_label").search(before)
    lead = _LEAD.search(before)
    led = lead is not None and bool(lead["lead"] or lead["verbs"].strip(" ,;.và"))
    bare = counted or time.kind in ("month", "quarter")
    clause = _CLAUSE_BEGINS.search(before) if bare else None
    alone = clause and re.match(r"\s*(?:$|[;,.)]|\s[-–]\s)", after)
    if not (label or led or alone):
        return None
    start = lead.start("lead") if lead is not None and lead["lead"] else begin
    start = clause.start("part") if clause and not (label or led) else start
    start = label.start() if label else start
    word = (lead["lead"] or "").lower() if lead is not None else ""
    end = time.end
    if (
        word == "từ"
        or patterns("span_goes_on").match(after)
        or (time.kind == "days" and not counted)
    ):
        end += len(re.split(r"[.;)]", after, maxsplit=1)[0])
        return Due(when(""), text[start:end].strip(" ,;."), start, end, span=True)
    said = When(time.months, year=time.year) if counted else when(text[time.start : end])
    begun = lead.start() if lead is not None and not label else start
    held = not patterns("by_when").search(text[begun:end])
    doubted = bool(counted) or len(said.months) > 1
    return Due(said, text[start:end].strip(" ,;."), start, end, doubted, held=held)


_BROUGHT = regex(r"(?:[;.]|(?<=phối hợp),|\s[-–])\s*(?:và\s+)?trình\s*$", re.IGNORECASE)
"""The verb of a deadline in a clause of its own, `X chuẩn bị, Y phối hợp; trình trước 15/3`: no role of the office before it."""
_PAPER = r"(?:bản\s+(?:chính\s+thức|trình|cuối)|tài\s+liệu|hồ\s+sơ|dự\s+thảo|bản\s+thảo|văn\s+bản|báo\s+cáo|nội\s+dung)"
_CLAUSE_ON = r"(?:(?!chủ\s+trì|phối\s+hợp|chuẩn\s+bị|tham\s+mưu|thẩm)[^,;.()])*"
_HANDED_IN = regex(
    rf"""(?:(?:^|[,;.(]|\s[-–])\s*(?:(?:{_PAPER}\s*){{1,2}}:?|(?:phải\s+)?(?:(?:nộp|gửi|chuyển)(?:\s+(?:để\s+)?thẩm\s+(?:tra|định))?|(?:trình|hoàn\ (?:thành|thiện|chỉnh))(?=\s+{_PAPER})))
    |\s(?:nộp|gửi)(?=\s*$|\s+{_PAPER})){_CLAUSE_ON}$""",
    re.IGNORECASE | re.VERBOSE,
)
"""What is handed in by a deadline, and to whom: `X chuẩn bị; gửi dự thảo về Văn phòng trước ngày 05/6`."""
_TO_WHOM = regex(r"\s*(?:về|cho|đến)\s[^,;.()]+", re.IGNORECASE)


_HANDED_IN_SOME_DAY = regex(
    rf"(?:[,;.]|\s[-–])\s*(?P<said>(?:{_PAPER}\s+){{0,2}}(?:phải\s+)?(?:nộp|gửi|hạn)\b[^,;.():]*\d[^,;.()]*)\s*$",
    re.IGNORECASE,
)


def handed_in_some_day(text: str) -> tuple[str, str]:
    """What is handed in by a day that no month is said of, `…; gửi báo cáo trước ngày 23`, and the phrase without it."""
    match = _HANDED_IN_SOME_DAY.search(text)
    return (match["said"], text[: match.start()]) if match else ("", text)


def without_due(text: str, due: Due) -> str:
    """A phrase without its deadline, and without what is handed in by it, and to whom."""
    before, after = text[: due.start], text[due.end :]
    handed_in = _HANDED_IN.search(before)
    if handed_in:
        to_whom = _TO_WHOM.match(after)
        before, after = before[: handed_in.start()], after[to_whom.end() if to_whom else 0 :]
    before = _BROUGHT.sub("", patterns("due_without_colon").sub("", before))
    return f"{before} {after}".strip(" ()")
