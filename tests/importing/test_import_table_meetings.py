"""Meetings named within tables: above the works of a cell, in a column beside them, by whom work goes to, by days in remarks."""

import pytest

from support.programme_text import COMMITTEE, HEAD, checks, programme
from support.tables import in_word, told

COUNCIL = (
    "HỘI ĐỒNG NHÂN DÂN",
    "XÃ SUỐI TRẦM",
    "Số: 03/CTr-HĐND",
    "Suối Trầm, ngày 06 tháng 01 năm 2027",
    "CHƯƠNG TRÌNH HOẠT ĐỘNG",
    "của Hội đồng nhân dân xã Suối Trầm năm 2027",
)


@pytest.mark.parametrize(
    "drawn",
    [
        """
        Tháng | Ban Thường vụ | Ban Chấp hành
        2 | Họp ngày 18/02: / - Mở đường nội đồng (Phòng Kinh tế) / - Giao quân (Ban Chỉ huy Quân sự xã) |
        4 | | Hội nghị lần thứ 5, ngày 28/4 / - Sơ kết trồng rừng (Phòng Kinh tế)
        """,
        """
        Quý | Nội dung
        I | Hội nghị Ban Thường vụ (18/02/2027): / 1. Mở đường nội đồng (Phòng Kinh tế) / 2. Giao quân (Ban Chỉ huy Quân sự xã)
        II | Ban Chấp hành họp lần thứ 5, ngày 28/4: / 1. Sơ kết trồng rừng (Phòng Kinh tế)
        """,
        """
        Cơ quan họp | Quý I | Quý II
        Ban Thường vụ | Phiên họp ngày 18/02: / - Mở đường nội đồng (Phòng Kinh tế) / - Giao quân (Ban Chỉ huy Quân sự xã) |
        Ban Chấp hành | | Lần thứ 5 (ngày 28/4): / - Sơ kết trồng rừng (Phòng Kinh tế)
        """,
    ],
)
def test_a_line_of_a_cell_that_names_a_meeting_heads_the_works_beneath(drawn: str) -> None:
    bodies = in_word(drawn).program.bodies
    said = [(b.id, m.number, m.date, len(m.items)) for b in bodies for m in b.meetings]
    assert sorted(said, key=str) == [
        ("bch", 5, "2027-04-28", 1), ("btv", None, "2027-02-18", 2),
    ]  # fmt: skip


def test_a_column_of_meetings_beside_the_contents_tells_who_meets() -> None:
    result = in_word(
        """
        Thời gian | Phiên họp, hoạt động | Nội dung | Đơn vị chuẩn bị
        Tháng 3 | Họp Thường trực HĐND xã | Lịch tiếp công dân | Văn phòng
        Tháng 5 | Ban Pháp chế | Khảo sát việc chứng thực | Văn phòng
        Tháng 7 ^ | Kỳ họp giữa năm / (ngày 14/7/2027) ^ | Nghị quyết về phí chợ | Phòng Kinh tế
        ^ | ^ | Báo cáo thu ngân sách | Phòng Kinh tế
        Thời gian | Phiên họp, hoạt động | Nội dung | Đơn vị chuẩn bị
        Tháng 9 | Thường trực HĐND xã (giải trình, ngày 21/9) | Giải trình về nước sạch | Phòng Kinh tế
        Tháng 10 | Kỳ họp chuyên đề | Nghị quyết về đầu tư công | Phòng Kinh tế
        """,
        head=COUNCIL,
    )
    bodies = result.program.bodies
    assert [(b.name, m.date, m.kind, len(m.items)) for b in bodies for m in b.meetings] == [
        ("Thường trực HĐND xã", None, "regular", 1),
        ("Thường trực HĐND xã", "2027-09-21", "regular", 1),
        ("Ban Pháp chế", None, "regular", 1),
        ("Hội đồng nhân dân xã Suối Trầm", "2027-07-14", "regular", 2),
        ("Hội đồng nhân dân xã Suối Trầm", None, "thematic", 1),
    ]


