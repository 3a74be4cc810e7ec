"""Programmes whose content is a table, drawn in plain text: Word files, Markdown and text with tabs made of them.

A row is a line, its cells stand between bars. `^` is the lower part of a cell merged downwards, `<` a
column covered by the cell to its left, `/` a new paragraph in a cell, `**` around a text sets it in bold.
A line without a bar is a paragraph between tables.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from textwrap import wrap

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.reading.document import read
from ctr_cli.model.meetings import meeting_id
from support.pdf_files import pdf
from support.word_parts import cell, docx, paragraph, row, table

HEAD = (
    "ĐẢNG BỘ TỈNH LÂM HÀ",
    "ĐẢNG ỦY XÃ SUỐI TRẦM",
    "Số 21-CTr/ĐU",
    "Suối Trầm, ngày 24 tháng 12 năm 2026",
    "CHƯƠNG TRÌNH CÔNG TÁC",
    "của Ban Thường vụ Đảng ủy xã năm 2027",
    "Ban Thường vụ Đảng ủy ban hành Chương trình công tác năm 2027 như sau:",
)
TAIL = ("Nơi nhận:", "- Tỉnh ủy,", "- Lưu Văn phòng.", "T/M BAN THƯỜNG VỤ", "BÍ THƯ", "K’ Brơi")
_SHORT = "chỉ có mấy chữ"


def in_word(drawn: str, annex: str = "", head: Sequence[str] = HEAD) -> Imported:
    """The import of a Word file with the tables drawn, before its closing and, in an annex, behind it."""
    body = "".join(map(paragraph, head))
    body += "".join(_blocks(drawn.strip().splitlines()))
    body += "".join([*map(paragraph, TAIL), *_blocks(annex.strip().splitlines())])
    return convert(read(docx(body), "bang.docx"), "bang.docx")


def in_text(drawn: str) -> Imported:
    """The import of a text as drawn, tabs and all."""
    text = "\n".join([*HEAD, drawn.strip("\n"), *TAIL])
    return convert(read(text.encode(), "bang.txt"), "bang.txt")


def _blocks(lines: list[str]) -> Iterator[str]:
    at = 0
    while at < len(lines):
        rows = [*takewhile(lambda line: "|" in line, lines[at:])]
        yield table(*map(_row, rows)) if rows else paragraph(lines[at].strip())
        at += len(rows) or 1


def _row(line: str) -> str:
    cells: list[list[str]] = []
    for text in map(str.strip, line.strip().split("|")):
        if text == "<":
            cells[-1].append(text)
        else:
            cells.append([text])
    return row(*(_cell(text, 1 + len(covered)) for text, *covered in cells))


def _cell(text: str, span: int) -> str:
    merged = {"^": "<w:vMerge/>"}.get(text[:1], "")
    merged = merged or ('<w:vMerge w:val="restart"/>' if text.endswith("^") else "")
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shown = text.strip("^ ")
    whole = shown.startswith("**") and shown.count("**") < 3
    parts = [part.strip() for part in shown.split(" / ")]
    runs = ["<w:b/>" if whole or part.startswith("**") else "" for part in parts]
    shown_parts = (paragraph(p.strip("*"), run=run) for p, run in zip(parts, runs, strict=True))
    return cell(*shown_parts, properties=spanned + merged)


def told(result: Imported) -> list[str]:
    """The items, one a line: meeting, text, agencies, condition, deadline, details; `?` before one that is to be checked.

    That a text is short is no matter of tables.
    """
    doubted = {id(doubt.anchor) for doubt in result.doubts if _SHORT not in doubt.message}
    lines = []
    for body in result.program.bodies:
        for meeting in body.meetings:
            for item in meeting.items:
                names = [
                    f"{a.agency}{'' if a.role == 'prepare' else f' {a.role}'}"
                    for a in item.agencies
                ]
                said = [
                    meeting_id(body, meeting),
                    item.text,
                    *(["; ".join(names)] if names else []),
                ]
                said += [item.condition] if item.condition else []
                said += [f"hạn {item.deadline}"] if item.deadline else []
                said += [f"[{detail}]" for detail in item.details]
                said += [f"nhóm {item.topic}"] if item.topic else []
                lines.append(f"{'? ' if id(item) in doubted else ''}{' | '.join(said)}")
    return lines


def on_a_page(drawn: str, widths: tuple[int, ...], *, centred: bool = False) -> list[str]:
    """The lines of a page that show a table, each cell broken to the width of its column.

    `centred` sets the cells of a row in its middle, so that a number stands beside a later line of its text.
    """
    lines = []
    for text in drawn.strip().splitlines():
        if "|" not in text:
            lines.append(text.strip())
            continue
        cells = [
            wrap(cell.strip(), width - 2)
            for cell, width in zip(text.split("|"), widths, strict=True)
        ]
        height = max(map(len, cells))
        tops = [(height - len(cell)) // 2 if centred else 0 for cell in cells]
        lines += [
            "".join(
                (cell[at - top] if top <= at < top + len(cell) else "").ljust(width)
                for cell, top, width in zip(cells, tops, widths, strict=True)
            ).rstrip()
            for at in range(height)
        ]
    return lines


def in_pdf(*pages: list[str]) -> Imported:
    """The import of a PDF with the lines of its pages between letterhead and closing."""
    first, *others = pages
    *others, last = [[*HEAD, *first], *others]
    return convert(read(pdf(*others, [*last, *TAIL]), "bang.pdf"), "bang.pdf")
