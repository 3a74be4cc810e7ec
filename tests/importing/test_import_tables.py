"""Tables as offices draw them: what is merged, blank or repeated, section rows, times in cells, pages of a PDF."""

import pytest

from ctr_cli.importing.building.report import as_text
from ctr_cli.model.errors import CtrError
from support.programme_text import programme, said
from support.tables import in_pdf, in_text, in_word, on_a_page, told

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
    "Tháng 3 - 4": "? btv-4 | [Thời gian: Tháng 3 - 4]",
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


def test_a_row_that_adds_up_is_told() -> None:
    drawn, _ = SECTIONS["the last row adds up"]
    assert "hàng tổng cộng của bảng" in as_text(in_word(drawn).report).plain


PRINTED = """
TT | Nội dung công việc | Cơ quan chủ trì | Thời gian hoàn thành
I. BAN CHẤP HÀNH ĐẢNG BỘ XÃ SUỐI TRẦM
1 | Nghị quyết về phát triển cây cà phê gắn với chế biến sâu | Phòng Kinh tế | Tháng 3
2 | Báo cáo kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm | Văn phòng Đảng ủy, UBND xã | Tháng 6
II. BAN THƯỜNG VỤ ĐẢNG ỦY XÃ SUỐI TRẦM
1 | Kế hoạch kết nghĩa với các buôn đồng bào dân tộc thiểu số | Ban Xây dựng Đảng | Quý II
2 | Phương án phòng cháy, chữa cháy rừng mùa khô | Hạt Kiểm lâm; Công an xã | Tháng 1
"""


WIDTHS = (6, 26, 20, 14)


def test_a_table_on_the_pages_of_a_pdf() -> None:
    lines = on_a_page(PRINTED, WIDTHS)
    again = [*lines[:6], "1".rjust(33)], [*lines[:2], *lines[6:], "2".rjust(33)]
    for pages in ((lines,), again):
        result = in_pdf(*pages)
        assert told(result) == [
            "? bch-3 | Nghị quyết về phát triển cây cà phê gắn với chế biến sâu | Phòng Kinh tế lead | hạn 2027-03",
            "? bch-6 | Báo cáo kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm"
            " | Văn phòng Đảng ủy lead; UBND xã lead | hạn 2027-06",
            "? btv-1 | Phương án phòng cháy, chữa cháy rừng mùa khô | Hạt Kiểm lâm lead; Công an xã lead | hạn 2027-01",
            "? btv-q2 | Kế hoạch kết nghĩa với các buôn đồng bào dân tộc thiểu số | Ban Xây dựng Đảng lead | hạn 2027-06",
        ]


def test_a_table_whose_rows_cannot_be_told_apart_is_refused() -> None:
    lines = on_a_page(PRINTED, WIDTHS, centred=True)
    with pytest.raises(CtrError, match="lẫn các cột") as refused:
        in_pdf(lines)
    assert type(refused.value) is CtrError


TABBED = {
    "a header over headings, blank months, a condition in the last column": (
        "Tháng\tNội dung\tCơ quan chủ trì\tGhi chú\n"
        "I. BAN THƯỜNG VỤ\n"
        "Tháng 2\tLễ phát động trồng cây\tHội Nông dân xã\t\n"
        "\tKiểm tra chốt phòng cháy rừng\tHạt Kiểm lâm\tkhi có cảnh báo\n"
        "II. THƯỜNG TRỰC\n"
        "Tháng 3\tThăm đơn vị kết nghĩa\tMặt trận xã\n",
        [
            "btv-2 | Lễ phát động trồng cây | Hội Nông dân xã lead",
            "? btv-2 | Kiểm tra chốt phòng cháy rừng | Hạt Kiểm lâm lead | khi có cảnh báo",
            "thuong-truc-3 | Thăm đơn vị kết nghĩa | Mặt trận xã lead",
        ],
    ),
    "several tabs to the next column": (
        "TT\tNội dung\t\tCơ quan chuẩn bị\tThời gian\n"
        "1\tTập huấn chuyển đổi số\tVăn phòng Đảng ủy\t\tTháng 5\n"
        "2\tHội thi dân vận khéo\t\tBan Xây dựng Đảng\tTháng 9\n",
        [
            "btv-5 | Tập huấn chuyển đổi số | Văn phòng Đảng ủy",
            "btv-9 | Hội thi dân vận khéo | Ban Xây dựng Đảng",
        ],
    ),
    "no header at all": (
        "Tháng 4\tKế hoạch tổ chức lễ hội buôn làng\tUBND xã\n"
        "Tháng 11\tNgày hội đại đoàn kết toàn dân\tMặt trận xã\n",
        [
            "btv-4 | Kế hoạch tổ chức lễ hội buôn làng | UBND xã",
            "btv-11 | Ngày hội đại đoàn kết toàn dân | Mặt trận xã",
        ],
    ),
}


