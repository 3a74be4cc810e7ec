"""What a profile (thể thức) is: one dated set of format rules, read by what prints and by what checks."""

from typing import Annotated, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from ctr_cli.language.keys import fold

Role = Literal[
    "body", "parent", "issuer", "star", "number", "about", "nation", "motto", "place_date", "draft",
    "kind", "title", "title_rule", "basis", "part", "section", "meeting", "topic", "item", "detail",
    "agencies", "recipients_label", "recipient", "authority", "post", "signer", "addressee",
    "when_where", "table_head", "table_text", "table_center", "page_number",
]  # fmt: skip
"""What a paragraph is for; each has one style in every profile."""

ROLES: tuple[Role, ...] = get_args(Role)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)


class Applies(_Entry):
    """Whose documents, and from which day to which (`2026-05-26`, both included), a profile is for.

    `issuers` are beginnings of names; a profile without any is for every issuer that no other names.
    """

    model_config = ConfigDict(title="Thể thức")

    issuers: list[str] = []
    since: str = Field(default="0001-01-01", alias="from")
    until: str = "9999-12-31"


class Page(_Entry):
    """The sheet and its margins, in millimetres."""

    width: float = Field(gt=0)
    height: float = Field(gt=0)
    top: float = Field(ge=0)
    bottom: float = Field(ge=0)
    left: float = Field(ge=0)
    right: float = Field(ge=0)

    @property
    def text_width(self) -> float:
        """The width between the margins, in millimetres."""
        return self.width - self.left - self.right


class PageNumber(_Entry):
    """Where the page number stands: millimetres from the upper edge."""

    from_top: float = Field(ge=0)
    on_first_page: bool


class Words(_Entry):
    """The words a profile prints by itself, and how it writes numbers and dates.

    `{number}`, `{symbol}`, `{draft}` and `{purpose}` stand for what is filled in; None prints nothing.
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
    basis_mark: str | None = None
    recipients: str
    recipient_end: str
    recipients_end: str
    purpose: str = Field(pattern=r"^[^{}]*\{purpose\}[^{}]*$")


OfficeKey = Literal[
    "name", "host", "authority", "post", "archive", "invitation_symbol", "letter_symbol",
    "notice_symbol", "notice_authority", "report_symbol", "office_head", "office_report_symbol",
    "invitation_authority", "invitation_post",
]  # fmt: skip
"""A word of the office that a kind of issuer may have of its own."""


class OfficeWords(_Entry):
    """Who writes the papers around a programme: the office, for whom it writes, and how it signs.

    `{issuer}` stands for the issuer's name, `{office}` for the office's, `{body}` for what the
    programme's own symbol says of the issuer (`ĐU` in `CTr/ĐU`). Invitations are signed like all else
    unless `invitation_authority` and `invitation_post` say otherwise.
    """

    name: str
    host: str
    authority: str
    post: str
    archive: str
    invitation_symbol: str
    letter_symbol: str
    notice_symbol: str
    notice_authority: str
    report_symbol: str
    office_head: str
    office_report_symbol: str
    invitation_authority: str | None = None
    invitation_post: str | None = None


class Signing(_Entry):
    """How the documents of some issuers are signed and marked; `issuers` are beginnings of their names.

    The first of `authorities` and of `posts` is the usual one; `bodies` are what a symbol may say of
    the issuer (`ĐU` in `CTr/ĐU`), the usual first. `committee`: they are committees of the Party, whose
    programme goes to the level above and to their members. `dated_in_january`: their programme is issued
    in December or in January. `office` holds what is theirs alone of the profile's own `office`.
    """

    issuers: list[str] = Field(min_length=1)
    authorities: list[str] = Field(min_length=1)
    posts: list[str] = Field(min_length=1)
    bodies: list[str] = Field(min_length=1)
    committee: bool = False
    dated_in_january: bool = False
    office: dict[OfficeKey, str] = {}


class Demands(_Entry):
    """What a profile demands of the words in a programme's file, for the issuers named in `signing`.

    `signs` are how a line of authority begins, `by_order` the one that goes with the head of an office;
    `separator` stands in a symbol, `last_basis` ends the last basis.
    """

    source: str
    signs: list[str] = Field(min_length=1)
    by_order: str | None
    separator: str
    last_basis: str
    signing: list[Signing] = Field(min_length=1)


def signing_of(demands: Demands, issuer: str | None) -> Signing | None:
    """How a profile lets an issuer sign; None for one of whom it says nothing."""
    name = f"{fold(issuer or '')} "
    return next(
        (
            entry
            for entry in demands.signing
            if any(name.startswith(f"{fold(beginning)} ") for beginning in entry.issuers)
        ),
        None,
    )


def office_of(office: OfficeWords, demands: Demands, issuer: str | None) -> OfficeWords:
    """The words of the office of an issuer: the profile's, with what is his alone."""
    own = signing_of(demands, issuer)
    return (
        office.model_copy(update={str(key): word for key, word in own.office.items()})
        if own
        else office
    )


class Rule(_Entry):
    """A line drawn under a text: its length as a part of the text's, gap and weight in points."""

    length: float = Field(gt=0)
    gap: float = Field(ge=0)
    weight: float = Field(gt=0)


class Table(_Entry):
    """Tables with borders: margin inside a cell in millimetres, weight of lines in points.

    `columns` are widths by what a column holds, one to another: those a table has share its room.
    """

    margin: float = Field(ge=0)
    weight: float = Field(gt=0)
    columns: dict[str, Annotated[float, Field(gt=0)]]


class Style(_Entry):
    """How a paragraph of one role looks: sizes and spacing in points, indents in millimetres.

    `line` is an exact line pitch, `lines` a multiple of single spacing; without either it is single.
    """

    name: str
    size: float = Field(gt=0)
    bold: bool = False
    italic: bool = False
    underline: bool = False
    align: Literal["left", "center", "right", "justify"] = "left"
    first_line: float = 0
    left: float = 0
    before: float = Field(default=0, ge=0)
    after: float = Field(default=0, ge=0)
    line: float | None = Field(default=None, gt=0)
    lines: float | None = Field(default=None, gt=0)
    keep_next: bool = False
    rule: Rule | None = None


class Profile(_Entry):
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
    left_column: float = Field(gt=0)
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
