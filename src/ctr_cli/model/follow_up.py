"""What became of a year's programme: the file beside it that holds only what somebody reported.

The five words for how an item stands are `Status`; what people read and type for them is
`data/follow-up.yaml`, asked by `status_name` and `status_meant`.
"""

from functools import cache
from typing import Annotated, Literal, get_args

from pydantic import ConfigDict, Field

from ctr_cli.data import table
from ctr_cli.language.keys import fold
from ctr_cli.language.printed_dates import quarter_of
from ctr_cli.model.customs import Clock
from ctr_cli.model.values import Day, Identifier, Month, Strict

Status = Literal["todo", "doing", "submitted", "done", "not_arising"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""How an item stands, in the order of work: nothing recorded is the first."""
CLOSED: frozenset[Status] = frozenset({"done", "not_arising"})
"""With these nothing is left to do."""


def is_of_year(day: str, year: int, months: tuple[int, ...] | None = None) -> bool:
    """Whether a day may be recorded in a year's follow-up: work is done within one year of it.

    A meeting, planned for some `months`, is held in that year; one of its last quarter still in the January after it.
    """
    if months is None:
        return abs(int(day[:4]) - year) <= 1
    late = quarter_of(max(months, default=0)) == 4
    return int(day[:4]) == year or (late and day.startswith(f"{year + 1}-01"))


class MeetingRecord(Strict):
    """Một hội nghị: ngày, giờ, nơi họp, và kết quả sau khi họp."""

    model_config = ConfigDict(title="Hội nghị")

    meeting: Identifier
    date: Day | None = None
    start: Clock | None = None
    place: str | None = None
    chair: str | None = None
    guests: str | None = None
    opening: str | None = None
    closing: str | None = None
    held: Day | None = None
    conclusion: str | None = None
    redated: Annotated[int, Field(ge=1)] | None = None


class Ask(Strict):
    """Đề nghị: lùi đến (move) hoặc đưa ra (drop), kèm lý do; ý khác thì chỉ ghi lời (reason)."""

    model_config = ConfigDict(title="Đề nghị")

    move: int | str | None = None
    drop: Literal[True] | None = None
    reason: str | None = None


class Report(Strict):
    """Một cơ quan báo về một nội dung."""

    model_config = ConfigDict(title="Báo cáo của cơ quan")

    agency: Identifier
    status: Status | None = None
    on: Day | None = None
    result: str | None = None
    ask: Ask | None = None
    note: str | None = None


class ItemRecord(Strict):
    """Một nội dung: văn phòng ghi tình trạng, các cơ quan báo ở reports."""

    model_config = ConfigDict(title="Nội dung")

    item: Identifier
    text: str | None = None
    status: Status | None = None
    done: Day | None = None
    result: str | None = None
    ask: Ask | None = None
    note: str | None = None
    reports: list[Report] = Field(default_factory=list)


class Unplanned(Strict):
    """Một việc ngoài chương trình."""

    model_config = ConfigDict(title="Việc ngoài chương trình")

    id: Identifier
    month: Month | None = None
    body: Identifier | None = None
    text: str
    agencies: list[Identifier] = Field(default_factory=list)
    status: Status | None = None
    done: Day | None = None
    result: str | None = None
    ask: Ask | None = None
    note: str | None = None


class FollowUp(Strict):
    """Tình hình thực hiện chương trình công tác của một năm."""

    model_config = ConfigDict(title="Sổ theo dõi")

    format: Literal[1]
    year: Annotated[int, Field(ge=2000, le=2100)]
    meetings: list[MeetingRecord] = Field(default_factory=list)
    items: list[ItemRecord] = Field(default_factory=list)
    unplanned: list[Unplanned] = Field(default_factory=list)


_ENDINGS = frozenset({"roi", "a", "nhe"})


def empty(year: int) -> FollowUp:
    """The follow-up of a year of which nothing is recorded."""
    return FollowUp.model_construct(format=1, year=year, meetings=[], items=[], unplanned=[])


def status_name(status: Status) -> str:
    """What a person reads for a status: `Đã trình`."""
    return _names()[status]


def status_meant(word: str) -> Status | None:
    """The status that a person means by an id or a Vietnamese word, blind to case, marks and a word like `rồi`."""
    said = fold(word)
    return _meanings().get(said) or _meanings().get(_without_ending(said))


def _without_ending(said: str) -> str:
    """A key without what people add behind: `xong rồi ạ` as `xong`."""
    words = said.split()
    while words and words[-1] in _ENDINGS:
        words.pop()
    return " ".join(words)


@cache
def _names() -> dict[Status, str]:
    return {entry["id"]: entry["name"] for entry in table("follow-up")}


@cache
def _meanings() -> dict[str, Status]:
    return {
        fold(word): entry["id"]
        for entry in table("follow-up")
        for word in (entry["id"], entry["name"], *entry["also"])
    }
