"""How often a work is held, in brackets, behind a comma or among the remarks of a table: it says where the work stands."""

import pytest

from support.programme_text import items, programme, said


@pytest.mark.parametrize(
    ("line", "place", "text"),
    [
        ("Giao ban khối đoàn thể (hằng tuần).", "week", "Giao ban khối đoàn thể."),
        ("Tiếp dân ở trụ sở (mỗi tuần 1 lần)", "week", "Tiếp dân ở trụ sở"),
        ("Thu đảng phí các chi bộ, hằng quý.", "quarter", "Thu đảng phí các chi bộ."),
        ("Rà soát hồ sơ đảng viên (định kỳ hằng quý);", "quarter", "Rà soát hồ sơ đảng viên;"),
        ("Kiểm kê kho lưu trữ (hằng năm)", "year", "Kiểm kê kho lưu trữ"),
        ("Thăm đảng viên già yếu (3 tháng một lần)", "quarter", "Thăm đảng viên già yếu"),
        ("Thăm đảng viên ốm đau (thường xuyên)", "month", "Thăm đảng viên ốm đau"),
    ],
)
def test_how_often_is_taken_out_of_the_sentence(line: str, place: str, text: str) -> None:
    content = f"I. BAN THƯỜNG VỤ\n- {line}\n- Tháng 12: Kiểm điểm cuối năm.\n"
    assert (f"btv-{place}", text) in [
        (at, item.text) for at, item in items(programme(content).program)
    ]


def test_who_does_it_stands_beside_it() -> None:
    content = """I. CÔNG VIỆC ĐỊNH KỲ
1. Tiếp dân (mỗi tuần một lần; Văn phòng Đảng ủy chuẩn bị).
2. Thu đảng phí (hằng tháng) - Ban Xây dựng Đảng thực hiện.
3. Nghe tình hình an ninh (Công an xã báo cáo, hằng quý).
"""
    assert [line.split("-", 2)[-1] for line in said(programme(content).program)] == [
        "week | Tiếp dân. | Văn phòng Đảng ủy",
        "month | Thu đảng phí. | Ban Xây dựng Đảng perform",
        "quarter | Nghe tình hình an ninh. | Công an xã",
    ]


def test_what_the_model_does_not_hold_is_kept_in_its_words() -> None:
    content = "I. BAN THƯỜNG VỤ\n- Đọc báo đầu giờ (2 lần/tháng).\n- Gặp gỡ thanh niên (6 tháng một lần).\n- Tháng 3: Giao ban nội chính (hằng quý).\n"
    found = [(place, item.text, item.details) for place, item in items(programme(content).program)]
    assert found == [
        ("btv-3", "Giao ban nội chính.", ["Hằng quý"]),
        ("btv-6", "Gặp gỡ thanh niên.", []),
        ("btv-12", "Gặp gỡ thanh niên.", []),
        ("btv-month", "Đọc báo đầu giờ.", ["2 lần/tháng"]),
    ]


def test_a_remark_in_a_table_says_when() -> None:
    content = """| STT | Nội dung | Cơ quan trình | Ghi chú |
|---|---|---|---|
| I | BAN CHẤP HÀNH - THÁNG 7 |||
| 1 | Nghị quyết chuyển đổi số | UBND xã | Trước 15/6 |
| 2 | Đề án chợ trung tâm | UBND xã | Nếu có |
| II | HOẠT ĐỘNG CỦA THƯỜNG TRỰC ĐẢNG ỦY |||
| 1 | Họp giao ban | Văn phòng Đảng ủy | Hằng tuần |
| 2 | Đối thoại với nông dân | Hội Nông dân xã | Mỗi quý một lần |
"""
    found = [
        (place, item.text, item.deadline, item.condition)
        for place, item in items(programme(content).program)
    ]
    assert found == [
        ("bch-7", "Nghị quyết chuyển đổi số", "2027-06-15", None),
        ("bch-7", "Đề án chợ trung tâm", None, "Nếu có"),
        ("thuong-truc-week", "Họp giao ban", None, None),
        ("thuong-truc-quarter", "Đối thoại với nông dân", None, None),
    ]


