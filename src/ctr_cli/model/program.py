"""What a programme is; what its keys are called and mean stands in `data/keys.yaml`.

A field's type says whether it is printed (`model/printed.py`): `Text` and `Name` are, word for word.
"""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from ctr_cli.language.conditions import condition_said
from ctr_cli.language.keys import plain
from ctr_cli.language.lead_spans import LeadTime
from ctr_cli.language.lead_times import Whose, lead_before, receiver, unread
from ctr_cli.model.amendments import Amendment
from ctr_cli.model.customs import Customs
from ctr_cli.model.printed import SIGN, UNSEEN
from ctr_cli.model.values import (
    Assignment,
    Code,
    Day,
    Days,
    Every,
    Identifier,
    Kind,
    Month,
    MonthOrDay,
    Number,
    Quarter,
    Recurs,
    Strict,
    Text,
    Unseen,
)


class Issuer(Strict):
    """Cơ quan ban hành chương trình."""

    model_config = ConfigDict(title="Cơ quan ban hành")

    parent: Text | None = None
    name: Text | None


class Headings(Strict):
    """Đề mục của hai phần lớn."""

    model_config = ConfigDict(title="Đề mục các phần")

    content: Text | None = "Chương trình công tác cụ thể"
    implementation: Text | None = "Tổ chức thực hiện"


_USUAL_HEADINGS = Headings.model_construct()


class Document(Strict):
    """Phần đầu của văn bản: số, ký hiệu, nơi và ngày ban hành, trích yếu, căn cứ."""

    model_config = ConfigDict(title="Văn bản")

    symbol: Code | None = None
    number: Number | None = None
    place: Text | None
    date: MonthOrDay | None
    title: Text
    bases: list[Text] = Field(default_factory=list)
    preamble: Text | None = None
    called: Text | None = None
    profile: Unseen | None = None
    headings: Headings = _USUAL_HEADINGS

    @property
    def bases_go_on(self) -> bool:
        """Whether the preamble is one more basis, so that none of the bases is the last."""
        return plain(self.preamble or "").startswith("căn cứ ")


class Agency(Strict):
    """Một cơ quan chuẩn bị nội dung, hoặc một nhóm cơ quan (khi có members)."""

    model_config = ConfigDict(title="Cơ quan")

    id: Identifier
    name: Unseen
    aliases: list[Unseen] = Field(default_factory=list)
    renamed: Day | None = None
    members: list[Identifier] | None = None


class Item(Strict):
    """Một nội dung của hội nghị."""

    model_config = ConfigDict(title="Nội dung")

    id: Identifier | None = None
    text: Text
    topic: Text | None = None
    condition: Text | None = None
    agencies: list[Assignment] = Field(default_factory=list)
    details: list[Text] = Field(default_factory=list)
    product: Text | None = None
    deadline: MonthOrDay | None = None
    recurs: Recurs | None = None

    @property
    def arises_if(self) -> str:
        """On what condition it arises at all, written apart or within its text; empty where it does in any case."""
        return self.condition or condition_said(self.text)


class MovedItem(Item):
    """An item in force that stands before another meeting than issued; no file holds one.

    `moved_from` is the id of the meeting it was issued before, `moved_note` what is printed of it.
    """

    moved_from: Annotated[str, UNSEEN]
    moved_note: str


class Meeting(Strict):
    """Một hội nghị: có số (lần thứ), theo tháng hoặc theo quý."""

    model_config = ConfigDict(title="Hội nghị")

    id: Identifier | None = None
    number: Number | None = None
    month: Month | None = None
    quarter: Quarter | None = None
    date: Day | None = None
    every: Every | None = None
    months: list[Month] = Field(default_factory=list)
    kind: Kind = "regular"
    title: Text | None = None
    agencies: list[Assignment] = Field(default_factory=list)
    items: list[Item]


class PlannedMeeting(Meeting):
    """A meeting with its hour (`08:00`) and place as recorded beside the programme; no file holds one."""

    start: str | None
    place: str | None


class Body(Strict):
    """Cơ quan họp và quyết định: Ban Chấp hành, Ban Thường vụ, Thường trực…"""

    model_config = ConfigDict(title="Cơ quan họp")

    id: Identifier
    name: Text
    meetings: list[Meeting]


class Recipient(Strict):
    """Một dòng Nơi nhận."""

    model_config = ConfigDict(title="Nơi nhận")

    name: Text
    purpose: Text | None = None


class Signature(Strict):
    """Thẩm quyền ký, chức vụ và họ tên người ký; thủ trưởng tự ký (Hiệu trưởng, Giám đốc) thì không ghi thẩm quyền."""

    model_config = ConfigDict(title="Người ký")

    authority: Text | None = None
    post: Text
    name: Text | None = None


class Habits(Customs):
    """Nề nếp làm việc của cấp ủy; chỉ ghi khi khác Quy định 302-QĐ/TW."""

    model_config = ConfigDict(title="Nề nếp làm việc")

    invitation_days: dict[Identifier, Days] = Field(default_factory=dict)


_USUAL_HABITS = Habits.model_construct()


class Program(Strict):
    """Chương trình công tác một năm của một cấp ủy."""

    model_config = ConfigDict(title="Chương trình công tác năm")

    format: Annotated[Literal[1], UNSEEN]
    year: Annotated[int, Field(ge=2000, le=2100), SIGN]
    issuer: Issuer
    document: Document
    agencies: Annotated[list[Agency], UNSEEN] = Field(default_factory=list)
    bodies: list[Body]
    implementation: list[Text] = Field(default_factory=list)
    recipients: list[Recipient] = Field(default_factory=list)
    signature: Signature | None = None
    settings: Annotated[Habits, UNSEEN] = _USUAL_HABITS
    amendments: Annotated[list[Amendment], UNSEEN] = Field(default_factory=list)

    @property
    def dated(self) -> str:
        """The day or the month of the document; while it is unknown, the December before its year, as is usual."""
        return self.document.date or f"{self.year - 1}-12"

    def lead_before(self, body: str) -> LeadTime:
        """How long before a meeting of a body papers are due: as set, else as the programme itself says, else as usual."""
        said = lead_before(self._own_rule, self._said_of(body))
        return said or LeadTime(self.settings.papers_days)

    def lead_unread(self, body: str) -> str:
        """The programme's sentence on when papers for a body are due that nobody can count by; empty where there is none."""
        return unread(self._own_rule, self._said_of(body))

    def papers_go_to(self, body: str) -> str:
        """Where papers for a body go, in the words of the programme's sentence on them; empty where there is none."""
        return receiver(tuple(self.implementation), self._said_of(body))

    @property
    def _own_rule(self) -> tuple[str, ...]:
        """The sentences by which papers are due, unless the settings say by when."""
        return () if "papers_days" in self.settings.model_fields_set else tuple(self.implementation)

    def _said_of(self, body: str) -> Whose:
        from ctr_cli.model.bodies import is_spoken_of

        bodies = tuple(one.name for one in self.bodies)
        return lambda words: is_spoken_of(words, body, bodies)

    def own_lead(self, body: str, days: int) -> LeadTime:
        """So many days of an agency's own, counted as the programme counts its own: working days, or all."""
        return LeadTime(days, self.lead_before(body).working)
