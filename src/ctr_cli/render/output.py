"""Writing files: whole or not at all, never over another without being told to, never over what somebody else wrote."""

import errno
import os
import stat
import tempfile
import time
from contextlib import suppress
from functools import cache
from pathlib import Path

from ctr_cli.language.keys import fold
from ctr_cli.model.errors import AccessError

_RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))}
_PREFIX, _SUFFIX = ".ctr-", ".tmp"
_STALE_AFTER = 600
"""Seconds after which a temporary file belongs to a process that was ended: no writing takes as long."""
_TRIES, _PAUSE = 5, 0.2
"""How often, and how many seconds apart, a rename is tried that Windows refuses while a file is looked at."""


def write_file(
    path: Path,
    content: bytes,
    *,
    force: bool = False,
    expected: bytes | None = None,
    backup: Path | None = None,
) -> None:
    """Write a file through a temporary one beside it; folders are made, links written through.

    With `expected` the file must still hold these bytes, and `backup` is a file that keeps them.
    Raises `AccessError`, and leaves everything as it was, when the file exists (without `force`), was
    changed meanwhile, is no regular file, is read-only, has several names or an owner that cannot be
    kept, is held open by another program, or the place cannot be written to.
    """
    path = Path(os.path.realpath(path))
    temporary: Path | None = None
    try:
        replaced = _replaceable(path, force=force)
        path.parent.mkdir(parents=True, exist_ok=True)
        _sweep(path.parent)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=_PREFIX, suffix=_SUFFIX)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        _as_it_was(temporary, path, replaced)
        if expected is not None and not _holds(path, expected):
            raise AccessError(
                f"{path} vừa được sửa ở nơi khác trong lúc đang làm; tệp được giữ nguyên",
                "lưu và đóng tệp ở chương trình kia, rồi làm lại",
            )
        if backup is not None and expected is not None:
            write_file(backup, expected, force=True)
        if not force:
            _replaceable(path, force=False)
        _renamed(temporary, path)
        temporary = None
    except OSError as error:
        raise _refused(path, error) from None
    finally:
        if temporary:
            with suppress(OSError):
                temporary.unlink()


def refuse_kept(path: Path, *, force: bool) -> None:
    """Raise `AccessError` where something stands that `write_file` would not replace: before any of many is written."""
    _replaceable(Path(os.path.realpath(path)), force=force)


def _replaceable(path: Path, *, force: bool) -> os.stat_result | None:
    """What is known of the file to replace, or None; raises `AccessError` when it must stay."""
    try:
        found = path.lstat()
    except FileNotFoundError:
        return None
    if stat.S_ISDIR(found.st_mode):
        raise AccessError(f"{path} là một thư mục, không phải tệp", f"ghi rõ tên tệp: {path}/….")
    if not stat.S_ISREG(found.st_mode):
        raise AccessError(f"{path} không phải tệp thường", "chọn tên khác cho tệp kết quả")
    if not force:
        raise AccessError(f"đã có tệp {path}", "thêm --force để ghi đè, hoặc chọn tên khác")
    if not found.st_mode & 0o222:
        raise AccessError(
            f"{path} chỉ cho đọc", "bỏ thuộc tính chỉ đọc của tệp, hoặc chọn tên khác"
        )
    if found.st_nlink > 1:
        raise AccessError(
            f"{path} còn có tên khác (liên kết cứng), ghi đè sẽ tách hai tên thành hai tệp",
            "chọn tên khác cho tệp kết quả",
        )
    return found


def _as_it_was(temporary: Path, path: Path, replaced: os.stat_result | None) -> None:
    """Give the temporary file the mode, owner and group of the one it will replace."""
    if replaced is None:
        temporary.chmod(0o666 & ~_umask())
        return
    made = temporary.stat()
    if (made.st_uid, made.st_gid) != (replaced.st_uid, replaced.st_gid):
        try:
            os.chown(temporary, replaced.st_uid, replaced.st_gid)
        except OSError:
            raise AccessError(
                f"{path} là tệp của người khác, ghi đè sẽ đổi chủ tệp",
                "chọn tên khác cho tệp kết quả, hoặc nhờ chủ tệp làm",
            ) from None
    temporary.chmod(stat.S_IMODE(replaced.st_mode))


def _holds(path: Path, expected: bytes) -> bool:
    """Whether a file still holds the bytes that were read of it."""
    try:
        with path.open("rb") as stream:
            return stream.read(len(expected) + 1) == expected
    except FileNotFoundError:
        return False


def _renamed(temporary: Path, path: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            temporary.replace(path)
            break
        except PermissionError:
            if not left:
                raise
            time.sleep(_PAUSE)
    _keep_on_disk(path.parent)


def _keep_on_disk(folder: Path) -> None:
    """Let a rename outlast a power cut, where folders can be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@cache
def _sweep(folder: Path) -> None:
    """Remove, once a run, what commands left in a folder that were ended while they wrote."""
    with suppress(OSError):
        for left in folder.glob(f"{_PREFIX}*{_SUFFIX}"):
            if time.time() - left.lstat().st_mtime > _STALE_AFTER:
                left.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


_FULL = "xóa bớt tệp trên ổ đĩa ấy rồi làm lại, hoặc ghi ra nơi khác"
_REASONS = {
    errno.ENOSPC: ("ổ đĩa đã đầy", _FULL),
    errno.EDQUOT: ("đã hết phần ổ đĩa được cấp", _FULL),
    errno.EFBIG: ("tệp lớn hơn mức máy cho phép", _FULL),
    errno.EROFS: ("ổ đĩa chỉ cho đọc", "ghi ra nơi khác"),
    errno.ENAMETOOLONG: ("tên tệp quá dài", "đặt tên ngắn hơn"),
}


def _refused(path: Path, error: OSError) -> AccessError:
    if isinstance(error, PermissionError):
        if error.filename is None or (
            Path(error.filename) != path.parent and os.access(path.parent, os.W_OK)
        ):
            hint = "nếu đang mở tệp bằng Word hoặc Excel thì đóng lại rồi làm lại"
            return AccessError(f"không ghi được {path}: tệp đang bị giữ hoặc không cho ghi", hint)
        return AccessError(
            f"không có quyền ghi vào thư mục {path.parent}",
            "mở quyền ghi cho thư mục ấy, hoặc dùng thư mục khác",
        )
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return AccessError(
            f"không tạo được thư mục {path.parent}: đã có tệp trùng tên", "chọn tên khác"
        )
    reason, hint = _REASONS.get(
        error.errno or 0, (f"mã lỗi {error.errno}", "chọn nơi khác hoặc tên khác cho tệp kết quả")
    )
    return AccessError(f"không ghi được {path}: {reason}", hint)


def safe_name(text: str, taken: set[str]) -> str:
    """A file name (no suffix) made of plain letters, valid on Windows, not among those taken; it is added to them."""
    base = fold(text).replace(" ", "-").replace("_", "-")[:80].strip("-") or "tep"
    if base in _RESERVED:
        base += "-"
    name, number = base, 2
    while name in taken:
        name, number = f"{base}-{number}", number + 1
    taken.add(name)
    return name
