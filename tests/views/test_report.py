"""The report's figures: each item in one part, the same in JSON, on paper and in the workbook."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctr_cli.cycle.followed import YEAR
from ctr_cli.cycle.progress import DONE, OPEN, Ground, progress
from ctr_cli.language.letters import capitalised
from ctr_cli.language.widths import POINTS_A_MILLIMETRE, width
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.render.tables_xlsx import tables_xlsx
from ctr_cli.views.blocks import Column, Row, Table, table, texts
from ctr_cli.views.report import ReportView, report
from ctr_cli.views.report_frame import Whole, by_meeting, writer_of
from ctr_cli.views.report_paper import report_papers
from ctr_cli.views.report_tables import annex_table, report_tables
from ctr_cli.views.status import counted as counted_words
from ctr_cli.views.status import row, state_words, work_row
from support import MINIMAL, program_of
from support.amendments import REASON, amended, amended_programs, year_with_six_decisions
from support.follow_up import DAYS, PERIODS, ground_of, records

STATES = {
    "Số nội dung": ("items",), "Xong đúng hạn": ("done_in_time",), "Xong quá hạn": ("done_late",),
    "Xong chưa rõ ngày": ("done_undated",),
    "Không phát sinh": ("not_arising",), "Còn trong hạn": ("in_time",), "Quá hạn": ("overdue",),
    "Chờ xác nhận": ("unconfirmed",), "Chưa báo cáo": ("unreported",), "Đưa ra": ("dropped",), "Ra ngoài kỳ": ("moved_out",),
}  # fmt: skip

NOBODY_CHARGED = program_of("""
format: 1
year: 2026
issuer: {parent: Đảng bộ thành phố Hải Phòng, name: Đảng ủy phường An Biên}
document: {symbol: CTr/ĐU, place: An Biên, date: 2025-12-20, title: Công tác của Đảng ủy năm 2026}
bodies:
- id: btv
  name: Ban Thường vụ Đảng ủy phường
  meetings: [{month: 3, items: [{text: Cho ý kiến về Đề án chợ.}, {text: Cho ý kiến về huấn luyện dân quân.}]}]
