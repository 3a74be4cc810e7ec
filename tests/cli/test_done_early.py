"""A work done before the time of its meeting: no paper asks for it again, and the report of its time tells it."""

import json
from pathlib import Path

import pytest

from support import Run
from support.word import text_of

PROGRAM = """\
format: 1
year: 2026
issuer: {parent: Đảng bộ tỉnh Nghệ An, name: Đảng ủy xã Yên Mô}
document: {symbol: CTr/ĐU, place: Yên Mô, date: 2026-01, title: Công tác năm 2026}
agencies:
  - {id: kt, name: Phòng Kinh tế}
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy xã
    meetings:
      - month: 3
        items:
          - {text: Rà soát chợ nông thôn., agencies: [Phòng Kinh tế]}
      - month: 8
        items:
          - {text: Chuẩn bị năm học mới., agencies: [Phòng Kinh tế]}
          - {text: Phương án chống hạn., agencies: [Phòng Kinh tế]}
          - {text: Điều chỉnh quy hoạch chung., agencies: [Phòng Kinh tế], condition: nếu có}
"""
EARLY, DROUGHT = "Chuẩn bị năm học mới", "Phương án chống hạn"
NOTE = "btv-8.1: Hoàn thành ngày 12/06/2026, 40-KH/ĐU, nên không nêu lại"


@pytest.fixture
def year(ctr: Run, workspace: Path) -> Run:
    Path("programs/2026.yaml").write_text(PROGRAM, "utf-8")
    done = ("--status", "hoàn thành", "--done", "12/6/2026", "--result", "40-KH/ĐU")
    assert ctr("track", "btv-8.1", *done).code == 0
    return ctr


@pytest.mark.parametrize(
    "asked",
    [
        ("agenda", "--meeting", "btv-8", "--date", "25/8/2026"),
        ("agenda", "--meeting", "btv-8", "--date", "25/8/2026", "--invitation"),
        ("agenda", "--month", "8", "--together"),
        ("tasks", "-a", "kt", "--month", "8"),
        ("tasks", "-a", "kt", "--on", "20/7/2026"),
    ],
)
def test_no_paper_asks_for_it_again(year: Run, asked: tuple[str, ...]) -> None:
    ran = year(*asked, "-o", "giay.docx")
    assert ran.code == 0 and NOTE in ran.err, ran.err
    text = text_of(Path("giay.docx").read_bytes())
    assert EARLY not in text and DROUGHT in text
    assert "(2)" not in text or "(1) Phương án" in text


def test_before_it_was_done_it_is_asked_for(year: Run) -> None:
    ran = year("tasks", "-a", "kt", "--on", "1/6/2026", "-o", "giay.docx")
    assert "không nêu lại" not in ran.err
    assert EARLY in text_of(Path("giay.docx").read_bytes())


def test_what_was_done_in_the_month_of_its_meeting_may_still_come_before_it(year: Run) -> None:
    year("track", "btv-8.2", "--status", "hoàn thành", "--done", "5/8/2026")
    year("track", "btv-8.1", "--status", "đã trình")
    out = year("agenda", "--month", "8").out
    assert EARLY in out and DROUGHT in out
    ran = year("tasks", "-a", "kt", "--on", "10/8/2026", "-o", "giay.docx")
    assert "btv-8.2: Hoàn thành ngày 05/08/2026" in ran.err, "nobody is asked for what is there"
    assert DROUGHT not in text_of(Path("giay.docx").read_bytes())


def test_what_does_not_arise_is_not_brought_up_until_the_meeting_is_held(year: Run) -> None:
    year("track", "btv-8.3", "--status", "không phát sinh")
    assert "quy hoạch" not in year("agenda", "--month", "8").out
    year("track", "btv-8", "--held", "25/8/2026")
    assert "quy hoạch" in year("agenda", "--month", "8").out


def test_as_issued_and_for_programs_nothing_is_left_out(year: Run) -> None:
    assert EARLY in year("agenda", "--month", "8", "--issued").out
    (meeting,) = json.loads(year("agenda", "--month", "8", "-f", "json").out)["meetings"]
    assert [item["id"] for item in meeting["items"]] == ["btv-8.1", "btv-8.2", "btv-8.3"]


def test_the_report_of_the_time_it_was_done_in_tells_it(year: Run) -> None:
    year("track", "btv-3.1", "--status", "hoàn thành", "--done", "10/4/2026")
    half = year("report", "--until", "6", "--on", "30/6/2026").out
    assert "1 nội dung" in half.partition("Xong trong kỳ, của thời gian khác")[2].splitlines()[0]
    early = "(Hội nghị Ban Thường vụ Đảng ủy xã tháng 8/2026): xong ngày 12/6/2026; 40-KH/ĐU"
    assert early in half
    quarter = year("report", "--quarter", "2", "--on", "30/6/2026").out
    assert early in quarter and "tháng 3/2026): xong ngày 10/4/2026" in quarter
    for words in (("--until", "3"), ("--until", "8"), ()):
        assert "của thời gian khác" not in year("report", *words, "--on", "31/12/2026").out
