"""CTR6xx, one style per document: of two ways to write the same, one finding names both and their places."""

import re
from collections.abc import Iterator, Sequence

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import spelt
from ctr_cli.model.agencies import resolve
from ctr_cli.model.finding import Also, Problem, Severity
from ctr_cli.rules import walk
from ctr_cli.rules.form.together import Place, replaced, together
from ctr_cli.rules.printed import (
    cased,
    holding,
    may_be_a_name,
    on_main_vowel,
    printed,
    showing,
    styled,
    tone_styles,
)
from ctr_cli.rules.registry import Subject, rule


def one_style(
    fewer: Sequence[Place],
    message: str,
    hint: str,
    replacements: Sequence[str] = (),
    severity: Severity = "info",
) -> Iterator[Problem]:
    """One problem that names all places of the rarer way to write something."""
    changes = replaced(fewer, replacements)
    note = "cũng viết như vậy"
    yield together(fewer, message, hint, changes, note=note, counted=False, severity=severity)


def _mixed(fewer: Sequence[Place], usual: Sequence[Place]) -> Severity:
    """How grave it is that two ways stand in a document: a remark, but within one text a slip."""
    return "warning" if {id(p) for p, *_ in fewer} & {id(p) for p, *_ in usual} else "info"


def _places(
    subject: Subject, pattern: re.Pattern[str], *marks: str
) -> list[tuple[Place, re.Match[str]]]:
    """Where a pattern is found outside quotations; only texts with one of the `marks` are looked at."""
    return [
        ((passage, match.start(), match.end()), match)
        for passage in showing(subject, *marks)
        for match in pattern.finditer(passage.text)
        if not passage.quoted(match.start(), match.end())
    ]


def _key(phrase: str) -> str:
    return " ".join(spelt(word) for word in re.sub("[-,]", "", phrase).split())


@rule("CTR601", "info", "warning")
def one_place_for_tone_marks(subject: Subject) -> Iterator[Problem]:
    """Open -oa, -oe, -uy have their mark on the same vowel everywhere: hóa or hoá, ủy or uỷ."""
    first, main = tone_styles(printed(subject))
    if not first or not main:
        return
    fewer, usual = (first, main) if on_main_vowel(subject) else (main, first)
    example = fewer[0][1].text
    other = cased(example, spelt(example.lower(), on_main_vowel=on_main_vowel(subject)))
    more = len(first) + len(main) - len(fewer)
    why = "vì nhiều hơn" if subject.office.tone_style == "auto" else "theo ctr.yaml"
    message = (
        f"đặt dấu thanh hai kiểu: {more} chỗ kiểu “{other}”, {len(fewer)} chỗ kiểu “{example}”"
    )
    both = {(id(p), w.key) for p, w in fewer} & {(id(p), w.key) for p, w in usual}
    yield from one_style(
        [(p, w.start, w.end) for p, w in fewer],
        message,
        f"viết thống nhất một kiểu, ở đây là kiểu “{other}” {why}",
        [styled(subject, w.text) for _, w in fewer],
        "warning" if both else "info",
    )


_RANGE = regex(r"(?<![\d/.-])((?:19|20)\d\d)(\s*[-–]\s*)((?:19|20)\d\d)(?![\d/-])")


@rule("CTR602", "info", "warning")
def one_style_of_ranges(subject: Subject) -> Iterator[Problem]:
    """Ranges of years are all spaced alike: 2025-2030 or 2025 - 2030; school years go their own way."""
    ways: dict[str, list[tuple[Place, re.Match[str]]]] = {}
    for place, match in _places(subject, _RANGE, "20"):
        if place[0].text[: match.start()].endswith("học "):
            continue
        ways.setdefault(match[2], []).append((place, match))
    if len(ways) < 2:
        return
    usual = max(ways, key=lambda way: (len(ways[way]), way == " - "))
    fewer = [entry for way, entries in ways.items() if way != usual for entry in entries]
    fewer.sort(key=lambda entry: printed(subject).index(entry[0][0]))
    message = (
        f"khoảng năm viết nhiều kiểu: {len(ways[usual])} chỗ “2025{usual}2030”, "
        f"{len(fewer)} chỗ kiểu “{fewer[0][1].group()}”"
    )
    yield from one_style(
        [place for place, _ in fewer],
        message,
        f"viết thống nhất “2025{usual}2030”",
        [f"{match[1]}{usual}{match[3]}" for _, match in fewer],
        _mixed([place for place, _ in fewer], [place for place, _ in ways[usual]]),
    )


