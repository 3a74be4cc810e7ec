"""Programmes told in prose: paragraphs of a field, conferences in one sentence, who helps, half a year, by when the papers of a meeting are due."""

import pytest

from support.programme_text import checks, items, programme, said


def test_a_paragraph_names_its_field_before_its_works_each_at_its_own_time() -> None:
    content = """I. NHIỆM VỤ THEO LĨNH VỰC
1. Nông nghiệp, thủy lợi. Nạo vét mương Suối Trầm (Phòng Kinh tế chủ trì; tháng 02). Phun trừ sâu keo (Hội Nông dân xã chủ trì, Phòng Kinh tế phối hợp; quý II).
2. Xây dựng Đảng: Kiện toàn chi ủy các buôn (Ban Xây dựng Đảng; tháng 3); Mở lớp cảm tình Đảng (Trung tâm Chính trị; tháng 5).
3. Quốc phòng. Tuyển quân (Ban Chỉ huy Quân sự xã; tháng 1).
"""
    result = programme(content)
    assert [(place, i.topic, i.text.rstrip(".")) for place, i in items(result.program)] == [
        ("dang-uy-1", "Quốc phòng", "Tuyển quân"),
        ("dang-uy-2", "Nông nghiệp, thủy lợi", "Nạo vét mương Suối Trầm"),
        ("dang-uy-3", "Xây dựng Đảng", "Kiện toàn chi ủy các buôn"),
        ("dang-uy-q2", "Nông nghiệp, thủy lợi", "Phun trừ sâu keo"),
        ("dang-uy-5", "Xây dựng Đảng", "Mở lớp cảm tình Đảng"),
    ]
    asked = [message for message in checks(result) if "lĩnh vực của các nội dung" in message]
    assert asked == ["hiểu “Xây dựng Đảng” ở đầu dòng là lĩnh vực của các nội dung sau nó"] * 2


@pytest.mark.parametrize(
    "work",
    [
        "Quy hoạch cán bộ nữ. Báo cáo Thường trực trước khi trình",
        "Sơ kết quý I. Nhiệm vụ quý II",
        "Đại hội Đoàn xã: chuẩn bị nhân sự, văn kiện",
        "Phòng Kinh tế: Làm đường liên thôn",
    ],
)
def test_a_first_sentence_of_a_work_is_no_field(work: str) -> None:
    program = programme(f"I. BAN THƯỜNG VỤ\n1. Tháng 3\n- {work} (Công an xã).\n").program
    assert [(place, item.topic) for place, item in items(program)] == [("btv-3", None)]


@pytest.mark.parametrize(
    "line",
    [
        "1. Hội nghị lần thứ năm, họp trong tháng 3 (tài liệu gửi Văn phòng trước ngày 16/3/2027), cho ý kiến: a) Nghị quyết về chợ nổi (Phòng Kinh tế chuẩn bị); b) Quy chế làm việc (Văn phòng Đảng ủy chuẩn bị).",
        "1. Hội nghị lần thứ 5, tháng 3 - tài liệu gửi trước ngày 16/3\n- Nghị quyết về chợ nổi (Phòng Kinh tế)\n- Quy chế làm việc (Văn phòng Đảng ủy)",
        "1. Hội nghị lần thứ 5 (tháng 3; hạn gửi dự thảo 16/3)\n- Nghị quyết về chợ nổi (Phòng Kinh tế)\n- Quy chế làm việc (Văn phòng Đảng ủy)",
        "1. Hội nghị lần thứ 5, tháng 3. Hồ sơ nộp chậm nhất ngày 16/3\n- Nghị quyết về chợ nổi (Phòng Kinh tế)\n- Quy chế làm việc (Văn phòng Đảng ủy)",
    ],
)
def test_the_day_by_which_papers_are_handed_in_is_no_day_of_the_meeting(line: str) -> None:
    program = programme(f"I. BAN CHẤP HÀNH\n{line}\n").program
    (meeting,) = program.bodies[0].meetings
    assert (meeting.number, meeting.month, meeting.date) == (5, 3, None)
    assert [(i.text.rstrip(".;"), i.deadline, i.agencies[0].agency) for i in meeting.items] == [
        ("Nghị quyết về chợ nổi", "2027-03-16", "Phòng Kinh tế"),
        ("Quy chế làm việc", "2027-03-16", "Văn phòng Đảng ủy"),
    ]


