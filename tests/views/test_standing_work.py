"""Standing work: a meeting with `every`, which has no month and falls in many."""

import json
from pathlib import Path
from typing import Any

import pytest

from ctr_cli.checking.check import check
from ctr_cli.model.agencies import directory
from ctr_cli.model.meetings import falls_into
from ctr_cli.source.load import from_bytes
from ctr_cli.views.agenda import agenda_of_meeting, agenda_of_months, meeting_ids
from ctr_cli.views.tasks import tasks_of
from support import MINIMAL, Run

STANDING = (
    MINIMAL
    + """\
  - id: thuong-truc
    name: Thường trực Đảng ủy
    meetings:
      - month: 3
        items:
          - text: Cho ý kiến về công tác quý I.
            agencies: [Văn phòng Đảng ủy]
      - every: week
        items:
          - text: Giao ban công tác tuần.
            agencies: [Văn phòng Đảng ủy]
      - every: quarter
        months: [3, 6, 9, 12]
        items:
          - text: Nghe báo cáo về tiếp dân.
            agencies: [Văn phòng Đảng ủy]
      - every: week
        items:
          - text: Tiếp công dân theo lịch.
            agencies: [Văn phòng Đảng ủy]
"""
)


@pytest.fixture(scope="module")
def source() -> Any:
    """The programme with standing work."""
    return from_bytes(STANDING.encode(), "x.yaml")


def agenda(source: Any, *months: Any) -> Any:
    """The meetings of some months."""
    return agenda_of_months(source.program, directory(source.program), months)["meetings"]


def test_ids_are_its_own(source: Any) -> None:
    assert source.findings == []
    assert meeting_ids(source.program)[1:] == [
        "thuong-truc-3", "thuong-truc-week", "thuong-truc-quarter", "thuong-truc-week-2",
    ]  # fmt: skip


def test_rules_are_silent_on_a_meeting_without_a_month(source: Any) -> None:
    assert [f.code for f in check(source, select=("CTR2",), ignore=("CTR218",))] == []


def test_agenda_shows_it_last_in_every_month_it_falls_into(source: Any) -> None:
    march = agenda(source, 3)
    assert [(m["id"], m["month"], m["every"]) for m in march] == [
        ("thuong-truc-3", 3, None),
        ("bch-3", 3, None),
        ("thuong-truc-week", None, "week"),
        ("thuong-truc-quarter", None, "quarter"),
        ("thuong-truc-week-2", None, "week"),
    ]
    assert march[2]["title"] == "Công việc hằng tuần của Thường trực Đảng ủy"
    assert [m["id"] for m in agenda(source, 4)] == ["thuong-truc-week", "thuong-truc-week-2"]


def test_it_is_found_by_its_id(source: Any) -> None:
    asked = agenda_of_meeting(source.program, directory(source.program), "thuong-truc-quarter")
    assert asked is not None
    assert [item["id"] for item in asked["meetings"][0]["items"]] == ["thuong-truc-quarter.1"]


def test_tasks_hold_it_with_a_month_and_without(source: Any) -> None:
    known = directory(source.program)
    whole = [t["item"] for t in tasks_of(source.program, known, "van-phong")["tasks"]]
    april = [t["item"] for t in tasks_of(source.program, known, "van-phong", (4,))["tasks"]]
    assert whole.count("thuong-truc-week.1") == 1
    assert len(whole) == 5
    assert april == ["thuong-truc-week.1", "thuong-truc-week-2.1"]


def test_it_is_printed_under_how_often_it_comes(ctr: Run, workspace: Path) -> None:
    Path("p.yaml").write_text(STANDING, "utf-8")
    text = ctr("render", "p.yaml").out
    assert "2. Hằng tuần" in text
    assert "3. Hằng quý (tháng 3, 6, 9, 12)" in text
    answer = json.loads(ctr("agenda", "-p", "p.yaml", "--month", "4", "-f", "json").out)
    assert {m["every"] for m in answer["meetings"]} == {"week"}


@pytest.mark.parametrize("wrong", ["every: day", "every: week\n        months: [13]"])
def test_another_measure_is_refused_in_words(wrong: str) -> None:
    found = from_bytes(STANDING.replace("every: week", wrong, 1).encode(), "x.yaml").findings
    assert [f.severity for f in found] == ["error"]


def test_a_quarter_after_one_of_its_months_is_in_order() -> None:
    text = STANDING.replace("      - every: week", "      - quarter: 1", 1)
    source = from_bytes(text.encode(), "x.yaml")
    assert [f.code for f in check(source, select=("CTR202",))] == []


