"""Filled sheets brought into the follow-up: merged cell by cell, with all that a person must see to.

An agency's sheet writes that agency's reports, the office's own the items themselves. Sheets are taken one
after the other: what one has brought is what the next one meets.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ctr_cli.cycle.asks import ask_doubt
from ctr_cli.cycle.cells import Around, cells_of, one_line, values_of, written
from ctr_cli.cycle.extra_work import entry_of, same_work
from ctr_cli.cycle.followed import Followed, followed, meetings_in_force
from ctr_cli.cycle.in_charge import works_on
from ctr_cli.cycle.merge import Conflict, Merged, merged
from ctr_cli.cycle.official_day import as_told, held_days
from ctr_cli.cycle.outcome import HANDED_IN, agencies_of
from ctr_cli.cycle.progress import Ground, meeting_days
from ctr_cli.cycle.records import records_of
from ctr_cli.cycle.row_doubts import misplaced, not_understood, remarks
from ctr_cli.cycle.taking_sides import Source, Takes, is_theirs
from ctr_cli.cycle.whose_sheet import may_be_of, named_otherwise, page_in_words
from ctr_cli.cycle.written_back import Subject, written_back
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain, tone_key
from ctr_cli.language.likeness import alike
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.follow_up import (
    FollowUp,
    ItemRecord,
    Report,
    Unplanned,
    is_of_year,
    status_meant,
)
from ctr_cli.model.follow_up_sheet import FILLED, GIVEN, HEADINGS, OFFICES_OWN, Cells, HiddenPage
from ctr_cli.source.filled_sheet import FilledSheet
from ctr_cli.source.sheet import SheetRow

_REPORTED = ("status", "done", "result")
"""What a report says of work: half of one and half of another is nobody's."""


class Change(Struct):
    """A cell that a sheet changes."""

    subject: Subject
    column: str
    old: str
    new: str
    sheet: str


class Clash(Struct):
    """A conflict in a row of a sheet; `other` is the row that has just brought our side, if one has."""

    subject: Subject
    conflict: Conflict
    source: Source
    other: Source | None


class Books(Struct):
    """What sheets are held against.

    `given` is what a sheet shows now of each id; `takes` which side wins.
    """

    ground: Ground
    given: Mapping[str, Cells]
    takes: Takes


@dataclass(slots=True)
class Collected:
    """What comes of some sheets.

    `problems` (Vietnamese) are rows and words nobody can understand; with one of them, or with a conflict,
    nothing may be written. `foreign` are the sheets of another programme, which must come alone, with the pages that tell of which. `told` is what a person should know all the same, `added` the new work outside
    the programme.
    """

    follow_up: FollowUp
    changes: list[Change] = field(default_factory=list)
    conflicts: list[Clash] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    foreign: dict[str, HiddenPage] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    added: list[Unplanned] = field(default_factory=list)


def collected(sheets: Iterable[FilledSheet], books: Books) -> Collected:
    """The follow-up with what some sheets say; nothing of it is written anywhere."""
    desk = _Desk(books, Collected(books.ground.follow_up))
    for sheet in sheets:
        page = _page_of(sheet, desk)
        if page is None:
            continue
        if refusal := _refusal(page, books):
            desk.made.foreign[f"{sheet.name}: {refusal}"] = page
            continue
        _tell_missing_columns(sheet, desk)
        for row in sheet.rows:
            _read(row, sheet, page.agency, desk)
    desk.made.follow_up = written_back(
        books.ground.follow_up, desk.unplanned, desk.taken, desk.items, desk.records, desk.around
    )
    return desk.made


