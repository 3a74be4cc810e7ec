"""By when papers are due is one answer on every paper, and asked of nobody who only helps."""

from datetime import date

import pytest

from ctr_cli.cycle.in_force import in_force
from ctr_cli.cycle.meeting_days import with_days
from ctr_cli.cycle.progress import progress
from ctr_cli.model.agencies import directory
from ctr_cli.model.profile import Profile
from ctr_cli.render.layout import plain_text
from ctr_cli.render.status_text import status_text
from ctr_cli.source.profiles import profile
from ctr_cli.views.agenda import agenda_of_meeting
from ctr_cli.views.agenda_paper import When
from ctr_cli.views.blocks import texts
from ctr_cli.views.calendar import calendar
from ctr_cli.views.follow_up_sheet import follow_up_sheet
from ctr_cli.views.invitation import invitation
from ctr_cli.views.papers import headed
from ctr_cli.views.reminder import reminders
from ctr_cli.views.task_letter import task_letter
from ctr_cli.views.tasks import tasks_of
from support import program_of
from support.follow_up import ground_of

ND30 = profile("nd30", [])
PROGRAM = """\
format: 1
year: 2026
issuer: {name: Ủy ban nhân dân xã Bình An}
document: {symbol: CTr-UBND, place: Bình An, date: 2026-01-05, title: Công tác năm 2026}
agencies:
  - {id: van-phong, name: Văn phòng HĐND và UBND}
  - {id: kinh-te, name: Phòng Kinh tế}
  - {id: ap, name: các ấp}
bodies:
  - id: ubnd
    name: Ủy ban nhân dân xã
    meetings:
      - month: 3
        items:
          - text: Kế hoạch vụ Hè Thu.
            deadline: 2026-03-05
            details: ['Thời hạn: trước 05/3', 'Thời gian: sau khi có hướng dẫn']
            agencies: &cung [{agency: Phòng Kinh tế, role: lead}, {agency: các ấp, role: coordinate}]
          - {text: Kế hoạch thủy lợi., agencies: *cung}
      - month: 4
        items: [{text: Kế hoạch chợ., agencies: [Phòng Kinh tế]}]
settings: {papers_days: 7, invitation_days: {ubnd: 10}}
"""
MOVED = """\
amendments:
  - date: 2026-03-02
    authority: Chủ tịch UBND xã
    changes: [{move: ubnd-3.1, to: ubnd-4, reason: chờ lịch xuống giống}]
"""
DAY = {"meeting": "ubnd-3", "date": "2026-03-26"}


def test_every_paper_names_the_same_last_day() -> None:
    program = program_of(PROGRAM)
    ground = ground_of(program, meetings=[DAY])
    own, usual = date(2026, 3, 5), date(2026, 3, 19)
    assert [line.papers_due for line in follow_up_sheet(ground).lines[:2]] == [own, usual]
    found = progress(ground, date(2026, 3, 1))
    assert [item.papers_due for item in found.items[:2]] == [own, usual]
    shown = plain_text(status_text(ground, found, found.items, [], [], "x", whole=True))
    assert "chậm nhất 05/3/2026" in shown and "chậm nhất 19/3/2026" in shown
    meeting = agenda_of_meeting(program, directory(program), "ubnd-3")
    assert meeting is not None
    when: When = {"day": "2026-03-26", "start": 480, "each": None, "sent": "2026-03-02"}
    asked = list(texts(invitation(program, meeting["meetings"][0], ND30, when)))
    assert any(text.endswith("chậm nhất ngày 19 tháng 3 năm 2026.") for text in asked)
    assert "- Nội dung (1): chậm nhất ngày 05 tháng 3 năm 2026." in asked
    late = list(texts(invitation(program, meeting["meetings"][0], ND30, {**when, "sent": None})))
    past = "- Nội dung (1): chậm nhất ngày 05 tháng 3 năm 2026, nay đã quá hạn, đề nghị gửi ngay."
    assert past in late, "its day is past when the invitation goes out"
    events = calendar(with_days(program, ground.follow_up.meetings))["events"]
    assert {usual} == {e["start"] for e in events if e["title"].startswith("Hạn gửi tài liệu")}


@pytest.mark.parametrize(
    ("agency", "days", "ending"),
    [
        ("kinh-te", [date(2026, 3, 5), date(2026, 3, 19), None],
         "trước ngày họp ít nhất 07 ngày; nội dung ghi thời hạn riêng sớm hơn thì theo thời hạn ấy."),
        ("ap", [None, None], "Đề nghị các ấp phối hợp theo yêu cầu của cơ quan chủ trì, chuẩn bị từng nội dung."),
    ],
)  # fmt: skip
def test_who_only_helps_sends_no_papers(agency: str, days: list[date | None], ending: str) -> None:
    program = program_of(PROGRAM)
    sheet = follow_up_sheet(ground_of(program, meetings=[DAY]), agency)
    assert [line.papers_due for line in sheet.lines] == days
    answer = tasks_of(program, directory(program), agency)
    assert [*texts(task_letter(program, answer, ND30, range(1, 13), "x"))][-1].endswith(ending)


