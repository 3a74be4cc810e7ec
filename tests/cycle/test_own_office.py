"""Which agency is the issuer's own office, by its name and his."""

from ctr_cli.cycle.own_office import is_office_of

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
