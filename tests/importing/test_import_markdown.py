"""Programmes written in Markdown: what a converter draws as a table may be a letterhead or a signature."""

import pytest

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from support.programme_text import items, said

_LETTERHEAD = r"""| ĐẢNG BỘ TỈNH GIA LAI<br>**ĐẢNG ỦY XÃ IA PNÔN**<br>\*<br>Số 07-CTr/ĐU | **ĐẢNG CỘNG SẢN VIỆT NAM**<br><br>*Ia Pnôn, ngày 12 tháng 01 năm 2027* |
|{rule}|{rule}|
"""
_BY_ROWS = r"""| ĐẢNG BỘ TỈNH GIA LAI | **ĐẢNG CỘNG SẢN VIỆT NAM** |
|{rule}|{rule}|
| **ĐẢNG ỦY XÃ IA PNÔN** | |
| Số 07-CTr/ĐU | *Ia Pnôn, ngày 12 tháng 01 năm 2027* |
"""
_TITLE = "# CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\n\nĐảng ủy xã ban hành Chương trình công tác như sau:\n"
_CONTENT = """## I. BAN THƯỜNG VỤ

### Tháng 3

- Duyệt kế hoạch làm đường vào rẫy *(Phòng Kinh tế)*.
"""
_CLOSING = """
| ***Nơi nhận:***<br>- Tỉnh ủy (b/c),<br>- Lưu Văn phòng. | **T/M BAN THƯỜNG VỤ**<br>BÍ THƯ<br><br>**Rơ Châm Hyơi** |
|:--|:-:|
"""


def _imported(text: str) -> Imported:
    return convert(read(text.encode(), "chuong-trinh.md"), "chuong-trinh.md")


@pytest.mark.parametrize("rule", [":-:", ":---:", "---", "-:"])
@pytest.mark.parametrize("head", [_LETTERHEAD, _BY_ROWS])
def test_a_letterhead_and_a_signature_in_tables_are_read_as_such(head: str, rule: str) -> None:
    result = _imported("\n".join((head.replace("{rule}", rule), _TITLE, _CONTENT, _CLOSING)))
    program = result.program
    assert (program.issuer.parent, program.issuer.name) == (
        "Đảng bộ tỉnh Gia Lai",
        "Đảng ủy xã Ia Pnôn",
    )
    document = program.document
    assert (document.symbol, document.number, document.place, str(document.date)) == (
        "CTr/ĐU",
        7,
        "Ia Pnôn",
        "2027-01-12",
    )
    assert [(to.name, to.purpose) for to in program.recipients] == [
        ("Tỉnh ủy", "b/c"),
        ("Lưu Văn phòng", None),
    ]
    signed = program.signature
    assert signed and (signed.authority, signed.post, signed.name) == (
        "T/M BAN THƯỜNG VỤ",
        "BÍ THƯ",
        "Rơ Châm Hyơi",
    )
    assert said(program) == ["btv-3 | Duyệt kế hoạch làm đường vào rẫy. | Phòng Kinh tế"]


@pytest.mark.parametrize("rule", [":-:", "-:", ":--", "---"])
def test_the_rule_under_the_names_of_columns_is_no_row(rule: str) -> None:
    table = f"""## I. BAN THƯỜNG VỤ

| Nội dung | T1 | T2 | T3 | Chuẩn bị |
|{"|".join([rule] * 5)}|
| Giám sát việc bình xét hộ nghèo | | x | | Ủy ban Kiểm tra |
"""
    result = _imported("\n".join((_LETTERHEAD.replace("{rule}", rule), _TITLE, table, _CLOSING)))
    assert said(result.program) == ["btv-2 | Giám sát việc bình xét hộ nghèo | Ủy ban Kiểm tra"]


def test_a_table_of_work_that_names_a_number_stays_a_table() -> None:
    table = """## I. BAN THƯỜNG VỤ

| Tháng | Nội dung | Chuẩn bị |
|---|---|---|
| 4 | Sơ kết Chỉ thị số 05-CT/TW<br>Bàn việc chống hạn cho cà phê | Văn phòng |
"""
    result = _imported("\n".join((_LETTERHEAD.replace("{rule}", "---"), _TITLE, table, _CLOSING)))
    assert {place for place, _ in items(result.program)} == {"btv-4"}
