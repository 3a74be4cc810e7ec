"""What a sheet of OpenDocument shows is what is read: days and numbers in the words shown, letters as their styles say."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import Lines
from support.books import imported, told, works

_SPACES = {
    "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
    "fo": "xsl-fo-compatible",
}  # fmt: skip
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in _SPACES.items()
)
STYLES = (
    '<style:style style:name="old" style:family="table-cell"><style:text-properties style:font-name=".VnTime"/></style:style>'
    '<style:style style:name="struck" style:family="text">'
    '<style:text-properties style:text-line-through-style="solid"/></style:style>'
    '<style:style style:name="bold" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>'
)


def cell(text: str, more: str = "", beside: str = "") -> str:
    return f'<table:table-cell office:value-type="string" {more}>{beside}<text:p>{text}</text:p></table:table-cell>'


def valued(kind: str, value: str, text: str, more: str = "", beside: str = "") -> str:
    name = "date-value" if kind == "date" else "value"
    return (
        f'<table:table-cell office:value-type="{kind}" office:{name}="{value}" {more}>'
        f"{beside}<text:p>{text}</text:p></table:table-cell>"
    )


def row(*cells: str, more: str = "") -> str:
    return f"<table:table-row {more}>{''.join(cells)}</table:table-row>"


def comment(text: str) -> str:
    return f"<office:annotation><text:p>{text}</text:p></office:annotation>"


def ods(*rows: str, columns: str = "") -> bytes:
    top = (
        row(cell("ĐẢNG ỦY XÃ BÌNH MINH")),
        row(cell("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027")),
        row(*map(cell, ("STT", "Nội dung", "Cơ quan", "Thời gian", "Hạn gửi"))),
    )
    table = f'<table:table table:name="a">{columns}{"".join((*top, *rows))}</table:table>'
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<m/>")
        archive.writestr(
            "content.xml",
            f"<office:document-content {_NAMES}><office:automatic-styles>{STYLES}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body></office:document-content>",
        )
    return stream.getvalue()


def lines(*rows: str, columns: str = "") -> Lines:
    return read(ods(*rows, columns=columns), "x.ods")


@pytest.mark.parametrize(
    ("value", "words", "text"),
    [
        ("2027-04-01", "4/2027", "04/2027"),
        ("2027-01-01", "1/27", "01/2027"),
        ("2027-05-01", "T5/2027", "T5/2027"),
        ("2027-03-05", "5/3", "05/03"),
        ("2027-03-05", "03/05/27", "05/03/2027"),
        ("2027-03-03", "Mar 3, 2027", "03/03/2027"),
        ("2027-03-01", "March 2027", "03/2027"),
        ("2027-03-05", "trước ngày 05/3", "trước ngày 05/3"),
    ],
)
def test_a_day_is_read_as_it_is_shown(value: str, words: str, text: str) -> None:
    day = valued("date", value, words, beside=comment("hỏi lại 2026"))
    result = lines(row(cell("1"), cell("Giao quân"), cell("Công an xã"), day))
    assert result.lines[-1].cells[3] == text
    assert [r.message for r in result.remarks] == ["trang “a”: ghi chú ở ô D4: “hỏi lại 2026”"]


@pytest.mark.parametrize(
    ("value", "words", "text"),
    [
        ("2", "Quý 2", "Quý 2"),
        ("1.1", "1.10", "1.10"),
        ("1500000", "1.500.000", "1500000"),
        ("3", "3", "3"),
        ("0.5", "50%", "50%"),
    ],
)
def test_a_number_is_read_as_it_is_shown(value: str, words: str, text: str) -> None:
    made = row(cell("1"), cell("Giao quân"), cell("Công an xã"), valued("float", value, words))
    assert lines(made).lines[-1].cells[3] == text


def test_cells_and_rows_that_are_repeated_look_alike() -> None:
    day = valued("date", "2027-03-01", "3/2027", 'table:number-columns-repeated="2"')
    twice = 'table:number-rows-repeated="2"'
    result = lines(row(cell("1"), cell("Giao quân"), cell("Công an xã"), day, more=twice))
    assert [line.cells[3:] for line in result.lines[-2:]] == [("03/2027", "03/2027")] * 2


def test_old_fonts_strikes_and_what_is_hidden() -> None:
    hidden = 'table:visibility="collapse"'
    columns = (
        '<table:table-column table:number-columns-repeated="2"/>'
        f'<table:table-column table:default-cell-style-name="old" {hidden}/>'
        f'<table:table-column table:number-columns-repeated="9000" {hidden}/>'
    )
    plain = 'table:style-name="none"'
    result = imported(
        ods(
            row(
                cell("1"), cell("§Ò ¸n lµng nghÒ", 'table:style-name="old"'), cell("C«ng an x·"),
                cell("Tháng 3", plain),
            ),
            row(
                cell("2"), cell('<text:span text:style-name="struck">Hội thao</text:span> xã'),
                cell("Phòng Văn hóa", plain), cell("Tháng 9", plain), more=hidden,
            ),
            columns=columns,
        ),
        "x.ods",
    )  # fmt: skip
    assert [row[1:] for row in works(result)] == [
        (3, "Đề án làng nghề", ["Công an xã"]), (9, "Hội thao xã", ["Phòng Văn hóa"]),
    ]  # fmt: skip
    said = "\n".join(told(result))
    for part in ("cột C, cột D, cột E, dòng 5 bị ẩn, vẫn đọc", "ô B5 bị gạch ngang", ".VnTime"):
        assert part in said


def test_letters_of_a_cell_are_bold_by_its_style() -> None:
    result = lines(row(cell("1"), cell("Giao quân", 'table:style-name="bold"'), cell("Công an xã")))
    assert [line.bold for cell in result.lines[-1].row for line in cell.lines] == [
        False,
        True,
        False,
    ]


def test_a_number_that_is_none_spoils_nothing_and_a_drawing_is_told() -> None:
    shape = "<draw:custom-shape><text:p>Dự thảo lần 2</text:p></draw:custom-shape>"
    odd = 'table:number-columns-spanned="x"'
    result = lines(
        row(cell("1", odd), cell("Giao quân", beside=shape), cell("Công an xã"), cell("Tháng 3"))
    )
    assert "Giao quân" in result.lines[-1].text
    assert any("chữ trong hình vẽ: “Dự thảo lần 2”" in r.message for r in result.remarks)
