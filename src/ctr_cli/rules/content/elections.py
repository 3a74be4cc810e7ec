"""CTR904: the general election: its day, its results, the first session of those elected."""

from collections.abc import Iterator
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.dates import DAY_OF_YEAR
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import SPAN
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import prose, tells
from ctr_cli.rules.registry import text_rule

_TERM = regex(rf"nhiệm kỳ {SPAN}")
_FIRST_SESSION = r"""(?x)kỳ\ họp\ (?:thứ\ nhất|thứ\ 1|lần\ thứ\ nhất|đầu\ tiên)\b
    [^.;\n]*?(?:hội\ đồng\ nhân\ dân|hđnd|quốc\ hội)[^.;\n]*"""
_PREPARES = regex(
    r"\b(?:chuẩn bị|tổ chức|triệu tập|nội dung|kế hoạch|chương trình|khai mạc|chủ tọa|trình|trước|phục vụ)\b[^.;\n]*\Z"
)
"""Words before a first session by which it is still to come; others only name what it passed or elected."""
_OTHER_ELECTION = regex(
    r"""(?x)bầu\ cử\ (?:bổ\ sung|thêm|lại|trưởng|tổ\ trưởng|ban\ )|trưởng\ (?:thôn|bản|ấp|khu\ phố)
    |tổ\ trưởng|thanh\ tra\ nhân\ dân|đại\ hội"""
)
_ELECTION_OVER = r"""(?x)(?:tổng\ kết|kết\ quả)\ (?:công\ tác\ |cuộc\ )?bầu\ cử
    (?:\ đại\ biểu\ (?:quốc\ hội|hội\ đồng\ nhân\ dân|hđnd)|\ và\ |[.,;]|\ năm)|người\ trúng\ cử"""
_ELECTION_DAY = rf"""(?x)(?:ngày\ )?bầu\ cử
    (?:(?!trước|xong|hoàn\ thành|chậm\ nhất|đến\ |từ\ |họp|báo\ cáo|tổng\ kết|hội\ nghị|tập\ huấn|gửi|nộp|công\ bố|kiểm\ tra
    |lập\ danh\ sách)(?:[^.;\n\d]|20\d\d(?![\d/]))){{0,160}}?(?:ngày\ |\(|(?<=cử\ )){DAY_OF_YEAR}(?![\d/])"""
_PREPARED = rf"""(?x)(?:niêm\ yết|danh\ sách\ cử\ tri|hiệp\ thương|khu\ vực\ bỏ\ phiếu|ứng\ cử|chuẩn\ bị\ (?:công\ tác\ )?bầu\ cử)
    [^.;\n]{{0,80}}?(?:chậm\ nhất|trước|xong|hoàn\ thành)(?:\ trước)?\ (?:ngày\ )?{DAY_OF_YEAR}(?![\d/])"""
_PREPARING = ("cử tri", "hiệp thương", "bỏ phiếu", "ứng cử", "bầu cử", "niêm yết")


@text_rule("CTR904", "warning")
def election_and_first_session(texts: Excerpt) -> Iterator[Problem]:
    """The day of the general election is the one set; new councils first meet within 45 days of it."""
    for election in table("terms")["elections"]:
        if election["year"] == texts.year:
            for look in (_first_sessions, _results, _days, _preparations):
                yield from look(texts, election)


def _day_and_month(written: str) -> tuple[int, int]:
    day, month = (int(part) for part in written.split("/"))
    return day, month


def _first_sessions(texts: Excerpt, election: dict[str, Any]) -> Iterator[Problem]:
    """First sessions prepared too late, or said to be of the term that is over."""
    (_, last), year = _day_and_month(election["last_first_session"]), election["year"]
    for hit in prose(texts).find(_FIRST_SESSION, "kỳ họp"):
        months, old = hit.passage.place.months, _TERM.search(hit.match.group())
        told = "chậm nhất" in hit.match.group() or tells(hit.passage.low, "elected")
        prepared = _PREPARES.search(hit.passage.low, 0, hit.span()[0])
        if months and months[0] > last and prepared and not told:
            due = f"{election['last_first_session']}/{year}"
            message = f"kỳ họp thứ nhất chuẩn bị vào tháng {months[0]}, sau hạn {due}"
            day = f"{election['day']}/{year}"
            yield hit.doubt(message, 2, f"kỳ họp thứ nhất chậm nhất 45 ngày sau ngày bầu cử {day}")
        if old and int(old["last"]) == year:
            message = f"kỳ họp thứ nhất ghi nhiệm kỳ {old['first']}-{old['last']}"
            yield hit.doubt(message, 2, f"sau bầu cử năm {year} là nhiệm kỳ mới")


def _results(texts: Excerpt, election: dict[str, Any]) -> Iterator[Problem]:
    """Results of the election dealt with before it."""
    _, month = _day_and_month(election["day"])
    for hit in prose(texts).find(_ELECTION_OVER, "bầu cử", "trúng cử"):
        months = hit.passage.place.months
        if months and months[-1] < month and not _OTHER_ELECTION.search(hit.passage.low):
            held = f"bầu cử ngày {election['day']}/{election['year']}"
            yield hit.doubt(
                f"{held}, chưa có kết quả vào tháng {months[-1]}", 2, "xem lại tháng họp"
            )


def _days(texts: Excerpt, election: dict[str, Any]) -> Iterator[Problem]:
    """Another day written for the election."""
    for hit in prose(texts).find(_ELECTION_DAY, "bầu cử"):
        written = int(hit["d"]), int(hit["m"])
        if written != _day_and_month(election["day"]) and not _OTHER_ELECTION.search(
            hit.passage.low
        ):
            advice = f"ngày bầu cử là Chủ nhật {election['day']}/{election['year']}"
            at = hit.span("d")[0], hit.span("m")[1]
            yield hit.passage.doubt(f"ngày bầu cử ghi {hit['d']}/{hit['m']}", 2, advice, at)


def _preparations(texts: Excerpt, election: dict[str, Any]) -> Iterator[Problem]:
    """What comes before the election, to be done after it."""
    day, month = _day_and_month(election["day"])
    for hit in prose(texts).find(_PREPARED, *_PREPARING):
        due = int(hit["y"] or election["year"]), int(hit["m"]), int(hit["d"])
        if due >= (election["year"], month, day) and not _OTHER_ELECTION.search(hit.passage.low):
            held = f"ngày bầu cử {election['day']}/{election['year']}"
            message = f"hạn {hit['d']}/{hit['m']} ở sau {held}"
            at = hit.span("d")[0], hit.span("y" if hit["y"] else "m")[1]
            yield hit.passage.doubt(message, 3, "việc này xong trước ngày bầu cử", at)
