"""A paper from head to signature, and a file of one paper or several."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from ctr_cli.model.profile import Profile, Role
from ctr_cli.render.docx.blocks import closing, grid, letterhead, paragraph, ruled, unseen
from ctr_cli.render.docx.package import HEADER_ID, package
from ctr_cli.render.docx.xml import on, tag, twips, w
from ctr_cli.views.document import Closing, Letterhead


class Said(NamedTuple):
    """A paragraph: what it is for, and its runs; plain strings among them are text."""

    role: Role
    runs: tuple[str, ...]


class Grid(NamedTuple):
    """A table with borders: columns in millimetres and their roles, the head, and rows of cells of lines."""

    columns: Sequence[float]
    roles: Sequence[Role]
    head: Sequence[str]
    rows: Sequence[Sequence[Sequence[str]]]


def said(role: Role, *runs: str) -> Said:
    """A paragraph of a role."""
    return Said(role, runs)


def paper(
    head: Letterhead, blocks: Sequence[Said | Grid], end: Closing, profile: Profile, number: int = 1
) -> Markup:
    """A paper with its letterhead and its closing block, which stays with the last of the text.

    `number` is the paper's place in its file.
    """
    last = closing(end, profile)
    *before, final = blocks
    parts = [letterhead(head, profile, number)]
    parts += [_block(block, profile, number) for block in before]
    parts.append(_block(final, profile, number, held=bool(last)))
    if last and isinstance(final, Grid):
        parts.append(unseen())
    return Markup("").join([*parts, last])


def _block(block: Said | Grid, profile: Profile, number: int, *, held: bool = False) -> Markup:
    if isinstance(block, Grid):
        return grid(*block, profile)
    if profile.styles[block.role].rule:
        words, width = "".join(block.runs), profile.page.text_width
        return ruled(block.role, words, profile, room=width, paper=number, keep_next=held)
    return paragraph(block.role, *block.runs, keep_next=held)


def file_of(papers: Sequence[Markup], profile: Profile, *, title: str, author: str) -> bytes:
    """The bytes of a `.docx` with some papers, each on pages of its own, counted from 1."""
    end = _section(profile)
    body = w("body", unseen(end).join(papers), end)
    return package(body, profile, title=title, author=author)


def _section(profile: Profile) -> Markup:
    """The sheet, its margins and its page number: each paper of a file is counted from 1."""
    page = profile.page
    return w(
        "sectPr",
        tag("w:headerReference", {"w:type": "default", "r:id": HEADER_ID}),
        w("pgSz", w=twips(page.width), h=twips(page.height)),
        w(
            "pgMar",
            top=twips(page.top),
            right=twips(page.right),
            bottom=twips(page.bottom),
            left=twips(page.left),
            header=twips(profile.page_number.from_top),
            footer=twips(page.bottom / 2),
            gutter=0,
        ),
        w("pgNumType", start=1),
        on("titlePg", not profile.page_number.on_first_page),
    )
