"""The blocks a paper is built of: paragraphs in a role's style, letterhead, closing block, tables."""

from collections.abc import Iterable, Sequence
from functools import cache

from ctr_cli.language.widths import width
from ctr_cli.model.profile import ROLES, Profile, Role, Rule
from ctr_cli.render.docx.styles import style_id
from ctr_cli.render.docx.xml import Xml, emu, joined, letters, on, tag, twentieths, twips, w
from ctr_cli.render.letterhead import Line, letterhead_columns, letterhead_lines, signature_rows
from ctr_cli.render.unbroken import on_one_line, unbroken_in_word
from ctr_cli.views.blocks import Paragraph, Row, Table
from ctr_cli.views.document import SIGNATURE, Closing, Letterhead

_NATURAL = 1.15
"""Single spacing of Times New Roman, as a multiple of the size."""

_NOTHING = Xml("")
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def text(words: str, *, italic: bool = False) -> Xml:
    """A run of text, its spaces kept."""
    if not words:
        return _NOTHING
    return w("r", _italic() if italic else _NOTHING, letters("t", words))


@cache
def _italic() -> Xml:
    return w("rPr", w("i"), w("iCs"))


def paragraph(role: Role, *runs: str, keep_next: bool = False) -> Xml:
    """A paragraph in the style of a role; plain strings among its runs are text."""
    styled = _properties(role, keep_next)
    return w("p", styled, *(run if isinstance(run, Xml) else text(run) for run in runs))


@cache
def _properties(role: Role, keep_next: bool) -> Xml:
    """The properties of a paragraph of a role: the same for hundreds of them."""
    return w("pPr", w("pStyle", val=style_id(role)), on("keepNext", keep_next))


def written(block: Paragraph, *, keep_next: bool = False) -> Xml:
    """A paragraph of a paper, its mark before its text."""
    runs = [text(unbroken_in_word(run.text), italic=run.italic) for run in block.runs]
    mark = [text(f"{block.mark} ")] if block.mark else []
    return paragraph(block.role, *mark, *runs, keep_next=keep_next or block.held)


def title(line: Line, profile: Profile, paper: int, *, keep_next: bool = False) -> Xml:
    """A paragraph with the line its style draws under its last row.

    `paper` is the number of the paper in its file, so that every drawing has a number of its own.
    """
    style = profile.styles[line.role]
    if not style.rule:
        return paragraph(line.role, line.text, keep_next=keep_next)
    pitch = style.line or style.size * _NATURAL * (style.lines or 1)
    long = width(line.last, style.size, bold=style.bold, italic=style.italic)
    below = line.rows * pitch + style.rule.gap
    number = paper * 100 + ROLES.index(line.role)
    stroke = _line(style.rule, long * style.rule.length, below, number)
    return paragraph(line.role, line.text, stroke, keep_next=keep_next)


def _line(rule: Rule, length: float, below: float, number: int) -> Xml:
    """A drawn line, centred in its column, so many points long and so many below the paragraph's top."""
    size = {"cx": emu(length), "cy": 0}
    stroke = tag(
        "a:ln",
        {"w": emu(rule.weight)},
        tag("a:solidFill", {}, tag("a:srgbClr", {"val": "000000"})),
    )
    shape = tag(
        "wps:wsp",
        {},
        tag("wps:cNvCnPr", {}),
        tag(
            "wps:spPr",
            {},
            tag("a:xfrm", {}, tag("a:off", {"x": 0, "y": 0}), tag("a:ext", size)),
            tag("a:prstGeom", {"prst": "line"}, tag("a:avLst", {})),
            stroke,
        ),
        tag("wps:bodyPr", {}),
    )
    anchor = {
        **dict.fromkeys(
            ("distT", "distB", "distL", "distR", "simplePos", "behindDoc", "locked"), 0
        ),
        "relativeHeight": number,
        "layoutInCell": 1,
        "allowOverlap": 1,
    }
    drawing = tag(
        "wp:anchor",
        anchor,
        tag("wp:simplePos", {"x": 0, "y": 0}),
        tag("wp:positionH", {"relativeFrom": "column"}, tag("wp:align", {}, "center")),
        tag(
            "wp:positionV", {"relativeFrom": "paragraph"}, tag("wp:posOffset", {}, str(emu(below)))
        ),
        tag("wp:extent", size),
        tag("wp:effectExtent", dict.fromkeys("ltrb", 0)),
        tag("wp:wrapNone", {}),
        tag("wp:docPr", {"id": number, "name": f"Line {number}"}),
        tag("wp:cNvGraphicFramePr", {}),
        tag("a:graphic", {}, tag("a:graphicData", {"uri": _SHAPE}, shape)),
    )
    choice = tag("mc:Choice", {"Requires": "wps"}, w("drawing", drawing))
    return w("r", tag("mc:AlternateContent", {}, choice))


