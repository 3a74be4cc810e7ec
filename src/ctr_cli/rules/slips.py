"""Misspelt words of a text: what each looks for, all in one pass over the words, remembered by text."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ctr_cli.data import table
from ctr_cli.rules.lexicon import (
    bare_words,
    core_syllables,
    foreign,
    free,
    function_words,
    is_core,
    is_syllable,
    is_word,
    known_slips,
    mends,
)
from ctr_cli.rules.nearness import alike
from ctr_cli.rules.pairs import (
    REACH,
    Run,
    covered,
    is_doubtful,
    is_swapped,
    key_at,
    lonely,
    looks_like_a_slip,
    replacement,
    strays,
)
from ctr_cli.rules.printed import Word, runs_of, words_of
from ctr_cli.rules.typed import (
    VNI,
    has_torn_case,
    in_syllables,
    parted,
    typed_out,
    vni_typed,
    whole_case,
)
from ctr_cli.syllables import analyse, spelt

_STRANGE_REACH = 3
"""How far a mend may be from a syllable that does not exist."""


class Slip(NamedTuple):
    """Words that break the rule with a code, and their right keys; no keys when nobody can say.

    An empty key means that the word goes; `likely` are keys that one word may have been, and `sure`
    says whether it is wrong beyond doubt.
    """

    code: str
    words: tuple[Word, ...]
    meant: tuple[str, ...]
    likely: tuple[str, ...] = ()
    sure: bool = True


@lru_cache(maxsize=1024)
def slips_in(text: str) -> tuple[Slip, ...]:
    """The slips of spelling in a text."""
    found = [
        *_phrases_twice(text),
        *_torn(text),
        *_left_digits(text),
        *_at_years(text),
        *_at_commas(text),
    ]
    for run in runs_of(text):
        listed = list(_listed(run))
        found += [slip for _, slip in listed]
        taken = {place for at, slip in listed for place in range(at, at + len(slip.words))}
        found += _single(run, taken)
        found += _pairs(run, taken)
        found += _doubled(run, text)
        found += _left_over(run, {word.start for slip in found for word in slip.words})
    return tuple(found)


def _torn(text: str) -> Iterator[Slip]:
    """Words with capitals inside, and two words run together at one."""
    for word in words_of(text):
        if word.plain and has_torn_case(word.text):
            if key := whole_case(word.text):
                yield Slip("CTR507", (word,), (key,))
            elif two := parted(word.text):
                yield Slip("CTR510", (word,), (two,))
    for word, following in pairwise(words_of(text)):
        loud = len(word.text) > 1 and word.text.isupper() and following.text.islower()
        if loud and following.joined and following.plain and is_core(word.key, following.key):
            yield Slip("CTR507", (word,), ())


_REPEATED = re.compile(r"(?<!\w)(?P<one>\w+(?: \w+){1,5}),? (?P=one)(?!\w)")


def _phrases_twice(text: str) -> Iterator[Slip]:
    """Phrases written twice that runs of words do not show: of three words and more, or with a number in them."""
    tokens = text.split()
    if len(set(tokens)) > len(tokens) - 2:
        return
    for match in _REPEATED.finditer(text):
        phrase, (start, end) = match["one"], match.span()
        if phrase.count(" ") > 1 or any(char.isdigit() for char in phrase):
            keys = (phrase.lower(), "")
            halves = (start, start + len(phrase)), (start + len(phrase), end)
            words = [
                Word(text[a:b], text[a:b].lower(), a, b, False, False, False, False)
                for a, b in halves
            ]
            yield Slip("CTR505", tuple(words), keys)


_LONG = 4
"""Letters of a word with VNI's digits in it that is no code of anything."""


def _left_digits(text: str) -> Iterator[Slip]:
    """Words with digits of VNI left in them: long ones, and those that make words with a neighbour."""
    for match in VNI.finditer(text):
        low = match.group().lower()
        meant = vni_typed(low)
        before = next((w.key for w in words_of(text) if w.end == match.start() - 1), "")
        after = next((w.key for w in words_of(text) if w.start == match.end() + 1), "")
        no_code = sum(map(str.isalpha, low)) >= _LONG and meant in core_syllables()
        if meant and (no_code or is_word(before, meant) or is_word(meant, after)):
            word = Word(match.group(), low, *match.span(), False, False, False, False)
            yield Slip("CTR509", (word,), (meant,))


_A_YEAR = re.compile(r" 20\d\d\b(?! ?[-–])")


def _at_years(text: str) -> Iterator[Slip]:
    """The word `năm` before a year, typed wrong or twice: `nắm 2026`, `năm năm 2026`."""
    for match in _A_YEAR.finditer(text):
        words = words_of(text)
        at = next((n for n, word in enumerate(words) if word.end == match.start()), None)
        if at is None:
            continue
        word, before = words[at], words[at - 1] if at and words[at].joined else None
        if word.key == "năm" and before and before.key == "năm":
            yield Slip("CTR505", (before, word), ("năm", ""))
        elif (
            not word.capital
            and _near(word, "năm")
            and not (before and is_word(before.key, word.key))
        ):
            yield Slip("CTR504", (word,), ("năm",))


