"""`ctr completion`: the script that lets a shell complete commands and options."""

import os
import sys
from typing import Annotated, Any, Literal

import typer

from ctr_cli.cli.commands import COMPLETE
from ctr_cli.cli.delivery import tell

HELP = """Đoạn lệnh để cửa sổ lệnh tự điền khi bấm phím Tab (PowerShell, bash, zsh, fish).

Ví dụ: ctr completion powershell >> $PROFILE

Ví dụ: ctr completion bash >> ~/.bashrc"""


def completion(
    shell: Annotated[
        Literal["powershell", "pwsh", "bash", "zsh", "fish"],
        typer.Argument(metavar="CỬA-SỔ-LỆNH", help="powershell, pwsh, bash, zsh hoặc fish."),
    ],
) -> None:
    """Print the script for a shell."""
    from typer._completion_shared import get_completion_script

    tell(get_completion_script(prog_name="ctr", complete_var=COMPLETE, shell=shell))


def answer_shell(command_line: Any) -> None:
    """Answer the shell with what could come next, and end the process."""
    from typer._completion_classes import completion_init
    from typer.completion import shell_complete

    completion_init()
    sys.exit(shell_complete(command_line, {}, "ctr", COMPLETE, os.environ[COMPLETE]))
