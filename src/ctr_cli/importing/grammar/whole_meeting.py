"""Who prepares a meeting as a whole, behind its name and its time: `Tháng 6; chuẩn bị chung: Văn phòng Đảng ủy`."""

import re

from ctr_cli.importing.grammar.charge import (
    Charge,
    charge_of_line,
    has_role,
    is_agency_line,
    parse,
)
from ctr_cli.importing.grammar.heading import heading_of
from ctr_cli.importing.grammar.names import names_offices
from ctr_cli.importing.grammar.roles import roles_inline
from ctr_cli.importing.grammar.said import only_connectives
from ctr_cli.language.patterns import regex

_THING = r"(?:chung|(?:nội dung|chương trình|tài liệu|hồ sơ|văn bản|điều hành|điều kiện|tổ chức|hậu cần|công tác|phục vụ)(?: chung)?|(?:cho |của )?(?:cả |toàn bộ |các |cuộc )*(?:hội nghị|kỳ họp|phiên họp|cuộc họp|phiên|kỳ|đợt)(?: này)?)"
_THINGS = rf"(?:(?:\s*,|\s+và)?(?:\s+(?:các|mọi|những|toàn bộ|cho|cả))*\s+{_THING})"
_END = r"(?=\s*(?:[:;,.)]|$|\s(?:phối hợp|cùng)\b))"
_SERVES = regex(
    rf"\b(?:(?:chịu trách nhiệm|làm đầu mối|đầu mối|lo)\s+)*(?P<role>chuẩn bị|tham mưu|chủ trì|phụ trách|phục vụ|tổng hợp|lo|đầu mối)(?:\s+(?:chuẩn bị|tổng hợp))?"
    rf"(?:{_THINGS}+{_END}|(?<=phục vụ){_END}|(?<=đầu mối tổng hợp){_END}|(?<=đầu mối){_END})",
    re.IGNORECASE,
)
"""What is done for a meeting and not for one of its works: `chuẩn bị chung nội dung, chương trình`, `phục vụ kỳ họp`."""
_OWN_WORD = ("phục vụ", "tổng hợp", "lo", "đầu mối")
"""Such words that are no role of a programme: who serves a meeting prepares it."""
_JOINT = regex(r"\s*(?:[;,:|(]|\.\s|\s[-–—]\s)\s*|\s+(?=(?:do|giao)\s)")


def charge_of_meeting(text: str, place: str = "") -> tuple[str, Charge] | None:
    """The name and time of a meeting, and who prepares it, where a line says both and nothing else."""
    for joint in _JOINT.finditer(text):
        before, behind = text[: joint.start()], text[joint.end() :].rstrip(" .;:")
        if joint[0].strip() == "(":
            if not behind.endswith(")"):
                continue
            behind = behind[:-1]
        heading = heading_of(before, place)
        serves = _SERVES.search(behind)
        if not heading.bare or not (heading.timed or serves):
            continue
        who = roles_inline(_SERVES.sub(_role_word, behind))
        charge = charge_of_line(who) if is_agency_line(who) else parse(who)
        said = is_agency_line(who) or has_role(who)
        alone = only_connectives(charge.rest) and not (charge.due or charge.doubt or charge.beside)
        names = [name for name, _ in charge.assignments]
        meets = any(heading_of(name).timed for name in names)
        offices = "(" not in who and not meets and names_offices(names)
        if said and names and offices and alone:
            words = [m["role"].lower() for m in _SERVES.finditer(behind)]
            charge.roles += [word for word in words if word in _OWN_WORD]
            return before, charge
    return None


def _role_word(serves: re.Match[str]) -> str:
    return "chuẩn bị" if serves["role"].lower() in _OWN_WORD else serves["role"]
