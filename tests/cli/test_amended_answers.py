"""Agenda, tasks, calendar and document follow the decisions of a programme."""

import json
from pathlib import Path
from typing import Any

import pytest

from support import REAL, Run
from support.amendments import year_with_six_decisions


@pytest.fixture
def amended_year(workspace: Path) -> Path:
    (workspace / "programs" / "2026.yaml").write_bytes(year_with_six_decisions())
    return workspace


def agenda(ctr: Run, *args: Any) -> Any:
    return json.loads(ctr("agenda", *args, "--format", "json").out)


def items(answer: Any, meeting: Any) -> Any:
    return next(m["items"] for m in answer["meetings"] if m["id"] == meeting)


def test_an_agenda_follows_with_ids_and_where_items_came_from(ctr: Run, amended_year: Path) -> None:
    answer = agenda(ctr, "--month", "5")
    assert (answer["state"], answer["on"]) == ("in_force", None)
    assert [(i["position"], i["id"], i["moved_from"]) for i in items(answer, "btv-5")[3:]] == [
        (4, "btv-5.4", None),
        (5, "btv-3.8", "btv-3"),
        (6, "btv-5.5", None),
    ]


def test_an_agenda_is_asked_for_a_day_or_as_issued(ctr: Run, amended_year: Path) -> None:
    before = agenda(ctr, "--month", "5", "--on", "2026-02-24")
    assert (before["state"], before["on"]) == ("in_force", "2026-02-24")
    assert len(items(before, "btv-5")) == 5
    signed = agenda(ctr, "--month", "5", "--issued")
    assert (signed["state"], len(items(signed, "btv-5"))) == ("issued", 5)


def test_a_text_says_where_an_item_was_and_which_decisions_count(
    ctr: Run, amended_year: Path
) -> None:
    out = ctr("agenda", "--meeting", "btv-5").out
    assert "tầm nhìn đến năm 2045 (chuyển từ tháng 3)." in " ".join(out.split())
    assert "Theo programs/2026.yaml, đã điều chỉnh theo 6 quyết định, đến 05/10/2026" in out
    assert "(chuyển từ tháng 3)" in ctr("agenda", "--meeting", "btv-5", "--format", "md").out


def test_an_added_conference_is_asked_by_its_id(ctr: Run, amended_year: Path) -> None:
    (meeting,) = agenda(ctr, "--meeting", "hn-1")["meetings"]
    assert meeting["number"] == 5
    assert [i["id"] for i in meeting["items"]] == ["bs-2"]
    (later,) = agenda(ctr, "--meeting", "bch-5")["meetings"]
    assert (later["number"], later["month"]) == (6, 10)


def test_tasks_follow(ctr: Run, amended_year: Path) -> None:
    answer = json.loads(ctr("tasks", "--agency", "ubnd", "--format", "json").out)
    assert answer["state"] == "in_force"
    by_item = {task["item"]: task for task in answer["tasks"]}
    assert by_item["bs-1"]["meeting"] == "btv-7"
    assert by_item["bs-1"]["moved_from"] == "btv-5"
    assert by_item["btv-8.2"]["with"] == ["Ban Xây dựng Đảng"]
    assert "btv-10.3" not in by_item
    signed = json.loads(ctr("tasks", "--agency", "ubnd", "--issued", "--format", "json").out)
    assert "btv-10.3" in {task["item"] for task in signed["tasks"]}


def events(ctr: Run, *args: Any) -> Any:
    text = ctr("calendar", *args).out.replace("\r\n ", "")
    found = {}
    for block in text.split("BEGIN:VEVENT")[1:]:
        lines = dict(line.split(":", 1) for line in block.splitlines() if ":" in line)
        found[lines["UID"].partition("@")[0]] = lines
    return found


def test_a_calendar_event_whose_time_changed_has_a_higher_sequence(
    ctr: Run, amended_year: Path
) -> None:
    before, after = events(ctr, "--issued"), events(ctr)
    assert before["2026-bch-5"]["SEQUENCE"] == "0"
    assert int(after["2026-bch-5"]["SEQUENCE"]) > 0
    assert after["2026-bch-5"]["DTSTART;VALUE=DATE"] == "20261001"
    assert after["2026-bch-6"]["SEQUENCE"] != "0", "its number, and so its title, is another"
    assert after["2026-btv-6"]["SEQUENCE"] == "0"
    assert "2026-hn-1" in after and "2026-hn-1" not in before


