"""Words that YAML would lose in silence, and blanks and breaks that only look like others."""

import pytest

from ctr_cli.checking.mend import mend
from ctr_cli.source.load import from_bytes
from support import MINIMAL, REAL, program_of

TEXT = "- text: Kiểm điểm quý I."


def found(old: str, new: str) -> list[tuple[str, str]]:
    assert old in MINIMAL
    source = from_bytes(MINIMAL.replace(old, new, 1).encode(), "x.yaml")
    return [
        (f.code, source.lines[f.span.line - 1][f.span.column - 1 : f.span.end_column - 1])
        for f in source.findings
    ]


@pytest.mark.parametrize(
    ("old", "new", "code", "words"),
    [
        (TEXT, "- text: Cho ý kiến về dự án #3 khu A", "CTR119", "#3 khu A"),
        (TEXT, "- text: Cho ý kiến về đề án #khẩn của phường.", "CTR119", "#khẩn của phường."),
        (TEXT, "- text: Cho ý kiến về dự án số # 3 khu A.", "CTR120", "# 3 khu A."),
        (TEXT, "- text: Cho ý kiến về\n              dự án #3 khu A.", "CTR119", "#3 khu A."),
        (TEXT, "- text: Dự án #3 # ctr: bỏ qua CTR601 - đã hỏi", "CTR119", "#3"),
        ("title: Công tác năm 2026", "title: Công tác của tổ #3", "CTR119", "#3"),
        ("title: Công tác năm 2026", "title: Chiến dịch #VìMôiTrường", "CTR120", "#VìMôiTrường"),
        ("place: Đồ Sơn", "place: Đồ Sơn\n  bases:\n    - Căn cứ Kế hoạch #5 của phường;", "CTR119", "#5 của phường;"),
    ],
)  # fmt: skip
def test_words_behind_a_hash_are_shown_with_the_quoted_line(
    old: str, new: str, code: str, words: str
) -> None:
    assert (code, words) in found(old, new)
    source = from_bytes(MINIMAL.replace(old, new, 1).encode(), "x.yaml")
    finding = next(f for f in source.findings if f.code == code)
    assert words in finding.message
    assert f"{words}'" in finding.hint
    assert finding.severity == ("error" if code == "CTR119" else "warning")


def test_the_mend_that_is_offered_reads_back() -> None:
    source = from_bytes(
        MINIMAL.replace(TEXT, "- text: Dự án 'Xanh' #3 khu A", 1).encode(), "x.yaml"
    )
    (finding,) = source.findings
    line = finding.hint.removeprefix("đặt cả câu trong dấu nháy: ")
    mended = from_bytes(MINIMAL.replace(TEXT, f"- {line}", 1).encode(), "x.yaml")
    assert mended.findings == []
    assert mended.program
    assert mended.program.bodies[0].meetings[0].items[0].text == "Dự án 'Xanh' #3 khu A"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (TEXT, f"{TEXT} #3 tờ trình"),
        (TEXT, f"{TEXT} # kiểm tra: 3 chỗ"),
        (TEXT, "- text: Kiểm điểm quý I # kiểm tra: có số 3"),
        (TEXT, "- text: Kiểm điểm quý I #kiểm tra: có số 3"),
        (TEXT, "- text: Kiểm điểm quý I # hỏi lại anh Nam"),
        (TEXT, "- text: 'Kiểm điểm dự án #3' #3"),
        (TEXT, "- text: Kiểm điểm dự án C#3 và F#."),
        ("place: Đồ Sơn", "place: Đồ Sơn # tên mới"),
        ("place: Đồ Sơn", "number: null  # để trống\n  place: Đồ Sơn"),
        ("place: Đồ Sơn", "number: 5 #3\n  place: Đồ Sơn"),
        ("date: 2025-12", "date: 2025-12 #chưa có ngày"),
        ("[Văn phòng Đảng ủy]", "[Văn phòng Đảng ủy] #3"),
        ("agencies:\n  - id", "agencies:\n  #3 cơ quan\n  - id"),
    ],
)
def test_comments_are_left_alone(old: str, new: str) -> None:
    assert not [code for code, _ in found(old, new) if code in ("CTR119", "CTR120")]


