"""Headings that are open: what each says holds until another heading of the same kind.

So it does not matter whether a document goes by bodies and then by months, or the other way.
"""

from dataclasses import dataclass, field

from ctr_cli.importing.grammar.outline import Entry, Heading
from ctr_cli.importing.grammar.when import When


@dataclass(slots=True)
class Scope:
    """An open heading, and whether anything has come under it."""

    entry: Entry
    used: bool = False

    @property
    def heading(self) -> Heading:
        """What the heading says."""
        return self.entry.heading


@dataclass(slots=True)
class Scopes:
    """The open headings, the outer ones first."""

    open: list[Scope] = field(default_factory=list)

    def said(self) -> Heading:
        """What all open headings say together; the inner ones over the outer."""
        body, name, number, time, kind = None, "", None, When(), "regular"
        for scope in self.open:
            heading = scope.heading
            if heading.body:
                body, name = heading.body, heading.body_name
            number = heading.number if heading.number is not None else number
            time = heading.when or time
            kind = heading.kind if scope.entry.kind == "meeting" else kind
        return Heading(body, name, number, time, kind)

    def depth_for(self, entry: Entry) -> int:
        """The depth at which a heading opens: where the first open one stands that says the same kind of thing."""
        turns = entry.kind == "body" or entry.heading.body not in (None, self.said().body)
        for depth, scope in enumerate(self.open):
            if _replaces(entry.heading, scope.heading, turns=turns):
                return depth
        return len(self.open)

    def depth_beside(self, entry: Entry) -> int:
        """The depth of the first open heading that stands no higher in the outline than an entry."""
        ranks = (
            depth
            for depth, scope in enumerate(self.open)
            if scope.entry.marker.rank >= entry.marker.rank
        )
        return next(ranks, len(self.open))

    def meetings(self) -> list[Entry]:
        """The open headings of meetings."""
        return [scope.entry for scope in self.open if scope.entry.kind == "meeting"]

    def use(self) -> None:
        """Something has come under every open heading."""
        for scope in self.open:
            scope.used = True

    def idle(self, depth: int) -> Scope | None:
        """The innermost heading, when it would be closed without anything having come under it."""
        return self.open[-1] if len(self.open) > depth and not self.open[-1].used else None


def _replaces(new: Heading, old: Heading, *, turns: bool) -> bool:
    """Whether a heading ends what another one says; `turns` when it names another body."""
    return (
        (turns and old.body is not None)
        or (new.number is not None and old.number is not None)
        or (bool(new.when.months) and bool(old.when.months))
        or (new.when.quarter is not None and bool(old.when))
        or (new.kind != "regular" and old.kind != "regular")
        or (not turns and bool(new.when) and old.number is not None)
    )
