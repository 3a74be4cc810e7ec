"""The PDF of the real programme, against typst setting the same words alone, and LibreOffice converting the Word file.

All are whole processes. What ctr takes beyond typst is the start of every command, and the words.
"""

import contextlib
import io
import json
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import typst

from measure import CTR, ROOT, install, medians

RUNS = 7
ALONE = """
import json, sys, typst
given = json.load(open(sys.argv[1], encoding="utf-8"))
files = {name: text.encode() for name, text in given["files"].items()}
compiler = typst.Compiler(files, given["root"], typst.Fonts(*given["fonts"]), sys_inputs=given["inputs"])
open(sys.argv[2], "wb").write(compiler.compile(format="pdf", pdf_standards=["a-2b"]))
"""


def given_to_typst() -> dict[str, Any]:
    """What a run of ctr hands to typst: templates, data and where the fonts are."""
    from ctr_cli.cli.main import run

    given: dict[str, Any] = {}
    fonts, compiler = typst.Fonts, typst.Compiler

    def noted_fonts(*where: Any) -> typst.Fonts:
        given["fonts"] = where
        return fonts(*where)

    def noted(files: Any, root: str, found: typst.Fonts, *, sys_inputs: Any) -> typst.Compiler:
        given["files"] = {name: source.decode() for name, source in files.items()}
        given["root"], given["inputs"] = root, sys_inputs
        return compiler(files, root, found, sys_inputs=sys_inputs)

    vars(typst).update(Fonts=noted_fonts, Compiler=noted)
    sys.argv = ["ctr", "render", str(ROOT / "programs" / "2026.yaml"), "-f", "pdf", "-o", "-"]
    with contextlib.redirect_stdout(io.TextIOWrapper(io.BytesIO(), "utf-8")):
        assert run() == 0
    vars(typst).update(Fonts=fonts, Compiler=compiler)
    return given


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        install(Path(folder))
        word, office, given = (
            Path(folder) / name for name in ("2026.docx", "office", "given.json")
        )
        given.write_text(json.dumps(given_to_typst()), encoding="utf-8")
        render = [*CTR, "render", "programs/2026.yaml", "--force", "--format"]
        subprocess.run([*render, "docx", "-o", str(word)], check=True, cwd=ROOT)
        alone = [sys.executable, "-c", ALONE, str(given), str(word.with_name("alone.pdf"))]
        commands = {
            "typst alone": alone,
            "ctr render --format pdf": [*render, "pdf", "-o", str(word.with_suffix(".pdf"))],
            "ctr render --format md": [*render, "md", "-o", str(word.with_suffix(".md"))],
        }
        if shutil.which("soffice"):
            convert = f"soffice -env:UserInstallation={office.as_uri()} --headless --convert-to pdf"
            commands["soffice, from the DOCX"] = [*convert.split(), "--outdir", folder, str(word)]
        times = medians(commands, RUNS)
    for name, taken in times.items():
        print(f"{name:26} {taken * 1000:5.0f} ms {taken / times['typst alone']:6.2f} x typst")


if __name__ == "__main__":
    main()
