"""Who does what stands beneath a line, behind its colon, or above it: no body that meets, and never of more than was meant."""

import pytest

from ctr_cli.importing.grammar.charge import parse
from support.programme_text import checks, items, programme, said
from support.tables import in_word

BTV = "I. BAN THƯỜNG VỤ\n1. Tháng 2\n"


def test_who_brings_papers_before_a_council_is_no_body() -> None:
    content = """I. HỘI ĐỒNG NHÂN DÂN
1. Kỳ họp thứ 4 (tháng 6/2027)
a) Ủy ban nhân dân xã trình:
- Báo cáo thu, chi ngân sách;
- Tờ trình về đầu tư công.
b) Các Ban HĐND xã trình:
- Báo cáo thẩm tra.
c) Viện Kiểm sát nhân dân khu vực báo cáo:
- Công tác kiểm sát sáu tháng.
2. Kỳ họp thứ 5 (tháng 12/2027)
a) Ủy ban nhân dân xã trình:
- Dự toán ngân sách năm 2028 (Phòng Kinh tế chuẩn bị).
b) Thường trực HĐND xã trình:
- Chương trình giám sát năm 2028.
"""
    program = programme(content).program
    assert [body.id for body in program.bodies] == ["hdnd"]
    assert said(program) == [
        "hdnd-4 | Báo cáo thu, chi ngân sách; | Ủy ban nhân dân xã submit",
        "hdnd-4 | Tờ trình về đầu tư công. | Ủy ban nhân dân xã submit",
        "hdnd-4 | Báo cáo thẩm tra. | Các Ban HĐND xã submit",
        "hdnd-4 | Công tác kiểm sát sáu tháng. | Viện Kiểm sát nhân dân khu vực submit",
        "hdnd-5 | Dự toán ngân sách năm 2028. | Phòng Kinh tế, Ủy ban nhân dân xã submit",
        "hdnd-5 | Chương trình giám sát năm 2028. | Thường trực HĐND xã submit",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("* Phòng Kinh tế chuẩn bị:", "* Ban Chỉ huy Quân sự xã chuẩn bị:"),
        ("a) Phòng Kinh tế chuẩn bị", "b) Ban Chỉ huy Quân sự xã chuẩn bị"),
        ("a) Nội dung do Phòng Kinh tế chuẩn bị:", "b) Nội dung do Ban Chỉ huy Quân sự xã chuẩn bị:"),
        ("* Phòng Kinh tế:", "* Ban Chỉ huy Quân sự xã:"),
        ("Phòng Kinh tế chuẩn bị:", "Ban Chỉ huy Quân sự xã chuẩn bị:"),
    ],
)  # fmt: skip
def test_an_office_over_its_items_does_them(first: str, second: str) -> None:
    lines = f"{first}\n- Kế hoạch trồng cây đầu xuân.\n- Phương án chống hạn.\n{second}\n- Lễ giao, nhận quân.\n"
    result = programme(f"{BTV}{lines}2. Tháng 3\n- Sơ kết quý I (Văn phòng Đảng ủy).\n")
    assert said(result.program) == [
        "btv-2 | Kế hoạch trồng cây đầu xuân. | Phòng Kinh tế",
        "btv-2 | Phương án chống hạn. | Phòng Kinh tế",
        "btv-2 | Lễ giao, nhận quân. | Ban Chỉ huy Quân sự xã",
        "btv-3 | Sơ kết quý I. | Văn phòng Đảng ủy",
    ]


def test_an_office_over_items_that_name_their_own_only_groups_them() -> None:
    content = f"{BTV}a) Văn phòng Đảng ủy tham mưu:\n- Lịch tiếp công dân (Ban Xây dựng Đảng).\n- Quy chế làm việc.\nb) Công tác khác\n- Sơ kết tháng."
    assert said(programme(content).program)[:2] == [
        "btv-2 | Lịch tiếp công dân. | Ban Xây dựng Đảng",
        "btv-2 | Quy chế làm việc. | ",
    ]


