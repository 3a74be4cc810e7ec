"""CTR927: work of one field charged to an agency of another: security to the health station."""

from collections.abc import Iterator
from functools import cache, lru_cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.model.agencies import resolve
from ctr_cli.model.finding import Problem
from ctr_cli.rules.reading import Passage, holds, prose
from ctr_cli.rules.registry import Subject, rule


class _Field(Struct):
    """A field of work: words in the names of its agencies, of items that are its own, and of those it may share."""

    field: str
    agencies: tuple[str, ...]
    words: tuple[str, ...]
    also: tuple[str, ...]


@cache
def _fields() -> list[_Field]:
    return [
        _Field(
            entry["field"],
            *(tuple(filter(None, entry[key].split("; "))) for key in ("agencies", "words", "also")),
        )
        for entry in table("fields")
    ]


@lru_cache(1024)
def _of_agency(name: str) -> list[_Field]:
    low = plain(name)
    return [field for field in _fields() if holds(low, field.agencies)]


@rule("CTR927", "warning", needs="agencies")
def agency_is_of_the_field(subject: Subject) -> Iterator[Problem]:
    """An item that is plainly of one field is not charged to agencies of others alone."""
    known = subject.known
    present = {
        field.field for agency in known.agencies.values() for field in _of_agency(agency.name)
    }
    for passage in prose(subject).items:
        charged = _specialists(subject, passage)
        if not charged:
            continue
        meant = [
            field
            for field in _fields()
            if field.field in present and holds(passage.low, field.words)
        ]
        if len(meant) != 1 or meant[0] in charged:
            continue
        shared = [f" {word}" for field in charged for word in (*field.words, *field.also)]
        if holds(f" {passage.low}", shared):
            continue
        message = f"nội dung về {meant[0].field} lại giao cơ quan về {charged[0].field}"
        yield passage.doubt(message, 2, "xem lại cơ quan chuẩn bị")


def _specialists(subject: Subject, passage: Passage) -> list[_Field]:
    """The fields of the agencies an item names; none where one of them has no field of its own."""
    found: list[_Field] = []
    for entry in passage.item.agencies if passage.item else []:
        for name in resolve(subject.known, entry.agency):
            fields = _of_agency(subject.known.agencies[name].name)
            if not fields:
                return []
            found += fields
    return found
