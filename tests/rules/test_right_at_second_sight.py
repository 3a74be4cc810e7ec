"""What only looks wrong is not even remarked on, and the slip that looks like it is still found."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.model.finding import Finding
from ctr_cli.source.load import from_bytes
from support.sentences import APART, Place, doubted_where, programme

RIGHT = """
5 | Giao ban với các phòng, ban, ngành chuyên môn.
5 | Rà soát cây trồng ngoài đồng: hành, tỏi, ớt.
5 | Cho ý kiến phương án quản lý bến vận tải thủy.
5 | Tổ chức đoàn ra thăm quân và dân trên đảo.
5 | Cho ý kiến mức thu phí tham quan hang động.
5 | Tuần tra bảo vệ rừng đầu nguồn.
5 | Bình xét khen thưởng 6 tập thể.
5 | Nhắc người dân không cung cấp mã xác thực cho người lạ.
5 | Cải tạo cửa khẩu phụ, làn giữa cầu, bãi giữa sông.
5 | Xem xét quy hoạch các chức danh diện Ban Thường vụ Đảng ủy quản lý.
5 | Giữ vệ sinh tháp cổ; chuyển dần sang du lịch sinh thái.
5 | Nghe số liệu chi trả bảo trợ xã hội; thống kê nhà sập, chuồng hỏng.
5 | Thông qua đề cương biên soạn cuốn lịch sử Đảng bộ xã.
5 | Làm việc với hộ kinh doanh cửa khẩu.
5 | Cấm phun sơn PU trong khu dân cư.
5 | Đã họp 05/05 thôn theo kế hoạch.
5 | Diễn tập theo phương châm chỉ huy tại chỗ, lực lượng tại chỗ; tập huấn các lực lượng: cơ động, tại chỗ.
5 | Phối hợp Thống kê cơ sở rà soát phiếu điều tra.
5 | Mời nghệ nhân hát Quan họ.
5 | Kết quả: vượt 5 chỉ tiêu, đạt 9 chỉ tiêu, chưa đạt 2 chỉ tiêu.
5 | Chuẩn bị Đại hội Hội Người cao tuổi xã, nhiệm kỳ 2026 - 2031.
5 | Khen tập thể lớp 12 Trường THPT Nguyễn Trãi. // Cho ý kiến phương án kỳ thi tốt nghiệp trung học phổ thông.
5 | Quán triệt Điều lệ Mặt trận Tổ quốc Việt Nam. // Nghe MTTQ xã báo cáo công tác giám sát.
5 | Tiếp nhận hồ sơ do Ủy ban nhân dân huyện cũ bàn giao. // Cho ý kiến báo cáo của UBND xã.
5 | Nhân rộng mô hình “Dân vận khéo”; nghe báo cáo công tác dân vận, kế hoạch Ngày Dân vận của cả nước.
6 | Cho ý kiến nghị quyết kỳ họp Hội đồng nhân dân xã khóa I, nhiệm kỳ 2026 - 2031. // Sơ kết nghị quyết của Đảng bộ xã khóa I, nhiệm kỳ 2025 - 2030.
6 | Chuẩn bị lực lượng phòng, chống thiên tai và tìm kiếm cứu nạn. // Cứu hộ, cứu nạn thuyền chìm sau bão số 2.
6 | Sơ kết 10 năm thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.
6 | Sơ kết 5 năm (2021 - 2026) thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.
6 | Tổng kết 05 năm thực hiện Nghị quyết số 08-NQ/TU ngày 20/9/2021.
6 | Đề án phát triển làng nghề đến năm 2030, tầm nhìn đến năm 2045.
6 | Tổng kết xây dựng nông thôn mới giai đoạn 2021 - 2025.
6 | Cho ý kiến Kế hoạch đầu tư công trung hạn giai đoạn 2026 - 2030.
6 | Xét, đề nghị tặng Huy hiệu Đảng đợt 02/9/2026.
2 | Nghe báo cáo công tác chuẩn bị bầu cử đại biểu Quốc hội khóa XVI, ngày bầu cử 15/3/2026.
4 | Tổng kết cuộc bầu cử đại biểu Quốc hội khóa XVI.
5 | Cho ý kiến Kế hoạch phòng, chống thiên tai năm 2026.
8 | Chuẩn bị nội dung trình kỳ họp thường lệ cuối năm 2026 của Hội đồng nhân dân xã.
10 | Cho ý kiến Kế hoạch tổ chức Ngày hội Đại đoàn kết toàn dân tộc tháng 11/2026.
12 | Thông qua báo cáo kiểm điểm tập thể, cá nhân Ban Thường vụ Đảng ủy năm 2026.
12 | Chương trình công tác năm 2027.
12 | Kế hoạch Tết trồng cây xuân 2027.
5 | Sửa 4 phòng học, yêu cầu xong trước khi bước vào năm học mới.
4 | Sơn lại lớp mẫu giáo kịp đón năm học mới.
2 | Cho ý kiến kế hoạch lát lại vỉa hè năm 2026.
5 | Thi hành kỷ luật 4 đảng viên, gồm khiển trách 3, cảnh cáo 1.
5 | Giải quyết 7 đơn: khiếu nại 2, kiến nghị 5.
5 | Khảo sát 4 bản Mông, Dao về nước sinh hoạt; thăm 6 làng Ba Na, Gia Rai.
5 | Khen 5 tổ hòa giải (Văn phòng Đảng ủy, Ủy ban Kiểm tra thẩm định).
5 | Diễn tập 3 giai đoạn, 1 ngày 1 đêm; mở 2 khóa, 45 học viên.
5 | Dạy bơi cho 60 em, mỗi lớp 20 em, tại hồ bơi của trường; khám cho người già, nhất là người neo đơn, tại nhà riêng.
12 | Kỳ họp thường lệ cuối năm quyết định dự toán; hội nghị năm 2026 thông qua quy chế.
5 | Cấp phép sử dụng tạm thời lòng đường, hè phố.
5 | Nạo vét sông Bung; phối hợp Công ty Thủy điện Sông Bung xả nước, thăm Trường Mầm non Sông Bung.
5 | Tiếp công dân vào các ngày thứ Năm 05, 12, 19 và 26.
5 | Kiểm kê đất dọc Vành đai 2 và Gói thầu số 3; đối chiếu với Bảng giá đất.
5 | Thăm Linh mục chánh xứ, Mục sư quản nhiệm, Trung tá đồn trưởng.
4 | Phát động Tuần lễ quốc gia Nước sạch và vệ sinh môi trường.
5 | Dọn vệ sinh quanh Bệnh viện Thống Nhất và công viên Thống Nhất, bến xe Đoàn Kết.
5 | Đưa đoàn viên về nguồn An toàn khu.
5 | Quy định giờ xếp dỡ hàng; nhắc chi bộ đổi giờ họp, cán bộ đổi mật khẩu.
5 | Xác minh việc khai khác năm sinh; bố trí phòng cách ly.
5 | Thăm đảng viên 80 tuổi đang điều trị; vá mặt cầu bong tróc.
5 | Quán triệt văn bản của Bộ Chính trị về kinh tế tư nhân.
5 | Đánh giá tỷ lệ hồ sơ số hóa: tháng 4/2025 đạt 40%, tháng 4/2026 đạt 93%.
5 | Kết quả giải ngân: tháng 3 đạt 20%, tháng 4 đạt 35%, tháng 5 đạt 50%.
5 | Kiểm tra vệ sinh bếp ăn, vệ sinh lớp học.
3 | Hưởng ứng Ngày Thế giới phòng, chống lao 24/3.
9 | Hưởng ứng Ngày Thế giới phòng, chống dại 28/9.
5 | Xét hồ sơ sinh hoạt tôn giáo tập trung của một điểm nhóm; khảo sát điểm gom rác tập trung của các thôn.
9 | Tổ chức đêm hội Trung thu ngày 24/9/2026 tại các thôn.
5 | Duyệt kế hoạch; kiểm tra hòm thư góp ý, sổ tiếp dân; làm hòm thư nhỏ ở trạm y tế.
5 | Hoàn thiện hồ sơ; đề nghị xếp hạng di tích cấp tỉnh.
5 | Nghe Ủy ban nhân dân xã giải trình, các Ban của HĐND xã phát biểu.
5 | Giao tiến độ: quý I đạt 20%, quý II thêm 25%, quý III thêm 25%, quý IV thêm 30%, hết năm đạt 100%.
5 | Phát huy đạo lý uống nước nhớ nguồn; vận động Quỹ Đền ơn đáp nghĩa; tôn sư trọng đạo trong trường học.
5 | Thống kê nhà hỏng trước ngày 15/3/2026; hỗ trợ hộ có nhà cháy trước ngày 15/3/2026.
5 | Đề nghị cấp tỉnh xem xét đặt tên 3 tuyến đường mới mở.
"""
WRONG = """
CTR512 | 5 | Nghe báo cáo tình hình, công tác khích các hộ trồng rừng.
CTR605 | 5 | Tuần tra canh gác rừng đầu nguồn.
CTR504 | 5 | Nhắc người dân giữ vệ sính môi trường.
CTR606 | 5 | Giao UBND xã thực hiện. // Nghe Ủy ban nhân dân xã báo cáo.
CTR606 | 5 | Khen Trường THPT Nguyễn Trãi. // Khen Trường Trung học phổ thông Lê Lợi.
CTR613 | 5 | Kỷ niệm ngày Thương binh - Liệt sĩ 27/07.
CTR828 | 5 | Đã khám 40 thanh niên: đạt 25 thanh niên, không đạt 10 thanh niên.
CTR617 | 5 | Mời Hội làng nghề dệt Bắc Sơn. // Thăm làng nghề dệt bắc sơn. // Thăm làng nghề dệt Bắc Sơn.
CTR832 | 6 | Diễn tập phòng, chống thiên tai và tìm kiếm cứu nạn. // Diễn tập phòng, chống thiên tai, cứu hộ, cứu nạn.
CTR901 | 2 | Niêm yết danh sách cử tri trước ngày bầu cử 22/3/2026.
CTR901 | 2 | Phân công phụ trách khu vực bỏ phiếu cuộc bầu cử ngày 8/3/2026.
CTR901 | 1 | Nghe báo cáo kết quả bầu cử đại biểu Hội đồng nhân dân xã.
CTR829 | 6 | Sơ kết thực hiện Nghị quyết số 09-NQ/ĐU ngày 12/10/2026.
CTR829 | 6 | Sơ kết 5 năm thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.
CTR829 | 6 | Tổng kết 5 năm thực hiện Nghị quyết số 08-NQ/TU ngày 20/9/2018.
CTR803 | 6 | Đề án phát triển làng nghề đến năm 2045, tầm nhìn đến năm 2035.
CTR903 | 6 | Cho ý kiến xây dựng nông thôn mới giai đoạn 2021 - 2025.
CTR903 | 6 | Cho ý kiến Kế hoạch đầu tư công trung hạn giai đoạn 2026 - 2031.
CTR805 | 6 | Xét, đề nghị tặng Huy hiệu Đảng đợt 02/9/2025.
CTR805 | 11 | Cho ý kiến Kế hoạch phòng, chống thiên tai năm 2026.
CTR805 | 12 | Thông qua báo cáo kiểm điểm tập thể, cá nhân Ban Thường vụ Đảng ủy năm 2025.
CTR805 | 12 | Chương trình công tác năm 2026.
CTR805 | 7 | Tổng kết Tết trồng cây xuân 2027.
CTR834 | 6 | Chuẩn bị nội dung trình kỳ họp thường lệ cuối năm 2026 của Hội đồng nhân dân xã.
CTR812 | 10 | Cho ý kiến Kế hoạch Ngày hội Đại đoàn kết toàn dân tộc tháng 12/2026.
CTR811 | 6 | Kế hoạch kỷ niệm 10 năm Ngày thành lập đặc khu.
CTR808 | 10 | Tổ chức lớp năng khiếu hè năm 2026.
CTR808 | 11 | Tổ chức các hoạt động bước vào năm học mới.
CTR826 | 5 | Khảo sát 4 bản Xiềng, Búng, Cò Phạt.
CTR826 | 5 | Khen 5 tổ xung kích (tổ Đông, tổ Tây, tổ Nam).
CTR416 | 5 | Cho ý kiến Kế hoạch giai đoạn, 2026 - 2030.
CTR416 | 5 | Rà soát hộ nghèo cuối năm thông qua danh sách.
CTR705 | 5 | Bố trí nguồn An toàn giao thông cho công an.
CTR828 | 5 | Cơ cấu kinh tế: nông nghiệp 30%, công nghiệp 45%, dịch vụ 35%.
CTR816 | 9 | Tổ chức Tết Trung thu ngày 22/9/2026 tại các thôn.
CTR522 | 5 | Yêu cầu các chi bộ cần tập trung của công tác phát triển đảng viên.
CTR503 | 5 | Thăm hỏi bộ đổi biên phòng.
CTR522 | 5 | Chấn chỉnh việc khai khác cát trên sông.
CTR522 | 5 | Trao Huy hiệu 50 năm tuổi đang cho đảng viên.
CTR828 | 5 | Giao tiến độ: quý I đạt 20%, quý II thêm 25%, quý III thêm 35%, quý IV thêm 30%, hết năm đạt 100%.
CTR828 | 5 | Giao tiến độ: 6 tháng đầu năm đạt 40%, 6 tháng cuối năm thêm 70%, cả năm đạt 100%.
CTR522 | 5 | Vận động Quỹ “Uống nước đáp nghĩa”.
CTR522 | 5 | Giáo dục truyền thống kính lão trọng đạo.
CTR813 | 5 | Giao Văn phòng Đảng ủy sửa xong mái nhà hỏng trước ngày 15/3/2026.
CTR911 | 5 | Giao ban Đảng ủy. // Quyết định đặt tên 3 tuyến đường mới mở.
CTR913 | 6 | Nghe Ban Tổ chức Đảng ủy báo cáo.
"""


def rows(table: str) -> list[list[str]]:
    return [line.split(" | ") for line in table.strip().splitlines()]


def findings(raw: bytes) -> list[Finding]:
    return check(from_bytes(raw, "x.yaml"))


def test_what_is_right_is_not_remarked_on() -> None:
    places = [(Place(month), sentence) for month, sentence in rows(RIGHT)]
    assert doubted_where(places, findings) == {}


@pytest.mark.parametrize(("code", "month", "sentence"), rows(WRONG))
def test_the_slip_beside_it_is_found(code: str, month: str, sentence: str) -> None:
    assert code in {f.code for f in findings(programme(month, *sentence.split(APART)))}


def said_of(code: str, month: str, *sentences: str) -> list[str]:
    return [
        f"{f.message} {f.hint}" for f in findings(programme(month, *sentences)) if f.code == code
    ]


def test_advice_does_not_spoil_what_is_right() -> None:
    (said,) = said_of("CTR823", "10", "Kiểm điểm công tác tháng 9; nhiệm vụ tháng 11/2026.")
    assert "hoặc kỳ trước là tháng 10" in said
    (said,) = said_of(
        "CTR902",
        "5",
        "Nghị quyết Đại hội Đảng bộ xã lần thứ I, nhiệm kỳ 2020 - 2025.",
        "Chương trình toàn khóa của Ban Chấp hành Đảng bộ xã khóa I, nhiệm kỳ 2025 - 2030.",
    )
    assert "khóa I là 2025-2030" in said
    assert not said_of("CTR521", "5", "Nghe Ban Tổ chức Huyện ủy cũ bàn giao hồ sơ.")


WORKS = """
format: 1
year: 2027
issuer: {name: Ủy ban nhân dân xã Tân Tiến}
document: {symbol: CTr-UBND, place: Tân Tiến, date: 2026-12-25, title: Công tác năm 2027}
agencies:
  - {id: vp, name: Văn phòng HĐND và UBND xã, aliases: [VP HĐND và UBND]}
