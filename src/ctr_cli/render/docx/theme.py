"""The theme of a document: black on white and one face, so that whatever a clerk adds in Word fits in."""

from ctr_cli.render.docx.xml import NAMESPACES, Xml, part, tag

_DARK, _LIGHT = "000000", "FFFFFF"
_ACCENTS = (*(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")


def theme(font: str) -> bytes:
    """The part `word/theme/theme1.xml`."""
    elements = tag("a:themeElements", {}, _colours(), _fonts(font), _formats())
    return part(tag("a:theme", {"xmlns:a": NAMESPACES["xmlns:a"], "name": "ctr"}, elements))


def _colours() -> Xml:
    named = dict.fromkeys(("dk1", "dk2"), _DARK) | dict.fromkeys(("lt1", "lt2"), _LIGHT)
    colours = {name: named[name] for name in ("dk1", "lt1", "dk2", "lt2")}
    colours |= dict.fromkeys(_ACCENTS, _DARK)
    return tag(
        "a:clrScheme",
        {"name": "ctr"},
        *(tag(f"a:{k}", {}, tag("a:srgbClr", {"val": v})) for k, v in colours.items()),
    )


def _fonts(font: str) -> Xml:
    faces = [tag(f"a:{kind}", {"typeface": font}) for kind in ("latin", "ea", "cs")]
    sets = (tag(f"a:{kind}", {}, *faces) for kind in ("majorFont", "minorFont"))
    return tag("a:fontScheme", {"name": "ctr"}, *sets)


def _formats() -> Xml:
    """Three of each, as the schema wants: plain fills, thin lines, no effects."""
    fill = tag("a:solidFill", {}, tag("a:schemeClr", {"val": "phClr"}))
    line = tag("a:ln", {"w": 6350}, fill)
    plain = tag("a:effectStyle", {}, tag("a:effectLst", {}))
    return tag(
        "a:fmtScheme",
        {"name": "ctr"},
        tag("a:fillStyleLst", {}, *[fill] * 3),
        tag("a:lnStyleLst", {}, *[line] * 3),
        tag("a:effectStyleLst", {}, *[plain] * 3),
        tag("a:bgFillStyleLst", {}, *[fill] * 3),
    )
