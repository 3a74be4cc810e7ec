"""What is recorded of an item or a meeting, in a line for who recorded it."""

from collections.abc import Iterator

from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.agencies import Directory
from ctr_cli.model.follow_up import FollowUp, ItemRecord, Status, Unplanned, status_name
from ctr_cli.model.own_numbers import is_resolution


def item_words(follow_up: FollowUp, name: str, known: Directory) -> str:
    """What is recorded of an item, or of work outside the programme: `btv-3.8: Hoàn thành ngày 25/03/2026, 12-NQ/ĐU`."""
    record = _record(follow_up, name)
    if record is None:
        return f"{name}: chưa ghi gì"
    parts = [_state(record.status, record.done), record.result or "", record.note or ""]
    if isinstance(record, ItemRecord):
        names = {agency.id: agency.name for agency in known.agencies.values()}
        parts += [
            f"{names.get(r.agency, r.agency)}: {', '.join(filter(None, said))}"
            for r in record.reports
            if any(said := (_state(r.status, r.on), r.result, r.note))
        ]
    return f"{name}: {', '.join(filter(None, parts)) or 'chưa ghi gì'}"


def state_words(record: ItemRecord) -> str:
    """What the office recorded of an item: `Hoàn thành ngày 25/03/2026, 12-NQ/ĐU`."""
    return ", ".join(filter(None, (_state(record.status, record.done), record.result)))


def lost(before: FollowUp, after: FollowUp, name: str) -> Iterator[str]:
    """That the day on which something was done, or its result, stands no more, a line each."""
    was, now = (_said_of(_record(follow_up, name)) for follow_up in (before, after))
    for who, (done, result) in was.items():
        day_now, result_now = now.get(who, (None, None))
        if done and not day_now:
            yield f"Bỏ ngày xong {short_date(done)} đã ghi trước đó."
        if result and not result_now:
            yield f"Bỏ kết quả {result} đã ghi trước đó."


def _said_of(record: ItemRecord | Unplanned | None) -> dict[str, tuple[str | None, str | None]]:
    """The day and the result that the office, and each agency, recorded."""
    if record is None:
        return {}
    reports = record.reports if isinstance(record, ItemRecord) else []
    return {"": (record.done, record.result), **{r.agency: (r.on, r.result) for r in reports}}


def _record(follow_up: FollowUp, name: str) -> ItemRecord | Unplanned | None:
    """What is recorded of an item, or of work outside the programme, by its id."""
    items = {record.item: record for record in follow_up.items}
    return items.get(name) or next((w for w in follow_up.unplanned if w.id == name), None)


def _state(status: Status | None, day: str | None) -> str:
    name = status_name(status) if status else ""
    return f"{name} ngày {short_date(day)}".strip() if day else name


def meeting_words(follow_up: FollowUp, name: str, title: str) -> str:
    """What is recorded of a meeting: `btv-3 (Hội nghị … tháng 3/2026): họp ngày 25/03/2026 lúc 08:00`."""
    record = next(entry for entry in follow_up.meetings if entry.meeting == name)
    planned = record.date if record.held and record.date != record.held else None
    day = f"đã họp ngày {short_date(record.held)}" if record.held else ""
    day += f" (đã định ngày {short_date(planned)})" if planned else ""
    if not day and record.date:
        day = f"họp ngày {short_date(record.date)}"
    ending = "ban hành" if is_resolution(record.conclusion or "") else "kết luận"
    parts = [
        day,
        f"lúc {record.start}" if record.start else "",
        f"tại {record.place}" if record.place else "",
        f"chủ trì: {record.chair}" if record.chair else "",
        f"khách mời: {record.guests}" if record.guests else "",
        f"{ending}: {record.conclusion}" if record.conclusion else "",
    ]
    return f"{name} ({title}): {', '.join(filter(None, parts)) or 'chưa ghi ngày'}"
