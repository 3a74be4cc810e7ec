"""Commands lose nothing: no answer over an input, mends that keep what was, streams that are full or closed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from support import MINIMAL, REAL, Run

SLIP = MINIMAL.replace("Kiểm điểm quý I.", "Kiểm điểm , bổ xung quý I.")
DOCUMENT = Path(__file__).parents[1] / "data" / "import" / "xa-an-phu.txt"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.yaml").write_text(SLIP, "utf-8")
    (tmp_path / "b.yaml").write_text(MINIMAL, "utf-8")
    (tmp_path / "link.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "ctr.yaml").write_text("tone_style: main\n", "utf-8")
    (tmp_path / "folder").mkdir()
    shutil.copy(DOCUMENT, tmp_path / "cu.txt")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        "validate a.yaml -o a.yaml",
        "validate a.yaml b.yaml -o b.yaml",
        "validate a.yaml b.yaml -o folder/../b.yaml",
        "validate b.yaml -o link.yaml",
        "validate link.yaml -o b.yaml",
        "validate a.yaml --fix -o a.yaml",
        "validate --format json a.yaml -o a.yaml",
        "validate a.yaml -o ctr.yaml",
        "render b.yaml -o b.yaml",
        "agenda -m 3 -p link.yaml -o b.yaml",
        "import cu.txt -o cu.txt",
        "import cu.txt -o ./folder/../cu.txt",
    ],
)
def test_no_answer_is_written_over_an_input(ctr: Run, office: Path, arguments: str) -> None:
    before = {path.name: path.read_bytes() for path in office.iterdir() if path.is_file()}
    ran = ctr(*arguments.split(), "--force")
    assert ran.code in (2, 3)
    assert ran.err.startswith("Lỗi: ")
    assert {path.name: path.read_bytes() for path in office.iterdir() if path.is_file()} == before


def test_fix_keeps_the_file_as_it_was(ctr: Run, office: Path) -> None:
    assert ctr("validate", "a.yaml", "--fix").code == 0
    assert Path("a.yaml.goc").read_text("utf-8") == SLIP
    once = Path("a.yaml").read_bytes()
    assert ctr("validate", "a.yaml", "--fix").code == 0
    assert Path("a.yaml.goc").read_text("utf-8") == SLIP
    again = once.replace("Kiểm điểm".encode(), "Kiểm  điểm".encode())
    Path("a.yaml").write_bytes(again)
    assert ctr("validate", "a.yaml", "--fix").code == 0
    assert Path("a.yaml.goc").read_bytes() == again
    assert ctr("validate", "b.yaml", "--fix").code == 0
    assert not Path("b.yaml.goc").exists()


def test_fix_into_another_file_leaves_the_first(ctr: Run, office: Path) -> None:
    ran = ctr("validate", "a.yaml", "--fix", "-o", "moi.yaml")
    assert ran.code == 0
    assert Path("a.yaml").read_text("utf-8") == SLIP
    assert "bổ sung" in Path("moi.yaml").read_text("utf-8")
    assert not list(office.glob("*.goc"))
    assert ctr("validate", "a.yaml", "--fix", "-o", "moi.yaml").code == 3
    assert ctr("validate", "a.yaml", "b.yaml", "--fix", "-o", "khac.yaml").code == 2
    streamed = ctr("validate", "a.yaml", "--fix", "-o", "-")
    assert streamed.out == Path("moi.yaml").read_text("utf-8")


def test_fix_never_overwrites_what_was_saved_meanwhile(
    ctr: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ctr_cli.checking import mend

    real, theirs = mend.mend, SLIP.replace("quý I", "quý II")

    def slow(*args: Any) -> Any:
        done = real(*args)
        Path("a.yaml").write_text(theirs, "utf-8")
        return done

    monkeypatch.setattr(mend, "mend", slow)
    ran = ctr("validate", "a.yaml", "--fix")
    assert ran.code == 3 and "vừa được sửa ở nơi khác" in ran.err
    assert Path("a.yaml").read_text("utf-8") == theirs


def test_a_file_without_the_right_to_read_is_code_3_everywhere(
    ctr: Run, office: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The right is taken away in the process: whoever may read everything runs the tests too."""
    locked, real, access = office / "kin.yaml", Path.open, os.access
    locked.write_text(MINIMAL, "utf-8")

    def opened(self: Path, *args: Any, **options: Any) -> Any:
        if self.name == locked.name:
            raise PermissionError(13, "no", str(self))
        return real(self, *args, **options)

    monkeypatch.setattr(Path, "open", opened)
    monkeypatch.setattr(
        os, "access", lambda path, *a, **k: str(path)[-8:] != locked.name and access(path, *a, **k)
    )
    for line in (
        "validate kin.yaml", "validate kin.yaml --fix", "agenda -m 3 -p kin.yaml", "tasks --all -p kin.yaml",
        "render kin.yaml", "calendar -p kin.yaml", "status -p kin.yaml", "find ủy -p kin.yaml", "import kin.yaml",
        "compare b.yaml kin.yaml", "compare kin.yaml", "new 2027 --from kin.yaml", "track bch-3.1 --note x -p kin.yaml",
        "amend drop bch-3.1 --reason x --date 2026-01-05 --authority BTV -p kin.yaml", "amend notice -p kin.yaml",
        "collect x.xlsx -p kin.yaml", "report kin.yaml", "remind kin.yaml --all",
    ):  # fmt: skip
        ran = ctr(*line.split())
        assert ran.code == 3 and "không có quyền đọc" in ran.out + ran.err, ran


