"""Days: before a work, in brackets behind an office, beneath the heading of a meeting; and times that are none."""

import pytest

from ctr_cli.model.meetings import meeting_title
from ctr_cli.model.program import Item
from support.programme_text import checks, items, programme
from support.tables import in_word

_MONTH = "I. BAN THƯỜNG VỤ\n1. Tháng 3\n"
_DUE = "Ngày ghi cạnh mỗi việc là hạn gửi tài liệu.\n"


def _only(text: str) -> tuple[str, Item]:
    ((place, item),) = items(programme(text).program)
    return place, item


@pytest.mark.parametrize(
    "line",
    [
        "- Trước ngày 10/3: Đề án chợ đêm (Phòng Kinh tế).",
        "- Chậm nhất 10/3: Đề án chợ đêm (Phòng Kinh tế).",
        "- Hạn 10/3 – Đề án chợ đêm (Phòng Kinh tế).",
        "- Hoàn thành trước 10/3: Đề án chợ đêm (Phòng Kinh tế)",
    ],
)
def test_a_deadline_before_a_work(line: str) -> None:
    place, item = _only(f"{_MONTH}{line}\n")
    assert (place, item.text.rstrip("."), item.deadline) == ("btv-3", "Đề án chợ đêm", "2027-03-10")


def test_works_that_open_with_days_stand_on_lines_of_their_own() -> None:
    content = "I. PHIÊN HỌP THÁNG 3\n05/3: Báo cáo kết quả rà soát quỹ đất công của xã năm 2027\n(Phòng Kinh tế)\n10/3: Đề án chợ đêm ở khu trung tâm và phương án di dời các hộ\nbuôn bán (Công an xã)\n"
    found = items(programme(_DUE + content).program)
    assert [item.deadline for _, item in found] == ["2027-03-05", "2027-03-10"]
    assert [item.agencies[0].agency for _, item in found] == ["Phòng Kinh tế", "Công an xã"]


@pytest.mark.parametrize("note", [_DUE, ""])
@pytest.mark.parametrize(
    "line", ["- Đề án chợ đêm (Phòng Kinh tế, 10/3).", "- Đề án chợ đêm (Phòng Kinh tế) (10/3)."]
)
def test_a_bare_day_behind_an_office_is_a_deadline_asked_about_unless_the_paper_says_so(
    note: str, line: str
) -> None:
    result = programme(f"{note}{_MONTH}{line}\n")
    ((_, item),) = items(result.program)
    assert (item.agencies[0].agency, item.deadline) == ("Phòng Kinh tế", "2027-03-10")
    assert any("10/3" in check for check in checks(result)) is not bool(note)


@pytest.mark.parametrize(
    ("line", "asked"),
    [("- Đề án chợ đêm (10/3).", True), ("- Kỷ niệm Ngày Quốc tế Phụ nữ (08/3).", False)],
)
def test_a_day_in_brackets_that_nothing_explains(line: str, asked: bool) -> None:
    result = programme(f"{_MONTH}{line}\n")
    assert any("ngày ở cuối" in check for check in checks(result)) is asked


def test_a_day_before_a_work_of_one_meeting_is_asked_about() -> None:
    result = programme("I. BAN THƯỜNG VỤ\n1. Hội nghị tháng 3\n- 05/3: Đề án chợ đêm.\n")
    assert any("ngày họp hay là hạn" in check for check in checks(result))


@pytest.mark.parametrize(
    "told",
    [
        "Thời gian: ngày 12/3/2027",
        "Ngày họp: 12/3",
        "(Họp ngày 12/3)",
        "Địa điểm: Hội trường xã\nThời gian: 8 giờ 00, ngày 12/3",
    ],
)
@pytest.mark.parametrize("heading", ["1. Hội nghị lần thứ 9 - Tháng 3", "Tháng 3"])
def test_the_day_beneath_the_heading_of_a_meeting(heading: str, told: str) -> None:
    content = f"I. BAN THƯỜNG VỤ\n{heading}\n{told}\n- Đề án chợ đêm.\n"
    (meeting,) = programme(content).program.bodies[0].meetings
    assert (meeting.date, [i.deadline for i in meeting.items]) == ("2027-03-12", [None])