def test_a_session_is_held_by_the_council_whoever_issues_the_programme() -> None:
    head = (*COUNCIL[:-1], "của Thường trực Hội đồng nhân dân xã Suối Trầm năm 2027")
    drawn = """
        Nội dung | Hoạt động | Thời gian | Chuẩn bị
        Lịch tiếp công dân | Phiên họp Thường trực HĐND | Tháng 2 | Văn phòng
        Nghị quyết về phí chợ | Kỳ họp thứ 6, ngày 14/7 | Tháng 7 | Phòng Kinh tế
        """
    ids = [body.id for body in in_word(drawn, head=head).program.bodies]
    assert ids == ["thuong-truc-hdnd", "hdnd"]


@pytest.mark.parametrize(
    ("time", "council"), [("Thời gian trình", "hdnd-6"), ("Thời gian", "ubnd-6")]
)
def test_whom_the_work_of_a_committee_goes_to_takes_it_up_where_no_heading_says_who_meets(
    time: str, council: str
) -> None:
    drawn = f"""
        TT | Tên đề án | Chủ trì | Cấp trình | {time}
        1 | Đề án chợ phiên | Phòng Kinh tế | Ban Thường vụ Đảng ủy | Tháng 3
        2 | Nghị quyết về phí chợ | Phòng Kinh tế | HĐND xã | Tháng 6
        3 | Phương án giữ rừng | Phòng Kinh tế | TT HĐND xã | Tháng 6
        4 | Kế hoạch tiêm phòng | Phòng Kinh tế | UBND xã | Tháng 8
        """
    result = in_word(drawn, head=COMMITTEE)
    places = [line.partition(" | ")[0] for line in told(result)]
    assert {*places} == {"btv-3", council, "thuong-truc-hdnd-6", "ubnd-8"}
    asked = [said for said in checks(result) if "nếu chỉ là nơi sẽ trình lên" in said]
    assert len(asked) == (0 if time == "Thời gian trình" else 2)


@pytest.mark.parametrize(
    ("cell", "place", "detail"),
    [
        ("HĐND xã (kỳ họp giữa năm)", "ubnd-2", " | [Trình HĐND xã (kỳ họp giữa năm)]"),
        ("Chủ tịch UBND xã", "ubnd-2", " | [Trình Chủ tịch UBND xã]"),
        ("HĐND xã; Ban Thường vụ Đảng ủy", "ubnd-2", " | [Trình HĐND xã; Ban Thường vụ Đảng ủy]"),
    ],
)
def test_a_council_does_not_sit_when_a_work_for_it_is_done(
    cell: str, place: str, detail: str
) -> None:
    drawn = f"""Thời gian | Nội dung | Chủ trì | Cấp trình
    Tháng 02 | Đề án sắp xếp chợ | Phòng Kinh tế | {cell}"""
    assert told(in_word(drawn, head=COMMITTEE)) == [
        f"{place} | Đề án sắp xếp chợ | Phòng Kinh tế lead{detail}"
    ]


@pytest.mark.parametrize(
    ("remark", "day", "deadline"),
    [
        ("Họp ngày 23/3", "2027-03-23", None),
        ("Khai mạc ngày 23/3/2027", "2027-03-23", None),
        ("Dự kiến ngày 23/3", None, None),
        ("23/3", "2027-03-23", None),
        ("Báo cáo kết quả trước 28/3", None, "2027-03-28"),
        ("Gửi dự thảo trước ngày 05/3", None, "2027-03-05"),
        ("Hoàn thành trước 25/3", None, "2027-03-25"),
        ("Ngày 20/02", None, "2027-02-20"),
        ("Chuyển từ năm 2026", None, None),
    ],
)
@pytest.mark.parametrize("shape", ["column", "ticks", "section"])
def test_days_of_meetings_and_deadlines_in_remarks(
    remark: str, day: str | None, deadline: str | None, shape: str
) -> None:
    drawn = {
        "column": f"Nội dung | Chuẩn bị | Tháng | Ghi chú\nMở đường rừng | Phòng Kinh tế | 3 | {remark}",
        "ticks": f"Nội dung | T1 | T2 | T3 | T4 | Chuẩn bị | Ghi chú\nMở đường rừng | | | x | | Phòng Kinh tế | {remark}",
        "section": f"Nội dung | Chuẩn bị | Ghi chú\nTháng 3 | < | <\nMở đường rừng | Phòng Kinh tế | {remark}",
    }[shape]
    ((meeting,),) = [body.meetings for body in in_word(drawn).program.bodies]
    assert (meeting.date, meeting.items[0].deadline) == (day, deadline)
    assert meeting.date or meeting.month == 3


