"""What kind of paper a document is: papers that look like a programme are told apart from it by their signs."""

import pytest

from ctr_cli.importing.grammar.gate import is_programme, judged, title_lines
from ctr_cli.importing.reading.text import lines_of

PAPERS = {
    'thông báo': (
        'ĐẢNG ỦY XÃ A\n'
        '*\n'
        'Số 12-TB/ĐU\n'
        'ĐẢNG CỘNG SẢN VIỆT NAM\n'
        'A, ngày 3 tháng 2 năm 2026\n'
        'THÔNG BÁO\n'
        'Kết luận của Ban Thường vụ Đảng ủy về Chương trình công tác quý I năm 2026\n'
        'Ngày 02/02/2026, Ban Thường vụ họp, kết luận như sau:\n'
        '1. Tháng 2\n'
        '- Giao UBND xã chủ trì tuyển quân.\n'
        '2. Tháng 3\n'
        '- Giao Ban Xây dựng Đảng tham mưu.\n'
        'Nơi nhận:\n'
        '- Lưu.\n'
    ),
    'tờ trình': (
        'ỦY BAN NHÂN DÂN\n'
        'XÃ A\n'
        'Số: 5/TTr-UBND\n'
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n'
        'Độc lập - Tự do - Hạnh phúc\n'
        'A, ngày 3 tháng 11 năm 2025\n'
        'TỜ TRÌNH\n'
        'Về việc ban hành Chương trình công tác năm 2026\n'
        'Kính gửi: Hội đồng nhân dân xã\n'
        'I. QUÝ I\n'
        '1. Kế hoạch (Phòng Kinh tế chủ trì)\n'
        'II. QUÝ II\n'
        '1. Đề án (Phòng Kinh tế chủ trì)\n'
    ),
    'kế hoạch': (
        'ĐẢNG ỦY XÃ A\n'
        '*\n'
        'Số 12-KH/ĐU\n'
        'ĐẢNG CỘNG SẢN VIỆT NAM\n'
        'A, ngày 3 tháng 2 năm 2026\n'
        'KẾ HOẠCH\n'
        'thực hiện Nghị quyết số 57-NQ/TW về đột phá phát triển khoa học năm 2026\n'
        'I. MỤC ĐÍCH\n'
        '1. Nâng cao nhận thức.\n'
        'II. NHIỆM VỤ\n'
        '1. Quý I\n'
        '- Tuyên truyền (Ban Xây dựng Đảng chủ trì).\n'
        '2. Quý II\n'
        '- Tập huấn (UBND xã chủ trì).\n'
        'III. KINH PHÍ\n'
        '1. Ngân sách.\n'
        'Nơi nhận:\n'
        '- Lưu.\n'
    ),
    'biên bản': (
        'BIÊN BẢN\n'
        'Họp Ban Thường vụ Đảng ủy thông qua Chương trình công tác năm 2026\n'
        'Thời gian: 8 giờ 00, ngày 5/1/2026\n'
        'Địa điểm: Phòng họp\n'
        'I. Thành phần\n'
        '1. Đồng chí Bí thư.\n'
        'II. Nội dung\n'
        '1. Tháng 1\n'
        '- Kế hoạch Tết.\n'
    ),
    'quyết định': (
        'ỦY BAN NHÂN DÂN\n'
        'XÃ A\n'
        'Số: 5/QĐ-UBND\n'
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n'
        'Độc lập - Tự do - Hạnh phúc\n'
        'A, ngày 3 tháng 1 năm 2026\n'
        'QUYẾT ĐỊNH\n'
        'Ban hành Chương trình công tác năm 2026\n'
        'CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\n'
        'Căn cứ Luật Tổ chức chính quyền địa phương;\n'
        'QUYẾT ĐỊNH:\n'
        'Điều 1. Ban hành Chương trình công tác năm 2026 của Ủy ban nhân dân xã.\n'
        'Điều 2. Quyết định có hiệu lực từ ngày ký.\n'
        'Điều 3. Văn phòng chịu trách nhiệm thi hành.\n'
        'Nơi nhận:\n'
        '- Như Điều 3;\n'
        'CHỦ TỊCH\n'
    ),
    'lịch công tác tuần': (
        'UBND XÃ A\n'
        'LỊCH TIẾP CÔNG DÂN NĂM 2026\n'
        '1. Tháng 1: ngày 5, ngày 15\n'
        '2. Tháng 2: ngày 5, ngày 15\n'
    ),
    'chương trình công tác của một tháng hay một quý': (
        'ĐẢNG ỦY XÃ A\n'
        '*\n'
        'Số 3-CTr/ĐU\n'
        'ĐẢNG CỘNG SẢN VIỆT NAM\n'
        'A, ngày 28 tháng 2 năm 2026\n'
        'CHƯƠNG TRÌNH CÔNG TÁC THÁNG 3 NĂM 2026\n'
        'của Ban Thường vụ Đảng ủy\n'
        '1. Từ ngày 01 đến 10/3\n'
        '- Kế hoạch (UBND xã chuẩn bị).\n'
        '2. Từ ngày 11 đến 20/3\n'
        '- Đề án (UBND xã).\n'
    ),
    'tin bài': (
        'Phường Bình Minh triển khai nhiệm vụ năm 2026\n'
        'Ngày 15/1, UBND phường Bình Minh tổ chức hội nghị triển khai nhiệm vụ năm 2026. Đồng chí Nguyễn Văn A, Chủ tịch UBND phường chủ trì.\n'
        'Tại hội nghị, các đại biểu đã nghe báo cáo.\n'
        'Quý I: tập trung chăm lo Tết.\n'
        'Quý II: sơ kết.\n'
        'Thu Hà\n'
    ),
    'hướng dẫn': (
        'ĐẢNG ỦY XÃ A\n'
        '*\n'
        'Số 3-HD/ĐU\n'
        'ĐẢNG CỘNG SẢN VIỆT NAM\n'
        'A, ngày 28 tháng 2 năm 2026\n'
        'HƯỚNG DẪN\n'
        'xây dựng chương trình công tác năm 2026\n'
        'I. NỘI DUNG\n'
        '1. Quý I\n'
        '- Nghị quyết (Văn phòng).\n'
        '2. Quý II\n'
        '- Sơ kết (Văn phòng).\n'
    ),
    'chương trình của một hội nghị': (
        'CHƯƠNG TRÌNH\n'
        'Đại hội đại biểu Hội Nông dân xã A lần thứ I, nhiệm kỳ 2025 - 2030\n'
        'Ngày 20/6/2026\n'
        '1. 7h00: Đón tiếp đại biểu\n'
        '2. 7h30: Khai mạc\n'
        '3. 8h00: Báo cáo chính trị (Ban Chấp hành)\n'
        '4. 9h00: Giải lao\n'
        '5. 10h00: Bế mạc\n'
    ),
    'giấy mời': (
        'ỦY BAN NHÂN DÂN\n'
        'XÃ A\n'
        'Số: 5/GM-UBND\n'
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n'
        'Độc lập - Tự do - Hạnh phúc\n'
        'A, ngày 3 tháng 1 năm 2026\n'
        'GIẤY MỜI\n'
        'Họp Ủy ban nhân dân xã thường kỳ tháng 01 năm 2026\n'
        'Kính gửi: Các thành viên UBND xã\n'
        'Nội dung:\n'
        '1. Chương trình công tác năm 2026 (Văn phòng chuẩn bị).\n'
    ),
    'báo cáo': (
        'ĐẢNG ỦY XÃ A\n'
        '*\n'
        'Số 3-BC/ĐU\n'
        'ĐẢNG CỘNG SẢN VIỆT NAM\n'
        'A, ngày 28 tháng 12 năm 2026\n'
        'BÁO CÁO\n'
        'công tác năm 2026, phương hướng nhiệm vụ năm 2027 của Ban Chấp hành Đảng bộ xã\n'
        'PHẦN THỨ NHẤT\n'
        'KẾT QUẢ CÔNG TÁC NĂM 2026\n'
        'I. QUÝ I\n'
        '1. Đã ban hành 05 nghị quyết.\n'
        'II. QUÝ II\n'
        '1. Đã tổ chức 03 hội nghị.\n'
    ),
}  # fmt: skip
OTHERS = {"thông báo", "tờ trình", "biên bản", "hướng dẫn"}
"""Papers known by their name alone."""


