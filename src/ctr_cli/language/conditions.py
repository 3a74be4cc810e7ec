"""On what condition a sentence says its work arises: `Xét kỷ luật đảng viên (nếu có).`"""

from functools import lru_cache

from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex

_IF = r"(?:nếu|(?:mỗi )?khi (?:có|cần|được|phát sinh|thấy|xét thấy)|(?:trong )?trường hợp)\b"
_BRACKETED = regex(
    rf"\((?P<said>{_IF}[^()]*)\)(?!\W*(?:và|cùng|hoặc)\b)[^,;.:]*[.;,]*\s*(?:\([^()]*\)[.;,\s]*)*$"
)
"""A bracket that stands for the whole sentence: no further part of a list, and no further sentence, follows it."""
_CLOSING = regex(
    rf"(?:,|\s[-–—])\s+(?P<said>{_IF}(?:\s(?!thì\b)[^\W\d_]+){{0,8}})[\s.;,]*$|\s(?P<bare>nếu (?:có|cần|phát sinh))[\s.;,]*$"
)


@lru_cache(4096)
def condition_said(text: str) -> str:
    """The condition that a sentence says of itself, without brackets; empty where it says none."""
    low = plain(text)
    if "nếu" not in low and "khi" not in low and "trường hợp" not in low:
        return ""
    found = _BRACKETED.search(low) or _CLOSING.search(low)
    if not found:
        return ""
    start, end = found.span("bare" if found.groupdict().get("bare") else "said")
    return text[start:end]
