"""Before whom a work comes, and who does it, said elsewhere than in a heading over it: in its bracket, for the whole year, by number."""

import pytest

from support.import_score import plain
from support.programme_text import COMMITTEE, TITLE, items, programme, said

_OFFICES = "I. Việc do Ban Xây dựng Đảng chuẩn bị\n- {}\nII. Việc do Phòng Kinh tế chủ trì\n- Bàn việc tưới cho cà phê (BTV tháng 2; phối hợp: Hội Nông dân xã).\n"


@pytest.mark.parametrize(
    ("line", "place", "deadline"),
    [
        ("Duyệt quy hoạch cán bộ (BTV tháng 4).", "btv-4", None),
        ("Duyệt quy hoạch cán bộ (BTV; T4; nộp 05/4/2027).", "btv-4", "2027-04-05"),
        ("Duyệt quy hoạch cán bộ (tháng 4, BTV).", "btv-4", None),
        ("Duyệt quy hoạch cán bộ [BCH kỳ 5, tháng 6; gửi dự thảo trước ngày 02/6/2027].", "bch-5", "2027-06-02"),
        ("Duyệt quy hoạch cán bộ (trình BCH lần 5, tháng 6; hạn 02/6/2027).", "bch-5", "2027-06-02"),
        ("Duyệt quy hoạch cán bộ\tBTV, T4", "btv-4", None),
    ],
)  # fmt: skip
def test_a_bracket_says_before_whom_and_when_and_the_heading_who(
    line: str, place: str, deadline: str | None
) -> None:
    program = programme(_OFFICES.format(line)).program
    found = {item.text.rstrip("."): (where, item) for where, item in items(program)}
    where, item = found["Duyệt quy hoạch cán bộ"]
    assert (where, item.deadline) == (place, deadline)
    assert [(a.agency, a.role) for a in item.agencies] == [("Ban Xây dựng Đảng", "prepare")]
    where, item = found["Bàn việc tưới cho cà phê"]
    assert where == "btv-2"
    assert [a.role for a in item.agencies] == ["coordinate", "lead"]


def test_a_body_in_a_bracket_under_another_is_kept_with_a_check() -> None:
    content = "I. BAN CHẤP HÀNH\n1. Tháng 6\n- Sơ kết nửa năm (BTV tháng 5).\n"
    result = programme(content)
    [(where, item)] = items(result.program)
    assert (where, item.details) == ("bch-6", ["BTV tháng 5"])
    assert any(doubt.anchor is item for doubt in result.doubts)


@pytest.mark.parametrize(
    "sentence",
    [
        "Ban Chấp hành họp vào tháng cuối của mỗi quý (các tháng 3, 6, 9 và 12); các tháng còn lại là kỳ họp của Ban Thường vụ.",
        "Ban Thường vụ họp hằng tháng, riêng các tháng 3, 6, 9, 12 họp Ban Chấp hành.",
        "Trong các tháng 3, 6, 9, 12 là hội nghị Ban Chấp hành, còn lại là hội nghị Ban Thường vụ.",
        "Trong năm (các tháng 3, 6, 9, 12 trình Ban Chấp hành, các tháng còn lại trình Ban Thường vụ) có các nội dung:",
        "- Ban Chấp hành họp tháng cuối mỗi quý.\n- Ban Thường vụ họp các tháng khác.",
    ],
)
def test_a_sentence_shares_out_the_months_of_the_year(sentence: str) -> None:
    months = "1. Kỳ tháng 2\n- Kết nạp đảng viên (Ban Xây dựng Đảng).\n2. Kỳ tháng 3\n- Kiểm điểm quý I (Văn phòng Đảng ủy).\n"
    result = programme(f"I. NỘI DUNG CÁC KỲ HỌP\n{sentence}\n{months}")
    assert said(result.program) == [
        "btv-2 | Kết nạp đảng viên. | Ban Xây dựng Đảng",
        "bch-3 | Kiểm điểm quý I. | Văn phòng Đảng ủy",
    ]
    assert plain(sentence.split("\n")[0]) in plain(result.program.document.preamble)


def test_months_of_two_bodies_that_both_meet_are_nobodys() -> None:
    both = "Ban Thường vụ họp hằng tháng; Ban Chấp hành họp các tháng 3, 6, 9, 12."
    months = "1. Tháng 2\n- Kết nạp đảng viên (Ban Xây dựng Đảng).\n2. Tháng 3\n- Kiểm điểm quý I (Văn phòng Đảng ủy).\n"
    program = programme(
        f"I. NỘI DUNG\n{both}\n{months}", title=TITLE.replace("Ban Chấp hành, ", "")
    ).program
    assert said(program)[0].startswith("btv-2")
    assert not any(body.id == "bch" for body in program.bodies)


