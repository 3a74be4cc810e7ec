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
