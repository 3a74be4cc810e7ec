"""The day of a meeting, and who meets, wherever a table or a running text says them: cells, titles, calendars, lists in a sentence."""

import pytest

from ctr_cli.importing.building.convert import Imported
from ctr_cli.importing.grammar.names import split
from ctr_cli.importing.grammar.sentence import take_apart
from support.programme_text import HEAD, checks, programme
from support.tables import in_word

_COUNCIL = HEAD.replace("ĐẢNG ỦY XÃ NAM BAN", "HỘI ĐỒNG NHÂN DÂN XÃ NAM BAN")


def _places(result: Imported) -> list[tuple[str, str | None, str, str | None]]:
    return [
        (body.name, meeting.date and meeting.date[5:], item.text.rstrip(".;"), item.deadline)
        for body in result.program.bodies
        for meeting in body.meetings
        for item in meeting.items
    ]


@pytest.mark.parametrize(
    "drawn",
    [
        "Thời gian | Nội dung\nTháng 3 / Phiên họp thường kỳ / (ngày 18/3) | Mở chợ",
        "Tháng | Ngày họp | Nội dung\n03/2027 | 18 | Mở chợ",
        "Ngày | Tháng | Nội dung\n18 | 3 | Mở chợ",
        "Lịch họp | Nội dung\nThứ Năm, ngày 18/3/2027 | Mở chợ",
        "Nội dung | Trình Ban Thường vụ\nMở chợ | Phiên tháng 3 (họp vào ngày 18/3)",
        "Nội dung | T2 | T3 | T4\nMở chợ | | 18/3 |",
        "Nội dung^ | Ngày họp các tháng | < | <\n^ | 2 | 3 | 4\nMở chợ | | 18 |",
        "Nội dung | T2 | T3 | T4\nMở chợ | | 18 |\nChữ số trong ô là ngày họp.",
    ],
)
def test_a_day_that_is_the_day_of_a_meeting_is_no_deadline(drawn: str) -> None:
    found = [(day, text, due) for _, day, text, due in _places(in_word(drawn))]
    assert ("03-18", "Mở chợ", None) in found


def test_a_bare_number_in_a_calendar_without_a_note_is_asked_about() -> None:
    result = in_word("Nội dung | T2 | T3 | T4\nMở chợ | | 18 |")
    assert [(day, text) for _, day, text, _ in _places(result)] == [(None, "Mở chợ")]
    assert "ô tháng 3 ghi “18”, không chỉ là một dấu" in checks(result)


def test_a_day_outside_the_month_beside_it_is_asked_about() -> None:
    result = in_word("Tháng | Ngày họp | Nội dung\n3 | 20/4 | Mở chợ")
    assert [(day, due) for _, day, _, due in _places(result)] == [(None, None)]
    assert any("20/4" in check for check in checks(result))


def test_meetings_in_a_column_name_bodies_that_no_list_knows() -> None:
    drawn = """
    Ngày | Cuộc họp, hoạt động | Nội dung
    05/3 | Họp Hội đồng trường | Thu, chi học kỳ
    12/3 | Tổ thẩm định họp | Dự án kho lạnh
    Tháng 4 | Hội nghị viên chức | Quy chế dân chủ
    """
    assert _places(in_word(drawn)) == [
        ("Hội đồng trường", "03-05", "Thu, chi học kỳ", None),
        ("Tổ thẩm định", "03-12", "Dự án kho lạnh", None),
        ("Hội nghị viên chức", None, "Quy chế dân chủ", None),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Tháng 3. Ban Thường vụ họp ngày 18/3, cho ý kiến: (1) Mở chợ, do Phòng Kinh tế chuẩn bị, xong trước ngày 12/3; (2) Giữ rừng.",
        "- Trong tháng 3, Ban Thường vụ họp ngày 18/3 để xem xét: 1. Mở chợ (Phòng Kinh tế chuẩn bị, xong trước 12/3); 2. Giữ rừng.",
        "* Ngày 18/3, Ban Thường vụ họp bàn 2 việc: a) Mở chợ, do Phòng Kinh tế chuẩn bị, trước ngày 12/3; b) Giữ rừng.",
        "Ban Thường vụ họp ngày 18/3, nội dung gồm: i) Mở chợ, do Phòng Kinh tế chuẩn bị, xong trước ngày 12/3; ii) Giữ rừng.",
        "Vào ngày 18/3, Ban Thường vụ họp xem xét, quyết định các việc sau: 1) Mở chợ, do Phòng Kinh tế chuẩn bị, trước ngày 12/3; 2) Giữ rừng.",
    ],
)
def test_a_list_in_running_text_is_the_works_of_its_meeting(line: str) -> None:
    other = "Tháng 6. Ban Chấp hành họp ngày 25/6, thông qua: (1) Sơ kết nửa năm.\n"
    assert [(day, text, due) for _, day, text, due in _places(programme(f"{line}\n{other}"))] == [
        ("03-18", "Mở chợ", "2027-03-12"),
        ("03-18", "Giữ rừng", None),
        ("06-25", "Sơ kết nửa năm", None),
    ]


