"""Start-up and single answers, from the wheel: against the import of what ctr stands on, and two checkers of YAML."""

import os
import subprocess
import sys
import tempfile
import zipfile
from compileall import compile_dir
from pathlib import Path

from measure import BIN, ROOT, instructions, medians

PROGRAMME = "programs/2026.yaml"
SCHEMA = "programs/ctr.schema.json"
FLOOR = "import typer, ruamel.yaml, pydantic"
CTR = [sys.executable, "-m", "ctr_cli"]
COMMANDS = {
    FLOOR: [
        sys.executable, "-c", "import typer, ruamel.yaml; from pydantic import BaseModel",
    ],
    "import typer": [sys.executable, "-c", "import typer"],
    "ctr --version": [*CTR, "--version"],
    "ctr agenda --month 3": [*CTR, "agenda", "--month", "3"],
    "ctr tasks": [*CTR, "tasks", "--agency", "UBND phường"],
    "ctr validate": [*CTR, "validate", PROGRAMME],
    "yamllint": [str(BIN / "yamllint"), PROGRAMME],
    "check-jsonschema": [str(BIN / "check-jsonschema"), "--schemafile", SCHEMA, PROGRAMME],
}  # fmt: skip
RUNS = 9


def installed(folder: Path) -> str:
    """The wheel of this checkout, unpacked and compiled: where its package is found."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site")
    compile_dir(folder / "site", quiet=1)
    return str(folder / "site")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PYTHONPATH"] = installed(Path(folder))
        paper = ["render", "--force", "-o", f"{folder}/x.docx"]
        commands = {**COMMANDS, "ctr render --format docx": [*CTR, *paper]}
        times = medians(commands, RUNS)
        counts = {name: instructions(command) for name, command in commands.items()}
    floor, count = times[FLOOR], counts[FLOOR]
    print(f"{'command':34} {'median':>8} {'x floor':>8}   instructions, x floor")
    for name, taken in times.items():
        counted = counts[name]
        told = f"{counted / 1e6:7.0f} M {counted / count:6.2f}" if counted and count else ""
        print(f"{name:34} {taken * 1000:5.0f} ms {taken / floor:8.2f}   {told}")


if __name__ == "__main__":
    main()
