"""What the columns of a table hold, judged by what stands in their cells: who meets, when, who prepares; of a table without a header all of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ctr_cli.importing.grammar.cell_times import says_time_alone
from ctr_cli.importing.grammar.columns import DOERS, ROLE_COLUMNS, Column, Titled
from ctr_cli.importing.grammar.heading import PARTY, body_in, patterns
from ctr_cli.importing.grammar.names import begins_agency, is_office, is_person, only_offices
from ctr_cli.importing.grammar.places import place_of, places_in, who_meets_in
from ctr_cli.importing.grammar.roles import says_role
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.lines import Cell, marker
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex


def with_bodies(columns: Sequence[Titled], rows: Sequence[Sequence[Cell]]) -> list[Titled]:
    """The columns, one of unknown title being of bodies, or of times, when nothing else stands in it.

    The leader a work is under prepares it only where no other column, and no row over works, says who does.
    """
    timed = any(
        column.holds in ("time", "deadline", "meets", "mark") or column.time for column in columns
    )
    alone = not any(column.holds in DOERS for column in columns) and not any(map(_is_office, rows))
    several = sum(column.holds == "content" for column in columns) > 1
    result = []
    for at, column in enumerate(_with_offices(columns, rows)):
        if column.holds == "guide":
            title = _without_body(column.title)
            column = replace(column, holds="prepare" if alone else "other", title=title)
        cells = [row[at].text for row in rows if at < len(row)]
        doers = sum(one.holds in DOERS for one in columns)
        if column.holds in DOERS and doers > 1 and _in_charge(column.title, cells):
            column = replace(column, holds="other")
        if column.holds in ("product", *ROLE_COLUMNS) and _all_times(cells):
            column = replace(column, holds="deadline" if column.holds == "product" else "other")
        noted = REMARK.search(fold(column.title))
        remarks = noted and any(map(patterns("goes_on_to").search, cells))
        unknown = column.holds == "other" and not remarks
        named = bool(patterns("a_meeting").search(column.title.lower()))
        meet = _say_who_meets(cells, named=named, timed=column.holds != "content")
        meet = meet and (
            unknown
            or column.holds in ("body", "time", "content" if several and not column.body else "")
        )
        if at == 0 and unknown and not column.title and _guess(cells) == "number":
            column = replace(column, holds="number")
        elif meet or (unknown and _all_bodies(cells)):
            column = replace(column, holds="body")
        elif (
            column.holds in ("other", "body")
            and not timed
            and _all_times(cells)
            and not noted
            and not any(who_meets_in(c).body for c in cells)
        ):
            column, timed = replace(column, holds="time"), True
        result.append(column)
    result = _with_days(result, rows)
    if any(c.holds == "body" and _says_times(rows, at) for at, c in enumerate(result)):
        result = [replace(c, holds="deadline") if c.holds == "time" else c for c in result]
    return result


_CHARGE = regex(r"\b(?:phu trach|chi dao|nguoi|dong chi|d c)\b")


def _in_charge(title: str, cells: Iterable[str]) -> bool:
    """Whether a column says which persons have works in charge, beside one of the offices that do them."""
    said = [cell.strip() for cell in cells if cell.strip()]
    people = all(is_person(cell) or not begins_agency(cell) for cell in said)
    return bool(said and people and _CHARGE.search(fold(title)))


def _without_body(title: str) -> str:
    """The title of a column of leaders without whose they are, as the paper itself says: `Lãnh đạo UBND phụ trách`."""
    name = body_in(title)[1]
    return title if title.startswith(name) else " ".join(title.replace(name, "").split())


def _is_office(row: Sequence[Cell]) -> bool:
    """Whether a row says nothing but the name of an office, the number of the row aside."""
    said = {
        marker(cell.text.strip()).rest for cell in row if len(cell.text.strip()) > _LONGEST_SIGN
    }
    return len(said) == 1 and all(map(is_office, said))


_HOUR = regex(r"\b\d{1,2}\s*(?:giờ|h\d*|:\s*\d\d)(?!\w)", re.IGNORECASE)


def _says_hours(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether the cells of a column have an hour beside their day, as only a meeting's time has."""
    said = [row[at].text for row in rows if at < len(row) and row[at].text.strip()]
    return bool(said) and all(_HOUR.search(text) and when(text).day for text in said)


def _with_days(columns: list[Titled], rows: Sequence[Sequence[Cell]]) -> list[Titled]:
    """The columns, a time being the day of a meeting where its title speaks of one, `Ngày họp`, or that of the column of those who meet, or a day stands beside the month; the week beside a day says no more."""
    meeting = [c for c in columns if patterns("a_meeting").search(c.title.lower())]
    meet = any(c.holds == "body" for c in meeting)
    month = any(fold(c.title) == "thang" for c in columns)
    held = [
        c
        for at, c in enumerate(columns)
        if c.holds in ("time", "deadline") and not patterns("by_when").search(c.title.lower())
        if c in meeting
        or (month and fold(c.title) == "ngay")
        or (meet and c.holds == "time")
        or _says_hours(rows, at)
    ]
    result = [replace(c, holds="held") if c in held else c for c in columns]
    if any(c.holds == "held" for c in result):
        result = [replace(c, holds="other") if fold(c.title) == "tuan" else c for c in result]
    return result


