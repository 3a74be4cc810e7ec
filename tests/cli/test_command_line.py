"""The command line as a user meets it: through the real entry point, on real files."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctr_cli import __version__
from ctr_cli.cli.commands import NAMES, command_line
from support import MINIMAL, REAL, ROOT, Run


def test_version(ctr: Run) -> None:
    assert ctr("--version") == (0, f"ctr {__version__}\n", "")


def test_agenda_text_names_its_file(ctr: Run, workspace: Path) -> None:
    ran = ctr("agenda", "--month", "3")
    assert ran.code == 0
    assert ran.err == ""
    assert ran.out.index("btv-3") < ran.out.index("bch-3")
    assert "Ủy ban nhân dân phường, Văn phòng Đảng uỷ chuẩn bị" in ran.out
    assert "(khi có chỉ đạo của" in ran.out
    assert ran.out.rstrip().endswith(f"Theo {Path('programs/2026.yaml')}")


def test_agenda_json_keeps_its_contract(ctr: Run, workspace: Path) -> None:
    answer = json.loads(ctr("agenda", "--month", "3", "--format", "json").out)
    assert {"version", "year", "month", "quarter", "on", "state", "meetings"} <= set(answer)
    assert answer["state"] == "in_force"
    meeting = answer["meetings"][0]
    assert {"id", "body", "number", "month", "title", "assignments", "items"} <= set(meeting)
    assert meeting["body"] == {"id": "btv", "name": "Ban Thường vụ Đảng ủy phường"}
    item = meeting["items"][0]
    assert {"id", "position", "topic", "text", "condition", "details", "product"} <= set(item)
    assert {"deadline", "assignments"} <= set(item)
    assert set(meeting["assignments"][0]) == {"agency", "name", "as_printed", "role"}


def test_tasks_json_keeps_its_contract(ctr: Run, workspace: Path) -> None:
    answer = json.loads(ctr("tasks", "-a", "ubnd phuong", "-f", "json").out)
    assert set(answer) == {"version", "year", "on", "state", "agency", "tasks"}
    assert answer["agency"] == {"id": "ubnd", "name": "Ủy ban nhân dân phường"}
    keys = {"item", "meeting", "body", "month", "text", "condition", "role", "basis", "via", "with"}
    keys |= {"topic", "details", "product", "deadline"}
    assert keys <= set(answer["tasks"][0])
    every = json.loads(ctr("tasks", "--all", "-f", "json").out)
    assert set(every) == {"version", "year", "on", "state", "agencies", "unassigned"}
    assert set(every["agencies"][0]) == {"agency", "tasks"}


def test_a_broken_file_answers_nothing_and_shows_why(ctr: Run, workspace: Path) -> None:
    Path("bad.yaml").write_text(MINIMAL.replace("month: 3", "month: 13"), "utf-8")
    for command in (["agenda", "-m", "3"], ["tasks", "--all"], ["render"]):
        ran = ctr(*command, "-p", "bad.yaml")
        assert ran.code == 1
        assert ran.out == ""
        assert "bad.yaml:18:16: lỗi CTR114" in ran.err


def test_the_programme_of_this_year_is_found_from_any_folder_below(
    ctr: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deep = workspace / "a" / "b"
    deep.mkdir(parents=True)
    this = date.today().year
    for year in (this, this + 1):
        text = MINIMAL.replace("2026", str(year)).replace("2025-12", f"{year - 1}-12")
        (workspace / "programs" / f"{year}.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(deep)
    ran = ctr("agenda", "-m", "3")
    assert f"tháng 3 năm {this}" in ran.out
    assert f"{this + 1}.yaml" in ran.err and "-p" in ran.err
    monkeypatch.setenv("CTR_PROGRAM", str(REAL))
    ran = ctr("agenda", "-m", "3")
    assert "tháng 3 năm 2026" in ran.out
    assert "còn có" not in ran.err
    monkeypatch.delenv("CTR_PROGRAM")
    monkeypatch.chdir(workspace / "programs")
    assert f"tháng 3 năm {this}" in ctr("agenda", "-m", "3").out


def test_no_programme_anywhere(ctr: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = ctr("agenda", "--month", "3")
    assert ran.code == 3
    assert "không tìm thấy chương trình" in ran.err
    assert ctr("agenda", "-m", "3", "-p", "x.yaml").code == 3


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["agenda", "-m", "3", "-q", "1"], "một trong ba"),
        (["agenda", "-m", "13"], "từ 1 đến 12"),
        (["agenda", "-m", "3/2026"], "từ 1 đến 12"),
        (["agenda", "-q", "5"], "từ 1 đến 4"),
        (["agenda", "--meeting", "bch-9"], "bch-"),
        (["agenda", "--mont", "3"], "--month"),
        (["agenda", "-m", "3", "-f", "xml"], "text, md, json"),
        (["agend"], "agenda"),
        (["tasks"], "--agency"),
        (["tasks", "--all", "-a", "ubnd"], "--agency"),
        (["tasks", "-a", "công an xã"], "Công an phường"),
        (["tasks", "-a"], "-a"),
        (["tasks", "-a", "ubnd", "-m", "1", "-q", "1"], "chỉ chọn một"),
        (["explain", "CTR20"], "CTR20"),
        (["render", "a", "b"], "thừa đối số"),
        (
            ["status", "a.yaml", "b.yaml"],
            "ctr status mỗi lần chỉ nhận một tệp chương trình, thừa: b.yaml",
        ),
        (["templates", "program.doc"], "program.docx"),
        (["completion", "tcsh"], "powershell"),
    ],
)
def test_wrong_usage_is_told_in_vietnamese(
    ctr: Run, workspace: Path, arguments: list[str], words: str
) -> None:
    ran = ctr(*arguments)
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("Lỗi: ")
    assert words in ran.err
    for english in ("Error", "Usage", "Invalid", "No such", "Missing", "Try"):
        assert english not in ran.err


def _click_commands() -> Any:
    group = command_line()
    context = group.make_context("ctr", [], resilient_parsing=True)
    return {name: (group.get_command(context, name), context) for name in NAMES}


@pytest.mark.no_cover
@pytest.mark.parametrize("name", NAMES)
def test_every_command_and_option_is_explained_with_an_example(ctr: Run, name: str) -> None:
    ran = ctr(name, "--help")
    assert ran.code == 0
    assert f"Ví dụ: ctr {name}" in ran.out
    for english in ("Usage:", "Options", "Arguments", "default:", "Show this", "required"):
        assert english not in ran.out
    command, context = _click_commands()[name]
    for param in command.get_params(context):
        assert param.help, f"{name} {param.name}"
        assert param.help.rstrip().endswith("."), param.help


def test_help_of_the_whole(ctr: Run) -> None:
    ran = ctr("--help")
    assert all(name in ran.out for name in NAMES)
    assert "Ví dụ: ctr agenda --month 3" in ran.out


def test_examples_in_help_run(ctr: Run, workspace: Path) -> None:
    ran = ctr("agenda", "--meeting", "bch-3", "--format", "md", "-o", "hoi-nghi.md")
    assert ran.code == 0
    assert Path("hoi-nghi.md").read_text("utf-8").startswith("# Hội nghị Ban Chấp hành")
    assert ctr("agenda", "--meeting", "bch-3", "--format", "md", "-o", "hoi-nghi.md").code == 3
    assert (
        ctr("agenda", "--meeting", "bch-3", "--format", "md", "-o", "hoi-nghi.md", "--force").code
        == 0
    )


def test_all_tasks_as_a_folder_of_safe_names(ctr: Run, workspace: Path) -> None:
    ran = ctr("tasks", "--all", "--quarter", "1", "--format", "md", "-o", "viec")
    assert ran.code == 0
    names = sorted(path.name for path in Path("viec").iterdir())
    assert "uy-ban-nhan-dan-phuong.md" in names
    assert all(name.isascii() and " " not in name for name in names)
    assert "không có việc nào" in ran.err
    assert not any(path.name.startswith(".ctr-") for path in Path("viec").iterdir())


def test_csv_opens_in_excel_and_runs_nothing(ctr: Run, workspace: Path) -> None:
    evil = MINIMAL.replace("text: Kiểm điểm quý I.", "text: '=1+2'").replace(
        "name: Văn phòng Đảng ủy", "name: '@Văn phòng, Đảng ủy'"
    )
    evil = evil.replace("agencies: [Văn phòng Đảng ủy]", "agencies: ['@Văn phòng, Đảng ủy']")
    Path("e.yaml").write_text(evil, "utf-8")
    ran = ctr("tasks", "-a", "van-phong", "-f", "csv", "-p", "e.yaml")
    assert ran.out.startswith("\ufeff")
    rows = list(csv.DictReader(io.StringIO(ran.out.removeprefix("\ufeff"))))
    assert rows[0]["Nội dung"] == "'=1+2"
    assert rows[0]["Cơ quan"] == "'@Văn phòng, Đảng ủy"


def test_csv_tells_the_quarter_of_every_task(ctr: Run, workspace: Path) -> None:
    quarterly = MINIMAL.replace("- number: 3\n        month: 3", "- quarter: 2")
    for text, when in ((quarterly, ("", "II")), (MINIMAL, ("3", "I"))):
        Path("q.yaml").write_text(text, "utf-8")
        out = ctr("tasks", "-a", "van-phong", "-f", "csv", "-p", "q.yaml").out
        (row,) = csv.DictReader(io.StringIO(out.removeprefix("\ufeff")))
        assert (row["Tháng"], row["Quý"]) == when


def test_render_same_input_same_bytes(ctr: Run, workspace: Path) -> None:
    first = ctr("render", "--format", "txt").out
    assert first == ctr("render", "programs/2026.yaml", "--format", "txt").out
    assert first.endswith("Lê Quốc Tiến\n")


def test_schema_on_the_command_line_is_the_committed_copy(ctr: Run, workspace: Path) -> None:
    committed = (ROOT / "programs" / "ctr.schema.json").read_text("utf-8")
    assert ctr("schema").out == committed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell", "pwsh"])
def test_completion_scripts(ctr: Run, shell: str) -> None:
    out = ctr("completion", shell).out
    assert "_CTR_COMPLETE" in out


def test_completion_answers_the_shell(workspace: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "ctr_cli"],
        env={
            **os.environ,
            "_CTR_COMPLETE": "complete_bash",
            "COMP_WORDS": "ctr ag",
            "COMP_CWORD": "1",
        },
        capture_output=True,
        check=False,
    )
    assert ran.stdout.decode().split() == ["agenda"]


def test_utf8_on_every_stream_whatever_the_code_page(workspace: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-X", "utf8=0", "-m", "ctr_cli", "agenda", "--month", "3"],
        env={**os.environ, "PYTHONIOENCODING": "cp1252", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
        capture_output=True,
        check=True,
    )
    assert "Hội nghị Ban Thường vụ" in ran.stdout.decode("utf-8")


def test_a_reader_that_leaves_is_no_error(workspace: Path) -> None:
    command = f'"{sys.executable}" -m ctr_cli render | head -c 10'
    ran = subprocess.run(["sh", "-c", command], capture_output=True, check=True)
    assert b"Traceback" not in ran.stderr
    assert "Lỗi".encode() not in ran.stderr


@pytest.mark.parametrize("make", ["folder", "file in the way", "forbidden"])
def test_what_cannot_be_written_leaves_nothing(
    ctr: Run, workspace: Path, make: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    output = Path("out/x.md")
    if make == "folder":
        output.mkdir(parents=True)
    elif make == "file in the way":
        Path("out").write_text("", "utf-8")
    else:
        output.parent.mkdir()
        output.write_text("cũ", "utf-8")

        def refuse(*args: object) -> None:
            raise PermissionError(13, "denied")

        monkeypatch.setattr(Path, "replace", refuse)
    ran = ctr("render", "-o", output, "--force")
    assert ran.code == 3
    assert ran.err.startswith("Lỗi: ")
    if make == "forbidden":
        assert "Word" in ran.err
        assert output.read_text("utf-8") == "cũ"
        assert [p.name for p in output.parent.iterdir()] == ["x.md"]


def test_our_own_fault_is_no_traceback(
    ctr: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object) -> None:
        raise RuntimeError("hỏng")

    monkeypatch.setattr("ctr_cli.views.document.printed", fail)
    ran = ctr("render")
    assert ran.code == 70
    assert "Lỗi bên trong chương trình" in ran.err
    assert "Traceback" not in ran.err


def test_check_jsonschema_accepts_the_programme() -> None:
    tool = shutil.which("check-jsonschema", path=str(Path(sys.executable).parent))
    assert tool
    schema = ROOT / "programs" / "ctr.schema.json"
    subprocess.run([tool, "--schemafile", schema, REAL], check=True, capture_output=True)
