"""Reading: what is accepted, what is refused, and where the findings point."""

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.checking.check import check
from ctr_cli.checking.mend import mend
from ctr_cli.data import table
from ctr_cli.language.old_encodings import code_pages
from ctr_cli.model.finding import Finding
from ctr_cli.source.load import Source, Unreadable, from_bytes, load
from support import MINIMAL, REAL, change, cp1258, program_of


def read(text: str | bytes) -> list[Finding]:
    return from_bytes(text if isinstance(text, bytes) else text.encode(), "x.yaml").findings


def only(text: str | bytes) -> Finding:
    findings = read(text)
    assert len(findings) == 1, findings
    return findings[0]


def underlined(text: str, finding: Finding) -> str:
    span = finding.span
    assert span.line == span.end_line
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def test_the_minimal_programme_is_sound() -> None:
    source = from_bytes(MINIMAL.encode(), "x.yaml")
    assert source.findings == []
    assert source.program is not None
    assert not source.broken


@pytest.mark.parametrize(
    "raw",
    [
        b"\xef\xbb\xbf" + MINIMAL.encode(),
        MINIMAL.replace("\n", "\r\n").encode(),
        (b"\xef\xbb\xbf" + MINIMAL.replace("\n", "\r\n").encode()),
    ],
)
def test_byte_order_mark_and_crlf_are_read_silently(raw: bytes) -> None:
    source = from_bytes(raw, "x.yaml")
    assert source.findings == []
    assert source.program == program_of(MINIMAL)


def test_decomposed_letters_are_composed_and_said() -> None:
    finding = only(unicodedata.normalize("NFD", MINIMAL))
    assert (finding.code, finding.severity) == ("CTR116", "info")
    source = from_bytes(unicodedata.normalize("NFD", MINIMAL).encode(), "x.yaml")
    assert source.program == program_of(MINIMAL)


SLIPS = [
    ("unknown key", "  place: Đồ Sơn", "  plase: Đồ Sơn", {"CTR111", "CTR113"}, "plase"),
    ("duplicate key", "year: 2026", "year: 2026\nyear: 2027", {"CTR110"}, "year"),
    ("month 0", "month: 3", "month: 0", {"CTR114"}, "0"),
    ("month 13", "month: 3", "month: 13", {"CTR114"}, "13"),
    ("month in words", "month: 3", "month: ba", {"CTR112"}, "ba"),
    ("month quoted", "month: 3", "month: '3'", {"CTR112"}, "'3'"),
    ("list for a text", "  place: Đồ Sơn", "  place: [Đồ Sơn]", {"CTR112"}, "[Đồ Sơn]"),
    ("number for a text", "  place: Đồ Sơn", "  place: 12", {"CTR112"}, "12"),
    ("empty value", "  title: Công tác năm 2026", "  title:", {"CTR112"}, "title"),
    ("alias sign", "text: Kiểm điểm quý I.", "text: *nếu có*", {"CTR106"}, "*nếu có*"),
    ("alias without end", "text: Kiểm điểm quý I.", "text: *abc", {"CTR106"}, "*abc"),
    ("unused anchor", "text: Kiểm điểm quý I.", "text: &abc Kiểm điểm", {"CTR106"}, None),
    ("tag", "text: Kiểm điểm quý I.", "text: !chú ý", {"CTR106"}, "!chú ý"),
    ("percent", "text: Kiểm điểm quý I.", "text: %tỷ lệ", {"CTR106"}, "%tỷ lệ"),
    ("dash", "text: Kiểm điểm quý I.", "text: - Kiểm điểm", {"CTR106"}, "- Kiểm điểm"),
    ("key in Vietnamese", "month: 3", "tháng: 3", {"CTR111"}, "tháng"),
    ("comment", "text: Kiểm điểm quý I.", "text: # Kiểm điểm", {"CTR112"}, "text"),
    ("colon", "text: Kiểm điểm quý I.", "text: Kiểm điểm: quý I", {"CTR107"}, ":"),
    ("tab", "      - number: 3", "\t  - number: 3", {"CTR108"}, "\t"),
    ("open quote", "text: Kiểm điểm quý I.", 'text: "Kiểm điểm', {"CTR109"}, '"Kiểm điểm'),
    ("inner quote", "text: Kiểm điểm quý I.", "text: 'A' và 'B'", {"CTR109"}, " và 'B'"),
    ("backslash", "text: Kiểm điểm quý I.", 'text: "C:\\d"', {"CTR109"}, "\\d"),
    ("escape", "text: Kiểm điểm quý I.", 'text: "A \\0 B"', {"CTR103"}, '"A \\0 B"'),
    ("open bracket", "[Văn phòng Đảng ủy]", "[Văn phòng Đảng ủy", {"CTR105"}, "[Văn phòng Đảng ủy"),
    ("indentation", "  date: 2025-12", " date: 2025-12", {"CTR105"}, " "),
    (
        "no space",
        "- number: 3\n        month: 3",
        "- number: 3\n        month:3",
        {"CTR105"},
        "month:",
    ),
    ("wrong format", "format: 1", "format: 2", {"CTR114"}, "2"),
    ("bad id", "id: bch", "id: Ban Chấp hành", {"CTR114"}, "Ban Chấp hành"),
    ("bad date", "date: 2025-12", "date: 12/2025", {"CTR114"}, "12/2025"),
    ("text for an item", "- text: Kiểm điểm quý I.\n", "- Kiểm điểm quý I.\n", None, None),
    ("missing key", "  title: Công tác năm 2026\n", "", {"CTR113"}, None),
]


