"""Tables that only count the works of a programme, and sentences across a table: neither is a work."""

import pytest

from support.tables import in_word, told

_WORKS = """
TT | Nội dung | Cơ quan chủ trì | Thời gian
1 | Khởi công trạm bơm bản Mển | Phòng Kinh tế | Tháng 2
2 | Tập huấn cứu hộ đuối nước | Đoàn xã | Tháng 5
"""
_WANTED = [
    "btv-2 | Khởi công trạm bơm bản Mển | Phòng Kinh tế lead",
    "btv-5 | Tập huấn cứu hộ đuối nước | Đoàn xã lead",
]


@pytest.mark.parametrize(
    "figures",
    [
        "Tháng | Số việc\nTháng 2 | 1\nTháng 5 | 1",
        "TT | Cơ quan | Số nội dung | Tỷ lệ\n1 | Phòng Kinh tế | 1 | 50%\n2 | Đoàn xã | 1 | 50%\n | Tổng cộng | 2 | 100%",
        "Lĩnh vực | T1 | T2 | T3 | Cộng\nThủy lợi | | 1 | | 1\nThanh niên | 0 | | - | 0",
    ],
)
def test_a_table_of_figures_holds_no_work(figures: str) -> None:
    result = in_word(f"{_WORKS}\nBảng tổng hợp số nội dung trong năm\n{figures}")
    assert told(result) == _WANTED
    assert {entry.reason for entry in result.report.ignored if "số liệu" in entry.reason} == {
        "bảng số liệu tổng hợp, không có nội dung công tác"
    }
    assert result.report.complete


@pytest.mark.parametrize(
    "works",
    [
        "Nội dung | Số cuộc | Thời gian\nKiểm tra thu đảng phí | 2 | Quý II\nGiám sát nêu gương | 1 | Quý III",
        "Nội dung | Tháng\nKiểm tra thu đảng phí | 4\nGiám sát nêu gương | 7",
        "Nội dung | T1 | T2 | T3 | Tổng số\nKiểm tra thu đảng phí | x | | | 1\nGiám sát nêu gương | | x | | 1",
    ],
)
def test_figures_beside_works_leave_them_works(works: str) -> None:
    said = [line.split(" | ")[1] for line in told(in_word(works))]
    assert said == ["Kiểm tra thu đảng phí", "Giám sát nêu gương"]


def test_a_sentence_across_the_foot_of_a_table_is_no_work() -> None:
    foot = "Danh mục này gồm 02 nội dung; nội dung phát sinh do Thường trực Đảng ủy quyết định bổ sung. | < | < | <"
    result = in_word(_WORKS + foot)
    assert told(result) == _WANTED
    assert result.program.implementation == [foot.split(" |")[0]]
