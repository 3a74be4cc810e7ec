"""CTR6xx, one style per document: of two ways to write the same, one finding names both and their places."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from ctr_cli.data import table
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
from ctr_cli.rules.printed import (
    Printed,
    cased,
    holding,
    may_be_a_name,
    on_main_vowel,
    printed,
    showing,
    styled,
    tone_styles,
)
from ctr_cli.rules.registry import Subject, rule, text_rule


def one_style(
    fewer: Sequence[Place],
    message: str,
    hint: str,
    replacements: Sequence[str] = (),
    severity: Severity = "info",
) -> Problem:
    """One problem that names all places of the rarer way to write something."""
    changes = replaced(fewer, replacements)
    note = "cũng viết như vậy"
    return together(fewer, message, hint, changes, note=note, counted=False, severity=severity)


class _Entry(Struct):
    """Where something is written in one of its ways, and the match that found it."""

    place: Place
    match: re.Match[str]


def _entries(texts: Iterable[Printed], pattern: re.Pattern[str]) -> list[_Entry]:
    """Where a pattern is found outside quotations."""
    return [
        _Entry((passage, *match.span()), match)
        for passage in texts
        for match in pattern.finditer(passage.text)
        if not passage.quoted(*match.span())
    ]


_Ways = dict[str, list[_Entry]]


def _uneven(
    entries: Iterable[_Entry],
    way_of: Callable[[re.Match[str]], str],
    preferred: str,
    message: str,
    mend: Callable[[re.Match[str], str], str],
) -> Iterator[Problem]:
    """A problem where entries are written in more than one way: the rarer ones follow the usual one.

    `preferred` wins where two ways are as usual; `message` has the `usual` and the `other` way, and how
    many there are of each; `mend` writes a match in another way. Ways within one text are a warning.
    """
    ways: _Ways = {}
    for entry in entries:
        ways.setdefault(way_of(entry.match), []).append(entry)
    if len(ways) < 2:
        return
    usual = max(ways, key=lambda way: (len(ways[way]), way == preferred))
    fewer = [entry for way, found in ways.items() if way != usual for entry in found]
    new = [mend(entry.match, usual) for entry in fewer]
    said = message.format(
        usual=ways[usual][0].match.group(),
        most=len(ways[usual]),
        other=fewer[0].match.group(),
        few=len(fewer),
    )
    texts = {id(entry.place[0]) for entry in ways[usual]}
    mixed = any(id(entry.place[0]) in texts for entry in fewer)
    grave: Severity = "warning" if mixed else "info"
    yield one_style([e.place for e in fewer], said, f"viết thống nhất “{new[0]}”", new, grave)


@rule("CTR601", "info", "warning")
def one_place_for_tone_marks(subject: Subject) -> Iterator[Problem]:
    """Open -oa, -oe, -uy have their mark on the same vowel everywhere: hóa or hoá, ủy or uỷ."""
    first, main = tone_styles(printed(subject))
    if not first or not main:
        return
    fewer, usual = (first, main) if on_main_vowel(subject) else (main, first)
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


_RANGE = regex(
    r"(?<![\d/.-])(?<!học )(?P<from>(?:19|20)\d\d)(?P<gap>\s*[-–]\s*)(?P<to>(?:19|20)\d\d)(?![\d/-])"
)
_MONTH = regex(r"(?<![\d/-])(?<!\w)(?<!\d )(?P<word>[Tt]háng )(?P<zero>0?)(?P<month>[1-9])(?!\d)")
_QUARTER = regex(r"\b(?P<what>[Qq]uý [IV]+)(?P<join>/| năm )(?P<year>20\d\d)(?!\d)")
_MONTH_OF = regex(r"\b(?P<what>[Tt]háng \d{1,2})(?P<join>/| năm )(?P<year>20\d\d)(?!\d)")
_DATE = regex(r"(?<![\d/-])\d{1,2}(?P<sign>[/-])\d{1,2}(?P=sign)(?:19|20)\d\d(?![\d/-])")


@rule("CTR602", "info", "warning")
def one_style_of_ranges(subject: Subject) -> Iterator[Problem]:
    """Ranges of years are all spaced alike: 2025-2030 or 2025 - 2030; school years go their own way."""
    yield from _uneven(
        _entries(showing(subject, "20"), _RANGE),
        lambda match: match["gap"],
        " - ",
        "khoảng năm viết nhiều kiểu: {most} chỗ như “{usual}”, {few} chỗ như “{other}”",
        lambda match, gap: f"{match['from']}{gap}{match['to']}",
    )


@rule("CTR603", "info")
def one_style_of_months(subject: Subject) -> Iterator[Problem]:
    """Months are written with a leading zero, or without, or with one for 1 and 2 only as in long dates.

    Even within one text it is no more than a remark: `tháng 02` beside `tháng 3` is how long dates have them.
    """
    found = _entries(showing(subject, "háng "), _MONTH)
    if all((entry.match["zero"] == "0") == (entry.match["month"] in "12") for entry in found):
        return
    for problem in _uneven(
        found,
        lambda match: match["zero"],
        "",
        "tháng viết hai kiểu: {most} chỗ như “{usual}”, {few} chỗ như “{other}”",
        lambda match, zero: f"{match['word']}{zero}{match['month']}",
    ):
        yield problem._replace(severity="info")


@rule("CTR604", "info", "warning")
def one_style_of_periods(subject: Subject) -> Iterator[Problem]:
    """A quarter or month is joined to its year in one way: quý II/2026 or quý II năm 2026."""
    for kind, pattern in (("tháng", _MONTH_OF), ("quý", _QUARTER)):
        yield from _uneven(
            _entries(showing(subject, "20"), pattern),
            lambda match: match["join"],
            " năm ",
            f"{kind} ghi năm hai kiểu: {{most}} chỗ như “{{usual}}”, {{few}} chỗ như “{{other}}”",
            lambda match, join: f"{match['what']}{join}{match['year']}",
        )


@rule("CTR611", "info", "warning")
def one_sign_in_dates(subject: Subject) -> Iterator[Problem]:
    """Dates in figures have one sign between day, month and year."""
    yield from _uneven(
        _entries(showing(subject, "/19", "/20", "-19", "-20"), _DATE),
        lambda match: match["sign"],
        "/",
        "ngày ghi hai kiểu: {most} chỗ như “{usual}”, {few} chỗ như “{other}”",
        lambda match, sign: match.group().replace(match["sign"], sign),
    )


def _key(phrase: str) -> str:
    return " ".join(spelt(word) for word in re.sub("[-,]", "", phrase).split())


_PARTED = regex("(.+?)(, | - )(.+)")


@rule("CTR605", "info")
def one_style_of_pairs(subject: Subject) -> Iterator[Problem]:
    """Paired words have their comma, or dash, between them everywhere, or nowhere."""
    for pair in table("wording")["pairs"]:
        texts = [p for p in holding(subject, [_key(pair)]) if not p.name]
        parted = _PARTED.match(pair)
        if not (texts and parted):
            continue
        left, sign, right = parted.groups()
        pattern = rf"\b({left})({sign}| )({right})\b(?! chủ nghĩa)"
        found = _entries(texts, re.compile(pattern, re.IGNORECASE))
        bare = [entry for entry in found if entry.match[2] == " "]
        whole = len(found) - len(bare)
        if not bare or (pair in table("wording")["either"] and not whole):
            continue
        name = "dấu phẩy" if sign == ", " else "dấu gạch nối"
        beside = f", {whole} chỗ có {name}" if whole else ""
        yield one_style(
            [entry.place for entry in bare],
            f"“{bare[0].match.group()}” thiếu {name} giữa hai từ: {len(bare)} chỗ{beside}",
            f"viết “{pair}”",
            [f"{match[1]}{sign}{match[3]}" for _, match in bare],
        )


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
        related = [Also(path, "cũng viết như vậy", same=True) for path in fewest[1:]]
        message = f"cơ quan “{full}” ghi bằng {len(spellings)} tên: {listed}"
        yield Problem(fewest[0], message, "ghi thống nhất một tên", related=related)


@rule("CTR608", "info")
def one_name_for_an_event(subject: Subject) -> Iterator[Problem]:
    """An event is called by one name."""
    for names in table("wording")["events_named"]:
        keys = sorted(names, key=len, reverse=True)
        ways: dict[str, list[Place]] = {}
        for place, match in _entries(showing(subject, *names), regex("|".join(keys))):
            ways.setdefault(match.group(), []).append(place)
        if len(ways) > 1:
            listed = ", ".join(f"“{name}” {len(places)} chỗ" for name, places in ways.items())
            message = f"một sự kiện gọi bằng nhiều tên: {listed}"
            yield one_style(min(ways.values(), key=len), message, "gọi thống nhất một tên")


_THIN, _THICK = "sĩ", "sỹ"


@rule("CTR609", "info", "warning")
def i_or_y(subject: Subject) -> Iterator[Problem]:
    """sĩ and sỹ, both in use, do not stand beside each other."""
    entries = [
        entry
        for entry in _entries(showing(subject, _THIN, _THICK), regex(rf"(?i:{_THIN}|{_THICK})\b"))
        if not may_be_a_name(entry.place[0].words, entry.place[0].at(entry.place[1]))
    ]
    yield from _uneven(
        entries,
        lambda match: match.group().lower(),
        _THIN,
        "lúc viết “{usual}” ({most} chỗ), lúc viết “{other}” ({few} chỗ)",
        lambda match, way: cased(match.group(), way),
    )


_YEAR_ALONE = regex(
    r"""\b(?P<of>(?:6|sáu|9|chín|3|ba)[ ]tháng[ ](?:đầu|cuối)|đầu[ ]tư[ ]công|ngân[ ]sách|quý[ ][IV]+)
    [ ](?=(?P<year>20\d\d)\b(?!\s*[-–]))""",
    re.VERBOSE,
)


@text_rule("CTR610", "info", note="cũng viết như vậy")
def year_is_called_year(texts: Excerpt) -> Iterator[Problem]:
    """A year has the word năm before it: 6 tháng đầu năm 2026."""
    for place, match in _entries(showing(texts, "20"), _YEAR_ALONE):
        message = f"“{match.group()}{match['year']}” thiếu chữ “năm” trước {match['year']}"
        right = f"{match['of']} năm "
        yield one_style([place], message, f"viết “{right}{match['year']}”", [right])
