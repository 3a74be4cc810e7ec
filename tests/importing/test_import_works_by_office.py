"""A people's committee's works in the order of the offices that do them: who does each, beside the sessions or alone."""

import pytest

from ctr_cli.importing.building.convert import Imported
from ctr_cli.model.bodies import is_field
from support.programme_text import COMMITTEE, checks
from support.tables import in_word, told

_TABLE = """TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn hoàn thành
I. PHÒNG VĂN HÓA - XÃ HỘI | < | < | < | <
1 | Kế hoạch mừng Đảng, mừng Xuân | {} | Công an xã | 20/01/2027
II. CÔNG AN XÃ | < | < | < | <
1 | Kế hoạch bảo đảm trật tự | {} | Ban CHQS | 28/02/2027"""


def _names(result: Imported) -> list[str]:
    return [agency.name for agency in result.program.agencies]


@pytest.mark.parametrize(
    "short", ["Phòng Văn hóa - Xã hội", "Phòng VH-XH", "Phòng VHXH", "Phòng VH, XH"]
)
def test_a_work_that_names_its_office_has_none_of_the_row_over_it(short: str) -> None:
    result = in_word(_TABLE.format(short, "Công an"), head=COMMITTEE)
    assert told(result) == [
        f"ubnd-1 | Kế hoạch mừng Đảng, mừng Xuân | {short} lead; Công an xã coordinate | hạn 2027-01-20",
        "ubnd-2 | Kế hoạch bảo đảm trật tự | Công an lead; Ban CHQS coordinate | hạn 2027-02-28",
    ]
    assert checks(result) == []
    assert "Phòng Văn hóa - Xã hội" in _names(result), "in full as the row over it has it"
    assert {entry.line.text for entry in result.report.ignored} >= {
        "I. PHÒNG VĂN HÓA - XÃ HỘI", "II. CÔNG AN XÃ",
    }  # fmt: skip


def test_an_office_over_works_that_name_another_is_asked_about() -> None:
    result = in_word(_TABLE.format("Trung tâm Dịch vụ tổng hợp", "Công an xã"), head=COMMITTEE)
    assert told(result)[0].startswith(
        "? ubnd-1 | Kế hoạch mừng Đảng, mừng Xuân | Trung tâm Dịch vụ tổng hợp lead;"
    )
    assert any("đứng dưới đề mục “Phòng Văn hóa - Xã hội”" in said for said in checks(result))


def test_an_office_over_works_that_name_nobody_or_only_who_helps_does_them() -> None:
    result = in_word(_TABLE.format("", ""), head=COMMITTEE)
    assert [line.split(" | ")[2] for line in told(result)] == [
        "Phòng Văn hóa - Xã hội; Công an xã coordinate", "Công an xã; Ban CHQS coordinate",
    ]  # fmt: skip
    assert sum("hiểu là cơ quan chuẩn bị" in said for said in checks(result)) == 2


def test_the_leader_beside_a_work_is_not_who_does_it_under_an_office() -> None:
    drawn = """TT | Nội dung | Lãnh đạo UBND phụ trách | Thời hạn hoàn thành
    I | Phòng Kinh tế | |
    1 | Kiểm kê rừng phòng hộ | Phó Chủ tịch Lò Văn Pha | 20/02/2027
    II | Công an xã | |
    1 | Kế hoạch bảo đảm trật tự | Chủ tịch | 28/02/2027"""
    assert told(in_word(drawn, head=COMMITTEE)) == [
        "ubnd-2 | Kiểm kê rừng phòng hộ | Phòng Kinh tế | hạn 2027-02-20 | [Lãnh đạo phụ trách: Phó Chủ tịch Lò Văn Pha]",
        "ubnd-2 | Kế hoạch bảo đảm trật tự | Công an xã | hạn 2027-02-28 | [Lãnh đạo phụ trách: Chủ tịch]",
    ]


_SESSIONS = """TT | Nội dung trình phiên họp | Cơ quan chuẩn bị | Thời gian
1 | Báo cáo kinh tế - xã hội quý I | Phòng Kinh tế | Tháng 3"""
_WORKS = """TT | Nội dung công việc | Cơ quan chủ trì | Thời hạn hoàn thành
A | Phòng Văn hóa - Xã hội | |
1 | Kế hoạch tuyển sinh đầu cấp | Phòng Văn hóa - Xã hội | Tháng 5/2027
B | Công an xã | |
1 | Lễ giao, nhận quân | Công an xã | Tháng 2/2027"""


def _places(result: Imported) -> dict[str, list[str]]:
    return {
        body.name: [f"{m.month or m.every}" for m in body.meetings]
        for body in result.program.bodies
    }


