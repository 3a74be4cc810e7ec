"""CTR805: the year a text names, against the programme's and the month of the meeting."""

from collections.abc import Iterator
from typing import NamedTuple

from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.rules.reading import Hit, doubt, holds, prose, tells
from ctr_cli.rules.registry import Subject, rule

_YEAR = regex(r"năm (?P<y>20\d\d)(?!\d| ?-)")
_AHEAD = regex(
    r"phương hướng|nhiệm vụ|giải pháp|kế hoạch|chương trình|dự toán|chỉ thị|lễ hội|liên hoan|"
    r"tuyển quân|giao quân|giao ước thi đua|đối thoại|chỉ tiêu|công tác|phương án|kỳ họp|đề án|ngày hội|"
    r"hội thi|phong trào|danh mục|ngân sách|biên chế|hoạt động|chỉ đạo|triển khai|phát động|tổ chức|ban hành|\btết\b"
)
_OTHER_YEARS = regex(
    r"giai đoạn|tầm nhìn|so với|\bđến\b|nhiệm kỳ|kể từ|trước|mục tiêu|từ năm|ngày \d|tháng \d|định hướng|quy hoạch|toàn khóa"
)
_REVIEWED = regex(
    r"(?:kiểm điểm|tổng kết|kết quả|phân loại|xếp loại|đánh giá chất lượng)"
    r"(?:(?! và (?:dự thảo |xây dựng )?(?:kế hoạch|chương trình|phương hướng|nhiệm vụ|dự toán|dự kiến|chỉ tiêu))[^,])*"
    r"(?:, (?:chỉ đạo|giám sát|quản lý|điều hành|đảng viên|cá nhân|cán bộ)[^,]*)*\Z"
)
_WORK = regex(r"công tác|nhiệm vụ|rà soát|hộ nghèo|thực hiện|chất lượng|\A(?:\W*)tổng kết \Z")
_NEXT_YEARS = regex(
    r"phương hướng|(?:thông qua|ban hành|xây dựng|cho ý kiến|chuẩn bị|dự thảo|;) ?.{0,30}"
    r"(?:chương trình|kế hoạch)(?: công tác| kiểm tra| làm việc)"
)
_REVIEWED_BEFORE = regex(r"(?:tổng kết|kiểm điểm|đánh giá|kết quả)[^;.]* năm 20\d\d[^;.]*[;.,]")
_TASKS_AHEAD = regex(
    r"[;.,]?(?!.*(?:hoàn thành|biểu dương|khen|kết quả|thực hiện|đánh giá|kiểm điểm))[^;.]*"
    r"(?:nhiệm vụ|phương hướng|giải pháp)[^;.]*\Z"
)
_NEXT_DRAFT = regex(
    r"\A[^,;]*định hướng (?:xây dựng (?:kế hoạch|dự toán)[^;]*|(?:kế hoạch|dự toán|phát triển|nhiệm vụ)[^,;]*)\Z"
)
_RECRUITS = regex(
    r"(?:sơ tuyển|sơ khám|khám sức khỏe|tuyển chọn|tuyển quân|gọi công dân|giao quân)[^.;]*\Z"
)
_OVER = ("tổng kết", "kết quả", "rút kinh nghiệm", "biểu dương", "khen thưởng")
_ESTIMATE = regex(r"dự toán (?:thu|chi|ngân sách)")
_AT_WORK = regex(
    r"thực hiện|điều chỉnh|bổ sung|quyết toán|kết quả|\bước\b|tình hình|chấp hành|tiến độ|hoàn thành|phấn đấu|\bđạt\b|\bvượt\b|\blà \d"
)
_MONEY = ("dự toán", "đầu tư", "kinh tế", "tài chính", "ngân sách")
_HELD_YEARLY = ("lễ hội", "liên hoan", "tuyển quân", "giao quân", "giao ước")


_DRAFT = regex(
    r"xây dựng (?:dự thảo )?(?:kế hoạch (?:phát triển )?kinh tế|dự toán)[^;.]* (?:dự toán ngân sách|dự toán thu|dự toán chi|kinh tế - xã hội)[^;.]*\Z"
)
_DRAFTS_FROM = 6
"""The month from which plans and budgets are drawn up, which are those of the next year (Luật Ngân sách nhà nước)."""


_OF_A_LAW = regex(r"\b(?:luật|pháp lệnh|hiến pháp)\b[^.;,\n]{0,80}(?:, [^.;,\n]{0,40})?\Z")
"""Before a year that is part of a law's name."""


class _Doubt(NamedTuple):
    """How sure it is that a year is wrong, how far the right one is from the programme's, and why."""

    sureness: int
    right: int
    why: str


