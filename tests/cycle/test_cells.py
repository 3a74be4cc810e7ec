"""Cells as people write them, and as the follow-up writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.cycle.asks import ask_meant, ask_words
from ctr_cli.cycle.cells import Around, cells_of, values_of, written
from ctr_cli.model.follow_up import Ask, ItemRecord, Report

AROUND = Around(2026, frozenset({"btv-11", "bch-6"}))


@pytest.mark.parametrize(
    ("said", "meant", "words"),
    [
        ("lùi đến tháng 11, chờ hướng dẫn", {"move": 11, "reason": "chờ hướng dẫn"}, "Chuyển đến tháng 11, chờ hướng dẫn"),
        ("Lùi đến t11", {"move": 11}, "Chuyển đến tháng 11"),
        ("LÙI ĐẾN 11/2026: chờ", {"move": 11, "reason": "chờ"}, "Chuyển đến tháng 11, chờ"),
        ("đề nghị chuyển sang tháng 10 vì thiếu vốn", {"move": 10, "reason": "vì thiếu vốn"}, "Chuyển đến tháng 10, vì thiếu vốn"),
        ("lùi sang tháng mười, chờ kinh phí", {"move": 10, "reason": "chờ kinh phí"}, "Chuyển đến tháng 10, chờ kinh phí"),
        ("xin lùi đến tháng mười một năm 2026", {"move": 11}, "Chuyển đến tháng 11"),
        ("lùi sang 2027 (chờ quy hoạch)", {"move": 2027, "reason": "chờ quy hoạch"}, "Chuyển đến năm 2027, chờ quy hoạch"),
        ("lùi đến btv-11 - chờ", {"move": "btv-11", "reason": "chờ"}, "Chuyển đến btv-11, chờ"),
        ("bỏ", {"drop": True}, "Bỏ"),
        ("Đưa ra khỏi chương trình do trùng", {"drop": True, "reason": "do trùng"}, "Bỏ, do trùng"),
        ("Đề nghị đưa ra khỏi CTCT", {"drop": True}, "Bỏ"),
        ("xin rút việc này khỏi chương trình công tác", {"drop": True}, "Bỏ"),
        ("đưa nội dung này ra: trùng", {"drop": True, "reason": "trùng"}, "Bỏ, trùng"),
    ],
)  # fmt: skip
def test_requests_are_read_and_said_one_way(
    said: str, meant: dict[str, object], words: str
) -> None:
    ask = ask_meant(said, 2026, AROUND.meetings)
    assert ask is not None
    assert ask.model_dump(exclude_none=True) == meant
    assert ask_words(ask) == written("ask", said, AROUND) == words


@pytest.mark.parametrize(
    "said",
    [
        "lùi đến quý IV", "lùi đến 15/4", "lùi đến tháng 1/2027", "lùi đến tháng 11-12", "lùi đến abc-3",
        "lùi sang 2025", "lùi đến tháng mười năm 2027", "lùi sang tháng mười ba", "bổ sung kinh phí", "bo sung kinh phi", "gộp với btv-4.1", "chuyển 11 hồ sơ", "Bỏ phiếu",
        "đưa lên Ban Chấp hành", "loại trừ rủi ro",
    ],
)  # fmt: skip
def test_what_is_no_plain_request_stays_word_for_word(said: str) -> None:
    assert ask_meant(said, 2026, AROUND.meetings) == Ask(reason=said)


@given(st.text(alphabet="lùiđếnbỏ tháng123/0-.,;()ABbtv–", max_size=40))
def test_a_request_is_said_the_same_however_often_it_is_read(said: str) -> None:
    once = written("ask", said, AROUND)
    assert once is not None
    assert written("ask", once, AROUND) == once


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2026-03-25", "2026-03-25"), ("25/3/2026", "2026-03-25"), ("25-03-2026", "2026-03-25"),
        ("25.3.2026", "2026-03-25"), ("ngày 25/3/2026", "2026-03-25"), ("46106", "2026-03-25"),
        ("31/2/2026", None), ("25/3", "2026-03-25"), ("3/2026", None), ("25/3/26", "2026-03-25"), ("hôm qua", None),
        ("trước 25/3", None), ("thứ Tư, ngày 25/3/2026", "2026-03-25"), ("25 tháng 3", "2026-03-25"),
        ("25/3/0206", None), ("99999", None), ("", ""),
    ],
)  # fmt: skip
def test_days(said: str, day: str | None) -> None:
    assert written("done", said, AROUND) == day


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("Hoàn thành", "Hoàn thành"), ("HOAN THANH", "Hoàn thành"), (" đã  trình ", "Đã trình"),
        ("not_arising", "Không phát sinh"), ("doing", "Đang làm"), ("gần xong", None), ("", ""),
    ],
)  # fmt: skip
def test_statuses(said: str, status: str | None) -> None:
    assert written("status", said, AROUND) == status


def test_a_record_is_cells_and_cells_are_a_record() -> None:
    values = {
        "status": "submitted", "result": "12-NQ/ĐU", "note": "=1+1", "ask": Ask(move=11, reason="chờ"),
    }  # fmt: skip
    item = ItemRecord.model_validate({"item": "btv-3.8", "done": "2026-03-25", **values})
    report = Report.model_validate({"agency": "ubnd", "on": "2026-03-25", **values})
    cells = {
        "status": "Đã trình", "done": "2026-03-25", "result": "12-NQ/ĐU", "ask": "Chuyển đến tháng 11, chờ",
        "note": "=1+1",
    }  # fmt: skip
    assert cells_of(item) == cells_of(report) == cells
    assert values_of(cells, AROUND, of_report=False) == values | {"done": "2026-03-25"}
    assert values_of(cells, AROUND, of_report=True) == values | {"on": "2026-03-25"}
    empty = dict.fromkeys(cells, "")
    assert set(values_of(empty, AROUND, of_report=True).values()) == {None}
    assert cells_of(None) == cells_of(Report(agency="ubnd")) == {}
