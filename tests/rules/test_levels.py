"""What a level has and may do: slips are told by their rule, lawful talk of other levels is not."""

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support.sentences import quoted

WARD, COMMUNE = "Đảng ủy phường Tân Tiến", "Đảng ủy xã Tân Tiến"
IN_AN_GIANG = f"{COMMUNE}, parent: Đảng bộ tỉnh An Giang"
SCHOOL = "Chi bộ Trường Tiểu học Kim Sơn, parent: Đảng bộ xã Tân Tiến"
TOLD = {
    "CTR916": (
        (WARD, "Nghe Sở Xây dựng phường báo cáo quy hoạch phân khu."),
        (COMMUNE, "Làm việc với Bộ Chỉ huy Quân sự xã về huấn luyện dân quân."),
        (COMMUNE, "Nghe Viện kiểm sát nhân dân xã báo cáo công tác năm."),
        (COMMUNE, "Hội nghị Ban Chấp hành Trung ương Đảng bộ xã."),
        (COMMUNE, "Giao Ủy ban nhân dân các thôn rà soát hộ nghèo."),
        (WARD, "Báo cáo Ủy ban nhân dân tỉnh Hải Phòng kết quả cải cách hành chính."),
        (WARD, "Kiểm tra chợ dân sinh ở các xã trực thuộc phường."),
        (COMMUNE, "Xác định Đảng bộ xã là đảng bộ trực thuộc Trung ương."),
        (COMMUNE, "Giám đốc Công an xã báo cáo tình hình."),
        (COMMUNE, "Hướng dẫn Ủy ban bầu cử thôn niêm yết danh sách."),
        ("Tỉnh ủy An Giang", "Giao ban với Ban Chỉ huy Quân sự tỉnh."),
        ("Chi bộ thôn Trung", "Chi bộ phân công các đảng bộ trực thuộc giúp hộ nghèo."),
    ),
    "CTR917": (
        (WARD, "Chỉ đạo Sở Tư pháp rà soát văn bản."),
        (WARD, "Ban Thường vụ Đảng ủy phường giao nhiệm vụ cho Thường trực Thành ủy."),
        (COMMUNE, "Giám sát Đảng ủy xã bạn về công tác cán bộ."),
        (COMMUNE, "Hướng dẫn Ủy ban MTTQ Việt Nam các xã tổ chức Ngày hội."),
        (COMMUNE, "Hoàn thiện hồ sơ, trình Ban Bí thư phê duyệt."),
        (COMMUNE, "Tổ chức hội thi nấu ăn cấp tỉnh cho hội viên."),
        (COMMUNE, "Thông qua báo cáo tổng kết của Đảng bộ tỉnh."),
        (COMMUNE, "Ban Chấp hành Đảng bộ tỉnh thảo luận báo cáo năm."),
        (COMMUNE, "Rà soát cán bộ thuộc diện Bộ Chính trị quản lý."),
        ("Hội đồng nhân dân xã Tân Tiến", "Chất vấn Giám đốc Sở Y tế."),
        ("Hội đồng nhân dân tỉnh An Giang", "Bầu Chủ tịch Ủy ban nhân dân xã."),
        ("Hội đồng nhân dân xã Tân Tiến", "Phê chuẩn quyết toán ngân sách tỉnh năm 2025."),
        ("Chi bộ thôn Trung", "Chi bộ chỉ đạo Ủy ban nhân dân xã sửa đường."),
        ("Tỉnh ủy An Giang", "Ban Thường vụ Đảng ủy xã kiểm điểm công tác năm."),
    ),
    "CTR913": (
        ("Tỉnh ủy An Giang", "Nghe Thường trực Hội đồng nhân dân thành phố báo cáo."),
        ("Thành ủy Hải Phòng", "Ban Thường vụ Tỉnh ủy kiểm điểm tập thể, cá nhân."),
    ),
    "CTR906": (
        (IN_AN_GIANG, "Quán triệt chỉ thị của Tỉnh ủy Vĩnh Long về chuyển đổi số."),
        (IN_AN_GIANG, "Làm việc với Sở Tài chính thành phố Cần Thơ về quyết toán."),
        (IN_AN_GIANG, "Trình Ủy ban nhân dân tỉnh Đồng Tháp phê duyệt quy hoạch chung."),
        (IN_AN_GIANG, "Khảo sát điểm sạt lở ven sông Mã, đề nghị tỉnh bố trí vốn."),
        ("Đảng ủy xã Gành Hào, parent: Đảng bộ tỉnh Cà Mau", "Lập chốt tại cửa biển Sông Đốc."),
    ),
    "CTR941": (
        (COMMUNE, "Hội Nông dân xã Bình Phú ra mắt chi hội nghề nghiệp."),
        (COMMUNE, "Yêu cầu Công an xã Bình Phú tăng cường tuần tra ban đêm."),
        (WARD, "Kiểm tra an toàn thực phẩm trên địa bàn phường Bình Phú."),
        (WARD, "Vận động Nhân dân phường Bình Phú hiến đất mở hẻm."),
        (COMMUNE, "Giao các thôn xã Bình Phú rà soát hộ nghèo."),
        (COMMUNE, "Cho ý kiến đề án chăn nuôi tập trung của xã Bình Phú."),
        (COMMUNE, "Chỉ đạo xã Bình Phú hoàn thành tiêu chí môi trường."),
        (WARD, "Đại biểu Hội đồng nhân dân phường Bình Phú tiếp xúc cử tri trước kỳ họp giữa năm."),
        (COMMUNE, "Tổ chức Ngày hội Đại đoàn kết tại khu dân cư xã Bình Phú."),
        (WARD, "Cho ý kiến sáp nhập tổ dân phố, chi bộ trên địa bàn phường Bình Phú."),
        (SCHOOL, "Giáo viên Trường Tiểu học Phú Lộc đăng ký thi giáo viên dạy giỏi."),
        (SCHOOL, "Trường Tiểu học Phú Lộc tổ chức khai giảng."),
        (SCHOOL, "Báo cáo Đảng ủy xã Bình Phú kết quả sinh hoạt chuyên đề."),
    ),
    "CTR947": (
        (f"{COMMUNE}, parent: Đảng bộ tỉnh Cao Bằng", "Kiểm tra cống ngăn mặn trước vụ gieo cấy."),
        (f"{COMMUNE}, parent: Đảng bộ tỉnh Lai Châu", "Rà soát tàu cá chưa đăng kiểm của các hộ."),
        (IN_AN_GIANG, "Hỗ trợ bạt che chuồng để chống rét cho trâu, bò."),
        (IN_AN_GIANG, "Tuần tra dọc biên giới Việt Nam - Lào."),
        (IN_AN_GIANG, "Trao đổi với biên phòng Lào về quy chế biên giới."),
        (f"{COMMUNE}, parent: Đảng bộ tỉnh Phú Thọ", "Lắp camera tại 12 ấp còn thiếu."),
        (IN_AN_GIANG, "Cấp giống lúa nước cho các buôn."),
        (f"{COMMUNE}, parent: Đảng bộ tỉnh Cà Mau", "Cắm biển ở lối đi tự mở qua đường sắt."),
        ("Đảng ủy đặc khu Cô Tô, parent: Đảng bộ tỉnh Quảng Ninh", "Tu sửa bờ ruộng bậc thang."),
        ("Đảng ủy xã Ia Dom, parent: Đảng bộ tỉnh Gia Lai", "Ứng phó triều cường dâng cao."),
        ("Đảng ủy phường Mỹ Tho, parent: Đảng bộ tỉnh Đồng Tháp", "Kè 300 m bờ sông Hậu."),
        (f"{COMMUNE}, parent: Đảng bộ tỉnh Cao Bằng", "Kết nghĩa với bản phía Lào đối diện xã."),
        (
            f"{COMMUNE}, parent: Đảng bộ tỉnh Tây Ninh",
            "Phân luồng ở cửa khẩu cho xe thanh long xuất sang Trung Quốc.",
        ),
        (f"{COMMUNE}, parent: Đảng bộ tỉnh Vĩnh Long", "Chăm sóc 40 ha rừng thông."),
        (f"{COMMUNE}, parent: Đảng bộ tỉnh Sơn La", "Trồng dặm 5 ha rừng đước."),
        ("Đảng ủy đặc khu Cô Tô, parent: Đảng bộ tỉnh Quảng Ninh", "Kiểm tra đập thủy điện."),
    ),
    "CTR918": (
        ("Trường Tiểu học Tân Tiến", "Họp cha mẹ học sinh lớp 8."),
        ("Trường Trung học phổ thông Tân Tiến", "Kiểm tra học kỳ cho học sinh lớp 6."),
        ("Trường Mầm non Tân Tiến", "Khai giảng cho trẻ lớp 3."),
    ),
}
RIGHT = (
    (WARD, "Báo cáo Ban Thường vụ Thành ủy kết quả kiểm điểm."),
    (WARD, "Giao Công an phường phối hợp với Công an thành phố, Sở Xây dựng kiểm tra."),
    (WARD, "Hướng dẫn của Ban Tổ chức Thành ủy về đánh giá, xếp loại."),
    (WARD, "Ban Thường vụ Thành ủy giao chỉ tiêu, Đảng ủy phường phân bổ cho các chi bộ."),
    (COMMUNE, "Chỉ đạo cán bộ y tế xã, cơ sở y tế xã khám sức khỏe cho Nhân dân."),
    (COMMUNE, "Ban hành kế hoạch thực hiện Nghị quyết của Bộ Chính trị."),
    (COMMUNE, "Chọn vận động viên dự hội thao cấp tỉnh."),
    (COMMUNE, "Kiểm tra Đảng ủy Công an xã trực thuộc Đảng ủy xã."),
    (COMMUNE, "Phối hợp với Sở Y tế xã hội hóa công tác khám bệnh."),
    (COMMUNE, "Thăm Ủy ban nhân dân các xã giáp ranh, Tòa án nhân dân khu vực."),
    ("Hội đồng nhân dân xã Tân Tiến", "Phân bổ vốn bổ sung từ ngân sách tỉnh cho các công trình."),
    ("Hội đồng nhân dân xã Tân Tiến", "Chất vấn Trưởng Công an xã."),
    (COMMUNE, "Thông qua báo cáo chuẩn bị đón Đoàn kiểm tra của Tỉnh ủy."),
    ("Tỉnh ủy An Giang", "Giao Ủy ban nhân dân xã, phường rà soát quy hoạch."),
    (COMMUNE, "Thường trực Tỉnh ủy làm việc với Ban Thường vụ Đảng ủy xã."),
    ("Tỉnh ủy An Giang", "Đánh giá cán bộ thuộc diện Bộ Chính trị quản lý."),
    ("Chi bộ Công an xã Tân Tiến", "Chi bộ chỉ đạo Công an xã tuần tra ban đêm."),
    ("Chi bộ thôn Trung", "Báo cáo Đảng ủy xã; kiến nghị Ủy ban nhân dân xã sửa đường."),
    ("Tỉnh ủy An Giang", "Trình Bộ Chính trị đề án; chỉ đạo đảng ủy các xã, phường, đặc khu."),
    ("Tỉnh ủy An Giang", "Trao đổi với Thành ủy Cần Thơ và Đảng ủy xã Óc Eo."),
    (IN_AN_GIANG, "Trao đổi kinh nghiệm với Tỉnh ủy Vĩnh Long về nông thôn mới."),
    (IN_AN_GIANG, "Báo cáo Ủy ban nhân dân tỉnh An Giang kết quả giải ngân."),
    (IN_AN_GIANG, "Trồng rừng giáp ranh theo văn bản của Ủy ban nhân dân tỉnh Đồng Tháp."),
    (IN_AN_GIANG, "Đón Đoàn công tác của Hội đồng nhân dân thành phố Cần Thơ."),
    (
        f"{COMMUNE}, parent: Đảng bộ tỉnh Cao Bằng",
        "Quyên góp ủng hộ ngư dân bám biển, thăm tàu cá Lý Sơn.",
    ),
    (f"{COMMUNE}, parent: Đảng bộ tỉnh Lào Cai", "Lắp biển báo ở 12 bản, cấm đỗ trên biển hiệu."),
    (f"{COMMUNE}, parent: Đảng bộ tỉnh Nghệ An", "Trao đổi với biên phòng Lào về tuần tra chung."),
    (
        f"{COMMUNE}, parent: Đảng bộ tỉnh Nghệ An",
        "Kết nghĩa với bản phía Lào đối diện; phân luồng cửa khẩu cho xe hàng sang Lào.",
    ),
    (
        f"{COMMUNE}, parent: Đảng bộ tỉnh Cao Bằng",
        "Tuyên truyền phòng ngừa lừa đảo đưa người qua biên giới sang Campuchia.",
    ),
    (f"{COMMUNE}, parent: Đảng bộ tỉnh Lâm Đồng", "Bảo vệ rừng thông, hạ du hồ thủy điện."),
    (f"{COMMUNE}, parent: Đảng bộ tỉnh Cà Mau", "Trồng rừng thông qua vốn xã hội hóa, rừng đước."),
    (f"{COMMUNE}, parent: Đảng bộ tỉnh Đồng Tháp", "Kè 300 m bờ sông Hậu, khai thông chợ nổi."),
    (f"{COMMUNE}, parent: Đảng bộ tỉnh Cà Mau", "Góp ý quy hoạch tuyến đường sắt tốc độ cao."),
    (
        f"{COMMUNE}, parent: Đảng bộ tỉnh Gia Lai",
        "Ứng phó triều cường; dọn hành lang an toàn đường sắt.",
    ),
    ("Đảng ủy xã Sông Đốc, parent: Đảng bộ tỉnh Cà Mau", "Lập chốt tại cửa biển Sông Đốc."),
    ("Tỉnh ủy Cà Mau", "Kiểm tra cảng cá Sông Đốc và Gành Hào."),
    (COMMUNE, "Công an xã Tân Tiến phối hợp Công an xã Bình Phú tuần tra."),
    (COMMUNE, "Quản lý hồ sơ đất đai trên địa bàn xã Bình Phú cũ."),
    (COMMUNE, "Tiếp nhận đảng viên chuyển đến từ Đảng bộ xã Bình Phú."),
    (COMMUNE, "Ủng hộ đồng bào bị lũ, hỗ trợ Nhân dân xã Bình Phú."),
    (COMMUNE, "Mời Thường trực Hội đồng nhân dân xã Bình Phú dự kỳ họp."),
    (COMMUNE, "Xem xét đề nghị của xã Bình Phú về sử dụng chung bãi rác."),
    (COMMUNE, "Bàn ranh giới rừng giữa xã Bình Phú và xã Tân Tiến."),
    (COMMUNE, "Xử lý vụ việc do Công an xã Bình Phú chuyển đến."),
    (IN_AN_GIANG, "Nghe báo cáo vụ việc do Công an tỉnh Đồng Tháp thông báo."),
    (COMMUNE, "Học tập kinh nghiệm của Đảng ủy xã Bình Phú về chuyển đổi số."),
    (COMMUNE, "Xây dựng nhà văn hóa tại Hợp tác xã Bình Phú."),
    (COMMUNE, "Cải tạo trụ sở Ủy ban nhân dân xã Bình Phú thành trường học."),
    (COMMUNE, "Xây dựng cầu trên tuyến đường đến trung tâm xã Bình Phú."),
    (SCHOOL, "Giao lưu với học sinh Trường Tiểu học Phú Lộc."),
    (SCHOOL, "Giáo viên Trường THCS Phú Lộc nhận bàn giao học sinh lớp 5."),
    ("Trường Tiểu học Tân Tiến", "Bàn giao học sinh lớp 5 lên lớp 6; mỗi lớp 35 em."),
    ("Trường TH&THCS Tân Tiến", "Kiểm tra học kỳ cho học sinh lớp 4 và lớp 8."),
)


def _told(issuer: str, sentence: str) -> set[str]:
    raw = f"""\
format: 1
year: 2026
issuer: {{name: {issuer}}}
document: {{symbol: CTr/ĐU, place: Tân Tiến, date: 2025-12, title: Công tác năm 2026}}
bodies:
  - id: m
    name: Hội nghị
    meetings: [{{month: 6, items: [{{text: {quoted(sentence)}}}]}}]
signature: {{authority: T/M ĐẢNG ỦY, post: BÍ THƯ}}
"""
    return {f.code for f in check(from_bytes(raw.encode(), "x.yaml"))} & TOLD.keys()


def test_each_slip_is_told_by_its_rule() -> None:
    missed = [row for code, rows in TOLD.items() for row in rows if _told(*row) != {code}]
    assert missed == []


def test_lawful_talk_of_other_levels_is_not_doubted() -> None:
    assert [row for row in RIGHT if _told(*row)] == []
