"""Mending the form of a file: the edits that findings offer, made as long as they do no harm."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ctr_cli.checking.check import check, selected
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath, parse
from ctr_cli.model.finding import Change, Edit, Finding
from ctr_cli.model.office import DEFAULTS, Office
from ctr_cli.source.decode import decode, split_lines
from ctr_cli.source.edit.changes import apart, carried_over, edited
from ctr_cli.source.edit.layout import value_at
from ctr_cli.source.load import from_bytes

_ROUNDS = 8
_STEPS = 2
"""Times that what the mend of a word brings to light may be mended with it."""
_BOM = "\ufeff"
_DECOMPOSED = "CTR116"


class Mended(Struct):
    """A place that was mended: the code that asked for it, its line, the words before and after."""

    code: str
    line: int
    before: str
    after: str


def mend(
    raw: bytes,
    file: str,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    office: Office = DEFAULTS,
) -> tuple[bytes, list[Mended]]:
    """The bytes of a file with its form mended, and what was mended; a file that is no YAML stays as it is.

    A mend is made only when no rule finds more after it than before. What is not mended keeps every byte.
    """
    text, _ = decode(raw, file)
    if text is None or not from_bytes(raw, file).mendable:
        return raw, []
    mended: list[Mended] = []
    written = raw.decode("utf-8-sig")

    def asked(code: str) -> bool:
        return selected(code, select, ignore)

    if written != text and asked(_DECOMPOSED) and "\ufffd" not in written:
        mended += _composed(written, text)
    before = text
    for _ in range(_ROUNDS):
        text, made = _round(text, file, asked, office)
        if not made:
            break
        mended += made
    kept = written if not (mended and mended[0].code == _DECOMPOSED) else before
    done = carried_over(kept, before, text)
    bom = _BOM if raw.startswith(_BOM.encode()) else ""
    return (bom + done).encode(), mended


def _composed(written: str, text: str) -> Iterator[Mended]:
    from ctr_cli.language.keys import nfc

    if nfc(written) != text:
        return
    for number, (old, new) in enumerate(
        zip(split_lines(written), split_lines(text), strict=False), 1
    ):
        if old != new:
            yield Mended(_DECOMPOSED, number, "chữ tách rời dấu", "chữ dựng sẵn")


def _round(
    text: str, file: str, asked: Callable[[str], bool], office: Office
) -> tuple[str, list[Mended]]:
    """One pass over the codes that offer a mend: each as a whole, else finding by finding, else text by text."""

    def checked(written: str) -> list[Finding]:
        return check(from_bytes(written.encode(), file), office=office)

    made: list[Mended] = []
    seen: set[str] = set()
    findings = checked(text)
    while True:
        offers = [f for f in findings if f.code not in seen and f.fix and asked(f.code)]
        if not offers:
            return text, made
        code = min(f.code for f in offers)
        seen.add(code)
        touched: set[KeyPath] = set()
        for group in _groups([f for f in offers if f.code == code]):
            paths = {edit.path for edit in group}
            if touched.isdisjoint(paths) and (done := _tried(text, findings, code, group, checked)):
                text, findings, told = done
                made += told
                touched |= paths


def _tried(
    text: str,
    before: list[Finding],
    code: str,
    edits: Sequence[Edit],
    checked: Callable[[str], list[Finding]],
) -> tuple[str, list[Finding], list[Mended]] | None:
    """A text with edits made, its findings and what was mended; None where a rule finds more than before.

    What only shows once a word is right, and can be mended in the same texts, is mended with it: `Đảng ủy Đảng uy`.
    """
    paths, told = {edit.path for edit in edits}, list[Mended]()
    steps = [(code, edits)]
    for _ in range(_STEPS if code.startswith(_SPELLING) else 1):
        data, old = parse(text).data, text
        try:
            text = edited(text, list(dict.fromkeys(edit for _, more in steps for edit in more)))
        except ValueError:
            return None
        if text == old:
            return None
        for name, more in steps:
            told += _told(data, name, more)
        now = checked(text)
        worse = _worse(now, before)
        if not worse:
            return text, now, told
        steps = [
            (f.code, f.fix.edits)
            for f in now
            if f.fix and f.code in worse and paths.issuperset(edit.path for edit in f.fix.edits)
        ]
    return None


def _groups(findings: Sequence[Finding]) -> Iterator[list[Edit]]:
    """The edits of findings to try, the most at a time first: of all, of each, of each text that one speaks of."""
    each = [list(dict.fromkeys(f.fix.edits)) for f in findings if f.fix]
    yield list(dict.fromkeys(edit for edits in each for edit in edits))
    for edits in each if len(each) > 1 else ():
        yield edits
    for edits in each:
        paths = dict.fromkeys(edit.path for edit in edits)
        for path in paths if len(paths) > 1 else ():
            yield [edit for edit in edits if edit.path == path]


def _worse(now: Sequence[Finding], before: Sequence[Finding]) -> set[str]:
    """The codes of which more is found than was before, or of a misspelling that was not there."""
    more = Counter(f.code for f in now) - Counter(f.code for f in before)
    known = {_of_words(finding) for finding in before}
    return {*more, *(f.code for f in now if (word := _of_words(f)) and word not in known)}


def _of_words(finding: Finding) -> str:
    """What is told of a word, without how many places it has; nothing of any other finding."""
    return finding.message.partition(" (")[0] if finding.code.startswith(_SPELLING) else ""


_SPELLING = "CTR5"


def _told(data: Any, code: str, edits: Sequence[Edit]) -> Iterator[Mended]:
    """The edits that were made, in words: those each touches, whole, before and after."""
    by_path: dict[KeyPath, list[Change]] = {}
    for edit in edits:
        by_path.setdefault(edit.path, []).append(edit.change)
    kept = {(path, change) for path, group in by_path.items() for change in apart(group)}
    for path, change, span in edits:
        if (path, change) in kept:
            yield Mended(code, span.line, *_in_words(value_at(data, path), change))


def _in_words(value: str, change: Change) -> tuple[str, str]:
    """A change with the rest of the words it touches; one between words with the word before it."""
    start, end, replacement = change
    first, last = _word_start(value, start), end
    while last < len(value) and not value[last].isspace():
        last += 1
    if value[start:end].isspace() or not value[first:last].strip():
        first = _word_start(value, len(value[:first].rstrip()))
    return value[first:last], value[first:start] + replacement + value[end:last]


def _word_start(value: str, at: int) -> int:
    while at and not value[at - 1].isspace():
        at -= 1
    return at
