"""The day in the title of a meeting: found where it says nothing else, out of the name once the meeting has its day."""

from datetime import date

import pytest

from ctr_cli.cycle.draft_meetings import without_its_day as next_year
from ctr_cli.cycle.progress import progress
from ctr_cli.model.agencies import directory
from ctr_cli.model.meetings import meeting_title
from ctr_cli.model.said_days import is_another_day, said_day
from ctr_cli.rules.content.conferences import title_says_its_meeting
from ctr_cli.rules.registry import Subject
from ctr_cli.views.report_frame import meeting_of
from ctr_cli.views.status import row
from support import program_of
from support.follow_up import ground_of

SAID = [
    ("Kỳ họp thường lệ cuối năm (dự kiến ngày 8 - 9/12/2026)", ((12, 8), (12, 9))),
    ("Kỳ họp thứ bảy, dự kiến khai mạc ngày 10/12/2026", ((12, 10),)),
    ("Kỳ họp cuối năm (từ ngày 30/11 đến ngày 02/12/2026)", ((11, 30), (12, 2))),
    ("Kỳ họp cuối năm (dự kiến tổ chức trong 02 ngày 8, 9/12/2026)", ((12, 8), (12, 9))),
    ("Phiên họp (sáng thứ Ba, 08/12/2026)", ((12, 8),)),
    ("Kỳ họp cuối năm (dự kiến đầu tháng 12/2026)", None),
    ("Hội nghị chuyên đề (kỷ niệm ngày 22/12)", None),
    ("Họp mặt Ngày 22/12", None),
    ("Kỳ họp thứ 7 (thường lệ)", None),
]
COUNCIL = """\
format: 1
year: 2026
issuer: {name: Hội đồng nhân dân xã Nậm Pồ}
document: {place: Nậm Pồ, date: 2026-01-05, title: Công tác năm 2026}
bodies:
  - id: hdnd
    name: Hội đồng nhân dân xã
    meetings: [{month: 12, title: "TITLE", DAY items: [{text: Dự toán ngân sách năm 2027.}]}]
"""


@pytest.mark.parametrize(("title", "days"), SAID)
def test_the_day_a_title_says(title: str, days: tuple[tuple[int, int], ...] | None) -> None:
    found = said_day(title)
    assert (found and found.days) == days


def test_a_day_between_those_said_is_no_other() -> None:
    found = said_day(SAID[2][0])
    assert found and [is_another_day(found, f"2026-{day}") for day in ("12-01", "12-03")] == [
        False,
        True,
    ]


@pytest.mark.parametrize(
    ("day", "name", "wrong"),
    [
        ("", "Kỳ họp cuối năm (dự kiến ngày 8 - 9/12/2026)", []),
        ("date: 2026-12-08,", "Kỳ họp cuối năm (tháng 12/2026)", []),
        ("date: 2026-12-15,", "Kỳ họp cuối năm (tháng 12/2026)", ["họp ngày 15/12/2026"]),
    ],
)
def test_one_day_is_printed_and_another_is_told(day: str, name: str, wrong: list[str]) -> None:
    title = "Kỳ họp cuối năm (dự kiến ngày 8 - 9/12/2026)"
    program = program_of(COUNCIL.replace("TITLE", title).replace("DAY", day))
    (body,) = program.bodies
    assert meeting_title(program, body, body.meetings[0]) == name
    told = [
        problem.message for problem in title_says_its_meeting(Subject(program, directory(program)))
    ]
    assert [message.rpartition("này ")[2] for message in told] == wrong


def test_status_names_a_meeting_by_the_day_it_has() -> None:
    title = "Kỳ họp cuối năm (dự kiến ngày 8 - 9/12/2026)"
    program = program_of(COUNCIL.replace("TITLE", title).replace("DAY", ""))
    planned = {"meeting": "hdnd-12", "date": "2026-12-10"}
    for meetings, name in (([], title), ([planned], "Kỳ họp cuối năm (tháng 12/2026)")):
        ground = ground_of(program, meetings=meetings)
        (item,) = progress(ground, date(2026, 12, 1)).items
        assert row(ground, item).meeting == meeting_of(ground, item) == name


def test_next_year_asks_for_its_day() -> None:
    assert next_year("Kỳ họp cuối năm (dự kiến ngày 8 - 9/12/2026)", 2026) == (
        "Kỳ họp cuối năm (dự kiến ngày … tháng 12 năm 2026)",
        ["“ngày 8 - 9/12/2026”: năm 2027 họp ngày nào?"],
    )