def test_a_work_keeps_its_own_deadline_and_a_meeting_who_prepares_it() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Tháng 7 (Văn phòng chuẩn bị; tài liệu gửi trước 05/7)
- Nghe kết quả ứng phó lũ quét
2. Quý IV (hồ sơ gửi trước ngày 15/11)
- Đề án bến thuyền (Phòng Kinh tế, trước 20/10)
"""
    (body,) = programme(content).program.bodies
    july, autumn = body.meetings
    assert (july.month, [a.agency for a in july.agencies]) == (7, ["Văn phòng"])
    assert (autumn.quarter, autumn.date) == (4, None)
    assert [i.deadline for m in body.meetings for i in m.items] == ["2027-07-05", "2027-10-20"]


def test_a_day_of_the_meeting_itself_stays_its_day() -> None:
    program = programme(
        "I. BAN THƯỜNG VỤ\n1. Tháng 7 (họp ngày 08/7)\n- Nghe kết quả (Văn phòng)\n"
    ).program
    assert program.bodies[0].meetings[0].date == "2027-07-08"


@pytest.mark.parametrize(
    ("who", "roles"),
    [
        ("Công an xã cùng Đoàn xã", ["prepare", "coordinate"]),
        ("Công an xã chủ trì cùng với Đoàn xã", ["lead", "coordinate"]),
        ("Công an xã chủ trì, cùng Đoàn xã, Hội Nông dân xã", ["lead", "coordinate", "coordinate"]),
        ("Công an xã cùng Đoàn xã chuẩn bị", ["prepare", "prepare"]),
        ("Công an xã, Đoàn xã cùng phối hợp", ["coordinate", "coordinate"]),
    ],
)
def test_who_is_named_behind_cung_helps_unless_a_word_says_what_both_do(
    who: str, roles: list[str]
) -> None:
    ((_, item),) = items(programme(f"I. BAN THƯỜNG VỤ\n1. Tháng 2\n- Dọn bến ({who})\n").program)
    assert [a.role for a in item.agencies] == roles
    assert item.agencies[1].agency == "Đoàn xã"


def test_half_a_year_beside_who_does_a_work_is_when_it_is_held() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Hội thi nấu ăn (6 tháng cuối năm; Hội Phụ nữ xã).
2. Hội thao (Đoàn xã; nửa đầu năm).
3. Kết quả thu phí (6 tháng đầu năm).
"""
    result = programme(content)
    assert said(result.program) == [
        "btv-6 | Hội thao. | Đoàn xã",
        "btv-12 | Hội thi nấu ăn. | Hội Phụ nữ xã",
        "btv | Kết quả thu phí (6 tháng đầu năm). | ",
    ]
    assert "ghi “6 tháng cuối năm”; đã xếp vào tháng cuối của khoảng" in checks(result)


def test_dashes_part_a_work_from_who_when_and_by_when() -> None:
    content = (
        "I. BAN THƯỜNG VỤ\n- Đề án bến thuyền - Phòng Kinh tế - tháng 4, hạn gửi hồ sơ 09/4/2027.\n"
    )
    ((place, item),) = items(programme(content).program)
    assert (place, item.text, item.deadline) == ("btv-4", "Đề án bến thuyền", "2027-04-09")
    assert [a.agency for a in item.agencies] == ["Phòng Kinh tế"]


@pytest.mark.parametrize(
    "work",
    [
        "Dọn bến (tháng 4) – UBND xã, phối hợp: Đoàn xã.",
        "Dọn bến (tháng 4) – Ban Kinh tế - Ngân sách, phối hợp: Đoàn xã.",
    ],
)
def test_who_does_a_work_behind_a_dash_is_helped_behind_a_comma(work: str) -> None:
    ((place, item),) = items(programme(f"I. BAN THƯỜNG VỤ\n1. {work}\n").program)
    assert (place, item.text) == ("btv-4", "Dọn bến.")
    assert [a.role for a in item.agencies] == ["prepare", "coordinate"]


