"""Whose day counts when a meeting confirms what others did, and which papers an item left."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctr_cli.checking.beside import check_follow_up
from ctr_cli.cycle.progress import Standing, progress
from ctr_cli.cycle.seen import by_agency
from ctr_cli.model.own_numbers import conclusion_like, result_like
from ctr_cli.source.profiles import profile
from ctr_cli.views.report import report
from ctr_cli.views.report_frame import Whole, writer_of
from ctr_cli.views.report_paper import report_papers
from ctr_cli.views.report_tables import report_tables
from ctr_cli.views.status import row
from ctr_cli.views.status_data import status
from support import program_of
from support.follow_up import ground_of

AFTER = date(2026, 2, 28)
LEAD, HELPER, ITEM = "kinh-te", "van-hoa", "ubnd-1.1"
PROGRAM = """\
format: 1
year: 2026
issuer: {name: Ủy ban nhân dân xã Bình An}
document: {symbol: CTr-UBND, place: Bình An, date: 2026-01-05, title: Công tác năm 2026}
agencies:
  - {id: kinh-te, name: Phòng Kinh tế}
  - {id: van-hoa, name: Phòng Văn hóa - Xã hội}
bodies:
  - id: ubnd
    name: Ủy ban nhân dân xã
    meetings:
      - month: 1
        items:
          - text: Quyết định giao dự toán ngân sách xã.
            deadline: 2026-01-15
            agencies: [{agency: Phòng Kinh tế, role: lead}, {agency: Phòng Văn hóa - Xã hội, role: coordinate}]
          - {text: Kế hoạch phòng cháy., agencies: [Phòng Kinh tế, Phòng Văn hóa - Xã hội]}
