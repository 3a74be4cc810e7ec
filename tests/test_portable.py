"""The folder for Windows: what it needs is found for that machine, and a gap is told."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from release.portable import ROOT, VERSIONS, closure, missing, pins, without_marker

PROJECT = re.compile(r"dependencies = \[\n(.*?)\n\]", re.DOTALL)
BATCHES = sorted((ROOT / "release/windows").glob("*.bat"))


def declared() -> list[str]:
    block = PROJECT.search((ROOT / "pyproject.toml").read_text("utf-8"))
    assert block is not None
    return re.findall(r'^\s*"([^"]+)"', block[1], re.MULTILINE)


def wheel(folder: Path, name: str, tag: str, *needs: str) -> None:
    lines = "".join(f"Requires-Dist: {need}\n" for need in needs)
    with ZipFile(folder / f"{name}-1.0-{tag}.whl", "w") as archive:
        archive.writestr(f"{name}-1.0.dist-info/METADATA", f"Name: {name}\n{lines}\ntext")


@pytest.mark.parametrize("version", VERSIONS)
def test_all_that_windows_needs_is_pinned_with_hashes(version: str) -> None:
    pinned = pins((ROOT / "requirements.txt").read_text("utf-8"))
    needed = closure(declared(), version)
    assert needed <= set(pinned)
    assert {"typst", "pydantic-core", "python-calamine"} <= needed
    assert {"tzdata", "colorama"} <= needed
    for name in needed:
        assert "--hash=sha256:" in without_marker(pinned[name])
        assert ";" not in without_marker(pinned[name])


def test_a_whole_folder_has_no_gap(tmp_path: Path) -> None:
    wheel(tmp_path, "ctr_cli", "py3-none-any", "one>=1", 'two; sys_platform == "win32"')
    wheel(tmp_path, "one", "cp313-cp313-win_amd64", 'three; sys_platform == "linux"')
    wheel(tmp_path, "two", "py3-none-any")
    assert missing(tmp_path, "ctr-cli", "3.13") == []


def test_gaps_are_told_one_by_one(tmp_path: Path) -> None:
    wheel(tmp_path, "ctr_cli", "py3-none-any", "one>=2", "two", "three", "four[more]")
    wheel(tmp_path, "one", "py3-none-any")
    wheel(tmp_path, "two", "cp313-cp313-manylinux_2_28_x86_64")
    wheel(tmp_path, "three", "cp312-cp312-win_amd64")
    wheel(tmp_path, "four", "py3-none-any", 'five; extra == "more"')
    assert sorted(missing(tmp_path, "ctr-cli", "3.13")) == [
        "no wheel of five for Python 3.13 on Windows",
        "no wheel of three for Python 3.13 on Windows",
        "no wheel of two for Python 3.13 on Windows",
        "one-1.0-py3-none-any.whl is not one>=2",
    ]


@pytest.mark.parametrize("batch", BATCHES, ids=lambda path: path.name)
def test_a_batch_file_reads_vietnamese_and_calls_what_exists(batch: Path) -> None:
    text = batch.read_text("utf-8")
    lines = text.splitlines()
    assert lines.index("chcp 65001 >nul") < next(
        (n for n, line in enumerate(lines) if not line.isascii()), len(lines)
    )
    assert 'cd /d "%~dp0"' in lines
    for called in re.findall(r"call (\S+\.bat)", text):
        assert called in {path.name for path in BATCHES}
    for command in re.findall(r"Scripts\\ctr (\w+)", text):
        assert (ROOT / "docs/lenh.md").read_text("utf-8").count(f"ctr {command}")
