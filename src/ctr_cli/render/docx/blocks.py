"""The blocks a paper is built of: paragraphs in a role's style, letterhead, closing block, tables."""

from collections.abc import Iterable, Sequence
from typing import cast

from markupsafe import Markup

from ctr_cli.model.profile import ROLES, Profile, Role, Rule
from ctr_cli.render.docx.styles import style_id
from ctr_cli.render.docx.xml import clean, emu, on, tag, twentieths, twips, w
from ctr_cli.render.letters import lines, width
from ctr_cli.views.document import Closing, Letterhead

POINTS_A_MILLIMETRE = 72 / 25.4
_NATURAL = 1.15
"""Single spacing of Times New Roman, as a multiple of the size."""

_SLACK = 0.5
"""Millimetres by which a column is wider than its text, so that no rounding breaks the line."""

_NOTHING = Markup("")
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"


def text(words: str, *, italic: bool = False) -> Markup:
    """A run of text, its spaces kept."""
    look = w("rPr", w("i"), w("iCs")) if italic else _NOTHING
    return w("r", look, tag("w:t", {"xml:space": "preserve"}, clean(words))) if words else _NOTHING


def paragraph(role: Role, *runs: str, keep_next: bool = False) -> Markup:
    """A paragraph in the style of a role; plain strings among its runs are text."""
    style = w("pPr", w("pStyle", val=style_id(role)), on("keepNext", keep_next))
    return w("p", style, *(run if isinstance(run, Markup) else text(run) for run in runs))


def ruled(
    role: Role, words: str, profile: Profile, *, room: float, paper: int, keep_next: bool = False
) -> Markup:
    """A paragraph with the line its style draws under the text; `room` is its column in millimetres.

    `paper` is the number of the paper in its file, so that every drawing has a number of its own.
    """
    style = profile.styles[role]
    if not style.rule or not words:
        return paragraph(role, words, keep_next=keep_next)
    look = {"bold": style.bold, "italic": style.italic}
    long = width(words, style.size, **look)
    room *= POINTS_A_MILLIMETRE
    rows = lines(words, style.size, room, **look)
    below = rows * (style.line or style.size * _NATURAL * (style.lines or 1)) + style.rule.gap
    line = _line(
        style.rule, min(long, room) * style.rule.length, below, paper * 100 + ROLES.index(role)
    )
    return paragraph(role, words, line, keep_next=keep_next)


def _line(rule: Rule, length: float, below: float, number: int) -> Markup:
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


def letterhead(words: Letterhead, profile: Profile, paper: int) -> Markup:
    """Who issues, the number, the national or Party title, place and date: two columns without borders."""
    left, right = letterhead_columns(words, profile)

    def one(role: Role, said: str, room: float) -> Markup:
        lines = said.split("\n") if said else []
        return _joined(ruled(role, line, profile, room=room, paper=paper) for line in lines)

    names = [
        one("parent", words["parent"], left),
        one("issuer", words["issuer"], left),
        one("star", words["star"], left),
    ]
    nation = [one("nation", words["nation"], right), one("motto", words["motto"], right)]
    number = [
        one("number", words["number_line"], left),
        one("about", words["about"], left),
        one("draft", words["draft"], left),
    ]
    date = [one("place_date", words["place_and_date"], right)]
    columns = [left, right]
    rows = ((names, nation), (number, date))
    return _table(columns, (_row(columns, [_joined(cell) for cell in row]) for row in rows))


def letterhead_columns(words: Letterhead, profile: Profile) -> tuple[float, float]:
    """The widths of the two columns in millimetres: the profile's, or as long names need them.

    The boundary moves so that both sides stay on one line. Where they cannot, the national title does
    and the names at the left wrap.
    """
    fixed = _widest(profile, nation=words["nation"], motto=words["motto"])
    need_right = max(fixed, _widest(profile, place_date=words["place_and_date"]))
    need_left = _widest(profile, parent=words["parent"], issuer=words["issuer"])
    total, left = profile.page.text_width, profile.left_column
    if need_left + need_right <= total:
        left = min(max(left, need_left), total - need_right)
    else:
        left = min(max(left, need_left), total - fixed)
    return left, total - left


