"""Names known by all, who does a work and who decides it, what a place has, copies and terms: told where wrong, not where right."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes

_OFFICES = {
    "party": ("Đảng ủy xã {}", "Tỉnh ủy {}", "CTr/ĐU", "Ban Thường vụ"),
    "ubnd": ("UBND xã {}", "UBND tỉnh {}", "CTr-UBND", "Ủy ban nhân dân"),
    "hdnd": ("HĐND xã {}", "HĐND tỉnh {}", "CTr-HĐND", "Hội đồng nhân dân"),
    "front": (
        "Ủy ban MTTQ Việt Nam xã {}",
        "Ủy ban MTTQ Việt Nam tỉnh {}",
        "CTr-MTTQ",
        "Ủy ban Mặt trận Tổ quốc",
    ),
}
"""Who issues, who stands over it, the symbol and who meets."""


def told(
    office: str, sentence: str, commune: str = "Cái Bè", province: str = "Đồng Tháp"
) -> set[str]:
    """The codes of what is said of a sentence of an office, remarks too, that are of its content or its names."""
    name, over, symbol, body = _OFFICES[office]
    raw = f"""\
format: 1
year: 2026
issuer: {{name: {name.format(commune)}, parent: {over.format(province)}}}
document: {{symbol: {symbol}, place: {commune}, date: 2025-12-28, title: Công tác năm 2026}}
bodies:
  - id: b
    name: {body}
    meetings: [{{month: 8, items: [{{text: '{sentence}'}}]}}]
