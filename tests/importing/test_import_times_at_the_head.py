"""When a work is held, at the head of its own line: however it is written and marked off, the work goes there."""

import pytest

from support.programme_text import checks, items, programme, said

_WORKS = (
    "Nghe kết quả rà soát nhà tạm (Phòng Kinh tế).",
    "Thẩm định hồ sơ kết nạp đảng viên mới là công nhân cao su",
    "Tết trồng cây bên hồ Nam Ban; mỗi chi bộ mười cây",
)
_FORMS = [
    "- Tháng {}. {}", "- Tháng {}: {}", "+ Tháng {} - {}", "* Tháng {} – {}", "Tháng {}: {}", "Tháng {}. {}",
    "- T{}: {}", "T{}. {}", "T{} - {}", "- [T{}] {}", "- (Tháng {}) {}", "Tháng {}\t{}", "- Tháng {}/2027: {}",
    "a) Trong tháng {}: {}", "- Các tháng {} — {}",
]  # fmt: skip


@pytest.mark.parametrize("form", _FORMS)
def test_a_work_goes_to_the_month_its_line_opens_with(form: str) -> None:
    lines = [form.format(month, work) for month, work in zip((2, 3, 11), _WORKS, strict=True)]
    content = "\n".join(("I. BAN CHẤP HÀNH", *lines, "II. BAN THƯỜNG VỤ", *lines[:2]))
    assert [(place, item.text) for place, item in items(programme(content).program)] == [
        ("bch-2", "Nghe kết quả rà soát nhà tạm."),
        ("bch-3", _WORKS[1]),
        ("bch-11", _WORKS[2]),
        ("btv-2", "Nghe kết quả rà soát nhà tạm."),
        ("btv-3", _WORKS[1]),
    ]


@pytest.mark.parametrize(
    "time",
    ["Tháng 5 - 6.", "T5-6:", "Tháng 5 và tháng 6:", "Tháng 5 + tháng 6/2027:", "Tháng 5, 6 –"],
)
def test_a_work_of_two_months_stands_in_both_with_a_check(time: str) -> None:
    result = programme(f"I. BAN THƯỜNG VỤ\n- {time} Về nguồn tại Khu di tích B’Nom (Đoàn xã)\n")
    assert said(result.program) == [
        f"btv-{month} | Về nguồn tại Khu di tích B’Nom | Đoàn xã" for month in (5, 6)
    ]
    assert "văn bản ghi chung một lần cho các tháng 5, 6" in checks(result)


def test_the_time_of_a_work_goes_before_the_half_year_or_the_quarter_it_stands_under() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Nửa đầu năm
- Tháng 2. Nghe kết quả tiêm phòng đàn bò (Phòng Kinh tế)
- Quý II. Duyệt phương án chống hạn (Phòng Kinh tế)
2. Quý III
- T8: Bàn việc tựu trường ở các điểm lẻ (Phòng Văn hóa - Xã hội)
- Hằng tháng rà soát hộ cần cứu đói (Phòng Văn hóa - Xã hội)
"""
    assert [line.rsplit(" | ", 1)[0] for line in said(programme(content).program)] == [
        "btv-2 | Nghe kết quả tiêm phòng đàn bò",
        "btv-q2 | Duyệt phương án chống hạn",
        "btv-8 | Bàn việc tựu trường ở các điểm lẻ",
        "btv-q3 | Hằng tháng rà soát hộ cần cứu đói",
    ]


def test_work_that_comes_again_is_no_work_of_the_last_month_of_a_list() -> None:
    content = """I. BAN THƯỜNG VỤ
