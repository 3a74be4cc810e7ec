"""Tables whose works stand by months and by fields: a column a field, who does its works beneath the title."""

import pytest

from support.tables import in_word, told

_MONTHS = """Quý | Tháng | Lĩnh vực | < | <
^Quý | ^Tháng | Kinh tế - hạ tầng | Văn hóa - xã hội | Quốc phòng, an ninh
Cơ quan phụ trách | < | Phòng Kinh tế | Phòng Văn hóa - Xã hội | ghi sau từng việc
QUÝ I | 01 | Rà soát kênh mương / Chốt danh mục đường liên ấp | Phúc tra hộ nghèo (Công an xã) | -
^QUÝ I | 02 | Kiểm tra chợ Tết (phối hợp: Trạm Y tế xã) | < | Trực Tết (Ban Chỉ huy Quân sự xã)
QUÝ II | Trong quý | Khởi công cầu kênh Ba | - | Tuần tra giáp ranh (Công an xã)"""


def test_each_field_has_its_works_and_who_does_those_that_name_nobody() -> None:
    result = in_word(_MONTHS)
    assert result.report.complete
    assert [line.removeprefix("? ") for line in told(result)] == [
        "btv-1 | Rà soát kênh mương | Phòng Kinh tế | nhóm Kinh tế - hạ tầng",
        "btv-1 | Chốt danh mục đường liên ấp | Phòng Kinh tế | nhóm Kinh tế - hạ tầng",
        "btv-1 | Phúc tra hộ nghèo | Công an xã | nhóm Văn hóa - xã hội",
        "btv-2 | Kiểm tra chợ Tết | Trạm Y tế xã coordinate; Phòng Kinh tế; Phòng Văn hóa - Xã hội | nhóm Kinh tế - hạ tầng",
        "btv-2 | Trực Tết | Ban Chỉ huy Quân sự xã | nhóm Quốc phòng, an ninh",
        "btv-q2 | Khởi công cầu kênh Ba | Phòng Kinh tế | nhóm Kinh tế - hạ tầng",
        "btv-q2 | Tuần tra giáp ranh | Công an xã | nhóm Quốc phòng, an ninh",
    ]


@pytest.mark.parametrize("title", ["Tháng", "Thời gian"])
def test_fields_beside_a_time_alone(title: str) -> None:
    drawn = f"""{title} | Kinh tế | Văn hóa - xã hội | Nội chính
    Tháng 3 | Đề án chợ đêm | Hội trại thanh niên | Diễn tập trị an
    Tháng 4 | Nghiệm thu cầu | - | Tập huấn hòa giải viên"""
    assert [line.removeprefix("? ") for line in told(in_word(drawn))] == [
        "btv-3 | Đề án chợ đêm | nhóm Kinh tế",
        "btv-3 | Hội trại thanh niên | nhóm Văn hóa - xã hội",
        "btv-3 | Diễn tập trị an | nhóm Nội chính",
        "btv-4 | Nghiệm thu cầu | nhóm Kinh tế",
        "btv-4 | Tập huấn hòa giải viên | nhóm Nội chính",
    ]


def test_what_is_ticked_over_a_whole_quarter_is_of_the_quarter() -> None:
    drawn = """TT | Nội dung | Tháng 1 | Tháng 2 | Tháng 3 | Chủ trì
    1 | Đăng ký thi đua | cả quý | < | < | VP
    2 | Trực Tết | x | x |  | CA"""
    assert [line.removeprefix("? ") for line in told(in_word(drawn))] == [
        "btv-q1 | Đăng ký thi đua | VP lead",
        "btv-1 | Trực Tết | CA lead",
        "btv-2 | Trực Tết | CA lead",
    ]


def test_daily_work_and_that_of_a_day_of_the_week_goes_on() -> None:
    drawn = """TT | Nội dung | Định kỳ | Chủ trì
    1 | Trực sẵn sàng chiến đấu | hằng ngày | CA
    2 | Giao ban khối | sáng thứ Hai | VP"""
    assert [line.removeprefix("? ") for line in told(in_word(drawn))] == [
        "btv-month | Trực sẵn sàng chiến đấu | CA lead | [Thời gian: hằng ngày]",
        "btv-month | Giao ban khối | VP lead | [Thời gian: sáng thứ Hai]",
    ]


def test_a_bracket_on_a_line_of_its_own_belongs_to_the_work_above_it() -> None:
    drawn = """TT | Nội dung | Thời gian | Chủ trì
    1 | Vận động học sinh trở lại lớp / (Huồi Mới, Na Niếng) | Tháng 3 | VP"""
    assert told(in_word(drawn)) == [
        "btv-3 | Vận động học sinh trở lại lớp (Huồi Mới, Na Niếng) | VP lead"
    ]
