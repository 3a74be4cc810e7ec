"""The small values a programme is made of: ids, months, days, and an agency with its role."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from ctr_cli.language.keys import plain, tone_key
from ctr_cli.model.printed import NAME, SIGN, TEXT, UNSEEN

Text = Annotated[str, TEXT]
Name = Annotated[str, NAME]
Code = Annotated[str, SIGN]
Unseen = Annotated[str, UNSEEN]
Month = Annotated[int, Field(ge=1, le=12), SIGN]
Quarter = Annotated[int, Field(ge=1, le=4), SIGN]
Number = Annotated[int, Field(ge=1), SIGN]
Days = Annotated[int, Field(ge=0, le=60), UNSEEN]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+([.-][a-z0-9]+)*$"), UNSEEN]
_MONTH_DIGITS, _DAY_DIGITS = "(0[1-9]|1[0-2])", "(0[1-9]|[12][0-9]|3[01])"
Day = Annotated[str, Field(pattern=rf"^[0-9]{{4}}-{_MONTH_DIGITS}-{_DAY_DIGITS}$"), SIGN]
_MONTH_OR_DAY = rf"[0-9]{{4}}-{_MONTH_DIGITS}(-{_DAY_DIGITS})?"
MonthOrDay = Annotated[str, Field(pattern=f"^{_MONTH_OR_DAY}$"), SIGN]
MonthDayOrNone = Annotated[str, Field(pattern=f"^({_MONTH_OR_DAY})?$"), SIGN]
"""Left empty, one that was set is withdrawn."""
Role = Annotated[
    Literal["prepare", "lead", "coordinate", "advise", "verify", "submit", "perform", "subject"],
    SIGN,
]
BY_WHEN = "Thời hạn: "
"""How a point of an item begins that says its deadline in words: `Thời hạn: trước ngày 10/1`."""
PAPERS_BY = "Hạn gửi tài liệu: "
"""How a point begins that says that its deadline is that of its papers, and not of the work."""
SAY_BY_WHEN = (BY_WHEN, PAPERS_BY)
ROLE_WORDS: dict[str, str] = {
    "prepare": "chuẩn bị",
    "lead": "chủ trì",
    "coordinate": "phối hợp",
    "advise": "tham mưu",
    "verify": "thẩm tra",
    "submit": "trình",
    "perform": "thực hiện",
    "subject": "là đối tượng",
}
"""What an agency does, as papers say it."""
_Entry = TypeVar("_Entry")
Recurs = Annotated[Literal["yearly", "term", "once"], UNSEEN]
Every = Annotated[Literal["week", "month", "quarter", "year"], SIGN]
Kind = Annotated[Literal["regular", "thematic", "extraordinary"], SIGN]


class Strict(BaseModel):
    """A mapping that knows its keys: unknown ones are errors, and no value is guessed from another type."""

    model_config = ConfigDict(extra="forbid", strict=True, defer_build=True)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        from ctr_cli.model.keys import describe

        schema = handler.resolve_ref_schema(handler(core_schema))
        describe(cls, schema["properties"])
        return schema


class Assignment(Strict):
    """Phân công: một cơ quan và vai trò. Ghi tên cơ quan là đủ khi vai trò là chuẩn bị."""

    model_config = ConfigDict(title="Phân công")

    agency: Name
    role: Role = "prepare"

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, value: Any) -> Any:
        return {"agency": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        mapping = super().__get_pydantic_json_schema__(core_schema, handler)
        name = {"type": "string", "title": "Cơ quan", "description": mapping["description"]}
        return {"title": mapping["title"], "anyOf": [name, mapping]}


def answerable(entries: Sequence[_Entry], role: Callable[[_Entry], str]) -> list[_Entry]:
    """Those of the charged who answer for the work: not who is only looked into, nor who helps others with it."""
    return [entry for entry in entries if role(entry) not in ("subject", "coordinate")]


def is_verification(text: str) -> bool:
    """Whether to verify is what an item itself is: `Thẩm tra các báo cáo trình kỳ họp`."""
    return plain(text).startswith(ROLE_WORDS["verify"])


def same_hands(old: Sequence[Assignment], new: Sequence[Assignment]) -> bool:
    """Whether the same agencies do the same, however their names place their tone marks."""
    first, second = (
        [(tone_key(one.agency), one.role) for one in entries] for entries in (old, new)
    )
    return first == second
