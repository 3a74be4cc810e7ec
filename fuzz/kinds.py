"""The kinds of input: how one is made, and the commands that must take it. `FILE` stands for the input, `FOLDER` for where it is."""

import random
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from fuzz import documents, programmes, sheets, values

ROOT = Path(__file__).parents[1]

Command = tuple[str, ...]

_SMALL = 5_000
"""Bytes of a programme that is tried quickly."""
_WHOLE = 0.01
"""How often a whole year's programme is bent in its text: a small one shows as much in a tenth of the time."""

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
_TAKE: tuple[Command, ...] = ((), ("--take", "theirs"), ("--take", "ours"), ("--dry-run",))
_OTHER = str(ROOT / "tests/data/programmes/dac-khu.yaml")
_MORE: tuple[Command, ...] = (
    ("compare", "FILE"),
    ("compare", "FILE", "-f", "json"),
    ("compare", "FILE", _OTHER),
    ("compare", _OTHER, "FILE", "-f", "md"),
    ("compare", "FILE", "--redline", "-o", "-"),
    ("find", "ủy ban", "-p", "FILE"),
    ("find", "quy i", "-p", "FILE", "-f", "json"),
    ("status", "FILE"),
    ("status", "FILE", "-f", "json", "--on", "2026-06-20"),
    ("status", "FILE", "-f", "csv"),
    ("report", "FILE", "--on", "2026-06-30"),
    ("report", "FILE", "-q", "1", "--on", "2026-06-30", "-f", "json"),
    ("report", "FILE", "--on", "2026-12-31", "-f", "xlsx", "-o", "-"),
    ("remind", "FILE", "--all", "--on", "2026-06-30"),
    ("remind", "FILE", "--all", "--on", "2026-06-30", "-f", "html", "-o", "-"),
    ("track", "btv-1.1", "--note", "x", "-p", "FILE"),
    ("amend", "notice", "-p", "FILE"),
    ("amend", "notice", "-p", "FILE", "-f", "docx", "-o", "-"),
    ("new", "2027", "--from", "FILE", "-o", "-"),
    ("new", "2028", "--from", "FILE", "-o", "-"),
)
_ANSWERS = {"agenda": _AGENDA, "tasks": _TASKS, "render": _RENDER, "calendar": _CALENDAR}


class Kind(NamedTuple):
    """A kind of input: its file's name, what makes one, what commands are then tried, and the files beside it."""

    name: str
    bent: Callable[[random.Random], bytes]
    commands: Callable[[random.Random], list[Command]]
    beside: Mapping[str, bytes] = MappingProxyType({})


def kind_of(name: str) -> Kind:
    """A kind by its name."""
    if name == "checks":
        return Kind("2026.yaml", _programme(0.4, mild=False), _checks)
    if name == "answers":
        return Kind("2026.yaml", _programme(0.9, mild=True), _answers)
    if name == "sheets":
        program = (ROOT / "tests/data/programmes/dac-khu.yaml").read_bytes()
        filled = sheets.seeds(program)
        return Kind(
            "filled.xlsx",
            lambda rng: sheets.bent(rng, rng.choice(filled)),
            lambda rng: [("collect", "FILE", "-p", "FOLDER/2026.yaml", *rng.choice(_TAKE))],
            {"2026.yaml": program, "2026.follow-up.yaml": sheets.FOLLOW_UP},
        )
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
    asked = [(name, *_READ_PROGRAMME, *rng.choice(ways)) for name, ways in _ANSWERS.items()]
    return [*asked, rng.choice(_MORE)]


def _programme(in_values: float, *, mild: bool) -> Callable[[random.Random], bytes]:
    """What bends a programme, as often as said in its values, else in its text."""
    small, whole = _small_programmes(), _whole_programmes()
    data = values.readable([*small, *whole])

    def bent(rng: random.Random) -> bytes:
        if rng.random() < in_values:
            return values.bent(rng, data, mild=mild)
        return programmes.bent(rng, rng.choice(whole if rng.random() < _WHOLE else small))

    return bent


def _small_programmes() -> list[str]:
    """Small programmes, those of other offices, and those kept for their faults."""
    data = ROOT / "tests/data"
    folders = [data / name for name in ("faults", "offices", "programmes")]
    found = [file for folder in folders for file in sorted(folder.glob("*.yaml"))]
    small = [file for file in found if file.stat().st_size < _SMALL]
    return [_text(file) for file in (*small, data / "slip.yaml")]


def _whole_programmes() -> list[str]:
    """The real programme, as it was signed and with the decisions of a year."""
    real = _text(ROOT / "programs/2026.yaml")
    return [real, real + _text(ROOT / "tests/data/amendments/six-decisions.yaml")]


def _text(file: Path) -> str:
    return file.read_bytes().decode("utf-8", "replace")
