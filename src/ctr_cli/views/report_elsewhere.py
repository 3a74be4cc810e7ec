"""What was done in a period of what the programme has at another time: earlier than planned, or late."""

from ctr_cli.cycle.due import day_of
from ctr_cli.cycle.followed import YEAR
from ctr_cli.cycle.progress import Standing, progress
from ctr_cli.language.printed_dates import day_as_written
from ctr_cli.views.papers import wording
from ctr_cli.views.report_frame import Whole, meeting_of, text_of


def done_elsewhere(whole: Whole) -> list[Standing]:
    """The items that are none of the period's and were done in it; standing work is followed over the whole year."""
    ground, found = whole.ground, whole.found
    shown = {item.item.id for item in found.items}
    if not any(_is_in(whole, record.done) for record in ground.follow_up.items):
        return []
    return [
        item
        for item in progress(ground, found.on, YEAR).items
        if item.item.id not in shown and not item.item.meeting.every and _is_in(whole, item.done)
    ]


def elsewhere_words(whole: Whole, item: Standing) -> str:
    """An item with its meeting, when it was done and what came of it."""
    text: str = wording("report")["done"]["elsewhere_item"]
    day = day_as_written(item.done or "")
    return "; ".join(
        (
            text.format(text=text_of(item), meeting=meeting_of(whole.ground, item), day=day),
            *item.results,
        )
    )


def _is_in(whole: Whole, day: str | None) -> bool:
    done = day_of(day)
    months = whole.found.months
    return bool(done and done.year == whole.ground.program.year and done.month in months)