@pytest.mark.parametrize(
    ("office", "own"),
    [
        ("Hội đồng nhân dân", "I. KỲ HỌP HỘI ĐỒNG NHÂN DÂN XÃ"),
        ("Ủy ban nhân dân", "I. PHIÊN HỌP ỦY BAN NHÂN DÂN XÃ"),
    ],
)
def test_parts_beside_the_sessions_are_fields_and_a_printed_day_is_no_title(
    office: str, own: str
) -> None:
    content = f"""NỘI DUNG CHƯƠNG TRÌNH
{own}
1. Tháng 3 (ngày 05/3/2027)
- Mở đường rừng (Phòng Kinh tế).
II. GIÁM SÁT CHUYÊN ĐỀ
1. Tháng 5
- Giám sát việc thu phí (Phòng Kinh tế).
III. GIAO BAN VỚI CÁC TRƯỞNG THÔN
1. Hằng tháng
- Nghe tình hình thôn (Văn phòng).
IV. TIẾP CÔNG DÂN CỦA CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ
1. Hằng tháng
- Tiếp công dân ngày 15 (Văn phòng).
"""
    head = HEAD.replace("ĐẢNG ỦY XÃ NAM BAN", f"{office.upper()} XÃ NAM BAN")
    title = f"CHƯƠNG TRÌNH\ncông tác năm 2027 của {office} xã Nam Ban\n\n{office} xã ban hành Chương trình như sau:\n"
    first, *others = programme(content, head=head, title=title).program.bodies
    assert (first.meetings[0].date, first.meetings[0].title) == ("2027-03-05", None)
    assert [body.name for body in others] == [
        "Giám sát chuyên đề",
        "Giao ban với các trưởng thôn",
        "Tiếp công dân của Chủ tịch Ủy ban nhân dân xã",
    ]


def test_a_column_named_after_meetings_may_tell_of_occasions_too() -> None:
    result = in_word(
        """
        Thời gian | Kỳ họp, phiên họp, hoạt động | Nội dung | Cơ quan trình
        Tháng 02 | Phiên họp Thường trực HĐND / (ngày 18/02) | Lịch tiếp công dân | Văn phòng
        Tháng 4 | Đi cơ sở với cử tri | Khảo sát đường liên bản | Phòng Kinh tế
        Tháng 7 | Kỳ họp thường lệ giữa năm / (ngày 14/7) | Nghị quyết về phí chợ | UBND xã
        """,
        head=COUNCIL,
    )
    said = [(b.id, m.date or m.month) for b in result.program.bodies for m in b.meetings]
    assert said == [("thuong-truc-hdnd", "2027-02-18"), ("hdnd", 4), ("hdnd", "2027-07-14")]
    assert any("Đi cơ sở với cử tri" in doubt.message for doubt in result.doubts)