1. Tháng 11
- Duyệt quy hoạch nghĩa trang (Phòng Kinh tế).
2. Tháng 12
- Tổng kết phong trào thi đua (Văn phòng Đảng ủy).
- Hằng quý, gặp mặt già làng (Khối Dân vận).
- Hằng tháng giao ban với bí thư chi bộ (Văn phòng Đảng ủy).
"""
    result = programme(content)
    assert said(result.program) == [
        "btv-11 | Duyệt quy hoạch nghĩa trang. | Phòng Kinh tế",
        "btv-12 | Tổng kết phong trào thi đua. | Văn phòng Đảng ủy",
        "btv-quarter | Hằng quý, gặp mặt già làng. | Khối Dân vận",
        "btv-month | Hằng tháng giao ban với bí thư chi bộ. | Văn phòng Đảng ủy",
    ]
    against = "đề mục ghi thời gian khác; đã xếp theo thời gian ghi ở chính nội dung này"
    assert checks(result).count(against) == 2


def test_a_sentence_keeps_the_time_it_opens_with() -> None:
    lines = (
        "- Trong tháng 3, tổ chức ra quân trồng rừng.\n- Tháng 4, Ban Thường vụ đi cơ sở ba ngày.\n"
    )
    assert said(programme(f"I. BAN THƯỜNG VỤ\n{lines}").program) == [
        "btv-3 | Trong tháng 3, tổ chức ra quân trồng rừng. | ",
        "btv-4 | Tháng 4, Ban Thường vụ đi cơ sở ba ngày. | ",
    ]


@pytest.mark.parametrize(
    "text", ["Tháng hành động vì trẻ em: thăm lớp mẫu giáo", "T78: Sửa tuyến đường liên thôn"]
)
def test_words_that_are_no_time_stay_in_the_work(text: str) -> None:
    result = programme(f"I. BAN THƯỜNG VỤ\n1. Tháng 6\n- {text}\n")
    assert said(result.program) == [f"btv-6 | {text} | "]


@pytest.mark.parametrize("sign", ["-", "+", "*"])
@pytest.mark.parametrize("heading", ["2/ Việc từng tháng:", "III. NỘI DUNG HẰNG THÁNG", ""])
def test_further_works_beneath_a_line_with_its_month_are_of_that_month(
    heading: str, sign: str
) -> None:
    content = f"""{heading}
