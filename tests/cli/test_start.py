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
_HEAVY = ["docx", "docxtpl", "lxml", "openpyxl", "holidays", "icalendar", "pypdf", "rapidfuzz", "typst", "jinja2", "markupsafe", "rich"]  # fmt: skip
_FOR_WRONG_FILES = ["ctr_cli.model.keys", "ctr_cli.source.complaints", "ctr_cli.source.advice", "ctr_cli.source.mends"]  # fmt: skip
_UNASKED = ["typer._adapters", "pydantic.type_adapter", "ctr_cli.cli.usage", "ctr_cli.cli.completion", "ctr_cli.language.likeness"]  # fmt: skip
_ANSWERS = [*_HEAVY, *_FOR_WRONG_FILES, *_UNASKED, "ctr_cli.rules.amendments", "ctr_cli.cycle.workdays", "pkgutil", "ctr_cli.cycle.replay", "ctr_cli.importing", "ctr_cli.checking", "ctr_cli.cli.validate"]  # fmt: skip
_ABSENT = {
    "--version": ["pydantic", "ruamel.yaml", "rich", "ctr_cli.model.program", "ctr_cli.cli.agenda"],
    "agenda --month 3": [*_ANSWERS, "ctr_cli.views.document", "ctr_cli.model.profile", "ctr_cli.render.docx"],
    "agenda --month 3 --format json": [*_ANSWERS, "ctr_cli.render.layout"],
    "tasks --agency ubnd": [*_ANSWERS, "ctr_cli.views.document", "ctr_cli.model.profile", "ctr_cli.cycle.progress"],
    "find ngan sach": [*_ANSWERS, "ctr_cli.model.profile"],
    "status": [*_HEAVY, *_FOR_WRONG_FILES],
    "compare programs/2026.yaml": [*_HEAVY, "ctr_cli.source.complaints", "ctr_cli.importing"],
    "validate programs/2026.yaml": [*_HEAVY, *_FOR_WRONG_FILES, *_UNASKED, "ctr_cli.cycle.replay", "ctr_cli.importing", "ctr_cli.cli.agenda", "ctr_cli.model.profile", "ctr_cli.render.findings.machine"],
    "render programs/2026.yaml --format docx -o -": [*_ANSWERS, "ctr_cli.render.layout", "ctr_cli.render.docx.user_template"],
}  # fmt: skip


@pytest.mark.parametrize("command", _ABSENT)
def test_what_a_command_does_not_need_is_not_loaded(command: str) -> None:
    arguments = [sys.executable, "-c", _RUN, *command.split()]
    ran = subprocess.run(arguments, cwd=ROOT, capture_output=True, check=False)
    loaded = set(ran.stderr.decode().split())
    assert "ctr_cli.cli.main" in loaded
    assert loaded.isdisjoint(_ABSENT[command]), loaded & set(_ABSENT[command])
