"""Works by month with a time of completion, and no meeting: a people's committee's most common form."""

import pytest

from ctr_cli.importing.building.convert import Imported
from ctr_cli.source.profiles import profile
from ctr_cli.views.document import printed
from ctr_cli.views.program_paper import program_blocks
from support.programme_text import COMMITTEE, HEAD, checks, items
from support.tables import in_word, told

OWN = "Công việc của Ủy ban nhân dân xã Suối Trầm"
SESSIONS = "Ủy ban nhân dân xã Suối Trầm"
TABLE = """Tháng 2
STT | Nội dung | Cơ quan chủ trì | Phối hợp | {}
1 | Kiểm kê rừng phòng hộ | Phòng Kinh tế | Công an xã | 20/02/2027
"""


def _bodies(result: Imported) -> list[str]:
    return [body.name for body in result.program.bodies]


@pytest.mark.parametrize(
    "title", ["Thời gian hoàn thành", "Thời hạn hoàn thành", "Tiến độ thực hiện", "Thời gian thực hiện, hoàn thành", "Thời hạn", "Hoàn thành", "Hạn xong"]
)  # fmt: skip
def test_a_time_of_completion_beside_who_leads_tells_works(title: str) -> None:
    result = in_word(TABLE.format(title), head=COMMITTEE)
    assert _bodies(result) == [OWN]
    assert told(result) == [
        "ubnd-2 | Kiểm kê rừng phòng hộ | Phòng Kinh tế lead; Công an xã coordinate | hạn 2027-02-20"
    ]
    assert checks(result) == []
    shown = [block.text for block in program_blocks(printed(result.program, profile("nd30", [])))]
    assert shown[0] == "1. Tháng 2", "whose works they are stands in the letterhead"


@pytest.mark.parametrize(
    "drawn",
    [
        TABLE.format("Thời gian hoàn thành").replace("Tháng 2", "Phiên họp tháng 2"),
        TABLE.format("Thời gian trình"),
        TABLE.format("Thời gian hoàn thành") + "Việc trình phiên họp nào do Văn phòng báo cáo.",
    ],
)
def test_a_paper_that_speaks_of_sessions_has_sessions(drawn: str) -> None:
    assert _bodies(in_word(drawn, head=COMMITTEE)) == [SESSIONS]


def test_a_paper_that_leaves_it_open_is_asked_about() -> None:
    result = in_word("Tháng 2\n- Kiểm kê rừng phòng hộ (Phòng Kinh tế).", head=COMMITTEE)
    assert _bodies(result) == [SESSIONS]
    (asked,) = checks(result)
    assert f"thì sửa name của cơ quan họp thành “{OWN}”" in asked


def test_works_of_the_party_come_before_a_body_all_the_same() -> None:
    head = (*HEAD.splitlines(), "CHƯƠNG TRÌNH CÔNG TÁC", "của Đảng ủy xã năm 2027")
    assert _bodies(in_word(TABLE.format("Thời gian hoàn thành"), head=head)) == [
        "Đảng ủy xã Nam Ban"
    ]


def test_parts_that_are_called_works_are_fields_of_work_with_their_headings() -> None:
    result = in_word(
        """
        I. CÔNG VIỆC THƯỜNG XUYÊN
        1. Giao ban khối nội chính vào sáng thứ Ba hằng tuần.
        2. Niêm yết thủ tục tại bộ phận một cửa.
        II. NHIỆM VỤ TRỌNG TÂM CÁC THÁNG
        STT | Nội dung | Cơ quan chủ trì | Thời gian hoàn thành
        THÁNG 02 | < | < | <
        1 | Kiểm kê rừng phòng hộ | Phòng Kinh tế | 20/02
        III. TỔ CHỨC THỰC HIỆN
        Giao Văn phòng theo dõi.
        """,
        head=COMMITTEE,
    )
    assert _bodies(result) == ["Công việc thường xuyên", "Nhiệm vụ trọng tâm các tháng"]
    assert [item.topic for _, item in items(result.program)] == [None, None, None]
    shown = [block.text for block in program_blocks(printed(result.program, profile("nd30", [])))]
    assert [text for text in shown if text.isupper()] == [
        "I. CÔNG VIỆC THƯỜNG XUYÊN", "II. NHIỆM VỤ TRỌNG TÂM CÁC THÁNG", "III. TỔ CHỨC THỰC HIỆN",
    ]  # fmt: skip


WORK = TABLE.format("Thời gian hoàn thành").replace("20/02/2027", "{}")


