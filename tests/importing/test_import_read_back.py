"""What ctr prints of a work, in any of its lines, is read back as it was."""

import pytest

from support.programme_text import items, programme


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("+ Thời gian: Cuối tháng 5", "Thời gian: Cuối tháng 5"),
        ("+ Thời gian: Từ 01/6 đến 18/6", "Thời gian: Từ 01/6 đến 18/6"),
        ("+ Thời hạn: tháng 5-6", "Thời hạn: tháng 5-6"),
    ],
)
def test_a_point_of_time_comes_back_in_its_words(line: str, kept: str) -> None:
    content = f"I. BAN THƯỜNG VỤ\n1. Tháng 5\n- Hội thi cá lồng (Phòng Kinh tế chủ trì)\n{line}\n"
    ((_, item),) = items(programme(content).program)
    assert item.details == [kept]


def test_a_sentence_behind_the_last_deadline_closes_the_paper() -> None:
    closing = "Ngoài các nội dung trên, Ban Thường vụ họp đột xuất khi có việc gấp."
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 5\n- Hội thi cá lồng (Phòng Kinh tế chủ trì).\n"
    result = programme(f"{content}+ Thời hạn: trước ngày 10/5\n{closing}\n")
    assert result.program.implementation == [closing]
    assert result.report.complete


def test_a_work_named_for_a_quarter_stands_on_the_day_over_it() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Tháng 9 (ngày 03/9/2027)
- Sinh hoạt chuyên đề quý III (Công an xã chuẩn bị)
2. Tháng 10
- Đề án chợ đêm ven hồ
"""
    found = [(i.text, [a.agency for a in i.agencies]) for _, i in items(programme(content).program)]
    assert found == [
        ("Sinh hoạt chuyên đề quý III", ["Công an xã"]),
        ("Đề án chợ đêm ven hồ", []),
    ]
