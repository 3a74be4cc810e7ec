"""What the words of an item say of its own time, and which of it holds no more once the item stands elsewhere."""

from ctr_cli.cycle.due import holds
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time
from ctr_cli.language.times import times_of_plain
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Meeting
from ctr_cli.model.values import SAY_BY_WHEN

_LABEL = regex(
    r"(?:thời (?:hạn|gian|điểm)|hạn(?: chót| cuối)?|tiến độ)(?: (?:gửi|nộp|trình|hoàn thành|thực hiện))?: "
)
"""How a point begins that says when: `Thời hạn: trước ngày 10/1`."""
_SAID_OF_TIME = regex(
    r"\b(?:tuần|thứ|nhất|hai|ba|tư|cuối|đầu|giữa|nửa|trước|sau|trong|vào|từ|đến|hết|chậm|muộn|dự|kiến|khoảng|hạn|xong|hoàn|thành"
    r"|ngày|tháng|quý|năm|buổi|sáng|chiều|là|và|hoặc|gửi|nộp|trình|của|này|cùng|giờ|phút)\b|\b\d+h\d*\b|[\d\W_]|\b[ivx]+\b"
)
"""Words that say no more than when."""
_WITHIN_A_MONTH = regex(r"\b(?:tuần|ngày \d|thứ \w|(?:đầu|giữa|cuối) tháng)")
_BY = regex(
    r"(?:\btuần(?: thứ)?(?: (?:\d|[ivx]+|nhất|hai|ba|tư|đầu|cuối)\b)?(?: của)?"
    r"|\b(?:trước|chậm nhất|muộn nhất|hạn(?: chót| cuối| gửi| nộp)?|dự kiến|(?:xong|hoàn thành) (?:trong|vào|trước|đến|hết))"
    r"(?: (?:là|vào|trước|đến|hết|trong|đầu|giữa|cuối))*:?(?: ngày)?) ?$"
)
"""What stands before a time by which something is to be done; any other is what the work is about."""


def says_when(detail: str) -> bool:
    """Whether a point says nothing but when its item is due or taken up, once: `Thời gian: Tuần 2/3`."""
    low = plain(detail)
    label = _LABEL.match(low)
    return bool(
        label
        and not _SAID_OF_TIME.sub("", low[label.end() :])
        and all(time.kind != "every" for time in times_of_plain(low))
    )


def is_of_time(detail: str) -> bool:
    """Whether a point says a deadline, or a time, of its item."""
    return detail.startswith(SAY_BY_WHEN) or says_when(detail)


def is_left(detail: str, deadline: str | None, year: int, was: Meeting, now: Meeting) -> bool:
    """Whether a point holds no more on the way from one meeting of a year to another: it says a deadline that is left
    behind, or of itself a time that does not fit.
    """
    if deadline and detail.startswith(SAY_BY_WHEN):
        return not holds(deadline, year, was, now)
    if months_of(was) == months_of(now) or not says_when(detail):
        return False
    times = times_of_plain(plain(detail))
    months = {month for time in times for month in time.months}
    if not months:
        return bool(_WITHIN_A_MONTH.search(plain(detail)))
    return _is_past(months, times, year, was, now)


def left_in(text: str, year: int, was: Meeting, now: Meeting) -> list[str]:
    """The times in a sentence by which its work was to be done before one meeting, and that do not fit another."""
    low = plain(text)
    found = []
    for time in times_of_plain(low):
        before = _BY.search(low, 0, time.start)
        if before and _is_past({*time.months}, [time], year, was, now):
            found.append(text[before.start() : time.end].strip())
    return found


def _is_past(months: set[int], times: list[Time], year: int, was: Meeting, now: Meeting) -> bool:
    """Whether months that fitted a meeting, or came before it, do not fit another: as a deadline is left behind (`due.holds`)."""
    old, new = months_of(was), months_of(now)
    others = any(time.year not in (None, year) for time in times)
    if not (months and old and new) or old == new or others or not months.isdisjoint(new):
        return False
    if new[0] > old[0]:
        return max(months) < new[0]
    return new[-1] < max(months) <= old[-1]
