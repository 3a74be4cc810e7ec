"""Papers as a Word file: letterhead, blocks and closing block of each, on pages of their own."""

from collections.abc import Iterator, Sequence

from ctr_cli.model.profile import Page, Profile
from ctr_cli.render.docx.blocks import closing, grid, letterhead, title, unseen, written
from ctr_cli.render.docx.package import HEADER_ID, package
from ctr_cli.render.docx.xml import Xml, joined, on, tag, twips, w
from ctr_cli.render.letterhead import fitted
from ctr_cli.views.blocks import Block, Paper, Table

_GAP = 5
"""Points between a table and the text above it."""


def docx_of(papers: Sequence[Paper], title: str = "") -> bytes:
    """The bytes of a `.docx` with some papers, each counted from page 1, in the styles of the first one's profile."""
    first, *_, last = [papers[0], *papers]
    bodies = [_paper(paper, number) for number, paper in enumerate(papers, 1)]
    ends = [unseen(section(paper.profile)) for paper in papers[:-1]]
    parts = [
        part for pair in zip(bodies, [*ends, section(last.profile)], strict=True) for part in pair
    ]
    title = title or first.title
    return package(w("body", *parts), first.profile, title=title, author=first.head["issuer"])


def _paper(paper: Paper, number: int) -> Xml:
    """A paper, its closing block kept with the last of the text; `number` is its place in the file."""
    last = closing(paper.end, paper.profile)
    # An annex has no letterhead of its own.
    head = letterhead(paper.head, paper.profile, number) if any(paper.head.values()) else Xml("")
    parts = [head, *_blocks(paper, number, bool(last))]
    if last and isinstance(paper.blocks[-1], Table):
        parts.append(unseen())
    return joined([*parts, last])


def _blocks(paper: Paper, number: int, closed: bool) -> Iterator[Xml]:
    """The blocks in their order; two tables in a row would become one, and one would touch the line above it."""
    end = len(paper.blocks) - 1
    for at, block in enumerate(paper.blocks):
        if at and isinstance(block, Table):
            after_table = isinstance(paper.blocks[at - 1], Table)
            yield unseen() if after_table else unseen(points=_GAP)
        yield written_block(block, paper.profile, number, held=closed and at == end)


def written_block(block: Block, profile: Profile, number: int, *, held: bool) -> Xml:
    """A block of the paper with a number in its file; `held` keeps it with what follows."""
    if isinstance(block, Table):
        return grid(block, profile, keep_next=held)
    if profile.styles[block.role].rule or (block.role == "title" and block.text.strip()):
        words = " ".join(block.text.splitlines())
        line = fitted(block.role, words, profile, profile.page.text_width)
        return title(line, profile, number, keep_next=held or block.held)
    lines = block.by_line() if block.role == "body" else [block]
    return joined(written(line, keep_next=held) for line in lines)


def _orientation(page: Page) -> dict[str, str]:
    return {"orient": "landscape"} if page.width > page.height else {}


def section(profile: Profile) -> Xml:
    """The sheet, its margins and its page number: each paper of a file is counted from 1."""
    page = profile.page
    return w(
        "sectPr",
        tag("w:headerReference", {"w:type": "default", "r:id": HEADER_ID}),
        w("pgSz", w=twips(page.width), h=twips(page.height), **_orientation(page)),
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
