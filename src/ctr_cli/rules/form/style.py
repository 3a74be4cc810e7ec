"""CTR6xx, one style per document: of two ways to write the same, or a name, one finding names both and their places."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, combinations
from operator import ne

from ctr_cli.data import listed, table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import spelt
from ctr_cli.model.agencies import resolve
from ctr_cli.model.finding import Also, Problem, Severity
from ctr_cli.rules import walk
from ctr_cli.rules.form.lexicon import alike, bonded, is_core, is_word
from ctr_cli.rules.form.pairs import REACH, key_at
from ctr_cli.rules.form.together import NOTE, Place, replaced, together
from ctr_cli.rules.form.units import mistyped_levels
from ctr_cli.rules.joined import joined
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Found, Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import (
    DECLARED,
    cased,
    may_be_a_name,
    on_main_vowel,
    printed,
    quoted,
    signed,
    styled,
    toned,
    words_of,
)
from ctr_cli.rules.reading import prose
from ctr_cli.rules.registry import Subject, of_code, rule


def one_style(
    fewer: Sequence[Place],
    message: str,
    hint: str,
    replacements: Sequence[str] = (),
    severity: Severity = "info",
) -> Problem:
    """One problem that names all places of the rarer way to write something."""
    changes = replaced(fewer, replacements)
    return together(fewer, message, hint, changes, counted=False, severity=severity)


class _Style(Struct):
    """A row of `data/style.yaml`: what is written in several ways, and what is said where it is.

    Of `numbers` a way is told whose digits are nearly those of the usual one, and any where that has so many places.
    The way that is told `alone` is hardly anybody's, where a document has it in one place and no other way.
    """

    signs: tuple[str, ...]
    pattern: re.Pattern[str]
    preferred: str
    says: str
    mend: str = ""
    even: str = ""
    severity: Severity | None = None
    names: bool = False
    numbers: int = 0
    alone: str | None = None


@cache
def _styles() -> dict[str, list[_Style]]:
    return {
        code: [_Style(**{**row, "pattern": regex(row["pattern"])}) for row in rows]
        for code, rows in table("style").items()
    }


def _names(text: Text, start: int) -> bool:
    words = words_of(text)
    return any(may_be_a_name(words, at) for at, word in enumerate(words) if word.start == start)


_Ways = dict[str, list[tuple[Place, re.Match[str]]]]
"""Where something is written, by the way it is written."""


@once
def _ways(subject: Subject) -> dict[int, dict[str, _Ways]]:
    """Where a document writes what a row is of, by the `id` of the row and by what of it.

    Quotations and, where a row says so, names are left out. Texts that no programme had before are searched together,
    the others not again. A match holds what it was found in, which is not the text that keeps it.
    """
    passages = [p for p in signed(subject) if p.place.key != DECLARED]
    texts = [text for text in dict.fromkeys(p.text for p in passages) if _ways not in text.kept]
    for text in texts:
        text.kept[_ways] = []
    fresh = joined([text.replace("\n", " ") for text in texts], much=True)
    for style in chain.from_iterable(_styles().values()):
        for text in (texts[index] for index in fresh.holding(style.signs)):
            text.kept[_ways] += [
                (id(style), *_said(match), match)
                for match in style.pattern.finditer(str(text))
                if not quoted(text, *match.span())
                and not (style.names and _names(text, match.start()))
            ]
    found: dict[int, dict[str, _Ways]] = {}
    for passage in passages:
        for row, what, way, match in passage.text.kept[_ways]:
            of = found.setdefault(row, {}).setdefault(what, {})
            of.setdefault(way, []).append(((passage, *match.span()), match))
    return found


def _said(match: re.Match[str]) -> tuple[str, str]:
    """What a match is of, its groups `of` and `with`, and the way it is written."""
    groups = match.groupdict()
    what = "".join(groups.get(name) or "" for name in ("of", "with"))
    return what.lower(), groups.get("way", str(match.lastgroup)).lower()


def _uneven(style: _Style, ways: _Ways) -> Iterator[Problem]:
    """A problem where a document writes something in more than one way: the rarer ones follow the usual one.

    Ways within one text are a warning.
    """
    written = [match.group() for places in ways.values() for _, match in places]
    if [*ways] == [style.alone] and len(written) == 1:
        (place, match), usual = ways[style.alone or ""][0], style.preferred
        right = _in_the_way(style, match, usual)
        says = f"“{match.group()}” thường ghi là “{right}”"
        yield one_style([place], says, f"viết “{right}”", [right])
    if len(ways) < 2 or (style.even and all(re.fullmatch(style.even, one) for one in written)):
        return
    usual = max(ways, key=lambda way: (len(ways[way]), way == style.preferred))
    few = len(ways[usual]) < style.numbers
    others = [way for way in ways if way != usual and not (few and _far(way, usual))]
    fewer = [one for way in others for one in ways[way]]
    if not fewer:
        return
    new = [_in_the_way(style, match, usual) for _, match in fewer if style.mend]
    said = style.says.format(
        usual=ways[usual][0][1].group(), most=len(ways[usual]),
        other=fewer[0][1].group(), few=len(fewer),
    )  # fmt: skip
    texts = {id(place[0]) for place, _ in ways[usual]}
    mixed: Severity = "warning" if any(id(place[0]) in texts for place, _ in fewer) else "info"
    hint = f"viết thống nhất “{(new or [ways[usual][0][1].group()])[0]}”"
    yield one_style([place for place, _ in fewer], said, hint, new, style.severity or mixed)


_DIGITS = 4
"""Digits of a number of which one may be another: of two years two."""


def _far(way: str, usual: str) -> bool:
    """Whether two numbers are not mistaken for each other: too many digits differ, and none changed places."""
    one, other = ("".join(filter(str.isdigit, written)) for written in (way, usual))
    off = sum(map(ne, one, other)) if len(one) == len(other) else 0
    return one == other or not (0 < off <= len(one) // _DIGITS or sorted(one) == sorted(other))


def _in_the_way(style: _Style, match: re.Match[str], way: str) -> str:
    return style.mend.format(**{**match.groupdict(), "way": way})


def _told(subject: Subject, code: str) -> Iterator[Problem]:
    """Where a document is uneven in the styles of a code."""
    for row in _styles()[code]:
        for ways in _ways(subject).get(id(row), {}).values():
            yield from _uneven(row, ways)


for _code in ("CTR602", "CTR603", "CTR604", "CTR608", "CTR609", "CTR611", "CTR613"):
    rule(_code, "info", "warning")(of_code(_told, _code))


@rule("CTR601", "info", "warning")
def one_place_for_tone_marks(subject: Subject) -> Iterator[Problem]:
    """Open -oa, -oe, -uy have their mark on the same vowel everywhere: hóa or hoá, ủy or uỷ."""
    texts = toned(subject)
    if not all(any(words[way] for _, words in texts) for way in (0, 1)):
        return
    ways = [[(p, word) for p, words in texts for word in words[way]] for way in (0, 1)]
    fewer, usual = ways if on_main_vowel(subject) else ways[::-1]
    example = fewer[0][1].text
    other = cased(example, spelt(example.lower(), on_main_vowel=on_main_vowel(subject)))
    why = "vì nhiều hơn" if subject.office.tone_style == "auto" else "theo ctr.yaml"
    counts = f"{len(usual)} chỗ kiểu “{other}”, {len(fewer)} chỗ kiểu “{example}”"
    hint = f"viết thống nhất một kiểu, ở đây là kiểu “{other}” {why}"
    both = {(id(p), w.key) for p, w in fewer} & {(id(p), w.key) for p, w in usual}
    places = [(p, word.start, word.end) for p, word in fewer]
    mends = [styled(subject, word.text) for _, word in fewer]
    message = f"đặt dấu thanh hai kiểu: {counts}"
    yield one_style(places, message, hint, mends, "warning" if both else "info")


@ready
def _pairs() -> Phrases[str]:
    """The paired words with their sign and without; members of lists by their kind, with a minus where never first."""
    coupled = table("wording")["coupled"].items()
    more = [f"{one}, {other}" for one, others in coupled for other in others]
    pairs = [*table("wording")["pairs"], *more]
    bare = ((re.sub(", | - ", " ", pair), pair) for pair in pairs)
    kinds = enumerate(table("wording")["kinds"])
    members = (
        (row, f"{sign}{n}") for n, rows in kinds for row, sign in zip(rows, "+-", strict=True)
    )
    return known_phrases([*((pair, pair) for pair in pairs), *bare, *members])


def _side_by_side(text: Text, found: list[Found[str]]) -> Iterator[Found[str]]:
    """Two members of a list with nothing between them: of one kind, or with one head: `trồng ngô trồng sắn`."""
    words = words_of(text)
    keys = [word.key for word in words]
    ends = {(one.last, one.value): one.at for one in reversed(found)}
    starts = ((ends.get((two.at, two.value.replace("-", "+"))), two) for two in found)
    beside = [(first, two.at, two.last) for first, two in starts if first is not None]
    heads = (at for at, key in enumerate(keys[2:-1]) if key == keys[at])
    beside += [(at, at + 2, at + 4) for at in heads if not _is_bound(keys[at : at + 4])]
    for first, second, last in beside:
        start, middle, end = words[first].start, words[second].start, words[last - 1].end
        goes_on = text.endswith((", ", " và "), 0, start) or any(
            word.key in ("và", "hoặc") or text.startswith(", ", word.start - 2)
            for word in words[last : last + 4]
        )
        even = all(word.joined and not word.capital for word in words[first + 1 : last])
        # `ngõ hẻm`, `lúa điều chỉnh`: short names that are one word, or of which the second begins another
        short = second == first + 1 == last - 1 and is_word(*keys[first:last])
        short |= second == last - 1 and is_core(keys[second], key_at(words, last))
        short |= second == first + 1 and is_core(key_at(words, first - 1), keys[first])
        if goes_on and even and not short and keys[first:second] != keys[second:last]:
            right = f"{text[start:middle].rstrip()}, {text[middle:end]}"
            yield Found._make((first, last, start, end, words[first:last], "", right))


def _is_bound(keys: Sequence[str]) -> bool:
    """Whether of two times two syllables with one head any two are one word, or say more than a list: `nói đi nói lại`."""
    head, one, _, other = keys
    seldom = not listed("wording", "never_heads").isdisjoint(keys)
    return seldom or any(bonded(*two) for two in ((head, one), (one, head), (head, other)))


@once
def pairs_in(text: Text) -> list[Found[str]]:
    """The pairs of a text that have their sign between them, or lack it."""
    found: tuple[list[Found[str]], list[Found[str]]] = ([], [])
    for one in phrases_in(text, _pairs()):
        found[one.value[0] in "+-"].append(one)
    beside = {pair.at: pair for pair in _side_by_side(text, found[True])}
    return [
        pair
        for pair in (beside | {pair.at: pair for pair in reversed(found[False])}).values()
        if not (text.startswith(" chủ nghĩa", pair.end) or quoted(text, pair.start, pair.end))
    ]


@rule("CTR605", "info")
def one_style_of_pairs(subject: Subject) -> Iterator[Problem]:
    """Paired words have their comma, or dash, between them everywhere, or nowhere."""
    whole: dict[str, int] = {}
    bare: dict[str, list[tuple[Place, Found[str]]]] = {}
    for passage in signed(subject):
        for found in () if passage.name else pairs_in(passage.text):
            if found.phrase == found.value:
                whole[found.value] = whole.get(found.value, 0) + 1
            else:
                place = (passage, found.start, found.end)
                bare.setdefault(found.value, []).append((place, found))
    for pair, places in bare.items():
        if pair in whole or pair not in table("wording")["either"]:
            name, sign = ("dấu phẩy", ", ") if ", " in pair else ("dấu gạch nối", " - ")
            beside = f", {whole[pair]} chỗ có {name}" if pair in whole else ""
            left = len(pair.partition(sign)[0].split())
            words = [[word.text for word in found.words] for _, found in places]
            sure = words if pair in table("wording")["pairs"] else []
            mends = [sign.join(map(" ".join, (one[:left], one[left:]))) for one in sure]
            said = f"“{' '.join(words[0])}” thiếu {name} giữa hai từ: {len(places)} chỗ{beside}"
            yield one_style([place for place, _ in places], said, f"viết “{pair}”", mends)


@rule("CTR607", "info")
def one_name_for_an_agency(subject: Subject) -> Iterator[Problem]:
    """An agency is charged under one name."""
    names: dict[str, dict[str, list[tuple[KeyPath, str]]]] = {}
    for path, assignment in walk.assignments(subject.program):
        ids = resolve(subject.known, assignment.agency)
        if len(ids) == 1:
            spellings = names.setdefault(ids[0], {})
            spellings.setdefault(tone_key(assignment.agency), []).append((path, assignment.agency))
    told, places = list[str](), list[KeyPath]()
    for name, spellings in names.items():
        if len(spellings) > 1 and not walk.is_of_two(subject.program, name):
            full = subject.known.agencies[name].name
            listed = ", ".join(f"“{way[0][1]}” {len(way)} chỗ" for way in spellings.values())
            told.append(f"“{full}” ghi bằng {len(spellings)} tên: {listed}")
            places += [path for path, _ in min(spellings.values(), key=len)]
    if told:
        related = [Also(path, NOTE, same=True) for path in places[1:]]
        advice = "ghi thống nhất một tên"
        yield Problem(places[0], f"cơ quan {'; '.join(told)}", advice, related=related)


_Name = tuple[str, ...]
"""The word before a name, and its syllables: `("thôn", "phú", "hòa")`."""
_LONG = 3
"""Syllables of a name that is one whatever stands before it, unless that announces a place: `đồng chí`, `ông`."""


@cache
def _heads() -> frozenset[str]:
    """The words that announce the name of a place or a school."""
    heads = listed("spelling/names", "announcers") | listed("spelling/names", "schools")
    return heads - listed("spelling/names", "persons")


@once
def _named(text: Text) -> list[tuple[_Name, int, int]]:
    """The names behind another word, with their characters; of one syllable behind what announces it."""
    words, found, behind = words_of(text), [], 0
    for at, word in enumerate(words):
        if at < behind or not (word.capital and word.joined and word.text.istitle()):
            continue
        behind = at + 1
        while behind < len(words) and words[behind].joined and words[behind].text.istitle():
            behind += 1
        long = behind > at + 1 or words[at - 1].key in _heads()
        if long and not quoted(text, word.start, words[behind - 1].end):
            name = tuple(word.key for word in words[at - 1 : behind])
            found.append((name, word.start, words[behind - 1].end))
    return found


@rule("CTR614", "warning", "info")
def names_have_no_twins(subject: Subject) -> Iterator[Problem]:
    """No name stands once that is one that stands elsewhere but for a mark or a letter of one syllable.

    Two that stand beside each other, each once in a text, are two places; of two that stand once each the later one
    is doubted, and of firms also a syllable that only begins as the other does: `Minh Phát`, `Minh Phước`.
    """
    near: dict[_Name, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for passage in printed(subject):
        for (head, *name), start, end in _named(passage.text):
            kind = head if len(name) < _LONG or head in _heads() else ""
            for at, key in enumerate(name):
                near[kind, *name[:at], "", *name[at + 1 :]][key].append((passage, start, end))
    for (head, *_), ways in near.items():
        for pair in combinations(ways.items(), 2):
            (other, usual), (key, (lone, *more)) = sorted(pair, key=lambda way: -len(way[1]))
            far, beside = alike(key, other), sum(place[0] is lone[0] for place in usual)
            firm = head in listed("spelling/names", "firms") and key[:2] == other[:2]
            again = _told_apart(lone, usual[0])
            if not more and (beside != 1 or again) and (0 < far <= REACH or firm):
                yours, theirs = (p.text[start:end] for p, start, end in (lone, usual[0]))
                most = f"có {len(usual)} chỗ" if len(usual) > 1 else "ở chỗ khác"
                said = f"tên “{yours}” chỉ có một chỗ, “{theirs}” {most}"
                sure = far == 1 < len(usual) and head in _heads()
                severity: Severity = "warning" if sure else "info"
                yield one_style([lone], said, f"nếu là một thì viết “{theirs}”", severity=severity)
    yield from mistyped_levels(prose(subject), subject.program.issuer.name or "")


def _told_apart(one: Place, other: Place) -> bool:
    """Whether two names stand in two parts of one text, each behind the same words: no list of two."""
    text, ((_, _, end), (_, first, _)) = one[0].text, sorted((one, other), key=lambda p: p[1])
    return one[0] is other[0] and any(sign in text[end:first] for sign in ";:.")
