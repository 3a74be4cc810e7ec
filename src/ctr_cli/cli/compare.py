"""`ctr compare`: what was adjusted in a programme, or what differs between two."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from ctr_cli.cli.delivery import as_json, deliver, show
from ctr_cli.cli.endings import format_of
from ctr_cli.cli.opening import Opened, filled, in_force, open_program
from ctr_cli.cli.options import (
    ForceOption,
    OnOption,
    OutputOption,
    ProgramOption,
    program_given,
)
from ctr_cli.cli.redline import write_redline, write_table
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.model.program import Program
    from ctr_cli.views.comparison import Comparison

HELP = """So sánh chương trình đang thực hiện với bản đã ban hành; hoặc hai chương trình với nhau.

Tệp Word, bảng tính, văn bản (.docx, .doc, .rtf, .odt, .html, .xlsx, .xls, .ods, .csv, .txt, .md, .pdf) được chuyển thành chương trình rồi so sánh, để biết người khác đã sửa gì.

Ví dụ: ctr compare programs/2026.yaml

Ví dụ: ctr compare programs/2026.yaml chuong-trinh-da-sua.docx

Ví dụ: ctr compare programs/2026.yaml --redline -o sua-doi.docx

Ví dụ: ctr compare programs/2025.yaml programs/2026.yaml --format md -o so-sanh.md"""

Format = Literal["text", "json", "md", "docx"]
_DOCUMENTS = (
    ".docx",
    ".doc",
    ".odt",
    ".rtf",
    ".html",
    ".htm",
    ".xlsx",
    ".xls",
    ".ods",
    ".csv",
    ".tsv",
    ".txt",
    ".md",
    ".pdf",
)


def compare(
    old: Annotated[
        Path | None,
        typer.Argument(metavar="TỆP", help="Chương trình; hoặc bản cũ, khi có BẢN_MỚI."),
    ] = None,
    new: Annotated[
        Path | None, typer.Argument(metavar="BẢN_MỚI", help="Chương trình hay văn bản để so.")
    ] = None,
    program: ProgramOption = None,
    on: OnOption = None,
    redline: Annotated[
        bool,
        typer.Option("--redline", help="Văn bản Word có đánh dấu sửa đổi (Track Changes)."),
    ] = False,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Dạng kết quả; không ghi thì theo đuôi tệp, rồi text."),
    ] = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print or write what differs."""
    format = format_of(format, output, get_args(Format), "docx" if redline else "text")
    if program is not None and new is not None:
        raise UsageError("-p không đi với BẢN_MỚI", "so hai tệp: ctr compare BẢN_CŨ BẢN_MỚI")
    old = program_given(old, program)
    if redline:
        _refuse_redline(new, format)
        write_redline(open_program(old, on), on, output, force=force)
        return
    other = None
    if new is None:
        opened, answer, since = _with_issued(open_program(old), on)
    else:
        opened, other, answer, since = _between(old or Path(), new, on)
    if format == "json":
        hidden = ("from_title", "to_title", "kind_name", "name", "old_text", "new_text", "of_year")
        changes = [{k: v for k, v in c.items() if k not in hidden} for c in answer["changes"]]
        deliver(as_json({**answer, "changes": changes}), output, force=force)
    elif format == "docx":
        write_table(opened, other, answer, output, on=on, since=since, force=force)
    elif format == "md":
        from ctr_cli.views.comparison import changes_told, left_untold

        told = {**answer, "changes": changes_told(answer), "untold": left_untold(answer)}
        deliver(filled("compare.md.j2", told, opened), output, force=force)
    else:
        from ctr_cli.render.comparison_text import comparison_text

        show(comparison_text(answer), output, force=force)


def _refuse_redline(new: Path | None, format: Format) -> None:
    if new is not None:
        message = "--redline đánh dấu các điều chỉnh của một chương trình"
        raise UsageError(message, "bỏ BẢN_MỚI; so hai tệp thì dùng --format docx")
    if format != "docx":
        raise UsageError("--redline là văn bản Word", "bỏ --format, hoặc ghi -o TỆP.docx")


def _since(on: str | None, *signed: Opened) -> str:
    """The date of the newest of some programmes and of their decisions up to a day: nothing that compares them is older."""
    from ctr_cli.cycle.decisions import decisions

    decided = (decision.date for one in signed for decision in decisions(one.program, on))
    return max((*(one.program.dated for one in signed), *decided))


def _with_issued(signed: Opened, on: str | None) -> tuple[Opened, "Comparison", str]:
    from ctr_cli.cycle.compare import with_issued
    from ctr_cli.views.comparison import comparison

    now = in_force(signed, on)
    names = (f"{signed.name}, đã ban hành", f"{now.name}, {now.adjusted or 'chưa điều chỉnh'}")
    differences = with_issued(signed.program, on)
    answer = comparison((names[0], signed.program), (names[1], now.program), differences)
    return now, answer, _since(on, signed)


def _between(old: Path, new: Path, on: str | None) -> "tuple[Opened, Program, Comparison, str]":
    from ctr_cli.cycle.compare import between
    from ctr_cli.cycle.consolidated import without_put_off
    from ctr_cli.cycle.in_force import in_force as applied
    from ctr_cli.views.comparison import comparison

    signed, _ = _opened(old, None, None)
    before = in_force(signed, on)
    of_new, read = _opened(new, None if _is_document(old) else signed, before)
    after = in_force(of_new, on)
    was = before.program
    put_off: dict[str, str] = {}
    if after.program.year == was.year + 1:
        without, put_off = without_put_off(signed.program)
        was = applied(without, on)
    sides = [(p, between(p, after.program, put_off)) for p in (was, read) if p]
    was, differences = min(sides, key=lambda side: len(side[1]))
    answer = comparison((before.told, was), (after.told, after.program), differences)
    answer = _as_named(answer, before.program) if was is read else answer
    return before, after.program, answer, _since(on, signed, of_new)


def _as_named(answer: "Comparison", old: "Program") -> "Comparison":
    """Differences from a programme as it is read from its print, under the titles that its own file gives."""
    from ctr_cli.cycle.align import places
    from ctr_cli.views.change_words import place_title

    titles = {str(place.meeting.id): place_title(old, place) for place in places(old)}
    for change in answer["changes"]:
        if title := titles.get(change["from"] or ""):
            same = change["to_title"] == change["from_title"]
            change |= {"from_title": title, "to_title": title if same else change["to_title"]}
    return answer


def _opened(
    path: Path, signed: Opened | None, now: Opened | None
) -> "tuple[Opened, Program | None]":
    """A signed programme, or the one in a document; then also how the other in force would be read from its print."""
    if not _is_document(path):
        return open_program(path), None
    from ctr_cli.cli.read_back import read_beside

    return read_beside(path, signed, now)


def _is_document(path: Path) -> bool:
    return path.suffix.lower() in _DOCUMENTS
