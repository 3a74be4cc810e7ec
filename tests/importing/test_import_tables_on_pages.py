"""Tables as they lie on a page: printed in a PDF, typed with tabs, in an annex behind the signature."""

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from ctr_cli.model.errors import CtrError
from support.pdf_files import Placed, drawn, ruled
from support.programme_text import programme, said
from support.tables import HEAD, TAIL, in_pdf, in_text, in_word, on_a_page, told

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
            "? bch-3 | Nghị quyết về phát triển cây cà phê gắn với chế biến sâu | Phòng Kinh tế lead",
            "? bch-6 | Báo cáo kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm"
            " | Văn phòng Đảng ủy lead; UBND xã lead",
            "? btv-1 | Phương án phòng cháy, chữa cháy rừng mùa khô | Hạt Kiểm lâm lead; Công an xã lead",
            "? btv-q2 | Kế hoạch kết nghĩa với các buôn đồng bào dân tộc thiểu số | Ban Xây dựng Đảng lead",
        ]


def test_a_header_printed_again_within_a_row_parts_nothing() -> None:
    """The rest of a work stands below the header of the next page, which runs over two lines itself."""
    lines = on_a_page(PRINTED.replace("Thời gian hoàn thành", "Thời gian"), WIDTHS)
    header = [*lines[:1], "gian".rjust(56)]
    lines = [lines[0].replace("Thời gian", "Thời"), header[1], *lines[1:]]
    at = next(n for n, line in enumerate(lines) if "chế biến sâu" in line or "biến sâu" in line)
    result = in_pdf(lines[:at], [lines[0], header[1], *lines[at:]])
    assert [line.split(" | ")[1] for line in told(result)] == [
        "Nghị quyết về phát triển cây cà phê gắn với chế biến sâu",
        "Báo cáo kết quả 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm",
        "Phương án phòng cháy, chữa cháy rừng mùa khô",
        "Kế hoạch kết nghĩa với các buôn đồng bào dân tộc thiểu số",
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
    "a cell of several lines between the quotation marks of a sheet": (
        "TT\tNội dung\tThời gian\tĐơn vị phụ trách\n"
        '1\t"Hội thi ""Rung chuông vàng""\ncho đội viên\nba trường"\tT5\tHội đồng Đội xã\n'
        '2\t"Thi ""khéo tay""\ncho chi đoàn"\tT6\t"Đoàn xã;\nHội Phụ nữ xã"\n',
        [
            'btv-5 | Hội thi "Rung chuông vàng" cho đội viên ba trường | Hội đồng Đội xã',
            'btv-6 | Thi "khéo tay" cho chi đoàn | Đoàn xã; Hội Phụ nữ xã',
        ],
    ),
    "a quotation mark that nothing closes": (
        'TT\tNội dung\tThời gian\n1\tHội thi\t"T5\n2\tHội trại bên hồ\tT6\n',
        ["btv-5 | Hội thi", "btv-6 | Hội trại bên hồ"],
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


def test_times_and_dashes_in_the_cells_of_a_page() -> None:
    content = """Thời gian         Nội dung sinh hoạt           Người chuẩn bị
Tháng 1           Tổng kết công tác năm        Đ/c Loan
(ngày 05/01)      cũ, triển khai nhiệm vụ
Quý II            - Sơ kết công tác quý        - Công an xã
                  - Kế hoạch chống bão         - Phòng Kinh tế
"""
    assert said(programme(content).program) == [
        "dang-uy-1 | Tổng kết công tác năm cũ, triển khai nhiệm vụ | Đ/c Loan",
        "dang-uy-q2 | Sơ kết công tác quý | Công an xã",
        "dang-uy-q2 | Kế hoạch chống bão | Phòng Kinh tế",
    ]
    content = """TT    Thời gian     Nội dung sinh hoạt        Người chuẩn bị
1     20/10/202     Gặp mặt nữ doanh          Đ/c Hạnh
      7             nhân
2     Tháng 11      Hội thi nấu ăn            Đ/c Loan
"""
    assert [line.split(" | ")[0] for line in said(programme(content).program)] == [
        "dang-uy-10",
        "dang-uy-11",
    ]


def test_a_table_ends_where_lines_no_longer_stand_in_its_columns() -> None:
    content = """I. CÁC HỘI NGHỊ
TT   Tháng      Hội nghị       Nội dung                     Đơn vị chuẩn bị
                của
1    02/2027    Ban Thường     Hiệp thương danh sách        Ban Thường trực
                trực           ứng cử
2    07/2027    Ủy ban         Sơ kết phong trào            Văn phòng
                MTTQ xã        sáu tháng
II. GIÁM SÁT
 1.  Việc chi trả trợ cấp cho hộ nghèo ở các buôn xa trung tâm (tháng 4)
III. VIỆC CỦA CÁC HỘI
Thời gian     Nội dung                      Chủ trì
Tháng 9       Ngày hội thể thao             Đoàn Thanh niên xã
Cả            Giữ sạch đường làng           Hội Nông dân xã
năm           ngõ xóm
"""
    result = programme(content)
    assert said(result.program) == [
        "ban-thuong-truc-mttq-2 | Hiệp thương danh sách ứng cử | Ban Thường trực",
        "mttq-7 | Sơ kết phong trào sáu tháng | Văn phòng",
        "giam-sat-4 | Việc chi trả trợ cấp cho hộ nghèo ở các buôn xa trung tâm | ",
        "dang-uy-9 | Ngày hội thể thao | Đoàn Thanh niên xã lead",
        "dang-uy-month | Giữ sạch đường làng ngõ xóm | Hội Nông dân xã lead",
    ]
    assert result.report.complete


_EDGES = (60, 90, 160, 330, 440, 540)
_RULED = (
    "TT | Tháng | Nội dung / công việc | Phân công | <",
    "^ | ^ | ^ | Chủ trì | Phối hợp",
    "I. Ban Chấp hành | < | < | < | <",
    "1 | 3 | Nghị quyết về nước / sạch cho buôn xa | Phòng Kinh tế | Trạm Y tế / Hội Nông dân xã",
    "2 | 6 | - Sơ kết 6 tháng / - Bầu bổ sung ủy / viên | Văn phòng | ",
    "II. Ban Thường vụ | < | < | < | <",
    "3 | 7 | Thăm người có công | Mặt trận xã | ",
    "4 | ^ | Giám sát thu quỹ tại các | Ban Xây dựng |",
)
_ON_THE_NEXT_PAGE = (
    *_RULED[:2],
    " | | trường mầm non | Đảng | ",
    "5 | 9 | Đón học sinh | Công an xã | Đoàn xã",
)


def _in_runs(x: float, y: float, text: str) -> list[Placed]:
    """Words written in two goes, the second beginning within one of them, as the letters of the test are wide."""
    return [(x, y, text[:3]), (x + 16.5, y, text[3:])] if len(text) > 3 else [(x, y, text)]


@pytest.mark.parametrize("sign", ["l", "re"])
def test_cells_between_the_lines_of_a_page(sign: str) -> None:
    head: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(HEAD)]
    words, lines = ruled(_RULED, _EDGES, 660, sign)
    words = [part for x, y, text in words for part in _in_runs(x, y, text)]
    more, others = ruled(_ON_THE_NEXT_PAGE, _EDGES, 800, sign)
    tail: list[Placed] = [(60, 600 - 16 * n, line) for n, line in enumerate(TAIL)]
    result = convert(
        read(drawn(([*head, *words], lines), ([*more, *tail], others)), "bang.pdf"), "bang.pdf"
    )
    assert told(result) == [
        "bch-3 | Nghị quyết về nước sạch cho buôn xa | Phòng Kinh tế lead; Trạm Y tế coordinate; Hội Nông dân xã coordinate",
        "? bch-6 | Sơ kết 6 tháng | Văn phòng lead",
        "? bch-6 | Bầu bổ sung ủy viên | Văn phòng lead",
        "btv-7 | Thăm người có công | Mặt trận xã lead",
        "btv-7 | Giám sát thu quỹ tại các trường mầm non | Ban Xây dựng Đảng lead",
        "btv-9 | Đón học sinh | Công an xã lead; Đoàn xã coordinate",
    ]
    assert result.report.complete


def test_a_table_of_lines_may_stand_above_a_ruled_one() -> None:
    head: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(HEAD)]
    above = (
        "TT  Nội dung            Thời gian    Chủ trì",
        "1   Lễ hội đầu xuân     Tháng 2      UBND xã",
    )
    loose: list[Placed] = [(60, 660 - 16 * n, line) for n, line in enumerate(above)]
    words, lines = ruled(
        ("TT | Nội dung | Tháng", "2 | Ngày hội thể thao | 9"), (60, 90, 300, 400), 600
    )
    tail: list[Placed] = [(60, 500 - 16 * n, line) for n, line in enumerate(TAIL)]
    page = drawn(([*head, *loose, *words, *tail], lines))
    found = told(convert(read(page, "bang.pdf"), "bang.pdf"))
    assert [line[line.rindex("-") + 1 :] for line in found] == [
        "2 | Lễ hội đầu xuân | UBND xã lead",
        "9 | Ngày hội thể thao",
    ]


