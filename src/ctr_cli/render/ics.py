"""A year's calendar as iCalendar (RFC 5545), for Outlook, Google Calendar and phones."""

from calendar import monthrange
from datetime import UTC, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from ctr_cli.views.calendar import Calendar, Event, Repeat

if TYPE_CHECKING:
    import icalendar

_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_VIETNAM = timezone(timedelta(hours=7))
HALF_DAYS = ((11, 30), (17, 0))
"""When the morning and the afternoon of a working day end."""
ALARMS = (timedelta(days=-7, hours=8), timedelta(days=-1, hours=8))
"""When a phone reminds of a deadline, counted from midnight of its day: at 8 a week and a day before."""


def ics(calendar: Calendar) -> bytes:
    """The bytes of an `.ics` file; the only clock in it is the document's date."""
    import icalendar

    whole = icalendar.Calendar()
    whole.add("prodid", "-//ctr//Chuong trinh cong tac//VI")
    whole.add("version", "2.0")
    whole.add("calscale", "GREGORIAN")
    whole.add("method", "PUBLISH")
    whole.add("x-wr-calname", _one_line(calendar["name"]))
    stamp = datetime.combine(calendar["as_of"], time(), UTC)
    for event in calendar["events"]:
        whole.add_component(_event(event, stamp))
    return bytes(whole.to_ical())


def _event(event: Event, stamp: datetime) -> "icalendar.Event":
    import icalendar

    entry = icalendar.Event()
    entry.add("uid", event["uid"])
    entry.add("dtstamp", stamp)
    again = event["repeats"]
    if again:
        entry.add("rrule", _rule(event, again))
    if event["begins"]:
        # An event without an end takes no time (RFC 5545, 3.6.1), and nobody would be seen to be busy.
        # What comes again keeps the hour of the place: its days of the week are those of its own clock.
        begin, end = _begin(event), _end(event)
        entry.add("dtstart", begin.replace(tzinfo=None) if again else begin.astimezone(UTC))
        entry.add("dtend", end.replace(tzinfo=None) if again else end.astimezone(UTC))
    else:
        entry.add("dtstart", event["start"])
        entry.add("dtend", event["end"])
    if event["place"]:
        entry.add("location", _one_line(event["place"]))
    # A calendar takes a changed day for newer only when the sequence grew (RFC 5545, 3.8.7.4).
    entry.add("sequence", event["sequence"])
    entry.add("summary", _one_line(event["title"]))
    entry.add("description", "\n".join(event["lines"]))
    entry.add("categories", [_one_line(event["body"])])
    # A month in which a meeting will fall must not show as a month without a free hour.
    busy = event["begins"] is not None
    entry.add("transp", "OPAQUE" if busy else "TRANSPARENT")
    entry.add("x-microsoft-cdo-busystatus", "BUSY" if busy else "FREE")
    if event["kind"] == "deadline" or event["settled"]:
        for before in ALARMS[1:] if again else ALARMS:
            entry.add_component(_alarm(event, before))
    return entry


def _rule(event: Event, again: Repeat) -> dict[str, object]:
    """How an event comes again, as iCalendar says it (RFC 5545, 3.3.10); months only where some are left out, for few
    calendars know them.
    """
    weekly, months, first = again["every"] == "week", again["months"], event["start"]
    until = first.replace(month=months[-1], day=monthrange(first.year, months[-1])[1])
    whole = months == tuple(range(first.month, until.month + 1))
    return {
        "freq": "weekly" if weekly else "monthly",
        "byday" if weekly else "bymonthday": [_WEEKDAYS[d] if weekly else d for d in again["days"]],
        "until": datetime.combine(until, time(23, 59)) if event["begins"] else until,
        **({} if whole else {"bymonth": list(months)}),
    }


def _begin(event: Event) -> datetime:
    """The moment an event begins; midnight where its hour is not known."""
    return datetime.combine(
        event["start"], time.fromisoformat(event["begins"] or "00:00"), _VIETNAM
    )


def _end(event: Event) -> datetime:
    """When a meeting is taken to end, for nobody says it: with its half of the working day, in the evening after two hours."""
    begin = _begin(event)
    halves = (begin.replace(hour=hour, minute=minute) for hour, minute in HALF_DAYS)
    return next((end for end in halves if end > begin), begin + timedelta(hours=2))


def _alarm(event: Event, before: timedelta) -> "icalendar.Alarm":
    import icalendar

    alarm = icalendar.Alarm()
    alarm.add("action", "DISPLAY")
    midnight = datetime.combine(event["start"], time(), _VIETNAM)
    alarm.add("trigger", before - (_begin(event) - midnight))
    alarm.add("description", _one_line(event["title"]))
    return alarm


def _one_line(name: str) -> str:
    """A name without the line breaks it may have in the file: a calendar shows it in one line."""
    return " ".join(name.split())
