"""The review list as Excel and as Markdown: what changed is bold, what is asked is marked, the same bytes each time."""

from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock

from ctr_cli.cycle.draft import drafted
from ctr_cli.cycle.draft_made import Draft
from ctr_cli.cycle.in_force import in_force
from ctr_cli.render.review_md import review_md
from ctr_cli.render.review_xlsx import review_xlsx
from ctr_cli.views.review import review_list, rows_of
from support.amendments import amended

PLANNED = "Chương trình công tác năm 2027"


@pytest.fixture(scope="module")
def draft(program: Any) -> Draft:
    return drafted(program)


@pytest.mark.no_cover
def test_the_list_is_ready_to_fill_and_to_print(draft: Draft) -> None:
    raw = review_xlsx(review_list(draft, PLANNED), "Đảng ủy phường Đồ Sơn")
    assert raw == review_xlsx(review_list(draft, PLANNED), "Đảng ủy phường Đồ Sơn")
    book = openpyxl.load_workbook(BytesIO(raw), rich_text=True)
    sheet = book["Rà soát"]
    assert [cell.value for cell in sheet[5]] == [
        "Mã",
        "Hội nghị 2026",
        "Nội dung 2026",
        "Dự kiến 2027",
        "Loại",
        "Vì sao / câu hỏi",
        "Quyết định",
        "Hội nghị 2027",
        "Nội dung 2027",
        "Cơ quan",
        "Thời hạn 2027",
        "Ghi chú",
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B6", f"A5:L{sheet.max_row}")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    rows = {row[0].value: row for row in sheet.iter_rows(min_row=6)}
    assert len([code for code in rows if code.startswith(("bch-", "btv-"))]) == 107
    text = rows["bch-3.1"][3].value
    assert isinstance(text, CellRichText)
    assert [str(part) for part in text if isinstance(part, TextBlock) and part.font.b] == ["2027"]
    assert str(text) == draft.entries[0].new
    assert rows["bch-3.3"][3].value == rows["btv-3.8"][3].value == "(không đưa vào)"
    assert all(sheet.row_dimensions[row[0].row].height for row in rows.values())
    assert max(map(len, rows)) <= sheet.column_dimensions["A"].width, "codes are never broken"
    lists = {
        str(rule.sqref).split(":")[0]: rule.formula1
        for rule in sheet.data_validations.dataValidation
    }
    assert lists == {"G6": '"Giữ,Bỏ,Chuyển,Sửa,Thêm"', "H6": "'Hội nghị'!$A$1:$A$16"}
    assert book["Hội nghị"]["A1"].value == draft.meetings[0].id == "bch-7"


def test_a_long_code_breaks_and_leaves_the_texts_their_room(draft: Draft) -> None:
    made = review_list(draft, PLANNED)
    long = made.rows[0]._replace(code="giao-ban-cua-lanh-dao-van-phong-dang-uy-1.1")
    raw = review_xlsx(made._replace(rows=[long, *made.rows[1:]]), "x")
    sheet = openpyxl.load_workbook(BytesIO(raw))["Rà soát"]
    columns = {name: sheet.column_dimensions[name].width for name in "ACD"}
    assert columns["A"] < 22 and min(columns["C"], columns["D"]) > 28


def test_the_list_of_codes_shows_each_whole(draft: Draft) -> None:
    made = review_list(draft, PLANNED)
    long = made.meetings[0]._replace(id="giao-ban-cua-lanh-dao-van-phong-dang-uy")
    raw = review_xlsx(made._replace(meetings=[long, *made.meetings[1:]]), "x")
    assert openpyxl.load_workbook(BytesIO(raw))["Hội nghị"].column_dimensions["A"].width > 40


def test_markdown_tells_questions_first(draft: Draft) -> None:
    text = review_md(draft, PLANNED)
    asked, changed = text.split("## Đã thay đổi")
    assert (
        "| document.date | 12/2025 | 12/2026 | Phần chung: Ngày ban hành | ngày ban hành? |"
        in asked
    )
    assert "kỳ họp thường lệ giữa năm 2027" in asked
    assert "| bch-3.3 |" in changed and "bầu cử theo nhiệm kỳ |" in changed


def test_a_meeting_that_is_named_by_its_kind_is_named_whole(program: Any) -> None:
    meet = {"meet": "hn-1", "body": "btv", "month": 8, "kind": "extraordinary"}
    held = amended(program, meet, {"add": "bs-1", "to": "hn-1", "text": "Bàn về bão số 5."})
    rows = {row.code: row for row in rows_of(drafted(in_force(held)))}
    assert rows["bs-1"].meeting.startswith("Hội nghị đột xuất Ban Thường vụ")
    assert rows["btv-1.1"].meeting.startswith("Ban Thường vụ Đảng ủy phường tháng 1")
