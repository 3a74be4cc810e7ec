"""An agenda for a person at a terminal."""

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from ctr_cli.language.letters import capitalised
from ctr_cli.language.printed_dates import roman_quarter, short_date
from ctr_cli.model.bodies import occasion
from ctr_cli.views.agenda import (
    STANDING,
    Agenda,
    ItemView,
    MeetingView,
    counted,
    held_and_standing,
)
from ctr_cli.views.document import charged_view, new_topics, with_condition, with_note


def agenda_text(agenda: Agenda, file: str, *, coming: bool = False) -> RenderableType:
    """The meetings one below the other: items numbered, conditions and agencies beside them.

    `coming` says that they are those that come next on the day.
    """
    heading = _heading(agenda)
    if coming:
        day = short_date(agenda["on"] or "")
        word = capitalised(occasion(agenda["meetings"][0]["body"]["name"]))
        heading = f"{word} sắp tới, tính từ ngày {day}: {counted(agenda['meetings'])}"
    parts: list[RenderableType] = [Text(heading, style="bold"), Text()]
    held, standing = held_and_standing(agenda["meetings"])
    for meeting in held:
        parts += [*_meeting(meeting), Text()]
    if standing and held:
        parts += [Text(STANDING.upper(), style="bold"), Text()]
    for meeting in standing:
        parts += [*_meeting(meeting), Text()]
    parts.append(Text(f"Theo {file}", style="dim"))
    return Group(*parts)


def _heading(agenda: Agenda) -> str:
    if agenda["quarter"] is not None:
        when = f"quý {roman_quarter(agenda['quarter'])} năm {agenda['year']}"
    elif agenda["month"] is not None:
        when = f"tháng {agenda['month']} năm {agenda['year']}"
    else:
        when = f"năm {agenda['year']}"
    if not agenda["meetings"]:
        return f"Không có hội nghị nào {when}."
    return f"Chương trình {when}: {counted(agenda['meetings'])}"


def _meeting(meeting: MeetingView) -> list[RenderableType]:
    title = Text(meeting["title"], style="bold cyan")
    title.append(f"  {meeting['id']}", style="dim")
    parts: list[RenderableType] = [title]
    if meeting["date"]:
        parts.append(Text(f"Ngày họp: {short_date(meeting['date'])}"))
    if meeting["assignments"]:
        shared = Text("Cơ quan chuẩn bị, phối hợp: ", style="dim")
        shared.append(charged_view(meeting["assignments"], plain=True), style="green")
        parts.append(shared)
    table = Table.grid(padding=(0, 1))
    table.add_column(justify="right", width=4, no_wrap=True)
    table.add_column(ratio=1)
    topics = new_topics(item["topic"] for item in meeting["items"])
    for item, topic in zip(meeting["items"], topics, strict=True):
        if topic:
            table.add_row("", Text(topic, style="bold"))
        table.add_row(f"{item['position']}.", _item(item))
    return [*parts, table]


def _item(item: ItemView) -> Text:
    sentence = with_condition(item["text"], item["condition"])
    text = Text(with_note(sentence, item["moved_note"]))
    for detail in item["details"]:
        text.append(f"\n+ {detail}")
    if item["assignments"]:
        text.append(f"\n→ {charged_view(item['assignments'])}", style="green")
    if item["product"]:
        text.append(f"\nSản phẩm: {item['product']}", style="dim")
    if item["deadline"]:
        text.append(f"\nThời hạn: {short_date(item['deadline'])}", style="dim")
    return text