Tháng 2: Mở hội xuống đồng (Chi hội Phụ nữ)
{sign} Động viên thanh niên nhập ngũ (Thôn đội trưởng)
Tháng 3: Nghị quyết về dồn đổi ruộng theo hợp đồng với hợp tác xã (Chi ủy)
Tháng 6 và 7: Vận động hiến đất mở đường vào khu Nà Tông (Trưởng thôn)
{sign} Sơ kết 6 tháng, xong trước 20/6 (Chi ủy)
"""
    assert said(programme(content).program) == [
        "dang-uy-2 | Mở hội xuống đồng | Chi hội Phụ nữ",
        "dang-uy-2 | Động viên thanh niên nhập ngũ | Thôn đội trưởng",
        "dang-uy-3 | Nghị quyết về dồn đổi ruộng theo hợp đồng với hợp tác xã | Chi ủy",
        "dang-uy-6 | Vận động hiến đất mở đường vào khu Nà Tông | Trưởng thôn",
        "dang-uy-6 | Sơ kết 6 tháng | Chi ủy",
        "dang-uy-7 | Vận động hiến đất mở đường vào khu Nà Tông | Trưởng thôn",
        "dang-uy-7 | Sơ kết 6 tháng | Chi ủy",
    ]


def test_a_heading_of_two_months_is_one_time() -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 5 - tháng 6\n- Bàn việc nạo vét kênh (Phòng Kinh tế).\n"
    assert [place for place, _ in items(programme(content).program)] == ["btv-5", "btv-6"]


_DAYS = ("15/01", "20/01", "10/3")
_ON_DAYS = [
    "1. Hội nghị ngày {}: {}", "- Ngày {}: {}", "- Ngày {}/2027: {}", "- {}: {}", "b) Họp ngày {}: {}",
    "- Ngày {} - {}", "- Ngày {}/2027, {}", "- Chiều ngày {}: {}",
]  # fmt: skip


@pytest.mark.parametrize("heading", ["I. CÁC HỘI NGHỊ BAN THƯỜNG VỤ", "Quý I:", "Tháng 1:"])
@pytest.mark.parametrize("form", _ON_DAYS)
def test_each_day_before_a_work_is_a_meeting_of_its_own(heading: str, form: str) -> None:
    works = [f"{work.rstrip('.')}." for work in _WORKS]
    lines = [form.format(day, work) for day, work in zip(_DAYS, works, strict=True)]
    program = programme("\n".join((heading, *lines))).program
    held = [meeting for body in program.bodies for meeting in body.meetings]
    assert [(meeting.date, len(meeting.items)) for meeting in held] == [
        ("2027-01-15", 1),
        ("2027-01-20", 1),
        ("2027-03-10", 1),
    ]
    assert [place.partition("-1")[2] for place, _ in items(program)][:2] == ["", "-2"]


def test_a_day_no_calendar_has_is_asked_about_in_its_month() -> None:
    result = programme(f"Tháng 6:\n- Ngày 05/6: {_WORKS[0]}\n- Ngày 31/6: {_WORKS[1]}")
    held = [meeting for body in result.program.bodies for meeting in body.meetings]
    assert [(m.date, m.month, len(m.items)) for m in held] == [
        ("2027-06-05", None, 1),
        (None, 6, 1),
    ]
    assert "ngày 31/6 không có trong lịch; đã xếp vào tháng 6" in checks(result)


@pytest.mark.parametrize("cell", ["Họp ngày 26/3", "Hội nghị sáng 26/3/2027", "Dự kiến họp 26/3"])
def test_a_day_of_a_meeting_among_deadlines_is_none(cell: str) -> None:
    table = f"| Tháng | Nội dung | Cơ quan chủ trì | Thời gian trình |\n|---|---|---|---|\n| Tháng 3 | Đề án trồng mắc ca | Phòng Kinh tế | Trước 15/3/2027 |\n| Tháng 3 | Rà soát nguồn đảng viên | Ban Xây dựng Đảng | {cell} |\n"
    result = programme(table)
    (_, first), (_, second) = items(result.program)
    assert (first.deadline, second.deadline) == ("2027-03-15", None)
    assert second.details == [f"Thời gian: {cell}"]
    assert any("là ngày họp" in message for message in checks(result))


_GO_ON = [
    "Cả năm", "Thường xuyên", "Quanh năm", "Thường xuyên trong năm", "Việc làm thường xuyên cả năm",
    "Nhiệm vụ thường xuyên", "Trong cả năm",
]  # fmt: skip


@pytest.mark.parametrize("time", _GO_ON)
def test_a_work_of_all_the_year_does_not_keep_the_words_that_say_so(time: str) -> None:
    lines = f"1. Tháng 3: {_WORKS[1]}.\n2. {time}: Canh gác đê điều (Ban Chỉ huy Quân sự xã).\n"
    first, second = said(programme(f"I. BAN THƯỜNG VỤ\n{lines}").program)
    assert (first.split(" | ")[0], second) == (
        "btv-3",
        "btv-month | Canh gác đê điều. | Ban Chỉ huy Quân sự xã",
    )


def test_a_work_that_only_begins_as_such_words_do_is_whole() -> None:
    work = "Thường xuyên nắm tình hình: dư luận xã hội, đời sống công nhân."
    assert (
        f" | {work} | " in said(programme(f"I. BAN THƯỜNG VỤ\n1. Tháng 3\n- {work}\n").program)[0]
    )


def test_prose_goes_on_to_the_next_time() -> None:
    prose = (
        "Trong tháng 01: Tặng quà Tết cho hộ nghèo, do Hội Nông dân xã chủ trì.\n"
        "Sang tháng 02: Thăm tân binh, do Đoàn Thanh niên xã chủ trì.\n"
        "Bước sang quý II: Giám sát việc thu quỹ, do Hội Nông dân xã chủ trì.\n"
        "Tháng 11: Tổ chức ngày hội ở các thôn, do Hội Nông dân xã chủ trì. Trong 6 tháng cuối năm: "
        "Góp ý kế hoạch thu gom rác, do Đoàn Thanh niên xã chủ trì.\n"
    )
    assert said(programme(f"I. BAN THƯỜNG VỤ\n{prose}").program) == [
        "btv-1 | Tặng quà Tết cho hộ nghèo. | Hội Nông dân xã lead",
        "btv-2 | Thăm tân binh. | Đoàn Thanh niên xã lead",
        "btv-q2 | Giám sát việc thu quỹ. | Hội Nông dân xã lead",
        "btv-11 | Tổ chức ngày hội ở các thôn. | Hội Nông dân xã lead",
        "btv-12 | Góp ý kế hoạch thu gom rác. | Đoàn Thanh niên xã lead",
    ]
