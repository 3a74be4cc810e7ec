"""Work of all the year behind the last month of a list, and cells of the Party: whoever meets, what goes on goes on."""

import pytest

from support.programme_text import HEAD, programme, said
from support.tables import in_word, told

_CELL = HEAD.replace("ĐẢNG BỘ TỈNH LÂM ĐỒNG", "ĐẢNG ỦY XÃ NAM BAN").replace(
    "ĐẢNG ỦY XÃ NAM BAN\n*", "CHI BỘ TRƯỜNG TIỂU HỌC GIA LÂM\n*"
)
_TITLE = "CHƯƠNG TRÌNH\ncông tác năm 2027 của chi bộ\n\nChi bộ đề ra chương trình như sau:\n"
_MONTHS = """Tháng 11
- Kết nạp đảng viên mới (Chi đoàn).
Tháng 12
- Kiểm điểm cuối năm (Tổ Văn phòng).
"""


@pytest.mark.parametrize(
    "heading",
    [
        "Công việc thường xuyên",
        "CÔNG VIỆC QUANH NĂM",
        "*** CÔNG VIỆC QUANH NĂM",
        "=== VIỆC LÀM CẢ NĂM ===",
        "- Công việc thường xuyên:",
        "* Các nhiệm vụ thường xuyên",
        "Ngoài ra, trong năm chi bộ thực hiện các việc sau:",
    ],
)
def test_work_of_all_the_year_behind_a_list_of_months_is_not_of_the_last_one(heading: str) -> None:
    sign = "+" if heading.startswith("-") else "-"
    works = f"{sign} Thu đảng phí hằng tháng (Tổ Văn phòng).\n{sign} Thăm đảng viên ốm đau (Chi đoàn).\n"
    result = programme(f"{_MONTHS}{heading}\n{works}", head=_CELL, title=_TITLE)
    assert said(result.program) == [
        "chi-bo-11 | Kết nạp đảng viên mới. | Chi đoàn",
        "chi-bo-12 | Kiểm điểm cuối năm. | Tổ Văn phòng",
        "chi-bo-month | Thu đảng phí hằng tháng. | Tổ Văn phòng",
        "chi-bo-month | Thăm đảng viên ốm đau. | Chi đoàn",
    ]


def test_such_work_under_each_month_stays_in_it() -> None:
    under = "- Việc thường xuyên:\n+ Thu đảng phí (Tổ Văn phòng).\n- Việc trọng tâm:\n+ {} (Chi đoàn).\n"
    content = "".join(
        f"Tháng {month}\n{under.format(work)}"
        for month, work in ((3, "Bàn việc thi học sinh giỏi"), (4, "Dự giờ các tổ"))
    )
    places = [line.split(" | ")[0] for line in said(programme(content, head=_CELL).program)]
    assert places == ["chi-bo-3", "chi-bo-3", "chi-bo-4", "chi-bo-4"]


@pytest.mark.parametrize("form", ["* {}:\n- {}", "1. {}\n- {}", "- {}: {}", "*  Họp {}:\n- {}"])
def test_the_committee_of_a_cell_meets_beside_the_cell(form: str) -> None:
    content = "\n".join(
        (
            "THÁNG 01/2027 (Chủ điểm: Mừng xuân)",
            form.format("Chi ủy", "Duyệt kế hoạch kiểm tra (Tổ Văn phòng)."),
            form.format("Chi bộ", "Sinh hoạt chuyên đề về nêu gương – Tổ 2, Tổ 3.").replace(
                "1.", "2."
            ),
            "THÁNG 6 + THÁNG 7/2027 (Hoạt động hè)",
            form.format("Chi bộ", "Bàn giao học sinh về các thôn (Liên đội)."),
        )
    )
    assert said(programme(content, head=_CELL, title=_TITLE).program) == [
        "chi-uy-1 | Duyệt kế hoạch kiểm tra. | Tổ Văn phòng",
        "chi-bo-1 | Sinh hoạt chuyên đề về nêu gương. | Tổ 2, Tổ 3",
        "chi-bo-6 | Bàn giao học sinh về các thôn. | Liên đội",
        "chi-bo-7 | Bàn giao học sinh về các thôn. | Liên đội",
    ]


def test_work_of_a_cell_that_names_no_month_is_told_and_fields_stand_beside_the_meetings() -> None:
    head = ("ĐẢNG ỦY XÃ SUỐI TRẦM", "ỦY BAN KIỂM TRA", "Số 5-CTr/UBKT", "Suối Trầm, ngày 24 tháng 12 năm 2026", "CHƯƠNG TRÌNH", "kiểm tra, giám sát năm 2027")  # fmt: skip
    drawn = """I. NHIỆM VỤ DO ĐIỀU LỆ ĐẢNG QUY ĐỊNH
    TT | Nội dung | Chủ trì | Thời gian
    1 | Kiểm tra việc thu, nộp đảng phí | Văn phòng | Tháng 6
    2 | Giải quyết đơn, thư | Văn phòng | Thường xuyên
    II. HỌP ỦY BAN KIỂM TRA
    - Tháng 6: Thông qua báo cáo 6 tháng đầu năm."""
    result = in_word(drawn, head=head)
    assert told(result) == [
        "nhiem-vu-do-dieu-le-dang-quy-dinh-6 | Kiểm tra việc thu, nộp đảng phí | Văn phòng lead",
        "nhiem-vu-do-dieu-le-dang-quy-dinh-month | Giải quyết đơn, thư | Văn phòng lead | [Thời gian: Thường xuyên]",
        "ubkt-6 | Thông qua báo cáo 6 tháng đầu năm.",
    ]
    message = "không ghi tháng; hiểu là công việc thường xuyên trong năm"
    assert [doubt.message for doubt in result.doubts].count(message) == 1
