"""What commands share: the options, the programme they ask, and where answers go."""

import os
import shutil
import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeVar

import typer

from ctr_cli.errors import AccessError, CtrError, UsageError

if TYPE_CHECKING:
    from rich.console import Console

    from ctr_cli.agencies import Directory
    from ctr_cli.diagnostics.finding import Finding
    from ctr_cli.diagnostics.summary import Lines
    from ctr_cli.model import Program
    from ctr_cli.profiles import Chosen
    from ctr_cli.source.load import Source

F = TypeVar("F", bound=str)

_BEGINNINGS = {".docx": b"PK", ".xlsx": b"PK", ".pdf": b"%PDF"}
"""How files begin that only their own programs open: text in one would be a file nobody can read."""

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
            f"{name} phải là số từ 1 đến {most}, không phải “{text}”", f"gõ một số từ 1 đến {most}"
        )
    return int(digits)


def month(text: str) -> int:
    """A month as typed; raises `UsageError` unless 1-12."""
    return _bounded(text, "tháng", 12)


def quarter(text: str) -> int:
    """A quarter as typed; raises `UsageError` unless 1-4."""
    return _bounded(text, "quý", 4)


def day(text: str) -> str:
    """A day as typed (`2025-12-05` or `05/12/2025`) as `2025-12-05`; raises `UsageError` if there is none."""
    from datetime import datetime

    for pattern in ("%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(str(text).strip(), pattern).date().isoformat()
        except ValueError:
            continue
    raise UsageError(
        f"không có ngày “{text}”", "viết năm-tháng-ngày, ví dụ 2025-12-05, hoặc 05/12/2025"
    )


def count(text: str) -> int:
    """A number as typed; raises `UsageError` unless 1-9999."""
    return _bounded(text, "số", 9999)


def clock(text: str) -> int:
    """An hour as typed (`08:00`, `8h30`) in minutes from midnight; raises `UsageError` for any other."""
    hours, _, minutes = str(text).strip().lower().replace("h", ":").partition(":")
    if hours.isdecimal() and (minutes or "0").isdecimal():
        hour, minute = int(hours), int(minutes or "0")
        if hour < 24 and minute < 60:
            return 60 * hour + minute
    raise UsageError(f"không có giờ “{text}”", "viết giờ:phút, ví dụ 08:00 hoặc 14:30")


MonthOption = Annotated[
    int | None,
    typer.Option("--month", "-m", metavar="SỐ", parser=month, help="Tháng, từ 1 đến 12."),
]
QuarterOption = Annotated[
    int | None,
    typer.Option("--quarter", "-q", metavar="SỐ", parser=quarter, help="Quý, từ 1 đến 4."),
]


ProfileOption = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="TÊN",
        help="Thể thức: hd36, hd05, nd30 hoặc tên tệp trong thư mục profiles; không ghi thì theo tệp, "
        "rồi theo ngày văn bản.",
    ),
]


_asked: set[Path] = set()
"""The programmes that answered, resolved: no answer is written over one of them."""


class Opened(NamedTuple):
    """A sound programme, its agencies by name, and the file it stands in."""

    program: "Program"
    known: "Directory"
    path: Path

    @property
    def name(self) -> str:
        """The file as a person would write it."""
        from ctr_cli.source.discover import shown

        return "<stdin>" if str(self.path) == "-" else shown(self.path)


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
        source = load("-" if str(path) == "-" else shown(path))
    except Unreadable as error:
        raise AccessError(f"{path}: {error.finding.message}", error.finding.hint) from None
    if source.broken or source.program is None:
        from ctr_cli.diagnostics.summary import lines_shown

        lines = lines_shown(source.findings, source.lines)
        print_findings(console(stderr=True), source.file, source.findings, lines)
        raise CtrError(
            f"{source.file} có lỗi nên chưa trả lời được", "sửa các chỗ trên rồi làm lại"
        )
    _asked.add(path.resolve())
    known = directory(source.program)
    _warn_of_errors(source, known)
    return Opened(source.program, known, path)


def _warn_of_errors(source: "Source", known: "Directory") -> None:
    """Say that an answer may be wrong, when the frame or the agencies of the programme are."""
    from ctr_cli.rules.frame import errors_of_frame

    errors = errors_of_frame(source, known)
    if errors:
        say(
            f"Lưu ý: {source.file} có {len(errors)} lỗi, kết quả có thể thiếu hoặc sai "
            f"(trước hết ở dòng {errors[0].span.line}: {errors[0].message}). Xem: ctr validate {source.file}"
        )


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


