"""What a line says when it is read as a heading: which body, which conference, when, and what is left."""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from ctr_cli.data import table
from ctr_cli.importing.grammar.known import kept, short_in
from ctr_cli.importing.grammar.when import When, part_of_year, when
from ctr_cli.importing.reading.lines import words
from ctr_cli.language.patterns import regex, tolerant
from ctr_cli.model.values import Kind

_COUNT = r"0?\d{1,3}\s+(?:cuộc|nội dung|hội nghị|kỳ họp|phiên|lượt|nhiệm vụ|việc|đề án|chuyên đề)\b"
_COUNTED = regex(rf"\(\s*{_COUNT}[^()]*\)|:\s*{_COUNT}[^.;]*$", re.IGNORECASE)
BRACKET = regex(r"\(([^()]+)\)")
"""What stands in brackets."""
_YEAR_ALONE = regex(r"(?:trong |các )?năm 20\d\d(?: và (?:năm )?20\d\d)?", re.IGNORECASE)
_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("thematic", regex(r"\bchuyên đề\b", re.IGNORECASE)),
    ("extraordinary", regex(r"\b(?:đột xuất|bất thường)\b", re.IGNORECASE)),
)
_PLACE = r"(?: (?:cấp )?(?:phường|xã|đặc khu|thị trấn|tỉnh|thành phố)\b)?"

PARTY = ("bch", "btv", "thuong-truc", "dang-uy")
"""Bodies of the Party that meet."""
COUNCIL = ("hdnd", "thuong-truc-hdnd")
"""A council, and the committee that stands for it."""
COUNCILS = (*COUNCIL, "ubnd")
"""Those of a council, and its people's committee."""
CELL = ("chi-bo", "chi-uy")
"""Those of a Party cell."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says; `left` are the words that say neither body nor time, `counted` that it counts what follows,
    `year_alone` that it is a year and nothing else; `days` are those of each of several bodies that meet.
    """

    body: str | None = None
    body_name: str = ""
    when: When = field(default_factory=When)
    kind: Kind = "regular"
    left: str = ""
    counted: bool = False
    year_alone: bool = False
    days: tuple[tuple[str, When], ...] = ()

    @property
    def number(self) -> int | None:
        """The number of the conference."""
        return self.when.number

    @property
    def timed(self) -> bool:
        """Whether it says when, or which conference."""
        return bool(self.when) or self.number is not None

    @property
    def bare(self) -> bool:
        """Whether it says who meets and when, and nothing else."""
        return not self.left and (self.timed or self.body is not None or self.year_alone)


@cache
def patterns(name: str) -> re.Pattern[str]:
    """A pattern kept among the words of importing, blind to case and to the tone of `ủy`."""
    return tolerant(table("importing")[name])


@cache
def bodies() -> list[tuple[str, re.Pattern[str]]]:
    """The bodies that may meet: id and pattern of the name, the longer ones first."""
    return [
        (entry["id"], tolerant(rf"\b{entry['pattern']}{_PLACE}"))
        for entry in table("importing")["bodies"]
    ]


@cache
def _filler() -> re.Pattern[str]:
    fillers = [word.strip() for word in table("importing")["heading_words"].split("|")]
    fillers = sorted(filter(None, fillers), key=len, reverse=True)
    return tolerant(rf"\b(?:{'|'.join(fillers)})\b")


@kept
def heading_of(text: str, place: str = "") -> Heading:
    """What a line says when it is read as a heading."""
    if days := _days_of_bodies(text):
        return replace(heading_of(BRACKET.sub("", text), place), days=days)
    counted = bool(_COUNTED.search(text))
    text = patterns("whole_quarter").sub("", patterns("directed").sub(_who_directs, text))
    text = patterns("counted_as_term").sub("lần", patterns("beside_session").sub("", text))
    time = _time_of(_COUNTED.sub(" ", text))
    who = patterns("charged_heading").search(time.rest) or patterns("leaders").match(time.rest)
    identifier, name, rest = body_in(time.rest[: who.start()] if who else time.rest, place)
    rest = f"{rest} {who[0]}" if who else rest
    left = re.sub(r"[\W\d_]+", " ", _filler().sub(" ", rest)).strip()
    alone = bool(_YEAR_ALONE.fullmatch(text.strip(" .:")))
    return Heading(identifier, name, time, kind_of(text), left, counted, alone)


