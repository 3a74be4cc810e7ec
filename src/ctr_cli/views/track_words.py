"""What is recorded of an item or a meeting, in a line for who recorded it."""

from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.follow_up import FollowUp, ItemRecord, Status, Unplanned, status_name


def item_words(follow_up: FollowUp, name: str) -> str:
    """What is recorded of an item, or of work outside the programme: `btv-3.8: Hoàn thành ngày 25/03/2026, 12-NQ/ĐU`."""
    records: list[ItemRecord | Unplanned] = [*follow_up.items, *follow_up.unplanned]
    for record in records:
        if name in (getattr(record, "item", None), getattr(record, "id", None)):
            parts = [_state(record.status, record.done), record.result or "", record.note or ""]
            if isinstance(record, ItemRecord):
                parts += [
                    f"{report.agency}: {_state(report.status, report.on)}"
                    for report in record.reports
                    if report.status
                ]
            return f"{name}: {', '.join(filter(None, parts)) or 'chưa ghi gì'}"
    return f"{name}: chưa ghi gì"


def _state(status: Status | None, day: str | None) -> str:
    name = status_name(status) if status else ""
    return f"{name} ngày {short_date(day)}".strip() if day else name


def meeting_words(follow_up: FollowUp, name: str) -> str:
    """What is recorded of a meeting: `btv-3: họp ngày 25/03/2026 lúc 08:00 tại Hội trường`."""
    record = next(entry for entry in follow_up.meetings if entry.meeting == name)
    day = f"đã họp ngày {short_date(record.held)}" if record.held else ""
    if not day and record.date:
        day = f"họp ngày {short_date(record.date)}"
    parts = [
        day,
        f"lúc {record.start}" if record.start else "",
        f"tại {record.place}" if record.place else "",
        f"chủ trì: {record.chair}" if record.chair else "",
        f"khách mời: {record.guests}" if record.guests else "",
        f"kết luận: {record.conclusion}" if record.conclusion else "",
    ]
    return f"{name}: {', '.join(filter(None, parts)) or 'chưa ghi ngày'}"
