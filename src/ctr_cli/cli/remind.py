"""`ctr remind`: a letter or a message to each agency that is late, or whose work falls due."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from ctr_cli.cli.asked import AgencyOption, EveryOption, agency_asked, one_or_all, today_of
from ctr_cli.cli.delivery import deliver, deliver_all, say
from ctr_cli.cli.endings import endings_of, format_of, is_folder
from ctr_cli.cli.opening import Opened, chosen_profile, ground_of, open_program
from ctr_cli.cli.options import (
    FileArgument,
    ForceOption,
    OutputOption,
    ProfileOption,
    ProgramOption,
    TodayOption,
    WithinOption,
    day,
    program_given,
)
from ctr_cli.cli.papers import Made, deliver_papers, only_for_papers
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.progress import Ground
    from ctr_cli.source.profiles import Chosen
    from ctr_cli.views.reminder import Reminder

HELP = """Đôn đốc một cơ quan (hoặc mọi cơ quan) về các nội dung quá hạn, sắp đến hạn: công văn, hoặc một tin nhắn để gửi.

Không nhắc nội dung cơ quan đã trình hoặc đã xong, nội dung chung mà cơ quan đã báo, nội dung “nếu có” chưa ai báo; không nhắc Văn phòng.

Ví dụ: ctr remind --agency "UBND phường"

Ví dụ: ctr remind --all --format docx -o don-doc

Ví dụ: ctr remind --all --on 12/4/2026 --before 20/4/2026 -o don-doc.pdf"""

Format = Literal["docx", "pdf", "html", "md", "text"]
_DAYS = 5
"""Working days that an agency is given where nobody says."""
_BETWEEN = f"\n{'-' * 20}\n\n"


def remind(
    file: FileArgument = None,
    agency: AgencyOption = None,
    every: EveryOption = False,
    on: TodayOption = None,
    before: Annotated[
        str | None,
        typer.Option(
            "--before",
            metavar="NGÀY",
            parser=day,
            help="Đề nghị xong, hoặc có văn bản, trước ngày này; không ghi là sau 5 ngày làm việc.",
        ),
    ] = None,
    within: WithinOption = 7,
    program: ProgramOption = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Dạng kết quả; không ghi thì theo đuôi tệp, rồi text."),
    ] = None,
    profile: ProfileOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print or write the reminders of one agency, or of all."""
    from ctr_cli.cycle.progress import progress
    from ctr_cli.views.reminder import asked_agencies, reminders

    format = format_of(format, output, get_args(Format), "text")
    only_for_papers(format, {"--profile": profile})
    opened = open_program(program_given(file, program), on)
    one_or_all("remind", opened, agency, every=every)
    ground = ground_of(opened)
    today = today_of(on)
    chosen = chosen_profile(opened, profile, today.isoformat())
    who = agency_asked(opened, agency) if agency is not None else None
    asked = asked_agencies(ground.program, chosen.profile, ground, who)
    if who and not asked:
        name = opened.known.agencies[who].name
        say(f"{name}: là nơi đôn đốc, không tự nhắc mình; xem việc: ctr status --agency {who}")
        return
    found = progress(ground, today, within=within)
    made = reminders(ground, found, asked, _before(before, today))
    if not made:
        say(f"Đến ngày {today:%d/%m/%Y} không có nội dung nào cần đôn đốc")
        return
    _write(opened, ground, made, chosen, format, output, force=force)


def _before(asked: str | None, today: date) -> date:
    """The day asked for, else five working days from today; raises `UsageError` for one that is not to come."""
    from ctr_cli.cycle.workdays import working_days_after

    if asked is None:
        return working_days_after(today, _DAYS)
    before = date.fromisoformat(asked)
    if before <= today:
        message = f"--before {before:%d/%m/%Y} không sau ngày đôn đốc {today:%d/%m/%Y}"
        raise UsageError(message, "chọn một ngày sau đó, hoặc bỏ --before")
    return before


def _write(
    opened: Opened,
    ground: "Ground",
    made: "Sequence[Reminder]",
    chosen: "Chosen",
    format: Format,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Write the reminders: into a folder one file each, else together."""
    from ctr_cli.render.output import safe_name
    from ctr_cli.views.reminder import reminder_letter, reminder_message

    taken: set[str] = set()
    names = [f"don-doc-{safe_name(asked.name, taken)}" for asked in made]
    if format == "text":
        texts = {
            name: reminder_message(ground, asked, chosen.profile)
            for name, asked in zip(names, made, strict=True)
        }
        _deliver_texts(texts, format, _BETWEEN, output, force=force)
        return
    letters = [
        reminder_letter(ground, asked, chosen.profile, name)
        for name, asked in zip(names, made, strict=True)
    ]
    if format == "md":
        from ctr_cli.render.paper_md import markdown_of

        texts = {letter.name: markdown_of([letter]) for letter in letters}
        _deliver_texts(texts, format, "\n---\n", output, force=force)
        return
    name = names[0] if len(names) == 1 else "don-doc-cac-co-quan"
    papers = [Made(letter, chosen) for letter in letters]
    deliver_papers(papers, opened, format, output, name, force=force)


def _deliver_texts(
    texts: dict[str, str], format: Format, between: str, output: Path | None, *, force: bool
) -> None:
    if output is not None and is_folder(output):
        ending = endings_of(format)[0]
        deliver_all({output / f"{n}.{ending}": text for n, text in texts.items()}, force=force)
    else:
        deliver(between.join(texts.values()), output, force=force)
