"""The calendar as a calendar program reads it."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import icalendar
import pytest

from ctr_cli.cycle.tracking import with_meeting
from ctr_cli.model.errors import CtrError
from ctr_cli.model.follow_up import FollowUp
from ctr_cli.model.program import Program
from ctr_cli.render.ics import ics
from ctr_cli.views.calendar import calendar
from support import MINIMAL, Run, program_of

MEETING = "      - number: 3\n        month: 3\n"


def _made(text: str) -> bytes:
    return ics(calendar(program_of(text)))


def _events(content: bytes | str) -> dict[str, Any]:
    return {str(event["uid"]): event for event in icalendar.Calendar.from_ical(content).events}


def _with(meeting: str = "", item: str = "") -> bytes:
    text = MINIMAL.replace(MEETING, meeting or MEETING)
    return _made(f"{text}            {item}\n" if item else text)


@pytest.fixture(scope="module")
def real_ics(program: Program) -> bytes:
    return ics(calendar(program))


@pytest.fixture(scope="module")
def events(real_ics: bytes) -> dict[str, Any]:
    return _events(real_ics)


def test_line_breaks_in_names_are_joined() -> None:
    text = MINIMAL.replace("phường Đồ Sơn", '"Đảng ủy\\nphường Đồ Sơn"').replace(
        'name: Đảng ủy "', 'name: "'
    )
    text = text.replace("name: Ban Chấp hành Đảng bộ phường", 'name: "Ban Chấp hành\\nĐảng bộ"')
    made = icalendar.Calendar.from_ical(_made(text))
    assert made["x-wr-calname"] == "Chương trình công tác năm 2026 - Đảng ủy phường Đồ Sơn"
    assert "\n" not in str(made.events[0]["summary"])
    assert "Ban Chấp hành Đảng bộ" in str(made.events[0]["summary"])


def test_a_meeting_without_a_day_is_told_on_the_first_working_day_of_its_month(
    events: dict[str, Any],
) -> None:
    assert len(events) == 16
    third = events["2026-bch-3@dang-uy-phuong-do-son"]
    assert str(third["summary"]) == (
        "Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 3 (tháng 3/2026, chưa định ngày)"
    )
    assert (third["dtstart"].dt, third["dtend"].dt) == (date(2026, 3, 2), date(2026, 3, 3))
    december = events["2026-btv-12@dang-uy-phuong-do-son"]
    assert (december["dtstart"].dt, december["dtend"].dt) == (date(2026, 12, 1), date(2026, 12, 2))


def test_the_description_holds_every_item_and_the_agencies(
    events: dict[str, Any], program: Program
) -> None:
    for body in program.bodies:
        for meeting in body.meetings:
            event = events[
                f"2026-{body.id}-{meeting.number or meeting.month}@dang-uy-phuong-do-son"
            ]
            lines = str(event["description"]).split("\n")
            assert len(lines) == len(meeting.items) + bool(meeting.agencies)
            for number, (line, item) in enumerate(zip(lines, meeting.items, strict=False), 1):
                assert line.startswith(f"{number}. {item.text.rstrip('.')[:40]}")


def test_a_month_blocks_no_day(events: dict[str, Any]) -> None:
    assert {str(event["transp"]) for event in events.values()} == {"TRANSPARENT"}


def test_it_is_valid_folded_and_whole(real_ics: bytes) -> None:
    assert icalendar.Calendar.from_ical(real_ics).to_ical() == real_ics
    lines = real_ics.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(len(line) for line in lines) <= 75
    for event in icalendar.Calendar.from_ical(real_ics).events:
        assert event.errors == []


def test_the_only_clock_is_the_documents_date(
    real_ics: bytes, events: dict[str, Any], program: Program
) -> None:
    assert {event["dtstamp"].dt for event in events.values()} == {datetime(2025, 12, 1, tzinfo=UTC)}
    assert ics(calendar(program)) == real_ics


def test_a_known_day_takes_the_place_of_the_month() -> None:
    before = _with()
    after = _with("      - number: 3\n        month: 3\n        date: 2026-03-25\n")
    ((uid, month),) = _events(before).items()
    day = _events(after)[uid]
    assert (day["dtstart"].dt, day["dtend"].dt) == (date(2026, 3, 25), date(2026, 3, 26))
    assert (month["sequence"], day["sequence"]) == (0, 1)
    assert len(day.alarms.times) == 2
    assert not month.alarms.times


@pytest.mark.parametrize(
    ("held", "due"),
    # Five days before; back from a Sunday, and from the days of Tết.
    [("2026-03-25", "2026-03-20"), ("2026-03-27", "2026-03-20"), ("2026-02-24", "2026-02-13")],
)
def test_papers_are_due_on_a_working_day_before_a_dated_meeting(held: str, due: str) -> None:
    events = _events(_with(f"      - number: 3\n        date: {held}\n"))
    papers = events["2026-bch-3-tai-lieu@dang-uy-phuong-do-son"]
    assert papers["dtstart"].dt == date.fromisoformat(due)
    assert str(papers["summary"]).startswith("Hạn gửi tài liệu: Hội nghị Ban Chấp hành")
    assert len(papers.walk("VALARM")) == 2


def test_a_quarter_is_told_on_its_first_day_and_no_time_is_said(ctr: Run, tmp_path: Path) -> None:
    (event,) = _events(_with("      - quarter: 4\n")).values()
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 10, 1), date(2026, 10, 2))
    file = tmp_path / "2026.yaml"
    file.write_text(MINIMAL.replace(MEETING, "      - kind: thematic\n"), encoding="utf-8")
    ran = ctr("calendar", "-p", file)
    assert ran.code == 0
    assert "Không rõ ngày họp nên không vào lịch: Hội nghị chuyên đề Ban Chấp hành" in ran.err
    assert _events(ran.out.encode()) == {}


AGAIN = "      - {every: EVERY, title: TITLE, items: [{text: Giao ban.}]}\n      - number: 3\n        month: 3\n"


def _again(every: str, title: str, more: str = "") -> dict[str, Any]:
    text = AGAIN.replace("EVERY", every).replace("TITLE", title)
    events = _events(_made(MINIMAL.replace(MEETING, text) + more))
    return {uid.split("@")[0]: one for uid, one in events.items() if "bch-3" not in uid}


def test_what_comes_again_on_days_that_its_name_says_is_an_event_that_repeats() -> None:
    (event,) = _again("week", "Giao ban thứ Hai và thứ Năm hằng tuần").values()
    assert event["dtstart"].dt == date(2026, 1, 1)
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;UNTIL=20261231;BYDAY=MO,TH"
    assert len(event.walk("VALARM")) == 1
    (event,) = _again("week", "Họp thứ Hai", "settings: {start: 6h30}\n").values()
    assert event["dtstart"].dt == datetime(2026, 1, 5, 6, 30)
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;UNTIL=20261231T235900;BYDAY=MO"
    tenth, last = _again("month", "Họp ngày 10 và 31 hằng tháng").items()
    assert tenth[0] == "2026-bch-month-ngay-10"
    assert tenth[1]["rrule"].to_ical() == b"FREQ=MONTHLY;UNTIL=20261231;BYMONTHDAY=10"
    assert (last[0], last[1]["dtstart"].dt) == ("2026-bch-month-ngay-31", date(2026, 1, 31))
    (event,) = _again("month, months: [9, 3]", "Họp ngày 10").values()
    assert event["rrule"].to_ical() == b"FREQ=MONTHLY;UNTIL=20260930;BYMONTHDAY=10;BYMONTH=3,9"
    assert _again("month, months: [2]", "Họp ngày 30 hằng tháng") == {}


def test_of_a_month_what_comes_again_ends_with_it(ctr: Run, tmp_path: Path) -> None:
    text = AGAIN.replace("EVERY", "week").replace("TITLE", "Giao ban thứ Hai hằng tuần")
    (tmp_path / "2026.yaml").write_text(MINIMAL.replace(MEETING, text), encoding="utf-8")
    ran = ctr("calendar", "-p", tmp_path / "2026.yaml", "--month", 2)
    (event,) = _events(ran.out.encode()).values()
    assert event["dtstart"].dt == date(2026, 2, 2)
    assert event["rrule"].to_ical() == b"FREQ=WEEKLY;UNTIL=20260228;BYDAY=MO"


@pytest.mark.parametrize(
    ("deadline", "day"), [("2026-03-10", date(2026, 3, 10)), ("2026-02", date(2026, 2, 28))]
)
def test_a_deadline_is_an_event_with_reminders(deadline: str, day: date) -> None:
    events = _events(_with(item=f'deadline: "{deadline}"\n            product: Báo cáo'))
    due = events["2026-bch-3.1-han@dang-uy-phuong-do-son"]
    assert (due["dtstart"].dt, due["dtend"].dt) == (day, day + timedelta(days=1))
    assert str(due["summary"]) == "Thời hạn: Kiểm điểm quý I."
    assert "Văn phòng Đảng ủy" in str(due["description"])
    assert "Báo cáo" in str(due["description"])
    assert [alarm["trigger"].dt for alarm in due.walk("VALARM")] == [
        timedelta(days=-7, hours=8),
        timedelta(days=-1, hours=8),
    ]


def test_ids_outlive_every_change_of_words() -> None:
    rewritten = MINIMAL.replace("Kiểm điểm quý I.", "Nội dung khác; có \\, và: dấu.")
    assert _events(_made(rewritten)).keys() == _events(_made(MINIMAL)).keys()


def test_signs_of_the_format_in_texts_stay_text() -> None:
    text = r"BEGIN:VEVENT; a\nb, c\\;"
    (event,) = _events(_made(MINIMAL.replace("Kiểm điểm quý I.", f"'{text}'"))).values()
    assert str(event["description"]).startswith(f"1. {text[:-1]} (")


def test_two_events_of_one_id_are_told() -> None:
    twin = MINIMAL[MINIMAL.index("      - number:") :]
    with pytest.raises(CtrError, match="mã bch-3 đứng ở 2 chỗ"):
        _made(f"{MINIMAL}{twin}")


def test_a_date_that_is_none_is_told() -> None:
    with pytest.raises(CtrError, match="30/02/2026"):
        _with("      - number: 3\n        date: 2026-02-30\n")


def test_an_agency_gets_its_own_meetings_through_its_groups_too(ctr: Run, workspace: Path) -> None:
    assert ctr("calendar", "--agency", "cong an").code == 0
    found = _events(ctr("calendar", "--agency", "cong an").out)
    assert {str(event["summary"]).partition(" (")[0] for event in found.values()} == {
        "Hội nghị Ban Thường vụ Đảng ủy phường tháng 1/2026"
    }
    # The three bodies that advise the committee share a line from February on.
    board = _events(ctr("calendar", "--agency", "ban xây dựng", "--month", "4").out)
    assert list(board) == ["2026-btv-4@dang-uy-phuong-do-son"]
    assert ctr("calendar", "--agency", "không có").code == 2


def test_a_month_has_its_meetings_and_the_papers_due_in_it(ctr: Run, workspace: Path) -> None:
    assert ctr("track", "btv-4", "--date", "3/4/2026").code == 0
    march = _events(ctr("calendar", "--month", "3").out)
    assert {uid.partition("@")[0] for uid in march} == {
        "2026-bch-3",
        "2026-btv-3",
        "2026-btv-4-tai-lieu",
    }


def test_from_the_command_line(ctr: Run, workspace: Path) -> None:
    assert ctr("calendar", "-o", "lich.ics").code == 0
    content = (workspace / "lich.ics").read_bytes()
    assert len(_events(content)) == 16
    assert ctr("calendar").out.encode() == content


def test_every_day_that_replaces_another_is_newer_than_it(ctr: Run, workspace: Path) -> None:
    """Calendars keep what they have unless the sequence grew: of the meeting, and of the day its papers are due."""

    def sequences(*recorded: str) -> list[tuple[date, int]]:
        if recorded:
            ran = ctr("track", "btv-5", *recorded)
            assert ran.code == 0, ran.err
        found = _events(ctr("calendar").out.encode())
        names = [uid for uid in found if uid.startswith(("2026-btv-5@", "2026-btv-5-tai-lieu@"))]
        return [(found[uid]["dtstart"].dt, found[uid]["sequence"]) for uid in names]

    steps = [
        sequences(),
        sequences("--date", "12/5/2026"),
        sequences("--place", "Phòng họp số 2"),
        sequences("--date", "19/5/2026"),
        sequences("--date", "12/5/2026"),
        sequences("--date", ""),
        sequences("--date", "26/5/2026"),
        sequences("--held", "27/5/2026", "--conclusion", "30-TB/ĐU"),
    ]
    meetings = [step[0] for step in steps]
    days = [(5, 4), (5, 12), (5, 12), (5, 19), (5, 12), (5, 4), (5, 26), (5, 27)]
    assert [day for day, _ in meetings] == [date(2026, *day) for day in days]
    assert all(before < after for (_, before), (_, after) in pairwise(meetings))
    papers = [step[1] for step in steps if len(step) > 1]
    assert [day.day for day, _ in papers[:4]] == [7, 7, 14, 7]
    assert all(one <= two and (one < two or a == b) for (a, one), (b, two) in pairwise(papers))
    assert ctr("validate", "programs/2026.follow-up.yaml").code == 0


def test_a_day_beside_the_programmes_own_is_newer_than_that() -> None:
    nothing = FollowUp.model_validate({"format": 1, "year": 2026})
    same = with_meeting(nothing, "bch-3", {"date": "2026-03-25"}, "2026-03-25")
    other = with_meeting(nothing, "bch-3", {"date": "2026-03-26"}, "2026-03-25")
    assert [f.meetings[0].redated for f in (same, other)] == [None, 1]


@pytest.mark.parametrize(
    ("start", "hours"), [("08:00", 3.5), ("11:30", 5.5), ("14:00", 3), ("19:00", 2)]
)
def test_a_meeting_with_an_hour_takes_its_half_of_the_day(start: str, hours: float) -> None:
    program = program_of(MINIMAL.replace(MEETING, "      - number: 3\n        date: 2026-03-25\n"))
    settings = program.settings.model_copy(update={"start": start})
    made = ics(calendar(program.model_copy(update={"settings": settings})))
    (event,) = (e for uid, e in _events(made).items() if "tai-lieu" not in uid)
    assert event["dtend"].dt - event["dtstart"].dt == timedelta(hours=hours)
