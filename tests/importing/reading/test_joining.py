"""Lines that a page broke go together again, and only those."""

import textwrap
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest

from ctr_cli.importing.reading.joining import joined
from ctr_cli.importing.reading.lines import Line
from ctr_cli.importing.reading.text import lines_of, read_text
from support import SOURCE_TEXT
from support.import_documents import converted

TEXT = SOURCE_TEXT.read_text("utf-8")
PLAIN = TEXT.replace("*", "")


def wrapped(text: str, width: int, between: Any = "") -> Any:
    """The text as a page of so many letters breaks it; paragraphs parted by a blank line, or by nothing."""
    rows = []
    for paragraph in text.split("\n"):
        rows += textwrap.wrap(paragraph, width, break_long_words=False) or [between]
    return "\n".join(row for row in rows if row is not None)


def decomposed(text: str) -> Any:
    return unicodedata.normalize("NFD", text)


def texts(raw: str) -> list[str]:
    return [line.text for line in read_text(raw.encode(), "x.txt").lines]


FORMS: dict[str, Callable[[], tuple[str, str]]] = {
    "78 columns": lambda: (TEXT, wrapped(TEXT, 78)),
    "decomposed, then broken": lambda: (TEXT, wrapped(decomposed(TEXT), 78)),
    "broken, then decomposed": lambda: (TEXT, decomposed(wrapped(TEXT, 78))),
    "CRLF": lambda: (TEXT, wrapped(TEXT, 78).replace("\n", "\r\n")),
    "without asterisks": lambda: (PLAIN, wrapped(PLAIN, 78)),
    "without blank lines": lambda: (PLAIN, wrapped(PLAIN, 78, None)),
    "60 columns": lambda: (TEXT, wrapped(TEXT, 60)),
    "70 columns, no blank lines": lambda: (TEXT, wrapped(TEXT, 70, None)),
    "100 columns": lambda: (PLAIN, wrapped(PLAIN, 100)),
    "no break, without asterisks": lambda: (PLAIN, PLAIN.replace("\n", "\r\n")),
}


@pytest.mark.no_cover
@pytest.mark.parametrize("form", FORMS)
def test_the_real_programme_comes_out_as_if_it_had_not_been_broken(form: str) -> None:
    whole, broken = FORMS[form]()
    assert texts(broken) == texts(whole)
    program = converted(read_text(broken.encode(), "x.txt")).program
    assert sum(len(m.items) for body in program.bodies for m in body.meetings) == 107


RUNNING = "".join(
    f"(1) Cho ý kiến về việc thứ {n} trong năm của phường, rồi giao cho Ủy ban\nnhân dân phường.\n"
    for n in range(4)
)


@pytest.mark.parametrize(
    ("last", "line"),
    [
        ("- Kiểm điểm tình hình thực hiện nhiệm vụ quý I, chương trình công tác quý", "II/2026)."),
        ("- Cho ý kiến nghị quyết về phát triển kinh tế, xã hội của phường; sau đó.", "Ban hành kế hoạch."),
        ("- Thông qua nghị quyết chuyên đề về trật tự đô thị giai đoạn 2026 - 2030;", "rà soát quy chế."),
        ("- Sơ kết nghị quyết của Ban Thường vụ Đảng ủy phường nhiệm kỳ vừa rồi, khóa", "I. Đánh giá."),
        ("- Đề án bến thuyền (UBND xã trình; Ban Kinh tế", "- Ngân sách thẩm tra)."),
        ("- Đề án bến thuyền (UBND xã trình; Ban Văn hóa", "- Xã hội và Ban Pháp chế thẩm tra;"),
        ("- Đề án bến thuyền; chuẩn bị: Phòng Văn hóa", "- Xã hội."),
        ("- Đề án bến thuyền (Văn phòng HĐND", "- UBND xã)."),
    ],
)  # fmt: skip
def test_a_full_line_is_not_the_end_of_a_sentence(last: str, line: str) -> None:
    assert lines_of(f"{RUNNING}{last}\n{line}").lines[-1].text == f"{last} {line}"


@pytest.mark.parametrize(
    ("last", "line"),
    [
        ("- Kiểm điểm quý I.", "Ban hành kế hoạch."),
        ("- Phát triển kinh tế", "- Ngân sách năm 2027."),
        ("- Đề án bến thuyền (Phòng Kinh tế", "- Quy hoạch bãi đá (Công an xã)."),
        ("Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ phường khóa I, nhiệm kỳ.", "Đảng ủy phường ban hành."),
        ("- Cho ý kiến nghị quyết về phát triển kinh tế, xã hội của phường năm nay.", "- Ban hành kế hoạch."),
        ("- Cho ý kiến nghị quyết về phát triển kinh tế, xã hội của phường năm nay.", "Tháng 3"),
        ("- Cho ý kiến nghị quyết về phát triển kinh tế, xã hội của phường năm nay.", "II. BAN THƯỜNG VỤ"),
    ],
)  # fmt: skip
def test_what_begins_something_new_stays_a_line(last: str, line: str) -> None:
    assert lines_of(f"{RUNNING}{last}\n{line}").lines[-1].text == line


def test_a_row_without_a_word_after_a_broken_sentence() -> None:
    assert [line.cells for line in lines_of(f"{RUNNING}| | |").lines][-1] == ("", "")


