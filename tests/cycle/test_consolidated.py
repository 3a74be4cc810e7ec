"""The programme in force written into its file: what a decision did not touch stays letter for letter, comments too."""

from typing import Any

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.consolidated import base_of
from ctr_cli.cycle.draft_given import Given
from ctr_cli.cycle.draft_meetings import items_of
from ctr_cli.cycle.in_force import in_force
from ctr_cli.cycle.next_year import next_year
from ctr_cli.model.program import Program
from ctr_cli.source.edit import AddKey, with_edits
from ctr_cli.source.load import from_bytes, load
from support import REAL, program_of
from support.amendments import amended, amended_programs

TEXT = REAL.read_text(encoding="utf-8")


def signed() -> Program:
    program = load(str(REAL)).program
    assert program
    return program


def told(program: Program) -> list[Any]:
    """What a programme says of its meetings and items, without ids."""
    return [
        (
            body.id,
            (meeting.month, meeting.number, meeting.kind),
            [
                (i.text, i.condition, i.deadline, [a.agency for a in i.agencies])
                for i in meeting.items
            ],
        )
        for body in program.bodies
        for meeting in body.meetings
    ]


def within_the_year(program: Program) -> Program:
    """A programme whose decisions send nothing into the next year."""
    decisions = [
        decision.model_copy(update={"changes": [c for c in decision.changes if c.to != "2027"]})
        for decision in program.amendments
    ]
    return program.model_copy(update={"amendments": [d for d in decisions if d.changes]})


@seed(20261128)
@settings(max_examples=10, deadline=None)
@given(st.data())
def test_the_file_says_what_is_in_force(data: Any) -> None:
    program = within_the_year(data.draw(amended_programs(signed())))
    if program.amendments:
        text = with_edits(TEXT, [AddKey((), "amendments", [])])
        made = from_bytes(with_edits(text, base_of(program).edits).encode(), "").program
        assert made
        assert told(made) == told(in_force(program))


def test_meetings_that_decisions_touch_keep_their_comments() -> None:
    text = TEXT.replace(
        "      - number: 4\n", "      # họp ở nhà văn hóa\n      - number: 4 # tháng Sáu\n", 1
    )
    text = text.replace("      - month: 9\n", "      # họp sau lễ\n      - month: 9\n", 1)
    changes: list[dict[str, Any]] = [
        {"meet": "hn-1", "body": "bch", "month": 8, "kind": "extraordinary"},
        {"move": "bch-4", "to": "10"},
        {"drop": "btv-9.3"},
    ]
    program = amended(signed(), *changes)
    made = with_edits(with_edits(text, [AddKey((), "amendments", [])]), base_of(program).edits)
    body, _, rest = made.partition("  - id: btv")
    assert "      # họp ở nhà văn hóa\n      - number: 4 # tháng Sáu\n        month: 10\n" in body
    assert body.index("month: 8") < body.index("month: 9") < body.index("họp ở nhà văn hóa")
    assert "      # họp sau lễ\n      - month: 9\n" in rest


def test_a_conference_that_left_the_year_is_held_first_in_the_next_with_its_own_items() -> None:
    decision = (
        "\namendments:\n"
        "  - {date: 2026-06-20, paper: null, authority: Ban Thường vụ Đảng ủy, "
        "changes: [{move: bch-3, to: '2027', reason: hoãn}]}\n"
    )
    made = next_year(TEXT + decision)
    body = program_of(made.text).bodies[0]
    first = body.meetings[0]
    (left,) = (met for met in signed().bodies[0].meetings if met.number == 3)
    assert [item.text for item in first.items] == [item.text for item in left.items]
    assert made.draft.put_off == (f"{body.name} lần thứ {first.number}",)
    assert "lần này của năm 2026 chuyển sang năm 2027: họp tháng nào?" in made.text


def test_what_was_moved_for_once_is_asked_about_and_goes_back() -> None:
    """A conference put off in its year is no rule of the next one; nor is an item."""
    decision = (
        "\namendments:\n"
        "  - date: 2026-04-10\n"
        "    paper: 27-TB/ĐU\n"
        "    authority: Ban Thường vụ Đảng ủy\n"
        "    changes:\n"
        "      - {move: bch-5, to: 10, reason: trùng lịch diễn tập khu vực phòng thủ}\n"
        "      - {move: btv-9.2, to: btv-11, reason: chờ hướng dẫn}\n"
    )
    text = TEXT + decision
    draft = next_year(text).draft
    (head,) = (head for head in draft.heads if head.key == "bch-5.month")
    asked = (
        "năm trước chuyển từ tháng 9 sang tháng 10 (trùng lịch diễn tập khu vực phòng thủ); "
        "năm tới họp khi nào?"
    )
    assert (head.old, head.new, head.question) == ("10", "9", asked)
    months = [meeting.month for meeting in program_of(next_year(text).text).bodies[0].meetings]
    assert months == [3, 6, 9, 12]
    kept = Given(answers={"bch-5.month": Answer("reword", text="10", row="dòng 7")})
    months = [m.month for m in program_of(next_year(text, kept).text).bodies[0].meetings]
    assert months == [3, 6, 10, 12]
    (item,) = (entry for entry in draft.entries if entry.id == "btv-9.2")
    assert "năm 2026 chuyển từ tháng 9: năm tới trình lúc nào?" in item.question
    answers = {
        "bch-5.month": Answer("reword", text="tháng 9", row="dòng 7"),
        "btv-9.2": Answer("move", meeting="btv-9", row="dòng 8"),
    }
    answered = next_year(text, Given(answers=answers))
    assert not answered.draft.problems
    assert "chuyển từ tháng 9" not in answered.text
    program = program_of(answered.text)
    assert [meeting.month for meeting in program.bodies[0].meetings] == [3, 6, 9, 12]
    titles = [place.title for place in answered.draft.meetings if place.body == "bch"]
    assert "tháng 9/2027" in titles[2]
    wrong = {"bch-5.month": Answer("reword", text="tháng 13", row="dòng 7")}
    problems = next_year(text, Given(answers=wrong)).draft.problems
    assert list(problems) == ["dòng 7: bch-5.month không nhận “tháng 13”"]


