"""What agencies say closes nothing that several share: it waits for the office; and what a part of the year leaves out."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctr_cli.checking.beside import check_follow_up
from ctr_cli.cycle.progress import Standing, progress, totals
from ctr_cli.cycle.seen import reminded_of
from ctr_cli.model.profile import Profile
from ctr_cli.views.agenda import agenda_of_months
from ctr_cli.views.blocks import Paper
from ctr_cli.views.report import shares
from ctr_cli.views.report_frame import Whole, writer_of
from ctr_cli.views.report_paper import report_papers
from ctr_cli.views.status import by_agencies, counted, standing_words, state_words
from support import program_of
from support.follow_up import ground_of

LATE = date(2026, 5, 4)
SHARED = """\
format: 1
year: 2026
issuer: {name: Đảng ủy xã Na Hang}
document: {symbol: CTr/ĐU, place: Na Hang, date: 2025-12, title: Công tác năm 2026}
agencies:
  - {id: cong-an, name: Công an xã}
  - {id: quan-su, name: Ban Chỉ huy Quân sự xã}
  - {id: van-phong, name: Văn phòng Đảng ủy}
  - {id: luc-luong, name: lực lượng vũ trang, members: [cong-an, quan-su]}
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy xã
    meetings:
      - month: 3
        agencies: [lực lượng vũ trang, Văn phòng Đảng ủy]
        items:
          - {text: Kết quả diễn tập phòng thủ.}
          - {text: Phương án bảo vệ lễ hội., condition: nếu có}
          - {text: Kế hoạch tuyển quân., agencies: [Công an xã], condition: nếu có}
      - quarter: 2
        agencies: [Công an xã]
        items:
          - {text: Sơ kết an ninh., deadline: 2026-04-20}
          - {text: Rà soát hộ khẩu.}
      - every: quarter
        items: [{text: Giao ban khối nội chính., agencies: [Công an xã]}]
