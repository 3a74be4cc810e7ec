"""The days on which something comes again, by its name."""

import pytest

from ctr_cli.language.recurring import Recurring, recurring


@pytest.mark.parametrize(
    ("name", "every", "days", "left"),
    [
        ("Giao ban thứ Hai hằng tuần", "week", (0,), "Giao ban"),
        ("Thứ Sáu hàng tuần", "week", (4,), ""),
        ("Họp Thường trực (sáng thứ 2, 4 và 6) hằng tuần", "week", (0, 2, 4), "Họp Thường trực"),
        ("Giao ban mỗi tuần vào chiều thứ Năm", "week", (3,), "Giao ban"),
        ("Giao ban thứ Ba và thứ Năm", "week", (1, 3), "Giao ban"),
        ("Trực báo Chủ nhật hằng tuần", "week", (6,), "Trực báo"),
        ("Họp ngày 10 và 25 hằng tháng", "month", (10, 25), "Họp"),
        ("Hội nghị Chi bộ vào ngày 05 hằng tháng", "month", (5,), "Hội nghị Chi bộ"),
        ("Họp sáng thứ Tư và chiều thứ Sáu hằng tuần", "week", (2, 4), "Họp"),
        ("Giao ban các ngày thứ Hai, thứ Tư", "week", (0, 2), "Giao ban"),
        (
            "Sinh hoạt chi bộ và học tập ngày 3 hằng tháng",
            "month",
            (3,),
            "Sinh hoạt chi bộ và học tập",
        ),
        ("Công việc thường xuyên", "week", (), "Công việc thường xuyên"),
        ("Sơ kết hằng quý", "quarter", (), "Sơ kết"),
    ],
)
def test_days_are_read_and_taken_out(
    name: str, every: str, days: tuple[int, ...], left: str
) -> None:
    assert recurring(name, every) == Recurring(days, left)


@pytest.mark.parametrize(
    ("name", "every"),
    [
        ("Báo cáo trước ngày 25 hằng tháng", "month"),
        ("Nộp báo cáo muộn nhất vào ngày 20 hằng tháng", "month"),
        ("Tiếp dân từ ngày 15 - 20 hằng tháng", "month"),
        ("Tiếp dân từ thứ Ba đến thứ Năm", "week"),
        ("Họp ngày 10/3", "month"),
        ("Họp ngày 2 và ngày 16 âm lịch hằng tháng", "month"),
        ("Giao ban thứ Sáu, 8 giờ 30", "week"),
        ("Họp ngày 5, 14h00 hằng tháng", "month"),
        ("Trực báo hai tuần một lần vào thứ Tư", "week"),
        ("Họp tuần thứ ba", "week"),
        ("Họp tuần thứ ba", "month"),
        ("Giao ban thứ Hai và khi cần", "week"),
        ("Giao ban thứ Hai - thứ Tư", "week"),
        ("Giao ban thứ Hai hằng tuần và họp ngày 3 hằng tháng", "week"),
    ],
)
def test_a_name_that_says_more_of_time_than_is_understood_says_no_days(
    name: str, every: str
) -> None:
    assert recurring(name, every) == Recurring((), "")
