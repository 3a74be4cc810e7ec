"""The tables of a report: the figures of each agency, and every item with how it came out."""

from collections.abc import Iterable, Sequence
from itertools import count

from ctr_cli.cycle.progress import Standing, totals
from ctr_cli.language.letters import capitalised, lowered
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.model.follow_up import Unplanned, status_name
from ctr_cli.model.profile import Profile
from ctr_cli.views.blocks import Column, Row, Sheet, Table, table, whole_table
from ctr_cli.views.papers import column, wording
from ctr_cli.views.program import called_in
from ctr_cli.views.report import shares
from ctr_cli.views.report_frame import Whole, by_meeting, named
from ctr_cli.views.sentences import charged, no_stop, said_of_all
from ctr_cli.views.status import Line, row, work_row


def report_tables(whole: Whole) -> list[Sheet]:
    """The figures by agency and the annex, as sheets of a workbook."""
    words, day = wording("report"), day_as_written(whole.found.on.isoformat())
    title = words["title"].format(program=called_in(whole.ground.program, whole.found.months))
    head = f"{capitalised(title)} {words['as_of'].format(day=day)}"
    tables = {"figures": agency_table(whole), "annex": _annex_sheet(whole)}
    return [Sheet(words["sheets"][key], head, table) for key, table in tables.items()]


def agency_table(whole: Whole) -> Table:
    """The figures of each agency, and in the last row those of the programme; columns of zeros are left out."""
    ground, found, _, profile = whole
    words = wording("report")
    known = ground.known.agencies
    counted = [(known[share["agency"]].name, share["totals"]) for share in shares(ground, found)]
    counted.append((words["figures"]["whole"], totals(found.items)))
    sums = [
        (entry["name"], [summed(counts, set(entry["states"])) for _, counts in counted])
        for entry in words["columns"]
    ]
    kept = [(name, numbers) for name, numbers in sums if any(numbers)]
    width = profile.table.columns["count"]
    columns = [column(profile, "agency", "table_text")]
    columns += [Column(name, "table_center", width) for name, _ in kept]
    rows = [
        Row(([capitalised(name)], *([f"{numbers[at]}"] for _, numbers in kept)))
        for at, (name, _) in enumerate(counted)
    ]
    return table(columns, rows, profile)


def summed(counts: dict[str, int], states: Iterable[str]) -> int:
    """How many items are in one of some states."""
    return sum(counts[state] for state in states)


_ON_PAPER = ("position", "item", "charged", "due", "state", "finished", "paper", "note")
_IN_BOOK = ("position", "item", "where", "charged", "due", "state", "finished", "paper", "note")
_CENTRED = ("position", "due", "finished")
Entry = dict[str, str]
"""What the columns hold of an item, or of some work."""


def annex_table(whole: Whole, profile: Profile) -> Table:
    """The items under their meetings, then the work outside the programme: eight columns, to fill by hand too.

    Who works on all of a meeting's items stands with the meeting; where that leaves nobody for the column of
    agencies, there is none.
    """
    rows: list[Row | Entry] = []
    for title, items in by_meeting(whole):
        entries = [_of_item(whole, item) for item in items]
        one = said_of_all([entry["charged"] for entry in entries])
        rows.append(Row(([text for text in (title, capitalised(one)) if text],), across=True))
        rows += [{**entry, "charged": "" if one else entry["charged"]} for entry in entries]
    works = [_of_work(whole, work) for work in whole.found.unplanned]
    if works:
        rows.append(Row(([wording("report")["annex_unplanned"]],), across=True))
    return _whole_table(_ON_PAPER, [*rows, *works], profile)


def _annex_sheet(whole: Whole) -> Table:
    """The same in rows of one kind, to filter and to sort."""
    entries = [_of_item(whole, item) for _, items in by_meeting(whole) for item in items]
    entries += [_of_work(whole, work) for work in whole.found.unplanned]
    return _whole_table(_IN_BOOK, entries, whole.profile)


def _whole_table(wanted: Sequence[str], entries: Sequence[Row | Entry], profile: Profile) -> Table:
    """A table with its columns, those that nobody has filled yet too; without that of agencies where none is charged."""
    some = any(entry["charged"] for entry in entries if not isinstance(entry, Row))
    names = [name for name in wanted if some or name != "charged"]
    number = count(1)
    rows = [
        entry if isinstance(entry, Row) else _cells(entry, next(number), names) for entry in entries
    ]
    columns = [
        column(profile, name, "table_center" if name in _CENTRED else "table_text")
        for name in names
    ]
    return whole_table(columns, rows, profile)


def _of_item(whole: Whole, item: Standing) -> Entry:
    """What the columns hold of an item."""
    return _of_line(row(whole.ground, item), charged(item.item.charged, plain=True))


def _of_work(whole: Whole, work: Unplanned) -> Entry:
    return _of_line(work_row(whole.ground, work), named(whole.ground.known, work.agencies))


def _of_line(entry: Line, who: str) -> Entry:
    return {
        "item": entry.text,
        "where": entry.meeting,
        "charged": who,
        "due": day_as_written(entry.due) if entry.due else "",
        "state": entry.state,
        "finished": day_as_written(entry.done) if entry.done else "",
        "paper": entry.result,
        "note": entry.note,
    }


def _cells(entry: Entry, number: int, names: Sequence[str]) -> Row:
    texts = [f"{number}", *(entry[name] for name in names[1:])]
    return Row(tuple([text] if text else [] for text in texts))


def work_words(work: Unplanned) -> str:
    """How some work outside the programme stands: `hoàn thành ngày 15/7/2026, 12-NQ/ĐU`."""
    state = lowered(status_name(work.status)) if work.status else ""
    day = f"ngày {day_as_written(work.done)}" if work.done else ""
    note = no_stop(work.note) if work.note else ""
    return ", ".join(filter(None, (f"{state} {day}".strip(), work.result or "", note)))
