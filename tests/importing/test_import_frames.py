"""What surrounds the content: names in capitals, contents, two that sign, annexes of decisions; told where it is not kept."""

import pytest

from ctr_cli.importing.grammar.cases import guessed_in, sentence_case
from ctr_cli.model.errors import UsageError
from ctr_cli.model.program import Signature
from support.programme_text import CLOSING, HEAD, checks, items, programme, said


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
        ("ĐẢNG ỦY XÃ NĂM CĂN", "Đảng ủy xã Năm Căn"),
        ("CHI BỘ TỔ DÂN PHỐ SỐ 9", "Chi bộ tổ dân phố số 9"),
        ("CHI BỘ BẢN SỐ HAI", "Chi bộ bản số hai"),
        ("TRƯỜNG TIỂU HỌC SỐ 3 KIM ĐỒNG", "Trường Tiểu học số 3 Kim Đồng"),
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
    told = "văn bản có nhiều người ký; chưa ghi “TM. ỦY BAN NHÂN DÂN, CHỦ TỊCH, Lê Văn Tư”"
    assert told in checks(result)
    assert any("Lê Văn Tư" in entry.line.text for entry in result.report.ignored)


def test_of_a_school_year_one_year_is_taken_and_the_months_of_the_other_are_told() -> None:
    title = "CHƯƠNG TRÌNH\nCÔNG TÁC NĂM HỌC 2026 - 2027\n\nTrường xây dựng chương trình công tác năm học 2026 - 2027 như sau:\n"
    content = "Tháng 9\n- Khai giảng năm học (Đoàn trường).\nTháng 01/2027\n- Sơ kết học kỳ I (Đoàn trường).\nTháng 5\n- Tổng kết năm học (Đoàn trường).\n"
    first, second = (programme(content, title=title, year=year) for year in (None, 2027))
    assert [(p, i.text) for p, i in items(first.program)] == [("dang-uy-9", "Khai giảng năm học.")]
    assert [p for p, _ in items(second.program)] == ["dang-uy-1", "dang-uy-5"]
    assert (first.program.year, second.program.year) == (2026, 2027)
    assert [entry.reason for entry in first.report.elsewhere] == ["năm 2027", "năm 2027"]
    assert any("--year 2027" in message for message in checks(first))
    with pytest.raises(UsageError, match="năm học 2026 - 2027"):
        programme(content, title=title, year=2028)


def test_who_signs_in_his_own_right_signs_without_an_authority() -> None:
    closing = "Nơi nhận:\n- Phòng Văn hóa - Xã hội;\n- Lưu: VT.\nHIỆU TRƯỞNG\n\n\nLò Thị Mai\n"
    result = programme(closing=closing)
    assert result.program.signature == Signature(post="HIỆU TRƯỞNG", name="Lò Thị Mai")
    assert result.report.complete


def test_the_rank_of_who_signs_is_part_of_the_name() -> None:
    closing = CLOSING.replace("Trần Văn Nam", "Thượng tá Trần Văn Nam")
    signature = programme(closing=closing).program.signature
    assert signature and signature.name == "Thượng tá Trần Văn Nam"


def test_a_name_read_before_the_column_of_who_signs() -> None:
    closing = "Nơi nhận:\tTM. BAN CHẤP HÀNH\n- LĐLĐ tỉnh;\tCHỦ TỊCH\n- Lưu: VT.\n\tPhạm Văn Đức\n"
    signature = programme(closing=closing).program.signature
    assert signature == Signature(
        authority="TM. BAN CHẤP HÀNH", post="CHỦ TỊCH", name="Phạm Văn Đức"
    )


@pytest.mark.parametrize(
    ("lines", "symbol", "parent", "issuer"),
    [
        (["TỈNH ỦY CÀ MAU"], "CTr/TU", None, "Tỉnh ủy Cà Mau"),
        (["ĐẢNG BỘ TỈNH CÀ MAU"], "CTr/ĐU", "Đảng bộ tỉnh Cà Mau", None),
        (["LĐLĐ TỈNH VĨNH LONG", "CÔNG ĐOÀN XÃ TÂN LONG"], "CTr-CĐX", "LĐLĐ tỉnh Vĩnh Long", "Công đoàn xã Tân Long"),
        (["TỈNH ĐOÀN VĨNH LONG", "BCH ĐOÀN XÃ BÌNH MINH", "***", "ĐOÀN TNCS HỒ CHÍ MINH"], "CTr/ĐTN", "Tỉnh đoàn Vĩnh Long", "BCH Đoàn xã Bình Minh"),
    ],
)  # fmt: skip
def test_parent_and_issuer(lines: list[str], symbol: str, parent: str | None, issuer: str) -> None:
    head = "\n".join([*lines, f"Số: 05-{symbol}", "Bình Minh, ngày 08 tháng 01 năm 2027"])
    named = programme(head=head).program.issuer
    assert (named.parent, named.name) == (parent, issuer)


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


