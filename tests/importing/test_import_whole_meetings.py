"""Who prepares a meeting as a whole, behind its name; offices whose names hold verbs; what each does in a bracket of its own."""

import pytest

from ctr_cli.importing.grammar.sentence import take_apart
from support.programme_text import items, programme, said

POINTS = "- Kế hoạch trồng cây đầu xuân (Phòng Kinh tế).\n- Lịch trực lễ (Công an xã).\n"


@pytest.mark.parametrize(
    "heading",
    [
        "* Hội nghị Ban Chấp hành lần thứ 5 (tháng 6): Văn phòng Đảng ủy chuẩn bị chung chương trình, tài liệu",
        "* Hội nghị Ban Chấp hành lần thứ 5 (tháng 6); chuẩn bị chung cho cả hội nghị: Văn phòng Đảng ủy",
        "* Hội nghị Ban Chấp hành lần thứ 5, tháng 6 - Phục vụ hội nghị: Văn phòng Đảng ủy",
        "* Hội nghị Ban Chấp hành lần thứ 5, tháng 6, Văn phòng Đảng ủy chịu trách nhiệm chuẩn bị chung",
        "* Hội nghị Ban Chấp hành lần thứ 5 (tháng 6) do Văn phòng Đảng ủy chuẩn bị chung mọi nội dung",
        "* Tháng 6 - Hội nghị Ban Chấp hành lần thứ 5 (Văn phòng Đảng ủy lo hậu cần, tài liệu)",
        "* Hội nghị Ban Chấp hành lần thứ 5 (tháng 6) – Đầu mối tổng hợp: Văn phòng Đảng ủy",
        "* Hội nghị Ban Chấp hành lần thứ 5 (tháng 6). Phụ trách chung: Văn phòng Đảng ủy",
    ],
)
def test_who_prepares_a_meeting_stands_behind_its_name(heading: str) -> None:
    second = (
        "* Hội nghị Ban Chấp hành lần thứ 6 (tháng 9)\n- Sơ kết chín tháng (Văn phòng Đảng ủy).\n"
    )
    program = programme(f"{heading}\n{POINTS}{second}").program
    assert said(program) == [
        "bch-5 | Kế hoạch trồng cây đầu xuân. | Phòng Kinh tế",
        "bch-5 | Lịch trực lễ. | Công an xã",
        "bch-6 | Sơ kết chín tháng. | Văn phòng Đảng ủy",
    ]
    fifth, sixth = program.bodies[0].meetings
    assert [(a.agency, a.role) for a in fifth.agencies] == [("Văn phòng Đảng ủy", "prepare")]
    assert (fifth.month, sixth.agencies) == (6, [])


def test_who_prepares_one_work_of_a_month_is_not_of_the_meeting() -> None:
    content = "Tháng 6: Văn phòng Đảng ủy chuẩn bị báo cáo sơ kết.\nTháng 9: Kiểm tra Văn phòng Đảng ủy.\n"
    program = programme(content).program
    assert not any(meeting.agencies for body in program.bodies for meeting in body.meetings)


@pytest.mark.parametrize(
    ("charge", "agencies"),
    [
        ("(Phòng Kinh tế chủ trì, phối hợp Ban Quản lý dự án đầu tư xây dựng xã, Công an xã chuẩn bị)",
         [("Phòng Kinh tế", "lead"), ("Ban Quản lý dự án đầu tư xây dựng xã", "coordinate"), ("Công an xã", "coordinate")]),
        ("(Đội Quản lý trật tự xây dựng chuẩn bị)", [("Đội Quản lý trật tự xây dựng", "prepare")]),
        ("(Ban Chỉ đạo xây dựng nông thôn mới, Hội Nông dân)",
         [("Ban Chỉ đạo xây dựng nông thôn mới", "prepare"), ("Hội Nông dân", "prepare")]),
        (": Phòng Kinh tế (chủ trì), Công an xã (phối hợp)", [("Phòng Kinh tế", "lead"), ("Công an xã", "coordinate")]),
        (" – Phòng Kinh tế (chủ trì) và Hội Nông dân, Công an xã (phối hợp)",
         [("Phòng Kinh tế", "lead"), ("Hội Nông dân", "coordinate"), ("Công an xã", "coordinate")]),
        (" - Phòng Kinh tế (CT); Công an xã (PH)", [("Phòng Kinh tế", "lead"), ("Công an xã", "coordinate")]),
        (": Phòng Kinh tế (đơn vị chủ trì), Công an xã (đơn vị phối hợp)",
         [("Phòng Kinh tế", "lead"), ("Công an xã", "coordinate")]),
        (": Đảng ủy UBND xã", [("Đảng ủy UBND xã", "prepare")]),
    ],
)  # fmt: skip
def test_offices_behind_a_work_keep_their_names(
    charge: str, agencies: list[tuple[str, str]]
) -> None:
    mark = "" if charge[0] in ": " else " "
    parts = take_apart(f"Phương án nạo vét kênh nội đồng vụ hè thu{mark}{charge}.")
    assert parts.text.rstrip(".;") == "Phương án nạo vét kênh nội đồng vụ hè thu"
    assert parts.charge.assignments == agencies


