"""Words of files, names and arguments are shown on a terminal and in texts, never obeyed."""

import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from support import MINIMAL, Run
from support.import_documents import raw
from support.terminal import on_terminal

NASTY = "a\x1b]0;x\x07[red]\u202eb"
"""A name that sets a window's title, looks like markup of rich, and turns what follows around."""
DOCUMENT = Path(__file__).parents[1] / "data" / "import" / "xa-an-phu.txt"
SRC = Path(__file__).parents[2] / "src" / "ctr_cli"

_MANY = """
import sys
from ctr_cli.cli.main import run
for line in sys.argv[1].split("|"):
    sys.argv = ["ctr", *line.split()]
    print("code", run(), flush=True)
"""


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    text = MINIMAL.replace("Kiểm điểm quý I.", "Kiểm điểm , \u202ebổ xung\u202c quý I.")
    (tmp_path / f"{NASTY}.yaml").write_text(text, "utf-8")
    (tmp_path / f"{NASTY}.txt").write_text(
        DOCUMENT.read_text("utf-8") + "\nmột dòng lạ \x1b[2J cuối", "utf-8"
    )
    (tmp_path / "broken.yaml").write_text(f"year: [{NASTY}\n", "utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "agenda.md.j2").write_text("{{ agenda.year }} \x1b[2J", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


LINES = [
    f"validate {NASTY}.yaml",
    f"validate {NASTY}.yaml --fix --dry-run",
    f"validate {NASTY}.yaml --fix --diff",
    f"validate broken.yaml khong-{NASTY}.yaml",
    f"agenda -m 3 -p {NASTY}.yaml",
    f"agenda -m 3 -f md -p {NASTY}.yaml",
    f"agenda -m 3 -f md -p {NASTY}.yaml -o {NASTY}.md",
    f"agenda -m 3 -p khong-{NASTY}.yaml",
    f"agenda -m {NASTY}",
    f"agenda --{NASTY}",
    f"{NASTY}",
    f"tasks --all -p {NASTY}.yaml",
    f"tasks -a {NASTY} -p {NASTY}.yaml",
    f"tasks --all -f csv -p {NASTY}.yaml",
    f"render {NASTY}.yaml",
    f"render {NASTY}.yaml -f md",
    f"render {NASTY}.yaml -f docx -o -",
    f"calendar -p {NASTY}.yaml",
    f"import {NASTY}.txt",
    f"import {NASTY}.txt -o {NASTY}-moi.yaml",
    f"compare {NASTY}.yaml {NASTY}.txt",
    f"amend drop bch-3.1 --reason {NASTY} -p {NASTY}.yaml",
    f"explain {NASTY}",
    f"help {NASTY}",
    f"templates {NASTY}",
    f"new 2027 --from {NASTY}.yaml -o {NASTY}-2027.yaml --review {NASTY}.xlsx",
]


def test_a_terminal_is_told_and_never_commanded(office: Path) -> None:
    control, terminal = pty.openpty()
    environment = os.environ | {"TERM": "dumb", "NO_COLOR": "1", "COLUMNS": "200"}
    with subprocess.Popen(
        [sys.executable, "-c", _MANY, "|".join(LINES)],
        stdin=terminal, stdout=terminal, stderr=terminal, env=environment,
    ):  # fmt: skip
        os.close(terminal)
        raw = b""
        while piece := _read(control):
            raw += piece
    os.close(control)
    shown = raw.decode()
    # Rich puts the cursor where a bar of progress stood: up, column 1, hidden or not, line erased.
    shown = re.sub(r"\x1b\[(?:1A|2K|\?25[lh])|\r(?=[\n\x1b]|$)|(?<=K)\r", "", shown)
    assert not re.search("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202e\u202c]", shown)
    codes = re.findall(r"code (\d+)", shown)
    assert len(codes) == len(LINES) and set(codes) <= {"0", "1", "2", "3"}
    assert shown.count("a␛]0;x␇[red]<U+202E>b") >= 10


def _read(control: int) -> bytes:
    try:
        return os.read(control, 65_536)
    except OSError:
        return b""


def test_a_menu_shows_names_as_well(office: Path) -> None:
    (office / f"{NASTY}.docx").write_bytes(raw("xa-bac-ha.docx"))
    answers = [
        ("Chọn số", "1\n"),
        ("thả vào đây)", "x.docx\n"),
        ("Enter", "\n"),
        ("Chọn số", "q\n"),
    ]
    shown = on_terminal(["menu"], office, answers, TERM="dumb", NO_COLOR="1").screen
    assert "[a␛]0;x␇[red]<U+202E>b.docx]" in shown
    assert "\x1b" not in shown


@pytest.mark.parametrize("line", [line for line in LINES if "-f" not in line and "import" not in line and "render" not in line and "calendar" not in line])  # fmt: skip
def test_texts_in_pipes_show_the_same(ctr: Run, office: Path, line: str) -> None:
    ran = ctr(*line.split())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\u202c]", ran.out + ran.err)


def test_no_word_is_cut_where_signs_are_shown(ctr: Run, office: Path) -> None:
    for line in (f"agenda -m 3 -p {NASTY}.yaml", f"tasks --all -p {NASTY}.yaml"):
        words = " ".join(ctr(*line.split()).out.split())
        assert "Kiểm điểm , <U+202E>bổ xung<U+202C> quý I." in words


def test_data_stays_exact(ctr: Run, office: Path) -> None:
    file = f"{NASTY}.yaml"
    assert "\u202e" in ctr("agenda", "-m", "3", "-f", "json", "-p", file).out
    assert "\u202e" in ctr("render", file, "-f", "txt").out
    assert ctr("tasks", "--all", "-p", file, "-f", "csv", "-o", "x.csv").code == 0
    assert "\u202e" in Path("x.csv").read_text("utf-8-sig")


def test_nothing_prints_past_the_one_place_that_shows_signs() -> None:
    """`delivery` and `screen` print; whatever else did would have to think of terminals itself."""
    printing = re.compile(
        r"\btyper\.(?:s?echo)\(|(?<![\w.])print\(|\bConsole\(|\.(?:out|err)\.write\("
    )
    allowed = {"cli/delivery.py", "render/screen.py"}
    found = {
        str(path.relative_to(SRC))
        for path in SRC.rglob("*.py")
        if printing.search(path.read_text("utf-8"))
    }
    assert found - allowed == set()
