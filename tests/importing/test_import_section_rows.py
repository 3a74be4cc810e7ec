"""Section rows of a table that bear no sign: a conference stands within its month, a month within its quarter or under who meets."""

import pytest

from support.tables import in_word, told

NESTED = {
    "bodies and their conferences under months": (
        """
        TT | Nội dung | Chủ trì | Thời hạn gửi tài liệu
        THÁNG 3 | < | < | <
        Ban Chấp hành (Hội nghị lần thứ 6) | < | < | <
        1 | Nghị quyết về nước sạch buôn xa | UBND xã | 12/3
        Ban Thường vụ | < | < | <
        1 | Phương án khơi thông suối cạn | Công an xã | 20/3
        THÁNG 4 | < | < | <
        Ban Thường vụ | < | < | <
        1 | Đề án bến thuyền | Phòng Kinh tế |
        """,
        [
            "bch-6 | Nghị quyết về nước sạch buôn xa | UBND xã lead | hạn 2027-03-12 | [Hạn gửi tài liệu: 12/3]",
            "btv-3 | Phương án khơi thông suối cạn | Công an xã lead | hạn 2027-03-20 | [Hạn gửi tài liệu: 20/3]",
            "btv-4 | Đề án bến thuyền | Phòng Kinh tế lead",
        ],
    ),
    "months under bodies": (
        """
        TT | Nội dung | Chủ trì
        BAN THƯỜNG VỤ | < | <
        Tháng 1 | < | <
        1 | Đề án bến thuyền | Phòng Kinh tế
        Tháng 3 | < | <
        2 | Phương án khơi thông suối cạn | Công an xã
        BAN CHẤP HÀNH | < | <
        Tháng 3 | < | <
        1 | Nghị quyết về nước sạch buôn xa | UBND xã
        """,
        [
            "btv-1 | Đề án bến thuyền | Phòng Kinh tế lead",
            "btv-3 | Phương án khơi thông suối cạn | Công an xã lead",
            "bch-3 | Nghị quyết về nước sạch buôn xa | UBND xã lead",
        ],
    ),
    "a day within its month, and the next month without a body": (
        """
        TT | Nội dung | Chủ trì
        THÁNG 3 | < | <
        Ban Chấp hành họp ngày 12/3 | < | <
        1 | Nghị quyết về nước sạch buôn xa | UBND xã
        Thường trực Đảng ủy | < | <
        1 | Đề án bến thuyền | Phòng Kinh tế
        THÁNG 4 | < | <
        1 | Phương án khơi thông suối cạn | Công an xã
        """,
        [
            "bch-3 | Nghị quyết về nước sạch buôn xa | UBND xã lead",
            "thuong-truc-3 | Đề án bến thuyền | Phòng Kinh tế lead",
            "btv-4 | Phương án khơi thông suối cạn | Công an xã lead",
        ],
    ),
    "months under fields": (
        """
        TT | Nội dung | Chủ trì
        LĨNH VỰC KINH TẾ | < | <
        Tháng 2 | < | <
        1 | Đề án bến thuyền | Phòng Kinh tế
        Tháng 5 | < | <
        2 | Kế hoạch giao rừng cho buôn | Phòng Kinh tế
        LĨNH VỰC NỘI CHÍNH | < | <
        Tháng 2 | < | <
        3 | Phương án khơi thông suối cạn | Công an xã
        """,
        [
            "btv-2 | Đề án bến thuyền | Phòng Kinh tế lead | nhóm Lĩnh vực kinh tế",
            "btv-2 | Phương án khơi thông suối cạn | Công an xã lead | nhóm Lĩnh vực nội chính",
            "btv-5 | Kế hoạch giao rừng cho buôn | Phòng Kinh tế lead | nhóm Lĩnh vực kinh tế",
        ],
    ),
    "fields under months": (
        """
        TT | Nội dung | Chủ trì
        THÁNG 2 | < | <
        Lĩnh vực kinh tế | < | <
        1 | Đề án bến thuyền | Phòng Kinh tế
        Lĩnh vực nội chính | < | <
        2 | Phương án khơi thông suối cạn | Công an xã
        THÁNG 5 | < | <
        Lĩnh vực kinh tế | < | <
        3 | Kế hoạch giao rừng cho buôn | Phòng Kinh tế
        """,
        [
            "btv-2 | Đề án bến thuyền | Phòng Kinh tế lead | nhóm Lĩnh vực kinh tế",
            "btv-2 | Phương án khơi thông suối cạn | Công an xã lead | nhóm Lĩnh vực nội chính",
            "btv-5 | Kế hoạch giao rừng cho buôn | Phòng Kinh tế lead | nhóm Lĩnh vực kinh tế",
        ],
    ),
}


