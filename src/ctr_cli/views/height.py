"""How high a paper stands on its sheet, in points, by the styles of its profile: whether one page has room for it."""

from collections.abc import Iterable

from ctr_cli.language.widths import POINTS_A_MILLIMETRE, lines_of
from ctr_cli.model.profile import Profile, Role, Style
from ctr_cli.views.blocks import Paper, Paragraph
from ctr_cli.views.document import Closing, Letterhead, signature_lines

_SINGLE = 1.15
"""Single line spacing by the size of the letters."""
_SPACE = 0.25
"""The width of a space by the size of the letters."""
_SLACK = 9
"""Points that stay empty: what sets a page may break a line earlier than its letters are wide."""


def on_one_page(paper: Paper) -> bool:
    """Whether a paper of paragraphs alone has room on the first page."""
    profile, page = paper.profile, paper.profile.page
    room = (page.height - page.top - page.bottom) * POINTS_A_MILLIMETRE
    said = [(b.role, b.text) for b in paper.blocks if isinstance(b, Paragraph)]
    text = _height(profile, said, page.text_width)
    return _head(profile, paper.head) + text + _end(profile, paper.end) + _SLACK <= room


def _height(profile: Profile, said: Iterable[tuple[Role, str]], width: float) -> float:
    """How high some paragraphs stand in a column so many millimetres wide."""
    return sum(_paragraph(profile.styles[role], text, width) for role, text in said if text)


def _paragraph(style: Style, text: str, width: float) -> float:
    room = (width - style.left) * POINTS_A_MILLIMETRE
    indent = round(max(style.first_line, 0) * POINTS_A_MILLIMETRE / (_SPACE * style.size))
    rows = sum(
        len(lines_of("\u00a0" * indent + line, style.size, room, bold=style.bold))
        for line in text.split("\n")
    )
    pitch = style.line or style.size * _SINGLE * (style.lines or 1)
    return style.before + rows * pitch + style.after


def _head(profile: Profile, head: Letterhead) -> float:
    """Two rows of two columns."""
    left, right = profile.left_column, profile.page.text_width - profile.left_column
    rows: tuple[tuple[list[tuple[Role, str]], list[tuple[Role, str]]], ...] = (
        (
            [("parent", head["parent"]), ("issuer", head["issuer"]), ("star", head["star"])],
            [("nation", head["nation"]), ("motto", head["motto"])],
        ),
        (
            [("number", head["number_line"]), ("about", head["about"]), ("draft", head["draft"])],
            [("place_date", head["place_and_date"])],
        ),
    )
    return sum(
        max(_height(profile, one, left), _height(profile, other, right)) for one, other in rows
    )


def _end(profile: Profile, end: Closing) -> float:
    """The recipients beside the signature."""
    names = [
        f"- {one['name']}{one['before']}{one['purpose']}{one['after']}" for one in end["recipients"]
    ]
    left: list[tuple[Role, str]] = [("recipients_label", end["recipients_label"])]
    left += [("recipient", name) for name in names]
    column = profile.left_column
    return max(
        _height(profile, left, column),
        # The place of the signature stays where nobody is named yet.
        _height(
            profile,
            [*signature_lines({**end, "signer": end["signer"] or "…"})],
            profile.page.text_width - column,
        ),
    )
