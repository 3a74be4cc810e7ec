"""What `ctr track` writes into: a programme with its follow-up, and what a person who records something speaks of."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ctr_cli.cli.delivery import say
from ctr_cli.cli.moved_away import meant_now
from ctr_cli.cli.opening import Opened, open_program
from ctr_cli.data.struct import Struct
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.followed import Followed
    from ctr_cli.cycle.records import Records
    from ctr_cli.cycle.replay import Replay
    from ctr_cli.model.program import Body, Meeting
    from ctr_cli.source.follow_up import Found

_MOST_NAMED = 6


class Book(Struct):
    """A programme with its follow-up, and what may be spoken of, by ids."""

    opened: Opened
    found: "Found"
    items: "dict[str, Followed]"
    records: "Records"
    replay: "Replay"
    meetings: "dict[str, tuple[Body, Meeting]]"


def open_book(program: Path | None, on: str | None) -> Book:
    """The programme that is asked, with its follow-up to be written into."""
    from ctr_cli.cli.editing import follow_up_to_write
    from ctr_cli.cycle.followed import followed
    from ctr_cli.cycle.records import records_of
    from ctr_cli.cycle.replay import replayed

    opened = open_program(program, on)
    found = follow_up_to_write(opened)
    items = followed(opened.program)
    replay = replayed(opened.program)
    return Book(
        opened,
        found,
        {item.id: item for item in items},
        records_of(found.follow_up, items),
        replay,
        {str(met.id): (body, met) for body in replay.program.bodies for met in body.meetings},
    )


def meant(book: Book, target: str) -> str:
    """The id of the item, the meeting or the unplanned work a person means."""
    from ctr_cli.model.meant import meeting_meant
    from ctr_cli.model.meetings import id_meant
    from ctr_cli.views.agenda import meetings_like
    from ctr_cli.views.change_words import number_note

    unplanned = [entry.id for entry in book.found.follow_up.unplanned]
    ids = [*book.items, *book.meetings, *unplanned]
    name, replay = id_meant(target, ids), book.replay
    if name not in ids and id_meant(target, replay.board.slots) not in replay.board.slots:
        name = meeting_meant(replay.program, meant_now(book.opened.program, None, target))
    if name in ids:
        if note := number_note(replay.program, name, target):
            say(f"Lưu ý: {note}")
        return name
    every = replay.board.items
    if id_meant(target, every) in every:
        message = f"{target} là nội dung để ngỏ, không theo dõi"
        raise UsageError(message, "việc phát sinh ghi ở unplanned của tệp theo dõi")
    if id_meant(target, replay.board.slots) in replay.board.slots:
        name = id_meant(target, replay.board.slots)
        hint = f"đưa trở lại thì ghi trước: ctr amend move {name} --to THÁNG"
        raise UsageError(f"{name} không còn trong chương trình", hint)
    message = f"không có nội dung hay {book.opened.meetings_said} nào mã “{target}”"
    said = [item for item in book.items.values() if not item.gone and _holds(item, target)]
    if said:
        near = "; ".join(f"{item.id} ({_first_words(item)})" for item in said[:_MOST_NAMED])
        raise UsageError(message, f"gõ mã của nội dung: {near}")
    raise UsageError(message, meetings_like(replay.program, target, ids))


def _holds(item: "Followed", words: str) -> bool:
    """Whether some words stand in an item in their order, whatever its case, marks and signs."""
    from ctr_cli.language.keys import fold

    said = fold(words)
    return " " in said and f" {said} " in f" {fold(item.item.text)} "


def items_before(book: Book, meeting: str) -> list[str]:
    """The ids of the items that stand before a meeting."""
    return [item.id for item in book.items.values() if item.meeting.id == meeting and not item.gone]


def refuse_of_item(book: Book, name: str, spare: dict[str, Any]) -> None:
    """Raise `UsageError` for what is said of a whole meeting, or a part of a field of work, and holds of an item alone."""
    from ctr_cli.model.bodies import is_field

    wrong = _given(spare)
    if not wrong:
        return
    body, ids = book.meetings[name][0], items_before(book, name)
    works = is_field(body.name)
    what = f"mảng việc {body.name}" if works else book.opened.meetings_said
    listed = "; ".join(f"{one} ({_first_words(book.items[one])})" for one in ids[:_MOST_NAMED])
    more = "; …" if len(ids) > _MOST_NAMED else ""
    held = "" if works else f"; họp xong cả: ctr track {name} --held NGÀY"
    hint = (
        f"ghi từng nội dung theo mã: {listed}{more}{held}" if ids else "chưa có nội dung nào ở đó"
    )
    raise UsageError(f"{wrong} là của từng nội dung; {name} là {what}", hint)


def refuse(name: str, kind: str, spare: dict[str, Any], asked: dict[str, Any]) -> None:
    """Raise `UsageError` for options of another kind of thing, or where none of its own is given."""
    wrong = _given(spare)
    options = ", ".join(f"--{key}" for key in asked)
    if wrong:
        raise UsageError(f"{wrong} không dùng với {kind} ({name})", f"dùng: {options}")
    if not _given(asked):
        raise UsageError(f"chưa ghi gì về {kind} {name}", f"thêm một trong: {options}")


def _given(options: dict[str, Any]) -> str:
    """Those of some options that were typed."""
    return ", ".join(f"--{key}" for key, value in options.items() if value is not None)


def _first_words(item: "Followed") -> str:
    from ctr_cli.cycle.records import guard_of

    return guard_of(item.item.text)
