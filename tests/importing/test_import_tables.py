"""Tables as offices draw them: what is merged, blank or repeated, section rows, times in cells."""

import pytest

from ctr_cli.importing.building.report import as_text
from support.programme_text import programme, said
from support.tables import in_word, told

MERGED_AND_BLANK = {
    "a month and an agency merged downwards": (
        """
        Tháng | TT | Công việc | Cơ quan chuẩn bị
        Tháng 2 ^ | 1 | Kế hoạch trồng cây đầu xuân | Phòng Kinh tế ^
        ^ | 2 | Phương án chống hạn vụ đông xuân | ^
        Tháng 3 | 3 | Sơ kết công tác quý I | Văn phòng Đảng ủy
        """,
        [
            "btv-2 | Kế hoạch trồng cây đầu xuân | Phòng Kinh tế",
            "btv-2 | Phương án chống hạn vụ đông xuân | Phòng Kinh tế",
            "btv-3 | Sơ kết công tác quý I | Văn phòng Đảng ủy",
        ],
    ),
    "an agency merged over two months": (
        """
        TT | Nhiệm vụ | Chủ trì | Phối hợp | Thời gian
        1 | Rà soát quy hoạch cán bộ | Ban Xây dựng Đảng ^ | UBKT Đảng ủy | Tháng 4
        2 | Bổ sung quy hoạch cán bộ | ^ | Văn phòng Đảng ủy | Tháng 5
        """,
        [
            "btv-4 | Rà soát quy hoạch cán bộ | Ban Xây dựng Đảng lead; UBKT Đảng ủy coordinate",
            "btv-5 | Bổ sung quy hoạch cán bộ | Ban Xây dựng Đảng lead; Văn phòng Đảng ủy coordinate",
        ],
    ),
    "months left blank below the first": (
        """
        Thời gian | STT | Nội dung | Đơn vị thực hiện
        Tháng 7 | 1 | Chăm lo gia đình người có công | UBND xã
        | 2 | Tổ chức diễn tập phòng thủ khu vực | Ban CHQS xã
        | 3 | Tuyển sinh đầu cấp năm học mới | UBND xã
        Tháng 8 | 4 | Kiểm tra công tác phòng, chống lụt bão | UBND xã
        """,
        [
            "btv-7 | Chăm lo gia đình người có công | UBND xã perform",
            "? btv-7 | Tổ chức diễn tập phòng thủ khu vực | Ban CHQS xã perform",
            "? btv-7 | Tuyển sinh đầu cấp năm học mới | UBND xã perform",
            "btv-8 | Kiểm tra công tác phòng, chống lụt bão | UBND xã perform",
        ],
    ),
    "rows with neither month nor agency, one after another": (
        """
        Tháng | Số TT | Nội dung công việc | Cơ quan tham mưu
        9 | 1 | Khai giảng năm học mới | UBND xã
        | 2 | Đánh giá đảng viên dự bị |
        | 3 | Phân công đảng viên phụ trách hộ |
        10 | 4 | Đại hội các chi đoàn | Đoàn Thanh niên
        """,
        [
            "btv-9 | Khai giảng năm học mới | UBND xã advise",
            "? btv-9 | Đánh giá đảng viên dự bị",
            "? btv-9 | Phân công đảng viên phụ trách hộ",
            "btv-10 | Đại hội các chi đoàn | Đoàn Thanh niên advise",
        ],
    ),
    "a time left blank behind the contents is not filled": (
        """
        TT | Nội dung | Cơ quan chủ trì | Thời gian
        1 | Phân bổ dự toán ngân sách năm 2027 | UBND xã | Tháng 1
        2 | Giao ban với các bí thư chi bộ | Văn phòng Đảng ủy |
        3 | Kết nạp đảng viên mới | |
        4 | Sơ kết phong trào thi đua | Ban Xây dựng Đảng | Tháng 6
        """,
        [
            "btv-1 | Phân bổ dự toán ngân sách năm 2027 | UBND xã lead",
            "btv-6 | Sơ kết phong trào thi đua | Ban Xây dựng Đảng lead",
            "? btv | Giao ban với các bí thư chi bộ | Văn phòng Đảng ủy lead",
            "? btv | Kết nạp đảng viên mới",
        ],
    ),
    "a quarter and a month merged, the month anew under a new quarter": (
        """
        Quý | Tháng | TT | Nội dung | Cơ quan chuẩn bị
        I ^ | 2 | 1 | Kế hoạch giao quân đợt đầu năm | Ban CHQS xã
        ^ | 3 ^ | 2 | Báo cáo thu ngân sách quý đầu | UBND xã
        ^ | ^ | 3 | Quyết toán kinh phí Đảng | Văn phòng Đảng ủy
        II | | 4 | Xét tặng huy hiệu Đảng đợt 19/5 | Ban Xây dựng Đảng
        """,
        [
            "btv-2 | Kế hoạch giao quân đợt đầu năm | Ban CHQS xã",
            "btv-3 | Báo cáo thu ngân sách quý đầu | UBND xã",
            "btv-3 | Quyết toán kinh phí Đảng | Văn phòng Đảng ủy",
            "btv-q2 | Xét tặng huy hiệu Đảng đợt 19/5 | Ban Xây dựng Đảng",
        ],
    ),
    "a sign that says: as above, and one that says: nobody": (
        """
        TT | Công tác | Đơn vị phụ trách | Tháng
        1 | Kiểm tra việc thực hiện quy chế | UBKT Đảng ủy | Tháng 5
        2 | Giám sát việc kê khai tài sản | nt | nt
        3 | Kiểm tra thu nộp đảng phí | ″ | Tháng 6
        4 | Học tập chuyên đề toàn khóa | - | -nt-
        """,
        [
            "btv-5 | Kiểm tra việc thực hiện quy chế | UBKT Đảng ủy",
            "btv-5 | Giám sát việc kê khai tài sản | UBKT Đảng ủy",
            "btv-6 | Kiểm tra thu nộp đảng phí | UBKT Đảng ủy",
            "btv-6 | Học tập chuyên đề toàn khóa",
        ],
    ),
    "contents merged over two agencies, and over two times": (
        """
        TT | Nội dung | Cơ quan chuẩn bị | Thời gian
        1 ^ | Đề án phát triển chợ trung tâm ^ | Phòng Kinh tế | Tháng 3 ^
        ^ | ^ | Công an xã | ^
        2 ^ | Báo cáo kết quả giải ngân ^ | UBND xã ^ | Tháng 6
        ^ | ^ | ^ | Tháng 12
        """,
        [
            "btv-3 | Đề án phát triển chợ trung tâm | Phòng Kinh tế; Công an xã",
            "btv-6 | Báo cáo kết quả giải ngân | UBND xã",
            "btv-12 | Báo cáo kết quả giải ngân | UBND xã",
        ],
    ),
}