def test_an_item_moved_on_leaves_its_deadline_behind_everywhere() -> None:
    program = program_of(PROGRAM + MOVED)
    now = in_force(program)
    (item,) = (
        i for i in progress(ground_of(program), date(2026, 3, 9)).items if i.item.id == "ubnd-3.1"
    )
    assert (item.due, item.papers_due) == (date(2026, 4, 30), None)
    assert [e["title"] for e in calendar(now)["events"] if e["title"].startswith("Thời hạn")] == []
    assert {task["deadline"] for task in tasks_of(now, directory(now), "kinh-te")["tasks"]} == {
        None
    }
    (moved,) = (
        i for body in now.bodies for m in body.meetings for i in m.items if i.id == "ubnd-3.1"
    )
    assert moved.details == ["Thời gian: sau khi có hướng dẫn"]
    assert [e["title"] for e in calendar(program)["events"] if "Thời hạn" in e["title"]] == [
        "Thời hạn: Kế hoạch vụ Hè Thu."
    ]


def test_days_that_fall_on_one_working_day_are_told_once() -> None:
    """Before a meeting of 4 May seven days and eight lead over days off to 24 April; of 13 May they part."""
    program = program_of(PROGRAM.replace("month: 4", "month: 5"))
    deadlines = {"kinh-te": 8}
    for day, told in (("2026-05-04", 0), ("2026-05-13", 1)):
        agenda = agenda_of_meeting(program, directory(program), "ubnd-5")
        assert agenda is not None
        when: When = {"day": day, "start": 480, "each": None, "sent": "2026-04-20"}
        asked = texts(invitation(program, agenda["meetings"][0], ND30, when, deadlines))
        assert sum("Phòng Kinh tế gửi tài liệu" in text for text in asked) == told
        dated = with_days(
            program,
            ground_of(
                program, meetings=[DAY | {"meeting": "ubnd-5", "date": day}]
            ).follow_up.meetings,
        )
        events = [
            e
            for e in calendar(dated, deadlines=deadlines)["events"]
            if e["title"].startswith("Hạn gửi")
        ]
        assert len(events) == 1 + told


WORKING = PROGRAM.replace(
    "settings: {papers_days: 7, invitation_days: {ubnd: 10}}",
    """\
implementation: [Các phòng gửi hồ sơ về Văn phòng trước ngày họp ít nhất 05 ngày làm việc.]
settings: {invitation_days: {ubnd: 20}}
""",
)


@pytest.mark.parametrize(
    ("month", "held", "due"),
    [
        ("4", "2026-04-22", date(2026, 4, 15)),
        # The Hùng kings' day is made up for on Monday 27/4; 30/4 and 1/5 are days off.
        ("5", "2026-05-06", date(2026, 4, 24)),
        # Before the week of Tết, 16/2 to 20/2.
        ("2", "2026-02-26", date(2026, 2, 12)),
    ],
)
def test_working_days_of_a_programme_are_counted_over_feasts(
    month: str, held: str, due: date
) -> None:
    program = program_of(WORKING.replace("month: 4", f"month: {month}"))
    ground = ground_of(program, meetings=[{"meeting": f"ubnd-{month}", "date": held}])
    (line,) = (
        line
        for line in follow_up_sheet(ground).lines
        if line.papers_due and line.papers_due.month != 3
    )
    assert line.papers_due == due
    agenda = agenda_of_meeting(program, directory(program), f"ubnd-{month}")
    assert agenda is not None
    when: When = {"day": held, "start": 480, "each": None, "sent": None}
    asked = " ".join(texts(invitation(program, agenda["meetings"][0], ND30, when)))
    assert f"chậm nhất ngày {due:%d} tháng {due.month}" in asked.replace("tháng 0", "tháng ")
    dated = with_days(program, ground.follow_up.meetings)
    for own, earlier in ((3, False), (7, True)):
        events = calendar(dated, deadlines={"kinh-te": own})["events"]
        days = {e["start"] for e in events if e["title"].startswith("Hạn gửi")}
        assert due in days, "days of an agency are counted as those of the programme"
        assert {day < due for day in days - {due}} == {earlier}


def test_a_letter_says_the_days_as_the_signed_programme_does() -> None:
    program = program_of(WORKING)
    answer = tasks_of(program, directory(program), "kinh-te")
    letter = [*texts(task_letter(program, answer, ND30, range(1, 13), "x"))][-1]
    assert "trước ngày họp ít nhất 05 ngày làm việc" in letter