def print_findings(
    screen: "Console", file: str, findings: "Sequence[Finding]", lines: "Lines"
) -> None:
    """Show the findings of a file with the lines they point at, in colours where there are any."""
    from rich.text import Text

    from ctr_cli.diagnostics.text import as_text

    screen.print(Text.assemble(*as_text(findings, {file: lines}, screen.width)))


def width_of(stream: Any) -> int:
    """The columns a text for a stream is laid out in."""
    from ctr_cli.render.plain import PIPE_WIDTH

    return shutil.get_terminal_size().columns if stream.isatty() else PIPE_WIDTH


def say(message: str, hint: str = "") -> None:
    """Tell a person something on stderr."""
    lines = [message]
    if hint:
        lines.append(f"Cách sửa: {hint}" if message.startswith("Lỗi") else hint)
    for line in lines:
        typer.echo(_wrapped(line) if sys.stderr.isatty() else line, err=True)


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
        sys.stdout.buffer.write(raw)
        return
    begins = _BEGINNINGS.get(output.suffix.lower(), b"")
    if not raw.startswith(begins):
        form = output.suffix[1:].lower()
        raise UsageError(
            f"{output} là tên tệp {form} nhưng dạng đang chọn không phải {form}",
            f"thêm --format {form}",
        )
    from ctr_cli.render.output import write_file

    if output.resolve() in _asked:
        raise AccessError(f"{output} là chính tệp chương trình", "chọn tên khác cho tệp kết quả")
    write_file(output, raw, force=force)
    say(f"Đã ghi {output}")


def deliver_stream(parts: Iterable[str], output: Path | None, *, force: bool) -> None:
    """Send a long answer part by part to stdout, or write it whole to a file."""
    if output is not None and not is_stream(output):
        deliver("".join(parts), output, force=force)
        return
    for part in parts:
        deliver(part, None, force=force)


def deliver_all(files: Mapping[Path, str | bytes], *, force: bool) -> None:
    """Write several files; nothing is written when one of them is in the way."""
    existing = [str(path) for path in files if path.exists()]
    if existing and not force:
        raise AccessError(
            f"đã có: {', '.join(existing)}", "thêm --force để ghi đè, hoặc chọn thư mục khác"
        )
    for path, content in files.items():
        deliver(content, path, force=force)


def deliver_file(content: bytes, output: Path | None, default: str, *, force: bool) -> None:
    """Write what is no text to a file, of a name that says what it is unless one is given; `-` is a stream."""
    deliver(content, Path(default) if output is None else output, force=force)


def as_json(answer: Any) -> str:
    """An answer for programs: JSON with Vietnamese letters as they are."""
    import json

    return json.dumps(answer, ensure_ascii=False, indent=2) + "\n"


def format_by_name(output: Path | None, formats: Sequence[F], otherwise: F) -> F:
    """The format that the name of the output asks for (`viec.csv`), when it is one of the formats."""
    suffix = output.suffix.removeprefix(".").lower() if output else ""
    names = {"txt": "text", **{str(name): str(name) for name in formats}}
    return next((name for name in formats if name == names.get(suffix)), otherwise)


def is_folder(output: Path, suffixes: Collection[str]) -> bool:
    """Whether an output means a folder: one that exists, or a name without the suffix of a file."""
    return not is_stream(output) and (output.is_dir() or output.suffix.lower() not in suffixes)


def show(renderable: Any, output: Path | None, *, force: bool) -> None:
    """Show a text in the terminal, or write it to a file without colours."""
    if is_stream(output) and sys.stdout.isatty():
        console().print(renderable)
    else:
        from ctr_cli.render.plain import plain_text

        deliver(plain_text(renderable), output, force=force)


def filled(template: str, values: Any, opened: Opened) -> str:
    """A template's text, of the user's template where there is one."""
    from ctr_cli.render.templates import fill, template_folders

    template_path(template, opened)
    return fill(template, values, template_folders(opened.path))


def template_path(template: str, opened: Opened) -> Path:
    """Where a template stands; a user's that stands in for the built-in one is named on stderr."""
    from ctr_cli.render.templates import BUILT_IN, override_of, template_folders

    own = override_of(template, template_folders(opened.path))
    if own:
        say(f"Dùng mẫu riêng: {own}")
    return own or BUILT_IN / template


def chosen_profile(opened: Opened, asked: str | None, date: str | None = None) -> "Chosen":
    """The profile that the document, or a paper with a date of its own, obeys, and why."""
    from ctr_cli.profiles import choose, profile_folders

    program = opened.program
    return choose(program, asked, profile_folders(opened.path), date or program.document.date)


def say_profile(chosen: "Chosen") -> None:
    """Tell which profile a document was written by, and why."""
    profile, reason = chosen
    say(f"Thể thức {profile.id} ({profile.title}), {reason}")