@pytest.mark.parametrize("name", TABBED)
def test_a_table_typed_with_tabs(name: str) -> None:
    text, wanted = TABBED[name]
    assert told(in_text(text)) == wanted


def test_a_row_with_nothing_to_belong_to_is_left_over() -> None:
    result = in_word("""
    TT | Nội dung | Cơ quan chuẩn bị | Thời gian
    | | UBND xã | Tháng 2
    1 | Khởi công nhà văn hóa thôn | UBND xã | Tháng 4
    """)
    assert told(result) == ["btv-4 | Khởi công nhà văn hóa thôn | UBND xã"]
    assert [line.text for line in result.report.unplaced] == ["UBND xã | Tháng 2"]


def test_a_table_in_an_annex_behind_the_signature() -> None:
    drawn = """
    I. CÔNG TÁC THƯỜNG XUYÊN
    - Hằng tháng giao ban với các bí thư chi bộ (Văn phòng Đảng ủy).
    II. CÔNG TÁC TRỌNG TÂM
    Các nội dung trọng tâm nêu tại Phụ lục kèm theo Chương trình này.
    III. TỔ CHỨC THỰC HIỆN
    Văn phòng Đảng ủy theo dõi, đôn đốc.
    """
    annex = """
    PHỤ LỤC
    (Kèm theo Chương trình số 21-CTr/ĐU)
    TT | Nội dung | Cơ quan chủ trì | Thời gian
    I | Lĩnh vực văn hóa | |
    1 | Phục dựng lễ cúng bến nước | UBND xã | Tháng 3
    2 | Ngày hội văn hóa cồng chiêng | Mặt trận xã | Quý IV
    """
    result = in_word(drawn, annex)
    assert told(result)[:2] == [
        "btv-3 | Phục dựng lễ cúng bến nước | UBND xã lead | nhóm Lĩnh vực văn hóa",
        "btv-q4 | Ngày hội văn hóa cồng chiêng | Mặt trận xã lead | nhóm Lĩnh vực văn hóa",
    ]
    assert result.report.complete
    assert result.program.implementation[-1] == "Văn phòng Đảng ủy theo dõi, đôn đốc."


def test_a_table_of_an_annex_behind_the_signature_on_a_page() -> None:
    """What a page keeps of two columns that sign and of the table behind them is parted at the annex."""
    closing = """Nơi nhận:                                        TM. ỦY BAN NHÂN DÂN
- UBND tỉnh;                                           CHỦ TỊCH
- Lưu: VT.
                                                    Trần Thị Bích

                 PHỤ LỤC
   DANH MỤC NHIỆM VỤ NĂM 2027

TT      Nội dung                Cơ quan chủ trì     Thời gian hoàn thành     Sản phẩm
1       Kế hoạch sản xuất       Phòng Kinh tế       Trước 15/3               Kế hoạch
        vụ Hè Thu
2       Rà soát hộ nghèo        Phòng Văn hóa       Từ tháng 9               Báo cáo
                                - Xã hội            đến tháng 11
"""
    result = programme("I. TỔ CHỨC THỰC HIỆN\n1. Giao Văn phòng theo dõi.\n", closing=closing)
    assert said(result.program) == [
        "dang-uy-3 | Kế hoạch sản xuất vụ Hè Thu | Phòng Kinh tế lead",
        "dang-uy-11 | Rà soát hộ nghèo | Phòng Văn hóa - Xã hội lead",
    ]
    signature = result.program.signature
    assert signature and (signature.post, signature.name) == ("CHỦ TỊCH", "Trần Thị Bích")


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
    assert item.details == ["thời gian: tuần 2"]


def test_ids_of_agencies_are_whole_names() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 1\n- Lịch trực Tết (Bảo hiểm xã hội cơ sở, Trung tâm Văn hóa, Thể thao và Truyền thanh)."
    ids = [agency.id for agency in programme(content).program.agencies]
    assert ids == ["bao-hiem-xa-hoi-co-so", "trung-tam-van-hoa-the-thao-truyen-thanh"]
