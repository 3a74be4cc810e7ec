"""Commas that lack in a list, that part what belongs together, capitals of titles, and names in two ways: each slip beside its right twin."""

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support.sentences import APART, programme

PAIRS = """
CTR605 | Chi trả hỗ trợ hộ trồng sầu riêng măng cụt, bơ và mít. | Chi trả hỗ trợ hộ trồng sầu riêng, măng cụt, bơ và mít.
CTR605 | Hướng dẫn thủ tục chuyển nhượng tặng cho, thừa kế quyền sử dụng đất. | Hướng dẫn thủ tục chuyển nhượng, tặng cho, thừa kế quyền sử dụng đất.
CTR605 | Tiêm phòng tụ huyết trùng tai xanh và lở mồm long móng. | Tiêm phòng tụ huyết trùng, tai xanh và lở mồm long móng.
CTR605 | Thẩm định các tờ trình báo cáo và dự thảo quy chế. | Thẩm định các tờ trình, báo cáo và dự thảo quy chế.
CTR605 | Tháo gỡ thiếu vật liệu nhân công, mặt bằng cho nhà thầu. | Tháo gỡ thiếu vật liệu, nhân công, mặt bằng cho nhà thầu.
CTR416 | Xem xét 03 báo cáo 02 tờ trình của các ban. | Xem xét 03 báo cáo, 02 tờ trình của các ban.
CTR416 | Làm việc với Ban Pháp chế Ban Kinh tế - Ngân sách về lịch thẩm tra. | Làm việc với Ban Pháp chế, Ban Kinh tế - Ngân sách về lịch thẩm tra.
CTR416 | Họp với Quân sự Kiểm lâm và Thuế cơ sở. | Họp với Quân sự, Kiểm lâm và Thuế cơ sở.
CTR416 | Bầu bổ sung, Phó Chủ tịch Hội đồng nhân dân xã. | Bầu bổ sung Phó Chủ tịch Hội đồng nhân dân xã.
CTR416 | Tiếp xúc cử tri ấp Phú Thọ ấp Phú Lợi. | Tiếp xúc cử tri ấp Phú Thọ, ấp Phú Lợi.
CTR416 | Họp với bí thư các chi bộ trực thuộc thủ trưởng các cơ quan. | Họp với bí thư các chi bộ trực thuộc, thủ trưởng các cơ quan.
CTR416 | Đi học tập mô hình ở xã Tam Nông tỉnh Phú Thọ. | Đi học tập mô hình ở xã Tam Nông, tỉnh Phú Thọ.
CTR416 | Kiểm điểm công tác 6 tháng đầu năm bàn giải pháp thu ngân sách. | Kiểm điểm công tác 6 tháng đầu năm, bàn giải pháp thu ngân sách.
CTR416 | Báo cáo kết quả quý II năm, 2026. | Báo cáo kết quả quý II năm 2026.
CTR416 | Báo cáo kết quả 6, tháng đầu năm. | Báo cáo kết quả 6 tháng đầu năm.
CTR416 | Quán triệt Chỉ thị, số 40-CT/TW của Ban Bí thư. | Quán triệt Chỉ thị số 40-CT/TW của Ban Bí thư.
CTR416 | Giao đồng chí, Trần Văn Lâm phụ trách. | Giao đồng chí Trần Văn Lâm phụ trách.
CTR416 | Góp ý, cho ý kiến, về đề án sắp xếp trường học. | Góp ý, cho ý kiến về đề án sắp xếp trường học.
CTR416 | Tham gia giám sát, việc bình xét hộ nghèo. | Tham gia giám sát việc bình xét hộ nghèo.
CTR416 | Tổng hợp báo cáo; biểu dương, các chi bộ làm tốt. | Tổng hợp báo cáo; biểu dương các chi bộ làm tốt.
CTR416 | Vận động hội viên, tham gia bảo hiểm y tế. | Vận động hội viên tham gia bảo hiểm y tế.
CTR416 | Kiểm tra điểm bán hàng Tết, Nguyên đán. | Kiểm tra điểm bán hàng Tết Nguyên đán.
CTR412 | Cấp phao cho 15hộ ven sông. | Cấp phao cho 15 hộ ven sông.
CTR520 | Tổng kết chương trình giai đoạn (20216 - 2026). | Tổng kết chương trình giai đoạn (2016 - 2026).
CTR520 | Giao ban lúc 8h30 phút hằng tuần. | Giao ban lúc 8 giờ 30 phút hằng tuần.
CTR703 | Trực bảo vệ dịp tết Nguyên đán. | Trực bảo vệ dịp Tết Nguyên đán.
CTR705 | Nghe báo cáo về Chuyển Đổi Số ở trường học. | Nghe báo cáo về chuyển đổi số ở trường học.
CTR705 | Đẩy nhanh Giải Phóng mặt bằng khu chợ. | Đẩy nhanh giải phóng mặt bằng khu chợ.
CTR617 | Kiện toàn Ban Chỉ đạo phòng, chống bão. // Họp Ban chỉ đạo phòng, chống bão. | Kiện toàn Ban Chỉ đạo phòng, chống bão. // Họp Ban Chỉ đạo phòng, chống bão.
CTR617 | Phân công đồng chí Đỗ Thị Thủy. // Nghe đồng chí Thuỷ báo cáo. | Phân công đồng chí Đỗ Thị Thủy. // Nghe đồng chí Thủy báo cáo.
CTR617 | Sửa nhà văn hóa ấp Vĩnh Trung. // Khảo sát ấp Vĩnh trung mở rộng. | Sửa nhà văn hóa ấp Vĩnh Trung. // Khảo sát ấp Vĩnh Trung mở rộng.
CTR501 | Phục vụ hội nghị Cấo cao về biển. | Phục vụ hội nghị Cấp cao về biển.
CTR509 | Trang trí đường hoa dịp Teets Nguyên đán. | Trang trí đường hoa dịp Tết Nguyên đán.
CTR509 | Nghe Coong an xã báo cáo. | Nghe Công an xã báo cáo.
CTR522 | Chuẩn bị Hội nghị Bán Chấp hành. | Chuẩn bị Hội nghị Ban Chấp hành.
"""
RIGHT = """
Nuôi ngan ngỗng, thả vịt; sửa ngõ hẻm, vỉa hè và lối đi.
Kiểm tra tàu thuyền, bến bãi và phương tiện.
Nghe chỉ đạo, điều hành và điều chỉnh kế hoạch.
Khảo sát bếp ăn trường học, căng tin bệnh viện và nhà trọ.
Ban Chấp hành Hội Liên hiệp Phụ nữ xã bầu bổ sung Ủy viên Ban Thường vụ Hội.
Mỗi tháng kết nạp 02 hội viên, cả quý phấn đấu kết nạp 06 hội viên.
Phấn đấu đến cuối năm hoàn thành chỉ tiêu; vào đầu tháng triển khai ngay.
Làm việc với Đảng ủy, Công an xã về trật tự đô thị.
Thăm, chúc thọ người cao tuổi; trồng, chăm sóc hàng cây.
Giao Văn phòng Đảng ủy chỉnh lý, nộp lưu tài liệu.
Gieo sạ lúa Đông Xuân, cắt vụ Thu Đông.
Vận động tín đồ Phật giáo Hòa Hảo, Cao Đài, Tin Lành giữ gìn vệ sinh.
Tuyên dương hộ tự giác tháo dỡ mái che lấn đường.
Biểu dương gia đình hiến đất mở rộng ngõ.
Phòng cháy rừng mùa hanh khô; che chuồng chống rét.
Vận động Nhân dân tham gia bảo vệ đường biên, cột mốc.
Ghi đúng đơn vị tính: công, ha, tấn; vụ đông trồng: hành, tỏi, cà rốt.
Hoàn thành 06/06 cuộc kiểm tra theo chương trình.
Phối hợp Thống kê cơ sở điều tra mức sống dân cư.
"""


def told(text: str, code: str = "") -> list[str]:
    found = check(from_bytes(programme("5", *text.split(APART)), "x.yaml"))
    form = [f for f in found if f.code[3] in "4567" and f.code.startswith(code)]
    return [f"{f.code} {f.message}: {text}" for f in form]


def test_each_slip_is_told_and_its_right_twin_is_not() -> None:
    rows = [row.split(" | ") for row in PAIRS.strip().splitlines()]
    lost = [wrong for code, wrong, _ in rows if not told(wrong, code)]
    doubted = [said for _, _, right in rows for said in told(right)]
    assert (lost, doubted) == ([], [])


def test_what_looks_like_such_a_slip_is_left_in_peace() -> None:
    assert [said for text in RIGHT.strip().splitlines() for said in told(text)] == []


def test_two_persons_may_write_their_names_in_two_ways() -> None:
    assert told("Khen bà Lê Thị Thúy. // Mời bà Đỗ Thị Thuý.", "CTR617") == []
