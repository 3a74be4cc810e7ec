"""An agenda for a person at a terminal."""

from collections.abc import Iterator

from ctr_cli.language.letters import capitalised
from ctr_cli.language.printed_dates import roman_quarter, short_date
from ctr_cli.model.bodies import occasion
from ctr_cli.render.layout import Grid, Part, Piece, Styled
from ctr_cli.views.agenda import (
    STANDING,
    Agenda,
    ItemView,
    MeetingView,
    counted,
    held_and_standing,
)
from ctr_cli.views.sentences import (
    charged_view,
    deadline_said,
    meeting_line_view,
    new_topics,
    with_condition,
    without_items,
)


def agenda_text(agenda: Agenda, file: str, *, coming: bool = False) -> list[Part]:
    """The meetings one below the other: items numbered, conditions and agencies beside them.

    `coming` says that they are those that come next on the day.
    """
    heading = _heading(agenda)
    if coming:
        day = short_date(agenda["on"] or "")
        word = capitalised(occasion(agenda["meetings"][0]["body"]["name"]))
        heading = f"{word} sắp tới, tính từ ngày {day}: {counted(agenda['meetings'])}"
    parts: list[Part] = [[(heading, "bold")], []]
    held, standing = held_and_standing(agenda["meetings"])
    for meeting in held:
        parts += [*_meeting(meeting), []]
    if standing and held:
        parts += [[(STANDING.upper(), "bold")], []]
    for meeting in standing:
        parts += [*_meeting(meeting), []]
    return [*parts, [(f"Theo {file}", "dim")]]


def _heading(agenda: Agenda) -> str:
    if agenda["quarter"] is not None:
        when = f"quý {roman_quarter(agenda['quarter'])} năm {agenda['year']}"
    elif agenda["month"] is not None:
        when = f"tháng {agenda['month']} năm {agenda['year']}"
    else:
        when = f"năm {agenda['year']}"
    if not agenda["meetings"]:
        return f"Không có nội dung nào {when}."
    return f"Chương trình {when}: {counted(agenda['meetings'])}"


def _meeting(meeting: MeetingView) -> list[Part]:
    title = meeting["title"] + without_items(meeting["items"])
    parts: list[Part] = [[(title, "bold cyan"), (f"  {meeting['id']}", "dim")]]
    if meeting["date"]:
        known = (short_date(meeting["date"]), meeting["start"], meeting["place"])
        parts.append([(f"Ngày họp: {', '.join(filter(None, known))}", "")])
    if meeting["assignments"]:
        label, charged = meeting_line_view(meeting["assignments"])
        parts.append([(f"{label} ", "dim"), (charged, "green")])
    rows: list[tuple[Styled, Styled]] = []
    topics = new_topics(item["topic"] for item in meeting["items"])
    for item, topic in zip(meeting["items"], topics, strict=True):
        if topic:
            rows.append(([], [(topic, "bold")]))
        rows.append(([(f"{item['position']}.", "")], list(_item(item))))
    return [*parts, Grid(rows, right=(0,), least=4)]


def _item(item: ItemView) -> Iterator[Piece]:
    yield with_condition(with_condition(item["text"], item["condition"]), item["moved_note"]), ""
    for detail in item["details"]:
        yield f"\n+ {detail}", ""
    if item["assignments"]:
        yield f"\n→ {charged_view(item['assignments'])}", "green"
    if item["product"]:
        yield f"\nSản phẩm: {item['product']}", "dim"
    if item["deadline"] and not deadline_said(item["details"]):
        yield f"\nThời hạn: {short_date(item['deadline'])}", "dim"
