"""Papers in Word: a file for each in a folder, or all of them in one file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ctr_cli.cli.delivery import deliver, deliver_file, say
from ctr_cli.cli.opening import Opened, chosen_profile, say_profile
from ctr_cli.model.errors import AccessError, CtrError, UsageError

if TYPE_CHECKING:
    from markupsafe import Markup

    from ctr_cli.model.program import Program
    from ctr_cli.source.profiles import Chosen
    from ctr_cli.views.agenda import MeetingView
    from ctr_cli.views.agenda_paper import When
    from ctr_cli.views.tasks import AgencyTasks


class Paper(NamedTuple):
    """A paper to write: its file name (no suffix), its title, its body, and the profile it obeys."""

    name: str
    title: str
    body: "Markup"
    chosen: "Chosen"


def agenda_of(
    opened: Opened, meeting: "MeetingView", when: "When", profile: str | None, number: int
) -> Paper:
    """The agenda of a meeting; `number` is its place among the papers of one file."""
    from ctr_cli.render.docx.agenda import agenda_body
    from ctr_cli.views.agenda_paper import agenda_date, agenda_paper

    program, when = opened.program, _settled(opened.program, meeting, when)
    chosen = chosen_profile(opened, profile, agenda_date(program, meeting, when))
    words = agenda_paper(program, meeting, chosen.profile, when)
    body = agenda_body(words, chosen.profile, number)
    return Paper(f"chuong-trinh-hoi-nghi-{meeting['id']}", meeting["title"], body, chosen)


def invitation_to(
    opened: Opened, meeting: "MeetingView", when: "When", profile: str | None, number: int
) -> Paper:
    """The invitation to a meeting; `number` as for an agenda."""
    from ctr_cli.render.docx.agenda import invitation_body
    from ctr_cli.views.agenda_paper import invitation, invitation_date

    program, when = opened.program, _settled(opened.program, meeting, when)
    chosen = chosen_profile(opened, profile, invitation_date(program, meeting, when))
    words = invitation(program, meeting, chosen.profile, when)
    body = invitation_body(words, chosen.profile, number)
    return Paper(f"giay-moi-{meeting['id']}", f"{words['kind']} {words['title']}", body, chosen)


def _settled(program: "Program", meeting: "MeetingView", when: "When") -> "When":
    """When a meeting is held, its own day included; what is odd about the time is pointed out."""
    from datetime import date

    from ctr_cli.views.agenda_paper import MINUTES_A_DAY
    from ctr_cli.views.deadlines import rest_day

    count, start, each = len(meeting["items"]), when["start"], when["each"]
    if start is not None and each is not None and start + count * each > MINUTES_A_DAY:
        message = f"{count} nội dung, mỗi nội dung {each} phút, kéo quá nửa đêm"
        raise UsageError(message, "giảm --minutes, hoặc cho khai mạc sớm hơn")
    day = when["day"] or meeting["date"]
    if day is None:
        return when
    try:
        held = date.fromisoformat(day)
    except ValueError:
        message = f"hội nghị {meeting['id']}: không có ngày {day}"
        raise CtrError(message, "sửa khóa date của hội nghị, hoặc ghi ngày bằng --date") from None
    shown = f"{held:%d/%m/%Y}"
    if reason := rest_day(held):
        say(f"Lưu ý: ngày họp {shown} là ngày nghỉ ({reason})")
    if (held.year, held.month) != (program.year, meeting["month"] or held.month):
        say(f"Lưu ý: ngày họp {shown} không khớp với tên hội nghị: {meeting['title']}")
    return {"day": day, "start": start, "each": each}


def letter_to(
    opened: Opened,
    answer: "AgencyTasks",
    name: str,
    months: Sequence[int],
    profile: str | None,
    number: int,
) -> Paper:
    """The letter to an agency about its tasks of some months; `name` is that of its file."""
    from ctr_cli.render.docx.tasks import letter_body
    from ctr_cli.views.task_letter import letter_date, task_letter

    program = opened.program
    date = letter_date(program, months)
    asked_for = date if "-" in date else f"{date}-{months[0]:02d}"
    chosen = chosen_profile(opened, profile, asked_for)
    words = task_letter(program, answer, chosen.profile, date)
    title = f"{words['about']} ({answer['agency']['name']})"
    return Paper(name, title, letter_body(words, chosen.profile, number), chosen)


def deliver_papers(
    papers: Sequence[Paper], opened: Opened, output: Path | None, name: str, *, force: bool
) -> None:
    """Write papers into a folder (an output without suffix), one file each, or into one file.

    `name` is that of the one file when none is given. Nothing is written unless all can be.
    """
    author = opened.program.issuer.name or ""
    if output is None or output.suffix or str(output) == "-":
        deliver_file(_file(papers, papers[0].title, author), output, f"{name}.docx", force=force)
    else:
        paths = [output / f"{paper.name}.docx" for paper in papers]
        existing = [str(path) for path in paths if path.exists()]
        if existing and not force:
            hint = "thêm --force để ghi đè, hoặc chọn thư mục khác"
            raise AccessError(f"đã có: {', '.join(existing)}", hint)
        for path, paper in zip(paths, papers, strict=True):
            deliver(_file([paper], paper.title, author), path, force=force)
    for chosen in {paper.chosen.profile.id: paper.chosen for paper in papers}.values():
        say_profile(chosen)


def _file(papers: Sequence[Paper], title: str, author: str) -> bytes:
    from ctr_cli.render.docx.paper import file_of

    bodies = [paper.body for paper in papers]
    return file_of(bodies, papers[0].chosen.profile, title=title, author=author)
