"""What a council looks into: who supervises does it, who is supervised prepares nothing, and neither meets for it."""

import pytest

from ctr_cli.importing.grammar.charge import parse
from ctr_cli.model.values import Role
from support.programme_text import checks
from support.tables import in_word, told

_HEAD = (
    "HỘI ĐỒNG NHÂN DÂN",
    "XÃ SUỐI TRẦM",
    "Số: 7/CTr-HĐND",
    "Suối Trầm, ngày 24 tháng 12 năm 2026",
    "CHƯƠNG TRÌNH",
    "{} của Hội đồng nhân dân xã năm 2027",
)
_TABLE = """TT | Nội dung giám sát | {} | {} | Thời gian thực hiện
1 | Việc thực hiện chính sách người có công | Ban Văn hóa - Xã hội | Phòng Văn hóa - Xã hội | Quý II
2 | Công tác quản lý đất đai | Ban KTNS | Phòng Kinh tế | Tháng 9"""
_DONE = [
    "Việc thực hiện chính sách người có công | Ban Văn hóa - Xã hội perform; Phòng Văn hóa - Xã hội subject",
    "Công tác quản lý đất đai | Ban KTNS perform; Phòng Kinh tế subject",
]


def _head(title: str) -> list[str]:
    return [line.format(title) for line in _HEAD]


@pytest.mark.parametrize(
    "who", ["Chủ thể giám sát", "Chủ thể", "Cơ quan giám sát", "Cơ quan thực hiện"]
)
@pytest.mark.parametrize("whom", ["Đối tượng giám sát", "Đơn vị chịu sự giám sát"])
def test_who_supervises_does_it_and_holds_no_meeting(who: str, whom: str) -> None:
    result = in_word(_TABLE.format(who, whom), head=_head("Giám sát"))
    (body,) = result.program.bodies
    assert body.name == "Công việc của Hội đồng nhân dân xã Suối Trầm"
    assert [line.partition(" | ")[2] for line in told(result)] == _DONE
    assert checks(result) == []


def test_supervision_and_what_goes_on_stand_beside_the_sessions_with_their_headings() -> None:
    drawn = f"""A. KỲ HỌP
TT | Nội dung | Cơ quan trình | Ban thẩm tra | Thời gian
I. Kỳ họp thường lệ giữa năm (tháng 7) | < | < | < | <
1 | Báo cáo kinh tế - xã hội 6 tháng đầu năm | UBND xã | Ban KTNS | Trước 01/7
B. GIÁM SÁT
{_TABLE.format("Chủ thể giám sát", "Đối tượng giám sát")}
C. HỌP CÁC BAN
Các Ban họp mỗi quý 01 lần vào tuần cuối của tháng cuối quý.
D. TIẾP CÔNG DÂN
Đại biểu Hội đồng nhân dân xã tiếp công dân ngày 10 hằng tháng tại trụ sở."""
    result = in_word(drawn, head=_head("Hoạt động"))
    assert [body.name for body in result.program.bodies] == [
        "Hội đồng nhân dân xã Suối Trầm", "Giám sát", "Họp các ban", "Tiếp công dân",
    ]  # fmt: skip
    assert result.program.implementation == []
    assert [line.split(" | ")[-1] for line in told(result)][1:3] == [
        line.split(" | ")[-1] for line in _DONE
    ]
    assert not any("nhóm" in line for line in told(result))
    assert result.report.complete


def test_works_at_a_session_are_of_the_session() -> None:
    drawn = """TT | Nội dung giám sát | Cơ quan thực hiện | Thời gian
    I | GIÁM SÁT TẠI KỲ HỌP | |
    1 | Xem xét báo cáo 6 tháng đầu năm | Thường trực HĐND | Tháng 7
    II | GIÁM SÁT CHUYÊN ĐỀ | |
    1 | Chất lượng nước sinh hoạt | Ban Văn hóa - Xã hội | Quý III"""
    assert [line.split(" | ")[0] for line in told(in_word(drawn, head=_head("Giám sát")))] == [
        "hdnd-7", "giam-sat-chuyen-de-q3",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("Thường trực HĐND (Ban Pháp chế phối hợp)", [("Thường trực HĐND", "perform"), ("Ban Pháp chế", "coordinate")]),
        ("Thường trực HĐND (phối hợp: Ban Pháp chế, Ban KT-NS)", [("Thường trực HĐND", "perform"), ("Ban Pháp chế", "coordinate"), ("Ban KT-NS", "coordinate")]),
        ("Ban Pháp chế (cùng Công an xã)", [("Ban Pháp chế", "perform"), ("Công an xã", "coordinate")]),
        ("UBND xã (Phòng Kinh tế tham mưu)", [("UBND xã", "perform"), ("Phòng Kinh tế", "advise")]),
        ("Ban Pháp chế chủ trì (Ban VH-XH, Ban KT-NS phối hợp)", [("Ban Pháp chế", "lead"), ("Ban VH-XH", "coordinate"), ("Ban KT-NS", "coordinate")]),
        ("Ban KT-NS (chủ trì), Công an xã (phối hợp)", [("Ban KT-NS", "lead"), ("Công an xã", "coordinate")]),
        ("Các Ban HĐND (theo lĩnh vực phụ trách)", [("Các Ban HĐND", "perform")]),
        ("Ban Chỉ đạo 35 (Công an xã thường trực)", [("Ban Chỉ đạo 35 (Công an xã thường trực)", "perform")]),
        ("Văn phòng (bộ phận tham mưu)", [("Văn phòng (bộ phận tham mưu)", "perform")]),
    ],
)  # fmt: skip
def test_a_bracket_in_a_cell_of_offices_says_who_does_it_with_them(
    cell: str, said: list[tuple[str, Role]]
) -> None:
    assert parse(cell, "perform", strict=False).assignments == said


def test_who_supervises_may_be_told_by_the_heading() -> None:
    drawn = """
    I. GIÁM SÁT CỦA THƯỜNG TRỰC HĐND XÃ
    1. Giám sát việc giải quyết kiến nghị cử tri
    - Đối tượng giám sát: UBND xã.
    - Thời gian: Tháng 4.
    II. KHẢO SÁT CỦA BAN VĂN HÓA - XÃ HỘI
    1. Khảo sát các thiết chế văn hóa
    - Đối tượng: Phòng Văn hóa - Xã hội.
    - Thời gian: Tháng 10.
    """
    result = in_word(drawn, head=_head("Giám sát"))
    assert [line.split(" | ")[2] for line in told(result)] == [
        "Thường trực HĐND xã perform; UBND xã subject",
        "Ban Văn hóa - Xã hội perform; Phòng Văn hóa - Xã hội subject",
    ]
