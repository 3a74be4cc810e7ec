"""Names of offices that a narrow column cuts into two lines are one name; a list of offices stays a list."""

import pytest

from support.tables import in_word, told


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Ban Thường trực / Uỷ ban MTTQ Việt Nam xã", ["Ban Thường trực Uỷ ban MTTQ Việt Nam xã"]),
        ("Thường trực / HĐND xã / Công an xã", ["Thường trực HĐND xã", "Công an xã"]),
        ("Công an xã, Ban Thường vụ / Hội Nông dân xã", ["Công an xã", "Ban Thường vụ Hội Nông dân xã"]),
        ("Ban Chấp hành / Đoàn xã", ["Ban Chấp hành Đoàn xã"]),
        ("Văn phòng / HĐND và UBND", ["Văn phòng HĐND và UBND"]),
        ("Ủy ban / nhân dân xã", ["Ủy ban nhân dân xã"]),
        ("Ban Kinh tế - Ngân sách / HĐND xã", ["Ban Kinh tế - Ngân sách HĐND xã"]),
        ("Phó Chủ tịch / UBND xã", ["Phó Chủ tịch UBND xã"]),
        ("Phòng / Kinh tế", ["Phòng Kinh tế"]),
        ("Ban Văn hóa - / Xã hội", ["Ban Văn hóa - Xã hội"]),
        ("Văn phòng HĐND và / UBND xã", ["Văn phòng HĐND và UBND xã"]),
        ("Ban Thường trực / UBMTTQVN xã; UBND xã", ["Ban Thường trực UBMTTQVN xã", "UBND xã"]),
        ("Trung tâm / Phục vụ hành chính công", ["Trung tâm Phục vụ hành chính công"]),
        ("Trưởng Công an xã / Nguyễn Văn Bền", ["Trưởng Công an xã, Nguyễn Văn Bền"]),
        ("Văn phòng / Ủy ban Kiểm tra", ["Văn phòng", "Ủy ban Kiểm tra"]),
        ("Văn phòng / UBND xã", ["Văn phòng", "UBND xã"]),
        ("Hội đồng nhân dân / Ủy ban nhân dân xã", ["Hội đồng nhân dân", "Ủy ban nhân dân xã"]),
        ("Bí thư / Phó Bí thư", ["Bí thư", "Phó Bí thư"]),
    ],
)  # fmt: skip
def test_the_lines_of_a_cell_are_names_or_the_halves_of_one(cell: str, wanted: list[str]) -> None:
    result = in_word(
        f"""
        Tháng | Nội dung | Cơ quan chuẩn bị
        Tháng 3 | Phương án khơi thông suối cạn | {cell}
        """
    )
    assert told(result) == [f"btv-3 | Phương án khơi thông suối cạn | {'; '.join(wanted)}"]


def test_two_lines_are_one_name_where_it_stands_whole_elsewhere() -> None:
    drawn = """
    Tháng | Nội dung | Cơ quan chuẩn bị
    Tháng 3 | Phương án khơi thông suối cạn | Đảng ủy / UBND xã
    Tháng 4 | Đề án bến thuyền | {}
    """
    offices = [line.split(" | ")[2] for line in told(in_word(drawn.format("Đảng ủy UBND xã")))]
    assert offices == ["Đảng ủy UBND xã", "Đảng ủy UBND xã"]
    assert told(in_word(drawn.format("Công an xã")))[0].endswith("Đảng ủy; UBND xã")


def test_halves_of_a_name_are_no_two_lines_for_two_works() -> None:
    result = in_word(
        """
        Tháng | Nội dung | Cơ quan chuẩn bị
        Tháng 3 | - Phương án khơi thông suối cạn / - Đề án bến thuyền | Thường trực / HĐND xã
        """
    )
    assert [line.split(" | ")[2] for line in told(result)] == ["Thường trực HĐND xã"] * 2


def test_names_with_no_sign_between_them_are_parted_behind_whose_they_are() -> None:
    result = in_word("""
    TT | Nội dung | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian
    1 | Kế hoạch giao quân đầu xuân | Đảng ủy UBND xã | Công an xã Trạm Y tế xã Hội Nông dân xã | Tháng 2
    2 | Đánh giá đảng viên 6 tháng | Ban Xây dựng Đảng | Ủy ban Kiểm tra Đảng ủy Văn phòng Đảng ủy | Tháng 6
    3 | Đại hội chi bộ | Chi bộ Công an xã | Ban Kinh tế - Ngân sách HĐND xã | Tháng 7
    """)
    assert told(result) == [
        "btv-2 | Kế hoạch giao quân đầu xuân | Đảng ủy UBND xã lead; Công an xã coordinate; Trạm Y tế xã coordinate; Hội Nông dân xã coordinate",
        "btv-6 | Đánh giá đảng viên 6 tháng | Ban Xây dựng Đảng lead; Ủy ban Kiểm tra Đảng ủy coordinate; Văn phòng Đảng ủy coordinate",
        "btv-7 | Đại hội chi bộ | Chi bộ Công an xã lead; Ban Kinh tế - Ngân sách HĐND xã coordinate",
    ]
