"""Who submits and who verifies the works of a council's sessions: said beneath a work, over several, or in a table."""

import pytest

from ctr_cli.importing.building.convert import Imported
from support.programme_text import HEAD, programme, said
from support.tables import in_word

_HEAD = HEAD.replace("ĐẢNG BỘ TỈNH LÂM ĐỒNG\nĐẢNG ỦY XÃ NAM BAN", "HỘI ĐỒNG NHÂN DÂN\nXÃ NAM BAN")
_TITLE = "CHƯƠNG TRÌNH\ncông tác năm 2027 của Hội đồng nhân dân xã Nam Ban\n\nHội đồng nhân dân xã ban hành Chương trình như sau:\n"


def _council(sessions: str) -> Imported:
    content = f"I. KỲ HỌP HỘI ĐỒNG NHÂN DÂN XÃ\n{sessions}"
    return programme(content, head=_HEAD.replace("CTr/ĐU", "CTr-HĐND"), title=_TITLE)


@pytest.mark.parametrize("sign", ["{}) ", "- "])
@pytest.mark.parametrize("before", ["", "Do ", "- "])
@pytest.mark.parametrize("joint", [";", ","])
def test_who_submits_beneath_a_work_is_said_of_it(sign: str, before: str, joint: str) -> None:
    works = ["Báo cáo thu ngân sách.", "Nghị quyết về giá nước sạch."]
    lines = "\n".join(
        f"{sign.format(at)}{work}\n{before}UBND xã trình{joint} Ban Kinh tế - Ngân sách thẩm tra."
        for at, work in enumerate(works, 1)
    )
    session = "Kỳ họp thứ 5 (tháng 7/2027)\nVăn phòng HĐND và UBND xã chuẩn bị kỳ họp."
    program = _council(f"1. {session}\n{lines}\n").program
    (meeting,) = program.bodies[0].meetings
    assert [a.agency for a in meeting.agencies] == ["Văn phòng HĐND và UBND xã"]
    who = "UBND xã submit, Ban Kinh tế - Ngân sách verify"
    assert [line.partition(" | ")[2] for line in said(program)] == [
        f"{work} | {who}" for work in works
    ]


@pytest.mark.parametrize("end", [":", ""])
@pytest.mark.parametrize(
    ("who", "role"),
    [
        ("{} trình", " submit"),
        ("Do {} trình", " submit"),
        ("Nội dung do {} trình", " submit"),
        ("{} báo cáo", " submit"),
        ("{}", ""),
    ],
)
def test_who_submits_over_works_is_no_body_that_meets(who: str, role: str, end: str) -> None:
    first, second = "UBND xã", "Tòa án nhân dân khu vực"
    sessions = (
        f"1. Kỳ họp thứ 5 (tháng 7/2027)\n{who.format(first)}{end}\n- Báo cáo thu ngân sách.\n- Giá nước sạch.\n"
        f"{who.format(second)}{end}\n- Công tác xét xử.\n"
        f"2. Kỳ họp thứ 6 (tháng 12/2027)\n{who.format(first)}{end}\n- Dự toán năm 2028.\n"
    )
    program = _council(sessions).program
    assert [body.id for body in program.bodies] == ["hdnd"]
    assert said(program) == [
        f"hdnd-5 | Báo cáo thu ngân sách. | {first}{role}",
        f"hdnd-5 | Giá nước sạch. | {first}{role}",
        f"hdnd-5 | Công tác xét xử. | {second}{role}",
        f"hdnd-6 | Dự toán năm 2028. | {first}{role}",
    ]


def test_an_office_alone_among_those_who_submit_brings_its_own_works() -> None:
    lines = (
        "UBND xã trình:\n- Giá nước sạch.\nViện kiểm sát nhân dân khu vực:\n- Công tác kiểm sát.\n"
    )
    told = said(_council(f"1. Kỳ họp thứ 5 (tháng 7/2027)\n{lines}").program)
    assert told[1].endswith("Công tác kiểm sát. | Viện kiểm sát nhân dân khu vực")


@pytest.mark.parametrize(("verb", "role"), [(" trình", " submit"), ("", "")])
def test_rows_of_who_submits_stand_beneath_the_session(verb: str, role: str) -> None:
    drawn = f"""Số | Nội dung | Ghi chú
Kỳ họp thứ 5 (tháng 7/2027) | |
UBND xã{verb} | |
1 | Báo cáo thu ngân sách | xem kỹ
Ủy ban MTTQ Việt Nam xã{verb} | |
2 | Thông báo công tác Mặt trận | xem kỹ
Kỳ họp thứ 6 (tháng 12/2027) | |
UBND xã{verb} | |
1 | Dự toán năm 2028 | xem kỹ
"""
    program = in_word(drawn).program
    assert len(program.bodies) == 1
    assert [line.rpartition(" | ")[2] for line in said(program)] == [
        f"UBND xã{role}", f"Ủy ban MTTQ Việt Nam xã{role}", f"UBND xã{role}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "part",
    [
        "A. NHIỆM VỤ TRỌNG TÂM\n1. Lãnh đạo giữ vững ổn định ở cơ sở.\n2. Kiện toàn bộ máy.\nB. CHƯƠNG TRÌNH CỤ THỂ",
        "A. PHƯƠNG HƯỚNG CHUNG\n- Giữ vững đoàn kết.\nB. BAN THƯỜNG VỤ",
    ],
)
def test_general_tasks_before_the_programme_are_no_works(part: str) -> None:
    result = programme(f"{part}\nTháng 1\n- Kế hoạch giao quân.\n")
    assert [line.split(" | ")[1] for line in said(result.program)] == ["Kế hoạch giao quân."]
    assert "giữ vững" in (result.program.document.preamble or "").lower()


def test_tasks_with_who_does_them_stay_works_before_the_programme() -> None:
    part = "A. NHIỆM VỤ TRỌNG TÂM\n1. Giữ vững ổn định (Công an xã).\nB. CHƯƠNG TRÌNH CỤ THỂ"
    told = said(programme(f"{part}\nTháng 1\n- Kế hoạch giao quân.\n").program)
    assert told[0].endswith("Giữ vững ổn định. | Công an xã")


@pytest.mark.parametrize(
    ("said_of_days", "asked"),
    [
        ("dự kiến ngày 15 - 16/7/2027", 1),
        ("ngày 15 và 16/7", 1),
        ("từ ngày 15 đến ngày 17/7/2027", 1),
        ("ngày 15/7/2027", 0),
    ],
)
def test_the_days_of_a_session_are_no_part_of_its_title(said_of_days: str, asked: int) -> None:
    session = (
        f"1. Kỳ họp thường lệ giữa năm ({said_of_days})\n- Nghị quyết về giá nước sạch (UBND xã).\n"
    )
    result = _council(session)
    (meeting,) = result.program.bodies[0].meetings
    assert (meeting.date, meeting.month) == ("2027-07-15", None)
    assert meeting.title == "Kỳ họp thường lệ giữa năm"
    assert sum("họp nhiều ngày" in doubt.message for doubt in result.doubts) == asked


def test_the_words_of_a_session_stay_where_its_time_stands_beneath_it() -> None:
    session = (
        "1. Kỳ họp thứ 6, HĐND xã khóa II\nTháng 12\n- Nghị quyết về giá nước sạch (UBND xã).\n"
    )
    (meeting,) = _council(session).program.bodies[0].meetings
    assert (meeting.number, meeting.month) == (6, 12)
    assert meeting.title == "Kỳ họp thứ 6, HĐND xã khóa II"
