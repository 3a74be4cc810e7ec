"""Run commands on bent inputs: no fault of ctr itself (exit 70), nothing slow, nothing hungry.

`python -m fuzz.run KIND 1000 [SEED]` (checks, answers, docx, pdf, txt, md, sheets) prints what broke, with the seed that
makes it again; `python -m fuzz.run KIND 1 SEED --keep FOLDER` leaves that input in a folder.
"""

import gc
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from fuzz import inside
from fuzz.kinds import Kind, kind_of

HUNGRIEST = 500
"""Megabytes the whole run may take."""
_TOLD_EVERY = 500
_COLLECT_EVERY = 20
"""Inputs after which garbage is collected: a command of its own process ends before Python does so."""


class Broken(NamedTuple):
    """A command that did what no command may do, and the input it did it on."""

    seed: int
    command: tuple[str, ...]
    what: str


class Sum(NamedTuple):
    """What a run came to: inputs, commands that broke, the slowest input, and the one at which memory was largest."""

    inputs: int
    broken: int
    slowest: tuple[float, int]
    largest: tuple[float, int]

    def __str__(self) -> str:
        """One line for a log."""
        return (
            f"{self.inputs} inputs, {self.broken} broken, slowest {self.slowest[0]:.1f} s (seed {self.slowest[1]}), "
            f"largest {self.largest[0]:.0f} MB (seed {self.largest[1]})"
        )


def broken(seed: int, kind: Kind, folder: Path) -> Iterator[Broken]:
    """What breaks when the commands of a kind are given the input that a seed makes."""
    rng = random.Random(seed)
    raw = kind.bent(rng)
    file = folder / kind.name
    for command in kind.commands(rng):
        file.write_bytes(raw)
        for name, content in kind.beside.items():
            (folder / name).write_bytes(content)
        words = (str(file) if word == "FILE" else word for word in command)
        ended = inside.outcome(tuple(word.replace("FOLDER", str(folder)) for word in words))
        if ended.seconds > inside.SLOWEST:
            yield Broken(seed, command, f"{ended.seconds:.1f} s")
        elif ended.code not in (0, 1, 2, 3):
            yield Broken(seed, command, f"exit {ended.code}: {ended.err.decode()[-300:]}")


def run(name: str, many: int, first: int, report: Callable[[Broken], None]) -> Sum:
    """Bend and try as many inputs of a kind; each command that broke is reported."""
    kind = kind_of(name)
    ended = Sum(0, 0, (0.0, first), (_memory(), first))
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(first, first + many):
            began = time.process_time()
            found = 0
            for one in broken(seed, kind, Path(folder)):
                report(one)
                found += 1
            ended = Sum(
                ended.inputs + 1,
                ended.broken + found,
                max(ended.slowest, (time.process_time() - began, seed)),
                max(ended.largest, (_memory(), seed), key=lambda pair: pair[0]),
            )
            if ended.inputs % _COLLECT_EVERY == 0:
                gc.collect()
            if ended.inputs % _TOLD_EVERY == 0:
                print(f"{name} to seed {seed}: {ended}", flush=True)
    return ended


def _memory() -> float:
    """The most megabytes this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _keep(name: str, seed: int, folder: Path) -> None:
    kind, rng = kind_of(name), random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / kind.name).write_bytes(kind.bent(rng))
    for command in kind.commands(rng):
        print("ctr", *command)


def _main() -> int:
    name, many, *rest = sys.argv[1:]
    first = int(rest[0]) if rest else 1
    if "--keep" in rest:
        _keep(name, first, Path(rest[-1]))
        return 0
    began = time.perf_counter()
    ended = run(
        name, int(many), first, lambda one: print(one.seed, *one.command, one.what, flush=True)
    )
    print(
        f"{name} ended: {ended}, {time.perf_counter() - began:.0f} s, {os.times().user:.0f} s of the processor"
    )
    return 1 if ended.broken or ended.largest[0] > HUNGRIEST else 0


if __name__ == "__main__":
    sys.exit(_main())