SECTIONS = {
    "rows across all columns": (
        """
        TT | Nội dung | Chủ trì | Phối hợp
        THÁNG 01/2027 | < | < | <
        1 | Kế hoạch tổ chức Tết trồng cây | UBND xã | Đoàn Thanh niên
        2 | Họp mặt cán bộ hưu trí | |
        THÁNG 02/2027 | < | < | <
        1 | Lễ giao nhận quân | Ban CHQS xã |
        """,
        [
            "btv-1 | Kế hoạch tổ chức Tết trồng cây | UBND xã lead; Đoàn Thanh niên coordinate",
            "btv-1 | Họp mặt cán bộ hưu trí",
            "btv-2 | Lễ giao nhận quân | Ban CHQS xã lead",
        ],
    ),
    "counted in Roman numbers over Arabic ones": (
        """
        TT | Công việc | Thời gian | Đơn vị thực hiện
        I | Lĩnh vực nội chính | |
        1 | Diễn tập phòng chống cháy rừng | Tháng 3 | Công an xã
        2 | Tiếp công dân định kỳ | |
        II | Lĩnh vực kinh tế | |
        1 | Nghiệm thu đường liên thôn | Tháng 9 | UBND xã
        """,
        [
            "btv-3 | Diễn tập phòng chống cháy rừng | Công an xã perform | nhóm Lĩnh vực nội chính",
            "btv-9 | Nghiệm thu đường liên thôn | UBND xã perform | nhóm Lĩnh vực kinh tế",
            "? btv | Tiếp công dân định kỳ | nhóm Lĩnh vực nội chính",
        ],
    ),
    "in bold, without a number": (
        """
        TT | Nhiệm vụ | Cơ quan chuẩn bị | Tháng
        | **Công tác tuyên truyền** | |
        1 | Tuyên truyền ngày thành lập Đảng | Ban Xây dựng Đảng | 2
        | **Công tác dân vận** | |
        2 | Tổng kết phong trào dân vận khéo | Ban Xây dựng Đảng | 10
        """,
        [
            "btv-2 | Tuyên truyền ngày thành lập Đảng | Ban Xây dựng Đảng | nhóm Công tác tuyên truyền",
            "btv-10 | Tổng kết phong trào dân vận khéo | Ban Xây dựng Đảng | nhóm Công tác dân vận",
        ],
    ),
    "counted one level above the items": (
        """
        STT | Nội dung | Cơ quan chủ trì | Thời gian
        1 | Công tác tổ chức, cán bộ | |
        1.1 | Đánh giá cán bộ chủ chốt | Ban Xây dựng Đảng | Tháng 11
        2 | Công tác kiểm tra | |
        2.1 | Tự kiểm tra tài chính Đảng | UBKT Đảng ủy | Tháng 8
        """,
        [
            "btv-8 | Tự kiểm tra tài chính Đảng | UBKT Đảng ủy lead | nhóm Công tác kiểm tra",
            "btv-11 | Đánh giá cán bộ chủ chốt | Ban Xây dựng Đảng lead | nhóm Công tác tổ chức, cán bộ",
        ],
    ),
    "one lone row is an item, and heads nothing": (
        """
        TT | Nội dung | Cơ quan chuẩn bị
        1 | Quy chế chi tiêu nội bộ | Văn phòng Đảng ủy
        2 | Chuyển sinh hoạt đảng |
        3 | Quy chế văn hóa công sở | UBND xã
        """,
        [
            "btv | Quy chế chi tiêu nội bộ | Văn phòng Đảng ủy",
            "btv | Chuyển sinh hoạt đảng",
            "btv | Quy chế văn hóa công sở | UBND xã",
        ],
    ),
    "points in rows of their own": (
        """
        TT | Nội dung | Cơ quan chủ trì | Thời gian
        1 | Chuẩn bị kỳ họp Hội đồng nhân dân | Văn phòng Đảng ủy | Tháng 7
        | - Thẩm định các tờ trình | |
        | - Dự thảo nghị quyết chuyên đề | UBND xã |
        2 | Kỷ niệm ngày thương binh, liệt sĩ | UBND xã | Tháng 7
        """,
        [
            "? btv-7 | Chuẩn bị kỳ họp Hội đồng nhân dân | Văn phòng Đảng ủy lead"
            " | [Thẩm định các tờ trình] | [Dự thảo nghị quyết chuyên đề (UBND xã)]",
            "btv-7 | Kỷ niệm ngày thương binh, liệt sĩ | UBND xã lead",
        ],
    ),
    "the last row adds up": (
        """
        TT | Nội dung | Cơ quan chuẩn bị | Thời gian | Tổng số
        1 | Phổ biến giáo dục pháp luật | Công an xã | Quý II | 1
        2 | Tuyên dương học sinh giỏi | UBND xã | Tháng 6 | 1
        Cộng | < | < | < | 2
        """,
        [
            "btv-q2 | Phổ biến giáo dục pháp luật | Công an xã",
            "btv-6 | Tuyên dương học sinh giỏi | UBND xã",
        ],
    ),
}


