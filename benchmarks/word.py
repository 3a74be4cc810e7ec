"""The annual document as a Word file, against pandoc making one from the Markdown."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import CTR, ROOT, install, medians

RUNS = 9


def main() -> None:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        sys.exit("this comparison needs pandoc")
    with tempfile.TemporaryDirectory() as folder:
        install(Path(folder))
        text, render = Path(folder, "x.md"), [*CTR, "render", "programs/2026.yaml"]
        subprocess.run([*render, "-o", str(text)], cwd=ROOT, check=True, capture_output=True)
        times = medians(
            {
                "python -c 'import typer, pydantic'": [sys.executable, "-c", "import typer, pydantic"],
                "ctr render --format md": [*render, "-o", str(text), "--force"],
                "ctr render --format docx": [
                    *render, "--format", "docx", "-o", f"{folder}/x.docx", "--force",
                ],
                "pandoc -o x.docx": [pandoc, str(text), "-o", f"{folder}/y.docx"],
            },
            RUNS,
        )  # fmt: skip
    for name, taken in times.items():
        print(f"{name:36} {taken * 1000:5.0f} ms {taken / times['pandoc -o x.docx']:6.2f} x pandoc")


if __name__ == "__main__":
    main()
