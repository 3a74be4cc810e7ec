"""Works counted in the paragraph of a month, and behind or beneath them, by number, who does each and by when."""

import pytest

from ctr_cli.importing.grammar.charge import parse
from support.tables import in_text, told

_APART = """Tháng 3/2027 (họp ngày 04): bàn (1) Rà soát học viên vắng lớp; (2) Góp gạo cho bếp ăn. Phân công: đ/c Hòa (1); đ/c Lý (2); riêng (2) có đ/c Páo cùng làm. Hạn: nội dung (2) xong trước 20/3.
Tháng 5/2027 (họp ngày 05). Nội dung như sau: a) Làm sân khấu khai giảng; b) sơn lại cổng trường; c) kiểm kê thư viện.
Ai làm: đ/c Lý (a, c); đ/c Hòa (b). Hạn: nội dung c) trước ngày 25/5."""
_WANTED = [
    "btv-3 | Rà soát học viên vắng lớp | đ/c Hòa",
    "btv-3 | Góp gạo cho bếp ăn | đ/c Lý; đ/c Páo coordinate | hạn 2027-03-20",
    "btv-5 | Làm sân khấu khai giảng | đ/c Lý",
    "btv-5 | Sơn lại cổng trường | đ/c Hòa",
    "btv-5 | Kiểm kê thư viện | đ/c Lý | hạn 2027-05-25",
]


def _plain(line: str) -> str:
    return line.removeprefix("? ").partition(" | [")[0]


@pytest.mark.parametrize("label", ["Phân công", "Người chuẩn bị", "Giao việc"])
def test_who_does_a_work_and_by_when_stands_behind_all(label: str) -> None:
    result = in_text(_APART.replace("Phân công", label))
    assert [*map(_plain, told(result))] == _WANTED
    assert result.report.complete


def test_words_before_the_works_are_told() -> None:
    result = in_text(_APART.replace("bàn (1)", "thông báo thời sự 15 phút. Nội dung gồm (1)"))
    assert [*map(_plain, told(result))] == _WANTED
    assert any("thông báo thời sự 15 phút" in check.message for check in result.report.checks)


def test_a_number_that_no_work_has_leaves_all_as_it_stands() -> None:
    result = in_text(_APART.replace("đ/c Lý (2)", "đ/c Lý (4)"))
    assert "(4)" in result.yaml


def test_who_presents_a_work_in_a_bracket() -> None:
    result = in_text("Quý II: Chuyên đề giữ rừng đầu nguồn (trình bày: Hội Nông dân xã).")
    assert "Hội Nông dân xã submit" in told(result)[0]
    assert result.report.complete


def test_each_work_behind_a_colon_ends_in_who_does_it() -> None:
    drawn = "Hằng tháng chi bộ duy trì: (1) Đọc báo Đảng - đ/c Lý; (2) Họp tổ đảng - đ/c Páo."
    assert [_plain(line).partition(" | ")[2] for line in told(in_text(drawn))] == [
        "Đọc báo Đảng | đ/c Lý",
        "Họp tổ đảng | đ/c Páo",
    ]


@pytest.mark.parametrize(
    "heading",
    [
        "Hội nghị Ban Chấp hành lần thứ sáu (trong hai ngày 15 - 16/12/2027)",
        "Hội nghị Ban Chấp hành lần thứ sáu (ngày 16/12/2027), chuẩn bị Đại hội lần thứ hai",
    ],
)
def test_how_long_a_conference_is_and_what_it_prepares_for_is_no_other_number(heading: str) -> None:
    drawn = f"{heading}\n- Nghị quyết năm sau.\n- Chương trình kiểm tra năm sau."
    ids = [line.removeprefix("? ").split(" | ")[0] for line in told(in_text(drawn))]
    assert ids == ["bch-6"] * 2


@pytest.mark.parametrize("paper", ["Bản chính thức", "Bản trình", "Dự thảo"])
def test_a_paper_that_is_sent_by_a_day_is_no_office(paper: str) -> None:
    charge = parse(f"{paper} gửi chậm nhất ngày 17/6/2027")
    assert not charge.assignments
    assert charge.due is not None
