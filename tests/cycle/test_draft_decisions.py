"""What a person decides of next year's draft: meetings as lists name them, days that go or stay, work from outside the programme."""

import pytest

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.draft_given import Given
from ctr_cli.cycle.next_year import next_year
from ctr_cli.model.follow_up import FollowUp
from ctr_cli.model.named import Named
from ctr_cli.model.program import Item, Program
from ctr_cli.source.load import from_bytes
from support import MINIMAL, REAL
from support.councils import FIELD, MOVED, TITLED


def _program(text: str) -> Program:
    program = from_bytes(text.encode(), "new.yaml").program
    assert program
    return program


def _items(program: Program) -> list[Item]:
    return [item for body in program.bodies for met in body.meetings for item in met.items]


def test_a_decision_names_meetings_as_its_list_does() -> None:
    listed = [meeting.id for meeting in next_year(TITLED + FIELD).draft.meetings]
    assert listed == ["hdnd-4", "hdnd-5", "giam-sat-4", "giam-sat-8"]
    drops = dict.fromkeys(("hdnd-2.1", "giam-sat-4.1", "giam-sat-8.1"), Answer("drop"))
    added = [
        Answer("add", "hdnd-5", "Thông qua Nghị quyết về phí chợ."),
        Answer("add", "giam-sat-8", "Giám sát việc quản lý chợ."),
    ]
    draft = next_year(TITLED + FIELD, Given(answers=drops, added=added)).draft
    assert draft.problems == ()
    assert [meeting.id for meeting in draft.meetings] == ["hdnd-4", "giam-sat-8"]
    assert draft.lost == ("Hội đồng nhân dân phường tháng 7", "Giám sát chuyên đề tháng 4")
    assert [one.meeting for one in draft.brought] == ["hdnd-4", "giam-sat-8"]


def test_work_of_a_field_goes_to_any_month_of_next_year() -> None:
    answers = {"giam-sat-8.1": Answer("move", "tháng 9")}
    added = [Answer("add", "Giám sát chuyên đề tháng 11", "Giám sát việc quản lý chợ.")]
    for text in (TITLED + FIELD, TITLED + FIELD + MOVED):
        made = next_year(text, Given(answers=answers, added=added))
        assert made.draft.problems == ()
        program = _program(made.text)
        assert [(m.month, len(m.items)) for m in program.bodies[1].meetings] == [
            (4, 1),
            (9, 1),
            (11, 1),
        ]
    dropped = next_year(TITLED + FIELD, Given(answers={"giam-sat-8.1": Answer("move", "13")}))
    assert "không họp “13”" in dropped.draft.problems[0]


@pytest.mark.parametrize("said", ["tháng 11", "giam-sat-11", "giam-sat-q4", "quý IV", "10", "Q4"])
def test_work_of_a_field_by_quarters_goes_to_the_quarter_of_a_month(said: str) -> None:
    quarters = FIELD.replace("month: 4", "quarter: 2").replace("month: 8", "quarter: 3")
    made = next_year(TITLED + quarters, Given(answers={"giam-sat-q3.1": Answer("move", said)}))
    assert made.draft.problems == ()
    program = _program(made.text)
    assert [(m.quarter, len(m.items)) for m in program.bodies[1].meetings] == [(2, 1), (4, 1)]


def test_the_same_new_item_is_one_however_its_meeting_is_named() -> None:
    police, front = Named("Công an phường"), Named("Ủy ban MTTQ Việt Nam phường", "coordinate")
    text = "Bàn về khu dân cư an toàn."
    added = [
        Answer("add", "btv-8", text, (police,), row="a, dòng 9"),
        Answer("add", "Tháng 8", text.upper(), (front,), row="b, dòng 12"),
        Answer("add", "btv-9", text, (front,), row="c, dòng 3"),
    ]
    made = next_year(REAL.read_text(encoding="utf-8"), Given(added=added))
    assert made.draft.problems == ()
    assert [(one.meeting, one.row) for one in made.draft.brought] == [
        ("btv-8", "a, dòng 9; b, dòng 12"),
        ("btv-9", "c, dòng 3"),
    ]
    assert (made.text.count(text), text.upper() in made.text) == (2, False)


