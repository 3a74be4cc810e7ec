"""What a text document of OpenDocument prints is what is read: lists, headings, cells, what stands beside the text."""

from io import BytesIO
from zipfile import ZipFile

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import Lines, marker_of
from ctr_cli.model.errors import AccessError

_SPACES = {
    "office": "office", "text": "text", "table": "table", "style": "style", "draw": "drawing",
    "fo": "xsl-fo-compatible", "svg": "svg-compatible",
}  # fmt: skip
_NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in _SPACES.items()
)


def odt(body: str, automatic: str = "", **parts: str) -> bytes:
    """A document of its own XML."""
    looks = f"<office:automatic-styles>{automatic}</office:automatic-styles>"
    text = f"<office:body><office:text>{body}</office:text></office:body>"
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        content = f"<office:document-content {_NAMES}>{looks}{text}</office:document-content>"
        archive.writestr("content.xml", content)
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", part)
    return stream.getvalue()


def lines(body: str, styles: str = "") -> Lines:
    return read(odt(body, styles), "x.odt")


def texts(body: str, styles: str = "") -> list[str]:
    return [line.text for line in lines(body, styles).lines]


def paragraph(text: str, style: str = "") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def item(*inside: str, start: str = "") -> str:
    return f"<text:list-item{start}>{''.join(inside)}</text:list-item>"


def nested(*items: str, more: str = "") -> str:
    return f"<text:list{more}>{''.join(items)}</text:list>"


OUTLINE = (
    '<text:list-style style:name="L">'
    '<text:list-level-style-number text:level="1" style:num-format="I" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-suffix="." text:display-levels="1"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="-"/>'
    "</text:list-style>"
)
OF_L = ' text:style-name="L"'


def test_numbers_are_counted_as_they_are_printed() -> None:
    body = nested(
        item(
            paragraph("Quý I"),
            nested(
                item(paragraph("Giao quân")),
                item(paragraph("Trồng cây"), nested(item(paragraph("Chuẩn bị")))),
            ),
        ),
        item(paragraph("Quý II"), nested(item(paragraph("Sơ kết"), paragraph("nói tiếp")))),
        more=f'{OF_L} xml:id="a"',
    )
    further = nested(item(paragraph("Quý III")), more=f'{OF_L} text:continue-list="a"')
    anew = nested(
        item(paragraph("Khác")), item(paragraph("Sau"), start=' text:start-value="7"'), more=OF_L
    )
    assert texts(body + paragraph("Giữa hai danh sách.") + further + anew, OUTLINE) == [
        "I. Quý I", "1. Giao quân", "2. Trồng cây", "- Chuẩn bị", "II. Quý II", "1. Sơ kết", "nói tiếp",
        "Giữa hai danh sách.", "III. Quý III", "I. Khác", "VII. Sau",
    ]  # fmt: skip


def test_a_number_with_words_before_it_is_part_of_the_text_and_stands_alone_too() -> None:
    style = '<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="I" style:num-prefix="Quý " style:num-suffix="/2027"/></text:list-style>'
    body = nested(item(paragraph("Việc lớn")), item(paragraph("")), more=OF_L)
    found = lines(body, style).lines
    assert [line.text.strip() for line in found] == ["Quý I/2027 Việc lớn", "Quý II/2027"]
    assert [marker_of(line).sign for line in found] == [None, None]


def test_letters_look_as_their_styles_say() -> None:
    styles = (
        '<style:font-face style:name="F" svg:font-family="\'.VnTime\'"/>'
        '<style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>'
        '<style:style style:name="C" style:family="paragraph" style:parent-style-name="B">'
        '<style:paragraph-properties fo:text-align="center"/></style:style>'
        '<style:style style:name="V" style:family="text"><style:text-properties style:font-name="F"/></style:style>'
        '<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="S" style:family="text"><style:text-properties style:text-line-through-style="solid"/></style:style>'
    )
    result = lines(
        paragraph("Nội dung", "C")
        + paragraph(
            '<text:span text:style-name="V">C«ng an x·</text:span><text:span text:style-name="H">ẩn</text:span>'
        )
        + paragraph('<text:span text:style-name="S">bỏ</text:span> giữ'),
        styles,
    )
    assert [(line.text, line.bold, line.centred) for line in result.lines] == [
        ("Nội dung", True, True), ("Công an xã", False, False), ("bỏ giữ", False, False),
    ]  # fmt: skip
    assert [ignored.line.text for ignored in result.ignored] == ["ẩn"]
    said = "\n".join(remark.message for remark in result.remarks)
    assert ".VnTime" in said and "“bỏ”" in said


def test_blanks_notes_and_frames() -> None:
    note = (
        "<text:note><text:note-body><text:p>Theo công văn mới</text:p></text:note-body></text:note>"
    )
    box = "<draw:frame><draw:text-box><text:p>Trong khung</text:p></draw:text-box></draw:frame>"
    result = lines(
        paragraph(f'Hội<text:s text:c="2"/>nghị{note} quý\n  I') + paragraph(f"Ngoài{box}")
    )
    assert [line.text for line in result.lines] == ["Hội nghị quý I", "Ngoài", "Trong khung"]
    assert any("Theo công văn mới" in remark.message for remark in result.remarks)


