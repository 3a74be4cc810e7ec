"""The programme of the Front: what it supervises stands beside its conferences, and is none of them."""

import pytest

from ctr_cli.model.bodies import is_field
from support.programme_text import programme

HEAD = """ỦY BAN MTTQ VIỆT NAM TỈNH LÂM ĐỒNG
ỦY BAN MTTQ VIỆT NAM XÃ NAM BAN
Số: 07/CTr-MTTQ-BTT
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Nam Ban, ngày 08 tháng 01 năm 2027
"""
TITLE = "CHƯƠNG TRÌNH\nCông tác của Ủy ban MTTQ Việt Nam xã Nam Ban năm 2027\n"
CONFERENCES = """I. HỘI NGHỊ ỦY BAN MTTQ VIỆT NAM XÃ
1. Hội nghị lần thứ 5 (tháng 6/2027)
- Sơ kết công tác Mặt trận 6 tháng đầu năm (Ban Thường trực).
"""


@pytest.mark.parametrize(
    "part",
    [
        "GIÁM SÁT, PHẢN BIỆN XÃ HỘI",
        "HOẠT ĐỘNG GIÁM SÁT",
        "PHẢN BIỆN XÃ HỘI",
        "CHĂM LO ĐỜI SỐNG NHÂN DÂN",
    ],
)
@pytest.mark.parametrize(
    "works",
    [
        "1. Giám sát việc thu quỹ thôn: quý III (Hội Nông dân xã chủ trì).\n2. Góp ý hương ước thôn Nà Pan: tháng 10 (Ban Thường trực).\n",
        "1. Quý III\n- Giám sát việc thu quỹ thôn (Hội Nông dân xã chủ trì).\n2. Tháng 10\n- Góp ý hương ước thôn Nà Pan (Ban Thường trực).\n",
    ],
)
def test_what_the_front_supervises_is_a_field_of_its_own(part: str, works: str) -> None:
    content = f"{CONFERENCES}II. {part}\n{works}"
    conferences, field = programme(content, head=HEAD, title=TITLE).program.bodies
    assert [(m.number, m.month) for m in conferences.meetings] == [(5, 6)]
    assert (field.name, is_field(field.name)) == (part.capitalize(), True)
    assert [(m.quarter, m.month) for m in field.meetings] == [(3, None), (None, 10)]
