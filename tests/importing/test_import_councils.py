"""A council's sessions listed before its months, work that goes on all the year, deadlines in a sentence, a paper of two offices."""

import pytest

from ctr_cli.importing.building.report import as_text
from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.due import due_within
from ctr_cli.importing.grammar.names import agency_table
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.model.meetings import meeting_id, month_of
from support.programme_text import HEAD, checks, items, programme
from support.tables import in_word

_SESSIONS = """I. CÁC KỲ HỌP
1. Kỳ họp thứ ba (chuyên đề), tháng 4/2027: quyết nghị chủ trương đầu tư chợ trung tâm.
2. Kỳ họp thứ tư (thường lệ giữa năm), dự kiến thứ Năm và thứ Sáu, ngày 09 và ngày 10/7/2027.

II. CHƯƠNG TRÌNH HẰNG THÁNG
Tháng 3
1. Tiếp công dân. (Đại biểu hội đồng)
2. Phiên họp Thường trực HĐND tháng 3. (Văn phòng)
Tháng 4
1. Khảo sát chợ trung tâm. (Ban Kinh tế)
"""


def test_sessions_listed_before_the_months_stand_in_the_years_order() -> None:
    program = programme(_SESSIONS).program
    (body,) = program.bodies
    assert [(month_of(m), m.number, len(m.items)) for m in body.meetings] == [
        (3, None, 2), (4, 3, 1), (4, None, 1), (7, 4, 1),
    ]  # fmt: skip
    assert body.meetings[1].kind == "thematic"
    assert body.meetings[1].items[0].text == "Quyết nghị chủ trương đầu tư chợ trung tâm."
    names = [meeting_id(body, meeting) for meeting in body.meetings]
    assert len({*names}) == len(names)


def test_general_work_under_no_month_goes_on_all_the_year() -> None:
    content = "I. NHIỆM VỤ CHUNG\n1. Giữ vững đoàn kết nội bộ.\n2. Nộp báo cáo trước ngày 10/12/2027.\nII. TỪNG THÁNG\nTháng 1\n- Sơ kết học kỳ I.\nTháng 2\n- Thăm hỏi dịp Tết.\n"
    (body,) = programme(content).program.bodies
    assert [(m.every, m.title, month_of(m), len(m.items)) for m in body.meetings] == [
        ("month", "Nhiệm vụ chung", None, 1),
        (None, None, 1, 1),
        (None, None, 2, 1),
        (None, None, 12, 1),
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Gửi quyết toán về Sở Tài chính trước ngày 15/11/2026.", "trước ngày 15/11/2026"),
        ("Phát hành giấy mời chậm nhất ngày 20 tháng 6.", "chậm nhất ngày 20 tháng 6"),
        ("Trước ngày 25/3, nghiệm thu tuyến kênh.", "Trước ngày 25/3"),
        ("Hoàn thành trước ngày 30/9/2026 việc số hóa hồ sơ.", "trước ngày 30/9/2026"),
        ("Giải quyết hồ sơ phát sinh trước ngày 01/3/2026.", None),
        ("Họp rút kinh nghiệm trước kỳ họp tháng 7.", None),
    ],
)
def test_a_deadline_in_a_running_sentence(text: str, written: str | None) -> None:
    due = due_within(text)
    assert (due.written if due else None) == written


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Giao Văn phòng chuẩn bị.", True),
        ("Giao Công an xã.", True),
        ("Phân công Ủy viên Ban Thường vụ phụ trách các thôn.", False),
        ("Tổ chức Ngày hội đọc sách. Chuẩn bị: Trường Tiểu học.", False),
    ],
)
def test_a_line_of_its_own_is_not_said_of_the_one_above(line: str, said: bool) -> None:
    assert is_said(line) is said


def test_names_of_agencies_have_the_mark_where_the_document_has_it() -> None:
    found = agency_table(["Văn phòng Đảng uỷ", "UBND"], "xã", "Bình An").agencies
    assert [agency.name for agency in found] == ["Văn phòng Đảng uỷ", "Uỷ ban nhân dân xã"]


def test_of_two_offices_the_first_of_the_letterhead_is_kept_with_its_signature() -> None:
    head = HEAD.replace("ĐẢNG ỦY XÃ NAM BAN", "ỦY BAN MTTQ VIỆT NAM XÃ NAM BAN")
    head = head.replace(head.split("\n", 1)[0], "ỦY BAN NHÂN DÂN XÃ NAM BAN")
    closing = "TM. ỦY BAN MTTQ VIỆT NAM XÃ\nCHỦ TỊCH\n\nHoàng Thị Mai\nTM. ỦY BAN NHÂN DÂN XÃ\nCHỦ TỊCH\n\nLê Văn Tư\n"
    result = programme(head=head, closing=closing)
    signature, issuer = result.program.signature, result.program.issuer
    assert signature
    assert (issuer.parent, issuer.name) == (None, "Ủy ban nhân dân xã Nam Ban")
    assert signature.name == "Lê Văn Tư"
    assert any("Hoàng Thị Mai" in message for message in checks(result))
    assert items(result.program)