def test_shapes_say_what_they_hold_once() -> None:
    inner = "<draw:frame><draw:text-box><text:p>Bên trong</text:p></draw:text-box></draw:frame>"
    outer = (
        f"<draw:g><draw:custom-shape><text:p>Hình vẽ{inner}</text:p></draw:custom-shape></draw:g>"
    )
    assert texts(paragraph(f"Ngoài{outer}")) == ["Ngoài", "Hình vẽ", "Bên trong"]


@pytest.mark.parametrize(
    "hidden",
    [
        '<text:section text:display="none"><text:p>Việc ẩn</text:p></text:section>',
        '<text:section text:display="condition" text:is-hidden="true"><text:p>Việc ẩn</text:p></text:section>',
        "<text:p><text:hidden-text>Việc ẩn</text:hidden-text></text:p>",
        '<text:p>Việc ẩn<text:hidden-paragraph text:is-hidden="true"/></text:p>',
    ],
)
def test_what_is_not_printed_is_told_and_not_read(hidden: str) -> None:
    result = lines(paragraph("Trước") + hidden + paragraph("Sau"))
    assert [line.text for line in result.lines] == ["Trước", "Sau"]
    assert [ignored.line.text for ignored in result.ignored] == ["Việc ẩn"]


def test_what_a_condition_shows_is_read() -> None:
    shown = (
        '<text:section text:display="condition"><text:p>Phần</text:p></text:section>'
        '<text:p><text:hidden-text text:is-hidden="false">Chữ</text:hidden-text></text:p>'
        "<text:p>Đoạn<text:hidden-paragraph/></text:p>"
    )
    assert texts(shown) == ["Phần", "Chữ", "Đoạn"]


def cell(text: str, more: str = "") -> str:
    return f"<table:table-cell{more}>{paragraph(text)}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def drawn(*rows: str, header: int = 1) -> str:
    made = [f"<table:table-row>{row}</table:table-row>" for row in rows]
    head = f"<table:table-header-rows>{''.join(made[:header])}</table:table-header-rows>"
    return f"<table:table>{head}{''.join(made[header:])}</table:table>"


def test_cells_run_over_rows_and_columns() -> None:
    down, across = ' table:number-rows-spanned="2"', ' table:number-columns-spanned="3"'
    rows = lines(
        drawn(
            cell("Thời gian") + cell("Nội dung") + cell("Cơ quan"),
            cell("Tháng 1", down) + cell("Giao quân") + cell("Công an xã"),
            COVERED + cell("Trồng cây") + cell("Phòng Kinh tế"),
            cell("Quý II", across) + COVERED * 2,
        )
    ).lines
    assert [row.cells for row in rows][2] == ("Tháng 1", "Trồng cây", "Phòng Kinh tế")
    assert [(row.row[0].span, row.row[0].above) for row in rows] == [(1, False)] * 2 + [
        (1, True),
        (3, False),
    ]


def test_a_programme_is_imported() -> None:
    letterhead = drawn(cell("ĐẢNG ỦY XÃ AN HÒA") + cell("ĐẢNG CỘNG SẢN VIỆT NAM"), header=0)
    outline = '<text:outline-style><text:outline-level-style text:level="1" style:num-format="I" style:num-suffix="."/></text:outline-style>'
    body = "".join(
        [
            letterhead, paragraph("CHƯƠNG TRÌNH"), paragraph("công tác năm 2027"),
            '<text:h text:outline-level="1">BAN THƯỜNG VỤ</text:h>', paragraph("1. Tháng 3"),
            nested(item(paragraph("Kế hoạch giao quân (Công an xã).")), more=OF_L),
        ]
    )  # fmt: skip
    raw = odt(body, OUTLINE, styles=f"<x {_NAMES}>{outline}</x>")
    program = convert(read(raw, "x.odt"), "x.odt").program
    (meeting,) = program.bodies[0].meetings
    assert (program.issuer.name, program.bodies[0].id, meeting.month) == (
        "Đảng ủy xã An Hòa",
        "btv",
        3,
    )
    assert [(i.text, i.agencies[0].agency) for i in meeting.items] == [
        ("Kế hoạch giao quân.", "Công an xã")
    ]


def test_what_cannot_be_read_is_said_with_what_to_do() -> None:
    locked = odt("", **{"META-INF__manifest": "<m><encryption-data/></m>"})
    raw = odt(paragraph("x"))
    for wrong, said in (
        (b"abc", "tệp hỏng"),
        (odt("<"), "không đọc được"),
        (raw[: len(raw) // 2], "không mở được"),
        (locked, "mật khẩu"),
    ):
        with pytest.raises(AccessError, match=said) as refused:
            read(wrong, "x.odt")
        assert refused.value.hint