@rule("CTR805", "warning")
def year_is_the_programmes(subject: Subject) -> Iterator[Problem]:
    """Work ahead names the programme's year or the next, a review the year that is being reviewed."""
    year = subject.program.year
    for hit in prose(subject).find(_YEAR):
        passage, off = hit.passage, int(hit["y"]) - year
        if passage.meeting is None:
            if off and _is_its_own(hit):
                message = f"văn bản ghi năm {hit['y']}, chương trình là năm {year}"
                yield passage.problem(
                    message, doubt(3, f"viết năm {year}, hoặc xem lại khóa year"), hit.span("y")
                )
            continue
        if _OF_A_LAW.search(passage.low, 0, hit.span()[0]):
            continue
        months = months_of(passage.meeting)
        month = months[-1] if months else 0
        if off == 0 and month < 9 and not (month >= _DRAFTS_FROM and _DRAFT.search(_clause(hit))):
            continue
        found = _doubt(_clause(hit), passage.low, off, month)
        if found:
            message = f"{found.why}, ở đây ghi năm {hit['y']}"
            yield passage.problem(
                message, doubt(found.sureness, f"có phải năm {year + found.right}?"), hit.span("y")
            )


def _is_its_own(hit: Hit) -> bool:
    """Whether a year outside the meetings is that of the programme itself."""
    path, before = hit.passage.path, hit.passage.low[: hit.span()[0]]
    if path == ("document", "title"):
        return True
    if path == ("document", "preamble") and before.endswith("chương trình công tác "):
        return True
    return path[:2] != ("document", "bases") and before.endswith(
        ("trong ", "ban thường vụ đảng ủy ")
    )


def _clause(hit: Hit) -> str:
    """The words a year belongs to: back to the year before it, or to the last full stop or semicolon."""
    before = hit.passage.low[: hit.span()[0]]
    start = max(before.rfind(". "), before.rfind(";"), 0)
    for earlier in _YEAR.finditer(before):
        start = max(start, earlier.end())
    return before[start:]


def _doubt(clause: str, text: str, off: int, month: int) -> _Doubt | None:
    drafted = _drafted(clause, text, month) if off <= 0 else None
    if drafted or _OTHER_YEARS.search(clause):
        return drafted
    if _REVIEWED.search(clause):
        if off >= 1:
            return _Doubt(3, 0, "việc kiểm điểm, tổng kết là của năm đã qua")
        if off == -1 and month == 12 and _WORK.search(clause):
            return _Doubt(2, 0, "hội nghị tháng 12 kiểm điểm, tổng kết năm đang hết")
        return None
    if off <= 0 and month == 12 and _NEXT_YEARS.search(clause) and "kết quả" not in clause:
        return _Doubt(2, 1, "phương hướng, chương trình bàn vào tháng 12 là của năm sau")
    if off == 0 and month == 12 and _REVIEWED_BEFORE.search(text) and _TASKS_AHEAD.match(clause):
        return _Doubt(3, 1, "nhiệm vụ sau khi tổng kết năm là của năm sau")
    if off <= 0 and month >= 9 and _ESTIMATE.search(clause) and not _AT_WORK.search(text):
        return _Doubt(2, 1, f"dự toán bàn vào tháng {month} thường là của năm sau")
    return _ahead(clause, off, month)


def _drafted(clause: str, text: str, month: int) -> _Doubt | None:
    """What is drawn up in the second half of a year is the next year's: outlines, budgets, the call-up."""
    if month >= 9 and _NEXT_DRAFT.search(clause):
        return _Doubt(2, 1, f"định hướng bàn vào tháng {month} là của năm sau")
    if month >= _DRAFTS_FROM and _DRAFT.search(clause):
        return _Doubt(2, 1, f"kế hoạch, dự toán xây dựng từ tháng {month} là của năm sau")
    if month >= 10 and _RECRUITS.search(clause) and not holds(text, _OVER):
        return _Doubt(2, 1, f"tuyển quân bàn vào tháng {month} là của năm sau")
    return None


_LAST_SESSION = regex(r"kỳ họp (?:thường lệ |thường kỳ )?cuối \Z")
_AT_THE_BEGINNING = 6
"""The last month in which the session at the end of the year before is still dealt with."""


def _ahead(clause: str, off: int, month: int) -> _Doubt | None:
    """Plans are for this year or the next, and next year's do not come up in the first months."""
    found = _AHEAD.search(clause) if off else None
    if found is None:
        return None
    what = f"“{found.group()}”"
    past_session = off == -1 and month <= _AT_THE_BEGINNING and _LAST_SESSION.search(clause)
    if off < 0 and not past_session and not tells(clause, "past year"):
        return _Doubt(2, 0, f"{what} là việc sắp làm")
    if off >= 2 and not holds(clause, ("kỷ niệm", "hướng tới", "tiến tới")):
        return _Doubt(2, 0, f"{what} thuộc năm nay hoặc năm sau")
    if off == 1 and month <= 8 and holds(clause, _HELD_YEARLY):
        return _Doubt(2, 0, f"{what} bàn vào tháng {month} là của năm nay")
    if off == 1 and month <= 4 and not holds(clause, _MONEY):
        return _Doubt(1, 0, f"{what} bàn vào tháng {month} thường là của năm nay")
    return None
