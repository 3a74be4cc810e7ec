"""Where a name of `data/wording.yaml` stands in a text with other capitals than its own.

A text is read once, from word to word: where one begins a known name, the longest name that stands there is
compared with the capitals it has, and reading goes on behind it.
"""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.letters import capital_as
from ctr_cli.language.syllables import spelt
from ctr_cli.rules.form.lexicon import is_word
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import Word, words_of

_MANY = frozenset(["các", "những", "mỗi", "từng", "nhiều", "phi"])
"""Words before a name in small letters that make it the kind of many bodies, or of none: `phi chính phủ`."""
_STREETS = frozenset(["đường", "phố", "phường", "chợ", "cầu", "trường"])
"""Words before the name of an event that is the name of a place, with capitals of its own."""
_OF_LEVELS = ("các cấp", "hai cấp", "cấp ")
"""What follows a name in small letters that means no single body."""


class _Name(Struct):
    """A name: its words in their right case, their keys, the signs before each, and when it is looked at."""

    words: tuple[str, ...]
    keys: tuple[str, ...]
    gaps: tuple[str, ...]
    group: str


class Miscased(Struct):
    """A name in a wrong case: the group of the table, its characters, and what is right."""

    group: str
    start: int
    end: int
    right: str


@once
def miscased(text: Text) -> tuple[Miscased, ...]:
    """The names of a text that have other capitals than they should."""
    words, heads = words_of(text), _by_head()
    found: list[Miscased] = []
    behind = 0
    for at, word in enumerate(words):
        if at >= behind and word.key in heads:
            end, wrong = _name_at(text, words, at, behind)
            behind = end if end > at else behind
            found += [wrong] if wrong else []
    return tuple(found)


def _name_at(
    text: Text, words: tuple[Word, ...], at: int, behind: int
) -> tuple[int, Miscased | None]:
    """The word behind the longest name that begins at a word, and what is wrong with it; that word where none does."""
    for ways in _standing(text, words, at):
        end = at + len(ways[0].words)
        if any(_is_right(way, words[at:end]) for way in ways):
            return end, None
        name = min(ways, key=lambda way: len(_differing(way, words[at:end])))
        if _is_slip(text, words, at, name, behind):
            return end, _narrowed(text, words, at, name) or _told(text, words, at, name)
    return at, None


def _standing(text: str, words: tuple[Word, ...], at: int) -> Iterator[tuple[_Name, ...]]:
    """The names that begin at a word, in whatever case, longest first, each with its other right cases."""
    following = words[at + 1].key if at + 1 < len(words) else ""
    for ways in _by_head().get(words[at].key, ()):
        name = ways[0]
        if following == name.keys[1] and _stands(text, words[at : at + len(name.words)], name):
            yield ways


def _told(text: str, words: tuple[Word, ...], at: int, name: _Name) -> Miscased:
    written = words[at : at + len(name.words)]
    right = _recased(text, written, name)
    return Miscased(name.group, written[0].start, written[-1].end, right)


def _narrowed(text: str, words: tuple[Word, ...], at: int, name: _Name) -> Miscased | None:
    """The one wrong thing in a long name, if it is a name by itself: `Việt nam` in `Ngày Phụ nữ Việt nam`."""
    wrong = {at + n for n in _differing(name, words[at : at + len(name.words)])}
    for start in range(at, max(wrong) + 1):
        for inner, *_ in _standing(text, words, start):
            if inner.group == "always" and wrong <= set(range(start, start + len(inner.words))):
                return _told(text, words, start, inner)
    return None


@cache
def _by_head() -> dict[str, list[tuple[_Name, ...]]]:
    """The names by their first syllable, longest first, each with its other right cases."""
    found: dict[str, list[tuple[_Name, ...]]] = {}
    for group, names in (*table("wording")["names"].items(), ("laws", _laws())):
        for written in names:
            ways = tuple(_parsed(way, group) for way in written.split(" | "))
            found.setdefault(ways[0].keys[0], []).append(ways)
    for names_of_head in found.values():
        names_of_head.sort(key=lambda ways: -len(ways[0].words))
    return found


def _laws() -> list[str]:
    return [*dict.fromkeys(act["name"] for act in table("laws")["acts"]), *table("wording")["laws"]]


def _parsed(written: str, group: str) -> _Name:
    parts = written.replace(", ", " , ").split()
    words, gaps, gap = [], [], ""
    for part in parts:
        if part in (",", "-"):
            gap = part
        else:
            words.append(part)
            gaps.append(gap)
            gap = ""
    keys = tuple(spelt(word.lower()) for word in words)
    return _Name(tuple(words), keys, tuple(gaps), group)