@pytest.mark.parametrize("format", ["txt", "md", "html"])
def test_the_document_is_the_signed_one(ctr: Run, amended_year: Path, format: str) -> None:
    adjusted = ctr("render", "--format", format).out
    (amended_year / "programs" / "2026.yaml").write_bytes(REAL.read_bytes())
    assert ctr("render", "--format", format).out == adjusted


def test_the_consolidated_document_names_the_decisions_it_follows(
    ctr: Run, amended_year: Path
) -> None:
    lines = ctr("render", "--consolidated", "--format", "txt").out.splitlines()
    title = lines.index("Công tác của Đảng uỷ và Ban Thường vụ Đảng uỷ năm 2026")
    note = lines[title + 1]
    assert note.startswith("(đã điều chỉnh, bổ sung theo Thông báo số 12-TB/ĐU ngày 25/02/2026; ")
    assert "; quyết định của Ban Thường vụ Đảng ủy ngày 10/7/2026; " in note
    assert any(line.endswith("chuẩn bị) (chuyển từ tháng 3).") for line in lines)
    assert "4. Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 6 (Tháng 10/2026)" in lines


def test_the_consolidated_document_is_asked_for_a_day(ctr: Run, amended_year: Path) -> None:
    out = ctr("render", "--consolidated", "--on", "2026-03-01", "--format", "txt").out
    assert "(đã điều chỉnh, bổ sung theo Thông báo số 12-TB/ĐU ngày 25/02/2026)\n" in out
    early = ctr("render", "--consolidated", "--on", "2026-01-01", "--format", "txt").out
    assert early == ctr("render", "--format", "txt").out


@pytest.mark.parametrize("format", ["docx", "pdf", "html", "md"])
def test_the_consolidated_document_comes_in_every_format(
    ctr: Run, amended_year: Path, format: str
) -> None:
    path = amended_year / f"dang-thuc-hien.{format}"
    assert ctr("render", "--consolidated", "-o", path).code == 0
    if format in ("html", "md"):
        assert "đã điều chỉnh, bổ sung theo" in path.read_text("utf-8")


def test_a_day_is_for_the_consolidated_document_only(ctr: Run, amended_year: Path) -> None:
    ran = ctr("render", "--on", "2026-03-01")
    assert ran.code == 2
    assert "--consolidated" in ran.err


DECIDED = ("--authority", "Ban Thường vụ Đảng ủy", "--reason", "chờ hướng dẫn")


def test_a_deadline_that_was_changed_is_newer_in_a_calendar(ctr: Run, workspace: Path) -> None:
    for day, on in (("10/9/2026", "20/6/2026"), ("8/9/2026", "1/7/2026")):
        ctr("amend", "reword", "btv-9.2", "--deadline", day, *DECIDED, "--date", on)
    first, then = (events(ctr, *on)["2026-btv-9.2-han"] for on in (("--on", "20/6/2026"), ()))
    assert int(first["SEQUENCE"]) < int(then["SEQUENCE"])
    assert (first["DTSTAMP"][:8], then["DTSTAMP"][:8]) == ("20260620", "20260701")


def test_letters_ask_for_what_is_to_come_and_cite_the_decisions_about_it(
    ctr: Run, workspace: Path
) -> None:
    words = ("--text", "Cho ý kiến Đề án chợ.", "--agency", "Công an phường", "--paper", "45-TB/ĐU")
    ctr("amend", "add", "--to", "btv-9", *words, *DECIDED, "--date", "20/3/2026")
    write = ("tasks", "-a", "Công an phường", "-f", "html")
    every = (ctr(*write, *on).out for on in ((), ("--on", "25/4/2026")))
    whole, later = (out.replace("\u00a0", " ") for out in every)
    assert "tháng 1/2026" in whole and "tháng 1/2026" not in later
    assert "Đề án chợ" in later
    cited = "năm 2026 (đã điều chỉnh, bổ sung theo Thông báo số 45-TB/ĐU ngày 20/3/2026), "
    assert cited in later
    none = ctr("tasks", "-a", "mttq", "-f", "html", "--on", "31/12/2026", "--month", 1)
    assert "không có việc nào" in none.err


def test_a_months_programme_says_who_chairs_and_who_is_asked(ctr: Run, workspace: Path) -> None:
    ctr("track", "btv-3", "--date", "25/3/2026", "--chair", "Bí thư", "--guests", "Các phòng.")
    out = ctr("agenda", "--month", 3, "--together", "-f", "html").out
    assert "Chủ trì: Bí thư." in out and "Khách mời: Các phòng." in out
