"""Who does what stands beneath a line, or behind its colon: `Ủy ban nhân dân xã trình:`, `Công an xã: Phương án …`."""

import re
from dataclasses import dataclass, replace

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.charge import (
    OPENING,
    Charge,
    has_role,
    is_agency_line,
    parse,
)
from ctr_cli.importing.grammar.heading import CELL, COUNCIL, PARTY, Heading, heading_of, patterns
from ctr_cli.importing.grammar.known import kept
from ctr_cli.importing.grammar.names import (
    begins_agency,
    held,
    is_office,
    names_offices,
    only_offices,
)
from ctr_cli.importing.grammar.phrase import MARKS
from ctr_cli.importing.grammar.roles import roles_inline
from ctr_cli.language.patterns import regex

_NAMED = regex(
    r"""^(?:(?:các|những|nhóm|một\ số|phần)\s+)?(?:nội\ dung|việc|công\ việc|nhiệm\ vụ|đề\ án|tài\ liệu|văn\ bản|phần)\s+
    (?:(?:cụ\ thể|chính)\s+)?(?:(?P<by>do|giao(?:\ cho)?)\b)?(?:của|thuộc)?\s*(?=\S)""",
    re.IGNORECASE | re.VERBOSE,
)
"""The words before an office in `Nội dung do Công an phường chuẩn bị`."""
_REPORTS = regex(r"\s+(?:báo cáo|thông báo|trình bày|thông tin)$", re.IGNORECASE)
"""What an office does that brings a paper before a meeting."""
DECIDES = (*PARTY, *CELL, *COUNCIL)
"""Bodies that meet, and whose name alone over a list says who meets."""
_PERSON = regex(r"(?:các )?(?:đ/c|đồng chí|bí thư|phó|chủ tịch|trưởng|lãnh đạo)\b", re.IGNORECASE)
_BRINGS = regex(r"(?:báo cáo|trình|chuẩn bị|tham mưu)\s")
"""What a body does that does not decide of a work, but brings it: in small letters behind its colon."""
_BESIDE = regex(r"[(\[](?:chủ trì|phối hợp|cùng)[^()\[\]]*[)\]]")
"""What a bracket behind an office says of who does the work with it."""
_BEHIND = regex(
    rf"^(?P<who>(?:[^:()\[\]]|(?<=phối hợp):|{_BESIDE.pattern}){{4,240}}?)\s*(?<!phối hợp):\s+(?P<text>\S.{{5,}})$",
    re.DOTALL,
)
_BROUGHT = regex(
    r"^(?P<who>[^:()]{4,160}?(?<!chương)\strình)\s+(?P<text>(?:dự thảo\s)?[A-ZĐÀ-Ỹ].{5,})$",
    re.DOTALL,
)
"""Who brings a work, with no colon: `Phòng Kinh tế trình Đề án …`."""


_BEHIND_DASH = regex(
    r"^(?P<who>[^:()]{1,160}?)\s[-–—]\s+(?P<text>[A-ZĐÀ-Ỹ]\w*[^:]{5,})$", re.DOTALL
)
"""Who does a work, before a dash that is none of their name: `Phòng Văn hóa - Xã hội - Chống rét cho trâu bò (tháng 1)`."""


@kept
def who_does(text: str) -> Charge | None:
    """Who does what stands beneath a line that says so and nothing else; None for any other line."""
    bare = text.strip().strip("*").strip(f"{MARKS} ")
    named = _NAMED.match(bare)
    who = OPENING.sub("", bare[named.end() :] if named else bare)
    reports = _REPORTS.search(who)
    who = who[: reports.start()] if reports else who
    said = bool(named and named["by"]) or bool(reports) or has_role(who)
    if not said or not begins_agency(who) or is_agency_line(who):
        return None
    charge = parse(who, "submit" if reports else "prepare")
    if charge.rest or charge.due or not names_offices(name for name, _ in charge.assignments):
        return None
    return charge if charge.assignments else None


def supervises(text: str) -> Charge | None:
    """Who does what is looked into beneath a heading that names them, `Giám sát của Ban Pháp chế`; a council, and a body of the Party, does so in session."""
    match = patterns("inspects_of").fullmatch(text.strip(" .:"))
    alone = (
        match
        and only_offices(match["who"])
        and heading_of(match["who"]).body not in (*PARTY, "hdnd")
    )
    return parse(match["who"], "perform") if match and alone else None


def read_as_preparer(who: str) -> str:
    """The doubt about who opens a line where no word says what they do."""
    return f"hiểu “{who}” ở đầu dòng là cơ quan chuẩn bị"


def opens_work(text: str) -> bool:
    """Whether a line that ends in a colon says who does what comes beneath it."""
    return text.rstrip().endswith(":") and who_does(text) is not None


@dataclass(frozen=True, slots=True)
class Opened:
    """A work behind the colon of who does it; `told` tells that a word says that they do."""

    charge: Charge
    text: str
    who: str
    told: bool


@kept
def opened(text: str) -> Opened | None:
    """The work of a line that opens with who does it: `Ban Xây dựng Đảng trình: Quy hoạch cán bộ`."""
    whole = held(text) if begins_agency(text) else None
    brought = _BROUGHT.match(text) if whole else None
    match = brought if brought and begins_item(brought["text"]) else None
    match = match or _BEHIND.match(text) or (_BEHIND_DASH.match(whole.text) if whole else None)
    if match is None or not whole:
        return None
    work, who = whole.back(match["text"]), whole.back(match["who"])
    who = _BESIDE.sub(lambda beside: f", {beside[0][1:-1]}", roles_inline(who))
    charge = who_does(who)
    if charge is not None:
        names_on = begins_agency(work) and not begins_item(work)
        return None if names_on else Opened(charge, work, who, True)
    charge = Charge() if is_agency_line(text) else parse(who)
    names = [name for name, _ in charge.assignments]
    if charge.rest or charge.due or not names or not names_offices(names):
        return None
    heading = heading_of(who)
    supervises = heading.body == "thuong-truc-hdnd" and begins_item(work)
    another = heading.left and begins_agency(heading.left)  # `Đảng ủy UBND xã`
    decides = heading.body in DECIDES and not another and not _BRINGS.match(work)
    if (
        (decides and not supervises)
        or heading.timed
        or begins_agency(work)
        or any(map(_PERSON.match, names))
    ):
        return None
    known = all(map(is_office, names)) or (begins_item(work) and ":" in text)
    return Opened(charge, work, who, False) if known else None


@kept
def carries_out(text: str) -> Heading | None:
    """The body that a line over the content says carries it out: `Ban Thường vụ Đoàn xã chỉ đạo:`."""
    match = patterns("carries_out").fullmatch(text.strip())
    said = heading_of(match["who"]) if match else Heading()
    whole = said.body and match and match["who"].startswith(said.body_name)
    return replace(said, body_name=match["who"]) if match and whole else None
