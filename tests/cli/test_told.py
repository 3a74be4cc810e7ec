"""What a clerk is told along with an answer: what is likely a slip, what is missing, what is past."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from support import MINIMAL, Run

PROGRAMME = Path("programs/2026.yaml")
DECIDED = ("--authority", "Ban Thường vụ Đảng ủy", "--date", "1/7/2026", "--reason", "việc gấp")


def test_a_sentence_that_a_decision_brings_is_proof_read(ctr: Run, workspace: Path) -> None:
    ran = ctr("amend", "add", "--to", "btv-9", "--text", "Cho ý kiến về Đề án chợ", *DECIDED)
    assert (ran.code, "CTR410" in ran.err, "bs-1: " in ran.err) == (0, True, True)
    ran = ctr("amend", "reword", "btv-9.1", "--text", "Cho ý kiến về Đề án chợ nổi.", *DECIDED)
    assert (ran.code, ran.err) == (0, "")


def test_who_decides_is_written_with_all_marks(ctr: Run, workspace: Path) -> None:
    decided = ("--date", "1/7/2026", "--reason", "việc gấp", "--authority")
    ran = ctr("amend", "drop", "btv-9.1", *decided, "thuong truc dang uy")
    assert ran.code == 0 and "quyết định của Thường trực Đảng ủy" in ran.out
    ran = ctr("amend", "drop", "btv-9.2", *decided, "Thuong truc")
    assert ran.code == 0 and "CTR235" in ran.err and "viết không dấu" in ran.err


def test_a_decision_of_a_day_to_come_is_told(ctr: Run, workspace: Path) -> None:
    day = date.today() + timedelta(days=3)
    PROGRAMME.write_text(MINIMAL.replace("2026", f"{day.year}").replace("2025", f"{day.year - 1}"))
    words = (*DECIDED[:2], *DECIDED[4:], "--date", f"{day:%d/%m/%Y}")
    ran = ctr("amend", "reword", "bch-3.1", "--text", "Kiểm điểm quý.", "-p", PROGRAMME, *words)
    assert f"--date {day:%d/%m/%Y} là ngày chưa đến" in ran.err


def test_a_conference_added_without_its_number_is_told(ctr: Run, workspace: Path) -> None:
    meet = ("amend", "meet", "--body", "bch", "--month", 8)
    assert "CTR237" in ctr(*meet, *DECIDED).err
    assert "CTR237" not in ctr(*meet, "--kind", "thematic", *DECIDED).err


def test_an_empty_agency_is_none(ctr: Run, workspace: Path) -> None:
    ran = ctr("amend", "assign", "btv-9.1", "--agency", "", *DECIDED)
    assert (ran.code, "thiếu --agency" in ran.err) == (2, True)


def test_an_invitation_to_a_meeting_without_items_says_so(ctr: Run, workspace: Path) -> None:
    ctr("amend", "meet", "--body", "bch", "--month", 8, "--kind", "thematic", *DECIDED)
    ran = ctr("agenda", "--meeting", "hn-1", "--invitation", "-o", "g.html")
    assert ran.code == 0, ran.err
    assert "chưa có nội dung nào" in ran.err and "ctr amend add --to hn-1" in ran.err
    assert "Nội dung: …" in Path("g.html").read_text("utf-8").replace("\u00a0", " ")


@pytest.mark.parametrize(("options", "told"), [((), True), (("--on", "hôm nay"), False)])
def test_an_invitation_that_bears_a_day_already_past_is_told(
    ctr: Run, workspace: Path, options: tuple[str, ...], told: bool
) -> None:
    day = date.today() + timedelta(days=1)
    text = MINIMAL.replace("2026", f"{day.year}").replace("month: 3", f"month: {day.month}")
    PROGRAMME.write_text(text, "utf-8")
    asked = ("--meeting", "bch-3", "--invitation", "--date", f"{day:%d/%m/%Y}", "-o", "g.html")
    ran = ctr("agenda", "-p", PROGRAMME, *asked, *options)
    assert ran.code == 0, ran.err
    assert ("là hạn gửi và đã qua" in ran.err) == told


def test_a_file_named_for_another_year_is_told(ctr: Run, workspace: Path) -> None:
    Path("programs/2027.yaml").write_bytes(PROGRAMME.read_bytes())
    assert "CTR121" in ctr("validate", "programs/2027.yaml").out
    ran = ctr("agenda", "--on", "1/3/2027")
    assert "tên tệp là năm 2027, trong tệp ghi year: 2026" in ran.err
    assert "ctr agenda -p" not in ran.out and "sửa year hoặc tên tệp" in ran.out
    assert "CTR121" not in ctr("validate", PROGRAMME).out


@pytest.mark.parametrize(("before", "told"), [("15/11/2020", True), ("15/11/2099", False)])
def test_papers_asked_for_on_a_day_that_is_past_are_told(
    ctr: Run, workspace: Path, before: str, told: bool
) -> None:
    ran = ctr("new", 2027, "--register", "--before", before, "-o", "dk")
    assert ran.code == 0
    assert (f"--before {before} không sau hôm nay" in ran.err) == told


def test_the_day_of_a_meeting_is_printed_and_no_part_stands_alone(
    ctr: Run, workspace: Path
) -> None:
    dated = MINIMAL.replace("        month: 3", "        date: 2026-03-25").replace(
        "      - number: 3",
        "      - month: 2\n        date: 2026-02-05\n        items: [{text: A.}]\n      - number: 3",
    )
    PROGRAMME.write_text(dated, "utf-8")
    out = ctr("render").out
    assert "1. Tháng 2 (ngày 05/02/2026)" in out
    assert "lần thứ 3 (Ngày 25/03/2026)" in out
    assert "A. CHƯƠNG TRÌNH" not in out and "\nCHƯƠNG TRÌNH CÔNG TÁC CỤ THỂ" in out