def test_months_with_their_day_before_works() -> None:
    content = "Tháng 3 (họp ngày 05/3): Sơ kết quý I;\nPhân công trực lễ.\nTháng Năm - họp ngày 04/5: Nhận xét đảng viên.\n"
    meetings = programme(content).program.bodies[0].meetings
    assert [(m.date, len(m.items)) for m in meetings] == [("2027-03-05", 2), ("2027-05-04", 1)]


@pytest.mark.parametrize(
    ("time", "month", "deadline"),
    [
        ("Tháng 10 (gửi dự thảo chậm nhất 20/9)", 10, "2027-09-20"),
        ("Tháng 4; hạn gửi 28/3", 4, "2027-03-28"),
        ("Tháng 12 (tuần 2)", 12, None),
    ],
)
def test_a_cell_says_when_and_by_when(time: str, month: int, deadline: str | None) -> None:
    result = in_word(f"Nội dung | Thời gian\nĐề án chợ đêm | {time}\nLịch tiếp dân | Tháng 1")
    ((_, item),) = [(p, i) for p, i in items(result.program) if i.text == "Đề án chợ đêm"]
    assert item.deadline == deadline
    assert any(m.month == month and item in m.items for m in result.program.bodies[0].meetings)


def test_months_named_beside_how_often() -> None:
    result = in_word(
        "Nội dung | Thời gian\nGặp già làng | 6 tháng/lần (tháng 5, tháng 11)\nGiao ban | Quý/lần"
    )
    meetings = result.program.bodies[0].meetings
    assert [(m.month, m.every) for m in meetings] == [(5, None), (11, None), (None, "quarter")]


@pytest.mark.parametrize("time", ["Cuối quý IV", "tháng 13", "tháng 5"])
def test_a_time_against_its_heading_is_asked_about(time: str) -> None:
    result = programme(f"I. BAN THƯỜNG VỤ\n1. Quý I\n- Đề án chợ đêm ({time}).\n- Tuyển quân.\n")
    assert any(time.lower() in check.lower() for check in checks(result))


def test_a_day_in_a_clause_of_its_own_gives_the_office_before_it_no_role() -> None:
    _, item = _only(
        f"{_MONTH}- Đề án chợ đêm.\nGiao Phòng Kinh tế chuẩn bị, Công an xã phối hợp; trình trước ngày 15/3.\n"
    )
    assert [(a.agency, a.role) for a in item.agencies] == [
        ("Phòng Kinh tế", "prepare"),
        ("Công an xã", "coordinate"),
    ]


def test_the_day_of_a_meeting_in_the_cell_that_names_it() -> None:
    result = in_word(
        "Tháng | Hội nghị | Nội dung\n01 | BTV (ngày 15) | Đề án chợ đêm\n3 | BCH lần 5 (20/3) | Tuyển quân"
    )
    held = [(m.number, m.date) for body in result.program.bodies for m in body.meetings]
    assert held == [(None, "2027-01-15"), (5, "2027-03-20")]


def test_a_month_that_opens_a_work_begins_a_line_of_its_own() -> None:
    lines = """Tháng 01 (họp ngày 04/01): Kiểm điểm việc lãnh đạo nhiệm vụ quý IV của
chi bộ và phân công đảng viên trực Tết ở các thôn, các khu dân cư Nam Ban
Tháng 02 (họp ngày 03/02): Sinh hoạt kỷ niệm Ngày thành lập Đảng và phát
động Tết trồng cây trong đoàn viên, thanh niên, học sinh của toàn xã ta
Tháng 3 (họp ngày 05/3): Giới thiệu quần chúng ưu tú đi học lớp nhận thức
về Đảng và rà soát đảng viên
"""
    meetings = programme(lines).program.bodies[0].meetings
    assert [(m.date, len(m.items)) for m in meetings] == [
        ("2027-01-04", 1),
        ("2027-02-03", 1),
        ("2027-03-05", 1),
    ]


