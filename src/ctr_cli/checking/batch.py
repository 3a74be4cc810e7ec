"""Many files at once: names and patterns to files, and files to findings on every core."""

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

from ctr_cli.checking.check import check
from ctr_cli.checking.failing import Judge, judged_by_all_that_can
from ctr_cli.data.struct import Struct
from ctr_cli.model.finding import SEVERITY_NAMES, Finding, Severity
from ctr_cli.model.office import Office
from ctr_cli.render.findings.summary import lines_shown
from ctr_cli.source.discover import OFFICE, follow_up_path, is_follow_up, is_office, obeying
from ctr_cli.source.load import UNOPENED, Source, Unreadable, load
from ctr_cli.source.office import office_for
from ctr_cli.source.profiles import is_profile, profile_folders, users_profiles

Shown = TypeVar("Shown")
_POOL_FROM = 64
"""Below this many files, starting processes costs more than it saves."""
_LOOKED_AT = 65_536
"""Bytes of a file that are looked at for what it is."""
_CHUNK = 16
_COLLECT_FROM = 200_000
"""New objects after which Python collects garbage in a process that checks many files."""


class Checked(Struct):
    """The findings of a file, the lines they point at, and whether it could not be opened at all."""

    file: str
    findings: list[Finding]
    lines: dict[int, str]
    unopened: bool = False


def expand(patterns: Iterable[str]) -> list[str]:
    """The files that names and patterns mean, each once; a name that matches nothing stays as it is."""
    names: dict[str, None] = {}
    for pattern in patterns:
        names |= dict.fromkeys(_within(pattern) or _matches(pattern) or [pattern])
    return list(names)


def _within(folder: str) -> list[str]:
    """The programmes in a folder and those below it, with their follow-ups; none where the name is no folder."""
    if not Path(folder).is_dir():
        return []
    found = sorted(
        path for path in Path(folder).rglob("*.y*ml") if path.suffix in (".yaml", ".yml")
    )
    return [str(path) for path in found if is_follow_up(path) or _may_be_a_program(path)]


def _may_be_a_program(path: Path) -> bool:
    """Whether a file of a folder says that it is a programme: others may stand beside it."""
    try:
        with path.open("rb") as file:
            return b"bodies:" in file.read(_LOOKED_AT) and path.name != OFFICE
    except OSError:
        return True


def _matches(pattern: str) -> list[str]:
    path = Path(pattern)
    try:
        if not set("*?[") & set(pattern) or path.exists():
            return []
        relative = path.relative_to(path.anchor)
        return sorted(str(match) for match in Path(path.anchor).glob(str(relative)))
    except (OSError, ValueError):
        return []


def check_file(
    file: str,
    select: tuple[str, ...] = (),
    ignore: tuple[str, ...] = (),
    level: Severity = "info",
) -> Checked:
    """The findings of one file, `-` being standard input; one that cannot be opened is itself a finding.

    A follow-up is judged by the programme beside it. Findings below a `level` are left out.
    """
    beside, grave = _beside(file), _at_least(level)
    office = office_for(beside)[0]
    try:
        if is_follow_up(beside) and beside.exists():
            from ctr_cli.checking.beside import check_follow_up

            judge: Judge = partial(check_follow_up, beside, office=office)
        else:
            judge = partial(_check_program, load(file), office, profile_folders(beside))
        source, found = judged_by_all_that_can(judge, select, ignore)
    except Unreadable as error:
        return Checked(file, [error.finding], {}, unopened=True)
    findings = [finding for finding in found if finding.severity in grave]
    lines = lines_shown(findings, source.lines)
    return Checked(source.file, findings, lines, _is_unopened(source))


def _check_program(
    source: Source,
    office: Office,
    profiles: Sequence[Path],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
) -> tuple[Source, list[Finding]]:
    return source, check(source, select, ignore, office, profiles)


