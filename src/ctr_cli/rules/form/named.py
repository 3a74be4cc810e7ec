"""Where a name, or a phrase, of `data/wording.yaml` stands in a text with other capitals than its own.

A text is read once, from word to word: where one begins a known name, the longest name that stands there is
compared with the capitals it has, and reading goes on behind it.
"""

from collections.abc import Iterator
from itertools import groupby

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.letters import capital_as
from ctr_cli.rules.form.lexicon import is_word
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Found, Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import Printed, Word, printed, words_of
from ctr_cli.rules.registry import Reader

_MANY = frozenset(["các", "những", "mỗi", "từng", "nhiều", "phi"])
"""Words before a name in small letters that make it the kind of many bodies, or of none: `phi chính phủ`."""
_STREETS = frozenset(["đường", "phố", "phường", "chợ", "cầu", "trường"])
"""Words before the name of an event that is the name of a place, with capitals of its own."""
_OF_LEVELS = ("các ", "hai ", "cấp ", "nơi ")
"""What follows a name in small letters that means no single body; a number does too."""

_PLACES = frozenset(["tỉnh", "đặc khu", "đảo", "huyện đảo", "quần đảo", "vịnh"])
"""Words before the name of a place that is an everyday word too: `tỉnh Hòa Bình`."""


_Name = Found[tuple[str, frozenset[str]]]
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
    names = list(phrases_in(text, _names()))
    found: list[Miscased] = []
    behind = 0
    for at, standing in groupby(names, key=lambda name: name.at):
        if at >= behind:
            end, wrong = _longest(text, list(standing), behind)
            behind = end if end > at else behind
            found += [wrong] if wrong else []
    return tuple(found)


def _longest(text: Text, standing: list[_Name], behind: int) -> tuple[int, Miscased | None]:
    """The word behind the longest name of some that begin at one, and what is wrong with it; that word where none does.

    A name may have other right cases: they are names of the same words, one after the other.
    """
    for length, same in groupby(standing, key=lambda name: len(name.words)):
        ways = list(same)
        end = ways[0].at + length
        if any(_is_right(way) for way in ways):
            return end, None
        name = min(ways, key=lambda way: len(_differing(way)))
        if _is_slip(text, name, behind):
            return end, _told(text, name)
    return standing[0].at, None


def _told(text: str, name: _Name) -> Miscased:
    """A name in its right case, its own signs between the words."""
    parts, end = [], name.start
    for word, right in zip(name.words, name.listed, strict=True):
        parts += [text[end : word.start], _in_case(word.text, right)]
        end = word.end
    return Miscased(name.value[0], name.start, name.end, "".join(parts))


def _in_case(written: str, right: str) -> str:
    return right if right.isupper() and len(right) > 1 else capital_as(right, written.lower())


@ready
def _names() -> Phrases[tuple[str, frozenset[str]]]:
    data, places = table("wording"), table("places")
    laws = dict.fromkeys(act["name"] for act in table("laws")["acts"])
    listed = [*data["names"].items(), ("laws", [*laws, *data["laws"]])]
    known = [
        (way, (group, frozenset[str]()))
        for group, ways in listed
        for way in " | ".join(ways).split(" | ")
    ]
    behind = dict[str, frozenset[str]]()
    for leads, names in data["behind"].items():
        for name in names.split(", "):
            behind[name] = behind.get(name, frozenset()) | {*leads.split(", ")}
    for name in (
        name
        for group in ("provinces", "former", "known", "written_large")
        for name in places[group]
    ):
        if " " in name and name not in data["names"]["always"]:
            behind[name] = _PLACES if name in places["everyday"] else frozenset()
    return known_phrases([*known, *((name, ("places", leads)) for name, leads in behind.items())])


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


def _is_slip(text: Text, name: _Name, behind: int) -> bool:
    """Whether a name in another case is wrong; it may be part of another name, or the kind of many bodies."""
    group, head, words = name.value[0], name.words[0], words_of(text)
    before = words[name.at - 1] if name.at and head.joined else None
    rest = text[name.end :]
    if group == "places":
        return _is_place(name, words)
    if before and _belongs_to_more(before, name, known=name.at == behind):
        return False
    if group == "events" and before and before.key in _STREETS and _raised(head):
        return False
    if group == "always" and not _raised(head) and _goes_on(rest):
        return False  # the end of it begins another name: `Vận tải biển Đông Á`
    if any(_raised(name.words[n]) for n in _differing(name)):
        return group != "named" or _goes_on(rest)
    if before and before.key in _MANY and not _raised(head):
        return False
    return _with_too_few(name, rest)