def test_a_deadline_stays_in_the_bracket_of_its_office() -> None:
    _, item = _only(f"{_MONTH}- Đề án chợ đêm [Phòng Kinh tế - hạn 10/3].\n")
    assert (item.text, item.deadline) == ("Đề án chợ đêm.", "2027-03-10")
    assert [a.agency for a in item.agencies] == ["Phòng Kinh tế"]


def test_a_label_of_who_leads_over_works_is_said_of_each() -> None:
    content = "I. QUÝ I\n1. Chủ trì: Phòng Kinh tế\na) Đề án chợ đêm.\nb) Tuyển quân.\n2. Chủ trì: Công an xã\na) Lịch trực Tết.\n"
    found = [
        (i.text, [(a.agency, a.role) for a in i.agencies])
        for _, i in items(programme(content).program)
    ]
    assert found == [
        ("Đề án chợ đêm.", [("Phòng Kinh tế", "lead")]),
        ("Tuyển quân.", [("Phòng Kinh tế", "lead")]),
        ("Lịch trực Tết.", [("Công an xã", "lead")]),
    ]


@pytest.mark.parametrize(
    ("line", "offices", "due", "details"),
    [
        (
            "Đề án chợ đêm (Phòng Kinh tế); gửi Thường trực HĐND trước ngày 10/2/2027.",
            ["Phòng Kinh tế"], "2027-02-10", ["Gửi Thường trực HĐND", "Thời hạn: trước ngày 10/2/2027"],
        ),
        (
            "Đề án chợ đêm (Phòng Kinh tế, Công an xã); báo cáo Ban Pháp chế chậm nhất ngày 10/02.",
            ["Phòng Kinh tế", "Công an xã"], "2027-02-10", ["Báo cáo Ban Pháp chế"],
        ),
        (
            "Đề án chợ đêm (Phòng Kinh tế); gửi báo cáo kết quả về UBND xã trước ngày 10/2.",
            ["Phòng Kinh tế"], "2027-02-10", ["Gửi báo cáo kết quả về UBND xã", "Thời hạn: trước ngày 10/2"],
        ),
        (
            "Đề án chợ đêm (Phòng Kinh tế) - gửi hồ sơ về Văn phòng trước 10/2.",
            ["Phòng Kinh tế"], "2027-02-10", ["Hạn gửi tài liệu: trước 10/2"],
        ),
        (
            "Đề án chợ đêm (Phòng Kinh tế) trước ngày 10/02.",
            ["Phòng Kinh tế"], "2027-02-10", ["Thời hạn: trước ngày 10/02"],
        ),
    ],
)  # fmt: skip
def test_a_clause_behind_a_bracket_says_to_whom_a_paper_is_sent_and_by_when(
    line: str, offices: list[str], due: str, details: list[str]
) -> None:
    _, item = _only(f"{_MONTH}- {line}\n")
    assert (item.text, item.deadline, item.details) == ("Đề án chợ đêm.", due, details)
    assert [charge.agency for charge in item.agencies] == offices


def test_a_day_without_its_month_is_of_the_month_over_it() -> None:
    result = in_word(
        """
        Tháng | Nội dung | Phụ trách | Thời gian
        3 | Sinh hoạt chuyên đề về chợ đêm | Đ/c Bền | Ngày 03
        3 | Dọn bến thuyền | Đoàn xã | Tuần 4
        4 | Tổng kết năm học | Công an xã | Trước ngày 25
        5 | Thăm nghĩa trang | Đoàn xã | 19
        """
    )
    meetings = result.program.bodies[0].meetings
    assert [(m.date, m.month, [i.deadline for i in m.items]) for m in meetings] == [
        ("2027-03-03", None, [None]),
        (None, 3, [None]),
        (None, 4, ["2027-04-25"]),
        ("2027-05-19", None, [None]),
    ]
    asked = [told for told in checks(result) if "đã hiểu là ngày họp" in told]
    assert len(asked) == 2


