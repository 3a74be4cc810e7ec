"""The styles of a Word document: one for each role of its profile, so that a clerk changes one and all follow."""

from ctr_cli.model.profile import ROLES, Profile, Role, Style
from ctr_cli.render.docx.xml import (
    NAMESPACES,
    Xml,
    half_points,
    on,
    part,
    tag,
    twentieths,
    twips,
    w,
)

_OUTLINE: dict[Role, int] = {"part": 0, "section": 1, "meeting": 2}
"""The roles the navigation pane shows, with their level."""

_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}
_SINGLE = 240
"""`w:line` counts a multiple of single spacing in 240ths."""


def style_id(role: Role) -> str:
    """The id of a role's style; Word and its readers know headings and the page header by theirs."""
    if role in _OUTLINE:
        return f"Heading{_OUTLINE[role] + 1}"
    return "Header" if role == "page_number" else role.title().replace("_", "")


def styles(profile: Profile) -> bytes:
    """The part `word/styles.xml`."""
    return part(
        tag(
            "w:styles",
            {"xmlns:w": NAMESPACES["xmlns:w"]},
            _defaults(profile),
            _latent(),
            _normal(profile),
            _table_normal(),
            *(_style(role, profile.styles[role], n) for n, role in enumerate(ROLES, 1)),
        )
    )


def _defaults(profile: Profile) -> Xml:
    size = half_points(profile.styles["body"].size)
    letters = w(
        "rPr",
        _fonts(profile.font),
        w("sz", val=size),
        w("szCs", val=size),
        w("lang", val=profile.language, eastAsia=profile.language, bidi=profile.language),
    )
    return w("docDefaults", w("rPrDefault", letters), w("pPrDefault"))


def _fonts(font: str) -> Xml:
    return w("rFonts", ascii=font, hAnsi=font, eastAsia=font, cs=font)


def _latent() -> Xml:
    """Word's own styles stay out of the gallery: what it shows is the document's."""
    return w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=376,
    )


def _normal(profile: Profile) -> Xml:
    return w(
        "style",
        w("name", val="Normal"),
        w("qFormat"),
        w("pPr", w("widowControl")),
        w("rPr", _fonts(profile.font)),
        type="paragraph",
        default=1,
        styleId="Normal",
    )


def _table_normal() -> Xml:
    sides = ("top", "left", "bottom", "right")
    margins = w("tblCellMar", *(w(side, w=0, type="dxa") for side in sides))
    return w(
        "style",
        w("name", val="Normal Table"),
        w("uiPriority", val=99),
        w("semiHidden"),
        w("unhideWhenUsed"),
        w("tblPr", w("tblInd", w=0, type="dxa"), margins),
        type="table",
        default=1,
        styleId="TableNormal",
    )


def _style(role: Role, style: Style, priority: int) -> Xml:
    known = role in _OUTLINE or role == "page_number"
    return w(
        "style",
        w("name", val=style.name),
        w("basedOn", val="Normal"),
        w("next", val=style_id("item")) if role in _OUTLINE else Xml(""),
        w("uiPriority", val=priority),
        w("qFormat"),
        w("pPr", *_paragraph(role, style)),
        w("rPr", *_letters(style)),
        type="paragraph",
        customStyle=None if known else 1,
        styleId=style_id(role),
    )


def _paragraph(role: Role, style: Style) -> list[Xml]:
    if style.line is not None:
        pitch: dict[str, object] = {"line": twentieths(style.line), "lineRule": "exact"}
    else:
        pitch = {"line": round(_SINGLE * (style.lines or 1)), "lineRule": "auto"}
    return [
        on("keepNext", style.keep_next),
        on("keepLines", role in _OUTLINE),
        w("spacing", before=twentieths(style.before), after=twentieths(style.after), **pitch),
        w("ind", left=twips(style.left), firstLine=twips(style.first_line)),
        w("jc", val=_ALIGN[style.align]),
        w("outlineLvl", val=_OUTLINE[role]) if role in _OUTLINE else Xml(""),
    ]


def _letters(style: Style) -> list[Xml]:
    size = half_points(style.size)
    return [
        *(on(name, style.bold) for name in ("b", "bCs")),
        *(on(name, style.italic) for name in ("i", "iCs")),
        w("sz", val=size),
        w("szCs", val=size),
        w("u", val="single") if style.underline else Xml(""),
    ]
