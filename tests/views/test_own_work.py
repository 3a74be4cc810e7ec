"""Whose an item is that names nobody, who is late when others have not begun, and what an invitation may still ask."""

from datetime import date

import pytest

from ctr_cli.cycle.next_year import next_year
from ctr_cli.cycle.progress import progress
from ctr_cli.cycle.seen import by_agency, reminded_of
from ctr_cli.model.agencies import directory
from ctr_cli.source.profiles import profile
from ctr_cli.views.agenda import agenda_of_meeting
from ctr_cli.views.agenda_paper import When
from ctr_cli.views.blocks import Paper, texts
from ctr_cli.views.calendar import calendar, narrowed
from ctr_cli.views.invitation import invitation
from ctr_cli.views.register import asked_of_all
from ctr_cli.views.task_letter import task_letter
from ctr_cli.views.tasks import only_helps, tasks_of
from support import program_of
from support.follow_up import ground_of

ND30 = profile("nd30", [])
LATE = date(2026, 9, 1)
COUNCIL = """\
format: 1
year: 2026
issuer: {name: Hội đồng nhân dân xã Mường Bú}
document: {symbol: CTr-HĐND, place: Mường Bú, date: 2026-01-05, title: Công tác năm 2026}
agencies:
  - {id: ubnd, name: Ủy ban nhân dân xã}
  - {id: ban, name: Ban Kinh tế - Ngân sách}
  - {id: mat-tran, name: Ủy ban MTTQ Việt Nam xã}
bodies:
  - id: hdnd
    name: Hội đồng nhân dân xã
    meetings:
      - month: 7
        items:
          - text: Quyết toán ngân sách năm 2025.
            agencies: &cung [{agency: Ủy ban nhân dân xã, role: submit}, {agency: Ban Kinh tế - Ngân sách, role: verify}]
      - month: 6
        items: [{text: Thẩm tra quyết toán ngân sách., agencies: *cung}]
  - id: ban
    name: Ban Kinh tế - Ngân sách
    meetings:
      - month: 4
        items:
          - {text: Khảo sát các chợ nông thôn.}
          - {text: Giám sát thu phí., deadline: 2026-04-20, agencies: [Ủy ban nhân dân xã]}
      - month: 5
        agencies: [{agency: Ủy ban MTTQ Việt Nam xã, role: coordinate}]
        items: [{text: Giám sát đầu tư công., deadline: 2026-05-20}]
"""
SURVEY, OVERSIGHT, ACCOUNTS, VERIFYING = "ban-4.1", "ban-5.1", "hdnd-7.1", "hdnd-6.1"


def test_what_names_nobody_is_the_bodys_own_where_it_is_an_agency() -> None:
    program = program_of(COUNCIL)
    tasks = {task["item"]: task for task in tasks_of(program, directory(program), "ban")["tasks"]}
    assert list(tasks) == [ACCOUNTS, VERIFYING, SURVEY, OVERSIGHT]
    assert (tasks[SURVEY]["role"], tasks[SURVEY]["basis"]) == ("prepare", "item")
    shown = narrowed(calendar(program), program, "ban")["events"]
    assert {e["start"].month for e in shown if e["kind"] == "meeting"} == {4, 5, 6, 7}
    assert [e["title"] for e in shown if e["kind"] == "deadline"] == [
        "Thời hạn: Giám sát đầu tư công."
    ]


def _letter(text: str, agency: str) -> str:
    program = program_of(text)
    answer = tasks_of(program, directory(program), agency)
    letter = task_letter(program, answer, ND30, range(1, 13), agency)
    return "\n".join((letter.title, *texts(letter)))


def test_a_letter_asks_a_body_for_no_papers_of_its_own_meetings() -> None:
    both = _letter(COUNCIL, "ban")
    assert "Tài liệu các nội dung trình kỳ họp gửi về" in both, "for the meetings of others"
    assert "tự chuẩn bị, tổ chức các cuộc họp của mình; kết quả gửi về" in both
    alone = COUNCIL.replace("{agency: Ban Kinh tế - Ngân sách, role: verify}", "").replace(
        ", ]", "]"
    )
    dated = alone.replace("      - month: 4\n", "      - month: 4\n        date: 2026-04-21\n")
    own = _letter(dated, "ban")
    assert "các nội dung của Chương trình công tác năm 2026" in own
    assert "ngày 21 tháng 4 năm 2026" in own and "tài liệu gửi" not in own
    assert "Tài liệu" not in own and "kết quả gửi về" in own
    others = _letter(dated, "ubnd")
    assert "tài liệu gửi chậm nhất ngày 16 tháng 4 năm 2026" in others
    assert "Tài liệu gửi về" in others and "tự chuẩn bị" not in others


