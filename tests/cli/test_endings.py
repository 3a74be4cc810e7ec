"""The ending of an output says what is in it, in every command; what a command cannot write is refused at once."""

from pathlib import Path

import pytest

from support import Run

WRONG = {
    "x.doc": [["render"], ["agenda", "-m", "3"], ["amend", "notice"], ["compare"]],
    "x.xls": [["tasks", "-a", "ubnd"], ["validate"], ["agenda", "-m", "3"], ["import", "cu.txt"]],
    "a.html": [["validate"], ["compare"], ["calendar"], ["schema"], ["new", "2027"]],
    "lich.pdf": [["calendar"], ["compare", "--redline"], ["help", "--all"], ["explain", "--all"]],
    "x.txt": [["validate", "--fix"], ["import", "cu.txt"], ["calendar"]],
}


@pytest.mark.parametrize(
    ("output", "command"), [(name, command) for name, many in WRONG.items() for command in many]
)
def test_an_ending_a_command_cannot_write_is_refused_with_those_it_can(
    ctr: Run, workspace: Path, output: str, command: list[str]
) -> None:
    before = {path: path.read_bytes() for path in workspace.rglob("*.*")}
    ran = ctr(*command, "-o", output)
    assert ran.code == 2
    assert ran.err.startswith(f"Lỗi: lệnh này không ghi được tệp {Path(output).suffix}: {output}\n")
    assert "Cách sửa: ghi được ." in ran.err
    assert {path: path.read_bytes() for path in workspace.rglob("*.*")} == before


@pytest.mark.parametrize(
    ("asked", "output", "advice"),
    [
        ("md", "x.txt", "đặt tên x.md"),
        ("text", "x.csv", "đặt tên x.txt"),
        ("pdf", "x.docx", "đặt tên x.pdf"),
    ],
)
def test_a_format_and_an_ending_that_differ_are_refused(
    ctr: Run, workspace: Path, asked: str, output: str, advice: str
) -> None:
    ran = ctr("tasks", "-a", "ubnd", "-f", asked, "-o", output)
    assert ran.code == 2
    assert advice in ran.err
    assert not Path(output).exists()


def test_the_ending_nearest_to_what_was_typed_is_advised(ctr: Run, workspace: Path) -> None:
    assert "ví dụ x.docx" in ctr("render", "-o", "x.doc").err
    assert "ví dụ x.xlsx" in ctr("tasks", "--all", "-o", "x.xls").err
    assert "ví dụ x.html" in ctr("render", "-o", "x.htm").err


def test_a_text_file_is_the_answer_as_text(ctr: Run, workspace: Path) -> None:
    text = ctr("agenda", "-m", "3").out
    assert ctr("agenda", "-m", "3", "-o", "lich.TXT").code == 0
    assert Path("lich.TXT").read_text("utf-8") == text
    assert ctr("render").out == ctr("render", "--format", "txt").out


def test_findings_take_the_format_of_their_file(ctr: Run, workspace: Path) -> None:
    ctr("validate", "-o", "x.json")
    assert Path("x.json").read_text("utf-8").startswith("{")
    ctr("validate", "-f", "sarif", "-o", "y.json")
    assert "sarif" in Path("y.json").read_text("utf-8")[:200]
    ctr("validate", "-o", "x.xlsx")
    assert Path("x.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.no_cover
def test_a_name_without_an_ending_or_a_folder_that_exists_is_a_folder(
    ctr: Run, workspace: Path
) -> None:
    Path("nam.2026").mkdir()
    for folder in ("viec", "nam.2026"):
        assert ctr("tasks", "--all", "-m", "3", "-f", "md", "-o", folder).code == 0
        assert ctr("agenda", "-m", "3", "-f", "docx", "-o", folder).code == 0
        assert {path.suffix for path in Path(folder).iterdir()} == {".md", ".docx"}


def test_templates_are_copied_into_a_folder_alone(ctr: Run, workspace: Path) -> None:
    ran = ctr("templates", "program.docx", "-o", "mau.docx")
    assert ran.code == 2
    assert "mau.docx không phải thư mục" in ran.err
