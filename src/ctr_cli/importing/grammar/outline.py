"""Lines to an outline: which line is a heading, a meeting, an item, a line of agencies.

Each kind of heading is scored by features of the line and of the line after it; no single pattern
decides. The weights say how much a feature speaks for a kind, or against it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Literal

from ctr_cli.data import table
from ctr_cli.importing.grammar.charge import is_agency_line
from ctr_cli.importing.grammar.names import tolerant
from ctr_cli.importing.grammar.sentence import charge_of_sentence, take_apart
from ctr_cli.importing.grammar.when import When, conference, kind_of, when
from ctr_cli.importing.reading.lines import Line, Marker, is_caps, marker, words
from ctr_cli.language.keys import tone_key

Kind = Literal[
    "part", "body", "meeting", "topic", "introduction", "implementation",
    "row", "charge", "bracket", "item", "text",
]  # fmt: skip
HEADINGS = ("part", "body", "meeting", "topic", "introduction", "implementation")

_WEIGHTS: dict[Kind, dict[str, float]] = {
    "meeting": {
        "when": 2, "only_when": 3, "nearly_only_when": 0.5, "conference": 3, "meeting_word": 2, "kind": 1.5,
        "bare_time": 2, "caps": 1, "bold": 1, "heading": 1, "outlined": 0.5, "dashed": -2, "verb": -4, "stop": -3, "long": -3,
        "many_left": -3, "agencies": -6, "charged": -6,
    },
    "body": {
        "body": 3, "only_body": 2, "nearly_only_body": 1, "caps": 2, "bold": 1, "heading": 1, "roman": 1,
        "bullet": -3, "verb": -4, "stop": -4, "when": -3, "conference": -3, "many_left": -4, "long": -3,
        "agencies": -6, "charged": -6,
    },
    "implementation": {"implementation": 8, "caps": 1, "bold": 1, "outlined": 1, "short": 1, "stop": -4, "long": -4},
    "introduction": {"introduction": 7, "caps": 2, "bold": 1, "roman": 1, "short": 1, "stop": -4, "long": -4, "next_deeper": 1},
    "part": {"content": 6, "caps": 2, "bold": 1, "roman": 1, "part": 3, "outlined": 0.5, "verb": -2, "stop": -4, "when": -2, "long": -2, "dashed": -3},
    "topic": {
        "short": 1, "no_stop": 1, "next_deeper": 2, "alone": 1, "caps": 2, "bold": 1, "heading": 2, "about": 1, "roman": 1,
        "verb": -2, "stop": -4, "colon": -4, "dashed": -2, "long": -3, "agencies": -6, "charged": -6,
        "only_when": -5, "conference": -4, "body": -3,
    },
}  # fmt: skip
_THRESHOLD: dict[Kind, float] = {
    "implementation": 5, "introduction": 5, "body": 4, "meeting": 4.5, "part": 5, "topic": 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says: which body, which conference, when, and the words that say neither."""

    body: str | None = None
    body_name: str = ""
    number: int | None = None
    when: When = field(default_factory=When)
    kind: str = "regular"
    left: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line with its kind in the outline."""

    kind: Kind
    line: Line
    marker: Marker
    heading: Heading = field(default_factory=Heading)

    @property
    def text(self) -> str:
        """The text without its sign."""
        return self.marker.rest


@cache
def _patterns(name: str) -> re.Pattern[str]:
    return tolerant(table("importing")[name])


@cache
def _bodies() -> list[tuple[str, re.Pattern[str]]]:
    place = r"(?: (?:cấp )?(?:phường|xã|đặc khu|thị trấn)\b)?"
    return [
        (entry["id"], tolerant(rf"\b{entry['pattern']}{place}"))
        for entry in table("importing")["bodies"]
    ]


@cache
def _filler() -> re.Pattern[str]:
    fillers = sorted(_listed("heading_words"), key=len, reverse=True)
    return tolerant(rf"\b(?:{'|'.join(fillers)})\b")


@cache
def _listed(name: str) -> list[str]:
    return [word.strip() for word in re.split(r"\|", table("importing")[name]) if word.strip()]


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(map(re.escape, map(tone_key, _listed('verbs'))))})(?!\w)")


def heading_of(text: str, place: str = "") -> Heading:
    """What a line says when it is read as a heading."""
    number, rest = conference(text)
    time = when(rest)
    rest = time.rest if time else rest
    found, name = None, ""
    for identifier, pattern in _bodies():
        match = pattern.search(rest)
        if match:
            found, name = identifier, match[0]
            after = rest[match.end() :]
            named = re.match(rf"\s+{re.escape(place)}\b", after, re.IGNORECASE) if place else None
            if named:
                name += named[0]
            rest = f"{rest[: match.start()]} {after[named.end() if named else 0 :]}"
            break
    left = re.sub(r"[\W\d_]+", " ", _filler().sub(" ", rest)).strip()
    return Heading(found, name.strip(), number, time, kind_of(text), left)


def features(line: Line, sign: Marker, heading: Heading, following: Line | None) -> set[str]:
    """What speaks for or against a line being one heading or another."""
    text, count, left = sign.rest, len(words(sign.rest)), len(heading.left.split())
    last = text.rstrip()[-1:]
    beyond = marker(following.text) if following else None
    tests = {
        "caps": is_caps(text),
        "bold": line.bold,
        "heading": line.heading,
        "roman": sign.sign in ("roman", "upper", "part"),
        "part": sign.sign == "part",
        "outlined": sign.sign in ("roman", "upper", "part", "number"),
        "dashed": sign.sign in ("dash", "plus", "paren", "dotted"),
        "bullet": sign.sign in ("dash", "plus", "paren", "dotted", "star"),
        "charged": text.endswith((")", ").", ");")) and bool(take_apart(text).charge.assignments),
        "short": count <= 12,
        "long": count > 28,
        "stop": last in (".", ";", ",") and not line.heading,
        "colon": last == ":",
        "no_stop": last not in (".", ";", ",", ":"),
        "verb": bool(_verbs().match(tone_key(text))) and not is_caps(text),
        "when": bool(heading.when),
        "conference": heading.number is not None,
        "kind": heading.kind != "regular" and bool(re.match(r"(?:hội nghị|phiên|họp)", text, re.I)),
        "only_when": bool(heading.when or heading.number) and left == 0,
        "nearly_only_when": bool(heading.when or heading.number) and 0 < left <= 3,
        "bare_time": bool(heading.when) and left == 0 and heading.number is None and count <= 6
        and not heading.body,
        "meeting_word": bool(re.match(r"(?:các\s+)?(?:hội nghị|phiên họp|kỳ họp|cuộc họp|họp)\b", text, re.I)),
        "body": heading.body is not None,
        "only_body": heading.body is not None and left == 0,
        "nearly_only_body": heading.body is not None and 0 < left <= 4,
        "many_left": left > 7,
        "about": bool(re.match(r"(?:về|công tác|lĩnh vực|nhóm)\b", text, re.IGNORECASE)),
        "implementation": bool(_patterns("implementation").match(text)),
        "introduction": bool(_patterns("introduction").match(text)),
        "content": bool(_patterns("content").match(text.rstrip(":"))),
        "agencies": is_agency_line(text),
        "alone": sign.sign is None and text[:1].isupper() and beyond is not None and not is_bare_heading(beyond.rest),
        "next_deeper": beyond is not None
        and bool((following and following.cells) or (sign.sign is None and beyond.sign) or
                 (sign.sign and beyond.sign and beyond.rank > sign.rank)),
    }  # fmt: skip
    return {name for name, holds in tests.items() if holds}


def is_bare_heading(text: str) -> bool:
    """Whether a line says nothing but who meets, and when."""
    heading = heading_of(text)
    return heading.left == "" and bool(heading.when or heading.number or heading.body)


def scores(found: set[str]) -> dict[Kind, float]:
    """How strongly features speak for each kind of heading."""
    return {
        kind: sum(weight for name, weight in weights.items() if name in found)
        for kind, weights in _WEIGHTS.items()
    }


_NEEDED: dict[Kind, set[str]] = {
    "meeting": {"when", "conference", "kind"},
    "body": {"body"},
    "implementation": {"implementation"},
    "introduction": {"introduction"},
    "part": {"content", "part"},
    "topic": {"no_stop"},
}
"""Of these a heading of the kind must have at least one."""


def classify(line: Line, following: Line | None, place: str = "") -> Entry:
    """A line with the kind it most likely is."""
    sign = marker(line.text)
    if line.cells:
        return Entry("row", line, sign)
    if re.fullmatch(r"\(.*\)\s*[.;,]?", line.text, re.DOTALL) and sign.sign != "paren":
        return Entry("bracket", line, sign)
    if is_agency_line(sign.rest) or is_agency_line(line.text):
        return Entry("charge", line, sign)
    if _opens_implementation(sign.rest):
        return Entry("implementation", line, sign)
    heading = heading_of(sign.rest, place)
    found = features(line, sign, heading, following)
    ranked = sorted(
        (
            (score - _THRESHOLD[kind], kind)
            for kind, score in scores(found).items()
            if score >= _THRESHOLD[kind] and found & _NEEDED[kind]
        ),
        key=lambda pair: -pair[0],
    )
    if ranked:
        return Entry(ranked[0][1], line, sign, heading)
    if charge_of_sentence(line.text) is not None and sign.sign in (None, "plus", "dash", "star"):
        return Entry("charge", line, sign)
    return Entry("item" if sign.sign else "text", line, sign)


def _opens_implementation(text: str) -> bool:
    """Whether a paragraph begins with its heading: `Tổ chức thực hiện: Văn phòng …`."""
    head, _, rest = text.partition(":")
    return bool(rest.strip() and len(words(head)) <= 6 and _patterns("implementation").match(head))


def closes(text: str) -> bool:
    """Whether a paragraph begins as those do that close a document without a heading of their own."""
    return bool(_patterns("closing").match(text))


def outline(lines: Sequence[Line], place: str = "") -> list[Entry]:
    """Every line with its kind; `Phần I` and its title on the next line become one heading."""
    entries: list[Entry] = []
    held: Line | None = None
    for at, line in enumerate(lines):
        following = lines[at + 1] if at + 1 < len(lines) else None
        if held is not None and not line.cells:
            line = Line(
                held.number, f"{held.text.rstrip(' .:-')}: {line.text}", (), line.bold, True
            )
            held = None
        elif marker(line.text).sign == "part" and not marker(line.text).rest and following:
            held = line
            continue
        entries.append(classify(line, following, place))
    return entries