DRAWN = MERGED_AND_BLANK | SECTIONS


@pytest.mark.parametrize("name", DRAWN)
def test_every_item_is_at_its_time_with_its_agencies(name: str) -> None:
    drawn, wanted = DRAWN[name]
    result = in_word(drawn)
    assert told(result) == wanted
    assert result.report.complete


def test_offices_one_a_line_are_of_every_work_where_they_stand_so_beside_one() -> None:
    drawn = """
    Thời gian | Nội dung | Phân công
    Tháng 1 | 1. Gặp mặt hội viên cao tuổi / 2. Tặng quà Tết hộ nghèo | Mặt trận xã / Công an xã
    {}
    """
    one = "Tháng 4 | Ra mắt tổ thu gom rác ven suối | Đoàn xã / Hội Phụ nữ xã"
    said_once = [line.split(" | ")[-1] for line in told(in_word(drawn.format(one)))]
    assert said_once == ["Mặt trận xã; Công an xã"] * 2 + ["Đoàn xã; Hội Phụ nữ xã"]
    said_apart = [line.split(" | ")[-1] for line in told(in_word(drawn.format("")))]
    assert said_apart == ["Mặt trận xã", "Công an xã"]


def test_a_row_that_adds_up_is_told() -> None:
    drawn, _ = SECTIONS["the last row adds up"]
    assert "hàng tổng cộng của bảng" in as_text(in_word(drawn).report).plain


def test_columns_of_works_of_two_kinds_stand_beside_each_other() -> None:
    drawn = """
    Tháng | Sinh hoạt thường kỳ | Sinh hoạt chuyên đề | Đảng viên phụ trách
    1 | - Đánh giá công tác năm cũ. / - Phân công đảng viên chăm lo Tết. | | Đ/c Bí thư
    3 | - Sơ kết quý I. | Học tập và làm theo Bác. | Đ/c Phó Bí thư
    """
    assert [line.split(" | ")[:2] for line in said(in_word(drawn).program)] == [
        ["btv-1", "Đánh giá công tác năm cũ."],
        ["btv-1", "Phân công đảng viên chăm lo Tết."],
        ["btv-3", "Sơ kết quý I."],
        ["btv-3", "Học tập và làm theo Bác."],
    ]


