"""Work outside the programme, as a row without a code tells it."""

from ctr_cli.cycle.cells import one_line
from ctr_cli.language.keys import fold, plain, tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import short_date
from ctr_cli.language.typed import day_typed
from ctr_cli.model.agencies import Directory, find, names_in
from ctr_cli.model.follow_up import Unplanned
from ctr_cli.model.follow_up_sheet import GIVEN
from ctr_cli.model.program import Program
from ctr_cli.source.sheet import SheetRow

_MONTH = regex(r"(?:tháng )?(0?[1-9]|1[0-2])(?: ?/ ?(20\d\d))?")
_DAY = regex(r"20\d\d-\d\d-\d\d")


def entry_of(
    row: SheetRow, agency: str, program: Program, known: Directory
) -> tuple[Unplanned, SheetRow]:
    """The work in a row of an agency's sheet (empty: the office's), its cells to fill left out, and the row.

    What the follow-up has no place for, or nobody understands, stands in the row's note. The entry has
    no id yet.
    """
    cells = row.cells
    month = _month(cells.get("month", ""), program.year)
    body = _body(cells.get("meeting", ""), program)
    names = names_in(known, cells.get("agencies", ""))
    meant = {name: find(known, name) for name in names}
    ids = [agency] if agency else []
    ids += [found[0] for found in meant.values() if len(found) == 1]
    left = {name: cells.get(name, "") for name in GIVEN if name not in ("id", "text")}
    left["month"] = "" if month else left["month"]
    left["meeting"] = "" if body else left["meeting"]
    left["agencies"] = "; ".join(name for name, found in meant.items() if len(found) != 1)
    said = [f"{GIVEN[name]}: {_shown(text)}" for name, text in left.items() if text]
    note = "; ".join([*filter(None, [cells.get("note", "")]), *said])
    if said:
        row = row._replace(cells={**cells, "note": note})
    entry = Unplanned(
        id="ng-0",
        month=month,
        body=body,
        text=one_line(cells["text"]),
        agencies=list(dict.fromkeys(ids)),
    )
    return entry, row


def same_work(one: Unplanned, other: Unplanned) -> bool:
    """Whether two entries mean one work: as good as the same text, in a month that does not speak against it."""
    return _key(one) == _key(other) and (
        one.month == other.month or one.month is None or other.month is None
    )


def _key(entry: Unplanned) -> str:
    return tone_key(entry.text).rstrip(" .;,")


def _month(text: str, year: int) -> int | None:
    if day := day_typed(text, year):
        return day.month if day.year == year else None
    found = _MONTH.fullmatch(plain(text))
    return int(found[1]) if found and found[2] in (None, str(year)) else None


def _body(text: str, program: Program) -> str | None:
    """The body whose meeting a cell names: by its id or that of a meeting, or by its name or the beginning of it."""
    said = fold(text)
    if not said:
        return None
    for body in program.bodies:
        if plain(text).split("-")[0].strip() == body.id:
            return body.id
    names = {body.id: fold(body.name) for body in program.bodies}
    inside = [
        name for name, words in names.items() if words in said or f"{words} ".startswith(f"{said} ")
    ]
    return inside[0] if len(inside) == 1 else None


def _shown(text: str) -> str:
    return short_date(text) if _DAY.fullmatch(text) else text
