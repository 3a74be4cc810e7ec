"""Titles: of a programme, in which letters and how far it goes, and of its conferences, as they are printed."""

import pytest

from ctr_cli.model.meetings import meeting_title
from ctr_cli.source.profiles import choose
from ctr_cli.views.document import printed
from support.programme_text import checks, programme


def test_a_title_that_goes_on_with_the_year_has_no_capital_there() -> None:
    title = "CHƯƠNG TRÌNH CÔNG TÁC\nNăm 2027 của Ủy ban nhân dân xã Nam Ban\n\nỦy ban nhân dân xã ban hành Chương trình công tác năm 2027 như sau:\n"
    assert programme(title=title).program.document.title == (
        "Công tác năm 2027 của Ủy ban nhân dân xã Nam Ban"
    )


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("CHƯƠNG TRÌNH CÔNG TÁC\nCỦA ĐẢNG ỦY XÃ NAM BAN NĂM 2027", "Công tác của Đảng ủy xã Nam Ban năm 2027"),
        ("CHƯƠNG TRÌNH KIỂM TRA, GIÁM SÁT QUÝ IV NĂM 2027", "Kiểm tra, giám sát quý IV năm 2027"),
        ("CHƯƠNG TRÌNH CÔNG TÁC ĐẢNG ỦY XÃ NAM BAN\nNăm 2027", "Công tác Đảng ủy xã Nam Ban năm 2027"),
    ],
)  # fmt: skip
def test_a_title_in_capitals_is_read_as_running_text(title: str, said: str) -> None:
    assert programme(title=f"{title}\n\n").program.document.title == said


def test_names_of_a_title_that_nothing_tells_the_capitals_of_are_asked() -> None:
    title = "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027 CỦA HỘI CHƠI DIỀU XÃ NAM BAN\n\n"
    assert any("hội chơi diều" in message for message in checks(programme(title=title)))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ("CHƯƠNG TRÌNH\nThực hiện Chỉ thị số 7-CT/TU của Thành ủy về chuyển đổi số năm 2027",
         "Thực hiện Chỉ thị số 7-CT/TU của Thành ủy về chuyển đổi số năm 2027"),
        ("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\nthực hiện Chỉ thị số 7-CT/TU\ncủa Thành ủy",
         "Công tác năm 2027 thực hiện Chỉ thị số 7-CT/TU của Thành ủy"),
        ("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\nThực hiện Chỉ thị số 7-CT/TU của Thành ủy;",
         "Công tác năm 2027"),
    ],
)  # fmt: skip
def test_what_a_programme_carries_out_is_its_title_or_a_basis(lines: str, title: str) -> None:
    assert programme(title=f"{lines}\n").program.document.title == title


def test_conferences_counted_in_words_keep_their_headings_and_are_told_apart() -> None:
    content = "I. BAN CHẤP HÀNH ĐẢNG BỘ XÃ\n1. Hội nghị lần thứ tư (tháng 6/2027)\n- Sơ kết công tác (Văn phòng Đảng ủy).\n2. Hội nghị lần thứ năm (tháng 9/2027)\n- Dự toán ngân sách (Văn phòng Đảng ủy).\nII. BAN THƯỜNG VỤ\n1. Tháng 1\n- Lịch trực Tết (Công an xã).\n"
    program = programme(content).program
    body = program.bodies[0]
    assert [meeting.title for meeting in body.meetings] == [
        "Hội nghị lần thứ tư (tháng 6/2027)", "Hội nghị lần thứ năm (tháng 9/2027)",
    ]  # fmt: skip
    assert [meeting_title(program, body, meeting) for meeting in body.meetings] == [
        "Hội nghị Ban Chấp hành Đảng bộ xã lần thứ tư (tháng 6/2027)",
        "Hội nghị Ban Chấp hành Đảng bộ xã lần thứ năm (tháng 9/2027)",
    ]


def test_the_first_conference_is_printed_in_words_and_needs_no_heading_of_its_own() -> None:
    heading = "Hội nghị Ban Chấp hành Đảng bộ xã lần thứ nhất (tháng 6/2027)"
    program = programme(
        f"I. BAN CHẤP HÀNH ĐẢNG BỘ XÃ\n1. {heading}\n- Sơ kết công tác (Văn phòng Đảng ủy).\n"
    ).program
    (meeting,) = program.bodies[0].meetings
    assert (meeting.number, meeting.title) == (1, None)
    profile = choose(program, None, [], program.dated).profile
    assert printed(program, profile)["bodies"][0]["meetings"][0]["heading"] == heading


def test_a_half_of_the_year_is_no_name_of_a_meeting() -> None:
    program = programme(
        "I. BAN THƯỜNG VỤ ĐẢNG ỦY XÃ\n1. 6 tháng đầu năm\n- Lịch trực Tết (Công an xã)."
    ).program
    (body,) = program.bodies
    named = meeting_title(program, body, body.meetings[0])
    assert named == "Hội nghị Ban Thường vụ Đảng ủy xã 6 tháng đầu năm"
