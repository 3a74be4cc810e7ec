"""CTR7xx, capitals: names of bodies, days and events, the Party, and capitals where none belong."""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ctr_cli.data import table
from ctr_cli.diagnostics.finding import Change, Path, Problem, Severity
from ctr_cli.rules.printed import Printed, Word, holding, printed, styled
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.syllables import spelt

_NO_PARTY_WORD = r"(?!(?<=đảng)\s+(?:viên|bộ|[uủ][yỷ]|phí|đoàn|phái|tịch|tính|vụ))"
_PARTS = re.compile(r"\w+|[^\w\s]")


class _Form(NamedTuple):
    """A right wording, the keys that a text with a wrong one holds, and the phrases that are wrong.

    `blind` looks for the phrases in any case.
    """

    right: str
    keys: frozenset[str]
    phrases: tuple[str, ...]
    blind: bool


def _found(subject: Subject, forms: list[_Form]) -> Iterator[tuple[_Form, Printed, re.Match[str]]]:
    """Where the wrong wordings stand in a document."""
    for form in forms:
        for passage in holding(subject, form.keys):
            for match in _pattern(form.phrases, blind=form.blind).finditer(passage.text):
                yield form, passage, match


@lru_cache(maxsize=1024)
def _pattern(phrases: tuple[str, ...], *, blind: bool) -> re.Pattern[str]:
    """A pattern of phrases in either style of tone marks; `blind` to case."""
    ways = "|".join(r"\s+".join(_either(part) for part in phrase.split()) for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{ways})(?!\w){_NO_PARTY_WORD}", re.IGNORECASE if blind else 0)


def _either(part: str) -> str:
    low = part.lower()
    first, main = spelt(low), spelt(low, on_main_vowel=True)
    if first == main:
        return re.escape(part)
    return f"(?:{re.escape(_as(part, first))}|{re.escape(_as(part, main))})"


def _as(like: str, letters: str) -> str:
    return letters[:1].upper() + letters[1:] if like[:1].isupper() else letters


