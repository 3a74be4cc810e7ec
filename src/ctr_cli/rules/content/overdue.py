"""CTR813: work to be done, or something held, by a time that is over: a feast or season by its name, a day, a month, a quarter."""

from collections.abc import Iterator
from functools import cache
from operator import itemgetter
from re import Pattern
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.lunar import lunar_year
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time
from ctr_cli.model.finding import Problem
from ctr_cli.rules.reading import Passage, doubt, holds, lead, signs, tells, times

_LONG, _LONG_FEAST, _NEXT_FEAST = 6, 5, 9
"""Months back from which a time, or a feast, without a year is the next one, and a feast with one too."""
_YEAR_BEHIND, _FAR, _NEAR = 24, 120, 36
"""Letters behind a time in which its year stands; before it, among which words say that something is done by it, or held then."""
_APART, _CLAUSES = regex(r"[;:.,\n]"), regex(r"[;:.\n]")


def overdue(year: int, passage: Passage) -> Iterator[Problem]:
    """Work that is to be done, or held, by a time that is over when the meeting is held; at most one."""
    low, held = passage.low, passage.place.months
    found = _over(passage, year, held[0]) if held else ()
    for start, end, time in sorted(found, key=itemgetter(0, 1)):
        late, at = is_late(passage, end) or _is_of_the_past(low, start), (start, end)
        if not late and (_is_planned(passage, year, time) or _is_asked(passage, year, at, time)):
            message = f"{passage.text[start:end]} đã qua khi họp vào tháng {held[0]}/{year}"
            yield passage.problem(message, doubt(2, "xem lại thời gian của việc"), at)
            return


def _over(passage: Passage, year: int, held: int) -> Iterator[tuple[int, int, Time | None]]:
    """The times of a passage that ended before a month of a year: where they stand, and those the grammar reads."""
    low, begin = passage.low, lead(passage.text)
    for name in _names().finditer(low, begin):
        row = _rows()[name.group()]
        back, said = held - row["ends"], _is_this_year(low, name.end(), year)
        soon = said is None and back <= _LONG_FEAST and "dated" not in row
        if 0 < back <= _NEXT_FEAST and (said or soon):
            yield name.start(), name.end(), None
    for time in times(passage.text):
        back, near = held - (time.months or (12,))[-1], low[max(0, time.start - 5) : time.end + 9]
        said = _is_this_year(low, time.start, year) if time.year is None else time.year == year
        unsaid = said is None and str(year + 1) not in low
        gone = back > 0 and (said or (unsaid and back <= _LONG))
        known = time.months or time.year
        if (
            time.start >= begin
            and known
            and (gone or time.year == year - 1)
            and not tells(near, "lunar")
        ):
            yield time.start, time.end, time


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return {word: row for row in table("over") for word in row["words"]}


@cache
def _names() -> Pattern[str]:
    words = sorted(_rows(), key=len, reverse=True)
    return regex(rf"(?<![\w/])(?:{'|'.join(words)})(?![\w/])")


def _is_this_year(low: str, at: int, year: int) -> bool | None:
    """Whether the year soon after a time is the programme's; None where there is none."""
    near, (own, others) = low[at : at + _YEAR_BEHIND], _said_years(year)
    return True if holds(near, own) else False if holds(near, others) else None


