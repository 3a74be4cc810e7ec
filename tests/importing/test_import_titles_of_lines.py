"""Titles in capitals over several lines, each with its space in Word: all of them the title, its year the programme's."""

import pytest

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from support.programme_text import HEAD, checks, programme
from support.word_parts import docx, paragraph

BASES = ("Căn cứ Điều lệ Đảng Cộng sản Việt Nam;", "Căn cứ Quy chế làm việc của Đảng ủy xã;")
LEAD = "Ban Thường vụ Đảng ủy xã ban hành Chương trình công tác năm 2027 như sau:"
CONTENT = (
    "I. BAN THƯỜNG VỤ ĐẢNG ỦY XÃ",
    "1. Tháng 3",
    "- Kế hoạch làm thủy lợi nội đồng vụ Xuân (Phòng Kinh tế).",
    "2. Tháng 5",
    "- Tình hình cấp căn cước cho học sinh (Công an xã).",
)


def in_word(*title: str, bases: tuple[str, ...] = BASES) -> Imported:
    lines = [*filter(None, HEAD.splitlines()), "CHƯƠNG TRÌNH", *title, *bases, LEAD, *CONTENT]
    return convert(read(docx("".join(map(paragraph, lines))), "van-ban.docx"), "van-ban.docx")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            ("CÔNG TÁC NĂM 2027", "CỦA BAN CHẤP HÀNH, BAN THƯỜNG VỤ ĐẢNG ỦY XÃ NAM BAN"),
            "Công tác năm 2027 của Ban Chấp hành, Ban Thường vụ Đảng ủy xã Nam Ban",
        ),
        (
            ("CÔNG TÁC NĂM 2027 CỦA BAN CHẤP HÀNH,", "BAN THƯỜNG VỤ ĐẢNG ỦY XÃ NAM BAN"),
            "Công tác năm 2027 của Ban Chấp hành, Ban Thường vụ Đảng ủy xã Nam Ban",
        ),
        (
            ("CÔNG TÁC 6 THÁNG CUỐI NĂM 2027", "CỦA ĐẢNG ỦY XÃ NAM BAN"),
            "Công tác 6 tháng cuối năm 2027 của Đảng ủy xã Nam Ban",
        ),
    ],
)
@pytest.mark.parametrize("bases", [BASES, ()])
def test_all_lines_of_a_title_are_the_title(
    lines: tuple[str, ...], title: str, bases: tuple[str, ...]
) -> None:
    program = in_word(*lines, bases=bases).program
    assert (program.document.title, program.document.bases) == (title, list(bases))
    assert program.document.preamble == LEAD
    assert [body.id for body in program.bodies] == ["btv"]
    items = [item for meeting in program.bodies[0].meetings for item in meeting.items]
    assert [item.topic for item in items] == [None, None]


def test_what_stands_behind_a_finished_title_heads_the_content() -> None:
    program = in_word("CÔNG TÁC NĂM 2027 CỦA ĐẢNG ỦY XÃ", bases=()).program
    assert program.document.title == "Công tác năm 2027 của Đảng ủy xã"
    assert program.bodies[0].name == "Ban Thường vụ Đảng ủy xã"


def test_the_year_of_a_half_year_in_the_title_is_the_programmes() -> None:
    title = "CHƯƠNG TRÌNH\ncông tác 6 tháng cuối năm 2025\n\nĐảng ủy ban hành Chương trình công tác như sau:\n"
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 11\n- Cho ý kiến dự toán ngân sách năm 2026 (Phòng Kinh tế).\n- Kế hoạch đại hội năm 2026.\n"
    result = programme(content, title=title, head=HEAD.replace("2026", "2025"))
    assert result.program.year == 2025
    assert not any("năm này suy ra" in said for said in checks(result))
