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
        ("Họp dân buôn Ea Drơng.", "Sửa đường buôn Ea Drơng.", "Sửa đường buôn EaDrơng."),
        ("Thăm chùa Kh'leng.", "Tu bổ chùa Kh'leng.", "Tu bổ chùa Khleng."),
        ("Khen ông Vũ Đình Quý.", "Mời ông Vũ Đình Quý.", "Mời ông Vũ Đình Quí."),
        ("Nạo vét hồ Ea Kmút.", "Cắm biển quanh hồ Ea Kmút.", "Cắm biển quanh hồ Ea Kmut."),
        (
            "Ra mắt mô hình “Vườn nhà không cỏ dại”.",
            "Nhân rộng mô hình “Vườn nhà không cỏ dại”.",
            "Nhân rộng mô hình “Vườn nhà không có cỏ dại”.",
        ),
        ("Góp quỹ “Nụ cười trẻ thơ”.", "Trao quỹ “Nụ cười trẻ thơ”.", "Trao quỹ Nụ cười trẻ thơ."),
        (
            "Giúp Tổ hợp tác Trồng nấm Hòa Lạc vay vốn.",
            "Mời Tổ hợp tác Trồng nấm Hòa Lạc dự hội chợ.",
            "Mời Tổ hợp tác trồng nấm Hòa Lạc dự hội chợ.",
        ),
        (
            "Giao Phòng Kinh tế chủ trì.",
            "Nghe Phòng Kinh tế báo cáo.",
            "Nghe phòng Kinh tế báo cáo.",
        ),
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


def test_a_room_of_an_office_may_have_a_small_letter() -> None:
    assert not told("CTR702", "Giao phòng Văn hóa - Xã hội tham mưu, trạm Y tế phối hợp.")
    assert told("CTR702", "Sửa xong mương trước mưa. phòng Kinh tế nghiệm thu.")
    assert not told("CTR617", "Giao phòng Kinh tế chủ trì.", "Nghe phòng Kinh tế báo cáo.")


def test_two_things_are_no_two_ways() -> None:
    assert not told("CTR617", "Họp dân thôn Phú Lộc.", "Sửa cống thôn Phú Lạc.")
    assert not told("CTR617", "Dự hội thi “Sáng mãi lửa rừng”.", "Dự hội thi “Bếp ấm ngày đông”.")
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
        ("CTR409", "Tỷ lệ tiêm đạt 82%, tái khám đạt 90%.", "Tỷ lệ tiêm đạt 82, tái khám đạt 90%."),
        ("CTR409", "Tiết kiệm 400 kWh mỗi tuần.", "Tiết kiệm 400 kW/h mỗi tuần."),
        ("CTR409", "Trực từ 02/9 đến 05/9.", "Trực từ 02/9-05/9."),
        ("CTR409", "Đề án giai đoạn 2026-2030.", "Đề án giai đoạn 2026—2030."),
        ("CTR409", "Tưới 1.350 ha lúa.", "Tưới 1,350 ha lúa."),
        ("CTR515", "Chấm sản phẩm OCOP.", "Chấm sản phẩm 0COP."),
        ("CTR703", "Dự Ngày hội Đại đoàn kết toàn dân tộc.", "Dự Ngày hội Đoàn kết toàn dân."),
        (
            "CTR416",
            "Sau khi nghe báo cáo, Đảng ủy kết luận.",
            "Sau khi nghe báo cáo. Đảng ủy kết luận.",
        ),
        ("CTR416", "Đầu quý III, Đảng ủy họp dân.", "Đầu quý III; Đảng ủy họp dân."),
        (
            "CTR416",
            "Bàn ba nội dung: sửa cầu; xây chợ; trồng hoa.",
            "Bàn ba nội dung sửa cầu; xây chợ; trồng hoa.",
        ),
        (
            "CTR416",
            "Lập hai đội: đội trực ngày, đội trực đêm ở đập.",
            "Lập hai đội giữ đập, đội trực ngày, đội trực đêm ở đập.",
        ),
        (
            "CTR416",
            "Nghe tờ trình quy hoạch, tờ trình giao đất.",
            "Nghe tờ trình quy hoạch tờ trình giao đất.",
        ),
        ("CTR416", "Trao học bổng, tặng xe đạp cho trẻ.", "Trao học bổng tặng xe đạp cho trẻ."),
        ("CTR416", "Hội nghị chuyên đề, cho ý kiến về chợ.", "Hội Nông dân, cho ý kiến về chợ."),
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


@pytest.mark.parametrize(
    ("said", "codes"),
    [
        ("Gửi tài liệu trước ngày họp 07 ngày (riêng hội nghị Ban Chấp hành 10 ngày).", set()),
        ("Gửi tài liệu của hội nghị Ban Chấp hành Đảng bộ xã lần thứ 3.", {"CTR617"}),
    ],
)
def test_any_meeting_of_a_body_is_no_name_of_one(said: str, codes: set[str]) -> None:
    named = [f"Chuẩn bị Hội nghị Ban Chấp hành Đảng bộ xã lần thứ {n}." for n in (3, 4, 5)]
    found = check(from_bytes(programme("3", *named, said), "x.yaml"), select=("CTR617",))
    assert {f.code for f in found} == codes
