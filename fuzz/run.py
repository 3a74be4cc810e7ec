"""Run commands on bent inputs: no fault of ctr itself (exit 70), nothing slow, nothing hungry.

`python -m fuzz.run KIND 1000 [SEED]` (programmes, docx, pdf, txt, md) prints what broke, with the seed that makes it again.
"""

import io
import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ctr_cli.cli import main as command_line
from fuzz import documents, programmes

ROOT = Path(__file__).parents[1]
SLOWEST = 10.0
"""Seconds a command may take on any input."""
HUNGRIEST = 500
"""Megabytes the whole run may take."""
_CHECKS = (("validate", "--format", "json"), ("validate", "--fix"))
_ANSWERS = (
    ("agenda", "--month", "3"),
    ("agenda", "--quarter", "2", "--format", "json"),
    ("tasks", "--all", "--format", "json"),
    ("tasks", "--all", "--format", "csv"),
    ("render", "--format", "txt"),
    ("render", "--format", "md"),
    ("render", "--format", "html"),
    ("render", "--format", "docx", "-o", "-"),
    ("calendar", "-o", "-"),
)


_IMPORT = (("import", "-o", "-"),)


class Broken(NamedTuple):
    """A command that did what no command may do, and the input it did it on."""

    seed: int
    command: tuple[str, ...]
    what: str


class Outcome(NamedTuple):
    """How a command ended: its exit code, the seconds of the processor it took, and the end of what it said."""

    code: int
    seconds: float
    said: str


def outcome(arguments: tuple[str, ...]) -> Outcome:
    """Run `ctr` in this process with its streams taken away."""
    streams = sys.stdout, sys.stderr, sys.argv
    sys.stdout = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    said = io.BytesIO()
    sys.stderr = io.TextIOWrapper(said, encoding="utf-8")
    sys.argv = ["ctr", *arguments]
    began = time.process_time()
    try:
        code = command_line.run()
        sys.stderr.flush()
        told = said.getvalue().decode()
    finally:
        sys.stdout, sys.stderr, sys.argv = streams
    return Outcome(code, time.process_time() - began, told[-300:])


def broken(
    seed: int, raw: bytes, folder: Path, name_of_file: str, commands: Iterable[tuple[str, ...]]
) -> Iterator[Broken]:
    """What breaks when commands are given a file of these bytes."""
    file = folder / name_of_file
    for command in commands:
        file.write_bytes(raw)
        name, *options = command
        ended = outcome((name, str(file), *options))
        if ended.code not in (0, 1, 2, 3):
            yield Broken(seed, command, f"exit {ended.code}: {ended.said}")
        if ended.seconds > SLOWEST:
            yield Broken(seed, command, f"{ended.seconds:.1f} s")


def seeds_of_programmes() -> list[str]:
    """The programmes that are bent: the real one, small ones, and those kept for their faults."""
    data = ROOT / "tests/data"
    files = [
        ROOT / "programs/2026.yaml",
        data / "slip.yaml",
        *sorted((data / "faults").glob("*.yaml")),
    ]
    files += [data / "programmes" / name for name in ("dac-khu.yaml", "ubnd-xa.yaml")]
    return [file.read_bytes().decode("utf-8", "replace") for file in files]


def run(kind: str, many: int, first: int, report: Callable[[Broken], None]) -> int:
    """Bend and try as many programmes, or documents of a kind; how many commands broke."""
    bend, found = _bender(kind), 0
    name = "2026.yaml" if kind == "programmes" else f"2026.{kind}"
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + many):
            rng = random.Random(seed)
            raw = bend(rng)
            commands = _IMPORT if kind != "programmes" else (*_CHECKS, *rng.sample(_ANSWERS, 2))
            for one in broken(seed, raw, Path(folder), name, commands):
                report(one)
                found += 1
    return found


def _bender(kind: str) -> Callable[[random.Random], bytes]:
    """What makes one bent file of a kind."""
    if kind == "programmes":
        texts = seeds_of_programmes()
        return lambda rng: programmes.bent(rng, rng.choice(texts))
    seeds = documents.seeds(kind, ROOT)
    return lambda rng: documents.bent(rng, kind, rng.choice(seeds))


def _main() -> int:
    kind, many, *rest = sys.argv[1:]
    counts: Counter[str] = Counter()

    def report(one: Broken) -> None:
        counts[one.what[:80]] += 1
        print(one.seed, *one.command, one.what, file=sys.stderr)

    began = time.perf_counter()
    found = run(kind, int(many), int(rest[0]) if rest else 1, report)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    seconds = time.perf_counter() - began
    print(f"{many} {kind}: {found} broken, {peak:.0f} MB at most, {seconds:.0f} s")
    return 1 if found or peak > HUNGRIEST else 0


if __name__ == "__main__":
    sys.exit(_main())