def letterhead(words: Letterhead, profile: Profile, paper: int) -> Xml:
    """Who issues, the number, the national or Party title, place and date: two columns without borders."""
    columns = letterhead_columns(words, profile)
    cells = [
        joined(title(line, profile, paper) for line in lines)
        for lines in letterhead_lines(words, profile)
    ]
    return _table(columns, [_row(columns, cells[:2]), _row(columns, cells[2:])])


def closing(words: Closing, profile: Profile) -> Xml:
    """Recipients at the left, the signature at the right: one row that never breaks across pages."""
    if not words["recipients_label"] and not any(words[role] for role in SIGNATURE):
        return _NOTHING
    recipients = [
        paragraph(
            "recipient",
            f"- {entry['name']}{entry['before']}",
            text(on_one_line(entry["purpose"]), italic=True),
            entry["after"],
        )
        for entry in words["recipients"]
    ]
    label = paragraph("recipients_label", words["recipients_label"])
    left = joined([label, *recipients]) if recipients else _NOTHING
    right = joined(paragraph(role, said) for role, said in signature_rows(words, profile))
    styles = [profile.styles[role] for role in SIGNATURE]
    height = sum(style.size * _NATURAL + style.before for style in styles) if right else 0
    columns = [profile.left_column, profile.page.text_width - profile.left_column]
    return _table(columns, [_row(columns, [left, right], least=height)])


def grid(table: Table, profile: Profile, *, keep_next: bool = False) -> Xml:
    """A table with borders; its head comes again on every page, no row breaks, the last one stands on no page alone."""
    look = profile.table
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    eighths = round(look.weight * 8)
    lines = (w(side, val="single", sz=eighths, space=0, color="000000") for side in sides)
    widths = [column.width for column in table.columns]
    titles = [paragraph("table_head", c.heading, keep_next=True) for c in table.columns]
    last, held = len(table.rows), keep_next or table.held
    rows = [
        _grid_row(
            table,
            row,
            keep_next=(row.across and row.role == "table_head")
            or number == last - 1
            or (held and number == last),
        )
        for number, row in enumerate(table.rows, 1)
    ]
    return _table(
        widths,
        [_row(widths, titles, head=True), *rows],
        borders=w("tblBorders", *lines),
        margin=twips(look.margin),
    )


def _grid_row(table: Table, row: Row, *, keep_next: bool) -> Xml:
    roles: list[Role] = [row.role] if row.across else [c.role for c in table.columns]
    cells = [
        joined(paragraph(role, unbroken_in_word(line), keep_next=keep_next) for line in cell)
        for role, cell in zip(roles, row.cells, strict=True)
    ]
    widths = [column.width for column in table.columns]
    return _row([sum(widths)] if row.across else widths, cells, span=len(widths))


def unseen(*properties: str, points: float = 1) -> Xml:
    """A paragraph so low that nobody sees it, where Word needs one: between tables, and at a section's end."""
    low = w("spacing", before=0, after=0, line=twentieths(points), lineRule="exact")
    return w("p", w("pPr", on("keepNext", not properties), low, *properties))


def _table(
    columns: Sequence[float],
    rows: Iterable[Xml],
    *,
    borders: Xml = _NOTHING,
    margin: int = 0,
) -> Xml:
    """A table of fixed columns; without borders and margins it only sets texts side by side."""
    properties = w(
        "tblPr",
        w("tblW", w=twips(sum(columns)), type="dxa"),
        w("tblInd", w=0, type="dxa"),
        borders,
        w("tblLayout", type="fixed"),
        w("tblCellMar", *(w(side, w=margin, type="dxa") for side in ("left", "right"))),
    )
    widths = w("tblGrid", *(w("gridCol", w=twips(column)) for column in columns))
    return w("tbl", properties, widths, *rows)


def _row(
    columns: Sequence[float],
    cells: Sequence[Xml],
    *,
    head: bool = False,
    least: float = 0,
    span: int = 1,
) -> Xml:
    """A row that stays in one piece, at least so many points high; a lone cell spans so many columns."""
    height = w("trHeight", val=twentieths(least), hRule="atLeast") if least else _NOTHING
    properties = w("trPr", w("cantSplit"), height, on("tblHeader", head))
    spans = w("gridSpan", val=span) if len(columns) == 1 and span > 1 else _NOTHING
    return w(
        "tr",
        properties,
        *(
            w("tc", w("tcPr", w("tcW", w=twips(column), type="dxa"), spans), cell or w("p"))
            for column, cell in zip(columns, cells, strict=True)
        ),
    )