@pytest.mark.parametrize(
    ("old", "new", "codes", "marked"), [s[1:] for s in SLIPS], ids=[s[0] for s in SLIPS]
)
def test_a_slip_is_named_underlined_and_mended(
    old: str, new: str, codes: set[str] | None, marked: str | None
) -> None:
    text = change(old, new)
    findings = read(text)
    assert findings
    assert all(f.hint and f.severity == "error" and f.span.line > 0 for f in findings)
    if codes is not None:
        assert {f.code for f in findings} == codes
    if marked is not None:
        assert marked in {underlined(text, f) for f in findings}


def test_all_slips_are_shown_in_one_run() -> None:
    together = [
        s for s in SLIPS if s[0] in ("duplicate key", "alias sign", "month 13", "open bracket")
    ]
    text = MINIMAL + (
        'implementation:\n  - Một: hai: ba\n  - "không đóng\n  - @ba\n\trecipients: []\n'
    )
    for _, old, new, _, _ in together:
        text = text.replace(old, new, 1)
    codes = [f.code for f in read(text)]
    expected = {"CTR110", "CTR106", "CTR114", "CTR105", "CTR109", "CTR108"}
    assert expected <= set(codes)
    assert codes.count("CTR106") == 2


def test_both_places_of_a_duplicate_key_are_shown() -> None:
    finding = only(change("year: 2026", "year: 2026\nyear: 2027"))
    assert finding.span.line == 3
    assert finding.related[0].span.line == 2


@pytest.mark.parametrize(
    ("typed", "meant"), [("plase", "place"), ("Title", "title"), ("agencis", "agencies")]
)
def test_did_you_mean(typed: str, meant: str) -> None:
    text = change(f"{meant}:", f"{typed}:")
    assert any(f"ý bạn là `{meant}`" in f.hint for f in read(text))


@pytest.mark.parametrize(
    ("raw", "code", "word"),
    [
        (b"", "CTR104", "trống"),
        (b"\n\n  \n", "CTR104", "trống"),
        (b"# ghi chu\n", "CTR104", "trống"),
        ("Chương trình công tác".encode(), "CTR104", "chỉ có chữ"),
        (b"- a\n- b\n", "CTR104", "danh sách"),
        (MINIMAL.encode("utf-16"), "CTR102", "UTF-16"),
        (MINIMAL.encode("utf-16-le"), "CTR102", "UTF-16"),
        (b"\x00\x01\x02\x03", "CTR103", "nhị phân"),
        (b"PK\x03\x04" + b"x" * 50, "CTR103", "Word"),
        (b"PK\x03\x04" + b"xl/workbook.xml" * 5, "CTR103", "Excel"),
        (b"%PDF-1.7 abc", "CTR103", "PDF"),
        (b"x: " + b"[" * 3000 + b"]" * 3000, "CTR115", "lồng nhau"),
        (b"[" * 3000, "CTR115", "lồng nhau"),
        (b"- " * 3000, "CTR115", "lồng nhau"),
        (b"{" * 3000, "CTR115", "lồng nhau"),
        (MINIMAL.encode() + b"---\nformat: 1\n", "CTR115", "một chương trình"),
    ],
)
def test_what_is_no_programme_is_refused(raw: bytes, code: str, word: str) -> None:
    finding = only(raw)
    assert finding.code == code
    assert word in finding.message
    assert finding.hint


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    assert only("\n".join(lines)).code == "CTR115"


