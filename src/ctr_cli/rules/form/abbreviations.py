"""CTR515: abbreviations with their letters mixed up, in small letters, or run together with the next word."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import without_marks
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import exists
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.defined import definitions
from ctr_cli.rules.form.together import NOTE, Wrong, each
from ctr_cli.rules.printed import printed, showing, whole
from ctr_cli.rules.registry import text_rule

_CAPITALS = regex(r"[A-ZĐ]{2,}(?:-[A-ZĐ]{2,})?(?:[a-zđ]{1,2}(?!\w))?")
_SMALL = regex(r"[bcdđghklmnpqrstvx]{3,}(?![\w/.@])")
_DOTTED = regex(r"(?<![\w.])(?:[A-ZĐ]\.){2,}[A-ZĐ]\b")
_SYMBOL = regex(r"-[a-zđ]{2,4}(?=/[A-ZĐ])")
_JUMBLED_FROM = 4
"""Letters from which another order, or another letter, is taken for a slip: of shorter ones too many exist."""


@cache
def _known() -> frozenset[str]:
    return frozenset(table("abbreviations")["known"].split())


@cache
def _right_too() -> frozenset[str]:
    """What is no slip and what no slip is taken for: names, and posts that lists of recipients shorten."""
    return frozenset(f"{table('abbreviations')['names']} {table('abbreviations')['posts']}".split())


@cache
def _longest() -> int:
    return max(map(len, _known()))


@cache
def _meant(written: str) -> str:
    """The one known abbreviation that letters were to be; empty when they are known, or nobody can say."""
    if written in _known() or written in _right_too() or not 3 <= len(written) <= _longest() + 1:
        return ""
    near = sorted((far, known) for known in _known() if (far := _how_far(written, known)))
    if not near or (len(near) > 1 and near[0][0] == near[1][0]):
        return ""
    return near[0][1]


def _how_far(written: str, known: str) -> int:
    """How far letters are from an abbreviation: 1 differ in marks, one doubled or two neighbours swapped, 0 too far."""
    usual = known in _everyday()
    if _same_letters(known, written) or _one_more(written, known, doubled=True):
        return 1
    if len(known) < _JUMBLED_FROM and not usual:
        return 0
    if sorted(written) == sorted(known):
        apart = [at for at, (a, b) in enumerate(zip(written, known, strict=True)) if a != b]
        return 1 if apart[-1] - apart[0] == 1 else 2
    if not usual or min(len(written), len(known)) < _JUMBLED_FROM:
        return 0
    other = len(written) == len(known) and sum(map(str.__ne__, written, known)) == 1
    return 3 if other or _one_more(known, written) else 0


def _same_letters(one: str, other: str) -> bool:
    return without_marks(one) == without_marks(other)


def _one_more(longer: str, shorter: str, *, doubled: bool = False) -> bool:
    """Whether letters are others with one more among them, or with one of them doubled."""
    return any(
        longer[:at] + longer[at + 1 :] == shorter
        and (not doubled or letter in longer[at + 1 : at + 2])
        for at, letter in enumerate(longer)
    )


@cache
def _everyday() -> frozenset[str]:
    """Abbreviations so usual that another letter in them is a slip."""
    return frozenset(table("abbreviations")["everyday"].split())


@text_rule("CTR515", "warning", note=NOTE)
def abbreviations_are_right(reader: Excerpt) -> Iterator[Problem]:
    """An abbreviation has its letters in order, in capitals, and a space after it."""
    texts = whole(reader)
    found: list[Wrong] = []
    for pattern in (_CAPITALS, _SMALL, _DOTTED, _SYMBOL):
        for match in pattern.finditer(texts.text):
            start, end = match.span()
            right = _right(match.group(), texts.text[start - 1 : start], texts.text[end : end + 2])
            if right and right != match.group():
                index = texts.which(start)
                span = start - texts.starts[index], end - texts.starts[index]
                found.append((printed(reader)[index], *span, right))
    for passage in showing(reader, "("):
        found += [
            (passage, one.start, one.end, one.initials)
            for one in definitions(passage.text)
            if not one.fits and one.short not in _known() and not _meant(one.short)
        ]
    yield from each(found, "“{written}” viết tắt chưa đúng")


def _right(written: str, before: str, after: str) -> str:
    """What letters between two signs should be; empty when they are right or may be."""
    if "." in written:
        letters = written.replace(".", "")
        return letters if letters in _known() else ""
    if written.startswith("-"):
        return written.upper() if before.isdigit() else ""
    if before == "/":
        kind, _, whose = written.partition("-")
        by = table("abbreviations")["only_by"].get(kind)
        wrong: dict[str, str] = table("abbreviations")["after_slash"]
        if whose and not by and (meant := _meant(whose)) and _same_letters(meant, whose):
            return f"{kind}-{meant}"
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
