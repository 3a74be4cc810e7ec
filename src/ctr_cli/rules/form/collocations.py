"""Words that usually stand side by side, of which one is another word: `kết nối đảng viên` for `kết nạp đảng viên`.

Both are real words, so that no rule of spelling sees it. `collocations.txt` has which words follow which. A written
word that is listed with neither neighbour is told where a word that shares a syllable with it is listed with both;
with one of them, where the written word is a stranger there: rare in programmes, or one whose company is known whole
(`strangers.txt`).
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.rules.form.at_large import Slip
from ctr_cli.rules.form.lexicon import function_words, is_core, is_word, word_list
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.form.pairs import REACH, Run
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import runs_of

_PASSED_OVER = frozenset(["các", "những", "mọi", "từng", "một", "số", "về", "việc", "của", "cho"])
"""Words between two others that say nothing of whether these belong together."""
_Company = dict[str, set[str]]
"""For each word those that stand behind it, or before it."""
_BEHIND, _BEFORE = 0, 1
_OPENING = "^"
"""What the table has before the words that open an item."""
_FAR = 4
_NONE: set[str] = set()


@once
def replaced(text: Text) -> tuple[Slip, ...]:
    """The words of a text that are others than usual beside their neighbours, each with the usual one."""
    return tuple(slip for run in runs_of(text) for slip in _in_run(run))


def _in_run(run: Run) -> Iterator[Slip]:
    row = [word for word in run if word.key not in _PASSED_OVER]
    opens = _OPENING if row and row[0].opening else ""
    keys = ["", opens, *(word.key for word in row), "", ""]
    for at, (one, two) in enumerate(pairwise(row)):
        usual = _usual(keys[at : at + 6])
        if usual and not (two.capital or (one.capital and not one.opening)):
            yield Slip("CTR522", (one, two), (), (usual,))


def _usual(keys: list[str]) -> str:
    """The word that is usual in the place of the two middle ones of six syllables; empty where they may be right."""
    _, last, one, two, _, _ = keys
    before, written, after = (" ".join(keys[at : at + 2]) for at in (0, 2, 4))
    if written in _at_home() or _is_known(written, before, last, after):
        return ""
    lead = _like(one, two, after, _BEFORE)
    follow = _like(one, two, before, _BEHIND) | _like(one, two, last, _BEHIND)
    both = lead & follow
    if last == _OPENING:
        both, follow = _NONE if written in _company()[_BEHIND][_OPENING] else both, _NONE
    found = both or lead | follow
    if not found or _belongs_elsewhere(keys):
        return ""
    usual = min(found, key=lambda word: (_far(written, word), word))
    if is_word(one, two):
        return usual if both or _is_strange(written, {before, *keys[1:5], after}) else ""
    return usual if _far(written, usual) <= REACH and not _is_everyday(one, two) else ""


def _is_known(written: str, before: str, last: str, after: str) -> bool:
    """Whether a word is listed beside its neighbours."""
    behind, leading = _company()
    listed = behind.get(before, _NONE) | (behind.get(last, _NONE) if last != _OPENING else _NONE)
    return written in listed or written in leading.get(after, _NONE)


def _belongs_elsewhere(keys: list[str]) -> bool:
    """Whether a syllable makes a word with a neighbour that is no part of a listed word itself."""
    behind, leading = _company()
    before, after = " ".join(keys[:2]), " ".join(keys[4:])
    _, last, one, two, first, _ = keys
    free_before = before not in behind and last not in behind
    return (free_before and is_core(last, one)) or (after not in leading and is_core(two, first))


def _is_strange(written: str, around: set[str]) -> bool:
    """Whether a word is rare in programmes, or has none of its known neighbours beside it."""
    if company := _strangers().get(written):
        return around.isdisjoint(company)
    return not (is_core(*written.split(" ")) or _is_everyday(*written.split(" ")))


def _is_everyday(one: str, two: str) -> bool:
    return not _at_home().isdisjoint((one, two))


def _far(written: str, usual: str) -> int:
    """How far the syllables of two words are in which they differ."""
    pairs = zip(written.split(), usual.split(), strict=True)
    return next((alike(a, b) or _FAR for a, b in pairs if a != b), 0)


def _like(one: str, two: str, beside: str, side: int) -> set[str]:
    """The words that share a syllable with a written one, of those behind a word, or before it."""
    if beside not in _company()[side]:
        return set()
    by_syllable = _by_syllable(beside, side)
    return by_syllable.get(f"{one} ", _NONE) | by_syllable.get(f" {two}", _NONE)


@cache
def _by_syllable(beside: str, side: int) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for word in _company()[side][beside]:
        one, _, two = word.partition(" ")
        if two and " " not in two:
            found[f"{one} "].add(word)
            found[f" {two}"].add(word)
    return dict(found)


@cache
def _company() -> tuple[_Company, _Company]:
    """For each word of the table those that stand behind it, and those that stand before it."""
    behind: _Company = defaultdict(set)
    before: _Company = defaultdict(set)
    for heads, tails in _lines("collocations"):
        for head in heads:
            behind[head].update(tails)
        for tail in tails:
            before[tail].update(heads)
    return dict(behind), dict(before)


def _lines(name: str) -> Iterator[tuple[list[str], list[str]]]:
    for line in word_list(name):
        heads, _, tails = line.partition(": ")
        yield heads.split(", "), tails.split(", ")


@cache
def _strangers() -> dict[str, frozenset[str]]:
    """Words whose neighbours are known whole, each with these."""
    return {head: frozenset(company) for heads, company in _lines("strangers") for head in heads}


@cache
def _at_home() -> frozenset[str]:
    """Words that are at home anywhere, and syllables of everyday words, which go with too many others."""
    data = table("spelling/clashes")
    return frozenset([*data["anywhere"].split(", "), *data["everyday"].split()]) | function_words()
