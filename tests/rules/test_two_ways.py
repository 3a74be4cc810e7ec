"""A name or a term that a document writes in two ways is told, and how numbers are written; right ones are not."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support.sentences import programme


def told(code: str, *sentences: str) -> bool:
    found = check(from_bytes(programme("5", *sentences), "x.yaml"), (code,))
    return any(f.code == code for f in found)


@pytest.mark.parametrize(
    ("one", "right", "wrong"),
    [
        ("Sửa mái chợ Viềng.", "Lát sân chợ Viềng.", "Lát sân Chợ Viềng."),
        (
            "Tu bổ miếu Bà Chúa Ngọc.",
            "Khánh thành miếu Bà Chúa Ngọc.",
            "Khánh thành miếu bà Chúa Ngọc.",
        ),
        ("Sửa bến đò Cồn Én.", "Lắp đèn bến đò Cồn Én.", "Lắp đèn bến đò Cồn-Én."),
        ("Dọn bến núi Bà Rá.", "Trồng hoa quanh núi Bà Rá.", "Trồng hoa quanh núi bà rá."),
        ("Thăm khu Niệm Nghĩa.", "Họp dân Niệm Nghĩa.", "Họp dân Niệm Ngĩa."),
        ("Mời già A Thút dạy chiêng.", "Giúp già A Thút mở lớp.", "Giúp già A Thut mở lớp."),
        ("Họp dân xóm Thúy Lĩnh.", "Sửa ngõ xóm Thúy Lĩnh.", "Sửa ngõ xóm Thuý Lĩnh."),
        ("Trồng cây dổi.", "Chăm cây dổi lấy hạt.", "Chăm cây giổi lấy hạt."),
        ("Cài phần mềm iOffice.", "Tập huấn iOffice.", "Tập huấn i-Office."),
        ("Mở rộng vùng VietGAP.", "Cấp mã vùng VietGAP.", "Cấp mã vùng VIETGAP."),
        (
            "Đánh giá Bộ tiêu chí khu phố văn minh.",
            "Sửa đổi Bộ tiêu chí khu phố văn minh.",
            "Sửa đổi bộ tiêu chí khu phố văn minh.",
        ),
    ],
)
def test_one_name_is_written_in_one_way(one: str, right: str, wrong: str) -> None:
    assert told("CTR617", one, wrong)
    assert not told("CTR617", one, right)


def test_two_things_are_no_two_ways() -> None:
    assert not told("CTR617", "Chúc thọ bà Lê Thị Thúy.", "Thăm bà Đỗ Thị Thuý.")
    assert not told("CTR617", "Giao Ban Xây dựng Đảng tham mưu.", "Báo cáo công tác xây dựng Đảng.")
    assert not told(
        "CTR617", "Thăm Trường Mầm non Hoa Sen.", "Dự khai giảng tại các trường Mầm non."
    )


@pytest.mark.parametrize(
    ("code", "right", "wrong"),
    [
        ("CTR809", "Ra quân từ 05/3 đến 20/3.", "Ra quân từ 05/3 đến 20-3."),
        ("CTR809", "Khai mạc lúc 7 giờ 30.", "Khai mạc lúc 7 giờ:30."),
        ("CTR809", "Thu đạt 92% kế hoạch.", "Thu đạt 92% phần trăm kế hoạch."),
        ("CTR809", "Chuyển đổi 5 ha đất lúa.", "Chuyển đổi 5 ha héc ta đất lúa."),
        ("CTR809", "Đề án giai đoạn 2027 - 2032.", "Đề án giai đoạn 2027 - 32."),
        ("CTR809", "Cấp 25 (hai mươi lăm) suất.", "Cấp 25 (hai mươi năm) suất."),
        ("CTR809", "Cấp 1.200.000 cây giống.", "Cấp 1200.000 cây giống."),
        ("CTR809", "Tăng từ 20 đến 25%.", "Tăng từ 20 - đến 25%."),
        ("CTR809", "Trực 24/24 giờ ở các chốt.", "Trực 24/24h giờ ở các chốt."),
        ("CTR809", "Dự hội nghị lần thứ 12.", "Dự hội nghị lần thứ mười 2."),
        ("CTR809", "Xây 04 căn nhà.", "Xây bốn 04 căn nhà."),
        ("CTR809", "Thu mua 3.500 tấn mía.", "Thu mua 3 ngàn 500 tấn mía."),
        ("CTR809", "Bê tông hóa 4,5 km đường.", "Bê tông hóa 4km5 đường."),
        ("CTR809", "Mở 07 lớp tập huấn.", "Mở O7 lớp tập huấn."),
        ("CTR809", "Gửi tài liệu trước 72 giờ.", "Gửi tài liệu trước 52 giờ."),
        ("CTR409", "Mỗi tổ họp 02-03 buổi.", "Mỗi tổ họp 02~03 buổi."),
        ("CTR409", "Thu 2.000 triệu đồng.", "Thu 2.0 00 triệu đồng."),
        ("CTR409", "Thu 14.500 triệu đồng.", "Thu 14 .500 triệu đồng."),
        ("CTR412", "Vận động 90% hộ tham gia.", "Vận động 90%hộ tham gia."),
        ("CTR412", "Nạo vét 2,4 km kênh.", "Nạo vét 2,4 Km kênh."),
        ("CTR407", "Lực lượng gồm: dân quân, công an.", "Lực lượng gồm:; dân quân, công an."),
        ("CTR416", "Cấp mì tôm, nước uống cho dân.", "Cấp mì tôm' nước uống cho dân."),
        ("CTR416", "Giao đồng chí Chủ tịch chủ trì.", "Giao đồng chí. Chủ tịch chủ trì."),
        ("CTR416", "Mời Hội Chữ thập đỏ dự.", "Mời Hội, Chữ thập đỏ dự."),
        ("CTR416", "Các đảng ủy viên phụ trách địa bàn.", "Các đảng ủy viên, phụ trách địa bàn."),
        ("CTR515", "Đo clo dư 0,5 mg/l.", "Đo clo dư của c/n."),
        ("CTR708", "Mời Viện Hải dương học.", "Mời khách ở tỉnh Hải dương."),
    ],
)
def test_numbers_are_written_as_numbers_are(code: str, right: str, wrong: str) -> None:
    assert told(code, wrong)
    assert not told(code, right)


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("CTR834", "Xử lý công việc giữa hai kỳ họp Ban Thường vụ."),
        ("CTR911", "Chuẩn bị nội dung các kỳ họp của Ban Thường vụ."),
        ("CTR505", "Chuẩn bị Lễ hội Khô già già của người Hà Nhì."),
        (
            "CTR505",
            "Nêu tinh thần “Đoàn kết, đoàn kết, đại đoàn kết; thành công, thành công, đại thành công”.",
        ),
        ("CTR826", "Lập hồ sơ cho ba cụm đa cổ thụ: tọa độ, chu vi thân, ảnh chụp, chuyện kể."),
    ],
)
def test_usual_wording_is_right(code: str, sentence: str) -> None:
    assert not told(code, sentence)
