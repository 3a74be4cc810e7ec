"""Reading files whose size nobody has promised, and remembering which were read.

A device never ends, and nothing may be read whole to find out; what was read is an input, over which no answer
is written, whatever it is called.
"""

import errno
import glob
from pathlib import Path

_read: set[Path] = set()


def bounded(path: Path, most: int) -> bytes:
    """The bytes of a file, at most one more than `most`: whoever gets that many has a file too large.

    Raises `OSError` for what cannot be opened, and for a pipe in a folder, which nobody may ever write to.
    """
    if path.is_fifo() and path.parts[1:2] != ("dev",):
        raise OSError(errno.EINVAL, "a pipe", str(path))
    with path.open("rb") as stream:
        remember(path)
        return stream.read(most + 1)


def of_an_open_one(path: Path) -> tuple[str, str] | None:
    """What is told of the small file that Word, Excel or LibreOffice keeps beside one they have open, and what to do.

    Word puts `~$` before a short name, and in place of the first two letters of a long one.
    """
    sign = next((sign for sign in (".~lock.", "~$") if path.name.startswith(sign)), None)
    if sign is None:
        return None
    rest = path.name.removeprefix(sign).rstrip("#")
    beside = sorted(path.parent.glob(f"*{glob.escape(rest)}"))
    near = (one.name for one in beside if one != path and len(one.name) - len(rest) in (0, 2))
    real = next(near, rest)
    return (
        "đây là tệp tạm, có khi văn bản đang mở, không phải văn bản",
        f"đóng văn bản ở Word, Excel, rồi dùng tệp {real} (tên không có {sign})",
    )


def remember(path: Path) -> None:
    """Note a file as an input, before it is read, or where another process reads it."""
    _read.add(path.absolute())


def is_input(path: Path) -> bool:
    """Whether a file was read: by this name, another, a link, other capitals."""
    return any(_same_file(path, read) for read in _read)


def _same_file(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except (OSError, ValueError):
        return False