def test_aliases_that_are_meant_work() -> None:
    text = change("agencies: [Văn phòng Đảng ủy]", "agencies: &chung [Văn phòng Đảng ủy]").rstrip()
    text += "\n          - text: Hai.\n            agencies: *chung\n"
    source = from_bytes(text.encode(), "x.yaml")
    assert source.findings == []
    assert source.program
    assert source.program.bodies[0].meetings[0].items[1].agencies[0].agency == "Văn phòng Đảng ủy"


def _old(name: str) -> str:
    codes = table("old-encodings")
    if name == "tcvn3":
        return MINIMAL.translate(str.maketrans(codes["tcvn3"]["letters"], codes["tcvn3"]["latin1"]))
    spelt = [p.split("=") for p in (codes["vni"]["singles"] + " " + codes["vni"]["pairs"]).split()]
    into = {letter: code for code, letter in spelt}
    return "".join(into.get(c, into.get(c.lower(), c)) for c in MINIMAL)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (_old("tcvn3").encode("latin-1"), "TCVN3"),
        (_old("tcvn3").encode(), "TCVN3"),
        (_old("vni").encode("latin-1"), "VNI"),
        (_old("vni").encode(), "VNI"),
        (cp1258(MINIMAL), "1258"),
    ],
)
def test_old_code_pages_are_named(raw: bytes, name: str) -> None:
    finding = only(raw)
    assert finding.code == "CTR102"
    assert name in finding.message
    assert finding.span.line > 1


def _by_mistake(text: str, page: str) -> str:
    """A text of UTF-8 opened by a code page, bytes it does not know kept as control characters."""
    return "".join(
        bytes([n]).decode(page) if bytes([n]).decode(page, "ignore") else chr(n)
        for n in text.encode()
    )


@pytest.mark.parametrize("page", code_pages().values())
def test_utf8_opened_by_another_code_page_is_one_error(page: str) -> None:
    strange = _by_mistake(MINIMAL, page)
    lost = re.sub("[\x80-\x9f]", "\ufffd", strange)
    twice = _by_mistake(strange, page) if page in ("cp1252", "cp1258") else strange
    for raw in (strange.encode(), lost.encode(), twice.encode()):
        finding = only(raw)
        assert (finding.code, finding.span.line > 1) == ("CTR102", True)
        assert "mở nhầm" in finding.message
        assert mend(raw, "x.yaml") == (raw, [])


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nghe b¸o c¸o c«ng t¸c thu ng©n s¸ch cña x·.", "TCVN3"),
        ("Nghe baùo caùo coâng taùc thu ngaân saùch cuûa xaõ.", "VNI"),
        (_by_mistake("Nghe báo cáo công tác thu ngân sách của xã.", "cp1252"), "1252"),
    ],
)
def test_a_line_pasted_in_letters_of_another_encoding_is_told_as_that_alone(
    text: str, name: str
) -> None:
    raw = change("Kiểm điểm quý I.", text).encode()
    source = from_bytes(raw, "x.yaml")
    (finding,) = (f for f in check(source) if f.code != "CTR218")
    assert (finding.code, finding.severity) == ("CTR102", "error")
    assert name in finding.message
    assert source.lines[finding.span.line - 1].endswith(text)
    assert mend(raw, "x.yaml") == (raw, [])


def test_signs_of_other_encodings_in_right_sentences_are_no_fault() -> None:
    assert read(change("quý I.", "quý I của “Món ngon® xứ Ä”, 20 m² và 1 µg.")) == []


def test_the_real_programme_is_not_taken_for_an_old_code_page(real: Source) -> None:
    assert real.findings == []


def test_control_characters_are_placed() -> None:
    finding = only(change("Kiểm điểm quý I.", "Kiểm\x0bđiểm quý I."))
    assert finding.code == "CTR103"
    assert "U+000B" in finding.message
    assert finding.span.line == MINIMAL.split("\n").index("          - text: Kiểm điểm quý I.") + 1


