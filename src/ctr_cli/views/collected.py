"""What filled sheets change, and where they collide, in lines for a person."""

from collections.abc import Iterator

from ctr_cli.cycle.collecting import Change, Clash, Collected, Subject
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.agencies import Directory
from ctr_cli.model.follow_up import Unplanned
from ctr_cli.model.follow_up_sheet import FILLED


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
        f"{clash.ours_from or 'trong sổ'} {_said(column, ours)}; "
        f"{clash.sheet} dòng {clash.row} {_said(column, theirs)}"
    )


def _who(subject: Subject, known: Directory) -> str:
    return f"{subject.id} ({known.agencies[subject.agency].name})" if subject.agency else subject.id


def _said(column: str, text: str) -> str:
    if not text:
        return "(trống)"
    return f"“{short_date(text) if column == 'done' else text}”"
