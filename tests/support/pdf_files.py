"""PDFs with a text layer, made for the tests."""

import re
from collections.abc import Iterator, Sequence

Placed = tuple[float, float, str]
"""Words, from where on the page they stand; `↑` before them turns them by a quarter, to be read from its foot, `↓` from its head; `°` makes them small and raises them."""
_TURNS = {"↑": "0 1 -1 0", "↓": "0 -1 1 0"}
_LETTER = 5.5
"""Points that a letter is wide."""
_SIZE, _SMALL, _RAISED = 11, 6, 4


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF of pages of lines."""
    return drawn(
        *(([(60, 800 - 16 * n, line) for n, line in enumerate(page)], "") for page in pages)
    )


def noted(*pages: Sequence[str]) -> bytes:
    """A PDF of pages of lines in which `[1]` is a small raised number."""
    return drawn(
        *(
            ([placed for n, line in enumerate(page) for placed in _pieces(line, 800 - 16 * n)], "")
            for page in pages
        )
    )


def _pieces(line: str, y: float) -> Iterator[Placed]:
    x = 60.0
    for part in filter(None, re.split(r"(\[\d+\])", line)):
        small = part.startswith("[")
        text = part.strip("[]") if small else part
        yield x, y, f"°{text}" if small else text
        x += (_SMALL / _SIZE if small else 1) * _LETTER * len(text)


def ruled(
    rows: Sequence[str], edges: Sequence[int], top: float, sign: str = "l"
) -> tuple[list[Placed], str]:
    """The words of a table on a page and its lines; `/` begins a line in a cell, `<` and `^` go on with the cell to the left and above.

    `sign` tells how lines are drawn: as strokes, or as thin boxes (`re`).
    """
    words: list[Placed] = []
    lines = list[tuple[float, float, float, float]]()
    for number, row in enumerate(rows):
        cells = [[*map(str.strip, cell.split("/"))] for cell in row.strip().split("|")]
        below = top - 14 * max(map(len, cells)) - 6
        for at, cell in enumerate(cells):
            left, right = edges[at], edges[at + 1]
            lines += [(left, top, right, top)] if cell != ["^"] else []
            lines += [(left, below, left, top)] if cell != ["<"] else []
            shown = enumerate(cell) if cell not in (["<"], ["^"]) else ()
            words += [_in_cell(left, top, n, text) for n, text in shown if text]
        lines.append((edges[-1], below, edges[-1], top))
        lines += [(edges[0], below, edges[-1], below)] if number == len(rows) - 1 else []
        top = below
    if sign == "re":
        return words, "".join(f"{a} {b} {c - a + 0.5} {d - b + 0.5} re f\n" for a, b, c, d in lines)
    return words, "".join(f"{a} {b} m {c} {d} l S\n" for a, b, c, d in lines)


def _in_cell(left: float, top: float, line: int, text: str) -> Placed:
    """Words on a line of a cell; turned ones end at its top, or begin there."""
    if text[0] == "↑":
        return left + 14 + 14 * line, top - 4 - _LETTER * (len(text) - 1), text
    return (left + 5, top - 4, text) if text[0] == "↓" else (left + 5, top - 14 * (line + 1), text)


def drawn(*pages: tuple[Sequence[Placed], str], sideways: bool = False) -> bytes:
    """A PDF of pages of words and what is drawn beside them, its letters mapped to Unicode as Word's own are.

    `sideways` draws broad pages turned by a quarter on high ones, which say that they are to be turned back.
    """
    letters = sorted({letter for page, _ in pages for *_, line in page for letter in line})
    code = {letter: at + 1 for at, letter in enumerate(letters)}
    rows = " ".join(f"<{at:02x}> <{ord(letter):04x}>" for letter, at in code.items())
    cmap = (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /X def 1 begincodespacerange <00> <ff> "
        f"endcodespacerange {len(code)} beginbfchar {rows} endbfchar endcmap end"
    )
    widths = " ".join(["500"] * len(code))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{' '.join(f'{5 + 2 * at} 0 R' for at in range(len(pages)))}] /Count {len(pages)} >>",
        f"<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar 1 /LastChar {len(code)} "
        f"/Widths [{widths}] /ToUnicode 4 0 R >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    for at, (page, strokes) in enumerate(pages):
        shown = "0 1 -1 0 595 0 cm\n" * sideways + strokes
        for x, y, line in page:
            turn, text = _TURNS.get(line[:1], "1 0 0 1"), line.lstrip("↑↓°")
            signs = "".join(f"{code[letter]:02x}" for letter in text)
            size, up = (_SMALL, _RAISED) if line[:1] == "°" else (_SIZE, 0)
            shown += f"BT /F1 {size} Tf {turn} {x} {y + up} Tm <{signs}> Tj ET\n"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {'/Rotate 90 ' * sideways}"
            f"/Contents {6 + 2 * at} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
        ]
    return _file(objects)


def _file(objects: Sequence[str]) -> bytes:
    out = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    out += "".join(f"{place:010d} 00000 n \n" for place in places)
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out.encode("latin-1")
