"""What became of a year's programme: the file beside it that holds only what somebody reported.

The five words for how an item stands are `Status`; what people read and type for them is
`data/follow-up.yaml`, asked by `status_name` and `status_meant`.
"""

from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field

from ctr_cli.data import table
from ctr_cli.language.keys import fold
from ctr_cli.model.customs import Clock
from ctr_cli.model.values import Day, Identifier, Month, Strict

Status = Literal["todo", "doing", "submitted", "done", "not_arising"]
STATUSES: tuple[Status, ...] = get_args(Status)
"""How an item stands, in the order of work: nothing recorded is the first."""
CLOSED: frozenset[Status] = frozenset({"done", "not_arising"})
"""With these nothing is left to do."""


def _status(example: Status) -> Any:
    """The field of how something stands."""
    return Field(
        default=None,
        title="Tình trạng",
        description="todo: chưa làm; doing: đang làm; submitted: đã trình; done: hoàn thành; "
        "not_arising: không phát sinh.",
        examples=[example],
    )


class MeetingRecord(Strict):
    """Một hội nghị: ngày, giờ, nơi họp, và kết quả sau khi họp."""

    model_config = ConfigDict(title="Hội nghị")

    meeting: Identifier = Field(
        title="Mã hội nghị", description="Mã trong chương trình.", examples=["btv-3", "bch-4"]
    )
    date: Day | None = Field(
        default=None,
        title="Ngày họp",
        description="Năm-tháng-ngày; thắng ngày ghi trong chương trình.",
        examples=["2026-03-25"],
    )
    start: Clock | None = Field(
        default=None,
        title="Giờ khai mạc",
        description="Giờ:phút, trong dấu nháy.",
        examples=["08:00"],
    )
    place: str | None = Field(
        default=None, title="Nơi họp", examples=["Hội trường tầng 2, trụ sở Đảng ủy"]
    )
    chair: str | None = Field(default=None, title="Chủ trì", examples=["Đồng chí Bí thư Đảng ủy"])
    guests: str | None = Field(
        default=None, title="Khách mời", examples=["Lãnh đạo Ủy ban nhân dân phường"]
    )
    opening: str | None = Field(
        default=None, title="Khai mạc", description="Các việc trước nội dung, khi khác lệ thường."
    )
    closing: str | None = Field(
        default=None, title="Kết thúc", description="Các việc sau nội dung, khi khác lệ thường."
    )
    held: Day | None = Field(
        default=None,
        title="Đã họp ngày",
        description="Năm-tháng-ngày họp thật; ghi sau khi họp.",
        examples=["2026-03-25"],
    )
    conclusion: str | None = Field(
        default=None,
        title="Thông báo kết luận",
        description="Số, ký hiệu văn bản kết luận hội nghị.",
        examples=["52-TB/ĐU"],
    )


class Ask(Strict):
    """Đề nghị: lùi đến (move) hoặc đưa ra (drop), kèm lý do; ý khác thì chỉ ghi lời (reason)."""

    model_config = ConfigDict(title="Đề nghị")

    move: int | str | None = Field(
        default=None,
        title="Lùi đến",
        description="Tháng, mã hội nghị, hoặc một năm sau.",
        examples=[11, "btv-11", 2027],
    )
    drop: Literal[True] | None = Field(
        default=None, title="Đưa ra khỏi chương trình", description="Ghi true khi đề nghị bỏ."
    )
    reason: str | None = Field(default=None, title="Lý do", examples=["chờ hướng dẫn của Thành ủy"])


class Report(Strict):
    """Một cơ quan báo về một nội dung."""

    model_config = ConfigDict(title="Báo cáo của cơ quan")

    agency: Identifier = Field(
        title="Cơ quan", description="Mã cơ quan trong chương trình.", examples=["ubnd"]
    )
    status: Status | None = _status("submitted")
    on: Day | None = Field(
        default=None, title="Ngày", description="Năm-tháng-ngày.", examples=["2026-03-20"]
    )
    result: str | None = Field(
        default=None, title="Văn bản, kết quả", examples=["Tờ trình 15/TTr-UBND"]
    )
    ask: Ask | None = Field(default=None, title="Đề nghị")
    note: str | None = Field(default=None, title="Ghi chú")


