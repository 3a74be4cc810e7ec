"""By when papers go before a council's session is one answer, also of who verifies them, and of works before no meeting."""

from datetime import date

import pytest

from ctr_cli.cycle.in_force import in_force
from ctr_cli.cycle.progress import progress
from ctr_cli.cycle.seen import by_agency
from ctr_cli.model.agencies import directory
from ctr_cli.model.program import Program
from ctr_cli.source.profiles import profile
from ctr_cli.views.agenda import agenda_of_meeting
from ctr_cli.views.agenda_paper import When
from ctr_cli.views.blocks import texts
from ctr_cli.views.calendar import calendar, narrowed
from ctr_cli.views.follow_up_sheet import follow_up_sheet
from ctr_cli.views.invitation import invitation
from ctr_cli.views.task_letter import task_letter
from ctr_cli.views.tasks import tasks_of
from support import program_of
from support.follow_up import ground_of

ND30 = profile("nd30", [])
ALL = range(1, 13)
COUNCIL = """\
format: 1
year: 2027
issuer: {name: Hội đồng nhân dân phường Mai Lâm}
document: {symbol: CTr-HĐND, number: 3, place: Mai Lâm, date: 2026-12-24, title: Công tác năm 2027}
agencies:
  - {id: ubnd, name: Ủy ban nhân dân phường}
  - {id: ban, name: Ban Pháp chế}
  - {id: cong-an, name: Công an phường}
bodies:
  - id: hdnd
    name: Hội đồng nhân dân phường
    meetings:
      - month: 7
        date: 2027-07-16
        items:
          - text: Nghị quyết về lực lượng bảo vệ trật tự.
            agencies: [{agency: Ủy ban nhân dân phường, role: submit}, {agency: Ban Pháp chế, role: verify}]
          - text: Nghị quyết về tổ dân phố.
            deadline: 2027-06-18
            agencies: [{agency: Ủy ban nhân dân phường, role: submit}, {agency: Ban Pháp chế, role: verify}]
          - {text: Báo cáo công tác của Công an., agencies: [Công an phường]}
  - id: giam-sat
    name: Giám sát chuyên đề
    meetings:
      - month: 5
        items:
          - {text: Giám sát việc tiếp công dân., agencies: [{agency: Ban Pháp chế, role: perform}]}
          - {text: Giám sát việc cai nghiện., deadline: 2027-05-20, agencies: [Công an phường]}
implementation: [Tài liệu gửi về Văn phòng trước kỳ họp 15 ngày.]
"""
POLICE = "          - {text: Báo cáo công tác của Công an., agencies: [Công an phường]}\n"
USUAL, SESSION = date(2027, 7, 1), date(2027, 7, 16)


def letter(program: Program, agency: str, own: int | None = None) -> list[str]:
    answer = tasks_of(program, directory(program), agency)
    return [*texts(task_letter(program, answer, ND30, ALL, "x", own))]


def invited(program: Program, sent: str | None) -> list[str]:
    agenda = agenda_of_meeting(program, directory(program), "hdnd-7")
    assert agenda is not None
    when: When = {"day": "2027-07-16", "start": 480, "each": None, "sent": sent}
    return [*texts(invitation(program, agenda["meetings"][0], ND30, when))]


def test_who_verifies_has_one_day_on_every_paper() -> None:
    program = program_of(COUNCIL)
    ground = ground_of(program)
    assert [
        line.papers_due for line in follow_up_sheet(ground, "ban").lines if line.papers_due
    ] == [
        SESSION,
        USUAL,
    ]
    found = progress(ground, date(2027, 6, 1))
    seen = by_agency(ground, found)["ban"]
    assert [item.papers_due for item in seen if item.item.body.id == "hdnd"] == [SESSION, USUAL]
    said = letter(program, "ban")
    assert any("(báo cáo thẩm tra gửi chậm nhất ngày 16 tháng 7 năm 2027)" in text for text in said)
    (sooner,) = (text for text in said if "tổ dân phố" in text)
    assert sooner.endswith("báo cáo thẩm tra gửi chậm nhất ngày 01 tháng 7 năm 2027).")
    assert not any("tài liệu gửi chậm nhất" in text.lower() for text in said)
    asked = invited(program_of(COUNCIL.replace(POLICE, "")), "2027-06-20")
    assert (
        "- Ban Pháp chế: báo cáo thẩm tra nội dung (1), chậm nhất ngày 16 tháng 7 năm 2027."
        in asked
    )
    assert (
        "- Ban Pháp chế: báo cáo thẩm tra nội dung (2), chậm nhất ngày 01 tháng 7 năm 2027."
        in asked
    )
    assert "- Ủy ban nhân dân phường: nội dung (1), (2)." in asked


