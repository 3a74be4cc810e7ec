"""CTR515: abbreviations with their letters mixed up, in small letters, or run together with the next word."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.language.keys import without_marks
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import exists
from ctr_cli.model.finding import Problem
from ctr_cli.rules.form.defined import definitions
from ctr_cli.rules.form.together import told
from ctr_cli.rules.printed import Printed, printed, showing, whole
from ctr_cli.rules.registry import Subject, rule

_CAPITALS = regex(r"[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})?(?:[a-zđ]{1,2}(?!\w))?")
_SMALL = regex(r"[bcdđghklmnpqrstvx]{3,}(?![\w/.@])")
_SYMBOL = regex(r"-[a-zđ]{2,4}(?=/[A-ZĐ])")
_JUMBLED_FROM = 4
"""Letters from which two that changed places are taken for a slip: of shorter ones too many exist."""


@cache
def _known() -> frozenset[str]:
    return frozenset(table("abbreviations")["known"].split())


@cache
def _longest() -> int:
    return max(map(len, _known()))


@cache
def _meant(written: str) -> str:
    """The one known abbreviation that letters were to be; empty when they are known, or nobody can say."""
    if written in _known() or not 3 <= len(written) <= _longest() + 1:
        return ""
    near = [
        known
        for known in _known()
        if without_marks(known) == without_marks(written)
        or _letter_doubled(written, known)
        or (len(known) >= _JUMBLED_FROM and _letters_swapped(written, known))
        or (known in _everyday() and _one_letter_other(written, known))
    ]
    return near[0] if len(near) == 1 else ""


def _letter_doubled(written: str, known: str) -> bool:
    return any(
        one == other and written[:at] + written[at + 1 :] == known
        for at, (one, other) in enumerate(pairwise(written))
    )


def _letters_swapped(written: str, known: str) -> bool:
    """Whether two neighbours changed places."""
    at = next((n for n, (a, b) in enumerate(zip(written, known, strict=False)) if a != b), 0)
    return written[at : at + 2] == known[at : at + 2][::-1] and (
        written[:at] + written[at + 2 :] == known[:at] + known[at + 2 :]
    )


@cache
def _everyday() -> frozenset[str]:
    """Abbreviations so usual that another letter in them is a slip."""
    return frozenset(table("abbreviations")["everyday"].split())


def _one_letter_other(written: str, known: str) -> bool:
    return (
        len(written) == len(known) and sum(a != b for a, b in zip(written, known, strict=True)) == 1
    )


@rule("CTR515", "warning")
def abbreviations_are_right(subject: Subject) -> Iterator[Problem]:
    """An abbreviation has its letters in order, in capitals, and a space after it."""
    texts = whole(subject)
    found: list[tuple[Printed, int, int, str]] = []
    for pattern in (_CAPITALS, _SMALL, _SYMBOL):
        for match in pattern.finditer(texts.text):
            start, end = match.span()
            right = _right(match.group(), texts.text[start - 1 : start], texts.text[end : end + 2])
            if right and right != match.group():
                index = texts.which(start)
                span = start - texts.starts[index], end - texts.starts[index]
                found.append((printed(subject)[index], *span, right))
    for passage in showing(subject, "("):
        found += [
            (passage, one.start, one.end, one.initials)
            for one in definitions(passage.text)
            if not one.fits and one.short not in _known() and not _meant(one.short)
        ]
    yield from told(found, "“{written}” viết tắt chưa đúng")


def _right(written: str, before: str, after: str) -> str:
    """What letters between two signs should be; empty when they are right or may be."""
    if written.startswith("-"):
        return written.upper() if before.isdigit() else ""
    if before == "/":
        kind, _, whose = written.partition("-")
        by = table("abbreviations")["only_by"].get(kind)
        wrong: dict[str, str] = table("abbreviations")["after_slash"]
        return f"{kind}-{by}" if by and whose else wrong.get(written, "")
    if before.isalnum() or before in ("_", ".", "@", "-"):
        return ""
    if written.islower():
        return written.upper() if written.upper() in _known() and not exists(written) else ""
    if not written.isupper():
        return written.upper() if written.upper() in _known() else ""
    if after.islower() and after.isalpha() and len(written) > 2:
        return f"{written} " if written in _known() else ""
    return "" if after[:1].isalnum() or after[:1] == "-" else _meant(written)
