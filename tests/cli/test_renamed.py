"""An agency that gets another name in mid-year: who is called what on which paper, and in next year's draft."""

import shlex
from pathlib import Path

import openpyxl
import pytest

from ctr_cli.cycle.in_force import in_force
from support import MINIMAL, REAL, Run, program_of

PROGRAMME = """\
format: 1
year: 2026
issuer: {parent: Đảng bộ tỉnh Cà Mau, name: Đảng ủy xã Đất Mũi}
document: {symbol: CTr/ĐU, number: 7, place: Đất Mũi, date: 2025-12-20, title: công tác năm 2026}
agencies:
  - {id: vp, name: Văn phòng Đảng ủy}
  - id: qlr
    name: Ban Quản lý rừng và Vườn quốc gia
    aliases: [Ban Quản lý rừng phòng hộ, BQL rừng]
  - {id: kt, name: Phòng Kinh tế}
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy
    meetings:
      - month: 6
        agencies: [Ban Quản lý rừng phòng hộ]
        items: [{text: Đánh giá công tác phòng cháy rừng năm 2026.}]
      - month: 9
        items:
          - text: Đánh giá công tác trồng rừng năm 2026.
            agencies: [{agency: Ban Quản lý rừng phòng hộ, role: lead}, Phòng Kinh tế]
recipients: [{name: Lưu Văn phòng Đảng ủy}]
signature: {authority: T/M BAN THƯỜNG VỤ, post: BÍ THƯ, name: Lâm Văn Út}
"""
OLD, NEW = "Ban Quản lý rừng phòng hộ", "Ban Quản lý rừng và Vườn quốc gia"
FILE = Path("programs/2026.yaml")
DATED = PROGRAMME.replace("BQL rừng]", "BQL rừng]\n    renamed: 2026-07-01")
DECIDED = '--authority "Thường trực Đảng ủy" --date 5/8/2026 --paper 65-TB/ĐU --reason bão'


@pytest.fixture
def office(ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`ctr` in the office's own folder, a line as typed."""
    (tmp_path / "programs").mkdir()
    (tmp_path / FILE).write_text(DATED, "utf-8")
    monkeypatch.chdir(tmp_path)
    return lambda line: ctr(*shlex.split(line))


@pytest.mark.parametrize(
    ("day", "name", "other"), [("30/6/2026", OLD, NEW), ("1/7/2026", NEW, OLD)]
)
def test_every_paper_says_the_name_of_its_day(office: Run, day: str, name: str, other: str) -> None:
    for line in (
        "tasks -a qlr -f html",
        "agenda --month 9",
        "agenda --month 9 --together -f html",
        "status --month 9",
        "report --until 9 -f md",
        "render --consolidated",
    ):
        shown = office(f"{line} --on {day}").out.replace("\u00a0", " ")
        assert name in shown and other not in shown, line
    assert NEW not in office("render").out, "the signed document stays as it was"


@pytest.mark.parametrize("programme", [DATED, PROGRAMME])
def test_the_draft_of_next_year_says_the_new_name(office: Run, programme: str) -> None:
    FILE.write_text(programme, "utf-8")
    office(f"amend move btv-6.1 --to 9 {DECIDED}")
    now = office("render --consolidated").out
    assert NEW in now and OLD not in now
    assert office("new 2027").code == 0
    book = openpyxl.load_workbook("2027-ra-soat.xlsx")
    sheet = book.worksheets[0]
    head = next(r for r in sheet.iter_rows() if any(c.value == "Quyết định" for c in r))
    at = {str(cell.value).split("\n")[0]: cell.column for cell in head}
    row = sheet.max_row + 1
    new = {
        "Quyết định": "Thêm",
        "Hội nghị 2027": "btv-9",
        "Nội dung 2027": "Kế hoạch giao rừng.",
        "Cơ quan": NEW,
    }
    for column, value in new.items():
        sheet.cell(row, at[column]).value = value
    book.save("2027-ra-soat.xlsx")
    assert office("new 2027 --decisions 2027-ra-soat.xlsx --force").code == 0
    draft = office("render -p programs/2027.yaml").out
    assert draft.count(NEW) == 3 and OLD not in draft


def test_other_ways_to_write_a_name_stay_as_printed() -> None:
    for text in (REAL.read_text("utf-8"), MINIMAL):
        program = program_of(text)
        without = program.model_copy(update={"amendments": []})
        assert in_force(without) is without