_WORKS = "I. BAN CHẤP HÀNH\n{0}1. Kiểm điểm quý I (tháng 3).\n{0}2. Bàn việc thu ngân sách (tháng 6).\nII. BAN THƯỜNG VỤ\n{0}{1}. Nghe việc giao quân (tháng 2).\nIII. PHÂN CÔNG CHUẨN BỊ\n"


@pytest.mark.parametrize(
    ("works", "lines"),
    [
        (_WORKS.format("", 3), "Nội dung số | Chủ trì | Phối hợp | Nộp trước ngày\n1 | Văn phòng Đảng ủy | | 10/3/2027\n2, 3 | Phòng Kinh tế | Công an xã |"),
        (_WORKS.format("", 3), "STT | Cơ quan chủ trì | Nội dung số | Phối hợp | Hạn nộp\n1 | Văn phòng Đảng ủy | 1 | | 10/3/2027\n2 | Phòng Kinh tế | 2 và 3 | Công an xã |"),
        (_WORKS.format("", 1), "Mục | Cơ quan chủ trì | Cơ quan phối hợp | Gửi Văn phòng trước\nI.1 | Văn phòng Đảng ủy | | 10/3/2027\nI.2, II.1 | Phòng Kinh tế | Công an xã |"),
        (_WORKS.format("", 3), "- Văn phòng Đảng ủy chủ trì nội dung số 1; nộp trước ngày 10/3/2027.\n- Phòng Kinh tế chủ trì, phối hợp với Công an xã chuẩn bị các nội dung số 2, 3."),
        (_WORKS.format("", 3), "- Nội dung 1: Văn phòng Đảng ủy chủ trì; nộp trước ngày 10/3/2027.\n- Các nội dung số 2 và 3 do Phòng Kinh tế chủ trì, phối hợp với Công an xã."),
    ],
)  # fmt: skip
def test_who_does_the_works_of_some_numbers(works: str, lines: str) -> None:
    table = "\n".join(f"| {line} |" for line in lines.split("\n")) if " | " in lines else lines
    found = {item.text: item for _, item in items(programme(works + table).program)}
    roles = {text: [(a.agency, a.role) for a in item.agencies] for text, item in found.items()}
    shared = [("Phòng Kinh tế", "lead"), ("Công an xã", "coordinate")]
    assert roles == {
        "Kiểm điểm quý I.": [("Văn phòng Đảng ủy", "lead")],
        "Bàn việc thu ngân sách.": shared,
        "Nghe việc giao quân.": shared,
    }
    assert found["Kiểm điểm quý I."].deadline == "2027-03-10"


def test_a_number_that_no_work_has_is_told() -> None:
    result = programme(_WORKS.format("", 3) + "- Phòng Kinh tế chuẩn bị nội dung số 9.\n")
    assert any("nội dung số 9" in doubt.message for doubt in result.doubts)


@pytest.mark.parametrize(
    "who",
    [
        "Phòng Kinh tế; nộp chậm nhất ngày 12/6/2027",
        "Phòng Kinh tế chuẩn bị, gửi dự thảo về Văn phòng Đảng ủy trước ngày 12/6/2027",
        "Phòng Kinh tế chuẩn bị. Trình dự thảo trước 12/6",
        "dự thảo gửi Văn phòng Đảng ủy trước ngày 12/6/2027; Phòng Kinh tế chuẩn bị",
        "Phòng Kinh tế nộp trước 12/6 về Văn phòng Đảng ủy",
        "Phòng Kinh tế, tài liệu xong trước 12/6",
        "Phòng Kinh tế; hạn nộp: 12/6/2027",
    ],
)
def test_what_is_handed_in_by_a_day_is_no_name(who: str) -> None:
    content = f"I. BAN THƯỜNG VỤ\n1. Tháng 6\n- Sơ kết nửa năm; bàn việc tới ({who}).\n"
    [(_, item)] = items(programme(content).program)
    assert (item.text, item.deadline) == ("Sơ kết nửa năm; bàn việc tới.", "2027-06-12")
    assert [(a.agency, a.role) for a in item.agencies] == [("Phòng Kinh tế", "prepare")]


def test_any_office_before_a_colon_does_the_work_behind_it() -> None:
    content = "I. BAN THƯỜNG VỤ\n- Phòng Văn hóa - Xã hội: Việc đón Tết: chợ hoa, quà (tháng 1).\n- Trạm Y tế: Tiêm chủng; phun thuốc (tháng 5).\n"
    assert said(programme(content).program) == [
        "btv-1 | Việc đón Tết: chợ hoa, quà. | Phòng Văn hóa - Xã hội",
        "btv-5 | Tiêm chủng; phun thuốc. | Trạm Y tế",
    ]


