"""`ctr validate`: what is wrong in programmes, all of it at once."""

import sys
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, TypeVar, get_args

import typer

from ctr_cli.cli.delivery import (
    console,
    deliver,
    deliver_stream,
    is_stream,
    print_findings,
    width_of,
)
from ctr_cli.cli.endings import check_ending, format_of
from ctr_cli.cli.opening import program_path
from ctr_cli.cli.options import ForceOption, OutputOption, ProgramOption
from ctr_cli.cli.typed_again import as_typed, of_program
from ctr_cli.language.visible import visible
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ctr_cli.checking.batch import Checked
    from ctr_cli.checking.parts import Part
    from ctr_cli.cli.fixing import Look

HELP = """Kiểm tra tệp chương trình: cấu trúc, cơ quan, ngày tháng; chỉ ra mọi lỗi một lần.

Thoát với mã 0 khi không có lỗi, 1 khi có lỗi, 3 khi có tệp không đọc được.

Ví dụ: ctr validate

Ví dụ: ctr validate programs/*.yaml --strict --ignore CTR212

Ví dụ: ctr validate --fix --dry-run

Ví dụ: ctr validate programs/2026.yaml --fix -o da-sua.yaml

Ví dụ: ctr validate --format xlsx -o kiem-tra.xlsx"""

T = TypeVar("T")
_SHORTEST_FAMILY = len("CTR1")
_FEW = 3
"""So many files at most are named in a command that is to be typed."""
Level = Literal["error", "warning", "info"]
Format = Literal["text", "json", "github", "sarif", "xlsx"]


def validate(
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="TỆP",
            help="Một hay nhiều tệp, nhận cả *.yaml và thư mục; - là đọc từ luồng vào.",
        ),
    ] = None,
    program: ProgramOption = None,
    strict: Annotated[bool, typer.Option("--strict", help="Coi cảnh báo như lỗi.")] = False,
    select: Annotated[
        list[str] | None,
        typer.Option("--select", metavar="MÃ", help="Chỉ kiểm tra các mã này; CTR2 là cả nhóm."),
    ] = None,
    ignore: Annotated[
        list[str] | None, typer.Option("--ignore", metavar="MÃ", help="Bỏ qua các mã này.")
    ] = None,
    level: Annotated[
        Level,
        typer.Option(
            "--level",
            metavar="MỨC",
            help="Chỉ nêu từ mức này trở lên: “lỗi” (error), “cảnh báo” (warning), “lưu ý” (info).",
        ),
    ] = "info",
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Dạng kết quả; không ghi thì theo đuôi tệp, rồi text."),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            help="Sửa các lỗi hình thức sửa được; nội dung không bao giờ sửa. Bản trước khi sửa giữ ở "
            "tệp cùng tên thêm .goc; có -o thì tệp gốc để nguyên, bản đã sửa ghi vào tệp của -o.",
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Cùng --fix: cho xem sẽ sửa gì, dạng diff; không ghi tệp."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Cùng --fix: cho xem sẽ sửa gì, không ghi tệp.")
    ] = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Check files and show what is wrong."""
    from ctr_cli.checking.batch import check_all, expand, with_follow_ups
    from ctr_cli.source.discover import shown

    format = _format(format, output, fix=fix)
    if format == "xlsx" and output is None:
        raise UsageError("dạng xlsx phải ghi ra tệp", "thêm -o, ví dụ: -o kiem-tra.xlsx")
    named = [*(files or ()), *([str(program)] if program else ())]
    names = with_follow_ups(expand(named) if named else [shown(program_path(None))])
    chosen, refused = _codes(select), _codes(ignore)
    if (diff or dry_run) and not fix:
        option = "--diff" if diff else "--dry-run"
        raise UsageError(f"{option} chỉ dùng cùng --fix", f"ctr validate --fix {option}")
    _keep_inputs(names)
    look: Look | None = "diff" if diff else "list" if dry_run else None
    if fix:
        names = _fixed(
            names, chosen, refused, output, look=look, force=force, talk=format != "text"
        )
        if not names:
            return
        output = None
    counts: Counter[str] = Counter()
    checking = partial(check_all, names, chosen, refused, level, progress=sys.stderr.isatty())
    whole = _naming(named, _same)
    if format in ("sarif", "xlsx"):
        _show_whole(list(checking(show=whole)), format, counts, output, force=force)
    elif format == "text" and is_stream(output) and sys.stdout.isatty():
        _show_on_terminal(checking(show=whole), counts, _mending(named))
    else:
        _show_in_parts(checking, format, counts, output, named, force=force)
    if counts["unopened"]:
        raise typer.Exit(3)
    if counts["error"] or (strict and counts["warning"]):
        raise typer.Exit(1)


def _format(asked: Format | None, output: Path | None, *, fix: bool) -> Format:
    """The format of the findings; with --fix the output is the mended programme."""
    if fix:
        check_ending(output, "yaml")
        return asked or "text"
    return format_of(asked, output, get_args(Format), "text")


def _keep_inputs(names: list[str]) -> None:
    """Note the files that are checked, and the settings they obey, so that no answer is written over them."""
    from ctr_cli.source.bounded import remember
    from ctr_cli.source.discover import office_file

    for name in names:
        remember(Path(name))
    for folder in {Path(name).parent for name in names}:
        if settings := office_file(folder / "-"):
            remember(settings)


def _fixed(
    names: list[str],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    output: Path | None,
    *,
    look: "Look | None",
    force: bool,
    talk: bool,
) -> list[str]:
    """The files still to check after mending: none when the mended text itself was the answer."""
    from ctr_cli.checking.batch import stands_beside
    from ctr_cli.cli.fixing import fix_all, show_all
    from ctr_cli.source.discover import is_follow_up

    programs = [n for n in names if not is_follow_up(Path(n)) and not stands_beside(n)]
    if look:
        show_all(programs, select, ignore, look)
        return []
    fix_all(programs, select, ignore, output, force=force, talk=talk)
    if output is None:
        return names
    return [] if is_stream(output) else [str(output)]


def _codes(given: list[str] | None) -> tuple[str, ...]:
    """The codes or families asked for, one by one or between commas; unknown ones are refused."""
    from ctr_cli.checking.explain import explanations
    from ctr_cli.model.agencies import nearest
    from ctr_cli.rules.registry import as_code

    codes = [as_code(code) for entry in given or () for code in entry.split(",")]
    for code in codes:
        family = len(code) >= _SHORTEST_FAMILY
        if not family or not any(known.startswith(code) for known in explanations()):
            near = nearest(code, explanations()) if code else []
            raise UsageError(
                f"không có mã {code}",
                f"gần nhất: {', '.join(near)}" if near else "xem: ctr explain",
            )
    return tuple(codes)


def _same(checked: "Checked") -> "Checked":
    return checked


def _naming(named: list[str], show: "Callable[[Checked], T]") -> "Callable[[Checked], T]":
    """How findings are shown: their commands name the programme where a file was typed, and no stream."""
    return partial(_named, show) if named and "-" not in named else show


def _named(show: "Callable[[Checked], T]", checked: "Checked") -> "T":
    """What is shown of findings whose commands name the programme they are about."""
    from ctr_cli.source.discover import is_follow_up, programme_of

    path = Path(checked.file)
    program = str(programme_of(path) if is_follow_up(path) else path)
    found = [one._replace(hint=of_program(one.hint, program)) for one in checked.findings]
    return show(checked._replace(findings=found))


def _counted(results: "Iterable[Checked]", counts: "Counter[str]") -> "Iterator[Checked]":
    """The results as they come, counted on the way."""
    from ctr_cli.render.findings.summary import count

    for result in results:
        counts["files"] += 1
        counts.update(count(result.findings))
        counts["unopened"] += result.unopened
        yield result


def _show_whole(
    results: "list[Checked]",
    format: Format,
    counts: "Counter[str]",
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Write what is made of all findings at once."""
    findings = [f for result in _counted(results, counts) for f in result.findings]
    if format == "xlsx":
        from ctr_cli.render.findings.xlsx import findings_xlsx

        deliver(findings_xlsx(findings, len(results)), output, force=force)
        return
    from ctr_cli.checking.explain import explanations
    from ctr_cli.render.findings.machine import as_sarif

    rules = [(entry.code, entry.title, entry.why) for entry in explanations().values()]
    deliver(f"{as_sarif(findings, rules)}\n", output, force=force)