class ItemRecord(Strict):
    """Một nội dung: văn phòng ghi tình trạng, các cơ quan báo ở reports."""

    model_config = ConfigDict(title="Nội dung")

    item: Identifier = Field(
        title="Mã nội dung", description="Mã trong chương trình.", examples=["btv-3.8", "bs-1"]
    )
    text: str | None = Field(
        default=None,
        title="Chữ đầu",
        description="Những chữ đầu của nội dung như đã ký, để biết mã không trỏ nhầm.",
        examples=["Cho ý kiến vào dự thảo Nghị quyết của Ban…"],
    )
    status: Status | None = _status("done")
    done: Day | None = Field(
        default=None,
        title="Ngày xong",
        description="Năm-tháng-ngày.",
        examples=["2026-03-25"],
    )
    result: str | None = Field(
        default=None, title="Văn bản, kết quả", examples=["12-NQ/ĐU, 25/3/2026"]
    )
    ask: Ask | None = Field(
        default=None,
        title="Đề nghị",
        description="Đề nghị của Văn phòng; của cơ quan thì ở reports.",
    )
    note: str | None = Field(default=None, title="Ghi chú")
    reports: list[Report] = Field(
        default=[], title="Các cơ quan báo", description="Mỗi cơ quan một lần."
    )


class Unplanned(Strict):
    """Một việc ngoài chương trình."""

    model_config = ConfigDict(title="Việc ngoài chương trình")

    id: Identifier = Field(title="Mã", description="ng-1, ng-2…", examples=["ng-1"])
    month: Month | None = Field(default=None, title="Tháng", examples=[7])
    body: Identifier | None = Field(
        default=None, title="Cơ quan họp", description="Mã cơ quan họp.", examples=["btv"]
    )
    text: str = Field(title="Nội dung")
    agencies: list[Identifier] = Field(
        default=[], title="Cơ quan", description="Mã các cơ quan làm việc này.", examples=[["ubnd"]]
    )
    status: Status | None = _status("done")
    done: Day | None = Field(default=None, title="Ngày xong", examples=["2026-07-15"])
    result: str | None = Field(default=None, title="Văn bản, kết quả")
    ask: Ask | None = Field(default=None, title="Đề nghị")
    note: str | None = Field(default=None, title="Ghi chú")


class FollowUp(Strict):
    """Tình hình thực hiện chương trình công tác của một năm."""

    model_config = ConfigDict(title="Sổ theo dõi")

    format: Literal[1] = Field(
        title="Phiên bản của tệp", description="Luôn là 1 với phiên bản hiện nay."
    )
    year: Annotated[int, Field(ge=2000, le=2100)] = Field(
        title="Năm", description="Năm của chương trình.", examples=[2026]
    )
    meetings: list[MeetingRecord] = Field(
        default=[], title="Các hội nghị", description="Chỉ những hội nghị đã có gì để ghi."
    )
    items: list[ItemRecord] = Field(
        default=[], title="Các nội dung", description="Chỉ những nội dung đã có gì để ghi."
    )
    unplanned: list[Unplanned] = Field(default=[], title="Việc ngoài chương trình")


def empty(year: int) -> FollowUp:
    """The follow-up of a year of which nothing is recorded."""
    return FollowUp.model_construct(format=1, year=year, meetings=[], items=[], unplanned=[])


def status_name(status: Status) -> str:
    """What a person reads for a status: `Đã trình`."""
    return _names()[status]


def status_meant(word: str) -> Status | None:
    """The status that a person means by an id or a Vietnamese word, blind to case and marks."""
    return _meanings().get(fold(word))


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
