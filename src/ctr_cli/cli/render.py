"""`ctr render`: the document itself."""

from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from ctr_cli.cli.delivery import say
from ctr_cli.cli.endings import format_of
from ctr_cli.cli.opening import (
    Opened,
    chosen_profile,
    filled,
    in_force,
    open_program,
    say_profile,
    template_path,
)
from ctr_cli.cli.options import (
    FileArgument,
    ForceOption,
    OnOption,
    OutputOption,
    ProfileOption,
    ProgramOption,
    count,
    day,
    program_given,
)
from ctr_cli.cli.papers import deliver_paper, written
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.model.profile import Profile
    from ctr_cli.views.document import Printed

HELP = """Văn bản chương trình công tác, đầy đủ từng chữ.

Ví dụ: ctr render --format md -o chuong-trinh-2026.md

Ví dụ: ctr render --format html -o chuong-trinh-2026.html

Ví dụ: ctr render --consolidated -o dang-thuc-hien.docx

Ví dụ: ctr render --format docx --number 05 --date 2025-12-12"""


Format = Literal["md", "txt", "docx", "pdf", "html"]


def render(
    file: FileArgument = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Dạng văn bản; không ghi thì theo đuôi tệp, rồi txt."),
    ] = None,
    profile: ProfileOption = None,
    number: Annotated[
        int | None,
        typer.Option(
            "--number", metavar="SỐ", parser=count, help="Số văn bản, thay cho số trong tệp."
        ),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="NGÀY", parser=day, help="Ngày văn bản, ví dụ 2025-12-12."),
    ] = None,
    draft: Annotated[
        int | None,
        typer.Option("--draft", metavar="LẦN", parser=count, help="In “Dự thảo lần …”."),
    ] = None,
    consolidated: Annotated[
        bool,
        typer.Option("--consolidated", help="Bản đang thực hiện, đã điều chỉnh, bổ sung."),
    ] = False,
    on: OnOption = None,
    program: ProgramOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Write the document of a programme."""
    from ctr_cli.views.document import issued

    format = format_of(format, output, get_args(Format), "txt")
    if on is not None and not consolidated:
        raise UsageError("--on chỉ dùng với bản đang thực hiện", "thêm --consolidated")
    opened = open_program(program_given(file, program), on, ("CTR121", "CTR122"))
    adjusted = ""
    if consolidated:
        from ctr_cli.cycle.decisions import decisions
        from ctr_cli.views.program_paper import adjusted_note

        adjusted = adjusted_note(decisions(opened.program, on))
        opened = in_force(opened, on)
    _say_numbered(opened, number, draft)
    opened = opened._replace(program=issued(opened.program, number, date))
    if date is not None:
        _say_odd_day(opened)
    if opened.program.implementation and not opened.program.document.headings.implementation:
        say(
            "Lưu ý: phần tổ chức thực hiện (implementation) in liền sau tháng cuối, không có đề mục",
            "có đề mục thì ghi ở document: headings: implementation",
        )
    chosen = chosen_profile(opened, profile)
    content = _content(format, chosen.profile, draft, adjusted, opened)
    deliver_paper(content, output, f"chuong-trinh-{opened.program.year}.{format}", force=force)
    say_profile(chosen)


def _say_numbered(opened: Opened, number: int | None, draft: int | None) -> None:
    """Say that a document which has its number already is printed as a draft, or under another: likely it is not the one meant."""
    own = opened.program.document.number
    if own is None or (draft is None and number in (None, own)):
        return
    asked = f"--draft {draft}" if draft is not None else f"--number {number}"
    say(
        f"Lưu ý: {opened.name} đã ghi số {own:02d} (năm {opened.program.year}), mà gõ {asked}",
        "chương trình đang soạn ở tệp khác thì chỉ ra bằng -p TỆP; số cũ sai thì sửa number trong tệp",
    )


def _say_odd_day(opened: Opened) -> None:
    """Say that the day of signing is far from the beginning of the year, or before a base."""
    from ctr_cli.rules.registry import Subject, problems

    import_module("ctr_cli.rules.content.layout")
    for rule, problem in problems(Subject(opened.program, opened.known), ("CTR937",)):
        if problem.severity != "info":
            say(f"Lưu ý ({rule.code}): {problem.message}", problem.put(rule.severity)[0])


def _content(
    format: Format, profile: "Profile", draft: int | None, adjusted: str, opened: Opened
) -> str | bytes:
    from ctr_cli.views.document import printed
    from ctr_cli.views.program_paper import program_paper, template_words

    words = printed(opened.program, profile, draft, adjusted=adjusted)
    if format == "html":
        return _page(words, profile, opened)
    if format == "docx" and (own := _own_word_template(opened)):
        return _in_own_template(own, words)
    if format == "docx" or format == "pdf":
        return written([program_paper(opened.program, profile, words)], format, opened, words)
    return filled(f"program.{format}.j2", template_words(words), opened)


def _page(words: "Printed", profile: "Profile", opened: Opened) -> str:
    """The annual document as a page to search in."""
    from ctr_cli.render.html import page
    from ctr_cli.views.year import year

    for part in ("program.css", "program.js"):
        template_path(part, opened)
    values = page(words, year(opened.program, opened.known), profile)
    return filled("program.html.j2", values, opened)


def _own_word_template(opened: Opened) -> Path | None:
    from ctr_cli.render.template_files import WORD_TEMPLATE, template_folders, template_in

    return template_in(template_folders(opened.path), WORD_TEMPLATE)


def _in_own_template(own: Path, words: "Printed") -> bytes:
    """The Word file in the user's own template."""
    from ctr_cli.render.docx.user_template import fill_template

    say(f"Dùng mẫu riêng: {own}")
    content, missing = fill_template(own, words)
    for tag, example in missing:
        say(f"Lưu ý: mẫu không in {tag}, ví dụ “{example[:60]}”")
    return content