@pytest.mark.parametrize(
    ("line", "text", "agencies"),
    [
        ("Phòng Kinh tế trình: Kế hoạch trồng cây đầu xuân.", "Kế hoạch trồng cây đầu xuân.", "Phòng Kinh tế submit"),
        ("Ban Xây dựng Đảng tham mưu: Công tác quy hoạch cán bộ.", "Công tác quy hoạch cán bộ.", "Ban Xây dựng Đảng advise"),
        ("Công an xã báo cáo: Tình hình trật tự dịp Tết.", "Tình hình trật tự dịp Tết.", "Công an xã submit"),
        ("Văn phòng Đảng ủy chủ trì, phối hợp với Công an xã: Lịch trực Tết.", "Lịch trực Tết.", "Văn phòng Đảng ủy lead, Công an xã coordinate"),
        ("Nghe Công an xã báo cáo: tình hình trật tự dịp Tết.", "Nghe Công an xã báo cáo: tình hình trật tự dịp Tết.", ""),
        ("Đ/c Phó Bí thư: Nghe kế hoạch đầu tư công trung hạn.", "Đ/c Phó Bí thư: Nghe kế hoạch đầu tư công trung hạn.", ""),
    ],
)  # fmt: skip
def test_who_opens_a_line_does_what_stands_behind_the_colon(
    line: str, text: str, agencies: str
) -> None:
    content = f"{BTV}- Phương án chống hạn (Phòng Kinh tế).\n- {line}\n"
    assert said(programme(content).program)[1:] == [f"btv-2 | {text} | {agencies}"]


def test_an_office_before_a_colon_without_a_verb_is_taken_with_a_doubt() -> None:
    result = programme(f"{BTV}- Công an xã: Phương án tuần tra.\n- Ban Xây dựng Đảng: Quy hoạch.\n")
    assert said(result.program) == [
        "btv-2 | Phương án tuần tra. | Công an xã",
        "btv-2 | Quy hoạch. | Ban Xây dựng Đảng",
    ]
    assert "hiểu “Công an xã” ở đầu dòng là cơ quan chuẩn bị" in checks(result)


def test_who_stands_behind_the_last_point_of_an_item_does_the_item() -> None:
    content = f"""{BTV}1.1. Đề án sắp xếp chợ gồm:
a) Phương án di dời;
b) Phương án bố trí.
(Phòng Kinh tế chủ trì)
1.2. Công tác hội
- Đại hội Hội Nông dân;
- Đại hội Hội Phụ nữ.
Cơ quan chuẩn bị: Ban Xây dựng Đảng.
"""
    program = programme(content).program
    assert said(program) == [
        "btv-2 | Đề án sắp xếp chợ gồm: | Phòng Kinh tế lead",
        "btv-2 | Công tác hội | Ban Xây dựng Đảng",
    ]
    assert not program.bodies[0].meetings[0].agencies


@pytest.mark.parametrize("who", ["(Phòng Kinh tế chủ trì)", "Cơ quan chủ trì: Phòng Kinh tế."])
def test_who_stands_behind_a_group_does_the_group_and_no_other(who: str) -> None:
    content = f"""{BTV}a) Công tác kinh tế
- Phương án di dời chợ;
- Phương án bố trí bến xe.
{who}
b) Công tác hội
- Đại hội Hội Nông dân;
- Đại hội Hội Phụ nữ.
"""
    result = programme(content)
    assert said(result.program) == [
        "btv-2 | Phương án di dời chợ; | Phòng Kinh tế lead",
        "btv-2 | Phương án bố trí bến xe. | Phòng Kinh tế lead",
        "btv-2 | Đại hội Hội Nông dân; | ",
        "btv-2 | Đại hội Hội Phụ nữ. | ",
    ]
    assert f"“{who}” hiểu là của cả nhóm “Công tác kinh tế”" in checks(result)


TABLE = """STT | Tên đề án | Cơ quan chủ trì | Thời gian
1 | Đề án chợ đêm ven hồ | Phòng Kinh tế | Tháng 2
"""


def test_meetings_behind_a_table_are_no_closing_paragraphs() -> None:
    behind = """1. Tháng 3
- Sơ kết công tác quý I.
Văn phòng Đảng ủy chủ trì, phối hợp với Công an xã tham mưu.
- Công tác quy hoạch cán bộ.
2. Tháng 4
Giao ban với các chi bộ thôn về công tác mặt trận (Văn phòng Đảng ủy).
"""
    program = in_word(TABLE + behind).program
    assert program.implementation == []
    assert [item.text for _, item in items(program)] == [
        "Đề án chợ đêm ven hồ",
        "Sơ kết công tác quý I.",
        "Công tác quy hoạch cán bộ.",
        "Giao ban với các chi bộ thôn về công tác mặt trận.",
    ]


