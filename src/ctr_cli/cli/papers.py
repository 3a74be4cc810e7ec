"""Papers in Word, PDF or HTML: a file for each in a folder, or all of them in one file."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

from ctr_cli.cli.delivery import deliver, deliver_all, deliver_file, say
from ctr_cli.cli.done_early import still_to_do
from ctr_cli.cli.endings import is_folder
from ctr_cli.cli.opening import Opened, chosen_profile, filled, say_profile, template_path
from ctr_cli.cli.options import clock
from ctr_cli.data.struct import Struct
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.errors import CtrError, UsageError

if TYPE_CHECKING:
    from ctr_cli.model.program import Program
    from ctr_cli.source.profiles import Chosen
    from ctr_cli.views.agenda import MeetingView
    from ctr_cli.views.agenda_paper import When
    from ctr_cli.views.blocks import Paper
    from ctr_cli.views.document import Printed
    from ctr_cli.views.tasks import AgencyTasks

PaperFormat = Literal["docx", "pdf", "html"]
PAPER_FORMATS: tuple[PaperFormat, ...] = get_args(PaperFormat)


def only_for_papers(format: str, options: Mapping[str, object]) -> None:
    """Raises `UsageError` for the first option that is given though no paper is asked for."""
    for option, value in options.items():
        if value is not None and format not in PAPER_FORMATS:
            raise UsageError(
                f"{option} chỉ dùng khi in giấy tờ", "thêm --format docx, pdf hoặc html"
            )


class Made(Struct):
    """A paper, and why it obeys its profile."""

    paper: "Paper"
    chosen: "Chosen"


def agenda_of(opened: Opened, meeting: "MeetingView", when: "When", profile: str | None) -> Made:
    """The agenda of a meeting."""
    from ctr_cli.views.agenda_paper import agenda_date, agenda_paper

    program, when = opened.program, _settled(opened, meeting, when)
    chosen = chosen_profile(opened, profile, agenda_date(program, meeting, when))
    return Made(agenda_paper(program, meeting, chosen.profile, when), chosen)


def invitation_to(
    opened: Opened, meeting: "MeetingView", when: "When", profile: str | None
) -> Made:
    """The invitation to a meeting."""
    from ctr_cli.views.invitation import invitation, invitation_date, sent_on

    program, when = opened.program, _settled(opened, meeting, when)
    if when.get("sent") and not sent_on(when):
        say(f"Lưu ý: --on sau ngày họp của {meeting['id']}, giấy mời không ghi theo ngày ấy")
    sent = invitation_date(program, meeting, when)
    _say_late(meeting["id"], sent, when)
    _say_unread(program, [meeting["body"]["name"]])
    chosen = chosen_profile(opened, profile, sent)
    deadlines = opened.office.deadlines if opened.office else {}
    return Made(invitation(program, meeting, chosen.profile, when, deadlines), chosen)


def _say_late(meeting: str, sent: str, when: "When") -> None:
    """Point out an invitation that bears a day already past though its meeting is still to come."""
    from datetime import date

    today = date.today()
    whole = len(sent) == len(today.isoformat())
    if whole and when.get("sent") is None and sent < today.isoformat() <= (when["day"] or ""):
        told = f"giấy mời {meeting} ghi ngày {short_date(sent)}, là hạn gửi và đã qua"
        say(f"Lưu ý: {told}", f"ghi ngày gửi thật bằng --on, ví dụ --on {today:%d/%m/%Y}")


def _say_unread(program: "Program", bodies: Iterable[str]) -> None:
    """Tell of the sentences that say when papers for some bodies are due and that nobody can count by."""
    for text in dict.fromkeys(filter(None, map(program.lead_unread, bodies))):
        usual = f"{program.settings.papers_days:02d} ngày trước ngày họp"
        say(
            f"Lưu ý: không rõ hạn gửi tài liệu trong câu “{text}”, giấy tờ tính {usual}",
            "ghi rõ trong câu là mấy ngày trước cuộc họp nào, hoặc ghi papers_days ở settings",
        )


def months_of(
    opened: Opened, meetings: Sequence["MeetingView"], months: Sequence[int], profile: str | None
) -> Made:
    """The programme of some months as one paper."""
    from ctr_cli.views.agenda_paper import months_date, months_paper
    from ctr_cli.views.days import no_later_than

    date = no_later_than(months_date(opened.program, months), (one["date"] for one in meetings))
    chosen = chosen_profile(opened, profile, date)
    members = opened.office.members if opened.office else ()
    paper = months_paper(opened.program, meetings, chosen.profile, months, members, opened.recorded)
    return Made(paper, chosen)


def _settled(opened: Opened, meeting: "MeetingView", when: "When") -> "When":
    """When and how a meeting is held: as asked, else as recorded of it, else as usual; what is odd is pointed out."""
    settled = {**_customary(opened), **_recorded(opened, meeting), **_known(when)}
    each, start = settled.get("each"), settled.get("start")
    _check_minutes(len(meeting["items"]), start, each)
    if not meeting["items"]:
        say(
            f"Lưu ý: {meeting['title']} chưa có nội dung nào",
            f"ghi vào tệp, hoặc bổ sung: ctr amend add --to {meeting['id']} --text …",
        )
    day = settled.get("day") or meeting["date"]
    if day is not None:
        _say_what_is_odd(opened.program, meeting, day)
    return {
        "day": day,
        "start": start,
        "each": each,
        "place": settled.get("place"),
        "chair": settled.get("chair"),
        "guests": settled.get("guests"),
        "opening": settled.get("opening"),
        "closing": settled.get("closing"),
        "sent": settled.get("sent"),
    }


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value is not None}


def _customary(opened: Opened) -> dict[str, Any]:
    """How meetings usually are, by the settings."""
    usual = opened.program.settings
    values = {key: getattr(usual, key) for key in ("place", "opening", "closing")}
    return _known({**values, "start": clock(usual.start) if usual.start else None})


def _recorded(opened: Opened, meeting: "MeetingView") -> dict[str, Any]:
    """How a meeting is, by the follow-up; its day is the meeting's own already."""
    record = next((r for r in opened.recorded if r.meeting == meeting["id"]), None)
    if record is None:
        return {}
    values = record.model_dump(include={"place", "chair", "guests", "opening", "closing"})
    return _known({**values, "start": clock(record.start) if record.start else None})