def test_what_cannot_be_read_is_code_3_everywhere(ctr: Run, office: Path) -> None:
    os.mkfifo("ong.yaml")
    Path("vong.yaml").symlink_to("vong.yaml")
    for name in ("vong.yaml", "khong-co.yaml", "folder", "ong.yaml", "/dev/zero"):
        for command in (
            ["validate", name], ["validate", name, "--fix"], ["validate", name, "--fix", "--diff"],
            ["agenda", "-m", "3", "-p", name], ["tasks", "--all", "-p", name], ["render", name],
            ["calendar", "-p", name], ["import", name],
        ):  # fmt: skip
            ran = ctr(*command)
            assert ran.code == 3, (command, ran)
            assert "Traceback" not in ran.err
    assert ctr("validate", "a.yaml", "khong-co.yaml", "--fix").code == 3
    assert "bổ sung" in Path("a.yaml").read_text("utf-8")


@pytest.mark.parametrize(
    ("command", "redirected", "code"),
    [
        ("validate {small}", ">/dev/full", 3),
        ("validate {small}", ">&-", 3),
        ("render {real}", ">/dev/full", 3),
        ("render {real}", ">&-", 3),
        ("render {real}", "2>/dev/full", 0),
        ("render {real}", "2>&-", 0),
        ("validate {small}", ">/dev/full 2>/dev/full", 3),
        ("render {real}", ">&- 2>&-", 3),
    ],
)
def test_full_and_closed_streams_show_no_traceback(
    tmp_path: Path, command: str, redirected: str, code: int
) -> None:
    (tmp_path / "small.yaml").write_text(SLIP, "utf-8")
    called = command.format(real=REAL, small="small.yaml")
    line = f"{sys.executable} -m ctr_cli {called} {redirected}"
    ran = subprocess.run(["sh", "-c", line], cwd=tmp_path, capture_output=True, check=False)
    assert b"Traceback" not in ran.stderr and b"Exception ignored" not in ran.stderr
    assert ran.returncode == code


@pytest.mark.parametrize("command", ["help", "validate {real} -f json", "--version"])
def test_a_reader_that_leaves_early_has_what_it_wanted(tmp_path: Path, command: str) -> None:
    """All is written only after the reader has gone: the pipe is broken for certain."""
    pipe, end = os.pipe()
    os.close(pipe)
    line = [sys.executable, "-m", "ctr_cli", *command.format(real=REAL).split()]
    ran = subprocess.run(line, cwd=tmp_path, stdout=end, stderr=subprocess.PIPE, check=False)
    os.close(end)
    assert (ran.returncode, ran.stderr) == (0, b"")
