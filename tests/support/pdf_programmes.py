"""A programme as PDF, and what tools say of it."""

import subprocess
from pathlib import Path
from typing import Any

from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.render.pdf import PAPER, PROGRAM, pdf_of
from ctr_cli.render.template_files import BUILT_IN
from ctr_cli.views.document import printed
from ctr_cli.views.program_paper import program_paper
from support import MINIMAL, program_of

TEMPLATE = BUILT_IN / "program.typ"


def made(program: Program, rules: Profile, template: Path = TEMPLATE) -> bytes:
    """The PDF of a programme."""
    return made_in(program, rules, template)[0]


def made_in(program: Program, rules: Profile, template: Path = TEMPLATE) -> tuple[bytes, str]:
    """The PDF of a programme, and the family of letters it is set in."""
    words = printed(program, rules)
    templates = {PAPER: BUILT_IN / PAPER, PROGRAM: template}
    return pdf_of([program_paper(program, rules, words)], templates, words=words)


def saying(text: str) -> Program:
    """The smallest programme, with a text of its own."""
    return program_of(MINIMAL.replace("Kiểm điểm quý I.", f"'{text}'"))


def run(*command: Any) -> str:
    """What a program of the machine prints."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
