"""A thing is begun before it ends, and a decision is prepared before it is taken, in two items and in one sentence."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from rules.test_over_the_year import told
from support.sentences import programme


def _doubted(sentence: str, code: str, month: int = 6) -> bool:
    """Whether a rule says anything of a sentence in a meeting of a month."""
    return bool(check(from_bytes(programme(str(month), sentence), "x.yaml"), (code,)))


_ENDED = [
    ("btv", "Nghe Ủy ban Kiểm tra trình thông báo kết luận kiểm tra Chi bộ Trường Mầm non Sao Mai.", "Nghe Ủy ban Kiểm tra trình quyết định, kế hoạch kiểm tra Chi bộ Trường Mầm non Sao Mai."),
    ("btv", "Duyệt báo cáo rút kinh nghiệm diễn tập phòng thủ dân sự ở hồ chứa.", "Duyệt kịch bản, văn kiện diễn tập phòng thủ dân sự ở hồ chứa."),
    ("ubnd", "Tổng kết mô hình ủ phân hữu cơ tại 30 hộ thôn Tân Lập.", "Chọn hộ, phát động mô hình ủ phân hữu cơ tại 30 hộ thôn Tân Lập."),
    ("ubnd", "Nghiệm thu kè chống sạt lở suối Nậm Pàn.", "Khởi công kè chống sạt lở suối Nậm Pàn."),
    ("mttq", "Công bố kết quả Cuộc thi tìm hiểu Luật Mặt trận Tổ quốc Việt Nam.", "Phát động Cuộc thi tìm hiểu Luật Mặt trận Tổ quốc Việt Nam."),
    ("ubnd", "Nghe Phòng Kinh tế báo cáo kết quả dự án trồng quế ở Pá Lau.", "Cho ý kiến kế hoạch dự án trồng quế ở Pá Lau."),
    ("ubnd", "Phê duyệt đề án phố đi bộ.", "Thẩm định đề án phố đi bộ."),
    ("ubnd", "Đưa vào vận hành trạm bơm Cầu Ngang.", "Chạy thử trạm bơm Cầu Ngang."),
    ("mttq", "Thông báo kết quả đối thoại với phụ nữ.", "Tổ chức đối thoại với phụ nữ."),
    ("ubnd", "Tổ chức diễn tập chữa cháy chợ Mới.", "Tập huấn lực lượng tham gia diễn tập chữa cháy chợ Mới."),
]  # fmt: skip


@pytest.mark.parametrize(("office", "end", "begin"), _ENDED)
def test_what_ended_is_not_begun_behind(office: str, end: str, begin: str) -> None:
    assert told(office, (4, end), (7, begin)) == {"CTR843"}
    assert told(office, (4, begin), (7, end)) == set()


@pytest.mark.parametrize(
    ("office", "end", "begin"),
    [
        ("ubnd", "Tổng kết mô hình ủ phân hữu cơ tại 30 hộ thôn Tân Lập.", "Kế hoạch nhân rộng mô hình ủ phân hữu cơ tại 30 hộ thôn Tân Lập."),
        ("ubnd", "Tổng kết mô hình ủ phân hữu cơ tại 30 hộ thôn Tân Lập.", "Phát động mô hình ủ phân hữu cơ tại 30 hộ thôn Tân Lập đợt 2."),
        ("ubnd", "Nghiệm thu kè chống sạt lở suối Nậm Pàn.", "Khởi công kè chống sạt lở suối Nậm Hua."),
        ("ubnd", "Bàn giao mặt bằng tuyến đường Nậm Pàn - Chiềng Lề.", "Khởi công tuyến đường Nậm Pàn - Chiềng Lề."),
        ("btv", "Cho ý kiến báo cáo kết quả công tác dân vận.", "Cho ý kiến kế hoạch công tác dân vận."),
        ("ubnd", "Phê duyệt đề án phố đi bộ.", "Thẩm định đề án chợ đêm."),
        ("btv", "Rút kinh nghiệm diễn tập phòng thủ dân sự ở hồ chứa.", "Kế hoạch khắc phục hạn chế sau diễn tập phòng thủ dân sự ở hồ chứa."),
        ("ubnd", "Nghiệm thu khối lượng nạo vét kênh Bảy Xã.", "Triển khai nạo vét kênh Bảy Xã."),
        ("ubnd", "Tổng kết lớp dạy nghề may công nghiệp tại Nhà văn hóa Bản Mạ.", "Khai giảng lớp dạy nghề may công nghiệp tại Nhà văn hóa Bản Mạ khóa sau."),
    ],
)  # fmt: skip
def test_what_goes_on_or_comes_again_is_no_wrong_order(office: str, end: str, begin: str) -> None:
    assert told(office, (4, end), (7, begin)) == set()


def test_clauses_joined_the_wrong_way_round_are_told() -> None:
    wrong = [
        "Trình HĐND xã quyết nghị việc đổi tên 03 thôn, sau đó lấy ý kiến cử tri đại diện hộ gia đình.",
        "Kỳ họp thông qua nghị quyết về phí chợ rồi mới thẩm tra.",
        "Lấy ý kiến cử tri sau khi HĐND xã quyết nghị việc nhập hai thôn.",
        "Nghiệm thu, bàn giao 900 m đường bê tông trước khi tổ thợ đổ xong mặt đường.",
        "Quyết toán cầu dân sinh trước khi hoàn thành xây lắp.",
        "Mở phiên đấu giá 12 lô đất ở, sau phiên sẽ phê duyệt giá khởi điểm.",
        "Cất bốc xong các ngôi mộ rồi thông báo cho gia đình nhận phần mộ.",
        "Theo dõi việc thực hiện dự thảo quy ước trước khi lấy phiếu.",
        "Phản biện nghị quyết về phí vệ sinh mà HĐND xã đã thông qua.",
        "Thông qua báo cáo chính trị sau khi trình hội nghị Ban Chấp hành thảo luận.",
    ]
    assert [one for one in wrong if not _doubted(one, "CTR834")] == []


def test_clauses_in_their_order_are_not_told() -> None:
    right = [
        "Trình HĐND xã quyết nghị việc đổi tên 03 thôn, trước đó lấy ý kiến cử tri đại diện hộ gia đình.",
        "Lấy ý kiến cử tri đại diện hộ gia đình, sau đó trình HĐND xã quyết nghị.",
        "Ban hành kế hoạch sắp xếp thôn, sau đó lấy ý kiến cử tri.",
        "Ban hành kết luận rồi lấy ý kiến về dự thảo chương trình năm sau.",
        "Thông qua dự thảo quy ước rồi lấy ý kiến nhân dân.",
        "Nghiệm thu cốt thép trước khi đổ xong bê tông mặt cầu.",
        "Nghiệm thu nền đường trước khi rải xong lớp mặt.",
        "Bàn giao mặt bằng trước khi nhà thầu lắp xong lán trại.",
        "Nghiệm thu, bàn giao 900 m đường bê tông sau khi tổ thợ đổ xong mặt đường.",
        "Khánh thành nhà văn hóa trước khi khai giảng năm học.",
        "Mở phiên đấu giá 12 lô đất ở, sau phiên sẽ phê duyệt kết quả trúng đấu giá.",
        "Thông báo cho gia đình nhận phần mộ rồi cất bốc các ngôi mộ.",
        "Cất bốc xong các ngôi mộ sau khi đã thông báo cho các gia đình.",
        "Theo dõi việc tiếp thu ý kiến vào dự thảo quy ước.",
        "Phản biện dự thảo nghị quyết về phí vệ sinh trước khi trình HĐND xã.",
        "Phản biện dự thảo nghị quyết sửa đổi nghị quyết đã ban hành.",
        "Theo dõi việc tiếp thu ý kiến phản biện nghị quyết đã được thông qua.",
        "Thông qua báo cáo chính trị trước khi trình hội nghị Ban Chấp hành thảo luận.",
        "Họp thôn, sau buổi họp lấy ý kiến từng hộ.",
    ]
    assert [one for one in right if _doubted(one, "CTR834")] == []


@pytest.mark.parametrize(
    ("month", "wrong", "right"),
    [
        (4, "Tổng kết năm, bàn nhiệm vụ quý II.", "Kiểm điểm quý I, bàn nhiệm vụ quý II."),
        (5, "Thẩm định đơn theo đợt tổng rà soát hộ nghèo cuối năm đang làm.", "Thẩm định kết quả tổng rà soát hộ nghèo cuối năm trước."),
        (3, "Thu mua hết lúa thu đông đang vào cao điểm gặt.", "Quyết toán lượng lúa thu đông đã thu mua."),
    ],
)  # fmt: skip
def test_a_season_that_is_not_now_is_told(month: int, wrong: str, right: str) -> None:
    assert _doubted(wrong, "CTR808", month) and not _doubted(right, "CTR808", month)
