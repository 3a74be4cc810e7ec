"""The account of an import: every doubt with its place, every line with where it went."""

import re
from collections.abc import Callable, Container, Iterable, Iterator
from functools import cache
from itertools import pairwise

from ctr_cli.data import table
from ctr_cli.importing.building.finish import CHARGE_WORDS
from ctr_cli.importing.building.report import Check, Report
from ctr_cli.importing.building.timetable import FRAME
from ctr_cli.importing.grammar.closing import Closing
from ctr_cli.importing.grammar.columns import titles
from ctr_cli.importing.grammar.content import Content, Doubt, word_keys
from ctr_cli.importing.grammar.head import Head
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.reading.lines import (
    Ignored,
    Line,
    Lines,
    is_caps,
    marker_of,
    numbers,
    unnumbered,
)
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import exists
from ctr_cli.model.meetings import item_id, meeting_id, meeting_title
from ctr_cli.model.program import Program

_ENOUGH = 8
"""So many words tell a sentence from the others."""
_HEAD = {
    "name": "issuer.name", "symbol": "document.symbol", "place": "document.place",
    "signature": "signature", "date": "document.date", "title": "document.title", "preamble": "document.preamble",
}  # fmt: skip


def account_for(
    file: str, program: Program, yaml: str, document: Lines, head: Head, content: Content,
    closing: Closing, doubts: list[Doubt], lines: Iterable[Line],
) -> Report:  # fmt: skip
    """The report of an import; `lines` are those between title and recipients."""
    names = _names(program)
    places = (
        _HEAD.get(d.anchor, d.anchor) if isinstance(d.anchor, str) else names.get(id(d.anchor), "")
        for d in doubts
    )
    checks = [Check(d.message, place, d.line) for d, place in zip(doubts, places, strict=True)]
    checks += [Check(remark.message, "văn bản", remark.line) for remark in document.remarks]
    unplaced = [*head.left, *content.left, *closing.left]
    if program.signature is None:
        unplaced += closing.signed.lines
    others = [line for other in closing.others for line in other.lines]
    ignored = [
        *document.ignored, *head.ignored, *content.ignored, *closing.ignored,
        *(Ignored(line, "người ký khác; tệp ghi một người ký") for line in others),
    ]  # fmt: skip
    report = Report(
        file,
        program,
        checks,
        _once(content.taken_apart),
        ignored,
        _once(unplaced),
        content.elsewhere,
        content.renamed,
    )
    _account_for_words(document, yaml, report)
    _account_for_content(lines, yaml, report)
    report.checks += missing_repeats(document.lines, yaml, report.told)
    return report


def _names(program: Program) -> dict[int, str]:
    """What a clerk finds each part of a programme by."""
    names = {id(agency): f"agencies {agency.id}" for agency in program.agencies}
    for body in program.bodies:
        names[id(body)] = body.id
        for meeting in body.meetings:
            own = meeting_id(body, meeting)
            names[id(meeting)] = own
            for position, item in enumerate(meeting.items, 1):
                names[id(item)] = item_id(own, position, item.id)
    return names


def _once(lines: Iterable[Line]) -> list[Line]:
    return sorted(dict.fromkeys(lines), key=lambda line: line.number)


def notes(doubts: list[Doubt]) -> Callable[[object], Iterable[str]]:
    """What to check at a part of the programme, or at a key of its head."""
    at: dict[object, list[str]] = {}
    for doubt in doubts:
        key = doubt.anchor if isinstance(doubt.anchor, str) else id(doubt.anchor)
        at.setdefault(key, []).append(doubt.message)

    def at_anchor(anchor: object) -> Iterable[str]:
        key = anchor if isinstance(anchor, str) else id(anchor)
        return dict.fromkeys(at.get(key, ()))

    return at_anchor


def missing_repeats(lines: Iterable[Line], yaml: str, told: Iterable[Line]) -> list[Check]:
    """Sentences that stand more often in the document than in the file and the report together.

    One that stands nowhere as it was written has been taken apart into fields.
    """
    said: dict[str, list[Line]] = {}
    for line in lines:
        if not (line.row and titles([line.row])):
            said.setdefault(" ".join(word_keys(unnumbered(line))[:_ENOUGH]), []).append(line)
    repeated = {key: same for key, same in said.items() if len(same) > 1}
    shown = " ".join(word_keys("\n".join([yaml, *(unnumbered(line) for line in told)])))
    return [
        Check(
            f"câu này có {len(same)} lần trong văn bản mà chỉ thấy {found} lần", "văn bản", same[-1]
        )
        for key, same in repeated.items()
        if len(key.split()) == _ENOUGH and 0 < (found := shown.count(key)) < len(same)
    ]


