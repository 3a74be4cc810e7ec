"""Start-up and single answers, from the wheel: against the import of what ctr stands on, and two checkers of YAML."""

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from measure import BIN, CTR, install, instructions, medians

PROGRAMME = "programs/2026.yaml"
SCHEMA = "programs/ctr.schema.json"
FLOOR = "import typer, ruamel.yaml, pydantic"
LEAST = """
import typer, ruamel.yaml
from pydantic import BaseModel

class Model(BaseModel):
    year: int

def command(month: str = typer.Option("3")) -> None:
    Model.model_validate({"year": 2026})

app = typer.Typer(add_completion=False)
app.command()(command)
app()
"""
"""The three put to use: a command with an option, and a model of one key."""
COMMANDS = {
    FLOOR: [
        sys.executable, "-c", "import typer, ruamel.yaml; from pydantic import BaseModel",
    ],
    "the same, one option, one model": [sys.executable, "-c", LEAST],
    "import typer": [sys.executable, "-c", "import typer"],
    "ctr --version": [*CTR, "--version"],
    "ctr agenda --month 3": [*CTR, "agenda", "--month", "3"],
    "ctr tasks": [*CTR, "tasks", "--agency", "UBND phường"],
    "ctr validate": [*CTR, "validate", PROGRAMME],
    "yamllint": [str(BIN / "yamllint"), PROGRAMME],
    "check-jsonschema": [str(BIN / "check-jsonschema"), "--schemafile", SCHEMA, PROGRAMME],
}  # fmt: skip
AGAINST = {"floor": FLOOR, "yamllint": "yamllint", "check-js.": "check-jsonschema"}
"""What each command is compared with, by the head of its column."""
RUNS = 9


def table(title: str, values: Mapping[str, float], unit: str) -> None:
    """Print a measure of each command, and how many times that of the three."""
    print(f"{title:36} {unit:>8}" + "".join(f"{f'x {name}':>12}" for name in AGAINST))
    for name, value in values.items():
        ratios = "".join(f"{value / values[other]:12.2f}" for other in AGAINST.values())
        print(f"{name:36} {value:8.0f}{ratios}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        install(Path(folder))
        paper = ["render", "--force", "-o", f"{folder}/x.docx"]
        commands = {**COMMANDS, "ctr render --format docx": [*CTR, *paper]}
        times = medians(commands, RUNS)
        counts = {name: instructions(command) for name, command in commands.items()}
    table("median of wall time", {name: taken * 1e3 for name, taken in times.items()}, "ms")
    if all(counts.values()):
        table("\ninstructions", {name: count / 1e6 for name, count in counts.items()}, "M")


if __name__ == "__main__":
    main()
