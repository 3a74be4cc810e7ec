"""CTR904: the general election: its day, its results, the first session of those elected."""

from collections.abc import Iterator
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.dates import DAY_OF_YEAR
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import SPAN
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.rules.reading import Hit, prose, tells
from ctr_cli.rules.registry import Subject, rule

_TERM = regex(rf"nhiệm kỳ {SPAN}")
_FIRST_SESSION = r"kỳ họp (?:thứ nhất|thứ 1|lần thứ nhất|đầu tiên)\b[^.;\n]*?(?:hội đồng nhân dân|hđnd|quốc hội)[^.;\n]*"
_OTHER_ELECTION = regex(
    r"bầu cử (?:bổ sung|thêm|lại|trưởng|tổ trưởng|ban )|trưởng (?:thôn|bản|ấp|khu phố)|tổ trưởng|thanh tra nhân dân|đại hội"
)
_ELECTION_OVER = r"(?:tổng kết|kết quả) (?:công tác |cuộc )?bầu cử(?: đại biểu (?:quốc hội|hội đồng nhân dân|hđnd)| và |[.,;]| năm)|người trúng cử"
_ELECTION_DAY = rf"(?:ngày )?bầu cử(?:(?!trước|xong|hoàn thành|chậm nhất|đến |từ |họp|báo cáo|tổng kết|hội nghị|tập huấn|gửi|nộp|công bố|kiểm tra|lập danh sách)(?:[^.;\n\d]|20\d\d(?![\d/]))){{0,160}}?(?:ngày |\(|(?<=cử )){DAY_OF_YEAR}(?![\d/])"

_PREPARED = (
    r"(?:niêm yết|danh sách cử tri|hiệp thương|khu vực bỏ phiếu|ứng cử|chuẩn bị (?:công tác )?bầu cử)[^.;\n]{0,80}?"
    rf"(?:chậm nhất|trước|xong|hoàn thành)(?: trước)? (?:ngày )?{DAY_OF_YEAR}(?![\d/])"
)


@rule("CTR904", "warning")
def election_and_first_session(subject: Subject) -> Iterator[Problem]:
    """The day of the general election is the one set; new councils first meet within 45 days of it."""
    for election in table("terms")["elections"]:
        if election["year"] == subject.program.year:
            yield from _first_sessions(subject, election)
            yield from _results(subject, election)
            yield from _days(subject, election)
            yield from _preparations(subject, election)


def _day_and_month(written: str) -> tuple[int, int]:
    day, month = (int(part) for part in written.split("/"))
    return day, month


def _held(hit: Hit) -> tuple[int, ...]:
    return months_of(hit.passage.meeting) if hit.passage.meeting else ()


def _first_sessions(subject: Subject, election: dict[str, Any]) -> Iterator[Problem]:
    """First sessions prepared too late, or said to be of the term that is over."""
    _, last = _day_and_month(election["last_first_session"])
    for hit in prose(subject).find(_FIRST_SESSION, "kỳ họp"):
        months, old = _held(hit), _TERM.search(hit.match.group())
        if months and months[0] > last and not tells(hit.passage.low, "elected"):
            message = f"kỳ họp thứ nhất chuẩn bị vào tháng {months[0]}, sau hạn {election['last_first_session']}/{election['year']}"
            yield hit.doubt(
                message,
                2,
                f"kỳ họp thứ nhất chậm nhất 45 ngày sau ngày bầu cử {election['day']}/{election['year']}",
            )
        if old and int(old["last"]) == election["year"]:
            message = f"kỳ họp thứ nhất ghi nhiệm kỳ {old['first']}-{old['last']}"
            yield hit.doubt(message, 2, f"sau bầu cử năm {election['year']} là nhiệm kỳ mới")


def _results(subject: Subject, election: dict[str, Any]) -> Iterator[Problem]:
    """Results of the election dealt with before it."""
    _, month = _day_and_month(election["day"])
    for hit in prose(subject).find(_ELECTION_OVER, "bầu cử", "trúng cử"):
        months = _held(hit)
        if months and months[-1] < month and not _OTHER_ELECTION.search(hit.passage.low):
            message = f"bầu cử ngày {election['day']}/{election['year']}, chưa có kết quả vào tháng {months[-1]}"
            yield hit.doubt(message, 2, "xem lại tháng họp")


def _days(subject: Subject, election: dict[str, Any]) -> Iterator[Problem]:
    """Another day written for the election."""
    for hit in prose(subject).find(_ELECTION_DAY, "bầu cử"):
        if _OTHER_ELECTION.search(hit.passage.low):
            continue
        if (int(hit["d"]), int(hit["m"])) != _day_and_month(election["day"]):
            message = f"ngày bầu cử ghi {hit['d']}/{hit['m']}"
            yield hit.passage.doubt(
                message,
                2,
                f"ngày bầu cử là Chủ nhật {election['day']}/{election['year']}",
                (hit.span("d")[0], hit.span("m")[1]),
            )


def _preparations(subject: Subject, election: dict[str, Any]) -> Iterator[Problem]:
    """What comes before the election, to be done after it."""
    for hit in prose(subject).find(
        _PREPARED, "cử tri", "hiệp thương", "bỏ phiếu", "ứng cử", "bầu cử", "niêm yết"
    ):
        day, month = _day_and_month(election["day"])
        due = int(hit["y"] or election["year"]), int(hit["m"]), int(hit["d"])
        if due >= (election["year"], month, day) and not _OTHER_ELECTION.search(hit.passage.low):
            message = (
                f"hạn {hit['d']}/{hit['m']} ở sau ngày bầu cử {election['day']}/{election['year']}"
            )
            span = hit.span("d")[0], hit.span("y" if hit["y"] else "m")[1]
            yield hit.passage.doubt(message, 3, "việc này xong trước ngày bầu cử", span)
