"""What stands beside the bands of a table and behind a signature: work of no month, sessions over groups, half years over columns, annexes of several bodies."""

import pytest

from support.books import book, imported
from support.programme_text import COMMITTEE
from support.tables import in_word, told

_COUNCIL = ("HỘI ĐỒNG NHÂN DÂN", "XÃ SUỐI TRẦM", "Số: 08/CTr-HĐND", "Suối Trầm, ngày 06 tháng 01 năm 2027", "CHƯƠNG TRÌNH", "hoạt động của Hội đồng nhân dân xã năm 2027")  # fmt: skip
_MONTHS = """
TT | Nội dung | Chủ trì
THÁNG 11 | < | <
1 | Duyệt quyết toán | Phòng Kinh tế
THÁNG 12 | < | <
2 | Tổng kết năm | Văn phòng
"""


@pytest.mark.parametrize(
    ("band", "place"),
    [
        ("NHIỆM VỤ THƯỜNG XUYÊN", "btv-month"),
        ("Công việc thường xuyên", "btv-month"),
        ("CÁC VIỆC KHÁC", "btv"),
        ("Hội nghị tổng kết", "btv-12"),
    ],
)
def test_a_band_behind_those_of_months_is_of_none_unless_it_is_a_meeting(
    band: str, place: str
) -> None:
    result = in_word(f"{_MONTHS}{band} | < | <\n3 | Thăm các buôn | Công an xã\n")
    assert told(result)[-1].removeprefix("? ").startswith(f"{place} | Thăm các buôn")


def test_a_band_among_those_of_months_stays_in_its_month() -> None:
    groups = _MONTHS.replace(
        "THÁNG 12", "Nhiệm vụ thường xuyên | < | <\n3 | Thăm các buôn | Công an xã\nTHÁNG 12"
    )
    found = [line.removeprefix("? ") for line in told(in_word(groups))]
    assert found[1].startswith("btv-11 | Thăm các buôn | Công an xã lead")


def test_a_session_ends_the_counted_groups_of_the_one_before() -> None:
    drawn = """
TT | Nội dung | Cơ quan trình
Kỳ họp thứ 5 (tháng 7) | < | <
I | Báo cáo |
1 | Thu ngân sách sáu tháng | UBND xã
II | Nghị quyết |
1 | Điều chỉnh vốn | UBND xã
Kỳ họp thứ 6 (tháng 12) | < | <
I | Báo cáo |
1 | Hoạt động của Hội đồng | Thường trực HĐND xã
"""
    assert told(in_word(drawn, head=_COUNCIL)) == [
        "hdnd-5 | Thu ngân sách sáu tháng | UBND xã submit | nhóm Báo cáo",
        "hdnd-5 | Điều chỉnh vốn | UBND xã submit | nhóm Nghị quyết",
        "hdnd-6 | Hoạt động của Hội đồng | Thường trực HĐND xã submit | nhóm Báo cáo",
    ]


def test_half_years_stand_over_the_columns_of_a_sheet_under_its_own_title() -> None:
    columns = ["Tháng", "Nội dung", "Chủ trì"]
    title = ["ĐẢNG ỦY XÃ SUỐI TRẦM"], ["CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027"]
    first = [["Biểu 1. HỘI NGHỊ BAN CHẤP HÀNH"], columns, [3, "Nghị quyết du lịch", "UBND xã"], [6, "Sơ kết", "Văn phòng"]]  # fmt: skip
    second = [
        ["Biểu 2. HỘI NGHỊ BAN THƯỜNG VỤ ĐẢNG ỦY (họp hằng tháng)"],
        ["6 tháng đầu năm", None, None, "6 tháng cuối năm"],
        [*columns, *columns],
        [1, "Trực Tết", "Công an xã", 7, "Thăm thương binh", "UBND xã"],
        [2, "Giao quân", "UBND xã", 8, "Khai giảng", "UBND xã"],
    ]
    result = imported(book({"BCH": [*title, *first], "BTV": second}))
    assert [line.removeprefix("? ") for line in told(result)] == [
        "bch-3 | Nghị quyết du lịch | UBND xã lead",
        "bch-6 | Sơ kết | Văn phòng lead",
        "btv-1 | Trực Tết | Công an xã lead",
        "btv-2 | Giao quân | UBND xã lead",
        "btv-7 | Thăm thương binh | UBND xã lead",
        "btv-8 | Khai giảng | UBND xã lead",
    ]


def test_a_letter_over_annexes_of_several_bodies_holds_no_works() -> None:
    head = ("ỦY BAN NHÂN DÂN", "XÃ SUỐI TRẦM", "Số: 08/CTr-UBND", "Suối Trầm, ngày 06 tháng 01 năm 2027", "CHƯƠNG TRÌNH CÔNG TÁC", "của Ủy ban nhân dân xã Suối Trầm năm 2027")  # fmt: skip
    letter = """
1. Nội dung công tác: theo Phụ lục I và Phụ lục II kèm theo.
2. Việc điều chỉnh Chương trình do Chủ tịch Ủy ban nhân dân xã quyết định.
"""
    annexes = """
Phụ lục I
CÁC NỘI DUNG TRÌNH PHIÊN HỌP ỦY BAN NHÂN DÂN XÃ
Tháng | Nội dung | Đơn vị chủ trì
2 | Trực chợ Tết | Công an xã
Ghi chú: Đơn vị chủ trì gửi hồ sơ về Văn phòng trước phiên họp 05 ngày.
Phụ lục II
CÁC NỘI DUNG TRÌNH BAN THƯỜNG VỤ ĐẢNG ỦY XÃ
Tháng | Nội dung | Đơn vị chủ trì
3 | Chủ trương xây trường mầm non | Phòng Kinh tế
Ghi chú:
(1) Ngày gửi hồ sơ là ngày Văn phòng nhận đủ tờ trình và dự thảo.
"""
    result = in_word(letter, annexes, head)
    assert told(result) == [
        "ubnd-2 | Trực chợ Tết | Công an xã lead",
        "btv-3 | Chủ trương xây trường mầm non | Phòng Kinh tế lead",
    ]
    assert [paragraph.split(" ")[0] for paragraph in result.program.implementation] == ["Ghi", "Ghi", "Ngày", "Nội", "Việc"]  # fmt: skip
    assert result.program.signature is not None


