"""What each command prints on the real programme, read line by line and kept; `pytest --refresh` writes it anew."""

from pathlib import Path

import pytest

from ctr_cli.cli.commands import NAMES
from support import DATA, ROOT, Run

GOLDEN = DATA / "golden"
COMMANDS = {
    "agenda-month": "agenda --month 3",
    "agenda-quarter": "agenda --quarter 2 --format md",
    "agenda-json": "agenda --meeting bch-3 --format json --on 2026-03-01",
    "tasks-agency": "tasks --agency ubnd --month 3",
    "tasks-group": "tasks --agency van-phong --month 6 --format md",
    "tasks-json": "tasks --agency mttq --format json --on 2026-03-01",
    "status-text": "status --on 2026-04-12 --month 3",
    "status-json": "status --on 2026-04-28 --month 4 --only due --format json",
    "status-md": "status --on 2026-04-28 --quarter 2 --only due --format md",
    "remind-text": "remind --agency mttq --on 2026-11-12",
    "report-md": "report --month 2 --on 2026-03-12",
    "report-json": "report --quarter 2 --on 2026-04-28 --format json",
    "status-csv": "status --on 2026-04-12 --month 2 --format csv",
    "tasks-csv": "tasks --all --month 3 --format csv",
    "find-text": "find cong tac bau cu",
    "find-md": "find hđnd --month 3 --format md",
    "find-json": "find btv-9.4 --format json --on 2026-03-01",
    "render-txt": "render",
    "render-md": "render --format md",
    "validate-text": "validate tests/data/slip.yaml",
    "explain-code": "explain CTR201",
    "calendar-ics": "calendar -o -",
    "templates-list": "templates",
    "completion-bash": "completion bash",
}
READ_ELSEWHERE = {
    "amend": "tests/cli/test_amend.py",
    "collect": "tests/cli/test_collect.py",
    "compare": "tests/cli/test_compare.py",
    "import": "tests/importing",
    "new": "tests/cli/test_new.py",
    "help": "docs/lenh.md",
    "menu": "tests/cli/test_menu.py",
    "schema": "tests/cli/test_command_line.py",
    "track": "tests/cli/test_track.py",
}
"""Commands whose answers other tests read whole."""


@pytest.mark.parametrize("name", COMMANDS)
def test_the_answer_is_the_one_a_person_has_read(
    ctr: Run, monkeypatch: pytest.MonkeyPatch, pytestconfig: pytest.Config, name: str
) -> None:
    monkeypatch.chdir(ROOT)
    answer = ctr(*COMMANDS[name].split()).out.replace("\r\n", "\n")
    kept = GOLDEN / f"{name}.txt"
    if pytestconfig.getoption("refresh"):
        kept.write_text(answer, encoding="utf-8")
    assert answer == kept.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", NAMES)
def test_the_answer_of_every_command_is_read(command: str) -> None:
    read = {line.split()[0] for line in COMMANDS.values()}
    elsewhere = READ_ELSEWHERE.get(command)
    assert command in read or (elsewhere and (ROOT / elsewhere).exists()), (
        f"no test reads what `ctr {command}` answers: add it to COMMANDS, then pytest --refresh"
    )


def test_no_golden_answer_is_left_over() -> None:
    assert {path.stem for path in Path(GOLDEN).iterdir()} == set(COMMANDS)