def test_what_went_out_and_came_back_keeps_its_id() -> None:
    """In force it stands last before its meeting; ids, records and questions go by what an item is."""
    there_and_back = (
        [{"move": "btv-9.2", "to": "btv-7"}, {"move": "btv-9.2", "to": "btv-9"}],
        [{"drop": "btv-9.1"}, {"move": "btv-9.1", "to": "9"}],
        [{"move": "btv-9.1", "to": "btv-9"}, {"move": "btv-9.3", "to": "8"}],
        [{"move": "bch-2", "to": "8"}, {"move": "bch-2", "to": "3"}],
    )
    for changes in there_and_back:
        program = amended(signed(), *changes)
        base, now = base_of(program), in_force(program)
        text = with_edits(with_edits(TEXT, [AddKey((), "amendments", [])]), base.edits)
        made = program_of(text)
        assert told(made) == told(now)
        by_id = dict(zip(base.ids, items_of(made), strict=True))
        assert all(by_id[str(item.id)][2].text == item.text for _, _, item in items_of(now))


def test_a_meeting_that_was_added_is_asked_about() -> None:
    """Under the id that decisions, records and agendas give it."""
    decision = (
        "\namendments:\n"
        "  - date: 2026-04-10\n"
        "    paper: 27-TB/ĐU\n"
        "    authority: Ban Thường vụ Đảng ủy\n"
        "    changes:\n"
        "      - {meet: hn-1, body: btv, month: 4, kind: thematic, reason: đột xuất}\n"
        "      - {add: bs-1, to: hn-1, text: Công tác phòng cháy rừng năm 2026., reason: nắng nóng}\n"
        "      - {move: hn-1, to: 5, reason: nắng nóng}\n"
    )
    draft = next_year(TEXT + decision).draft
    (head,) = (head for head in draft.heads if head.key.endswith(".month"))
    assert (head.key, head.old) == ("hn-1.month", "5")
    asked = "năm trước bổ sung theo Thông báo số 27-TB/ĐU ngày 10/4/2026; năm tới họp khi nào?"
    assert head.question == asked


def test_a_moved_meeting_stands_by_its_month_whatever_follows_december() -> None:
    """What a quarter has stands behind its last month; a month that is earlier goes before both."""
    head, _, _ = TEXT.partition("bodies:\n")
    meetings = "".join(
        f"      - {when}\n        items: [{{text: Nghe báo cáo kết quả kiểm tra.}}]\n"
        for when in ("month: 7", "month: 12", "quarter: 4")
    )
    text = f"{head}bodies:\n  - id: btv\n    name: Ban Thường vụ\n    meetings:\n{meetings}"
    decision = "amendments:\n  - {{date: 2026-03-02, paper: null, authority: Ban Thường vụ, changes: [{}]}}\n"
    orders = {
        "{move: btv-7, to: '10'}": [(10, None), (12, None), (None, 4)],
        "{move: btv-12, to: '11'}": [(7, None), (11, None), (None, 4)],
    }
    for change, order in orders.items():
        adjusted = text + decision.format(change)
        now, draft = in_force(program_of(adjusted)), program_of(next_year(adjusted).text)
        usual = [(7, None), (12, None), (None, 4)]
        for program, times in ((now, order), (draft, usual)):
            assert [(met.month, met.quarter) for met in program.bodies[0].meetings] == times
    added = in_force(
        program_of(text + decision.format("{meet: hn-1, body: btv, quarter: 3, kind: thematic}"))
    )
    assert [m.id for m in added.bodies[0].meetings] == ["btv-7", "hn-1", "btv-12", "btv-q4"]


def test_what_is_said_of_a_meeting_that_goes_with_its_items_is_understood() -> None:
    decision = (
        "\namendments:\n"
        "  - date: 2026-04-10\n"
        "    paper: 27-TB/ĐU\n"
        "    authority: Ban Thường vụ Đảng ủy\n"
        "    changes:\n"
        "      - {meet: hn-1, body: btv, month: 4, kind: thematic, reason: đột xuất}\n"
        "      - {add: bs-1, to: hn-1, text: Công tác phòng cháy rừng năm 2026., reason: nắng nóng}\n"
    )
    dropped = {"bs-1": Answer("drop", row="dòng 3")}
    kept, moot = Answer("keep", row="dòng 4"), Answer("drop", row="dòng 4")
    other = Answer("reword", text="5", row="dòng 4")
    for said, told in ((kept, ()), (moot, ()), (other, ("dòng 4: không có mã hn-1.month",))):
        answers = {**dropped, "hn-1.month": said}
        assert next_year(TEXT + decision, Given(answers=answers)).draft.problems == told
    unknown = Given(answers={**dropped, "hn-2.month": Answer("keep", row="dòng 5")})
    assert next_year(TEXT + decision, unknown).draft.problems == ("dòng 5: không có mã hn-2.month",)