def test_a_week_is_no_agency() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 1\n- Quyết định giao dự toán.\nCơ quan soạn thảo: Phòng Kinh tế; cơ quan thẩm định: Văn phòng; thời gian trình: tuần 2."
    result = programme(content)
    (item,) = result.program.bodies[0].meetings[0].items
    assert [entry.agency for entry in item.agencies] == ["Phòng Kinh tế", "Văn phòng"]
    assert item.details == ["Thời gian trình: tuần 2"]


def test_ids_of_agencies_are_whole_names() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 1\n- Lịch trực Tết (Bảo hiểm xã hội cơ sở, Trung tâm Văn hóa, Thể thao và Truyền thanh)."
    ids = [agency.id for agency in programme(content).program.agencies]
    assert ids == ["bao-hiem-xa-hoi-co-so", "trung-tam-van-hoa-the-thao-truyen-thanh"]


def test_a_sign_of_repetition_below_a_blank_cell_is_asked_about() -> None:
    drawn = """
    TT | Nội dung | Chủ trì | Phối hợp | Thời gian
    1 | Rà soát tuyến đê bao | Phòng Kinh tế | Công an xã | Tháng 3
    2 | Tập huấn sơ cứu | Trạm Y tế | nt | Tháng 4
    3 | Tổng kết phong trào đọc sách | Văn phòng | | Tháng 5
    4 | Diễn tập cứu nạn | Ban Chỉ huy Quân sự xã | nt | Tháng 6
    """
    result = in_word(drawn)
    items = [i for body in result.program.bodies for m in body.meetings for i in m.items]
    assert [[entry.agency for entry in item.agencies[1:]] for item in items] == [
        ["Công an xã"], ["Công an xã"], [], ["Công an xã"],
    ]  # fmt: skip
    asked = [doubt.anchor for doubt in result.doubts if "dưới một ô trống" in doubt.message]
    assert asked == [items[3]]


@pytest.mark.parametrize(
    "motto", ["A. CHỦ ĐỀ NĂM: “Đoàn kết”", "A. Chủ đề công tác năm 2027: Giữ rừng"]
)
def test_a_motto_in_a_part_of_its_own_is_kept_before_the_content(motto: str) -> None:
    result = in_word(
        f"""
        {motto}
        B. NỘI DUNG
        Nội dung | Chủ trì | Thời gian
        Đề án nước sạch buôn xa | Phòng Kinh tế | Tháng 3
        """
    )
    assert told(result) == ["btv-3 | Đề án nước sạch buôn xa | Phòng Kinh tế lead"]
    assert motto in str(result.program.document.preamble)
    assert result.report.complete


@pytest.mark.parametrize(
    "total",
    [
        "Tổng cộng: 02 nội dung; trong đó BTV 02.",
        "Tổng số: 12 việc (BCH 04, BTV 08)",
        "Cộng 2 nội dung.",
        "Tổng số nội dung: 25",
    ],
)
@pytest.mark.parametrize(
    "shape",
    ["Tháng | Nội dung\n3 | Mở đường rừng\n{}", "Tháng | Nội dung\n3 | Mở đường rừng\n{} | <"],
)
def test_a_line_that_adds_up_what_stands_above_is_told_and_is_no_work(
    total: str, shape: str
) -> None:
    result = in_word(shape.format(total))
    assert told(result) == ["btv-3 | Mở đường rừng"]
    assert not result.program.implementation
    assert any("tổng cộng" in entry.reason for entry in result.report.ignored)


def test_a_conference_named_in_short_in_a_cell_holds_the_works_beneath_it() -> None:
    drawn = """
    Tháng | Ban Chấp hành | Ban Thường vụ
    3 | HN lần 4: / 1. Kiểm điểm quý I (VPĐU); / 2. Đề án thôn, làng (UBND xã, trước 20/3) | - Trồng rừng (Phòng Kinh tế)
    4 | Không họp | Nghỉ lễ
    """
    assert told(in_word(drawn)) == [
        "bch-4 | Kiểm điểm quý I; | VPĐU",
        "bch-4 | Đề án thôn, làng | UBND xã | hạn 2027-03-20 | [Thời hạn: trước 20/3]",
        "btv-3 | Trồng rừng | Phòng Kinh tế",
    ]
