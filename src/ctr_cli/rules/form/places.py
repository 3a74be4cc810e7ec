"""CTR516: names of places and persons that everybody knows, a mark or a letter away from right."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.syllables import exists
from ctr_cli.model.finding import Problem
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.form.together import told
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Keys, keys_of
from ctr_cli.rules.printed import Printed, Word, printed, styled, words_of
from ctr_cli.rules.registry import Subject, rule

_A_MARK = 1
_A_LETTER = 2


@cache
def _listed(*lists: str) -> dict[Keys, str]:
    """The names of some lists of the table by their syllables."""
    return {keys_of(name): name for one in lists for name in table("places")[one]}


def _provinces() -> dict[Keys, str]:
    return _listed("provinces", "former")


def _is_known(key: Keys) -> bool:
    return key in _listed("known") or key in _provinces()


@cache
def _sharing() -> dict[tuple[int, str], list[Keys]]:
    """The famous names by how many syllables they have and each of these."""
    found: dict[tuple[int, str], list[Keys]] = defaultdict(list)
    for known in _listed("known"):
        for syllable in set(known):
            found[len(known), syllable].append(known)
    return found


@cache
def _meant(key: Keys) -> str:
    """The famous name that a name comes near to; empty when it is known itself, or none or several are near."""
    sharing = {known for one in key for known in _sharing().get((len(key), one), ())}
    near = [known for known in sharing if _is_meant(key, known)]
    return _listed("known")[near[0]] if len(near) == 1 and not _is_known(key) else ""


@rule("CTR516", "warning")
def names_everybody_knows(subject: Subject) -> Iterator[Problem]:
    """The name of a province, a special zone or a famous place or person has its letters, marks and capitals."""
    place = subject.program.document.place or ""
    own = keys_of(place)
    found: list[tuple[Printed, int, int, str]] = []
    for passage in printed(subject):
        for start, end, key, known in _doubtful(passage.text):
            right = known or (place if _is_meant(key, own) else _meant(key) if key != own else "")
            written, right = (
                " ".join(styled(subject, part) for part in name.split())
                for name in (passage.text[start:end], right)
            )
            if right and written != right:
                found.append((passage, start, end, right))
    yield from told(found, "“{written}” viết sai tên riêng")


@once
def _doubtful(text: Text) -> tuple[tuple[int, int, Keys, str], ...]:
    """The names of a text that may be misspelt: their characters, their key, and what is right if that is plain."""
    words, found = words_of(text), []
    for at, length in _names(words):
        name = words[at : at + length]
        key = tuple(word.key for word in name)
        before = _before(words, at)
        known = _of_a_province(name, before) or _half_capital(name)
        another = _is_known(key) or before & _others()
        if known or (name[-1].capital and not another):
            found.append((name[0].start, name[-1].end, key, known))
    return tuple(found)


def _names(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Where words with capitals stand together, and how many; a single one counts with the word after it."""
    at = 0
    while at < len(words):
        end = at + 1
        if words[at].capital:
            while end < len(words) and words[end].joined and words[end].capital:
                end += 1
            if end > at + 1 or (end < len(words) and words[end].joined):
                yield at, max(end - at, 2)
            if end == at + 1 and at and words[at].joined:
                yield at - 1, 2
        at = end


def _before(words: tuple[Word, ...], at: int) -> set[str]:
    """The word before a name, and the two before it; nothing where a sign parts them."""
    if not at or not words[at].joined:
        return set()
    one = words[at - 1].key
    return {one, f"{words[at - 2].key} {one}"} if at > 1 and words[at - 1].joined else {one}


@cache
def _others() -> frozenset[str]:
    """Words before a name that make it a person's, or that of one of many small places."""
    return frozenset(table("places")["others"])


_OF_PROVINCES = frozenset(["tỉnh", "thành phố", "tỉnh ủy", "thành ủy"])


def _of_a_province(name: tuple[Word, ...], before: Iterable[str]) -> str:
    """The province that a name after `tỉnh`, `thành phố`, `Tỉnh ủy` is or comes near to; empty when it is none."""
    key = tuple(word.key for word in name)
    if _OF_PROVINCES.isdisjoint(before) or key in _provinces():
        return "" if _OF_PROVINCES.isdisjoint(before) else _provinces()[key]
    near = [known for known in _provinces() if _differs(key, known) in (_A_MARK, _A_LETTER)]
    sure = len(near) == 1 and all(word.capital for word in name)
    return _provinces()[near[0]] if sure else ""


def _half_capital(name: tuple[Word, ...]) -> str:
    """The place a name of two syllables is, of which only one has a capital: `Hà tiên`, `cửu Long`."""
    key = tuple(word.key for word in name)
    one_only = len(name) == 2 and name[0].capital != name[1].capital and not name[0].opening
    return (
        _listed("known", "provinces", "former").get(key, "")
        if one_only and key not in _EVERYDAY
        else ""
    )


_EVERYDAY = frozenset(
    [("hội", "an"), ("hòa", "bình"), ("thái", "bình"), ("an", "giang"), ("hải", "nam")]
)
"""Names whose syllables also stand side by side in other words."""


def _is_meant(key: Keys, known: Keys) -> bool:
    """Whether a name is another with one syllable mistyped.

    That is one that does not exist, or, in a name of three or more or among marks, one that does.
    """
    far = _differs(key, known)
    wrong = next((one for one, other in zip(key, known, strict=False) if one != other), "")
    return far == _A_MARK or (far == _A_LETTER and (len(key) > 2 or not exists(wrong)))


def _differs(key: Keys, known: Keys) -> int:
    """How near two names are that differ in one syllable; 0 when they do not, or differ in more."""
    if len(key) != len(known):
        return 0
    others = [(one, other) for one, other in zip(key, known, strict=True) if one != other]
    return alike(*others[0]) if len(others) == 1 and len(key) > 1 else 0
