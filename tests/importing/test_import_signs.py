"""Programmes with signs of their own: any bullet, bracket or frame, short names told in a sentence, offices no list has."""

from support.programme_text import programme, said

_SIGNS = """Trong ngoặc là cơ quan chuẩn bị: BQL là Ban Quản lý chợ, TTr là Tổ Trật tự.

=== THÁNG GIÊNG ===
Ban Thường vụ - chuẩn bị chung: Văn phòng Đảng ủy
~ Phương án dọn chợ đêm {BQL, phối hợp: TTr}
~ Kế hoạch trồng hoa ven kè {BQL} - hạn 20/01
Ban Chấp hành - hội nghị lần thứ 3 - chủ trì: TTr
~ Sắp lại chỗ đỗ xe ở cổng chợ <TTr> (nếu có)
=== QUÝ BỐN: VỀ ĐÍCH ===
Ban Thường vụ
~ Thu quỹ chợ cuối năm [BQL]
"""


def test_signs_brackets_and_short_names_of_its_own() -> None:
    result = programme(_SIGNS)
    assert said(result.program) == [
        "btv-1 | Phương án dọn chợ đêm | BQL, TTr coordinate",
        "btv-1 | Kế hoạch trồng hoa ven kè | BQL",
        "btv-q4 | Thu quỹ chợ cuối năm | BQL",
        "bch-3 | Sắp lại chỗ đỗ xe ở cổng chợ | TTr",
    ]
    bodies = {body.id: body for body in result.program.bodies}
    assert [(a.agency, a.role) for a in bodies["bch"].meetings[0].agencies] == [("TTr", "lead")]
    assert bodies["btv"].meetings[0].items[1].deadline == "2027-01-20"


def test_a_time_behind_any_sign_and_an_office_no_list_has() -> None:
    content = """I. BAN THƯỜNG VỤ
- T2 ▸ Nghe phương án mua hạt giống (Hội Nông dân; Đoàn Thanh niên)
- T5 ▸ Trao vốn cho hai tổ làm mắm (Vạn chài Cửa Đại)
- Mỗi quý ▸ Xem sổ quỹ của các chi hội (Văn phòng Đảng ủy)
- T9 ▸ Đêm thơ ở bến sông (Nghiệp đoàn Ghe)
- T11 ▸ Chợ phiên nông sản (Phòng Kinh tế)
"""
    assert said(programme(content).program) == [
        "btv-2 | Nghe phương án mua hạt giống | Hội Nông dân, Đoàn Thanh niên",
        "btv-5 | Trao vốn cho hai tổ làm mắm | Vạn chài Cửa Đại",
        "btv-9 | Đêm thơ ở bến sông | Nghiệp đoàn Ghe",
        "btv-11 | Chợ phiên nông sản | Phòng Kinh tế",
        "btv-quarter | Xem sổ quỹ của các chi hội | Văn phòng Đảng ủy",
    ]


def test_a_work_of_inspection_is_held_on_each_of_its_occasions() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Kiểm tra việc trả tiền bồi thường đất
=> Chi bộ Bến Đò, tháng 3 (Ủy ban Kiểm tra tham mưu)
=> Chi bộ Chợ Cũ, quý II (Ban Xây dựng Đảng tham mưu)
2. Giám sát việc dạy thêm ngoài trường
=> Chi bộ Trường THCS Bến Đò, tháng 9 (Ủy ban Kiểm tra tham mưu)
"""
    assert said(programme(content).program) == [
        "btv-3 | Kiểm tra việc trả tiền bồi thường đất | Ủy ban Kiểm tra advise, Chi bộ Bến Đò subject",
        "btv-q2 | Kiểm tra việc trả tiền bồi thường đất | Ban Xây dựng Đảng advise, Chi bộ Chợ Cũ subject",
        "btv-9 | Giám sát việc dạy thêm ngoài trường | Ủy ban Kiểm tra advise, Chi bộ Trường THCS Bến Đò subject",
    ]


def test_a_body_and_a_time_in_a_bracket_or_a_short_name_before_a_work() -> None:
    content = """Chữ viết tắt: CH là Ban Chấp hành; TV là Ban Thường vụ; VP là Văn phòng.

1. Kinh tế
a) (TV, tháng 3; CH, tháng 4) Giữ nghề dệt chiếu ở làng Cồn - VP.
2. Việc khác
TV: Mỗi quý nghe tình hình các bến đò ngang; VP chuẩn bị.
"""
    assert said(programme(content).program) == [
        "btv-3 | Giữ nghề dệt chiếu ở làng Cồn. | VP",
        "btv-quarter | Mỗi quý nghe tình hình các bến đò ngang. | VP",
        "bch-4 | Giữ nghề dệt chiếu ở làng Cồn. | VP",
    ]


def test_works_that_lead_to_their_months_and_a_list_announced_by_when_it_is_heard() -> None:
    content = """PHẦN VIỆC DO CÔNG AN XÃ CHUẨN BỊ
1. Phương án giữ đê mùa lũ ........ Tháng 7
2. Kế hoạch rà lại hộ khẩu ........ Tháng 9
Ngoài các việc trên, tại phiên họp hằng tháng Ban Thường vụ nghe:
- Tình hình an ninh ở các bến (Ban Chỉ huy Quân sự xã);
- Kết quả thu phí chợ (Phòng Kinh tế).
"""
    assert said(programme(content).program) == [
        "dang-uy-7 | Phương án giữ đê mùa lũ | Công an xã",
        "dang-uy-9 | Kế hoạch rà lại hộ khẩu | Công an xã",
        "btv-month | Tình hình an ninh ở các bến; | Ban Chỉ huy Quân sự xã",
        "btv-month | Kết quả thu phí chợ. | Phòng Kinh tế",
    ]


def test_labels_on_one_plain_line_are_of_the_plain_work_above() -> None:
    content = """I. BAN THƯỜNG VỤ
Giám sát việc chia nước ở kênh Bảy.
Thời gian: quý II/2027. Đơn vị chịu giám sát: Ban Quản lý thủy nông; Phòng Kinh tế.
Khảo sát chợ nổi Cái Nước.
Thời gian: tháng 8/2027. Đơn vị chịu giám sát: Tổ Trật tự chợ.
"""
    assert said(programme(content).program) == [
        "btv-q2 | Giám sát việc chia nước ở kênh Bảy. | Ban Quản lý thủy nông subject, Phòng Kinh tế subject",
        "btv-8 | Khảo sát chợ nổi Cái Nước. | Tổ Trật tự chợ subject",
    ]


def test_a_work_that_begins_as_an_office_might_is_a_work() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Tháng 9
a) Xây xưởng mộc cho hợp tác xã – Phòng Kinh tế chuẩn bị, Hội Nông dân phối hợp.
b) Lãnh đạo mở cửa rừng và mùa hái quế đầu tiên của xã nhà – Hội Nông dân chuẩn bị.
"""
    assert said(programme(content).program)[1] == (
        "btv-9 | Lãnh đạo mở cửa rừng và mùa hái quế đầu tiên của xã nhà. | Hội Nông dân"
    )