def test_what_comes_every_quarter_or_year_falls_into_the_last_month_of_it() -> None:
    text = STANDING.replace("        months: [3, 6, 9, 12]\n", "").replace(
        "every: week", "every: year"
    )
    program = from_bytes(text.encode(), "x.yaml").program
    assert program is not None
    held = [falls_into(meeting) for meeting in program.bodies[1].meetings[1:]]
    assert held == [(12,), (3, 6, 9, 12), (12,)]


def test_a_second_group_of_work_without_a_time_is_no_month() -> None:
    text = STANDING.replace("- every: week", "- title: Thường xuyên").replace(
        "month: 3", "month: 2"
    )
    program = from_bytes(text.encode(), "x.yaml").program
    assert program is not None
    assert meeting_ids(program)[1:] == [
        "thuong-truc-2", "thuong-truc", "thuong-truc-quarter", "thuong-truc-viec-2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("wrong", "told"),
    [("every: week\n        month: 4", "month"), ("month: 4\n        months: [4, 5]", "months")],
)
def test_work_that_stands_and_a_meeting_that_is_held_are_told_apart(wrong: str, told: str) -> None:
    source = from_bytes(STANDING.replace("every: week", wrong, 1).encode(), "x.yaml")
    assert [told in finding.message for finding in check(source, select=("CTR217",))] == [True]


def test_an_item_with_a_deadline_of_its_own_is_a_task_of_that_month() -> None:
    text = STANDING.replace("- text: Giao ban công tác tuần.", "- text: Giao ban.")
    text = text.replace(
        "- text: Kiểm điểm quý I.", "- {text: Kiểm điểm quý I., deadline: 2026-02-20}"
    )
    text = text.replace(
        "2026-02-20}\n            agencies: [Văn phòng Đảng ủy]",
        "2026-02-20, agencies: [Văn phòng Đảng ủy]}",
    )
    program = from_bytes(text.encode(), "x.yaml").program
    assert program is not None
    items = {t["item"] for t in tasks_of(program, directory(program), "van-phong", [2])["tasks"]}
    assert "bch-3.1" in items and "thuong-truc-3.1" not in items


QUARTER = """\
format: 1
year: 2027
issuer: {name: Hội Nông dân xã Bắc Hà}
document: {symbol: CTr-HND, place: Bắc Hà, date: 2027-01, title: Công tác Hội năm 2027}
agencies: [{id: ban-thuong-vu, name: Ban Thường vụ Hội}]
bodies:
  - id: hnd
    name: Hội Nông dân xã Bắc Hà
    meetings:
      - quarter: 1
        agencies: [Ban Thường vụ Hội]
        items:
          - {text: Vận động hội viên trồng cây đầu xuân., deadline: 2027-01}
          - {text: Mở lớp ghép cành., deadline: 2027-02-25}
          - {text: Rà soát hội viên nghèo.}
"""


@pytest.mark.parametrize(
    ("months", "ids"),
    [
        ((1,), ["hnd-q1.1", "hnd-q1.3"]),
        ((2,), ["hnd-q1.2", "hnd-q1.3"]),
        ((3,), ["hnd-q1.3"]),
        ((1, 2, 3), ["hnd-q1.1", "hnd-q1.2", "hnd-q1.3"]),
    ],
)
def test_work_of_a_quarter_with_a_month_of_its_own_stands_in_that_month(
    months: tuple[int, ...], ids: list[str]
) -> None:
    program = from_bytes(QUARTER.encode(), "x.yaml").program
    assert program is not None
    known = directory(program)
    views = agenda_of_months(program, known, months)["meetings"]
    assert [item["id"] for view in views for item in view["items"]] == ids
    assert [t["item"] for t in tasks_of(program, known, "ban-thuong-vu", months)["tasks"]] == ids


BEFORE = """\
format: 1
year: 2027
issuer: {name: Ủy ban nhân dân đặc khu Lý Sơn}
document: {symbol: CTr-UBND, place: Lý Sơn, date: 2027-01, title: Công tác năm 2027}
agencies: [{id: cong-an, name: Công an đặc khu}]
bodies:
  - id: ubnd
    name: Ủy ban nhân dân đặc khu
    meetings:
      - month: 1
        items:
          - text: Phương án phòng cháy rừng.
            agencies: [Công an đặc khu]
            details: ['Thời hạn: trước ngày 10/1']
            deadline: 2027-01-10
          - {text: Báo cáo thu ngân sách., agencies: [Công an đặc khu], deadline: 2027-01-20}
"""


