"""`ctr status` as a clerk and a program read it: states, filters, formats, and what is refused."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from support import Run

PROGRAMME = Path("programs/2026.yaml")
BESIDE = Path("programs/2026.follow-up.yaml")
APRIL = ("--on", "12/4/2026")
RECORDED = """\
format: 1
year: 2026
meetings:
  - {meeting: btv-3, date: 2026-03-25, held: 2026-03-25, conclusion: 52-TB/ĐU}
items:
  - {item: btv-3.1, status: done, done: 2026-03-25, result: 52-TB/ĐU}
  - {item: btv-3.2, status: done, done: 2026-04-03, result: 12-NQ/ĐU}
  - {item: btv-3.6, status: not_arising}
  - item: btv-3.8
    status: doing
    note: chờ Thành ủy
    reports:
      - {agency: ubnd, status: submitted, on: 2026-03-20, ask: {move: 11, reason: chờ hướng dẫn}}
      - {agency: hdnd, status: done, on: 2026-05-20}
unplanned:
  - {id: ng-1, month: 3, body: btv, text: Việc mới., status: done, agencies: [ubnd]}
  - {id: ng-2, month: 7, text: Việc khác.}
"""


@pytest.fixture
def recorded(workspace: Path) -> Path:
    BESIDE.write_text(RECORDED, "utf-8")
    members = "members:\n  - {name: Nguyễn Văn A, post: Phó Bí thư, agencies: [ubnd]}\n"
    Path("ctr.yaml").write_text(f"{members}  - {{name: Trần Thị B, agencies: [mttq]}}\n", "utf-8")
    return workspace


def answer(ctr: Run, *arguments: object) -> dict[str, Any]:
    ran = ctr("status", *APRIL, "-f", "json", *arguments)
    assert ran.code == 0, ran.err
    found: dict[str, Any] = json.loads(ran.out)
    return found


def test_the_contract_for_programs(ctr: Run, recorded: Path) -> None:
    found = answer(ctr, "--month", 3)
    assert (found["version"], found["year"], found["on"]) == (1, 2026, "2026-04-12")
    assert found["totals"] == {
        "items": 14, "done_in_time": 1, "done_late": 1, "done_undated": 0, "not_arising": 1, "in_time": 0, "overdue": 9,
        "unconfirmed": 0, "unreported": 2, "dropped": 0, "moved_out": 0, "unplanned": 1,
    }  # fmt: skip
    items = {item["item"]: item for item in found["items"]}
    assert list(items)[:2] == ["bch-3.1", "bch-3.2"]
    assert items["btv-3.2"] | {"text": "", "agencies": [], "members": []} == {
        "item": "btv-3.2", "meeting": "btv-3", "month": 3, "text": "", "state": "done_late",
        "due_soon": False, "due": "2026-03-31", "papers_due": "2026-03-20", "days": 3, "papers_late": 0,
        "status": "done", "done": "2026-04-03", "result": "12-NQ/ĐU", "note": None, "ask": None,
        "agencies": [], "members": [], "reports": [],
    }  # fmt: skip
    late = items["btv-3.8"]
    assert (late["state"], late["days"], late["status"]) == ("overdue", 18, "doing")
    assert late["agencies"] == ["hdnd", "ubnd", "chuyen-trach"]
    assert late["members"] == ["Nguyễn Văn A"]
    ask = {"move": 11, "drop": None, "reason": "chờ hướng dẫn"}
    assert late["reports"] == [
        {
            "agency": "ubnd", "status": "submitted", "on": "2026-03-20", "result": None, "ask": ask,
            "note": None,
        }
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("only", "states"),
    [
        ("overdue", {"overdue"}),
        ("open", {"overdue", "unreported"}),
        ("done", {"done_in_time", "done_late", "not_arising"}),
        ("due", set()),
        ("unreported", {"unreported"}),
        ("chưa báo cáo", {"unreported"}),
        ("unconfirmed", set()),
    ],
)
def test_only_some_are_listed_but_all_are_counted(
    ctr: Run, recorded: Path, only: str, states: set[str]
) -> None:
    found = answer(ctr, "--month", 3, "--only", only)
    assert {item["state"] for item in found["items"]} == states
    assert found["totals"]["items"] == 14


def test_due_soon_is_asked_with_its_days(ctr: Run, recorded: Path) -> None:
    assert answer(ctr, "--only", "due")["items"] == []
    found = answer(ctr, "--only", "due", "--within", 18)["items"]
    assert {item["meeting"] for item in found} == {"btv-4"}
    assert {item["days"] for item in found} == {18}


def test_of_an_agency_and_of_a_member(ctr: Run, recorded: Path) -> None:
    ubnd = answer(ctr, "--agency", "uy ban nhan dan")
    assert ubnd["totals"]["items"] == 88
    assert ubnd["totals"]["unplanned"] == 1
    assert answer(ctr, "--member", "nguyễn văn a")["totals"]["items"] == 88
    front = answer(ctr, "--member", "thi b")
    assert front["totals"]["items"] == 6
    assert all(item["members"] == ["Nguyễn Văn A", "Trần Thị B"] for item in front["items"])


def test_text_tells_what_presses_and_counts_the_rest(ctr: Run, recorded: Path) -> None:
    text = " ".join(ctr("status", *APRIL).out.split())
    assert "số liệu tính đến ngày 12/4/2026" in text
    assert "Quá hạn 12 ngày, hạn 31/3/2026" in text
    assert "đề nghị: Chuyển đến tháng 11, chờ hướng dẫn" in text
    assert "Còn trong hạn (66): xem bằng --only open" in text
    assert "btv-4.1" not in text
    assert "--only all" not in text
    assert "nên các dòng không cộng lại được" in text
    assert "programs/2026.follow-up.yaml" in text
    assert text.index("btv-1.1") < text.index("btv-2.1") < text.index("btv-3.8")
    assert "Hoàn thành quá hạn 3 ngày" in ctr("status", *APRIL, "--only", "done").out


def test_tables_hold_a_row_an_item(ctr: Run, recorded: Path) -> None:
    rows = list(csv.reader(StringIO(ctr("status", *APRIL, "-f", "csv").out.lstrip("\ufeff"))))
    assert len(rows) == 93 + 2, "the work outside the programme too"
    assert rows[0][8:11] == ["Tình trạng", "Ngày xong", "Văn bản, kết quả"]
    assert "25/03/2026" in {row[9] for row in rows}
    assert [row[0] for row in rows[-2:]] == ["ng-1", "ng-2"]
    assert len({len(row) for row in rows}) == 1
    assert ctr("status", *APRIL, "-o", "t.xlsx").code == 0
    sheet = openpyxl.load_workbook(BytesIO(Path("t.xlsx").read_bytes())).active
    assert sheet.max_row == 4 + 92 + 2
    cells = [cell for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)
    assert sheet.cell(5, 8).value.date() == date(2026, 1, 31)
    assert [sheet.cell(5, n).value for n in (1, 9)] == [rows[1][0], rows[1][8]]


def test_a_column_nobody_fills_is_left_out_of_the_workbook(ctr: Run, workspace: Path) -> None:
    assert ctr("status", *APRIL, "-o", "t.xlsx").code == 0
    sheet = openpyxl.load_workbook(BytesIO(Path("t.xlsx").read_bytes())).active
    heads = [cell.value for cell in sheet[4]]
    assert heads == ["Mã", "Tháng", "Hội nghị", "Nội dung", "Cơ quan", "Thời hạn", "Tình trạng"]
    assert sheet.cell(5, 6).value.date() == date(2026, 1, 31)


def test_the_page_is_one_file(ctr: Run, recorded: Path) -> None:
    page = ctr("status", *APRIL, "-f", "html").out.replace("\u00a0", " ")
    assert page.startswith("<!DOCTYPE html>")
    assert "Quá hạn 12 ngày" in page
    assert "http" not in page.split("<body", 1)[1]


def test_the_same_day_gives_the_same_bytes(ctr: Run, recorded: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        ctr("status", *APRIL, "-o", name)
    assert Path("a.xlsx").read_bytes() == Path("b.xlsx").read_bytes()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--member", "ai đó"], "Nguyễn Văn A, Trần Thị B"),
        (["--agency", "tòa án"], "không có cơ quan nào"),
        (["--month", 3, "--quarter", 1], "chỉ chọn một"),
        (["--on", "31/2/2026"], "không có ngày"),
        (["--only", "late"], "overdue"),
        (["-o", "t.pdf"], ".xlsx"),
        (["--month", 13], "từ 1 đến 12"),
    ],
)
def test_what_is_refused(ctr: Run, recorded: Path, arguments: list[object], said: str) -> None:
    ran = ctr("status", *arguments)
    assert ran.code == 2
    assert said in ran.err


def test_without_members_it_says_where_to_write_them(ctr: Run, workspace: Path) -> None:
    assert "members trong ctr.yaml" in ctr("status", "--member", "a").err


def test_a_faulty_follow_up_is_told_and_read_as_far_as_it_goes(ctr: Run, recorded: Path) -> None:
    BESIDE.write_text(RECORDED.replace("status: doing", "status: xong"), "utf-8")
    ran = ctr("status", *APRIL, "-f", "json")
    assert ran.code == 0
    assert "có 1 lỗi" in ran.err
    assert json.loads(ran.out)["totals"]["done_late"] == 1
    BESIDE.write_text(RECORDED.replace("btv-3.8", "btv-3.88"), "utf-8")
    assert "CTR241" in ctr("status", *APRIL).err


@pytest.mark.parametrize("named", ["[Công an phường]", "[cong-an]", "[CÔNG AN PHƯỜNG]"])
def test_whom_a_member_is_in_charge_of_is_known_by_name_as_by_id(
    ctr: Run, workspace: Path, named: str
) -> None:
    Path("ctr.yaml").write_text(f"members: [{{name: Nguyễn Văn D, agencies: {named}}}]\n", "utf-8")
    assert answer(ctr, "--member", "nguyen van d")["totals"]["items"] == 8
    assert ctr("validate", PROGRAMME).code == 0


def test_the_part_to_show_is_said_in_words(ctr: Run, recorded: Path) -> None:
    words, ids = (answer(ctr, "--only", only)["items"] for only in ("quá hạn", "overdue"))
    assert words == ids != []


def test_what_is_counted_outside_the_programme_is_listed(ctr: Run, recorded: Path) -> None:
    for format in ("text", "md", "html"):
        said = ctr("status", *APRIL, "--quarter", "1", "-f", format).out.replace("\u00a0", " ")
        assert "Việc ngoài chương trình (1)" in said
        assert "Việc mới." in said and "Việc khác." not in said
    assert [work["id"] for work in answer(ctr, "--quarter", "1")["unplanned"]] == ["ng-1"]
    assert "Việc mới." not in ctr("status", *APRIL, "--only", "overdue").out
