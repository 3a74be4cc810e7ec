"""Profiles (thể thức): the dated sets of format rules, and which of them a document obeys.

The built-in ones stand in `data/profiles/`; a `profiles/` folder of the user adds to them, or stands in
for one by name. A profile that `extends` another states only what differs.
"""

from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from ctr_cli.data import data_names, table
from ctr_cli.errors import AccessError, CtrError, UsageError
from ctr_cli.model import Program
from ctr_cli.source.discover import folders_beside
from ctr_cli.vietnamese import fold

Role = Literal[
    "body", "parent", "issuer", "star", "number", "about", "nation", "motto", "place_date", "draft",
    "kind", "title", "title_rule", "basis", "part", "section", "meeting", "topic", "item", "detail",
    "agencies", "recipients_label", "recipient", "authority", "post", "signer", "addressee",
    "when_where", "table_head", "table_text", "table_center", "page_number",
]  # fmt: skip
"""What a paragraph is for; each has one style in every profile."""

ROLES: tuple[Role, ...] = get_args(Role)
_INNER = "profiles"
_Model = TypeVar("_Model", bound=BaseModel)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Applies(_Entry):
    """Whose documents, and from which day to which (`2026-05-26`, both included), a profile is for.

    `issuers` are beginnings of names; a profile without any is for every issuer that no other names.
    """

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
    recipients: str
    recipient_end: str
    recipients_end: str
    purpose: str = Field(pattern=r"^[^{}]*\{purpose\}[^{}]*$")


class Office(_Entry):
    """Who writes the papers around a programme: the office, for whom it writes, and how it signs.

    `{issuer}` stands for the issuer's name, `{office}` for the office's, `{body}` for what the
    programme's own symbol says of the issuer (`ĐU` in `CTr/ĐU`).
    """

    name: str
    host: str
    authority: str
    post: str
    archive: str
    invitation_symbol: str
    letter_symbol: str


class Rule(_Entry):
    """A line drawn under a text: its length as a part of the text's, gap and weight in points."""

    length: float = Field(gt=0)
    gap: float = Field(ge=0)
    weight: float = Field(gt=0)


class Table(_Entry):
    """Tables with borders: margin inside a cell and columns in millimetres, weight of lines in points."""

    margin: float = Field(ge=0)
    weight: float = Field(gt=0)
    agenda: list[Annotated[float, Field(gt=0)]] = Field(min_length=4, max_length=4)


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

    id: str
    title: str
    applies: Applies | None = None
    language: str
    font: str
    page: Page
    page_number: PageNumber
    left_column: float = Field(gt=0)
    words: Words
    office: Office
    table: Table
    styles: dict[Role, Style]

    @model_validator(mode="after")
    def _complete(self) -> "Profile":
        missing = [role for role in ROLES if role not in self.styles]
        if missing:
            raise PydanticCustomError("styles", "missing roles", {"missing": ", ".join(missing)})
        if not 0 < self.left_column < self.page.text_width:
            raise PydanticCustomError("columns", "left column wider than the text")
        return self


class Chosen(NamedTuple):
    """A profile, and the reason it was taken (Vietnamese, to be read after its name)."""

    profile: Profile
    reason: str


def profile_folders(program: Path) -> list[Path]:
    """The folders whose profiles go before the built-in ones."""
    return folders_beside(program, _INNER)


def profile_names(folders: list[Path]) -> list[str]:
    """The names of all profiles, the user's before the built-in ones."""
    users = [path.stem for folder in folders for path in sorted(folder.glob("*.yaml"))]
    return list(dict.fromkeys([*users, *data_names(_INNER)]))


def choose(program: Program, asked: str | None, folders: list[Path], date: str) -> Chosen:
    """The profile of a paper dated `2025-12-05`, `2025-12` or `2025`.

    It is the one asked for, the file's own, or the one for the issuer and the date.
    Raises `UsageError` for a name asked for that there is not, `CtrError` for one the file names, or
    for a profile that is wrong in itself.
    """
    if asked:
        return Chosen(profile(asked, folders, UsageError), "theo --profile")
    if program.document.profile:
        reason = "theo khóa document.profile của tệp"
        return Chosen(profile(program.document.profile, folders, CtrError), reason)
    return _by_date(program, folders, date)


def profile(name: str, folders: list[Path], error: type[CtrError] = UsageError) -> Profile:
    """The profile of a name; `error` is raised when there is none, `CtrError` when it is wrong."""
    known = profile_names(folders)
    if name not in known:
        raise error(f"không có thể thức `{name}`", f"các thể thức có: {', '.join(known)}")
    return _checked(Profile, {**_values(name, folders), "id": name}, name, folders)


def _by_date(program: Program, folders: list[Path], date: str) -> Chosen:
    issuer, day = fold(program.issuer.name), _last_possible_day(date)
    for_issuer, for_all = [], []
    for name in profile_names(folders):
        applies = _applies(name, folders)
        if applies is None or not applies.since <= day <= applies.until:
            continue
        if any(issuer.startswith(fold(beginning)) for beginning in applies.issuers):
            for_issuer.append(name)
        elif not applies.issuers:
            for_all.append(name)
    if not for_issuer and not for_all:
        hint = f"chọn bằng --profile: {', '.join(profile_names(folders))}"
        raise CtrError(f"không có thể thức nào cho văn bản ngày {day}", hint)
    chosen = profile((for_issuer or for_all)[0], folders, CtrError)
    return Chosen(chosen, _reason(date, program.issuer.name if for_issuer else None))


