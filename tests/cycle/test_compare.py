"""What differs: a programme against itself as issued, and two programmes by the likeness of their texts."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.cycle.compare import Difference, between, with_issued
from ctr_cli.cycle.in_force import in_force
from ctr_cli.cycle.words import word_changes
from support import REAL, program_of
from support.amendments import amended, amended_programs, year_with_six_decisions
from support.councils import FIELD, MOVED, TITLED

ISSUED = program_of(REAL.read_bytes())
ADJUSTED = program_of(year_with_six_decisions())


def told(differences: list[Difference]) -> list[Any]:
    return [
        (
            d.kind,
            d.name,
            d.before and d.before.meeting.id,
            d.after and d.after.meeting.id,
        )
        for d in differences
    ]


SIX = [
    ("field", "bch-5", "bch-5", "bch-5"),
    ("moved", "bch-5", "bch-5", "bch-5"),
    ("field", "bch-6", "bch-6", "bch-6"),
    ("moved", "btv-3.8", "btv-3", "btv-5"),
    ("moved", "btv-3.10", "btv-3", "btv-11"),
    ("reassigned", "btv-8.2", "btv-8", "btv-8"),
    ("reworded", "btv-9.4", "btv-9", "btv-9"),
    ("moved", "btv-10.3", "btv-10", None),
    ("added", "hn-1", None, "hn-1"),
    ("added", "bs-2", None, "hn-1"),
    ("added", "bs-1", None, "btv-7"),
]


def test_a_year_with_six_decisions_against_the_signed_one() -> None:
    differences = with_issued(ADJUSTED)
    assert sorted(told(differences), key=str) == sorted(SIX, key=str)
    reasons = {d.name: d.reason for d in differences}
    assert reasons["bs-1"] == ("thực hiện chỉ đạo của Ban Thường vụ Thành ủy; chưa đủ hồ sơ")
    assert reasons["bch-6"] == "cho ý kiến về công tác nhân sự", (
        "the conference that took its number"
    )


def test_each_difference_has_the_reason_of_its_own_change() -> None:
    program = amended(ISSUED, {"reword": "btv-9.4", "deadline": "2026-09-10", "reason": "sớm hơn"})
    move = {"move": "btv-9.4", "to": "btv-11", "reason": "chờ hướng dẫn"}
    program = amended(program, move, date="2026-05-02")
    why = {(d.kind, d.field): d.reason for d in with_issued(program) if d.name == "btv-9.4"}
    assert why["moved", None] == "chờ hướng dẫn"
    new = {"meet": "hn-1", "body": "bch", "month": 8, "number": 5, "reason": "nhân sự"}
    program = amended(ISSUED, new)
    program = amended(program, {"move": "bch-5", "to": "10", "reason": "lùi"}, date="2026-05-02")
    why = {(d.kind, d.field): d.reason for d in with_issued(program) if d.name == "bch-5"}
    assert why == {("moved", None): "lùi", ("field", "number"): "nhân sự"}


def test_without_decisions_nothing_differs() -> None:
    assert with_issued(ISSUED) == []
    assert with_issued(ADJUSTED, "2026-01-31") == []
    assert between(ISSUED, ISSUED) == []


def test_two_files_are_matched_by_the_likeness_of_their_texts() -> None:
    found = set(told(between(ISSUED, in_force(ADJUSTED))))
    kinds = {(kind, name) for kind, name, _, _ in found}
    assert ("moved", "btv-3.8") in kinds
    assert ("moved", "btv-3.10") in kinds
    assert ("reworded", "btv-9.4") in kinds
    assert ("reassigned", "btv-8.2") in kinds
    assert ("dropped", "btv-10.3") in kinds
    assert {("added", "bs-1"), ("added", "bs-2"), ("added", "hn-1")} <= kinds


def test_routine_items_of_another_month_are_not_taken_for_each_other() -> None:
    bodies = [body.model_copy(deep=True) for body in ISSUED.bodies]
    del bodies[1].meetings[3].items[0]
    shorter = ISSUED.model_copy(update={"bodies": bodies})
    assert told(between(ISSUED, shorter)) == [("dropped", "btv-4.1", "btv-4", None)]


def test_a_conference_with_another_number_in_its_month_is_not_moved() -> None:
    bodies = [body.model_copy(deep=True) for body in ISSUED.bodies]
    for meeting in bodies[0].meetings:
        meeting.number = (meeting.number or 0) + 4
    found = between(ISSUED, ISSUED.model_copy(update={"bodies": bodies}))
    assert {(d.kind, d.field) for d in found} == {("field", "number")}


def test_the_head_is_compared_too() -> None:
    document = ISSUED.document.model_copy(update={"title": "Công tác năm 2026"})
    (found,) = between(ISSUED, ISSUED.model_copy(update={"document": document}))
    assert (found.kind, found.name) == ("field", "document.title")
    assert (found.old, found.new) == (ISSUED.document.title, "Công tác năm 2026")


def test_words_are_changed_whole() -> None:
    assert [tuple(piece) for piece in word_changes("họp tháng 9 năm 2026.", "họp tháng 11 năm 2026.")] == [
        ("same", "họp tháng "), ("old", "9"), ("new", "11"), ("same", " năm 2026."),
    ]  # fmt: skip
    assert [tuple(piece) for piece in word_changes("một hai ba", "một bốn năm ba")] == [
        ("same", "một "), ("old", "hai"), ("new", "bốn năm"), ("same", " ba"),
    ]  # fmt: skip


@given(st.text("aáb .,\n1"), st.text("aáb .,\n1"))
def test_words_make_up_both_texts(old: str, new: str) -> None:
    pieces = word_changes(old, new)
    assert "".join(p.text for p in pieces if p.kind != "new") == old
    assert "".join(p.text for p in pieces if p.kind != "old") == new


@given(st.data())
def test_every_change_in_force_is_told(data: Any) -> None:
    program = data.draw(amended_programs(ISSUED))
    now = in_force(program)
    differences = with_issued(program)
    assert {d.name for d in differences if d.kind == "added" and d.after and d.after.item} == {
        i.id for b in now.bodies for m in b.meetings for i in m.items if str(i.id).startswith("bs-")
    }
    assert with_issued(program.model_copy(update={"amendments": []})) == []


def test_headings_and_names_of_bodies_are_told_too() -> None:
    raw = REAL.read_text("utf-8")
    other = raw.replace("name: Ban Thường vụ Đảng ủy phường", "name: Ban Thường vụ Đảng bộ phường")
    assert other != raw
    headings = "  headings: {content: Nội dung, implementation: Trách nhiệm thực hiện}\n  title: "
    new = program_of(other.replace("  title: ", headings, 1))
    assert [(d.name, d.old, d.new) for d in between(ISSUED, new)] == [
        ("document.headings.content", "Chương trình công tác cụ thể", "Nội dung"),
        ("document.headings.implementation", "Tổ chức thực hiện", "Trách nhiệm thực hiện"),
        ("bodies.btv", "Ban Thường vụ Đảng ủy phường", "Ban Thường vụ Đảng bộ phường"),
    ]


def test_a_title_that_says_the_new_time_of_its_session_is_no_change_of_its_own() -> None:
    signed = TITLED + FIELD
    (moved,) = with_issued(program_of(signed + MOVED))
    assert (moved.kind, moved.name) == ("moved", "hdnd-2")
    elsewhere = signed.replace("month: 7", "month: 8")
    retitled = elsewhere.replace("(tháng 7/2026)", "(tháng 8/2026)")
    for text, told in (
        (retitled, [("moved", None)]),
        (elsewhere, [("moved", None)]),
        (retitled.replace("thường lệ", "bất thường"), [("moved", None), ("field", "title")]),
        (signed.replace("thường lệ", "bất thường"), [("field", "title")]),
    ):
        found = between(program_of(signed), program_of(text))
        assert [(one.kind, one.field) for one in found] == told
