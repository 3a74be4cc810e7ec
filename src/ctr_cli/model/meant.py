"""Which meeting or body of a programme a person means, who types its id, its printed name, or a part of that.

meeting_meant(programme, "Ban Thường vụ tháng 3") == meeting_meant(programme, "BTV-03") == "btv-3"
"""

import re
from collections.abc import Iterable

from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import fold, nfc, plain
from ctr_cli.language.numbers import number_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import is_field, kind_of_body, names_of_kind, occasions
from ctr_cli.model.meetings import (
    by_quarters,
    id_meant,
    meeting_id,
    meeting_title,
    month_of,
    months_of,
)
from ctr_cli.model.program import Body, Meeting, Program

_TIME = regex(r"\b(tháng|thang|quý|quy|lần thứ|lan thu|lần|lan|thứ|thu) ([^\s/(),]+)")
_SHORT = regex(r"(?<![-\w])([tq])\.? ?(\d{1,2}|[ivx]+)\b", re.IGNORECASE)
"""A month or a quarter in short: `T6`, `T.6`, `Q.II`."""
_WEEK = regex(
    r"\b(?:(?:tuần|tuan)(?: (?:thứ|thu))? (?:[1-5]|[ivx]+|nhất|nhat|hai|ba|tư|tu|năm|nam|đầu|dau|cuối|cuoi)"
    r"(?:(?: ?[,–-] ?| và )[1-5])*|đầu|dau|giữa|giua|cuối|cuoi)"
    r"(?: ?/ ?(?=\d{1,2}\b)|,?(?: (?:của|cua|trong))? (?:tháng|thang|t\.?) ?(?=\w))",
    re.IGNORECASE,
)
"""A week, or a part, of a month, with the sign or the word before its number: `tuần 2/`10, `tuần cuối tháng` 10."""
_KINDS = {"chuyen de": "thematic", "dot xuat": "extraordinary", "bat thuong": "extraordinary"}
_REGULAR = ("thuong ky", "thuong le")
"""What is said of a meeting that is no other."""
_PARTS = ("giua nam", "cuoi nam")
"""What the usual sessions of a council are told apart by."""
Met = tuple[Body, Meeting]


class _Said(Struct):
    """What words say of a meeting: units with numbers, the kind, and who meets, with and without the words of the kind."""

    times: list[tuple[str, str | int | None]]
    kind: str | None
    bodies: tuple[str, str]


def with_whole_units(typed: str) -> str:
    """Words with months and quarters written out: `BTV tháng 6` of `BTV T6`, and of `BTV tuần 2/6`."""
    units = {"t": "tháng", "q": "quý"}
    whole = _WEEK.sub("tháng ", nfc(typed))
    return _SHORT.sub(lambda found: f"{units[found[1].lower()]} {found[2]}", whole)


def meeting_meant(program: Program, typed: str) -> str:
    """The id of the meeting of a programme (in force) that is meant; what was typed where none is, or several."""
    met = [(body, meeting) for body in program.bodies for meeting in body.meetings]
    named = id_meant(typed, [meeting_id(*one) for one in met])
    if any(named == meeting_id(*one) for one in met):
        return named
    titled = [one for one in met if fold(meeting_title(program, *one)) == fold(typed)]
    found = titled or meant_among(met, typed, program.year)
    if len(found) > 1:
        # Nobody meets in a field of work, and the word for a meeting is that of some bodies.
        found = [one for one in found if not is_field(one[0].name)]
        said = f" {fold(typed)} "
        word = [one for one in found if f" {fold(kind_of_body(one[0].name).occasion)} " in said]
        found = word or found
    return meeting_id(*found[0]) if len(found) == 1 else named


def meant_among(met: Iterable[Met], typed: str, year: int) -> list[Met]:
    """The meetings whose body and whose month, quarter or number words name.

    A kind (`chuyên đề`) counts where it is named; where it is not, regular meetings go before others. A body that is named
    goes before others of its kind.
    """
    said = _said(typed, year)
    found = [one for one in met if said.times and _is_meant(*one, said)]
    named = [one for one in found if any(_is_own_name(one[0], words) for words in said.bodies)]
    found = named or found
    return [one for one in found if one[1].kind == "regular"] or found


def body_meant(program: Program, typed: str) -> str:
    """The id of the body that is meant by its id, its name, how that begins, or what its kind is called; else what was typed."""
    named = id_meant(typed, [body.id for body in program.bodies])
    found = [
        body.id for body in program.bodies if body.id == named or _is_called(body, fold(typed))
    ]
    return found[0] if len(found) == 1 else named


def _is_called(body: Body, said: str) -> bool:
    kinds, whole = [*map(fold, names_of_kind(body.name))], f"{fold(body.name)} "
    # Of `ubnd xa` what follows the name of the kind is part of the body's own.
    rests = (said.removeprefix(kind) for kind in kinds if f"{said} ".startswith(f"{kind} "))
    begins = [said, *(kind + rest for rest in rests for kind in kinds)]
    named = said == fold(body.id) or said in kinds
    return bool(said) and (named or any(whole.startswith(f"{one} ") for one in begins))


def _is_own_name(body: Body, said: str) -> bool:
    return bool(said) and f"{fold(body.name)} ".startswith(f"{said} ")


def _said(typed: str, year: int) -> _Said:
    low = plain(with_whole_units(typed))
    times: list[tuple[str, str | int | None]] = [
        (fold(unit), number_of(number)) for unit, number in _TIME.findall(low)
    ]
    words = (*map(fold, occasions()), "hop")
    rest = _without(fold(_TIME.sub(" ", low).replace(str(year), " ")), words)
    part = next((part for part in _PARTS if f" {part} " in f" {rest} "), None)
    if part and not times:
        times, rest = [("ky", part)], _without(rest, (part,))
    rest = _without(rest, _REGULAR)
    kind = next((kind for words, kind in _KINDS.items() if words in rest), None)
    return _Said(times, kind, (rest, _without(rest, _KINDS)))


def _without(key: str, phrases: Iterable[str]) -> str:
    """A key without some phrases."""
    key = f" {key} "
    for phrase in phrases:
        key = key.replace(f" {phrase} ", " ")
    return key.strip()


def _is_meant(body: Body, meeting: Meeting, said: _Said) -> bool:
    whole, bare = said.bodies
    of_kind = said.kind in (None, meeting.kind)
    called = _is_called(body, whole) or (of_kind and (not bare or _is_called(body, bare)))
    return called and all(number in _numbers(body, meeting, unit) for unit, number in said.times)


def _numbers(body: Body, meeting: Meeting, unit: str) -> tuple[str | int | None, ...]:
    """What a meeting answers to: its months, its quarter, its number, or the part of the year, by the unit as a key."""
    if unit == "thang":
        by_month = is_field(body.name) and not by_quarters(body.meetings)
        return (month_of(meeting),) if by_month else months_of(meeting)
    if unit == "ky":
        usual = kind_of_body(body.name).usual.items() if meeting.kind == "regular" else ()
        names = (fold(name) for name, months in usual if {*months} & {*months_of(meeting)})
        return tuple(name.removeprefix("thuong le ") for name in names)
    return (meeting.quarter if unit == "quy" else meeting.number,)
