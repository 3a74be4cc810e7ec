"""Nothing is lost in silence: works that speak of a time or a meeting themselves, and what no key holds."""

import pytest

from ctr_cli.importing.building import convert as steps
from ctr_cli.importing.building.build import build
from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.grammar.content import Content, Setting
from ctr_cli.importing.reading.lines import Line
from ctr_cli.model.program import Item
from support import import_documents as documents
from support.programme_text import items, programme
from support.tables import in_word, told


@pytest.mark.parametrize(
    "work",
    [
        "Họp chi bộ quý II",
        "Hội nghị quý III",
        "Sinh hoạt chuyên đề quý I năm 2027",
        "Hội nghị Ban Thường vụ quý II",
        "Nội dung quý IV",
        "Hội nghị tháng 8",
        "Tài liệu trình Hội nghị Ban Chấp hành lần thứ 9",
    ],
)
def test_in_a_row_with_its_time_the_content_is_a_work(work: str) -> None:
    result = in_word(f"""
        Tháng | Nội dung | Chuẩn bị
        4 | Mở đường rừng | Công an xã
        5 | {work} | Văn phòng Đảng ủy
        """)
    assert [line.lstrip("? ") for line in told(result)] == [
        "btv-4 | Mở đường rừng | Công an xã",
        f"btv-5 | {work} | Văn phòng Đảng ủy",
    ]
    assert result.report.complete


def test_works_of_a_cell_that_name_times_are_works_like_their_neighbours() -> None:
    result = in_word("""
        Thời gian | Hội nghị Ban Chấp hành | Hội nghị Ban Thường vụ
        Tháng 9 | Hội nghị lần thứ 6: / - Sơ kết trồng rừng | - Nội dung trình Ban Chấp hành lần thứ 6; / - Quy hoạch cán bộ nữ.
        """)
    bodies = result.program.bodies
    assert {(b.name, m.number, len(m.items)) for b in bodies for m in b.meetings} == {
        ("Ban Chấp hành", 6, 1), ("Ban Thường vụ", None, 2),
    }  # fmt: skip


@pytest.mark.parametrize("remark", ["", "hằng quý", "Hằng quý"])
def test_four_ticks_are_the_months_of_work_of_every_quarter(remark: str) -> None:
    months = " | ".join(f"T{month}" for month in range(1, 13))
    ticks = " | ".join("x" if month % 3 == 2 else "" for month in range(1, 13))
    other = " | ".join("x" if month == 4 else "" for month in range(1, 13))
    result = in_word(f"""
        Nội dung | {months} | Ghi chú
        Đối chiếu công nợ | {ticks} | {remark}
        Mở đường rừng | {other} |
        """)
    found = [
        (m.every, m.months, m.month, i.details)
        for b in result.program.bodies for m in b.meetings for i in m.items
    ]  # fmt: skip
    assert found == [(None, [], 4, []), ("quarter", [2, 5, 8, 11], None, [])]


def test_what_is_brought_before_another_body_is_a_work_of_its_month() -> None:
    content = """A. BAN THƯỜNG VỤ ĐẢNG ỦY
1. Tháng 5
- Các nội dung trình Hội nghị Ban Chấp hành lần thứ 5 (Công an xã).
2. Tháng 6
- Sinh hoạt chuyên đề quý II
- Mở đường rừng (Công an xã).
- Hội nghị báo cáo viên quý II
"""
    result = programme(content)
    assert [(place, item.text, len(item.agencies)) for place, item in items(result.program)] == [
        ("btv-5", "Các nội dung trình Hội nghị Ban Chấp hành lần thứ 5.", 1),
        ("btv-6", "Sinh hoạt chuyên đề quý II", 0),
        ("btv-6", "Mở đường rừng.", 1),
        ("btv-6", "Hội nghị báo cáo viên quý II", 0),
    ]
    assert result.report.complete


@pytest.mark.parametrize(
    ("time", "month", "deadline", "kept", "asked"),
    [
        ("Tháng 4 (10/3 âm lịch)", 4, None, True, False),
        ("Tháng 7 - 9", 9, None, True, True),
        ("Tháng 12/2027 - 01/2028", 12, None, True, True),
        ("Dịp 2/9", 9, None, True, False),
        ("15/6", 6, "2027-06-15", False, False),
        ("Từ ngày 10/6 đến ngày 18/6", 6, "2027-06-18", True, False),
        ("Từ ngày 25/5 đến ngày 10/6", 6, "2027-06-10", True, True),
    ],
)
def test_a_time_that_no_month_or_deadline_holds_is_kept_in_its_words(
    time: str, month: int, deadline: str | None, *, kept: bool, asked: bool
) -> None:
    drawn = f"Nội dung | Thời gian\nMở đường rừng | {time}\nGiao quân đầu năm | Tháng 2"
    line = next(line for line in told(in_word(drawn)) if "đường rừng" in line)
    said = [f"hạn {deadline}"] if deadline else []
    said += [f"[Thời gian: {time}]"] if kept else []
    assert line == " | ".join([f"{'? ' if asked else ''}btv-{month}", "Mở đường rừng", *said])


def test_works_of_a_cell_that_meets_every_month() -> None:
    content = """II. SINH HOẠT HẰNG THÁNG
Tháng 02:
- Sinh hoạt định kỳ ngày 06/02. (Đ/c Lan)
Tháng 03: Sinh hoạt chuyên đề quý I (đ/c Hùng)
Tháng 04: Mở đường rừng (đ/c Hùng)
"""
    result = programme(content)
    assert [(place.split("-")[-1], item.text) for place, item in items(result.program)] == [
        ("2", "Sinh hoạt định kỳ ngày 06/02."),
        ("3", "Sinh hoạt chuyên đề quý I"),
        ("4", "Mở đường rừng"),
    ]
    assert result.report.complete


def test_offices_of_a_union_are_none_of_the_party() -> None:
    head = (
        "LIÊN ĐOÀN LAO ĐỘNG TỈNH LÂM HÀ", "CÔNG ĐOÀN XÃ SUỐI TRẦM", "Số: 04/CTr-CĐX",
        "Suối Trầm, ngày 24 tháng 12 năm 2026", "CHƯƠNG TRÌNH CÔNG TÁC", "Công tác công đoàn năm 2027",
    )  # fmt: skip
    drawn = "Nội dung | Chuẩn bị | Thời gian\nRà soát đoàn phí | Ủy ban Kiểm tra | Tháng 3\nSơ kết quý I | Văn phòng | Tháng 4"
    program = in_word(drawn, head=head).program
    assert [agency.name for agency in program.agencies] == ["Ủy ban Kiểm tra", "Văn phòng"]
    assert program.document.title == "Công tác công đoàn năm 2027"


@pytest.mark.parametrize("name", documents.ALL)
def test_a_work_that_did_not_arrive_is_told(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    dropped: list[Item] = []

    def forgetful(lines: list[Line], setting: Setting) -> Content:
        content = build(lines, setting)
        for meeting in [m for body in content.bodies for m in body.meetings][::3]:
            dropped.extend(meeting.items[1:2])
            del meeting.items[1:2]
        return content

    monkeypatch.setattr(steps, "build", forgetful)
    report = convert(documents.lines(name), name).report
    shown = " ".join(line.text for line in report.unplaced)
    kept = " ".join(
        item.text for b in report.program.bodies for m in b.meetings for item in m.items
    )
    beginnings = [" ".join(item.text.lower().split()[:3]) for item in dropped]
    silent = [words for words in beginnings if words not in f"{shown} {kept}".lower()]
    assert len(silent) <= len(dropped) // 5  # one whose words stand elsewhere two by two
