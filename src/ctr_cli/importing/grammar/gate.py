"""What kind of paper a document is: the signs that speak for each kind, weighed against each other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.importing.grammar.columns import ROLE_COLUMNS, titles
from ctr_cli.importing.grammar.heading import Heading, heading_of, patterns
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.reading.lines import Line, is_caps, marker, marker_of, words
from ctr_cli.language.patterns import compiled, regex

_HEAD = 30
_LONGEST = 45
_ENOUGH = 300
"""So many lines show what kind of paper a document is."""
_NAMED = regex(r"chương trình(?: (?:công tác|làm việc)\b[^.;:]*)?$", re.IGNORECASE)
_NUMBER = regex(r"^số\s*:?\s*[\d./_…\s-]*[-/]\s*\S+", re.IGNORECASE)
_WEEKDAY = regex(r"\W*thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])\b(?!.*\blần)", re.IGNORECASE)
_HOUR = regex(r"\b\d{1,2}\s*(?:h|giờ)\s*\d{0,2}\b|\b\d{1,2}:\d{2}\b", re.IGNORECASE)
_NUMBERED_ANNEX = regex(r"phụ lục(?: số)? ?[IVX\d]*", re.IGNORECASE)
_SHOWN = 60
_SHORT = 24
"""Words that a heading has at most."""


@dataclass(frozen=True, slots=True)
class Paper:
    """The kind a document seems to be, its name, how strongly, and the signs that told it."""

    kind: str
    name: str
    score: float
    signs: tuple[str, ...] = ()


def judged(lines: Sequence[Line]) -> tuple[Paper, Paper]:
    """How much a document speaks for being a programme, and the other kind it seems most to be."""
    texts = {where: read(lines) for where, read in _TEXTS.items()}
    papers = [_weighed(entry, lines, texts) for entry in table("paper-kinds")["kinds"]]
    programme = next(paper for paper in papers if paper.kind == "programme")
    others = [paper for paper in papers if paper is not programme]
    return programme, max(others, key=lambda paper: paper.score)


def is_programme(programme: Paper, other: Paper) -> bool:
    """Whether the signs of a programme prevail."""
    least: float = table("paper-kinds")["least"]
    return programme.score >= least and programme.score > other.score


def _weighed(entry: dict[str, Any], lines: Sequence[Line], texts: Mapping[str, list[str]]) -> Paper:
    score, told = 0.0, []
    for sign in entry["signs"]:
        found = _found(sign, lines, texts)
        if len(found) >= sign.get("count", 1):
            score += sign["weight"]
            told.append(str(sign.get("words", "")).replace("{found}", found[0][:_SHOWN]))
    return Paper(entry["id"], entry["name"], score, tuple(dict.fromkeys(filter(None, told))))


def _found(
    sign: dict[str, Any], lines: Sequence[Line], texts: Mapping[str, list[str]]
) -> list[str]:
    """What bears a sign, of the texts of lines by where they stand."""
    if sign["where"] == "structure":
        return _STRUCTURES[sign["feature"]](lines)
    pattern = compiled(sign["pattern"], re.IGNORECASE)
    if sign.get("once") and _several(lines, pattern):
        return []
    return [text for text in texts[sign["where"]] if pattern.search(text)]


def _several(lines: Sequence[Line], pattern: re.Pattern[str]) -> bool:
    """Whether lines in capitals, each in its own words, bear a sign."""
    capitals = (line.text for line in lines if not line.row and is_caps(line.text))
    return len({text for text in capitals if pattern.search(text)}) > 1


def title_lines(lines: Sequence[Line]) -> list[str]:
    """The name of the paper and its title: prominent lines before the text begins, and those that go on with them."""
    found: list[str] = []
    for at, line in enumerate(lines[:_HEAD]):
        if line.row or patterns("text_begins").match(line.text):
            break
        if marker_of(line).sign is not None or len(words(line.text)) > _LONGEST:
            continue
        if is_caps(line.text) or line.bold or line.heading or _NAMED.match(line.text):
            goes_on = [after.text for after in lines[at + 1 : at + 2] if not after.row]
            found += [line.text, *(f"{line.text} {text}" for text in goes_on)]
            found += goes_on if len(words(line.text)) <= 3 else []
    return found


def _numbers(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines[:_HEAD] if _NUMBER.match(line.text)][:1]


def _lines(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines]


_TEXTS = {
    "title": title_lines, "number": _numbers, "head": lambda lines: _lines(lines[:_HEAD]), "line": _lines,
}  # fmt: skip
"""The texts that a sign may stand in, by where they stand."""


def _bare_headings(lines: Sequence[Line]) -> list[tuple[str, Heading]]:
    texts = (text for line in lines[:_ENOUGH] for text in (line.cells if line.row else [line.text]))
    return [found for found in map(_bare_heading, texts) if found]


@lru_cache(1024)
def _bare_heading(text: str) -> tuple[str, Heading] | None:
    """What a line says behind its sign and without who does it, where that is a heading and nothing else."""
    rest = take_apart(marker(text).rest).text
    heading = heading_of(rest) if len(words(rest)) <= _SHORT else None
    return (rest, heading) if heading and heading.bare else None


def _times(lines: Sequence[Line]) -> list[str]:
    return [text for text, heading in _bare_headings(lines) if heading.when]


def _meetings(lines: Sequence[Line]) -> list[str]:
    return [text for text, heading in _bare_headings(lines) if heading.number is not None]


def _bodies(lines: Sequence[Line]) -> list[str]:
    later = _bare_headings(lines[4:])
    return [text for text, heading in later if heading.body and len(words(text)) > 2]


def _columns(lines: Sequence[Line]) -> list[str]:
    wanted = {"time", "deadline", "meets", *ROLE_COLUMNS}
    return [
        line.text
        for line in lines
        if line.row and (columns := titles([line.row])) and wanted & {c.holds for c in columns}
    ]


def _weekdays(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if _WEEKDAY.match(line.text)]


def _hours(lines: Sequence[Line]) -> list[str]:
    return [line.text for line in lines if _HOUR.search(line.text)]


def annex_at(lines: Sequence[Line]) -> int | None:
    """Where the annex of a resolution or a decision begins that is a programme of its own."""
    articles = [
        at for at, line in enumerate(lines) if re.match(r"điều \d+", line.text, re.IGNORECASE)
    ]
    if not articles:
        return None
    return next(
        (
            at
            for at in range(articles[-1] + 1, len(lines))
            if _NUMBERED_ANNEX.fullmatch(lines[at].text.strip(" .:"))
            or (is_caps(lines[at].text) and patterns("annex_title").match(lines[at].text))
        ),
        None,
    )


def _annex(lines: Sequence[Line]) -> list[str]:
    at = annex_at(lines)
    return [] if at is None else [lines[at].text]


_STRUCTURES = {
    "times": _times, "meetings": _meetings, "bodies": _bodies, "columns": _columns,
    "weekdays": _weekdays, "hours": _hours, "annex": _annex,
}  # fmt: skip