@pytest.mark.parametrize("make", ["missing", "folder", "large", "forbidden", "name"])
def test_what_cannot_be_opened(tmp_path: Path, make: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.yaml"
    if make == "folder":
        path.mkdir()
    elif make == "large":
        with path.open("wb") as stream:
            stream.truncate(50_000_000)
    elif make == "forbidden":
        path.write_text("x")

        def refuse(*args: object, **kwargs: object) -> None:
            raise PermissionError(13, "denied")

        monkeypatch.setattr(Path, "open", refuse)
    name = "a\0b" if make == "name" else str(path)
    with pytest.raises(Unreadable) as raised:
        load(name)
    assert raised.value.finding.code == "CTR101"
    assert raised.value.finding.hint


@given(st.binary(max_size=300))
def test_no_bytes_break_the_reader(raw: bytes) -> None:
    findings = from_bytes(raw, "x.yaml").findings
    assert all(isinstance(f, Finding) and f.message for f in findings)
    assert findings


@given(st.data())
def test_no_damage_to_the_real_programme_breaks_the_reader(data: st.DataObject) -> None:
    lines = REAL.read_text("utf-8").split("\n")
    at = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[at])))
    piece = data.draw(st.sampled_from([*"*&!%@`|>:-#[]{}'\"\t,", ": ", " #", "- ", "\n", "  "]))
    lines[at] = lines[at][:column] + piece + lines[at][column:]
    source = from_bytes("\n".join(lines).encode(), "x.yaml")
    assert source.program is not None or source.findings
    for finding in source.findings:
        assert 1 <= finding.span.line <= len(source.lines) + 1


@pytest.mark.parametrize(
    ("pieces", "code", "count"),
    [
        (["  - Một: hai: ba", "  - Bốn: năm: sáu", "  - Bảy: tám: chín"], "CTR107", 3),
        (['  - "Một', '  - "Hai', '  - "Ba'], "CTR109", 3),
        (["  - @Một", "  - %Hai", "  - '*Ba'"], "CTR106", 2),
    ],
)
def test_equal_slips_side_by_side_are_all_told(pieces: list[str], code: str, count: int) -> None:
    text = MINIMAL + "implementation:\n" + "\n".join(pieces) + "\n"
    assert [f.code for f in read(text)] == [code] * count


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("bodies:\n", "bodies\n", "bodies"),
        ("month: 3", "month 3", "month"),
        ("- text: Kiểm điểm quý I.", "-text: Kiểm điểm quý I.", "-"),
        ("- text: Kiểm điểm quý I.", "– text: Kiểm điểm quý I.", "–"),
    ],
)
def test_missing_colons_and_wrong_dashes_are_blamed_where_they_are(
    old: str, new: str, marked: str
) -> None:
    text = change(old, new)
    finding = only(text)
    assert finding.code == "CTR105"
    assert underlined(text, finding) == marked


def test_a_tiny_file_takes_little_work() -> None:
    assert read("implementation:\n  A.\n  - 'B: c'\n")


def test_twice_encoded_text_is_refused_at_its_place() -> None:
    findings = read(MINIMAL.encode().decode("latin-1").encode())
    assert {f.code for f in findings} <= {"CTR102", "CTR103", "CTR105"}
    assert findings


@pytest.mark.parametrize(
    ("pasted", "hint"),
    [
        ("S¬ kÕt quý I.", "gõ lại: S¬ là Sơ, kÕt là kết"),
        ("§iÒu chØnh kế hoạch.", "gõ lại: §iÒu là Điều, chØnh là chỉnh"),
        ("Theo § 5 của luật, hàng ABC®.", ""),
    ],
)
def test_words_of_an_old_encoding_among_right_ones_are_told(pasted: str, hint: str) -> None:
    findings = from_bytes(change("Kiểm điểm quý I.", pasted).encode(), "x.yaml").findings
    assert [(f.code, f.hint) for f in findings] == ([("CTR102", hint)] if hint else [])


@pytest.mark.parametrize("begin", [b"\xff\xd8\xff\xe0JFIF", b"GIF89a\xff", b"BM\x80\xff"])
def test_a_photo_is_no_text_to_be_saved_anew(begin: bytes) -> None:
    (finding,) = from_bytes(begin, "anh.jpg").findings
    assert finding.code == "CTR103" and "OCR" in finding.hint


@pytest.mark.parametrize(
    ("kept", "real"),
    [("~$ct.docx", "ct.docx"), ("~$uong-trinh.docx", "chuong-trinh.docx"), (".~lock.ct.ods#", "ct.ods")],
)  # fmt: skip
def test_the_file_beside_an_open_one_is_told_with_that_one(
    tmp_path: Path, kept: str, real: str
) -> None:
    for name in (kept, real):
        (tmp_path / name).write_bytes(b"\x00")
    with pytest.raises(Unreadable) as raised:
        load(str(tmp_path / kept))
    assert f"dùng tệp {real} " in raised.value.finding.hint
