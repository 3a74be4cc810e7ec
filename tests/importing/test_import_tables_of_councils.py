"""Tables of councils: a session over its works by a sign, roles in cells, the day of a meeting, who is looked into."""

import pytest

from support.programme_text import items, programme
from support.tables import in_word, told

_HEAD = (
    "HỘI ĐỒNG NHÂN DÂN",
    "XÃ SUỐI TRẦM",
    "Số: 7/CTr-HĐND",
    "Suối Trầm, ngày 24 tháng 12 năm 2026",
    "CHƯƠNG TRÌNH",
    "Hoạt động của Hội đồng nhân dân xã năm 2027",
)


@pytest.mark.parametrize("sign", ["nt", "-nt-", "như trên", "", "Tháng 7"])
def test_a_session_stands_over_its_works_by_a_sign_for_its_time(sign: str) -> None:
    drawn = f"""
    TT | Nội dung | Cơ quan chuẩn bị | Thời gian
    A. KỲ HỌP HỘI ĐỒNG NHÂN DÂN | < | < | <
    1 | Kỳ họp thứ 5 (thường lệ giữa năm) | | Tháng 7
     | - Quyết toán chợ phiên | UBND xã | {sign}
     | - Quy hoạch bãi đá | Phòng Kinh tế | {sign}
    """
    result = in_word(drawn, head=_HEAD)
    assert told(result) == [
        "hdnd-5 | Quyết toán chợ phiên | UBND xã",
        "hdnd-5 | Quy hoạch bãi đá | Phòng Kinh tế",
    ]
    assert result.program.bodies[0].meetings[0].month == 7


def test_roles_are_said_in_brackets_and_by_a_title_of_two() -> None:
    drawn = """
    TT | Nội dung | Chủ trì | Cơ quan thẩm tra, phối hợp | Thời gian
    A. KỲ HỌP HỘI ĐỒNG NHÂN DÂN | < | < | < | <
    1 | Nghị quyết về bãi đá | UBND xã | Ban KT-NS, Phòng Kinh tế | Tháng 3
    2 | Nghị quyết về chợ phiên | UBND xã | các Ban HĐND | Tháng 7
    B. GIÁM SÁT | < | < | < | <
    1 | Giám sát thu phí chợ phiên | Ban KT-NS | UBND xã (đối tượng giám sát), Ban VH-XH | Tháng 5
    2 | Khảo sát kè suối | Ban KT-NS | Phòng Kinh tế (được khảo sát) | Tháng 8
    """
    lines = [line.split(" | ")[-1] for line in told(in_word(drawn, head=_HEAD))]
    assert lines == [
        "UBND xã lead; Ban KT-NS verify; Phòng Kinh tế coordinate",
        "UBND xã lead; các Ban HĐND verify",
        "Ban KT-NS lead; UBND xã subject; Ban VH-XH coordinate",
        "Ban KT-NS lead; Phòng Kinh tế subject",
    ]


@pytest.mark.parametrize(
    ("cell", "date", "deadline"),
    [
        ("25/3", "2027-03-25", None),
        ("ngày 25/3", "2027-03-25", None),
        ("trước 25/3", None, "2027-03-25"),
        ("Tháng 3", None, None),
    ],
)
def test_a_day_in_the_cell_is_that_of_the_meeting_where_the_heading_says_on_which_day(
    cell: str, date: str | None, deadline: str | None
) -> None:
    drawn = f"""
    TT | Nội dung | Cơ quan chuẩn bị | Thời gian
    PHIÊN HỌP THƯỜNG TRỰC HĐND (ngày 25 hằng tháng) | < | < | <
    1 | Xem xét việc sửa bãi đá | Văn phòng | {cell}
    """
    (meeting,) = in_word(drawn, head=_HEAD).program.bodies[0].meetings
    assert (meeting.date, meeting.items[0].deadline) == (date, deadline)


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("Giám sát thu phí chợ phiên (UBND xã báo cáo).", ["subject"]),
        ("Khảo sát kè suối (UBND xã, Công an xã giải trình).", ["subject", "subject"]),
        ("Giám sát bãi đá (Phòng Kinh tế báo cáo; Ban Pháp chế chủ trì).", ["subject", "lead"]),
        ("Sơ kết việc sửa kè suối (Công an xã báo cáo).", ["prepare"]),
    ],
)
def test_who_reports_under_a_supervision_is_looked_into(line: str, roles: list[str]) -> None:
    ((_, item),) = items(programme(f"I. BAN THƯỜNG VỤ\n1. Tháng 3\n- {line}").program)
    assert [entry.role for entry in item.agencies] == roles


def test_what_is_handed_in_by_a_deadline_keeps_its_words() -> None:
    line = "- Quyết toán chợ phiên (UBND xã). Thời hạn gửi hồ sơ: trước ngày 20/2/2027."
    ((_, item),) = items(programme(f"I. BAN THƯỜNG VỤ\n1. Tháng 3\n{line}").program)
    assert item.details == ["Thời hạn: gửi hồ sơ trước ngày 20/2/2027"]
    assert item.deadline == "2027-02-20"


@pytest.mark.parametrize(
    ("cell", "told_of"),
    [
        ("UBND xã (trình) / Ban KT-NS (thẩm tra)", "UBND xã submit; Ban KT-NS verify"),
        ("UBND xã (đồng chủ trì)", "UBND xã lead"),
        ("Công an xã - đối tượng giám sát", "Công an xã subject"),
        ("Đối tượng giám sát: Công an xã", "Công an xã subject"),
        ("Phòng Kinh tế, Công an xã (mời dự)", "Phòng Kinh tế; Công an xã | [Công an xã: mời dự]"),
        ("Trường TH số 2 (điểm ấp Bến)", "Trường TH số 2 (điểm ấp Bến)"),
    ],
)
def test_what_an_office_does_is_no_part_of_its_name(cell: str, told_of: str) -> None:
    drawn = f"TT | Nội dung | Cơ quan | Thời gian\n1 | Rà soát việc sửa bãi đá | {cell} | Tháng 3"
    (line,) = told(in_word(drawn, head=_HEAD))
    assert line.split(" | ", 2)[2] == told_of


@pytest.mark.parametrize(
    ("heading", "asked"),
    [
        ("PHIÊN HỌP THƯỜNG TRỰC HĐND", 1),
        ("PHIÊN HỌP THƯỜNG TRỰC HĐND (ngày 25 hằng tháng)", 0),
        ("GIÁM SÁT", 0),
    ],
)
def test_bare_days_beneath_meetings_are_asked_about_once(heading: str, asked: int) -> None:
    drawn = f"""
    TT | Nội dung | Cơ quan | Thời gian
    {heading} | < | < | <
    1 | Rà soát việc sửa bãi đá | Văn phòng | 25/3
    2 | Rà soát việc sửa kè suối | Văn phòng | 25/5
    """
    messages = [doubt.message for doubt in in_word(drawn, head=_HEAD).doubts]
    assert sum("là ngày họp hay là hạn" in message for message in messages) == asked
