"""Tables whose cells are the works of a quarter or a month each; annexes behind the signature."""

import pytest

from support.programme_text import CLOSING, programme, said

_WORKS = {1: "Rà soát hộ nghèo", 2: "Phát động thi đua", 3: "Kiểm tra chi hội", 4: "Tổng kết năm"}


def _cell(quarter: int) -> str:
    return f"- {_WORKS[quarter]} (Phòng Kinh tế)<br>- Giao ban quý {quarter}"


@pytest.mark.parametrize(
    "rows",
    [
        [["Quý I", "Quý II"], [_cell(1), _cell(2)], ["Quý III", "Quý IV"], [_cell(3), _cell(4)]],
        [["QUÝ I", "QUÝ III"], [_cell(1), _cell(3)], ["QUÝ II", "QUÝ IV"], [_cell(2), _cell(4)]],
        [["Quý I/2027", "Quý II/2027"], [_cell(1), _cell(2)], ["Quý III/2027", ""], [_cell(3), ""], ["Quý IV/2027", ""], [_cell(4), ""]],
        [[f"Quý {name}:<br>{_cell(at)}" for at, name in pair] for pair in (((1, "I"), (2, "II")), ((3, "III"), (4, "IV")))],
    ],
)  # fmt: skip
def test_each_cell_is_of_its_quarter(rows: list[list[str]]) -> None:
    lines = [f"| {' | '.join(row)} |" for row in rows]
    content = "\n".join([lines[0], "|---|---|", *lines[1:]])
    assert said(programme(content).program) == [
        line
        for quarter, work in _WORKS.items()
        for line in (
            f"dang-uy-q{quarter} | {work} | Phòng Kinh tế",
            f"dang-uy-q{quarter} | Giao ban quý {quarter} | ",
        )
    ]


def test_an_annex_of_lines_behind_the_signature_is_content() -> None:
    annex = "PHỤ LỤC\nCÔNG VIỆC THƯỜNG XUYÊN CỦA THƯỜNG TRỰC ĐẢNG ỦY\n{}"
    works = "Giao ban với các đoàn thể (hằng tuần)\nDự sinh hoạt chi bộ thôn (hằng tháng)\n"
    content = "A. QUÝ I\nI. Hội nghị Ban Thường vụ\n- Kế hoạch nuôi ong (tháng 2).\n"
    result = programme(content, closing=CLOSING + annex.format(works))
    assert said(result.program) == [
        "btv-2 | Kế hoạch nuôi ong. | ",
        "thuong-truc-week | Giao ban với các đoàn thể | ",
        "thuong-truc-month | Dự sinh hoạt chi bộ thôn | ",
    ]
    assert [one.name for one in result.program.recipients] == ["Tỉnh ủy", "Lưu Văn phòng Đảng ủy"]


def test_what_is_told_before_an_annex_that_holds_all_is_no_item() -> None:
    table = (
        "PHỤ LỤC\n| TT | Nội dung | Thời gian |\n|---|---|---|\n| 1 | Sơ kết quý I | Tháng 3 |\n"
    )
    content = "Ban Thường vụ ban hành Chương trình với các nội dung nêu tại Phụ lục kèm theo.\nCác cơ quan gửi hồ sơ về Văn phòng Đảng ủy chậm nhất 15 ngày trước khi họp.\n"
    title = "CHƯƠNG TRÌNH\ncông tác năm 2027\n\nCăn cứ Quy chế làm việc của Ban Chấp hành;\n"
    result = programme(content, title=title, closing=CLOSING + table)
    assert said(result.program) == ["dang-uy-3 | Sơ kết quý I | "]
    assert len(result.program.implementation) == 1


def test_a_title_goes_on_behind_its_comma() -> None:
    title = "CHƯƠNG TRÌNH\n\ncông tác năm 2027 của Ban Chấp hành, Ban Thường vụ,\n\nThường trực Đảng ủy xã\n\n- Căn cứ Quy chế làm việc;\nBan Thường vụ ban hành chương trình như sau:\n"
    result = programme(title=title)
    assert result.program.document.title == (
        "công tác năm 2027 của Ban Chấp hành, Ban Thường vụ, Thường trực Đảng ủy xã"
    )
    assert result.program.document.bases == ["- Căn cứ Quy chế làm việc;"]