def _check_minutes(count: int, start: int | None, each: int | None) -> None:
    from ctr_cli.views.agenda_paper import MINUTES_A_DAY

    if each is not None and start is None:
        raise UsageError("--minutes cần biết giờ khai mạc", "thêm --start, ví dụ --start 08:00")
    if start is not None and each is not None and start + count * each > MINUTES_A_DAY:
        message = f"{count} nội dung, mỗi nội dung {each} phút, kéo quá nửa đêm"
        raise UsageError(message, "giảm --minutes, hoặc cho khai mạc sớm hơn")


def _say_what_is_odd(program: "Program", meeting: "MeetingView", day: str) -> None:
    """Point out a day on which nobody works, or of another month; raises `CtrError` for one there is not."""
    from datetime import date

    from ctr_cli.cycle.workdays import rest_day

    try:
        held = date.fromisoformat(day)
    except ValueError:
        message = f"{meeting['id']}: không có ngày {short_date(day)}"
        raise CtrError(message, "sửa khóa date ở đó, hoặc ghi ngày bằng --date") from None
    shown = f"{held:%d/%m/%Y}"
    if reason := rest_day(held):
        say(f"Lưu ý: ngày họp {shown} là ngày nghỉ ({reason})")
    if held.year != program.year:
        say(f"Lưu ý: ngày họp {shown} không thuộc năm {program.year} của chương trình")
    elif held.month != (meeting["month"] or held.month):
        say(f"Lưu ý: ngày họp {shown} không khớp với tên: {meeting['title']}")