@pytest.mark.parametrize(
    "asked",
    [
        ("render", "-f", "txt"),
        ("render", "-f", "md"),
        ("agenda", "--month", "1"),
        ("agenda", "--month", "1", "-f", "md"),
        ("tasks", "--agency", "Công an đặc khu"),
        ("tasks", "--agency", "Công an đặc khu", "-f", "md"),
    ],
)
def test_a_deadline_in_the_words_of_its_paper_is_told_once(
    ctr: Run, workspace: Path, asked: tuple[str, ...]
) -> None:
    Path("programs/2027.yaml").write_text(BEFORE, "utf-8")
    command, *options = asked
    out = ctr(command, "-p", "programs/2027.yaml", *options).out
    assert out.count("trước ngày 10/1") == 1 and out.count("Thời hạn: ") == 2
    assert "10/01/2027" not in out and "10/1/2027" not in out


@pytest.mark.parametrize(
    ("title", "called"),
    [
        ("", "Hội nghị Thường trực Đảng ủy ngày 09/3/2026"),
        ("title: Thứ Hai hằng tuần", "Hội nghị Thường trực Đảng ủy ngày 09/3/2026"),
        ("title: Giao ban thứ Hai hằng tuần", "Giao ban ngày 09/3/2026"),
        ("title: Công việc thường xuyên", "Hội nghị Thường trực Đảng ủy ngày 09/3/2026"),
    ],
)
def test_one_day_of_what_comes_again_has_its_papers(
    ctr: Run, tmp_path: Path, title: str, called: str
) -> None:
    text = STANDING.replace("every: week", f"every: week\n        {title}", 1)
    (tmp_path / "2026.yaml").write_text(text, encoding="utf-8")
    asked = ("agenda", "-p", tmp_path / "2026.yaml", "--meeting", "thuong-truc-week", "-f", "html")
    ran = ctr(*asked, "--date", "9/3/2026", "--invitation")
    assert ran.code == 0, ran.err
    out = ran.out.replace("\u00a0", " ")
    assert f"dự {called}" in out and "thứ Hai, ngày 09 tháng 3 năm 2026" in out
    assert called in ctr(*asked, "--date", "9/3/2026").out.replace("\u00a0", " ")
    refused = ctr(*asked)
    assert (refused.code, "--date NGÀY" in refused.err) == (1, True)


def test_meetings_of_one_month_are_told_apart_by_their_days(ctr: Run, tmp_path: Path) -> None:
    days = "".join(
        f"      - {{date: 2026-04-{day}, items: [{{text: Việc thứ {day}., agencies: [Văn phòng Đảng ủy]}}]}}\n"
        for day in ("06", "13", "20")
    )
    file = tmp_path / "2026.yaml"
    file.write_text(
        STANDING.replace("      - every: week\n", f"{days}      - every: week\n", 1), "utf-8"
    )
    assert "CTR203" not in ctr("validate", file).out
    out = ctr("agenda", "-p", file, "--month", 4).out
    assert "Hội nghị Thường trực Đảng ủy ngày 13/4/2026  thuong-truc-4-2" in out
    for wrong in ("month: 4", "date: 2026-04-13"):
        twice = tmp_path / "2026-x.yaml"
        twice.write_text(file.read_text("utf-8").replace("date: 2026-04-20", wrong), "utf-8")
        assert "CTR203" in ctr("validate", twice).out


def test_a_day_recorded_of_one_leaves_the_ids_of_the_others(ctr: Run, tmp_path: Path) -> None:
    days = "".join(
        f"      - {{date: 2026-04-{day}, items: [{{text: Việc.}}]}}\n" for day in ("06", "13", "20")
    )
    file = tmp_path / "2026.yaml"
    file.write_text(
        STANDING.replace("      - every: week\n", f"{days}      - every: week\n", 1), "utf-8"
    )
    assert ctr("track", "-p", file, "thuong-truc-4-2", "--date", "14/4/2026").code == 0
    met = json.loads(ctr("agenda", "-p", file, "--month", 4, "-f", "json").out)["meetings"]
    assert [(one["id"], one["date"][-2:]) for one in met if one["date"]] == [
        ("thuong-truc-4", "06"), ("thuong-truc-4-2", "14"), ("thuong-truc-4-3", "20"),
    ]  # fmt: skip


