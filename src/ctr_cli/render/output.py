"""Writing files: whole or not at all, never over another without being told to."""

import errno
import os
import tempfile
from contextlib import suppress
from pathlib import Path

from ctr_cli.language.keys import fold
from ctr_cli.model.errors import AccessError

_RESERVED = {"con", "prn", "aux", "nul", *(f"{p}{n}" for p in ("com", "lpt") for n in range(1, 10))}


def write_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file through a temporary one beside it; folders are made.

    Raises `AccessError` when it exists (without `force`), is held open by another program, or the
    place cannot be written to.
    """
    temporary: Path | None = None
    path = path.resolve() if path.is_symlink() else path
    try:
        if path.is_dir():
            raise AccessError(
                f"{path} là một thư mục, không phải tệp", f"ghi rõ tên tệp: {path}/…."
            )
        if path.exists() and not force:
            raise AccessError(f"đã có tệp {path}", "thêm --force để ghi đè, hoặc chọn tên khác")
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=".ctr-", suffix=path.suffix)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        temporary.chmod((path.stat().st_mode & 0o777) if path.exists() else 0o666 & ~_umask())
        temporary.replace(path)
        temporary = None
    except OSError as error:
        raise _refused(path, error) from None
    finally:
        if temporary:
            with suppress(OSError):
                temporary.unlink()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refused(path: Path, error: OSError) -> AccessError:
    if isinstance(error, PermissionError):
        if error.filename is None or (
            Path(error.filename) != path.parent and os.access(path.parent, os.W_OK)
        ):
            hint = "nếu đang mở tệp bằng Word hoặc Excel thì đóng lại rồi làm lại"
            return AccessError(f"không ghi được {path}: tệp đang bị giữ hoặc không cho ghi", hint)
        return AccessError(
            f"không có quyền ghi vào thư mục {path.parent}", "chọn thư mục khác với -o"
        )
    if isinstance(error, (FileExistsError, NotADirectoryError)):
        return AccessError(
            f"không tạo được thư mục {path.parent}: đã có tệp trùng tên", "chọn tên khác"
        )
    reasons = {errno.ENOSPC: "ổ đĩa đã đầy", errno.ENAMETOOLONG: "tên tệp quá dài"}
    reason = reasons.get(error.errno or 0, f"mã lỗi {error.errno}")
    return AccessError(f"không ghi được {path}: {reason}", "chọn nơi khác hoặc tên khác với -o")


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