def test_a_body_is_known_by_a_shorter_name_too() -> None:
    named = COUNCIL.replace("    name: Ban Kinh tế - Ngân sách\n", "    name: Ban KTNS HĐND xã\n")
    assert "của mình" not in _letter(named, "ubnd")
    committee = COUNCIL.replace(
        "id: ban, name: Ban Kinh tế - Ngân sách", "id: ban, name: Ban Pháp chế"
    )
    long = committee.replace("name: Ban Kinh tế - Ngân sách\n", "name: Ban Pháp chế HĐND xã\n")
    charged = long.replace("Ban Kinh tế - Ngân sách", "Ban Pháp chế").replace(
        "{text: Khảo sát các chợ nông thôn.}", "{text: Khảo sát., agencies: [Ban Pháp chế]}"
    )
    assert "các cuộc họp của mình" in _letter(charged, "ban")


def test_a_board_reviews_its_own_work_for_next_year() -> None:
    program = program_of(COUNCIL)
    written, _ = next_year(COUNCIL)
    (board,) = [a for a in asked_of_all(program, directory(program), written) if "Ban" in a.name]
    assert {SURVEY, OVERSIGHT} <= {*board.own, *board.shared}


def test_who_helps_a_body_is_neither_late_nor_reminded() -> None:
    program = program_of(COUNCIL)
    ground = ground_of(program)
    found = progress(ground, LATE)
    late = {name: [i.item.id for i in items] for name, items in by_agency(ground, found).items()}
    assert late["ban"] == [ACCOUNTS, VERIFYING, SURVEY, OVERSIGHT] and "mat-tran" not in late
    (oversight,) = (item for item in found.items if item.item.id == OVERSIGHT)
    assert not reminded_of(ground, "mat-tran", [oversight])
    assert reminded_of(ground, "ban", [oversight])
    (task,) = tasks_of(program, ground.known, "mat-tran")["tasks"]
    assert only_helps(task) and task["basis"] == "meeting"


def test_who_helps_a_body_that_is_no_agency_is_not_late_either() -> None:
    program = program_of(COUNCIL.replace("- {id: ban, name: Ban Kinh tế - Ngân sách}", ""))
    ground = ground_of(program)
    (oversight,) = (i for i in progress(ground, LATE).items if i.item.id == OVERSIGHT)
    assert not reminded_of(ground, "mat-tran", [oversight])


def test_who_only_helps_with_an_item_is_neither_late_nor_reminded_nor_asked_for_papers() -> None:
    helped = COUNCIL.replace(
        "agencies: [Ủy ban nhân dân xã]}",
        "agencies: [{agency: Ủy ban nhân dân xã, role: coordinate}]}",
    )
    nobodys = helped.replace("- {id: ban, name: Ban Kinh tế - Ngân sách}", "")
    for text, who in ((helped, ["ban"]), (nobodys, [])):
        ground = ground_of(program_of(text))
        (levy,) = (i for i in progress(ground, LATE).items if i.item.id == "ban-4.2")
        assert levy.answerable == who and not reminded_of(ground, "ubnd", [levy])
        tasks = tasks_of(ground.program, ground.known, "ubnd")["tasks"]
        assert [only_helps(task) for task in tasks if task["item"] == "ban-4.2"] == [True]


@pytest.mark.parametrize(
    ("item", "reports", "reminded"),
    [
        (ACCOUNTS, [], False),
        (ACCOUNTS, [{"agency": "ubnd", "status": "submitted"}], True),
        (VERIFYING, [], True),
    ],
)
def test_who_verifies_waits_for_who_submits(
    item: str, reports: list[dict[str, str]], reminded: bool
) -> None:
    ground = ground_of(program_of(COUNCIL), {"item": item, "reports": reports})
    (found,) = (i for i in progress(ground, LATE).items if i.item.id == item)
    assert bool(reminded_of(ground, "ban", [found])) == reminded


PEOPLES_COMMITTEE = """\
format: 1
year: 2026
issuer: {name: Ủy ban nhân dân xã Mường Bú}
document: {symbol: CTr-UBND, place: Mường Bú, date: 2026-01-05, title: Công tác năm 2026}
agencies:
  - {id: kinh-te, name: Phòng Kinh tế}
  - {id: cong-an, name: Công an xã}
bodies:
  - id: ubnd
    name: Ủy ban nhân dân xã
    meetings:
      - month: 5
        items:
          - {text: Phương án chống hạn., agencies: [Phòng Kinh tế], deadline: 2026-05-18}
          - {text: Kế hoạch an ninh mùa lễ hội., agencies: [Công an xã], deadline: 2026-05-26}
"""


def _invited(
    text: str,
    meeting: str,
    day: str,
    deadlines: dict[str, int] | None = None,
    sent: str | None = None,
) -> Paper:
    program = program_of(text)
    found = agenda_of_meeting(program, directory(program), meeting)
    assert found
    when: When = {"day": day, "start": None, "each": None, "sent": sent}
    return invitation(program, found["meetings"][0], ND30, when, deadlines or {})


