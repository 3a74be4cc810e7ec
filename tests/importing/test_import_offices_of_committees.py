"""The offices of a people's committee: who issues its paper, which office is its own, and what is no office of the Party."""

import pytest

from ctr_cli.importing.building.convert import Imported
from support.programme_text import COMMITTEE, checks
from support.tables import in_word

TABLE = """TT | Nội dung | Chủ trì | Phối hợp | Thời gian
1 | Kiểm kê rừng phòng hộ | Phòng Kinh tế | Văn phòng | Tháng 3
2 | Rà soát thủ tục hành chính | VP HĐND-UBND | Công an xã | Tháng 4"""


def names(result: Imported) -> dict[str, list[str]]:
    return {agency.name: agency.aliases for agency in result.program.agencies}


def test_the_title_names_the_issuer_where_no_letterhead_does() -> None:
    title = "CHƯƠNG TRÌNH CÔNG TÁC TRỌNG TÂM NĂM 2027 CỦA UBND XÃ SUỐI TRẦM"
    result = in_word(TABLE, head=(title,))
    assert result.program.issuer.name == "UBND xã Suối Trầm"
    assert any("chỉ ở trích yếu" in said for said in checks(result))
    assert names(result)["Văn phòng HĐND và UBND xã"] == ["VP HĐND-UBND"]
    assert any("có phải cũng là “Văn phòng HĐND và UBND xã”" in said for said in checks(result))
    assert not any("Đảng" in name for name in names(result))


@pytest.mark.parametrize(
    "title",
    [
        "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027 CỦA UBND XÃ",
        "CHƯƠNG TRÌNH CÔNG TÁC CỦA UBND XÃ NĂM 2027",
        "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027 CỦA UBND, HĐND XÃ SUỐI TRẦM",
    ],
)
def test_no_issuer_is_made_of_a_title_without_its_place(title: str) -> None:
    result = in_word(TABLE, head=(title,))
    assert result.program.issuer.name is None
    assert "Văn phòng Đảng ủy" not in names(result)


def test_an_office_of_the_party_stays_one_in_its_paper() -> None:
    drawn = "Tháng | Nội dung | Cơ quan chuẩn bị\nTháng 2 | Kế hoạch mừng thọ | Văn phòng"
    assert names(in_word(drawn)) == {"Văn phòng Đảng ủy": ["Văn phòng"]}


@pytest.mark.parametrize("short", ["VP HĐND và UBND", "VP HĐND - UBND", "VP HĐND-UBND xã"])
def test_the_office_is_called_in_full(short: str) -> None:
    drawn = f"Tháng 2\nTT | Nội dung | Chủ trì | Thời hạn hoàn thành\n1 | Mừng thọ | {short} | 10/2"
    assert names(in_word(drawn, head=COMMITTEE)) == {"Văn phòng HĐND và UBND xã": [short]}


def test_who_draws_up_a_table_is_not_who_issues_it() -> None:
    above = (
        "UBND XÃ SUỐI TRẦM",
        "VĂN PHÒNG HĐND VÀ UBND",
        "BIỂU TỔNG HỢP CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027 CỦA UBND XÃ",
    )
    result = in_word(TABLE, head=above)
    issuer, document = result.program.issuer, result.program.document
    assert (issuer.parent, issuer.name) == (None, "UBND xã Suối Trầm")
    assert document.title == "Công tác năm 2027 của UBND xã"
    assert any("VĂN PHÒNG HĐND VÀ UBND" in said for said in checks(result))
    assert not (result.report.unplaced or result.report.renamed)
