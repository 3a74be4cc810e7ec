"""What an agency does goes with it through decisions and into next year: who helped does not become who prepares."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from ctr_cli.cycle.answers import answers_of
from ctr_cli.data.yaml_values import parse
from ctr_cli.model.named import Named, named
from ctr_cli.source.sheet import SheetRow
from support import DATA, Run

FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam xã"
HELPS = {"agency": FRONT, "role": "coordinate"}
DECIDED = ("--authority", "Ban Thường vụ Đảng ủy xã", "--date", "20/3/2026", "--reason", "chỉ đạo")


@pytest.fixture
def commune(ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A commune whose council prepares, with the Front's help, what is told of the elections (bch-4.2)."""
    text = (DATA / "programmes" / "xa-mien-nui.yaml").read_text("utf-8")
    old = "nhiệm kỳ 2026-2031., agencies: [HĐND xã]}"
    assert text.count(old) == 1
    new = f"Xem xét công tác thu ngân sách., agencies: [HĐND xã, {{agency: {FRONT}, role: coordinate}}]}}"
    path = tmp_path / "programs" / "2026.yaml"
    path.parent.mkdir()
    text = text.replace(old, new)
    path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return ctr


def item(year: int, words: str) -> Any:
    """The item of a year's programme that has some words in it."""
    bodies = parse(Path(f"programs/{year}.yaml").read_text("utf-8")).data["bodies"]
    items = (i for body in bodies for meeting in body["meetings"] for i in meeting["items"])
    (found,) = (i for i in items if words in i["text"])
    return found


def decide(ctr: Run, **cells: dict[str, str]) -> str:
    """Next year drafted with what a person decides in the list, a row each by its code; what was told."""
    assert ctr("new", 2027, "--force").code == 0
    book = openpyxl.load_workbook("2027-ra-soat.xlsx")
    sheet = book.worksheets[0]
    head = next(row for row in range(1, 15) if sheet.cell(row, 1).value == "Mã")
    columns = {str(cell.value): cell.column for cell in sheet[head]}
    for row in range(head + 1, sheet.max_row + 1):
        code = str(sheet.cell(row, 1).value).replace(".", "_").replace("-", "_")
        for name, value in cells.get(code, {}).items():
            sheet.cell(row, columns[name]).value = value
    book.save("ra-soat.xlsx")
    ran = ctr("new", 2027, "--decisions", "ra-soat.xlsx", "--force")
    assert ran.code == 0, ran.err
    return ran.out + ran.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Công an xã", Named("Công an xã")),
        ("Công an xã (phối hợp)", Named("Công an xã", "coordinate")),
        ("công an xã  (CHU TRI) ", Named("công an xã", "lead")),
        ("Trạm Y tế (cơ sở 2)", Named("Trạm Y tế (cơ sở 2)")),
    ],
)
def test_a_role_is_read_as_sheets_print_it(typed: str, meant: Named) -> None:
    assert named(typed) == meant


def test_an_item_is_given_to_others_and_keeps_who_helps(commune: Run) -> None:
    assign = ("amend", "assign", "bch-4.2", "--agency", "UBND xã", "--agency")
    assert commune(*assign, f"{FRONT} (phối hợp)", *DECIDED).code == 0
    said = commune("agenda", "--meeting", "bch-4").out.replace("\n     ", " ")
    assert f"→ UBND xã chuẩn bị, {FRONT} phối hợp" in said
    assert (
        commune("amend", "assign", "bch-4.2", "--agency", "UBND xã (phối hớp)", *DECIDED).code == 2
    )


def test_what_comes_back_comes_whole(commune: Run) -> None:
    add = ("amend", "add", "--to", "btv-4", "--text", "Phương án phòng, chống cháy rừng năm 2026.")
    what = ("--topic", "Quốc phòng, an ninh", "--product", "Kết luận", "--deadline", "20/4/2026")
    who = ("--agency", "Công an xã; UBND xã (phối hợp)")
    assert commune(*add, *what, *who, *DECIDED).code == 0
    for code in ("bs-1", "bch-4.2"):
        assert commune("amend", "drop", code, *DECIDED, "--paper", "28-TB/ĐU").code == 0
    decide(commune, bs_1={"Quyết định": "Giữ"}, bch_4_2={"Quyết định": "Giữ"})
    assert item(2027, "cháy rừng") == {
        "text": "Phương án phòng, chống cháy rừng năm 2027.",
        "topic": "Quốc phòng, an ninh",
        "product": "Kết luận",
        "deadline": "2027-04-20",
        "agencies": ["Công an xã", {"agency": "UBND xã", "role": "coordinate"}],
    }
    assert item(2027, "thu ngân sách.")["agencies"] == ["HĐND xã", HELPS]


@pytest.mark.parametrize(
    ("typed", "charged"),
    [
        (f"Hội đồng nhân dân xã; {FRONT}", ["HĐND xã", HELPS]),
        (f"UBND xã; {FRONT} (phối hợp)", ["UBND xã", HELPS]),
        (f"UBND xã; {FRONT} (chuẩn bị)", ["UBND xã", FRONT]),
    ],
)
def test_who_helped_helps_unless_a_person_says_otherwise(
    commune: Run, typed: str, charged: list[Any]
) -> None:
    decide(commune, bch_4_2={"Quyết định": "Sửa", "Cơ quan": typed})
    assert item(2027, "thu ngân sách.")["agencies"] == charged


def test_others_that_an_agency_names_for_its_own_new_work_help_it() -> None:
    cells = {"proposed": "", "meeting": "btv-4", "text": "Phương án chống rét."}
    one = SheetRow(20, cells | {"agencies": "UBND xã; Công an xã; Trạm Y tế xã (chủ trì)"})
    other = SheetRow(20, cells | {"agencies": "Công an xã; UBND xã"})
    (alone,) = answers_of([("a.xlsx", [one])]).added
    assert alone.agencies == (
        Named("UBND xã"),
        Named("Công an xã", "coordinate"),
        Named("Trạm Y tế xã", "lead"),
    )
    (both,) = answers_of([("a.xlsx", [one]), ("b.xlsx", [other])]).added
    assert both.agencies[:2] == (Named("UBND xã"), Named("Công an xã"))


def test_a_register_says_what_an_agency_does(commune: Run) -> None:
    """Nobody's alone is what others prepare too, or what he only helps with."""
    assert commune("new", 2027, "--register", "-o", "dk").code == 0

    def parts(name: str) -> dict[str, str]:
        sheet = openpyxl.load_workbook(f"dk/{name}.xlsx").worksheets[0]
        rows = sheet.iter_rows(min_row=5, values_only=True)
        return {str(row[0]): str(row[4]) for row in rows if row[0]}

    assert parts("uy-ban-mat-tran-to-quoc-viet-nam-xa")["bch-4.2"] == "Phối hợp"
    chair = parts("uy-ban-nhan-dan-xa")
    assert (chair["bch-4.1"], chair["bch-4.3"]) == ("Cùng chuẩn bị", "Chuẩn bị")
    assert chair["btv-1.1"] == "Chung"
