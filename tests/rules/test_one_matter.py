"""One thing named twice with another number is told; two things, and one that was changed, are not."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support.sentences import programme

CODES = ("CTR505", "CTR609", "CTR611", "CTR613", "CTR614", "CTR615", "CTR616", "CTR803", "CTR832")


def told(*sentences: str) -> set[str]:
    return {f.code for f in check(from_bytes(programme("5", *sentences), "x.yaml"), CODES)}


@pytest.mark.parametrize(
    ("code", "sentences", "right", "wrong"),
    [
        (
            "CTR615",
            (
                "Triển khai Kế hoạch số 41-KH/ĐU về trồng cây dọc tuyến kênh Tây.",
                "Báo cáo kết quả Kế hoạch số {}-KH/ĐU về trồng cây dọc tuyến kênh Tây.",
            ),
            "41",
            "14",
        ),
        (
            "CTR615",
            ("Rà soát giai đoạn 2026-2030, cân đối vốn giai đoạn {}-2030.",),
            "2026",
            "2025",
        ),
        ("CTR615", ("Lắp 12 camera; kiểm tra cả {} camera trước mùa mưa.",), "12", "11"),
        ("CTR614", ("Thăm bà Lê Thị Hòa; hướng dẫn bà Lê Thị {} làm hồ sơ.",), "Hòa", "Hóa"),
        (
            "CTR616",
            (
                "Cấp 1.250 thẻ thư viện cho học sinh lớp 9.",
                "Trao {} thẻ thư viện cho học sinh các lớp.",
            ),
            "1.250",
            "1.520",
        ),
        (
            "CTR616",
            ("Duyệt dự án đường Bến Đá - Cồn Trăng.", "Nghiệm thu đường {}."),
            "Bến Đá - Cồn Trăng",
            "Cồn Trăng - Bến Đá",
        ),
        (
            "CTR616",
            ("Phát động cuộc thi “Sáng kiến vì buôn làng”.", "Chấm thi “Sáng kiến {} buôn làng”."),
            "vì",
            "cho",
        ),
        (
            "CTR616",
            ("Mời đồng chí Nguyễn Hữu Trí dự họp.", "Nghe đồng chí Nguyễn {} báo cáo."),
            "Hữu Trí",
            "Trí Hữu",
        ),
        (
            "CTR611",
            ("Duyệt giải vật làng Sình ngày 14/2/2026.", "Trao giải vật làng Sình ngày {}/2/2026."),
            "14",
            "24",
        ),
        (
            "CTR611",
            ("Đề án bảo tồn phố cổ giai đoạn 2026-2030.", "Vốn bảo tồn phố cổ giai đoạn {}-2030."),
            "2026",
            "2025",
        ),
        (
            "CTR611",
            ("Mua 15 con bò giống.", "Kiểm tra 15 con bò giống.", "Bàn giao {} con bò giống."),
            "15",
            "17",
        ),
        ("CTR611", ("Sơ kết Đề án 06.", "Bàn giao máy quét cho Đề án {}."), "06", "60"),
        ("CTR613", ("Mời ông Vàng A Súa.", "Nghe {} Vàng A Súa báo cáo."), "ông", "bà"),
        ("CTR613", ("Bảo vệ rừng thôn Nậm Cang.", "Cấp gạo {} Nậm Cang."), "thôn", "bản"),
        ("CTR609", ("Dạy chữ Mnông.", "Khôi phục lễ cúng của người {}."), "Mnông", "M'Nông"),
        ("CTR614", ("Họp tổ quản lý chợ Giang.", "Sửa mái chợ {}."), "Giang", "Dang"),
        ("CTR505", ("Khảo sát chợ Long Hoa, Bàu Năng, Cầu Khởi và {}.",), "Suối Đá", "Bàu Năng"),
        (
            "CTR803",
            ("Tiến độ: khởi công trong tháng 9/2026, đấu thầu xong trong tháng {}/2026.",),
            "7",
            "11",
        ),
        (
            "CTR832",
            ("Quy chế quản lý chợ đêm bên kênh.", "Quy chế quản lý chợ {} bên kênh (dự thảo)."),
            "quê",
            "đêm",
        ),
    ],
)
def test_two_numbers_of_one_thing_are_told(
    code: str, sentences: tuple[str, ...], right: str, wrong: str
) -> None:
    assert code not in told(*(sentence.format(right) for sentence in sentences))
    assert code in told(*(sentence.format(wrong) for sentence in sentences))


@pytest.mark.parametrize(
    "sentences",
    [
        ("Trao quà cho bà Nguyễn Thị Hoa, bà Nguyễn Thị Hòa.",),
        ("Tổng kết giai đoạn 2021-2025, kế hoạch giai đoạn 2026-2030.",),
        (
            "Nghị quyết số 12-NQ/ĐU về phân bổ vốn đầu tư năm 2026.",
            "Nghị quyết số 13-NQ/ĐU về phân bổ vốn đầu tư năm 2027.",
        ),
        ("Tặng quà 30 hộ nghèo ở các buôn.", "Bàn giao nhà cho 12 hộ nghèo ở các buôn."),
        ("Lễ phát động ngày 05/3/2026.", "Lễ phát động ngày 12/6/2026."),
        ("Văn hóa - xã hội quý I.", "Kinh tế - xã hội quý I."),
        ("Mời ông Vàng A Súa.", "Mời bà Vàng Thị Súa."),
        ("Bàn giao nhà văn hóa trong tháng 6/2026, khởi công sân bóng trong tháng 8/2026.",),
    ],
)
def test_what_is_twofold_is_not(sentences: tuple[str, ...]) -> None:
    assert told(*sentences) == set()


@pytest.mark.parametrize(
    ("one", "again", "another"),
    [
        (
            "Ban hành kế hoạch phòng, chống cháy rừng năm 2026.",
            "Xây dựng kế hoạch ứng phó cháy rừng của xã trong năm 2026.",
            "Xây dựng kế hoạch phát triển đảng viên của xã trong năm 2026.",
        ),
        (
            "Nạo vét kênh mương trước vụ hè thu.",
            "Khơi thông hệ thống thủy lợi phục vụ vụ hè thu.",
            "Khơi thông dòng chảy trên sông Cầu.",
        ),
        (
            "Hỗ trợ học sinh có hoàn cảnh khó khăn mua sách vở, xe đạp.",
            "Giúp đỡ các em học sinh nghèo có sách vở, xe đạp.",
            "Hỗ trợ phụ nữ nghèo mua máy may, tủ lạnh.",
        ),
        (
            "Giám sát bữa ăn ca của công nhân trong cụm công nghiệp.",
            "Kiểm tra suất ăn giữa ca cho người lao động tại cụm công nghiệp.",
            "Kiểm tra hợp đồng lao động tại cụm công nghiệp.",
        ),
        (
            "Kiểm điểm thực hiện nhiệm vụ 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm.",
            "Đánh giá kết quả công tác nửa đầu năm và phương hướng nửa cuối năm.",
            "Báo cáo công tác xây dựng Đảng 6 tháng đầu năm, nhiệm vụ 6 tháng cuối năm.",
        ),
        (
            "Kiểm tra chuyên đề Chi bộ Trường Tiểu học Sơn Ca.",
            "Tiến hành kiểm tra chuyên đề tại Chi bộ Trường Tiểu học Sơn Ca.",
            "Giám sát chuyên đề Chi bộ Trường Tiểu học Sơn Ca.",
        ),
    ],
)
def test_one_work_in_other_words_is_told(one: str, again: str, another: str) -> None:
    assert "CTR832" in told(one, again)
    assert "CTR832" not in told(one, another)