def test_paragraphs_with_room_between_go_together_over_names_in_capitals() -> None:
    """A page with room between paragraphs broke every long line that has no room before it."""
    rows = [
        "I. BAN THƯỜNG VỤ ĐẢNG ỦY",
        "1. Tháng 4",
        "- Kế hoạch tổ chức các hoạt động chào mừng ngày giải phóng hoàn toàn miền\nNam của các chi bộ trên địa bàn toàn xã trong quý (Ban Xây dựng Đảng).",
        "- Báo cáo kết quả rà soát hộ nghèo, hộ cận nghèo theo chuẩn mới - Các Ban\nHĐND xã chuẩn bị cùng với Phòng Kinh tế và các đơn vị có liên quan khác.",
        "2. Tháng 5",
        "- Tình hình thu ngân sách quý I và giải pháp thu quý II của toàn địa bàn,\nkết quả xử lý nợ đọng thuế của các hộ kinh doanh cá thể (UBND xã).",
        "- Phương án phòng, chống thiên tai và tìm kiếm cứu nạn của xã trong mùa\nmưa bão, lực lượng và phương tiện huy động tại chỗ (UBND xã).",
        "3. Tháng 6",
        "- Sơ kết công tác sáu tháng đầu năm, phương hướng sáu tháng cuối năm của\ncác chi bộ trực thuộc trong toàn Đảng bộ xã (Văn phòng Đảng ủy).",
        "- Kết quả giám sát việc thực hiện quy chế dân chủ ở các thôn, khu dân cư\nthuộc địa bàn xã quản lý trong sáu tháng (Ủy ban Kiểm tra Đảng ủy).",
    ]
    found = [line.text for line in lines_of("\n\n".join(rows)).lines]
    assert found == [row.replace("\n", " ") for row in rows]


def test_notes_at_the_foot_of_a_page_are_told_and_leave_no_number_behind() -> None:
    text = "1. Tháng 6\n- Sơ kết công tác (Văn phòng Đảng ủy).1\n\n1 Ngày họp do Thường trực quyết định.\n2. Tháng 9\n- Kế hoạch số 12."
    found = lines_of(text)
    assert [line.text for line in found.lines] == [
        "1. Tháng 6", "- Sơ kết công tác (Văn phòng Đảng ủy).", "2. Tháng 9", "- Kế hoạch số 12.",
    ]  # fmt: skip
    assert [entry.reason for entry in found.ignored] == ["chú thích cuối trang"]
    assert any("Ngày họp do Thường trực quyết định." in remark.message for remark in found.remarks)


def test_the_number_of_a_short_month_is_none_of_a_note() -> None:
    rows = ["BTV, T.12", "BTV, T.01", "BCH, th.9"]
    assert [line.text for line in lines_of("\n\n".join(rows)).lines] == rows


def test_a_short_page_with_room_between_paragraphs_goes_together() -> None:
    rows = [
        "1. Quyết định giao dự toán thu, chi ngân sách năm 2027",
        "Cơ quan soạn thảo: Phòng Kinh tế, Hạ tầng và Đô thị; cơ quan thẩm định:\nVăn phòng HĐND và UBND; thời gian trình: tuần 2.",
        "2. Kế hoạch phòng, chống cháy nổ dịp Tết",
        "Cơ quan soạn thảo: Ban Chỉ huy Quân sự phường; cơ quan thẩm định: Phòng\nKinh tế, Hạ tầng và Đô thị.",
        "3. Báo cáo tình hình tổ chức Tết",
        "4. Dự toán ngân sách năm 2028",
        "5. Báo cáo tổng kết năm",
    ]
    text = "\n\n".join(rows)
    found = [line.text for line in lines_of(text, pages=[1]).lines]
    assert found == [row.replace("\n", " ") for row in rows]


def test_a_heading_in_capitals_goes_on_below_where_room_stands_between_paragraphs() -> None:
    item = "{}. Cho ý kiến về tình hình thu ngân sách và tiến độ làm đường của phường trong năm"
    lines = [Line(at, item.format(at), gap=True, page=1) for at in range(1, 6)]
    heading = [
        Line(6, "II. ĐỒNG CHÍ PHÓ BÍ THƯ, CHỦ TỊCH ỦY BAN NHÂN DÂN", gap=True, page=1),
        Line(7, "PHƯỜNG CHỈ ĐẠO", page=1),
    ]
    rest = Line(8, "trước.", page=1)
    assert [line.text for line in joined([*lines[:4], *heading, lines[4], rest])][4:] == [
        "II. ĐỒNG CHÍ PHÓ BÍ THƯ, CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG CHỈ ĐẠO",
        f"{lines[4].text} trước.",
    ]


def test_the_days_of_an_anniversary_go_on_with_their_sentence() -> None:
    above, days = (
        "- Kế hoạch kỷ niệm Ngày truyền thống",
        "(26/3/1931 - 26/3/2027) (Đoàn xã chuẩn bị).",
    )
    lines = [Line(1, above), Line(2, days)]
    assert [line.text for line in joined(lines)] == [f"{above} {days}"]


def test_a_line_that_hangs_beneath_the_words_of_a_full_one_goes_on_with_it() -> None:
    typed = """Tháng 3
   - Kế hoạch hành động thực hiện Nghị quyết Đại hội đại biểu Đảng bộ tỉnh lần thứ
     XVIII của tỉnh;
   - Rà soát quy hoạch cán bộ chủ chốt các thôn, các trường học trên địa bàn, nhiệm kỳ
     2025 - 2030 [VP].
   - Đề án chợ đêm
     Công an xã chuẩn bị
   - Báo cáo tình hình sử dụng đất của các nông, lâm trường và việc trồng rừng thay thế
     Chủ trì: Phòng Kinh tế
"""
    ends = [" XVIII của tỉnh;", " 2025 - 2030 [VP].", " chợ đêm", "chuẩn bị", " thay thế", " tế"]
    assert [text[-len(end) :] for text, end in zip(texts(typed)[1:], ends, strict=True)] == ends
