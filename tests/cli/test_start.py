"""What a command does not need is not loaded: a clerk feels every start."""

import subprocess
import sys

import pytest

from support import ROOT

_RUN = """
import sys
from ctr_cli.cli.main import main
try:
    main()
finally:
    sys.stderr.write("\\n".join(sys.modules))
"""
_HEAVY = ["docx", "docxtpl", "lxml", "openpyxl", "holidays", "icalendar", "pypdf", "rapidfuzz", "typst", "jinja2"]  # fmt: skip
_ABSENT = {
    "--version": ["pydantic", "ruamel.yaml", "rich", "ctr_cli.model.program", "ctr_cli.cli.agenda"],
    "agenda --month 3": [*_HEAVY, "rich", "ctr_cli.cycle.replay", "ctr_cli.cli.validate"],
    "tasks --agency ubnd": [*_HEAVY, "rich", "ctr_cli.cycle.replay", "ctr_cli.cli.validate"],
    "find ngan sach": [*_HEAVY, "rich", "ctr_cli.cycle.replay", "ctr_cli.cli.validate"],
    "status --on 2026-03-12": [*_HEAVY, "rich"],
    "compare programs/2026.yaml": [*_HEAVY, "rich"],
    "validate programs/2026.yaml": [*_HEAVY, "rich", "ctr_cli.cycle.replay", "ctr_cli.importing", "ctr_cli.cli.agenda", "ctr_cli.model.profile"],
    "render programs/2026.yaml --format docx -o -": [*_HEAVY, "rich", "ctr_cli.cycle.replay", "ctr_cli.importing"],
}  # fmt: skip


@pytest.mark.parametrize("command", _ABSENT)
def test_what_a_command_does_not_need_is_not_loaded(command: str) -> None:
    arguments = [sys.executable, "-c", _RUN, *command.split()]
    ran = subprocess.run(arguments, cwd=ROOT, capture_output=True, check=False)
    loaded = set(ran.stderr.decode().split())
    assert "ctr_cli.cli.main" in loaded
    assert loaded.isdisjoint(_ABSENT[command]), loaded & set(_ABSENT[command])