def _widest(profile: Profile, **texts: str) -> float:
    """The room in millimetres that the widest of some texts needs, each in the style of its role."""
    widths = []
    for role, said in texts.items():
        style = profile.styles[cast(Role, role)]
        for line in said.split("\n"):
            widths.append(width(line, style.size, bold=style.bold, italic=style.italic))
    return max(widths) / POINTS_A_MILLIMETRE + _SLACK


def closing(words: Closing, profile: Profile) -> Markup:
    """Recipients at the left, the signature at the right: one row that never breaks across pages."""
    if not words["recipients_label"] and not words["authority"]:
        return _NOTHING
    recipients = [
        paragraph(
            "recipient",
            f"- {entry['name']}{entry['before']}",
            text(entry["purpose"], italic=True),
            entry["after"],
        )
        for entry in words["recipients"]
    ]
    label = paragraph("recipients_label", words["recipients_label"])
    signature: tuple[tuple[Role, str], ...] = (
        ("authority", words["authority"]),
        ("post", words["post"]),
        ("signer", words["signer"]),
    )
    left = _joined([label, *recipients]) if recipients else _NOTHING
    right = _joined(paragraph(role, said) for role, said in signature if said)
    styles = [profile.styles[role] for role, _ in signature]
    height = sum(style.size * _NATURAL + style.before for style in styles) if right else 0
    columns = [profile.left_column, profile.page.text_width - profile.left_column]
    return _table(columns, [_row(columns, [left, right], least=height)])


def grid(
    columns: Sequence[float],
    roles: Sequence[Role],
    head: Sequence[str],
    rows: Sequence[Sequence[Sequence[str]]],
    profile: Profile,
) -> Markup:
    """A table with borders, columns in millimetres; its head comes again on every page, no row breaks.

    A column has the role of its paragraphs; a cell is a list of lines, each a paragraph. The last row
    stays with what follows.
    """
    look = profile.table
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    eighths = round(look.weight * 8)
    lines = (w(side, val="single", sz=eighths, space=0, color="000000") for side in sides)
    heading = _row(columns, [paragraph("table_head", cell) for cell in head], head=True)
    body = (
        _row(
            columns,
            [
                _joined(paragraph(role, line, keep_next=number == len(rows)) for line in cell)
                for role, cell in zip(roles, row, strict=True)
            ],
        )
        for number, row in enumerate(rows, 1)
    )
    borders = w("tblBorders", *lines)
    return _table(columns, [heading, *body], borders=borders, margin=twips(look.margin))


def unseen(*properties: str) -> Markup:
    """A paragraph too low to be seen, where Word needs one: between tables, and at a section's end."""
    low = w("spacing", before=0, after=0, line=20, lineRule="exact")
    return w("p", w("pPr", on("keepNext", not properties), low, *properties))


def _joined(parts: Iterable[Markup]) -> Markup:
    return _NOTHING.join(parts)


def _table(
    columns: Sequence[float],
    rows: Iterable[Markup],
    *,
    borders: Markup = _NOTHING,
    margin: int = 0,
) -> Markup:
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
    columns: Sequence[float], cells: Sequence[Markup], *, head: bool = False, least: float = 0
) -> Markup:
    """A row that stays in one piece, at least so many points high."""
    height = w("trHeight", val=twentieths(least), hRule="atLeast") if least else _NOTHING
    properties = w("trPr", w("cantSplit"), height, on("tblHeader", head))
    return w(
        "tr",
        properties,
        *(
            w("tc", w("tcPr", w("tcW", w=twips(column), type="dxa")), cell or w("p"))
            for column, cell in zip(columns, cells, strict=True)
        ),
    )
