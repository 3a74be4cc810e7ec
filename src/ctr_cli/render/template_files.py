"""Where templates stand: the built-in ones, and the user's of the same names, which go before them."""

import os
from pathlib import Path

from ctr_cli.model.errors import AccessError
from ctr_cli.source.bounded import bounded
from ctr_cli.source.discover import folders_beside

_SHIPPED = Path(__file__).parent.parent / "templates"
BUILT_IN = _SHIPPED if _SHIPPED.is_dir() else Path(__file__).parents[3] / "templates"
WORD_TEMPLATE = "program.docx"
"""A user's own Word template of the annual document; none is built in, `ctr templates` makes one."""
_MAX_BYTES = 20_000_000
"""A Word template with the pictures of a letterhead; texts are far smaller."""


def template_names() -> list[str]:
    """The names of the built-in templates."""
    return sorted(path.name for path in BUILT_IN.iterdir() if path.is_file())


def template_folders(program: Path) -> list[Path]:
    """The folders whose templates go before the built-in ones."""
    return folders_beside(program, "templates")


def template_in(folders: list[Path], name: str) -> Path | None:
    """The template of a name in the first of some folders that has one.

    Raises `AccessError` for what is no regular file, and for a link that leads out of its folder.
    """
    for folder in folders:
        path = folder / name
        if os.path.lexists(path):
            return _within(folder, path)
    return None


def _within(folder: Path, path: Path) -> Path:
    if not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)):
        hint = "chép tệp thật vào thư mục mẫu thay cho liên kết"
        raise AccessError(f"mẫu {path} là liên kết dẫn ra ngoài thư mục mẫu", hint)
    if not path.is_file():
        hint = "bỏ nó đi, hoặc thay bằng tệp mẫu thật"
        raise AccessError(f"mẫu {path} không phải tệp thường", hint)
    return path


def override_of(name: str, folders: list[Path]) -> Path | None:
    """The user's template that stands in for a built-in one, unless it is the very same text."""
    path = template_in(folders, name)
    same = path is not None and template_bytes(path) == (BUILT_IN / name).read_bytes()
    return None if same else path


def template_bytes(path: Path) -> bytes:
    """The bytes of a template; raises `AccessError` when it cannot be read or is far too large."""
    try:
        raw = bounded(path, _MAX_BYTES)
    except OSError:
        raise AccessError(f"không đọc được mẫu {path}", "xem lại quyền đọc tệp") from None
    if len(raw) > _MAX_BYTES:
        size = f"{_MAX_BYTES // 1_000_000} MB"
        raise AccessError(f"mẫu {path} lớn hơn {size}", "kiểm tra lại có nhầm tệp không")
    return raw
