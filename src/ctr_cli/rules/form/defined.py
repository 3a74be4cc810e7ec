"""CTR606 and CTR612: abbreviations and what they stand for, through a whole document."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.form.style import one_style
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import (
    Printed,
    Word,
    accepted,
    holding,
    printed,
    showing,
    whole,
    words_of,
)
from ctr_cli.rules.registry import Subject, rule

_EXPLAINED = regex(
    r"""[ ]\(
    (?:[^()]*?\b(?:gọi|viết)[ ]tắt[ ](?:là[ ])?)?
    [“"]?(?P<short>[A-ZĐ][A-ZĐ&-]+)[”"]?
    \)""",
    re.VERBOSE,
)
_SKIPPED = frozenset(["và", "của", "về", "cho", "các", "những", "trong", "ở", "tại", "với", "theo"])
"""Words of a name that its abbreviation leaves out."""
_LONGEST_SKIP = 3


class Definition(Struct):
    """Where a text explains an abbreviation: the abbreviation with its place, and the words it stands for.

    `fits` says that its letters are those the words begin with; else they do but for one.
    """

    short: str
    start: int
    end: int
    words: tuple[Word, ...]
    initials: str
    fits: bool


@once
def definitions(text: Text) -> tuple[Definition, ...]:
    """The abbreviations that a text explains in brackets behind what they stand for."""
    found = []
    for match in _EXPLAINED.finditer(text) if "(" in text else ():
        short, (start, end) = match["short"], match.span("short")
        letters = re.sub("[&-]", "", short)
        before = [word for word in words_of(text) if word.end <= match.start()]
        if before and before[-1].end == match.start() and len(letters) > 1:
            spelt_out = _spelt_out(before, letters)
            if spelt_out:
                initials = "".join(map(_initial, _counted(spelt_out, letters)))
                fits = initials == letters
                found.append(Definition(short, start, end, spelt_out, initials, fits))
    return tuple(found)


def _initial(word: Word) -> str:
    first = word.text[0].upper()
    return first if first == "Đ" else unicodedata.normalize("NFD", first)[0]


def _counted(words: tuple[Word, ...], letters: str) -> list[Word]:
    """The words that an abbreviation has a letter for."""
    counted = [word for word in words if word.key not in _SKIPPED]
    return counted if len(counted) == len(letters) else list(words)


def _spelt_out(before: list[Word], letters: str) -> tuple[Word, ...]:
    """The last words of some that letters stand for, all or all but one of them; none where they do not."""
    for extra in range(_LONGEST_SKIP + 1):
        words = tuple(before[-len(letters) - extra :])
        counted = _counted(words, letters)
        if len(counted) == len(letters) and words[0] is counted[0]:
            wrong = sum(_initial(w) != one for w, one in zip(counted, letters, strict=True))
            named = any(word.capital for word in words[1:])
            if not wrong or (wrong == 1 and len(letters) > 2 and not (extra or named)):
                return words
    return ()


@rule("CTR606", "info", "warning")
def full_name_or_short(subject: Subject) -> Iterator[Problem]:
    """A name is written in full, or in short, not now so, now so; what a short one means is said once."""
    for short, full in {**table("wording")["short"], **_explained(subject)}.items():
        shorts, longs, said = _ways(subject, short, full)
        if len(said) > 1:
            message = f"nghĩa của “{short}” đã nêu ở trên, ở đây nêu lại"
            yield one_style(said[1:], message, f"từ lần thứ hai chỉ viết “{short}”")
        after = _behind(subject, longs, said[0]) if said else []
        if after:
            message = f"đã nêu chữ viết tắt “{short}” mà sau đó lại viết đầy đủ ({len(after)} chỗ)"
            yield one_style(after, message, f"viết “{short}” như đã nêu")
        elif shorts and longs and not said:
            message = (
                f"lúc viết tắt “{short}” ({len(shorts)} chỗ), "
                f"lúc viết đầy đủ “{full}” ({len(longs)} chỗ)"
            )
            alone = {
                id(p)
                for p, at, _ in shorts
                if "HĐND và UBND" not in p.text[max(0, at - 8) : at + 12]
                and f"({short})" not in p.text
                and not p.text.startswith((" các cấp", " hai cấp", " cấp"), at + len(short))
            }
            in_one = alone & {id(p) for p, *_ in longs}
            severity: Severity = "warning" if in_one and short in _OF_BODIES else "info"
            hint = "viết thống nhất một cách trong cả văn bản"
            yield one_style(shorts, message, hint, severity=severity)


_OF_BODIES = ("HĐND", "UBND", "MTTQ", "BCH", "BTV", "UBKT")
"""Abbreviations of bodies that no sentence needs in both ways."""

_Places = list[tuple[Printed, int, int]]


def _explained(subject: Subject) -> dict[str, str]:
    """The abbreviations that a document explains itself, each with the words it stands for."""
    return {
        one.short: " ".join(word.key for word in one.words)
        for passage in showing(subject, "(")
        for one in definitions(passage.text)
        if one.fits and len(one.short) > 2
    }


def _ways(subject: Subject, short: str, full: str) -> tuple[_Places, _Places, _Places]:
    """Where a name is written in short, in full, and in full with its short form in brackets."""
    said = [
        (p, one.start, one.end)
        for p in _sentences(showing(subject, f"({short}", f"{short})"))
        for one in definitions(p.text)
        if one.short == short
    ]
    explained = {(id(p), start) for p, start, _ in said}
    shorts = [
        (p, m.start(), m.end())
        for p in _sentences(showing(subject, short))
        for m in re.finditer(rf"(?<![\w/-]){short}(?!\w)", p.text)
        if not p.quoted(m.start(), m.end()) and (id(p), m.start()) not in explained
    ]
    keys = re.sub("[-,]", "", full).split()
    longs = [
        (p, start, end)
        for p in (_sentences(holding(subject, [" ".join(keys)])) if shorts or said else ())
        for start, end in _standing(p.words, keys)
        if not any(q is p and 0 <= first - end <= _IN_BRACKETS for q, first, _ in said)
    ]
    return shorts, longs, said


_IN_BRACKETS = len(" (sau đây gọi/viết tắt là “")
"""Characters at most between a name and its abbreviation in brackets."""


def _sentences(texts: list[Printed]) -> list[Printed]:
    return [p for p in texts if not p.name and p.path[0] != "recipients"]


def _standing(words: tuple[Word, ...], keys: list[str]) -> Iterator[tuple[int, int]]:
    """Where words with some keys stand in a row."""
    for at in range(len(words) - len(keys) + 1):
        if [word.key for word in words[at : at + len(keys)]] == keys:
            yield words[at].start, words[at + len(keys) - 1].end


def _behind(subject: Subject, places: _Places, first: tuple[Printed, int, int]) -> _Places:
    """The places that come after one in the document."""
    order = {id(passage): at for at, passage in enumerate(printed(subject))}
    at = order[id(first[0])], first[1]
    return [place for place in places if (order[id(place[0])], place[1]) > at]


_LETTERS = regex(
    r"""(?<![\w/.@&-])
    (?:[ABCDĐGHKLMNPQRSTVX]{3,}|[ABCDĐGHKLMNPQRSTVX]{2,}-[ABCDĐGHKLMNPQRSTVX]{2,})
    (?![\w/&-])""",
    re.VERBOSE,
)
"""Letters that words of Vietnamese names begin with; what has others is foreign, and no abbreviation of ours."""
_NUMERAL = regex("[IVXLCDM]+")


_LONG = 5
"""Letters from which nobody guesses what an abbreviation that few know means."""


@rule("CTR612", "info", "warning")
def abbreviations_are_explained(subject: Subject) -> Iterator[Problem]:
    """An abbreviation that few know is explained where it first stands."""
    texts = whole(subject)
    told: set[str] = set()
    for match in _LETTERS.finditer(texts.text):
        short, index = match.group(), texts.which(match.start())
        passage, start = printed(subject)[index], match.start() - texts.starts[index]
        parts = short.split("-")
        if short in told or _familiar() & {short} or _familiar().issuperset(parts):
            continue
        if _NUMERAL.fullmatch(short):
            continue
        told.add(short)
        known = _is_known(texts.text, short) or _named(passage, start, len(short))
        if known or passage.name or accepted(subject, passage.text, start, start + len(short)):
            continue
        message = f"chữ viết tắt “{short}” chưa nêu nghĩa"
        hint = "viết đầy đủ ở lần đầu, kèm chữ viết tắt trong ngoặc; nếu quen dùng, thêm vào `words` của ctr.yaml"
        severity: Severity = "warning" if len(short) >= _LONG else "info"
        end = start + len(short)
        yield Problem(passage.path, message, hint, start, end, severity=severity)


@cache
def _familiar() -> frozenset[str]:
    data = table("abbreviations")
    return frozenset(
        part
        for known in (data["known"], data["names"], data["posts"])
        for word in known.split()
        for part in (word, *word.split("-"))
    )


def _is_known(text: str, short: str) -> bool:
    """Whether a document says what an abbreviation is: in brackets behind a name, or before one."""
    return re.search(rf"\([^()]*\b{short}[”\"]?\)|\b{short} \(", text) is not None


def _named(passage: Printed, start: int, length: int) -> bool:
    """Whether letters are the name of something, or of a text all in capitals: `công ty ABC`, `HỘI NGHỊ`."""
    before = [word.text for word in passage.before(start, 2)]
    loud = passage.text.isupper() or any(word.isupper() and len(word) > 1 for word in before[-1:])
    kind = (
        " ".join(before).lower().endswith(tuple(table("abbreviations")["before_names"].split(", ")))
    )
    rest = passage.text[start + length :].split()
    return (
        loud
        or kind
        or passage.quoted(start, start + length)
        or bool(rest and rest[0].isupper() and len(rest[0]) > 1)
    )