bodies:
  - id: ubnd
    name: Công việc của Ủy ban nhân dân xã
    meetings:
      - month: %s
        items:
          - {text: '%s', agencies: [VP HĐND và UBND], deadline: %s}
          - {text: Kế hoạch trồng rừng., topic: %s}
          - {text: Kế hoạch giảm nghèo., topic: %s}
"""


@pytest.mark.parametrize(
    ("month", "text", "deadline", "topics", "codes"),
    [
        (1, "Kế hoạch cải cách hành chính.", "2027-01-20", (None, "Kinh tế"), set()),
        (1, "Kế hoạch cải cách hành chính.", "2027-10-20", (None, None), {"CTR926"}),
        (6, "Báo cáo công tác tiếp công dân.", "2027-03-10", (None, None), {"CTR926"}),
        (6, "Báo cáo công tác tiếp công dân.", "2027-07-05", (None, None), set()),
        (1, "Kế hoạch thăm, tặng quà Tết Nguyên đán.", "2027-02-20", (None, None), {"CTR926"}),
        (1, "Kế hoạch thăm, tặng quà Tết Nguyên đán.", "2027-01-20", (None, None), set()),
        (1, "Kế hoạch cải cách hành chính.", "2027-01-20", ("Kinh tế", None), {"CTR259"}),
    ],
)
def test_works_have_their_time_and_their_group(
    month: int, text: str, deadline: str, topics: tuple[str | None, ...], codes: set[str]
) -> None:
    heads = ["null" if one is None else one for one in topics]
    found = findings((WORKS % (month, text, deadline, *heads)).encode())
    asked = {"CTR259", "CTR926", "CTR609", "CTR606"}
    assert {f.code for f in found} & asked == codes


CONFERENCES = """
format: 1
year: 2027
issuer: {name: Đảng ủy xã Tân Tiến}
document: {symbol: CTr/ĐU, place: Tân Tiến, date: 2026-12-25, title: Công tác năm 2027}
bodies:
  - id: bch
    name: Ban Chấp hành Đảng bộ xã
    meetings:
      - {number: 5, month: 3, items: [{text: Kiểm điểm công tác quý I.}]}
      - {number: %s, month: 6, items: [{text: Sơ kết công tác 6 tháng.}]}
      - {number: 7, month: 10, items: [{text: Kiểm điểm công tác quý III.}]}
      - {number: 8, month: 12, items: [{text: Tổng kết công tác năm 2027.}]}
  - id: btv
    name: Ban Thường vụ Đảng ủy xã
    meetings:
      - {month: 3, items: [{text: Thông qua nội dung trình Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 5.}]}
      - {month: 6, items: [{text: Thông qua nội dung trình Hội nghị Ban Chấp hành Đảng bộ xã lần thứ %s.}]}
      - {month: 9, items: [{text: Thông qua nội dung trình Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 7.}]}
      - {month: 10, items: [{text: Nghe tình hình thu ngân sách.}]}
      - {month: 12, items: [{text: Thông qua nội dung trình Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 8.}]}
