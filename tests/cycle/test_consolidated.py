"""The programme in force written into its file: what a decision did not touch stays letter for letter, comments too."""

from typing import Any

from hypothesis import given, seed, settings
from hypothesis import strategies as st

from ctr_cli.cycle.consolidated import base_of
from ctr_cli.cycle.in_force import in_force
from ctr_cli.cycle.next_year import next_year
from ctr_cli.model.program import Program
from ctr_cli.source.edit import AddKey, with_edits
from ctr_cli.source.load import from_bytes, load
from support import REAL
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
            [(i.text, i.condition, [a.agency for a in i.agencies]) for i in meeting.items],
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


def test_the_items_of_a_meeting_that_left_the_year_come_in_the_next() -> None:
    decision = (
        "\namendments:\n"
        "  - {date: 2026-06-20, paper: null, authority: Ban Thường vụ Đảng ủy, "
        "changes: [{move: bch-3, to: '2027', reason: hoãn}]}\n"
    )
    draft = next_year(TEXT + decision).draft
    mine = [entry for entry in draft.entries if entry.id.startswith("bch-3.")]
    assert {entry.why for entry in mine} == {"chuyển sang năm 2027 theo quyết định ngày 20/6/2026"}
    assert all(entry.new for entry in mine)