BOARDS = """\
  - {id: ban-kt, name: Ban Kinh tế - Ngân sách}
  - {id: cac-ban, name: các Ban, members: [ban, ban-kt]}
bodies:
"""


@pytest.mark.parametrize(
    ("charged", "verifies"),
    [
        ("{agency: UBND, role: submit}, {agency: các Ban, role: verify}", True),
        ("{agency: các Ban}, {agency: Ban Pháp chế, role: verify}", False),
        ("{agency: Công an phường, role: coordinate}, {agency: Ban Pháp chế, role: verify}", False),
        ("{agency: Ban Kinh tế - Ngân sách}, {agency: Ban Pháp chế, role: verify}", True),
    ],
)
def test_who_only_verifies_is_one_answer_also_in_a_group(charged: str, *, verifies: bool) -> None:
    item = f"          - {{text: Nghị quyết về giá đất., agencies: [{charged}]}}\n"
    agencies = BOARDS.replace("bodies", "  - {id: ub, name: UBND}\nbodies")
    start = COUNCIL.index("          - text: Nghị quyết về lực lượng")
    program = program_of((COUNCIL[:start] + item).replace("bodies:\n", agencies))
    (line,) = follow_up_sheet(ground_of(program), "ban").lines
    (task,) = tasks_of(program, directory(program), "ban")["tasks"]
    said = "báo cáo thẩm tra"
    assert (line.papers_due != date(2027, 7, 9)) == verifies == task["verifies"]
    assert any(said in text.lower() for text in letter(program, "ban")) == verifies
    assert any(said in text for text in invited(program, "2027-06-20")) == verifies


def test_the_days_an_agency_has_by_the_settings_are_also_those_it_verifies_by() -> None:
    said = letter(program_of(COUNCIL), "ban", own=5)
    assert any("(báo cáo thẩm tra gửi chậm nhất ngày 09 tháng 7 năm 2027)" in text for text in said)
    assert said[-1].startswith("Báo cáo thẩm tra gửi về") and "ít nhất 05 ngày" in said[-1]


def test_the_calendar_asks_papers_of_who_submits_them() -> None:
    program = program_of(COUNCIL.replace("            deadline: 2027-06-18\n", ""))
    days = {
        agency: [
            event["start"]
            for event in narrowed(calendar(program), program, agency)["events"]
            if event["title"].startswith("Hạn gửi tài liệu")
        ]
        for agency in ("ubnd", "ban", "cong-an")
    }
    assert days == {"ubnd": [USUAL], "ban": [], "cong-an": [USUAL]}
    lines = [text for event in calendar(program)["events"] for text in event["lines"]]
    assert "Tài liệu gửi đến Văn phòng; kỳ họp ngày 16/7/2027." in lines


@pytest.mark.parametrize("sent", [None, "2027-06-20"])
def test_an_invitation_to_a_session_names_the_day_of_papers(sent: str | None) -> None:
    asked = invited(program_of(COUNCIL), sent)
    assert any(text.endswith("chậm nhất ngày 01 tháng 7 năm 2027.") for text in asked)
    assert "- Nội dung (2): chậm nhất ngày 18 tháng 6 năm 2027." in asked or sent
    assert not any("theo quy định" in text for text in asked)


def test_papers_come_with_an_invitation_that_is_sent_after_their_day() -> None:
    assert any(
        "gửi kèm giấy mời này" in text for text in invited(program_of(COUNCIL), "2027-07-05")
    )


def test_works_before_no_session_have_a_sentence_of_their_own() -> None:
    program = program_of(COUNCIL)
    *_, police = letter(program, "cong-an")
    assert police.startswith("Tài liệu các nội dung trình kỳ họp gửi về")
    assert police.endswith("các công việc khác gửi theo thời hạn của từng nội dung.")
    *_, board = letter(program, "ban")
    assert board.startswith("Báo cáo thẩm tra gửi về") and "trước ngày họp." in board
    assert board.endswith("các công việc khác gửi trong thời gian nêu trên.")
    *_, committee = letter(program, "ubnd")
    assert "công việc khác" not in committee and "15 ngày" in committee


def test_nobody_meets_in_a_field_of_work_on_a_day_to_be_set() -> None:
    program = in_force(program_of(COUNCIL))
    told = {event["title"]: event for event in calendar(program)["events"]}
    assert not any("chưa định ngày" in title for title in told)
    field = told["Thời hạn: Giám sát chuyên đề tháng 5/2027"]
    assert (field["start"], field["begins"]) == (date(2027, 5, 31), None)
    assert len(field["lines"]) == 1 and "tiếp công dân" in field["lines"][0]
    assert told["Thời hạn: Giám sát việc cai nghiện."]["start"] == date(2027, 5, 20)
    assert calendar(program)["undated"] == []