def _stands(text: str, written: tuple[Word, ...], name: _Name) -> bool:
    """Whether words are those of a name, in whatever case, with its signs between them."""
    if tuple(word.key for word in written) != name.keys:
        return False
    end = written[0].start
    for word, gap in zip(written, name.gaps, strict=True):
        if text[end : word.start].strip() != gap:
            return False
        end = word.end
    return True


def _is_right(name: _Name, written: tuple[Word, ...]) -> bool:
    loud = all(word.text.isupper() and len(word.text) > 1 for word in written)
    return loud or not _differing(name, written)


def _differing(name: _Name, written: tuple[Word, ...]) -> list[int]:
    """Which words of a name have a capital too many or too few; one that opens a sentence has its own."""
    return [
        at
        for at, (word, right) in enumerate(zip(written, name.words, strict=True))
        if _raised(word) != right[0].isupper() and not (word.opening and _raised(word))
    ]


def _raised(word: Word) -> bool:
    return word.text[0].isupper()


def _is_slip(text: str, words: tuple[Word, ...], at: int, name: _Name, behind: int) -> bool:
    """Whether a name in another case is wrong; it may be part of another name, or the kind of many bodies."""
    written = words[at : at + len(name.words)]
    before = words[at - 1] if at and words[at].joined else None
    rest = text[written[-1].end :]
    if before and _belongs_to_more(before, written, name, known=at == behind):
        return False
    if name.group == "events" and before and before.key in _STREETS and _raised(written[0]):
        return False
    if name.group == "always" and not _raised(written[0]) and _goes_on(rest):
        return False  # the end of it begins another name: `Vận tải biển Đông Á`
    if any(_raised(written[n]) for n in _differing(name, written)):
        return name.group != "named" or _goes_on(rest)
    if before and before.key in _MANY and not _raised(written[0]):
        return False
    return _with_too_few(name, written, rest)


def _belongs_to_more(before: Word, written: tuple[Word, ...], name: _Name, *, known: bool) -> bool:
    """Whether a name is the rest of another: `Nguyễn Công An`, `cơ sở y tế`, `Ủy ban Thường vụ`, `chi hội nông dân`."""
    head = written[0]
    if name.group == "inner":
        person = name.words == ("Công", "an") and before.capital
        return person and not (known or before.opening)
    if before.key == "giao" and any(map(_raised, written)):
        return False  # who is charged: `giao ban Xây dựng Đảng`
    joined = name.group in ("bodies", "offices", "named") and not _raised(head)
    return (joined and is_word(before.key, head.key)) or f"{before.key} {head.key}" in _HALVES


_HALVES = ("ủy ban", "chi hội", "tổ hội")


def _goes_on(rest: str) -> bool:
    """Whether a name or a number follows, which makes a kind of bodies one of them: `Trường Mầm non Hoa Sen`."""
    following = rest.removeprefix(" ")
    return following[:1].isupper() or following.startswith("số ")


def _with_too_few(name: _Name, written: tuple[Word, ...], rest: str) -> bool:
    """Whether a name with a capital too few is wrong: it has others, or only one can be meant by such words.

    A post in small letters is wrong before a body that has its capitals.
    """
    raised = any(map(_raised, written))
    match name.group:
        case "always" | "events":
            return True
        case "bodies" if not raised:
            single = name.words[0] in _STRONG or rest.startswith(_ITS_OWNERS)
            return single and not rest.lstrip().startswith(_OF_LEVELS)
        case "named":
            return raised and _goes_on(rest)
        case "laws" if not raised:
            return rest.startswith((" năm ", " số ", " (sửa"))
        case "posts":
            inside = any(_raised(word) and not word.opening for word in written)
            return inside or rest.startswith(_BODIES)
        case group:
            return raised and group != "inner"


_ITS_OWNERS = (" Đảng ", " Công đoàn ", " Đoàn ", " Hội ", " Liên đoàn ")
"""What follows a body in small letters that makes it the one of an organisation."""
_STRONG = ("Hội", "Ủy", "Mặt")
_BODIES = tuple(
    f" {name}"
    for name in (
        "Thường trực",
        "Đảng ủy",
        "Đảng uỷ",
        "UBND",
        "HĐND",
        "Ủy ban",
        "Uỷ ban",
        "Hội đồng nhân dân",
    )
)


def _recased(text: str, written: tuple[Word, ...], name: _Name) -> str:
    """The written name in its right case, its own signs between the words."""
    parts, end = [], written[0].start
    for word, right in zip(written, name.words, strict=True):
        parts += [text[end : word.start], _in_case(word.text, right)]
        end = word.end
    return "".join(parts)


def _in_case(written: str, right: str) -> str:
    return right if right.isupper() and len(right) > 1 else capital_as(right, written.lower())