def _is_place(name: _Name, words: tuple[Word, ...]) -> bool:
    """Whether the name of a place without its capitals is meant: behind its words, and no part of something longer."""
    before = words[max(0, name.at - 2) : name.at]
    leads = {" ".join(word.key for word in before[at:]) for at in range(len(before))}
    after = words[name.last] if name.last < len(words) and words[name.last].joined else None
    longer = after and (after.capital or is_word(name.words[-1].key, after.key))
    if longer or any(map(_raised, name.words)):
        return not longer and len(name.words) == 2 and not name.words[0].opening
    return not name.value[1] or bool(leads & name.value[1])


def _belongs_to_more(before: Word, name: _Name, *, known: bool) -> bool:
    """Whether a name is the rest of another: `Nguyễn Công An`, `cơ sở y tế`, `Ủy ban Thường vụ`, `chi hội nông dân`."""
    group, head = name.value[0], name.words[0]
    if group == "inner":
        person = name.phrase == "Công an" and before.capital
        return person and not (known or before.opening)
    if before.key == "giao" and any(map(_raised, name.words)):
        return False  # who is charged: `giao ban Xây dựng Đảng`
    joined = group in ("bodies", "offices", "named") and not _raised(head)
    return (joined and is_word(before.key, head.key)) or f"{before.key} {head.key}" in _HALVES


_HALVES = ("ủy ban", "chi hội", "tổ hội")


def _goes_on(rest: str) -> bool:
    """Whether a name or a number follows, which makes a kind of bodies one of them: `Trường Mầm non Hoa Sen`."""
    following = rest.removeprefix(" ")
    return following[:1].isupper() or following.startswith("số ")


def _with_too_few(name: _Name, rest: str) -> bool:
    """Whether a name with a capital too few is wrong: it has others, or only one can be meant by such words."""
    raised = any(map(_raised, name.words))
    match name.value[0]:
        case "always" | "events":
            return True
        case "bodies" if not raised:
            single = name.listed[0] in _STRONG or rest.startswith(_ITS_OWNERS)
            return single and not (rest[1:2].isdigit() or rest[1:].startswith(_OF_LEVELS))
        case "named":
            return raised and _goes_on(rest)
        case "laws" if not raised:
            return rest.startswith((" năm ", " số ", " (sửa"))
        case "inner" if not raised:
            return name.phrase in _OF_A_PLACE and rest[1:2].isupper()
        case "posts":
            return any(_raised(word) and not word.opening for word in name.words)
        case group:
            return raised and group != "inner"


_OF_A_PLACE = ("Thành ủy", "Tỉnh ủy", "Đảng bộ", "Đảng ủy")
"""Committees and bodies that are called by the name of their place or body: `Thành ủy Hải Phòng`, `Đảng bộ Công an`."""
_ITS_OWNERS = (" Đảng ", " Công đoàn ", " Đoàn ", " Hội ", " Liên đoàn ")
"""What follows a body in small letters that makes it the one of an organisation."""
_STRONG = ("Hội", "Ủy", "Mặt")


_NOT_BEFORE = {
    "niệm": frozenset(["chương"]),
    "đảng": frozenset(["viên", "bộ", "ủy", "phí", "đoàn", "phái", "tịch", "tính", "vụ"]),
    "dân": frozenset(
        ["xã", "phường", "thị", "thành", "tỉnh", "thôn", "bản", "vùng", "các", "địa", "hai", "trên"]
    ),
}
"""What does not follow a word that stands by itself: đảng viên, kỷ niệm chương, the people of one place are another word."""


def places_of(reader: Reader, group: str) -> Iterator[tuple[Printed, int, int, str]]:
    """Where wrong wordings of a group stand in a document, with the right ones."""
    for passage in printed(reader):
        for start, end, known, right in _wrong_in(passage.text):
            if known == group:
                yield passage, start, end, right


@once
def _wrong_in(text: Text) -> tuple[tuple[int, int, str, str], ...]:
    """The phrases of a text in a wrong case: their characters, the group of the table, the right wording."""
    words = words_of(text)
    return tuple(
        (found.start, found.end, *found.value)
        for found in phrases_in(text, _wordings())
        if all(map(_alike, found.words, found.listed)) and not _joins_on(words[found.last - 1 :])
    )


def _alike(word: Word, wrong: str) -> bool:
    """Whether a word has its capitals where another has them."""
    return list(map(str.isupper, word.text)) == list(map(str.isupper, wrong))


def _joins_on(words: tuple[Word, ...]) -> bool:
    """Whether a word is part of another one with the next."""
    return len(words) > 1 and words[1].joined and words[1].key in _NOT_BEFORE.get(words[0].text, ())


@ready
def _wordings() -> Phrases[tuple[str, str]]:
    """Phrases in a wrong case with their group and the right wording."""
    data = table("wording")
    listed = [
        (wrong, (group, right))
        for group in ("events", "party", "common")
        for right, wrongs in data[group].items()
        for wrong in wrongs
    ]
    listed += [
        (wrong, ("openers", right))
        for right in data["openers"].split(", ")
        for wrong in dict.fromkeys([right.capitalize(), right.title()])
    ]
    return known_phrases(listed)
