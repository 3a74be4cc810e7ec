"""Before whom work comes, and when, as a cell of a table says it: `BTV, T.4`, `BCH 8`, `Ban Chấp hành lần thứ 9 (tháng 3)`."""

import re
from dataclasses import replace
from functools import cache

from ctr_cli.data import table
from ctr_cli.importing.grammar.cell_times import written_out
from ctr_cli.importing.grammar.heading import Heading, heading_of, patterns
from ctr_cli.importing.grammar.names import begins_agency, slug
from ctr_cli.language.patterns import regex

_MEET = regex(r"^(?:họp )?giao ban (?:của )?", re.IGNORECASE)
_BROKEN = regex(r"(?<=[A-ZĐ])\s(?=[A-ZĐ]{1,2}\b)")
"""Where a column too narrow for a short name broke it: `BT V`, `BC H 8`."""
_NUMBER = regex(r"(?!.*\bngày\b)\D+?(\d{1,2})\W*", re.IGNORECASE)
"""A name with nothing but a number behind it."""
_BETWEEN = (regex(r"\s*[;\n]\s*"), regex(r"\s*[;\n,/&+]\s*|\s+và\s+"))


def place_of(cell: str, place: str = "") -> Heading:
    """What a cell says of who meets and when; a bare number behind a body is that of its conference."""
    text = _MEET.sub("", written_out(" ".join(cell.split())))
    text = re.sub(r"(?<=[A-ZĐ])(?:(?=\d)|\.(?=[A-ZĐ]))", " ", text)
    said = heading_of(text, place)
    if said.body is None:
        text = _BROKEN.sub("", text)
    if said.body is None or said.left:
        codes = table("importing")["body_codes"]
        said = heading_of(_codes().sub(lambda match: codes[match[0]], text), place)
    number = _NUMBER.fullmatch(said.when.rest) if said.body and said.number is None else None
    return replace(said, when=replace(said.when, number=int(number[1]))) if number else said


_MEETING = regex(
    r"^(?:(?:cuộc|phiên|kỳ|buổi|hội nghị)\s+)*(?:họp|hội nghị|giao ban|sinh hoạt)\s+(?:(?:giao ban|thường kỳ|định kỳ|thường lệ|chuyên đề|của)\s+)*|"
    r"\s+(?:họp|hội ý|giao ban|sinh hoạt|thường kỳ|định kỳ|thường lệ|chuyên đề|mở rộng)$|\(\W*\)",
    re.IGNORECASE,
)


def who_meets_in(cell: str, place: str = "") -> Heading:
    """What a cell says of who meets and when: a body that always does, any office by its own name, `Họp Hội đồng
    trường`, or a conference that is one of its own: `Hội nghị viên chức`."""
    said = place_of(cell, place)
    left = said.left.split()
    if said.body and not (left and begins_agency(said.left) and cell.startswith(left[0])):
        return said
    name = " ".join(re.sub(r"\(\W*\)", " ", said.when.rest).split()).strip(" ,.;:–-")
    if not patterns("own_conference").fullmatch(name):
        name = _MEETING.sub("", name)
        if not begins_agency(name):
            return said
    return replace(said, body=slug(name), body_name=name)


@cache
def _codes() -> re.Pattern[str]:
    return regex(rf"\b(?:{'|'.join(table('importing')['body_codes'])})\b")


def places_in(cell: str, place: str = "") -> list[str]:
    """The parts of a cell that names one body, or several behind each other, and nothing else; none of any other cell."""
    if _is_place(cell, place):
        return [" ".join(cell.split())]
    for joint in _BETWEEN:
        parts = [part for part in joint.split(cell.strip()) if part.strip()]
        if len(parts) > 1 and all(_is_place(part, place) for part in parts):
            return [" ".join(part.split()) for part in parts]
    return []


def _is_place(text: str, place: str) -> bool:
    said = place_of(text, place)
    return said.body is not None and not said.left
