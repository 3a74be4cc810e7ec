"""`ctr new --register`: a letter and a list for each agency, and the lists that come back as proposals."""

import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from ctr_cli.cycle.draft import drafted
from ctr_cli.model.agencies import directory
from ctr_cli.render.review_xlsx import review_xlsx
from ctr_cli.source.load import load
from ctr_cli.source.sheet import first_table
from ctr_cli.views.register import asked_of_all
from ctr_cli.views.review import register_list
from support import REAL, Run

COUNCIL, CHAIR, POLICE = (
    "hoi-dong-nhan-dan-phuong",
    "uy-ban-nhan-dan-phuong",
    "cong-an-phuong",
)
NEW = {"Hội nghị 2027": "bch-8", "Nội dung 2027": "Bàn về chuyển đổi số của phường."}
PROPOSALS: dict[str, list[dict[str, str]]] = {
    COUNCIL: [{"Mã": "btv-4.4", "Đề nghị": "Bỏ"}],
    CHAIR: [
        {"Mã": "btv-4.4", "Đề nghị": "bo"},
        {"Mã": "bch-4.4", "Đề nghị": "Chuyển", "Hội nghị 2027": "bch-9"},
        {"Mã": "bch-3.4", "Đề nghị": "Giữ"},
        NEW,
    ],
    POLICE: [NEW | {"Nội dung 2027": "bàn về chuyển đổi số của phường."}],
}
"""What three agencies write into their lists."""


def fill(path: Path, proposals: list[dict[str, str]]) -> None:
    """Write proposals into a list, those without a code into its empty rows."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    head = next(row for row in range(1, 15) if sheet.cell(row, 1).value == "Mã")
    columns = {str(cell.value): cell.column for cell in sheet[head]}
    rows = range(head + 1, sheet.max_row + 1)
    places = {str(sheet.cell(row, 1).value): row for row in reversed(rows)}
    text = columns["Nội dung 2027"]
    empty = (
        row for row in rows if not sheet.cell(row, 1).value and not sheet.cell(row, text).value
    )
    for proposal in proposals:
        row = places[proposal["Mã"]] if "Mã" in proposal else next(empty)
        for name, value in proposal.items():
            sheet.cell(row, columns[name]).value = value
    book.save(path)


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of three filled lists."""
    folder = tmp_path_factory.mktemp("lists")
    program = load(str(REAL)).program
    assert program
    draft = drafted(program)
    for asked in asked_of_all(program, directory(program), draft):
        name = {"Hội đồng nhân dân phường": COUNCIL, "Công an phường": POLICE}.get(asked.name)
        name = CHAIR if asked.name.startswith("Ủy ban nhân dân") else name
        if name:
            made = register_list(draft, asked.name, asked.own | asked.shared, "", "Chương trình")
            (folder / f"{name}.xlsx").write_bytes(review_xlsx(made, "Đảng ủy phường Đồ Sơn"))
            fill(folder / f"{name}.xlsx", PROPOSALS[name])
    return folder