def test_words_across_the_lines_of_a_page_are_no_table() -> None:
    head: list[Placed] = [
        (60, 800 - 16 * n, line) for n, line in enumerate((*HEAD, "I. THƯỜNG TRỰC"))
    ]
    words, lines = ruled((" | ", " | "), (60, 200, 400), 660)
    across: Placed = (70, 645, "1. Tháng 4: Làm việc với các trưởng thôn (Văn phòng).")
    tail: list[Placed] = [(60, 500 - 16 * n, line) for n, line in enumerate(TAIL)]
    result = convert(read(drawn(([*head, *words, across, *tail], lines)), "bang.pdf"), "bang.pdf")
    assert told(result) == ["thuong-truc-4 | Làm việc với các trưởng thôn. | Văn phòng"]


def test_a_month_merged_over_the_end_of_a_page_goes_on_below_the_header_printed_again() -> None:
    edges, header = (60, 110, 330, 440), "Tháng | Nội dung | Chuẩn bị"
    head: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(HEAD)]
    words, lines = ruled((header, "8 | - Phương án trụ sở dôi / dư, | Công an xã"), edges, 660)
    after = (
        header,
        "^ | trạm y tế | ",
        "^ | - Báo cáo an ninh | Công an xã",
        "9 | - Khai giảng | UBND xã",
    )
    more, others = ruled(after, edges, 800)
    last, rest = ruled((header, "^ | - Trung thu | Đoàn xã"), edges, 800)
    tail: list[Placed] = [(60, 600 - 16 * n, line) for n, line in enumerate(TAIL)]
    pages = drawn(([*head, *words], lines), (more, others), ([*last, *tail], rest))
    assert told(convert(read(pages, "bang.pdf"), "bang.pdf")) == [
        "btv-8 | Phương án trụ sở dôi dư, trạm y tế | Công an xã",
        "btv-8 | Báo cáo an ninh | Công an xã",
        "btv-9 | Khai giảng | UBND xã",
        "btv-9 | Trung thu | Đoàn xã",
    ]