def test_a_paragraph_behind_the_last_table_that_gives_work_is_asked_about() -> None:
    result = in_word(f"{TABLE}Công an xã chủ trì xây dựng phương án bảo vệ các khu du lịch ven hồ.")
    assert len(result.program.implementation) == 1
    assert any("hiểu là phần tổ chức thực hiện" in message for message in checks(result))


def test_who_leads_a_work_is_no_heading_of_the_next_one() -> None:
    content = """Tháng 1
* Ban Thường vụ:
1. Kế hoạch hội cồng chiêng các buôn.
Cơ quan chuẩn bị: Phòng Văn hóa - Xã hội.
Lãnh đạo phụ trách: Đ/c Phó Bí thư
2. Giao chỉ tiêu thu ngân sách.
Cơ quan chuẩn bị: Phòng Kinh tế.
* Ban Chấp hành:
3. Phương án mở rộng nghĩa trang.
Cơ quan chuẩn bị: Phòng Kinh tế.
"""
    result = programme(content)
    assert said(result.program) == [
        "btv-1 | Kế hoạch hội cồng chiêng các buôn. | Phòng Văn hóa - Xã hội",
        "btv-1 | Giao chỉ tiêu thu ngân sách. | Phòng Kinh tế",
        "bch-1 | Phương án mở rộng nghĩa trang. | Phòng Kinh tế",
    ]
    assert items(result.program)[0][1].details == ["Lãnh đạo phụ trách: Đ/c Phó Bí thư"]


def test_the_standing_committee_of_the_front_meets_beside_the_committee() -> None:
    content = """Tháng 3
Ban Thường trực:
- Giám sát việc chỉnh trang vỉa hè (Ban Giám sát đầu tư của cộng đồng).
Hội nghị Ủy ban MTTQ:
- Phê duyệt kế hoạch phản biện xã hội (Ban Thường trực).
"""
    assert said(programme(content).program) == [
        "ban-thuong-truc-mttq-3 | Giám sát việc chỉnh trang vỉa hè. | Ban Giám sát đầu tư của cộng đồng",
        "mttq-3 | Phê duyệt kế hoạch phản biện xã hội. | Ban Thường trực",
    ]


def test_a_role_that_a_programme_has_not_is_told_once() -> None:
    lines = (
        "- Kế hoạch trồng cây đầu xuân (Phòng Kinh tế phụ trách, Đoàn xã phối hợp).\n"
        "- Phương án chống hạn (Trạm Thủy nông phụ trách).\n"
        "- Lễ giao, nhận quân (Ban Chỉ huy Quân sự xã chuẩn bị).\n"
        "- Xét chọn gia đình văn hóa.\nChịu trách nhiệm: Phòng Văn hóa - Xã hội\n"
    )
    result = programme(f"{BTV}{lines}")
    assert said(result.program)[0] == (
        "btv-2 | Kế hoạch trồng cây đầu xuân. | Phòng Kinh tế, Đoàn xã coordinate"
    )
    assert said(result.program)[-1] == (
        "btv-2 | Xét chọn gia đình văn hóa. | Phòng Văn hóa - Xã hội"
    )
    told = [(c.where, c.message) for c in result.report.checks if "vai trò" in c.message]
    assert told == [
        ("agencies", f"{word} đã ghi là chuẩn bị, tệp không có vai trò ấy; ai chủ trì thì ghi role: lead")
        for word in ("“phụ trách” (2 chỗ)", "“chịu trách nhiệm” (1 chỗ)")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("Công an xã (phối hợp: Đoàn xã, Trạm Y tế xã): Phương án giữ trật tự hội làng", ["prepare", "coordinate", "coordinate"]),
        ("Công an xã [phối hợp với Đoàn xã]: Phương án giữ trật tự hội làng", ["prepare", "coordinate"]),
        ("Công an xã (chủ trì), Đoàn xã (phối hợp): Phương án giữ trật tự hội làng", ["lead", "coordinate"]),
        ("Công an xã - phối hợp: Đoàn xã: Phương án giữ trật tự hội làng", ["prepare", "coordinate"]),
        ("Công an xã; phối hợp: Đoàn xã: Phương án giữ trật tự hội làng", ["prepare", "coordinate"]),
        ("Công an xã trình Phương án giữ trật tự hội làng", ["submit"]),
    ],
)  # fmt: skip
def test_who_opens_a_line_with_those_beside_them(line: str, roles: list[str]) -> None:
    result = programme(
        f"I. ỦY BAN NHÂN DÂN\n1. Tháng 4\na) {line}; gửi hồ sơ trước ngày 02/4/2027.\n"
    )
    ((_, item),) = items(result.program)
    assert (item.text, item.deadline) == ("Phương án giữ trật tự hội làng.", "2027-04-02")
    assert [a.role for a in item.agencies] == roles


