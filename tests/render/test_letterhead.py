"""How wide words are, and how lines of a letterhead and titles break."""

import pytest

from ctr_cli.language.widths import POINTS_A_MILLIMETRE, balanced, width
from ctr_cli.render.letterhead import fitted, in_whole_names, letterhead_columns, letterhead_lines
from ctr_cli.source.profiles import profile
from ctr_cli.views.papers import no_head


def test_widths_are_those_of_the_face() -> None:
    # Advance widths of Times: D, A, N, G 722, E 667, space 250 thousandths in bold.
    assert width("ĐẢNG", 10, bold=True) == pytest.approx(7.22 * 2 + 7.22 + 7.78)
    assert width("ệ ế", 10) == pytest.approx(4.44 * 2 + 2.5)
    assert width("Ư", 10) > width("U", 10)
    assert balanced("một hai ba bốn", 10, 1000) == ["một hai ba bốn"]
    assert balanced("một hai ba bốn", 10, 30) == ["một", "hai ba", "bốn"]
    # As equal as can be: no word is left alone.
    assert balanced("một hai ba bốn", 10, 50) == ["một hai", "ba bốn"]


def test_a_name_does_not_touch_the_title_beside_it() -> None:
    """Where both would fill the line to its end, the name at the left breaks."""
    rules = profile("nd30", [])
    head = no_head()
    head |= {"parent": "ỦY BAN NHÂN DÂN XÃ EA KLY", "nation": rules.words.nation}
    head |= {"issuer": "VĂN PHÒNG", "motto": rules.words.motto or ""}
    left, right = letterhead_columns(head, rules)
    (name, _), (nation, _), *_ = letterhead_lines(head, rules)
    assert [row.replace("\u00a0", " ") for row in name.text.split(" ")] == [
        "ỦY BAN NHÂN DÂN", "XÃ EA KLY",
    ]  # fmt: skip
    assert width(name.text, 13) > left * POINTS_A_MILLIMETRE > width("ỦY BAN NHÂN DÂN", 13)
    assert right * POINTS_A_MILLIMETRE > width(nation.text, 13, bold=True)


@pytest.mark.parametrize(
    "title",
    [
        "làm việc của Ban Chấp hành, Ban Thường vụ, Thường trực Đảng ủy năm 2026",
        "công tác của Hội đồng nhân dân, Ủy ban nhân dân và Ban Thường trực năm 2026",
    ],
)
def test_a_title_breaks_within_no_name_of_a_body(title: str) -> None:
    line = fitted("title", title, profile("hd36", []), 165)
    rows = [row.replace("\u00a0", " ") for row in line.text.split(" ")]
    assert " ".join(rows) == title and len(rows) == line.rows == 2
    for name in ("Ban Thường vụ", "Ban Chấp hành", "Thường trực Đảng ủy", "Ủy ban nhân dân"):
        assert name not in title or any(name in row for row in rows)


@pytest.mark.parametrize(
    ("name", "issuer", "rows"),
    [
        (
            "nd30",
            "Ủy ban nhân dân phường Nguyễn Đại Năng",
            ["ỦY BAN NHÂN DÂN", "PHƯỜNG NGUYỄN ĐẠI NĂNG"],
        ),
        (
            "nd30",
            "Thường trực Hội đồng nhân dân xã An Hòa",
            ["THƯỜNG TRỰC", "HỘI ĐỒNG NHÂN DÂN", "XÃ AN HÒA"],
        ),
        (
            "hd36",
            "Ủy ban Kiểm tra Đảng ủy phường Trường Sơn",
            ["ỦY BAN KIỂM TRA ĐẢNG ỦY", "PHƯỜNG TRƯỜNG SƠN"],
        ),
        (
            "nd30",
            "Ban Văn hóa - Xã hội Hội đồng nhân dân xã An Hòa",
            ["BAN VĂN HÓA - XÃ HỘI", "HỘI ĐỒNG NHÂN DÂN", "XÃ AN HÒA"],
        ),
        (
            "nd30",
            "Ban Thường vụ Hội LHPN xã Tân Sơn",
            ["BAN THƯỜNG VỤ", "HỘI LHPN XÃ TÂN SƠN"],
        ),
        ("nd30", "Văn phòng HĐND và UBND xã", ["VĂN PHÒNG", "HĐND VÀ UBND XÃ"]),
        (
            "nd30",
            "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân đặc khu",
            ["VĂN PHÒNG", "HỘI ĐỒNG NHÂN DÂN VÀ", "ỦY BAN NHÂN DÂN ĐẶC KHU"],
        ),
    ],
)
def test_a_long_issuer_breaks_between_names(name: str, issuer: str, rows: list[str]) -> None:
    line = fitted("issuer", issuer.upper(), profile(name, []), 72)
    assert [row.replace("\u00a0", " ") for row in line.text.split(" ")] == rows
    assert line.rows == len(rows)


@pytest.mark.parametrize(
    ("authority", "rows"),
    [
        ("TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", ["TM. THƯỜNG TRỰC", "HỘI ĐỒNG NHÂN DÂN"]),
        ("T/L BAN THƯỜNG VỤ ĐẢNG ỦY PHƯỜNG BÌNH TRƯNG", ["T/L BAN THƯỜNG VỤ", "ĐẢNG ỦY PHƯỜNG BÌNH TRƯNG"]),
    ],
)  # fmt: skip
def test_the_sign_of_who_signs_for_another_stands_before_his_name(
    authority: str, rows: list[str]
) -> None:
    line = fitted("authority", authority, profile("nd30", []), 82)
    assert [row.replace("\u00a0", " ") for row in line.text.split(" ")] == rows


def test_a_page_of_another_width_breaks_between_names_alone() -> None:
    nd30, name = profile("nd30", []), "HỘI ĐỒNG NHÂN DÂN XÃ MỸ AN HƯNG"
    parts = in_whole_names("issuer", name, nd30, 60).split(" ")
    assert [part.replace("\u00a0", " ") for part in parts] == ["HỘI ĐỒNG NHÂN DÂN", "XÃ MỸ AN HƯNG"]
    signed = in_whole_names("authority", "TM. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN", nd30, 80)
    assert signed.split(" ")[0].replace("\u00a0", " ") == "TM. THƯỜNG TRỰC"
