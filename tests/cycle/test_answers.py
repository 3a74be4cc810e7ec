"""Decisions read from rows: what they say, what is wrong with them, and what several sheets say alike."""

from ctr_cli.cycle.answers import answers_of
from ctr_cli.source.sheet import SheetRow


def row(number: int, **cells: str) -> SheetRow:
    return SheetRow(number, cells)


def test_words_are_read_blind_to_case_and_marks() -> None:
    rows = [
        row(5, code="btv-1.1", decision="GIU"),
        row(6, code="btv-1.2", decision="bỏ"),
        row(7, code="btv-1.3", decision="Chuyển", meeting="btv-4"),
        row(8, code="btv-1.4", decision="sửa", text="Câu mới.", agencies="UBND phường; Công an;"),
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
    assert answers.decided["btv-1.4"].agencies == ("UBND phường", "Công an")
    assert [(new.meeting, new.text) for new in answers.added] == [("bch-7", "Việc mới.")]


def test_sheets_that_disagree_are_told_and_those_that_agree_count_once() -> None:
    one = [row(5, code="btv-1.1", decision="Giữ"), row(6, code="btv-1.2", decision="Bỏ")]
    one.append(row(7, meeting="bch-7", text="Việc mới.", agencies="UBND phường"))
    two = [row(5, code="btv-1.1", decision="giữ"), row(6, code="btv-1.2", decision="Giữ")]
    two.append(row(9, decision="Thêm", meeting="BCH-7", text="việc mới.", agencies="Công an"))
    answers = answers_of([("a.xlsx", one), ("b.xlsx", two)])
    assert answers.problems == [
        "b.xlsx, dòng 6: mã btv-1.2 đã được quyết định khác ở a.xlsx, dòng 6"
    ]
    assert [new.agencies for new in answers.added] == [("UBND phường", "Công an")]