def test_a_committee_of_a_council_heads_its_works_beside_a_session_and_alone() -> None:
    content = """QUÝ III
1. Kỳ họp thứ hai (ngày 10/7/2027)
1.1. Quyết toán ngân sách
Báo cáo: Ủy ban nhân dân xã.
2. Ban Pháp chế
2.1. Khảo sát hòa giải
Chủ trì: Trưởng Ban.
"""
    bodies = programme(content, head=_COUNCIL).program.bodies
    assert [body.name for body in bodies] == ["Hội đồng nhân dân xã Nam Ban", "Ban Pháp chế"]
    (work,) = bodies[0].meetings[0].items
    assert [a.agency for a in work.agencies] == ["Ủy ban nhân dân xã"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Trưởng Ban, Phó Trưởng Ban", 2),
        ("Chủ tịch, Phó Chủ tịch UBND xã", 1),
        ("Văn phòng Sở, Phòng Kế hoạch - Tài chính", 2),
        ("Sở, ban, ngành liên quan", 1),
        ("Khoa Dược, Điều dưỡng trưởng và Chuyên viên tổng hợp", 3),
    ],
)
def test_posts_and_offices_are_each_a_name(text: str, names: int) -> None:
    assert len(split(text)) == names


def test_a_dash_within_a_name_of_a_work_parts_no_office() -> None:
    parts = take_apart("Chuyến xe nghĩa tình - Đưa công nhân về quê – Chuẩn bị: Cán bộ phong trào.")
    assert parts.text == "Chuyến xe nghĩa tình - Đưa công nhân về quê."
    assert parts.charge.assignments == [("Cán bộ phong trào", "prepare")]


def test_a_list_that_completes_its_sentence_is_one_work() -> None:
    line = "Tháng 3. Thường trực Đảng ủy làm việc với: a) Chi bộ thôn Đông; b) Chi bộ thôn Tây.\n"
    (found,) = _places(programme(f"{line}Tháng 6. Ban Thường vụ họp: (1) Mở chợ; (2) Giữ rừng.\n"))[
        :1
    ]
    assert "làm việc với" in found[2]


def test_a_day_to_be_ready_by_beside_who_meets_stays_a_deadline() -> None:
    drawn = "Hội nghị | Nội dung | Thời gian\nBan Thường vụ | Mở chợ | Trước 20/3\nBan Chấp hành | Giữ rừng | 25/6"
    assert _places(in_word(drawn)) == [
        ("Ban Thường vụ", None, "Mở chợ", "2027-03-20"),
        ("Ban Chấp hành", "06-25", "Giữ rừng", None),
    ]


def test_a_column_of_weekday_day_and_hour_is_when_a_meeting_is_held() -> None:
    drawn = "Tuần | Thứ, ngày, giờ | Cuộc họp | Nội dung\nTuần 10 (01/3 - 06/3) | Thứ Năm 04/3 14 giờ 00 | Họp Hội đồng trường | Mở chợ"
    assert _places(in_word(drawn)) == [("Hội đồng trường", "03-04", "Mở chợ", None)]


@pytest.mark.parametrize("gap", [" ", "\t"])
def test_who_brings_a_work_before_a_meeting_on_its_day_is_no_other_body(gap: str) -> None:
    lines = (
        "THÁNG 3",
        "Họp Ban Thường vụ Đảng ủy, ngày 14/3:",
        f"1.{gap}Thường trực Đảng ủy:{gap}Thông qua kế hoạch trồng cây.",
        f"2.{gap}Văn phòng Đảng ủy:{gap}Báo cáo đời sống đảng viên trước mùa giáp hạt.",
        "Hội nghị Ban Chấp hành Đảng bộ, ngày 22/3:",
        f"1.{gap}Thường trực Đảng ủy:{gap}Sơ kết công tác quý I.",
        f"2.{gap}Ủy ban Kiểm tra Đảng ủy:{gap}Báo cáo công tác kiểm tra.",
    )
    result = programme("\n".join(lines))
    found = [(body, day, text[:8]) for body, day, text, _ in _places(result)]
    assert found == [
        ("Ban Thường vụ Đảng ủy", "03-14", "Thông qu"),
        ("Ban Thường vụ Đảng ủy", "03-14", "Báo cáo "),
        ("Ban Chấp hành Đảng bộ", "03-22", "Sơ kết c"),
        ("Ban Chấp hành Đảng bộ", "03-22", "Báo cáo "),
    ]
    first = result.program.bodies[0].meetings[0].items[0]
    assert [a.agency for a in first.agencies] == ["Thường trực Đảng ủy"]
    assert "hiểu “Thường trực Đảng ủy” ở đầu dòng là cơ quan chuẩn bị" in checks(result)