def test_the_rest_of_a_row_may_begin_with_a_number_and_come_again_on_each_page() -> None:
    edges, cut = (60, 110, 330, 440), "{} | - Báo cáo kết quả đợt / | Công an xã"
    head: list[Placed] = [(60, 800 - 16 * n, line) for n, line in enumerate(HEAD)]
    words, lines = ruled(("Tháng | Nội dung | Chuẩn bị", cut.format(8)), edges, 660)
    more, others = ruled((" | 2, nêu rõ khó khăn | ", cut.format(9)), edges, 800)
    last, rest = ruled((" | 2, nêu rõ khó khăn | ", "10 | - Trung thu | Đoàn xã"), edges, 800)
    tail: list[Placed] = [(60, 600 - 16 * n, line) for n, line in enumerate(TAIL)]
    pages = drawn(([*head, *words], lines), (more, others), ([*last, *tail], rest))
    assert told(convert(read(pages, "bang.pdf"), "bang.pdf")) == [
        "btv-8 | Báo cáo kết quả đợt 2, nêu rõ khó khăn | Công an xã",
        "btv-9 | Báo cáo kết quả đợt 2, nêu rõ khó khăn | Công an xã",
        "btv-10 | Trung thu | Đoàn xã",
    ]


@pytest.mark.parametrize("again", [True, False])
def test_a_section_at_the_foot_of_a_page_goes_on_over_the_next(*, again: bool) -> None:
    edges = (60, 90, 290, 400, 540)
    header = "TT | Nội dung công việc | Chủ trì | Thời gian"
    first = (
        header,
        "QUÝ I | | | ",
        "1 | Đề án bến thuyền | Phòng Kinh tế | Tháng 2",
        "QUÝ II | | | ",
    )
    second = (
        "2 | Số hóa sổ hộ tịch | Văn phòng | Trong quý",
        "3 | Giao rừng | Công an xã | Tháng 6",
    )
    words, lines = ruled(first, edges, 660)
    more, others = ruled((header, *second) if again else second, edges, 800)
    top: list[Placed] = [(90, 820 - 14 * at, text) for at, text in enumerate(HEAD)]
    end: list[Placed] = [(90, 500 - 14 * at, text) for at, text in enumerate(TAIL)]
    result = convert(
        read(drawn(([*top, *words], lines), ([*more, *end], others)), "b.pdf"), "b.pdf"
    )
    assert [line.removeprefix("? ").split(" | ")[0] for line in told(result)] == [
        "btv-2", "btv-q2", "btv-6",
    ]  # fmt: skip
    assert result.report.complete


