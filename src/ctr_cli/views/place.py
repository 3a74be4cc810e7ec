"""Where a value stands in the printed document, as one reader tells another."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from ctr_cli.model.bodies import occasion
from ctr_cli.model.meetings import kind_words, months_of, short_name, time_name
from ctr_cli.model.program import Body, Meeting, Program

if TYPE_CHECKING:
    from ctr_cli.model.follow_up import FollowUp

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
    name = f"{name}, {_meeting_name(body, body.meetings[path[1]])}"
    if len(path) > 3 and path[2] == "items" and isinstance(path[3], int):
        return f"{name}, nội dung {path[3] + 1}"
    return f"{name}, cơ quan chuẩn bị" if len(path) > 2 and path[2] == "agencies" else name


def _meeting_name(body: Body, meeting: Meeting) -> str:
    if meeting.number is not None:
        return short_name(body, meeting)
    if meeting.every and not months_of(meeting):
        return f"công việc {time_name(meeting)}"
    name = f"{kind_words(body, meeting.kind)} {time_name(meeting)}".strip()
    return name or occasion(body.name)


def follow_up_place(follow_up: "FollowUp") -> Callable[[tuple[str | int, ...]], str]:
    """The place of a path of a follow-up: the record it leads into."""

    def place(path: tuple[str | int, ...]) -> str:
        if len(path) < 2 or not isinstance(path[1], int):
            return "Sổ theo dõi"
        if path[0] == "meetings":
            return f"Bản ghi {follow_up.meetings[path[1]].meeting}"
        if path[0] == "items":
            return f"Nội dung {follow_up.items[path[1]].item}"
        return f"Việc ngoài chương trình {follow_up.unplanned[path[1]].id}"

    return place