def test_works_are_counted_in_words_and_kept_apart_where_each_says_who() -> None:
    content = """I. BAN THƯỜNG VỤ
Tháng 1 có 02 nội dung: thứ nhất, duyệt kế hoạch Tết (Văn phòng Đảng ủy); thứ hai, nghe kết quả giao quân (Ban Chỉ huy Quân sự xã).
Tháng 2 có 02 nội dung: một là, phát động trồng cây (Phòng Kinh tế); hai là, kết nạp đảng viên mới (Ban Xây dựng Đảng).
Tháng 3: Đề án chợ nổi - Phòng Kinh tế; Kết quả tuyển quân - Ban Chỉ huy Quân sự xã.
Tháng 4: Tiếp công dân vào thứ hai, kiểm tra chợ (Công an xã); sau đó báo cáo kết quả.
"""
    assert [
        line.replace(".", "").replace(";", "") for line in said(programme(content).program)
    ] == [
        "btv-1 | Duyệt kế hoạch Tết | Văn phòng Đảng ủy",
        "btv-1 | Nghe kết quả giao quân | Ban Chỉ huy Quân sự xã",
        "btv-2 | Phát động trồng cây | Phòng Kinh tế",
        "btv-2 | Kết nạp đảng viên mới | Ban Xây dựng Đảng",
        "btv-3 | Đề án chợ nổi | Phòng Kinh tế",
        "btv-3 | Kết quả tuyển quân | Ban Chỉ huy Quân sự xã",
        "btv-4 | Tiếp công dân vào thứ hai, kiểm tra chợ sau đó báo cáo kết quả | Công an xã",
    ]


def test_a_name_cut_by_the_line_before_a_capital_goes_on() -> None:
    title = """CHƯƠNG TRÌNH
công tác năm 2027 của Đảng ủy xã

Đảng ủy xã ban hành Chương trình năm 2027. Trong đó BTV là Ban
Thường vụ Đảng ủy, TT là Thường trực Đảng ủy.
"""
    program = programme("1. Tháng 3\n- Đề án bến thuyền (Phòng Kinh tế)\n", title=title).program
    assert "BTV là Ban Thường vụ Đảng ủy" in (program.document.preamble or "")
    assert [item.text for _, item in items(program)] == ["Đề án bến thuyền"]


def test_half_a_year_over_works_gives_way_to_the_month_or_quarter_of_a_work() -> None:
    content = """I. BAN THƯỜNG VỤ
1. 6 tháng đầu năm
a) Kế hoạch Tết (tháng 1, Văn phòng)
b) Đề án chợ nổi (Phòng Kinh tế)
2. 6 tháng cuối năm
a) Diễn tập (quý III; Công an xã)
"""
    result = programme(content)
    assert said(result.program) == [
        "btv-1 | Kế hoạch Tết | Văn phòng",
        "btv-6 | Đề án chợ nổi | Phòng Kinh tế",
        "btv-q3 | Diễn tập | Công an xã",
    ]
    asked = [message for message in checks(result) if "một phần của năm" in message]
    assert asked == ["thời gian là một phần của năm; đã xếp vào tháng cuối, tháng 6"]


def test_a_label_before_a_work_is_none_of_its_words() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Nội dung: Đề án chợ nổi\nThời gian trình: tháng 3\nChủ trì: Phòng Kinh tế\n"
    assert said(programme(content).program) == ["btv-3 | Đề án chợ nổi | Phòng Kinh tế lead"]


def test_an_order_to_follow_up_the_programme_is_no_work_and_one_to_do_something_is() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Tháng 3
- Đề án chợ nổi (Phòng Kinh tế)
- Giao Văn phòng Đảng ủy rà soát việc chợ đêm
Giao Văn phòng Đảng ủy theo dõi, đôn đốc và định kỳ báo cáo Ban Thường vụ Đảng ủy kết quả thực hiện.
"""
    program = programme(content).program
    assert [place for place, _ in items(program)] == ["btv-3", "btv-3"]
    assert len(program.implementation) == 1


def test_what_a_month_is_called_besides_stands_over_no_less_of_its_works() -> None:
    works = "Tháng 7 là tháng tri ân: Thắp nến nghĩa trang, do Đoàn xã chủ trì; Bàn giao nhà tình nghĩa, do Hội Cựu chiến binh xã chủ trì."
    result = programme(f"I. BAN THƯỜNG VỤ\n{works}\nTháng 8: Trao sách vở, do Đoàn xã chủ trì.\n")
    assert said(result.program) == [
        "btv-7 | Thắp nến nghĩa trang | Đoàn xã lead",
        "btv-7 | Bàn giao nhà tình nghĩa. | Hội Cựu chiến binh xã lead",
        "btv-8 | Trao sách vở. | Đoàn xã lead",
    ]