def test_a_day_without_its_month_is_a_deadline_in_a_column_of_deadlines() -> None:
    result = in_word(
        """
        Tháng | Nội dung | Phụ trách | Thời hạn
        3 | Sinh hoạt chuyên đề về chợ đêm | Đ/c Bền | Ngày 03
        4 | Tổng kết năm học | Công an xã | 27
        """
    )
    assert [item.deadline for _, item in items(result.program)] == ["2027-03-03", "2027-04-27"]


@pytest.mark.parametrize(
    ("behind", "text", "due", "details"),
    [
        ("(Phòng Kinh tế) - tuần 2.", "Đề án chợ đêm.", None, ["tuần 2"]),
        ("(Phòng Kinh tế), ngày 10/3.", "Đề án chợ đêm.", "2027-03-10", []),
        ("(Phòng Kinh tế); 10/3", "Đề án chợ đêm", "2027-03-10", []),
        ("(giai đoạn 2) - tuần 2.", "Đề án chợ đêm (giai đoạn 2) - tuần 2.", None, []),
    ],
)
def test_a_bare_time_behind_the_bracket_of_who_does_it_is_no_part_of_the_work(
    behind: str, text: str, due: str | None, details: list[str]
) -> None:
    _, item = _only(f"{_MONTH}- Đề án chợ đêm {behind}\n")
    assert (item.text, item.deadline, item.details) == (text, due, details)


@pytest.mark.parametrize(
    "told",
    ["trước 15/3", "dự kiến ngày 15/3", "chậm nhất 15/3", "15/3, dự kiến", "khoảng ngày 15/3"],
)
def test_a_day_that_is_planned_or_the_last_is_not_that_of_the_meeting(told: str) -> None:
    result = programme(f"I. BAN CHẤP HÀNH\n1. Hội nghị lần thứ 9 ({told})\n- Đề án chợ đêm.\n")
    (meeting,) = result.program.bodies[0].meetings
    assert (meeting.date, meeting.month) == (None, 3)
    assert meeting.title == f"Hội nghị lần thứ 9 ({told})"
    assert any("chưa ghi thành ngày họp" in check for check in checks(result))


def test_a_planned_day_beneath_a_heading_is_asked_about() -> None:
    result = programme("I. BAN THƯỜNG VỤ\nTháng 3\n(Dự kiến họp ngày 12/3)\n- Đề án chợ đêm.\n")
    (meeting,) = result.program.bodies[0].meetings
    assert (meeting.date, meeting.month) == (None, 3)
    assert any("ngày 12/3 là ngày dự kiến" in check for check in checks(result))


@pytest.mark.parametrize("week", ["tuần 9", "tuần 2", "tuần cuối"])
def test_the_week_of_a_meeting_is_kept_and_its_papers_name_the_body(week: str) -> None:
    content = f"I. BAN CHẤP HÀNH\n1. Hội nghị lần thứ 9 (tháng 3, {week})\n- Đề án chợ đêm.\n"
    program = programme(content).program
    (meeting,) = program.bodies[0].meetings
    assert meeting.title == f"Hội nghị lần thứ 9 (tháng 3, {week})"
    name = "Hội nghị Ban Chấp hành lần thứ 9 (tháng 3/2027)"
    assert meeting_title(program, program.bodies[0], meeting) == name


_AGENCY = "Công an xã"


