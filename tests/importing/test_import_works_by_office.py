"""A people's committee's works in the order of the offices that do them: who does each, beside the sessions or alone."""

import pytest

from ctr_cli.importing.building.convert import Imported
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
