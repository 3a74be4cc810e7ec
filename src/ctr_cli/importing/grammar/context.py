"""What the headings above an item say together: who meets, when, of which year, and the group it stands in."""

from calendar import monthrange
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.heading import Heading, patterns
from ctr_cli.importing.grammar.node import Node
from ctr_cli.importing.grammar.when import When
from ctr_cli.model.values import Kind

_LEAP = 2028
"""A year whose February has all its days."""


@dataclass(frozen=True, slots=True)
class Context:
    """The open headings; `said` are those that name a body or a time, the outer ones first, `does` one that names an office."""

    body: str | None = None
    body_name: str = ""
    when: When = field(default_factory=When)
    number: int | None = None
    kind: Kind = "regular"
    year: int | None = None
    said: tuple[Node, ...] = ()
    topics: tuple[Node, ...] = ()
    does: Node | None = None

    @property
    def timed(self) -> bool:
        """Whether the headings say when."""
        return bool(self.when) or self.number is not None

    @property
    def counts_meetings(self) -> bool:
        """Whether the time over what follows counts its meetings: the first of `Tháng 3 (02 hội nghị)` is no conference number 1."""
        over = self.said[-2:-1]
        return bool(self.when.months) and any(n.heading.counted for n in over)

    @property
    def key(self) -> tuple[int, ...]:
        """What tells the meetings of one place in the document from those of another."""
        return tuple(id(node) for node in self.said)

    def under(self, node: Node) -> "Context":
        """The context beneath a further heading."""
        heading = node.heading
        if node.does:
            here = self.of_body(heading.body, heading.body_name) if heading.body else self
            return replace(here, does=node)
        if not (heading.body or heading.timed or heading.when.year):
            return replace(self, topics=(*self.topics, node))
        here = replace(self, said=(*self.said, node), year=heading.when.year or self.year)
        if heading.left and not (heading.body or heading.timed):
            return replace(here, topics=(*self.topics, node))
        if heading.body:
            here = replace(here, body=heading.body, body_name=heading.body_name)
        here = here.at(heading) if heading.timed else here
        said = heading.body or len(heading.when.months) == 1
        return here.on_day_of(node.text) if said else here

    def on_day_of(self, text: str) -> "Context":
        """The context on the day that a heading names without its month, which stands over it or in it: `Ban Thường vụ họp ngày 08`, `Tháng 3 (ngày 26)`."""
        found, months = patterns("bare_day").search(text), self.when.months
        due = patterns("by_when").search(text)
        if (
            due
            or not found
            or len(months) != 1
            or int(found["day"]) > monthrange(_LEAP, months[0])[1]
        ):
            return self
        day = f"{months[0]:02}-{int(found['day']):02}"
        return replace(self, when=replace(self.when, months=(), day=day))

    def of_body(self, body: str, name: str, number: int | None = None) -> "Context":
        """The context of a body that meets, on the day that a heading over several gives it."""
        days = dict(self.said[-1].heading.days) if self.said else {}
        when, number = days.get(body, self.when), self.number if number is None else number
        return replace(self, body=body, body_name=name, when=when, number=number)

    def at(self, heading: Heading) -> "Context":
        """The context at the time a heading says."""
        number = heading.number if heading.number is not None else self.number
        if heading.number is not None and not heading.when and self.counts_meetings:
            number = None
        kind = heading.kind if heading.kind != "regular" else self.kind
        return replace(self, when=heading.when or self.when, number=number, kind=kind)

    def at_time(self, time: When, kind: Kind = "regular") -> "Context":
        """The context at a time of an item's own, which may say what kind of meeting is held; what recurs is of no numbered one."""
        number = time.number if time.every or time.number is not None else self.number
        kind = kind if kind != "regular" else self.kind
        return replace(
            self, when=time or self.when, number=number, kind=kind, year=time.year or self.year
        )

    @property
    def headings(self) -> list[Node]:
        """The headings that say when."""
        return [node for node in self.said if node.heading.timed]
