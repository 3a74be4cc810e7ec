"""The account of an import: every doubt with its place, every line with where it went."""

from collections.abc import Callable, Iterable

from ctr_cli.importing.building.finish import CHARGE_WORDS
from ctr_cli.importing.building.report import Check, Report
from ctr_cli.importing.building.timetable import FRAME
from ctr_cli.importing.grammar.closing import Closing
from ctr_cli.importing.grammar.content import Content, Doubt, word_keys
from ctr_cli.importing.grammar.head import Head
from ctr_cli.importing.reading.lines import Ignored, Line, Lines, numbers, unnumbered
from ctr_cli.model.meetings import item_id, meeting_id
from ctr_cli.model.program import Program

_ENOUGH = 8
"""So many words tell a sentence from the others."""
_HEAD = {
    "name": "issuer.name", "symbol": "document.symbol", "place": "document.place",
    "signature": "signature", "date": "document.date", "title": "document.title", "preamble": "document.preamble",
}  # fmt: skip


def account_for(
    file: str, program: Program, yaml: str, document: Lines, head: Head, content: Content,
    closing: Closing, doubts: list[Doubt],
) -> Report:  # fmt: skip
    """The report of an import."""
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
    report.taken_apart = _once([*report.taken_apart, *missing])
