"""The times of a table: what a cell says, and which of several columns of times is which."""

import pytest

from support.programme_text import said
from support.tables import in_word, told

TIMES = {
    "Tháng 3": "btv-3", "T3": "btv-3", "T. 11/2027": "btv-11", "04/2027": "btv-4", "7": "btv-7",
    "Quý 2": "btv-q2", "Hằng tháng": "btv-month", "20/8": "btv-8 | hạn 2027-08-20",
    "Tuần 2 tháng 4": "btv-4 | [Thời gian: Tuần 2 tháng 4]",
    "Tuần 3/5": "btv-5 | [Thời gian: Tuần 3/5]",
    "Phiên 2 tháng 9/2027": "btv-9 | [Thời gian: Phiên 2 tháng 9/2027]",
    "Đợt 1 tháng 6": "btv-6 | [Thời gian: Đợt 1 tháng 6]",
    "Đầu quý IV": "btv-q4 | [Thời gian: Đầu quý IV]",
    "Cuối tháng 10": "btv-10 | [Thời gian: Cuối tháng 10]",
    "Tháng 5 (lần 1)": "btv-5 | [Thời gian: Tháng 5 (lần 1)]",
    "6 tháng cuối năm": "? btv-12 | [Thời gian: 6 tháng cuối năm]",
    "Ngày 10 và 25/9": "? btv-9 | [Thời gian: Ngày 10 và 25/9]",
    "Thường xuyên": "btv-month | [Thời gian: Thường xuyên]",
    "Cả năm": "btv-month | [Thời gian: Cả năm]",
    "Tháng 13": "? btv | [Thời gian: Tháng 13]",
    "Khi có kế hoạch": "? btv | [Thời gian: Khi có kế hoạch]",
    "Tháng 2/2028": "? btv | [Thời gian: Tháng 2/2028]",
    "": "? btv",
}  # fmt: skip


@pytest.mark.parametrize("cell", TIMES)
def test_the_time_in_a_cell(cell: str) -> None:
    drawn = f"""
    TT | Nội dung | Thời gian
    1 | Bồi dưỡng cấp ủy viên cơ sở | {cell}
    """
    item = "Bồi dưỡng cấp ủy viên cơ sở"
    assert [line.replace(f" | {item}", "") for line in told(in_word(drawn))] == [TIMES[cell]]


def test_work_of_a_span_is_held_in_its_last_month_and_due_with_it() -> None:
    drawn = """
    TT | Nội dung | {}
    1 | Bồi dưỡng cấp ủy viên cơ sở | Tháng 3 - tháng 5
    """
    item = "Bồi dưỡng cấp ủy viên cơ sở | [Thời gian: Tháng 3 - tháng 5]"
    held = in_word(drawn.format("Thời gian thực hiện"))
    assert told(held) == [f"? btv-5 | {item}"]
    due = in_word(drawn.format("Thời hạn hoàn thành"))
    assert [line.split(" | ")[0] for line in told(due)] == ["? btv-5"]


def test_quarters_whose_months_stand_beside_them_are_one_meeting() -> None:
    drawn = """
    STT | Công việc | Bộ phận phụ trách | Tiến độ
    QUÝ I (tháng 1, 2, 3) | < | < | <
    1 | Kế hoạch phòng, chống dịch bệnh | Phòng Kế hoạch - Nghiệp vụ | Xong trước 10/02
    QUÝ IV (tháng 10, 11, 12) | < | < | <
    2 | Kiểm kê tài sản cuối năm | Phòng Tài chính - Kế toán | 31/12/2027
    3 | Tổng kết công tác năm | Phòng Kế hoạch - Nghiệp vụ | Trong quý
    """
    assert said(in_word(drawn).program) == [
        "btv-2 | Kế hoạch phòng, chống dịch bệnh | Phòng Kế hoạch - Nghiệp vụ",
        "btv-12 | Kiểm kê tài sản cuối năm | Phòng Tài chính - Kế toán",
        "btv-q4 | Tổng kết công tác năm | Phòng Kế hoạch - Nghiệp vụ",
    ]


@pytest.mark.parametrize("time", ["Cuối quý I", "", "Tháng 13"])
def test_months_of_rows_stand_in_order_whatever_one_row_says(time: str) -> None:
    result = in_word(
        f"""
        Nội dung | Chủ trì | Thời gian
        Quý I | < | <
        Đề án nước sạch buôn xa | Phòng Kinh tế | Tháng 3
        Phương án giao rừng cho buôn | Phòng Kinh tế | {time}
        Kế hoạch tiêm phòng đàn bò | Phòng Kinh tế | Tháng 1
        """
    )
    places = [line.split(" | ")[0] for line in told(result)]
    assert [p.removeprefix("? ") for p in places] == ["btv-q1", "btv-1", "btv-3"]
    assert places[0].startswith("?") is (time == "Tháng 13")


@pytest.mark.parametrize(
    ("span", "last"),
    [
        ("Từ 10 - 18/11", "2027-11-18"),
        ("Từ 10/11 đến 15/11", "2027-11-15"),
        ("Từ ngày 17/10 đến ngày 18/11", "2027-11-18"),
        ("10/11/2027 – 15/11/2027", "2027-11-15"),
    ],
)
def test_a_work_from_one_day_to_another_is_due_on_the_last(span: str, last: str) -> None:
    timed = f"""
        Nội dung | Chủ trì | Thời gian
        Phương án giao rừng cho buôn | Phòng Kinh tế | {span}
        """
    noted = f"""
        Nội dung | Chủ trì | Thời gian | Ghi chú
        Phương án giao rừng cho buôn | Phòng Kinh tế | Tháng 11 | {span}
        """
    line = f"btv-11 | Phương án giao rừng cho buôn | Phòng Kinh tế lead | hạn {last} | [Thời gian: {span}]"
    assert [line.removeprefix("? ") for line in told(in_word(timed))] == [line]
    assert told(in_word(noted)) == [line]


