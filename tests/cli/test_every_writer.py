"""Every command that writes a file: what must not be lost is refused, nothing is left behind, code 3."""

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from support import DATA, MINIMAL, Run

DECISION = """\
amendments:
  - date: 2026-02-25
    paper: 12-TB/ĐU
    authority: Thường trực Đảng ủy
    changes:
      - {drop: bch-3.1, reason: chờ hướng dẫn}
"""
SLIP = MINIMAL.replace("Kiểm điểm quý I.", "Kiểm điểm , bổ xung quý I.")
ENDINGS = {
    "render a.yaml": ("docx", "html", "md", "txt"),
    "agenda -m 3 -p a.yaml": ("txt", "md", "json", "docx"),
    "tasks --all -p a.yaml": ("csv", "xlsx", "json"),
    "calendar -p a.yaml": ("ics",),
    "validate a.yaml": ("txt", "json", "xlsx"),
    "validate slip.yaml --fix": ("yaml",),
    "find ủy -p a.yaml": ("md",),
    "status -p a.yaml": ("txt", "xlsx"),
    "report a.yaml --on 2026-12-31": ("md", "docx", "xlsx"),
    "remind a.yaml --all --on 2026-12-20": ("txt", "html"),
    "compare a.yaml slip.yaml": ("md", "docx"),
    "compare decided.yaml --redline": ("docx",),
    "amend notice -p decided.yaml": ("md",),
    "import cu.txt": ("yaml",),
    "new 2027 --from a.yaml --review r.xlsx": ("yaml",),
    "new 2027 --name X": ("yaml",),
    "schema": ("json",),
    "help --all": ("md",),
    "explain --all": ("md",),
}
FILES = [f"{command} -o out.{ending}" for command, endings in ENDINGS.items() for ending in endings]
FOLDERS = {
    "templates -o out": "out/agenda.md.j2",
    "tasks --all -p a.yaml -f docx -o out": "out/uy-ban-nhan-dan-phuong.docx",
    "remind a.yaml --all --on 2026-12-20 -f md -o out": "out/don-doc-uy-ban-nhan-dan-phuong.md",
    "new 2027 --register --from a.yaml -f html -o out": "out/uy-ban-nhan-dan-phuong.html",
}
TARGETS = {line: line.split()[-1] for line in FILES} | FOLDERS
IN_PLACE = {
    "validate slip.yaml --fix": "slip.yaml",
    "amend drop bch-3.1 --reason x --date 2026-01-05 --authority BTV -p a.yaml": "a.yaml",
    "track bch-3.1 --note x -p followed.yaml": "followed.follow-up.yaml",
    "collect filled.xlsx --take theirs -p followed.yaml": "followed.follow-up.yaml",
}
STATES = ("read-only", "pipe", "two names", "loop", "device")
HELD = [(line, STATES[(at + step) % 5]) for at, line in enumerate(TARGETS) for step in (0, 2)]
"""Of the five states of a target each command meets two, and each state every kind of command."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office's folder with all that the commands ask for."""
    folder = tmp_path_factory.mktemp("office")
    whole = MINIMAL.replace("bodies:", "  - id: ubnd\n    name: Ủy ban nhân dân phường\nbodies:")
    whole = whole.replace("agencies: [Văn", "agencies: [Ủy ban nhân dân phường, Văn")
    (folder / "a.yaml").write_text(whole, "utf-8")
    (folder / "followed.yaml").write_text(whole, "utf-8")
    (folder / "followed.follow-up.yaml").write_text(
        "format: 1\nyear: 2026\nitems:\n  - {item: bch-3.1, status: doing}\n", "utf-8"
    )
    (folder / "slip.yaml").write_text(SLIP, "utf-8")
    (folder / "decided.yaml").write_text(MINIMAL + DECISION, "utf-8")
    shutil.copy(DATA / "import" / "xa-an-phu.txt", folder / "cu.txt")
    _filled(folder / "filled.xlsx")
    return folder


def _filled(path: Path) -> None:
    """A sheet that an agency has filled in."""
    import xlsxwriter

    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Theo dõi")
        sheet.write(0, 0, "Ủy ban nhân dân phường")
        sheet.write_row(1, 0, ["Mã", "Nội dung", "Tình trạng", "Ghi chú"])
        sheet.write_row(2, 0, ["bch-3.1", "Kiểm điểm quý I.", "Hoàn thành", "đã gửi"])


