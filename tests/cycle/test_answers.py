"""Decisions read from rows: what they say, what is wrong with them, and what several sheets say alike."""

import pytest

from ctr_cli.cycle.answers import answers_of
from ctr_cli.model.named import Named
from ctr_cli.source.sheet import SheetRow


def row(number: int, **cells: str) -> SheetRow:
    return SheetRow(number, {"decided": "", "meeting": "", **cells})


def proposed(number: int, **cells: str) -> SheetRow:
    """A row of an agency's list."""
    return SheetRow(number, {"proposed": "", "meeting": "", **cells})


def test_words_are_read_blind_to_case_and_marks() -> None:
    rows = [
        row(5, code="btv-1.1", decided="GIU"),
        row(6, code="btv-1.2", decided="bỏ"),
        row(7, code="btv-1.3", decided="Chuyển", meeting="btv-4"),
        row(8, code="btv-1.4", decided="sửa", text="Câu mới.", agencies="UBND phường; Công an;"),
        row(9, meeting="bch-7", text="Việc mới."),
        row(10, code="btv-1.5"),
    ]
    answers = answers_of([("a.xlsx", rows)])
    assert answers.problems == []
    assert {code: answer.verb for code, answer in answers.decided.items()} == {
        "btv-1.1": "keep",
        "btv-1.2": "drop",
        "btv-1.3": "move",
        "btv-1.4": "reword",
    }
    assert answers.decided["btv-1.4"].agencies == (
        Named("UBND phường"),
        Named("Công an"),
    )
    assert [(new.meeting, new.text) for new in answers.added] == [("bch-7", "Việc mới.")]


def test_something_new_in_the_column_of_the_old_year_is_told_where_it_goes() -> None:
    rows = [row(5, stood="btv-3", text="Việc mới."), row(6, code="btv-1.1", stood="btv-1", text="")]
    assert answers_of([("a.xlsx", rows)]).problems == [
        "a.xlsx, dòng 5: “btv-3” ghi ở cột của năm cũ; trình lúc nào thì ghi ở cột cùng tên của năm mới"
    ]


def test_who_agrees_takes_a_row_as_the_draft_has_it_or_is_asked() -> None:
    rows = [
        row(5, code="btv-1.1", decided="Đồng ý", planned="Kiểm điểm tháng 1 năm 2027."),
        row(6, code="btv-1.2", decided="nhất trí", planned="(không đưa vào)", why="việc một lần"),
        row(7, code="btv-1.3", decided="đồng ý", planned="(không đưa vào)", why="x. Hỏi: thay?"),
        row(8, code="btv-1.4", decided="Giữ", planned="(không đưa vào)"),
        row(9, code="document.number", decided="Đồng ý", planned=""),
    ]
    answers = answers_of([("a.xlsx", rows)])
    assert answers.problems == [
        "a.xlsx, dòng 7: chưa rõ “đồng ý” với điều gì; chọn Giữ, Sửa hay Bỏ"
    ]
    assert {code: answer.verb for code, answer in answers.decided.items()} == {
        "btv-1.1": "keep",
        "btv-1.2": "drop",
        "btv-1.4": "keep",
        "document.number": "keep",
    }


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("BTV T6", "BTV tháng 6"),
        ("T.6", "tháng 6"),
        ("bch q.II", "bch quý II"),
        ("btv-6", "btv-6"),
        ("tuần 2/6", "tháng 6"),
        ("BTV tuần cuối T6", "BTV tháng 6"),
    ],
)
def test_a_month_in_short_is_a_month(typed: str, meant: str) -> None:
    answers = answers_of([("a.xlsx", [row(5, code="btv-1.1", decided="Chuyển", meeting=typed)])])
    assert answers.decided["btv-1.1"].meeting == meant


def test_sheets_that_disagree_are_told_and_those_that_agree_count_once() -> None:
    one = [row(5, code="btv-1.1", decided="Giữ"), row(6, code="btv-1.2", decided="Bỏ")]
    one.append(row(7, meeting="bch-7", text="Việc mới.", agencies="UBND phường"))
    two = [row(5, code="btv-1.1", decided="giữ"), row(6, code="btv-1.2", decided="Giữ")]
    two.append(row(9, decided="Thêm", meeting="BCH-7", text="việc mới.", agencies="Công an"))
    answers = answers_of([("a.xlsx", one), ("b.xlsx", two)])
    assert answers.problems == [
        "b.xlsx, dòng 6: mã btv-1.2 đã được quyết định khác ở a.xlsx, dòng 6"
    ]
    assert [new.agencies for new in answers.added] == [(Named("UBND phường"), Named("Công an"))]


def test_a_decision_wins_over_proposals_that_clash() -> None:
    one = [proposed(6, code="btv-1.1", proposed="Bỏ"), proposed(7, code="btv-1.2", proposed="Bỏ")]
    two = [proposed(6, code="btv-1.1", proposed="Giữ"), proposed(7, code="btv-1.2", proposed="Bỏ")]
    head = [row(9, code="btv-1.1", decided="Giữ")]
    alone = answers_of([("a.xlsx", one), ("b.xlsx", two)])
    assert alone.problems == [
        "b.xlsx, dòng 6: đề nghị về btv-1.1 khác với a.xlsx, dòng 6; "
        "ghi Quyết định trong danh sách rà soát, đưa thêm vào"
    ]
    settled = answers_of([("a.xlsx", one), ("b.xlsx", two), ("rà soát.xlsx", head)])
    assert settled.problems == []
    assert {code: one.verb for code, one in settled.decided.items()} == {
        "btv-1.1": "keep",
        "btv-1.2": "drop",
    }
    assert [one.row for one in settled.overruled["btv-1.1"]] == ["a.xlsx, dòng 6"]


def test_an_empty_row_that_names_its_agency_says_nothing() -> None:
    rows = [proposed(20, agencies="UBND phường"), proposed(21, agencies="UBND phường", text="Mới.")]
    answers = answers_of([("a.xlsx", rows)])
    assert answers.added == []
    assert answers.problems == [
        "a.xlsx, dòng 21: Thêm cần ghi trình lúc nào (như tháng 9) và Nội dung"
    ]


def test_a_list_without_its_column_of_decisions_is_told() -> None:
    rows = [SheetRow(5, {"code": "btv-1.1", "text": ""})]
    assert answers_of([("a.xlsx", rows)]).problems == [
        "a.xlsx: không có cột Quyết định (hay Đề nghị)"
    ]


def test_a_list_without_the_column_of_meetings_says_that_it_lacks() -> None:
    cells = {"code": "btv-1.1", "decided": "Chuyển", "text": ""}
    problems = answers_of([("a.xlsx", [SheetRow(5, cells)])]).problems
    assert len(problems) == 1 and "không thấy cột Hội nghị" in problems[0]
