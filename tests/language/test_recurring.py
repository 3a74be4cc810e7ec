"""The days on which something comes again, by its name."""

import pytest

from ctr_cli.language.recurring import recurring_days, without_days


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
        ("Báo cáo trước ngày 25 hằng tháng", "month", (), "Báo cáo trước ngày 25"),
        ("Tiếp dân từ ngày 15 - 20 hằng tháng", "month", (), "Tiếp dân từ ngày 15 - 20"),
        ("Họp ngày 10/3", "month", (), "Họp ngày 10/3"),
        ("Công việc thường xuyên", "week", (), "Công việc thường xuyên"),
        ("Sơ kết hằng quý", "quarter", (), "Sơ kết"),
    ],
)
def test_days_are_read_and_taken_out(
    name: str, every: str, days: tuple[int, ...], left: str
) -> None:
    assert (recurring_days(name, every), without_days(name, every)) == (days, left)