REMARK = regex(r"ghi chu|luu y|yeu cau")


def _says_times(rows: Sequence[Sequence[Cell]], at: int) -> bool:
    """Whether the cells of a column of bodies say when these meet, too."""
    cells = [row[at].text for row in rows if at < len(row) and places_in(row[at].text)]
    return bool(cells) and all(place_of(part).when for cell in cells for part in places_in(cell))


def _with_offices(columns: Sequence[Titled], rows: Sequence[Sequence[Cell]]) -> list[Titled]:
    """The columns, those named after offices as theirs where the cells are ticked, or say what each does: `CT`, `PH`."""
    cells = [
        [row[at].text for row in rows if at < len(row) and row[at].text.strip()]
        for at, _ in enumerate(columns)
    ]
    office = [c.holds in ("other", "meets") and begins_agency(c.title) for c in columns]
    told = any(
        own and said and all(map(says_role, said)) for own, said in zip(office, cells, strict=True)
    )
    return [
        replace(c, holds="prepare", who=("prepare", c.title))
        if own
        and said
        and (c.holds == "other" or told)
        and all(is_tick(s) or says_role(s) for s in said)
        else c
        for c, own, said in zip(columns, office, cells, strict=True)
    ]


def is_tick(text: str) -> bool:
    """Whether a cell is marked, and says nothing else."""
    return bool(patterns("tick").match(text.strip()))


def _all_times(cells: Iterable[str]) -> bool:
    said = [cell for cell in cells if cell.strip()]
    return bool(said) and all(when(cell) and len(cell.split()) <= 8 for cell in said)


_LONGEST_SIGN = 4
"""Letters of what counts a row at most: `VIII`."""
_BRACKET = regex(r"\([^()]*\)")


def _say_who_meets(cells: Iterable[str], *, named: bool, timed: bool) -> bool:
    """Whether cells say who meets and when, or one of both, what a bracket adds aside: `Tháng 2 Phiên họp Thường trực`, `Kỳ họp thứ Tư`, `Ban Pháp chế`.

    Where the column is `named` after meetings half of them are enough: others are occasions (`Hội nghị liên tịch`).
    """
    said = [*dict.fromkeys(cell for cell in cells if cell.strip())]
    bare = [_BRACKET.sub(" ", cell) for cell in said]
    named_by = [places_in(c) or _names_a_body(c) for c in bare]
    meet = [c for c, own in zip(bare, named_by, strict=True) if own or not place_of(c).left]
    whole = len(meet) * (1 + named) >= len(bare)
    told = named or not timed or any(place_of(cell).timed for cell in said)
    return told and whole and any(named_by if named else map(places_in, bare))


def _names_a_body(cell: str) -> bool:
    """Whether a cell names the meeting of an office that no list knows, `Họp Hội đồng trường`, and nothing else."""
    name = who_meets_in(cell).body_name
    return only_offices(name) or bool(patterns("own_conference").fullmatch(name))


def _all_bodies(cells: Iterable[str]) -> bool:
    """Whether cells name bodies of the Party, or those of others with the time of their meeting."""
    places = [places_in(cell) for cell in cells if cell.strip()]
    said = [place_of(part) for parts in places for part in parts]
    return bool(said) and all(places) and all(one.timed or one.body in PARTY for one in said)


def guessed(rows: Sequence[Sequence[Cell]]) -> list[Titled]:
    """The columns of a table without a header, by what stands in most of their cells: the longest texts are the content."""
    width = max(map(len, rows))
    texts = [
        [row[at].text for row in rows if at < len(row) and row[at].text.strip()]
        for at in range(width)
    ]
    lengths = [sum(map(len, column)) / max(len(column), 1) for column in texts]
    works = [at for at in range(width) if not all(map(only_offices, texts[at]))]
    longest = max(works or range(width), key=lambda at: lengths[at])
    return [
        Titled("content" if at == longest else _guess(column)) for at, column in enumerate(texts)
    ]


def _guess(cells: Sequence[str]) -> Column:
    kinds = [_guess_of(cell) for cell in cells]
    return max(kinds, key=kinds.count, default="other")


def _guess_of(cell: str) -> Column:
    if re.fullmatch(r"[\d.()IVXA-H-]{0,5}", cell.strip()):
        return "number"
    if says_time_alone(cell):
        return "time"
    if _all_bodies([cell]):
        return "body"
    return "prepare" if begins_agency(cell) else "other"


def still_hold(known: Sequence[Titled], rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether the columns of the table before are those of rows without a header, going by what stands in them."""
    if not known or any(len(row) != len(known) for row in rows):
        return False
    for at, column in enumerate(known):
        guess = _guess([row[at].text for row in rows if row[at].text.strip()])
        if guess == "time" and column.holds not in ("time", "deadline", "meets"):
            return False
        if guess in ("number", "prepare") and column.holds in ("content", "time"):
            return False
    return True
