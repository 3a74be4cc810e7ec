"""What filled sheets change, and where they collide, in lines for a person."""

from collections.abc import Iterator

from ctr_cli.cycle.collecting import Change, Clash, Collected
from ctr_cli.cycle.due import day_of, due
from ctr_cli.cycle.followed import followed
from ctr_cli.cycle.official_day import as_told, held_days
from ctr_cli.cycle.progress import meeting_days
from ctr_cli.cycle.records import records_of
from ctr_cli.cycle.written_back import Subject
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.agencies import Directory
from ctr_cli.model.follow_up import FollowUp, Unplanned
from ctr_cli.model.follow_up_sheet import FILLED
from ctr_cli.model.program import Program


def change_lines(made: Collected, known: Directory) -> Iterator[str]:
    """What the sheets change: cells by sheet, and the work outside the programme that is new."""
    added = {entry.id for entry in made.added}
    sheet = None
    for change in made.changes:
        if change.subject.id in added:
            continue
        if change.sheet != sheet:
            sheet = change.sheet
            yield f"{sheet}:"
        yield f"  {_change_line(change, known)}"
    if made.added:
        yield "Việc ngoài chương trình, thêm mới:"
    for entry in made.added:
        yield f"  {_added_line(entry, known)}"


def conflict_lines(made: Collected, known: Directory) -> Iterator[str]:
    """The cells that both sides changed, each with its values."""
    for clash in made.conflicts:
        yield _conflict_line(clash, known)


def day_lines(program: Program, known: Directory, old: FollowUp, new: FollowUp) -> Iterator[str]:
    """Of which items the day they were done is told otherwise once agencies report theirs, and how late that is."""
    every = followed(program)
    was, now = records_of(old, every).of, records_of(new, every).of
    days, held = meeting_days(program, new), held_days(new)
    for item in every:
        before, after = was.get(item.id), now.get(item.id)
        if before is None or after is None or before.reports == after.reports:
            continue
        first, last = (
            as_told(known, program, item, record, days, held).done for record in (before, after)
        )
        if first == last or not first or not last:
            continue
        by = due(program.year, item, days.get(str(item.meeting.id)))
        late = ((day_of(last) or by) - by).days
        how = f"quá hạn {late} ngày" if late > 0 else "đúng hạn"
        yield (
            f"{item.id}: ngày xong {short_date(first)} nay tính là {short_date(last)} ({how}), theo ngày các "
            "cơ quan báo"
        )


def _change_line(change: Change, known: Directory) -> str:
    name = FILLED[change.column]
    if not change.old:
        return f"{_who(change.subject, known)}, {name}: {_said(change.column, change.new)}"
    old, new = (_said(change.column, text) for text in (change.old, change.new))
    return f"{_who(change.subject, known)}, {name}: {old} → {new}"


def _added_line(entry: Unplanned, known: Directory) -> str:
    when = f" (tháng {entry.month})" if entry.month else ""
    names = ", ".join(known.agencies[name].name for name in entry.agencies)
    return f"{entry.id}: {entry.text}{when}" + (f" — {names}" if names else "")


def _conflict_line(clash: Clash, known: Directory) -> str:
    column, base, ours, theirs = clash.conflict
    was = "không rõ" if base is None else _said(column, base)
    return (
        f"{_who(clash.subject, known)}, {FILLED[column]}: lúc xuất {was}; "
        f"{clash.other.where if clash.other else 'trong sổ'} {_said(column, ours)}; "
        f"{clash.source.where} {_said(column, theirs)}"
    )


def _who(subject: Subject, known: Directory) -> str:
    return f"{subject.id} ({known.agencies[subject.agency].name})" if subject.agency else subject.id


def _said(column: str, text: str) -> str:
    if not text:
        return "(trống)"
    return f"“{short_date(text) if column == 'done' else text}”"
