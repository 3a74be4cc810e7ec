"""CTR515 and CTR612: abbreviations with wrong letters, in small letters or run into the next word, and those nobody knows."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import without_marks
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import exists
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.defined import definitions
from ctr_cli.rules.form.rows import of_rows
from ctr_cli.rules.form.together import NOTE, Wrong, each
from ctr_cli.rules.printed import Printed, accepted, printed, showing, whole
from ctr_cli.rules.registry import Subject, rule, text_rule

_WRITTEN = regex(
    r"[A-ZĐ](?:\.?[A-ZĐ])+(?:-[A-ZĐ]{2,})?(?:[a-zđ]{1,2}(?!\w))?|(?<![\w/.@-])[A-ZĐa-zđ][a-zđ]{2,9}(?![\w/.@-])"
)
_FOREIGN = frozenset("aeio-")
_JUMBLED_FROM = 4
"""Letters from which another order, or another letter, is taken for a slip: of shorter ones too many exist."""


@cache
def _listed(*lists: str) -> frozenset[str]:
    """The abbreviations of lists of the table."""
    return frozenset(" ".join(table("abbreviations")[one] for one in lists).split())


_ALL_RIGHT = ("known", "names", "posts")
"""What is no slip: known abbreviations, names, and posts that lists of recipients shorten."""


@cache
def _meant(written: str) -> str:
    """The one known abbreviation that letters were to be; empty when they are known, or nobody can say."""
    if written in _listed(*_ALL_RIGHT) or len(written) < 3:
        return ""
    near = sorted((far, known) for known in _listed("known") if (far := _how_far(written, known)))
    return "" if not near or (len(near) > 1 and near[0][0] == near[1][0]) else near[0][1]


def _how_far(written: str, known: str) -> int:
    """How far letters are from an abbreviation: 1 differ in marks, one doubled or two neighbours swapped, 0 too far."""
    if without_marks(written) == without_marks(known) or _one_more(written, known, doubled=True):
        return 1
    usual = known in _listed("everyday")
    if len(known) < _JUMBLED_FROM and not usual:
        return 0
    if sorted(written) == sorted(known):
        apart = [at for at, (a, b) in enumerate(zip(written, known, strict=True)) if a != b]
        return 1 if apart[-1] - apart[0] == 1 else 2
    if not usual or min(len(written), len(known)) < _JUMBLED_FROM:
        return 0
    other = len(written) == len(known) and sum(map(str.__ne__, written, known)) == 1
    return 3 if other or _one_more(known, written) else 0


def _one_more(longer: str, shorter: str, *, doubled: bool = False) -> bool:
    """Whether letters are others with one more among them, or with one of them doubled."""
    return len(longer) == len(shorter) + 1 and any(
        longer[:at] + longer[at + 1 :] == shorter
        and (not doubled or letter in longer[at + 1 : at + 2])
        for at, letter in enumerate(longer)
    )


@text_rule("CTR515", "warning", note=NOTE)
def abbreviations_are_right(texts: Excerpt) -> Iterator[Problem]:
    """An abbreviation has its letters in order, in capitals, and a space after it."""
    found: list[Wrong] = []
    for passage in printed(texts):
        for match in _WRITTEN.finditer(passage.text):
            (start, end), text = match.span(), passage.text
            right = _mended(match.group(), text[start - 1 : start], text[end : end + 2])
            if right and right != match.group():
                found.append((passage, start, end, right))
    for passage in showing(texts, "("):
        found += [
            (passage, one.start, one.end, one.initials)
            for one in definitions(passage.text)
            if not (one.fits or one.short in _listed("known") or _meant(one.short))
        ]
    yield from each(found, "“{written}” viết tắt chưa đúng")
    yield from of_rows(texts, "CTR515")


@cache
def _in_small_letters() -> frozenset[str]:
    """Abbreviations of three letters and more that are no syllables, and no foreign words, in small letters."""
    small = (one.lower() for one in _listed("known") if len(one) > 2 and one.isupper())
    return frozenset(one for one in small if not (exists(one) or _FOREIGN.intersection(one)))


def _mended(written: str, before: str, after: str) -> str:
    """What letters between two signs should be; empty when they are right or may be."""
    known = _listed("known")
    if before == "/":
        return _mended_symbol(written)
    if before.isalnum() or before in ("_", ".", "@", "-"):
        return ""
    if written[1:].islower() and len(written) > 2:
        return written.upper() if written.lower() in _in_small_letters() else ""
    letters = written.replace(".", "").upper()
    if letters != written:
        return letters if letters in known and not written.startswith("TP.") else ""
    if after.isalpha() and after.islower() and len(written) > 2:
        return f"{written} " if written in known else ""
    if instead := table("abbreviations")["instead"].get(written):
        return str(instead)
    return "" if after[:1].isalnum() or after[:1] == "-" else _meant(written)


def _mended_symbol(written: str) -> str:
    """A symbol behind its slash with the right issuer; empty when it is right or may be."""
    kind, sign, whose = written.rpartition("-")
    meant = _meant(whose)
    sure = without_marks(meant) == without_marks(whose) or meant in _listed("everyday")
    return f"{kind}{sign}{meant}" if meant and sure else ""


_LETTERS = regex(
    "(?<![\\w/.@&-])[ABCDĐGHKLMNPQRSTUVXY]{2,}(?:-[ABCDĐGHKLMNPQRSTUVXY]{2,})*(?![\\w/&-])"
)
"""Letters that words of Vietnamese names begin with; what has others is foreign, and no abbreviation of ours."""
_NUMERAL = frozenset("IVXLCDM")
_GUESSED = 3
"""Letters of fewer than which are doubted in running text alone: names, roads and models have two."""


@rule("CTR612", "info", "warning")
def abbreviations_are_explained(subject: Subject) -> Iterator[Problem]:
    """An abbreviation that few know is explained where it first stands."""
    told: set[str] = set()
    for passage in printed(subject):
        for match in _LETTERS.finditer(passage.text):
            short, (start, end) = match.group(), match.span()
            if short in told or _is_familiar(short):
                continue
            told.add(short)
            known = _is_said(whole(subject).text, short) or _is_named(passage, start, end)
            known |= len(short) < _GUESSED and not _in_running_text(passage, start, end)
            if not (known or passage.name or accepted(subject, passage.text, start, end)):
                message = f"chữ viết tắt “{short}” chưa nêu nghĩa"
                hint = "viết đầy đủ ở lần đầu, kèm chữ viết tắt trong ngoặc; nếu quen dùng, thêm vào `words` của ctr.yaml"
                severity: Severity = "info" if len(short) == _GUESSED else "warning"
                yield Problem(passage.path, message, hint, start, end, severity=severity)


def _is_familiar(short: str) -> bool:
    """Whether letters are known, or all their parts are, or too few to mean anything, or a Roman number."""
    known = short in _familiar() or _familiar().issuperset(short.split("-"))
    return known or _NUMERAL.issuperset(short)


def _in_running_text(passage: Printed, start: int, end: int) -> bool:
    """Whether small words stand on both sides, and no number: `đánh giá KQ thực hiện`, not `đường ĐT 391`."""
    before, after = passage.text[:start], passage.text[end : end + 2]
    return before[-2:-1].islower() and before[-1:] + after[:1] == "  " and after[1:].islower()


@cache
def _familiar() -> frozenset[str]:
    known = _listed(*_ALL_RIGHT)
    return known | {part for word in known for part in word.split("-")}


def _is_said(text: str, short: str) -> bool:
    """Whether a document says what an abbreviation is: in brackets behind a name, or before one."""
    return any(f"{short}{sign}" in text for sign in (")", "”)", '")', " ("))


def _is_named(passage: Printed, start: int, end: int) -> bool:
    """Whether letters are the name of something, or of a text all in capitals: `công ty ABC`, `HỘI NGHỊ`."""
    before = [word.text for word in passage.before(start, 2)]
    beside = [*before[-1:], *passage.text[end:].split()[:1]]
    loud = passage.text.isupper() or any(word.isupper() and len(word) > 1 for word in beside)
    kinds = tuple(table("abbreviations")["before_names"].split(", "))
    return loud or " ".join(before).lower().endswith(kinds) or passage.quoted(start, end)
