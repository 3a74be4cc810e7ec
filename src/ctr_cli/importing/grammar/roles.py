"""The words for what an office does in a work: in full, short, and in brackets behind its name."""

import re
from functools import cache

from ctr_cli.data import table
from ctr_cli.importing.grammar.known import in_full
from ctr_cli.language.patterns import regex
from ctr_cli.model.values import Role

ROLES: dict[str, Role] = {
    "chủ trì": "lead", "phối hợp": "coordinate", "chuẩn bị": "prepare", "tham mưu": "advise",
    "thẩm tra": "verify", "thẩm định": "verify", "trình": "submit", "thực hiện": "perform",
    "là đối tượng": "subject", "phụ trách": "prepare", "đảm nhiệm": "prepare", "chịu trách nhiệm": "prepare",
    "cùng làm": "coordinate", "cùng thực hiện": "coordinate", "tham gia": "coordinate",
}  # fmt: skip
ROLE_WORD = (
    r"(?:chủ\s+trì|(?<!công\stác\s)(?<!quy\schế\s)(?<!quan\shệ\s)phối\s+hợp|chuẩn\s+bị|tham\s+mưu|thẩm\s+tra|thẩm\s+định|thực\s+hiện|là\s+đối\s+tượng|(?:cùng\s+(?:làm|thực\s+hiện)|tham\s+gia)(?=\s*:)|tham\s+gia(?=\s*$)|"
    r"(?:(?<!tổng\s)phụ\s+trách|đảm\s+nhiệm|chịu\s+trách\s+nhiệm)(?=(?:\s+chính)?\s*(?:[,;.)]|$))|"
    r"(?<!chương\s)(?<!tờ\s)(?<!quy\s)(?:(?<=chính\scông\s)|(?<!công\s))(?<!quá\s)(?<!lộ\s)(?<!giải\s)trình(?!\s+(?:độ|tự|duyệt)))"
)

_ROLE_IN_BRACKETS = regex(
    rf"\s*\(\s*(?:(?:cơ quan|đơn vị|đồng|cùng)\s+)?({ROLE_WORD}(?:\s*(?:,|và)?\s*{ROLE_WORD})?)\s*\)",
    re.IGNORECASE,
)
"""What an office does, in brackets behind its name: `Công an xã (chủ trì)`."""
_LOOKED_INTO = r"(?:kiểm tra|giám sát|khảo sát|thanh tra)(?:\s*(?:,|và)?\s*(?:kiểm tra|giám sát|khảo sát|thanh tra))*"
_SUBJECT = rf"(?:là\s+)?(?:(?:đối tượng|đơn vị|đ/v|đv|cơ quan|nơi)\s+(?:(?:được|chịu(?: sự)?)\s+)?|(?:được|chịu(?: sự)?)\s+){_LOOKED_INTO}"
_IS_SUBJECT = regex(
    rf"\s*\(\s*{_SUBJECT}\s*\)|\s[–-]\s+(?=(?:là\s+)?(?:đối tượng|được|chịu)){_SUBJECT}(?=\s*(?:[,;]|$))",
    re.IGNORECASE,
)
"""That an office is looked into, in brackets or after a dash behind its name: `UBND xã (đối tượng giám sát)`."""
_SUBJECT_BEFORE = regex(
    rf"(?:(?<=[,;] )|^)đối tượng(?: được)?(?: {_LOOKED_INTO})?\s*:", re.IGNORECASE
)
"""The same before the name: `Ban Pháp chế; đối tượng giám sát: UBND xã`."""
_SHORT_IN_BRACKETS = regex(r"\s*\(([A-Z]{2})\)")


_WITH_WHOM = regex(
    rf"\s*\(\s*(?:(?:giao|do|có)\s+)?(?P<who>(?:(?:các\s|đ/c\s|đồng\schí\s|[A-ZĐ])[^()]*?\s{ROLE_WORD}|(?:cùng|phối\s+hợp)(?:\s+với|\s*:)?\s+(?:các\s|[A-ZĐ])[^()]*))\s*\)"
)
"""Who does a work with the office before it, in brackets: `Thường trực HĐND (Ban Pháp chế phối hợp)`."""
_TOGETHER = regex(r"cùng(?:\s+với)?\s+")


def helpers_apart(text: str) -> tuple[str, list[str]]:
    """A phrase without the brackets that say who does a work with the office before them, and what these say."""
    if "(" not in text:
        return text, []
    said = [match["who"] for match in _WITH_WHOM.finditer(text)]
    return _WITH_WHOM.sub("", text), [
        _TOGETHER.sub("phối hợp với ", who, count=1) if _TOGETHER.match(who) else who
        for who in said
    ]


def roles_inline(text: str) -> str:
    """A phrase without the brackets around what each office does, `(chủ trì)`, `(PH)`."""
    in_full = _SHORT_IN_BRACKETS.sub(
        lambda m: f" {_short_roles()[0].get(m[1], m[0].strip())}", text
    )
    in_full = _SUBJECT_BEFORE.sub("là đối tượng:", in_full)
    return _ROLE_IN_BRACKETS.sub(r" \1", _IS_SUBJECT.sub(" là đối tượng", in_full))


@cache
def _short_roles() -> tuple[dict[str, str], re.Pattern[str]]:
    short = table("importing")["short_roles"]
    return short, regex(rf"\b({'|'.join(short)})\s*:")


def says_role(text: str) -> Role | None:
    """The role that a text names, short or in full, and nothing else: `CT`, `Phối hợp`."""
    return ROLES.get(_short_roles()[0].get(text.upper(), in_full(text)).lower())


def spelt_out_roles(text: str) -> str:
    """A phrase with the short forms of roles in full: `CT: Công an xã; PH: Đoàn xã`."""
    short, pattern = _short_roles()
    return pattern.sub(lambda match: f"{short[match[1]]}:", text) if ":" in text else text