@pytest.mark.parametrize(
    ("beside", "deadline", "details", "asked"),
    [
        ("ngày 15 tháng 3", "2027-03-15", [], True),
        ("20.3", "2027-03-20", [], True),
        ("15/3/27", "2027-03-15", [], True),
        ("trước 15.3", "2027-03-15", ["Thời hạn: trước 15.3"], False),
        ("trước 17h00 ngày 15/3", "2027-03-15", ["Thời hạn: trước 17h00 ngày 15/3"], False),
        ("8 giờ 30 ngày 12/3", "2027-03-12", ["Thời gian: 8 giờ 30 ngày 12/3"], True),
        ("từ 5/3 đến 10/3", "2027-03-10", ["Từ 5/3 đến 10/3"], False),
        ("25/2-5/3", "2027-03-05", ["25/2-5/3"], False),
        ("không muộn hơn 20/3", "2027-03-20", [], False),
        ("kết thúc 31/3", "2027-03-31", [], False),
        ("nửa đầu tháng 3", None, ["Thời gian: Nửa đầu tháng 3"], False),
        ("thượng tuần tháng 3", None, ["Thời gian: Thượng tuần tháng 3"], False),
        ("15/3 và 20/3", None, ["15/3 và 20/3"], True),
        ("sau ngày 20/3", None, ["Sau ngày 20/3"], True),
        ("trước ngày 15", None, ["Trước ngày 15"], True),
        ("trước Tết", None, ["Trước Tết"], True),
        ("hết quý", None, ["Hết quý"], True),
        ("cuối tháng", None, ["cuối tháng"], True),
        ("trong tháng", None, ["trong tháng"], True),
        ("trước kỳ họp 10 ngày", None, ["Trước kỳ họp 10 ngày"], True),
    ],
)
def test_a_time_beside_an_office_is_no_part_of_its_name(
    beside: str, deadline: str | None, details: list[str], asked: bool
) -> None:
    result = programme(f"{_MONTH}- Đề án chợ đêm ({_AGENCY}, {beside}).\n")
    ((_, item),) = items(result.program)
    assert [a.agency for a in item.agencies] == [_AGENCY]
    assert (item.deadline, item.details) == (deadline, details)
    assert bool(checks(result)) is asked


@pytest.mark.parametrize(
    "bracket", [f"15/3, {_AGENCY}", f"{_AGENCY} trước 15/3", f"{_AGENCY}: 15/3", f"{_AGENCY} 15.3"]
)
def test_a_time_needs_no_comma_behind_an_office_and_may_stand_before_it(bracket: str) -> None:
    _, item = _only(f"{_MONTH}- Đề án chợ đêm ({bracket}).\n")
    assert ([a.agency for a in item.agencies], item.deadline) == ([_AGENCY], "2027-03-15")


@pytest.mark.parametrize(
    "said",
    [
        "Phòng Kinh tế, trước 15/3; Công an xã, trước 20/3",
        "Phòng Kinh tế: trước 15/3; Công an xã: trước 20/3",
    ],
)
def test_offices_with_a_deadline_each_keep_theirs_in_words(said: str) -> None:
    result = programme(f"{_MONTH}- Đề án chợ đêm ({said}).\n")
    ((_, item),) = items(result.program)
    assert [a.agency for a in item.agencies] == ["Phòng Kinh tế", _AGENCY]
    assert (item.deadline, item.details) == ("2027-03-15", [f"Thời hạn: {said}"])
    assert checks(result) == [f"thời hạn ghi “{said}”, hiểu là 15/03/2027"]


@pytest.mark.parametrize(
    "names",
    [
        ["Trường Mầm non 19/5"],
        ["Hợp tác xã 30/4"],
        ["Đảng ủy các cơ quan Đảng", "Chi bộ 2, 3 và 4"],
        ["Tổ công tác 35", "Ban Chỉ đạo 138"],
        ["Công an xã", "các thôn 1, 2, 3"],
    ],
)
def test_numbers_that_are_part_of_names_stay_in_them(names: list[str]) -> None:
    _, item = _only(f"{_MONTH}- Đề án chợ đêm ({', '.join(names)}).\n")
    assert ([a.agency for a in item.agencies], item.deadline) == (names, None)


def test_a_bracket_of_time_behind_an_office_of_a_cell_is_no_part_of_its_name() -> None:
    drawn = """
    Tháng | Nội dung | Cơ quan chuẩn bị
    Tháng 3 | Đề án chợ đêm | Phòng Kinh tế (trước 15/3), Công an xã (trước 20/3)
    Tháng 4 | Đề án chợ phiên | Công an xã (tuần 2 tháng 4), Đoàn xã
    """
    first, second = in_word(drawn).program.bodies[0].meetings
    names = [[a.agency for a in meeting.items[0].agencies] for meeting in (first, second)]
    assert names == [["Phòng Kinh tế", "Công an xã"], ["Công an xã", "Đoàn xã"]]
    assert first.items[0].details == [
        "Thời hạn: Phòng Kinh tế (trước 15/3), Công an xã (trước 20/3)"
    ]
