"""Words found in a text however they are typed: without marks, with other tones, in capitals."""

import re
from collections.abc import Iterable
from itertools import pairwise

from ctr_cli.language.keys import fold, nfc, tone_key
from ctr_cli.language.patterns import regex

_MARKED_WORD = regex(r"[\w\u0300-\u036f]+")
_PARTED = regex(r"[;:.,()]")
"""Signs between words that belong to two clauses, or to two parts of a list."""
_WHOLE = 2
"""Words that stand on each side of such a sign at least, where it is left out: `kiem tra giam sat`."""
_DAY = regex(
    r"(?:ng[aà]y )?(\d{1,2})(?: ?[/.-] ?| th[aá]ng )(\d{1,2})(?:(?: ?[/.-] ?| n[aă]m )(\d{4}))?",
    re.IGNORECASE,
)
_ZEROS = regex(r"\A0+(?=\d)")
_NEAR = 70
_MOST = 5


def pieces(text: str, terms: Iterable[str]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the terms, whose words stand one behind the other.

    Signs between the words do not matter: `kinh te xa hoi` is in “kinh tế - xã hội”; but one that parts a list
    or clauses does within a pair: `uy ban` is not in “Đảng ủy, Ban Thường vụ”. Marks do where a word is typed
    with them: `chợ` is not in “cho ý kiến”. A day is found however its month is said: `25/3` is in “25 tháng 03”.
    """
    terms = [spelling for term in terms for spelling in _spellings(term)]
    found = list(_MARKED_WORD.finditer(text))
    keys = [{_bare(fold(match.group())), _bare(tone_key(match.group()))} for match in found]
    parted = {
        n for n, (a, b) in enumerate(pairwise(found)) if _PARTED.search(text, a.end(), b.start())
    }
    parts, end = [], 0
    for first, last in sorted(place for term in terms for place in _places(keys, term, parted)):
        start, stop = found[first].start(), found[last].end()
        if start >= end:
            parts += [(text[end:start], False), (text[start:stop], True)]
            end = stop
    return [part for part in (*parts, (text[end:], False)) if part[0]]


def _spellings(term: str) -> list[str]:
    """A term as it is typed; a day in figures and with its month in words."""
    day = _DAY.fullmatch(nfc(term).strip())
    if not day:
        return [term]
    year = day[3]
    return [
        f"{day[1]}/{day[2]}" + (f"/{year}" if year else ""),
        f"{day[1]} tháng {day[2]}" + (f" năm {year}" if year else ""),
    ]


def _bare(word: str) -> str:
    """A word, a number without the noughts before it: `3` for `03`."""
    return _ZEROS.sub("", word)


def _keys_of(term: str) -> list[str]:
    """The keys of the words of a term: one typed without marks is its own."""
    return [_bare(tone_key(word)) for word in _MARKED_WORD.findall(nfc(term))]


def _places(keys: list[set[str]], term: str, parted: set[int]) -> list[tuple[int, int]]:
    """Where the words of a term stand among those of a text, some `parted` from the next: the first and the last of each time."""
    words = _keys_of(term)
    count, signed = len(words), _PARTED.search(term)
    ends = {n for n in range(count - 1) if not _WHOLE <= n + 1 <= count - _WHOLE}
    starts = range(len(keys) - count + 1) if words else ()
    return [
        (at, at + count - 1)
        for at in starts
        if all(word in keys[at + n] for n, word in enumerate(words))
        and (signed or not any(at + n in parted for n in ends))
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
