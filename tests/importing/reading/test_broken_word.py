"""Word files that are odd or broken: what is not needed costs nothing, what is needed is named with what to do."""

from collections.abc import Callable

import pytest

from ctr_cli.importing.reading.document import read
from ctr_cli.model.errors import AccessError
from support.word_parts import (
    R,
    docx,
    levels,
    listed,
    paragraph,
    related,
)

SOUND = paragraph("Nội dung")


EDGE = '<w:sectPr><w:headerReference r:id="rId5"/></w:sectPr>'


ODD = {
    "đầu trang": docx(SOUND + EDGE, relations=related("styles", "styles.xml", "rId5"), more={"word/styles.xml": "<x/>"}),
    "chú thích cuối trang": docx(SOUND, relations=related("footnotes", "footnotes.xml", "f"), more={"word/footnotes.xml": "<w:foot"}),
    "chú thích cuối văn bản": docx(SOUND, relations=related("endnotes", "http://x/y", "e", "External")),
    "nhận xét": docx(SOUND, relations=related("comments", "comments.xml", "c")),
    "số thứ tự tự động": docx(SOUND, relations=related("numbering", "numbering.xml", "n"), more={"word/numbering.xml": b"\xff"}),
    "kiểu chữ": docx(SOUND, relations=related("styles", "../../..", "s")),
    "số bắt đầu": docx(listed("Nội dung", "x", 1), numbering=levels("bullet -").replace('w:ilvl="0"', 'w:ilvl=""')),
}  # fmt: skip


@pytest.mark.parametrize("part", ODD)
def test_a_broken_part_that_is_not_needed_is_told(part: str) -> None:
    result = read(ODD[part], "x.docx")
    assert [line.text.removeprefix("- ") for line in result.lines] == ["Nội dung"]
    assert any(
        "phần hỏng" in remark.message and part in remark.message for remark in result.remarks
    )


@pytest.mark.parametrize("target", ["../NULL", "#_top", "media/khong-co.png", "\\\\may\\tep"])
def test_relations_that_lead_nowhere_do_not_matter(target: str) -> None:
    result = read(docx(SOUND, relations=related("image", target, "rId7")), "x.docx")
    assert [line.text for line in result.lines] == ["Nội dung"]
    assert result.remarks == []


def test_strict_files_are_read_and_named() -> None:
    raw = docx(listed("Phần", 0, 1), numbering=levels("upperLetter %1."))
    strict = _replaced(raw, {
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main": b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        R.encode(): b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    })  # fmt: skip
    result = read(strict, "x.docx")
    assert [line.text for line in result.lines] == ["A. Phần"]
    assert "Strict" in result.remarks[0].message


def _replaced(raw: bytes, pairs: dict[bytes, bytes]) -> bytes:
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for before, after in pairs.items():
                content = content.replace(before, after)
            new.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("made", "what"),
    [
        (lambda: docx(SOUND, macros=True), "macro"),
        (lambda: docx("", more={"word/document.xml": "<w:document xmlns:w='x'/>"}), "không đọc được"),
        (lambda: docx("", more={"word/document.xml": "<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "không đọc được"),
        (lambda: docx("", more={"word/document.xml": b" " * 40_000_000}), "bung ra quá lớn"),
        (lambda: docx(SOUND + "<w:sdt>" * 3_000 + "</w:sdt>" * 3_000), "không đọc được"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_named_with_what_to_do(made: Callable[[], bytes], what: str) -> None:
    with pytest.raises(AccessError, match=what) as error:
        read(made(), "x.docx")
    assert error.value.hint