recipients: [{name: Lưu Văn phòng Đảng ủy}]
signature: {post: BÍ THƯ}
""")


def whole_of(ground: Ground, profile: Profile, on: date, months: tuple[int, ...]) -> Whole:
    found = progress(ground, on, months)
    return Whole(
        ground, found, writer_of(ground.program, profile, "office", on.isoformat()), profile
    )


def figures(view: ReportView, ground: Ground) -> list[tuple[str, dict[str, int]]]:
    named = ground.known.agencies
    shares = [
        (capitalised(named[share["agency"]].name), share["totals"]) for share in view["agencies"]
    ]
    return [*shares, ("Cả chương trình", view["totals"])]


def printed(table: Table) -> list[tuple[str, dict[str, int]]]:
    headings = [column.heading for column in table.columns[1:]]
    return [
        (row.cells[0][0], dict(zip(headings, (int(c[0]) for c in row.cells[1:]), strict=True)))
        for row in table.rows
    ]


@settings(max_examples=12)
@given(data=st.data(), on=DAYS, months=PERIODS)
def test_parts_add_up_and_paper_says_what_json_says(
    program: Program, hd36: Profile, data: st.DataObject, on: date, months: tuple[int, ...]
) -> None:
    changed = data.draw(amended_programs(program))
    ground = ground_of(changed)._replace(follow_up=data.draw(records(changed)))
    whole = whole_of(ground, hd36, on, months)
    view = report(ground, whole.found)
    counts, parts = view["totals"], view["items"]
    listed = [*parts["done"], *parts["not_done"], *parts["moved"], *parts["dropped"]]
    assert len(listed) == len(set(listed)) == counts["items"]
    assert len(parts["done"]) == sum(counts[state] for state in DONE)
    assert len(parts["not_done"]) == sum(counts[state] for state in OPEN)
    assert (len(parts["moved"]), len(parts["dropped"])) == (counts["moved_out"], counts["dropped"])
    assert len(parts["unplanned"]) == counts["unplanned"]

    report_paper, annex = report_papers(whole)
    tables = [block for block in report_paper.blocks if isinstance(block, Table)]
    for (name, numbers), (agency, totals) in zip(
        printed(tables[0]), figures(view, ground), strict=True
    ):
        assert name == agency
        for heading, number in numbers.items():
            assert number == sum(totals[state] for state in STATES[heading])
        hidden = STATES.keys() - numbers.keys()
        assert all(totals[state] == 0 for heading in hidden for state in STATES[heading])
    (every,) = (block for block in annex.blocks if isinstance(block, Table))
    rows = [each for each in every.rows if not each.across]
    agencies = [column.heading for column in every.columns].count("Cơ quan")
    assert len(every.columns) == 7 + agencies
    assert bool(agencies) == any(each.cells[2] for each in rows if agencies)
    assert [row.cells[0] for row in rows] == [[f"{n}"] for n, _ in enumerate(rows, 1)]
    assert len(rows) == counts["items"] + counts["unplanned"]


def test_where_nobody_is_charged_nothing_speaks_of_agencies(hd36: Profile) -> None:
    ground = ground_of(NOBODY_CHARGED)
    whole = whole_of(ground, hd36, date(2026, 4, 12), (1, 2, 3))
    papers = report_papers(whole)
    annex = next(block for block in papers[1].blocks if isinstance(block, Table))
    assert [column.heading for column in annex.columns] == [
        "TT", "Nội dung", "Hạn", "Tình trạng", "Ngày xong", "Văn bản, kết quả", "Ghi chú",
    ]  # fmt: skip
    lying = sum(column.width for column in annex.columns)
    assert lying == pytest.approx(papers[1].profile.page.text_width)
    assert not [block for block in papers[0].blocks if isinstance(block, Table)]
    assert "cơ quan" not in " ".join(
        [*texts(papers[0]), *(r["name"] for r in papers[0].end["recipients"])]
    )
    book = report_tables(whole)[1].table
    assert "Cơ quan" not in [column.heading for column in book.columns]


def test_the_workbook_holds_the_same_numbers(program: Program, hd36: Profile) -> None:
    ground = ground_of(program, {"item": "btv-3.8", "status": "done", "done": "2026-04-02"})
    whole = whole_of(ground, hd36, date(2026, 4, 12), (1, 2, 3))
    raw = tables_xlsx(report_tables(whole), date(2026, 4, 12))
    assert raw == tables_xlsx(report_tables(whole), date(2026, 4, 12))
    book = openpyxl.load_workbook(BytesIO(raw))
    assert book.sheetnames == ["Số liệu", "Phụ lục"]
    rows = list(book["Số liệu"].iter_rows(min_row=3, values_only=True))
    last = dict(zip(rows[0], rows[-1], strict=True))
    assert last == {
        "Cơ quan": "Cả chương trình", "Số nội dung": 26, "Xong quá hạn": 1, "Quá hạn": 22 - 1,
        "Chưa báo cáo": 4,
    }  # fmt: skip
    assert book["Phụ lục"].max_row == 3 + 26
    heads, *items = book["Phụ lục"].iter_rows(min_row=3, values_only=True)
    assert book["Phụ lục"].row_dimensions[3].height > 15, "a heading of two lines is not cut"
    assert "02/4/2026" in [row[heads.index("Ngày xong")] for row in items]
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type != "f" for cell in cells)


def test_what_was_moved_or_dropped_is_told_with_its_reason(hd36: Profile) -> None:
    adjusted = program_of(year_with_six_decisions())
    whole = whole_of(ground_of(adjusted), hd36, date(2026, 12, 31), tuple(range(1, 13)))
    said = list(texts(report_papers(whole)[0]))
    moved = said[next(n for n, text in enumerate(said) if "Chuyển thời gian" in text) :]
    assert any("đến Hội nghị" in text and "Lý do: " in text for text in moved)
    assert any("sang năm 2027" in text for text in moved)
    added = said[next(n for n, text in enumerate(said) if text.endswith("Bổ sung")) + 1]
    assert "Lý do: " in added and "đã tính ở trên: " in " ".join(said)
    listed = [text for text in (added, *moved) if "Lý do" in text]
    (figure,) = [text for text in said if "Điều chỉnh: " in text]
    assert f"Điều chỉnh: {len(listed)} nội dung (" in figure
    view = report(whole.ground, whole.found)
    for name in [*view["items"]["moved"], *view["items"]["dropped"]]:
        item = next(i for i in whole.found.items if i.item.id == name)
        assert item.due is None
        assert any(item.item.item.text.rstrip(".") in text and "Lý do" in text for text in moved)


def test_what_was_added_is_told_wherever_later_decisions_put_it(
    program: Program, hd36: Profile
) -> None:
    adjusted = program
    changes = (
        {"add": "bs-1", "to": "btv-4", "text": "Sửa trường.", "reason": "hư hỏng"},
        {"add": "bs-2", "to": "btv-4", "text": "Mua xe.", "reason": "đề nghị"},
        {"drop": "bs-2", "reason": "hết kinh phí"},
        {"move": "bs-1", "to": "bch-4", "reason": "chờ dự toán"},
    )
    for day, change in enumerate(changes, 10):
        adjusted = amended(adjusted, change, date=f"2026-03-{day}", paper=f"{day}-TB/ĐU")
    for months, told in (
        (
            YEAR,
            "2 nội dung (đưa ra khỏi chương trình 1; đã tính ở trên: chuyển trong kỳ 1, bổ sung 2)",
        ),
        (
            (4,),
            "2 nội dung (đưa ra khỏi chương trình 1, chuyển ra ngoài kỳ 1; đã tính ở trên: bổ sung 2)",
        ),
        ((6,), "1 nội dung (đã tính ở trên: đến từ ngoài kỳ 1)"),
    ):
        whole = whole_of(ground_of(adjusted), hd36, date(2026, 8, 1), months)
        said = list(texts(report_papers(whole)[0]))
        assert [t for t in said if "Điều chỉnh:" in t] == [f"- Điều chỉnh: {told}."]
        april = "Hội nghị Ban Thường vụ Đảng ủy phường tháng 4/2026"
        assert (f"- {april}: Sửa trường. Lý do: hư hỏng." in said) == (4 in months)
        assert any(
            text.startswith(f"- Sửa trường: từ {april} đến Hội nghị Ban Chấp hành") for text in said
        )


@pytest.mark.parametrize(
    ("changes", "sentence", "reasons"),
    [
        (
            [
                {"move": "bch-6.2", "to": "2027", "reason": "chờ Nghị quyết"},
                {"move": "bch-6", "to": "10", "reason": "trùng lịch đại hội"},
            ],
            "sang năm 2027",
            "chờ Nghị quyết",
        ),
        (
            [
                {"move": "btv-2.2", "to": "3", "reason": "chưa đủ hồ sơ"},
                {"move": "btv-2.2", "to": "4", "reason": "chờ thẩm định"},
            ],
            "tháng 4/2026",
            "chưa đủ hồ sơ; chờ thẩm định",
        ),
        (
            [
                {"drop": "btv-5.2", "reason": "đã làm xong"},
                {"move": "btv-5.2", "to": "7", "reason": "cấp trên yêu cầu"},
            ],
            "tháng 7/2026",
            "cấp trên yêu cầu",
        ),
    ],
)
def test_the_reasons_told_are_those_that_moved_the_item(
    program: Program, hd36: Profile, changes: list[dict[str, str]], sentence: str, reasons: str
) -> None:
    adjusted = program
    for day, change in enumerate(changes, 10):
        adjusted = amended(adjusted, change, date=f"2026-03-{day}", paper=f"{day}-TB/ĐU")
    whole = whole_of(ground_of(adjusted), hd36, date(2026, 12, 31), tuple(range(1, 13)))
    name = changes[0].get("move") or changes[0]["drop"]
    (item,) = (item for item in whole.found.items if item.item.id == name)
    (told,) = (
        text
        for text in texts(report_papers(whole)[0])
        if item.item.item.text.rstrip(".") in text and "Lý do: " in text
    )
    assert sentence in told and told.endswith(f"Lý do: {reasons}.")


def test_what_came_from_another_quarter_was_not_moved_within_it(hd36: Profile) -> None:
    ground = ground_of(program_of(year_with_six_decisions()))
    for months, said in (
        ((1, 2, 3, 4, 5, 6), "chuyển trong kỳ 1"),
        ((4, 5, 6), "đến từ ngoài kỳ 1"),
    ):
        first, *_ = report_papers(whole_of(ground, hd36, date(2026, 6, 30), months))
        (told,) = (text for text in texts(first) if "Điều chỉnh:" in text)
        assert f"đã tính ở trên: {said}" in told
        assert ("chuyển trong kỳ" in told, "đến từ ngoài" in told) == (
            len(months) > 3,
            len(months) == 3,
        )


def test_requests_about_other_work_and_of_the_office_are_told(
    program: Program, hd36: Profile
) -> None:
    drop, later = {"drop": True, "reason": "trùng"}, {"move": 11, "reason": REASON}
    work = {"id": "ng-1", "month": 3, "text": "Sửa trụ sở.", "agencies": ["ubnd"], "ask": later}
    ground = ground_of(
        program, {"item": "btv-3.8", "status": "doing", "ask": drop}, unplanned=[work]
    )
    whole = whole_of(ground, hd36, date(2026, 4, 12), (3,))
    lines = [row(ground, i) for i in whole.found.items if i.item.id == "btv-3.8"]
    assert [line.note for line in lines] == ["đề nghị: Bỏ, trùng"]
    assert (
        work_row(ground, whole.found.unplanned[0]).note == f"đề nghị: Chuyển đến tháng 11, {REASON}"
    )
    assert any(
        text.endswith(
            f"Sửa trụ sở (ngoài chương trình): Ủy ban nhân dân phường đề nghị chuyển đến tháng 11, {REASON}."
        )
        for text in texts(report_papers(whole)[0])
    )


def test_the_notes_of_an_annex_have_room(program: Program, hd36: Profile) -> None:
    whole = whole_of(ground_of(program), hd36, date(2026, 4, 12), (3,))
    (annex,) = [b for b in report_papers(whole)[1].blocks if isinstance(b, Table)]
    widths = {column.heading: column.width for column in annex.columns}
    assert widths["Ghi chú"] > widths["Văn bản, kết quả"]


def test_what_is_late_says_how_the_office_has_it(program: Program, hd36: Profile) -> None:
    late = {"item": "btv-3.8", "status": "submitted"}
    whole = whole_of(ground_of(program, late), hd36, date(2026, 4, 10), (3,))
    (item,) = (item for item in whole.found.items if item.item.id == "btv-3.8")
    assert state_words(item) == "Quá hạn 10 ngày, đã trình"
    said = [text for text in texts(report_papers(whole)[0]) if "quá hạn 10 ngày, đã trình" in text]
    assert [text.count("đã trình") for text in said] == [1]


def test_requests_and_what_only_a_person_can_say(program: Program, hd36: Profile) -> None:
    ask = {"move": 11, "reason": REASON}
    ground = ground_of(
        program,
        {"item": "btv-3.8", "reports": [{"agency": "ubnd", "status": "doing", "ask": ask}]},
    )
    whole = whole_of(ground, hd36, date(2026, 4, 12), (3,))
    said = list(texts(report_papers(whole)[0]))
    assert any(f"Ủy ban nhân dân phường đề nghị chuyển đến tháng 11, {REASON}." in t for t in said)
    assert [text for text in said if text.endswith("…")] == [
        "Đánh giá chung: …", "Nguyên nhân: …", "Đề xuất, kiến nghị của Văn phòng Đảng ủy: …",
    ]  # fmt: skip


def test_meetings_stand_in_the_order_of_the_months_wherever_their_items_come_from(
    program: Program, hd36: Profile
) -> None:
    adjusted = amended(program, {"move": "btv-1.1", "to": "btv-2"})
    whole = whole_of(ground_of(adjusted), hd36, date(2026, 4, 12), (1, 2, 3))
    ids = [items[0].item.meeting.id for _, items in by_meeting(whole)]
    assert ids == ["bch-3", "btv-1", "btv-2", "btv-3"]


def test_work_outside_the_programme_stands_in_the_period_of_its_day(
    program: Program, hd36: Profile
) -> None:
    works = [
        {"id": "ng-1", "text": "Đón đoàn giám sát của Thành ủy.", "done": "2026-03-17"},
        {"id": "ng-2", "text": "Sửa chữa trụ sở Đảng ủy."},
    ]
    ground = ground_of(
        program, unplanned=[{**work, "status": "done", "agencies": ["ubnd"]} for work in works]
    )
    dated = "Đón đoàn giám sát của Thành ủy (tháng 3; Ủy ban nhân dân phường): hoàn thành ngày 17/3/2026."
    unknown = "Sửa chữa trụ sở Đảng ủy (Ủy ban nhân dân phường): hoàn thành."
    early = whole_of(ground, hd36, date(2026, 2, 28), YEAR)
    assert [one.id for one in early.found.unplanned] == ["ng-2"], "what is done later is not told"
    for months, counted in (((1, 2, 3), 1), ((3,), 1), ((4, 5, 6), 0), (YEAR, 2)):
        whole = whole_of(ground, hd36, date(2026, 12, 31), months)
        said = [text.removeprefix("- ") for text in texts(report_papers(whole)[0])]
        assert report(ground, whole.found)["totals"]["unplanned"] == counted
        assert (dated in said) is (3 in months)
        assert unknown in said
        apart = [text for text in said if "Chưa rõ thời gian, chưa tính" in text]
        assert len(apart) == (months != YEAR)
        assert ("1 việc ngoài chương trình chưa rõ thời gian" in counted_words(whole.found)) is (
            months != YEAR
        )


def test_a_conclusion_is_credited_with_what_its_meeting_settled(
    program: Program, hd36: Profile
) -> None:
    ground = ground_of(
        program,
        {"item": "btv-3.1", "status": "done", "done": "2026-03-25", "result": "52-TB/ĐU"},
        {"item": "btv-3.2", "status": "done", "done": "2026-03-25", "result": "7-NQ/ĐU"},
        {"item": "btv-3.3", "status": "done", "done": "2026-03-30", "result": "30-KH/ĐU"},
        {"item": "btv-4.1", "status": "done", "done": "2026-04-20", "result": "60-TB/ĐU"},
        meetings=[
            {"meeting": "btv-3", "held": "2026-03-25", "conclusion": "52-TB/ĐU"},
            {"meeting": "btv-4", "held": "2026-04-20", "conclusion": "60-TB/ĐU"},
        ],
    )
    whole = whole_of(ground, hd36, date(2026, 4, 30), (3, 4))
    said = [text.removeprefix("- ") for text in texts(report_papers(whole)[0])]
    meeting = "Hội nghị Ban Thường vụ Đảng ủy phường tháng {}/2026: {} nội dung, "
    assert f"{meeting.format(3, 3)}trong đó 2 nội dung kết luận tại 52-TB/ĐU." in said
    assert f"{meeting.format(4, 1)}kết luận tại 60-TB/ĐU." in said
    assert [text.partition(":")[0] for text in said if "/ĐU: " in text] == ["7-NQ/ĐU", "30-KH/ĐU"]


def test_no_heading_of_a_table_breaks_inside_a_word(hd36: Profile) -> None:
    """Eleven columns of figures: each as wide as the longest word above it, all as wide as the page."""
    names = ("Cơ quan", *STATES)
    columns = [Column(name, "table_center", 23 if at else 65) for at, name in enumerate(names)]
    made = table(columns, [Row(tuple([f"{n}"] for n, _ in enumerate(names)))], hd36)
    assert sum(column.width for column in made.columns) == pytest.approx(hd36.page.text_width)
    size = hd36.styles["table_head"].size
    for column in made.columns:
        longest = max(width(word, size, bold=True) for word in column.heading.split())
        assert longest / POINTS_A_MILLIMETRE <= column.width - 2 * hd36.table.margin


def test_the_annex_has_items_as_they_stand_in_force_and_who_works_on_one_alone_beside_it(
    program: Program, hd36: Profile
) -> None:
    moved = amended(program, {"move": "btv-3.1", "to": "btv-5"})
    whole = whole_of(ground_of(moved), hd36, date(2026, 6, 1), YEAR)
    (may,) = (i for _, i in by_meeting(whole) if i[0].item.meeting.id == "btv-5")
    named = [item.item.id for item in may]
    assert named == [*sorted(named[:-1]), "btv-3.1"]
    one = MINIMAL.replace(
        "    meetings:\n",
        "    meetings:\n      - {number: 2, month: 1, items: [{text: A.}, {text: B.}]}\n",
    )
    annex = annex_table(whole_of(ground_of(program_of(one)), hd36, date(2026, 6, 1), YEAR), hd36)
    heads = [row.cells[0] for row in annex.rows if row.across]
    assert [len(head) for head in heads] == [1, 1]
    assert annex.rows[-1].cells[2] == ["Văn phòng Đảng ủy"]