@pytest.mark.parametrize(
    ("last", "told"),
    [
        (
            "text: Kế hoạch thủy lợi.",
            ["- Phòng Kinh tế gửi tài liệu nội dung (2) chậm nhất ngày 13"],
        ),
        ("text: Kế hoạch thủy lợi., deadline: 2026-03-10", []),
    ],
)
def test_an_item_with_a_day_of_its_own_has_no_other(last: str, told: list[str]) -> None:
    """The day of its agency is that of the agency's other items, where it has any."""
    program = program_of(PROGRAM.replace("text: Kế hoạch thủy lợi.", last))
    agenda = agenda_of_meeting(program, directory(program), "ubnd-3")
    assert agenda is not None
    when: When = {"day": "2026-03-26", "start": 480, "each": None, "sent": "2026-03-02"}
    deadlines = {"kinh-te": 13}
    asked = list(texts(invitation(program, agenda["meetings"][0], ND30, when, deadlines)))
    own = [text.rpartition(" tháng ")[0] for text in asked if "gửi tài liệu nội" in text]
    assert own == told
    assert any("(1)" in text and "chậm nhất ngày 05 tháng 3" in text for text in asked), asked
    dated = with_days(program, ground_of(program, meetings=[DAY]).follow_up.meetings)
    events = [e["title"] for e in calendar(dated, deadlines=deadlines)["events"]]
    assert sum("Hạn gửi tài liệu (Phòng Kinh tế)" in title for title in events) == len(told)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (12, "chậm nhất ngày 13 tháng 4 năm 2026."),
        (16, "chậm nhất ngày 09 tháng 4 năm 2026, nay đã quá hạn, đề nghị gửi ngay."),
        (14, "chậm nhất ngày 10 tháng 4 năm 2026, nay đã đến hạn, đề nghị gửi ngay."),
    ],
)
def test_who_owes_papers_sooner_than_others_is_named_though_the_day_is_past(
    days: int, said: str
) -> None:
    program = program_of(PROGRAM)
    agenda = agenda_of_meeting(program, directory(program), "ubnd-4")
    assert agenda is not None
    when: When = {"day": "2026-04-25", "start": 480, "each": None, "sent": "2026-04-10"}
    asked = list(texts(invitation(program, agenda["meetings"][0], ND30, when, {"kinh-te": days})))
    assert any(text.endswith("chậm nhất ngày 17 tháng 4 năm 2026.") for text in asked)
    assert f"- Phòng Kinh tế gửi tài liệu {said}" in asked


def test_an_agency_is_reminded_of_a_moved_item_where_its_agenda_has_it() -> None:
    again = """\
    - {month: 5, items: [{text: Kế hoạch hồ., agencies: [Phòng Kinh tế]}, {text: Kế hoạch chợ., agencies: [Phòng Kinh tế]}]}
settings"""
    ground = ground_of(
        program_of(
            PROGRAM.replace("settings", again.replace("    -", "      -"))
            + MOVED.replace("to: ubnd-4", "to: ubnd-5")
        )
    )
    found = progress(ground, date(2026, 7, 1))
    (asked,) = reminders(ground, found, ["kinh-te"], date(2026, 7, 8))
    assert [item.item.id for item in asked.overdue] == [
        "ubnd-3.2",
        "ubnd-4.1",
        "ubnd-5.1",
        "ubnd-5.2",
        "ubnd-3.1",
    ]


@pytest.mark.parametrize(
    ("rule", "to"),
    [
        ("Tài liệu nộp về Ủy ban nhân dân xã trước phiên họp 07 ngày.", "Ủy ban nhân dân xã"),
        ("Các đơn vị gửi hồ sơ cho Phòng Kinh tế, chậm nhất 05 ngày trước phiên họp.", "Phòng Kinh tế"),
        ("Tài liệu gửi về bộ phận tổng hợp trước phiên họp 05 ngày.", "Văn phòng HĐND và UBND"),
        ("Văn phòng đôn đốc các đơn vị.", "Văn phòng HĐND và UBND"),
    ],
)  # fmt: skip
def test_papers_go_where_the_programme_says(rule: str, to: str) -> None:
    text = PROGRAM.replace("papers_days: 7, ", "") + f"implementation: ['{rule}']\n"
    program = program_of(text)
    known = directory(program)
    letter = task_letter(program, tasks_of(program, known, "kinh-te"), ND30, (3, 4), "x")
    assert any(text.startswith(f"Tài liệu gửi về {to} ") for text in texts(letter))
    agenda = agenda_of_meeting(program, known, "ubnd-4")
    assert agenda is not None
    when: When = {"day": "2026-04-25", "start": None, "each": None, "sent": "2026-04-10"}
    asked = texts(invitation(program, agenda["meetings"][0], ND30, when))
    assert any(f"gửi tài liệu về {to} " in text for text in asked)


def test_the_subject_of_a_paper_has_a_capital_where_its_profile_has_one(hd36: Profile) -> None:
    said = [[part.words for part in headed(p, "GIẤY MỜI", "dự họp")] for p in (ND30, hd36)]
    assert said == [["GIẤY MỜI", "Dự họp"], ["GIẤY MỜI", "dự họp", "-----"]]