def with_follow_ups(files: Iterable[str]) -> list[str]:
    """Files, each programme followed by what is recorded beside it; a file under two names is there once."""
    names: dict[str, str] = {}
    for file in files:
        beside = follow_up_path(Path(file))
        both = [file] if file == "-" or is_follow_up(Path(file)) else [file, str(beside)]
        for name in both[: 1 + os.path.lexists(beside)]:
            names.setdefault(os.path.realpath(name), name)
    return list(names.values())


def _at_least(level: Severity) -> list[Severity]:
    """The severities that are as grave as one, or graver."""
    severities = list(SEVERITY_NAMES)
    return severities[: severities.index(level) + 1]


def check_all(
    files: Sequence[str],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    level: Severity,
    show: Callable[[Checked], Shown],
    *,
    progress: bool,
) -> Iterator[Shown]:
    """What is shown of the findings of each file, in the order given, as they come.

    Each file is checked and shown in one place, so that many keep every core at work and only what is
    shown is kept; `progress` draws a bar on stderr for many.
    """
    one = partial(_check_and_show, select=select, ignore=ignore, level=level, show=show)
    yield from map(show, _check_beside(files, select, ignore))
    files = [file for file in files if not stands_beside(file)]
    if len(files) < _POOL_FROM:
        yield from map(one, files)
        return
    from concurrent.futures import ProcessPoolExecutor

    # A long run's garbage does matter: what a short one puts off is collected here.
    with ProcessPoolExecutor(
        os.cpu_count(), initializer=gc.set_threshold, initargs=(_COLLECT_FROM,)
    ) as pool:
        results = pool.map(one, files, chunksize=_CHUNK)
        yield from _with_bar(results, len(files)) if progress else results


def _check_and_show(
    file: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    level: Severity,
    show: Callable[[Checked], Shown],
) -> Shown:
    return show(check_file(file, select, ignore, level))


def _beside(file: str) -> Path:
    """The place whose settings a file obeys; standard input obeys those of the folder it is read in."""
    return Path.cwd() / "-" if file == "-" else Path(file)


def stands_beside(file: str) -> bool:
    """Whether a file is what programmes obey, the settings of an office or a profile, and none itself."""
    return is_office(Path(file)) or _is_profile(Path(file))


def _is_profile(path: Path) -> bool:
    return is_profile(path) and not _may_be_a_program(path)


def _check_beside(
    files: Iterable[str], select: tuple[str, ...], ignore: tuple[str, ...]
) -> list[Checked]:
    """What is wrong in the settings and profiles that the files obey; each of them once, and only if any is or it is a file itself."""
    folders: dict[Path, list[Path]] = {}
    asked = {os.path.realpath(file) for file in files if stands_beside(file)}
    for file in map(_beside, files):
        if _is_profile(file):
            folders.setdefault(Path(os.path.realpath(file)).parent.parent, [])
            continue
        inside = folders.setdefault(file.parent, [])
        inside += obeying(file) if is_office(file) else [] if is_follow_up(file) else [file]
    sources: dict[str, Source] = {}
    for folder, inside in folders.items():
        office, settings = office_for(folder / "-")
        if settings and (office.deadlines or office.members or office.ignore):
            from ctr_cli.checking.beside import check_office, program_in

            every = dict.fromkeys([*inside, *obeying(Path(settings.file))])
            programs = map(program_in, every)
            settings.findings += check_office(settings, office, programs, select, ignore)
        profiles = users_profiles(profile_folders(folder / "-"))
        for source in (*([settings] if settings else []), *profiles):
            if source.findings or os.path.realpath(source.file) in asked:
                sources[source.file] = source
    return [
        Checked(s.file, s.findings, lines_shown(s.findings, s.lines), unopened=_is_unopened(s))
        for s in sources.values()
    ]


def _is_unopened(source: Source) -> bool:
    return any(finding.code == UNOPENED for finding in source.findings)


def _with_bar(results: Iterable[Shown], total: int) -> Iterator[Shown]:
    from rich.progress import track

    from ctr_cli.render.screen import Screen

    yield from track(results, "Đang kiểm tra", total=total, console=Screen(stderr=True))
