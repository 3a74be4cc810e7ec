"""Meetings and items named as people name them: by a time that is over, by a board, by the first words of an item."""

from pathlib import Path

import pytest

from support import Run
from support.councils import FIELD, MOVED, TITLED

PROGRAMME = Path("programs/2026.yaml")
BOARDS = """\
  - id: ban-pc
    name: Ban Pháp chế
    meetings: [{month: 6, items: [{text: Thẩm tra báo cáo nội chính.}]}]
  - id: ban-kt
    name: Ban Kinh tế - Ngân sách
    meetings: [{month: 6, items: [{text: Thẩm tra quyết toán.}]}]
"""


@pytest.fixture(autouse=True)
def council(workspace: Path) -> None:
    """A council whose session of July was moved to August, with two boards that meet in June."""
    PROGRAMME.write_text(TITLED + FIELD + BOARDS + MOVED, "utf-8")


def test_a_meeting_is_found_by_the_time_it_was_signed_for(ctr: Run) -> None:
    told = "đã chuyển sang tháng 8 theo Thông báo số 12/TB-HĐND ngày 20/6/2026; mã hdnd-2"
    ran = ctr("agenda", "--meeting", "HĐND tháng 7")
    assert ran.code == 0 and told in ran.err and "Báo cáo 6 tháng đầu năm" in ran.out
    assert told not in ctr("agenda", "--meeting", "HĐND tháng 8").err
    assert told not in ctr("agenda", "--meeting", "HĐND tháng 7", "--issued").err
    assert (
        told in ctr("agenda", "--month", 7).err
        and told in ctr("agenda", "--month", 7, "-f", "json").err
    )
    assert told not in ctr("agenda", "--month", 8).err + ctr("agenda", "--quarter", 3).err
    assert told not in ctr("agenda", "--month", 7, "--on", "1/6/2026").err
    ran = ctr("track", "HĐND tháng 7", "--date", "12/8/2026")
    assert ran.code == 0 and told in ran.err


def test_what_left_the_year_says_so_by_its_time(ctr: Run) -> None:
    PROGRAMME.write_text(TITLED + FIELD + MOVED.replace("to: 8", "to: 2027"), "utf-8")
    ran = ctr("agenda", "--meeting", "kỳ họp tháng 7")
    assert ran.code == 2 and "đã chuyển sang năm 2027" in ran.err
    assert "đã chuyển sang năm 2027" in ctr("agenda", "--month", 7).err


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ban Pháp chế tháng 6", "ban-pc-6"),
        ("ban kt-ns tháng 6", "ban-kt-6"),
        ("cuộc họp Ban Kinh tế tháng 6", "ban-kt-6"),
        ("kỳ họp thường lệ tháng 12", "hdnd-3"),
        ("kỳ họp tháng 8", "hdnd-2"),
        ("giám sát tháng 8", "giam-sat-8"),
    ],
)
def test_a_board_is_one_of_several_and_the_word_for_a_meeting_tells_whose(
    ctr: Run, typed: str, name: str
) -> None:
    ran = ctr("agenda", "--meeting", typed, "-f", "json")
    assert ran.code == 0 and f'"id": "{name}"' in ran.out, ran.err


def test_ids_whose_number_is_no_month_are_told_with_it(ctr: Run) -> None:
    assert "hdnd-3 (tháng 12), hdnd-2 (tháng 8)" in ctr("agenda", "--meeting", "hdnd-9").err
    assert "ban-pc-6" in (ran := ctr("agenda", "--meeting", "ban-pc-7")).err
    assert "ban-pc-6 (" not in ran.err


def test_what_holds_of_an_item_names_the_items_of_a_part(ctr: Run) -> None:
    ran = ctr("track", "giam-sat-8", "--status", "xong")
    assert ran.code == 2 and "là mảng việc Giám sát chuyên đề" in ran.err
    assert "giam-sat-8.1 (Giám sát việc dùng đất công.)" in ran.err and "--date" not in ran.err
    ran = ctr("track", "hdnd-2", "--status", "xong")
    assert "hdnd-2.1 (" in ran.err and "ctr track hdnd-2 --held NGÀY" in ran.err


def test_an_item_is_offered_by_the_words_in_it(ctr: Run) -> None:
    ran = ctr("track", "việc dùng đất, công", "--status", "xong")
    assert ran.code == 2 and "gõ mã của nội dung: giam-sat-8.1 (" in ran.err
    assert "gõ mã" not in ctr("track", "việc giữ rừng", "--status", "xong").err


def test_next_year_is_drafted_from_a_programme_named_as_everywhere(ctr: Run) -> None:
    other = Path("programs/hdnd-2026.yaml")
    PROGRAMME.rename(other)
    text = other.read_text("utf-8")
    other.write_text(text.replace("title: Công tác", "title: Hoạt động"), "utf-8")
    ran = ctr("new", 2027, "-p", other, "--review", "ra-soat.md")
    assert ran.code == 0 and Path("programs/hdnd-2027.yaml").is_file()
    title = Path("ra-soat.md").read_text("utf-8").splitlines()[0]
    assert title == "# Rà soát dự thảo chương trình hoạt động năm 2027"
