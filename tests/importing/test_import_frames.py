"""What surrounds the content: names in capitals, contents, two that sign, annexes of decisions; told where it is not kept."""

import pytest

from ctr_cli.importing.grammar.cases import guessed_in, sentence_case
from support.programme_text import HEAD, checks, programme


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("HỘI NÔNG DÂN XÃ NAM BAN", "Hội Nông dân xã Nam Ban"),
        ("HỘI LHPN XÃ NAM BAN", "Hội LHPN xã Nam Ban"),
        ("ĐOÀN TNCS HỒ CHÍ MINH XÃ NAM BAN", "Đoàn TNCS Hồ Chí Minh xã Nam Ban"),
        ("CHI BỘ TRƯỜNG THCS TRẦN PHÚ", "Chi bộ Trường THCS Trần Phú"),
        ("TRƯỜNG TIỂU HỌC KIM ĐỒNG", "Trường Tiểu học Kim Đồng"),
        ("CHI BỘ THÔN BẮC SƠN", "Chi bộ thôn Bắc Sơn"),
        ("TRẠM Y TẾ XÃ NAM BAN", "Trạm Y tế xã Nam Ban"),
    ],
)
def test_names_of_offices_in_capitals_get_theirs_back(written: str, name: str) -> None:
    assert sentence_case(written, "", office=True) == name
    assert guessed_in(name, written, "") == ""


def test_a_name_in_capitals_that_nothing_tells_is_asked_about() -> None:
    head = HEAD.replace("ĐẢNG ỦY XÃ NAM BAN", "HỢP TÁC XÃ DỊCH VỤ TÂN TIẾN")
    assert any("in hoa toàn bộ" in message for message in checks(programme(head=head)))


def test_of_two_that_sign_the_first_is_kept_and_the_other_told() -> None:
    closing = "TM. ỦY BAN MTTQ          TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH          CHỦ TỊCH\n\nHoàng Thị Mai          Lê Văn Tư\n"
    result = programme(closing=closing)
    signature = result.program.signature
    assert signature
    assert (signature.authority, signature.post, signature.name) == (
        "TM. ỦY BAN MTTQ", "CHỦ TỊCH", "Hoàng Thị Mai",
    )  # fmt: skip
    assert "văn bản có hai người ký; mới ghi người thứ nhất" in checks(result)
    assert any("Lê Văn Tư" in entry.line.text for entry in result.report.ignored)


def test_a_school_year_is_told() -> None:
    title = "CHƯƠNG TRÌNH\nCÔNG TÁC NĂM HỌC 2026 - 2027\n\nĐảng ủy xã xây dựng chương trình công tác năm học 2026 - 2027 như sau:\n"
    assert any("năm học" in message for message in checks(programme(title=title)))


def test_a_table_of_contents_is_left_out() -> None:
    contents = (
        "MỤC LỤC\nI. BAN THƯỜNG VỤ ........ 1\n1. Tháng 1 ........ 1\n2. Tháng 2 ........ 2\n"
    )
    result = programme(head=contents + HEAD)
    assert result.report.complete
    assert [entry.reason for entry in result.report.ignored].count("mục lục") == 4


def test_an_annex_is_signed_by_its_decision() -> None:
    head = HEAD.replace("Số 12-CTr/ĐU", "Số: 12/QĐ-UBND").replace(
        "ĐẢNG ỦY XÃ", "ỦY BAN NHÂN DÂN XÃ"
    )
    decision = "QUYẾT ĐỊNH\nVề việc ban hành Chương trình công tác năm 2027\n\nCăn cứ Luật Tổ chức chính quyền địa phương;\n\nĐiều 1. Ban hành kèm theo Quyết định này Chương trình công tác năm 2027.\nĐiều 2. Quyết định này có hiệu lực từ ngày ký./.\n\nNơi nhận:\n- Như Điều 2;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nLê Văn Tư\n\nCHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\n(Ban hành kèm theo Quyết định số 12/QĐ-UBND)\n"
    result = programme(head=head, title=decision, closing="")
    program = result.program
    assert program.signature
    assert program.signature.name == "Lê Văn Tư"
    assert [entry.name for entry in program.recipients] == ["Như Điều 2", "Lưu: VT"]
    assert any("lấy từ văn bản ban hành" in message for message in checks(result))
