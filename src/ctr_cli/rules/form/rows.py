"""Rules that are patterns: a row of `data/patterns.yaml` says what is looked for, what is said of it and what is right."""

import re
from collections.abc import Callable, Iterator
from functools import cache, reduce

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import roman_quarter
from ctr_cli.model.finding import Change, Problem, Severity
from ctr_cli.rules.excerpt import Excerpt, Placed
from ctr_cli.rules.form.together import NOTE, replaced, together
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import INVISIBLE, in_address, printed, quoted, showing
from ctr_cli.rules.registry import Reader, of_code, text_rule


class _Row(Struct):
    """A pattern, one of the strings `where` it is looked for, and what is said and written where it stands.

    `mend` is a template, or the name of a way to write the match anew; None where nobody knows what is right. What
    is looked for in `prose` alone is not told in quotations and names of agencies; in texts of some keys where it is `of` these.
    """

    pattern: re.Pattern[str]
    says: str
    where: tuple[str, ...] = ()
    hint: str = "viết “{right}”"
    mend: str | None = None
    severity: Severity | None = None
    prose: bool = False
    of: tuple[str, ...] = ()


Matches = tuple[tuple[_Row, re.Match[str]], ...]
"""What rows find in a text."""


@ready
def _written_out() -> dict[str, tuple[str, ...]]:
    """The patterns of each code with what their names stand for."""
    data = table("patterns")
    names = {
        **data["names"],
        "HIDDEN": INVISIBLE,
        "ALIKE": data["letters"]["from"],
        "KINDS": "|".join(table("documents")).replace(" ", "[ ]"),
    }

    def named(pattern: str) -> str:
        return reduce(lambda text, name: text.replace(f"<{name}>", names[name]), names, pattern)

    codes = (code for code in data if code.startswith("CTR"))
    return {code: tuple(named(row["pattern"]) for row in data[code]) for code in codes}


@cache
def _rows(code: str) -> list[_Row]:
    return [
        _Row(regex(pattern, re.VERBOSE), **{k: v for k, v in row.items() if k != "pattern"})
        for pattern, row in zip(_written_out()[code], table("patterns")[code], strict=True)
    ]


def _alike(written: str) -> str:
    letters = table("patterns")["letters"]
    return written.translate(str.maketrans(letters["from"], letters["to"]))


_WAYS: dict[str, Callable[[str], str]] = {
    "lower": str.lower,
    "upper": str.upper,
    "capital": str.capitalize,
    "letters": _alike,
    "quarter": lambda written: f"{written[:3]} {roman_quarter(int(written[-1]))}",
    "last": lambda written: written[-1].upper(),
    "roman": lambda written: re.sub("[l1|]", "I", written),
}


def of_rows(texts: Excerpt, code: str) -> Iterator[Problem]:
    """What the rows of a code find, outside addresses; what is quoted is told and not changed."""
    for row in _rows(code):
        found: dict[Text, list[re.Match[str]]] = {}
        for passage in showing(texts, *row.where) if row.where else printed(texts):
            text = passage.text
            if row.of and passage.place.key not in row.of:
                continue
            if text not in found:
                found[text] = [*row.pattern.finditer(text)]
            for match in found[text]:
                yield from filter(None, [_told(row, passage, match)])


def of_kept_rows(texts: Reader, found: Callable[[Text], Matches]) -> Iterator[Problem]:
    """What rows find in the texts of a programme, which are searched once, in whatever programme they stand."""
    for passage in printed(texts):
        for row, match in found(passage.text):
            if told := _told(row, passage, match):
                yield told


def matches(text: Text, code: str) -> Matches:
    """Where the rows of a code find something in a text; a match holds a copy, not the text that keeps it."""
    rows = (row for row in _rows(code) if any(map(text.__contains__, row.where)))
    return tuple((row, match) for row in rows for match in row.pattern.finditer(str(text)))


def _told(row: _Row, passage: Placed, match: re.Match[str]) -> Problem | None:
    """What a row says of a match; nothing in an address, and in a quotation or a name where only prose is meant."""
    (start, end), written = match.span(), match.group()
    aside = row.prose and (passage.name or quoted(passage.text, start, end))
    if aside or in_address(passage.text, start):
        return None
    way = _WAYS.get(row.mend or "")
    right = way(written) if way else match.expand(row.mend or "")
    edits = [] if row.mend is None else replaced([(passage, start, end)], [right])
    if row.of:
        edits = [(passage.path, Change(start, end, right))]
    says, hint = row.says.format(written=written, right=right), row.hint.format(right=right)
    place = (passage, start, max(end, start + 1))
    return together([place], says, hint, edits, severity=row.severity)


_GRAVE: dict[str, tuple[Severity, ...]] = {
    **dict.fromkeys(("CTR403", "CTR409", "CTR412"), ("warning", "info")),
    "CTR610": ("info", "warning"),
}
for _number in (*range(401, 408), 409, 412, 415, 417, 516, 520, 610, 704):
    _code = f"CTR{_number}"
    text_rule(_code, *_GRAVE.get(_code, ("warning",)), note=NOTE)(of_code(of_rows, _code))