@pytest.mark.parametrize(
    ("title", "place", "asked"),
    [
        ("Việc trọng tâm của Ban Thường vụ Đảng ủy năm 2027", "btv-5", False),
        ("CHƯƠNG TRÌNH\nlàm việc của Ban Thường vụ Đảng ủy", "btv-5", False),
        ("Danh mục việc trọng tâm năm 2027", "thuong-truc-5", True),
        ("Kế hoạch giám sát của Ban Thường vụ Đảng ủy năm 2027", "giam-sat-5", True),
        ("CHƯƠNG TRÌNH\ngiám sát của Ban Thường vụ Đảng ủy", "giam-sat-5", True),
        ("Danh mục cuộc giám sát năm 2027", "giam-sat-5", True),
    ],
)
def test_an_annex_is_the_work_of_whom_its_title_names(title: str, place: str, asked: bool) -> None:
    content = "I. BAN THƯỜNG VỤ\nTháng 1\n- Kế hoạch nuôi ong.\nII. THƯỜNG TRỰC ĐẢNG ỦY\nTháng 2\n- Giao ban khối.\n"
    table = (
        "| TT | Nội dung | Thời gian |\n|---|---|---|\n| 1 | Giám sát thu quỹ thôn | Tháng 5 |\n"
    )
    result = programme(content, closing=f"{CLOSING}PHỤ LỤC\n{title}\n{table}")
    assert f"{place} | Giám sát thu quỹ thôn | " in said(result.program)
    assert any("phụ lục" in doubt.message for doubt in result.doubts) is asked


@pytest.mark.parametrize(
    ("first", "numbers", "times"),
    [("Tháng", ("2", "3", "4"), (2, 3, 4)), ("Quý", ("I", "II", "III"), ("q1", "q2", "q3"))],
)
def test_the_works_of_one_body_in_a_month_are_no_heading(
    first: str, numbers: tuple[str, ...], times: tuple[int | str, ...]
) -> None:
    rows = [
        (numbers[0], "+ Rà soát hộ nghèo (UBND xã);<br>+ Giao quân (Công an xã)", ""),
        (numbers[1], "+ Duyệt đề án rừng (UBND xã)", "+ Sơ kết nghị quyết (Văn phòng)"),
        (numbers[2], "", "+ Bầu bổ sung (UBKT)"),
    ]
    lines = [f"| {first} | Ban Thường vụ | Ban Chấp hành |", "|---|---|---|"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    assert said(programme("\n".join(lines)).program) == [
        f"btv-{times[0]} | Rà soát hộ nghèo; | UBND xã",
        f"btv-{times[0]} | Giao quân | Công an xã",
        f"btv-{times[1]} | Duyệt đề án rừng | UBND xã",
        f"bch-{times[1]} | Sơ kết nghị quyết | Văn phòng",
        f"bch-{times[2]} | Bầu bổ sung | UBKT",
    ]


def test_a_roman_number_in_a_column_of_months_counts_a_section() -> None:
    lines = "| Tháng | Nội dung |\n|---|---|\n| I | XÂY DỰNG ĐẢNG |\n| 1 | Kết nạp đảng viên |\n| 2 | Xét huy hiệu |\n"
    assert said(programme(lines).program) == [
        "dang-uy-1 | Kết nạp đảng viên | ",
        "dang-uy-2 | Xét huy hiệu | ",
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("BIỂU SỐ 01: NỘI DUNG TRÌNH BAN CHẤP HÀNH", "BIỂU SỐ 02: NỘI DUNG TRÌNH BAN THƯỜNG VỤ"),
        ("Bảng 1. Hội nghị Ban Chấp hành", "Bảng 2. Hội nghị Ban Thường vụ"),
        ("HỘI NGHỊ BAN CHẤP HÀNH", "HỘI NGHỊ BAN THƯỜNG VỤ"),
        ("PHỤ LỤC 1\nCÁC HỘI NGHỊ BAN CHẤP HÀNH", "PHỤ LỤC 2\nCÁC HỘI NGHỊ BAN THƯỜNG VỤ"),
    ],
)
def test_the_title_of_the_first_table_is_no_end_of_that_of_the_paper(
    first: str, second: str
) -> None:
    table = "| Tháng | Nội dung |\n|---|---|\n| 3 | {} |\n\n"
    content = f"{first}\n{table.format('Duyệt quy chế')}{second}\n{table.format('Giao quân')}"
    program = programme(content, title="CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\nCỦA ĐẢNG ỦY XÃ\n").program
    assert program.document.title == "Công tác năm 2027 của Đảng ủy xã"
    assert said(program) == ["bch-3 | Duyệt quy chế | ", "btv-3 | Giao quân | "]


def test_whose_programme_it_is_stays_in_its_title() -> None:
    table = "| Tháng | Nội dung |\n|---|---|\n| 3 | Duyệt quy chế |\n"
    title = "CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027\nCỦA BAN CHẤP HÀNH ĐẢNG BỘ XÃ\n"
    program = programme(table, title=title).program
    assert program.document.title == "Công tác năm 2027 của Ban Chấp hành Đảng bộ xã"
