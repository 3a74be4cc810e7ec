"""Where no printed line may break."""

import pytest

from ctr_cli.render.unbroken import on_one_line, unbroken, unbroken_in_word


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("nội dung tháng 3 năm 2026", "nội dung tháng_3 năm_2026"),
        ("nhiệm kỳ 2025 - 2030 của", "nhiệm kỳ_2025_-_2030 của"),
        ("chính trị - xã hội", "chính trị_- xã hội"),
        # Two hours may part after the dash: a narrow column holds but one of them.
        ("08 giờ 00 - 08 giờ 20", "08_giờ_00_- 08_giờ_20"),
        ("lần thứ 4 (nếu có )", "lần_thứ_4 (nếu có_)"),
        ("vào lớp 10 tại Khu phố 3, tổ 12", "vào lớp_10 tại Khu phố_3, tổ_12"),
        (
            "Đề án 06, Quốc lộ 1A, Huy hiệu 50 tuổi Đảng",
            "Đề án_06, Quốc lộ_1A, Huy hiệu 50_tuổi Đảng",
        ),
        # A whole date may begin a line: held to its word it would stretch the line before.
        ("(27/7/1947 - 27/7/2026)", "(27/7/1947_- 27/7/2026)"),
        ("số 01/CTr-UBND ngày 06/01/2026", "số_01/CTr-UBND ngày 06/01/2026"),
        ("Kiến nghị của xã: …", "Kiến nghị của xã:_…"),
        ("Từ … đến tháng 3", "Từ … đến tháng_3"),
        ("ngày 06 tháng 01 năm 2026", "ngày_06 tháng_01 năm_2026"),
    ],
)
def test_what_a_line_keeps_together(text: str, held: str) -> None:
    assert unbroken(text).replace("\u00a0", "_") == held


def test_a_short_purpose_is_one_piece_and_a_long_one_may_part() -> None:
    assert on_one_line("để báo cáo") == "để\u00a0báo\u00a0cáo"
    assert " " in on_one_line("để báo cáo và xin ý kiến chỉ đạo")


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("Chỉ thị số 05-CT/TW", "Chỉ thị số_05=CT/TW"),
        ("Quyết định 12/QĐ-UBND, năm học 2026-2027", "Quyết định 12/QĐ=UBND, năm học 2026=2027"),
        ("(03/3/1959-03/3/2027), số 31-NQ/ĐU", "(03/3/1959-03/3/2027), số_31=NQ/ĐU"),
        ("chương trình CTr-UBND, phòng VH-XH", "chương trình CTr=UBND, phòng VH=XH"),
        (
            "hữu nghị Việt-Lào, Văn Miếu - Quốc Tử Giám",
            "hữu nghị Việt-Lào, Văn Miếu_- Quốc Tử Giám",
        ),
    ],
)
def test_word_keeps_symbols_and_pairs_of_years_whole(text: str, held: str) -> None:
    found = unbroken_in_word(text).replace("\u00a0", "_").replace("\u2011", "=")
    assert found == held
