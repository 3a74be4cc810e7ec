"""`ctr agenda`: what comes before the meetings of a month, a quarter, or one meeting."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, get_args

import typer

from ctr_cli.cli.asked import months_in
from ctr_cli.cli.asked_off import say_asked_off
from ctr_cli.cli.delivery import as_json, deliver, say, show
from ctr_cli.cli.done_early import without_settled
from ctr_cli.cli.endings import format_of
from ctr_cli.cli.last_year import held_in_january
from ctr_cli.cli.moved_away import meant_now, say_moved_away
from ctr_cli.cli.opening import Opened, filled, in_force, open_program, with_customs
from ctr_cli.cli.options import (
    FileArgument,
    ForceOption,
    IssuedOption,
    MonthOption,
    OnOption,
    OutputOption,
    ProfileOption,
    ProgramOption,
    QuarterOption,
    clock,
    count,
    day,
    first_dated,
    program_given,
)
from ctr_cli.cli.papers import (
    PAPER_FORMATS,
    agenda_of,
    deliver_papers,
    invitation_to,
    months_of,
    only_for_papers,
)
from ctr_cli.cli.typed_again import first_draft
from ctr_cli.language.letters import capitalised
from ctr_cli.model.errors import CtrError, UsageError

if TYPE_CHECKING:
    from ctr_cli.cli.papers import Made
    from ctr_cli.views.agenda import Agenda, MeetingView
    from ctr_cli.views.agenda_paper import When

Format = Literal["text", "md", "json", "docx", "pdf", "html"]
HELP = """Chương trình các hội nghị của một tháng, một quý, hoặc một hội nghị; không chọn gì thì là hội nghị sắp tới, tính từ ngày --on hay hôm nay.

Ban Thường vụ đứng trước Ban Chấp hành, theo thứ tự làm việc.

Ví dụ: ctr agenda

Ví dụ: ctr agenda --month 3

Ví dụ: ctr agenda --meeting bch-3 --format docx --date 2026-03-25 --start 08:00 --minutes 20

Ví dụ: ctr agenda --meeting bch-3 --format docx --date 2026-03-25 --invitation

Ví dụ: ctr agenda --meeting thuong-truc-week --date 9/3/2026 -o hop-9-3.docx

Ví dụ: ctr agenda --month 3 --together -o chuong-trinh-thang-3.pdf"""


def agenda(
    file: FileArgument = None,
    month: MonthOption = None,
    quarter: QuarterOption = None,
    meeting: Annotated[
        str | None,
        typer.Option("--meeting", metavar="MÃ", help="Mã hội nghị, ví dụ bch-3 hoặc btv-1."),
    ] = None,
    program: ProgramOption = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", "-f", help="Dạng kết quả; không ghi thì theo đuôi tệp, rồi text."),
    ] = None,
    date: Annotated[
        str | None,
        typer.Option("--date", metavar="NGÀY", help="Ngày họp (khi in giấy tờ)."),
    ] = None,
    start: Annotated[
        int | None,
        typer.Option("--start", metavar="GIỜ", parser=clock, help="Giờ khai mạc (khi in giấy tờ)."),
    ] = None,
    minutes: Annotated[
        int | None,
        typer.Option("--minutes", metavar="SỐ", parser=count, help="Số phút cho mỗi nội dung."),
    ] = None,
    invitation: Annotated[
        bool, typer.Option("--invitation", help="Giấy mời họp thay cho chương trình.")
    ] = False,
    together: Annotated[
        bool,
        typer.Option("--together", help="Chương trình cả tháng, mọi hội nghị, trong một văn bản."),
    ] = False,
    profile: ProfileOption = None,
    on: OnOption = None,
    issued: IssuedOption = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Print or write the agenda that was asked for."""
    format = format_of(format, output, get_args(Format), "text")
    given: dict[str, object] = {
        "--date": date,
        "--start": start,
        "--minutes": minutes,
        "--profile": profile,
    }
    given |= {"--invitation": invitation or None, "--together": together or None}
    _refuse(format, given, together=together, meeting=meeting)
    path = held_in_january(program_given(file, program), meeting, date)
    asked = open_program(path, first_dated(date, on))
    signed = with_customs(asked, issued=issued)
    opened = in_force(signed, on, issued=issued)
    if meeting is not None and not issued:
        meeting = meant_now(signed.program, on, meeting, "xem như đã ban hành: --issued; ")
    answer = _ask(opened, month, quarter, meeting)
    if together and answer["meetings"]:
        answer = _of_its_months(opened, answer)
    if not issued and (months := months_in(month, quarter)):
        say_moved_away(signed, on, months)
    answer |= {"on": answer["on"] or opened.on, "state": opened.state}
    if format != "json":
        answer = without_settled(signed, on, answer)
    say_asked_off(signed, on, answer)
    is_coming = (month, quarter, meeting) == (None, None, None)
    if is_coming and not answer["meetings"]:
        _tell_none_left(opened, answer, format, output, force=force)
        return
    if format in PAPER_FORMATS:
        held_on = day(date, opened.program.year) if date is not None else None
        when: When = {"day": held_on, "start": start, "each": minutes, "sent": on}
        if together:
            made, name = _together(opened, answer, profile)
        else:
            made, name = _papers(opened, answer, when, invitation, profile)
        deliver_papers(made, opened, format, output, name, force=force)
    elif format == "json":
        deliver(as_json(answer), output, force=force)
    elif format == "md":
        deliver(filled("agenda.md.j2", {"agenda": answer}, opened), output, force=force)
    else:
        from ctr_cli.render.agenda_text import agenda_text

        show(agenda_text(answer, opened.told, coming=is_coming), output, force=force)


