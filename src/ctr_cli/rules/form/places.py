"""CTR516: names of places and persons that everybody knows, a mark or a letter away from right."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.syllables import exists, spelt
from ctr_cli.model.finding import Problem
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.form.together import told
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import Printed, Word, printed, styled, words_of
from ctr_cli.rules.registry import Subject, rule

_Key = tuple[str, ...]
_A_MARK = 1
_A_LETTER = 2


def _key(name: str) -> _Key:
    return tuple(spelt(word.lower()) for word in name.split())


@cache
def _provinces() -> dict[_Key, str]:
    data = table("places")
    return {_key(name): name for name in (*data["provinces"], *data["former"])}


@cache
def _famous() -> dict[_Key, str]:
    """Names known everywhere."""
    return {_key(name): name for name in table("places")["known"]}


@cache
def _sharing() -> dict[tuple[int, str], list[_Key]]:
    """The famous names by how many syllables they have and each of these."""
    found: dict[tuple[int, str], list[_Key]] = defaultdict(list)
    for known in _famous():
        for syllable in set(known):
            found[len(known), syllable].append(known)
    return found


def _meant(key: _Key) -> str:
    """The known name that a name comes near to; empty when it is one, or none or several are near."""
    if key in _famous() or key in _provinces():
        return ""
    sharing = {known for syllable in key for known in _sharing().get((len(key), syllable), ())}
    near = [known for known in sharing if _is_meant(key, known)]
    return _famous()[near[0]] if len(near) == 1 else ""


@rule("CTR516", "warning")
def names_everybody_knows(subject: Subject) -> Iterator[Problem]:
    """The name of a province, a special zone or a famous place or person has its letters, marks and capitals."""
    place = subject.program.document.place or ""
    own, near = _key(place), cache(_meant)
    found: list[tuple[Printed, int, int, str]] = []
    for passage in printed(subject):
        for start, end, key, known in _doubtful(passage.text):
            right = known or (place if _is_meant(key, own) else near(key) if key != own else "")
            right = " ".join(styled(subject, part) for part in right.split())
            if right and passage.text[start:end] != right:
                found.append((passage, start, end, right))
    yield from told(found, "“{written}” viết sai tên riêng")


@once
def _doubtful(text: Text) -> tuple[tuple[int, int, _Key, str], ...]:
    """The names of a text that may be misspelt: their characters, their key, and what is right if that is plain."""
    words, found = words_of(text), []
    for at, length in _names(words):
        name = words[at : at + length]
        key = tuple(word.key for word in name)
        known = _of_a_province(words, at, length) or _half_capital(name)
        other = key in _famous() or key in _provinces() or _of_another(words, at)
        if known or (name[-1].capital and not other):
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


def _of_a_province(words: tuple[Word, ...], at: int, length: int) -> str:
    """The province that a name after `tỉnh`, `thành phố`, `Tỉnh ủy` is or comes near to; empty when it is none."""
    if not at or not words[at].joined or not _announced(words, at):
        return ""
    key = tuple(word.key for word in words[at : at + length])
    if key in _provinces():
        return _provinces()[key]
    if not all(word.capital for word in words[at : at + length]):
        return ""
    near = [known for known in _provinces() if _differs(key, known) in (_A_MARK, _A_LETTER)]
    return _provinces()[near[0]] if len(near) == 1 else ""


def _half_capital(name: tuple[Word, ...]) -> str:
    """The place a name of two syllables is, of which only one has a capital: `Hà tiên`, `cửu Long`."""
    key = tuple(word.key for word in name)
    one_only = len(name) == 2 and name[0].capital != name[1].capital and not name[0].opening
    if not one_only or key in _EVERYDAY:
        return ""
    return _famous().get(key, "") or _provinces().get(key, "")


_EVERYDAY = frozenset(
    [("hội", "an"), ("hòa", "bình"), ("thái", "bình"), ("an", "giang"), ("hải", "nam")]
)
"""Names whose syllables also stand side by side in other words."""


def _announced(words: tuple[Word, ...], at: int) -> bool:
    before = words[at - 1].key
    two = f"{words[at - 2].key} {before}" if at > 1 and words[at - 1].joined else ""
    return before == "tỉnh" or two in ("thành phố", "tỉnh ủy", "thành ủy")


def _of_another(words: tuple[Word, ...], at: int) -> bool:
    """Whether the words before a name make it a person's, or that of one of many small places."""
    if not at or not words[at].joined:
        return False
    before = words[at - 1].key
    two = f"{words[at - 2].key} {before}" if at > 1 and words[at - 1].joined else ""
    return bool({before, two} & set(table("places")["others"]))


def _is_meant(key: _Key, known: _Key) -> bool:
    """Whether a name is another with one syllable mistyped.

    That is one that does not exist, or, in a name of three or more or among marks, one that does.
    """
    if len(key) != len(known) or not set(key) & set(known):
        return False
    far = _differs(key, known)
    wrong = next((one for one, other in zip(key, known, strict=True) if one != other), "")
    return far == _A_MARK or (far == _A_LETTER and (len(key) > 2 or not exists(wrong)))


def _differs(key: _Key, known: _Key) -> int:
    """How near two names are that differ in one syllable; 0 when they do not, or differ in more."""
    if len(key) != len(known):
        return 0
    others = [(one, other) for one, other in zip(key, known, strict=True) if one != other]
    return alike(*others[0]) if len(others) == 1 and len(key) > 1 else 0
