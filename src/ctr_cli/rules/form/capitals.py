"""CTR7xx, capitals: names of bodies, days and events, the Party, and capitals where none belong."""

import re
from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.language.letters import capitalised
from ctr_cli.language.levels import LEVELS
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.lexicon import free, is_word
from ctr_cli.rules.form.named import miscased
from ctr_cli.rules.form.together import NOTE, Wrong, each, told
from ctr_cli.rules.form.wordings import places_of
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import Word, printed, showing, styled, words_of
from ctr_cli.rules.registry import OneTextCheck, Reader, Subject, rule, text_rule

_PARTS = regex(r"\w+|[^\w\s]")


def _misnamed(reader: Reader, *groups: str) -> Iterator[Wrong]:
    """Names of some groups in a wrong case, with what is right."""
    for passage in printed(reader):
        for group, start, end, right in miscased(passage.text):
            if group in groups:
                yield passage, start, end, right


def misworded(reader: Reader, group: str) -> Iterator[Wrong]:
    """Where phrases of a group of the table stand in a wrong case, with what is right."""
    for passage, start, end, right in places_of(reader, group):
        yield passage, start, end, restyled(reader, right)


def restyled(reader: Reader, right: str) -> str:
    """A right wording with its tone marks where the document has them."""
    return _PARTS.sub(
        lambda m: styled(reader, m.group()) if not m.group().isupper() else m.group(), right
    )


def _telling(groups: tuple[str, ...], message: str, worded: str = "") -> OneTextCheck:
    """The rule that tells names of some groups in a wrong case, and phrases of a group of wordings."""

    def check(texts: Excerpt) -> Iterator[Problem]:
        found = [*_misnamed(texts, *groups), *(misworded(texts, worded) if worded else ())]
        yield from each(found, message)

    return check


_BODIES = ("bodies", "offices", "named", "inner")
_TELLING = {
    "CTR701": _telling(("always",), "“{written}” viết hoa chưa đúng tên riêng"),
    "CTR703": _telling(("events",), "“{written}” viết chưa đúng tên ngày lễ, sự kiện", "events"),
    "CTR704": _telling((), "“{written}” viết hoa chưa đúng", "party"),
}
for _code, _check in _TELLING.items():
    text_rule(_code, "warning", note=NOTE)(_check)


@text_rule("CTR702", "warning", note=NOTE)
def names_of_bodies(texts: Excerpt) -> Iterator[Problem]:
    """Names of bodies, and of posts, have capitals for their kind and their function."""
    yield from each(_misnamed(texts, *_BODIES), "“{written}” viết hoa chưa đúng tên cơ quan")
    yield from each(_misnamed(texts, "posts"), "“{written}” viết hoa chưa đúng tên chức danh")


@rule("CTR706", "warning")
def sentences_begin_with_capitals(subject: Subject) -> Iterator[Problem]:
    """An item, a paragraph, and a sentence after a full stop begins with a capital."""
    items = [
        p
        for p in printed(subject)
        if (p.path[-1] == "text" or p.path[0] == "implementation") and p.words
    ]
    small = [p for p in items if p.text.lstrip()[:1].islower() and p.words[0].plain]
    found = []
    if len(small) * 2 <= len(items):
        found += [(p, p.words[0]) for p in small]
    for passage in printed(subject):
        found += [(passage, word) for word in _after_stops(passage.text)]
    yield from told(
        [(p, w.start, w.end, capitalised(w.text)) for p, w in found],
        "“{written}” đứng đầu câu nhưng không viết hoa",
    )


_LOOK_BACK = 80
"""Characters before a word that say how the sentence before it ends."""
_STOPS = frozenset(".!?")
_AFTER_STOP = regex(r"(?:\.|(?<![A-ZĐ])[!?])\s+(?=[^\W\d_])")
_WHOLE_BEFORE = regex(r"(?:[^\W\d_]{2}|[IVX]|\d{4})\Z")
_SHORT_BEFORE = regex(r"(?:v\.v|\b(?:tr|tp|TP|Tp|Q|P|TS|ThS))\Z")


