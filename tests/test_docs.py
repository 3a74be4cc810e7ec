"""What the documents show is what the tool prints."""

import json
import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ctr_cli.cli.commands import NAMES
from support import DATA, MINIMAL, ROOT, Run
from support.amendments import year_with_six_decisions

PAGES = [ROOT / "README.md", ROOT / "docs" / "huong-dan.md"]


def _shown(page: Any) -> Iterator[Any]:
    for block in re.findall(r"```console\n(.*?)```", page.read_text("utf-8"), re.DOTALL):
        for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, output = part.partition("\n")
            yield command, output


SHOWN = [case for page in PAGES for case in _shown(page)]


@pytest.mark.parametrize(("command", "output"), SHOWN, ids=[command for command, _ in SHOWN])
def test_shown_output_is_real(
    ctr: Run, monkeypatch: pytest.MonkeyPatch, command: str, output: str
) -> None:
    monkeypatch.chdir(ROOT)
    ran = ctr(*shlex.split(command)[1:])
    assert ran.out.rstrip() == output.rstrip()


def test_the_slip_shown_is_the_minimal_programme_with_two_slips() -> None:
    slip = (ROOT / "tests" / "data" / "slip.yaml").read_text("utf-8")
    mended = slip.replace("month: 13", "month: 3").replace(
        "[Văn phòng Đảng bộ]", "[Văn phòng Đảng ủy]"
    )
    assert mended == MINIMAL


def test_the_guide_shows_a_programme_without_a_finding(ctr: Run, tmp_path: Path) -> None:
    guide = (ROOT / "docs" / "huong-dan.md").read_text("utf-8")
    example = re.search(r"```yaml\n(.*?)```", guide, re.DOTALL)
    assert example
    (tmp_path / "2026.yaml").write_text(example[1], encoding="utf-8")
    ran = ctr("validate", tmp_path / "2026.yaml", "--format", "json")
    assert ran.code == 0
    assert json.loads(ran.out)["findings"] == []


def test_every_command_named_in_the_pages_exists() -> None:
    for page in PAGES:
        for name in re.findall(r"`ctr ([a-z]+)", page.read_text("utf-8")):
            assert name in NAMES, f"{page.name}: {name}"


def test_every_command_is_in_the_readme() -> None:
    readme = PAGES[0].read_text("utf-8")
    for name in NAMES:
        assert f"`ctr {name}" in readme, f"README.md has no row for {name}"


def test_the_page_of_rules_is_fresh(ctr: Run) -> None:
    page = (ROOT / "docs" / "quy-tac.md").read_text("utf-8")
    assert ctr("explain", "--all").out == page, (
        "làm lại: ctr explain --all -o docs/quy-tac.md --force"
    )


def test_the_page_of_commands_is_fresh(ctr: Run) -> None:
    page = (ROOT / "docs" / "lenh.md").read_text("utf-8")
    assert ctr("help", "--all").out == page, "làm lại: ctr help --all -o docs/lenh.md --force"


def _commands_of(title: str) -> Any:
    """The commands in the tables of a section of the guide."""
    guide = (ROOT / "docs" / "huong-dan.md").read_text("utf-8")
    section = guide.partition(f"## {title}\n")[2].partition("\n## ")[0]
    return re.findall(r"^\| [^|]+ \| `ctr ([^`]+)`", section, re.MULTILINE), section


ADJUSTING, ADJUSTING_PAGE = _commands_of("Điều chỉnh chương trình trong năm")
DECIDED = re.search(r"^--authority .*$", ADJUSTING_PAGE, re.MULTILINE)


@pytest.mark.no_cover
@pytest.mark.parametrize("command", ADJUSTING)
def test_the_guide_adjusts_a_programme_with_commands_that_work(
    ctr: Run, workspace: Path, command: str
) -> None:
    path = workspace / "programs" / "2026.yaml"
    words = shlex.split(command)
    if words[0] == "amend" and words[1] != "notice":
        assert DECIDED
        words += shlex.split(DECIDED[0])
    else:
        path.write_bytes(year_with_six_decisions())
    shutil.copy(DATA / "chuong-trinh-2026.txt", "tep-da-sua.txt")
    ran = ctr(*(word.replace("tep-da-sua.docx", "tep-da-sua.txt") for word in words))
    assert ran.code == 0, ran.err


YEAR, _ = _commands_of("Một năm làm việc, từ tháng 12 đến tháng 12")


@pytest.mark.no_cover
def test_the_guide_goes_through_a_year_with_commands_that_work(ctr: Run, workspace: Path) -> None:
    assert len(YEAR) > 20
    for command in YEAR:
        if command.startswith("collect"):
            # What the agencies got comes back as it left.
            shutil.copytree("gui-cac-co-quan", "nhan-ve")
        ran = ctr(*shlex.split(command))
        assert ran.code == 0, (command, ran.err)


def test_every_picture_of_the_pages_is_there_and_small() -> None:
    pictures = ROOT / "docs" / "pictures"
    shown = {
        name for page in PAGES for name in re.findall(r"pictures/([^\"]+)", page.read_text("utf-8"))
    }
    assert shown == {file.name for file in pictures.iterdir()}
    assert all(file.stat().st_size < 120_000 for file in pictures.iterdir())
