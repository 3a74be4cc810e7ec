"""What a person sees on a terminal, and what a program gets through a pipe."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from support import MINIMAL, Run
from support.terminal import on_terminal

RED = "\x1b[1;31m"


def test_an_error_is_red_and_its_mend_green_on_a_terminal_alone(workspace: Path) -> None:
    shown = on_terminal(["agenda", "-m", "13"], workspace)
    assert shown.code == 2
    assert f"{RED}Lỗi: " in shown.screen
    assert "\x1b[1;32mCách sửa: " in shown.screen
    plain = on_terminal(["agenda", "-m", "13"], workspace, NO_COLOR="1")
    assert plain.screen == shown.plain
    piped = subprocess.run(
        [sys.executable, "-m", "ctr_cli", "agenda", "-m", "13"], capture_output=True, check=False
    )
    assert piped.stderr.decode() == plain.screen


def test_help_has_no_colours_where_none_are_wanted(workspace: Path) -> None:
    assert "\x1b[" in on_terminal(["find", "-h"], workspace).screen
    plain = on_terminal(["find", "-h"], workspace, NO_COLOR="1", GITHUB_ACTIONS="true").screen
    assert "\x1b[" not in plain
    assert "Cách dùng: ctr find" in plain


def test_what_is_next_stands_before_the_help_in_the_columns_there_are(workspace: Path) -> None:
    shown = on_terminal([], workspace, columns=60)
    assert shown.code == 0
    assert shown.screen.startswith("programs/2026.yaml: chương trình công tác năm 2026")
    bare = shown.plain.splitlines()
    assert max(map(len, bare[3:])) <= 60
    narrow = on_terminal(["agenda", "-m", "3"], workspace, columns=100, COLUMNS="44")
    bare = narrow.plain.splitlines()
    assert max(map(len, bare)) <= 44


def _of_year(year: int, month: int) -> str:
    text = MINIMAL.replace("2026", str(year)).replace("2025-12", f"{year - 1}-12")
    return text.replace("month: 3", f"month: {month}")


def _three_lines(ctr: Run) -> list[str]:
    ran = ctr()
    assert (ran.code, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert "Cách dùng: ctr" in lines[4]
    moments = [lines.index(line) for line in lines if line.startswith("╭─ ")]
    assert len(moments) == 5
    return lines[:3]


def test_the_coming_month_is_named_with_its_command(
    ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "programs").mkdir()
    monkeypatch.chdir(tmp_path)
    year = date.today().year
    file = tmp_path / "programs" / f"{year}.yaml"
    file.write_text(_of_year(year, 12), "utf-8")
    first, second, _ = _three_lines(ctr)
    assert (
        first == f"programs/{year}.yaml: chương trình công tác năm {year} của Đảng ủy phường Đồ Sơn"
    )
    assert second == "Sắp tới: tháng 12 có 1 hội nghị, 1 nội dung. Xem: ctr agenda"
    council = file.read_text("utf-8").replace("name: Ban Chấp hành", "name: Hội đồng nhân dân")
    file.write_text(council, "utf-8")
    assert _three_lines(ctr)[1].startswith("Sắp tới: tháng 12 có 1 kỳ họp, 1 nội dung.")


def test_a_year_that_is_over_asks_for_the_next(
    ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "programs").mkdir()
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "programs" / "2020.yaml"
    file.write_text(_of_year(2020, 3), "utf-8")
    _, second, third = _three_lines(ctr)
    assert second.startswith("Các hội nghị của năm 2020 đã qua")
    assert third == "Chương trình năm 2021 chưa lập. Dự thảo: ctr new 2021"


def test_a_folder_without_a_programme_is_told_how_to_begin(
    ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = ctr()
    assert ran.code == 0
    assert "chưa có chương trình nào" in ran.out
    assert all(f"ctr {name}" in ran.out for name in ("import", "new", "menu"))


def test_a_programme_that_cannot_be_read_is_named(ctr: Run, workspace: Path) -> None:
    (workspace / "programs" / "2026.yaml").write_text("month: [", "utf-8")
    ran = ctr()
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(
        "programs/2026.yaml có lỗi nên chưa đọc được. Xem lỗi: ctr validate\n"
    )
