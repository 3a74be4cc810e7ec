"""What a programme rests on: the papers that one put in one with its changes names, before its bases; no works of its own."""

import pytest

from support.programme_text import HEAD, items, programme

_TITLE = "CHƯƠNG TRÌNH\ncông tác năm 2027 của Ban Thường vụ Đảng ủy xã\n"
_FIRST = "Chương trình số 12-CTr/ĐU ngày 20/12/2026 của Đảng ủy xã, được sửa đổi, bổ sung bởi:"
_THEN = "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ xã,"
_LAST = "Ban Thường vụ Đảng ủy ban hành Chương trình công tác năm 2027 như sau:"


@pytest.mark.parametrize("sign", ["- ", "1. ", "a) ", ""])
def test_papers_put_in_one_are_bases(sign: str) -> None:
    changed = f"{sign}Thông báo số 40-TB/ĐU ngày 10/7/2027 của Ban Thường vụ."
    title = "\n".join((_TITLE, _FIRST, changed, _THEN, _LAST, ""))
    result = programme(head=HEAD.replace("12-CTr/ĐU", "02-VBHN/ĐU"), title=title)
    document = result.program.document
    assert document.bases == [_FIRST, changed, _THEN]
    assert document.preamble == _LAST
    assert (document.symbol, document.number) == ("VBHN/ĐU", 2)
    assert len(items(result.program)) == 2


def test_a_work_may_be_a_paper_with_its_number() -> None:
    works = "1. Tháng 3\n1. Thông báo số 40-TB/ĐU về sửa đổi Quy chế (Văn phòng Đảng ủy).\n2. Kế hoạch số 8-KH/ĐU về kiểm tra (UBKT Đảng ủy).\n"
    result = programme("\n".join(("I. BAN THƯỜNG VỤ", works)))
    assert [item.text.split()[0] for _, item in items(result.program)] == ["Thông", "Kế"]
    assert result.program.document.bases == []
