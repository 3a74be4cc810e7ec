"""The last meeting of a year that is held in the January after it, or put off into the next year's programme."""

import shutil
from pathlib import Path

import pytest

from support import REAL, Run

LAST, NEXT = Path("programs/2026.yaml"), Path("programs/2027.yaml")
DECIDED = ("--authority", "Ban Chấp hành Đảng bộ phường", "--date", "30/11/2026", "--reason", "bão")


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "programs").mkdir()
    monkeypatch.chdir(tmp_path)
    shutil.copy(REAL, LAST)


@pytest.fixture
def both() -> None:
    """The programme of the next year beside that of the last."""
    NEXT.write_text(REAL.read_text("utf-8").replace("year: 2026", "year: 2027", 1), "utf-8")


@pytest.mark.parametrize("asked", ["btv-12", "BTV tháng 12", "bch-6"])
def test_a_meeting_of_december_held_in_january_is_of_the_year_before(
    ctr: Run, both: None, asked: str
) -> None:
    ran = ctr("track", asked, "--held", "5/1/2027")
    assert ran.code == 0, ran.err
    assert "Dùng programs/2026.yaml" in ran.err
    assert LAST.with_name("2026.follow-up.yaml").exists()
    assert not NEXT.with_name("2027.follow-up.yaml").exists()


def test_so_is_its_agenda_and_an_item_done_then(ctr: Run, both: None) -> None:
    ran = ctr("agenda", "--meeting", "btv-12", "--date", "5/1/2027", "-o", "hop.docx")
    assert ran.code == 0 and "Dùng programs/2026.yaml" in ran.err
    ran = ctr("track", "btv-12.1", "--done", "5/1/2027")
    assert ran.code == 0 and LAST.with_name("2026.follow-up.yaml").exists()


@pytest.mark.parametrize(
    "words",
    [
        ("btv-1", "--held", "5/1/2027"),
        ("btv-12", "--held", "15/12/2027"),
        ("btv-12", "--held", "5/1/2027", "-p", str(NEXT)),
        ("btv-12.1", "--status", "doing", "--on", "5/1/2027"),
    ],
)
def test_a_meeting_of_the_year_itself_and_a_named_file_stay(
    ctr: Run, both: None, words: tuple[str, ...]
) -> None:
    ctr("track", *words)
    assert not LAST.with_name("2026.follow-up.yaml").exists()


def test_a_conference_put_off_is_first_in_the_next_year(ctr: Run) -> None:
    ran = ctr("amend", "move", "bch-6", "--to", "2027", *DECIDED)
    assert ran.code == 0, ran.err
    ran = ctr("agenda", "--meeting", "bch-6")
    assert ran.code == 2 and "bch-6 đã chuyển sang năm 2027 theo" in ran.err
    assert ctr("agenda", "--meeting", "bch-6", "--issued").code == 0
    ran = ctr("new", "2027")
    assert "lần thứ 6 của năm 2026 chuyển sang: xếp đầu năm" in ran.out
    draft = NEXT.read_text("utf-8")
    numbers = [line.split(": ")[1] for line in draft.splitlines() if "- number:" in line]
    assert numbers == ["6", "7", "8", "9", "10"]
    first, _, rest = draft[draft.index("- number: 6") :].partition("- number: 7")
    assert "month: 1\n" in first and "năm 2026" in first and "2028" not in first
    assert "việc của năm 2026 chuyển sang" not in rest
    assert (
        "# hỏi: lần này của năm 2026 chuyển sang năm 2027: họp tháng nào?\n      - number: 6"
        in draft
    )
    again = ctr("validate", NEXT, "--level", "warning", "--select", "CTR201", "--select", "CTR211")
    assert again.code == 0, again.out
