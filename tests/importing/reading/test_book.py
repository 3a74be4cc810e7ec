"""A workbook becomes the document that it prints: head, tables and closing, sheet after sheet, days as they are shown."""

import re
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font

from ctr_cli.importing.reading.book.values import shown
from ctr_cli.importing.reading.document import read
from ctr_cli.model.errors import AccessError, CtrError, UsageError
from support import ROOT
from support.books import HEADER, MERGED, PRINTED, TITLE, book, imported, saved, told, works


def test_head_table_and_closing_are_those_of_a_document() -> None:
    result = imported(book({"2027": PRINTED}, MERGED))
    program, office = result.program, "Ban Thường vụ Đảng ủy"
    assert (program.issuer.parent, program.issuer.name) == (
        "Đảng bộ tỉnh An Giang",
        "Đảng ủy xã Vĩnh Hòa",
    )
    assert (program.document.number, program.document.date) == (12, "2027-01-05")
    assert [entry.name for entry in program.recipients] == ["Tỉnh ủy", "Các chi bộ"]
    assert program.signature is not None
    assert (program.signature.post, program.signature.name) == ("BÍ THƯ", "Trần Văn Nam")
    assert works(result) == [
        (office, 1, "Kế hoạch tổ chức Tết", ["Văn phòng Đảng ủy"]),
        (office, 1, "Lễ giao nhận quân", ["Ban Chỉ huy Quân sự xã"]),
        (office, 2, "Kế hoạch kiểm tra, giám sát", ["Ủy ban Kiểm tra Đảng ủy"]),
    ]
    assert program.bodies[0].meetings[0].items[0].deadline == "2027-01-12"
    assert not any("để trống" in message for message in told(result))


@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_the_same_as_libreoffice_saves_it(kind: str) -> None:
    raw = (ROOT / "tests" / "data" / "import-books" / f"chuong-trinh.{kind}").read_bytes()
    assert works(imported(raw, f"x.{kind}")) == works(imported(book({"2027": PRINTED}, MERGED)))


def test_looks_of_cells_tell_what_values_do_not() -> None:
    rows: Any = [
        *TITLE,
        HEADER,
        [None, "Lĩnh vực kinh tế"],
        [1, "Đề án làng nghề", "Phòng Kinh tế", date(2027, 3, 1)],
        [2, "Quy hoạch khu trung tâm", "Phòng Kinh tế", date(2027, 5, 1)],
        [None, "Lĩnh vực văn hóa"],
        [3, "Kế hoạch khai giảng", "Phòng Văn hóa - Xã hội", "=1+1"],
        [4, "Hội thao xã", "Phòng Văn hóa - Xã hội", "Tháng 9"],
        [],
        ["Ghi chú: cơ quan gửi tài liệu trước 05 ngày."],
    ]
    made = book({"a": rows})
    sheet = made["a"]
    for at in (6, 7):
        sheet.cell(at, 4).number_format = "mm/yyyy"
    for at in (5, 8):
        sheet.cell(at, 2).font = Font(bold=True)
    sheet.row_dimensions[7].hidden = True
    sheet.column_dimensions["C"].hidden = True
    sheet["B10"].font = Font(strike=True)
    sheet["B6"].comment = Comment("hỏi lại thành phố", "VP")
    result = imported(made)
    assert [(month, text) for _, month, text, _ in works(result)][:2] == [
        (3, "Đề án làng nghề"), (5, "Quy hoạch khu trung tâm"),
    ]  # fmt: skip
    topics = [i.topic for b in result.program.bodies for m in b.meetings for i in m.items]
    assert set(topics) == {"Lĩnh vực kinh tế", "Lĩnh vực văn hóa"}
    assert not any(i.deadline for b in result.program.bodies for m in b.meetings for i in m.items)
    said = "\n".join(told(result))
    for part in (
        "trang “a”: cột C, dòng 7 bị ẩn, vẫn đọc",
        "ô D9 là công thức chưa có kết quả",
        "ô B10 bị gạch ngang, vẫn đọc",
        "ghi chú ở ô B6: “hỏi lại thành phố”",
    ):
        assert part in said