class _Desk:
    """The cells as they are while sheets are taken, and which row of which sheet brought them."""

    def __init__(self, books: Books, made: Collected) -> None:
        self.books, self.made = books, made
        self.program, self.known, follow_up, _ = books.ground
        self.items = {item.id: item for item in followed(self.program)}
        self.records = records_of(follow_up, self.items.values())
        self.strays = {stray.record.item: stray.why for stray in self.records.strays}
        meetings = frozenset(str(meeting.id) for _, meeting in meetings_in_force(self.program))
        self.around = Around(self.program.year, meetings)
        self.unplanned = list(follow_up.unplanned)
        self.taken: dict[Subject, Cells] = {}
        self.days, self.held = meeting_days(self.program, follow_up), held_days(follow_up)
        self.brought: dict[tuple[Subject, str], Source] = {}

    def cells(self, subject: Subject, left: Cells | None) -> Cells:
        """What is recorded now, with what sheets have brought; of an item the day that its sheet shows, where it left
        with that.
        """
        record = self.record(subject)
        cells = cells_of(record)
        if isinstance(record, ItemRecord) and (item := self.items.get(subject.id)):
            shown = cells_of(self.as_told(item, record)).get("done", "")
            if left is None or left.get("done", "") == shown:
                cells["done"] = shown
        return cells | self.taken.get(subject, {})

    def as_told(self, item: Followed, record: ItemRecord) -> ItemRecord:
        """A record with the day on which its item was done, as every answer tells it."""
        return as_told(self.known, self.program, item, record, self.days, self.held)

    def record(self, subject: Subject) -> ItemRecord | Report | Unplanned | None:
        """What the follow-up holds of it."""
        extra = next((entry for entry in self.unplanned if entry.id == subject.id), None)
        record = self.records.of.get(subject.id)
        if extra or not subject.agency or record is None:
            return extra or record
        return next((r for r in record.reports if r.agency == subject.agency), None)


def _page_of(sheet: FilledSheet, desk: _Desk) -> HiddenPage | None:
    """Whose a sheet is; None, with a problem told, where nobody can know whether an agency or the office filled it."""
    program, known = desk.program, desk.known
    if sheet.page:
        if other := named_otherwise(sheet, sheet.page, known):
            desk.made.problems.append(f"{sheet.name}: {other}")
        return sheet.page
    page = page_in_words(sheet, program, known)
    codes = {_code(row) for row in sheet.rows}
    mine = [item for item in desk.items.values() if item.id in codes]
    lost = f"{sheet.name}: không còn trang ẩn của bảng đã xuất"
    if not page.agency and (may_be := may_be_of(sheet, mine, known)):
        names = ", ".join(known.agencies[name].name for name in may_be)
        desk.made.problems.append(
            f"{lost}, dòng nào cũng giao cho {names} nên chưa rõ ai điền; ghi tên cơ quan điền, hoặc "
            f"“{OFFICES_OWN}”, vào một dòng trên dòng đầu cột của bảng"
        )
        return None
    whose = known.agencies[page.agency].name if page.agency else "Văn phòng"
    desk.made.told.append(
        f"{lost}, coi là bảng của {whose}; ô nào sổ đã ghi mà bảng ghi khác thì phải chọn"
    )
    return page


def _refusal(page: HiddenPage, books: Books) -> str:
    """Why a sheet is not one of this programme, or nothing."""
    program, known = books.ground.program, books.ground.known
    if page.year != program.year:
        return f"bảng của năm {page.year}, chương trình đang mở là năm {program.year}"
    if tone_key(page.issuer) != tone_key(program.issuer.name or ""):
        return f"bảng của {page.issuer}, không phải của {program.issuer.name}"
    if page.agency and page.agency not in known.agencies:
        return f"bảng của cơ quan mã {page.agency}, chương trình không có cơ quan này"
    return ""


def _tell_missing_columns(sheet: FilledSheet, desk: _Desk) -> None:
    missing = [FILLED[name] for name in FILLED if sheet.rows and name not in sheet.rows[0].cells]
    if missing:
        desk.made.told.append(
            f"{sheet.name}: không có cột {', '.join(missing)} nên không đọc cột ấy"
        )


def _read(row: SheetRow, sheet: FilledSheet, agency: str, desk: _Desk) -> None:
    """Take one row: of an item, of work outside the programme, or of neither."""
    where = f"{sheet.name}, dòng {row.number}"
    name = _code(row)
    if not _is_of(agency, name, sheet, desk):
        whose = desk.known.agencies[agency].name
        desk.made.problems.append(
            f"{where}: {name} không giao cho {whose}, cũng không có trong bảng đã gửi"
        )
    elif name in desk.items or any(entry.id == name for entry in desk.unplanned):
        base = sheet.base.get(name)
        _tell_amended(name, row, base, desk, where)
        of_item = name in desk.items
        _merge(Subject(name, agency if of_item else ""), row, base, sheet, desk)
    elif name:
        near = ", ".join(alike(name, desk.items))
        meant = f"; có phải {near}?" if near else ""
        desk.made.problems.append(
            f"{where}: chương trình không có nội dung mã “{row.cells['id']}”{meant}"
        )
    elif row.cells.get("text"):
        _take_extra_work(row, sheet, agency, desk, where)
    else:
        _refuse_nameless(row, desk, where)


