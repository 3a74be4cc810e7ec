"""What a decision that adjusts a programme is: the changes it makes, each with its reason."""

from typing import Annotated, Any, Literal, get_args

from pydantic import BeforeValidator, ConfigDict, Field, WithJsonSchema

from ctr_cli.model.values import (
    Assignment,
    Day,
    Identifier,
    Kind,
    Month,
    MonthDayOrNone,
    Quarter,
    Strict,
)

Verb = Literal["move", "drop", "reword", "assign", "add", "meet"]
VERBS: tuple[Verb, ...] = get_args(Verb)
NEEDED: dict[Verb, tuple[str, ...]] = {
    "move": ("to",),
    "drop": (),
    "reword": (),
    "assign": ("agencies",),
    "add": ("to", "text"),
    "meet": ("body",),
}
"""The keys each change cannot do without."""
ONE_OF: dict[Verb, tuple[str, ...]] = {"reword": ("text", "deadline"), "meet": ("month", "quarter")}
"""The keys of which a change needs one."""
ALLOWED: dict[Verb, tuple[str, ...]] = {
    **NEEDED,
    "move": ("to", "agencies", "deadline", "number"),
    "reword": ("text", "agencies", "deadline"),
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

    move: Identifier | None = None
    drop: Identifier | None = None
    reword: Identifier | None = None
    assign: Identifier | None = None
    add: Identifier | None = None
    meet: Identifier | None = None
    to: Destination | None = None
    text: str | None = None
    topic: str | None = None
    condition: str | None = None
    product: str | None = None
    deadline: MonthDayOrNone | None = None
    agencies: list[Assignment] = Field(default_factory=list)
    body: Identifier | None = None
    month: Month | None = None
    quarter: Quarter | None = None
    number: Annotated[int, Field(ge=1)] | None = None
    kind: Kind | None = None
    reason: str | None = None


class Amendment(Strict):
    """Một quyết định điều chỉnh, bổ sung chương trình, với các thay đổi của nó."""

    model_config = ConfigDict(title="Quyết định điều chỉnh")

    date: Day
    paper: str | None = None
    authority: str | None = None
    changes: list[Change]


def verb_of(change: Change) -> Verb | None:
    """What a change does, or None unless it does exactly one thing."""
    named = [verb for verb in VERBS if getattr(change, verb) is not None]
    return named[0] if len(named) == 1 else None


def named_by(change: Change, verb: Verb) -> str:
    """The id of what a change speaks of."""
    return str(getattr(change, verb))