def test_a_month_told_in_sentences_has_its_meetings_on_their_days() -> None:
    result = programme(
        "Tháng 3. Ban Thường vụ họp ngày 08 với các nội dung: (1) Mở chợ quê (Văn phòng Đảng ủy); (2) Sửa đường bản (Phòng Kinh tế)."
        " Ban Chấp hành họp hội nghị lần thứ năm ngày 16, sơ kết công tác quý I (Văn phòng Đảng ủy chuẩn bị).\n"
        "Tháng 4. Ban Thường vụ (ngày 10) nghe báo cáo việc cấy lúa (Hội Nông dân chuẩn bị)."
    )
    assert [(body, day, text[:10]) for body, day, text, _ in _places(result)] == [
        ("Ban Thường vụ", "03-08", "Mở chợ quê"),
        ("Ban Thường vụ", "03-08", "Sửa đường "),
        ("Ban Thường vụ", "04-10", "Nghe báo c"),
        ("Ban Chấp hành", "03-16", "Sơ kết côn"),
    ]
    assert result.program.bodies[1].meetings[0].number == 5


@pytest.mark.parametrize("head", ["họp ngày 08", "(ngày 08)", "họp vào sáng ngày 8"])
def test_a_heading_names_a_day_of_the_month_over_it(head: str) -> None:
    result = programme(f"Tháng 3\nBan Thường vụ {head}:\n- Mở chợ quê.\n- Sửa đường bản.")
    assert {day for _, day, _, _ in _places(result)} == {"03-08"}


def test_a_day_that_the_month_has_not_is_left_as_it_is_written() -> None:
    result = programme("Tháng 2\nBan Thường vụ họp ngày 31:\n- Mở chợ quê.\n- Sửa đường bản.")
    assert {(day, body) for body, day, _, _ in _places(result)} == {(None, "Ban Thường vụ")}


def test_a_card_of_a_meeting_is_one_row_and_its_hour_is_when_it_is_held() -> None:
    result = in_word(
        "Loại sinh hoạt | Chi bộ chuyên đề\nThời gian | 19 giờ 30, ngày 08/3/2027\n"
        "Nội dung | 1) Mở chợ / 2) Sửa đường\nNgười chuẩn bị | Nội dung 1: Bí thư Chi bộ / Nội dung 2: Trưởng thôn"
    )
    found = [
        (meeting.date, item.text, [a.agency for a in item.agencies], item.deadline)
        for body in result.program.bodies
        for meeting in body.meetings
        for item in meeting.items
    ]
    assert found == [
        ("2027-03-08", "Mở chợ", ["Bí thư Chi bộ"], None),
        ("2027-03-08", "Sửa đường", ["Trưởng thôn"], None),
    ]


@pytest.mark.parametrize("sign", ["→", "-", "⇒"])
def test_who_does_a_work_is_told_behind_it_whatever_sign_stands_before(sign: str) -> None:
    result = programme(
        "Tháng 3\nBan Thường vụ\n+ Mở chợ quê.\n"
        f"{sign} Phụ trách: Văn phòng Đảng ủy\n+ Sửa đường bản.\n{sign} Phụ trách: Công an xã"
    )
    (meeting,) = result.program.bodies[0].meetings
    assert [[a.agency for a in item.agencies] for item in meeting.items] == [
        ["Văn phòng Đảng ủy"],
        ["Công an xã"],
    ]


def test_a_column_of_days_before_which_papers_are_sent_is_of_deadlines() -> None:
    result = in_word("Nội dung | Phiên họp | Trình trước ngày\nMở chợ | Tháng 3 | 02/3/2027")
    assert [(text, due) for _, _, text, due in _places(result)] == [("Mở chợ", "2027-03-02")]


@pytest.mark.parametrize(
    ("heading", "day"),
    [
        ("Tháng 3 (ngày 26)", "2027-03-26"),
        ("Tháng 3 - ngày 26", "2027-03-26"),
        ("Tháng 3 (gửi tài liệu trước ngày 20)", None),
        ("26/3/2027 - Hội nghị lần thứ 5", "2027-03-26"),
    ],
)
def test_the_day_of_a_meeting_stands_beside_its_month(heading: str, day: str | None) -> None:
    content = f"I. BAN THƯỜNG VỤ\n1. {heading}\n- Đề án chợ đêm ven hồ.\n- Kế hoạch trồng rừng.\n"
    (meeting,) = programme(content).program.bodies[0].meetings
    assert (meeting.date, meeting.title if day else None) == (day, None)