@pytest.mark.parametrize("blank", ["\u00a0", "\u2003", "\u3000", "\u200b"])
@pytest.mark.parametrize(
    "line", ["  place: Đồ Sơn", "  - id: van-phong", "        month: 3", "          - text: Kiểm"]
)
def test_indentation_with_other_blanks_is_named_and_read(line: str, blank: str) -> None:
    indent = len(line) - len(line.lstrip())
    odd = MINIMAL.replace(f"\n{line}", f"\n{blank * indent}{line.lstrip()}", 1)
    source = from_bytes(odd.encode(), "x.yaml")
    assert [f.code for f in source.findings] == ["CTR108"]
    assert f"U+{ord(blank):04X}" in source.findings[0].message
    assert odd.split("\n")[source.findings[0].span.line - 1].startswith(blank)
    assert source.program == program_of(MINIMAL)


def test_what_stands_behind_other_blanks_is_not_mended() -> None:
    slip = MINIMAL.replace("name: Đảng ủy phường Đồ Sơn", "name: Đảng ủy  phường Đồ Sơn")
    for line in ("document:", "issuer:"):
        raw = slip.replace(f"\n{line}", f"\n\u00a0 {line}").encode()
        assert mend(raw, "x.yaml") == (raw, [])


def test_other_blanks_inside_a_text_are_its_own() -> None:
    text = MINIMAL.replace(
        TEXT,
        "- text: |-\n              Gồm:\n              \u00a0- một;\n              \u00a0- hai.",
    )
    source = from_bytes(text.encode(), "x.yaml")
    assert source.findings == []
    assert source.program
    assert source.program.bodies[0].meetings[0].items[0].text == "Gồm: \u00a0- một; \u00a0- hai."


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85"])
def test_breaks_that_only_yaml_sees_are_told_and_read_as_blanks(sign: str) -> None:
    raw = MINIMAL.replace("Kiểm điểm quý I.", f"Kiểm điểm{sign}quý I.").encode()
    source = from_bytes(raw, "x.yaml")
    (finding,) = source.findings
    assert finding.code == "CTR103" and f"U+{ord(sign):04X}" in finding.message
    assert source.lines[finding.span.line - 1].lstrip() == "- text: Kiểm điểm quý I."
    assert source.program == program_of(MINIMAL)
    escaped = from_bytes(
        MINIMAL.replace("Kiểm điểm quý I.", f'"Một \\u{ord(sign):04x} hai."').encode(), "x"
    )
    assert [f.code for f in escaped.findings] == ["CTR103"]


def test_mending_leaves_such_breaks_elsewhere_in_the_file() -> None:
    raw = MINIMAL.replace("Kiểm điểm quý I.", "Bổ xung\u00a0 , quý I.").replace(
        "name: Ban ", "name: Ban\u2028"
    )
    mended, changes = mend(raw.encode(), "x.yaml")
    assert changes
    assert "name: Ban\u2028" in mended.decode()
    assert mended.decode().count("\n") == raw.count("\n")


ESCAPED = """\
format: 1
year: 2026
issuer:
  name: "\\u0110\\u1EA3ng \\u1EE7y ph\\u01B0\\u1EDDng \\u0110\\u1ED3 S\\u01A1n"
document:
  place: "\\u0110\\u1ED3 S\\u01A1n"
  date: '2025-12'
  title: "C\\xF4ng t\\xE1c c\\u1EE7a \\u0110\\u1EA3ng \\u1EE7y, Ban Th\\u01B0\\u1EDD\\
    ng v\\u1EE5 n\\u0103m 2026"
bodies:
- id: bch
  name: "Ban Ch\\u1EA5p h\\xE0nh"
  meetings:
  - number: 3
    month: 3
    items:
    - text: "B\\u1ED5 xung  quy ho\\u1EA1ch c\\xE1n b\\u1ED9 c\\u1EE7a c\\xE1c chi b\\u1ED9\\
        \\ trong Th\\u01B0\\u1EDD\\
        ng v\\u1EE5."
"""


def test_escaped_texts_are_mended_in_place_and_told_as_text() -> None:
    mended, changes = mend(ESCAPED.encode(), "x.yaml")
    before, after = ESCAPED.splitlines(), mended.decode().splitlines()
    assert [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [16]
    assert changes and not any("\\" in change.before + change.after for change in changes)
    assert ("xung", "sung") in [(change.before, change.after) for change in changes]


def test_the_real_programme_loses_no_words() -> None:
    assert from_bytes(REAL.read_bytes(), "2026.yaml").findings == []
