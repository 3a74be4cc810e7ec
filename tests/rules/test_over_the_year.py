"""Work that one body plans in two months: a step before an earlier one, a matter of the year twice, sessions counted anew."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes

_OFFICES = {
    "btv": ("Đảng ủy xã Hòa An", "Ban Thường vụ Đảng ủy xã"),
    "ubnd": ("Ủy ban nhân dân xã Hòa An", "Ủy ban nhân dân xã"),
    "hdnd": ("Hội đồng nhân dân xã Hòa An", "Hội đồng nhân dân xã"),
    "mttq": ("Ủy ban Mặt trận Tổ quốc Việt Nam xã Hòa An", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"),
}


def told(office: str, *items: tuple[int, str]) -> set[str]:
    """What is said of items of months, beside what any programme of the office has to hear."""
    name, body = _OFFICES[office]
    meetings = "".join(
        f"      - month: {month}\n        items:\n"
        + "".join(f'          - text: "{text}"\n' for at, text in items if at == month)
        for month in sorted({at for at, _ in items})
    )
    raw = f"""\
format: 1
year: 2026
issuer: {{parent: Đảng bộ tỉnh Lâm Đồng, name: {name}}}
document: {{place: Hòa An, date: 2025-12, title: Công tác năm 2026}}
bodies:
  - id: {office}
    name: {body}
    meetings:
{meetings}"""
    return {
        f.code
        for f in check(from_bytes(raw.encode(), "x.yaml"), ("CTR215", "CTR832", "CTR836", "CTR843"))
    }


@pytest.mark.parametrize(
    ("office", "late", "early", "months"),
    [
        ("ubnd", "Khai giảng lớp nghề trồng nấm thôn Đông.", "Chiêu sinh lớp nghề trồng nấm thôn Đông.", (9, 10, 8)),
        ("ubnd", "Chi trả tiền bồi thường dự án đường Hòa An - Hòa Bình.", "Kiểm đếm tài sản thuộc dự án đường Hòa An - Hòa Bình.", (4, 6, 2)),
        ("ubnd", "Nghiệm thu công trình Nhà văn hóa thôn Lũng Vài.", "Tổ chức lựa chọn nhà thầu thi công công trình Nhà văn hóa thôn Lũng Vài.", (8, 10, 3)),
        ("btv", "Thông qua kết luận kiểm tra đối với Chi bộ Quân sự.", "Ban hành quyết định thành lập Đoàn kiểm tra đối với Chi bộ Quân sự.", (5, 7, 3)),
        ("btv", "Tổng kết 10 năm thực hiện Nghị quyết số 18-NQ/TW.", "Ban hành kế hoạch tổng kết 10 năm thực hiện Nghị quyết số 18-NQ/TW.", (6, 8, 4)),
        ("btv", "Thi hành kỷ luật đảng viên vi phạm ở Chi bộ thôn Bắc.", "Xem xét kết luận kiểm tra khi có dấu hiệu vi phạm đối với đảng viên ở Chi bộ thôn Bắc.", (3, 5, 2)),
        ("hdnd", "Kỳ họp giữa năm thông qua Nghị quyết về đặt tên đường.", "Ban Văn hóa - Xã hội thẩm tra dự thảo Nghị quyết về đặt tên đường.", (7, 9, 6)),
        ("hdnd", "Giám sát việc thực hiện kết luận phiên giải trình về thu gom rác thải.", "Tổ chức phiên giải trình về thu gom rác thải.", (5, 7, 4)),
        ("hdnd", "Thông qua báo cáo kết quả giám sát chợ đầu mối nông sản.", "Thành lập Đoàn và tiến hành giám sát chợ đầu mối nông sản.", (3, 4, 2)),
        ("ubnd", "Nghiệm thu cầu Suối Cạn.", "Phê duyệt phương án thi công cầu Suối Cạn.", (6, 7, 3)),
        ("mttq", "Trao giải Cuộc thi ảnh đẹp quê hương năm 2026.", "Phát động Cuộc thi ảnh đẹp quê hương năm 2026.", (7, 9, 4)),
        ("ubnd", "Rút kinh nghiệm diễn tập ứng phó bão ở cửa sông.", "Diễn tập ứng phó bão ở cửa sông, có thực binh.", (6, 8, 5)),
        ("ubnd", "Tổng kết lễ hội đình Hòa An năm 2026.", "Khai mạc lễ hội đình Hòa An năm 2026.", (3, 4, 2)),
        ("ubnd", "Bàn giao hệ thống loa cho các thôn vùng cao.", "Lắp đặt hệ thống loa ở các thôn vùng cao.", (6, 7, 4)),
        ("btv", "Kết luận kiểm tra Chi bộ Trạm Y tế về thu, chi quỹ.", "Quyết định kiểm tra Chi bộ Trạm Y tế về thu, chi quỹ.", (5, 8, 3)),
    ],
)  # fmt: skip
def test_a_work_goes_on_in_its_order(
    office: str, late: str, early: str, months: tuple[int, int, int]
) -> None:
    at, behind, before = months
    assert told(office, (at, late), (behind, early)) == {"CTR843"}
    assert told(office, (at, late), (before, early)) == set()


@pytest.mark.parametrize(
    ("office", "one", "other"),
    [
        ("ubnd", (8, "Ban hành Kế hoạch tuyển chọn, gọi công dân nhập ngũ năm 2027."), (10, "Tổ chức sơ tuyển sức khỏe công dân nhập ngũ năm 2027.")),
        ("ubnd", (3, "Tổng kết công tác tuyển quân năm 2026."), (9, "Ban hành Kế hoạch tuyển quân năm 2027.")),
        ("ubnd", (5, "Khánh thành nhà văn hóa thôn Đông."), (8, "Khởi công nhà văn hóa thôn Bắc.")),
        ("btv", (4, "Ban hành Kế hoạch học tập Nghị quyết Đại hội XIV của Đảng."), (6, "Cho ý kiến dự thảo Chương trình hành động thực hiện Nghị quyết Đại hội XIV của Đảng.")),
        ("hdnd", (4, "Khai mạc kỳ họp thứ nhất."), (4, "Thông qua các nghị quyết kỳ họp thứ nhất.")),
    ],
)  # fmt: skip
def test_two_works_have_each_their_order(
    office: str, one: tuple[int, str], other: tuple[int, str]
) -> None:
    assert told(office, one, other) == set()


@pytest.mark.parametrize(
    ("office", "once", "again", "another"),
    [
        ("mttq", (11, "Tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở các thôn."), (10, "Mở Ngày hội Đại đoàn kết tại khu dân cư."), (10, "Kiểm tra việc chuẩn bị Ngày hội Đại đoàn kết tại khu dân cư.")),
        ("ubnd", (3, "Tổ chức Lễ giao, nhận quân năm 2026."), (2, "Tiễn tân binh lên đường nhập ngũ."), (2, "Thăm, động viên gia đình tân binh trước ngày lên đường nhập ngũ.")),
        ("ubnd", (9, "Dự khai giảng năm học mới tại các trường."), (8, "Tổ chức ngày khai trường ở ba trường học."), (8, "Kiểm tra công tác chuẩn bị khai giảng ở ba trường học.")),
        ("hdnd", (12, "Quyết nghị dự toán ngân sách xã năm 2027."), (11, "Thông qua dự toán thu, chi năm 2027."), (11, "Thẩm tra dự toán thu, chi năm 2027.")),
        ("btv", (12, "Xem xét xếp loại chất lượng các tổ chức đảng năm 2026."), (11, "Quyết định mức xếp loại của các chi bộ."), (11, "Hướng dẫn việc xếp loại của các chi bộ.")),
        ("btv", (12, "Thông qua Chương trình công tác năm 2027 của Đảng ủy."), (11, "Ban hành Chương trình làm việc năm 2027."), (11, "Ban hành Chương trình kiểm tra, giám sát năm 2027.")),
        ("ubnd", (3, "Ra quân Năm an toàn giao thông 2026."), (5, "Lễ phát động, ra quân Năm an toàn giao thông 2026 ở các thôn."), (5, "Kiểm tra trật tự giao thông sau ra quân Năm an toàn giao thông 2026.")),
        ("ubnd", (6, "Diễn tập phòng thủ dân sự năm 2026."), (8, "Tổ chức diễn tập phòng thủ dân sự năm 2026 ở thôn Đông."), (8, "Khắc phục hạn chế nêu trong kết luận diễn tập phòng thủ dân sự năm 2026.")),
        ("btv", (1, "Tổng kết công tác xây dựng Đảng năm 2025."), (4, "Hội nghị tổng kết công tác xây dựng Đảng năm 2025."), (4, "Sơ kết công tác xây dựng Đảng quý I năm 2026.")),
        ("mttq", (9, "Nghe kết quả vận động Quỹ “Vì người nghèo” 9 tháng."), (9, "Đánh giá tình hình quyên góp Quỹ “Vì người nghèo” từ đầu năm đến tháng 9."), (12, "Công bố số dư Quỹ “Vì người nghèo”.")),
        ("ubnd", (5, "Tổng kết năm học 2025 - 2026."), (6, "Nhìn lại kết quả năm học 2025 - 2026."), (6, "Phương hướng năm học 2026 - 2027.")),
    ],
)  # fmt: skip
def test_what_comes_once_a_year_is_planned_once(
    office: str, once: tuple[int, str], again: tuple[int, str], another: tuple[int, str]
) -> None:
    assert told(office, once, again) == {"CTR832"}
    assert told(office, once, another) == set()


def test_one_meeting_leads_to_a_matter_of_the_year_once() -> None:
    led = (
        "Hướng dẫn các thôn tổ chức Ngày hội Đại đoàn kết.",
        "Triển khai tổ chức Ngày hội đoàn kết toàn dân ở khu dân cư.",
    )
    assert told("mttq", (10, led[0]), (10, led[1])) == {"CTR832"}
    assert told("mttq", (9, led[0]), (10, led[1])) == set()


def test_what_is_of_two_years_or_places_comes_twice() -> None:
    quotas = (
        (1, "Tổ chức Lễ giao, nhận quân năm 2026."),
        (12, "Tổ chức Lễ giao, nhận quân năm 2027."),
    )
    assert told("ubnd", *quotas) == set()
    schools = (
        (8, "Dự lễ khai giảng Trường Mầm non Hoa Sen."),
        (9, "Dự lễ khai giảng Trường Mầm non Bình Minh."),
    )
    assert told("ubnd", *schools) == set()


def test_sessions_are_counted_anew_after_the_election() -> None:
    before = (2, "Kỳ họp thứ mười hai của Hội đồng nhân dân xã.")
    first = (4, "Kỳ họp thứ nhất của Hội đồng nhân dân xã.")
    assert told("hdnd", before, first, (7, "Kỳ họp thứ hai của Hội đồng nhân dân xã.")) == set()
    assert told("hdnd", before, first, (7, "Kỳ họp thứ ba của Hội đồng nhân dân xã.")) == {"CTR215"}
    between = (
        (7, "Thẩm tra tờ trình trước kỳ họp thứ hai."),
        (12, "Kỳ họp thứ ba của Hội đồng nhân dân xã."),
    )
    assert told("hdnd", first, *between) == set()


@pytest.mark.parametrize(
    ("office", "texts", "right"),
    [
        ("ubnd", "Tiêm phòng cúm gia cầm đợt {} tại các hộ nuôi.", [1, 2]),
        ("ubnd", "Thi công kè suối Vàng giai đoạn {}: đổ móng.", [1, 2, 3]),
        ("btv", "Khai giảng lớp đảng viên mới khóa {} năm 2026.", ["I", "II"]),
        ("btv", "Giao ban với bí thư chi bộ thôn quý {}.", ["I", "II", "III"]),
        ("ubnd", "Giao ban với các hợp tác xã, quý {}/2026.", ["I", "II", "III"]),
        ("mttq", "Hội nghị lần thứ {} Ủy ban Mặt trận Tổ quốc Việt Nam xã.", [4, 5]),
        ("hdnd", "Phiên họp thứ {} của Thường trực Hội đồng nhân dân xã.", [7, 8, 9]),
    ],
)
def test_what_is_numbered_goes_on_from_month_to_month(
    office: str, texts: str, right: list[object]
) -> None:
    def said(numbers: list[object]) -> set[str]:
        return told(office, *((3 * at + 4, texts.format(n)) for at, n in enumerate(numbers)))

    assert said(right) == set()
    assert said(right[::-1]) >= {"CTR836"}
    if len(right) > 2:
        assert said([right[0], right[2], right[2]]) >= {"CTR836"}


@pytest.mark.parametrize(
    "texts",
    [
        ("Chuẩn bị kỳ họp thứ ba Hội đồng nhân dân xã.",) * 2,
        ("Tiêm phòng dại đợt 1 ở thôn Đông.", "Tiếp tục tiêm phòng dại đợt 1 ở thôn Bắc."),
        ("Xét tặng Huy hiệu Đảng đợt 19/5.", "Xét tặng Huy hiệu Đảng đợt 02/9."),
        ("Họp giao ban sáng thứ Hai, ngày 06/4/2026.", "Họp giao ban sáng thứ Hai, ngày 06/7/2026."),
        ("Nghe tiến độ cầu Suối Cạn giai đoạn 2.",) * 3,
    ],
)  # fmt: skip
def test_one_number_may_be_told_again(texts: tuple[str, ...]) -> None:
    assert told("ubnd", *((3 * at + 4, text) for at, text in enumerate(texts))) == set()


def test_a_paper_is_adopted_once() -> None:
    plan = "Ban hành Kế hoạch tuyên truyền, vận động hiến đất năm 2026"
    again = f"{plan} ở từng thôn."
    assert told("btv", (3, f"{plan}, giao chỉ tiêu."), (8, again)) == {"CTR832"}
    assert told("btv", (3, f"{plan}, giao chỉ tiêu."), (8, f"Sơ kết {plan[9:]}.")) == set()


@pytest.mark.parametrize(
    ("items", "wrong"),
    [
        (((4, "Đào mương giai đoạn 1 tuyến Đồng Cạn."), (7, "Đào mương giai đoạn 3 tuyến Đồng Cạn."), (10, "Đào mương giai đoạn 3 và bàn giao.")), True),
        (((4, "Đào mương giai đoạn 1 tuyến Đồng Cạn."), (7, "Đào mương giai đoạn 2 tuyến Đồng Cạn."), (10, "Đào mương giai đoạn 3 và bàn giao.")), False),
        (((8, "Phiên họp thường kỳ Ủy ban nhân dân xã lần thứ 8."), (9, "Phiên họp thường kỳ Ủy ban nhân dân xã lần thứ 11."), (10, "Phiên họp thường kỳ lần thứ 10.")), True),
        (((3, "Tổ chức khám mắt cho người già đợt 2."), (9, "Khám mắt cho người già đợt 2, phát kính.")), True),
        (((3, "Khám mắt cho người già đợt 1."), (4, "Khám mắt cho người già đợt 1, phát kính.")), False),
    ],
)  # fmt: skip
def test_a_series_is_known_by_the_words_its_works_share(
    items: tuple[tuple[int, str], ...], wrong: bool
) -> None:
    assert ("CTR836" in told("ubnd", *items)) is wrong


def test_what_is_begun_and_what_is_opened_are_two_works() -> None:
    begun = "Tổ chức khởi công nhà sinh hoạt cộng đồng khu tái định cư do Nhân dân đóng góp."
    opened = "Tổ chức khánh thành nhà sinh hoạt cộng đồng khu tái định cư do Nhân dân đóng góp."
    assert told("ubnd", (3, begun), (10, opened)) == set()
    assert told("ubnd", (3, begun), (10, begun)) == {"CTR832"}


@pytest.mark.parametrize(
    ("office", "session"),
    [
        ("hdnd", "Kỳ họp thứ {}, Hội đồng nhân dân xã nhiệm kỳ 2026 - 2031."),
        ("hdnd", "Tổ chức kỳ họp thứ {} của HĐND xã."),
        ("ubnd", "Phiên họp thường kỳ thứ {} của Ủy ban nhân dân xã."),
    ],
)
def test_a_session_bears_another_number_than_the_one_before(office: str, session: str) -> None:
    assert told(office, (7, session.format(2)), (12, session.format(3))) == set()
    assert told(office, (7, session.format(2)), (12, session.format(2))) == {"CTR836"}


@pytest.mark.parametrize(
    ("office", "late", "early", "other"),
    [
        ("btv", (4, "Nghe báo cáo tiếp thu, hoàn chỉnh dự thảo Đề án trồng cây ca cao xen điều."), (7, "Thông qua đề cương Đề án trồng cây ca cao xen điều, giao khảo sát."), (7, "Thông qua đề cương Đề án nuôi dê sinh sản, giao khảo sát.")),
        ("btv", (3, "Thông qua Thông báo kết luận kiểm tra Chi bộ thôn Đồng Tâm về thu, nộp đảng phí."), (6, "Ban hành quyết định thành lập Đoàn kiểm tra Chi bộ thôn Đồng Tâm về thu, nộp đảng phí."), (6, "Ban hành quyết định thành lập Đoàn kiểm tra Chi bộ thôn Tân Phú về thu, nộp đảng phí.")),
        ("ubnd", (9, "Phê duyệt phương án bồi thường, chi trả tiền và nhận bàn giao mặt bằng hồ chứa Khe Ang."), (11, "Thông báo thu hồi đất, kiểm đếm tài sản của 20 hộ thuộc hồ chứa Khe Ang."), (11, "Thông báo thu hồi đất, kiểm đếm tài sản của 20 hộ thuộc cụm công nghiệp Bắc Sơn.")),
        ("ubnd", (4, "Công bố đồ án quy hoạch chi tiết khu chợ Mường."), (7, "Lấy ý kiến cộng đồng về đồ án quy hoạch chi tiết khu chợ Mường."), (7, "Lấy ý kiến cộng đồng về đồ án quy hoạch chi tiết bến xe Tây.")),
        ("mttq", (5, "Gửi báo cáo kết quả giám sát việc chi trả trợ cấp bảo trợ xã hội."), (8, "Thành lập đoàn giám sát việc chi trả trợ cấp bảo trợ xã hội."), (8, "Thành lập đoàn giám sát việc thu quỹ trong trường học.")),
    ],
)  # fmt: skip
def test_a_step_does_not_come_months_behind_a_later_one(
    office: str, late: tuple[int, str], early: tuple[int, str], other: tuple[int, str]
) -> None:
    assert told(office, late, early) == {"CTR843"}
    assert told(office, (late[0], f"- {late[1]}"), early) == {"CTR843"}
    assert told(office, late, other) == set()


@pytest.mark.parametrize(
    ("office", "once", "again", "another"),
    [
        ("mttq", (4, "Giám sát việc chi trả tiền hỗ trợ hộ bị lũ quét năm 2026 tại 03 bản."), (5, "Tiến hành giám sát công tác chi trả kinh phí hỗ trợ các hộ bị lũ quét ở 03 bản."), (5, "Giám sát việc quản lý, sử dụng nhà văn hóa tại 03 bản.")),
        ("ubnd", (6, "Thông qua phương án sắp xếp các hộ kinh doanh tại chợ Mới."), (7, "Phê duyệt phương án bố trí, sắp xếp hộ kinh doanh ở chợ Mới."), (7, "Phê duyệt phương án bố trí, sắp xếp hộ kinh doanh ở bến xe.")),
        ("btv", (2, "Quán triệt Nghị quyết số 68-NQ/TW về kinh tế tư nhân đến toàn thể đảng viên."), (5, "Tổ chức học tập, quán triệt Nghị quyết số 68-NQ/TW về kinh tế tư nhân cho đảng viên."), (5, "Tổ chức học tập, quán triệt Nghị quyết số 70-NQ/TW về an ninh năng lượng cho đảng viên.")),
        ("mttq", (3, "Giám sát việc quản lý, sử dụng quỹ Vì người nghèo năm 2026."), (5, "Tiến hành giám sát quản lý, sử dụng quỹ Vì người nghèo năm 2026."), (5, "Giám sát việc quản lý, sử dụng quỹ Đền ơn đáp nghĩa năm 2026.")),
        ("btv", (3, "Thống nhất chủ trương mua xe chở rác và đặt 20 thùng rác tại chợ trung tâm, bến xe."), (8, "Thống nhất chủ trương mua xe chở rác và đặt 20 thùng rác tại chợ trung tâm, bến xe."), (8, "Nghe kết quả mua xe chở rác và đặt 20 thùng rác tại chợ trung tâm, bến xe.")),
    ],
)  # fmt: skip
def test_what_is_looked_into_or_told_at_length_is_told_once(
    office: str, once: tuple[int, str], again: tuple[int, str], another: tuple[int, str]
) -> None:
    assert told(office, once, again) == {"CTR832"}
    assert told(office, once, another) == set()


def test_what_was_ended_is_not_gone_on_with() -> None:
    ended = (6, "Thông qua phương án giải thể Hợp tác xã Đồng Xanh do thua lỗ kéo dài.")
    assert told("ubnd", ended, (9, "Hỗ trợ máy gặt cho Hợp tác xã Đồng Xanh.")) == {"CTR843"}
    assert told("ubnd", ended, (9, "Bàn giao tài sản của Hợp tác xã Đồng Xanh.")) == set()
    assert told("ubnd", ended, (3, "Hỗ trợ máy gặt cho Hợp tác xã Đồng Xanh.")) == set()


def test_what_was_merged_is_not_more_than_was_left() -> None:
    merged = (3, "Hoàn thiện phương án sáp nhập 12 thôn thành 7 thôn.")
    assert told("ubnd", merged, (6, "Bàn giao quỹ tại 12 thôn mới sau sắp xếp.")) == {"CTR843"}
    assert told("ubnd", merged, (6, "Bàn giao quỹ của 12 thôn cũ, họp dân 7 thôn mới.")) == set()