_MONTH = regex(r"(?<![\d/-])(?<!\w)([Tt]háng )(0?[1-9])(?![\d])")
_LONG_DATE = regex(r"\d\s+$")


@rule("CTR603", "info")
def one_style_of_months(subject: Subject) -> Iterator[Problem]:
    """Months are written with a leading zero, or without, or with one for 1 and 2 only as in long dates."""
    found = [
        (place, match)
        for place, match in _places(subject, _MONTH, "háng ")
        if not _LONG_DATE.search(place[0].text[: match.start()])
    ]
    padded = [entry for entry in found if entry[1][2].startswith("0")]
    plain = [entry for entry in found if not entry[1][2].startswith("0")]
    early = {"1", "2"}
    by_rule = all(m[2][1:] in early for _, m in padded) and all(m[2] not in early for _, m in plain)
    if not padded or not plain or by_rule:
        return
    zero = len(padded) > len(plain)
    fewer = plain if zero else padded
    new = [f"{m[1]}0{m[2]}" if zero else f"{m[1]}{m[2].lstrip('0')}" for _, m in fewer]
    message = (
        f"tháng viết hai kiểu: {len(plain)} chỗ không có số 0, {len(padded)} chỗ có số 0 "
        f"(“{padded[0][1].group()}”)"
    )
    yield from one_style(
        [place for place, _ in fewer], message, f"viết thống nhất, ở đây là “{new[0]}”", new
    )


_QUARTER = regex(r"\b(?:[Qq]uý [IV]+|[Tt]háng \d{1,2})(/| năm )(20\d\d)(?!\d)")