@pytest.fixture
def here(office: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "here"
    shutil.copytree(office, folder)
    monkeypatch.chdir(folder)
    yield folder
    for path in folder.rglob("*"):
        assert not path.name.startswith(".ctr-"), "a temporary file is left behind"


def put(target: Path, state: str) -> None:
    target.parent.mkdir(exist_ok=True)
    if state == "pipe":
        os.mkfifo(target)
    elif state == "loop":
        target.symlink_to(target.name)
    elif state == "device":
        target.symlink_to("/dev/null")
    else:
        target.write_bytes(target.read_bytes() if target.exists() else b"cua ho")
        if state == "two names":
            os.link(target, "ten-hai")
        else:
            target.chmod(0o444)


def seen(folder: Path) -> dict[str, object]:
    """Everything in a folder: kind, mode, number of names, and what it holds or where it leads."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        known = path.lstat()
        held: object = path.readlink() if path.is_symlink() else None
        held = path.read_bytes() if stat.S_ISREG(known.st_mode) else held
        found[str(path)] = (known.st_mode, known.st_nlink, held)
    return found


@pytest.mark.parametrize("line", TARGETS)
def test_every_command_writes_where_it_may(ctr: Run, here: Path, line: str) -> None:
    ran = ctr(*line.split())
    assert ran.code == 0, ran
    assert Path(TARGETS[line]).read_bytes()


@pytest.mark.no_cover
@pytest.mark.parametrize(("line", "state"), HELD)
def test_what_must_stay_is_refused_force_or_not(
    ctr: Run, here: Path, line: str, state: str
) -> None:
    put(Path(TARGETS[line]), state)
    before = seen(here)
    for force in ([], ["--force"]):
        ran = ctr(*line.split(), *force)
        assert (ran.code, ran.err.startswith("Lỗi: ") or "\nLỗi: " in ran.err) == (3, True), ran
        assert seen(here) == before


@pytest.mark.parametrize("line", FOLDERS)
def test_of_several_files_none_is_replaced_when_one_must_stay(
    ctr: Run, here: Path, line: str
) -> None:
    assert ctr(*line.split()).code == 0
    last = sorted(Path("out").iterdir())[-1]
    last.chmod(0o444)
    for path in Path("out").iterdir():
        os.utime(path, (0, 0))
    ran = ctr(*line.split(), "--force")
    assert ran.code == 3 and last.name in ran.err
    assert {path.stat().st_mtime for path in Path("out").iterdir()} == {0}


@pytest.mark.no_cover
@pytest.mark.parametrize("line", [*TARGETS, *IN_PLACE])
def test_a_full_disk_leaves_everything_as_it_was(
    ctr: Run, here: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    if line in TARGETS:
        put(Path(TARGETS[line]), "read-only")
        Path(TARGETS[line]).chmod(0o644)
    before = seen(here)
    monkeypatch.setattr(os, "fsync", full)
    ran = ctr(*line.split(), *(["--force"] if line in TARGETS else []))
    assert ran.code == 3 and "ổ đĩa đã đầy" in ran.err
    assert seen(here) == before


@pytest.mark.parametrize("state", ["read-only", "two names"])
@pytest.mark.parametrize("line", IN_PLACE)
def test_a_file_that_may_not_be_changed_is_not(ctr: Run, here: Path, line: str, state: str) -> None:
    put(Path(IN_PLACE[line]), state)
    before = seen(here)
    assert ctr(*line.split()).code == 3
    assert seen(here) == before


@pytest.mark.parametrize("line", IN_PLACE)
def test_what_somebody_saves_meanwhile_stays(
    ctr: Run, here: Path, line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target, real = Path(IN_PLACE[line]), os.fsync
    theirs = target.read_bytes() + b"# cua ho\n"

    def meanwhile(handle: int) -> None:
        target.write_bytes(theirs)
        real(handle)

    monkeypatch.setattr(os, "fsync", meanwhile)
    ran = ctr(*line.split())
    assert ran.code == 3 and "vừa được sửa ở nơi khác" in ran.err
    assert target.read_bytes() == theirs