def _code(row: SheetRow) -> str:
    return plain(row.cells["id"]).replace(" ", "")


def _is_of(agency: str, name: str, sheet: FilledSheet, desk: _Desk) -> bool:
    """Whether a row may stand in a sheet: an agency answers for what it was sent, or is charged with now."""
    if not agency or name not in desk.items or name in sheet.base:
        return True
    return works_on(desk.known, agency, agencies_of(desk.known, desk.items[name]))


def _merge(
    subject: Subject, row: SheetRow, base: Cells | None, sheet: FilledSheet, desk: _Desk
) -> None:
    """Take what a row changes; what both sides changed is settled as the person said, or is a conflict."""
    where = f"{sheet.name}, dòng {row.number} ({subject.id})"
    source = Source(sheet.file, f"{sheet.name} dòng {row.number}")
    theirs = _understood(row, base, desk, where)
    left = base and {column: written(column, base[column], desk.around) or "" for column in base}
    ours = desk.cells(subject, left)
    result = merged(left, ours, theirs)
    taken, unsettled = dict(result.taken), False
    for conflict in (*result.conflicts, *_undone(result, left, ours, theirs)):
        other = desk.brought.get((subject, conflict.column))
        if other and other.file == sheet.file:
            desk.made.problems.append(f"{where}: {_told_twice(conflict, other)}")
            continue
        wins = is_theirs(desk.books.takes, subject.id, sheet.file, other)
        part = _REPORTED if conflict.column in _REPORTED else (conflict.column,)
        if wins:
            taken[conflict.column] = conflict.theirs
        elif wins is None:
            unsettled = True
            desk.made.conflicts.append(Clash(subject, conflict, source, other))
        else:
            taken = {column: new for column, new in taken.items() if column not in part}
    if taken and subject.id in desk.strays:
        desk.made.problems.append(f"{where}: {_stray(subject.id, desk)}")
    for column, new in taken.items():
        desk.taken.setdefault(subject, {})[column] = new
        desk.brought[subject, column] = source
        _tell_odd_ask(subject, column, new, desk)
        old = ours.get(column, "")
        desk.made.changes.append(Change(subject, column, old, new, sheet.name))
    if wrong := misplaced(taken, ours):
        desk.made.problems.append(f"{where}: {wrong}")
    said = (
        {"status": row.cells.get("status", "")}
        | cells_of(desk.record(subject))
        | desk.taken.get(subject, {})
    )
    # A day that nobody understands is told as that alone.
    said["done"] = said.get("done") or row.cells.get("done", "")
    item = desk.items.get(subject.id)
    if not unsettled:
        more = remarks(taken, said, item, desk.program.year)
        desk.made.told += [f"{where}: {text}" for text in more]


def _undone(result: Merged, left: Cells | None, ours: Cells, theirs: Cells) -> Iterator[Conflict]:
    """The day of what our side has as done, where a sheet says in conflict with it that it is not."""
    said = next((one.theirs for one in result.conflicts if one.column == "status"), None)
    day = ours.get("done")
    if said is not None and status_meant(said) not in HANDED_IN and day and "done" not in theirs:
        was = None if left is None else left.get("done", "")
        yield Conflict("done", was, day, "")


def _told_twice(conflict: Conflict, other: Source) -> str:
    """That two rows of one file say otherwise of one thing: only whoever filled it knows which is right."""
    column, _, ours, theirs = conflict
    return f"{FILLED[column]} “{theirs}” khác “{ours}” ở {other.where}; bỏ một dòng"


def _tell_odd_ask(subject: Subject, column: str, words: str, desk: _Desk) -> None:
    """Tell of a request that leads nowhere; it is kept as it was made."""
    item = desk.items.get(subject.id)
    ask = values_of({column: words}, desk.around, of_report=True).get("ask")
    if item and ask and (doubt := ask_doubt(ask, item.meeting)):
        desk.made.told.append(f"{subject.id}: đề nghị “{words}”: {doubt}")