def test_each_body_meets_on_the_day_that_the_row_of_the_month_gives_it() -> None:
    result = in_word(
        """
        TT | Nội dung | Chuẩn bị | Cấp trình
        Tháng 3 (Ban Thường vụ họp ngày 04/3; Ban Chấp hành họp ngày 18/3) | < | < | <
        1 | Mở đường nội đồng | Phòng Kinh tế | Ban Thường vụ
        2 | Sơ kết trồng rừng | Phòng Kinh tế | Ban Chấp hành
        3 | Lịch tiếp dân | Văn phòng Đảng ủy | Thường trực
        """
    )
    said = [(b.id, m.month, m.date) for b in result.program.bodies for m in b.meetings]
    assert sorted(said, key=str) == [
        ("bch", None, "2027-03-18"), ("btv", None, "2027-03-04"), ("thuong-truc", 3, None),
    ]  # fmt: skip


def test_a_line_in_bold_between_the_works_of_a_cell_heads_those_beneath_it() -> None:
    drawn = """
    Thời gian | Nội dung
    Tháng 3 | - Tiếp công dân (Công an xã) / **Hội nghị Ban Chấp hành lần thứ ba** / - Kiểm điểm quý I / - Bổ sung quy hoạch
    Tháng 4 | **Công tác tuyên truyền** / - Treo cờ, pa nô dịp lễ / **Công tác cán bộ** / - Luân chuyển cán bộ / **Họp Ban Thường vụ** / Nội dung: / - Xếp loại chi bộ
    Tháng 5 | **Tổ chức Tháng Nhân đạo:** / - Hiến máu tình nguyện / - Trao nhà tình thương
    Tháng 6 | - Thăm các buôn. / Tổ chức gặp mặt học sinh giỏi. / - Hội nghị sơ kết / và bàn việc quý III
    """
    assert [line.removeprefix("? ") for line in told(in_word(drawn))] == [
        "btv-3 | Tiếp công dân | Công an xã",
        "btv-4 | Treo cờ, pa nô dịp lễ | nhóm Công tác tuyên truyền",
        "btv-4 | Luân chuyển cán bộ | nhóm Công tác cán bộ",
        "btv-4 | Xếp loại chi bộ",
        "btv-5 | Tổ chức Tháng Nhân đạo: | [Hiến máu tình nguyện] | [Trao nhà tình thương]",
        "btv-6 | Thăm các buôn.",
        "btv-6 | Tổ chức gặp mặt học sinh giỏi.",
        "btv-6 | Hội nghị sơ kết và bàn việc quý III",
        "bch-3 | Kiểm điểm quý I",
        "bch-3 | Bổ sung quy hoạch",
    ]


OFFICE = (
    "ĐẢNG ỦY XÃ SUỐI TRẦM",
    "VĂN PHÒNG ĐẢNG ỦY",
    "Suối Trầm, ngày 06 tháng 01 năm 2027",
    "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027",
)


@pytest.mark.parametrize("title", ["Cấp họp", "Hội nghị", "Cơ quan họp"])
def test_a_column_of_who_meets_names_bodies_that_are_not_the_office_that_drew_it(
    title: str,
) -> None:
    drawn = f"""
        Tháng | {title} | Nội dung | Chủ trì
        Tháng 2 | BTV | Kế hoạch diễn tập | Ban CHQS xã
        Tháng 3 | UBND | Phương án chống hạn | Phòng Kinh tế
        Tháng 7 | HĐND xã | Nghị quyết về phí chợ | Phòng Kinh tế
        """
    result = in_word(drawn, head=OFFICE)
    assert told(result) == [
        "btv-2 | Kế hoạch diễn tập | Ban CHQS xã lead",
        "ubnd-3 | Phương án chống hạn | Phòng Kinh tế lead",
        "hdnd-7 | Nghị quyết về phí chợ | Phòng Kinh tế lead",
    ]
    assert not [said for said in checks(result) if "nơi" in said]


def test_whom_an_office_brings_its_work_to_does_not_meet_in_its_sheet() -> None:
    drawn = (
        "Tháng | Trình | Nội dung | Chủ trì\nTháng 3 | UBND | Phương án chống hạn | Phòng Kinh tế"
    )
    (line,) = told(in_word(drawn, head=OFFICE))
    assert line.endswith("[Trình UBND]")
    assert not line.lstrip("? ").startswith("ubnd-")
