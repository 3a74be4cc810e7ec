"""Two agencies of a table that may be one: a person or an office by more or less of the name, letters that stand for words."""

from collections.abc import Sequence
from itertools import permutations

from ctr_cli.language.keys import fold
from ctr_cli.language.levels import LOCAL
from ctr_cli.language.patterns import regex
from ctr_cli.model.program import Agency

_PERSON = regex(
    r"(?i:đ/c|đồng chí|ông|bà)\s+(?!(?:Phó|Quyền|Nguyên|Bí thư|Chủ|Trưởng|Giám|Hiệu|Chánh|Thường|Ủy|Uỷ)\b)"
    r"(?P<name>[A-ZĐÀ-Ỹ]\w*(?:\s+[A-ZĐÀ-Ỹ]\w*)*?)(?:\s*[,(–-]\s*(?P<post>.*))?"
)
_BARE = ("van phong", "thuong truc", "ban thuong truc", "ban chi huy", "ban quan ly", "trung tam")
"""Names that say nothing of whose they are."""
_PARTED = regex(r"[\s,.&/+–-]+")
_UNSAID = ("va", "cua", "cac")
"""Words that letters leave out."""


def asked_whether_same(agencies: Sequence[Agency]) -> dict[str, str]:
    """What to ask of each agency whose name may be a short one of another, the one spelt out most, by its id."""
    longest_last = sorted(agencies, key=lambda agency: len(_words(agency.name)))
    return {
        short.id: f"có phải cũng là “{long.name}” không? Nếu phải, gộp hai mục và ghi tên này vào aliases của mục kia"
        for short, long in permutations(longest_last, 2)
        if not (short.members or long.members) and may_be_short_for(short.name, long.name)
    }


def may_be_short_for(short: str, long: str) -> bool:
    """Whether a name may be a short one of another: of a person, of an office in letters, or one that says not whose it is."""
    person, other = _PERSON.fullmatch(short), _PERSON.fullmatch(long)
    if not (person and other):
        own, whole = _words(short), _words(long)
        same = _letters_of(own) == _letters_of(whole) and len(own) < len(whole)
        return same or _letters_stand_for(own, whole) or _is_bare(own, whole)
    own, whole = fold(person["name"]).split(), fold(other["name"]).split()
    posts = {fold(match["post"]) for match in (person, other) if match["post"]}
    more = len(whole) > len(own) or (own == whole and not person["post"])
    return more and whole[-len(own) :] == own and len(posts) < 2


def _words(name: str) -> list[str]:
    """The words of a name that letters stand for, without the unit at its end."""
    words = [word for word in _PARTED.split(name) if word and fold(word) not in _UNSAID]
    unit = next((unit for unit in LOCAL if fold(name).endswith(f" {fold(unit)}")), "")
    return words[: len(words) - len(unit.split())]


def _letters_of(words: Sequence[str]) -> str:
    """A name with the letters that stand for words run together, `Phòng KT, HT và ĐT` as `Phòng KTHT&ĐT`; blank where there are none."""
    letters = "".join(word if word.isupper() else f" {fold(word)} " for word in words)
    return letters if any(word.isupper() and len(word) > 1 for word in words) else " ".join(words)


def _is_bare(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether words are the beginning of a longer name, and do not say whose it is, as an office of its own would: `Văn phòng`."""
    return (
        fold(" ".join(short)) in _BARE
        and len(long) > len(short)
        and [*map(fold, long[: len(short)])] == [*map(fold, short)]
    )


def _letters_stand_for(short: Sequence[str], long: Sequence[str]) -> bool:
    """Whether words are those of a longer name, one at least being the first letters of several of its: `Phòng KTHT`."""
    at, letters = 0, 0
    for word in short:
        count = len(word) if word.isalpha() and word.isupper() and len(word) > 1 else 1
        beginnings = "".join(fold(said)[:1] for said in long[at : at + count])
        if count > 1 and beginnings == fold(word):
            letters += 1
        elif [fold(word)] == [fold(said) for said in long[at : at + 1]]:
            count = 1
        else:
            return False
        at += count
    return at == len(long) and letters > 0