WEEKS = (
    MINIMAL
    + """\
  - id: thuong-truc
    name: Thường trực Đảng ủy
    meetings:
      - {date: 2026-04-06, items: [{text: Việc đầu tháng., agencies: [Văn phòng Đảng ủy]}]}
      - {date: 2026-04-13, items: [{text: Việc giữa tháng., agencies: [Văn phòng Đảng ủy]}]}
      - {date: 2026-04-20, items: [{text: Việc sau đó., agencies: [Văn phòng Đảng ủy]}]}
      - {date: 2026-05-05, title: "Phiên tháng 5", items: [{text: Việc này., agencies: [Văn phòng Đảng ủy]}]}
      - {date: 2026-05-12, title: "Phiên tháng 5", items: [{text: Việc kia., agencies: [Văn phòng Đảng ủy]}]}
"""
)


def test_a_meeting_is_called_by_the_day_it_was_held(ctr: Run, tmp_path: Path) -> None:
    file = tmp_path / "2026.yaml"
    file.write_text(WEEKS, "utf-8")
    assert ctr("track", "thuong-truc-4-2", "--held", "14/4/2026", "-p", file).code == 0
    status = ctr("status", file, "--on", "15/4/2026", "--only", "done").out
    assert "ngày 14/4/2026" in status and "13/4/2026" not in status
    report = ctr("report", file, "--on", "15/4/2026").out
    assert "13/4/2026" not in report


def test_meetings_titled_alike_are_told_apart_by_their_days(ctr: Run, tmp_path: Path) -> None:
    file = tmp_path / "2026.yaml"
    file.write_text(WEEKS, "utf-8")
    out = ctr("agenda", "-p", file, "--month", 5).out
    assert "Phiên tháng 5 (ngày 05/5/2026)" in out and "Phiên tháng 5 (ngày 12/5/2026)" in out


@pytest.mark.parametrize(
    ("title", "day", "told"),
    [
        ("Giao ban thứ Hai hằng tuần", "9/3/2026", ""),
        (
            "Giao ban thứ Hai hằng tuần",
            "11/3/2026",
            "thứ Tư, 11/03/2026 không phải ngày họp định kỳ",
        ),
        ("Giao ban thứ Hai hằng tuần", "8/3/2027", "không thuộc năm 2026 của chương trình"),
        ("Giao ban hằng tuần", "11/3/2026", ""),
    ],
)
def test_a_day_on_which_it_does_not_come_is_pointed_out(
    ctr: Run, tmp_path: Path, title: str, day: str, told: str
) -> None:
    file = tmp_path / "2026.yaml"
    file.write_text(
        STANDING.replace("every: week", f"every: week\n        title: {title}", 1), "utf-8"
    )
    ran = ctr("agenda", "-p", file, "--meeting", "thuong-truc-week", "--date", day, "-f", "html")
    assert (ran.code, "không" in ran.err) == (0, bool(told))
    assert told in ran.err


def test_a_day_given_for_a_paper_takes_the_place_of_the_one_its_title_says(
    ctr: Run, tmp_path: Path
) -> None:
    file = tmp_path / "2026.yaml"
    titled = 'month: 3\n        title: "Hội nghị sơ kết (dự kiến ngày 20/3/2026)"'
    file.write_text(STANDING.replace("month: 3", titled), "utf-8")
    asked = (
        "agenda",
        "-p",
        file,
        "--meeting",
        "thuong-truc-3",
        "-f",
        "html",
        "--date",
        "27/3/2026",
    )
    out = ctr(*asked).out
    assert "Hội nghị sơ kết" in out and "20/3" not in out


def test_where_an_item_was_is_told_by_the_day_of_its_meeting(ctr: Run, tmp_path: Path) -> None:
    file = tmp_path / "2026.yaml"
    decided = (
        "amendments:\n"
        "  - {date: 2026-04-08, authority: Thường trực Đảng ủy, changes: [\n"
        "      {move: thuong-truc-4-2.1, to: bch-3, reason: cần bàn rộng},\n"
        "      {move: thuong-truc-4-3.1, to: thuong-truc-5, reason: chờ số liệu}]}\n"
    )
    file.write_text(WEEKS + decided, "utf-8")
    out = ctr("agenda", "-p", file, "--month", 5).out
    assert "(chuyển từ ngày 20/4/2026)" in out
    out = ctr("agenda", "-p", file, "--month", 3).out
    assert "(chuyển từ hội nghị Thường trực Đảng ủy ngày 13/4/2026)" in out
