"""`ctr tasks --format xlsx`: the follow-up sheet of the office, of an agency, or of each of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from ctr_cli.cli.delivery import deliver, deliver_all, say
from ctr_cli.cli.endings import is_folder
from ctr_cli.cli.opening import Opened, ground_of

if TYPE_CHECKING:
    from ctr_cli.cycle.progress import Ground


def write_sheets(
    signed: Opened,
    agency: str | None,
    months: tuple[int, ...],
    output: Path | None,
    *,
    on: str | None,
    issued: bool,
    force: bool,
) -> None:
    """Write the sheet of an agency (an id), or without one the office's; into a folder that of every agency.

    Decisions count, all or those up to the day `on`, but none where the programme is asked for as `issued`.
    """
    ground = ground_of(signed)
    if issued:
        ground = ground._replace(program=signed.program.model_copy(update={"amendments": []}))
    if agency is None and output is not None and is_folder(output):
        deliver_all(_of_agencies(ground, months, on, output), force=force)
        return
    content, _ = _sheet(ground, agency, months, on)
    deliver(content, output or _name_of(ground, agency), force=force)


def _name_of(ground: "Ground", agency: str | None) -> Path:
    """What a sheet is called where nobody says."""
    from ctr_cli.render.output import safe_name

    whose = f"-{safe_name(ground.known.agencies[agency].name, set())}" if agency else ""
    return Path(f"theo-doi-{ground.program.year}{whose}.xlsx")


def _sheet(
    ground: "Ground", agency: str | None, months: tuple[int, ...], on: str | None
) -> tuple[bytes, int]:
    """A workbook, and how many items stand in it; it is dated as the document, for no clock is read."""
    from ctr_cli.render.follow_up_xlsx import follow_up_xlsx
    from ctr_cli.views.days import first_day
    from ctr_cli.views.follow_up_sheet import follow_up_sheet

    made = follow_up_sheet(ground, agency, months, on)
    return follow_up_xlsx(made, first_day(ground.program.dated)), len(made.lines)


def _of_agencies(
    ground: "Ground", months: tuple[int, ...], on: str | None, folder: Path
) -> Mapping[Path, str | bytes]:
    """The workbook of every agency that has work; those that have none are told."""
    from ctr_cli.render.output import safe_name

    taken: set[str] = set()
    files: dict[Path, str | bytes] = {}
    for agency in ground.program.agencies:
        if agency.members is not None:
            continue
        path = folder / f"{safe_name(agency.name, taken)}.xlsx"
        content, lines = _sheet(ground, agency.id, months, on)
        if lines:
            files[path] = content
        else:
            left = f"; {path} còn từ lần trước, nên xóa" if path.exists() else ""
            say(f"{agency.name}: không có việc nào, không ghi tệp{left}")
    return files