def test_cells_that_do_not_say_their_place_follow_each_other() -> None:
    made = book({"a": [*TITLE, HEADER, [1, "Giao quân", "Công an xã", date(2027, 3, 1)]]})
    made["a"]["D5"].number_format = "mm/yyyy"
    made["a"]["B5"].font = Font(strike=True)
    raw, stream = saved(made), BytesIO()
    with ZipFile(BytesIO(raw)) as old, ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, re.sub(rb'<(c|row) r="[A-Z]*\d+"', rb"<\1", old.read(name)))
    result = imported(stream.getvalue())
    assert [(month, text) for _, month, text, _ in works(result)] == [(3, "Giao quân")]
    # The blank row says nothing of itself either, so it is none.
    assert any("ô B4 bị gạch ngang" in message for message in told(result))


def test_letters_of_old_fonts_are_turned_into_unicode() -> None:
    made = book({"a": [*TITLE, HEADER, [1, "KÕ ho¹ch TÕt", "C«ng an x·", "Tháng 1"]]})
    for at in "BC":
        made["a"][f"{at}5"].font = Font(name=".VnTime")
    result = imported(made)
    assert [(text, names) for _, _, text, names in works(result)] == [
        ("Kế hoạch Tết", ["Công an xã"])
    ]
    assert any(".VnTime" in message for message in told(result))


def test_months_to_tick_by_letters_and_boxes() -> None:
    header: Any = ["STT", "Nội dung công việc", "Đơn vị chủ trì", *range(1, 13)]
    rows: Any = [
        [1, "Thăm gia đình chính sách", "Phòng Văn hóa", "x"],
        [2, "Kiểm tra nước sạch", "Trạm Y tế", *[None] * 7, "X"],
        [3, "Sơ kết thi đua", "Văn phòng", *[False] * 5, True, *[False] * 6],
    ]
    result = imported(book({"a": [*TITLE, header, *rows]}))
    assert [(month, text) for _, month, text, _ in works(result)] == [
        (1, "Thăm gia đình chính sách"), (6, "Sơ kết thi đua"), (8, "Kiểm tra nước sạch"),
    ]  # fmt: skip
    assert [
        line.row for line in result.report.taken_apart if line.row[:1] and line.cells[0].isdecimal()
    ] == []


def test_a_mark_whose_column_is_no_time_and_no_body_stays_with_the_item() -> None:
    header: Any = ["STT", "Nội dung", "Cơ quan", "Thời gian", "Trọng tâm"]
    row: Any = [1, "Lễ giao nhận quân", "Công an xã", "Tháng 2", "x"]
    program = imported(book({"a": [*TITLE, header, row]})).program
    assert program.bodies[0].meetings[0].items[0].details == ["Trọng tâm: x"]


def test_months_may_be_days_in_the_header() -> None:
    months = [date(2027, month, 1) for month in range(1, 13)]
    header: Any = ["STT", "Nội dung", "Cơ quan", *months]
    made = book({"a": [*TITLE, header, [1, "Lễ giao quân", "Công an xã", None, "x"]]})
    for column in range(4, 16):
        made["a"].cell(4, column).number_format = "mm/yyyy"
    assert [(month, text) for _, month, text, _ in works(imported(made))] == [(2, "Lễ giao quân")]


def test_each_table_of_a_sheet_has_its_own_columns() -> None:
    rows: Any = [
        *TITLE,
        ["I. BAN CHẤP HÀNH"],
        ["STT", "Nội dung", "Cơ quan trình", "Thời gian"],
        [1, "Tổng kết năm", "Văn phòng Đảng ủy", "Tháng 12"],
        [],
        ["II. BAN THƯỜNG VỤ"],
        ["Thời gian", "Nội dung", "Cơ quan thực hiện"],
        ["Tháng 4", "Kế hoạch diễn tập", "Ban Chỉ huy Quân sự xã"],
        [],
        [None, "NGƯỜI LẬP BIỂU", "BÍ THƯ"],
        [],
        [None, "Lê Thị Bích", "Phạm Văn Cường"],
    ]
    result = imported(book({"a": rows}))
    assert works(result) == [
        ("Ban Chấp hành", 12, "Tổng kết năm", ["Văn phòng Đảng ủy"]),
        ("Ban Thường vụ", 4, "Kế hoạch diễn tập", ["Ban Chỉ huy Quân sự xã"]),
    ]
    assert result.program.signature and result.program.signature.name == "Phạm Văn Cường"