def test_a_verb_behind_a_name_is_none_of_it() -> None:
    parts = take_apart("Đề án chợ đêm (Ban Quản lý dự án xây dựng kế hoạch chi tiết).")
    assert (
        "Ban Quản lý dự án xây dựng kế hoạch chi tiết",
        "prepare",
    ) not in parts.charge.assignments


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Quý II: Hội nghị Ban Chấp hành lần 5 (tháng 6)", "Quý III: Hội nghị Ban Chấp hành lần 6 (tháng 9)"),
        ("- Tháng 6: Hội nghị Ban Chấp hành lần thứ 5", "- Tháng 9: Hội nghị Ban Chấp hành lần thứ 6 - Văn phòng Đảng ủy phục vụ"),
    ],
)  # fmt: skip
def test_a_meeting_behind_its_time_heads_what_stands_beneath(first: str, second: str) -> None:
    works = "+ Sơ kết sáu tháng (Công an xã).\n+ Đề án trồng mắc ca (Phòng Kinh tế).\n"
    program = programme(f"{first}\n{works}{second}\n{works}").program
    assert [line.split(" | ")[0] for line in said(program)] == ["bch-5", "bch-5", "bch-6", "bch-6"]
    assert [meeting.month for meeting in program.bodies[0].meetings] == [6, 9]


def test_a_meeting_in_a_list_of_months_is_work() -> None:
    content = "- Tháng 6: Họp Ban Chấp hành.\n- Tháng 9: Họp Ban Chấp hành.\n- Tháng 10: Sơ kết chín tháng.\n"
    months = [m.month for body in programme(content).program.bodies for m in body.meetings]
    assert sorted(month for month in months if month) == [6, 9, 10]


_TWO = "I. BAN CHẤP HÀNH\n1. Hội nghị lần thứ 5 (tháng 6)\n{first}- Sơ kết nửa năm.\n{second}- Đề án trồng hồi.\n{last}2. Hội nghị lần thứ 6 (tháng 9)\n- Kiểm điểm chín tháng (Văn phòng Đảng ủy).\n"


@pytest.mark.parametrize("at", ["first", "last"])
@pytest.mark.parametrize(
    "line",
    [
        "Tài liệu gửi Văn phòng Đảng ủy chậm nhất ngày 20/5/2027.",
        "Các cơ quan gửi tài liệu về Văn phòng Đảng ủy trước ngày 20/5/2027.",
        "Hồ sơ của các nội dung trên gửi về Văn phòng Đảng ủy trước ngày 20/5/2027.",
        "Thời hạn gửi tài liệu: ngày 20/5/2027.",
        "* Thời gian gửi hồ sơ: trước ngày 20/5/2027.",
    ],
)
def test_the_day_papers_of_a_meeting_are_in_is_that_of_all_its_works_and_no_work(
    at: str, line: str
) -> None:
    line = line if at == "last" else line.replace(" của các nội dung trên", "")
    lines = dict.fromkeys(("first", "second", "last"), "") | {at: f"{line}\n"}
    program = programme(_TWO.format(**lines)).program
    assert [(where, item.text, item.deadline) for where, item in items(program)] == [
        ("bch-5", "Sơ kết nửa năm.", "2027-05-20"),
        ("bch-5", "Đề án trồng hồi.", "2027-05-20"),
        ("bch-6", "Kiểm điểm chín tháng.", None),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Chủ trì chuẩn bị: Phòng Kinh tế; phối hợp: Công an xã.",
        "Giao Phòng Kinh tế chuẩn bị, Công an xã phối hợp.",
        "Phòng Kinh tế chuẩn bị, Công an xã phối hợp.",
    ],
)
def test_who_does_the_works_of_a_meeting_is_told_behind_them_all_or_behind_each(line: str) -> None:
    whole = programme(_TWO.format(first="", second="", last=f"{line}\n")).program
    fifth = whole.bodies[0].meetings[0]
    assert [(a.agency, a.role) for a in fifth.agencies] == [
        ("Phòng Kinh tế", "prepare"), ("Công an xã", "coordinate"),
    ]  # fmt: skip
    assert not any(item.agencies for item in fifth.items)
    own = line.replace("Phòng Kinh tế", "Văn phòng Đảng ủy")
    each = programme(_TWO.format(first="", second=f"{own}\n", last=f"{line}\n")).program
    assert [item.agencies[0].agency for _, item in items(each)][:2] == ["Văn phòng Đảng ủy", "Phòng Kinh tế"]  # fmt: skip
    assert each.bodies[0].meetings[0].agencies == []


def test_a_line_behind_several_works_where_lines_are_of_one_work_elsewhere_is_asked_about() -> None:
    each = "1. Tháng 1\n- Kế hoạch Tết.\nChuẩn bị: Công an xã.\n- Xếp loại chi bộ.\nChuẩn bị: Ban Xây dựng Đảng.\n"
    result = programme(
        f"I. BAN THƯỜNG VỤ\n{each}2. Tháng 2\n- Kết quả giao quân.\n- Lịch tiếp dân.\nChuẩn bị: Văn phòng Đảng ủy.\n"
    )
    *_, (_, before), (_, last) = items(result.program)
    assert (before.agencies, last.agencies[0].agency) == ([], "Văn phòng Đảng ủy")
    assert any(doubt.anchor is last and "cả cuộc họp" in doubt.message for doubt in result.doubts)
