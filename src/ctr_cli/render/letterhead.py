"""How the words of a letterhead stand in its two columns: their widths, and where long names break."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.levels import LEVELS
from ctr_cli.language.patterns import regex
from ctr_cli.language.widths import POINTS_A_MILLIMETRE, balanced, width
from ctr_cli.model.profile import Profile, Role, Style
from ctr_cli.render.unbroken import NO_BREAK, unbroken, whole_names
from ctr_cli.views.document import Closing, Letterhead, signature_lines

_WIDER_NO_BREAK = 0.1
"""By how much of its size LibreOffice sets a no-break space wider than a space; Word sets both alike."""
_LEAST_LEFT = 60
"""Millimetres that names at the left keep beside a long place and date."""
_GAP = 2
"""Millimetres that part names at the left from the title beside them, at least."""
_SLACK = 0.5
"""Millimetres by which a column is wider than its text, so that no rounding breaks the line."""


class Line(Struct):
    """A text in the style of its role; no-break spaces keep it in so many rows, `last` is the last of them."""

    role: Role
    text: str
    rows: int
    last: str


def fitted(role: Role, text: str, profile: Profile, room: float) -> Line:
    """A text of a title in a room of so many millimetres; one too long breaks into rows of like length.

    The name of an office breaks before a name within it: `ỦY BAN NHÂN DÂN` over `PHƯỜNG NGUYỄN ĐẠI NĂNG`;
    a title before its bracket, and within no name.
    """
    style = profile.styles[role]
    look = {"bold": style.bold, "italic": style.italic}
    points = room * POINTS_A_MILLIMETRE
    parts = _breaks(role).split(text)
    whole = whole_names if role == "title" else str
    rows = [
        row
        for part in _gathered(parts, style.size, points, **look)
        for row in balanced(unbroken(whole(part)), style.size, points, **look)
    ]
    kept = [row.replace(" ", NO_BREAK) for row in rows] if len(rows) > 1 else [unbroken(text)]
    return Line(role, " ".join(kept), len(rows), rows[-1])


def in_whole_names(role: Role, text: str, profile: Profile, room: float) -> str:
    """A text of a title for a page as wide as its reader has it: where it has more rows than one, it breaks as `fitted` does."""
    style = profile.styles[role]

    def whole(part: str) -> str:
        wide = width(part, style.size, bold=style.bold, italic=style.italic)
        fits = wide <= room * POINTS_A_MILLIMETRE
        return part.replace(" ", NO_BREAK) if fits else fitted(role, part, profile, room).text

    parts = _breaks(role).split(text)
    return " ".join(map(whole, parts)) if len(parts) > 1 else unbroken(text)


def head_in_whole_names(words: Letterhead, profile: Profile) -> dict[str, str]:
    """The issuer and who is above it, in the left column of a letterhead on such a page."""
    room = letterhead_columns(words, profile)[0]
    return {
        "parent": in_whole_names("parent", words["parent"] or "", profile, room),
        "issuer": in_whole_names("issuer", words["issuer"], profile, room),
    }


def _gathered(
    parts: Sequence[str], size: float, room: float, *, bold: bool, italic: bool
) -> list[str]:
    """The parts of a text, as many of them in one as have room, the last first: an organ stands over whose it is."""
    found = [""]
    for part in reversed(parts):
        longer = f"{part} {found[0]}".strip()
        if found[0] and width(longer, size, bold=bold, italic=italic) > room:
            found.insert(0, part)
        else:
            found[0] = longer
    return found


@cache
def _breaks(role: Role) -> re.Pattern[str]:
    """The space at which a text of a role breaks rather than elsewhere: before a name that is no end of a longer one; a
    level alone is no row, nor is the sign of who signs for another.
    """
    if role in ("parent", "issuer", "authority"):
        names = table("no-break")["names"]
        alone = "|".join(level.upper() for level in LEVELS)

        def inside(name: str) -> Iterable[str]:
            return (one.removesuffix(f" {name}") for one in names if one.endswith(f" {name}"))

        def not_behind(words: Iterable[str]) -> str:
            return "".join(rf"(?<!{re.escape(word)})" for word in words)

        before = "|".join(
            rf"{not_behind(inside(name))} (?={re.escape(name)}(?!\w))" for name in names
        )
        signs = not_behind(["-", *table("no-break")["signs"]])
        return regex(rf"{signs}(?:{before})(?!(?:{alone})\Z)")
    return regex(r" (?=\()") if role == "title" else regex(r"\Z(?!\Z)")


def letterhead_lines(words: Letterhead, profile: Profile) -> list[list[Line]]:
    """The lines of the four cells: who issues, national or Party title, number and subject, place and date."""
    left, right = letterhead_columns(words, profile)
    cells: tuple[tuple[float, tuple[tuple[Role, str], ...]], ...] = (
        (
            left,
            (("parent", words["parent"]), ("issuer", words["issuer"]), ("star", words["star"])),
        ),
        (right, (("nation", words["nation"]), ("motto", words["motto"]))),
        (
            left,
            (
                ("number", words["number_line"]),
                ("about", words["about"]),
                ("draft", words["draft"]),
            ),
        ),
        (right, (("place_date", words["place_and_date"]),)),
    )
    return [
        [
            fitted(role, line, profile, room)
            for role, text in said
            for line in (text.split("\n") if text else [])
        ]
        for room, said in cells
    ]


def letterhead_columns(words: Letterhead, profile: Profile) -> tuple[float, float]:
    """The widths of the two columns in millimetres: the profile's, or as long names need them.

    The boundary moves so that both sides stay on one line and do not touch. Where they cannot, the right side does
    and the names at the left wrap; place and date wrap only where they would leave them too little room.
    """
    # Both are centred in their columns: half of what is left over parts them.
    fixed = _widest(profile, nation=words["nation"], motto=words["motto"]) + 2 * _GAP
    need_right = max(fixed, _widest(profile, place_date=words["place_and_date"]))
    need_left = _widest(profile, parent=words["parent"], issuer=words["issuer"])
    total, left = profile.page.text_width, profile.left_column
    if need_left + need_right <= total:
        left = min(max(left, need_left), total - need_right)
    else:
        right = need_right if need_right <= total - _LEAST_LEFT else fixed
        left = min(max(left, need_left), total - right)
    return left, total - left


def signature_rows(words: Closing, profile: Profile) -> list[tuple[Role, str]]:
    """The lines of a signature, each with its role, a long authority in rows that break between names."""
    room = profile.page.text_width - profile.left_column
    return [(role, fitted(role, said, profile, room).text) for role, said in signature_lines(words)]


def _widest(profile: Profile, **texts: str) -> float:
    """The room in millimetres that the widest of some texts needs, each in the style of its role."""
    styles: dict[str, Style] = {str(role): style for role, style in profile.styles.items()}
    widths = [
        width(line, styles[role].size, bold=styles[role].bold, italic=styles[role].italic)
        + unbroken(line).count(NO_BREAK) * styles[role].size * _WIDER_NO_BREAK
        for role, said in texts.items()
        for line in said.split("\n")
    ]
    return max(widths) / POINTS_A_MILLIMETRE + _SLACK