def _reason(date: str, issuer: str | None) -> str:
    year, *parts = date.split("-")
    known = ("năm", "tháng", "ngày")[len(parts)]
    when = "/".join([*parts[1:], *(str(int(month)) for month in parts[:1]), year])
    return f"theo {known} văn bản {when}" + (f" và cơ quan ban hành {issuer}" if issuer else "")


def _last_possible_day(date: str) -> str:
    """The day of a date, or the last one while its day, or its month, is blank."""
    return date + "-12-31"[3 * (date.count("-")) :]


def _applies(name: str, folders: list[Path]) -> Applies | None:
    values = _values(name, folders).get("applies")
    return None if values is None else _checked(Applies, values, name, folders)


def _values(name: str, folders: list[Path], seen: tuple[str, ...] = ()) -> dict[str, Any]:
    """The values of a profile over those of the one it extends.

    A user's profile may extend the built-in one it stands in for; it is then for the same documents.
    The built-in ones extend one another, whatever the user has.
    """
    values = dict(_own_values(name, folders))
    base = values.pop("extends", None)
    if base is None:
        return values
    if _users_file(name, folders) is None:
        folders = []
    elif base == name and name in data_names(_INNER):
        return _over(_values(name, []), values)
    file = _file(name, folders)
    if base in (name, *seen):
        circle = " → ".join([*seen, name, base])
        raise CtrError(f"{file}: extends vòng tròn: {circle}", "sửa extends")
    if base not in profile_names(folders):
        known = ", ".join(profile_names(folders))
        raise CtrError(
            f"{file}: không có thể thức `{base}` ghi ở extends", f"các thể thức: {known}"
        )
    inherited = _values(base, folders, (*seen, name))
    inherited.pop("applies", None)
    return _over(inherited, values)


def _over(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in changes.items():
        inner = merged.get(key)
        if isinstance(inner, dict) and isinstance(value, dict):
            value = _over(inner, value)
        merged[key] = value
    return merged


def _users_file(name: str, folders: list[Path]) -> Path | None:
    paths = (folder / f"{name}.yaml" for folder in folders)
    return next((path for path in paths if path.is_file()), None)


def _file(name: str, folders: list[Path]) -> str:
    return str(_users_file(name, folders) or f"{_INNER}/{name}.yaml")


def _own_values(name: str, folders: list[Path]) -> dict[str, Any]:
    """What a profile's own file says."""
    path = _users_file(name, folders)
    if path is None:
        values: dict[str, Any] = table(f"{_INNER}/{name}")
        return values
    return _read(path)


@cache
def _read(path: Path) -> dict[str, Any]:
    from ctr_cli.source.decode import decode
    from ctr_cli.source.load import read

    try:
        raw = path.read_bytes()
    except OSError as error:
        raise AccessError(f"không đọc được {path} ({error.strerror})", "xem lại tệp") from None
    text, findings = decode(raw, str(path))
    if text is None:
        raise CtrError(f"{path}: {findings[0].message}", findings[0].hint)
    tree, troubles = read(text)
    if troubles:
        trouble = troubles[0]
        raise CtrError(f"{path}:{trouble.start.line + 1}: {trouble.message}", trouble.hint)
    if not isinstance(tree.data, dict):
        raise CtrError(f"{path}: tệp thể thức chưa có khóa nào", "xem mẫu: ctr templates")
    return tree.data


def _checked(model: type[_Model], values: Any, name: str, folders: list[Path]) -> _Model:
    try:
        return model.model_validate(values)
    except ValidationError as wrong:
        complaints = [_complaint(detail) for detail in wrong.errors(include_url=False)]
        hint = "sửa tệp thể thức; ý nghĩa từng khóa ghi trong tệp hd36.yaml"
        raise CtrError(f"{_file(name, folders)}: " + "; ".join(complaints), hint) from None


def _complaint(detail: Any) -> str:
    if detail["type"] == "styles":
        return f"styles: thiếu {detail['ctx']['missing']}"
    if detail["type"] == "columns":
        return "left_column: cột trái rộng hơn phần chữ giữa hai lề"
    path = ".".join(str(step) for step in detail["loc"] if step != "[key]")
    said = {
        "missing": "thiếu khóa này",
        "extra_forbidden": "không có khóa này",
        "greater_than": "phải lớn hơn 0",
        "greater_than_equal": "số quá nhỏ",
        "less_than_equal": "số quá lớn",
        "literal_error": "không nhận giá trị này",
        "string_pattern_mismatch": "thiếu chỗ điền trong ngoặc nhọn",
    }.get(detail["type"], "giá trị không đúng kiểu")
    shown = "" if detail["type"] == "missing" else f" ({detail['input']!s:.40})"
    return f"{path}: {said}{shown}"
