"""What a decision that adjusts a programme is: the changes it makes, each with its reason."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

from ctr_cli.model.values import (
    Assignment,
    Day,
    Identifier,
    Kind,
    Month,
    MonthOrDay,
    Quarter,
    Strict,
)

Verb = Literal["move", "drop", "reword", "assign", "add", "meet"]
VERBS: tuple[Verb, ...] = get_args(Verb)
NEEDED: dict[Verb, tuple[str, ...]] = {
    "move": ("to",),
    "drop": (),
    "reword": ("text",),
    "assign": ("agencies",),
    "add": ("to", "text"),
    "meet": ("body",),
}
"""The keys each change cannot do without; `meet` also needs a month or a quarter."""
ALLOWED: dict[Verb, tuple[str, ...]] = {
    **NEEDED,
    "add": ("to", "text", "topic", "condition", "product", "deadline", "agencies"),
    "meet": ("body", "month", "quarter", "number", "kind"),
}
"""The keys that mean something beside each change; `reason` beside all."""


def _written(value: Any) -> Any:
    """A number as its digits: a month, a quarter or a year may be typed without quotes."""
    return str(value) if type(value) is int else value


Destination = Annotated[
    str,
    BeforeValidator(_written),
    WithJsonSchema({"anyOf": [{"type": "string"}, {"type": "integer"}]}),
]


class Change(Strict):
    """Một thay đổi: đúng một trong các khóa move, drop, reword, assign, add, meet."""

    model_config = ConfigDict(title="Thay đổi")

    move: Identifier | None = Field(
        default=None,
        title="Chuyển thời gian",
        description="Mã nội dung hoặc hội nghị được chuyển; ghi nơi đến ở to.",
        examples=["btv-9.4"],
    )
    drop: Identifier | None = Field(
        default=None,
        title="Đưa ra khỏi chương trình",
        description="Mã nội dung được đưa ra.",
        examples=["btv-10.3"],
    )
    reword: Identifier | None = Field(
        default=None,
        title="Sửa nội dung",
        description="Mã nội dung được sửa câu chữ; câu mới ghi ở text.",
        examples=["btv-9.2"],
    )
    assign: Identifier | None = Field(
        default=None,
        title="Phân công lại",
        description="Mã nội dung được giao cho cơ quan khác; các cơ quan ghi ở agencies.",
        examples=["btv-9.1"],
    )
    add: Identifier | None = Field(
        default=None,
        title="Bổ sung nội dung",
        description="Mã của nội dung mới, bs-1, bs-2…; hội nghị ghi ở to, câu chữ ở text.",
        examples=["bs-1"],
    )
    meet: Identifier | None = Field(
        default=None,
        title="Bổ sung hội nghị",
        description="Mã của hội nghị mới, hn-1, hn-2…; ghi body và month.",
        examples=["hn-1"],
    )
    to: Destination | None = Field(
        default=None,
        title="Nơi đến",
        description="Mã hội nghị, tháng (hoặc quý, nếu cơ quan họp theo quý), hoặc một năm sau.",
        examples=["btv-11", 11, 2027],
    )
    text: str | None = Field(
        default=None, title="Nội dung", description="Câu mới, kể cả dấu ở cuối câu."
    )
    topic: str | None = Field(default=None, title="Lĩnh vực")
    condition: str | None = Field(default=None, title="Điều kiện", examples=["nếu có"])
    product: str | None = Field(default=None, title="Sản phẩm", examples=["Nghị quyết"])
    deadline: MonthOrDay | None = Field(default=None, title="Thời hạn", examples=["2026-11-15"])
    agencies: list[Assignment] = Field(
        default=[], title="Cơ quan chuẩn bị", examples=[["UBND phường"]]
    )
    body: Identifier | None = Field(default=None, title="Cơ quan họp", examples=["bch"])
    month: Month | None = Field(default=None, title="Tháng", examples=[8])
    quarter: Quarter | None = Field(default=None, title="Quý", examples=[3])
    number: Annotated[int, Field(ge=1)] | None = Field(
        default=None,
        title="Lần thứ",
        description="Số của hội nghị mới; các hội nghị sau lùi một số.",
        examples=[5],
    )
    kind: Kind | None = Field(
        default=None,
        title="Loại hội nghị",
        description="thematic: chuyên đề; extraordinary: đột xuất.",
    )
    reason: str | None = Field(default=None, title="Lý do", examples=["chờ hướng dẫn của Thành ủy"])


class Amendment(Strict):
    """Một quyết định điều chỉnh, bổ sung chương trình, với các thay đổi của nó."""

    model_config = ConfigDict(title="Quyết định điều chỉnh")

    date: Day = Field(
        title="Ngày quyết định", description="Năm-tháng-ngày.", examples=["2026-06-20"]
    )
    paper: str | None = Field(
        default=None,
        title="Số, ký hiệu văn bản",
        description="Để trống (null) khi chưa ra văn bản.",
        examples=["45-TB/ĐU"],
    )
    authority: str | None = Field(
        default=None,
        title="Cơ quan quyết định",
        examples=["Thường trực Đảng ủy", "Ban Thường vụ Đảng ủy"],
    )
    changes: list[Change] = Field(title="Các thay đổi", description="Theo thứ tự quyết định.")


def verb_of(change: Change) -> Verb | None:
    """What a change does, or None unless it does exactly one thing."""
    named = [verb for verb in VERBS if getattr(change, verb) is not None]
    return named[0] if len(named) == 1 else None


def named_by(change: Change, verb: Verb) -> str:
    """The id of what a change speaks of."""
    return str(getattr(change, verb))
