"""CTR6xx, one style per document: of two ways to write the same, one finding names both and their places.

Where a text has what is looked for, and in which way, is kept with the text; a rule counts the ways of a document.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import spelt
from ctr_cli.model.agencies import resolve
from ctr_cli.model.finding import Also, Problem, Severity
from ctr_cli.rules import walk
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.together import Place, replaced, together
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import (
    cased,
    may_be_a_name,
    on_main_vowel,
    printed,
    quotations,
    showing,
    styled,
    two_ways,
    words_of,
)
from ctr_cli.rules.registry import Check, Subject, rule, text_rule

_NOTE = "cũng viết như vậy"


def one_style(
    fewer: Sequence[Place],
    message: str,
    hint: str,
    replacements: Sequence[str] = (),
    severity: Severity = "info",
) -> Problem:
    """One problem that names all places of the rarer way to write something."""
    changes = replaced(fewer, replacements)
    return together(fewer, message, hint, changes, note=_NOTE, counted=False, severity=severity)


class _Style(Struct):
    """A row of `data/style.yaml`: what is written in several ways, and what is said where it is."""

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    preferred: str
    says: str
    mend: str


@cache
def _styles() -> dict[str, list[_Style]]:
    return {
        code: [
            _Style(
                tuple(row["signs"]),
                regex(row["pattern"]),
                row["preferred"],
                row["says"],
                row["mend"],
            )
            for row in rows
        ]
        for code, rows in table("style").items()
    }


class _Entry(Struct):
    """Where something is written in one of its ways, and the parts of what is written."""

    start: int
    end: int
    way: str
    parts: dict[str, str]


@once
def _entries(text: Text) -> dict[_Style, list[_Entry]]:
    """What a text writes in one of several ways, by the style, outside quotations."""
    found: dict[_Style, list[_Entry]] = {}
    for code, styles in _styles().items():
        for style in styles:
            if any(sign in text for sign in style.signs):
                found[style] = [
                    _Entry(*match.span(), match["way"].lower(), match.groupdict())
                    for match in style.pattern.finditer(text)
                    if not _left_alone(text, code, *match.span())
                ]
    return found


def _left_alone(text: Text, code: str, start: int, end: int) -> bool:
    """Whether characters touch a quotation, or are of a name."""
    if any(start < last and first < end for first, last in quotations(text)):
        return True
    words = words_of(text) if code == _LETTERS else ()
    at = next((n for n, word in enumerate(words) if word.start == start), None)
    return at is not None and may_be_a_name(words, at)


@once
def _of_document(subject: Subject) -> dict[_Style, list[tuple[Place, _Entry]]]:
    """What a document writes in one of several ways, by the style, with its places."""
    found: dict[_Style, list[tuple[Place, _Entry]]] = {}
    for passage in printed(subject):
        for style, entries in _entries(passage.text).items():
            places = (((passage, entry.start, entry.end), entry) for entry in entries)
            found.setdefault(style, []).extend(places)
    return found


def _uneven(subject: Subject, style: _Style) -> Iterator[Problem]:
    """A problem where a document writes something in more than one way: the rarer ones follow the usual one.

    Ways within one text are a warning.
    """
    ways: dict[str, list[tuple[Place, _Entry]]] = {}
    for place, entry in _of_document(subject).get(style, ()):
        ways.setdefault(entry.way, []).append((place, entry))
    if len(ways) < 2:
        return
    usual = max(ways, key=lambda way: (len(ways[way]), way == style.preferred))
    fewer = [one for way, found in ways.items() if way != usual for one in found]
    new = [_in_the_way(style, entry, usual) for _, entry in fewer]
    said = style.says.format(
        usual=_written(ways[usual][0][0]), most=len(ways[usual]),
        other=_written(fewer[0][0]), few=len(fewer),
    )  # fmt: skip
    texts = {id(place[0]) for place, _ in ways[usual]}
    mixed = any(id(place[0]) in texts for place, _ in fewer)
    grave: Severity = "warning" if mixed else "info"
    yield one_style([place for place, _ in fewer], said, f"viết thống nhất “{new[0]}”", new, grave)


def _written(place: Place) -> str:
    passage, start, end = place
    return passage.text[start:end]


def _in_the_way(style: _Style, entry: _Entry, way: str) -> str:
    loud = entry.parts["way"].isupper()
    return style.mend.format(**{**entry.parts, "way": way.upper() if loud else way})


def _told(code: str) -> Check:
    """The rule that tells where a document is uneven in the styles of a code."""

    def check(subject: Subject) -> Iterator[Problem]:
        for style in _styles()[code]:
            yield from _uneven(subject, style)

    return check


_LETTERS = "CTR609"
for _code in ("CTR602", "CTR604", _LETTERS, "CTR611"):
    rule(_code, "info", "warning")(_told(_code))


@rule("CTR603", "info")
def one_style_of_months(subject: Subject) -> Iterator[Problem]:
    """Months are written with a leading zero, or without, or with one for 1 and 2 only as in long dates.

    Even within one text it is no more than a remark: `tháng 02` beside `tháng 3` is how long dates have them.
    """
    (style,) = _styles()["CTR603"]
    found = _of_document(subject).get(style, ())
    if any((entry.way == "0") != (entry.parts["month"] in "12") for _, entry in found):
        for problem in _uneven(subject, style):
            yield problem._replace(severity="info")


@rule("CTR601", "info", "warning")
def one_place_for_tone_marks(subject: Subject) -> Iterator[Problem]:
    """Open -oa, -oe, -uy have their mark on the same vowel everywhere: hóa or hoá, ủy or uỷ."""
    ways = [
        [(p, word) for p in printed(subject) for word in two_ways(p.text)[way]] for way in (0, 1)
    ]
    if not all(ways):
        return
    fewer, usual = ways if on_main_vowel(subject) else ways[::-1]
    example = fewer[0][1].text
    other = cased(example, spelt(example.lower(), on_main_vowel=on_main_vowel(subject)))
    why = "vì nhiều hơn" if subject.office.tone_style == "auto" else "theo ctr.yaml"
    counts = f"{len(usual)} chỗ kiểu “{other}”, {len(fewer)} chỗ kiểu “{example}”"
    both = {(id(p), w.key) for p, w in fewer} & {(id(p), w.key) for p, w in usual}
    yield one_style(
        [(p, w.start, w.end) for p, w in fewer],
        f"đặt dấu thanh hai kiểu: {counts}",
        f"viết thống nhất một kiểu, ở đây là kiểu “{other}” {why}",
        [styled(subject, w.text) for _, w in fewer],
        "warning" if both else "info",
    )


@ready
def _pairs() -> Phrases[str]:
    """The paired words with the sign between them, and without."""
    pairs = table("wording")["pairs"]
    bare = ((re.sub(", | - ", " ", pair), pair) for pair in pairs)
    return known_phrases([*((pair, pair) for pair in pairs), *bare])


@once
def _pairs_in(text: Text) -> tuple[tuple[str, int, int, bool], ...]:
    """The paired words of a text outside quotations: the pair, its characters, and whether it has its sign."""
    return tuple(
        (found.value, found.start, found.end, found.phrase == found.value)
        for found in phrases_in(text, _pairs())
        if not text.startswith(" chủ nghĩa", found.end)
        and not any(found.start < last and first < found.end for first, last in quotations(text))
    )


@rule("CTR605", "info")
def one_style_of_pairs(subject: Subject) -> Iterator[Problem]:
    """Paired words have their comma, or dash, between them everywhere, or nowhere."""
    whole: dict[str, int] = {}
    bare: dict[str, list[Place]] = {}
    for passage in printed(subject):
        for pair, start, end, parted in () if passage.name else _pairs_in(passage.text):
            if parted:
                whole[pair] = whole.get(pair, 0) + 1
            else:
                bare.setdefault(pair, []).append((passage, start, end))
    for pair in table("wording")["pairs"]:
        places = bare.get(pair, [])
        if places and (pair in whole or pair not in table("wording")["either"]):
            name = "dấu phẩy" if ", " in pair else "dấu gạch nối"
            beside = f", {whole[pair]} chỗ có {name}" if pair in whole else ""
            said = f"“{_written(places[0])}” thiếu {name} giữa hai từ: {len(places)} chỗ{beside}"
            mends = [_parted(_written(place), pair) for place in places]
            yield one_style(places, said, f"viết “{pair}”", mends)


def _parted(written: str, pair: str) -> str:
    """Paired words as they are written, with the sign that a pair has between them."""
    sign = ", " if ", " in pair else " - "
    words = written.split(" ")
    left = pair.split(sign)[0].count(" ") + 1
    return " ".join(words[:left]) + sign + " ".join(words[left:])


@rule("CTR607", "info")
def one_name_for_an_agency(subject: Subject) -> Iterator[Problem]:
    """An agency is charged under one name."""
    names: dict[str, dict[str, list[tuple[KeyPath, str]]]] = {}
    for path, assignment in walk.assignments(subject.program):
        ids = resolve(subject.known, assignment.agency)
        if len(ids) == 1:
            spellings = names.setdefault(ids[0], {})
            spellings.setdefault(tone_key(assignment.agency), []).append((path, assignment.agency))
    for name, spellings in names.items():
        if len(spellings) < 2:
            continue
        full = subject.known.agencies[name].name
        listed = ", ".join(f"“{places[0][1]}” {len(places)} chỗ" for places in spellings.values())
        fewest = [path for path, _ in min(spellings.values(), key=len)]
        related = [Also(path, _NOTE, same=True) for path in fewest[1:]]
        message = f"cơ quan “{full}” ghi bằng {len(spellings)} tên: {listed}"
        yield Problem(fewest[0], message, "ghi thống nhất một tên", related=related)


@ready
def _events() -> Phrases[int]:
    """The names of each event that has several."""
    events = enumerate(table("wording")["events_named"])
    return known_phrases((name, event) for event, names in events for name in names)


@once
def _events_in(text: Text) -> tuple[tuple[int, int, int], ...]:
    """The events a text names by one of several names, outside quotations; the longest name at each place."""
    found: dict[int, tuple[int, int, int]] = {}
    for name in phrases_in(text, _events()):
        found.setdefault(name.start, (name.value, name.start, name.end))
    marked = quotations(text)
    return tuple(
        one for one in found.values() if not any(one[1] < b and a < one[2] for a, b in marked)
    )


@rule("CTR608", "info")
def one_name_for_an_event(subject: Subject) -> Iterator[Problem]:
    """An event is called by one name."""
    called: dict[int, dict[str, list[Place]]] = {}
    for passage in printed(subject):
        for event, start, end in _events_in(passage.text):
            names = called.setdefault(event, {})
            names.setdefault(passage.text[start:end], []).append((passage, start, end))
    for ways in called.values():
        if len(ways) > 1:
            listed = ", ".join(f"“{name}” {len(places)} chỗ" for name, places in ways.items())
            message = f"một sự kiện gọi bằng nhiều tên: {listed}"
            yield one_style(min(ways.values(), key=len), message, "gọi thống nhất một tên")


_YEAR_ALONE = regex(
    r"""\b(?P<of>(?:6|sáu|9|chín|3|ba)[ ]tháng[ ](?:đầu|cuối)|đầu[ ]tư[ ]công|ngân[ ]sách|quý[ ][IV]+)
    [ ](?=(?P<year>20\d\d)\b(?!\s*[-–]))""",
    re.VERBOSE,
)
_BEFORE_A_YEAR = tuple(f"{word} 20" for word in ("đầu", "cuối", "công", "sách", "I", "V"))


@text_rule("CTR610", "info", note=_NOTE)
def year_is_called_year(texts: Excerpt) -> Iterator[Problem]:
    """A year has the word năm before it: 6 tháng đầu năm 2026."""
    for passage in showing(texts, *_BEFORE_A_YEAR):
        for match in _YEAR_ALONE.finditer(passage.text):
            if not passage.quoted(*match.span()):
                message = f"“{match.group()}{match['year']}” thiếu chữ “năm” trước {match['year']}"
                right = f"{match['of']} năm "
                hint = f"viết “{right}{match['year']}”"
                yield one_style([(passage, *match.span())], message, hint, [right])