_FRAMES = ("ditto", "in_annex", "enclosed", "of_the_whole")
"""Lines that say nothing of their own."""
_PARTS = regex(r"[;:()\[\]|]|\.\s")
"""What stands between the parts of a line that may go to keys of their own."""
_NAMES = regex(r",\s")
"""What stands between names, and within some: `các thôn, làng`."""
_COUNTS = regex(r"\d{1,2}|[ivx]{1,4}|[a-zđ]")
"""What counts the works in a line."""
_SHORT = regex(r"\b(?:[A-ZĐ\d]{1,6}|\w)\b")


@cache
def _idle() -> frozenset[str]:
    """Words that say how a line is meant, or when."""
    said = f"{FRAME} {CHARGE_WORDS} {table('importing')['heading_words']}"
    return frozenset(
        word_keys(
            f"{said} người đối tượng phân công phụ lục biểu lĩnh vực một mỗi mười giêng chạp cả bày thuyết"
        )
    )


def _account_for_content(lines: Iterable[Line], yaml: str, report: Report) -> None:
    """Tell as unplaced every line of the content, or row, with a part that no key holds as it was written."""
    told = {line.number for line in report.told} - {line.number for line in report.taken_apart}
    names = (meeting_title(report.program, b, m) for b in report.program.bodies for m in b.meetings)
    shown = word_keys(" . ".join([yaml, *names]))
    text, pairs = f" {' '.join(shown)} ", {*pairwise(shown)}
    lost = {}
    for line in lines:
        frame = line.number in told or (line.row and titles([line.row]))
        if not frame and not all(_is_shown(part, text, pairs) for part in _parts(line)):
            lost[line.number] = line
    report.taken_apart = [line for line in report.taken_apart if line.number not in lost]
    report.unplaced = _once([*report.unplaced, *lost.values()])


def _parts(line: Line) -> Iterator[str]:
    """The parts of a line, or of those in the cells of a row, without their signs."""
    for own in [own for cell in line.row if not cell.above for own in cell.lines] or [line]:
        if not any(patterns(name).search(own.text) for name in _FRAMES):
            said = marker_of(own).rest
            said = _CAPITALS.sub(_lowered, said) if is_caps(said) and " " in said else said
            yield from _PARTS.split(patterns("directed").sub(r"\g<over>(\g<who>)", said))


_CAPITALS = regex(r"[^\W\d_]+")


def _lowered(word: re.Match[str]) -> str:
    """A word of a line in capitals in small letters, unless it is short for others: `UBND`."""
    return small if exists(small := word[0].lower()) else word[0]


def _is_shown(part: str, shown: str, beside: Container[tuple[str, str]]) -> bool:
    """Whether each word of a part, or of each of its names, stands in what is shown `beside` a word it stands beside there, but for those that say how it is meant."""
    names = _NAMES.split(part)
    if len(names) > 1 and all(_is_shown(name, shown, beside) for name in names):
        return True
    keys = word_keys(part)
    if (
        _COUNTS.fullmatch(part.strip())
        or f" {' '.join(keys)} " in shown
        or patterns("says_nothing").fullmatch(part)
    ):
        return True
    said = patterns("dealt_with").sub("", part)
    rest = _SHORT.sub(" ", patterns("connectives").sub(" ", said))
    idle = {*keys} - {*word_keys(rest)} | _idle()
    pairs = [False, *(two in beside for two in pairwise(keys)), False]
    return all(key in idle or any(pairs[at : at + 2]) for at, key in enumerate(keys))


def _account_for_words(document: Lines, yaml: str, report: Report) -> None:
    """Show every line that holds a word found neither in the file nor in the report so far."""
    told = set(report.told)
    texts = [yaml, FRAME, CHARGE_WORDS, *(line.text for line in told)]
    known = {key for text in texts for key in word_keys(text)}
    missing = [
        line
        for line in document.lines
        if line not in told and not known.issuperset(word_keys(unnumbered(line)))
    ]
    report.signs = list(dict.fromkeys(sign for line in document.lines for sign in numbers(line)))
    report.taken_apart = _once([*report.taken_apart, *_without_titles(missing)])


def _without_titles(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines but for rows that name the columns of a table as one above does."""
    named = set[str]()
    for line in lines:
        if line.text not in named:
            yield line
        named |= {line.text} if line.row and titles([line.row]) else set()
