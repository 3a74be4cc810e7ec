"""Where in next year's draft something goes: the meeting a person means, and the place before it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ctr_cli.cycle.answers import Answer, together
from ctr_cli.cycle.consolidated import Outside
from ctr_cli.cycle.draft_meetings import Met, items_of
from ctr_cli.cycle.draft_openings import time_meant, time_of
from ctr_cli.cycle.recurrence import is_of_every_year
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import fold, tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.language.typed import deadline_held
from ctr_cli.model.agencies import (
    Directory,
    find,
    ids_like,
    names_in,
    nearest_agencies,
    resolve,
    to_declare,
)
from ctr_cli.model.bodies import is_field, meetings_called
from ctr_cli.model.meant import meant_among, with_whole_units
from ctr_cli.model.meetings import meeting_id, meeting_title, month_of
from ctr_cli.model.named import Named, unknown_role
from ctr_cli.model.program import Body, Program


class Place(Struct):
    """A meeting of the draft: its id, its name, its body."""

    id: str
    title: str
    body: str


def title_of(program: Program, met: Met) -> str:
    """What a meeting of the draft made from a programme is called."""
    year = program.model_copy(update={"year": program.year + 1})
    return meeting_title(year, met.body, met.new or met.meeting)


def listed_as(program: Program, met: Met) -> tuple[str, str]:
    """The keys by which a list calls a meeting of the draft: its id and its name."""
    return fold(met.new_id), fold(with_whole_units(title_of(program, met)))


def meeting_meant(
    program: Program, every: Sequence[Met], answer: Answer, body: Body | None
) -> Met | str:
    """The meeting of the draft that a person means by its id, its name, or the month of a body; else what is wrong."""
    said = fold(answer.meeting)
    if not said:
        return f"{answer.row}: chưa ghi trình lúc nào (như tháng 9)"
    staying = [met for met in every if met.stays]
    found = [met for met in staying if said in met.listed]
    found = found or [met for met in staying if said in listed_as(program, met)]
    month = re.fullmatch(r"(?:thang )?(\d+)", said)
    if not found and month and body:
        found = [
            met
            for met in staying
            if met.body.id == body.id and month_of(met.meeting) == int(month[1])
        ]
    if not found:
        found = _of_field(staying, answer.meeting, body)
    if not found:
        of = {id(met.new or met.meeting): met for met in staying}
        pairs = [(met.body, met.new or met.meeting) for met in staying]
        meant = meant_among(pairs, answer.meeting, program.year + 1)
        found = [of[id(meeting)] for _, meeting in meant]
        own = [met for met in found if body and met.body.id == body.id]
        found = own if own or (body and _BARE_TIME.fullmatch(said)) else found
    if len(found) == 1:
        return found[0]
    word = meetings_called(program.bodies).lower()
    if not found and body and _BARE_TIME.fullmatch(said):
        near = ids_like(
            f"{body.id}-{said.removeprefix('thang ')}",
            (met.new_id for met in staying if met.body.id == body.id),
        )
        return f"{answer.row}: trong dự thảo {body.name} không họp “{answer.meeting}”; {near}"
    if not found:
        return f"{answer.row}: dự thảo không có {word} “{answer.meeting}”"
    ids = ", ".join(met.new_id for met in found)
    return f"{answer.row}: “{answer.meeting}” có {len(found)} {word}, ghi mã: {ids}"


def agreed(
    program: Program,
    every: Sequence[Met],
    answers: Mapping[str, Answer],
    rivals: Mapping[str, Sequence[Answer]],
) -> Iterator[str]:
    """The rows, of those that name another meeting for an entry than the answer, that mean the same in other words."""
    bodies = {name: met.body for met in every for name in met.ids}
    for code, others in rivals.items():
        body = bodies.get(code)
        there = meeting_meant(program, every, answers[code], body)
        for one in others:
            found = meeting_meant(program, every, one, body)
            if isinstance(found, Met) and found is there:
                yield one.row


def _of_field(every: Iterable[Met], said: str, body: Body | None) -> list[Met]:
    """The time of a field of work that a person means: by its own name, or bare where it is about an item of the field."""
    return [
        met
        for met in every
        if is_field(met.body.name)
        and (time := time_meant(met.body, said, own=bool(body and body.id == met.body.id)))
        and time_of(met.meeting) == time
    ]


_BARE_TIME = regex(r"(?:(?:thang|quy) )?(?:\d{1,2}|[ivx]+)")
"""A time that names no body, as a key: `thang 8`, `quy iii`."""


def is_regular(met: Met) -> bool:
    """Whether a meeting is one that its body holds every year at its time, or a time of a field of work."""
    return met.meeting.kind == "regular"


def place_of(one: Outside) -> str:
    """Where an item stood that is outside the year: the id of its meeting."""
    return meeting_id(one.body, one.meeting)


def come_again(program: Program, outside: Sequence[Outside]) -> set[str]:
    """The ids of what left a programme though no year goes without it, where its body has no other of the kind."""
    had = {
        body.id for body, _, one in items_of(program) if is_of_every_year(one.text, program.year)
    }
    gone = (one for one in outside if one.body.id not in had)
    return {one.id for one in gone if is_of_every_year(one.item.text, program.year)}


def bring_back(
    every: Sequence[Met],
    answers: Mapping[str, Answer],
    added: Sequence[Answer],
    outside: Sequence[Outside],
    year: int,
) -> None:
    """Let regular meetings that nothing stands before any more stay where a person puts something there."""
    bodies = {name: met.body for met in every for name in met.ids}
    for name, answer in answers.items():
        if answer.verb != "drop" and answer.meeting:
            _bring_back(every, answer.meeting, bodies.get(name), year)
    for one in outside:
        said = answers.get(one.id)
        if said and said.verb != "drop":
            _bring_back(every, said.meeting or place_of(one), one.body, year)
    for answer in added:
        _bring_back(every, answer.meeting, None, year)


def _bring_back(every: Sequence[Met], said: str, body: Body | None, year: int) -> None:
    """Let a regular meeting stay, though nothing of the old year stands before it, where a person means it alone.

    Of no body a month is that of a body that meets.
    """
    typed, said = said, fold(said)
    mine = [
        met for met in every if (met.body.id == body.id if body else not is_field(met.body.name))
    ]
    found = [met for met in every if said in met.listed]
    found = found or [met for met in every if said == fold(met.old_id)]
    found = found or [
        of
        for of in mine
        if is_regular(of) and said.removeprefix("thang ") == str(month_of(of.meeting))
    ]
    found = found or _of_field(every, typed, body)
    if not found:
        pairs = [(met.body, met.meeting) for met in every]
        meant = {id(meeting) for _, meeting in meant_among(pairs, typed, year)}
        found = [met for met in every if id(met.meeting) in meant]
    if len(found) == 1 and is_regular(found[0]):
        found[0].stays = True


def brought(
    answers: Iterable[Answer], target: Callable[[Answer], Met | None]
) -> list[tuple[Met, Answer]]:
    """What is new, with the meeting each names in its own way: the same words before one are one item of all rows."""
    found: dict[tuple[int, str], tuple[Met, Answer]] = {}
    for answer in answers:
        if met := target(answer):
            key = id(met), tone_key(answer.text.rstrip(" .;,"))
            found[key] = met, together(found[key][1], answer) if key in found else answer
    return list(found.values())


def understood(
    known: Directory, printed: Mapping[str, str], answer: Answer, year: int
) -> tuple[Answer, list[str]]:
    """An answer with its agencies as the programme prints them and its deadline as a file of the year holds it.

    With it what is wrong with what nobody knows.
    """
    names: list[Named] = []
    problems: list[str] = []
    deadline = deadline_held(answer.deadline, year) or ""
    if answer.deadline and not deadline:
        problems.append(
            f"{answer.row}: không rõ thời hạn “{answer.deadline}”; ghi ngày, như 25/3/{year}"
        )
    parts = [(name, one.role) for one in answer.agencies for name in names_in(known, one.name)]
    for name, role in parts:
        ids = resolve(known, name) or find(known, name)
        if wrong := unknown_role(known, Named(name)):
            problems.append(f"{answer.row}: {wrong}")
        elif len(ids) != 1:
            near = nearest_agencies(known, name)
            hint = f"; ý bạn là: {'; '.join(near)}?" if near else ""
            if "," in name:
                hint += "; nhiều cơ quan thì cách nhau bằng dấu chấm phẩy (;)"
            elif not ids:
                old = f"phần agencies của chương trình năm {year - 1}"
                hint += f"; cơ quan mới thì thêm vào {old} dòng: {to_declare(name)}"
            problems.append(f"{answer.row}: không rõ cơ quan “{name}”{hint}")
        agency = known.agencies.get(ids[0]) if ids else None
        as_known = agency and fold(name) in map(fold, (agency.name, *agency.aliases))
        kept = agency is None or (as_known and _has_marks(name))
        usual = name if kept or agency is None else agency.name
        names.append(Named(printed.get(agency.id, usual) if agency else usual, role))
    return answer._replace(agencies=tuple(names), deadline=deadline), problems


def printed_names(known: Directory, program: Program) -> dict[str, str]:
    """How a programme prints its agencies, by their ids, where it prints each one way."""
    meetings = [meeting for body in program.bodies for meeting in body.meetings]
    entries = [entry for meeting in meetings for entry in meeting.agencies]
    entries += [entry for m in meetings for item in m.items for entry in item.agencies]
    ways: dict[str, set[str]] = {}
    for entry in entries:
        for name in resolve(known, entry.agency):
            ways.setdefault(name, set()).add(entry.agency)
    return {name: min(printed) for name, printed in ways.items() if len(printed) == 1}


def _has_marks(name: str) -> bool:
    """Whether a name is typed in Vietnamese letters, hence may be printed as it stands."""
    return not name.isascii() or name.isupper()