@pytest.mark.parametrize(
    "form", ["({}; Phòng Kinh tế)", "(Phòng Kinh tế; {})", "({} - Phòng Kinh tế chuẩn bị)"]
)
def test_a_bare_month_beside_who_does_it_tells_which_of_the_quarter(form: str) -> None:
    content = f"I. QUÝ II\n1. Ban Thường vụ\n- Kế hoạch nuôi ong {form.format('tháng 5')}.\n- Sơ kết 6 tháng (hoàn thành trong tháng 6).\n"
    found = [(place, item.text, item.deadline) for place, item in items(programme(content).program)]
    assert sorted(found) == [
        ("btv-5", "Kế hoạch nuôi ong.", None),
        ("btv-q2", "Sơ kết 6 tháng.", "2027-06"),
    ]


@pytest.mark.parametrize("line", ["Đọc báo: 01 lần/tháng.", "Đọc báo, 1 tháng một lần"])
def test_a_count_behind_a_mark_says_how_often(line: str) -> None:
    content = f"I. BAN THƯỜNG VỤ\n- Tháng 3: Sơ kết quý I.\n- {line.replace('Đọc báo', 'Điểm báo đầu giờ')}\n"
    assert {
        place: item.text if place == "btv-3" else item.text.rstrip(".")
        for place, item in items(programme(content).program)
    } == {"btv-3": "Sơ kết quý I.", "btv-month": "Điểm báo đầu giờ"}


def test_a_column_of_deadlines_says_how_often_standing_work_comes() -> None:
    content = """| STT | Nội dung | Chủ trì | Thời gian hoàn thành |
|---|---|---|---|
| A | NHIỆM VỤ THƯỜNG XUYÊN |||
| 1 | Tiếp công dân | Văn phòng | Hằng tuần |
| B | QUÝ I |||
| 2 | Phương án chống hạn | P. Kinh tế | 28/02 |
"""
    assert said(programme(content).program) == [
        "dang-uy-2 | Phương án chống hạn | P. Kinh tế lead",
        "dang-uy-week | Tiếp công dân | Văn phòng lead",
    ]


def test_a_part_of_a_month_stands_before_a_work() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Quý II\n- Trung tuần tháng 6: Sơ kết công tác.\n"
    ((place, item),) = items(programme(content).program)
    assert (place, item.text, item.details) == ("btv-6", "Sơ kết công tác.", ["Trung tuần tháng 6"])


def test_a_column_of_how_often_names_no_more_than_the_unit() -> None:
    content = """| Cơ quan thực hiện | Nội dung | Định kỳ |
|---|---|---|
| Văn phòng | Báo cáo công tác tuần | Tuần |
| Công an xã | Báo cáo an ninh trật tự | Quý |
"""
    places = [place for place, _ in items(programme(content).program)]
    assert places == ["dang-uy-week", "dang-uy-quarter"]


def test_a_column_of_days_beside_one_of_months_says_when_the_meeting_is_held() -> None:
    content = """| Tháng | Ngày | Nội dung | Chủ trì |
|---|---|---|---|
| 1 | 05 | Giao ban đầu năm | Văn phòng |
| 2 | 10 | Gặp mặt đầu xuân | Mặt trận |
"""
    (body,) = programme(content).program.bodies
    found = [(m.date and m.date[5:], m.items[0].deadline) for m in body.meetings]
    assert found == [("01-05", None), ("02-10", None)]


def test_how_often_a_work_comes_is_no_line_without_a_place() -> None:
    content = (
        "I. BAN THƯỜNG VỤ\n1. Công tác thường xuyên\n- Đối thoại với nông dân: mỗi quý một lần.\n"
    )
    assert programme(content).report.unplaced == []


