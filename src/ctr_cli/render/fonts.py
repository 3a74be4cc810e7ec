"""Which font files a PDF is set in: the profile's own where the machine has them, else their stand-in."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from ctr_cli.data import table
from ctr_cli.model.errors import AccessError

if TYPE_CHECKING:
    from typst import Fonts

BUNDLED = Path(__file__).parent.parent / "data" / "fonts"
"""The folder of the fonts that ship with the package."""


def fonts_for(family: str) -> Iterator[tuple[str, "Fonts"]]:
    """The fonts to set a text of a family in, by name, the first choice first; at least one.

    A font of the table of fonts is looked for where machines keep it, any other among all that are
    installed. Raises `AccessError` when there is none at all.
    """
    from typst import Fonts

    entry = table("fonts").get(family)
    folder = _folder_of(entry["files"]) if entry else None
    own = Fonts(not entry, False, [str(folder)] if folder else [])
    if family in own.families():
        yield family, own
    if entry:
        yield entry["stand_in"], Fonts(False, False, [str(BUNDLED)])
    elif family not in own.families():
        known = ", ".join(table("fonts"))
        raise AccessError(
            f"máy không có phông chữ {family}",
            f"cài phông ấy, hoặc ghi ở khóa font của thể thức: {known}",
        )


def _folder_of(files: list[str]) -> Path | None:
    folders = (folder for folder in _folders() for file in files if (folder / file).is_file())
    return next(folders, None)


def _folders() -> list[Path]:
    """Where a machine of this kind keeps fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData" / "Local"))
        return [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        system = Path("/System/Library/Fonts/Supplemental")
        return [system, Path("/Library/Fonts"), home / "Library" / "Fonts"]
    truetype = Path("/usr/share/fonts/truetype")
    return [
        truetype / "msttcorefonts",
        truetype,
        home / ".local" / "share" / "fonts",
        home / ".fonts",
    ]
