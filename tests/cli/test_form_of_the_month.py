"""The form of what comes before a month: the one in force by the first meeting, where its day is known."""

from pathlib import Path

import pytest

from support import MINIMAL, Run

KT = "Phòng Kinh tế"
MAY = MINIMAL.replace("month: 3", "month: 5").replace("Văn phòng Đảng ủy", KT)
MONTH = ("agenda", "--month", "5", "--together", "-o", "thang-5.docx")
LETTER = ("tasks", "--all", "--month", "5", "-o", "cong-van.docx")


@pytest.mark.parametrize("asked", [MONTH, LETTER])
@pytest.mark.parametrize(
    ("day", "form"),
    [("date: 2026-05-22", "hd36"), ("date: 2026-05-28", "hd05"), ("", "hd05")],
)
def test_papers_before_a_meeting_obey_the_form_in_force_then(
    ctr: Run, workspace: Path, asked: tuple[str, ...], day: str, form: str
) -> None:
    text = MAY.replace("month: 5\n", f"month: 5\n        {day}\n")
    Path("programs/2026.yaml").write_text(text, "utf-8")
    ran = ctr(*asked)
    assert ran.code == 0, ran.err
    assert f"Thể thức {form}" in ran.err


def test_the_paper_of_a_quarter_is_there_before_its_first_month(ctr: Run, workspace: Path) -> None:
    text = MAY.replace("month: 5\n", "month: 6\n        date: 2026-06-22\n")
    Path("programs/2026.yaml").write_text(text, "utf-8")
    assert "Thể thức hd36" in ctr("agenda", "--quarter", "2", "--together", "-o", "quy-2.docx").err