def _stray(name: str, desk: _Desk) -> str:
    why = {"guard": "những chữ đầu của một nội dung khác", "twice": "hai lần"}
    said = why.get(desk.strays[name], "sai")
    return f"sổ theo dõi ghi mã {name} với {said} nên chưa biết ghi vào đâu; sửa sổ trước (ctr validate)"


def _understood(row: SheetRow, base: Cells | None, desk: _Desk, where: str) -> Cells:
    """The cells that a row fills or changes, as the follow-up writes them; what nobody understands is a problem.

    An empty cell of a row that nobody knows the base of answers nothing.
    """
    cells = {}
    for column in FILLED:
        raw = row.cells.get(column)
        if raw is None or raw == (base or {}).get(column, ""):
            continue
        said = written(column, raw, desk.around)
        if said is None:
            desk.made.problems.append(f"{where}: {not_understood(column, raw, desk.program.year)}")
        elif column == "done" and said and not is_of_year(said, desk.program.year):
            wrong = f"ngày {short_date(said)} không thuộc năm {desk.program.year}"
            desk.made.problems.append(f"{where}: {wrong}")
        else:
            cells[column] = said
    return cells


def _tell_amended(name: str, row: SheetRow, base: Cells | None, desk: _Desk, where: str) -> None:
    """Tell what a row changes of that which only a decision, or the office, may change."""
    now = desk.books.given.get(name, {})
    was: Mapping[str, str] = base if base is not None else now
    for column in GIVEN:
        new = one_line(row.cells.get(column, ""))
        known = [one_line(cells.get(column, "")) for cells in (was, now)]
        if column == "id" or column not in was or new in known:
            continue
        how = {"text": f"ctr amend reword {name}", "meeting": f"ctr amend move {name}"}.get(column)
        ask = f"đây là đề nghị điều chỉnh: {how} …" if how else "cột này không đọc lại"
        desk.made.told.append(
            f"{where} ({name}): {HEADINGS[column]} sửa từ “{was[column]}” thành “{new}”, chưa ghi; {ask}"
        )


def _refuse_nameless(row: SheetRow, desk: _Desk, where: str) -> None:
    """A row without code and text: of several cells it is a record nobody can place, of one a line under the table."""
    texts = [text for text in row.cells.values() if text]
    if len(texts) > 1:
        desk.made.problems.append(
            f"{where}: có chữ ({'; '.join(texts)}) nhưng không có Mã và Nội dung"
        )
    else:
        desk.made.told.append(f"{where}: không có Mã và Nội dung, không đọc “{texts[0]}”")


def _take_extra_work(
    row: SheetRow, sheet: FilledSheet, agency: str, desk: _Desk, where: str
) -> None:
    """Work outside the programme: put to that which is the same, or new under the next free id."""
    text = tone_key(row.cells["text"])
    if twin := next(
        (n for n, c in desk.books.given.items() if tone_key(c["text"]) == text and n in desk.items),
        None,
    ):
        desk.made.problems.append(
            f"{where}: không có Mã nhưng Nội dung là của {twin}; ghi lại Mã, hoặc viết khác đi nếu là việc khác"
        )
        return
    entry, row = entry_of(row, agency, desk.program, desk.known)
    at = next((n for n, other in enumerate(desk.unplanned) if same_work(other, entry)), None)
    if at is None:
        entry = entry.model_copy(update={"id": _next_id(desk)})
        desk.unplanned.append(entry)
        desk.made.added.append(entry)
    else:
        entry = desk.unplanned[at] = _joined(desk.unplanned[at], entry, desk)
    _merge(Subject(entry.id, ""), row, None, sheet, desk)


def _joined(old: Unplanned, new: Unplanned, desk: _Desk) -> Unplanned:
    """Work that another row tells too, with the agencies of both."""
    more = [name for name in new.agencies if name not in old.agencies]
    if not more:
        return old
    names = ", ".join(desk.known.agencies[name].name for name in more)
    desk.made.told.append(f"{old.id}: {names} cũng làm việc này")
    return old.model_copy(update={"agencies": [*old.agencies, *more]})


def _next_id(desk: _Desk) -> str:
    numbers = [int(e.id[3:]) for e in desk.unplanned if re.fullmatch(r"ng-\d+", e.id)]
    return f"ng-{max(numbers, default=0) + 1}"
