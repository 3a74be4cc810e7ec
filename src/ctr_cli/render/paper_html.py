"""Papers as an HTML page: one file that asks for nothing, on a screen and on the printer's sheet alike."""

from collections.abc import Mapping, Sequence
from typing import Any

from ctr_cli.model.profile import Profile, Style
from ctr_cli.render.letterhead import head_in_whole_names, in_whole_names, letterhead_columns
from ctr_cli.views.blocks import Paper, Table

TEMPLATE = "paper.html.j2"
_TAGS = {"kind": "h1", "part": "h2", "section": "h3", "meeting": "h4"}
_NATURAL = 1.15
"""Single spacing of Times New Roman, as a multiple of the size."""


def page_of(papers: Sequence[Paper], title: str = "") -> dict[str, Any]:
    """The values of the template `paper.html.j2`: papers, the element of each role, the look of each style."""
    first = papers[0]
    return {
        "title": title or first.title,
        "language": first.profile.language.partition("-")[0],
        "author": first.head["issuer"],
        "page": first.profile.page,
        "font": first.profile.font,
        "styles": _looks(first.profile),
        "table": first.profile.table,
        "tags": _TAGS,
        "papers": [
            {
                **paper._asdict(),
                **_names(paper),
                "blocks": _blocks(paper),
            }
            for paper in papers
        ],
    }


def _names(paper: Paper) -> dict[str, Any]:
    """The widths of the letterhead's columns, and it and the closing block with long names that break between names."""
    profile, head, end = paper.profile, paper.head, paper.end
    right = profile.page.text_width - profile.left_column
    signed_for = (
        in_whole_names("authority", line, profile, right) for line in end["authority"].split("\n")
    )
    return {
        "columns": letterhead_columns(head, profile),
        "head": {**head, **head_in_whole_names(head, profile)},
        "end": {**end, "authority": "\n".join(signed_for)},
    }


def _blocks(paper: Paper) -> list[Mapping[str, Any]]:
    """The blocks, a table told from a paragraph."""
    return [{**block._asdict(), "is_table": isinstance(block, Table)} for block in paper.blocks]


def _looks(profile: Profile) -> dict[str, str]:
    """The declarations of CSS for each role, in points and millimetres as the profile has them."""
    return {role: _look(style) for role, style in profile.styles.items()}


def _look(style: Style) -> str:
    height = f"{style.line}pt" if style.line else f"{_NATURAL * (style.lines or 1):.3g}"
    said = {
        "font-size": f"{style.size}pt",
        "line-height": height,
        "font-weight": "bold" if style.bold else "normal",
        "font-style": "italic" if style.italic else "normal",
        "text-decoration": "underline" if style.underline else "none",
        "text-align": style.align,
        "text-indent": f"{style.first_line}mm",
        "margin": f"{style.before}pt 0 {style.after}pt {style.left}mm",
        "break-after": "avoid" if style.keep_next else "auto",
    }
    return "; ".join(f"{name}: {value}" for name, value in said.items())
