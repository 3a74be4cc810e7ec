"""A document read as a programme beside the one it may have been printed from."""

from pathlib import Path
from typing import TYPE_CHECKING

from ctr_cli.cli.delivery import console, say
from ctr_cli.cli.opening import Opened, chosen_profile
from ctr_cli.cycle.align import with_ids_of
from ctr_cli.model.errors import CtrError

if TYPE_CHECKING:
    from ctr_cli.importing.building.convert import Imported
    from ctr_cli.model.program import Program


def read_beside(
    path: Path, signed: Opened | None, now: Opened | None
) -> "tuple[Opened, Program | None]":
    """The programme in a document; and the one in force as its own print would be read, where there is one.

    What printing and reading alone make of a programme is no change that somebody made.
    """
    from rich.text import Text

    from ctr_cli.importing.reading.document import bytes_of
    from ctr_cli.importing.reading.lines import unnumbered
    from ctr_cli.model.agencies import directory

    document = str(path)
    with console(stderr=True).status(Text(f"Đọc {document}")):
        found = _read(bytes_of(document), document, signed)
        own = _own_print(signed, now) if signed and now else None
    usual = {unnumbered(line) for line in own.report.unplaced} if own else set()
    if not usual.issuperset(map(unnumbered, found.report.unplaced)):
        say(f"Lưu ý: {document} có dòng chưa xếp được vào đâu", f"xem: ctr import {document}")
    read = with_ids_of(now.program, own.program) if now and own else None
    return Opened(found.program, directory(found.program), path), read


def _own_print(signed: Opened, now: Opened) -> "Imported | None":
    """What its own Word document is read as; None where that is read as no programme."""
    from ctr_cli.cli.papers import written
    from ctr_cli.cycle.decisions import decisions
    from ctr_cli.views.document import printed
    from ctr_cli.views.program_paper import adjusted_note, program_paper

    profile = chosen_profile(now, None).profile
    note = adjusted_note(decisions(signed.program, now.on))
    words = printed(now.program, profile, adjusted=note)
    paper = program_paper(now.program, profile, words)
    raw = written([paper], "docx", now)
    assert isinstance(raw, bytes)
    try:
        return _read(raw, f"{paper.name}.docx", signed)
    except CtrError:
        return None


def _read(raw: bytes, name: str, beside: Opened | None) -> "Imported":
    """What a document holds, of the year of the programme beside it."""
    from ctr_cli.importing.building.convert import convert
    from ctr_cli.importing.reading.document import read

    return convert(read(raw, name), name, beside.program.year if beside else None)
