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
