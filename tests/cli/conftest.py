"""What tests of sheets share: the office's folder, and the sheets that went out of it."""

import shutil
from pathlib import Path

import pytest

from support import REAL, Run
from support.collecting import AGENCY, FOLLOW_UP, OFFICE, SAVED


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the real programme, a follow-up of cells that are easily misread, and no sheets."""
    (tmp_path / "programs").mkdir()
    shutil.copy(REAL, tmp_path / "programs" / "2026.yaml")
    shutil.copy(SAVED / "2026.follow-up.yaml", tmp_path / FOLLOW_UP)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def made() -> dict[Path, bytes]:
    """What the command that makes sheets wrote, once somebody has asked for them."""
    return {}


@pytest.fixture
def sheets(place: Path, ctr: Run, made: dict[Path, bytes]) -> Path:
    """The same with the office's sheet and that of an agency."""
    if not made:
        assert ctr("tasks", "--all", "-f", "xlsx").code == 0
        assert ctr("tasks", "-a", "công an phường", "-o", str(AGENCY)).code == 0
        made.update((path, path.read_bytes()) for path in (OFFICE, AGENCY))
    for path, held in made.items():
        path.write_bytes(held)
    return place
