"""What an office sets for all its programmes: the file `ctr.yaml` beside them, and nothing else.

What its keys are called and mean stands in `data/keys.yaml`.
"""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import ConfigDict, Field

from ctr_cli.model.customs import Customs
from ctr_cli.model.program import Program
from ctr_cli.model.values import Days, Strict

if TYPE_CHECKING:
    from ctr_cli.model.agencies import Directory

ToneStyle = Literal["auto", "first", "main"]
CodePrefix = Annotated[str, Field(pattern=r"^CTR[1-9]\d{0,2}$")]
DayAndMonth = Annotated[
    str,
    Field(
        pattern=r"^((0?[1-9]|[12][0-9])/(0?[1-9]|1[0-2])|30/(0?[13-9]|1[0-2])|31/(0?[13578]|1[02]))$"
    ),
]
TermYears = Annotated[str, Field(pattern=r"^\d{4}-\d{4}$")]
Roman = Annotated[str, Field(pattern=r"^(X{1,3}(IX|IV|VI{0,3}|I{1,3})?|IX|IV|VI{0,3}|I{1,3})$")]


class _Strict(Strict):
    """A mapping that knows its keys and changes no value."""

    model_config = ConfigDict(frozen=True)


class Anniversary(_Strict):
    """Một ngày kỷ niệm của địa phương hay của ngành, thêm vào bảng có sẵn."""

    model_config = ConfigDict(title="Ngày kỷ niệm")

    names: list[str]
    since: Annotated[int, Field(ge=1, le=2100)]
    day: DayAndMonth | None = None


class Term(_Strict):
    """Một khóa và những năm của nhiệm kỳ ấy, thêm vào bảng có sẵn."""

    model_config = ConfigDict(title="Khóa, nhiệm kỳ")

    body: str
    term: Roman
    years: TermYears


class Member(_Strict):
    """Một đồng chí phụ trách những cơ quan nào."""

    model_config = ConfigDict(title="Đồng chí phụ trách")

    name: str
    post: str | None = None
    agencies: list[str]


class Office(Customs):
    """Cấu hình chung cho các chương trình trong thư mục."""

    # No factories: of each pydantic would read the signature when `DEFAULTS` is made, at every start.
    model_config = ConfigDict(title="Cấu hình", frozen=True)

    tone_style: ToneStyle = "auto"
    words: list[str] = Field(default=[])
    ignore: list[CodePrefix] = Field(default=[])
    anniversaries: list[Anniversary] = Field(default=[])
    terms: list[Term] = Field(default=[])
    deadlines: dict[str, Days] = Field(default={})
    members: list[Member] = Field(default=[])


DEFAULTS = Office.model_construct()
"""What holds where nothing is set."""


def under(office: Office, program: Program) -> Program:
    """A programme with the office's customs where its own settings say nothing."""
    own = program.settings.model_fields_set
    customs = {
        key: getattr(office, key)
        for key in Customs.model_fields
        if key in office.model_fields_set and key not in own
    }
    if not customs:
        return program
    return program.model_copy(update={"settings": program.settings.model_copy(update=customs)})


def by_ids(office: Office, known: "Directory") -> Office:
    """An office's settings with agencies by their ids, where they are named; what nobody knows stays as it stands."""
    from ctr_cli.model.agencies import id_of

    members = [
        m.model_copy(update={"agencies": [id_of(known, name) for name in m.agencies]})
        for m in office.members
    ]
    deadlines = {id_of(known, name): days for name, days in office.deadlines.items()}
    if (members, deadlines) == (office.members, office.deadlines):
        return office
    return office.model_copy(update={"members": members, "deadlines": deadlines})