@cache
def _said_years(year: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a text says of a year, and of one beside it."""
    before, own, after = ((str(one), lunar_year(one).lower()) for one in (year - 1, year, year + 1))
    return (*own, "năm nay"), (*before, *after, *signs("of another year"))


_HANDED_IN = regex(
    r"""(?x) (?:\A|[,;]\ |\bvà\ ) (?![^,;.]*hồ\ sơ[^,;.]*nộp) [^,;.]{0,40} (?<!đã\ ) (?<!đơn\ ) (?<!hồ\ sơ\ ) \b (?: gửi | nộp | báo\ cáo | hoàn\ thành ) \b
    (?! [^;]* (?: phát\ sinh | ban\ hành | tồn\ đọng | xảy\ ra | hiệu\ lực | hình\ thành | hồ\ sơ\ nộp ) ) [^,;.]{0,120} (?: trước | nhất | xong ) [^,;.]{0,12} \Z"""
)
"""What is handed in by a day, though results or a report: it is still to be done."""
_KINDS = {
    (True, True): ("day", "days", "month", "year"),
    (True, False): ("day", "days", "month"),
    (False, True): ("day", "days"),
}
"""Which times are judged: of what is to be done, or held; with a year, or without."""


def _is_planned(passage: Passage, year: int, time: Time | None) -> bool:
    """Whether words say that something is done by a time, or held then."""
    low, begin = passage.low, lead(passage.text)
    if time is None or low[: time.start].rstrip().endswith(signs("meets")):
        return False
    start = max(low.rfind(sign, 0, time.start) + 1 for sign in (";", ". ", ", "))
    ahead = low.startswith(("sắp tới", "dự kiến", "chuẩn bị"), begin)
    since = max(begin if ahead else max(start, begin), time.start - _FAR)
    near = f" {_CLAUSES.split(low[since : time.start])[-1]}"
    due = tells(near, "due by")
    # `Trước ngày 01/7/2025, xã thuộc huyện …`, and most days of last year, tell of the time before.
    told = time.year == year - 1 and not tells(near, "to be finished")
    if told or (not due and "(" in low[start : time.start]):
        return False
    dated = time.year is not None
    kinds = _KINDS.get((due or (ahead and dated), dated), ())
    within = time.kind == "quarter" and near.endswith((" trong ", " hết "))
    done = tells(f" {low[start : time.start]}", "done already")
    planned = due or tells(near.rstrip("0123456789")[-70:], "held at")
    handed = _HANDED_IN.search(low, begin, time.start)
    return planned and (within or time.kind in kinds) and bool(ahead or handed or not done)


_WORK_KINDS = ("day", "days", "month", "quarter", "part")


def _is_asked(passage: Passage, year: int, at: tuple[int, int], time: Time | None) -> bool:
    """Whether a text asks for work by a feast, a season or a time of this year."""
    low, begin, (start, end) = passage.low, lead(passage.text), at
    if time and (time.kind not in _WORK_KINDS or not time.months or time.year not in (None, year)):
        return False
    vague = time and time.kind == "part" and not time.sure
    if vague or (time and is_given_out(low, start)) or tells(f" {low}", "no longer due"):
        return False
    since = max(begin, low.rfind(";", 0, start) + 1, low.rfind(". ", 0, start) + 1)
    close = min(low.find(sign, end) % (len(low) + 1) for sign in ";.")
    asked = tells(f" {low[since:close]} ", "still to be done") and _is_by(low[since:start])
    works = low.startswith(signs("work to be done"), begin)
    return asked or (works and low.endswith(signs("right before"), begin, start))


def _is_by(before: str) -> bool:
    """Whether the words right before a time say that something is done by it, or in it."""
    near = _APART.split(before.replace(": ", " ").rstrip(":")[-_NEAR:])[-1]
    return not tells(near, "meets") and tells(f" {near}", "by a time")


def _is_of_the_past(low: str, start: int) -> bool:
    """Whether a time is that of something that has happened, by the words right before it."""
    near = f" {_APART.split(low[max(0, start - _NEAR) : start])[-1]}"
    return tells(near, "has happened") and not tells(near, "not what happened")


def is_late(passage: Passage, end: int) -> bool:
    """Whether a text says, up to the comma behind a time, that what was due then is late or looked into."""
    low, begin = passage.low, lead(passage.text)
    comma = low.find(",", end)
    said = f" {low[begin:comma] if comma >= 0 else low[begin:]}"
    files = said.startswith((" hồ sơ ", " đơn ", " quyết toán "))
    return files or tells(said, "late or looked into")


_TASKS = regex(
    r"\b(?:nhiệm vụ|công tác|kế hoạch|chương trình|giải pháp|phương hướng|lịch|chỉ tiêu|thi đua)"
    r"(?: trọng tâm)?(?: công tác)? (?:của )?\Z"
    r"|\b(?:phấn đấu|(?<!đã )hoàn thành|phát động|đăng ký)\b[^,;.\d]{0,45} (?<!từ )(?<!trong )(?<!trước )(?<!hết )(?<!của )\Z"
)


def is_given_out(low: str, start: int) -> bool:
    """Whether a period is that of tasks given out, which CTR824 judges."""
    return bool(_TASKS.search(low, max(0, start - 60), start))