@pytest.fixture(scope="module")
def saved(lists: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The three lists as LibreOffice saves them as .ods, in one run of it; its .xlsx and .xls are read by `collect`."""
    office, folder = shutil.which("soffice"), tmp_path_factory.mktemp("saved")
    command = [str(office), f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
    command += ["--headless", "--convert-to", "ods", "--outdir", str(folder / "lists")]
    if office:
        sources = [str(path) for path in lists.iterdir()]
        subprocess.run([*command, *sources], check=True, capture_output=True, timeout=120)
    return folder / "lists" if office else lists


@pytest.mark.no_cover
def test_every_agency_gets_a_letter_and_its_list(ctr: Run, workspace: Path) -> None:
    ran = ctr("new", 2027, "--register", "--before", "15/11/2026", "--format", "html", "-o", "dk")
    assert ran.code == 0
    names = {path.stem for path in Path("dk").iterdir()}
    assert {COUNCIL, CHAIR, POLICE} < names and len(names) == 10
    assert sorted(path.suffix for path in Path("dk").iterdir()) == [".html"] * 10 + [".xlsx"] * 10
    assert "Văn phòng Đảng ủy: là nơi gửi công văn, không tự gửi cho mình" in ran.err
    letter = Path(f"dk/{CHAIR}.html").read_text(encoding="utf-8")
    words = " ".join(letter.replace("\u00a0", " ").split())
    for said in (
        "V/v đăng ký nội dung Chương trình công tác năm 2027",
        "Kính gửi: Ủy ban nhân dân phường",
        "(12 nội dung ghi tên cơ quan, 76 nội dung chung)",
        "Bảng đăng ký gửi về Văn phòng Đảng ủy trước ngày 15/11/2026",
        "T/L BAN THƯỜNG VỤ",
        "CHÁNH VĂN PHÒNG",
    ):
        assert said in words
    again = ctr("new", 2027, "--register", "--format", "html", "-o", "dk")
    assert again.code == 3
    assert not Path("programs/2027.yaml").exists()


@pytest.mark.no_cover
def test_a_list_holds_the_agencys_items_and_rows_for_new_ones(lists: Path) -> None:
    sheet = openpyxl.load_workbook(lists / f"{POLICE}.xlsx").worksheets[0]
    assert sheet["A2"].value == "Cơ quan: Công an phường"
    rows = list(sheet.iter_rows(min_row=7, values_only=True))
    assert {row[4] for row in rows if row[0]} == {"Chung"}
    assert [row[9] for row in rows if not row[0]] == ["Công an phường"] * 12
    assert not any("Một số nội dung khác" in str(row[2]) for row in rows)


def test_lists_of_three_agencies_make_one_draft_whoever_saved_them(
    ctr: Run, workspace: Path, lists: Path, saved: Path
) -> None:
    drafts = set()
    for folder in (lists, saved):
        ran = ctr("new", 2027, "--decisions", folder, "--force")
        assert ran.code == 0, ran.err
        drafts.add(Path("programs/2027.yaml").read_text(encoding="utf-8"))
    assert len(drafts) == 1
    draft = drafts.pop()
    assert draft.count("Bàn về chuyển đổi số") + draft.count("bàn về chuyển đổi số") == 1
    assert "Triển khai sắp xếp, tổ chức lại các tổ dân phố" in draft
    assert "Theo các bảng: giữ 1, bỏ 1, chuyển 1, thêm 1.\n- Thêm vào Hội nghị Ban Chấp" in ran.out
    assert "Công an phường; Ủy ban nhân dân phường: " in ran.out
    assert ctr("validate", "programs/2027.yaml").code == 0


def test_all_that_is_wrong_in_many_lists_is_named_and_nothing_written(
    ctr: Run, workspace: Path, lists: Path, tmp_path: Path
) -> None:
    folder = shutil.copytree(lists, tmp_path / "lists")
    fill(folder / f"{COUNCIL}.xlsx", [{"Mã": "btv-4.4", "Đề nghị": "Giữ"}])
    fill(folder / f"{COUNCIL}.xlsx", [{"Mã": "btv-1.1", "Đề nghị": "Hoãn"}])
    unknown = NEW | {"Nội dung 2027": "Việc khác hẳn.", "Cơ quan": "Sở Xây dựng Hà Nội"}
    fill(folder / f"{CHAIR}.xlsx", [unknown])
    ran = ctr("new", 2027, "--decisions", folder)
    assert ran.code == 1
    assert "đề nghị về btv-4.4 khác với" in ran.err
    assert "không hiểu “Hoãn”" in ran.err
    assert "không rõ cơ quan “Sở Xây dựng Hà Nội”" in ran.err
    assert not Path("programs/2027.yaml").exists()


def test_a_list_of_another_year_and_an_empty_folder_are_told(
    ctr: Run, workspace: Path, lists: Path, tmp_path: Path
) -> None:
    sheet = lists / f"{POLICE}.xlsx"
    assert first_table(sheet, {"code": "Mã", "text": "Nội dung 2027"}, ("code", "text")).rows
    ran = ctr("new", 2028, "--from", "programs/2026.yaml", "--decisions", sheet)
    assert ran.code == 2
    (tmp_path / "rong").mkdir()
    ran = ctr("new", 2027, "--decisions", tmp_path / "rong")
    assert (ran.code, "không có bảng nào" in ran.err) == (3, True)


@pytest.mark.parametrize(
    "options",
    [
        ("--register", "-o", "a.xlsx"),
        ("--register", "--format", "json"),
        ("--register", "--name", "Đảng ủy xã"),
        ("--before", "15/11/2026"),
        ("--format", "docx"),
    ],
)
def test_options_that_do_not_go_together_are_told(
    ctr: Run, workspace: Path, options: tuple[str, ...]
) -> None:
    assert ctr("new", 2027, *options).code == 2