@pytest.mark.parametrize(
    "section",
    ["II | Đối ngoại, công tác thi đua", "Nội dung thường kỳ | <", "II | BAN THƯỜNG VỤ ĐẢNG ỦY", "Sáu tháng cuối năm | <"],
)  # fmt: skip
@pytest.mark.parametrize("again", [True, False])
def test_a_section_over_all_columns_at_the_head_of_a_page_is_no_header(
    section: str, *, again: bool
) -> None:
    edges = (60, 90, 290, 400, 540)
    header = "TT | Nội dung công việc | Thời gian | Chủ trì"
    first = (
        header,
        "I | Kiểm tra, giám sát | < | <",
        "1 | Soát xét bến thuyền | Tháng 2 | Phòng Kinh tế",
    )
    second = (
        f"{section} | < | <",
        "1 | Số hóa sổ hộ tịch | Tháng 8 | Văn phòng",
        "2 | Giao rừng | Tháng 9 | Công an xã",
    )
    words, lines = ruled(first, edges, 660)
    more, others = ruled((header, *second) if again else second, edges, 800)
    whole, strokes = ruled((*first, *second), edges, 660)
    top: list[Placed] = [(90, 820 - 14 * at, text) for at, text in enumerate(HEAD)]
    end: list[Placed] = [(90, 450 - 14 * at, text) for at, text in enumerate(TAIL)]
    number: Placed = (300, 815, "2")
    cut = drawn(([*top, *words], lines), ([number, *more, *end], others))
    result = convert(read(cut, "b.pdf"), "b.pdf")
    on_one_page = read(drawn(([*top, *whole, *end], strokes)), "b.pdf")
    assert told(result) == told(convert(on_one_page, "b.pdf"))
    assert [line.split(" | ")[1:3] for line in told(result)] == [
        ["Soát xét bến thuyền", "Phòng Kinh tế lead"],
        ["Số hóa sổ hộ tịch", "Văn phòng lead"],
        ["Giao rừng", "Công an xã lead"],
    ]
    assert result.report.complete


