"""CTR521: a real word in another's place, as its neighbour shows: `tuyên án học sinh` for `tuyên dương học sinh`.

`usual.txt` says which words stand beside which. Where none of them stands, but one that begins as one of them does,
that one is told; so the table also has what stands there lawfully, though it is no reason to doubt another.
`mistaken.txt` has words with those that are written for them: `hội thao` for shooting and running is no `hội thảo`.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise, product

from ctr_cli.data.ready import ready
from ctr_cli.language.patterns import regex
from ctr_cli.rules.form.lexicon import alike, is_core, is_syllable, is_word, syllables, word_list
from ctr_cli.rules.form.pairs import Run, Slip, key_at
from ctr_cli.rules.form.sayings import set_phrases
from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import pairs_of
from ctr_cli.rules.printed import Word, words_of

_Usual = dict[str, str]
"""The words beside another, each between a mark and `;`: instead of `,` any is doubted, of `-` a strange one, of `~` none."""
_SIGN = regex(r"[^\w\s]")
_ROW = regex(r"(.+?) (:|<-|->|[<>=&~]) (.+)")
_MANY = ("các", "những")
"""What may stand between two words that belong together: `tháo gỡ những vướng mắc`."""


def displaced(text: Text) -> Iterator[Slip]:
    """The words of a text that stand where another does that begins as they do."""
    words, kinds = words_of(text), _usual()[2]
    found: dict[int, str] = {}
    for at, usual, listed in _places(text, words):
        one, two = words[at].key, words[at + 1].key
        written = f"{one} {two}"
        if f"{one} " not in usual and written not in kinds:
            continue
        if _is_of(usual, written):
            found[at] = ""
            continue
        known = is_core(one, two)
        for mark in "" if known and listed else "," if known else ",-":
            start = usual.find(f"{mark}{one} ") + 1
            if start:
                found.setdefault(at, usual[start : usual.index(";", start)])
    for at, right in found.items():
        if right and _is_whole(words, at):
            one, two = words[at].key, words[at + 1].key
            sure = not is_word(one, two) and bool(alike(two, right.split()[1]))
            yield Slip("CTR521", words[at : at + 2], (), (right,), sure)


def stand_together(one: str, two: str, sign: str = "") -> bool:
    """Whether the table has two words beside each other, or with a sign between them."""
    return _is_of(_usual()[0].get(one + sign, ""), two)


def _is_of(usual: str, word: str) -> bool:
    """Whether a word, or its kind, is one of those beside another."""
    return any(f"{name};" in usual for name in (word, *_usual()[2].get(word, ())))


def _places(text: Text, words: tuple[Word, ...]) -> Iterator[tuple[int, str, bool]]:
    """Where two words stand beside one of the table, those that usually do, and whether a comma parts them from it."""
    behind, ahead, kinds = _usual()
    beside: list[tuple[int, int, str, _Usual]] = []
    for at, two in enumerate(pairs_of(text)):
        if words[at].key in behind:
            beside.append((at, at + 1, words[at].key, behind))
        if two in behind:
            beside.append((at + 1, at + 2, two, behind))
        if two in ahead:
            beside.append((at - 1, at, two, ahead))
        if two in kinds:
            beside += [(at - 1, at, kind, ahead) for kind in kinds[two]]
    for last, first, context, table in beside:
        if table is behind:
            first += first < len(words) and words[first].key in _MANY
            place = first
        else:
            last -= last >= 0 and words[last].key in _MANY
            place = last - 1
        if 0 <= place < len(words) - 1:
            sign = _sign(text, words, last, first)
            if usual := table.get(context + sign):
                yield place, usual, bool(sign)


def _sign(text: Text, words: tuple[Word, ...], last: int, first: int) -> str:
    """The first sign between two words."""
    if words[first].joined and (first - last == 1 or words[first - 1].joined):
        return ""
    found = _SIGN.search(text, words[last].end, words[first].start)
    return found.group() if found else ""


def _is_whole(words: tuple[Word, ...], at: int) -> bool:
    """Whether two syllables may be meant for one word: the second does not stand alone, nor belong to what follows."""
    one, two = words[at : at + 2]
    even = two.joined and one.plain and two.plain and not two.capital
    made = is_word(one.key, two.key) or two.key not in syllables()["alone"]
    return even and made and not is_word(two.key, key_at(words, at + 2))


@ready
def _usual() -> tuple[_Usual, _Usual, dict[str, tuple[str, ...]]]:
    """The words that stand behind others, by those; those that stand before others; and the kinds of words.

    A comma between them is of the key.
    """
    kinds: dict[str, tuple[str, ...]] = {}
    behind: _Usual = {}
    ahead: _Usual = {}
    for row in filter(None, map(_ROW.fullmatch, word_list("usual"))):
        heads, sign, tails = row.groups()
        mark, commas = "-" if "-" in sign else ",", ("", ",") if sign == "&" else ("",)
        for head, tail, comma in product(heads.split(", "), tails.split(", "), commas):
            if sign == ":":
                kinds[tail] = (*kinds.get(tail, ()), head)
                continue
            marks = [mark if sign.strip("-") in judged else "~" for judged in ("<=&", ">=&")]
            behind[head + comma] = f"{behind.get(head + comma, '')}{marks[0]}{tail};"
            ahead[tail + comma] = f"{ahead.get(tail + comma, '')}{marks[1]}{head};"
    return behind, ahead, kinds


def interleaved(run: Run, loose: Iterable[int]) -> Iterator[Slip]:
    """Words of programmes with another inside them: `sạt chống lở`, `thời rét tiết đậm`; whether it goes before or behind nobody knows."""
    kinds = syllables()
    for at in [at for at, after in pairwise(loose) if after == at + 1]:
        one, other, two = said = run[at : at + 3]
        both = {one.key, two.key}
        if not is_core(one.key, two.key) or both & kinds["free"] or _is_bound(run, at):
            continue
        if other.key not in kinds["particles"] and is_syllable(other.key):
            ways = f"{other.key} {one.key} {two.key}", f"{one.key} {two.key} {other.key}"
            yield Slip("CTR504", said, (), ways, sure=not both <= kinds["standing"])


def _is_bound(words: tuple[Word, ...], at: int) -> bool:
    """Whether the first of three words belongs to the one before, the last to the one behind, or one of them to a name."""
    one, _, two = said = words[at : at + 3]
    beside = is_word(key_at(words, at - 1), one.key), is_word(two.key, key_at(words, at + 3))
    return any(beside) or any(word.capital > word.opening for word in said)


@ready
def _turned() -> dict[str, str]:
    """The set phrases of three syllables by what they are where an end that is no free word went to the other end."""
    found: dict[str, str] = {}
    for printed, keys, kinds, ways, _ in set_phrases().values():
        if len(keys) == kinds == 3 and "," not in printed:
            one, two, three = keys
            for turn, moved in (((two, three, one), one), ((three, one, two), three)):
                if moved not in syllables()["free"] and turn not in ways:
                    found[" ".join(turn)] = printed
    return found


def turned(text: Text) -> Iterator[Slip]:
    """The set phrases of three syllables of which one end stands at the other: `nhân lực nguồn`, `viên tuyên truyền`."""
    words, known = words_of(text), _turned()
    for at in range(len(words) - 2):
        said = words[at : at + 3]
        right = known.get(f"{said[0].key} {said[1].key} {said[2].key}")
        if right and said[1].joined and said[2].joined and not _is_bound(words, at):
            yield Slip("CTR504", said, (), (right,), sure=False)


_REACH = 6
"""Syllables on either side among which one must stand that tells the right word from the written one."""
_BREAKS = ".;:"


def mistaken(text: Text) -> Iterator[Slip]:
    """The words of a text that stand for others, where something around tells; nobody can be sure."""
    words, known = words_of(text), _mistaken()
    for at in [n for n, two in enumerate(pairs_of(text)) if two in known]:
        one, two = words[at : at + 2]
        if not (two.joined and one.plain and two.plain) or two.capital or one.capital > one.opening:
            continue
        if is_core(key_at(words, at - 1), one.key) or is_core(two.key, key_at(words, at + 2)):
            continue
        said = _around(text, words, at)
        for right, telling in known[f"{one.key} {two.key}"]:
            if not telling or any(f" {word} " in said for word in telling):
                yield Slip("CTR521", (one, two), (), (right,), sure=False)
                break


def _around(text: Text, words: tuple[Word, ...], at: int) -> str:
    """The syllables near two words in their part of the text, a blank on either side of each; `|` for the two."""
    first, last = at, at + 1
    while at - first < _REACH and first and not _parted(text, words, first):
        first -= 1
    while last - at <= _REACH and last + 1 < len(words) and not _parted(text, words, last + 1):
        last += 1
    before, behind = words[first:at], words[at + 2 : last + 1]
    return f" {' '.join([*(w.key for w in before), '|', *(w.key for w in behind)])} "


def _parted(text: Text, words: tuple[Word, ...], at: int) -> bool:
    """Whether a sign that ends a part of a text stands before a word."""
    between = text[words[at - 1].end : words[at].start]
    return any(sign in between for sign in _BREAKS)


@ready
def _mistaken() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Words that are written for others: those, each with what tells it; nothing where the word is no one's here."""
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for line in word_list("mistaken"):
        right, _, said = line.partition(": ")
        wrongs, _, telling = said.partition("; ")
        for wrong in wrongs.split(", "):
            way = (right, tuple(filter(None, telling.split(", "))))
            found[wrong] = (*found.get(wrong, ()), way)
    return found