def test_an_invitation_asks_for_no_papers_of_a_day_that_is_past() -> None:
    said = "\n".join(texts(_invited(PEOPLES_COMMITTEE, "ubnd-5", "2026-05-28")))
    assert "Tài liệu: gửi kèm giấy mời này." in said
    assert "chậm nhất" not in said, (
        "a deadline of its own lets no papers come later than those of all"
    )


def test_an_agency_that_may_send_later_is_still_asked() -> None:
    text = PEOPLES_COMMITTEE.replace(", deadline: 2026-05-18", "").replace(
        ", deadline: 2026-05-26", ""
    )
    said = "\n".join(texts(_invited(text, "ubnd-5", "2026-05-28", {"cong-an": 1, "kinh-te": 9})))
    assert "- Công an xã gửi tài liệu chậm nhất ngày 27 tháng 5 năm 2026." in said
    assert "Phòng Kinh tế gửi" not in said


def test_where_no_rule_says_when_a_session_is_called_its_letter_has_no_month() -> None:
    assert _invited(COUNCIL, "hdnd-7", "2026-07-02").date == "2026"
    assert _invited(PEOPLES_COMMITTEE, "ubnd-5", "2026-05-28").date == "2026-05-25"


OF_A_COUNCIL = """\
format: 1
year: 2027
issuer: {name: Hội đồng nhân dân xã Bản Lầu}
document: {symbol: CTr-HĐND, place: Bản Lầu, date: 2027-01-05, title: Công tác năm 2027}
bodies:
  - id: ban
    name: Ban Kinh tế - Ngân sách
    meetings: [{month: 6, items: [{text: Thẩm tra báo cáo thu ngân sách.}]}]
  - id: gb
    name: Giao ban với các trưởng thôn
    meetings: [{month: 6, items: [{text: Tình hình thu quỹ.}]}]
  - id: hy
    name: Hội ý lãnh đạo
    meetings: [{month: 6, items: [{text: Công tác tuần.}]}]
"""


def test_a_committee_of_a_council_is_named_above_what_it_signs() -> None:
    head = _invited(OF_A_COUNCIL, "ban-6", "2027-06-10").head
    assert (head["parent"], head["issuer"]) == (
        "HỘI ĐỒNG NHÂN DÂN XÃ BẢN LẦU",
        "BAN KINH TẾ - NGÂN SÁCH",
    )
    assert head["number_line"].endswith("GM-BKTNS")
    council = OF_A_COUNCIL.replace("Ban Kinh tế - Ngân sách", "Hội đồng nhân dân xã Bản Lầu")
    head = _invited(council, "ban-6", "2027-06-10").head
    assert (head["parent"], head["issuer"]) == ("", "HỘI ĐỒNG NHÂN DÂN XÃ BẢN LẦU")


@pytest.mark.parametrize(
    ("meeting", "title", "addressee"),
    [
        ("gb-6", "dự Giao ban với các trưởng thôn", "Kính gửi: Các trưởng thôn"),
        ("hy-6", "dự Hội ý lãnh đạo", "Kính gửi: ……"),
    ],
)
def test_a_gathering_is_no_body_whose_members_are_asked(
    meeting: str, title: str, addressee: str
) -> None:
    said = "\n".join(texts(_invited(OF_A_COUNCIL, meeting, "2027-06-10")))
    assert title in said and addressee in said
    assert "thành viên" not in said


INSPECTION = """\
format: 1
year: 2026
issuer: {parent: Đảng bộ tỉnh Nghệ An, name: Đảng ủy xã Yên Mô}
document: {symbol: CTr/ĐU, place: Yên Mô, date: 2026-01-05, title: Công tác năm 2026}
agencies:
  - {id: vp, name: Văn phòng Đảng ủy}
  - {id: ubkt, name: Ủy ban Kiểm tra Đảng ủy}
  - {id: ban, name: Ban Xây dựng Đảng}
bodies:
  - id: kt
    name: Ủy ban Kiểm tra Đảng ủy
    meetings:
      - month: 5
        items:
          - {text: Kết quả kiểm tra đảng phí., agencies: [Ủy ban Kiểm tra Đảng ủy]}
      - month: 6
        items:
          - {text: Kết quả giám sát chuyên đề., agencies: [Ủy ban Kiểm tra Đảng ủy]}
          - {text: Đề nghị thi hành kỷ luật., agencies: [Ban Xây dựng Đảng]}
"""


def test_an_invitation_asks_who_meets_for_no_papers() -> None:
    own = "\n".join(texts(_invited(INSPECTION, "kt-5", "2026-05-20", sent="2026-05-04")))
    assert "Tài liệu: Ủy ban Kiểm tra Đảng ủy chuẩn bị." in own
    assert "gửi tài liệu về" not in own
    both = "\n".join(texts(_invited(INSPECTION, "kt-6", "2026-06-20", sent="2026-06-01")))
    assert "gửi tài liệu về" in both and "Ban Xây dựng Đảng: nội dung (2)." in both
    assert "Ủy ban Kiểm tra Đảng ủy: nội dung" not in both
