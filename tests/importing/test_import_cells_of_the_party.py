"""Programmes of a Party cell: its meetings and its fields of work, all its members, its printed name."""

import pytest

from support.programme_text import checks, items, programme

_HEAD = """ĐẢNG BỘ XÃ NAM BAN
CHI BỘ TỔ DÂN PHỐ 7
*
Số 02-CTr/CB
ĐẢNG CỘNG SẢN VIỆT NAM
Nam Ban, ngày 08 tháng 01 năm 2027
"""
_TITLE = "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\n"
_CONTENT = """I. SINH HOẠT CHI BỘ
Tháng 1
- Dọn suối cạn đầu thôn (Chi ủy).
II. CÔNG TÁC KIỂM TRA, GIÁM SÁT
Quý II
- Giám sát việc trồng rừng của 02 đảng viên (đ/c Phó Bí thư).
- Tháng 10: Kiểm tra sổ quỹ (Chi ủy).
"""


def test_a_field_beside_the_meetings_of_a_cell_is_none_of_them() -> None:
    program = programme(_CONTENT, head=_HEAD, title=_TITLE).program
    found = [(b.name, [(m.month, m.quarter) for m in b.meetings]) for b in program.bodies]
    assert found == [
        ("Chi bộ", [(1, None)]),
        ("Công tác kiểm tra, giám sát", [(None, 2), (10, None)]),
    ]


@pytest.mark.parametrize("name", ["CHI BỘ TỔ DÂN PHỐ 7", "CHI BỘ TRƯỜNG TIỂU HỌC SỐ 2"])
def test_a_number_in_the_name_of_an_issuer_is_no_other_column(name: str) -> None:
    result = programme(_CONTENT, head=_HEAD.replace("CHI BỘ TỔ DÂN PHỐ 7", name), title=_TITLE)
    assert not any("cột bên cạnh" in told for told in checks(result))


@pytest.mark.parametrize(
    ("said", "offices"),
    [
        ("toàn thể đảng viên", ["toàn thể đảng viên"]),
        ("tất cả đảng viên", ["tất cả đảng viên"]),
        ("100% đảng viên, Chi đoàn", ["100% đảng viên", "Chi đoàn"]),
        ("toàn chi bộ", ["toàn chi bộ"]),
        ("toàn thể hội viên tham gia", ["toàn thể hội viên"]),
        ("toàn thể", []),
    ],
)
def test_all_of_an_office_may_do_a_work(said: str, offices: list[str]) -> None:
    content = f"I. SINH HOẠT CHI BỘ\nTháng 1\n- Dọn suối cạn đầu thôn ({said}).\n"
    ((_, item),) = items(programme(content, head=_HEAD, title=_TITLE).program)
    assert [charge.agency for charge in item.agencies] == offices
    assert item.text == (
        "Dọn suối cạn đầu thôn." if offices else "Dọn suối cạn đầu thôn (toàn thể)."
    )


def test_a_word_is_no_abbreviation_in_small_letters() -> None:
    content = "I. SINH HOẠT CHI BỘ\nTháng 1\n- Dọn suối cạn (Chi hội thôn Nà Ca, CA xã, ubnd xã).\n"
    agencies = programme(content, head=_HEAD, title=_TITLE).program.agencies
    assert [agency.id for agency in agencies] == ["chi-hoi-thon-na-ca", "cong-an", "ubnd"]
