"""What stands in capitals, is shortened or is a person: the office's own name, posts, headings, who is charged."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.checking.mend import mend
from ctr_cli.model.finding import Finding
from ctr_cli.source.load import from_bytes

HEAD = """\
format: 1
year: 2027
issuer: {{name: {issuer}}}
document:
  symbol: CTr/ĐU
  place: Nậm Sỏ
  date: 2026-12
  title: {title}
  preamble: |-
    {preamble}
agencies:
  - {{id: duoc-giao, name: {agency}}}
  - {{id: cong-an, name: Công an xã}}
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy
    meetings:
      - month: 1
        items:
          - text: Cho ý kiến công tác cán bộ.
            agencies: [{agency}, Công an xã]
recipients:
  - {{name: Thường trực Tỉnh ủy}}
  - {{name: Công an xã}}
  - {{name: "{recipient}"}}
  - {{name: Lưu Văn phòng Đảng ủy}}
signature: {{authority: T/M ĐẢNG ỦY, post: BÍ THƯ}}
"""


def programme(
    issuer: str = "Đảng ủy xã Nậm Sỏ",
    title: str = "Công tác năm 2027",
    preamble: str = "Ban Thường vụ ban hành Chương trình công tác như sau:",
    agency: str = "Văn phòng Đảng ủy",
    recipient: str = "Các chi bộ trực thuộc",
) -> bytes:
    lines = preamble.replace("\n", "\n    ")
    given = {"issuer": issuer, "title": title, "agency": agency, "recipient": recipient}
    return HEAD.format(preamble=lines, **given).encode()


def found(raw: bytes, *codes: str) -> list[Finding]:
    return check(from_bytes(raw, "x.yaml"), select=codes)


def mended(raw: bytes) -> str:
    return mend(raw, "x.yaml")[0].decode()


@pytest.mark.parametrize(
    ("issuer", "title"),
    [
        ("Đảng ủy xã Nậm Sỏ", "CÔNG TÁC CỦA ĐẢNG ỦY XÃ NẬM SỎ NĂM 2027"),
        ("Đảng ủy phường Hoà Khánh", "CÔNG TÁC CỦA ĐẢNG ỦY PHƯỜNG HÒA KHÁNH"),
        ("Ủy ban nhân dân đặc khu Phú Quý", "CÔNG TÁC CỦA UBND ĐẶC KHU PHÚ QUÝ NĂM 2027"),
        ("Đảng ủy xã Năm Căn", "CHƯƠNG TRÌNH CÔNG TÁC XÃ NĂM CĂN NĂM 2027"),
        ("ĐẢNG ỦY XÃ NẬM SỎ", "Công tác của Đảng ủy xã Nậm Sỏ năm 2027"),
        ("Đảng ủy phường 1 Bảo Lộc", "CÔNG TÁC PHƯỜNG 1 BẢO LỘC NĂM 2027"),
        ("Hội đồng nhân dân xã Ea H'Leo", "CÔNG TÁC CỦA HĐND XÃ EA H'LEO KHÓA II"),
    ],
)
def test_the_offices_own_name_in_capitals_is_no_other_office(issuer: str, title: str) -> None:
    assert found(programme(issuer, title), "CTR941") == []


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("CÔNG TÁC CỦA ĐẢNG ỦY XÃ HUA TRAI NĂM 2027", "XÃ HUA TRAI,"),
        ("CÔNG TÁC CỦA ĐẢNG ỦY XÃ NẬM SÀI NĂM 2027", "XÃ NẬM SÀI,"),
        ("Công tác của Đảng ủy xã Hua Trai năm 2027", "xã Hua Trai,"),
        ("Công tác của Đảng ủy xã Nậm Sỏ Trên năm 2027", "xã Nậm Sỏ Trên,"),
    ],
)
def test_the_name_of_another_office_is_told(title: str, named: str) -> None:
    (told,) = found(programme(title=title), "CTR941")
    assert named in told.message


@pytest.mark.parametrize(
    "recipient",
    [
        "CT, các PCT UBND xã",
        "BT, các PBT Đảng ủy",
        "CVP, các PCVP",
        "PCN các chi bộ; PTB, TBT",
        "UVBTV, UVBCH Đảng bộ",
        "CT, PCTTT HĐND",
        "PCTCĐ, PBTĐTN",
    ],
)
def test_posts_are_not_mended_into_other_words(recipient: str) -> None:
    raw = programme(recipient=recipient)
    assert found(raw, "CTR515", "CTR612") == []
    assert recipient in mended(raw)


@pytest.mark.parametrize(
    ("written", "right"),
    [("UBDN xã", "UBND xã"), ("UBNDD xã", "UBND xã"), ("HĐDN xã", "HĐND xã"), ("ĐTC, HXT", "HTX")],
)
def test_a_slip_in_an_abbreviation_is_still_mended(written: str, right: str) -> None:
    raw = programme(recipient=f"Lãnh đạo {written}")
    assert right in mended(raw)


@pytest.mark.parametrize(
    "heading",
    [
        "MỤC ĐÍCH, YÊU CẦU",
        "I. YÊU CẦU, NHIỆM VỤ CHUNG",
        "QUAN ĐIỂM CHỈ ĐẠO, MỤC TIÊU",
        "NHIỆM VỤ TRỌNG TÂM, GIẢI PHÁP CHỦ YẾU",
    ],
)
def test_a_heading_among_paragraphs_keeps_its_capitals(heading: str) -> None:
    raw = programme(preamble=f"Ban Thường vụ ban hành như sau:\n{heading}\n1. Bảo đảm toàn diện.")
    assert found(raw, "CTR705") == []
    assert f"    {heading}\n" in mended(raw)


def test_capitals_within_a_sentence_are_told() -> None:
    raw = programme(preamble="Ban Thường vụ giữ vững AN NINH trên địa bàn xã.")
    assert [f.code for f in found(raw, "CTR705")] == ["CTR705"]


@pytest.mark.parametrize(
    ("agency", "told"),
    [
        ("Đ/c Hùng", False),
        ("Đồng chí Lan", False),
        ("các đồng chí Ủy viên Ban Chấp hành", False),
        ("Phó Bí thư Chi bộ", False),
        ("Hiệu trưởng", False),
        ("Chánh Văn phòng", False),
        ("Trạm Y tế xã", True),
        ("Phòng Kinh tế", True),
    ],
)
def test_agencies_belong_among_the_recipients_and_persons_do_not(agency: str, told: bool) -> None:
    assert bool(found(programme(agency=agency), "CTR925")) is told


@pytest.mark.parametrize(
    ("absent", "told"), [((7,), True), ((3, 6, 9, 12), False), ((7, 8), False), ((), False)]
)
def test_one_missing_month_is_asked_about_and_several_are_not(
    absent: tuple[int, ...], told: bool
) -> None:
    held = "".join(
        f"      - {{month: {month}, items: [{{text: Cho ý kiến công tác cán bộ tháng {month}.}}]}}\n"
        for month in range(1, 13)
        if month not in absent
    )
    before, _, after = programme().decode().partition("      - month: 1\n")
    raw = f"{before}{held}{after[after.index('recipients:') :]}".encode()
    assert bool(found(raw, "CTR204")) is told


def test_a_title_in_capitals_names_no_place_called_a_year() -> None:
    other, own = "CÔNG TÁC CỦA ĐẢNG ỦY XÃ PU NHI NĂM 2027", "CÔNG TÁC CỦA ĐẢNG ỦY XÃ NĂM 2027"
    assert [len(found(programme(title=title), "CTR941")) for title in (other, own)] == [1, 0]


@pytest.mark.parametrize(
    ("symbol", "told"), [("QĐ-UBND", 0), ("NQ-UBND", 0), ("CTr-UBND", 0), ("BC-UBND", 1)]
)
def test_a_programme_of_the_state_may_be_issued_with_a_decision(symbol: str, told: int) -> None:
    raw = programme(issuer="Ủy ban nhân dân xã Nậm Sỏ").decode()
    state = raw.replace("CTr/ĐU", symbol).replace("T/M ĐẢNG ỦY", "TM. ỦY BAN NHÂN DÂN")
    assert len(found(state.encode(), "CTR936")) == told


def test_a_committee_of_inspection_meets_in_sessions_of_its_own() -> None:
    raw = programme(issuer="Ủy ban Kiểm tra Đảng ủy xã Nậm Sỏ").decode()
    raw = raw.replace("Ban Thường vụ Đảng ủy\n", "Ủy ban Kiểm tra\n")
    own = raw.replace("Cho ý kiến công tác cán bộ", "Tổ chức kỳ họp thứ hai của Ủy ban Kiểm tra")
    assert not found(own.encode(), "CTR911")


@pytest.mark.parametrize(
    ("issuer", "authority", "symbol", "codes"),
    [
        ("Công đoàn xã Nậm Sỏ", "T/M BAN CHẤP HÀNH", "CTr-CĐ", ["CTR931"]),
        ("Công đoàn xã Nậm Sỏ", "TM. BAN CHẤP HÀNH", "CTr/CĐ", ["CTR936"]),
        ("Hội Nông dân xã Nậm Sỏ", "TM BAN THƯỜNG VỤ", "CTr-HND", ["CTR931"]),
        ("BCH Đoàn xã Nậm Sỏ", "T/M BAN THƯỜNG VỤ", "CTr-ĐTN", ["CTR936", "CTR931"]),
        ("Đoàn xã Nậm Sỏ", "TM. BAN THƯỜNG VỤ", "CTr/ĐTN", []),
        ("Ủy ban MTTQ Việt Nam xã Nậm Sỏ", "TM. BAN THƯỜNG TRỰC", "CTr-MTTQ-BTT", []),
        ("Công đoàn xã Nậm Sỏ", "KT. CHỦ TỊCH", "CTr-CĐ", []),
        ("Trường THCS Nậm Sỏ", "HIỆU TRƯỞNG", "CTr/THCS", []),
    ],
)
def test_the_signs_of_another_form_are_doubted_where_nothing_is_demanded(
    issuer: str, authority: str, symbol: str, codes: list[str]
) -> None:
    raw = programme(issuer=issuer).decode().replace("T/M ĐẢNG ỦY", authority)
    doubts = found(raw.replace("CTr/ĐU", symbol).encode(), "CTR931", "CTR936")
    assert [(f.code, f.sureness) for f in doubts] == [(code, "possible") for code in codes]


@pytest.mark.parametrize(
    ("agency", "right"),
    [("văn phòng đảng ủy", "Văn phòng Đảng ủy"), ("Tổ Giúp việc", ""), ("tổ Giúp việc", ""), ("tổ giúp việc", "Tổ Giúp việc")],
)  # fmt: skip
def test_an_agency_in_small_letters_has_those_of_its_name(agency: str, right: str) -> None:
    text = programme(agency="Tổ Giúp việc").decode()
    text = text.replace("agencies:\n", "agencies:\n  - {id: vp, name: Văn phòng Đảng ủy}\n", 1)
    raw = text.replace("agencies: [Tổ Giúp việc,", f"agencies: [{agency},").encode()
    codes = {"CTR308"} if right else set()
    assert {f.code for f in found(raw, "CTR308", "CTR512", "CTR702")} == codes
    assert f"agencies: [{right or agency}," in mended(raw)


def test_an_id_of_two_agencies_is_told_as_that_alone() -> None:
    text = programme(agency="Hội Nông dân xã").decode()
    raw = text.replace("id: cong-an", "id: duoc-giao").encode()
    assert [f.code for f in found(raw, "CTR2", "CTR3", "CTR6")] == ["CTR207"]


@pytest.mark.parametrize(
    ("agency", "told"), [("Ban Chỉ huy Quân sự xã", False), ("Trạm Y tế xã", True)]
)
def test_what_stands_in_quotes_is_of_the_field_of_its_agency(agency: str, told: bool) -> None:
    text = programme(agency=agency).decode().replace(", Công an xã]", "]")
    text = text.replace("công tác cán bộ", "công tác “Tuyển quân”")
    if told:
        text = text.replace("name: Công an xã}\nbodies", "name: Ban Chỉ huy Quân sự xã}\nbodies")
    assert bool(found(text.encode(), "CTR927")) is told
