"""One thing named twice with another number is told; two things, and one that was changed, are not."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support.sentences import programme

CODES = ("CTR505", "CTR614", "CTR615", "CTR803", "CTR832")


def told(*sentences: str) -> set[str]:
    return {f.code for f in check(from_bytes(programme("5", *sentences), "x.yaml"), CODES)}


@pytest.mark.parametrize(
    ("code", "sentences", "right", "wrong"),
    [
        (
            "CTR615",
            (
                "Triển khai Kế hoạch số 41-KH/ĐU về trồng cây dọc tuyến kênh Tây.",
                "Báo cáo kết quả Kế hoạch số {}-KH/ĐU về trồng cây dọc tuyến kênh Tây.",
            ),
            "41",
            "14",
        ),
        (
            "CTR615",
            ("Rà soát giai đoạn 2026-2030, cân đối vốn giai đoạn {}-2030.",),
            "2026",
            "2025",
        ),
        ("CTR615", ("Lắp 12 camera; kiểm tra cả {} camera trước mùa mưa.",), "12", "11"),
        ("CTR614", ("Thăm bà Lê Thị Hòa; hướng dẫn bà Lê Thị {} làm hồ sơ.",), "Hòa", "Hóa"),
        ("CTR505", ("Khảo sát chợ Long Hoa, Bàu Năng, Cầu Khởi và {}.",), "Suối Đá", "Bàu Năng"),
        (
            "CTR803",
            ("Tiến độ: khởi công trong tháng 9/2026, đấu thầu xong trong tháng {}/2026.",),
            "7",
            "11",
        ),
        (
            "CTR832",
            ("Quy chế quản lý chợ đêm bên kênh.", "Quy chế quản lý chợ {} bên kênh (dự thảo)."),
            "quê",
            "đêm",
        ),
    ],
)
def test_two_numbers_of_one_thing_are_told(
    code: str, sentences: tuple[str, ...], right: str, wrong: str
) -> None:
    assert code not in told(*(sentence.format(right) for sentence in sentences))
    assert code in told(*(sentence.format(wrong) for sentence in sentences))


@pytest.mark.parametrize(
    "sentences",
    [
        ("Trao quà cho bà Nguyễn Thị Hoa, bà Nguyễn Thị Hòa.",),
        ("Tổng kết giai đoạn 2021-2025, kế hoạch giai đoạn 2026-2030.",),
        (
            "Nghị quyết số 12-NQ/ĐU về phân bổ vốn đầu tư năm 2026.",
            "Nghị quyết số 13-NQ/ĐU về phân bổ vốn đầu tư năm 2027.",
        ),
        ("Bàn giao nhà văn hóa trong tháng 6/2026, khởi công sân bóng trong tháng 8/2026.",),
    ],
)
def test_what_is_twofold_is_not(sentences: tuple[str, ...]) -> None:
    assert told(*sentences) == set()