def test_a_table_below_the_signature_is_read_too() -> None:
    annex = [[], ["BAN THƯỜNG VỤ"], [], ["STT", "Nội dung", "Tháng"], [1, "Kế hoạch trồng cây", 2]]
    result = imported(book({"a": [*PRINTED, [], *annex]}, MERGED))
    assert ("Kế hoạch trồng cây", 2) in [(text, month) for _, month, text, _ in works(result)]
    assert len(works(result)) == 4
    signature = result.program.signature
    assert signature is not None and signature.name == "Trần Văn Nam"


def test_a_margin_and_a_header_that_comes_again_are_no_columns_and_no_works() -> None:
    rows: Any = [[None, *row] for row in (*TITLE, HEADER)]
    rows += [[None, 1, "Giao chỉ tiêu", "Phòng Kinh tế", "Quý I"], [None, *HEADER]]
    rows += [[None, 2, "Thu quỹ", "Phòng Kinh tế", "Quý II"]]
    assert [text for _, _, text, _ in works(imported(book({"a": rows})))] == [
        "Giao chỉ tiêu",
        "Thu quỹ",
    ]


TYPED = [
    "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027", "",
    "STT|Nội dung|Cơ quan|Hạn hoàn thành",
    '1|"Đề án\n""số"" hóa, lưu trữ"|Văn phòng|2027-03-15',
    "2|Giao ban, đối thoại|Công an xã|20/4/2027",
]  # fmt: skip


@pytest.mark.parametrize(
    ("sign", "name", "encoding"),
    [(";", "x.csv", "utf-8-sig"), ("\t", "x.tsv", "utf-16"), ("|", "x.csv", "utf-8")],
)
def test_a_table_as_text_is_parted_by_its_own_sign(sign: str, name: str, encoding: str) -> None:
    result = imported("\r\n".join(TYPED).replace("|", sign).encode(encoding), name)
    items = [i for b in result.program.bodies for m in b.meetings for i in m.items]
    assert [(" ".join(i.text.split()), i.deadline) for i in items] == [
        ('Đề án "số" hóa, lưu trữ', "2027-03-15"), ("Giao ban, đối thoại", "2027-04-20"),
    ]  # fmt: skip


DAY = date(2027, 3, 5)


@pytest.mark.parametrize(
    ("value", "code", "text"),
    [
        (2.0, '"Quý "0', "Quý 2"),
        (3, "\\T\\h0", "Th3"),
        (4, 'General"."', "4."),
        (1.1, "0.00", "1.10"),
        (1.25, "0.0#", "1.25"),
        (5, "00", "05"),
        (-3, "0;(0)", "(3)"),
        (-3, "0", "-3"),
        (0, "0;-0;;@", ""),
        (0.5, "0%", "50%"),
        (1_500_000, '_(* #,##0_);_(* (#,##0);_(* "-"??_)', "1500000"),
        (1.5, "# ?/?", "1.5"),
        (912_345_678, "0000-000-000", "912345678"),
        (7, "", "7"),
        (DAY, '"trước ngày "dd/mm', "trước ngày 05/03"),
        (DAY, '"T"m/yyyy', "T3/2027"),
        (DAY, "mm/yyyy", "03/2027"),
        (DAY, "[$-409]d-mmm-yy;@", "05/03/2027"),
        (datetime(2027, 3, 5, 8, 30), "d/m/yyyy h:mm", "08:30 05/03/2027"),
    ],
)
def test_a_number_and_a_day_are_read_as_their_form_shows_them(
    value: Any, code: str, text: str
) -> None:
    assert shown(value, code) == text