@pytest.mark.parametrize("title", ["Mốc thời gian", "Thời kỳ kiểm tra", "Niên độ"])
def test_the_time_a_supervision_looks_into_is_not_when_it_is_held(title: str) -> None:
    result = in_word(
        f"""
        TT | Nội dung kiểm tra | Đối tượng | {title} | Thời gian tiến hành | Phân công
        1 | Việc thu, nộp đảng phí | Chi bộ buôn xa | Từ 01/01/2026 đến thời điểm kiểm tra | Tháng 9 | UBKT Đảng ủy
        """
    )
    kept = f"[{title}: Từ 01/01/2026 đến thời điểm kiểm tra]"
    (line,) = told(result)
    assert line.startswith("btv-9 | Việc thu, nộp đảng phí") and kept in line


def test_a_month_beside_a_quarter_tells_which_of_it() -> None:
    result = in_word(
        """
        Thời gian | Nội dung | Cơ quan chuẩn bị | Ghi chú
        Quý II | Đề án bến thuyền | Phòng Kinh tế | Tháng 5
        Quý III | Phương án khơi thông suối cạn | Công an xã | Tháng 12
        """
    )
    assert [line.removeprefix("? ").split(" | ")[0] for line in told(result)] == ["btv-5", "btv-q3"]


_SEVERAL_TIMES = {
    "a column of months beside one of when the work is due": (
        """
        Tháng | TT | Nội dung | Đơn vị thực hiện | Thời gian
        1 | 1 | Trao quà Tết cho hội viên nghèo | Hội Phụ nữ xã | Trước 10/02/2027
        1 | 2 | Tổng kết phong trào thi đua | Hội Phụ nữ xã | 15/01/2027
        8 | 3 | Kiểm tra nguồn vốn vay | Hội Phụ nữ xã | Tuần 2 tháng 8
        11 | 4 | Hưởng ứng Tháng hành động vì bình đẳng giới | Công an xã | Từ 15/11 đến 15/12
        """,
        [
            "btv-1 | Trao quà Tết cho hội viên nghèo | Hội Phụ nữ xã perform | hạn 2027-02-10 | [Thời hạn: trước 10/02/2027]",
            "btv-1 | Tổng kết phong trào thi đua | Hội Phụ nữ xã perform | hạn 2027-01-15",
            "btv-8 | Kiểm tra nguồn vốn vay | Hội Phụ nữ xã perform | [Thời gian: Tuần 2 tháng 8]",
            "btv-11 | Hưởng ứng Tháng hành động vì bình đẳng giới | Công an xã perform | hạn 2027-12-15 | [Thời gian: Từ 15/11 đến 15/12]",
        ],
    ),
    "when it is handed in, when it is decided": (
        """
        Thời gian | Nội dung | Chủ trì | Ngày trình | Dự kiến họp
        Tháng 6 | Sơ kết 6 tháng | Văn phòng Đảng ủy | trước 10/6 | tuần 3/6
        Tháng 12 | Tổng kết năm | Văn phòng Đảng ủy | 01/12 | 5-10/12
        Tháng 12 | Quy hoạch cán bộ | Ban Xây dựng Đảng | | nt
        """,
        [
            "? btv-6 | Sơ kết 6 tháng | Văn phòng Đảng ủy lead | hạn 2027-06-10 | [họp tuần 3/6] | [Thời hạn: trước 10/6]",
            "? btv-12 | Tổng kết năm | Văn phòng Đảng ủy lead | hạn 2027-12-01 | [họp ngày 5-10/12]",
            "? btv-12 | Quy hoạch cán bộ | Ban Xây dựng Đảng lead | [họp ngày 5-10/12]",
        ],
    ),
    "both are days": (
        """
        Nội dung | Cơ quan | Ngày trình | Ngày họp
        Sơ kết 6 tháng | Văn phòng Đảng ủy | 10/6 | 18/6
        """,
        ["btv-6 | Sơ kết 6 tháng | Văn phòng Đảng ủy | hạn 2027-06-10"],
    ),
    "a column of who verifies holds days": (
        """
        Tháng | Nội dung | Cơ quan | Gửi dự thảo | Thẩm định xong
        6 | Sơ kết 6 tháng | Văn phòng Đảng ủy | 01/6 | 05/6
        """,
        [
            "btv-6 | Sơ kết 6 tháng | Văn phòng Đảng ủy | hạn 2027-06-01 | [Thẩm định xong: 05/6]",
        ],
    ),
    "by when the result is told": (
        """
        Nội dung | Đơn vị | Thời gian thực hiện | Ngày báo cáo kết quả
        Giám sát thu quỹ | UBKT Đảng ủy | Tháng 5 | 15/6
        """,
        ["btv-5 | Giám sát thu quỹ | UBKT Đảng ủy | hạn 2027-06-15"],
    ),
}


@pytest.mark.parametrize("name", _SEVERAL_TIMES)
def test_of_several_columns_of_times_one_is_by_when_a_work_is_handed_in(name: str) -> None:
    drawn, expected = _SEVERAL_TIMES[name]
    assert told(in_word(drawn)) == expected
