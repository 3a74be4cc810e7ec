"""Notes at the foot of a PDF's pages: the small raised numbers that call them, and what they say."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import pairwise
from typing import Any

from ctr_cli.importing.reading.across_pages import Page, Row
from ctr_cli.importing.reading.lines import NOT_TAKEN, Lines, Remark, parts_of, with_texts
from ctr_cli.importing.reading.noted import NO_UNIT, RAISED
from ctr_cli.language.patterns import regex

Notes = dict[tuple[int, int], str]
"""What notes say, by their page and their number."""
_RAISED, _LEVEL = str.maketrans("0123456789", RAISED), str.maketrans(RAISED, "0123456789")
_CALL = regex(rf"(?<=\S){NO_UNIT}\s?(?P<number>[{RAISED}]{{1,3}})")
_BEGINS = regex(
    rf"\s*(?:(?P<raised>[{RAISED}]{{1,3}})\s*(?=\S)|(?P<plain>\d{{1,3}})\s+(?=[^\W\d_]))"
)
_NUMBER_OF_PAGE = regex(r"\W*(?:\d{1,3}\W*)?")
_SMALL, _LEAST, _MOST = 0.75, 0.15, 0.8
"""How large a raised number is at the most, and how far it is raised, by the height of the letters beside it."""
_NEAR = 4.0
"""Points between a raised number and what it stands beside."""
_LONGEST = 3


def may_have_notes(operations: Iterable[tuple[Any, bytes]]) -> bool:
    """Whether some letters of a page are so much smaller than others as the numbers of notes are."""
    sizes, size, scale = set[float](), 1.0, 1.0
    for operands, operator in operations:
        if operator == b"Tf":
            size = abs(float(operands[1]))
        elif operator == b"Tm":
            scale = abs(float(operands[3]))
        elif operator in (b"Tj", b"TJ"):
            sizes.add(size * scale)
    return bool(sizes) and min(sizes) <= _SMALL * max(sizes)


def with_raised(written: Sequence[Any]) -> list[Any]:
    """What is written on a page, small numbers that are raised beside other letters as such, and level with these."""
    return [_level(group, written) for group in written]


def _level(group: Any, written: Sequence[Any]) -> Any:
    number = group["text"].strip()
    if not (number.isdecimal() and len(number) <= _LONGEST):
        return group
    beside = next((other for other in written if _is_raised(group, other)), None)
    if beside is None:
        return group
    return {**group, "ty": beside["ty"], "text": group["text"].translate(_RAISED)}


def _is_raised(group: Any, other: Any) -> bool:
    """Whether a number is small and raised beside other letters."""
    height, up = other["font_height"], group["ty"] - other["ty"]
    if group["font_height"] > _SMALL * height or not _LEAST * height <= up <= _MOST * height:
        return False
    gaps = group["tx"] - other["displaced_tx"], other["tx"] - group["displaced_tx"]
    return any(abs(gap) <= _NEAR for gap in gaps)


def notes_apart(page: Page, at: int) -> tuple[Page, Notes]:
    """A page without the notes at its foot, and these; `at` is its number."""
    called = {number for line in page.lines for text in _texts(line) for number in _called(text)}
    begun = [(n, number) for n, line in enumerate(page.lines) if (number := _begun(line)) in called]
    counted = (k for k in range(len(begun)) if _counts_on([number for _, number in begun[k:]]))
    first = next(counted, None)
    if first is None or any(isinstance(line, Row) for line in page.lines[begun[first][0] :]):
        return page, {}
    end = len(page.lines)
    while _NUMBER_OF_PAGE.fullmatch(str(page.lines[end - 1])):
        end -= 1
    starts = [*begun[first:], (end, 0)]
    said = {
        (at, number): " ".join(
            " ".join(_BEGINS.sub("", str(line), count=n == start).split())
            for n, line in enumerate(page.lines[start:following], start)
        ).strip()
        for (start, number), (following, _) in pairwise(starts)
    }
    lines = [*page.lines[: starts[0][0]], *page.lines[end:]]
    return replace(page, lines=lines), said


def _texts(line: str | Row) -> Iterator[str]:
    if isinstance(line, Row):
        yield from (text for cell in line.cells for text in cell)
    else:
        yield line


def _called(text: str) -> Iterator[int]:
    return (int(match["number"].translate(_LEVEL)) for match in _CALL.finditer(text))


def _begun(line: str | Row) -> int | None:
    """The number of the note that a line may begin."""
    match = None if isinstance(line, Row) else _BEGINS.match(line)
    return int((match["raised"] or match["plain"]).translate(_LEVEL)) if match else None


def _counts_on(numbers: Sequence[int]) -> bool:
    return [*numbers] == [*range(numbers[0], numbers[0] + len(numbers))]


def with_calls(document: Lines, notes: Notes) -> Lines:
    """The lines of a document without the numbers that call notes, and what these say."""
    if not notes:
        return document
    remarks = [*document.remarks]
    lines = []
    for line in document.lines:
        own = {n: said for (page, n), said in notes.items() if page in (line.page, line.page + 1)}
        bare = with_texts(line, partial(_without_calls, own=own))
        for part, level in zip(parts_of(line), parts_of(bare), strict=True):
            for number in filter(own.__contains__, _called(part.text)):
                message = f"chú thích cuối trang{NOT_TAKEN}: “{own[number]}”"
                remarks.append(Remark(message, level, own[number]))
        lines.append(bare)
    return replace(document, lines=lines, remarks=remarks)


def _without_calls(text: str, own: Mapping[int, str]) -> str:
    return _CALL.sub(
        lambda call: "" if int(call["number"].translate(_LEVEL)) in own else call[0], text
    )
