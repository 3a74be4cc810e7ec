"""A heading over several bodies, and a paragraph without a number after counted ones: neither is what it is not."""

import pytest

from ctr_cli.source.profiles import choose
from ctr_cli.views.document import printed
from ctr_cli.views.program_paper import implementation
from support.programme_text import HEAD, programme

_COUNCIL = """I. HỘI ĐỒNG NHÂN DÂN XÃ
1. Tháng 7
- Kế hoạch đầu tư công (Ủy ban nhân dân xã).
II. CÔNG TÁC CỦA CÁC BAN HỘI ĐỒNG NHÂN DÂN XÃ
1. Ban Kinh tế - Ngân sách
1.1. Tháng 4
- Khảo sát các chợ nông thôn.
2. Ban Văn hóa - Xã hội
2.1. Tháng 5
- Khảo sát các trường học.
"""
_LAST = "III. TỔ CHỨC THỰC HIỆN\n{0}Các phòng xây dựng kế hoạch thực hiện.\n{1}Giao Văn phòng theo dõi, đôn đốc.\n"
_WISH = "Yêu cầu các phòng, đơn vị nghiêm túc triển khai thực hiện./.\n"


def test_a_heading_over_bodies_is_none_of_them() -> None:
    result = programme(_COUNCIL, head=HEAD.replace("ĐẢNG ỦY", "HỘI ĐỒNG NHÂN DÂN"))
    names = [body.name for body in result.program.bodies]
    assert names == ["Hội đồng nhân dân xã", "Ban Kinh tế - Ngân sách", "Ban Văn hóa - Xã hội"]
    told = "II. CÔNG TÁC CỦA CÁC BAN HỘI ĐỒNG NHÂN DÂN XÃ"
    assert [line.text for line in result.report.unplaced] == [told]
    assert result.report.renamed == []


@pytest.mark.parametrize(
    ("signs", "clauses", "marks"),
    [(("1. ", "2. "), 2, ["1.", "2.", ""]), (("", ""), 3, ["1.", "2.", "3."])],
)
def test_a_paragraph_without_number_gets_none_among_counted_ones(
    signs: tuple[str, str], clauses: int, marks: list[str]
) -> None:
    content = "I. BAN THƯỜNG VỤ\n1. Tháng 1\n- Kế hoạch phòng cháy rừng (Công an xã).\n"
    program = programme(content + _LAST.format(*signs) + _WISH).program
    assert len(program.implementation) == clauses
    profile = choose(program, None, [], program.dated).profile
    _, *paragraphs = implementation(printed(program, profile))
    assert [p.mark for p in paragraphs] == marks


def test_a_regular_meeting_keeps_its_words() -> None:
    content = (
        "I. NỘI DUNG\n1. Phiên họp thường kỳ tháng 4\n- Báo cáo thu ngân sách (Phòng Kinh tế).\n"
    )
    program = programme(content + "2. Tháng 5\n- Kế hoạch hè (Phòng Văn hóa).\n").program
    titles = [meeting.title for meeting in program.bodies[0].meetings]
    assert titles == ["Phiên họp thường kỳ tháng 4", None]