@once
def _after_stops(text: Text) -> tuple[Word, ...]:
    """The words of a text in small letters behind the end of a sentence."""
    after = (
        [match.end() for match in _AFTER_STOP.finditer(text)] if not _STOPS.isdisjoint(text) else ()
    )
    starts = {word.start: word for word in words_of(text)} if after else {}
    found = []
    for start in after:
        before = text[max(0, start - _LOOK_BACK) : start].rstrip()[:-1]
        word = starts.get(start)
        small = word and word.plain and word.text[0].islower()
        if small and _WHOLE_BEFORE.search(before) and not _SHORT_BEFORE.search(before):
            found += [word]
    return tuple(filter(None, found))


@cache
def _numbered_document() -> re.Pattern[str]:
    kinds = "|".join(table("documents"))
    law = r"(?<!pháp )(?<!kỷ )(?<!ộ )(?<!\w)(?:bộ luật|luật)(?= [A-ZĐ][a-zà-ỹđ]+ (?!Nam)[a-zà-ỹđ])"
    return re.compile(rf"(?<!\w)(?<!hông báo )(?:{kinds})(?= số \d+ ?[-/])|{law}")


_DIRECTIVE = regex(r"(?<!\w, )(?<!các )(?<!những )\bchỉ thị(?= của [A-ZĐ][^,.;]* về )")
"""A directive that its issuer and its subject name as one paper: `chỉ thị của Ban Thường vụ Tỉnh ủy về …`."""


@text_rule("CTR707", "warning", note=NOTE)
def documents_with_a_number(texts: Excerpt) -> Iterator[Problem]:
    """The kind of a document that is named by its number has a capital: Nghị quyết số 68-NQ/TW."""
    found = []
    for passage in showing(texts, " số ", "luật ", "chỉ thị của "):
        for pattern in (_numbered_document(), _DIRECTIVE):
            for match in pattern.finditer(passage.text):
                found.append((passage, *match.span(), match.group().capitalize()))
    yield from each(found, "“{written}” ở đây là tên riêng của một văn bản, phải viết hoa")
    yield from each(_misnamed(texts, "laws"), "“{written}” viết hoa chưa đúng tên luật")


_PLACES = frozenset(["tỉnh", "đặc khu", "đảo", "huyện đảo", "quần đảo", "vịnh"])
"""Words before the name of a place that is an everyday word too: `tỉnh Hòa Bình`."""


@text_rule("CTR708", "warning", "info", note=NOTE)
def names_of_places(texts: Excerpt) -> Iterator[Problem]:
    """A name has its capitals wherever it is known, and the first word of one as its others have: thành phố Cần Thơ."""
    names = ((p, *found) for p in printed(texts) for found in _in_small_letters(p.text))
    yield from each(names, "“{written}” là tên riêng, phải viết hoa")
    found = []
    for passage in showing(texts, *(f"{level} " for level in LEVELS)):
        for before, word, after in zip(
            passage.words, passage.words[1:], passage.words[2:], strict=False
        ):
            named = before.key.endswith(LEVELS) or before.key == "phố"
            name_follows = after.joined and after.capital and after.text[1:].islower()
            if not (named and word.joined and name_follows) or word.capital:
                continue
            if word.key not in free() and not is_word(before.key, word.key):
                found.append((passage, word.start, word.end, capitalised(word.text)))
    yield from each(found, "“{written}” đứng đầu tên đất nhưng không viết hoa", "info")


@once
def _in_small_letters(text: Text) -> tuple[tuple[int, int, str], ...]:
    """The names of a text without any capital, with what is right."""
    words, found = words_of(text), []
    for name in phrases_in(text, _names()):
        before = words[max(0, name.at - 2) : name.at]
        leads = {" ".join(word.key for word in before[at:]) for at in range(len(before))}
        last = name.last
        longer = (
            last < len(words)
            and words[last].joined
            and (words[last].capital or is_word(name.words[-1].key, words[last].key))
        )
        if not (any(word.text[0].isupper() for word in name.words) or longer) and (
            not name.value or leads & name.value
        ):
            found.append((name.start, name.end, " ".join(name.listed)))
    return tuple(found)


@ready
def _names() -> Phrases[frozenset[str]]:
    """Names that have their capitals everywhere, or behind some words, which stand with them."""
    places, behind = table("places"), dict[str, frozenset[str]]()
    for leads, names in table("wording")["behind"].items():
        for name in names.split(", "):
            behind[name] = behind.get(name, frozenset()) | {*leads.split(", ")}
    groups = ("provinces", "former", "known", "written_large")
    for name in (name for group in groups for name in places[group]):
        if " " in name:
            behind[name] = _PLACES if name in places["everyday"] else frozenset()
    return known_phrases(behind.items())