"""


@pytest.mark.parametrize(
    ("number", "said", "codes"), [(6, 6, set()), (7, 6, {"CTR201"}), (6, 7, {"CTR211"})]
)
def test_a_slip_of_a_number_is_told_where_it_is(number: int, said: int, codes: set[str]) -> None:
    found = findings((CONFERENCES % (number, said)).encode())
    assert {f.code for f in found} & {"CTR201", "CTR211", "CTR841"} == codes


def test_only_conferences_that_are_prepared_are_named_as_such() -> None:
    raw = (CONFERENCES % (6, 6)).replace(
        "Thông qua nội dung trình Hội nghị Ban Chấp hành Đảng bộ xã lần thứ 6.",
        "Nghe tình hình sản xuất vụ Xuân.",
    )
    told = [f.hint for f in findings(raw.encode()) if f.code == "CTR841"]
    assert len(told) == 1
    assert "tháng 3, 12 đều có" in told[0]


def test_who_is_looked_into_may_be_of_any_field() -> None:
    entry = (
        "agencies: [{agency: Ban Xây dựng Đảng, role: perform}, {agency: Chi bộ 3, role: subject}]"
    )
    text = "Giám sát việc quản lý rác thải, bảo vệ môi trường biển của Chi bộ 3."
    raw = (CONFERENCES % (6, 6)).replace(
        "{text: Nghe tình hình thu ngân sách.}", f"{{text: '{text}', {entry}}}"
    )
    assert "CTR927" not in {f.code for f in findings(raw.encode())}
