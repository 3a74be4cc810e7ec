"""Many files at once: names and patterns to files, and files to findings on every core."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from ctr_cli.diagnostics.finding import Finding
from ctr_cli.diagnostics.summary import lines_shown
from ctr_cli.rules.check import check, selected
from ctr_cli.source.load import Unreadable, from_bytes, load

_POOL_FROM = 64
"""Below this many files, starting processes costs more than it saves."""
_CHUNK = 16


class Checked(NamedTuple):
    """The findings of a file, and the lines they point at."""

    file: str
    findings: list[Finding]
    lines: dict[int, str]


def expand(patterns: Iterable[str]) -> list[str]:
    """The files that names and patterns mean, each once; a name that matches nothing stays as it is."""
    names: dict[str, None] = {}
    for pattern in patterns:
        path = Path(pattern)
        found = []
        if set("*?[") & set(pattern) and not path.exists():
            relative = path.relative_to(path.anchor)
            found = sorted(str(match) for match in Path(path.anchor).glob(str(relative)))
        names |= dict.fromkeys(found or [pattern])
    return list(names)


def check_file(file: str, select: tuple[str, ...] = (), ignore: tuple[str, ...] = ()) -> Checked:
    """The findings of one file, `-` being standard input; one that cannot be opened is itself a finding."""
    try:
        source = from_bytes(sys.stdin.buffer.read(), "<stdin>") if file == "-" else load(file)
    except Unreadable as error:
        kept = [error.finding] if selected(error.finding.code, select, ignore) else []
        return Checked(file, kept, {})
    findings = check(source, select, ignore)
    return Checked(source.file, findings, lines_shown(findings, source.lines))


def check_all(
    files: Sequence[str], select: tuple[str, ...], ignore: tuple[str, ...], *, progress: bool
) -> list[Checked]:
    """The findings of all files, in the order given; `progress` draws a bar on stderr for many."""
    one = partial(check_file, select=select, ignore=ignore)
    if len(files) < _POOL_FROM:
        return [one(file) for file in files]
    from concurrent.futures import ProcessPoolExecutor

    with ProcessPoolExecutor(os.cpu_count()) as pool:
        results = pool.map(one, files, chunksize=_CHUNK)
        return list(_with_bar(results, len(files)) if progress else results)


def _with_bar(results: Iterable[Checked], total: int) -> Iterator[Checked]:
    from rich.console import Console
    from rich.progress import track

    yield from track(results, "Đang kiểm tra", total=total, console=Console(stderr=True))