def _mending(named: list[str]) -> str:
    """The command that shows what can be mended in the files that were named; empty where they came by a stream."""
    files = named if len(named) <= _FEW else ["TỆP"]
    return "" if "-" in named else visible(as_typed(["validate", *files, "--fix", "--dry-run"]))


def _show_on_terminal(results: "Iterable[Checked]", counts: "Counter[str]", mending: str) -> None:
    """Print the findings of each file as it has been checked, in colours."""
    from ctr_cli.render.findings.summary import by_file, count, next_commands, summary

    screen = console()
    found = []
    for result in _counted(results, counts):
        if result.findings:
            print_findings(screen, result.file, result.findings, result.lines)
            found.append((result.file, count(result.findings)))
    screen.print(by_file(found) + summary(counts, counts["files"]))
    if advice := next_commands(counts, mending):
        screen.print(advice)


def _show_in_parts(
    checking: "Callable[..., Iterator[Part]]",
    format: Format,
    counts: "Counter[str]",
    output: Path | None,
    named: list[str],
    *,
    force: bool,
) -> None:
    """Send a part for each file as it has been checked, so that a country takes no more memory than a ward."""
    from ctr_cli.checking.parts import github_part, json_part, text_part
    from ctr_cli.render.findings.summary import by_file, next_commands, summary
    from ctr_cli.render.layout import PIPE_WIDTH

    found: list[tuple[str, Counter[str]]] = []
    width = width_of(sys.stdout) if is_stream(output) else PIPE_WIDTH
    in_text = partial(text_part, width=width)
    shows: dict[Format, Callable[[Checked], Part]] = {
        "text": in_text,
        "json": json_part,
        "github": github_part,
    }
    show = _naming(named, shows[format])

    def texts() -> "Iterator[str]":
        for part in checking(show=show):
            counts.update(part.counts)
            counts["files"] += 1
            counts["unopened"] += part.unopened
            if part.text:
                found.append((part.file, part.counts))
            yield part.text

    def with_summary() -> "Iterator[str]":
        yield from texts()
        if format == "text":
            yield f"{by_file(found)}{summary(counts, counts['files'])}\n"
            if advice := next_commands(counts, _mending(named)):
                yield f"{advice}\n"

    if format == "json":
        from ctr_cli.render.findings.machine import json_answer

        deliver_stream(json_answer(texts(), counts), output, force=force)
    else:
        deliver_stream(with_summary(), output, force=force)
