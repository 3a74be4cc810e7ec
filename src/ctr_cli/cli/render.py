"""`ctr render`: the document itself."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from ctr_cli.cli.common import (
    ForceOption,
    OutputOption,
    ProgramOption,
    deliver,
    filled,
    open_program,
)

HELP = """Văn bản chương trình công tác, đầy đủ từng chữ.

Ví dụ: ctr render --format md -o chuong-trinh-2026.md"""


def render(
    file: Annotated[
        Path | None, typer.Argument(metavar="TỆP", help="Tệp chương trình; thay cho --program.")
    ] = None,
    format: Annotated[
        Literal["md", "txt"], typer.Option("--format", "-f", help="Dạng văn bản.")
    ] = "md",
    program: ProgramOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Write the document of a programme."""
    from ctr_cli.views.document import printed

    opened = open_program(file or program)
    text = filled(f"program.{format}.j2", printed(opened.program), opened)
    deliver(text, output, force=force)