def test_a_paper_that_an_office_brings_in_small_letters_stays_a_sentence() -> None:
    line = "- Phương án giữ trật tự hội làng.\n- Công an xã trình báo cáo trước ngày 02/4/2027.\n"
    ((_, item),) = items(programme(f"I. ỦY BAN NHÂN DÂN\n1. Tháng 4\n{line}").program)
    assert item.text == "Phương án giữ trật tự hội làng."


@pytest.mark.parametrize("label", ["Trình", "Cơ quan trình", "Đơn vị trình"])
def test_who_brings_a_work_stands_on_a_line_beneath_it(label: str) -> None:
    lines = f"a) Đề án giữ rừng\nChuẩn bị: Phòng Kinh tế\n{label}: Đảng ủy UBND xã\nb) Lịch tiếp dân\n{label}: Đảng ủy UBND xã\n"
    result = programme(f"{BTV}{lines}2. Tháng 5\na) Sơ kết quý I\n")
    assert said(result.program) == [
        "btv-2 | Đề án giữ rừng | Phòng Kinh tế, Đảng ủy UBND xã submit",
        "btv-2 | Lịch tiếp dân | Đảng ủy UBND xã submit",
        "btv-5 | Sơ kết quý I | ",
    ]


def test_before_whom_a_work_comes_beneath_it_is_nobody_who_brings_it() -> None:
    content = "I. NỘI DUNG\n1. Tháng 2\na) Đề án giữ rừng\nTrình: Ban Thường vụ\nb) Lịch tiếp dân\nTrình: Ban Chấp hành\n"
    assert sorted(said(programme(content).program)) == [
        "bch-2 | Lịch tiếp dân | ",
        "btv-2 | Đề án giữ rừng | ",
    ]


def test_a_role_within_a_post_is_no_role() -> None:
    assert parse("Tổng phụ trách, Công an xã").assignments == [
        ("Tổng phụ trách", "prepare"),
        ("Công an xã", "prepare"),
    ]


@pytest.mark.parametrize(
    ("who", "roles"),
    [
        (
            "Trung tâm Phục vụ hành chính công trình",
            [("Trung tâm Phục vụ hành chính công", "submit")],
        ),
        (
            "Văn phòng Đảng ủy chủ trì, các cơ quan tham mưu của Đảng ủy phối hợp",
            [("Văn phòng Đảng ủy", "lead"), ("các cơ quan tham mưu của Đảng ủy", "coordinate")],
        ),
    ],
)
def test_a_word_of_a_name_is_told_from_the_role_behind_it(
    who: str, roles: list[tuple[str, str]]
) -> None:
    assert parse(who).assignments == roles


@pytest.mark.parametrize(
    "who",
    ["Ban Xây dựng Đảng", "Ban chỉ huy quân sự xã", "Ban Văn hóa - Xã hội", "Bộ phận Một cửa"],
)
@pytest.mark.parametrize("form", ["{} chuẩn bị, phối hợp: Công an xã", "{} chuẩn bị; cơ quan phối hợp: Công an xã"])  # fmt: skip
def test_an_office_that_begins_as_a_label_does_is_not_lost_to_who_helps(
    who: str, form: str
) -> None:
    content = f"{BTV}- Kiểm tra việc giữ gìn hồ sơ ở các thôn ({form.format(who)}).\n"
    assert said(programme(content).program) == [
        f"btv-2 | Kiểm tra việc giữ gìn hồ sơ ở các thôn. | {who}, Công an xã coordinate"
    ]


@pytest.mark.parametrize(
    "label", ["Ban chủ trì", "Cơ quan chuẩn bị", "Đơn vị Chủ trì", "Bộ phận chuẩn bị"]
)
def test_a_label_is_no_office(label: str) -> None:
    ((_, work),) = items(
        programme(f"{BTV}- Kiểm tra hồ sơ ở các thôn ({label}: Công an xã).\n").program
    )
    assert [each.agency for each in work.agencies] == ["Công an xã"]


