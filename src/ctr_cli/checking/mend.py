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
    """One pass over the codes that offer a mend: each as a whole, or finding by finding."""
    made: list[Mended] = []
    seen: set[str] = set()
    findings = _findings(text, file, office)
    while True:
        offers = [f for f in findings if f.fix and f.code not in seen and asked(f.code)]
        if not offers:
            return text, made
        code = min(f.code for f in offers)
        seen.add(code)
        chosen = [f for f in offers if f.code == code]
        for group in (chosen, *([f] for f in chosen if len(chosen) > 1)):
            edits = list(dict.fromkeys(e for f in group if f.fix for e in f.fix.edits))
            try:
                after = edited(text, edits)
            except ValueError:
                continue
            now = _findings(after, file, office) if after != text else findings
            if after != text and _no_worse(now, findings):
                made += _told(parse(text).data, code, edits)
                text, findings = after, now
                break


def _findings(text: str, file: str, office: Office) -> list[Finding]:
    return check(from_bytes(text.encode(), file), office=office)


def _no_worse(now: Sequence[Finding], before: Sequence[Finding]) -> bool:
    """Whether no rule finds more than it did, and no misspelling appears that was not there."""
    counts = Counter(f.code for f in before)
    more = Counter(f.code for f in now) - counts
    return not more and not _misspellings(now) - _misspellings(before)


def _misspellings(findings: Sequence[Finding]) -> set[str]:
    """What is told of words, without how many places it has."""
    told = (f.message for f in findings if f.code.startswith(_OF_WORDS))
    return {message.partition(" (")[0] for message in told}


_OF_WORDS = "CTR5"


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
