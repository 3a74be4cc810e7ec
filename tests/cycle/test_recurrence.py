"""How often an item comes, by its words and by where else it stands, with the reason."""

import csv

import pytest

from ctr_cli.cycle.next_year import next_year
from ctr_cli.cycle.recurrence import recurrence, sentence_key
from ctr_cli.model.program import Item
from support import DATA

with (DATA / "recurrence.tsv").open(encoding="utf-8", newline="") as _file:
    ITEMS = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))
PROJECT = "Nghe tiến độ dự án nâng cấp chợ trung tâm."


@pytest.mark.parametrize("row", ITEMS, ids=[row["text"][:60] for row in ITEMS])
def test_words_tell_how_often_an_item_comes(row: dict[str, str]) -> None:
    found = recurrence(Item(text=row["text"]), frozenset())
    assert (found.recurrence, found.why) == (row["class"], row["why"])


def test_what_stands_elsewhere_too_comes_again_but_no_election_and_no_paper() -> None:
    keys = {sentence_key(text) for text in (PROJECT, "Bầu cử.", "Dự thảo Nghị quyết về du lịch.")}
    here = {text: recurrence(Item(text=text), keys) for text in (PROJECT, "Bầu cử.")}
    assert here[PROJECT].why == "có ở nhiều lần họp trong năm"
    assert here["Bầu cử."].recurrence == "term"
    draft = Item(text="Dự thảo Nghị quyết về du lịch.")
    assert recurrence(draft, keys).recurrence == "once"
    assert recurrence(draft, (), keys).why == "có trong chương trình năm trước"
    assert recurrence(Item(text="Bầu cử."), (), keys).recurrence == "term"


def test_a_paper_that_may_be_needed_in_any_year_is_asked_about() -> None:
    named = "Thông qua Nghị quyết về đặt tên đường."
    found = recurrence(Item(text=named, condition="nếu có"), frozenset())
    assert (found.recurrence, "đã ban hành" in found.why) == ("ask", False)
    assert recurrence(Item(text=named), frozenset()).recurrence == "once"
    waiting = Item(text=named, condition="khi có hướng dẫn của Trung ương")
    assert recurrence(waiting, frozenset()).recurrence == "once"


def test_the_same_work_of_another_time_is_known() -> None:
    one, other = "Giao ban công tác nội chính quý II.", "Giao ban công tác nội chính quý IV/2026"
    assert sentence_key(one) == sentence_key(other)
    assert sentence_key(one) != sentence_key("Giao ban công tác dân vận quý II.")


def test_standing_work_is_not_asked_about() -> None:
    standing = """
      - every: month
        items:
          - text: Điểm tình hình trong tháng.
          - text: Nghe tiến độ dự án nâng cấp chợ trung tâm.
"""
    text = (DATA / "programmes" / "xa-quynh-luu.yaml").read_text(encoding="utf-8")
    head, sign, rest = text.partition("    meetings:\n")
    draft = next_year(head + sign + standing.lstrip("\n") + rest).draft
    entries = [entry for entry in draft.entries if entry.why == "việc thường xuyên trong năm"]
    assert [(entry.old, entry.kind, entry.question) for entry in entries] == [
        ("Điểm tình hình trong tháng.", "kept", ""),
        (PROJECT, "kept", ""),
    ]


@pytest.mark.parametrize(
    ("condition", "often"),
    [
        ("nếu có", "yearly"),
        ("khi phát sinh", "yearly"),
        ("khi có thiên tai xảy ra", "yearly"),
        ("nếu được Thành ủy giao chỉ tiêu", "ask"),
        ("khi có hướng dẫn của Tỉnh ủy", "ask"),
        ("nếu có chủ trương của Trung ương", "ask"),
    ],
)
def test_a_condition_of_every_year_is_a_sign_and_one_that_waits_is_none(
    condition: str, often: str
) -> None:
    item = Item(text="Nghị quyết chuyên đề về làng nghề dệt chiếu.", condition=condition)
    assert recurrence(item, frozenset()).recurrence == often
