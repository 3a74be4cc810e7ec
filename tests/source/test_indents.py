"""A line that begins too far left or right, or without its dash: one finding, at that line, with the column it belongs to."""

import pytest

from ctr_cli.source.load import from_bytes

TEXT = """\
format: 1
year: 2026
issuer:
  name: Đảng ủy phường Đồ Sơn
document:
  place: Đồ Sơn
  date: 2025-12
  title: Công tác năm 2026
agencies:
  - id: van-phong
    name: Văn phòng Đảng ủy
bodies:
  - id: bch
    name: Ban Chấp hành Đảng bộ phường
    meetings:
      - month: 3
        items:
          - text: Kiểm điểm quý I.
            condition: nếu có
            agencies: [Văn phòng Đảng ủy]
          - text: Sơ kết việc học tập quý I.
            agencies: [Văn phòng Đảng ủy]
      - month: 6
        items:
          - text: Kiểm điểm 6 tháng.
            agencies: [Văn phòng Đảng ủy]
          - text: Cho ý kiến về đề án.
recipients:
  - name: Thường trực Thành ủy
  - name: Lưu Văn phòng Đảng ủy
"""


def _told(text: str) -> list[tuple[str, int, str]]:
    found = from_bytes(text.encode(), "x.yaml").findings
    return [(finding.code, finding.span.line, finding.hint) for finding in found]


def _line(words: str) -> int:
    """The number of the last line with these words."""
    return TEXT[: TEXT.rindex(words)].count("\n") + 1


def _with(words: str, column: int) -> str:
    lines = TEXT.split("\n")
    at = _line(words) - 1
    lines[at] = " " * column + lines[at].lstrip()
    return "\n".join(lines)


@pytest.mark.parametrize(
    ("words", "columns", "right"),
    [
        ("agencies: [Văn", (8, 9, 10, 11, 13, 14, 16), 12),
        ("condition: nếu có", (9, 10, 11, 13, 14), 12),
        ("- text: Kiểm điểm 6", (8, 9, 11, 12), 10),
        ("- text: Cho ý kiến", (7, 8, 9, 11, 12, 14), 10),
        ("- month: 6", (4, 5, 7, 8, 9), 6),
        ("items:", (6, 9, 10, 12), 8),
        ("- name: Lưu", (0, 1, 3, 4), 2),
        ("recipients:", (1, 2), 0),
    ],
)
def test_a_line_is_told_the_column_of_those_like_it(
    words: str, columns: tuple[int, ...], right: int
) -> None:
    hint = f"thụt vào {right} dấu cách cho thẳng với dòng cùng cấp ở trên"
    for column in columns:
        assert _told(_with(words, column)) == [("CTR105", _line(words), hint)], column


@pytest.mark.parametrize(
    ("column", "code", "hint"),
    [
        (2, "CTR105", "thêm dấu gạch rồi một dấu cách: - name: …"),
        (4, "CTR110", "mục mới thì thêm dấu gạch: - name: …; ghi trùng thì xóa một chỗ"),
    ],
)
def test_an_entry_without_its_dash_is_told_to_lack_it(column: int, code: str, hint: str) -> None:
    text = TEXT.replace("  - name: Lưu", " " * column + "name: Lưu")
    assert _told(text) == [(code, _line("name: Lưu"), hint)]


def test_what_stands_under_an_entry_without_its_dash_is_not_told_again() -> None:
    text = TEXT.replace("      - month: 6", "        month: 6")
    assert [(code, line) for code, line, _ in _told(text)] == [("CTR110", _line("month: 6"))]


@pytest.mark.parametrize(("old", "key"), [("- text: Sơ", "text"), ("- month: 6", "month")])
def test_a_key_behind_a_dash_wants_its_blank(old: str, key: str) -> None:
    told = _told(TEXT.replace(old, old.replace(": ", ":")))
    assert told == [("CTR105", _line(old), f"viết `{key}: …`")]


@pytest.mark.parametrize("column", [0, 1, 5, 11, 12])
def test_a_sentence_may_go_on_only_further_in(column: int) -> None:
    text = TEXT.replace("Sơ kết việc", f"Sơ kết\n{' ' * column}việc")
    hint = "thụt vào sâu hơn 12 dấu cách, hoặc viết liền với dòng trên"
    assert _told(text) == [("CTR105", _line("- text: Sơ") + 1, hint)]
