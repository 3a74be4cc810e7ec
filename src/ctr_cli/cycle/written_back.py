"""What was taken from sheets put into the follow-up, cell by cell, each into the record it is of."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from ctr_cli.cycle.cells import Around, values_of
from ctr_cli.cycle.followed import Followed
from ctr_cli.cycle.records import Records, guard_of
from ctr_cli.data.struct import Struct
from ctr_cli.model.follow_up import FollowUp, ItemRecord, Report, Unplanned
from ctr_cli.model.follow_up_sheet import Cells

Kept = TypeVar("Kept", ItemRecord, Report, Unplanned)


class Subject(Struct):
    """Whose cells: an item or work outside the programme, and the agency that reports (empty: the office)."""

    id: str
    agency: str


def written_back(
    follow_up: FollowUp,
    unplanned: Sequence[Unplanned],
    taken: Mapping[Subject, Cells],
    known: Mapping[str, Followed],
    records: Records,
    around: Around,
) -> FollowUp:
    """The follow-up with all cells that were taken; a record that is emptied stays, with its comments.

    `unplanned` is the work outside the programme as it is now, `known` the items of the year by their ids.
    """
    items, extra = list(follow_up.items), list(unplanned)
    for (name, agency), cells in taken.items():
        values = values_of(cells, around, of_report=bool(agency))
        if name not in known:
            _put(extra, "id", name, values)
            continue
        new = records.of.get(name) or ItemRecord(item=name, text=guard_of(known[name].signed))
        if agency:
            reports = list(_put(items, "item", new.item, {}, new).reports)
            _put(reports, "agency", agency, values, Report(agency=agency))
            values = {"reports": reports}
        _put(items, "item", new.item, values, new)
    return follow_up.model_copy(update={"items": items, "unplanned": extra})


def _put(
    records: list[Kept], key: str, name: str, values: Mapping[str, Any], new: Kept | None = None
) -> Kept:
    """Put values into the record of a name among others, or into a new one behind them; the record."""
    at = next((n for n, record in enumerate(records) if getattr(record, key) == name), len(records))
    if at == len(records) and new is not None:
        records.append(new)
    records[at] = records[at].model_copy(update=values)
    return records[at]