def test_conferences_are_numbered_where_their_months_are_shared_out() -> None:
    sentence = "Hội nghị Ban Chấp hành lần thứ 5 (tháng 3), lần thứ 6 (tháng 6); các tháng khác là hội nghị Ban Thường vụ."
    content = f"{sentence}\n1. Tháng Hai\n- Bàn việc tuyển quân.\n2. Tháng Sáu\n- Sơ kết nửa năm.\n"
    assert [place for place, _ in items(programme(content).program)] == ["btv-2", "bch-6"]
    assert [m.number for m in programme(content).program.bodies[1].meetings] == [6]


@pytest.mark.parametrize(
    ("line", "place", "text", "agency", "deadline"),
    [
        ("Phòng Kinh tế - Chống rét cho trâu bò (tháng 1; nộp 05/01/2027).", "btv-1", "Chống rét cho trâu bò.", "Phòng Kinh tế", "2027-01-05"),
        ("Phương án sản xuất vụ đông xuân (tháng 1): Phòng Kinh tế.", "btv-1", "Phương án sản xuất vụ đông xuân.", "Phòng Kinh tế", None),
        ("Tháng 1: Sơ kết đợt thi đua; bàn việc tới – Phòng Kinh tế chuẩn bị.", "btv-1", "Sơ kết đợt thi đua; bàn việc tới.", "Phòng Kinh tế", None),
        ("Tháng 1: Chuẩn bị khai hội: Phòng Kinh tế chuẩn bị.", "btv-1", "Chuẩn bị khai hội.", "Phòng Kinh tế", None),
    ],
)  # fmt: skip
def test_who_and_when_in_one_line(
    line: str, place: str, text: str, agency: str, deadline: str | None
) -> None:
    content = f"I. BAN THƯỜNG VỤ\n- {line}\n- Tháng 2: Bàn việc giao quân (Công an xã).\n"
    (where, item), _ = items(programme(content).program)
    assert (where, item.text, item.deadline) == (place, text, deadline)
    assert [(a.agency, a.role) for a in item.agencies] == [(agency, "prepare")]


def test_a_day_of_each_month_beside_an_office_is_kept_with_a_check() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Hằng tháng\n- Giao ban khối vận (Phòng Kinh tế chuẩn bị; gửi báo cáo trước ngày 23).\n"
    result = programme(content)
    [(_, item)] = items(result.program)
    assert (item.text, item.details) == ("Giao ban khối vận.", ["Gửi báo cáo trước ngày 23"])
    assert any(doubt.anchor is item for doubt in result.doubts)


def test_who_only_helps_in_a_table_leaves_the_work_to_the_office_over_it() -> None:
    table = "| Gửi bản thảo | Việc | Đưa ra | Cùng làm |\n| 20/01/2027 | Bảo vệ rừng mùa khô | BTV tháng 2 | Công an xã |\n| | Giao đất ở | BCH lần 9, tháng 3 | |\n"
    content = f"I. Việc do Phòng Kinh tế chủ trì\n(bảng dưới)\n{table}II. Việc do Ban Xây dựng Đảng chuẩn bị\n- Duyệt quy hoạch cán bộ (BTV tháng 4).\n"
    assert sorted(said(programme(content).program)) == [
        "bch-9 | Giao đất ở | Phòng Kinh tế lead",
        "btv-2 | Bảo vệ rừng mùa khô | Phòng Kinh tế lead, Công an xã coordinate",
        "btv-4 | Duyệt quy hoạch cán bộ. | Ban Xây dựng Đảng",
    ]