DATED = """\
  - id: btv
    name: Ban Thường vụ
    meetings:
      - month: 3
        items:
          - {text: Thông qua Kế hoạch ra quân., deadline: 2026-03-22, details: ['Thời hạn: 22/3/2026.']}
          - {text: Cho ý kiến về chợ.}
      - {month: 7, items: [{text: Cho ý kiến về nước sạch.}]}
"""


@pytest.mark.parametrize(
    ("day", "month", "kept"), [("03-22", 7, False), ("03-22", 2, False), ("08-20", 7, True)]
)
def test_work_moved_away_from_its_deadline_leaves_it(day: str, month: int, kept: bool) -> None:
    february = "      - {month: 2, items: [{text: Bàn về Tết.}]}\n      - month: 3\n"
    text = MINIMAL + DATED.replace("      - month: 3\n", february).replace("03-22", day)
    answers = {"btv-3.1": Answer("move", f"tháng {month}", row="dòng 5")}
    made = next_year(text, Given(answers=answers))
    assert made.draft.problems == ()
    program = _program(made.text)
    moved = next(item for item in _items(program) if "ra quân" in item.text)
    assert (moved.deadline == f"2027-{day}") is kept
    assert bool(moved.details) is kept
    (entry,) = (entry for entry in made.draft.entries if entry.id == "btv-3.1")
    assert entry.question.startswith("thời hạn ")


def test_a_day_that_falls_on_a_rest_day_says_so() -> None:
    text = MINIMAL + DATED.replace("03-22", "03-20")
    entries = {entry.id: entry for entry in next_year(text).draft.entries}
    asked = "thời hạn 20/03/2026 của năm trước, năm tới là ngày nào? (20/03/2027 là thứ Bảy; ngày làm việc trước đó là 19/03/2027)"
    assert asked in entries["btv-3.1"].question
    text = MINIMAL + DATED.replace("03-22", "03-19")
    entries = {entry.id: entry for entry in next_year(text).draft.entries}
    assert "(19/03/2027" not in entries["btv-3.1"].question


def test_work_done_outside_the_programme_is_offered_for_the_next() -> None:
    works = [
        {"id": "ng-1", "month": 7, "body": "btv", "text": "Gặp mặt thương binh tháng 7/2026."},
        {"id": "ng-2", "text": "Bầu cử bổ sung Bí thư.", "agencies": ["ubnd"]},
        {"id": "ng-3", "text": "Đón đoàn.", "status": "not_arising"},
        {"id": "ng-4", "done": "2026-11-18", "text": "Ngày hội Đại đoàn kết toàn dân tộc."},
    ]
    follow_up = FollowUp.model_validate({"format": 1, "year": 2026, "unplanned": works})
    text = MINIMAL + DATED
    offered = next_year(text, follow_up=follow_up).draft
    rows = {entry.id: entry for entry in offered.entries if entry.kind == "unplanned"}
    assert list(rows) == ["ng-1", "ng-2", "ng-4"]
    assert [bool(rows[name].question) for name in rows] == [True, False, True]
    assert (rows["ng-1"].new, rows["ng-1"].meeting) == (None, "Ban Thường vụ tháng 7")
    taken = {"ng-1": Answer("keep", row="dòng 8"), "ng-4": Answer("add", "btv-7", row="dòng 9")}
    made = next_year(text, Given(answers=taken), follow_up)
    assert made.draft.problems == ()
    program = _program(made.text)
    july = program.bodies[-1].meetings[-1]
    assert [item.text for item in july.items] == [
        "Cho ý kiến về nước sạch.",
        "Gặp mặt thương binh tháng 7/2027.",
        "Ngày hội Đại đoàn kết toàn dân tộc.",
    ]
    lost = next_year(text, Given(answers={"ng-2": Answer("keep", row="dòng 8")}), follow_up)
    assert lost.draft.problems == (
        "dòng 8: chưa ghi trình lúc nào (như tháng 9); ghi ở cột Hội nghị 2027",
    )