def _coming(opened: Opened) -> "Agenda":
    """The meetings that come next on the day asked for, or today."""
    from datetime import date

    from ctr_cli.cycle.meeting_days import coming
    from ctr_cli.views.agenda import agenda_of_ids

    today = opened.on or date.today().isoformat()
    names = coming(opened.program, date.fromisoformat(today), opened.recorded)
    answer = agenda_of_ids(opened.program, opened.known, names)
    return {**answer, "on": today}


def _tell_none_left(
    opened: Opened, answer: "Agenda", format: Format, output: Path | None, *, force: bool
) -> None:
    """Say that the year's meetings are over, and where next year's are; or that it has none."""
    over, then = _years_end(opened) if _meets(opened) else _without_meetings(opened)
    if format in PAPER_FORMATS:
        raise CtrError(over, then)
    if format == "json":
        say(f"{capitalised(over)}; {then}")
        deliver(as_json(answer), output, force=force)
    else:
        deliver(f"{capitalised(over)}; {then}.\n", output, force=force)


def _meets(opened: Opened) -> bool:
    """Whether anybody meets in the year: standing work, and that of a field, is no meeting."""
    from ctr_cli.model.bodies import is_field
    from ctr_cli.model.meetings import months_of

    bodies = (body for body in opened.program.bodies if not is_field(body.name))
    return any(months_of(meeting) for body in bodies for meeting in body.meetings)


def _without_meetings(opened: Opened) -> tuple[str, str]:
    """That the programme has no meetings yet, and what to do."""
    none = f"chương trình năm {opened.program.year} chưa có {opened.meetings_said} nào"
    return none, (
        f"ghi thời gian và nội dung vào meetings của {opened.name}, "
        "hoặc nhập từ văn bản đã có: ctr import TỆP.docx"
    )


def _years_end(opened: Opened) -> tuple[str, str]:
    """That the year's meetings are over, and where next year's are."""
    from ctr_cli.source.discover import of_another_year, shown

    after = opened.program.year + 1
    path = of_another_year(opened.path, opened.program.year, after)
    over = f"các {opened.meetings_said} của năm {opened.program.year} đã qua"
    if path == opened.path:
        return (
            over,
            f"tệp {shown(path)} ghi year: {opened.program.year}, sửa year hoặc tên tệp cho khớp",
        )
    if path.exists():
        return over, f"năm {after}: ctr agenda -p {shown(path)}"
    draft = first_draft(opened.path, after)
    return over, f"chương trình năm {after} chưa lập ({shown(path)}): {draft}"


def _refuse(
    format: Format, given: dict[str, object], *, together: bool, meeting: str | None
) -> None:
    """Refuse options that do not go together."""
    only_for_papers(format, given)
    if together:
        others = [o for o in ("--date", "--start", "--invitation") if given[o] is not None]
        others += ["--meeting"] if meeting is not None else []
        if others:
            message = f"--together là chương trình cả tháng, không đi với {', '.join(others)}"
            raise UsageError(message, "bỏ bớt một tùy chọn")