def test_dashes_stand_beneath_the_dash_that_announces_them() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 1\n- Cho ý kiến về các đề án:\n    - Đề án làng nghề dệt thổ cẩm;\n    - Đề án chợ đêm ven hồ.\n  (Đảng ủy UBND xã)\n- Sơ kết phong trào thi đua.\n"
    (_, first), (_, second) = items(programme(content).program)
    assert first.details == ["Đề án làng nghề dệt thổ cẩm;", "Đề án chợ đêm ven hồ."]
    assert [entry.agency for entry in first.agencies] == ["Đảng ủy UBND xã"]
    assert second.text == "Sơ kết phong trào thi đua."


def test_works_of_one_time_in_a_table_of_which_only_places_are_left() -> None:
    content = """Thời gian      Nội dung công việc       Người phụ trách    Đơn vị phối hợp
Tháng 1        Thăm công nhân khó       Đ/c Lan            Các công đoàn
               khăn dịp Tết
               Tổng kết phong trào      Đ/c Hùng
               thi đua
Tháng 2        Nắm tình hình tiền       Đ/c Lan            Phòng Kinh tế
               lương sau Tết
"""
    told = [(item.text, len(item.agencies)) for _, item in items(programme(content).program)]
    assert told == [
        ("Thăm công nhân khó khăn dịp Tết", 2),
        ("Tổng kết phong trào thi đua", 1),
        ("Nắm tình hình tiền lương sau Tết", 2),
    ]


def test_a_name_in_capitals_is_written_as_its_ending_stands_in_a_sentence() -> None:
    source = "Ban Thường vụ Đoàn xã Hồng Lĩnh ban hành chương trình."
    name = sentence_case("BAN CHẤP HÀNH ĐOÀN XÃ HỒNG LĨNH", source, office=True)
    assert name == "Ban Chấp hành Đoàn xã Hồng Lĩnh"
    assert sentence_case("SỞ Y TẾ ĐẮK LẮK", "", office=True) == "Sở Y tế Đắk Lắk"


def test_a_column_of_conferences_counts_them() -> None:
    drawn = """
    Hội nghị | Nội dung | Cơ quan chuẩn bị
    Lần thứ 4 (tháng 3) | Sơ kết quý I | Văn phòng Đảng ủy
    Lần thứ 5 (tháng 7) | Sơ kết nửa năm | Văn phòng Đảng ủy
    """
    (body,) = in_word(drawn).program.bodies
    assert [(m.number, month_of(m), m.items[0].details) for m in body.meetings] == [
        (4, 3, []), (5, 7, []),
    ]  # fmt: skip


def test_a_group_at_the_end_of_a_bracket_is_who_helps() -> None:
    charge = take_apart("Kiểm kê tài sản (Phòng Tài vụ chủ trì, các đơn vị phối hợp).").charge
    assert charge.assignments == [("Phòng Tài vụ", "lead"), ("các đơn vị", "coordinate")]


_BODIES = """A. HỘI ĐỒNG NHÂN DÂN
Quý I
1. Tổng kết nhiệm kỳ.
- Chủ trì: Thường trực Hội đồng nhân dân.
B. CÁC BAN CỦA HỘI ĐỒNG NHÂN DÂN
Quý I
1. Khảo sát nguồn nước ngọt, hoàn thành trước 20/3 (Ban Kinh tế).
"""


def test_a_group_of_offices_among_bodies_is_a_body() -> None:
    bodies = programme(_BODIES).program.bodies
    assert [body.name for body in bodies] == ["Hội đồng nhân dân", "Các ban của Hội đồng nhân dân"]
    item = bodies[1].meetings[0].items[0]
    assert (item.text, item.deadline) == ("Khảo sát nguồn nước ngọt.", "2027-03-20")


def test_what_a_peoples_committee_brings_before_the_council_is_its_own_work() -> None:
    head = HEAD.replace("ĐẢNG ỦY XÃ NAM BAN", "ỦY BAN NHÂN DÂN XÃ NAM BAN")
    title = "CHƯƠNG TRÌNH\ncông tác năm 2027 của Ủy ban nhân dân xã Nam Ban\n\nỦy ban nhân dân xã ban hành Chương trình như sau:\n"
    content = "A. NỘI DUNG TRÌNH HỘI ĐỒNG NHÂN DÂN XÃ\nTháng 6\n- Quyết toán ngân sách năm 2026.\nB. CÔNG VIỆC KHÁC\nTháng 3\n- Kế hoạch phòng, chống hạn.\n"
    (body,) = programme(content, head=head, title=title).program.bodies
    assert body.id == "ubnd"
    assert [meeting.month for meeting in body.meetings] == [3, 6]


