"""Where answers go: stdout, a file, several files; and what is told on stderr meanwhile."""

import os
import shutil
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from ctr_cli.cli.typed_again import of_program
from ctr_cli.language.visible import visible
from ctr_cli.model.errors import AccessError, UsageError
from ctr_cli.source.bounded import is_input

if TYPE_CHECKING:
    from ctr_cli.model.finding import Finding
    from ctr_cli.render.findings.summary import Lines
    from ctr_cli.render.layout import Part
    from ctr_cli.render.screen import Screen

_NARROWEST = 20
"""Columns below which nothing can be laid out."""


def _refuse_inputs(outputs: Iterable[Path]) -> None:
    """Raise `AccessError` when an output is a file that was read, whatever it is called."""
    for output in outputs:
        if is_input(output):
            raise AccessError(f"{output} là chính tệp đang đọc", "chọn tên khác cho tệp kết quả")


def console(*, stderr: bool = False) -> "Screen":
    """A terminal that shows text as it is: no markup, and no sign a terminal obeys, is read from anybody's words."""
    from ctr_cli.render.screen import Screen

    stream = sys.stderr if stderr else sys.stdout
    return Screen(
        file=stream,
        color_system=None if os.environ.get("NO_COLOR") else "auto",
        width=width_of(stream),
    )


def print_findings(
    screen: "Screen", file: str, findings: "Sequence[Finding]", lines: "Lines"
) -> None:
    """Show the findings of a file with the lines they point at, in colours where there are any."""
    from rich.text import Text

    from ctr_cli.render.findings.text import report

    screen.print(Text.assemble(*report(findings, {file: lines}, screen.width)))


def width_of(stream: Any) -> int:
    """The columns a text for a stream is laid out in: `COLUMNS`, else those of the terminal, else those of a pipe."""
    from ctr_cli.render.layout import PIPE_WIDTH

    if stream.isatty() or os.environ.get("COLUMNS", "").isdecimal():
        return max(_NARROWEST, shutil.get_terminal_size().columns)
    return PIPE_WIDTH


def tell(text: str, *, err: bool = False) -> None:
    """Print a line, or lines, for a person; what a terminal would obey is shown instead."""
    typer.echo(visible(of_program(text)), err=err)


def say(message: str, hint: str = "") -> None:
    """Tell a person something on stderr."""
    try:
        shape = _wrapped if sys.stderr.isatty() else str
        for line in filter(None, (message, hint)):
            typer.echo(visible(shape(of_program(line))), err=True)
    except (OSError, ValueError):
        give_up(sys.stderr)


def say_error(message: str, hint: str = "", label: str = "Lỗi") -> None:
    """Tell on stderr what is wrong and how to mend it, in colours on a terminal."""
    told = [(f"{label}: ", "bold red", visible(of_program(message)))]
    if hint:
        told.append(("Cách sửa: ", "bold green", visible(of_program(hint))))
    try:
        for word, style, words in told:
            if sys.stderr.isatty():
                from rich.text import Text

                console(stderr=True).print(Text.assemble((word, style), words))
            else:
                typer.echo(word + words, err=True)
    except (OSError, ValueError):
        give_up(sys.stderr)


def give_up(stream: Any) -> None:
    """Send what a stream still holds to nowhere, once it takes nothing more: Python would fail at its end."""
    with suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _wrapped(line: str) -> str:
    """A message in the columns of the terminal, broken between words."""
    from textwrap import fill

    return fill(line, width_of(sys.stderr), break_long_words=False, break_on_hyphens=False)


def is_stream(output: Path | None) -> bool:
    """Whether an answer goes to stdout: no file is named, or `-`."""
    return output is None or str(output) == "-"


def deliver(content: str | bytes, output: Path | None, *, force: bool) -> None:
    """Send an answer to stdout, or write it to a file and say so."""
    raw = content.encode(errors="replace") if isinstance(content, str) else content
    if output is None or is_stream(output):
        sys.stdout.flush()
        sys.stdout.buffer.write(_for_terminal(raw) if sys.stdout.isatty() else raw)
        return
    from ctr_cli.render.output import write_file

    _refuse_inputs([output])
    write_file(output, raw, force=force)
    say(
        f"Đã ghi {output}",
        ""
        if output.suffix
        else f"{output} không có đuôi, máy không biết mở bằng gì; "
        f"lần sau ghi cả đuôi mà lệnh này ghi được, như .docx, .xlsx, .html",
    )


def _for_terminal(raw: bytes) -> bytes:
    """An answer as a terminal may show it; raises `UsageError` for what is no text."""
    try:
        return visible(raw.decode()).encode(errors="replace")
    except UnicodeDecodeError:
        message = "kết quả không phải chữ, màn hình không hiện được"
        raise UsageError(message, "ghi ra tệp bằng -o TÊN-TỆP") from None


def deliver_stream(parts: Iterable[str], output: Path | None, *, force: bool) -> None:
    """Send a long answer part by part to stdout, or write it whole to a file."""
    if output is not None and not is_stream(output):
        deliver("".join(parts), output, force=force)
        return
    for part in parts:
        deliver(part, None, force=force)


def deliver_all(files: Mapping[Path, str | bytes], *, force: bool) -> None:
    """Write several files; nothing is written when one of them is in the way."""
    from ctr_cli.render.output import refuse_kept

    existing = [str(path) for path in files if path.exists()]
    if existing and not force:
        raise AccessError(
            f"đã có: {', '.join(existing)}", "thêm --force để ghi đè, hoặc chọn thư mục khác"
        )
    _refuse_inputs(files)
    for path in files:
        refuse_kept(path, force=force)
    for path, content in files.items():
        deliver(content, path, force=force)


def deliver_file(content: bytes, output: Path | None, default: str, *, force: bool) -> None:
    """Write what is no text to a file, of a name that says what it is unless one is given; `-` is a stream."""
    deliver(content, Path(default) if output is None else output, force=force)


def as_json(answer: Any) -> str:
    """An answer for programs: JSON with Vietnamese letters as they are."""
    import json

    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def show(parts: "Iterable[Part]", output: Path | None, *, force: bool) -> None:
    """Show a text in the terminal, or write it to a file or a pipe without colours."""
    from ctr_cli.render.layout import PIPE_WIDTH, laid_out, plain_text

    width = width_of(sys.stdout) if is_stream(output) else PIPE_WIDTH
    if is_stream(output) and sys.stdout.isatty():
        from rich.text import Text

        lines = (Text.assemble(*line) for line in laid_out(parts, width))
        console().print(Text("\n").join(lines), soft_wrap=True)
    else:
        deliver(plain_text(parts, width), output, force=force)
