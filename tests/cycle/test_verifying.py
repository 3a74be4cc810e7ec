"""Who submits a paper and who verifies it: each is late by its own day, and what one says is not the other's."""

from datetime import date
from typing import Any

import pytest

from ctr_cli.cycle.progress import progress
from ctr_cli.cycle.seen import by_agency, reminded_of
from ctr_cli.views.follow_up_sheet import follow_up_sheet
from ctr_cli.views.status import counted, groups, only, state_words
from support import program_of
from support.follow_up import ground_of

SESSION = """\
format: 1
year: 2027
issuer: {name: Hội đồng nhân dân xã Tân Hội}
document: {symbol: CTr-HĐND, number: 3, place: Tân Hội, date: 2026-12-24, title: Công tác năm 2027}
agencies: [{id: ubnd, name: UBND xã}, {id: ban, name: Ban Pháp chế}]
bodies:
  - id: hdnd
    name: Hội đồng nhân dân xã
    meetings:
      - month: 7
        date: 2027-07-16
        agencies: [{agency: UBND xã, role: submit}, {agency: Ban Pháp chế, role: verify}]
        items:
          - {text: Báo cáo công tác nội chính 6 tháng đầu năm.}
          - {text: Nghị quyết về tổ dân phòng., deadline: 2027-06-18}
implementation: [Tài liệu gửi về Văn phòng trước kỳ họp 15 ngày.]
"""
REPORT, RESOLUTION = "hdnd-7.1", "hdnd-7.2"


def said(item: str, **statuses: str) -> dict[str, Any]:
    """What agencies report of an item."""
    return {"item": item, "reports": [{"agency": n, "status": s} for n, s in statuses.items()]}


def reminded(agency: str, day: date, *records: dict[str, Any]) -> dict[str, int | None]:
    """The items an agency is reminded of on a day, with the days left for their papers."""
    ground = ground_of(program_of(SESSION), *records)
    found = reminded_of(ground, agency, progress(ground, day).items)
    return {item.item.id: item.papers_left for item in found}


def test_who_submits_shares_nothing_with_who_verifies() -> None:
    doing, day = said(REPORT, ubnd="doing"), date(2027, 7, 15)
    assert reminded("ubnd", day, doing) == {REPORT: -14, RESOLUTION: -27}
    given = said(REPORT, ubnd="submitted", ban="doing")
    assert reminded("ban", day, given) == {REPORT: 1}


@pytest.mark.parametrize(
    ("item", "day", "left"),
    [
        (RESOLUTION, date(2027, 6, 19), {}),  # papers are due on 1/7
        (RESOLUTION, date(2027, 6, 28), {RESOLUTION: 3}),
        (RESOLUTION, date(2027, 7, 2), {RESOLUTION: -1}),
        (REPORT, date(2027, 7, 2), {}),  # they came on the last day: verified before the session
        (REPORT, date(2027, 7, 12), {REPORT: 4}),
    ],
)
def test_who_verifies_has_its_own_day(item: str, day: date, left: dict[str, int]) -> None:
    assert reminded("ban", day, said(item, ubnd="submitted")) == left


def test_late_papers_are_told_to_all_alike() -> None:
    ground, day = ground_of(program_of(SESSION), said(REPORT, ubnd="submitted")), date(2027, 6, 20)
    found = progress(ground, day)
    report, resolution = found.items
    assert (state_words(report), state_words(resolution)) == (
        "Còn 41 ngày",
        "Tài liệu quá hạn 2 ngày",
    )
    assert only(found.items, "overdue") == groups(found.items)["papers"] == [resolution]
    assert counted(found) == "2 nội dung: 2 còn trong hạn; 1 quá hạn gửi tài liệu"
    assert [item.papers_late for item in by_agency(ground, found)["ban"]] == [0, 0]


def test_papers_to_who_verifies_name_its_own_day() -> None:
    ground = ground_of(program_of(SESSION))
    days = {
        agency: [line.papers_due for line in follow_up_sheet(ground, agency).lines]
        for agency in ("ubnd", "ban")
    }
    assert days["ubnd"] == [date(2027, 7, 1), date(2027, 6, 18)]
    assert days["ban"] == [date(2027, 7, 16), date(2027, 7, 1)]
