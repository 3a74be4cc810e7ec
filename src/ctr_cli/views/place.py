"""Where a value stands in the printed document, as one reader tells another."""

from ctr_cli.language.printed_dates import roman_quarter
from ctr_cli.model.meetings import month_of, time_name
from ctr_cli.model.program import Body, Meeting, Program

_PARTS = {
    "issuer": "Cơ quan ban hành",
    "document": "Phần đầu văn bản",
    "agencies": "Danh mục cơ quan",
    "bodies": "Nội dung",
    "implementation": "Tổ chức thực hiện",
    "recipients": "Nơi nhận",
    "signature": "Người ký",
    "year": "Năm",
    "settings": "Nề nếp làm việc",
    "amendments": "Điều chỉnh, bổ sung",
}
_DOCUMENT_PARTS = {
    "title": "trích yếu",
    "bases": "căn cứ",
    "preamble": "đoạn dẫn",
    "date": "ngày ban hành",
    "place": "nơi ban hành",
    "symbol": "ký hiệu",
    "number": "số",
}


def place_name(program: Program, path: tuple[str | int, ...]) -> str:
    """The place of a path: body, meeting and item, or the part of the document with its line, from 1."""
    if len(path) > 1 and path[0] == "bodies" and isinstance(path[1], int):
        return _in_body(program.bodies[path[1]], path[2:])
    part = _PARTS.get(str(path[0]), "") if path else ""
    if len(path) > 1 and path[0] == "document":
        number = f" {path[2] + 1}" if len(path) > 2 and isinstance(path[2], int) else ""
        return f"{part}, {_DOCUMENT_PARTS.get(str(path[1]), '')}{number}".rstrip(", ")
    if len(path) > 1 and isinstance(path[1], int):
        unit = {
            "implementation": "đoạn",
            "agencies": "cơ quan",
            "amendments": "quyết định",
        }.get(str(path[0]), "dòng")
        return f"{part}, {unit} {path[1] + 1}"
    return part


def _in_body(body: Body, path: tuple[str | int, ...]) -> str:
    name = body.name
    if len(path) < 2 or not isinstance(path[1], int):
        return name
    name = f"{name}, {_meeting_name(body.meetings[path[1]])}"
    if len(path) > 3 and path[2] == "items" and isinstance(path[3], int):
        return f"{name}, nội dung {path[3] + 1}"
    return f"{name}, cơ quan chuẩn bị" if len(path) > 2 and path[2] == "agencies" else name


def _meeting_name(meeting: Meeting) -> str:
    kind = {"thematic": "chuyên đề ", "extraordinary": "đột xuất "}.get(meeting.kind, "")
    month = month_of(meeting)
    if meeting.number is not None:
        return f"hội nghị lần thứ {meeting.number}"
    if month is not None:
        return f"{kind}tháng {month}"
    if meeting.every:
        return f"công việc {time_name(meeting)}"
    return f"{kind}quý {roman_quarter(meeting.quarter)}" if meeting.quarter else "hội nghị"
