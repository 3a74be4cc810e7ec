"""What a paper is made of, in no format: a letterhead, blocks, a closing block, and under which profile it stands."""

from collections.abc import Iterable, Iterator, Sequence

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.widths import POINTS_A_MILLIMETRE, width
from ctr_cli.model.profile import Profile, Role
from ctr_cli.views.document import Closing, Letterhead

_SLACK = 0.3
"""Millimetres for what sets a page: its letters are a little wider or narrower than measured."""


class Run(Struct):
    """A stretch of text in one look."""

    text: str
    italic: bool = False


class Paragraph(Struct):
    """A paragraph: what it is for, the number or sign it begins with, and its text.

    `held` keeps it on the page of what follows; `id` names the meeting or item it is of.
    """

    role: Role
    runs: tuple[Run, ...]
    mark: str = ""
    held: bool = False
    id: str = ""

    @property
    def words(self) -> str:
        """The text without its mark."""
        return "".join(run.text for run in self.runs)

    @property
    def text(self) -> str:
        """The whole of it, as one line of plain text."""
        return f"{self.mark} {self.words}" if self.mark else self.words

    def by_line(self) -> "list[Paragraph]":
        """A paragraph for each line of a text in one look, the mark before the first."""
        first, *others = (self._replace(runs=(Run(text),)) for text in self.words.split("\n"))
        return [first, *(other._replace(mark="") for other in others)]


class Column(Struct):
    """A column: its heading, the role of its paragraphs, and its width in millimetres."""

    heading: str
    role: Role
    width: float


class Row(Struct):
    """A row: a cell for each column, each a list of lines; `across`: one cell over all of them, in the style of a role."""

    cells: tuple[Sequence[str], ...]
    across: bool = False
    role: Role = "table_head"


class Table(Struct):
    """A table with borders, whose head is printed again on every page; `held` as for a paragraph."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]
    held: bool = False


Block = Paragraph | Table


class Sheet(Struct):
    """A table as a sheet of a workbook: its name, the line at its head, and the table."""

    name: str
    title: str
    table: Table


class Paper(Struct):
    """A paper as it is printed; `name` is that of its file (no ending), `title` what a reader's window shows.

    `date` is `2025-12-05`, `2025-12` or `2025` while the rest is blank.
    """

    name: str
    title: str
    date: str
    profile: Profile
    head: Letterhead
    blocks: Sequence[Block]
    end: Closing


def line(role: Role, text: str, mark: str = "", *, held: bool = False, of: str = "") -> Paragraph:
    """A paragraph in one look; `of` is the id of the meeting or item it belongs to."""
    return Paragraph(role, (Run(text),), mark, held, of)


def labelled(role: Role, label: str, text: str, mark: str = "") -> Paragraph:
    """A paragraph with a label in italics before its text."""
    return Paragraph(role, (Run(label, italic=True), Run(f" {text}")), mark)


def with_points(item: Paragraph, points: Sequence[str], *, headed: bool) -> list[Paragraph]:
    """An item and its smaller points, which stand on one page with it.

    Not the first under a heading, which LibreOffice would leave behind alone.
    """
    blocks = [item, *(line("detail", point, "+", of=item.id) for point in points)]
    return [
        *(block._replace(held=bool(at) or not headed) for at, block in enumerate(blocks[:-1])),
        blocks[-1],
    ]


def heading(kind: str, subject: str, rule: str | None, note: str = "") -> list[Paragraph]:
    """The type of a paper, its subject with a note to it, and the sign its profile sets under it."""
    lines: tuple[tuple[Role, str], ...] = (
        ("kind", kind),
        ("title", subject),
        ("place_date", note),
        ("title_rule", rule or ""),
    )
    return [line(role, text) for role, text in lines if text]


def table(columns: Sequence[Column], rows: Sequence[Row], profile: Profile) -> Table:
    """A table as wide as the page, without the columns that no row fills."""
    filled = [n for n, _ in enumerate(columns) if any(_fills(row, n) for row in rows)]
    kept = [row if row.across else Row(tuple(row.cells[n] for n in filled)) for row in rows]
    return whole_table([columns[n] for n in filled], kept, profile)


def whole_table(columns: Sequence[Column], rows: Sequence[Row], profile: Profile) -> Table:
    """A table as wide as the page; nothing in it breaks inside a word while there is room, no heading ever."""
    whole = sum(column.width for column in columns) / profile.page.text_width
    cells = [
        [text for row in rows if not row.across for text in row.cells[n]]
        for n, _ in enumerate(columns)
    ]
    least = [_least(column, texts, profile) for column, texts in zip(columns, cells, strict=True)]
    if sum(least) > profile.page.text_width:
        least = [_least(column, (), profile) for column in columns]
    spare = [max(column.width / whole - low, 0) for column, low in zip(columns, least, strict=True)]
    room = profile.page.text_width - sum(least)
    share = room / sum(spare) if room > 0 and any(spare) else 0
    widths = [low + own * share for low, own in zip(least, spare, strict=True)]
    return Table(
        tuple(c._replace(width=wide) for c, wide in zip(columns, widths, strict=True)), rows
    )


_WORD = regex(r"(?:\bsố )?(?:[^\s-]|-(?![a-z]))+-?")
"""What stands on one line: `số 12/KH-UBND`; a code breaks behind a hyphen, `giam-` over `sat-9`."""


def _least(column: Column, texts: Iterable[str], profile: Profile) -> float:
    """How many millimetres a column needs for the longest word of its heading and its texts, between its margins."""
    head, inside = profile.styles["table_head"], profile.styles[column.role]
    widths = [width(word, head.size, bold=head.bold) for word in column.heading.split()]
    words = {word for text in texts for word in _WORD.findall(text)}
    widths += [width(word, inside.size, bold=inside.bold) for word in words]
    return max(widths) / POINTS_A_MILLIMETRE + 2 * profile.table.margin + _SLACK


def _fills(row: Row, column: int) -> bool:
    return not row.across and any(row.cells[column])


def texts(paper: Paper) -> Iterator[str]:
    """Every text between letterhead and closing block, in the order a reader meets them."""
    for block in paper.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (column.heading for column in block.columns)
            for row in block.rows:
                for cell in row.cells:
                    yield from cell
