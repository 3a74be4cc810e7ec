"""CTR904: the general election: its day, its results, the first session of those elected."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.dates import DAY_OF_YEAR
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import SPAN
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, prose, tells
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
_ELECTION_DAY = rf"""(?x)(?:ngày\ )?(?<!tổ\ )(?<!ban\ )bầu\ cử
    (?:(?!trước|xong|hoàn\ thành|chậm\ nhất|đến\ |từ\ |họp|báo\ cáo|tổng\ kết|hội\ nghị|tập\ huấn|gửi|nộp|công\ bố|kiểm\ tra
    |lập\ danh\ sách)(?:[^.;\n\d]|20\d\d(?![\d/]))){{0,160}}?(?:ngày\ |\(|(?<=cử\ )){DAY_OF_YEAR}(?![\d/])"""
_PREPARED = rf"""(?x)(?:niêm\ yết|danh\ sách\ cử\ tri|hiệp\ thương|khu\ vực\ bỏ\ phiếu|ứng\ cử|chuẩn\ bị\ (?:công\ tác\ )?bầu\ cử)
    [^.;\n]{{0,80}}?(?:chậm\ nhất|trước|xong|hoàn\ thành)(?:\ trước)?\ (?:ngày\ )?{DAY_OF_YEAR}(?![\d/])"""
_PREPARING = ("cử tri", "hiệp thương", "bỏ phiếu", "ứng cử", "bầu cử", "niêm yết")


@text_rule("CTR904", "warning")
def election_and_first_session(texts: Excerpt) -> Iterator[Problem]:
    """The day of the general election is the one set, what prepares it comes before; new councils first meet within 45 days."""
    election = next((e for e in table("terms")["elections"] if e["year"] == texts.year), None)
    if election is None:
        return
    year, held = texts.year, f"{election['day']}/{texts.year}"
    day, month = (int(part) for part in election["day"].split("/"))
    for hit in prose(texts).find(_FIRST_SESSION, "kỳ họp"):
        yield from _first_session(hit, held, f"{election['last_first_session']}/{year}")
    for hit in _about_it(texts, _ELECTION_OVER, "bầu cử", "trúng cử"):
        months = hit.passage.place.months
        if months and months[-1] < month:
            message = f"bầu cử ngày {held}, chưa có kết quả vào tháng {months[-1]}"
            yield hit.doubt(message, 2, "xem lại tháng họp")
    for hit in _about_it(texts, _ELECTION_DAY, "bầu cử"):
        if (int(hit["d"]), int(hit["m"])) != (day, month):
            message, at = (
                f"ngày bầu cử ghi {hit['d']}/{hit['m']}",
                (hit.span("d")[0], hit.span("m")[1]),
            )
            yield hit.passage.doubt(message, 2, f"ngày bầu cử là Chủ nhật {held}", at)
    for hit in _about_it(texts, _PREPARED, *_PREPARING):
        if (int(hit["y"] or year), int(hit["m"]), int(hit["d"])) >= (year, month, day):
            message = f"hạn {hit['d']}/{hit['m']} ở sau ngày bầu cử {held}"
            at = hit.span("d")[0], hit.span("y" if hit["y"] else "m")[1]
            yield hit.passage.doubt(message, 3, "việc này xong trước ngày bầu cử", at)


def _about_it(texts: Excerpt, pattern: str, *needed: str) -> Iterator[Hit]:
    """Where a pattern is found in what speaks of the general election, and of no other one."""
    hits = prose(texts).find(pattern, *needed)
    return (hit for hit in hits if not _OTHER_ELECTION.search(hit.passage.low))


def _first_session(hit: Hit, held: str, due: str) -> Iterator[Problem]:
    """A first session prepared after the last month for it, or said to be of the term that is over."""
    _, last, year = map(int, due.split("/"))
    months, old = hit.passage.place.months, _TERM.search(hit.match.group())
    told = "chậm nhất" in hit.match.group() or tells(hit.passage.low, "elected")
    if (
        months
        and months[0] > last
        and _PREPARES.search(hit.passage.low, 0, hit.span()[0])
        and not told
    ):
        message = f"kỳ họp thứ nhất chuẩn bị vào tháng {months[0]}, sau hạn {due}"
        yield hit.doubt(message, 2, f"kỳ họp thứ nhất chậm nhất 45 ngày sau ngày bầu cử {held}")
    if old and int(old["last"]) == year:
        message = f"kỳ họp thứ nhất ghi nhiệm kỳ {old['first']}-{old['last']}"
        yield hit.doubt(message, 2, f"sau bầu cử năm {year} là nhiệm kỳ mới")
