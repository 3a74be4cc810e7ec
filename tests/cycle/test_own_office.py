"""Which agency is the issuer's own office, by its name and his."""

from ctr_cli.cycle.own_office import is_anothers, is_like_office, is_office_of

OWN = [
    ("Ban Chấp hành Đoàn xã Mường Bú", "Văn phòng Đoàn xã"),
    ("Đoàn TNCS Hồ Chí Minh xã Mường Bú", "Văn phòng Đoàn xã"),
    ("Hội Liên hiệp Phụ nữ xã Tân Lập", "Văn phòng Hội LHPN xã"),
    ("Ủy ban Mặt trận Tổ quốc Việt Nam phường Lê Chân", "Văn phòng Ủy ban MTTQ phường"),
    ("Hội đồng nhân dân phường Lê Chân", "Văn phòng HĐND và UBND phường"),
    ("UBND phường Lê Chân", "Văn phòng HĐND và UBND phường"),
    ("Đảng ủy xã Tân Lập", "Văn phòng Đảng ủy"),
    ("Trường Tiểu học Tân Lập", "Văn phòng Trường"),
    ("Liên đoàn Lao động tỉnh Hưng Yên", "Văn phòng LĐLĐ tỉnh"),
    ("Hội Nông dân xã Tân Lập", "Văn phòng"),
]
OTHERS = [
    ("Đảng ủy xã Tân Lập", "Văn phòng Đoàn xã"),
    ("Đảng ủy xã Tân Lập", "Văn phòng HĐND và UBND xã"),
    ("Ủy ban Kiểm tra Đảng ủy xã Tân Lập", "Văn phòng Đảng ủy"),
    ("Ban Chấp hành Đoàn xã Mường Bú", "Đoàn xã"),
    ("Ban Chấp hành Đoàn xã Mường Bú", "Văn phòng Đảng ủy xã"),
    ("Ủy ban nhân dân xã Tân Lập", "Văn phòng Đăng ký đất đai"),
]


def test_an_office_is_named_by_the_body_it_works_for() -> None:
    assert [pair for pair in OWN if not is_office_of(*pair)] == []
    assert [pair for pair in OTHERS if is_office_of(*pair)] == []


HIS = [
    ("Đảng ủy xã Tân Lập", "Ban Chấp hành Đảng bộ xã"),
    ("Đảng ủy xã Tân Lập", "BTV Đảng ủy"),
    ("Đảng ủy xã Tân Lập", "Ủy ban Kiểm tra Đảng ủy"),
    ("Tỉnh ủy Hưng Yên", "Ban Chấp hành Đảng bộ tỉnh"),
    ("Ủy ban nhân dân xã Tân Lập", "Thường trực UBND xã"),
    ("Ủy ban nhân dân xã Tân Lập", "Hội nghị giao ban"),
    ("Thường trực Hội đồng nhân dân", "Hội đồng nhân dân phường"),
    ("Hội đồng nhân dân xã Tân Lập", "Ban KT-NS"),
    ("Hội Làm vườn xã Tân Lập", "Ban Chấp hành"),
    ("Hội đồng nhân dân tỉnh Hưng Yên", "Ban Văn hóa - Xã hội HĐND tỉnh"),
    ("Đảng ủy Quân sự tỉnh Hưng Yên", "Thường vụ Đảng ủy Quân sự tỉnh"),
    ("Chi bộ thôn Thanh Tân", "Chi bộ xã Tân Lập"),
    ("", "Hội đồng nhân dân xã"),
    ("Ban Chấp hành xã Tân Lập", "Ban Thường vụ Đoàn xã"),
    ("Ủy ban Kiểm tra", "Ủy ban Kiểm tra Đảng ủy"),
    ("Trường Tiểu học Tân Lập", "Hội đồng trường"),
    ("Sở Y tế", "Giám đốc Sở"),
    ("Đoàn TNCS Hồ Chí Minh tỉnh Sơn La", "Ban Thường vụ Tỉnh đoàn"),
]
ANOTHERS = [
    ("Ủy ban nhân dân xã Tân Lập", "Hội đồng nhân dân xã"),
    ("Ủy ban nhân dân xã Tân Lập", "UBND tỉnh"),
    ("Ủy ban nhân dân xã Tân Lập", "BTV Đảng ủy xã"),
    ("Ủy ban nhân dân xã Tân Lập", "Ban Văn hóa - Xã hội"),
    ("Hội đồng nhân dân xã Tân Lập", "Thường trực HĐND tỉnh"),
    ("Đảng ủy xã Tân Lập", "Ban Thường vụ Tỉnh ủy"),
    ("Đảng ủy xã Tân Lập", "Hội đồng nhân dân xã"),
    ("Sở Y tế", "Thường trực Tỉnh ủy"),
    ("Sở Y tế", "Ban Thường vụ Tỉnh"),
    ("Sở Y tế", "Thường trực Thành"),
    ("Hội Nông dân xã Tân Lập", "Ban Thường vụ Đảng ủy xã"),
    ("Chi bộ Trường Tiểu học Tân Lập", "Đảng ủy xã"),
    ("Trường Tiểu học Tân Lập", "Chi bộ"),
]


def test_a_body_is_the_issuers_own_unless_it_is_another_organ() -> None:
    assert [pair for pair in HIS if is_anothers(*pair)] == []
    assert [pair for pair in ANOTHERS if not is_anothers(*pair)] == []


def test_an_office_of_another_kind_is_not_taken_for_the_issuers() -> None:
    state, party = "Văn phòng HĐND và UBND xã", "Văn phòng Đảng uỷ"
    alike = [(state, "Văn phòng HĐND - UBND"), (state, "Văn phòng xã"), (party, "Văn phòng cấp ủy")]
    others = [
        (state, party),
        (party, state),
        (state, "Văn phòng Đăng ký đất đai"),
        (party, "Đảng ủy"),
    ]
    assert [pair for pair in alike if not is_like_office(*pair)] == []
    assert [pair for pair in others if is_like_office(*pair)] == []
