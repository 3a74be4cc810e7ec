"""Words found in a text however they are typed: without marks, with other tones, in capitals."""

from collections.abc import Iterable

from ctr_cli.language.keys import fold, nfc, tone_key
from ctr_cli.language.patterns import regex

_MARKED_WORD = regex(r"[\w\u0300-\u036f]+")
_PARTED = regex(r"[;:.()]")
"""Signs between words that belong to two clauses."""
_NEAR = 70
_MOST = 5


def pieces(text: str, terms: Iterable[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the terms, whose words stand one behind the other.

    Signs between the words do not matter: `kinh te xa hoi` is in “kinh tế - xã hội”. Marks do where a word
    is typed with them: `chợ` is not in “cho ý kiến”.
    """
    found = list(_MARKED_WORD.finditer(text))
    keys = [{fold(match.group()), tone_key(match.group())} for match in found]
    parts, end = [], 0
    for first, last in sorted(place for term in terms for place in _places(keys, _keys_of(term))):
        start, stop = found[first].start(), found[last].end()
        if start >= end:
            parts += [(text[end:start], False), (text[start:stop], True)]
            end = stop
    return [part for part in (*parts, (text[end:], False)) if part[0]]


def _keys_of(term: str) -> list[str]:
    """The keys of the words of a term: one typed without marks is its own."""
    return [tone_key(word) for word in _MARKED_WORD.findall(nfc(term))]


def _places(keys: list[set[str]], words: list[str]) -> list[tuple[int, int]]:
    """Where words stand among the words of a text: the first and the last of each time."""
    count = len(words)
    starts = range(len(keys) - count + 1) if words else ()
    return [
        (at, at + count - 1)
        for at in starts
        if all(word in keys[at + n] for n, word in enumerate(words))
    ]


def near_words(texts: Iterable[str], wanted: str) -> list[str]:
    """The words of the texts that are most like those wanted, as many at a time with no sign between, the likest first."""
    from rapidfuzz import fuzz

    key = fold(wanted)
    count = len(key.split())
    seen: dict[str, str] = {}
    for text in texts:
        found = list(_MARKED_WORD.finditer(text))
        for first, last in zip(found, found[max(count - 1, 0) :], strict=False):
            words = text[first.start() : last.end()]
            if not _PARTED.search(words):
                seen.setdefault(fold(words), words.lower())
    likeness = {words: fuzz.ratio(key, folded) for folded, words in seen.items()}
    near = [words for words, score in likeness.items() if score >= _NEAR]
    return sorted(near, key=lambda words: -likeness[words])[:_MOST]
