"""Which programme is meant when no file is named, and what a user keeps beside it."""

import os
from pathlib import Path

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.errors import AccessError

OFFICE = "ctr.yaml"
"""The settings of an office, beside its programmes."""
_FOLLOW_UP = ".follow-up"
_ENDINGS = (".yaml", ".yml")
_YEAR_FILE = regex(r"(\d{4})\.ya?ml")


class Found(Struct):
    """The programme that is meant, and those beside it that are not."""

    path: Path
    others: list[Path]


def find_program(start: Path, year: int) -> Found | None:
    """The `programs/<year>.yaml` of a year in the nearest folder at or above `start` that has programmes.

    Where that year has none it is that of the nearest one. Files of any other name, in the folders passed on the way
    too, are never chosen; they are named with the others.
    """
    nameless: list[Path] = []
    for folder in (start, *start.parents):
        paths = programmes_in(folder / "programs")
        found = sorted(
            (int(match[1]), path) for path in paths if (match := _YEAR_FILE.fullmatch(path.name))
        )
        nameless += [path for path in paths if not _YEAR_FILE.fullmatch(path.name)]
        if found:
            chosen = min(reversed(found), key=lambda entry: abs(entry[0] - year))[1]
            return Found(chosen, [path for _, path in found if path != chosen] + nameless)
    return None


def programmes_in(folder: Path) -> list[Path]:
    """The files of a folder that are programmes by their names, whatever else they are called."""
    return sorted(
        path
        for path in _entries(folder)
        if path.suffix in _ENDINGS and path.name != OFFICE and not is_follow_up(path)
    )


def named_otherwise(start: Path) -> list[Path]:
    """The programmes in the `programs` of a folder that bear no year's name alone, which is why none of them is chosen."""
    paths = programmes_in(start / "programs")
    return [path for path in paths if not _YEAR_FILE.fullmatch(path.name)]


def newest_before(start: Path, year: int) -> Path | None:
    """The `programs/<year>.yaml` of the newest year before one, in the nearest folder at or above that has any."""
    for folder in (start, *start.parents):
        found = [
            (int(match[1]), path)
            for path in _entries(folder / "programs")
            if (match := _YEAR_FILE.fullmatch(path.name)) and int(match[1]) < year
        ]
        if found:
            return max(found)[1]
    return None


def of_another_year(program: Path, year: int, other: int) -> Path:
    """Where the same programme of another year stands: `hdnd-2027.yaml` beside `hdnd-2026.yaml`."""
    named = program.stem.replace(str(year), str(other))
    if named == program.stem:
        named = f"{other}" if named.isdecimal() else f"{named}-{other}"
    return program.with_name(f"{named}{program.suffix}")


def is_office(path: Path) -> bool:
    """Whether a file is the settings of an office by its name, hence no programme."""
    return path.name == OFFICE and os.path.lexists(path)


def obeying(office: Path) -> list[Path]:
    """The programmes that obey a file of settings: those beside it and those in `programs` beside it."""
    return [*programmes_in(office.parent), *programmes_in(office.parent / "programs")]


def folders_beside(program: Path, name: str) -> list[Path]:
    """The folders of a name that a user keeps beside a programme, or beside its `programs/`; the nearest first.

    Raises `AccessError` for one that may not be looked into: what stands in it would be passed over unseen.
    """
    folder = Path(os.path.realpath(program)).parent
    candidates = [folder / name]
    if folder.name == "programs":
        candidates.append(folder.parent / name)
    found = [path for path in candidates if path.is_dir()]
    for path in found:
        if not os.access(path, os.R_OK | os.X_OK):
            raise _closed(path)
    return found


def _closed(folder: Path) -> AccessError:
    return AccessError(
        f"không có quyền đọc thư mục {folder}", "nhờ người quản trị cấp quyền, hoặc đổi tên thư mục"
    )


def office_file(program: Path) -> Path | None:
    """The file of settings that a programme obeys: in its folder or, when that is `programs`, in its parent."""
    folder = Path(os.path.realpath(program)).parent
    folders = [folder, folder.parent] if folder.name == "programs" else [folder]
    paths = (place / OFFICE for place in folders)
    return next((path for path in paths if os.path.lexists(path)), None)


def follow_up_path(program: Path) -> Path:
    """Where the follow-up of a programme stands: `2026.follow-up.yaml` beside `2026.yaml`."""
    return program.with_name(f"{program.stem}{_FOLLOW_UP}{program.suffix}")


def is_follow_up(path: Path) -> bool:
    """Whether a file says by its name that it is a follow-up, hence no programme."""
    return path.stem.endswith(_FOLLOW_UP) and path.stem != _FOLLOW_UP


def programme_of(follow_up: Path) -> Path:
    """The programme a follow-up speaks of, by its name."""
    return follow_up.with_name(f"{follow_up.stem.removesuffix(_FOLLOW_UP)}{follow_up.suffix}")


def _entries(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except PermissionError:
        raise _closed(folder) from None
    except OSError:
        return []


def shown(path: Path) -> str:
    """A path as short as a person would write it: relative to the working directory when below or near it."""
    try:
        relative = os.path.relpath(path)
    except ValueError:
        return str(path)
    return str(path) if relative.count("..") > 3 else relative
