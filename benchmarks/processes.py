"""Start-up and single answers, against an empty Typer import and two checkers of YAML."""

import sys

from measure import BIN, medians

PROGRAMME = "programs/2026.yaml"
SCHEMA = "programs/ctr.schema.json"
COMMANDS = {
    "python -c ''": [sys.executable, "-c", ""],
    "python -c 'import typer'": [sys.executable, "-c", "import typer"],
    "ctr --version": [str(BIN / "ctr"), "--version"],
    "ctr agenda --month 3": [str(BIN / "ctr"), "agenda", "--month", "3"],
    "ctr validate": [str(BIN / "ctr"), "validate", PROGRAMME],
    "yamllint": [str(BIN / "yamllint"), PROGRAMME],
    "check-jsonschema": [str(BIN / "check-jsonschema"), "--schemafile", SCHEMA, PROGRAMME],
}
RUNS = 9


def main() -> None:
    times = medians(COMMANDS, RUNS)
    typer, jsonschema = times["python -c 'import typer'"], times["check-jsonschema"]
    print(f"{'command':28} {'median':>8} {'x typer':>8} {'x check-jsonschema':>19}")
    for name, taken in times.items():
        print(f"{name:28} {taken * 1000:5.0f} ms {taken / typer:8.2f} {taken / jsonschema:19.2f}")


if __name__ == "__main__":
    main()