@pytest.mark.parametrize(
    ("time", "place", "details"),
    [
        ("T5", "btv-5", []),
        ("T.5; Công an xã", "btv-5", []),
        ("Công an xã - T5", "btv-5", []),
        ("05/2027", "btv-5", []),
        ("khoảng tháng 5", "btv-5", []),
        ("tuần 2 tháng 5", "btv-5", ["Thời gian: Tuần 2 tháng 5"]),
        ("tháng 5/2027", "btv-5", []),
        ("đầu tháng 5", "btv-5", ["Thời gian: Đầu tháng 5"]),
        ("cuối tháng 6", "btv-6", ["Thời gian: Cuối tháng 6"]),
    ],
)
def test_a_month_in_brackets_is_that_of_a_work_of_the_quarter(
    time: str, place: str, details: list[str]
) -> None:
    content = f"I. QUÝ II\n1. Ban Thường vụ\n- Kế hoạch nuôi ong ({time}).\n"
    ((at, item),) = items(programme(content).program)
    assert (at, item.text, item.details, item.deadline) == (
        place,
        "Kế hoạch nuôi ong.",
        details,
        None,
    )


def test_several_months_in_brackets_are_those_of_a_work_that_comes_again() -> None:
    content = (
        "I. QUÝ IV\n1. Ban Thường vụ\n- Tổng kết năm.\n- Nghe về thu đảng phí (tháng 4, 8, 12)."
    )
    assert said(programme(content).program) == [
        "btv-q4 | Tổng kết năm. | ",
        "btv-4 | Nghe về thu đảng phí. | ",
        "btv-8 | Nghe về thu đảng phí. | ",
        "btv-12 | Nghe về thu đảng phí. | ",
    ]


@pytest.mark.parametrize(
    "often", ["hằng quý, vào tháng cuối quý: tháng 3, 6, 9, 12", "mỗi quý, tháng 3, 6, 9, 12"]
)
def test_the_months_of_a_work_of_every_quarter_stand_beside_it(often: str) -> None:
    content = f"I. BAN THƯỜNG VỤ\n- Giao ban khối đoàn thể ({often}).\n"
    ((place, item),) = items(result := programme(content).program)
    assert (place, item.text, item.details) == ("btv-quarter", "Giao ban khối đoàn thể.", [])
    assert result.bodies[0].meetings[0].months == [3, 6, 9, 12]


@pytest.mark.parametrize("nth", ["Phiên thứ nhất", "Phiên giải trình thứ hai", "Phiên 3"])
def test_a_counted_sitting_with_its_day_is_before_its_work(nth: str) -> None:
    content = (
        f"I. BAN THƯỜNG VỤ\n1. {nth} (ngày 20/5/2027): Giải trình về trật tự xây dựng ven hồ.\n"
    )
    result = programme(content)
    (meeting,) = result.program.bodies[0].meetings
    assert meeting.date == "2027-05-20"
    assert [item.text for item in meeting.items] == ["Giải trình về trật tự xây dựng ven hồ."]


@pytest.mark.parametrize("mark", [", T5", " - T5", ": T5"])
def test_a_month_in_short_behind_a_work_is_when_it_is_held(mark: str) -> None:
    content = f"I. QUÝ II\n1. Ban Thường vụ\n- Kế hoạch nuôi ong{mark}.\n"
    ((at, item),) = items(programme(content).program)
    assert (at, item.text) == ("btv-5", "Kế hoạch nuôi ong.")


def test_a_span_of_months_in_brackets_is_one_work_of_its_last_month() -> None:
    content = "I. QUÝ II\n1. Ban Thường vụ\n- Kế hoạch nuôi ong (tháng 4-5).\n"
    ((at, item),) = items(programme(content).program)
    assert (at, item.deadline, item.details) == ("btv-5", "2027-05", ["Thời hạn: tháng 4-5"])


def test_a_heading_says_in_which_months_of_the_quarters_its_works_come() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Hằng quý (tháng 3, 6, 9, 12)\n- Nghe về thu đảng phí.\n"
    (meeting,) = programme(content).program.bodies[0].meetings
    assert (meeting.every, meeting.months) == ("quarter", [3, 6, 9, 12])


def test_a_star_among_works_stands_over_those_behind_it() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Tháng 3
- Đề án chợ đêm ven hồ
- Kế hoạch trồng rừng
* Nội dung thường kỳ
- Nghe tình hình an ninh
"""
    found = [(item.text, item.topic) for _, item in items(programme(content).program)]
    assert found == [
        ("Đề án chợ đêm ven hồ", None),
        ("Kế hoạch trồng rừng", None),
        ("Nghe tình hình an ninh", "Nội dung thường kỳ"),
    ]
