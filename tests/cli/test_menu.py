"""`ctr menu` on a terminal: a clerk who only types numbers gets everything, and loses nothing."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from support import DATA, MINIMAL, Run
from support.terminal import on_terminal

CHOOSE = "Chọn số"
BACK = "Bấm Enter"


def test_what_a_clerk_asks_for_through_the_year(workspace: Path) -> None:
    kept = workspace / "chuong-trinh.html"
    kept.write_bytes(b"cua toi")
    (workspace / "x.html").write_bytes(b"cu")
    shown = on_terminal(
        ["menu"],
        workspace,
        [
            (CHOOSE, "\n"), ("Tháng", "3\n"), ("Ghi ra tệp Word", "c\n"), ("Tên tệp", "\n"),
            (BACK, "\n"),
            (CHOOSE, "3\n"), ("Số hoặc tên", "7\n"), ("bảng Excel", "\n"), (BACK, "\n"),
            (CHOOSE, "4\n"), ("Dạng", "3\n"), ("Tên tệp", "\n"), ("Ghi đè", "\n"), ("Tên tệp khác", "\n"),
            (BACK, "\n"),
            (CHOOSE, "4\n"), ("Dạng", "3\n"), ("Tên tệp", "\n"), ("Ghi đè", "k\n"),
            ("Tên tệp khác", "x.html\n"), ("Ghi đè", "có\n"), (BACK, "\n"),
            (CHOOSE, "5\n"), ("bảng Excel", "k\n"), (BACK, "\n"),
            (CHOOSE, "9\n"), ("Sửa ngay", "k\n"), ("bảng Excel", "c\n"), ("Tên tệp", "\n"), (BACK, "\n"),
            (CHOOSE, "x\n"), ("Gõ một số", "q\n"),
        ],
    )  # fmt: skip
    assert shown.code == 0
    assert "→ ctr agenda --month 3" in shown.screen
    assert "Kiểm điểm" in shown.screen
    assert "→ ctr agenda --month 3 --together -o chuong-trinh-thang-3.docx" in shown.screen
    assert (workspace / "chuong-trinh-thang-3.docx").read_bytes().startswith(b"PK")
    assert '→ ctr tasks --agency "Công an phường"' in shown.screen
    assert "việc chung" in shown.screen
    assert "→ ctr status" in shown.screen
    assert kept.read_bytes() == b"cua toi"
    assert shown.screen.count("→ ctr render") == 1
    assert "→ ctr render -o x.html --force" in shown.screen
    assert (workspace / "x.html").stat().st_size > 10_000
    assert "→ ctr validate -o kiem-tra.xlsx" in shown.screen
    assert (workspace / "kiem-tra.xlsx").read_bytes().startswith(b"PK")
    assert shown.screen.rstrip().endswith("Tạm biệt.")


def test_several_programmes_are_chosen_from_and_no_answer_is_lost(workspace: Path) -> None:
    (workspace / "programs" / "2025.yaml").write_text(MINIMAL.replace("2026", "2025"), "utf-8")
    shown = on_terminal(
        ["menu"],
        workspace,
        [
            (CHOOSE, "2\n"), ("Tháng", "3\n"), ("Số của chương trình", "9\n"), ("từ 1 đến 2", ""),
            ("Số của chương trình", "1\n"), ("Ghi ra tệp Word", "8\n"), ("Gõ c", ""),
            ("Ghi ra tệp Word", "k\n"), (BACK, "5\n"), ("Số của chương trình", "1\n"),
            ("bảng Excel", "k\n"), (BACK, "q\n"),
        ],
    )  # fmt: skip
    assert "→ ctr agenda --month 3 -p programs/2025.yaml" in shown.screen
    assert "→ ctr status -p programs/2025.yaml" in shown.screen
    assert shown.screen.rstrip().endswith("Tạm biệt.")


def test_next_year_is_drafted_and_then_drafted_as_decided(workspace: Path) -> None:
    draft, sheet = workspace / "programs" / "2027.yaml", workspace / "2027-ra-soat.xlsx"
    next_year = [(CHOOSE, "6\n"), ("Lập chương trình năm", "2027\n")]
    shown = on_terminal(
        ["menu"],
        workspace,
        [
            *next_year, (BACK, "\n"),
            *next_year, ("theo các quyết định đã điền", "k\n"), (BACK, "\n"),
            *next_year, ("theo các quyết định đã điền", "c\n"), (BACK, "\n"), (CHOOSE, "q\n"),
        ],
    )  # fmt: skip
    assert shown.plain.count("→ ctr new 2027\n") == 1
    assert "→ ctr new 2027 --decisions 2027-ra-soat.xlsx --force" in shown.screen
    assert draft.exists() and sheet.exists()
    assert shown.screen.count(f"Đã ghi {sheet.name}") == 1


def test_a_folder_with_nothing_in_it_gets_its_programmes(tmp_path: Path) -> None:
    year = str(date.today().year + 1)
    source = tmp_path / "CT 2026.txt"
    source.write_bytes((DATA / "chuong-trinh-2026.txt").read_bytes())
    shown = on_terminal(
        ["menu"],
        tmp_path,
        [
            (CHOOSE, "1\n"), ("Tệp Word", "khong-co.docx\n"), ("Không có tệp", ""), (BACK, "\n"),
            (CHOOSE, "6\n"), ("năm", "\n"), ("Tên đầy đủ", "Đảng ủy xã An Phú\n"), ("Tên tệp", "\n"),
            (BACK, "\n"),
            (CHOOSE, "1\n"), ("Tệp Word", f"'{source}'\n"), ("Năm", "\n"), ("Tên tệp", "\n"),
            ("Kiểm tra lỗi", "c\n"), (BACK, "\n"), (CHOOSE, "0\n"),
        ],
    )  # fmt: skip
    assert f'→ ctr new {year} --name "Đảng ủy xã An Phú" -o programs/{year}.yaml' in shown.screen
    assert (tmp_path / "programs" / f"{year}.yaml").exists()
    assert f'→ ctr import "{source}" --year 2026 -o programs/2026.yaml' in shown.screen
    assert (tmp_path / "programs" / "2026.yaml").stat().st_size > 10_000
    assert "→ ctr validate programs/2026.yaml --level warning" in shown.screen


def test_the_document_offered_is_a_programme_and_its_year_the_one_it_says(
    ctr: Run, workspace: Path
) -> None:
    """A paper that ctr has just made is newer, and is none; nor is one of a year that has its programme wanted."""
    assert ctr("render", "-o", "ban in 2031.docx").code == 0
    assert ctr("agenda", "--meeting", "btv-3", "--invitation", "-o", "gm.docx").code == 0
    taken = on_terminal(["menu"], workspace, [(CHOOSE, "1\n"), ("vào đây)", "\n"), (BACK, "q\n")])
    assert "[ban in" not in taken.screen
    (workspace / "programs" / "2026.yaml").unlink()
    shown = on_terminal(
        ["menu"],
        workspace,
        [(CHOOSE, "1\n"), ("[ban in 2031.docx]", "\n"), ("[2026]", "\n"), ("Tên tệp", "x.yaml\n"),
         ("Kiểm tra lỗi", "k\n"), (BACK, "\n"), (CHOOSE, "q\n")],
    )  # fmt: skip
    assert '→ ctr import "ban in 2031.docx" --year 2026 -o x.yaml' in shown.screen
    assert (workspace / "x.yaml").stat().st_size > 10_000


@pytest.mark.parametrize(("keys", "code"), [("\x03", 130), ("\x04", 0)])
def test_leaving_by_keys_is_kind(workspace: Path, keys: str, code: int) -> None:
    shown = on_terminal(["menu"], workspace, [(CHOOSE, keys)])
    assert shown.code == code
    assert "Tạm biệt." in shown.screen
    assert "Traceback" not in shown.screen


def test_it_is_left_at_any_question(workspace: Path, tmp_path: Path) -> None:
    (workspace / "programs" / "2025.yaml").write_text(MINIMAL.replace("2026", "2025"), "utf-8")
    for answers in (
        [(CHOOSE, "5\n"), ("Số của chương trình", "q\n")],
        [(CHOOSE, "4\n"), ("Dạng", "Q\n")],
        [(CHOOSE, "2\n"), ("Tháng", "thoát\n")],
    ):
        shown = on_terminal(["menu"], workspace, answers)
        assert shown.code == 0
        assert shown.screen.rstrip().endswith("Tạm biệt.") and "→ ctr" not in shown.screen


def test_a_pipe_is_told_that_a_terminal_is_needed(workspace: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "ctr_cli", "menu"], input=b"2\n", capture_output=True, check=False
    )
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert "cần một cửa sổ lệnh" in ran.stderr.decode()


def test_a_name_typed_without_an_ending_is_of_the_kind_chosen(workspace: Path) -> None:
    shown = on_terminal(
        ["menu"],
        workspace,
        [(CHOOSE, "4\n"), ("Dạng", "1\n"), ("Tên tệp", "Chương trình 2026\n"), (BACK, "\n"),
         (CHOOSE, "8\n"), ("đến hết tháng", "3\n"), ("Tên tệp", "bao cao\n"), (BACK, "q\n")],
    )  # fmt: skip
    assert '→ ctr render -o "Chương trình 2026.docx"' in shown.screen
    for name in ("Chương trình 2026.docx", "bao cao.docx"):
        assert (workspace / name).read_bytes().startswith(b"PK"), shown.screen