def handed_in(text: str) -> str:
    """What a text says, behind when a work is held, of when its paper is handed in; nothing where it does not."""
    match = patterns("handed_in_beside").search(text)
    while match and not when(text[: match.start()]):
        match = patterns("handed_in_beside").search(text, match.start() + 1)
    return text[match.start() :] if match else ""


def without_papers(text: str) -> tuple[str, str]:
    """What a heading says without when the papers of its meeting are handed in, and that: `Kỳ họp thứ 4, tháng 7; tài liệu gửi trước ngày 18/6`."""
    handed = handed_in(text)
    before = text.removesuffix(handed)
    within = before.count("(") > before.count(")")
    ends = ")" if within or "(" in handed[:3] else ";"
    said, _, after = handed.lstrip(" (;,.–-").partition(ends)
    return (f"{before}{')' * within}{after}", said) if handed else (text, "")


def _who_directs(bracket: re.Match[str]) -> str:
    """A bracket that says which body directs the works beneath, with nothing but its name: `(BTV chỉ đạo)`."""
    _, name, rest = body_in(bracket["who"])
    return f"{bracket['over']}({name})" if name and not rest.strip() else bracket[0]


def _days_of_bodies(text: str) -> tuple[tuple[str, When], ...]:
    """The days of several bodies in the bracket of a month: `Tháng 01 (Ban Thường vụ họp ngày 08/01; Ban Chấp hành họp ngày 15/01)`."""
    bracket = BRACKET.search(text)
    clauses = re.split("[;,]", bracket[1]) if bracket else []
    if len(clauses) < 2 or not when(BRACKET.sub("", text)).months:
        return ()
    said = ((body_in(clause)[0], when(clause)) for clause in clauses)
    days = tuple((body, time) for body, time in said if body and time.day)
    return days if len(dict(days)) == len(clauses) else ()


def _time_of(text: str) -> When:
    """The time of a heading: a part of the year (`6 tháng cuối năm 2026`) only where it says nothing else."""
    time, part = when(text), part_of_year(text)
    alone = part and not time and not re.search(r"[^\W\d_]", _filler().sub(" ", part.rest))
    return part if alone else time


def body_in(text: str, place: str = "") -> tuple[str | None, str, str]:
    """The body a text names first: id, name as written, and the text without it."""
    for short, full in short_in(text):
        if short[0] != full and (identifier := _in_words(full, place)[0]):
            return identifier, full, f"{text[: short.start()]} {text[short.end() :]}"
    return _in_words(text, place)


def _in_words(text: str, place: str) -> tuple[str | None, str, str]:
    found = [
        (match.start(), order, identifier, match)
        for order, (identifier, pattern) in enumerate(bodies())
        if (match := pattern.search(text))
    ]
    if not found:
        return None, "", text
    _, _, identifier, match = min(found, key=lambda entry: entry[:2])
    after = text[match.end() :]
    named = re.match(rf"\s+{re.escape(place)}\b", after, re.IGNORECASE) if place else None
    name = match[0] + (named[0] if named else "")
    return (
        identifier,
        name.strip(),
        f"{text[: match.start()]} {after[named.end() if named else 0 :]}",
    )


def brings(text: str) -> bool:
    """Whether a text says what is brought before a body, at whichever meeting: `Nội dung trình Hội nghị Ban Chấp hành lần thứ 4`."""
    name = body_in(text)[1]
    return bool(name) and bool(patterns("goes_on_to").search(text.partition(name)[0]))


def kind_of(text: str) -> Kind:
    """Whether a heading names a thematic or an extraordinary meeting, or a regular one."""
    return next((kind for kind, pattern in _KINDS if pattern.search(text)), "regular")


def is_bare_heading(text: str) -> bool:
    """Whether a line says nothing but who meets, and when."""
    return len(words(text)) <= 30 and heading_of(text).bare