def _papers(
    opened: Opened, answer: "Agenda", when: "When", invitation: bool, profile: str | None
) -> "tuple[list[Made], str]":
    """The agenda of each meeting, or the invitation to it, and the name of the one file of them all."""
    from ctr_cli.model.bodies import is_field
    from ctr_cli.views.agenda import is_held, on_day

    asked, held_on = _held(opened, answer), when["day"]
    if held_on is not None and len(asked) == 1:
        _say_off_its_days(opened, asked[0], held_on)
        asked = [on_day(opened.program, asked[0], held_on)]
    meetings = [meeting for meeting in asked if is_held(meeting)]
    if not meetings:
        again = any(one["every"] and not is_field(one["body"]["name"]) for one in asked)
        raise CtrError(
            "đây là công việc thường xuyên hoặc một mảng việc, không có cuộc họp nào để mời",
            f"{'họp định kỳ thì thêm ngày họp: --date NGÀY; ' if again else ''}in thành chương trình của tháng: --month SỐ --together",
        )
    meetings = _own(opened, meetings)
    if when["day"] is not None and len(meetings) > 1:
        ids = ", ".join(meeting["id"] for meeting in meetings)
        raise UsageError(
            f"--date là ngày của một {opened.meetings_said}", f"chọn bằng --meeting: {ids}"
        )
    write = invitation_to if invitation else agenda_of
    papers = [write(opened, meeting, when, profile) for meeting in meetings]
    if len(papers) == 1:
        return papers, papers[0].paper.name
    kind = "giay-moi" if invitation else "chuong-trinh-hoi-nghi"
    span = f"thang-{answer['month']}" if answer["month"] else f"quy-{answer['quarter']}"
    return papers, f"{kind}-{span}"


def _say_off_its_days(opened: Opened, meeting: "MeetingView", day: str) -> None:
    """Point out a day on which a meeting that comes again does not come."""
    from datetime import date

    from ctr_cli.language.printed_dates import day_with_weekday
    from ctr_cli.views.agenda import comes_on

    if not comes_on(opened.program, meeting, date.fromisoformat(day)):
        said = day_with_weekday(day)
        say(f"Lưu ý: {said} không phải ngày họp định kỳ: {meeting['title']}")


def _own(opened: Opened, meetings: "list[MeetingView]") -> "list[MeetingView]":
    """The meetings of the issuer and his organs; another that meets writes the papers of its meeting itself."""
    from ctr_cli.cycle.own_office import is_anothers

    issuer = opened.program.issuer.name
    own = [one for one in meetings if not is_anothers(issuer, one["body"]["name"])]
    then = (
        "xem nội dung trình: ctr agenda, giao chuẩn bị: ctr tasks --all -f docx; nếu đúng là cơ quan họp "
        f"của {issuer} thì sửa name ở bodies cho khớp tên cơ quan ban hành"
    )
    for one in (meeting for meeting in meetings if meeting not in own):
        told = f"{one['id']}: giấy mời, chương trình họp do {one['body']['name']} ban hành, không phải {issuer}"
        if not own:
            raise CtrError(told, then)
        say(f"Lưu ý: {told}", then)
    return own


def _together(opened: Opened, answer: "Agenda", profile: str | None) -> "tuple[list[Made], str]":
    """The programme of the month or quarter of the meetings, and the name of its file."""
    meetings, months = _held(opened, answer), months_in(answer["month"], answer["quarter"])
    made = months_of(opened, meetings, months, profile)
    return [made], made.paper.name


def _of_its_months(opened: Opened, answer: "Agenda") -> "Agenda":
    """All meetings of the month or the quarter that some were asked of, or that the coming ones are held in."""
    from ctr_cli.views.agenda import agenda_of_months

    month = answer["month"]
    quarter = None if month else answer["quarter"] or answer["meetings"][0]["quarter"] or 1
    months = months_in(month, quarter)
    every = agenda_of_months(opened.program, opened.known, months, quarter)
    return {**every, "on": answer["on"]}


def _held(opened: Opened, answer: "Agenda") -> "list[MeetingView]":
    if not answer["meetings"]:
        message = f"không có {opened.meetings_said} nào trong thời gian này"
        raise CtrError(message, "chọn tháng hoặc quý khác")
    return answer["meetings"]


def _ask(opened: Opened, month: int | None, quarter: int | None, meeting: str | None) -> "Agenda":
    from ctr_cli.views.agenda import agenda_of_meeting, agenda_of_months, meetings_like

    if sum(choice is not None for choice in (month, quarter, meeting)) > 1:
        raise UsageError(
            "chỉ chọn một trong ba: --month, --quarter hoặc --meeting",
            f"không chọn gì thì là {opened.meetings_said} sắp tới; ví dụ: ctr agenda --month 3",
        )
    if (month, quarter, meeting) == (None, None, None):
        return _coming(opened)
    if months := months_in(month, quarter):
        return agenda_of_months(opened.program, opened.known, months, quarter)
    answer = agenda_of_meeting(opened.program, opened.known, str(meeting))
    if answer is None:
        message = f"không có {opened.meetings_said} nào mã “{meeting}”"
        raise UsageError(message, meetings_like(opened.program, str(meeting)))
    from ctr_cli.views.change_words import number_note

    if note := number_note(opened.program, answer["meetings"][0]["id"], str(meeting)):
        say(f"Lưu ý: {note}")
    return answer