@pytest.mark.parametrize(
    ("sentence", "place", "who", "deadline"),
    [
        ("Ban Xây dựng Đảng tham mưu; trình Ban Thường vụ tháng 4.", "btv-4", ["prepare"], None),
        ("Ban Xây dựng Đảng chuẩn bị; trình Ban Chấp hành tháng 6, nộp dự thảo trước ngày 02/6/2027.", "bch-6", ["prepare"], "2027-06-02"),
        ("Giao Ban Xây dựng Đảng chủ trì, phối hợp với Công an xã; trình Ban Chấp hành tại hội nghị tháng 6 (dự kiến ngày 24/6/2027).", "bch-6", ["prepare", "coordinate"], None),
        ("Ban Xây dựng Đảng chuẩn bị, Công an xã phối hợp; trình Ban Thường vụ tháng 4; hồ sơ gửi về Văn phòng Đảng ủy trước ngày 09/4/2027.", "btv-4", ["prepare", "coordinate"], "2027-04-09"),
        ("Trình Ban Thường vụ tháng 4; Ban Xây dựng Đảng chuẩn bị, Công an xã phối hợp.", "btv-4", ["prepare", "coordinate"], None),
        ("Báo cáo Thường trực Đảng ủy hằng quý, vào các tháng 3, 6, 9 và 12; Ban Xây dựng Đảng chuẩn bị.", "thuong-truc-quarter", ["prepare"], None),
    ],
)  # fmt: skip
def test_sentences_behind_a_work_say_who_before_whom_and_by_when(
    sentence: str, place: str, who: list[str], deadline: str | None
) -> None:
    program = programme(f"I. NỘI DUNG\n1. Quy hoạch cán bộ nữ. {sentence}\n").program
    where, item = items(program)[0]
    assert (where, item.text, item.deadline) == (place, "Quy hoạch cán bộ nữ.", deadline)
    roles = ["prepare" if a.role in ("advise", "lead") else a.role for a in item.agencies]
    assert roles == who


def test_a_sentence_that_says_who_goes_on_with_two_bodies() -> None:
    line = "1. Quy chế làm việc (sửa đổi). Ban Xây dựng Đảng chủ trì soạn thảo, xin ý kiến Ban Thường vụ tháng 9, trình Ban Chấp hành tháng 10."
    program = programme(f"I. NỘI DUNG\n{line}\n").program
    assert sorted(said(program)) == [
        "bch-10 | Quy chế làm việc (sửa đổi). | Ban Xây dựng Đảng lead",
        "btv-9 | Quy chế làm việc (sửa đổi). | Ban Xây dựng Đảng lead",
    ]


@pytest.mark.parametrize(
    ("heading", "works"),
    [("I. MỘT SỐ NHIỆM VỤ LỚN", 1), ("I. CÔNG TÁC XÂY DỰNG ĐẢNG", 2)],
)
def test_tasks_before_works_that_say_their_own_place(heading: str, works: int) -> None:
    tasks = "- Mở rộng mạng lưới nước sạch về các thôn vùng cao trong xã.\n"
    placed = "- Đề án giữ rừng. Phòng Kinh tế chuẩn bị; trình Ban Thường vụ tháng 5.\n"
    program = programme(f"{heading}\n{tasks}II. KINH TẾ\n{placed}").program
    assert len(items(program)) == works


@pytest.mark.parametrize(
    "tail",
    [
        "; gửi hồ sơ trước ngày 20/4/2027",
        ", tài liệu gửi trước 20/4",
        "; dự thảo gửi Văn phòng Đảng ủy trước ngày 20/4/2027",
        " (nộp trước 20/4)",
        "; xong trước ngày 20/4/2027",
    ],
)
def test_a_clause_that_closes_a_work_says_by_when(tail: str) -> None:
    program = programme(f"I. BAN THƯỜNG VỤ\n1. Tháng 4\n- Quy chế tiếp dân{tail}.\n").program
    ((_, item),) = items(program)
    assert (item.text, item.deadline) == ("Quy chế tiếp dân.", "2027-04-20")


_BY_OFFICE = """I. NỘI DUNG CÁC CƠ QUAN CHUẨN BỊ
1. Phòng Kinh tế
a) {}
b) Kế hoạch tưới mùa khô. Trình UBND xã tháng 2.
2. Công an xã
a) Kế hoạch tuần tra dịp Tết. Trình UBND xã tháng 1.
b) Báo cáo kết quả cấp thẻ căn cước. Trình UBND xã tháng 11.
"""


