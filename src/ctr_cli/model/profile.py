"""What a profile (thể thức) is: one dated set of format rules, read by what prints and by what checks."""

from typing import Annotated, Literal, get_args

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from ctr_cli.model.demands import Applies, Demands, Entry, OfficeWords

Positive = Annotated[float, Field(gt=0)]
NotNegative = Annotated[float, Field(ge=0)]
Role = Literal[
    "body", "parent", "issuer", "star", "number", "about", "nation", "motto", "place_date", "draft",
    "kind", "title", "title_rule", "basis", "part", "section", "meeting", "topic", "item", "detail",
    "agencies", "recipients_label", "recipient", "authority", "post", "signer", "addressee",
    "when_where", "table_head", "table_text", "table_center", "page_number",
]  # fmt: skip
"""What a paragraph is for; each has one style in every profile."""

ROLES: tuple[Role, ...] = get_args(Role)


class Page(Entry):
    """The sheet and its margins, in millimetres."""

    width: Positive
    height: Positive
    top: NotNegative
    bottom: NotNegative
    left: NotNegative
    right: NotNegative

    @property
    def text_width(self) -> float:
        """The width between the margins, in millimetres."""
        return self.width - self.left - self.right


class PageNumber(Entry):
    """Where the page number stands: millimetres from the upper edge."""

    from_top: NotNegative
    on_first_page: bool


class Words(Entry):
    """The words a profile prints by itself, and how it writes numbers and dates.

    `{number}`, `{symbol}`, `{draft}` and `{purpose}` stand for what is filled in; None prints nothing.
    `brackets_apart`: what stands in brackets is a sentence of its own, behind one that a stop closed and with a capital.
    """

    nation: str
    motto: str | None
    star: str | None
    number: str = Field(pattern=r"\{number\}.*\{symbol\}")
    number_digits: int = Field(ge=1)
    blank: int = Field(ge=0)
    day_digits: int = Field(ge=1)
    zero_months: int = Field(ge=0, le=12)
    draft: str = Field(pattern=r"\{draft\}")
    title_rule: str | None
    title_capital: bool = False
    basis_mark: str | None = None
    brackets_apart: bool = False
    recipients: str
    recipient_end: str
    recipients_end: str
    purpose: str = Field(pattern=r"^[^{}]*\{purpose\}[^{}]*$")


class Rule(Entry):
    """A line drawn under a text: its length as a part of the text's, gap and weight in points."""

    length: Positive
    gap: NotNegative
    weight: Positive


class Table(Entry):
    """Tables with borders: margin inside a cell in millimetres, weight of lines in points.

    `columns` are widths by what a column holds, one to another: those a table has share its room.
    """

    margin: NotNegative
    weight: Positive
    columns: dict[str, Positive]


class Style(Entry):
    """How a paragraph of one role looks: sizes and spacing in points, indents in millimetres.

    `line` is an exact line pitch, `lines` a multiple of single spacing; without either it is single.
    """

    name: str
    size: Positive
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: Literal["left", "center", "right", "justify"] = "left"
    first_line: float = 0
    left: float = 0
    before: NotNegative = 0
    after: NotNegative = 0
    line: Positive | None = None
    lines: Positive | None = None
    keep_next: bool = False
    rule: Rule | None = None


class Profile(Entry):
    """A set of format rules; `id` is the name of its file, `title` the document that lays them down.

    `left_column` is the width of the left one of the two columns of letterhead and closing block, in
    millimetres; the right one has the rest of the text's width.
    """

    model_config = ConfigDict(title="Thể thức")

    id: str
    title: str
    applies: Applies | None = None
    language: str
    font: str
    page: Page
    page_number: PageNumber
    left_column: Positive
    words: Words
    office: OfficeWords
    demands: Demands
    table: Table
    styles: dict[Role, Style]

    @model_validator(mode="after")
    def _complete(self) -> "Profile":
        missing = [role for role in ROLES if role not in self.styles]
        if missing:
            raise PydanticCustomError(
                "said", "thiếu kiểu của {roles}", {"roles": ", ".join(missing)}
            )
        if not 0 < self.left_column < self.page.text_width:
            message = "`left_column`: cột trái rộng hơn phần chữ giữa hai lề"
            raise PydanticCustomError("said", message)
        return self
