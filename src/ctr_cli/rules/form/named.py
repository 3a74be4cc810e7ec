"""Where a name, or a phrase, of `data/wording.yaml` stands in a text with other capitals than its own.

A text is read once, from word to word: where one begins a known name, the longest name that stands there is
compared with the capitals it has, and reading goes on behind it. Names of places that no table has are told by
their kind, where only the first syllable has its capital: `xã Định quán`, `đèo Hải vân`.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

from ctr_cli.data import listed, table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.letters import capital_as, capitalised
from ctr_cli.rules.form.lexicon import is_core, is_word, syllables
from ctr_cli.rules.form.pairs import BEHIND_A_NAME, key_at
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Found, Phrases, Value, known_phrases, phrases_in
from ctr_cli.rules.printed import Word, words_of

_Name = Found[tuple[str, tuple[str, ...]]]
"""A name that stands in a text, in whatever case; its group, and the words of which one must stand before it, if any."""


class Miscased(Struct):
    """A name in a wrong case: the group of the table, its characters, and what is right."""

    group: str
    start: int
    end: int
    right: str


@once
def miscased(text: Text) -> tuple[Miscased, ...]:
    """The names of a text that have other capitals than they should."""
    names = list(phrases_in(text, names_of_tables()))
    found: list[Miscased] = []
    behind = 0
    for at, standing in groupby(names, key=lambda name: name.at):
        if at >= behind:
            end, wrong = _longest(text, list(standing))
            behind = end if end > at else behind
            found += [wrong] if wrong else []
    return tuple(found)


def _longest(text: Text, standing: list[_Name]) -> tuple[int, Miscased | None]:
    """The word behind the longest name of some that begin at one, and what is wrong with it; that word where none does.

    A name may have other right cases: they are names of the same words, one after the other.
    """
    for length, same in groupby(standing, key=lambda name: len(name.words)):
        ways = list(same)
        end = ways[0].at + length
        if any(_is_right(way) for way in ways):
            return end, None
        name = min(ways, key=lambda way: len(_differing(way)))
        if _is_slip(text, name):
            right = recased(text, name, name.listed)
            return end, Miscased(name.value[0], name.start, name.end, right)
    return standing[0].at, None


def recased(text: str, name: Found[Value], right: Sequence[str]) -> str:
    """A phrase of a text with the capitals of other words, its own signs and tone marks."""
    parts, end = [], name.start
    for word, wanted in zip(name.words, right, strict=True):
        loud = wanted.isupper() and len(wanted) > 1
        parts += [text[end : word.start], wanted if loud else capital_as(wanted, word.text.lower())]
        end = word.end
    return "".join(parts)


@ready
def names_of_tables() -> Phrases[tuple[str, tuple[str, ...]]]:
    """The names that have capitals, each with its group and the words of which one must stand before it."""
    data, places = table("wording"), table("places")
    laws = dict.fromkeys(act["name"] for act in table("laws")["acts"])
    listed = [*data["names"].items(), ("laws", [*laws, *data["laws"]])]
    known = {way: (group, ()) for group, ways in listed for way in " | ".join(ways).split(" | ")}
    behind = dict[str, tuple[str, ...]]()
    for leads, names in data["behind"].items():
        for name in names.split(", "):
            behind[name] = (*behind.get(name, ()), *leads.split(", "))
    for group in ("provinces", "former", "known", "written_large"):
        for name in places[group]:
            if " " in name and name not in data["names"]["always"]:
                behind[name] = _beside("places") if name in places["everyday"] else ()
    return known_phrases([*known.items(), *((one, ("places", on)) for one, on in behind.items())])


@ready
def begun_names() -> frozenset[str]:
    """The first two words of the names that have capitals."""
    return frozenset(" ".join(words.split(" ")[:2]) for words in names_of_tables().ways)


@cache
def _beside(kind: str) -> tuple[str, ...]:
    return tuple(table("wording")["beside"][kind])


def _is_right(name: _Name) -> bool:
    loud = all(word.text.isupper() and len(word.text) > 1 for word in name.words)
    return loud or not _differing(name)


def _differing(name: _Name) -> list[int]:
    """Which words of a name have a capital too many or too few; one that opens a sentence has its own."""
    return [
        at
        for at, (word, right) in enumerate(zip(name.words, name.listed, strict=True))
        if _raised(word) != right[0].isupper() and not (word.opening and _raised(word))
    ]


def _raised(word: Word) -> bool:
    return word.text[0].isupper()


def _is_slip(text: Text, name: _Name) -> bool:
    """Whether a name in another case is wrong; it may be part of another name, or the kind of many bodies."""
    group, head, words = name.value[0], name.words[0], words_of(text)
    before = words[name.at - 1] if name.at and head.joined else None
    rest = text[name.end :]
    if group == "places":
        return _is_place(name, words)
    small = _differing(name) == [0] and not _raised(head) and text[: name.start][-2:] != ". "
    if small and name.start and may_be_small(name.phrase.lower()):
        return False  # CTR617 tells where a document has both ways
    if before and _belongs_to_more(before, name):
        return False
    if group == "events" and before and before.key in _beside("streets") and _raised(head):
        return False
    if (
        group == "always"
        and not _raised(head)
        and (_goes_on(rest) or (before and before.key == "giao"))
    ):
        return False  # the end of it begins another name, or it is no name: `Vận tải biển Đông Á`, `giao ban bí thư`
    if any(_raised(name.words[n]) for n in _differing(name)):
        return True
    if before and before.key in _beside("many") and not _raised(head):
        return False
    return _with_too_few(name, rest)


def may_be_small(name: str) -> bool:
    """Whether many offices write the first word of a name, or of a post, with a small letter: `phòng Kinh tế`."""
    return any(f"{name} ".startswith(f"{words} ") for words in _beside("small too"))


def _is_place(name: _Name, words: tuple[Word, ...]) -> bool:
    """Whether the name of a place without its capitals is meant: behind its words, and no part of something longer."""
    after = words[name.last] if name.last < len(words) and words[name.last].joined else None
    if after and (after.capital or is_word(name.words[-1].key, after.key)):
        return False
    if any(map(_raised, name.words)):
        return len(_differing(name)) == 1 and not name.words[0].opening
    before = words[max(0, name.at - 2) : name.at]
    leads = {" ".join(word.key for word in before[at:]) for at in range(len(before))}
    return not name.value[1] or not leads.isdisjoint(name.value[1])


def _belongs_to_more(before: Word, name: _Name) -> bool:
    """Whether a name is the rest of another word: `cơ sở y tế`, `chi hội nông dân`; not of `giao ban Xây dựng Đảng`."""
    joined = name.value[0] in ("bodies", "offices", "named") and not _raised(name.words[0])
    charged = before.key == "giao" and any(map(_raised, name.words))
    return joined and not charged and is_word(before.key, name.words[0].key)


def _goes_on(rest: str) -> bool:
    """Whether a name or a number follows, which makes a kind of bodies one of them: `Trường Mầm non Hoa Sen`."""
    following = rest.removeprefix(" ")
    return following[:1].isupper() or following.startswith("số ")


def _with_too_few(name: _Name, rest: str) -> bool:
    """Whether a name with a capital too few is wrong: it has others, or only one can be meant by such words."""
    group = name.value[0]
    if group in ("always", "events"):
        return True
    if any(map(_raised, name.words)):
        return group != "inner" and (group != "named" or _goes_on(rest))
    match group:
        case "bodies":
            single = name.listed[0] in _beside("strong") or rest.startswith(_beside("owners"))
            return single and not (rest[1:2].isdigit() or rest[1:].startswith(_beside("levels")))
        case "laws":
            return rest.startswith(_beside("of laws"))
        case _:
            return name.phrase in _beside("of a place") and rest[1:2].isupper()


def half_named(text: Text) -> Iterator[tuple[int, int, str]]:
    """The second syllables of places in small letters that no table names, each with its characters and the right one."""
    words = words_of(text)
    for at, word in enumerate(words[2:], 2):
        first, kind = words[at - 1], words[at - 2]
        begun = first.joined and first.text.istitle() and (kind.opening or not kind.capital)
        if not begun or word.capital or not word.joined or not word.text.isalpha():
            continue
        kinds = _kinds_of_places()
        alone = kinds.get(kind.key) or kinds.get(f"{key_at(words, at - 3)} {kind.key}")
        told = alone and any(name.start <= word.start < name.end for name in miscased(text))
        if alone and not told and word.key not in alone and _stands_alone(words, at):
            yield word.start, word.end, capitalised(word.text)


@cache
def _kinds_of_places() -> dict[str, frozenset[str]]:
    """For each kind of place, the syllables that may stand by themselves behind a name of one syllable."""
    names, known = table("spelling/names"), syllables()
    alone = {"long places": known["free"], "places": known["alone"]}
    return {
        kind: stands.union(BEHIND_A_NAME)
        for listed, stands in alone.items()
        for kind in names[listed].split(", ")
    }


def _stands_alone(words: tuple[Word, ...], at: int) -> bool:
    """Whether a syllable has no name and no word's end behind it, nor makes an everyday word with the one before."""
    one, two, after = words[at - 1].key, words[at].key, words[at + 1 : at + 2]
    begins = any(word.joined and (word.capital or is_word(two, word.key)) for word in after)
    announced = f"{one} {two}" in listed("spelling/names", "announcers")
    return not (begins or announced or is_core(one, two))