def test_a_line_that_says_for_whom_a_body_looks_at_papers_names_no_other_body() -> None:
    content = """Tháng 6
1. Hội nghị Ban Thường vụ
a) Cho ý kiến các nội dung sẽ trình kỳ họp giữa năm của HĐND xã:
- Tờ trình điều chỉnh kế hoạch đầu tư công (Phòng Kinh tế);
- Báo cáo giải quyết kiến nghị của cử tri (Văn phòng HĐND và UBND xã).
2. Hội nghị Ban Chấp hành
- Sơ kết 6 tháng đầu năm (Văn phòng Đảng ủy).
"""
    result = programme(content)
    assert said(result.program) == [
        "btv-6 | Tờ trình điều chỉnh kế hoạch đầu tư công; | Phòng Kinh tế",
        "btv-6 | Báo cáo giải quyết kiến nghị của cử tri. | Văn phòng HĐND và UBND xã",
        "bch-6 | Sơ kết 6 tháng đầu năm. | Văn phòng Đảng ủy",
    ]
    assert items(result.program)[0][1].topic == (
        "Cho ý kiến các nội dung sẽ trình kỳ họp giữa năm của HĐND xã"
    )


def test_a_place_keeps_its_dash() -> None:
    for place in ("Bà Rịa - Long Điền", "Núi Thành – Tam Xuân"):
        head = HEAD.replace("Nam Ban, ngày", f"{place}, ngày")
        assert programme(head=head).program.document.place == place
        joined = head.replace("*\n", "").replace(
            f"ĐẢNG CỘNG SẢN VIỆT NAM\n{place}", f"-12-CTr/ĐU      {place}"
        )
        assert programme(head=joined).program.document.place == place


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("Tỉnh ủy (để báo cáo)", ("Tỉnh ủy (để báo cáo)", None)),
        ("Tỉnh ủy “để báo cáo”", ("Tỉnh ủy", "để báo cáo")),
        ("Tỉnh ủy (b/c)", ("Tỉnh ủy", "b/c")),
    ],
)
def test_a_purpose_keeps_the_brackets_its_profile_would_not_print(
    written: str, kept: tuple[str, str | None]
) -> None:
    first = programme(closing=CLOSING.replace("Tỉnh ủy (b/c)", written)).program.recipients[0]
    assert (first.name, first.purpose) == kept


def test_brackets_that_the_state_prints_are_not_kept_twice() -> None:
    head = HEAD.replace("ĐẢNG ỦY", "ỦY BAN NHÂN DÂN").replace(
        "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    )
    closing = CLOSING.replace("Tỉnh ủy (b/c)", "UBND tỉnh (để báo cáo)")
    first = programme(head=head, closing=closing).program.recipients[0]
    assert (first.name, first.purpose) == ("UBND tỉnh", "để báo cáo")


def test_a_name_that_is_doubted_is_asked_about_once() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 1\n- Kết nạp đảng viên (Cấp ủy chuẩn bị).\n2. Tháng 2\n- Kiểm điểm chi bộ (Cấp ủy chuẩn bị).\n"
    assert [said for said in checks(programme(content)) if "cơ quan" in said] == [
        "có đúng là tên một cơ quan không?"
    ]


@pytest.mark.parametrize(
    "time", ["6 THÁNG CUỐI NĂM 2027", "6 tháng cuối năm 2027\ncủa Ban Chấp hành Đảng bộ xã"]
)
def test_a_part_of_the_year_beneath_the_name_of_the_paper_is_its_title(time: str) -> None:
    title = f"CHƯƠNG TRÌNH CÔNG TÁC\n{time}\n-----\nĐảng ủy xã ban hành Chương trình công tác với mục tiêu và những nội dung chủ yếu sau:\n+ Mục tiêu: thông suốt công việc.\n+ Chủ đề năm: “Gần dân”.\n"
    program = programme("A. BAN THƯỜNG VỤ\nTHÁNG 8\n- Lịch tiếp công dân.\n", title=title).program
    assert [meeting for meeting, _ in items(program)] == ["btv-8"]
    preamble = program.document.preamble or ""
    assert preamble.startswith("Đảng ủy xã ban hành")
    assert preamble.endswith("“Gần dân”.")
    assert program.year == 2027


@pytest.mark.parametrize(
    "line",
    [
        "Nội dung từng hội nghị được phân công theo Phụ lục đính kèm.",
        "Có Phụ lục chi tiết kèm theo.",
        "Phân công cụ thể như Biểu số 01 gửi kèm.",
        "Chi tiết xem Phụ lục.",
    ],
)
def test_a_line_that_sends_to_an_annex_is_no_work_and_told(line: str) -> None:
    result = programme(f"I. BAN THƯỜNG VỤ\n{line}\n1. Tháng 1\n- Lịch tiếp công dân.\n")
    assert [item.text for _, item in items(result.program)] == ["Lịch tiếp công dân."]
    assert line in [told.text for told in result.report.taken_apart]


def test_the_number_of_a_note_goes_from_the_midst_of_a_work() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 1\n- Phát triển đảng viên ở doanh nghiệp1 (Ban Xây dựng Đảng).\n- Sơ kết quý1 (Công an xã).\n\n1 Chỉ tiêu cả năm là bốn mươi.\n"
    result = programme(content)
    assert [item.text for _, item in items(result.program)] == [
        "Phát triển đảng viên ở doanh nghiệp.", "Sơ kết quý1.",
    ]  # fmt: skip
    assert any("bốn mươi" in ignored.line.text for ignored in result.report.ignored)
