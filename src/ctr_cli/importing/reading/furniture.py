"""What a page leaves in a text that is no part of the document: page numbers, running headers, stamps."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import takewhile

from ctr_cli.data import table
from ctr_cli.importing.reading.lines import Ignored, Line, Lines, marker
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

_COUNT = regex(r"(?:0?\d{1,4}|\d{1,3}(?:[.,]\d{3})+)(?:\s+\w+){0,3}")
_ENDED = regex(r"""[.;:!?…]["”’)\]*_]*$|^-{3,}$""")


def without_furniture(lines: Sequence[Line]) -> Lines:
    """The lines without page numbers, running headers and the stamps of digital signatures."""
    reasons: dict[int, str] = {}
    for at, line in enumerate(lines):
        reason = _of_row(line) if line.row else _furniture(line.text)
        if reason:
            reasons[at] = reason
    for at in _contents(lines):
        reasons[at] = "mục lục"
    numbers = {at for at, reason in reasons.items() if reason == "số trang"}
    for at in _running_headers(lines, numbers) | _repeated_at_edges(lines, reasons):
        reasons[at] = "tiêu đề lặp lại ở các trang"
    result = Lines()
    for at, line in enumerate(lines):
        if at in reasons:
            result.ignored.append(Ignored(line, reasons[at]))
        else:
            over = at - 1 in reasons or (at > 0 and line.page != lines[at - 1].page)
            crossed = over and _crossed(result.lines, line)
            result.lines.append(replace(line, gap=False) if crossed else line)
    return result


_PAGE_NUMBER = regex(r"\b(?:trang|page) \d+(?: \d+)?")
_PAGE = regex(r"[\s.…_·]*\d{0,3}\s*$")
"""The page at the end of a line of contents, and what leads to it."""


def _contents(lines: Sequence[Line]) -> list[int]:
    """The table of contents: its title, and the lines behind it that come again in the document."""
    at = next((n for n, line in enumerate(lines) if fold(line.text) == "muc luc"), None)
    if at is None:
        return []
    last = {fold(marker(line.text).rest): n for n, line in enumerate(lines)}
    listed = takewhile(
        lambda n: any(last.get(key, 0) > n for key in _listed_as(lines[n].text)),
        range(at + 1, len(lines)),
    )
    return [at, *listed]


def _listed_as(text: str) -> tuple[str, str]:
    """What a line of contents may stand for: its text, with the number at its end or without, as a page."""
    rest = marker(text).rest
    return fold(rest), fold(_PAGE.sub("", rest))


def _crossed(before: list[Line], line: Line) -> bool:
    """Whether a line goes on with the sentence the page before it broke off."""
    if not before:
        return False
    sign, ended = marker(line.text), bool(_ENDED.search(before[-1].text))
    if sign.sign == "dash":
        return not ended and (sign.rest[:1].isdigit() or sign.rest[:1].islower())
    return sign.sign is None and (not ended or line.text[:1].islower())


@cache
def _patterns() -> list[tuple[re.Pattern[str], str]]:
    return [
        (regex(entry["pattern"], re.IGNORECASE), entry["reason"])
        for entry in table("importing")["furniture"]
    ]


@cache
def _totals() -> re.Pattern[str]:
    return regex(table("importing")["total_row"], re.IGNORECASE)


def _of_row(line: Line) -> str | None:
    """Why a row of a table is no part of the content: it only adds up the others."""
    first, *rest = [cell.strip() for cell in line.cells if cell.strip()] or [""]
    if not rest and "tổng" in (told := _furniture(first) or ""):
        return told
    counts = all(_COUNT.fullmatch(cell) for cell in rest)
    return "hàng tổng cộng của bảng" if counts and _totals().match(first) else None


def _furniture(text: str) -> str | None:
    return next((reason for pattern, reason in _patterns() if pattern.search(text)), None)


def _running_headers(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """Lines that stand again and again beside page numbers, and are no sentence or the end of one."""
    near = {at + step for at in numbers for step in (-2, -1, 1, 2)} - numbers
    titles = [at for at in near if 0 <= at < len(lines) and _may_be_a_header(lines[at])]
    counts = Counter(fold(lines[at].text) for at in titles)
    return {at for at in titles if counts[fold(lines[at].text)] >= 2}


def _repeated_at_edges(lines: Sequence[Line], reasons: dict[int, str]) -> set[int]:
    """Lines at the top or foot of pages that say the same, but for the number of the page, on half of the pages or more; with that number on two.

    The end of a sentence that a page broke off is none, however often it comes.
    """
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if line.page and at not in reasons:
            pages.setdefault(line.page, []).append(at)
    edges = [
        at
        for page in pages.values()
        for at in {*page[:2], *page[-2:]}
        if _may_be_a_header(lines[at])
    ]
    said = {at: _PAGE_NUMBER.sub("", fold(lines[at].text)).strip() for at in edges}
    counts = Counter(text for text in said.values() if text)
    least = max(3, len(pages) // 2)
    counted = {at for at in said if said[at] != fold(lines[at].text)}
    return {at for at, text in said.items() if counts[text] >= (2 if at in counted else least)}


def _may_be_a_header(line: Line) -> bool:
    if line.cells or marker(line.text).sign is not None or _ENDED.search(line.text):
        return False
    return not line.text[:1].islower()