@pytest.mark.parametrize("name", PAPERS)
def test_papers_are_known_by_their_signs(name: str) -> None:
    programme, other = judged(lines_of(PAPERS[name]).lines)
    assert not is_programme(programme, other)
    assert other.name == ("văn bản khác" if name in OTHERS else name)
    assert other.signs


def test_a_plan_of_the_year_s_work_is_a_programme() -> None:
    text = (
        "ĐẢNG ỦY XÃ A\n"
        "*\n"
        "Số 3-KH/ĐU\n"
        "ĐẢNG CỘNG SẢN VIỆT NAM\n"
        "A, ngày 28 tháng 12 năm 2025\n"
        "KẾ HOẠCH\n"
        "công tác năm 2026 của Ban Thường vụ Đảng ủy\n"
        "I. QUÝ I\n"
        "1. Tháng 1\n"
        "- Nghị quyết (UBND xã chuẩn bị).\n"
        "2. Tháng 2\n"
        "- Đề án (UBND xã chuẩn bị).\n"
    )
    programme, other = judged(lines_of(text).lines)
    assert is_programme(programme, other)


def test_titles_end_where_the_text_begins() -> None:
    text = "ĐẢNG ỦY XÃ A\nCHƯƠNG TRÌNH\ncông tác năm 2026\nCăn cứ Quy chế làm việc;\nĐỀ ÁN SỐ 1\n"
    assert title_lines(lines_of(text).lines) == [
        "ĐẢNG ỦY XÃ A", "ĐẢNG ỦY XÃ A CHƯƠNG TRÌNH", "CHƯƠNG TRÌNH", "CHƯƠNG TRÌNH công tác năm 2026",
        "công tác năm 2026",
    ]  # fmt: skip
