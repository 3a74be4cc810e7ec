"""What is wrong in the files beside programmes: the follow-up of one, the settings that several obey."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ctr_cli.checking.check import codes_for, judged, told
from ctr_cli.checking.explain import explanations
from ctr_cli.model.agencies import directory
from ctr_cli.model.finding import Finding, Problem, Span
from ctr_cli.model.office import DEFAULTS, Office
from ctr_cli.model.program import Program
from ctr_cli.rules.registry import Subject
from ctr_cli.source.discover import programme_of, shown
from ctr_cli.source.follow_up import Found, load_follow_up
from ctr_cli.source.load import Source, Unreadable, load
from ctr_cli.views.place import follow_up_place


def check_follow_up(
    file: Path,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    office: Office = DEFAULTS,
) -> tuple[Source, list[Finding]]:
    """A follow-up as read, and its findings, judged by the programme it stands beside.

    Raises `Unreadable` for one that cannot be opened.
    """
    ignore = ignore if select else (*ignore, *office.ignore)
    path = programme_of(file)
    program = program_in(path)
    found = load_follow_up(path, program.year if program else 0)
    if found.raw is None:
        raise Unreadable(found.source.findings[0])
    if program is None:
        return found.source, told(found.source, [_alone(found, path)], select, ignore)
    subject = Subject(program, directory(program), office, follow_up=found.follow_up)
    codes = codes_for("follow-up", frozenset(), select, ignore)
    place = follow_up_place(found.follow_up)
    return found.source, told(
        found.source, judged(found.source, subject, codes, place), select, ignore
    )


def program_in(path: Path) -> Program | None:
    """The programme of a file; None where there is none to read."""
    try:
        return load(str(path)).program
    except Unreadable:
        return None


def _alone(found: Found, path: Path) -> Finding:
    message = f"không đọc được chương trình {shown(path)} mà tệp này theo dõi"
    hint = "để hai tệp cạnh nhau, cùng tên: 2026.yaml và 2026.follow-up.yaml; sửa lỗi của chương trình trước"
    return found.source.finding("CTR240", "error", Problem((), message, hint))


def check_office(
    source: Source,
    office: Office,
    programs: Iterable[Program | None],
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
) -> list[Finding]:
    """What is wrong in an office's settings for every one of the programmes that obey them.

    No more programmes are asked than it takes to clear it.
    """
    ignore = ignore if select else (*ignore, *office.ignore)
    codes = codes_for("office", frozenset(), select, ignore)
    common: dict[tuple[str, Span], Finding] | None = None
    for program in filter(None, programs):
        subject = Subject(program, directory(program), office)
        found = judged(source, subject, codes, lambda _: "")
        here = {(finding.code, finding.span): finding for finding in found}
        common = {place: here[place] for place in here if common is None or place in common}
        if not common:
            break
    return [*_unknown_codes(source, office), *(common or {}).values()]


def _unknown_codes(source: Source, office: Office) -> Iterator[Finding]:
    """The codes to be left out that no finding has: what was meant is told all the same."""
    for at, prefix in enumerate(office.ignore):
        if not any(code.startswith(prefix) for code in explanations()):
            problem = Problem(("ignore", at), f"không có mã {prefix}", "xem các mã: ctr explain")
            yield source.finding("CTR114", "warning", problem)