def test_a_new_deadline_leaves_no_other_in_the_words_of_the_item() -> None:
    said = "details: ['Thời hạn: trước ngày 20/6/2026', 'Kèm dự toán.'], deadline: 2026-06-20"
    old = TITLED.replace("Báo cáo 6 tháng đầu năm.,", f"Báo cáo 6 tháng đầu năm., {said},")
    for deadline, details in (
        ("2027-06-18", ["Kèm dự toán."]),
        ("2027-06-20", ["Thời hạn: trước ngày 20/6/2027", "Kèm dự toán."]),
        ("", ["Thời hạn: trước ngày 20/6/2027", "Kèm dự toán."]),
    ):
        given = Given(answers={"hdnd-2.1": Answer("keep", deadline=deadline)})
        item = _items(_program(next_year(old, given).text))[0]
        assert (item.deadline, item.details) == (deadline or "2027-06-20", details)
    alone = Given(answers={"hdnd-2.1": Answer("keep", deadline="2027-06-18")})
    assert "details" not in next_year(old.replace(", 'Kèm dự toán.'", ""), alone).text


def test_what_stands_on_a_paper_that_is_no_more_is_asked_about() -> None:
    basis, text = "Căn cứ Luật Cũ ngày 20/11/2015", "Giám sát việc cấp nước."
    old = (TITLED + FIELD).replace("title: Công tác", f"bases: [{basis}], title: Công tác")
    doubts = {basis: "viết lại?", text: "còn làm?"}
    draft = next_year(old, Given(doubts=doubts)).draft
    assert [head.question for head in draft.heads if "bases" in head.key] == ["viết lại?"]
    assert [e.question for e in draft.entries if e.old == text] == [
        "không rõ có làm hằng năm không: giữ hay bỏ?; còn làm?"
    ]
    answers = {"giam-sat-4.1": Answer("keep"), "document.bases.1": Answer("keep")}
    assert "viết lại?" not in next_year(old, Given(answers=answers, doubts=doubts)).text


BY_MONTH = """\
  - id: btv
    name: Ban Thường vụ Đảng ủy phường
    meetings:
      - {month: 9, items: [{text: Báo cáo công tác tháng 9 năm 2026.}]}
      - {month: 10, items: [{text: Báo cáo công tác tháng 10 năm 2026.}, {text: Một số nội dung khác.}]}
"""
NUMBERED = """\
      - {number: 4, month: 6, items: [{text: Kiểm điểm công tác 6 tháng đầu năm 2026.}]}
      - {number: 5, month: 9, items: [{text: Kiểm điểm công tác quý III năm 2026.}]}
      - {number: 6, month: 12, items: [{text: Tổng kết công tác năm 2026.}]}
"""
NOT_HELD = """\
amendments:
  - date: 2026-08-20
    authority: Ban Thường vụ Đảng ủy
    paper: 60-TB/ĐU
    changes:
      - {move: NAME.1, to: NEXT, reason: bão}
      - {drop: NAME, reason: bão}
"""


def not_held(text: str, name: str, other: str) -> str:
    return text + NOT_HELD.replace("NAME", name).replace("NEXT", other)