def test_a_title_over_all_columns_is_no_header() -> None:
    drawn = """
TT | Nội dung | Thời gian | Chủ trì
1 | Kế hoạch Tết | Tháng 1 | Văn phòng
Phần tiếp theo
CHƯƠNG TRÌNH CÔNG TÁC QUÝ II | < | < | <
2 | Đề án chợ nổi | Tháng 4 | Phòng Kinh tế
"""
    assert told(in_word(drawn))[-1].startswith("btv-4 | Đề án chợ nổi | Phòng Kinh tế lead")


def test_brackets_on_lines_of_their_own_in_a_cell_say_who_does_the_work_above() -> None:
    drawn = """
Tháng | Nội dung, phân công
1 | Kế hoạch Tết / (Văn phòng chuẩn bị; xong trước 10/1) / Kết quả giao quân / (Ban Chỉ huy Quân sự xã)
"""
    assert [line.removeprefix("? ") for line in told(in_word(drawn))] == [
        "btv-1 | Kế hoạch Tết | Văn phòng | hạn 2027-01-10 | [Thời hạn: trước 10/1]",
        "btv-1 | Kết quả giao quân | Ban Chỉ huy Quân sự xã",
    ]


def test_an_annex_of_nobody_does_not_stand_under_the_last_office() -> None:
    head = ("ỦY BAN NHÂN DÂN", "XÃ SUỐI TRẦM", "Số: 08/CTr-UBND", "Suối Trầm, ngày 06 tháng 01 năm 2027", "CHƯƠNG TRÌNH CÔNG TÁC", "của Ủy ban nhân dân xã Suối Trầm năm 2027")  # fmt: skip
    offices = """
I. Phòng Kinh tế
1. Tháng 1: Kế hoạch chống rét cho trâu bò.
II. Công an xã
1. Tháng 6: Báo cáo phòng cháy ở chợ.
2. Tháng 7: Phương án giữ trật tự lễ hội.
III. Tổ chức thực hiện
Các cơ quan báo cáo kết quả về Văn phòng trước ngày 20 hằng tháng.
"""
    annex = """
PHỤ LỤC
DANH MỤC ĐỀ ÁN BỔ SUNG NĂM 2027
STT | Tên đề án | Cơ quan soạn thảo | Thời hạn trình
1 | Đề án phát triển chợ phiên | Phòng Kinh tế | Tháng 9
2 | Quy chế nhà văn hóa thôn | Phòng Văn hóa - Xã hội | Tháng 11
"""
    works = told(in_word(offices, annex, head))
    assert works == [
        "ubnd-1 | Kế hoạch chống rét cho trâu bò. | Phòng Kinh tế",
        "ubnd-6 | Báo cáo phòng cháy ở chợ. | Công an xã",
        "ubnd-7 | Phương án giữ trật tự lễ hội. | Công an xã",
        "ubnd-9 | Đề án phát triển chợ phiên | Phòng Kinh tế | nhóm Danh mục đề án bổ sung năm 2027",
        "ubnd-11 | Quy chế nhà văn hóa thôn | Phòng Văn hóa - Xã hội | nhóm Danh mục đề án bổ sung năm 2027",
    ]


def test_an_annex_of_what_is_brought_before_others_stands_beside_the_prose_before_it() -> None:
    prose = "I. MỤC ĐÍCH, YÊU CẦU\nXác định rõ những việc phải làm.\nII. NGUYÊN TẮC ĐIỀU CHỈNH\nViệc lùi thời gian do Chủ tịch quyết định.\nIII. TỔ CHỨC THỰC HIỆN\nCăn cứ Phụ lục kèm theo, các cơ quan lập kế hoạch chi tiết.\n"
    annex = """
    PHỤ LỤC
    DANH MỤC ĐỀ ÁN, BÁO CÁO TRÌNH TRONG NĂM 2027
    TT | Tên đề án | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian trình
    A. TRÌNH HỘI ĐỒNG NHÂN DÂN XÃ | < | < | < | <
    1 | Quyết toán ngân sách năm 2026 | Phòng Kinh tế | | Tháng 7
    B. TRÌNH BAN THƯỜNG VỤ ĐẢNG ỦY | < | < | < | <
    1 | Đề án trồng hồi | Phòng Kinh tế | Công an xã | Quý II
    C. THUỘC THẨM QUYỀN CỦA ỦY BAN NHÂN DÂN XÃ | < | < | < | <
    1 | Kế hoạch tuần tra dịp Tết | Công an xã | | Tháng 01
    """
    found = told(
        in_word(
            prose,
            annex,
            (*COMMITTEE, "Ủy ban nhân dân xã ban hành Chương trình công tác năm 2027."),
        )
    )
    assert [line.removeprefix("? ") for line in found] == [
        "hdnd-7 | Quyết toán ngân sách năm 2026 | Phòng Kinh tế lead",
        "btv-q2 | Đề án trồng hồi | Phòng Kinh tế lead; Công an xã coordinate",
        "ubnd-1 | Kế hoạch tuần tra dịp Tết | Công an xã lead",
    ]
