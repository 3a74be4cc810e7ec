"""CTR521: set phrases said otherwise: a word another, too many or too few, or the words in another order."""

from collections.abc import Iterator

from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.lexicon import word_list
from ctr_cli.rules.form.slips import slips_in
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Keys, Phrases, keys_of, known_phrases, phrases_in
from ctr_cli.rules.printed import printed, words_of
from ctr_cli.rules.reading import doubt
from ctr_cli.rules.registry import text_rule

_ANCHOR = 3
"""Syllables in a row by which a phrase is known again."""
_LONG = 6
"""Syllables from which a phrase with one other syllable is no other phrase."""
_BREAKS = regex(r"[.;:()\d]")
_QUOTES = regex('[“”"]')


class _Saying(Struct):
    """A set phrase: as it is printed, its syllables, the other ways to say it, whether nothing else is like it."""

    printed: str
    keys: Keys
    others: frozenset[Keys]
    alone: bool


class Misquoted(Struct):
    """A set phrase said otherwise: its characters, the phrase, and whether that is sure."""

    start: int
    end: int
    right: str
    sure: bool


_Otherwise = tuple[int, int, str, bool]
"""The word where a phrase begins that is said otherwise, its length, what is right, and whether that is sure."""


def _lines() -> list[tuple[str, str, str]]:
    """Each phrase of the table with the other ways to say it, and the wrong ones known by sight."""
    parted = (line.partition(": ") for line in word_list("sayings"))
    return [(right, *rest.partition("! ")[::2]) for right, _, rest in parted]


@ready
def _sayings() -> tuple[tuple[str, Keys, frozenset[Keys], bool], ...]:
    """The phrases of the table, each of it a `_Saying`."""
    return tuple(
        (
            (right := marked.removeprefix("= ")),
            keys_of(right),
            frozenset(map(keys_of, others.split(";"))),
            right != marked,
        )
        for marked, others, _ in _lines()
    )


@ready
def _anchors() -> dict[Keys, tuple[tuple[int, int], ...]]:
    """The numbers of phrases by each three syllables in a row, with their place."""
    anchors: dict[Keys, tuple[tuple[int, int], ...]] = {}
    for number, (_, keys, *_) in enumerate(_sayings()):
        reach = min(_ANCHOR, len(keys) // 2)
        for at in range(len(keys) - reach + 1):
            anchor = keys[at : at + reach]
            anchors[anchor] = (*anchors.get(anchor, ()), (number, at))
    return anchors


@ready
def _wrong() -> Phrases[str]:
    return known_phrases(
        (" ".join(keys_of(wrong)), right.removeprefix("= "))
        for right, _, wrongs in _lines()
        for wrong in wrongs.split(";")
        if wrong
    )


@once
def misquoted(text: Text) -> tuple[Misquoted, ...]:
    """The set phrases of a text that are said otherwise, none twice."""
    found: list[Misquoted] = []
    words = words_of(text)
    keys = tuple(word.key for word in words)
    known = [(p.at, len(p.words), p.value, True) for p in phrases_in(text, _wrong(), signed=False)]
    for at, length, right, sure in (*known, *sorted({*_changed(keys)})):
        start, end = words[at].start, words[at + length - 1].end
        if (at, length, right, sure) not in known and _QUOTES.search(text, start, end):
            continue
        apart = all(end <= other.start or other.end <= start for other in found)
        if apart and not _BREAKS.search(text, start, end):
            found.append(Misquoted(start, end, right, sure))
    return tuple(sorted(found))


def _changed(keys: Keys) -> Iterator[_Otherwise]:
    """The phrases that are others: moved, replaced, one syllable too many or too few."""
    anchors = _anchors()
    begun = {
        (at - place + step, number)
        for at in range(len(keys) - 1)
        for reach in (2, _ANCHOR)
        for number, place in anchors.get(keys[at : at + reach], ())
        for step in (-1, 0, 1)
    }
    for at, number in begun:
        saying = _Saying(*_sayings()[number])
        if at >= 0 and keys[at] == saying.keys[0]:
            for length, sure in _otherwise(keys[at:], saying):
                yield at, length, saying.printed, sure


def _otherwise(keys: Keys, saying: _Saying) -> Iterator[tuple[int, bool]]:
    """How many of some words are a phrase said otherwise, and whether that is sure; nothing where it is said right."""
    right = saying.keys
    length = len(right)
    if any(keys[: len(way)] == way for way in (right, *saying.others) if way):
        return
    same, more, less = keys[:length], keys[: length + 1], keys[: length - 1]
    other = [at for at, (a, b) in enumerate(zip(same, right, strict=False)) if a != b]
    one_word = len(other) == 2 and other[1] - other[0] == 1 and length > _LONG
    if sorted(same) == sorted(right):
        yield length, True
    elif length < _LONG and not saying.alone:
        return
    elif len(same) == length and (len(other) == 1 or one_word):
        yield length, same[-1] == right[-1] or len(other) == 1
    elif more[-1] == right[-1] and _one_more(more, right):
        yield length + 1, not saying.alone
    elif less[-1] == right[-1] and _one_more(right, less):
        yield length - 1, not saying.alone


def _one_more(longer: Keys, shorter: Keys) -> bool:
    """Whether words are others with one more among them."""
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(1, len(longer) - 1))


@text_rule("CTR521", "warning", "info")
def set_phrases_are_said_right(texts: Excerpt) -> Iterator[Problem]:
    """A set phrase, or the name of a movement or a programme, has its words in their order."""
    for passage in printed(texts):
        for start, end, right, sure in misquoted(passage.text):
            if not _misspelt(passage.text, start, end):
                written = passage.text[start:end]
                message = f"“{written}” nói khác cụm từ quen dùng “{right}”"
                advice = f"có phải “{right}”?"
                problem = Problem(passage.path, message, doubt(2, advice), start, end)
                yield problem if sure else problem._replace(severity="info")


def _misspelt(text: Text, start: int, end: int) -> bool:
    """Whether a word of some characters is told as a slip of spelling."""
    return any(start <= word.start < end for slip in slips_in(text) for word in slip.words)
