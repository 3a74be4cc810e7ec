"""Calendars of a year on one sheet: a cell a month, the quarter merged beside it, bodies and codes of offices in the cells."""

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from support.tables import HEAD, TAIL, in_word, told
from support.word_parts import cell, docx, paragraph, plain_table, row, table

_KEY = "VP: Văn phòng Đảng ủy; KT: Phòng Kinh tế; CA: Công an xã. Trước dấu “/” là cơ quan chủ trì."
_YEAR = """QUÝ I^ | THÁNG 1 | THÁNG 2 | THÁNG 3
^QUÝ I | BTV: / 1. Đề án chợ đêm {0} / 2. Kế hoạch trồng rừng {1} | - Diễn tập bắn đạn thật {1} | BTV: / - Lịch trực đê {2} / BCH lần thứ 5: / - Nghị quyết nông thôn mới {0}
^QUÝ I | {3} / - Rà soát đảng viên đi làm xa {1} | < | <
QUÝ II^ | THÁNG 4 | THÁNG 5 | THÁNG 6
^QUÝ II | - Đề án chợ nổi {0} | - Diễn tập chống lụt {1} | - Sơ kết sáu tháng {2}
HẰNG QUÝ | Thường trực Đảng ủy: / - Giao ban bí thư chi bộ {1} | < | <
"""
_WHOLE = "Cả quý I (BTV chỉ đạo):"


@pytest.mark.parametrize("whole", [_WHOLE, "Cả quý:", "Chung cả quý:", "Trong quý:"])
@pytest.mark.parametrize("bracket", ["[{}]", "({})"])
@pytest.mark.parametrize("over", [True, False])
def test_cells_of_months_and_of_whole_quarters(whole: str, bracket: str, *, over: bool) -> None:
    codes = (bracket.format(names) for names in ("KT/CA,VP", "CA", "VP, KT"))
    drawn = _YEAR.format(*codes, whole)
    key = f"{'Ký hiệu' if over else 'Ghi chú'}: {_KEY}\n"
    result = in_word(key + drawn if over else drawn + key)
    first, second, both = "KT lead; CA coordinate; VP coordinate", "CA lead", "VP lead; KT lead"
    assert told(result) == [
        f"btv-1 | Đề án chợ đêm | {first}",
        f"btv-1 | Kế hoạch trồng rừng | {second}",
        f"btv-q1 | Rà soát đảng viên đi làm xa | {second}",
        f"btv-2 | Diễn tập bắn đạn thật | {second}",
        f"btv-3 | Lịch trực đê | {both}",
        f"btv-4 | Đề án chợ nổi | {first}",
        f"btv-5 | Diễn tập chống lụt | {second}",
        f"btv-6 | Sơ kết sáu tháng | {both}",
        f"bch-5 | Nghị quyết nông thôn mới | {first}",
        f"thuong-truc-quarter | Giao ban bí thư chi bộ | {second}",
    ]
    assert result.report.complete
    names = {agency.name: agency.aliases for agency in result.program.agencies}
    assert names["Văn phòng Đảng ủy"] == ["VP"]


def test_a_table_in_the_cell_of_a_month() -> None:
    inner = plain_table(("1. Đề án chợ đêm", "KT / CA"), ("2. Kế hoạch trồng rừng", "CA"))
    heads = row(*(cell(paragraph(text)) for text in ("THÁNG 1", "THÁNG 2", "THÁNG 3")))
    works = row(
        cell(paragraph("- Diễn tập bắn đạn thật [CA]")),
        cell(paragraph("BTV:") + paragraph("- Lịch trực đê [VP]") + paragraph("BCH lần thứ 5:") + inner + "<w:p/>"),
        cell(paragraph("- Sơ kết quý I [VP]")),
    )  # fmt: skip
    body = "".join([*map(paragraph, HEAD), table(heads, works), *map(paragraph, (_KEY, *TAIL))])
    result = convert(read(docx(body), "a.docx"), "a.docx")
    assert [line.removeprefix("? ") for line in told(result)] == [
        "btv-1 | Diễn tập bắn đạn thật | CA lead",
        "btv-2 | Lịch trực đê | VP lead",
        "btv-3 | Sơ kết quý I | VP lead",
        "bch-5 | Đề án chợ đêm | KT lead; CA coordinate",
        "bch-5 | Kế hoạch trồng rừng | CA",
    ]
    assert result.program.bodies[1].meetings[0].month == 2


def test_months_over_several_columns_of_the_grid() -> None:
    drawn = """QUÝ I^ | THÁNG 1 | THÁNG 2 | THÁNG 3 | <
    ^QUÝ I | - Lịch trực đê | - Diễn tập bắn đạn thật | - Sơ kết quý I | <
    ^QUÝ I | Cả quý: / - Rà soát đảng viên đi làm xa | < | < | <
    QUÝ II^ | THÁNG 4 | THÁNG 5 | THÁNG 6 | <
    ^QUÝ II | - Đề án chợ nổi | - Diễn tập chống lụt | - Sơ kết sáu tháng | <
    ^QUÝ II | Cả quý: / - Hội thi bí thư chi bộ giỏi | < | < | <"""
    assert [line.removeprefix("? ") for line in told(in_word(drawn))] == [
        "btv-1 | Lịch trực đê",
        "btv-q1 | Rà soát đảng viên đi làm xa",
        "btv-2 | Diễn tập bắn đạn thật",
        "btv-3 | Sơ kết quý I",
        "btv-4 | Đề án chợ nổi",
        "btv-q2 | Hội thi bí thư chi bộ giỏi",
        "btv-5 | Diễn tập chống lụt",
        "btv-6 | Sơ kết sáu tháng",
    ]


@pytest.mark.parametrize(
    ("drawn", "found"),
    [
        (
            """Tháng | Sáu tháng đầu năm | Tháng | Sáu tháng cuối năm
            1 | Đề án chợ đêm [KT/CA] | 7 | Thăm gia đình liệt sĩ [VP]
            2 | Lịch trực đê [VP] | 8 | Khai giảng năm học mới [KT]""",
            [
                "btv-1 | Đề án chợ đêm | KT lead; CA coordinate", "btv-2 | Lịch trực đê | VP lead",
                "btv-7 | Thăm gia đình liệt sĩ | VP lead", "btv-8 | Khai giảng năm học mới | KT lead",
            ],
        ),
        (
            """THÁNG 1 | < | <
            BTV | Đề án chợ đêm | KT/CA
            BTV | Lịch trực đê | VP
            THÁNG 3 | < | <
            BTV | Diễn tập bắn đạn thật | CA
            BCH lần 5 | Nghị quyết nông thôn mới | KT/VP""",
            [
                "btv-1 | Đề án chợ đêm | KT lead; CA coordinate", "btv-1 | Lịch trực đê | VP",
                "btv-3 | Diễn tập bắn đạn thật | CA", "bch-5 | Nghị quyết nông thôn mới | KT lead; VP coordinate",
            ],
        ),
    ],
)  # fmt: skip
def test_halves_of_a_year_side_by_side_and_months_over_rows(drawn: str, found: list[str]) -> None:
    result = in_word(f"{drawn}\nGhi chú: {_KEY}")
    assert [line.removeprefix("? ") for line in told(result)] == found
    assert result.report.complete