@pytest.mark.parametrize("said", ["tháng 10", "btv-10", "10"])
def test_a_meeting_not_held_this_year_can_be_held_next_year(said: str) -> None:
    text = not_held(
        MINIMAL + BY_MONTH.replace(", {text: Một số nội dung khác.}", ""), "btv-10", "btv-9"
    )
    listed = next_year(text).draft
    lost = "Ban Thường vụ Đảng ủy phường tháng 10 (không họp theo Thông báo số 60-TB/ĐU ngày 20/8/2026: bão)"
    assert listed.lost == (lost,)
    made = next_year(text, Given(answers={"btv-10.1": Answer("move", said)}))
    assert made.draft.problems == ()
    standing = _program(made.text).bodies[1].meetings
    assert [(m.month, len(m.items)) for m in standing] == [(9, 1), (10, 1)]
    new = next_year(text, Given(added=[Answer("add", "btv-10", "Nghe báo cáo thu ngân sách.")]))
    assert new.draft.problems == ()
    assert [m.month for m in _program(new.text).bodies[1].meetings] == [9, 10]


def test_a_meeting_not_held_that_keeps_room_for_other_matters_stands_and_is_asked() -> None:
    made = next_year(not_held(MINIMAL + BY_MONTH, "btv-10", "btv-9"))
    assert [m.month for m in _program(made.text).bodies[1].meetings] == [9, 10]
    asked = {head.key: head.question for head in made.draft.heads}
    assert "không họp theo Thông báo số 60-TB/ĐU" in asked["btv-10.month"]
    assert "btv-10.2" not in {entry.id for entry in made.draft.entries if entry.kind == "dropped"}


def test_a_conference_not_held_is_counted_once_it_is_held_again() -> None:
    text = not_held(MINIMAL + NUMBERED, "bch-5", "bch-6")
    made = next_year(text)
    meetings = _program(made.text).bodies[0].meetings
    assert [(m.number, m.month) for m in meetings] == [(6, 3), (7, 6), (8, 12)]
    again = next_year(text, Given(answers={"bch-5.1": Answer("move", "tháng 9")}))
    assert again.draft.problems == ()
    meetings = _program(again.text).bodies[0].meetings
    assert [(m.number, m.month) for m in meetings] == [(6, 3), (7, 6), (8, 9), (9, 12)]


TO_PASS = "Thông qua Chương trình công tác năm 2027 của Đảng ủy."
GONE = """amendments:
  - {date: 2026-02-01, authority: Ban Thường vụ Đảng ủy, changes: [{%s, reason: chờ chỉ đạo}%s]}
"""


def _with_programme(decided: str, also: str = "") -> str:
    return (
        f"{MINIMAL}          - text: {TO_PASS}\n"
        f"          - text: Thông qua Chương trình công tác dân vận năm 2027.\n{GONE % (decided, also)}"
    )


@pytest.mark.parametrize("decided", ["drop: bch-3.2", "move: bch-3.2, to: 2028"])
def test_the_programme_of_the_year_after_is_of_every_year(decided: str) -> None:
    again = TO_PASS.replace("2027", "2028")
    made = next_year(_with_programme(decided))
    (entry,) = (one for one in made.draft.entries if one.id == "bch-3.2")
    assert (entry.new, entry.new_id) == (again, "bch-4.3")
    assert entry.question == "năm nào cũng có: giữ hay bỏ?"
    assert f"# hỏi: {entry.question}\n          - text: {again}" in made.text
    gone = next_year(_with_programme(decided), Given(answers={"bch-3.2": Answer("drop")}))
    assert again not in gone.text
    kept = next_year(_with_programme(decided), Given(answers={"bch-3.2": Answer("keep")}))
    assert again in kept.text and "năm nào cũng có" not in kept.text


@pytest.mark.parametrize(
    "text",
    [
        _with_programme("drop: bch-3.3"),
        _with_programme("drop: bch-3.1"),
        _with_programme(
            "drop: bch-3.2",
            ", {add: bs-1, to: bch-3, text: Cho ý kiến chương trình công tác năm sau., reason: gọn}",
        ),
    ],
)
def test_what_else_was_dropped_and_what_was_replaced_stays_out(text: str) -> None:
    (entry,) = (one for one in next_year(text).draft.entries if one.kind == "dropped")
    assert (entry.new, entry.question) == (None, "")
