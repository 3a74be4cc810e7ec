"""A programme as text, for tests of one part of it: the rest is usual."""

from typing import Any

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from ctr_cli.model.meetings import meeting_id
from ctr_cli.model.program import Item, Program

HEAD = """ĐẢNG BỘ TỈNH LÂM ĐỒNG
ĐẢNG ỦY XÃ NAM BAN
*
Số 12-CTr/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Nam Ban, ngày 20 tháng 12 năm 2026
"""
COMMITTEE = (
    "ỦY BAN NHÂN DÂN",
    "XÃ SUỐI TRẦM",
    "Số: 08/CTr-UBND",
    "Suối Trầm, ngày 06 tháng 01 năm 2027",
    "CHƯƠNG TRÌNH CÔNG TÁC",
    "của Ủy ban nhân dân xã Suối Trầm năm 2027",
)
"""The head of the paper of a people's committee, line by line."""
TITLE = """CHƯƠNG TRÌNH
công tác năm 2027 của Ban Chấp hành, Ban Thường vụ Đảng ủy xã

Ban Thường vụ Đảng ủy ban hành Chương trình công tác năm 2027 như sau:
"""
CONTENT = """I. BAN THƯỜNG VỤ
1. Tháng 1
- Kế hoạch phòng cháy, chữa cháy rừng mùa khô (Công an xã).
2. Tháng 2
- Kết quả giao quân, thăm hỏi gia đình tân binh (Ban Chỉ huy Quân sự xã).
"""
CLOSING = """Nơi nhận:
- Tỉnh ủy (b/c),
- Lưu Văn phòng Đảng ủy.
T/M BAN THƯỜNG VỤ
BÍ THƯ

Trần Văn Nam
"""


def programme(
    content: str = CONTENT,
    *,
    head: str = HEAD,
    title: str = TITLE,
    closing: str = CLOSING,
    year: int | None = None,
) -> Imported:
    """The import of a programme with some of its parts told."""
    text = "\n".join((head, title, content, closing))
    return convert(read(text.encode(), "van-ban.txt"), "van-ban.txt", year)


def items(program: Program) -> list[tuple[str, Item]]:
    """The items, each with the id of its meeting."""
    return [
        (meeting_id(body, meeting), item)
        for body in program.bodies
        for meeting in body.meetings
        for item in meeting.items
    ]


def printed_parts(program: Program) -> dict[str, Any]:
    """What papers print of a programme: not its agencies, nor a deadline that is the month its meeting is held in."""
    dumped = program.model_dump(exclude={"agencies"})
    for body in dumped["bodies"]:
        for meeting in body["meetings"]:
            held = f"{program.year}-{meeting['month'] or 0:02d}"
            for item in meeting["items"]:
                item["deadline"] = None if item["deadline"] == held else item["deadline"]
    return dumped


def said(program: Program) -> list[str]:
    """The items in short: meeting, text, and who prepares them with the role where it is another."""
    return [
        f"{place} | {item.text} | "
        + ", ".join(
            a.agency if a.role == "prepare" else f"{a.agency} {a.role}" for a in item.agencies
        )
        for place, item in items(program)
    ]


def checks(result: Imported) -> list[str]:
    """What a person should look at, without where it stands."""
    return [check.message for check in result.report.checks]
