"""The PDF of the real programme, against LibreOffice converting its Word file: whole processes."""

import subprocess
import tempfile
from pathlib import Path

from measure import BIN, medians

RUNS = 7


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        word, office = Path(folder) / "2026.docx", Path(folder) / "office"
        render = [str(BIN / "ctr"), "render", "programs/2026.yaml", "--force", "--format"]
        subprocess.run([*render, "docx", "-o", str(word)], check=True)
        convert = f"soffice -env:UserInstallation={office.as_uri()} --headless --convert-to pdf"
        times = medians(
            {
                "ctr render --format pdf": [*render, "pdf", "-o", str(word.with_suffix(".pdf"))],
                "ctr render --format md": [*render, "md", "-o", str(word.with_suffix(".md"))],
                "soffice, from the DOCX": [*convert.split(), "--outdir", folder, str(word)],
            },
            RUNS,
        )
    pdf = times["ctr render --format pdf"]
    for name, taken in times.items():
        print(f"{name:26} {taken * 1000:5.0f} ms {taken / pdf:6.2f}")


if __name__ == "__main__":
    main()
