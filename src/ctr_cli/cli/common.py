"""What commands share: the options, the programme they ask, and where answers go."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import typer

from ctr_cli.errors import AccessError, CtrError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from ctr_cli.agencies import Directory
    from ctr_cli.model import Program

PIPE_WIDTH = 100
"""Columns of a text that goes to a file or a pipe."""

ProgramOption = Annotated[
    Path | None,
    typer.Option(
        "--program",
        "-p",
        metavar="TỆP",
        help="Tệp chương trình; không ghi thì lấy CTR_PROGRAM, rồi programs/NĂM.yaml mới nhất.",
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option("--output", "-o", metavar="TỆP", help="Ghi vào tệp này; - là in ra màn hình."),
]
ForceOption = Annotated[bool, typer.Option("--force", help="Ghi đè tệp đã có.")]


def _bounded(text: str, name: str, most: int) -> int:
    digits = str(text).strip()
    if not (digits.isascii() and digits.isdigit()) or not 1 <= int(digits) <= most:
        raise UsageError(
            f"{name} phải là số từ 1 đến {most}, không phải “{text}”", f"ví dụ: 1 hoặc {most}"
        )
    return int(digits)


def month(text: str) -> int:
    """A month as typed; raises `UsageError` unless 1-12."""
    return _bounded(text, "tháng", 12)


def quarter(text: str) -> int:
    """A quarter as typed; raises `UsageError` unless 1-4."""
    return _bounded(text, "quý", 4)


MonthOption = Annotated[
    int | None,
    typer.Option("--month", "-m", metavar="SỐ", parser=month, help="Tháng, từ 1 đến 12."),
]
QuarterOption = Annotated[
    int | None,
    typer.Option("--quarter", "-q", metavar="SỐ", parser=quarter, help="Quý, từ 1 đến 4."),
]


class Opened(NamedTuple):
    """A sound programme, its agencies by name, and the file it stands in."""

    program: "Program"
    known: "Directory"
    path: Path

    @property
    def name(self) -> str:
        """The file as a person would write it."""
        from ctr_cli.source.discover import shown

        return shown(self.path)


def program_path(option: Path | None) -> Path:
    """The file to ask: the option, `CTR_PROGRAM`, or the newest found from here upwards."""
    if option is not None:
        return option
    if named := os.environ.get("CTR_PROGRAM"):
        return Path(named)
    from ctr_cli.source.discover import find_program

    found = find_program(Path.cwd())
    if found is None:
        raise AccessError(
            "không tìm thấy chương trình nào (programs/NĂM.yaml) ở thư mục này và các thư mục trên",
            "chỉ ra tệp bằng -p TỆP, hoặc chuyển vào thư mục có programs",
        )
    return found


def open_program(option: Path | None) -> Opened:
    """The programme to answer from; with errors in its file they are shown, and `CtrError` raised."""
    from ctr_cli.agencies import directory
    from ctr_cli.source.discover import shown
    from ctr_cli.source.load import Unreadable, load

    path = program_path(option)
    try:
        source = load(shown(path))
    except Unreadable as error:
        raise AccessError(f"{path}: {error.finding.message}", error.finding.hint) from None
    if source.broken or source.program is None:
        from ctr_cli.diagnostics.summary import lines_shown
        from ctr_cli.diagnostics.text import as_text

        lines = {source.file: lines_shown(source.findings, source.lines)}
        console(stderr=True).print(as_text(source.findings, lines, width_of(sys.stderr)))
        raise CtrError(
            f"{source.file} có lỗi nên chưa trả lời được", "sửa các chỗ trên rồi làm lại"
        )
    return Opened(source.program, directory(source.program), path)


def console(*, stderr: bool = False) -> "Console":
    """A terminal that prints text as it is: no markup is read from anybody's words."""
    from rich.console import Console

    stream = sys.stderr if stderr else sys.stdout
    return Console(
        file=stream,
        markup=False,
        highlight=False,
        emoji=False,
        soft_wrap=False,
        width=width_of(stream),
    )


def width_of(stream: Any) -> int:
    """The columns a text for a stream is laid out in."""
    return shutil.get_terminal_size().columns if stream.isatty() else PIPE_WIDTH


def say(message: str, hint: str = "") -> None:
    """Tell a person something on stderr."""
    typer.echo(message, err=True)
    if hint:
        typer.echo(f"Cách sửa: {hint}" if message.startswith("Lỗi") else hint, err=True)


def deliver(content: str | bytes, output: Path | None, *, force: bool) -> None:
    """Send an answer to stdout, or write it to a file and say so."""
    raw = content.encode() if isinstance(content, str) else content
    if output is None or str(output) == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
        return
    from ctr_cli.render.output import write_file

    write_file(output, raw, force=force)
    say(f"Đã ghi {output}")


def as_json(answer: Any) -> str:
    """An answer for programs: JSON with Vietnamese letters as they are."""
    import json

    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def plain_text(renderable: Any) -> str:
    """A terminal's text as a file holds it: no colours, a fixed width."""
    from io import StringIO

    from rich.console import Console

    stream = StringIO()
    Console(file=stream, markup=False, highlight=False, width=PIPE_WIDTH).print(renderable)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"


def show(renderable: Any, output: Path | None, *, force: bool) -> None:
    """Show a text in the terminal, or write it to a file without colours."""
    if (output is None or str(output) == "-") and sys.stdout.isatty():
        console().print(renderable)
    else:
        deliver(plain_text(renderable), output, force=force)


def filled(template: str, values: Any, opened: Opened) -> str:
    """A template's text; a user's template that stands in for the built-in one is named on stderr."""
    from ctr_cli.render.templates import fill, override_of, template_folders

    folders = template_folders(opened.path)
    if own := override_of(template, folders):
        say(f"Dùng mẫu riêng: {own}")
    return fill(template, values, folders)