@pytest.mark.parametrize("name", NESTED)
def test_a_work_is_of_all_the_sections_over_it(name: str) -> None:
    drawn, wanted = NESTED[name]
    result = in_word(drawn)
    assert [line.removeprefix("? ") for line in told(result)] == wanted
    assert all(meeting.items for body in result.program.bodies for meeting in body.meetings)


def test_conferences_of_a_quarter_stand_in_it() -> None:
    result = in_word(
        """
        TT | Nội dung | Chủ trì
        QUÝ I | < | <
        Hội nghị lần thứ 6 | < | <
        1 | Đề án bến thuyền | Phòng Kinh tế
        QUÝ II | < | <
        Hội nghị lần thứ 7 | < | <
        1 | Phương án khơi thông suối cạn | Công an xã
        Hội nghị lần thứ 8 | < | <
        1 | Nghị quyết về nước sạch buôn xa | UBND xã
        """
    )
    (body,) = result.program.bodies
    assert [(m.number, m.quarter, len(m.items)) for m in body.meetings] == [
        (6, 1, 1), (7, 2, 1), (8, 2, 1),
    ]  # fmt: skip


def test_a_work_done_by_a_month_of_its_quarter_stands_in_that_month() -> None:
    result = in_word(
        """
        TT | Nội dung | Chủ trì | Thời gian hoàn thành
        QUÝ I | < | < | <
        1 | Đề án bến thuyền | Phòng Kinh tế | Tháng 2
        2 | Phương án khơi thông suối cạn | Công an xã | Trước 15/3
        3 | Số hóa sổ hộ tịch | Văn phòng | Trong quý I
        """
    )
    assert told(result) == [
        "btv-2 | Đề án bến thuyền | Phòng Kinh tế lead",
        "btv-3 | Phương án khơi thông suối cạn | Công an xã lead | hạn 2027-03-15 | [Thời hạn: trước 15/3]",
        "btv-q1 | Số hóa sổ hộ tịch | Văn phòng lead | [Thời gian: Trong quý I]",
    ]


def test_papers_of_a_conference_due_in_two_months_do_not_part_it() -> None:
    result = in_word(
        """
        TT | Nội dung | Chủ trì | Thời gian hoàn thành
        Quý I (Hội nghị lần thứ 6) | < | < | <
        1 | Đề án bến thuyền | Phòng Kinh tế | Trước 20/3
        2 | Phương án khơi thông suối cạn | Công an xã | 15/02
        """
    )
    (meeting,) = result.program.bodies[0].meetings
    assert (meeting.number, meeting.quarter, meeting.month) == (6, 1, None)
    assert [item.deadline for item in meeting.items] == ["2027-03-20", "2027-02-15"]


def test_the_day_of_a_meeting_in_its_heading_is_kept_beside_what_is_due() -> None:
    result = in_word(
        """
        TT | Nội dung | Chủ trì | Thời hạn hoàn thành
        Tháng 3/2027 (Hội nghị lần thứ 20, ngày 26/3) | < | < | <
        1 | Đề án bến thuyền | Phòng Kinh tế | Trước 15/3
        2 | Số hóa sổ hộ tịch | Công an xã | Trong tháng 3
        """
    )
    (meeting,) = result.program.bodies[0].meetings
    assert (meeting.number, meeting.date) == (20, "2027-03-26")
    assert [item.deadline for item in meeting.items] == ["2027-03-15", "2027-03"]


def test_work_of_all_the_year_beneath_the_months_is_of_none_of_them() -> None:
    result = in_word(
        """TT | Nội dung | Chủ trì
        THÁNG 11 | < | <
        1 | Đề án chợ đêm | VP
        THÁNG 12 | < | <
        2 | Sơ kết phong trào | CA
        CÁC NHIỆM VỤ THƯỜNG XUYÊN TRONG NĂM | < | <
        3 | Tiếp công dân | VP
        Tổng số: 3 nội dung, đề án."""
    )
    assert result.report.complete
    assert [line.removeprefix("? ") for line in told(result)] == [
        "btv-11 | Đề án chợ đêm | VP lead",
        "btv-12 | Sơ kết phong trào | CA lead",
        "btv-month | Tiếp công dân | VP lead",
    ]
