"""The 3,321 communes of the country: the issuer's own, those named with a province, and those of other provinces."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.data import table
from ctr_cli.model.finding import Finding
from ctr_cli.rules.content.communes import provinces_of
from ctr_cli.source.load import from_bytes

PROGRAMME = """\
format: 1
year: 2026
issuer: {{parent: {parent}, name: {name}}}
document: {{symbol: CTr/ĐU, place: Bát Xát, date: 2025-12, title: Công tác năm 2026}}
bodies:
  - {{id: btv, name: Ban Thường vụ, meetings: [{{month: 5, items: [{{text: "{text}"}}]}}]}}
"""


def found(
    text: str = "Cho ý kiến công tác cán bộ.",
    name: str = "Đảng ủy xã Bát Xát",
    parent: str = "Tỉnh ủy Lào Cai",
) -> list[Finding]:
    raw = PROGRAMME.format(parent=parent, name=name, text=text).encode()
    return check(from_bytes(raw, "x.yaml"), select=("CTR906", "CTR941", "CTR948"))


def test_the_table_has_every_commune_of_the_34_provinces() -> None:
    kinds = [(kind, len(names)) for of in table("communes").values() for kind, names in of.items()]
    sums = {kind: sum(n for k, n in kinds if k == kind) for kind in ("xã", "phường", "đặc khu")}
    assert sums == {"xã": 2621, "phường": 687, "đặc khu": 13}
    assert sorted(table("communes")) == sorted(table("places")["provinces"])


def test_a_name_is_known_however_it_is_typed() -> None:
    assert provinces_of("Xã Cư M’gar") == ["Đắk Lắk"]
    assert provinces_of("phường Thuỷ Nguyên") == ["Hải Phòng"]
    assert len(provinces_of("xã Tân Tiến")) > 1
    assert provinces_of("xã Hư Cấu") == []


@pytest.mark.parametrize(
    ("name", "parent", "severity", "said"),
    [
        ("Đảng ủy xã Đồ Sơn", "Thành ủy Hải Phòng", "warning", "có phải phường Đồ Sơn?"),
        ("UBND phường Bát Xát", "UBND tỉnh Lào Cai", "warning", "có phải xã Bát Xát?"),
        ("Đảng ủy xã Óc Eo", "Tỉnh ủy Cà Mau", "info", "nơi ấy thuộc An Giang"),
        ("Đảng ủy xã Hư Cấu", "Tỉnh ủy Cà Mau", "info", "xem lại tên"),
    ],
)
def test_an_issuer_is_a_commune_of_its_province(
    name: str, parent: str, severity: str, said: str
) -> None:
    (finding,) = found(name=name, parent=parent)
    assert (finding.code, finding.severity) == ("CTR948", severity)
    assert said in finding.hint


@pytest.mark.parametrize(
    ("name", "parent"),
    [
        ("Đảng uỷ đặc khu Phú Quý", "Tỉnh ủy Lâm Đồng"),
        ("Ủy ban nhân dân phường Văn Miếu - Quốc Tử Giám", "Ủy ban nhân dân thành phố Hà Nội"),
        ("Chi bộ Trường Tiểu học Lê Lợi", "Đảng ủy xã Hư Cấu"),
        ("ĐẢNG ỦY XÃ CƯ M'GAR", "TỈNH ỦY ĐẮK LẮK"),
    ],
)
def test_a_right_issuer_is_silent(name: str, parent: str) -> None:
    assert found(name=name, parent=parent) == []


@pytest.mark.parametrize(
    "text",
    [
        "Cử đoàn trao đổi kinh nghiệm với đặc khu Phú Quý, tỉnh An Giang.",
        "Học tập mô hình du lịch cộng đồng ở xã Óc Eo (tỉnh Vĩnh Long).",
        "Rà soát hộ nghèo các thôn thuộc phường Ninh Kiều.",
        "Tuần tra đảm bảo trật tự Lễ hội Yên Tử.",
    ],
)
def test_a_place_of_elsewhere_is_doubted(text: str) -> None:
    assert [finding.severity for finding in found(text)] == ["warning"]


@pytest.mark.parametrize(
    "text",
    [
        "Cử đoàn trao đổi kinh nghiệm với đặc khu Phú Quý, tỉnh Lâm Đồng.",
        "Ký kết phối hợp bảo vệ rừng giáp ranh với xã Y Tý.",
        "Kết nghĩa với phường Ninh Kiều, thành phố Cần Thơ.",
        "Hướng dẫn thủ tục theo mô hình phường Ninh Kiều đã làm.",
        "Dự Lễ hội Yên Tử.",
        "Đại hội Hợp tác xã Tân Tiến.",
    ],
)
def test_a_place_that_is_meant_is_silent(text: str) -> None:
    assert found(text) == []


def test_who_works_here_is_of_this_province_and_commune() -> None:
    wrong = [
        "Làm việc với Bệnh viện Đa khoa tỉnh Quảng Ninh về khám sức khỏe cán bộ.",
        "Đoàn công tác của tỉnh Bắc Ninh kiểm tra cải cách hành chính tại xã.",
        "Tiếp đoàn kiểm tra của Ủy ban Kiểm tra Tỉnh ủy Sơn La.",
        "Đề nghị Điện lực Thanh Hóa thay cột điện.",
        "Bí thư Đảng ủy xã Y Tý đối thoại với thanh niên.",
        "Duyệt danh sách hộ vay vốn của xã Y Tý.",
    ]
    assert [one for one in wrong if not found(one)] == []
    right = [
        "Làm việc với Bệnh viện Đa khoa tỉnh Lào Cai về khám sức khỏe cán bộ.",
        "Tiếp đoàn công tác của tỉnh Bắc Ninh đến học tập kinh nghiệm.",
        "Đưa bệnh nhân điều trị tại Bệnh viện Đa khoa tỉnh Thái Nguyên.",
        "Bí thư Đảng ủy xã Bát Xát đối thoại với thanh niên.",
        "Phối hợp với UBND xã Y Tý tuần tra đường biên.",
    ]
    assert [one for one in right if any(f.severity == "warning" for f in found(one))] == []