def letters_to(
    signed: Opened,
    opened: Opened,
    answers: Sequence["AgencyTasks"],
    months: Sequence[int],
    profile: str | None,
) -> list[Made]:
    """A letter to each agency that has tasks of some months, not settled, on a day of those to come; who gets none is told why.

    It cites the decisions, among those of the `signed` programme, that brought or changed its tasks, and is no older.
    """
    from datetime import date as day

    from ctr_cli.cycle.decisions import decisions_about
    from ctr_cli.cycle.meeting_days import past
    from ctr_cli.render.output import safe_name
    from ctr_cli.views.days import no_later_than
    from ctr_cli.views.papers import why_not_written_to
    from ctr_cli.views.program_paper import adjusted_note
    from ctr_cli.views.task_letter import letter_date, task_letter

    on = opened.on
    if on is not None:
        over = past(opened.program, day.fromisoformat(on), opened.recorded)
        answers = [_to_come(answer, over, on) for answer in answers]
    answers = still_to_do(signed, on, answers)
    date = letter_date(opened.program, opened.on)
    deadlines = opened.office.deadlines if opened.office else {}
    taken: set[str] = set()
    letters = []
    tasks = [task for answer in answers for task in answer["tasks"]]
    month = no_later_than(f"{date}-{months[0]:02d}", (task["date"] for task in tasks))
    first = date if "-" in date else month
    ids = {task["body"] for task in tasks if task["occasion"]}
    _say_unread(opened.program, (one.name for one in opened.program.bodies if one.id in ids))
    for answer in answers:
        agency = answer["agency"]["name"]
        names = {id for task in answer["tasks"] for id in (task["item"], task["meeting"])}
        cited = decisions_about(signed.program, names, on) if opened.adjusted else []
        chosen = chosen_profile(opened, profile, max([first, *(one.date for one in cited)]))
        if not answer["tasks"]:
            say(f"{agency}: không có việc nào, không viết công văn")
        elif reason := why_not_written_to(opened.program, chosen.profile, agency):
            say(f"{agency}: {reason}; xem việc: ctr tasks")
        else:
            name = safe_name(agency, taken)
            own = deadlines.get(answer["agency"]["id"])
            note = adjusted_note(cited)
            letter = task_letter(
                opened.program, answer, chosen.profile, months, name, own, on, note
            )
            letters.append(Made(letter, chosen))
    return letters


def _to_come(answer: "AgencyTasks", over: Collection[str], on: str) -> "AgencyTasks":
    """The tasks of an agency but for those of meetings that are over, unless they are due later."""
    every = answer["tasks"]
    tasks = [t for t in every if t["meeting"] not in over or (t["deadline"] or "") >= on]
    return {**answer, "tasks": tasks}


def deliver_papers(
    made: Sequence[Made],
    opened: Opened,
    format: PaperFormat,
    output: Path | None,
    name: str,
    *,
    force: bool,
) -> None:
    """Write papers into a folder (an output without an ending), one file each, or into one file.

    `name` is that of the one file when none is given. Nothing is written unless all can be.
    """
    papers = [one.paper for one in made]
    if not opened.program.issuer.name:
        say(
            f"Lưu ý: {opened.name} chưa ghi cơ quan ban hành, giấy tờ chừa trống chỗ ấy",
            "ghi ở issuer: name",
        )
    say_successor(opened.program, papers)
    if output is None or not is_folder(output):
        deliver_paper(written(papers, format, opened), output, f"{name}.{format}", force=force)
    else:
        files = {output / f"{p.name}.{format}": written([p], format, opened) for p in papers}
        deliver_all(files, force=force)
    for chosen in {one.chosen.profile.id: one.chosen for one in made}.values():
        say_profile(chosen)


def say_successor(program: "Program", papers: Iterable["Paper"]) -> None:
    """Tell of papers that another person signs than the programme, in the same post."""
    from ctr_cli.views.papers import successor_of

    name, own = successor_of(program), program.signature
    if name and own and any(paper.end["signer"] == name for paper in papers):
        say(
            f"Lưu ý: {own.post} ký là {name} (signer), chương trình do {own.name} ký",
            "giấy tờ của người ký chương trình thì bỏ signer ở ctr.yaml hoặc settings",
        )


def deliver_paper(content: str | bytes, output: Path | None, name: str, *, force: bool) -> None:
    """Write a paper: text to stdout unless a file is named, what is no text to a file of a name."""
    if isinstance(content, str):
        deliver(content, output, force=force)
    else:
        deliver_file(content, output, name, force=force)


def written(
    papers: Sequence["Paper"],
    format: PaperFormat,
    opened: Opened,
    words: "Printed | None" = None,
) -> str | bytes:
    """Papers in a format, in the user's own templates where there are any; `words` is the annual document."""
    if format == "docx":
        from ctr_cli.render.docx.paper import docx_of

        return docx_of(papers)
    if format == "html":
        from ctr_cli.render.paper_html import TEMPLATE, page_of

        return filled(TEMPLATE, page_of(papers), opened)
    from ctr_cli.render.pdf import PAPER, PROGRAM, pdf_of

    names = (PAPER, PROGRAM) if words else (PAPER,)
    templates: Mapping[str, Path] = {name: template_path(name, opened) for name in names}
    content, font = pdf_of(papers, templates, words=words)
    wanted = papers[0].profile.font
    if font != wanted:
        say(f"Phông chữ {font}: máy này không có {wanted}, hoặc phông ấy thiếu chữ")
    return content
