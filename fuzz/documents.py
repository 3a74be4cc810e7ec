"""Documents bent as programs, mail and wrong hands bend them: Word files, PDFs, texts and Markdown."""

import random
from pathlib import Path

from fuzz import pdf_files, texts, word_files
from fuzz.bytes import torn

_BENDS = {"docx": word_files.bent, "pdf": pdf_files.bent, "txt": texts.bent, "md": texts.bent}
_LARGEST = 100_000
_SMALL = 20_000
"""Bytes of a document that is read quickly."""
_OFTEN = 3


def seeds(kind: str, root: Path) -> list[bytes]:
    """The documents of a kind that are bent: those the tests import and those kept for their faults."""
    folders = [
        root / "tests/data" / name
        for name in ("import", "import20", "import-cases", "import-kinds", "faults", "seeds")
    ]
    files = [file for folder in folders for file in sorted(folder.glob(f"*.{kind}"))]
    found = [file.read_bytes() for file in files if file.stat().st_size < _LARGEST]
    small = [raw for raw in found if len(raw) < _SMALL]
    if kind == "docx":
        # The others hold the whole programme, which takes ten times as long to read.
        small = [word_files.printed_programme(root)] * len(found)
    return found + small * _OFTEN


def bent(rng: random.Random, kind: str, raw: bytes) -> bytes:
    """A document with one to three things wrong in it."""
    for _ in range(rng.randint(1, 3)):
        raw = _BENDS[kind](rng, raw)
    return torn(rng, raw) if rng.random() < 0.08 else raw