def _at_commas(text: str) -> Iterator[Slip]:
    """Words that go together with a comma between them: `phòng, chóng tham nhũng`."""
    if "," not in text:
        return
    words = words_of(text)
    for at, (one, two) in enumerate(pairwise(words)):
        if two.joined or text[one.end : two.start] != ", ":
            continue
        for left, right in _comma_pairs():
            if (
                one.key == left
                and _near(two, right)
                and not is_word(two.key, key_at(words, at + 2))
            ) or (
                two.key == right
                and _near(one, left)
                and not is_word(key_at(words, at - 1), one.key)
            ):
                yield Slip("CTR504", (one, two), (left, right))


def _near(word: Word, key: str) -> bool:
    return 0 < alike(word.key, key) <= REACH


@lru_cache(maxsize=1)
def _comma_pairs() -> list[tuple[str, str]]:
    return [(one, two) for one, two in map(str.split, table("spelling/doubled")["comma"])]


def _listed(run: Run) -> Iterator[tuple[int, Slip]]:
    """Wrong spellings known by sight, each with its place in the run; the longer one where two begin."""
    known = known_slips()
    for at in range(len(run) - 1):
        two = f"{run[at].key} {run[at + 1].key}"
        three = f"{two} {key_at(run, at + 2)}"
        right = known.get(three) or known.get(two)
        if right:
            keys = tuple(right.split())
            if len(keys) > 2 or not looks_like_a_slip(run, at):
                yield at, Slip("CTR503", run[at : at + len(keys)], keys)


def _single(run: Run, taken: set[int]) -> Iterator[Slip]:
    """Slips that show in one word."""
    spellings: dict[str, str] = table("spelling/doubled")["y"]
    split = dict(_split(run))
    for at, word in enumerate(run):
        if at in split:
            yield Slip("CTR501", run[at : at + 2], (split[at], ""))
        if at in taken or at in split or at - 1 in split:
            continue
        if word.key in spellings:
            around = {f"{key_at(run, at - 1)} {word.key}", f"{word.key} {key_at(run, at + 1)}"}
            if not around & _thin():
                yield Slip("CTR508", (word,), (spellings[word.key],))
        if not (is_syllable(word.key) or word.key in foreign()):
            strange = None if has_torn_case(word.text) else _strange(run, at)
            if strange:
                yield strange
        elif misplaced(word):
            yield Slip("CTR502", (word,), (word.key,))


def _split(run: Run) -> Iterator[tuple[int, str]]:
    """Where a syllable was torn in two by a blank, and what it was: `ngh ề`, `x ây`."""
    for at, (one, two) in enumerate(pairwise(run)):
        whole = spelt(one.key + two.key)
        known = is_syllable(one.key) and is_syllable(two.key)
        if not known and is_syllable(whole):
            before, after = key_at(run, at - 1), key_at(run, at + 2)
            if is_word(before, whole) or is_word(whole, after):
                yield at, whole


def _strange(run: Run, at: int) -> Slip | None:
    """What is wrong with a word that is no syllable, or None where it may be a sign, a name or a foreign word."""
    word = run[at]
    if len(word.key) == 1 or (_in_a_name(run, at) and not _meant(run, at, REACH)):
        return None
    typed = typed_out(word.key)
    around = key_at(run, at - 1), key_at(run, at + 1)
    impossible = analyse(word.key) is None and not in_syllables(word.key)
    if typed and not (is_word(around[0], typed) or is_word(typed, around[1]) or typed in free()):
        return Slip("CTR509", (word,), ())
    for code, meant in (
        ("CTR509", typed),
        ("CTR510", parted(word.key)),
        ("CTR501", _meant(run, at, _STRANGE_REACH if impossible else REACH)),
    ):
        if meant:
            return Slip(code, (word,), (meant,))
    meant = _meant(run, at, _STRANGE_REACH, widely=True)
    if meant:
        return Slip("CTR501", (word,), (meant,) if impossible else (), (meant,), sure=impossible)
    foreign_or_name = (word.capital and not word.opening) or (
        word.key.isascii() and not _jumbled(word.key)
    )
    return None if foreign_or_name else Slip("CTR501", (word,), (), sure=impossible)


@lru_cache(maxsize=1)
def _thin() -> frozenset[str]:
    return frozenset(table("spelling/doubled")["i"])