@rule("CTR604", "info")
def one_style_of_periods(subject: Subject) -> Iterator[Problem]:
    """A quarter or month is joined to its year in one way: quý II/2026 or quý II năm 2026."""
    everywhere = _places(subject, _QUARTER, "20")
    for kind in ("tháng", "quý"):
        found = [entry for entry in everywhere if entry[1].group().lower().startswith(kind)]
        slash = [entry for entry in found if entry[1][1] == "/"]
        words = [entry for entry in found if entry[1][1] != "/"]
        if not slash or not words:
            continue
        fewer, usual = (slash, words) if len(slash) <= len(words) else (words, slash)
        message = (
            f"{kind} ghi năm hai kiểu: {len(usual)} chỗ như “{usual[0][1].group()}”, "
            f"{len(fewer)} chỗ như “{fewer[0][1].group()}”"
        )
        join = usual[0][1][1]
        new = [match.group().replace(match[1] + match[2], join + match[2]) for _, match in fewer]
        yield from one_style([place for place, _ in fewer], message, f"viết như “{new[0]}”", new)


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
        pattern = re.compile(rf"\b({left})({sign}| )({right})\b(?! chủ nghĩa)", re.IGNORECASE)
        found = [
            ((p, match.start(), match.end()), match)
            for p in texts
            for match in pattern.finditer(p.text)
            if not p.quoted(match.start(), match.end())
        ]
        bare = [entry for entry in found if entry[1][2] == " "]
        whole = len(found) - len(bare)
        if not bare or (pair in table("wording")["either"] and not whole):
            continue
        name = "dấu phẩy" if sign == ", " else "dấu gạch nối"
        beside = f", {whole} chỗ có {name}" if whole else ""
        yield from one_style(
            [place for place, _ in bare],
            f"“{bare[0][1].group()}” thiếu {name} giữa hai từ: {len(bare)} chỗ{beside}",
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
        pattern = re.compile("|".join(map(re.escape, keys)))
        ways: dict[str, list[Place]] = {}
        for place, match in _places(subject, pattern, *names):
            ways.setdefault(match.group(), []).append(place)
        if len(ways) > 1:
            listed = ", ".join(f"“{name}” {len(places)} chỗ" for name, places in ways.items())
            fewer = min(ways.values(), key=len)
            yield from one_style(
                fewer, f"một sự kiện gọi bằng nhiều tên: {listed}", "gọi thống nhất một tên"
            )


_DOUBTFUL_I = {"sĩ": "sỹ"}


@rule("CTR609", "info", "warning")
def i_or_y(subject: Subject) -> Iterator[Problem]:
    """sĩ and sỹ, both in use, do not stand beside each other."""
    for thin, thick in _DOUBTFUL_I.items():
        found: dict[str, list[Place]] = {thin: [], thick: []}
        for passage in printed(subject):
            for at, word in enumerate(passage.words):
                if word.key in found and not may_be_a_name(passage.words, at):
                    found[word.key].append((passage, word.start, word.end))
        if all(found.values()):
            fewer, other = sorted(found, key=lambda key: len(found[key]))
            message = f"lúc viết “{fewer}” ({len(found[fewer])} chỗ), lúc viết “{other}” ({len(found[other])} chỗ)"
            new = [cased(p.text[a:b], other) for p, a, b in found[fewer]]
            grave = _mixed(found[fewer], found[other])
            hint = f"viết thống nhất, ở đây là “{other}”"
            yield from one_style(found[fewer], message, hint, new, grave)


_YEAR_ALONE = regex(
    r"\b((?:6|sáu|9|chín|3|ba) tháng (?:đầu|cuối)|đầu tư công|ngân sách|quý [IV]+)( )(?=20\d\d\b(?!\s*[-–]))"
)


@rule("CTR610", "info")
def year_is_called_year(subject: Subject) -> Iterator[Problem]:
    """A year has the word năm before it: 6 tháng đầu năm 2026."""
    found = _places(subject, _YEAR_ALONE, "20")
    if found:
        passage, match = found[0][0][0], found[0][1]
        year = passage.text[match.end() : match.end() + 4]
        message = f"“{match.group()}{year}” thiếu chữ “năm” trước {year}"
        count = f" ({len(found)} chỗ)" if len(found) > 1 else ""
        new = [f"{m[1]} năm " for _, m in found]
        yield from one_style(
            [place for place, _ in found], message + count, f"viết “{new[0]}{year}”", new
        )


_DATE = regex(r"(?<![\d/-])\d{1,2}([/-])\d{1,2}\1(?:19|20)\d\d(?![\d/-])")


@rule("CTR611", "info", "warning")
def one_sign_in_dates(subject: Subject) -> Iterator[Problem]:
    """Dates in figures have one sign between day, month and year."""
    found = _places(subject, _DATE, "/19", "/20", "-19", "-20")
    slash = [entry for entry in found if entry[1][1] == "/"]
    dash = [entry for entry in found if entry[1][1] == "-"]
    if not slash or not dash:
        return
    fewer, usual = (slash, dash) if len(slash) < len(dash) else (dash, slash)
    sign = usual[0][1][1]
    new = [match.group().replace(match[1], sign) for _, match in fewer]
    message = (
        f"ngày ghi hai kiểu: {len(usual)} chỗ như “{usual[0][1].group()}”, "
        f"{len(fewer)} chỗ như “{fewer[0][1].group()}”"
    )
    places, others = ([place for place, _ in way] for way in (fewer, usual))
    yield from one_style(places, message, f"viết như “{new[0]}”", new, _mixed(places, others))
