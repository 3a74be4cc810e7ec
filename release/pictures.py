"""The pictures of README and guide, made of the programme of 2026 by the commands they show.

    python -m release.pictures docs/pictures

Needs LibreOffice, poppler and Chromium; what they draw is what a clerk sees on paper and on screen.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

_CTR = (sys.executable, "-m", "ctr_cli")
_PAPERS = {
    "van-ban": ("render", "programs/2026.yaml"),
    "chuong-trinh-hoi-nghi": ("agenda", "--meeting", "bch-3", "--date", "25/3/2026", "--start", "8h"),
    "giay-moi": ("agenda", "--meeting", "bch-3", "--date", "25/3/2026", "--start", "8h", "--invitation"),
    "bang-theo-doi": ("tasks", "--all"),
    "kiem-tra": ("validate", "programs/2026.yaml"),
}  # fmt: skip
"""The pictures of printed pages: name, and the command whose first page is drawn."""
_ENDINGS = {"bang-theo-doi": "xlsx", "kiem-tra": "xlsx"}
_DPI = 60


def main(folder: Path) -> None:
    """Write every picture anew; raises `CalledProcessError` when a program fails."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        for name, command in _PAPERS.items():
            made = Path(place) / f"{name}.{_ENDINGS.get(name, 'docx')}"
            run(*_CTR, *command, "-o", made)
            run("soffice", "--headless", "--convert-to", "pdf", "--outdir", place, made)
            target = folder / name
            run(
                "pdftoppm",
                "-png",
                "-r",
                _DPI,
                "-f",
                1,
                "-l",
                1,
                "-singlefile",
                made.with_suffix(".pdf"),
                target,
            )
        page = Path(place) / "trang-web.html"
        run(*_CTR, "render", "programs/2026.yaml", "-o", page)
        shot = f"--screenshot={(folder / 'trang-web.png').resolve()}"
        flags = ("--headless", "--no-sandbox", "--hide-scrollbars", "--window-size=900,700")
        run("chromium", *flags, shot, page.as_uri())


def run(*words: object) -> None:
    """A program, its talk shown only when it fails."""
    done = subprocess.run(
        [str(word) for word in words], capture_output=True, text=True, check=False
    )
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        done.check_returncode()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
