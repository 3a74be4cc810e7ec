"""Which meeting or body of a programme a person means, who types its id, its printed name, or a part of that.

meeting_meant(programme, "Ban Thường vụ tháng 3") == meeting_meant(programme, "BTV-03") == "btv-3"
"""

from ctr_cli.language.keys import fold, nfc, plain
from ctr_cli.language.numbers import number_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import names_of_kind
from ctr_cli.model.meetings import id_meant, meeting_id, meeting_title, months_of
from ctr_cli.model.program import Body, Meeting, Program

_TIME = regex(r"\b(tháng|thang|quý|quy|lần thứ|lan thu|lần|lan|thứ|thu) ([^\s/(),]+)")
_KINDS = {"chuyen de": "thematic", "dot xuat": "extraordinary", "bat thuong": "extraordinary"}
_OCCASIONS = ("hoi nghi", "ky hop", "phien hop", "hop")


def meeting_meant(program: Program, typed: str) -> str:
    """The id of the meeting of a programme (in force) that is meant; what was typed where none is, or several."""
    met = [(body, meeting) for body in program.bodies for meeting in body.meetings]
    ids = [meeting_id(body, meeting) for body, meeting in met]
    named = id_meant(typed, ids)
    if named in ids:
        return named
    by_title = [
        meeting_id(b, m) for b, m in met if fold(meeting_title(program, b, m)) == fold(typed)
    ]
    found = by_title or [meeting_id(b, m) for b, m in met if is_meant(b, m, typed, program.year)]
    return found[0] if len(found) == 1 else named


def body_meant(program: Program, typed: str) -> str:
    """The id of the body that is meant by its id, its name, how that begins, or what its kind is called; else what was typed."""
    named = id_meant(typed, [body.id for body in program.bodies])
    found = [
        body.id for body in program.bodies if body.id == named or _is_called(body, fold(typed))
    ]
    return found[0] if len(found) == 1 else named


def _is_called(body: Body, said: str) -> bool:
    ways = (fold(body.id), *map(fold, names_of_kind(body.name)))
    return bool(said) and (said in ways or f"{fold(body.name)} ".startswith(f"{said} "))


def is_meant(body: Body, meeting: Meeting, typed: str, year: int) -> bool:
    """Whether words name a body and a time, or number, that are those of a meeting."""
    low = plain(nfc(typed))
    times = [(fold(unit), number_of(number)) for unit, number in _TIME.findall(low)]
    rest = f" {fold(_TIME.sub(' ', low).replace(str(year), ' '))} "
    kind = next((kind for words, kind in _KINDS.items() if f" {words} " in rest), "regular")
    for words in (*_KINDS, *_OCCASIONS):
        rest = rest.replace(f" {words} ", " ")
    return (
        bool(times)
        and (not rest.strip() or _is_called(body, rest.strip()))
        and meeting.kind == kind
        and all(number in _numbers(meeting, unit) for unit, number in times)
    )


def _numbers(meeting: Meeting, unit: str) -> tuple[int | None, ...]:
    """What a meeting answers to: its months, its quarter, or its number, by the unit as a key."""
    if unit == "thang":
        return months_of(meeting)
    return (meeting.quarter if unit == "quy" else meeting.number,)