"""
SHARED_ITEM, CONDITIONAL, ALONE = "btv-3.1", "btv-3.2", "btv-3.3"


def said(**reports: str) -> list[dict[str, str]]:
    """What agencies report, by their ids with `_`."""
    return [{"agency": n.replace("_", "-"), "status": word} for n, word in reports.items()]


def stands(name: str, **record: Any) -> Standing:
    ground = ground_of(program_of(SHARED), {"item": name, **record})
    return next(i for i in progress(ground, LATE).items if i.item.id == name)


def words_of(paper: Paper) -> str:
    """The paragraphs of a paper."""
    return "\n".join(getattr(block, "text", "") for block in paper.blocks)


@pytest.mark.parametrize(
    ("name", "record", "state"),
    [
        (CONDITIONAL, {"reports": said(cong_an="not_arising")}, "unreported"),
        (CONDITIONAL, {"reports": said(cong_an="not_arising", quan_su="doing")}, "overdue"),
        (CONDITIONAL, {"reports": said(cong_an="not_arising", quan_su="not_arising")}, "unconfirmed"),
        (SHARED_ITEM, {"reports": said(cong_an="done", van_phong="done")}, "overdue"),
        (SHARED_ITEM, {"reports": said(cong_an="done", quan_su="done")}, "unconfirmed"),
        (SHARED_ITEM, {"reports": said(cong_an="done", quan_su="not_arising")}, "unconfirmed"),
        (SHARED_ITEM, {"status": "doing", "reports": said(cong_an="done", quan_su="done")}, "overdue"),
        (SHARED_ITEM, {"status": "done", "reports": said(cong_an="done", quan_su="done")}, "done_undated"),
        (ALONE, {"reports": said(cong_an="not_arising")}, "not_arising"),
        (ALONE, {"reports": said(cong_an="done")}, "unconfirmed"),
    ],
)  # fmt: skip
def test_what_all_who_prepare_report_done_waits_for_the_office(
    name: str, record: dict[str, Any], state: str
) -> None:
    found = stands(name, **record)
    assert found.state == state
    assert (found.days is None) == (state != "overdue")


def test_what_waits_is_told_alike_and_nobody_is_reminded(hd36: Profile) -> None:
    reports = said(cong_an="done", quan_su="done")
    ground = ground_of(program_of(SHARED), {"item": SHARED_ITEM, "reports": reports})
    found = progress(ground, LATE)
    item = next(i for i in found.items if i.item.id == SHARED_ITEM)
    assert state_words(item) == "Chờ xác nhận"
    assert not any(reminded_of(ground, name, [item]) for name in ("cong-an", "quan-su"))
    assert totals(found.items)["unconfirmed"] == 1 and "1 chờ xác nhận" in counted(found)
    writer = writer_of(ground.program, hd36, "office", LATE.isoformat())
    texts = words_of(report_papers(Whole(ground, found, writer, hd36))[0])
    waiting = "Cơ quan đã trình, đã báo xong hoặc không phát sinh, chờ Văn phòng xác nhận (1)"
    assert waiting in texts and "Kết quả diễn tập phòng thủ." in texts


def test_what_never_arose_is_no_achievement(hd36: Profile) -> None:
    records = [
        {"item": SHARED_ITEM, "status": "done", "done": "2026-03-20"},
        {"item": CONDITIONAL, "status": "not_arising"},
    ]
    ground = ground_of(program_of(SHARED), *records)
    found = progress(ground, LATE, (3,))
    writer = writer_of(ground.program, hd36, "office", LATE.isoformat())
    texts = words_of(report_papers(Whole(ground, found, writer, hd36))[0])
    assert (
        "Đã hoàn thành: 1/2 nội dung phải thực hiện trong kỳ, đạt 50% (hoàn thành đúng hạn 1)."
        in texts
    )
    assert "Không phát sinh: 1 nội dung." in texts


def test_a_month_without_work_has_no_table_and_no_annex(hd36: Profile) -> None:
    ground = ground_of(program_of(SHARED))
    found = progress(ground, LATE, (8,))
    writer = writer_of(ground.program, hd36, "office", LATE.isoformat())
    (paper,) = report_papers(Whole(ground, found, writer, hd36))
    assert not any(hasattr(block, "rows") for block in paper.blocks)
    assert "0/0" not in words_of(paper)


@pytest.mark.parametrize(
    ("months", "ids", "standing"),
    [
        ((4,), ["btv-q2.1", "btv-q2.2"], 0),
        ((6,), ["btv-q2.2"], 1),
        ((4, 5, 6), ["btv-q2.1", "btv-q2.2"], 1),
    ],
)
def test_a_month_counts_what_is_due_in_it_of_the_conference_that_stands_whole_in_the_agenda(
    months: tuple[int, ...], ids: list[str], standing: int
) -> None:
    ground = ground_of(program_of(SHARED))
    found = progress(ground, LATE, months)
    held = [
        item["id"]
        for meeting in agenda_of_months(ground.program, ground.known, months)["meetings"]
        for item in meeting["items"]
        if not meeting["every"]
    ]
    assert [i.item.id for i in found.items] == ids
    assert held == ["btv-q2.1", "btv-q2.2"]
    assert len(found.standing) == standing
    told = f"{standing} việc thường xuyên theo dõi cả năm, không tính trong kỳ này"
    assert standing_words(found) == (told if standing else "")


def test_an_agency_is_late_alike_in_the_status_and_in_the_report() -> None:
    """What it handed in while the item waits for others is late in neither; who has said nothing is late in both."""
    reports = [{"agency": "cong-an", "status": "submitted", "on": "2026-03-20"}]
    ground = ground_of(program_of(SHARED), {"item": SHARED_ITEM, "reports": reports})
    found = progress(ground, LATE, (1, 2, 3))
    late = {line.name: line.overdue for line in by_agencies(ground, found)}
    names = {agency.id: agency.name for agency in ground.program.agencies}
    reported = {names[s["agency"]]: s["totals"]["overdue"] for s in shares(ground, found)}
    assert (late["Công an xã"], late["Ban Chỉ huy Quân sự xã"]) == (0, 1)
    assert late == reported


@pytest.mark.parametrize(("month", "code"), [("03", ["CTR250"]), ("10", []), ("12", [])])
def test_work_that_comes_again_is_not_done_for_the_year_before_its_last_time(
    tmp_path: Path, month: str, code: list[str]
) -> None:
    (tmp_path / "2026.yaml").write_text(SHARED, "utf-8")
    beside = tmp_path / "2026.follow-up.yaml"
    for said_done in (
        f"status: done, done: 2026-{month}-20",
        f"reports: [{{agency: cong-an, status: done, on: 2026-{month}-20}}]",
    ):
        record = f"{{item: btv-quarter.1, {said_done}}}"
        beside.write_text(f"format: 1\nyear: 2026\nitems: [{record}]\n", "utf-8")
        assert [finding.code for finding in check_follow_up(beside, ("CTR250",))[1]] == code


def test_nobody_is_reminded_of_work_that_comes_again() -> None:
    """Only of what the year ends: standing work of every quarter has no day on which it is to be done."""
    ground = ground_of(program_of(SHARED))
    found = {item.item.id: item for item in progress(ground, date(2026, 12, 29)).items}
    assert found["btv-quarter.1"].due_soon
    assert not reminded_of(ground, "cong-an", [found["btv-quarter.1"]])
    assert reminded_of(ground, "cong-an", [found["btv-q2.2"]])
    yearly = ground_of(program_of(SHARED.replace("every: quarter", "every: year")))
    (once,) = (i for i in progress(yearly, date(2026, 12, 29)).items if i.item.id == "btv-year.1")
    assert reminded_of(yearly, "cong-an", [once])