@pytest.mark.parametrize(
    ("cell", "deadline", "kept", "asked"),
    [
        ("Tháng 3-4", "2027-04", "Thời hạn: tháng 3-4", True),
        ("10/3; chậm nhất 12/3", "2027-03-12", "Thời gian: 10/3", True),
        ("Cuối tháng 3", "2027-03", "Thời hạn: cuối tháng 3", True),
        ("Cuối tháng 2", None, "Thời gian: Cuối tháng 2", False),
        ("Trong tháng 2", "2027-02", "Thời gian: Trong tháng 2", False),
        (
            "Từ ngày 10/3 đến ngày 18/3",
            "2027-03-18",
            "Thời gian: Từ ngày 10/3 đến ngày 18/3",
            False,
        ),
    ],
)
def test_every_word_of_a_time_of_completion_is_kept_and_none_printed_twice(
    cell: str, deadline: str | None, kept: str | None, *, asked: bool
) -> None:
    result = in_word(WORK.format(cell), head=COMMITTEE)
    ((_, item),) = items(result.program)
    assert (item.deadline, item.details) == (deadline, [kept] if kept else [])
    assert bool(checks(result)) is asked
    shown = [block.words for block in program_blocks(printed(result.program, profile("nd30", [])))]
    times = [text for text in shown if text.startswith(("Thời hạn", "Thời gian"))]
    assert len(times) == ((";" in cell) + 1 if kept else 0)


def test_a_work_that_nobody_leads_is_asked_about() -> None:
    drawn = WORK.format("20/02").replace("Phòng Kinh tế", "")
    assert checks(in_word(drawn, head=COMMITTEE)) == [
        "có cơ quan phối hợp mà không ghi cơ quan nào chủ trì"
    ]


def test_the_header_of_several_tables_is_told_once() -> None:
    works = (WORK.format("20/02"), WORK.format("12/3").replace("Tháng 2", "Tháng 3"))
    result = in_word("".join(works), head=COMMITTEE)
    told_rows = [line.text for line in result.report.taken_apart if line.row]
    assert len(told_rows) == len(set(told_rows))


def test_what_comes_on_days_of_each_month_is_no_work_of_one_month() -> None:
    drawn = f"{WORK.format('20/02')}* Tiếp dân: ngày 5 và ngày 20 hằng tháng (Công an xã).\n"
    result = in_word(drawn, head=COMMITTEE)
    assert [line.split(" | ")[:2] for line in told(result)] == [
        ["ubnd-2", "Kiểm kê rừng phòng hộ"], ["? ubnd-month", "Tiếp dân: ngày 5 và ngày 20 hằng tháng."],
    ]  # fmt: skip


def test_names_with_commas_behind_a_role_have_their_place() -> None:
    work = "Tháng 2\n- Kiểm kê rừng phòng hộ (Phòng Kinh tế chủ trì, các thôn, buôn phối hợp)."
    assert in_word(work, head=COMMITTEE).report.complete


MONTHS = " | ".join(f"T{month}" for month in range(1, 13))


def test_ticks_below_the_months_are_asked_about() -> None:
    ticked = " | ".join("x" if month in (4, 5) else "" for month in range(1, 13))
    each = " | ".join("x" * 12)
    rows = f"1 | Kiểm kê rừng phòng hộ | Phòng Kinh tế | {ticked}\n2 | Tiếp công dân | Công an xã | {each}"
    result = in_word(f"STT | Nội dung | Chủ trì | {MONTHS}\n{rows}", head=COMMITTEE)
    assert any(f"thành “{OWN}”" in said for said in checks(result))
    (body,) = result.program.bodies
    each_month = next(m for m in body.meetings if m.every == "month")
    assert [(i.text, i.details) for i in each_month.items] == [("Tiếp công dân", [])]


def test_works_beside_sessions_come_back_as_they_are_printed() -> None:
    rows = "{}\nTháng 3\n- Kiểm kê rừng phòng hộ (Phòng Kinh tế).\n{}\nTháng 5\n- Đề án chợ phiên (Phòng Kinh tế)."
    drawn = rows.format(f"I. {OWN.upper()}", "II. ỦY BAN NHÂN DÂN XÃ")
    program = in_word(drawn, head=COMMITTEE).program
    assert [(body.name, [m.month for m in body.meetings]) for body in program.bodies] == [
        (OWN, [3]),
        ("Ủy ban nhân dân xã", [5]),
    ]
    sections = printed(program, profile("nd30", []))
    lines = [block.text for block in program_blocks(sections)]
    assert [line for line in lines if line[:2] in ("I.", "II")] == drawn.splitlines()[:4:3]


def test_works_of_the_standing_committee_are_what_it_meets_on() -> None:
    content = "I. CÔNG VIỆC CỦA BAN THƯỜNG VỤ\nTháng 3\n- Kế hoạch mừng thọ (Hội Nông dân xã)."
    (body,) = in_word(content).program.bodies
    assert body.id == "btv" and not body.name.startswith("Công việc")
