"""What is read of a Word file is what LibreOffice reads of it, word by word and in order."""

import re
import subprocess
from collections.abc import Iterable
from functools import cache

import pytest

from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import Line
from support import DATA, word_files
from support.word_parts import (
    cell,
    docx,
    levels,
    listed,
    paragraph,
    plain_table,
    row,
    style,
    table,
)

_DELETED = "nội dung đã xóa"
"""What a tracked change took out: LibreOffice writes it all the same."""
_OUTLINE = levels("upperLetter %1.", "upperRoman %2.", "decimal %3.", "lowerLetter %4)")
_STYLES = style("De1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>') + style(
    "De2", '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>', based="De1"
)
OWN = {
    "lists.docx": docx(
        paragraph("Cụ thể", '<w:pStyle w:val="De1"/>')
        + paragraph("Cấp ủy", '<w:pStyle w:val="De2"/>')
        + listed("Tháng 3", 2, 1) + listed("Sơ kết", 3, 1) + listed("Đề án", 3, 1)
        + listed("Tháng 6", 2, 1) + listed("Tổng kết", 3, 1) + paragraph("Khác", '<w:pStyle w:val="De2"/>'),
        styles=_STYLES, numbering=_OUTLINE,
    ),
    "tables.docx": docx(
        paragraph("Trước bảng")
        + table(
            row(*(cell(paragraph(text)) for text in ("TT", "Thời gian", "Nội dung", "Cơ quan"))),
            row(cell(paragraph("Quý I"), properties='<w:gridSpan w:val="4"/>')),
            row(
                cell(paragraph("1")),
                cell(paragraph("Tháng 3"), properties='<w:vMerge w:val="restart"/>'),
                cell(paragraph("- Sơ kết") + paragraph("- Đề án") + plain_table(("a", "Chợ"), ("b", "Đường")) + "<w:p/>"),
                cell(paragraph("UBND")),
            ),
            row(
                cell(paragraph("2")), cell("<w:p/>", properties="<w:vMerge/>"), cell(paragraph("Tuyển quân")),
                cell(paragraph("BCHQS")),
            ),
        )
        + paragraph("Sau bảng"),
    ),
}  # fmt: skip
KEPT = {
    path.name: path
    for path in (*sorted((DATA / "faults").glob("i*.docx")), DATA / "import20" / "d22.docx")
}
FILES = [*OWN, *word_files.ALL, *KEPT]


@cache
def raw(name: str) -> bytes:
    if name in KEPT:
        return KEPT[name].read_bytes()
    return OWN[name] if name in OWN else word_files.ALL[name]()


@pytest.fixture(scope="session")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The text of each file as LibreOffice writes it, all in one call."""
    folder = tmp_path_factory.mktemp("word")
    for name in FILES:
        (folder / name).write_bytes(raw(name))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text",
        "--outdir",
        str(folder),
    ]
    subprocess.run([*command, *(folder / name for name in FILES)], check=True, capture_output=True)
    return {
        name: (folder / name).with_suffix(".txt").read_text("utf-8-sig").replace(_DELETED, "")
        for name in FILES
    }


def printed(lines: Iterable[Line]) -> str:
    """The lines as they are printed; a cell over several rows stands once."""
    return "\n".join(
        printed(line for cell in line.row if not cell.above for line in cell.lines)
        if line.row
        else line.text
        for line in lines
    )


@pytest.mark.parametrize("name", FILES)
def test_words_and_their_order(name: str, texts: dict[str, str]) -> None:
    ours = printed(read(raw(name), name).lines)
    assert re.findall(r"\w+", ours) == re.findall(r"\w+", texts[name])
