"""What is said of a programme that decisions have changed: judged where it stands now, in the words of its body."""

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes

HEAD = """\
format: 1
year: 2026
issuer: {name: Đảng ủy xã Mường Phăng, parent: Tỉnh ủy Điện Biên}
document: {symbol: CTr/ĐU, place: Mường Phăng, date: 2025-12-26, title: Công tác năm 2026}
bodies:
  - id: bch
    name: Ban Chấp hành Đảng bộ xã
    meetings:
"""


def programme(*, conferences: dict[int, int], prepared: dict[int, str], decided: str) -> bytes:
    """A programme with numbered conferences by their months, the text of each standing committee, and decisions."""
    lines = [HEAD]
    for month, number in conferences.items():
        text = f"Cho ý kiến báo cáo công tác tháng {month}."
        lines.append(f"      - {{month: {month}, number: {number}, items: [{{text: '{text}'}}]}}\n")
    lines.append("  - id: btv\n    name: Ban Thường vụ Đảng ủy\n    meetings:\n")
    for month, text in prepared.items():
        lines.append(f"      - {{month: {month}, items: [{{text: '{text}'}}]}}\n")
    return ("".join(lines) + decided).encode()


def told(raw: bytes, *codes: str) -> list[tuple[str, str]]:
    return [(f.code, f.message) for f in check(from_bytes(raw, "2026.yaml"), codes)]


def prepares(number: int) -> str:
    return f"Thông qua các nội dung trình Hội nghị Ban Chấp hành Đảng bộ xã lần thứ {number}."


DECISION = """\
amendments:
  - date: 2026-08-03
    authority: Ban Thường vụ Đảng ủy
    changes:
"""


def test_a_new_text_is_judged_as_one_of_its_body() -> None:
    reworded = f"{DECISION}      - {{reword: btv-9.1, text: '{prepares(6)}'}}\n"
    raw = programme(
        conferences={3: 4, 6: 5, 9: 6},
        prepared={3: prepares(4), 6: prepares(5), 9: prepares(6)},
        decided=reworded,
    )
    assert told(raw, "CTR911") == []


def test_the_code_of_a_meeting_is_no_word() -> None:
    moved = f"{DECISION}      - {{move: bch-5.1, to: bch-6}}\n"
    raw = programme(conferences={3: 4, 6: 5, 9: 6}, prepared={3: prepares(4)}, decided=moved)
    assert told(raw, "CTR515") == []


def test_a_number_left_out_is_that_of_a_conference_held_meanwhile() -> None:
    texts = {3: prepares(4), 6: prepares(5), 9: prepares(6), 12: prepares(7)}
    held = "      - {meet: bch-8, body: bch, month: 8, number: 6, kind: extraordinary}\n"
    reworded = f"      - {{reword: btv-9.1, text: '{prepares(7)}'}}\n"
    raw = programme(
        conferences={3: 4, 6: 5, 9: 6, 12: 7}, prepared=texts, decided=DECISION + held + reworded
    )
    assert told(raw, "CTR836") == []
