"""PDFs with a text layer, made for the tests."""

from collections.abc import Sequence


def pdf(*pages: Sequence[str]) -> bytes:
    """A PDF of pages of lines, its letters mapped to Unicode as Word's own are."""
    letters = sorted({letter for page in pages for line in page for letter in line})
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
    for at, page in enumerate(pages):
        shown = "".join(
            f"BT /F1 11 Tf 60 {800 - 16 * row} Td <{''.join(f'{code[c]:02x}' for c in line)}> Tj ET\n"
            for row, line in enumerate(page)
        )
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
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
