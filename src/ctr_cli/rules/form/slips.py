"""Misspelt words of a text: what each looks for, all in one pass over the words, remembered by text."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from operator import attrgetter

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import LONGEST_SYLLABLE, exists, spelt
from ctr_cli.rules.form.displaced import displaced, interleaved, mistaken, scrambled, turned
from ctr_cli.rules.form.doubled import doubled, misworded
from ctr_cli.rules.form.lexicon import (
    alike,
    bare_words,
    core_syllables,
    is_core,
    is_syllable,
    is_word,
    syllables,
    with_y,
    wrong_pairs,
)
from ctr_cli.rules.form.pairs import (
    REACH,
    Run,
    Slip,
    around,
    is_doubtful,
    key_at,
    lonely,
    looks_like_a_slip,
    loose_in,
    near_words,
    of_letters,
    replacement,
    strays,
)
from ctr_cli.rules.form.sayings import misquoted
from ctr_cli.rules.form.strange import strange, typed_out
from ctr_cli.rules.form.units import mistyped_units
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import Word, runs_of, words_of


@once
def slips_in(text: Text) -> tuple[Slip, ...]:
    """The slips of spelling in a text; a word is told by the first that finds it."""
    found: list[Slip] = []
    told: set[int] = set()

    def take(slips: Iterable[Slip]) -> None:
        for slip in slips:
            starts = {word.start for word in slip.words}
            if told.isdisjoint(starts):
                told.update(starts)
                found.append(slip)

    take(doubled(text))
    runs = [(run, loose_in(run)) for run in runs_of(text)]
    for run, loose in runs:
        take(_listed(run))
        take(_split(run, loose))
        take(interleaved(run, loose))
        take(scrambled(run))
        take(mistyped_units(run))
        take(_pairs(run, loose))
    take(misworded(text))
    take(at_large(text))
    for run, _ in runs:
        take(_single(run))
    take(turned(text))
    take(misquoted(text))
    take(displaced(text))
    take(mistaken(text))
    none: tuple[Run, list[int]] = ((), [])
    rows = none, *runs, none
    for (before, _), (run, loose), (behind, _) in zip(rows, rows[1:], rows[2:], strict=False):
        take(_left_over(run, loose, (before, behind), told))
    return tuple(found)


def mendable(text: Text, start: int, end: int) -> bool:
    """Whether a word of some characters is told as a slip with what is right, which may go on as the wrong one does not."""
    told = (word for slip in slips_in(text) if any(slip.meant) for word in slip.words)
    return any(start <= word.start < end for word in told)


def _listed(run: Run) -> Iterator[Slip]:
    """Wrong spellings known by sight; the longer one where two begin.

    Two syllables that belong to other words or to a name, or the second of which begins one, only look wrong: `Phối hợp Báo`.
    """
    known = wrong_pairs()
    for at, (one, two) in enumerate(pairwise(run)):
        begun = f"{one.key} {two.key}"
        if begun not in known:
            continue
        named = at and run[at - 1].capital and two.text.istitle()
        begins = at > 0 and one.capital > max(two.capital, run[at - 1].capital)  # `Ủy ban Mặc trận`
        looks = named or one.capital < two.capital
        looks |= not begins and looks_like_a_slip(run, at)
        for keys, right in known[begun]:
            words = run[at : at + len(keys)]
            if tuple(word.key for word in words) == keys and not (looks and len(words) == 2):
                yield Slip("CTR503", words, tuple(right.split()))
                break


def _single(run: Run) -> Iterator[Slip]:
    """Slips that show in one word."""
    spellings = with_y()
    for at, word in enumerate(run):
        if word.key in spellings:
            around = {f"{key_at(run, at - 1)} {word.key}", f"{word.key} {key_at(run, at + 1)}"}
            right = spellings[word.key]
            made = {f"{key_at(run, at - 1)} {right}", f"{right} {key_at(run, at + 1)}"}
            alone = right in syllables()["alone"] or any(is_word(*two.split(" ")) for two in made)
            if alone and not around & set(table("spelling/doubled")["i"]):
                yield Slip("CTR508", (word,), (spellings[word.key],))
        typed = typed_out(word.key) if "oo" in word.key else ""  # `coong an`
        if typed and any(
            is_core(*two) for two in ((key_at(run, at - 1), typed), (typed, key_at(run, at + 1)))
        ):
            yield Slip("CTR509", (word,), (typed,))
        elif not (is_syllable(word.key) or word.key in syllables()["foreign"]):
            if slip := strange(run, at):
                yield slip
        elif word.text != word.key and misplaced(word):
            yield Slip("CTR502", (word,), (word.key,))


_CONSONANTS = "bcdđghklmnpqrstvx"
"""Letters that alone are torn off a common syllable: `t háng`."""


def _split(run: Run, loose: list[int]) -> Iterator[Slip]:
    """Syllables torn in two by a blank: `ngh ề`, `x ây`."""
    for at in loose:
        one, two = run[at : at + 2]
        if len(one.key) + len(two.key) > LONGEST_SYLLABLE:
            continue
        parts = is_syllable(one.key) and is_syllable(two.key)
        if parts and two.key[0] in _CONSONANTS:
            continue
        whole = spelt(one.key + two.key)
        if not is_syllable(whole) or (two.capital and not one.text.isupper()):
            continue
        known = is_core if parts else is_word
        torn = one.key in _CONSONANTS and (one.joined or one.opening or one.key not in "glm")
        if torn or known(key_at(run, at - 1), whole) or known(whole, key_at(run, at + 2)):
            yield Slip("CTR501", (one, two), (whole, ""))


def misplaced(word: Word) -> bool:
    """Whether the tone mark of a syllable stands on a letter that never carries it there."""
    low = word.text.lower()
    return low != word.key and low != spelt(low, on_main_vowel=True)


def _pairs(run: Run, loose: list[int]) -> Iterator[Slip]:
    """Two syllables that make no word, one mark or letter away from a word of programmes."""
    for at in loose:
        one, two = run[at : at + 2]
        if one.key == two.key or all(beside := around(run, at)):
            continue
        named = one.text.istitle() and two.text.istitle()
        begins = one.opening and key_at(run, at + 2) and run[at + 2].capital  # Giao an Chỉ huy
        ends = (
            one.capital > one.opening and two.key in syllables()["particles"]
        )  # a name: `Tha cho`
        amiss = not (named or ends or any(beside) or begins)
        if amiss and (bare := _bare(one.key, two.key)):
            yield Slip("CTR506", (one, two), bare)
        elif two.capital <= one.capital and not any(beside) and _swapped(one, two):
            sure = not {one.key, two.key} <= syllables()["alone"]
            right = two.key, one.key
            yield Slip("CTR504", (one, two), right if sure else (), (" ".join(right),), sure)
        elif is_doubtful(run, at) and (meant := replacement(run, at)):
            each = zip((one.key, two.key), beside, strict=True)
            placed = all(other or key in syllables()["alone"] for key, other in each)
            yield Slip("CTR504", (one, two), meant, sure=two.opening >= two.capital and not placed)


def _bare(one: str, two: str) -> tuple[str, ...]:
    """The word that two syllables are without any of its marks; nothing where they are none."""
    if (
        not (one.isascii() and two.isascii())
        or {one, two} & syllables()["foreign"]
        or {one, two} <= syllables()["free"]
    ):
        return ()
    return tuple(bare_words().get(f"{one} {two}", "").split())


def _swapped(one: Word, two: Word) -> bool:
    """Whether two syllables, no name and not both free, are a word of programmes the other way round: `khích khuyến`."""
    both, kinds = {one.key, two.key}, syllables()
    plain = two.text.islower() and one.opening >= one.capital
    free = both <= kinds["standing" if plain else "alone"]
    return is_core(two.key, one.key) and not free and kinds["particles"].isdisjoint(both)


def _left_over(
    run: Run, loose: list[int], beside: tuple[Run, Run], told: set[int]
) -> Iterator[Slip]:
    """Syllables that make no word with a neighbour, where nothing else is wrong beside them."""
    for at, likely in near_words(run, loose):
        if told.isdisjoint(word.start for word in run[max(0, at - 1) : at + 3]):
            yield Slip("CTR504", run[at : at + 2], (), likely, sure=False)
    alone = sorted({0, *(at + 1 for at in loose)} & {*loose, len(run) - 1})
    lost = {at: Slip("CTR512", (run[at],), (), sure=False) for at in lonely(run, alone, *beside)}
    for at, likely, sure in strays(run, alone):
        lost[at] = Slip("CTR511", (run[at],), (), likely, sure)
    for at, slip in sorted(lost.items()):
        if told.isdisjoint(word.start for word in run[max(0, at - 1) : at + 2]):
            yield slip


def at_large(text: Text) -> Iterator[Slip]:
    """The slips of a text that no run of its words shows."""
    yield from _torn(text)
    yield from _left_digits(text)
    yield from _at_times(text)


_NUMERAL = regex("[IVXLl]{2,5}")
"""A Roman number with l for I; no word has these letters alone."""


def _torn(text: Text) -> Iterator[Slip]:
    """Words with capitals inside that do not fill them, and two words run together at one."""
    for word in words_of(text):
        written = word.text
        even = written.islower() or written[1:].islower() or written.isupper()
        if even or not word.plain or _NUMERAL.fullmatch(written):
            continue
        if key := _second_first(written) or _whole_case(written):
            yield Slip("CTR507", (word,), (key,))
        elif two := _at_capital(written):
            yield Slip("CTR510", (word,), (two,))


def _second_first(text: str) -> str:
    """The word whose capital was typed behind its second letter: `ôCng` was to be `Công`; empty where it was none."""
    swapped = f"{text[1:2]}{text[:1]}{text[2:]}"
    known = exists(spelt(swapped.lower())) and not exists(spelt(text.lower()))
    return swapped if swapped.istitle() and known else ""


def _whole_case(text: str) -> str:
    """The syllable that a word with capitals inside it is, in small letters; empty when it is none.

    `ChỈ` is `chỉ`, and `QQuân` with its first letter typed twice is `quân`.
    """
    low = text.lower()
    keys = (low, low[1:]) if low[:1] == low[1:2] else (low,)
    return next(filter(exists, map(spelt, keys)), "")


def _at_capital(text: str) -> str:
    """The two words that were run together where the second begins with a capital: `củaBan`; empty where they are none."""
    at = next((n for n, char in enumerate(text[1:], 1) if char.isupper()), 0)
    parts = text[:at], text[at:]
    return " ".join(parts) if all(exists(spelt(part.lower())) for part in parts) else ""


_VNI = str.maketrans("12345789", "sfrxjwwd")
_HATS = regex("([aeo])([^aeo]*)6")
_DIGITS = regex(r"(?<![\w/.-])[^\W\d_]+[1-9][^\W_]*(?![\w/.-])")
"""A word with digits in it, which VNI may have left there."""
_DIGIT_IN_A_WORD = regex(r"[1-9](?<=[^\W\d_].)")


def _left_digits(text: Text) -> Iterator[Slip]:
    """Words of programmes with digits of VNI left in them, or a number run into them: `ke61` was to be `kế`."""
    for match in _DIGITS.finditer(text) if _DIGIT_IN_A_WORD.search(text) else ():
        low = match.group().lower()
        keys = typed_out(_HATS.sub(r"\1\1\2", low).translate(_VNI))
        meant = keys or "".join(filter(str.isalpha, low))
        if len(meant) > 1 and meant in core_syllables():
            yield Slip("CTR509", (of_letters(text, *match.span()),), (meant,))


_end_of = attrgetter("end")
_TIME = regex(
    r" (?<=[^\W\d_] )(?=(?P<năm>20\d\d\b(?! ?[-–]))"
    r"|(?P<ngày>(?:0?[1-9]|[12]\d|3[01])[/-](?:0?[1-9]|1[0-2])\b(?!%))"
    r"|(?P<tháng>(?:0?[1-9]|1[0-2])(?=[,;.]?(?: |\Z)|/20)(?! \w*(?:trận|điểm|lần)))|(?P<quý>(?:IV|I{1,3})\b)"
    r"|(?P<half>(?:đầu|cuối) năm))"
)
"""What shows, behind a word, which word of time it is; a half year also has its number before it."""
_COUNTED = regex(r"(?<![\d/.,-])\d{1,2} \Z")


def _at_times(text: Text) -> Iterator[Slip]:
    """The words `năm`, `ngày`, `tháng` and `quý` at their number, typed wrong: `nắm 2026`."""
    words = words_of(text)
    for match in _TIME.finditer(text):
        at = bisect_left(words, match.start(), key=_end_of)
        word, right = words[at], match.lastgroup or ""
        if right == "half":
            if not _COUNTED.search(text[max(0, word.start - 4) : word.start]):
                continue
            right = "tháng"
        if 0 < alike(word.key, right) <= REACH and word.key not in ("tháng", "thắng", *with_y()):
            yield Slip("CTR517", (word,), (right,))