def test_work_brought_before_others_is_theirs_beside_work_the_committee_decides() -> None:
    head = HEAD.replace("ĐẢNG ỦY XÃ NAM BAN", "ỦY BAN NHÂN DÂN XÃ NAM BAN")
    title = "CHƯƠNG TRÌNH\ncông tác năm 2027 của Ủy ban nhân dân xã Nam Ban\n\nỦy ban nhân dân xã ban hành Chương trình như sau:\n"
    content = """I. NỘI DUNG TRÌNH BAN THƯỜNG VỤ ĐẢNG ỦY
- Tháng 5: Đề án du lịch cộng đồng (Phòng Kinh tế).
II. NỘI DUNG TRÌNH HĐND XÃ
- Tháng 6: Quyết toán ngân sách năm 2026 (Phòng Kinh tế).
III. NỘI DUNG THUỘC THẨM QUYỀN CỦA UBND XÃ
- Tháng 8: Kế hoạch tựu trường (Phòng Văn hóa - Xã hội).
"""
    places = [place for place, _ in items(programme(content, head=head, title=title).program)]
    assert places == ["btv-5", "hdnd-6", "ubnd-8"]


def test_who_confirms_signs_too_and_a_note_is_no_work() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 1\n- Chăm lo hộ nghèo dịp Tết Nguyên đán - Ban Văn hóa - Xã hội.\n* Ghi chú: Khi cần, Ban Thường vụ điều chỉnh chương trình cho phù hợp."
    closing = "XÁC NHẬN CỦA ĐẢNG ỦY\nPHÓ BÍ THƯ\n\nTrịnh Hòa\nT/M CHI BỘ\nBÍ THƯ\n\nBùi Lan\n"
    program = programme(content, closing=closing).program
    ((_, item),) = items(program)
    assert [entry.agency for entry in item.agencies] == ["Ban Văn hóa - Xã hội"]
    assert len(program.implementation) == 1


def test_beside_the_sessions_of_a_council_other_parts_are_fields_of_work() -> None:
    head = HEAD.replace("ĐẢNG ỦY XÃ NAM BAN", "HỘI ĐỒNG NHÂN DÂN XÃ NAM BAN")
    title = "CHƯƠNG TRÌNH\ncông tác năm 2027 của Hội đồng nhân dân xã Nam Ban\n\nThường trực ban hành Chương trình như sau:\n"
    sessions, field = programme(_SESSIONS, head=head, title=title).program.bodies
    assert [meeting.number for meeting in sessions.meetings] == [3, 4]
    assert (field.name, [meeting.month for meeting in field.meetings]) == (
        "Chương trình hằng tháng", [3, 4],
    )  # fmt: skip


def test_a_verb_behind_the_unit_is_no_place_and_no_office() -> None:
    assert sentence_case("NỘI DUNG ỦY BAN NHÂN DÂN XÃ BAN HÀNH", "") == (
        "Nội dung Ủy ban nhân dân xã ban hành"
    )
    assert not is_said("Lãnh đạo chuẩn bị cơ sở vật chất (Đồng chí Phó Bí thư chuẩn bị).")


def test_a_heading_that_will_be_printed_otherwise_is_told() -> None:
    content = "I. KỲ HỌP HỘI ĐỒNG NHÂN DÂN\n1. Kỳ họp tháng 7/2027\n- Xem xét quyết toán ngân sách.\nII. THƯỜNG TRỰC HỘI ĐỒNG NHÂN DÂN\n1. Tháng 2\n- Cho ý kiến về kế hoạch khảo sát.\n"
    report = programme(content).report
    assert [(entry.line.text, entry.body.name) for entry in report.renamed] == [
        ("I. KỲ HỌP HỘI ĐỒNG NHÂN DÂN", "Hội đồng nhân dân")
    ]
    told = as_text(report).plain
    assert "I. KỲ HỌP HỘI ĐỒNG NHÂN DÂN → Hội đồng nhân dân" in told


def test_a_field_whose_groups_name_who_supervises_has_its_place() -> None:
    council = (
        "I. CÁC KỲ HỌP CỦA HỘI ĐỒNG NHÂN DÂN\n1. Kỳ họp giữa năm (tháng 7)\n- Quyết toán.\n"
        "II. HOẠT ĐỘNG GIÁM SÁT\n1. Giám sát của Hội đồng nhân dân\n- Việc thu quỹ (tháng 5).\n"
        "2. Giám sát, khảo sát của Thường trực HĐND\n- Việc cấp nước (tháng 9).\n"
    )
    result = programme(council, head=HEAD.replace("ĐẢNG ỦY XÃ", "HỘI ĐỒNG NHÂN DÂN XÃ"))
    assert [(place, item.topic) for place, item in items(result.program)] == [
        ("hdnd-7", None),
        ("hoat-dong-giam-sat-5", "Giám sát của Hội đồng nhân dân"),
        ("hoat-dong-giam-sat-9", "Giám sát, khảo sát của Thường trực HĐND"),
    ]
    assert not result.report.unplaced
