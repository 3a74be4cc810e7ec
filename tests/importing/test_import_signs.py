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