"""
HELD = {"meeting": "ubnd-1", "held": "2026-02-16", "conclusion": "8/TB-UBND"}
CONFIRMED = {"item": ITEM, "status": "done", "done": "2026-02-16", "result": "8/TB-UBND"}


def said(
    agency: str, word: str, on: str | None = None, result: str | None = None
) -> dict[str, Any]:
    return {"agency": agency, "status": word, "on": on, "result": result}


def ground(*items: dict[str, Any]) -> Any:
    return ground_of(program_of(PROGRAM), *items, meetings=[HELD])


def stands(record: dict[str, Any], on: date = AFTER) -> Standing:
    found = progress(ground(record), on).items
    return next(one for one in found if one.item.id == record["item"])


@pytest.mark.parametrize(
    ("reports", "state", "done"),
    [
        ([], "done_late", "2026-02-16"),
        ([said(LEAD, "done", "2026-01-14")], "done_in_time", "2026-01-14"),
        ([said(LEAD, "done", "2026-02-25")], "done_late", "2026-02-25"),
        ([said(LEAD, "done")], "done_late", "2026-02-16"),
        ([said(LEAD, "submitted", "2026-01-14")], "done_in_time", "2026-01-14"),
        ([said(LEAD, "submitted", "2026-02-03")], "done_late", "2026-02-16"),
        ([said(HELPER, "done", "2026-01-14")], "done_late", "2026-02-16"),
    ],
)
def test_a_meeting_confirms_the_day_of_who_did_the_work(
    reports: list[dict[str, Any]], state: str, done: str
) -> None:
    found = stands({**CONFIRMED, "reports": reports})
    assert (found.state, found.done) == (state, done)


def test_a_day_the_office_wrote_itself_stands() -> None:
    own = {**CONFIRMED, "done": "2026-01-20", "reports": [said(LEAD, "done", "2026-01-14")]}
    assert stands(own).done == "2026-01-20"


def test_where_the_office_wrote_no_day_that_of_who_did_the_work_counts() -> None:
    undated = {**CONFIRMED, "done": None}
    assert (stands(undated).state, stands(undated).done) == ("done_undated", None)
    assert stands(undated, date(2026, 1, 15)).state == "done_in_time", "it is not due yet"
    told = stands({**undated, "reports": [said(LEAD, "done", "2026-01-14")]})
    assert (told.state, told.done) == ("done_in_time", "2026-01-14")


def test_of_two_who_prepare_the_later_day_counts_and_each_sees_its_own() -> None:
    shared = {"item": "ubnd-1.2", "status": "done", "done": "2026-02-16"}
    both = [said(LEAD, "done", "2026-01-14"), said(HELPER, "done", "2026-02-03")]
    held = [{"meeting": "ubnd-1", "held": "2026-02-16"}]
    base = ground_of(program_of(PROGRAM), {**shared, "reports": both}, meetings=held)
    found = progress(base, AFTER)
    whole = next(one for one in found.items if one.item.id == "ubnd-1.2")
    assert (whole.state, whole.done, whole.days) == ("done_late", "2026-02-03", 3)
    seen = {who: [(i.item.id, i.state) for i in its] for who, its in by_agency(base, found).items()}
    assert ("ubnd-1.2", "done_in_time") in seen[LEAD]
    assert seen[HELPER] == [("ubnd-1.2", "done_late")]


@pytest.mark.parametrize(
    ("own", "theirs", "paper"),
    [
        (None, "15/QĐ-UBND", "15/QĐ-UBND"),
        ("8/TB-UBND", "15/QĐ-UBND", "15/QĐ-UBND; 8/TB-UBND"),
        ("15/QĐ-UBND", "Quyết định số 15/QĐ-UBND ngày 14/1/2026", "Quyết định số 15/QĐ-UBND ngày 14/1/2026"),
        ("5/QĐ-UBND", "15/QĐ-UBND", "15/QĐ-UBND; 5/QĐ-UBND"),
    ],
)  # fmt: skip
def test_the_paper_of_who_did_the_work_is_the_result(
    own: str | None, theirs: str, paper: str
) -> None:
    nd30 = profile("nd30", [])
    record = {**CONFIRMED, "result": own, "reports": [said(LEAD, "done", "2026-01-14", theirs)]}
    base = ground(record)
    found = progress(base, AFTER)
    item = found.items[0]
    assert row(base, item).result == paper
    assert status(base, found, [item])["items"][0]["result"] == paper
    writer = writer_of(base.program, nd30, "office", AFTER.isoformat())
    whole = Whole(base, found, writer, nd30)
    assert [paper] in report_tables(whole)[1].table.rows[0].cells
    texts = [getattr(block, "text", "") for block in report_papers(whole)[0].blocks]
    issued = next(text for text in texts if text.endswith("giao dự toán ngân sách xã."))
    assert issued.startswith(f"- {paper.removesuffix('; 8/TB-UBND')}:")
    assert report(base, found)["items"]["done"] == [ITEM]


def test_nobody_is_asked_for_a_result_that_an_agency_gave(tmp_path: Path) -> None:
    (tmp_path / "2026.yaml").write_text(PROGRAM, "utf-8")
    beside = tmp_path / "2026.follow-up.yaml"
    report = "{agency: kinh-te, status: done, on: 2026-01-14, result: RESULT}"
    item = f"{{item: {ITEM}, status: done, done: 2026-01-22, reports: [{report}]}}"
    for result, codes in (("null", ["CTR249"]), ("15/QĐ-UBND", [])):
        text = f"format: 1\nyear: 2026\nitems:\n  - {item.replace('RESULT', result)}\n"
        beside.write_text(text, "utf-8")
        assert [f.code for f in check_follow_up(beside, ("CTR249",))[1]] == codes


@pytest.mark.parametrize(
    ("conclusion", "said"),
    [("8/TB-UBND", "kết luận tại 8/TB-UBND"), ("20/NQ-HĐND", "ban hành 20/NQ-HĐND")],
)
def test_a_meeting_concludes_or_resolves(conclusion: str, said: str) -> None:
    rows = [{**CONFIRMED, "item": f"ubnd-1.{n}", "result": conclusion} for n in (1, 2)]
    base = ground_of(program_of(PROGRAM), *rows, meetings=[{**HELD, "conclusion": conclusion}])
    nd30, found = profile("nd30", []), progress(base, AFTER)
    whole = Whole(base, found, writer_of(base.program, nd30, "office", AFTER.isoformat()), nd30)
    texts = [getattr(block, "text", "") for block in report_papers(whole)[0].blocks]
    assert f"- Phiên họp Ủy ban nhân dân xã tháng 1/2026: 2 nội dung, {said}." in texts


@pytest.mark.parametrize(
    ("symbol", "issuer", "result", "conclusion"),
    [
        ("CTr/ĐU", "Đảng ủy xã", "12-NQ/ĐU", "52-TB/ĐU"),
        ("CTr-UBND", "Ủy ban nhân dân xã", "12/QĐ-UBND", "52/TB-UBND"),
        ("null", "Hội đồng nhân dân xã", "12/NQ-HĐND", "52/NQ-HĐND"),
        ("CTr-TTHĐND", "Thường trực Hội đồng nhân dân xã", "12/NQ-TTHĐND", "52/TB-TTHĐND"),
        ("null", "Đảng ủy xã", "12-NQ/ĐU", "52-TB/ĐU"),
    ],
)
def test_numbers_are_shown_as_the_issuer_writes_them(
    symbol: str, issuer: str, result: str, conclusion: str
) -> None:
    text = PROGRAM.replace("CTr-UBND", symbol).replace(
        "name: Ủy ban nhân dân xã Bình An", f"name: {issuer}"
    )
    program = program_of(text)
    assert (result_like(program), conclusion_like(program)) == (result, conclusion)


def test_a_paper_handed_in_but_not_done_stands_beside_who_handed_it_in() -> None:
    submitted = [said(LEAD, "submitted", "2026-01-14", "22/TTr-PKT")]
    base = ground({"item": ITEM, "reports": submitted})
    line = row(base, progress(base, AFTER).items[0])
    assert (line.state, line.result) == ("Chờ xác nhận", "")
    assert line.note == "Phòng Kinh tế: Đã trình 14/01/2026, 22/TTr-PKT"


def test_what_all_handed_in_waits_for_the_office_and_is_late_nowhere() -> None:
    base = ground({"item": ITEM, "reports": [said(LEAD, "submitted", "2026-01-14")]})
    found = progress(base, date(2026, 2, 4), (1,))
    (mine,) = (i for i in by_agency(base, found)[LEAD] if i.item.id == ITEM)
    assert found.items[0].state == mine.state == "unconfirmed"


def test_what_was_recorded_of_a_later_day_is_not_shown() -> None:
    own = {"item": ITEM, "status": "done", "done": "2026-02-10", "result": "31/KH-UBND"}
    found = stands(own, date(2026, 2, 4))
    assert (found.state, found.done, found.results) == ("overdue", None, [])
    assert stands(own).results == ["31/KH-UBND"]
