"""A document to a programme, its YAML and its report: the steps one after another."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ctr_cli.importing.building.accept import accepted, no_program, year_of
from ctr_cli.importing.building.account import account_for, notes
from ctr_cli.importing.building.assemble import (
    assembled,
    default_body,
    issuer_name,
    of_two_offices,
    with_brackets,
    with_profile,
)
from ctr_cli.importing.building.build import build
from ctr_cli.importing.building.report import Report
from ctr_cli.importing.grammar.adjusted import without_decisions
from ctr_cli.importing.grammar.charge import is_agency
from ctr_cli.importing.grammar.closing import read_closing
from ctr_cli.importing.grammar.content import Content, Doubt, Setting
from ctr_cli.importing.grammar.head import place_of, read_head
from ctr_cli.importing.grammar.heading import COUNCILS
from ctr_cli.importing.grammar.known import knowing
from ctr_cli.importing.grammar.leaders import with_leaders
from ctr_cli.importing.grammar.names import agency_table
from ctr_cli.importing.grammar.names_cut import names_whole
from ctr_cli.importing.grammar.notes import with_notes
from ctr_cli.importing.grammar.short_names import names_in_brackets, short_names
from ctr_cli.importing.grammar.signs import spelt
from ctr_cli.importing.grammar.told_by_point import with_points_told
from ctr_cli.importing.grammar.who_meets import who_meets
from ctr_cli.importing.grammar.zones import zones
from ctr_cli.importing.reading.lines import Lines
from ctr_cli.model.errors import CtrError
from ctr_cli.model.program import Program
from ctr_cli.model.values import Assignment
from ctr_cli.source.load import from_bytes
from ctr_cli.source.write import as_yaml

Progress = Callable[[str], None]
STEPS = 5
"""So many steps an import tells of."""


@dataclass(frozen=True, slots=True)
class Imported:
    """A programme, the text of its file, the report, and the doubts at its parts."""

    program: Program
    yaml: str
    report: Report
    doubts: list[Doubt]


def convert(
    document: Lines,
    file: str,
    year: int | None = None,
    progress: Progress = lambda _: None,
    *,
    force: bool = False,
) -> Imported:
    """The programme in a document; `force` takes any paper for one.

    Raises `CtrError` when the document is no work programme, `UsageError` when it is one of another
    year than `year`, or of a term and no year is told.
    """
    progress("xem văn bản là loại gì")
    source = "\n".join(line.text for line in document.lines)
    whole = names_whole(spelt(accepted(without_decisions(document), file, force=force)))
    document, short, left_out = short_names(whole)
    with knowing(names_in_brackets(document.lines) | short):
        noted = with_notes(with_points_told(with_leaders(document, short)))
        return _converted(noted, file, year, progress, source, short, left_out)


def _converted(
    document: Lines,
    file: str,
    year: int | None,
    progress: Progress,
    source: str,
    short: dict[str, str],
    left_out: dict[str, str],
) -> Imported:
    parts = zones(document.lines)
    head, closing = read_head(parts.head), read_closing(parts.closing)
    head.ignored += parts.ignored
    doubts: list[Doubt] = []
    of_year = year_of(head, parts, year, doubts, file)
    of_two_offices(head, closing, doubts)
    issuer = issuer_name(head, source, doubts)
    unit, place = place_of(f"{head.parent or ''} {issuer or ''}", head.place, source)
    progress("đọc các hội nghị và nội dung")
    body = default_body(head, issuer)
    sharing = who_meets([*parts.head, *parts.content], place)
    setting = Setting(of_year.year, place, body, source, of_year.term, of_year.school, sharing)
    content = build(parts.content, setting)
    if not any(meeting.items for body in content.bodies for meeting in body.meetings):
        raise no_program(file, "không thấy nội dung công tác nào")
    progress("lập danh mục cơ quan")
    charged = [*_charged(content)]
    names = [entry.agency for entry in charged]
    for entry in charged:  # their list is not printed
        entry.agency = left_out.get(entry.agency, entry.agency)
    whose = f"{issuer} {head.parent or ''}" if issuer else "" if body[0] in COUNCILS else "đảng"
    party = "đảng" in whose.lower()
    agencies = agency_table(names, unit, place, short | content.in_full, party=party)
    doubted = [a for a in agencies.agencies if a.id in agencies.doubts]
    asked = {is_agency(name) for a in doubted for name in (a.name, *a.aliases)}
    doubts += [Doubt(agencies.doubts[a.id], a) for a in doubted]
    doubts += [doubt for doubt in content.doubts if doubt.message not in asked]
    program = assembled(of_year.year, issuer, head, content, closing, agencies, doubts, source)
    program = with_brackets(with_profile(program, head, doubts))
    progress("viết tệp chương trình")
    yaml = as_yaml(program, notes(doubts))
    progress("đọc lại tệp vừa viết")
    _read_back(program, yaml, file)
    report = account_for(
        file, program, yaml, document, head, content, closing, doubts, parts.content
    )
    return Imported(program, yaml, report, doubts)


def _read_back(program: Program, yaml: str, file: str) -> None:
    """Raise `CtrError` unless the written file is read as the programme it was written from."""
    again = from_bytes(yaml.encode(), file)
    wrong = next((finding for finding in again.findings if finding.severity == "error"), None)
    if wrong is not None or again.program is None or _texts(again.program) != _texts(program):
        why = f": {wrong.message}" if wrong else ""
        raise CtrError(
            f"{file}: tệp viết ra đọc lại không được như văn bản{why}; không ghi tệp nào",
            "gửi văn bản này cho người phát triển ctr; hoặc bỏ chữ lạ trong văn bản rồi nhập lại",
        )


def _texts(program: Program) -> list[list[str]]:
    return [
        [item.text for item in meeting.items]
        for body in program.bodies
        for meeting in body.meetings
    ]


def _charged(content: Content) -> Iterable[Assignment]:
    for body in content.bodies:
        for meeting in body.meetings:
            for item in meeting.items:
                yield from item.agencies
            yield from meeting.agencies
