"""Tables that a copy to plain text left as one cell a line: several of them, headings between and behind them."""

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from support.tables import told

_HEAD = """HỘI ĐỒNG NHÂN DÂN
XÃ SUỐI TRẦM
Số: 7/CTr-HĐND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Suối Trầm, ngày 24 tháng 12 năm 2026
CHƯƠNG TRÌNH
Hoạt động năm 2027 của Hội đồng nhân dân xã Suối Trầm
A. KỲ HỌP
"""
_SESSIONS = "TT\nNội dung\nCơ quan trình\nBan thẩm tra\nThời gian\nI. Kỳ họp thường lệ giữa năm (tháng 7)\n1\nQuyết toán chợ phiên\nUBND xã\nBan KTNS\nTrước 01/7\nII. Kỳ họp thường lệ cuối năm (tháng 12)\n1\nDự toán ngân sách năm 2028\nUBND xã\nBan KTNS\nTrước 25/11\n"
_SUPERVISED = "B. GIÁM SÁT\nTT\nNội dung giám sát\nCơ quan thực hiện\nThời gian\n1\nViệc cấp nước sạch\nThường trực HĐND (Ban Pháp chế phối hợp)\nQuý II\n2\nViệc thu gom rác thải trên các tuyến đường liên thôn\nnt\nTháng 10\n"
_BEHIND = "C. HỌP CÁC BAN\nCác Ban họp mỗi quý 01 lần vào tuần cuối của tháng cuối quý.\nD. TIẾP XÚC CỬ TRI\n1. Tiếp xúc cử tri trước kỳ họp thường lệ giữa năm: tháng 6/2027 (Văn phòng HĐND và UBND xã).\n"


def _copied(content: str) -> Imported:
    text = f"{_HEAD}{content}TM. HỘI ĐỒNG NHÂN DÂN\nCHỦ TỊCH\n\nLò Thị Mai\n"
    return convert(read(text.encode(), "chep.txt"), "chep.txt")


def test_headings_between_and_behind_tables_end_them() -> None:
    result = _copied(_SESSIONS + _SUPERVISED + _BEHIND)
    assert [line.removeprefix("? ") for line in told(result)] == [
        "hdnd-7 | Quyết toán chợ phiên | UBND xã submit; Ban KTNS verify | hạn 2027-07-01 | [Thời hạn: trước 01/7]",
        "hdnd-12 | Dự toán ngân sách năm 2028 | UBND xã submit; Ban KTNS verify | hạn 2027-11-25 | [Thời hạn: trước 25/11]",
        "giam-sat-q2 | Việc cấp nước sạch | Thường trực HĐND perform; Ban Pháp chế coordinate",
        "giam-sat-10 | Việc thu gom rác thải trên các tuyến đường liên thôn | Thường trực HĐND perform; Ban Pháp chế coordinate",
        "hop-ban-quarter | Các Ban họp mỗi quý 01 lần vào tuần cuối của tháng cuối quý.",
        "tiep-xuc-cu-tri-6 | Tiếp xúc cử tri trước kỳ họp thường lệ giữa năm. | Văn phòng HĐND và UBND xã",
    ]
    assert result.report.complete


def test_sections_of_a_table_do_not_end_it() -> None:
    content = "TT\nNội dung công việc\nCơ quan chủ trì\nThời hạn hoàn thành\nI. PHÒNG KINH TẾ\n1\nKế hoạch tưới tiêu\nPhòng Kinh tế\n10/3/2027\nII. CÔNG AN XÃ\n1\nKế hoạch trực Tết\nCông an xã\n20/01/2027\n"
    assert sorted(line.split(" | ")[1:3] for line in told(_copied(content))) == [
        ["Kế hoạch trực Tết", "Công an xã lead"], ["Kế hoạch tưới tiêu", "Phòng Kinh tế lead"],
    ]  # fmt: skip


_WORKS = """Chúc thọ các cụ cao tuổi
Hội Người cao
tuổi xã
{}Ngày hội tòng quân tại
sân vận động
Ban Chỉ huy
Quân sự xã
Đối thoại với thanh niên
Phòng Văn hóa - Xã hội, Đoàn
thanh niên
"""
_READ = [
    ("1", "Chúc thọ các cụ cao tuổi", "Hội Người cao tuổi xã"),
    ("2", "Ngày hội tòng quân tại sân vận động", "Ban Chỉ huy Quân sự xã"),
    ("2", "Đối thoại với thanh niên", "Phòng Văn hóa - Xã hội; Đoàn thanh niên"),
]


def _read(content: str) -> list[tuple[str, str, str]]:
    lines = [line.removeprefix("? ").split(" | ") for line in told(_copied(content))]
    return [(at.rpartition("-")[2], work, who) for at, work, who, *_ in lines]


def test_times_before_the_works_are_theirs_though_no_column_counts_them() -> None:
    titles = "Thời gian\nNội dung\nCơ quan chuẩn bị\n"
    assert _read(f"{titles}Tháng 1\n{_WORKS.format(chr(10).join(('Tháng 2', '')))}") == _READ


def test_months_between_the_rows_are_over_them_though_no_column_counts_them() -> None:
    titles = "Nội dung\nCơ quan chuẩn bị\nSản phẩm\nThời gian\n"
    rows = "Tháng 1\nPhát thẻ bảo hiểm\nTrạm Y tế\n15/01/2027\nTháng 2\nKhám tuyển quân\nBan Chỉ huy Quân sự xã\n25/02/2027\n"
    assert _read(titles + rows) == [
        ("1", "Phát thẻ bảo hiểm", "Trạm Y tế"),
        ("2", "Khám tuyển quân", "Ban Chỉ huy Quân sự xã"),
    ]


def test_two_titles_alone_are_no_table() -> None:
    lines = told(_copied("Nội dung\nCơ quan chủ trì\nTháng 1\nPhát thẻ bảo hiểm cho hộ nghèo.\n"))
    assert any(line.endswith("| Phát thẻ bảo hiểm cho hộ nghèo.") for line in lines)