"""
    found = {finding.code for finding in check(from_bytes(raw.encode(), "x.yaml"))}
    return found & {
        "CTR521",
        "CTR819",
        "CTR901",
        "CTR906",
        "CTR911",
        "CTR916",
        "CTR917",
        "CTR927",
        "CTR947",
    }


@pytest.mark.parametrize(
    ("code", "office", "sentence", "right", "wrong"),
    [
        ("CTR819", "ubnd", "Tập huấn điều tra viên Tổng điều tra {} đợt 2.", "kinh tế", "doanh nghiệp"),
        ("CTR521", "ubnd", "Giữ gìn cảnh quan khu dự trữ {} thế giới.", "sinh quyển", "sinh thái"),
        ("CTR521", "party", "Gửi bài dự Giải báo chí Diên {}.", "Hồng", "Hải"),
        ("CTR521", "ubnd", "Chấm điểm theo Bộ tiêu chí quốc {} về nông thôn mới.", "gia", "tế"),
        ("CTR521", "front", "Dự Hội thi Nhà nông {} tài.", "đua", "thi"),
        (
            "CTR819",
            "hdnd",
            "Viết bài dự Giải báo chí toàn quốc về Quốc hội và Hội đồng nhân dân (Giải {}).",
            "Diên Hồng",
            "Búa liềm vàng",
        ),
        ("CTR819", "party", "Học tập bài viết của Tổng Bí thư {}.", "Tô Lâm", "Lương Cường"),
        ("CTR819", "party", "Nghe phổ biến thư của Chủ tịch Quốc hội {}.", "Trần Thanh Mẫn", "Phạm Minh Chính"),
        ("CTR819", "party", "Dâng hương tưởng niệm {} Phạm Văn Đồng.", "Thủ tướng", "Đại tướng"),
        (
            "CTR819",
            "ubnd",
            "Sơ kết Đề án dữ liệu về dân cư, định danh và xác thực điện tử (Đề án {}).",
            "06",
            "1371",
        ),
        (
            "CTR917",
            "front",
            "Phản biện dự thảo quy chế chợ; cơ quan chủ trì phản biện: {}.",
            "Hội Nông dân xã",
            "Phòng Kinh tế",
        ),
        (
            "CTR917",
            "ubnd",
            "Phương án phân luồng giao thông ({} soạn thảo, trình UBND xã phê duyệt).",
            "Công an xã",
            "UBND xã",
        ),
        ("CTR917", "party", "Ban Xây dựng Đảng hướng dẫn {} nộp hồ sơ.", "các chi bộ", "Ban Xây dựng Đảng"),
        ("CTR917", "party", "Hoàn thiện báo cáo của Đảng ủy xã gửi {} theo quy định.", "Tỉnh ủy", "Đảng ủy xã"),
        (
            "CTR917",
            "party",
            "Kiểm tra tài chính tại Trung tâm Chính trị; đồng chí {} làm Trưởng đoàn.",
            "Chánh Văn phòng Đảng ủy",
            "Giám đốc Trung tâm Chính trị",
        ),
        (
            "CTR917",
            "hdnd",
            "Chất vấn về nước sạch; người trả lời chất vấn: {}.",
            "Trưởng phòng Kinh tế",
            "Bí thư Đảng ủy xã",
        ),
        (
            "CTR927",
            "hdnd",
            "Kết quả giải quyết kiến nghị sau kỳ họp giữa năm ({} chuẩn bị).",
            "UBND xã",
            "Tổ đại biểu HĐND số 2",
        ),
        (
            "CTR927",
            "ubnd",
            "Dập ổ dịch sốt xuất huyết; giao {} chủ trì thực hiện.",
            "Trạm Y tế",
            "Phòng Kinh tế, Hạ tầng và Đô thị",
        ),
        (
            "CTR911",
            "ubnd",
            "Chủ tịch UBND xã ký, tặng {} cho 5 hộ hiến đất.",
            "Giấy khen",
            "Bằng khen",
        ),
        (
            "CTR911",
            "party",
            "Quyết định điều động cán bộ thuộc diện Ban Thường vụ {} quản lý.",
            "Đảng ủy",
            "Tỉnh ủy",
        ),
        ("CTR911", "party", "{} giao dự toán chi năm sau.", "Cho ý kiến về việc", "Ban hành Quyết định"),
        (
            "CTR911",
            "hdnd",
            "Bầu bổ sung Phó Chủ tịch UBND xã và thông qua nghị quyết {} kết quả bầu.",
            "xác nhận",
            "phê chuẩn",
        ),
        (
            "CTR911",
            "front",
            "Giám sát việc xả thải của các trại nuôi, {} các hộ vi phạm.",
            "kiến nghị xử lý",
            "xử phạt",
        ),
        ("CTR916", "front", "Giao ban giữa {} Ủy ban MTTQ và các hội.", "Ban Thường trực", "Ban Thường vụ"),
        ("CTR916", "party", "Nghe báo cáo thu ngân sách của xã {} trong quý.", "Cái Bè", "X"),
        ("CTR916", "party", "Xét đơn của ông Lê Văn {}.", "Bình", "B"),
        (
            "CTR901",
            "party",
            "Cụ thể hóa Nghị quyết Đại hội Đảng bộ tỉnh lần thứ {}, nhiệm kỳ 2025 - 2030.",
            "I",
            "XII",
        ),
        (
            "CTR901",
            "party",
            "Sơ kết 01 năm triển khai Nghị quyết Đại hội đại biểu toàn quốc của Đảng lần thứ {}.",
            "XIV",
            "XIII",
        ),
        ("CTR906", "ubnd", "Kiểm tra cửa xả của hồ chứa nước {}.", "Tân Phú", "Dầu Tiếng"),
    ],
)  # fmt: skip
def test_a_wrong_word_is_told(
    code: str, office: str, sentence: str, right: str, wrong: str
) -> None:
    assert told(office, sentence.format(right)) == set()
    assert code in told(office, sentence.format(wrong))


def test_a_place_has_its_own() -> None:
    guests = "Thăm, chúc mừng Hội Đoàn kết sư sãi yêu nước trên địa bàn xã."
    assert told("party", guests, "Lộc Bình", "Lạng Sơn") == {"CTR947"}
    assert told("party", guests, "Tri Tôn", "An Giang") == set()
    boats = "Rà soát tàu cá của xã."
    assert told("ubnd", boats, "Thanh Miện", "Hải Dương") == set()
    port = "Kiểm tra neo đậu ở cảng cá Lạch Bạng."
    assert told("ubnd", port, "Tĩnh Gia", "Thanh Hóa") == set()
    assert "CTR906" in told("ubnd", port, "Quỳnh Lưu", "Nghệ An")
    trees = "Mở rộng diện tích trồng cam Cao Phong trên địa bàn xã."
    assert told("ubnd", trees, "Cao Phong", "Phú Thọ") == set()
    assert told("ubnd", trees, "Con Cuông", "Nghệ An") == {"CTR947"}


@pytest.mark.parametrize(
    ("office", "sentence"),
    [
        ("party", "Gửi bài dự Giải báo chí toàn quốc về xây dựng Đảng (Giải Búa liềm vàng)."),
        ("party", "Dâng hương tưởng niệm Tổng Bí thư Trần Phú, Chủ tịch nước Tôn Đức Thắng."),
        ("party", "Tiếp thu ý kiến của Phó Thủ tướng Vương Đình Huệ năm 2018."),
        ("party", "Thăm các gia đình ở xã A Lưới và xã Y Tý."),
        ("ubnd", "Lắp đặt camera tại khu A, khu B."),
        ("ubnd", "UBND xã lập hồ sơ, trình UBND tỉnh phê duyệt."),
        ("ubnd", "Công an xã phối hợp với Công an xã Mỹ Đức Tây tuần tra vùng giáp ranh."),
        ("party", "Văn bản (Văn phòng Đảng ủy chuẩn bị, trình Ban Thường vụ xem xét)."),
        ("front", "Nghe UBND xã giải trình; Ban Thường trực chủ trì phản biện."),
        ("front", "Giám sát việc xử phạt, cưỡng chế các hộ lấn chiếm vỉa hè."),
        ("front", "Báo cáo Ban Thường vụ, Ủy ban MTTQ Việt Nam xã về kết quả giám sát."),
        ("front", "Giám sát việc lập danh sách cử tri bầu trưởng ấp (Ủy ban MTTQ Việt Nam xã chuẩn bị)."),
        ("hdnd", "Giám sát việc giải quyết kiến nghị của cử tri (Tổ đại biểu HĐND số 1 chuẩn bị)."),
        ("ubnd", "Trao Bằng khen của Chủ tịch UBND tỉnh cho 3 tập thể."),
        ("ubnd", "Lập hồ sơ đề nghị Chủ tịch UBND tỉnh tặng Bằng khen cho 3 tập thể."),
        ("party", "Đề nghị Ban Thường vụ Tỉnh ủy quyết định kỷ luật cán bộ thuộc diện Tỉnh ủy quản lý."),
        ("ubnd", "Rà soát, tổng điều tra cây xanh trong xã."),
    ],
)  # fmt: skip
def test_what_is_right_is_not(office: str, sentence: str) -> None:
    assert told(office, sentence) == set()
