"""Works that stand in one paragraph behind a time, one clause each: `Tháng 3: ra quân làm đường (Đoàn xã); chúc thọ các cụ.`"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.names import only_offices
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.said import is_said, says_deadline
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.reading.lines import BRACKETS, Line, marker_of
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex

_NEXT_TIME = regex(
    r"(?<=[.;])\s+(?=(?:các\s+)?(?:tháng|quý|(?:hằng|hàng)\s+\w+)\b[^:;.]{0,40}:)", re.IGNORECASE
)
"""Where a further time may open within a paragraph: `Quý I: …. Quý II: …`."""
_NEXT = regex(r";\s+|(?<=\))[.,]?\s+[-–+•]\s+(?=[A-ZĐÀ-Ỹ])|(?<=\))\.\s+(?=[A-ZĐÀ-Ỹ])")
"""Where a clause may end that is a work by itself."""
_ENCLOSING = {**BRACKETS, "”": "“"}
_GOES_ON = regex(r"(?:trong đó|gồm|nhất là|đồng thời|và|qua đó|kết hợp|sau đó)\b", re.IGNORECASE)
"""How a clause begins that goes on with the work before it."""
_FEWEST = 2


def times_parted(line: Line) -> list[Line]:
    """A paragraph with several times, each before its own works, as a line for each; any other line alone."""
    if line.row or not _opens_list(line.text):
        return [line]
    text, cuts = line.text, [0]
    for match in _NEXT_TIME.finditer(text):
        if _is_outside(text, match.start()) and _opens_list(text[match.end() :]):
            cuts.append(match.end())
    parts = [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], None], strict=True)]
    return [replace(line, text=part) for part in parts]


def _opens_list(text: str) -> bool:
    """Whether a text opens with a time that stands over what is behind its colon."""
    opening = opens_when(text)
    return opening is not None and not opening.sentence


def are_parted(lines: Sequence[Line]) -> bool:
    """Whether the works behind the times of a document are parted by semicolons: some tell in brackets who does them, or two
    lines have nothing but clauses that begin as works do."""
    opened = [opens_when(marker_of(line).rest) for line in lines if not line.row]
    lists = [[*_clauses(o.text)] for o in opened if o and not o.sentence]
    lists = [clauses for clauses in lists if len(clauses) > 1]
    charged = any(take_apart(clause).charge for clauses in lists for clause in clauses[:-1])
    plain = sum(all(begins_item(capitalised(c)) for c in clauses) for clauses in lists)
    return charged or plain >= _FEWEST


def works_parted(text: str) -> list[str]:
    """The works of a text whose clauses are works, without the marks that part them."""
    return [capitalised(work.rstrip(" .;")) for work in _clauses(text)]


def _clauses(text: str) -> Iterator[str]:
    """The clauses of a text; one that only speaks of the work before it stays with it."""
    start = 0
    for match in _NEXT.finditer(text):
        clause, rest = text[start : match.start()], text[match.end() :]
        following = _NEXT.split(rest)[0]
        if _is_outside(text, match.start()) and not _goes_on(following) and " " in clause.strip():
            yield clause.strip()
            start = match.end()
    yield text[start:].strip()


def _goes_on(clause: str) -> bool:
    said = is_said(clause) or says_deadline(clause) or only_offices(clause.rstrip(" ."))
    return bool(said or " " not in clause.strip() or _GOES_ON.match(clause))


def _is_outside(text: str, at: int) -> bool:
    """Whether a place in a text stands in no bracket, and between no quotation marks."""
    before = text[:at]
    return all(before.count(o) <= before.count(c) for c, o in _ENCLOSING.items())
