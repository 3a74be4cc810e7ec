"""A year of a commune's People's Council, its office and those who submit to it, as whole processes."""

import json
from pathlib import Path

import pytest

from support import Run
from support.councils import FIELD, TITLED

PROGRAMME = Path("programs/2026.yaml")


@pytest.fixture
def council(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The programme of a council, written where commands find it."""
    (tmp_path / "programs").mkdir()
    monkeypatch.chdir(tmp_path)
    PROGRAMME.write_text(TITLED + FIELD, "utf-8")
    return TITLED + FIELD


def test_a_month_of_a_field_is_named_as_people_write_it(ctr: Run, council: str) -> None:
    quarter = council.replace("month: 4", "quarter: 2")
    decided = ("--authority", "Thường trực HĐND phường", "--date", "20/3/2026", "--reason", "bão")
    for typed in ("tháng 10", "T10", "10", "tháng mười", "10/2026", "Giám sát chuyên đề tháng 10"):
        PROGRAMME.write_text(quarter, "utf-8")
        ran = ctr("amend", "move", "giam-sat-8.1", "--to", typed, *decided)
        assert ran.code == 0 and "sang Giám sát chuyên đề tháng 10/2026" in ran.out, (typed, ran)
    PROGRAMME.write_text(quarter, "utf-8")
    ran = ctr("amend", "move", "giam-sat-8.1", "--to", "quý I", *decided)
    assert "sang Giám sát chuyên đề quý I/2026" in ran.out


def test_a_law_that_was_replaced_is_a_row_of_the_list(ctr: Run, council: str) -> None:
    law = "Căn cứ Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20/11/2015;"
    PROGRAMME.write_text(council.replace("title: Công", f"bases: [{law}], title: Công"), "utf-8")
    ran = ctr("new", "2027", "-f", "json")
    assert ran.code == 0
    (head,) = (one for one in json.loads(ran.out)["head"] if one["key"] == "document.bases.1")
    assert "đã được thay bằng" in head["question"] and "121/2025/QH15" in head["question"]


def test_papers_speak_of_a_field_without_its_name_twice(ctr: Run, council: str) -> None:
    decided = ("--authority", "Thường trực HĐND phường", "--date", "20/3/2026", "--reason", "bão")
    assert ctr("amend", "move", "giam-sat-8.1", "--to", "9", *decided).code == 0
    told = ctr("amend", "notice").out
    assert "(Giám sát chuyên đề): từ tháng 8 đến tháng 9." in told
    letter = ctr("tasks", "-a", "ubnd", "--month", "9", "--on", "1/4/2026", "-o", "thu.html")
    assert letter.code == 0, letter.err
    said = Path("thu.html").read_text("utf-8").replace("\u00a0", " ")
    assert "trong thời gian nêu trên" in said and "thời hạn của từng nội dung" not in said
    assert "| Mã | Kỳ họp | Nội dung |" in ctr("tasks", "-a", "ubnd", "-f", "md").out


def test_a_reminder_names_the_decision_that_gave_the_work(ctr: Run, council: str) -> None:
    more = council.replace("phường}]\n", "phường}, {id: ban, name: Ban Pháp chế}]\n")
    PROGRAMME.write_text(more, "utf-8")
    decided = ("--authority", "Thường trực HĐND phường", "--date", "20/3/2026", "--reason", "bận")
    given = ("--agency", "Ban Pháp chế", "--paper", "15/QĐ-TTHĐND")
    assert ctr("amend", "assign", "giam-sat-4.1", *given, *decided).code == 0
    letter = ctr("remind", "-a", "ban", "--on", "10/5/2026", "-f", "md").out
    assert "theo Quyết định số 15/QĐ-TTHĐND ngày 20/3/2026" in letter


def test_programmes_whose_names_are_no_year_are_named(ctr: Run, council: str) -> None:
    PROGRAMME.rename("programs/hdnd 2026.yaml")
    for words in ((), ("agenda",), ("new", "2027"), ("status",)):
        ran = ctr(*words)
        said = ran.out + ran.err
        assert "có programs/hdnd 2026.yaml" in said and "Đảng ủy" not in said, words
        assert '-p "programs/hdnd 2026.yaml"' in said or words == ("new", "2027")
    assert '--from "programs/hdnd 2026.yaml"' in ctr("new", "2027").err


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        (("tasks", "UBND phường"), 'ctr tasks --agency "UBND phường"?'),
        (("tasks", "tháng 3"), "ctr tasks --month 3?"),
        (("agenda", "3"), "ctr agenda --month 3?"),
        (("agenda", "hdnd-2"), "ctr agenda --meeting hdnd-2?"),
        (("status", "quý II"), "ctr status --quarter 2?"),
        (("remind", "ubnd"), "ctr remind --agency ubnd?"),
    ],
)
def test_what_is_no_file_is_taken_for_the_option_it_means(
    ctr: Run, council: str, words: tuple[str, ...], meant: str
) -> None:
    ran = ctr(*words)
    assert (ran.code, ran.out) == (2, "") and meant in ran.err
    assert ctr(words[0], "programs/2025.yaml").code == 3


def test_a_name_without_an_ending_gets_that_of_what_is_written(ctr: Run, council: str) -> None:
    made = ctr("new", "2027", "-o", "Chương trình năm 2027")
    assert made.code == 0 and "không có đuôi" not in made.err
    assert Path("Chương trình năm 2027.yaml").is_file()
    assert ctr("calendar", "-o", "lich").code == 0 and Path("lich.ics").is_file()


def test_an_agenda_leaves_out_the_days_of_papers_that_are_over(ctr: Run, council: str) -> None:
    dated = "Báo cáo 6 tháng đầu năm., deadline: 2026-06-20, details: ['Thời hạn: trước 20/6', Kèm số liệu.],"
    PROGRAMME.write_text(council.replace("Báo cáo 6 tháng đầu năm.,", dated), "utf-8")
    paper = ("agenda", "--meeting", "hdnd-2", "-f", "html")
    said = ctr(*paper, "--date", "16/7/2026").out
    assert "Kèm số liệu." in said and "Thời hạn" not in said
    assert "Thời hạn: trước 20/6" in ctr(*paper).out