def test_forms_of_cells_are_those_of_the_workbook() -> None:
    rows: Any = [[1.1, "Giao quân", "Công an xã", 2], [1.2, "Trồng cây", "Công an xã", 3]]
    made = book({"a": [*TITLE, HEADER, *rows]})
    for at in (5, 6):
        made["a"].cell(at, 4).number_format = '"Quý "0'
    made["a"]["A5"].number_format = "0.00"
    lines = read(saved(made), "x.xlsx").lines
    assert [(line.cells[0], line.cells[3]) for line in lines[-2:]] == [
        ("1.10", "Quý 2"), ("1.2", "Quý 3"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "hint"),
    [
        ([["Mã", "Tình trạng"], ["btv-1.1", ""]], "ctr collect"),
        ([["Mã", "Quyết định"], ["btv-1.1", "Giữ"]], "ctr new NĂM --decisions"),
        ([["Dòng", "Mã", "Phát hiện"], [3, "CTR601", "x"]], "văn bản gốc"),
    ],
)
def test_what_ctr_wrote_is_sent_to_the_command_that_reads_it(
    rows: list[list[str]], hint: str
) -> None:
    with pytest.raises(UsageError) as refused:
        read(saved(book({"a": rows})), "x.xlsx")
    assert hint in (refused.value.hint or "")


def test_what_is_empty_damaged_or_far_too_wide_is_refused() -> None:
    whole = saved(book({"a": PRINTED}))
    for at in range(0, len(whole), 97):
        with pytest.raises(CtrError):
            read(whole[: at + 1], "x.xlsx")
    with pytest.raises(CtrError, match="không có chữ"):
        imported(book({"a": [], "b": []}))
    far = book({"a": PRINTED})
    far["a"]["A700000"] = "x"
    for raw in (saved(far), with_a_cell_at("Z99999999", saved(far))):
        with pytest.raises(AccessError, match="ô rất xa"):
            read(raw, "x.xlsx")


def with_a_cell_at(place: str, raw: bytes) -> bytes:
    """A workbook whose cell A700000 says of itself that it stands elsewhere."""
    made = BytesIO()
    with ZipFile(BytesIO(raw)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'r="A700000"', f'r="{place}"'.encode()))
    return made.getvalue()


def test_a_news_item_in_cells_is_no_programme(tmp_path: Path) -> None:
    rows = [["Xã Bình Minh ra quân trồng cây"], ["Sáng nay, hơn 200 người đã tham gia."]]
    with pytest.raises(CtrError, match="không phải chương trình"):
        imported(book({"a": rows}))


def test_a_hidden_row_of_texts_of_its_own_below_a_merged_cell_is_told() -> None:
    row = '<row r="9" {}><c r="C9" t="inlineStr"><is><t>Lễ giao nhận quân</t></is></c></row>'
    for hidden in ('hidden="1"', 'ht="0" customHeight="1"'):
        stream = BytesIO()
        with (
            ZipFile(BytesIO(saved(book({"2027": PRINTED}, MERGED)))) as made,
            ZipFile(stream, "w") as out,
        ):
            for name in made.namelist():
                text = made.read(name)
                if name.endswith("sheet1.xml"):
                    text = re.sub(rb'<row r="9".*?</row>', row.format(hidden).encode(), text)
                out.writestr(name, text)
        result = imported(stream.getvalue())
        assert "Lễ giao nhận quân" in [text for _, _, text, _ in works(result)]
        assert "trang “2027”: dòng 9 bị ẩn, vẫn đọc" in told(result)


def test_a_plan_of_works_has_its_title() -> None:
    rows = [*PRINTED[:4], ["KẾ HOẠCH CÔNG VIỆC CỦA ĐẢNG ỦY NĂM 2027"], [], *PRINTED[6:]]
    result = imported(book({"2027": rows}))
    assert result.program.document.title == "Công việc của Đảng ủy năm 2027"
    assert not any("trích yếu" in line for line in told(result))
