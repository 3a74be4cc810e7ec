"""Items that name a session by the number it had before a decision."""

import pytest

from ctr_cli.cycle.conferences import Renumbered
from ctr_cli.cycle.misnamed import misnamed
from ctr_cli.cycle.shift import renumbered
from support import program_of
from support.amendments import amended
from support.councils import TITLED

FIELD = """\
  - id: tt
    name: Thường trực Hội đồng nhân dân phường
    meetings:
      - month: 5
        items:
          - {text: Cho ý kiến nội dung Kỳ họp thứ hai.}
          - {text: Chuẩn bị kiến nghị gửi Kỳ họp thứ hai Hội đồng nhân dân thành phố.}
          - {text: Xem xét việc thực hiện kết luận tại Kỳ họp thứ nhất.}
      - month: 11
        items: [{text: Cho ý kiến nội dung kỳ họp thứ 3.}]
"""
ISSUED = program_of(TITLED + FIELD)
MORE = {"meet": "hn-1", "body": "hdnd", "month": 4, "number": 2, "kind": "thematic"}


def test_numbers_pushed_on_are_told_of_the_items_that_say_them() -> None:
    found = misnamed(amended(ISSUED, MORE))
    assert [(one.item.id, one.was, one.now, one.right) for one in found] == [
        ("tt-5.1", "Kỳ họp thứ hai", "thứ ba", "Cho ý kiến nội dung Kỳ họp thứ ba."),
        ("tt-11.1", "Kỳ họp thứ ba", "thứ tư", "Cho ý kiến nội dung kỳ họp thứ 4."),
    ]
    assert {one.by.step.id for one in found} == {"hn-1"}


def test_what_was_written_with_the_decision_or_after_it_has_the_new_numbers() -> None:
    right = {"reword": "tt-5.1", "text": "Cho ý kiến nội dung Kỳ họp thứ ba."}
    added = {"add": "bs-1", "to": "tt-5", "text": "Chuẩn bị tài liệu Kỳ họp thứ hai."}
    assert [one.item.id for one in misnamed(amended(ISSUED, right, MORE, added))] == ["tt-11.1"]
    later = amended(amended(ISSUED, MORE), right, date="2026-04-30")
    assert [one.item.id for one in misnamed(later)] == ["tt-11.1"]


def test_a_session_that_is_not_held_pulls_the_others_back() -> None:
    gone = amended(ISSUED, {"drop": "hdnd-2.1"}, {"drop": "hdnd-2"})
    assert [(one.item.id, one.now) for one in misnamed(gone)] == [("tt-11.1", "thứ hai")]


@pytest.mark.parametrize(
    "text",
    [
        "Trình Hội đồng nhân dân thành phố tại Kỳ họp thứ tư.",
        "Nghe kết quả Kỳ họp thứ tư, Quốc hội khóa XVI.",
        "Sơ kết học kỳ thứ tư.",
    ],
)
def test_the_sessions_of_others_keep_their_numbers(text: str) -> None:
    of = Renumbered(("hội đồng nhân dân xã tân hội",), lambda number: number + 1, ("session",))
    assert renumbered(text, of).text == text