@pytest.mark.parametrize(
    ("sentence", "places", "helpers", "deadline", "details"),
    [
        ("Trình UBND xã tháng 5; phối hợp: Công an xã, Trạm Y tế xã.", ["ubnd-5"], ["Công an xã", "Trạm Y tế xã"], None, []),
        ("Trình UBND xã: tháng 5. Phối hợp với Thuế cơ sở 3.", ["ubnd-5"], ["Thuế cơ sở 3"], None, []),
        ("Trình HĐND xã (kỳ họp thứ tư) tháng 7; hồ sơ gửi Văn phòng HĐND và UBND xã chậm nhất ngày 18/6/2027.", ["hdnd-4"], [], "2027-06-18", []),
        ("Trình HĐND xã tại kỳ họp thứ năm (tháng 12); tài liệu gửi trước ngày 19/11/2027.", ["hdnd-5"], [], "2027-11-19", ["Thời hạn: trước ngày 19/11/2027"]),
        ("Trình Thường trực HĐND xã tháng 6, trình HĐND xã kỳ họp giữa năm (tháng 7).", ["thuong-truc-hdnd-6", "hdnd-7"], [], None, []),
        ("Trình Ban Thường vụ Đảng ủy trong 6 tháng cuối năm; phối hợp: Công an xã.", ["btv-12"], ["Công an xã"], None, ["Thời gian: Trình Ban Thường vụ Đảng ủy trong 6 tháng cuối năm"]),
        ("Báo cáo BTV tháng 5; tài liệu gửi trước ngày 20/4/2027.", ["btv-5"], [], "2027-04-20", ["Thời hạn: trước ngày 20/4/2027"]),
        ("Trình UBND xã trước ngày 15/6/2027.", ["ubnd-6"], [], "2027-06-15", ["Thời hạn: trước ngày 15/6/2027"]),
        ("UBND xã xem xét tháng 7; chuẩn bị hồ sơ xong trước 25/6.", ["ubnd-7"], [], "2027-06-25", ["Thời hạn: trước 25/6"]),
        ("Dự thảo gửi Văn phòng trước ngày 05/9/2027; trình UBND xã tháng 10.", ["ubnd-10"], [], "2027-09-05", ["Thời hạn: trước ngày 05/9/2027"]),
        ("Trình UBND xã trong quý III; phối hợp: Công an xã.", ["ubnd-q3"], ["Công an xã"], None, []),
        ("Trình Chủ tịch UBND xã tháng 4.", ["ubnd-4"], [], "2027-04", ["Trình Chủ tịch UBND xã"]),
        ("Trình UBND tỉnh tháng 9; phối hợp: Công an xã.", ["ubnd-9"], ["Công an xã"], "2027-09", ["Trình UBND tỉnh"]),
        ("Trình Ban Thường vụ Tỉnh ủy tháng 9.", ["ubnd-9"], [], "2027-09", ["Trình Ban Thường vụ Tỉnh ủy"]),
    ],
)  # fmt: skip
def test_a_sentence_behind_a_work_says_before_whom_when_with_whom_and_by_when(
    sentence: str, places: list[str], helpers: list[str], deadline: str | None, details: list[str]
) -> None:
    program = programme(
        _BY_OFFICE.format(f"Đề án trồng hồi. {sentence}"), head="\n".join(COMMITTEE), title=""
    ).program
    found = [(where, item) for where, item in items(program) if item.text == "Đề án trồng hồi."]
    assert sorted(where for where, _ in found) == sorted(places)
    for _, item in found:
        roles = {a.agency: a.role for a in item.agencies}
        assert roles == {"Phòng Kinh tế": "prepare"} | dict.fromkeys(helpers, "coordinate")
        assert item.deadline == deadline
        assert item.details == details


def test_a_work_comes_before_whom_it_says_whatever_field_it_stands_in() -> None:
    work = "Đề án trồng hồi. Trình HĐND xã tháng 7."
    standing = "II. CÔNG VIỆC THƯỜNG XUYÊN CỦA ỦY BAN NHÂN DÂN XÃ\n- Tiếp công dân định kỳ.\n"
    content = _BY_OFFICE.format(work) + standing
    program = programme(content, head="\n".join(COMMITTEE), title="").program
    assert sorted((where, item.text) for where, item in items(program)) == [
        ("hdnd-7", "Đề án trồng hồi."),
        ("ubnd-1", "Kế hoạch tuần tra dịp Tết."),
        ("ubnd-11", "Báo cáo kết quả cấp thẻ căn cước."),
        ("ubnd-2", "Kế hoạch tưới mùa khô."),
        ("ubnd-month", "Tiếp công dân định kỳ."),
    ]


def test_a_day_by_which_papers_are_in_is_not_the_month_of_the_meeting() -> None:
    work = "Đề án trồng hồi. Đưa vào chương trình nghị sự tháng 8; hồ sơ xong trước ngày 10/7/2027."
    result = programme(_BY_OFFICE.format(work), head="\n".join(COMMITTEE), title="")
    [(where, item)] = [(w, i) for w, i in items(result.program) if "trồng hồi" in i.text]
    assert (where, item.deadline) == ("ubnd", "2027-07-10")
    assert any(
        doubt.anchor in (item, *result.program.bodies[0].meetings) for doubt in result.doubts
    )


def test_work_done_at_the_seat_of_a_committee_does_not_come_before_it() -> None:
    program = programme("I. BAN THƯỜNG VỤ\n1. Tháng 6\n- Tiếp công dân (tại UBND xã).\n").program
    assert [where for where, _ in items(program)] == ["btv-6"]
