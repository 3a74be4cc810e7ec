"""Mending the form of a file: the edits that findings offer, made as long as they do no harm."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from ctr_cli.checking.check import check, selected
from ctr_cli.data.yaml_values import NotYaml, Refused, parse
from ctr_cli.model.finding import Edit, Finding
from ctr_cli.model.office import DEFAULTS, Office
from ctr_cli.source.decode import decode, split_lines
from ctr_cli.source.edit import carried_over, edited
from ctr_cli.source.load import from_bytes

_ROUNDS = 8
_BOM = "\ufeff"
_DECOMPOSED = "CTR116"


class Mended(NamedTuple):
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
    if text is None or not _readable(text):
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


def _readable(text: str) -> bool:
    try:
        return not parse(text).troubles
    except (NotYaml, Refused):
        return False


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
                made += [_told(text, code, edit) for edit in edits]
                text, findings = after, now
                break


def _findings(text: str, file: str, office: Office) -> list[Finding]:
    return check(from_bytes(text.encode(), file), office=office)


def _no_worse(now: Sequence[Finding], before: Sequence[Finding]) -> bool:
    """Whether no rule finds more than it did."""
    counts = Counter(f.code for f in before)
    return all(number <= counts[code] for code, number in Counter(f.code for f in now).items())


_EDGES = frozenset(" \t\u00a0[]{}")
"""Where words end in the text of the file: at blanks, and at the signs of YAML around a value."""


def _told(text: str, code: str, edit: Edit) -> Mended:
    """An edit in words: those it touches, whole, before and after."""
    lines = split_lines(text)
    span = edit.span
    line = lines[span.line - 1]
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    start, first, last = span.column - 1, span.column - 1, end
    while first > 0 and line[first - 1] not in _EDGES:
        first -= 1
    while last < len(line) and line[last] not in _EDGES:
        last += 1
    if line[start:end].isspace() or not line[first:last].strip():
        first = len(line[:first].rstrip())
        while first > 0 and line[first - 1] not in _EDGES:
            first -= 1
    after = line[first:start] + edit.change.replacement + line[end:last]
    return Mended(code, span.line, line[first:last], after)