@pytest.mark.parametrize(
    ("first", "second", "field"),
    [
        ("I. PHIÊN HỌP THƯỜNG KỲ CỦA ỦY BAN NHÂN DÂN XÃ", "II. NHIỆM VỤ TRỌNG TÂM CỦA CÁC CƠ QUAN, ĐƠN VỊ", "Nhiệm vụ trọng tâm của các cơ quan, đơn vị"),
        ("A. PHIÊN HỌP THƯỜNG KỲ", "B. CÔNG VIỆC GIAO CÁC PHÒNG, ĐƠN VỊ", "Công việc giao các phòng, đơn vị"),
        ("PHẦN THỨ NHẤT\nPHIÊN HỌP THƯỜNG KỲ", "PHẦN THỨ HAI\nPHÂN CÔNG NHIỆM VỤ CHO CÁC PHÒNG, BAN", "Phân công nhiệm vụ cho các phòng, ban"),
        ("I. NỘI DUNG CÁC PHIÊN HỌP CỦA UBND XÃ", "II. CHƯƠNG TRÌNH CÔNG TÁC TRỌNG TÂM", "Chương trình công tác trọng tâm"),
    ],
)  # fmt: skip
def test_works_by_office_behind_sessions_come_before_none(
    first: str, second: str, field: str
) -> None:
    result = in_word("\n".join((first, _SESSIONS, second, _WORKS)), head=COMMITTEE)
    (session, held), (works, months) = _places(result).items()
    assert session.lower().startswith(("ủy ban nhân dân xã", "ubnd xã"))
    assert held == ["3"]
    assert (works, months) == (field, ["2", "5"])
    assert is_field(works)
    assert not result.report.unplaced


def test_works_by_office_before_sessions_in_prose() -> None:
    result = in_word(
        """
        A. NHIỆM VỤ CỦA CÁC PHÒNG, BAN
        I. Phòng Kinh tế
        - Kế hoạch thu ngân sách năm 2027 (tháng 01).
        - Quyết toán ngân sách năm 2026 (tháng 3).
        II. Phòng Văn hóa - Xã hội
        - Tổ chức Hội Xuân (tháng 02).
        B. PHIÊN HỌP THƯỜNG KỲ
        - Tháng 01: Báo cáo kinh tế - xã hội tháng 01.
        - Tháng 4: Báo cáo kinh tế - xã hội quý I.
        """,
        head=COMMITTEE,
    )
    assert _places(result) == {
        "Nhiệm vụ của các phòng, ban": ["1", "2", "3"],
        "Ủy ban nhân dân xã Suối Trầm": ["1", "4"],
    }
    assert [line.split(" | ")[-1] for line in told(result)][:2] == [
        "Phòng Kinh tế", "Phòng Văn hóa - Xã hội",
    ]  # fmt: skip


def test_an_office_does_not_meet_because_a_part_bears_its_name() -> None:
    result = in_word(
        """
        I. PHÒNG KINH TẾ
        1. Tháng 01: Kế hoạch thu ngân sách năm 2027.
        2. Tháng 3: Quyết toán ngân sách năm 2026.
        II. TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG
        1. Tháng 6: Sơ kết cải cách hành chính 6 tháng đầu năm.
        III. BAN CHỈ HUY QUÂN SỰ XÃ
        1. Tháng 4: Đăng ký nghĩa vụ quân sự lần đầu.
        IV. PHIÊN HỌP THƯỜNG KỲ CỦA ỦY BAN NHÂN DÂN XÃ
        Ủy ban nhân dân xã họp thường kỳ vào ngày 25 hằng tháng.
        """,
        head=COMMITTEE,
    )
    assert _places(result) == {
        "Công việc của Ủy ban nhân dân xã Suối Trầm": ["1", "3", "4", "6"],
        "Ủy ban nhân dân xã": ["month"],
    }
    assert _names(result) == [
        "Phòng Kinh tế", "Ban Chỉ huy Quân sự xã", "Trung tâm Phục vụ hành chính công xã",
    ]  # fmt: skip


def test_what_comes_before_the_committees_own_sessions_is_their_heading() -> None:
    result = in_word(
        """
        A. CÁC NỘI DUNG TRÌNH PHIÊN HỌP UBND XÃ
        1. Phiên họp tháng 3
        - Báo cáo kinh tế - xã hội quý I (Văn phòng).
        B. NHIỆM VỤ CỦA CÁC CƠ QUAN
        1. Phòng Kinh tế
        a) Tháng 2: Kế hoạch tưới tiêu.
        2. Công an xã
        a) Quý III: Diễn tập phòng cháy.
        """,
        head=COMMITTEE,
    )
    assert [(body.name, is_field(body.name)) for body in result.program.bodies] == [
        ("UBND xã", False), ("Nhiệm vụ của các cơ quan", True),
    ]  # fmt: skip


def test_a_column_of_works_beside_that_of_sessions_is_none_of_these() -> None:
    drawn = """Tháng | Nội dung phiên họp UBND | Nhiệm vụ các phòng, đơn vị
    Tháng 1 | - Kế hoạch Tết | - Phòng Văn hóa - Xã hội: Thăm, tặng quà Tết
    Tháng 2 | - Kế hoạch giao quân | - Ban CHQS: Lễ giao nhận quân"""
    assert [line.removeprefix("? ") for line in told(in_word(drawn, head=COMMITTEE))] == [
        "ubnd-1 | Kế hoạch Tết",
        "ubnd-2 | Kế hoạch giao quân",
        "nhiem-vu-phong-don-vi-1 | Thăm, tặng quà Tết | Phòng Văn hóa - Xã hội",
        "nhiem-vu-phong-don-vi-2 | Lễ giao nhận quân | Ban CHQS",
    ]
