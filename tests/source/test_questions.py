"""Questions stand above what they are about, in any style of YAML."""

import json

import pytest

from ctr_cli.source.load import from_bytes
from ctr_cli.source.questions import with_questions, without_questions
from support import MINIMAL

DATA = {"year": 2027, "bodies": [{"id": "bch", "meetings": [{"month": 3}]}]}
QUESTIONS = {("year",): "năm nào?", ("bodies", 0, "meetings", 0, "month"): "tháng mấy?"}


@pytest.mark.parametrize("indent", [None, 1, 4])
def test_a_file_all_in_brackets_is_asked_at_its_head(indent: int | None) -> None:
    text = json.dumps(DATA, indent=indent) + "\n"
    asked = with_questions(text, QUESTIONS)
    assert asked == f"# hỏi: năm nào?\n# hỏi: tháng mấy?\n{text}"
    assert without_questions(asked) == text


def test_brackets_are_asked_above_the_entry_that_holds_them() -> None:
    text = "year: 2027\nbodies:\n  - id: bch\n    meetings: [{month: 3}]\n"
    asked = with_questions(text, QUESTIONS)
    assert asked.splitlines() == [
        "# hỏi: năm nào?",
        "year: 2027",
        "bodies:",
        "  - id: bch",
        "    # hỏi: tháng mấy?",
        "    meetings: [{month: 3}]",
    ]


def test_what_an_import_asked_is_gone_too_and_other_comments_stay() -> None:
    text = (
        "year: 2027  # kiểm tra: năm này là năm nào\n"
        "# kiểm tra: có đúng tên không?\n"
        "# của văn thư: giữ\n"
        "name: 'Chợ # kiểm tra: là chữ'\n"
        "note: |\n  # kiểm tra: cũng là chữ\n"
    )
    assert without_questions(text) == (
        "year: 2027\n# của văn thư: giữ\nname: 'Chợ # kiểm tra: là chữ'\n"
        "note: |\n  # kiểm tra: cũng là chữ\n"
    )


def test_what_is_not_answered_yet_is_counted_and_only_comments_ask() -> None:
    asked = MINIMAL.replace("  place:", "  # hỏi: ở đâu?\n  place:").replace(
        "            agencies", "            # kiểm tra: ai làm?\n            agencies"
    )
    (told,) = from_bytes(asked.encode(), "2026.yaml").findings
    assert (told.code, told.severity, told.span.line) == ("CTR122", "info", 7)
    assert told.message == "còn 2 chỗ hỏi chưa trả lời: dòng 7, 22"
    said = MINIMAL.replace("Kiểm điểm quý I.", "'Trả lời # hỏi: của cử tri.'")
    assert from_bytes(said.encode(), "2026.yaml").findings == []