_DASHED = ["Phòng Văn hóa - Xã hội", "Phòng Văn hoá - Xã hội", "Ban Kinh tế - Ngân sách"]


@pytest.mark.parametrize("who", _DASHED)
def test_a_dash_in_a_name_does_not_part_it_from_what_it_does(who: str) -> None:
    work = f"Đề án xây nhà sàn. {who} chủ trì, hoàn thành dự thảo trước ngày 09/10/2027."
    assert said(programme(f"{BTV}- {work}\n").program) == [
        f"btv-2 | Đề án xây nhà sàn. | {who} lead"
    ]


def test_a_work_stands_behind_the_second_dash_of_such_a_name() -> None:
    who, work = "Phòng Văn hóa - Xã hội", "Kế hoạch tập huấn thôn trưởng."
    assert said(programme(f"{BTV}- {who} - {work}\n").program) == [f"btv-2 | {work} | {who}"]


@pytest.mark.parametrize(
    ("bracket", "agencies", "details"),
    [
        ("Phòng Kinh tế; đ/c Khúc phụ trách", ["Phòng Kinh tế"], ["đ/c Khúc phụ trách"]),
        ("Phòng Kinh tế, đồng chí Nguyễn Hữu Khúc", ["Phòng Kinh tế"], ["đồng chí Nguyễn Hữu Khúc"]),
        ("Phòng Kinh tế (đ/c Hạnh)", ["Phòng Kinh tế"], ["Phòng Kinh tế: đ/c Hạnh"]),
        ("đ/c Lan, Bí thư Đảng ủy phụ trách; Phòng Kinh tế", ["Phòng Kinh tế"], ["đ/c Lan, Bí thư Đảng ủy phụ trách"]),
        ("đ/c Khúc", ["đ/c Khúc"], []),
        ("các đồng chí Ủy viên Ban Thường vụ, Công an xã", ["các đồng chí Ủy viên Ban Thường vụ", "Công an xã"], []),
    ],
)  # fmt: skip
def test_a_person_in_charge_beside_an_office_is_no_agency(
    bracket: str, agencies: list[str], details: list[str]
) -> None:
    ((_, item),) = items(programme(f"{BTV}- Đề án chợ đêm ({bracket}).").program)
    assert ([a.agency for a in item.agencies], item.details) == (agencies, details)


def test_offices_behind_one_that_leads_help_it_which_is_asked() -> None:
    result = programme(f"{BTV}- Đề án chợ đêm (Công an xã chủ trì; Phòng Kinh tế, Đoàn xã).")
    assert said(result.program) == [
        "btv-2 | Đề án chợ đêm. | Công an xã lead, Phòng Kinh tế coordinate, Đoàn xã coordinate"
    ]
    assert any("hiểu là phối hợp" in check for check in checks(result))


@pytest.mark.parametrize(
    ("title", "persons"),
    [
        ("Đ/c phụ trách", ("Đ/c Khúc", "Đ/c Hạnh")),
        ("Người phụ trách", ("Nguyễn Hữu Khúc", "Trần Thị Hạnh")),
        ("Đ/c UVBTV phụ trách", ("Khúc", "Hạnh")),
        ("Phụ trách", ("Bình, Hà", "Hạnh")),
    ],
)
def test_a_column_of_persons_beside_one_of_offices_names_no_agency(
    title: str, persons: tuple[str, str]
) -> None:
    drawn = f"Tháng | Nội dung | Cơ quan chủ trì | {title}\n3 | Trồng rừng | Phòng Kinh tế | {persons[0]}\n4 | Giữ chợ | Công an xã | {persons[1]}"
    found = [item for _, item in items(in_word(drawn).program)]
    assert [[a.agency for a in item.agencies] for item in found] == [
        ["Phòng Kinh tế"],
        ["Công an xã"],
    ]
    assert [item.details for item in found] == [[f"{title}: {name}"] for name in persons]


def test_offices_in_charge_in_a_column_of_their_own_do_the_works() -> None:
    drawn = "Tháng | Nội dung | Cơ quan thực hiện | Phụ trách\n3 | Trồng rừng | Phòng Kinh tế | UBND xã\n4 | Giữ chợ | Công an xã | Thường trực Đảng ủy"
    found = [item for _, item in items(in_word(drawn).program)]
    assert [[a.agency for a in item.agencies] for item in found] == [
        ["UBND xã", "Phòng Kinh tế"],
        ["Thường trực Đảng ủy", "Công an xã"],
    ]
