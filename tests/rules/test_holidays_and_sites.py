"""Work on holidays, sites in another province, works to be ready by a year that is over: told where wrong, not where right."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support.sentences import programme


def codes(month: str, sentence: str) -> set[str]:
    found = check(from_bytes(programme(month, sentence), "x.yaml"), ("CTR813", "CTR835", "CTR947"))
    return {finding.code for finding in found}


@pytest.mark.parametrize(
    ("code", "month", "sentence", "right", "wrong"),
    [
        ("CTR835", "8", "Họp tổ giải phóng mặt bằng lúc 8 giờ ngày {}/2026.", "04/9", "02/9"),
        ("CTR835", "2", "Giao ban khối nội chính vào sáng ngày {}/2026.", "25/02", "18/02"),
        ("CTR835", "4", "Họp giao ban tuần vào thứ Hai, ngày {}/4/2026.", "20", "27"),
        ("CTR835", "8", "Niêm yết lịch nghỉ Quốc khánh {} ngày hưởng nguyên lương.", "02", "03"),
        ("CTR835", "2", "Gặp mặt hội đồng hương vào sáng ngày {}/2026.", "25/02", "18/02"),
        ("CTR947", "7", "Thăm Địa đạo Vịnh Mốc, tỉnh {}.", "Quảng Trị", "Quảng Ngãi"),
        ("CTR947", "7", "Về nguồn Pác Bó (xã Trường Hà, tỉnh {}).", "Cao Bằng", "Lạng Sơn"),
        ("CTR947", "7", "Theo dõi hồ Trị An trên {}.", "sông Đồng Nai", "sông Bé"),
        ("CTR813", "5", "Phấn đấu hết năm {} không còn ấp nào thiếu nước.", "2026", "2025"),
        ("CTR813", "5", "Giao các ấp cắm xong mốc lộ giới trong năm {}.", "2026", "2025"),
        (
            "CTR813",
            "10",
            "Nghe báo cáo về nhà bị tốc mái, yêu cầu đơn vị thi công xong trước ngày {}/2026.",
            "30/11",
            "31/8",
        ),
    ],
)
def test_what_is_wrong_is_told(
    code: str, month: str, sentence: str, right: str, wrong: str
) -> None:
    assert codes(month, sentence.format(right)) == set()
    assert codes(month, sentence.format(wrong)) == {code}


@pytest.mark.parametrize(
    ("month", "sentence"),
    [
        ("4", "Phân công trực, giao ban nhanh mỗi sáng trong dịp nghỉ lễ 30/4/2026."),
        ("4", "Khảo sát hộ kinh doanh từ ngày 20/4 đến ngày 01/5/2026."),
        ("12", "Kiểm tra việc thu phí theo mức mới kể từ ngày 01/01/2027."),
        ("7", "Kết nghĩa với phường Hàm Rồng, tỉnh Thanh Hóa và xã Tân Trào, thành phố Hải Phòng."),
        ("7", "Thăm Truông Bồn, tỉnh Nghệ An; ghé Ngã ba Đồng Lộc, tỉnh Hà Tĩnh."),
        ("3", "Yêu cầu thanh toán dứt điểm khối lượng hoàn thành năm 2025 cho nhà thầu."),
        ("3", "Tổng kết mục tiêu phấn đấu đến năm 2025 mọi hộ dùng nước sạch."),
    ],
)
def test_what_is_right_is_not(month: str, sentence: str) -> None:
    assert codes(month, sentence) == set()


def of_province(name: str, over: str, sentence: str) -> set[str]:
    raw = programme("5", sentence).decode()
    raw = raw.replace("{name: Đảng ủy xã Tân Tiến}", f"{{parent: {over}, name: Đảng ủy {name}}}")
    found = check(from_bytes(raw.encode(), "x.yaml"), ("CTR906", "CTR947"))
    return {finding.code for finding in found}


@pytest.mark.parametrize(
    ("sentence", "code", "there", "here"),
    [
        ("Làm việc với Đồn Biên phòng đóng trên địa bàn.", "CTR947", ("phường Việt Trì", "Tỉnh ủy Phú Thọ"), ("xã Đồng Đăng", "Tỉnh ủy Lạng Sơn")),
        ("Giữ vùng chè cổ thụ.", "CTR947", ("đặc khu Lý Sơn", "Tỉnh ủy Quảng Ngãi"), ("xã Mèo Vạc", "Tỉnh ủy Tuyên Quang")),
        ("Rà soát chỉ tiêu Tỉnh ủy Vĩnh Long giao năm 2026.", "CTR906", ("phường Vị Thanh", "Thành ủy Cần Thơ"), ("phường Trà Vinh", "Tỉnh ủy Vĩnh Long")),
    ],
)  # fmt: skip
def test_what_is_of_another_land(
    sentence: str, code: str, there: tuple[str, str], here: tuple[str, str]
) -> None:
    assert of_province(*there, sentence) == {code}
    assert of_province(*here, sentence) == set()


def test_to_visit_a_post_at_the_border_is_no_work_there() -> None:
    assert of_province("phường Việt Trì", "Tỉnh ủy Phú Thọ", "Thăm một Đồn Biên phòng.") == set()