def _keys(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(
        " ".join(spelt(word) for word in re.findall(r"[^\W\d_]+", phrase.lower()))
        for phrase in phrases
    )


@cache
def _names(group: str) -> list[_Form]:
    return [_Form(name, _keys([name]), (name,), True) for name in table("wording")[group]]


@cache
def _wordings(group: str) -> list[_Form]:
    return [
        _Form(right, _keys(wrongs), tuple(wrongs), False)
        for right, wrongs in table("wording")[group].items()
    ]


def _told(
    found: list[tuple[Printed, int, int, str]], message: str, severity: Severity | None = None
) -> Iterator[Problem]:
    """One problem for each wrong wording, with its places."""
    groups: dict[tuple[str, str], list[tuple[Printed, int, int]]] = {}
    for passage, start, end, right in found:
        groups.setdefault((passage.text[start:end], right), []).append((passage, start, end))
    for (written, right), places in groups.items():
        passage, start, end = places[0]
        count = f" ({len(places)} chỗ)" if len(places) > 1 else ""
        changes: list[tuple[Path, Change]] = [
            (p.path, Change(first, last, right))
            for p, first, last in places
            if not p.quoted(first, last)
        ]
        yield Problem(
            passage.path,
            message.format(written=written, right=right) + count,
            f"viết “{right}”",
            start,
            end,
            related=[(p.path, "cũng viết ở đây") for p, _, _ in places[1:]],
            changes=changes,
            severity=severity,
        )


def _recased(written: str, right: str) -> str:
    """The letters of a written phrase in the case of the right one, word by word."""
    words = iter(right.split())
    return re.sub(r"\S+", lambda m: _case_of(m.group(), next(words)), written)


def _case_of(written: str, right: str) -> str:
    return right if right.isupper() and len(right) > 1 else _as(right, written.lower())


def _misnamed(subject: Subject, group: str) -> list[tuple[Printed, int, int, str]]:
    found = []
    for form, passage, match in _found(subject, _names(group)):
        right = _recased(match.group(), form.right)
        if match.group() != right and not match.group().isupper():
            found.append((passage, match.start(), match.end(), right))
    return found


@rule("CTR701", "warning")
def proper_names(subject: Subject) -> Iterator[Problem]:
    """Việt Nam, Quốc hội and other names have their capitals."""
    yield from _told(_misnamed(subject, "names"), "“{written}” viết hoa chưa đúng tên riêng")


@rule("CTR702", "warning")
def names_of_bodies(subject: Subject) -> Iterator[Problem]:
    """Names of bodies have capitals for their kind and their function."""
    found = [
        one
        for one in _misnamed(subject, "bodies")
        if any(char.isupper() for char in one[0].text[one[1] : one[2]])
        or one[3].split()[0] in ("Hội", "Ủy", "Uỷ", "Mặt")
    ]
    found = [one for one in found if not _generic(one)]
    yield from _told(found, "“{written}” viết hoa chưa đúng tên cơ quan")


def _generic(place: tuple[Printed, int, int, str]) -> bool:
    """Whether words such as `hội đồng nhân dân các cấp` mean no single body."""
    passage, start, end, _ = place
    return passage.text[start:end].islower() and bool(
        re.match(r"\s+(?:các cấp|hai cấp|cấp)", passage.text[end:])
    )


def _misworded(subject: Subject, group: str) -> list[tuple[Printed, int, int, str]]:
    return [
        (passage, match.start(), match.end(), _restyled(subject, form.right))
        for form, passage, match in _found(subject, _wordings(group))
    ]


def _restyled(subject: Subject, right: str) -> str:
    return _PARTS.sub(
        lambda m: styled(subject, m.group()) if not m.group().isupper() else m.group(), right
    )


@rule("CTR703", "warning")
def days_and_events(subject: Subject) -> Iterator[Problem]:
    """Days and events are written as their names are: Cách mạng tháng Tám, Quốc tế Lao động."""
    found = _misworded(subject, "events")
    covered = {(id(p), s, e) for p, s, e, _ in found}
    kept = [
        one
        for one in found
        if not any(
            key[0] == id(one[0]) and key[1:] != one[1:3] and key[1] <= one[1] and one[2] <= key[2]
            for key in covered
        )
    ]
    yield from _told(kept, "“{written}” viết chưa đúng tên ngày lễ, sự kiện")


@rule("CTR704", "warning")
def the_party(subject: Subject) -> Iterator[Problem]:
    """Đảng has a capital where the Party itself is meant, and none where an organisation of it is."""
    yield from _told(_misworded(subject, "party"), "“{written}” viết hoa chữ “Đảng” chưa đúng")


@rule("CTR705", "info")
def no_needless_capitals(subject: Subject) -> Iterator[Problem]:
    """Common words within a sentence begin with small letters."""
    found = []
    naming = frozenset(table("wording")["naming"])
    for form, passage, match in _found(subject, _wordings("common")):
        inside = not passage.name and _inside(passage, match.start(), naming)
        if inside and not _goes_on(passage, match):
            right = _restyled(subject, form.right)
            found.append((passage, match.start(), match.end(), right))
    yield from _told(found, "“{written}” viết hoa không cần thiết giữa câu")


def _goes_on(passage: Printed, match: re.Match[str]) -> bool:
    """Whether a capital after a word makes it the beginning of a name: Trường Mầm non Hoa Sen."""
    return bool(re.match(r"(?:\s+[\w-]+){0,2}?\s+[A-ZÀÁĐ]", passage.text[match.end() :])) and (
        match.group()[0].isupper() and match.group().split()[0] in ("Trường", "Lễ")
    )


def _inside(passage: Printed, start: int, naming: frozenset[str]) -> bool:
    """Whether a place is in the middle of a sentence, and not in a name that the words before begin."""
    before = passage.text[:start].rstrip()
    if not before or before[-1] in '.!?:“"(-–' or passage.quoted(start, start + 1):
        return False
    words = [word.lower() for word in re.findall(r"\w+", before)[-3:]]
    ends = {" ".join(words[at:]) for at in range(len(words))}
    return before[-1] in ",;" or not ends & naming


@rule("CTR706", "warning")
def sentences_begin_with_capitals(subject: Subject) -> Iterator[Problem]:
    """An item, and a sentence after a full stop, begins with a capital."""
    items = [p for p in printed(subject) if p.path[-1] == "text" and p.words]
    small = [p for p in items if p.text.lstrip()[:1].islower() and p.words[0].plain]
    found = []
    if len(small) * 3 <= len(items):
        found += [(p, p.words[0]) for p in small]
    for passage in printed(subject):
        found += [(passage, word) for word in _after_stops(passage)]
    yield from _told(
        [(p, w.start, w.end, w.text[:1].upper() + w.text[1:]) for p, w in found],
        "“{written}” đứng đầu câu nhưng không viết hoa",
    )


_SMALL_AFTER_STOP = re.compile(r"[.!?]\s+([a-zà-ỹđ][^\W\d_]*)")
_WHOLE_BEFORE = re.compile(r"(?:[^\W\d_]{2}|[IVX]|\d{4})\Z")
_SHORT_BEFORE = re.compile(r"(?:v\.v|\b(?:tr|tp|TP|Tp|Q|P|TS|ThS))\Z")


def _after_stops(passage: Printed) -> Iterator[Word]:
    for match in _SMALL_AFTER_STOP.finditer(passage.text):
        before = passage.text[: match.start()]
        if (
            match[1][0].islower()
            and _WHOLE_BEFORE.search(before)
            and not _SHORT_BEFORE.search(before)
        ):
            yield from (w for w in passage.words if w.start == match.start(1) and w.plain)
