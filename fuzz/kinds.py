"""The kinds of input: how one is made, and the commands that must take it. `FILE` stands for the input."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from fuzz import documents, programmes, values

ROOT = Path(__file__).parents[1]

Command = tuple[str, ...]

_READ_PROGRAMME = ("-p", "FILE")
_SHOWN = ("text", "json", "github", "sarif")
_AGENDA: tuple[Command, ...] = (
    ("--month", "3"),
    ("--month", "1", "-f", "md"),
    ("--quarter", "2", "-f", "json"),
    ("--quarter", "1"),
    ("--meeting", "bch-3", "-f", "html", "-o", "-"),
    ("--meeting", "btv-1", "-f", "docx", "--invitation", "-o", "-"),
    ("--month", "3", "-f", "docx", "--together", "-o", "-"),
)
_TASKS: tuple[Command, ...] = (
    ("--all",),
    ("--all", "-f", "json"),
    ("--all", "-f", "csv"),
    ("--all", "-f", "md"),
    ("--all", "-f", "xlsx", "-o", "-"),
    ("--agency", "UBND phường"),
    ("--agency", "Ủy ban nhân dân xã", "-q", "1", "-f", "docx", "-o", "-"),
)
_RENDER: tuple[Command, ...] = (
    ("-f", "txt"),
    ("-f", "md"),
    ("-f", "html", "-o", "-"),
    ("-f", "docx", "-o", "-"),
    ("-f", "txt", "--consolidated"),
    ("-f", "docx", "--draft", "2", "-o", "-"),
)
_CALENDAR: tuple[Command, ...] = (
    ("-o", "-"),
    ("-o", "-", "--issued"),
    ("-o", "-", "--on", "2026-05-01"),
)
_ANSWERS = {"agenda": _AGENDA, "tasks": _TASKS, "render": _RENDER, "calendar": _CALENDAR}


class Kind(NamedTuple):
    """A kind of input: its file's name, what makes one, and what commands are then tried."""

    name: str
    bent: Callable[[random.Random], bytes]
    commands: Callable[[random.Random], list[Command]]


def kind_of(name: str) -> Kind:
    """A kind by its name."""
    if name == "checks":
        return Kind("2026.yaml", _programme(0.4, mild=False), _checks)
    if name == "answers":
        return Kind("2026.yaml", _programme(0.9, mild=True), _answers)
    seeds = documents.seeds(name, ROOT)
    return Kind(
        f"2026.{name}",
        lambda rng: documents.bent(rng, name, rng.choice(seeds)),
        lambda rng: [("import", "FILE", "-o", "-", "-f", rng.choice(("text", "json")))],
    )


def _checks(rng: random.Random) -> list[Command]:
    shown = rng.choice(_SHOWN)
    return [("validate", "FILE", "-f", shown), ("validate", "FILE", "--fix")]


def _answers(rng: random.Random) -> list[Command]:
    return [(name, *_READ_PROGRAMME, *rng.choice(ways)) for name, ways in _ANSWERS.items()]


def _programme(in_values: float, *, mild: bool) -> Callable[[random.Random], bytes]:
    """What bends a programme, as often as said in its values, else in its text."""
    texts = seeds_of_programmes()
    data = values.readable(texts)

    def bent(rng: random.Random) -> bytes:
        if rng.random() < in_values:
            return values.bent(rng, data, mild=mild)
        return programmes.bent(rng, rng.choice(texts))

    return bent


def seeds_of_programmes() -> list[str]:
    """The programmes that are bent: real ones, small ones, those of other offices, and those kept for their faults."""
    data = ROOT / "tests/data"
    small = [
        file
        for folder in ("faults", "offices", "programmes")
        for file in sorted((data / folder).glob("*.yaml"))
        if file.stat().st_size < 10_000
    ]
    real, decisions = ROOT / "programs/2026.yaml", data / "amendments/six-decisions.yaml"
    texts = [
        file.read_bytes().decode("utf-8", "replace") for file in (*small, data / "slip.yaml", real)
    ]
    return [*texts, texts[-1] + decisions.read_text("utf-8")]