def test_a_title_over_a_header_of_its_own_at_the_head_of_a_page_begins_another_table() -> None:
    edges = (60, 90, 290, 400, 540)
    first = (
        "TT | Nội dung công việc | Thời gian | Chủ trì",
        "1 | Soát xét bến thuyền | Tháng 2 | Phòng Kinh tế",
    )
    second = (
        "BIỂU 2. VIỆC CUỐI NĂM | < | < | <",
        "TT | Chủ trì | Thời gian | Nội dung công việc",
        "1 | Văn phòng | Tháng 8 | Số hóa sổ hộ tịch",
    )
    words, lines = ruled(first, edges, 660)
    more, others = ruled(second, edges, 800)
    top: list[Placed] = [(90, 820 - 14 * at, text) for at, text in enumerate(HEAD)]
    end: list[Placed] = [(90, 450 - 14 * at, text) for at, text in enumerate(TAIL)]
    pages = drawn(([*top, *words], lines), ([(300, 815, "2"), *more, *end], others))
    assert [line.split(" | ")[1:3] for line in told(convert(read(pages, "b.pdf"), "b.pdf"))] == [
        ["Soát xét bến thuyền", "Phòng Kinh tế lead"],
        ["Số hóa sổ hộ tịch", "Văn phòng lead"],
    ]


def test_points_in_a_narrow_cell_that_end_in_brackets_are_points_of_their_own() -> None:
    rows = [
        "Tháng | Nội dung",
        "1 | BTV: / 1. Lễ hội Hoa Ban [XDĐ, VHXH, CA] / 2. Bổ sung quy hoạch cán bộ (XDĐ) / 3. Tuyển quân / BCH lần thứ 5",
    ]
    words, lines = ruled(rows, (60, 120, 310), 700)
    page = [*((60, 830 - 12 * n, line) for n, line in enumerate(HEAD)), *words], lines
    row = read(drawn(page), "a.pdf").lines[-1]
    assert [line.text for line in row.row[1].lines] == [
        "BTV:", "1. Lễ hội Hoa Ban [XDĐ, VHXH, CA]", "2. Bổ sung quy hoạch cán bộ (XDĐ)", "3. Tuyển quân", "BCH lần thứ 5",
    ]  # fmt: skip


def test_a_conference_in_the_middle_of_a_borderless_table_is_no_agency() -> None:
    """It stands where the column of agencies is, left of its edge or at it; the name of one at the edge of a work is part of this."""
    lines = """\
TT    Nội dung công việc              Cơ quan chủ trì     Thời hạn
                                Hội nghị BTV tháng 3
1     Nghị quyết về cây cà phê        Phòng Kinh tế       10/3/2027
2     Kế hoạch quán triệt kết quả     Văn phòng           12/3/2027
      Hội nghị Trung ương lần thứ hai
                                      Hội nghị BCH lần thứ 7 (tháng 6)
1     Phương án chữa cháy rừng        Hạt Kiểm lâm        10/6/2027"""
    found = [line.removeprefix("? ") for line in told(in_pdf(lines.splitlines()))]
    assert found == [
        "btv-3 | Nghị quyết về cây cà phê | Phòng Kinh tế lead | hạn 2027-03-10",
        "btv-3 | Kế hoạch quán triệt kết quả Hội nghị Trung ương lần thứ hai | Văn phòng lead | hạn 2027-03-12",
        "bch-7 | Phương án chữa cháy rừng | Hạt Kiểm lâm lead | hạn 2027-06-10",
    ]
