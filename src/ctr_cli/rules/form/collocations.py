"""Words that usually stand side by side, of which one is another word: `kết nối đảng viên` for `kết nạp đảng viên`.

Both are real words, so that no rule of spelling sees it. `collocations.txt` has which words follow which. A written
word that is listed with neither neighbour is told where a word that shares a syllable with it is listed with both.
Where it is listed with one of them, and the written word is a stranger there (rare in programmes, or one whose company
is known whole, `strangers.txt`), that is a remark: in right text rare words stand beside common ones.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import chain, pairwise

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.rules.form.at_large import Slip
from ctr_cli.rules.form.lexicon import function_words, is_core, is_word, word_list
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.form.pairs import REACH, Run
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import runs_of

_PASSED_OVER = frozenset(["các", "những", "mọi", "từng", "một", "số", "về", "việc", "của", "cho"])
"""Words between two others that say nothing of whether these belong together."""
_BEHIND, _BEFORE = 0, 1
_OPENING = "^"
"""What the table has before the words that open an item."""
_FAR = 4
_SOCIABLE = 30
"""Neighbours of a word from which others that the table does not have are likely."""
_NONE: frozenset[str] = frozenset()


@once
def replaced(text: Text) -> tuple[Slip, ...]:
    """The words of a text that are others than usual beside their neighbours, each with the usual one."""
    return tuple(slip for run in runs_of(text) for slip in _in_run(run))


def _in_run(run: Run) -> Iterator[Slip]:
    row = [word for word in run if word.key not in _PASSED_OVER]
    opens = _OPENING if row and row[0].opening else ""
    keys = ["", opens, *(word.key for word in row), "", ""]
    for at, (one, two) in enumerate(pairwise(row)):
        usual, sure = _usual(*keys[at : at + 6])
        if usual and not (two.capital or (one.capital and not one.opening)):
            yield Slip("CTR522", (one, two), (), (usual,), sure=sure)


def _usual(
    last_but_one: str, last: str, one: str, two: str, first: str, second: str
) -> tuple[str, bool]:
    """The word that is usual in the place of two syllables between two others on each side, and whether both say so.

    Empty where the two may be right.
    """
    written = f"{one} {two}"
    before, after = f"{last_but_one} {last}", f"{first} {second}"
    if _is_at_home(written, last, first, before, after):
        return "", False
    lead = _like(one, two, after, _BEFORE)
    follow = _like(one, two, before, _BEHIND) | _like(one, two, last, _BEHIND)
    found = _fitting(written, lead, follow, before)
    if not found or (
        is_core(two, first) and not (after in _lists()[_BEFORE] and is_core(one, two))
    ):
        return "", False
    if is_core(last, one) and before not in _lists()[_BEHIND] and last not in _lists()[_BEHIND]:
        return "", False
    usual = min(found, key=lambda word: (_far(written, word), word))
    known = is_word(one, two) or (_far(written, usual) <= REACH and not _is_everyday(one, two))
    return usual if known else "", usual in lead & follow and not before.endswith(_OPENING)


def _fitting(
    written: str, lead: frozenset[str], follow: frozenset[str], before: str
) -> frozenset[str]:
    """The usual words that a written one may have been: those listed with both its neighbours, or where it is strange with one."""
    one, two = written.split(" ")
    strange = not is_word(one, two) or _is_strange(one, two)
    sociable = len(_company(written, _BEHIND)) + len(_company(written, _BEFORE)) > _SOCIABLE
    if before.endswith(_OPENING):
        opens = written in _company(_OPENING, _BEHIND)
        both, follow = _NONE if opens else lead & follow, _NONE
    else:
        both = lead & follow
    if both and (strange or not sociable):
        return both
    if not strange:
        return _NONE
    if written in _strangers() and len(_company(before, _BEHIND)) > _SOCIABLE:
        return lead
    return lead | follow


def _is_at_home(written: str, last: str, first: str, before: str, after: str) -> bool:
    """Whether a word is at home anywhere, or beside its neighbours."""
    listed = (written in _company(word, _BEHIND) for word in (before, last) if word != _OPENING)
    if written in _at_home() or any(listed) or written in _company(after, _BEFORE):
        return True
    company = _strangers().get(written, "").split(", ")
    return not {last, first, before, after}.isdisjoint(company)


def _is_strange(one: str, two: str) -> bool:
    """Whether a word is rare in programmes, or one whose neighbours are known whole."""
    if f"{one} {two}" in _strangers():
        return True
    return not (is_core(one, two) or _is_everyday(one, two))


def _is_everyday(*syllables: str) -> bool:
    return not _at_home().isdisjoint(syllables)


def _far(written: str, usual: str) -> int:
    """How far the syllables of two words are in which they differ."""
    pairs = zip(written.split(), usual.split(), strict=True)
    return next((alike(a, b) or _FAR for a, b in pairs if a != b), 0)


def _like(one: str, two: str, beside: str, side: int) -> frozenset[str]:
    """The words that share a syllable with a written one, of those behind a word, or before it."""
    if beside not in _lists()[side]:
        return _NONE
    by_syllable = _by_syllable(beside, side)
    return by_syllable.get(f"{one} ", _NONE) | by_syllable.get(f" {two}", _NONE)


@cache
def _by_syllable(beside: str, side: int) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word in _company(beside, side):
        one, blank, two = word.partition(" ")
        if blank:
            found[f"{one} "].add(word)
            found[f" {two}"].add(word)
    return {syllable: frozenset(words) for syllable, words in found.items()}


@cache
def _company(word: str, side: int) -> frozenset[str]:
    """The words that the table has behind a word, or before it."""
    return frozenset(chain.from_iterable(_lists()[side].get(word, ())))


_Company = dict[str, tuple[tuple[str, ...], ...]]
"""Words with lists of those that stand beside them."""


@ready
def _lists() -> tuple[_Company, _Company]:
    """For each word of the table the lists of those that stand behind it, and of those that stand before it."""
    behind: _Company = {}
    before: _Company = {}
    for line in word_list("collocations"):
        heads, tails = (tuple(side.split(", ")) for side in line.split(": "))
        behind |= {head: (*behind.get(head, ()), tails) for head in heads}
        before |= {tail: (*before.get(tail, ()), heads) for tail in tails}
    return behind, before


@ready
def _strangers() -> dict[str, str]:
    """Words whose neighbours are known whole, each with these, after a comma each."""
    return dict(line.split(": ", 1) for line in word_list("strangers"))


@ready
def _at_home() -> frozenset[str]:
    """Words that are at home anywhere, and syllables of everyday words, which go with too many others."""
    data = table("spelling/clashes")
    return frozenset([*data["anywhere"].split(", "), *data["everyday"].split()]) | function_words()
