"""Papers as Markdown: to read, to send, to paste."""

from collections.abc import Iterable, Iterator, Sequence

from ctr_cli.render.templates import markdown
from ctr_cli.views.blocks import Paper, Paragraph, Row, Table
from ctr_cli.views.document import Closing, Letterhead, signature_lines

_BOLD = ("kind", "title", "part", "section", "meeting", "topic")
_HEADINGS = {"kind": "# ", "title": "## "}
_SIGNS = {"-": "- ", "+": "  - "}


def markdown_of(papers: Sequence[Paper]) -> str:
    """The text of papers, a rule between two."""
    return "\n---\n\n".join("\n".join(_paper(paper)) for paper in papers)


def _paper(paper: Paper) -> Iterator[str]:
    yield from _head(paper.head)
    for block in paper.blocks:
        yield from _table(block) if isinstance(block, Table) else _paragraph(block)
    yield from _closing(paper.end)


def _head(head: Letterhead) -> Iterator[str]:
    left = (head["parent"], head["issuer"], head["number_line"], head["about"])
    right = (head["nation"], head["motto"], head["place_and_date"])
    for line in (*left, *right):
        if line:
            yield f"{markdown(line)}\n"


def _paragraph(block: Paragraph) -> Iterator[str]:
    if block.role == "title_rule":
        return
    text = "".join(f"*{markdown(r.text)}*" if r.italic else markdown(r.text) for r in block.runs)
    if block.mark in _SIGNS:
        yield f"{_SIGNS[block.mark]}{text}\n"
        return
    whole = f"{block.mark} {text}" if block.mark else text
    if block.role in _HEADINGS:
        yield f"{_HEADINGS[block.role]}{whole}\n"
    else:
        yield f"**{whole}**\n" if block.role in _BOLD else f"{whole}\n"


def _table(table: Table) -> Iterator[str]:
    yield _cells(column.heading for column in table.columns)
    yield _cells("---" for _ in table.columns)
    for row in table.rows:
        yield _cells(_row(row, len(table.columns)))
    yield ""


def _row(row: Row, columns: int) -> list[str]:
    cells = ["<br>".join(markdown(line) for line in cell) for cell in row.cells]
    return [*cells, *[""] * (columns - len(cells))]


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _closing(end: Closing) -> Iterator[str]:
    for _, said in signature_lines(end):
        yield f"**{markdown(said)}**\n"
    if end["recipients"]:
        yield f"{markdown(end['recipients_label'])}\n"
        for entry in end["recipients"]:
            whole = f"{entry['name']}{entry['before']}{entry['purpose']}{entry['after']}"
            yield f"- {markdown(whole)}"
        yield ""
