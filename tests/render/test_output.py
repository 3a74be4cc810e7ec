"""Writing files: whole or not at all, and nothing that somebody else wrote is lost."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from ctr_cli.model.errors import AccessError
from ctr_cli.render.output import write_file


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def refused(path: Path, words: str, **options: Any) -> None:
    before = names(path.parent)
    with pytest.raises(AccessError, match=words) as error:
        write_file(path, b"moi", force=True, **options)
    assert error.value.exit_code == 3 and error.value.hint
    assert names(path.parent) == before


def test_a_file_is_replaced_only_with_force(tmp_path: Path) -> None:
    path = tmp_path / "a" / "x.md"
    write_file(path, b"mot")
    with pytest.raises(AccessError, match="đã có tệp"):
        write_file(path, b"hai")
    assert path.read_bytes() == b"mot"
    write_file(path, b"hai", force=True)
    assert path.read_bytes() == b"hai"
    assert names(path.parent) == ["x.md"]


def test_a_file_that_appears_meanwhile_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.md"

    def meanwhile(handle: int) -> None:
        path.write_bytes(b"cua ho")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(AccessError, match="đã có tệp"):
        write_file(path, b"moi")
    assert path.read_bytes() == b"cua ho"
    assert names(tmp_path) == ["x.md"]


def test_what_somebody_else_saved_is_never_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"cua ho")
    refused(path, "vừa được sửa ở nơi khác", expected=b"da doc", backup=tmp_path / "x.yaml.goc")
    assert path.read_bytes() == b"cua ho"
    write_file(path, b"moi", force=True, expected=b"cua ho", backup=tmp_path / "x.yaml.goc")
    assert path.read_bytes() == b"moi"
    assert (tmp_path / "x.yaml.goc").read_bytes() == b"cua ho"
    path.unlink()
    refused(path, "vừa được sửa ở nơi khác", expected=b"moi")


def test_links_are_written_through(tmp_path: Path) -> None:
    target, link = tmp_path / "thật" / "x.md", tmp_path / "lối.md"
    target.parent.mkdir()
    target.write_bytes(b"cu")
    link.symlink_to(target)
    write_file(link, b"moi", force=True)
    assert link.is_symlink() and target.read_bytes() == b"moi"


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    circle, other = tmp_path / "a.md", tmp_path / "b.md"
    circle.symlink_to(other)
    other.symlink_to(circle)
    refused(circle, "không phải tệp thường")
    os.mkfifo(tmp_path / "ong.md")
    refused(tmp_path / "ong.md", "không phải tệp thường")
    (tmp_path / "folder").mkdir()
    refused(tmp_path / "folder", "thư mục")
    with pytest.raises(AccessError, match="không phải tệp thường"):
        write_file(Path("/dev/null"), b"x", force=True)
    assert Path("/dev/null").is_char_device()


def test_a_read_only_file_is_refused_whoever_asks(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"cu")
    path.chmod(0o444)
    refused(path, "chỉ cho đọc")
    assert path.read_bytes() == b"cu"


def test_a_file_with_two_names_stays_one(tmp_path: Path) -> None:
    path, other = tmp_path / "x.md", tmp_path / "y.md"
    path.write_bytes(b"cu")
    os.link(path, other)
    refused(path, "liên kết cứng")
    assert other.read_bytes() == b"cu" and path.samefile(other)


def test_mode_owner_and_group_stay(tmp_path: Path) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"cu")
    path.chmod(0o640)
    if os.geteuid() == 0:
        os.chown(path, 12345, 12345)
    before = path.stat()
    write_file(path, b"moi", force=True)
    after = path.stat()
    assert (after.st_mode, after.st_uid, after.st_gid) == (
        before.st_mode,
        before.st_uid,
        before.st_gid,
    )


def test_a_file_of_somebody_else_is_refused_where_its_owner_cannot_be_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"cu")
    real = os.stat_result

    def others(self: Path) -> os.stat_result:
        found = list(os.lstat(self))
        found[4] += 1
        return real(found)

    def no_right(*args: object) -> None:
        raise PermissionError(1, "no")

    monkeypatch.setattr(Path, "lstat", others)
    monkeypatch.setattr(os, "chown", no_right)
    refused(path, "của người khác")
    assert path.read_bytes() == b"cu"


def test_temporary_files_of_ended_runs_are_swept(tmp_path: Path) -> None:
    old, new, foreign = (tmp_path / name for name in (".ctr-a.tmp", ".ctr-b.tmp", "c.tmp"))
    for left in (old, new, foreign):
        left.write_bytes(b"")
    os.utime(old, (time.time() - 7200,) * 2)
    os.utime(foreign, (0, 0))
    write_file(tmp_path / "x.md", b"x")
    assert names(tmp_path) == [".ctr-b.tmp", "c.tmp", "x.md"]


def test_a_refused_rename_is_tried_five_times(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[Path] = []
    waited: list[float] = []
    real = Path.replace

    def busy(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) < least:
            raise PermissionError(13, "busy")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr(time, "sleep", waited.append)
    path, least = tmp_path / "x.md", 5
    write_file(path, b"moi")
    assert path.read_bytes() == b"moi" and len(tries) == 5 and sum(waited) <= 1
    tries.clear()
    least = 99
    refused(path, "đang bị giữ")
    assert len(tries) == 5 and path.read_bytes() == b"moi"


def test_a_full_disk_loses_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"cu")

    def full(handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(os, "fsync", full)
    refused(path, "ổ đĩa đã đầy")
    assert path.read_bytes() == b"cu"


_WRITER = """
import sys
from pathlib import Path
from typing import Any
from ctr_cli.render.output import write_file
path, n = Path(sys.argv[1]), 0
print("ready", flush=True)
while True:
    n += 1
    write_file(path, b"%d" % (n % 10) * 300_000, force=True)
"""


@pytest.mark.parametrize("after", [0.05, 0.11, 0.17])
def test_a_killed_writer_leaves_the_old_or_the_new_file(tmp_path: Path, after: float) -> None:
    path = tmp_path / "x.md"
    path.write_bytes(b"0" * 300_000)
    process = subprocess.Popen([sys.executable, "-c", _WRITER, path], stdout=subprocess.PIPE)
    assert process.stdout is not None and process.stdout.readline() == b"ready\n"
    time.sleep(after)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    content = path.read_bytes()
    assert len(content) == 300_000 and len(set(content)) == 1
    assert all(name == "x.md" or name.startswith(".ctr-") for name in names(tmp_path))