def _in_a_name(run: Run, at: int) -> bool:
    """Whether a word has a capital and so has one beside it, as names of persons and places do."""
    beside = [w for w in (at and run[at - 1], at + 1 < len(run) and run[at + 1]) if w]
    if run[at].opening:
        beside = beside[1:] if at else beside
    return run[at].capital and any(word.capital for word in beside)


def _meant(run: Run, at: int, reach: int, *, widely: bool = False) -> str:
    """What a syllable that does not exist was to be, judged by its neighbours; empty when nobody can say."""
    around = key_at(run, at - 1), run[at].key, key_at(run, at + 1)
    return _nearest(run[at].key, mends(*around, reach, widely=widely))


@lru_cache(maxsize=4096)
def _jumbled(key: str) -> bool:
    """Whether a word without marks is a common syllable with a letter or its marks gone wrong."""
    return len(key) < 7 and any(alike(key, syllable) in (1, 2) for syllable in core_syllables())


def misplaced(word: Word) -> bool:
    """Whether the tone mark of a syllable stands on a letter that never carries it there."""
    low = word.text.lower()
    return low != word.key and low != spelt(low, on_main_vowel=True)


def _nearest(written: str, found: dict[str, int]) -> str:
    """The one candidate nearest to a written syllable; empty when two are as near, or there is none."""
    ranked = sorted((near, -_shared(written, key), key) for key, near in found.items())
    if not ranked or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return ""
    return ranked[0][2]


def _shared(one: str, other: str) -> int:
    """How many letters two words share from the beginning."""
    shared = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        shared += 1
    return shared


def _pairs(run: Run, taken: set[int]) -> Iterator[Slip]:
    """Two syllables that make no word, one mark or letter away from a word of programmes."""
    at = 0
    while at < len(run) - 1:
        one, two = run[at], run[at + 1]
        at += 1
        if at - 1 in taken or at in taken or is_word(one.key, two.key) or one.key == two.key:
            continue
        bare = _bare(run, at - 1)
        if bare:
            yield bare
            at += len(bare.words) - 1
        elif is_swapped(run, at - 1):
            yield Slip("CTR513", (one, two), (two.key, one.key))
            at += 1
        elif is_doubtful(run, at - 1):
            meant = replacement(run, at - 1)
            if meant:
                yield Slip("CTR504", (one, two), meant)
                at += 1


def _bare(run: Run, at: int) -> Slip | None:
    """A word typed without any of its marks."""
    one, two = run[at], run[at + 1]
    if not (one.key.isascii() and two.key.isascii()) or {one.key, two.key} & foreign():
        return None
    meant = bare_words().get(f"{one.key} {two.key}")
    if meant is None or covered(run, at, but=at + 1) or covered(run, at + 1, but=at):
        return None
    return Slip("CTR506", (one, two), tuple(meant.split()))


def _left_over(run: Run, told: set[int]) -> Iterator[Slip]:
    """Syllables that make no word with a neighbour, where nothing else is wrong beside them."""
    strange = {run[at].start: Slip("CTR512", (run[at],), ()) for at in lonely(run)}
    for at, likely, sure in strays(run):
        strange[run[at].start] = Slip("CTR511", (run[at],), (), likely, sure)
    for at, word in enumerate(run):
        if word.start in strange and not {w.start for w in run[max(0, at - 1) : at + 2]} & told:
            yield strange[word.start]


@lru_cache(maxsize=1)
def _reduplicated() -> frozenset[str]:
    return frozenset(table("spelling/doubled")["allowed"].split())


def _begins_a_word(run: Run, at: int) -> bool:
    """Whether a word of programmes begins or ends at a place; a name written twice, as in Lô Lô, does neither."""
    return is_core(run[at].key, key_at(run, at + 1)) or is_core(key_at(run, at - 2), run[at].key)


_A_NUMBER = re.compile(r" (?:\d|[IVX]+\b)")


def _doubled(run: Run, text: str) -> Iterator[Slip]:
    """Words, or words of two syllables, written twice in a row."""
    for at in range(len(run) - 1):
        one, two = run[at], run[at + 1]
        if one.key == two.key:
            words = table("spelling/doubled")
            if (
                one.key not in function_words()
                and is_word(key_at(run, at - 1), one.key)
                and (is_word(two.key, key_at(run, at + 2)) or two.key in words["turns"].split())
            ):
                continue
            counted = one.key != "năm" and _A_NUMBER.match(text, two.end)
            if (counted or one.key not in _reduplicated()) and (one.capital or not two.capital):
                if one.capital and two.capital and not _begins_a_word(run, at + 1):
                    continue
                yield Slip("CTR505", (one, two), (one.key, ""))
        elif (
            at + 3 < len(run)
            and run[at + 2].key == one.key
            and run[at + 3].key == two.key
            and is_word(one.key, two.key)
            and one.key not in _reduplicated()
        ):
            yield Slip("CTR505", run[at : at + 4], (one.key, two.key, "", ""))
