"""The day by which papers are sent is not that by which a work is done: it is told as that of the papers, and printed so."""

import pytest

from ctr_cli.views.sentences import delivery
from support.programme_text import items, programme
from support.tables import in_word

_TOLD = "không in là thời hạn làm xong"


@pytest.mark.parametrize(
    ("title", "of_papers"),
    [
        ("Thời hạn gửi tài liệu", True),
        ("Hạn nộp hồ sơ", True),
        ("Ngày gửi tài liệu", True),
        ("Thời hạn hoàn thành", False),
        ("Thời hạn", False),
    ],
)
def test_a_column_of_when_papers_are_sent(title: str, of_papers: bool) -> None:
    drawn = f"Tháng | Nội dung | Chủ trì | {title}\n4 | Đề án bến thuyền | Phòng Kinh tế | 12/4"
    result = in_word(drawn)
    ((_, item),) = items(result.program)
    assert item.deadline == "2027-04-12"
    assert item.details == (["Hạn gửi tài liệu: 12/4"] if of_papers else [])
    assert (delivery(None, item.deadline, item.details) == []) is of_papers
    assert any(_TOLD in doubt.message for doubt in result.doubts) is of_papers


def test_words_in_the_bracket_of_a_work() -> None:
    line = "- Đề án rẫy cà phê (Phòng Kinh tế, {} trước ngày 10/3/2027).\n"
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 3\n" + line.format("gửi tài liệu")
    result = programme(content + line.format("hoàn thành"))
    details = [item.details for _, item in items(result.program)]
    assert details == [
        ["Hạn gửi tài liệu: trước ngày 10/3/2027"],
        ["Thời hạn: trước ngày 10/3/2027"],
    ]
