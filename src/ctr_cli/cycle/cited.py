"""Where a text cites a paper: its number, its date and the year it is about belong to that paper."""

import re

from ctr_cli.language.patterns import regex

_PAPERS = (
    "nghị quyết|chỉ thị|kết luận|quyết định|quy định|quy chế|kế hoạch|chương trình|hướng dẫn|đề án|thông báo"
    "|thông tri|công văn|báo cáo|tờ trình|luật|nghị định|thông tư|điều lệ"
)
_NUMBERED = rf"(?:{_PAPERS})[^.;\n]{{0,40}}? số:? ?\d+[^\s,;]*"
_NO_DATE = r"(?!(?:về|trong|năm|trước|sau|từ|đến|vào|hết|gửi)\b)"
"""Words after which a day is a time limit, not the date of the paper named before them."""
_DATED = rf"(?:{_PAPERS})(?: {_NO_DATE}[\w/-]+){{0,14}},? ngày \d{{1,2}}[/ .-]"
_CITED = regex(rf"(?:{_NUMBERED}|{_DATED})")
_GOES_ON = regex(
    r"""
    (?:,?\ ngày)? [\ \d/.-]* ,(?=\ năm\ 20)      # right after its date a comma and a year: another thought
    | [^;\n]*? (?=
        ; | \n | \Z | \.(?:\s|\Z)
        | ,?\ trong\ (?:năm|quý|tháng)\b | ,?\ theo\b | ,?\ và\ chương\ trình\ này\b | ,\ chương\ trình\ công\ tác\b
        | ,\ (?=[^,;\n]+\ (?:ban\ hành|xây\ dựng|đề\ ra|thông\ qua|lập|tổng\ hợp|triển\ khai)\ (?:chương\ trình|kế\ hoạch|lịch)\b
            (?:[^;\n]*(?::|\b(?:sau|cụ\ thể|dưới\ đây)\W*\Z)|\ (?:công\ tác|hoạt\ động|làm\ việc)\ năm\ 20\d\d\W*\Z))
      )
    """,
    re.VERBOSE,
)


def cited_spans(low: str) -> list[tuple[int, int]]:
    """The characters of a plain text that speak of a cited paper: to the end of what it is about.

    `trong năm 2026` after it speaks of the programme again.
    """
    spans: list[tuple[int, int]] = []
    end = 0
    for match in _CITED.finditer(low):
        if match.start() < end:
            continue
        rest = _GOES_ON.match(low, match.end())
        end = rest.end() if rest else match.end()
        spans.append((match.start(), end))
    return spans
