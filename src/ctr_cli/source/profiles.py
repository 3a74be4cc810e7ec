"""Profiles found and chosen: the built-in ones of `data/profiles/`, and a `profiles/` folder of the user's.

A user's profile adds to the built-in ones, or stands in for one by name. A profile that `extends`
another states only what differs.
"""

import os
from collections.abc import Iterable, Iterator
from copy import copy
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from ctr_cli.data import data_names, table
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import fold
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.bodies import works_of
from ctr_cli.model.demands import Applies, Demands, OfficeWords, is_named
from ctr_cli.model.errors import AccessError, CtrError, UsageError
from ctr_cli.model.finding import Problem
from ctr_cli.model.fitting import fitted
from ctr_cli.model.program import Program
from ctr_cli.source.discover import folders_beside, shown
from ctr_cli.source.load import Source, Unreadable, bytes_of, placed, tree_of
from ctr_cli.source.shape import shaped

if TYPE_CHECKING:
    from ctr_cli.model.profile import Profile

_INNER = "profiles"
_PARTY = ["Đảng", "Ban Chấp hành", "Ban Thường vụ", "Chi bộ"]
_Model = TypeVar("_Model", bound=BaseModel)


class WrongProfile(CtrError):
    """A profile of the user's that is wrong in itself: its file with all the findings in it."""

    def __init__(self, source: Source) -> None:
        first = source.findings[0]
        place = f"{source.file}:{first.span.line}:{first.span.column}"
        super().__init__(f"{place}: {first.message}", first.hint)
        self.source = source


class Chosen(Struct):
    """A profile, and the reason it was taken (Vietnamese, to be read after its name)."""

    profile: "Profile"
    reason: str


def profile_folders(program: Path) -> list[Path]:
    """The folders whose profiles go before the built-in ones."""
    return folders_beside(program, _INNER)


def is_profile(path: Path) -> bool:
    """Whether a file stands where a user's profiles do."""
    return path.suffix == ".yaml" and path.exists() and path.resolve().parent.name == _INNER


def profile_names(folders: list[Path]) -> list[str]:
    """The names of all profiles, the user's before the built-in ones."""
    users = [path.stem for folder in folders for path in sorted(folder.glob("*.yaml"))]
    return list(dict.fromkeys([*users, *data_names(_INNER)]))


def names_near(name: str, folders: list[Path]) -> str:
    """A hint for a name no profile has: the nearest, or all there are."""
    from ctr_cli.model.agencies import nearest

    known = profile_names(folders)
    near = nearest(name, known)
    said = f"ý bạn là {near[0]}? " if near else ""
    return f"{said}các thể thức có: {', '.join(known)}"


def choose(program: Program, asked: str | None, folders: list[Path], date: str) -> Chosen:
    """The profile of a paper dated `2025-12-05`, `2025-12` or `2025`.

    It is the one asked for, the file's own, or the one for the issuer and the date.
    Raises `UsageError` for a name asked for that there is not, `CtrError` for one the file names,
    `WrongProfile` for one that is wrong in itself.
    """
    if asked:
        return Chosen(profile(_meant(asked, folders), folders, UsageError), "theo --profile")
    if program.document.profile:
        reason = "theo khóa document.profile của tệp"
        return Chosen(profile(program.document.profile, folders, CtrError), reason)
    name, issuer = _by_date(program, folders, date)
    return Chosen(profile(name, folders, CtrError), _reason(date, issuer))


def _meant(asked: str, folders: list[Path]) -> str:
    """The name of the profile that is meant by `HD 36` or `hd36`; what was asked where none is."""
    names = profile_names(folders)
    near = (name for name in names if fold(name) == fold(asked).replace(" ", ""))
    return asked if asked in names else next(near, asked)


def demands(program: Program, folders: list[Path]) -> tuple[Demands, OfficeWords] | None:
    """What the profile of a programme's document demands of its words, and what it calls the office.

    None when there is no such profile, or what is wrong in it leaves nothing to go by.
    """
    try:
        name = program.document.profile or _by_date(program, folders, program.dated)[0]
        return _demands(name, tuple(folders)) if name in profile_names(folders) else None
    except CtrError:
        return None


def demands_by_date(program: Program) -> Demands | None:
    """What would be demanded of a programme that names no profile, by the built-in ones."""
    try:
        name, _ = _by_date(program, [], program.dated)
    except CtrError:
        return None
    found = _demands(name, ())
    return found and found[0]


@cache
def _demands(name: str, folders: tuple[Path, ...]) -> tuple[Demands, OfficeWords] | None:
    values = _values(name, list(folders))
    try:
        return (
            fitted(Demands, values.get("demands")),
            fitted(OfficeWords, values.get("office")),
        )
    except ValidationError:
        return None


def users_profiles(folders: list[Path]) -> list[Source]:
    """The profiles of the user's in some folders, each with all that is wrong in it."""
    sources = []
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            try:
                profile(path.stem, folders)
                sources.append(_read(path))
            except WrongProfile as wrong:
                sources.append(wrong.source)
    return sources


def profile(name: str, folders: list[Path], error: type[CtrError] = UsageError) -> "Profile":
    """The profile of a name; `error` is raised when there is none, `CtrError` when it is wrong."""
    from ctr_cli.model.profile import Profile

    known = profile_names(folders)
    if name not in known:
        raise error(f"không có thể thức `{name}`", names_near(name, folders))
    return _checked(Profile, {**_values(name, folders), "id": name}, name, folders)


def _by_date(program: Program, folders: list[Path], date: str) -> tuple[str, str | None]:
    """The name of the profile for an issuer and a date, and the issuer if the profile is for him alone.

    An office that no profile names (Văn phòng) writes as the body above it. While nobody has named the issuer it is that
    of the title, else who meets first.
    """
    over = program.issuer.parent
    names = [program.issuer.name] if program.issuer.name else [*_told_of(program)]
    day = _last_possible_day(date)
    for_issuer, for_all, for_parent = [], [], []
    for name in profile_names(folders):
        applies = _applies(name, tuple(folders))
        if applies is None or not applies.since <= day <= applies.until:
            continue
        if any(is_named(issuer, applies.issuers) for issuer in names):
            for_issuer.append(name)
        elif not applies.issuers:
            for_all.append(name)
        elif is_named(over, applies.issuers):
            for_parent.append(name)
    if not any(is_named(issuer, _PARTY) for issuer in names):
        for_issuer = for_issuer or for_parent
    if not for_issuer and not for_all:
        hint = f"chọn bằng --profile: {', '.join(profile_names(folders))}"
        raise CtrError(f"không có thể thức nào cho văn bản ngày {short_date(day)}", hint)
    return (for_issuer or for_all)[0], program.issuer.name if for_issuer else None


def _told_of(program: Program) -> Iterator[str]:
    """Whose programme it seems to be: whom its title names, and the first of its bodies."""
    yield program.document.title.partition(" của ")[2]
    for body in program.bodies[:1]:
        yield body.name.removeprefix(works_of(""))


def _reason(date: str, issuer: str | None) -> str:
    year, *parts = date.split("-")
    known = ("năm", "tháng", "ngày")[len(parts)]
    when = "/".join([*parts[1:], *(str(int(month)) for month in parts[:1]), year])
    return f"theo {known} văn bản {when}" + (f" và cơ quan ban hành {issuer}" if issuer else "")


def _last_possible_day(date: str) -> str:
    """The day of a date, or the last one while its day, or its month, is blank."""
    return date + "-12-31"[3 * (date.count("-")) :]


@cache
def _applies(name: str, folders: tuple[Path, ...]) -> Applies | None:
    values = _values(name, [*folders]).get("applies")
    return None if values is None else _checked(Applies, values, name, [*folders])


def _values(name: str, folders: list[Path], seen: tuple[str, ...] = ()) -> dict[str, Any]:
    """The values of a profile over those of the one it extends.

    A user's profile may extend the built-in one it stands in for; it is then for the same documents.
    The built-in ones extend one another, whatever the user has.
    """
    values = dict(_own_values(name, folders))
    base = values.pop("extends", None)
    if base is None:
        return values
    if _users_file(name, folders) is None:
        folders = []
    elif base == name and name in data_names(_INNER):
        return _over(_values(name, []), values)
    path = _users_file(name, folders)
    if path is not None and base in (name, *seen):
        circle = " → ".join([*seen, name, base])
        raise _wrong(
            path, [("CTR114", Problem(("extends",), f"extends vòng tròn: {circle}", "sửa extends"))]
        )
    if path is not None and base not in profile_names(folders):
        message = f"không có thể thức `{base}` ghi ở extends"
        raise _wrong(path, [("CTR114", Problem(("extends",), message, names_near(base, folders)))])
    inherited = _values(base, folders, (*seen, name))
    inherited.pop("applies", None)
    return _over(inherited, values)


def _over(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in changes.items():
        inner = merged.get(key)
        if isinstance(inner, dict) and isinstance(value, dict):
            value = _over(inner, value)
        merged[key] = value
    return merged


def _users_file(name: str, folders: list[Path]) -> Path | None:
    paths = (folder / f"{name}.yaml" for folder in folders)
    return next((path for path in paths if os.path.lexists(path)), None)


def _own_values(name: str, folders: list[Path]) -> dict[str, Any]:
    """What a profile's own file says; raises `WrongProfile` for a file that is no such thing."""
    path = _users_file(name, folders)
    if path is None:
        values: dict[str, Any] = table(f"{_INNER}/{name}")
        return values
    source = _read(path)
    if any(finding.severity == "error" for finding in source.findings):
        raise WrongProfile(source)
    if not isinstance(source.tree.data, dict):
        message = "tệp thể thức chưa có khóa nào"
        hint = "ghi ít nhất khóa extends, ví dụ: extends: hd05"
        raise _wrong(path, [("CTR104", Problem((), message, hint))])
    return dict(source.tree.data)


@cache
def _read(path: Path) -> Source:
    try:
        return tree_of(bytes_of(str(path)), shown(path))
    except Unreadable as error:
        raise AccessError(f"{path}: {error.finding.message}", error.finding.hint) from None


def _checked(model: type[_Model], values: Any, name: str, folders: list[Path]) -> _Model:
    """A model made of a profile's values; raises `WrongProfile` with what does not fit, where it stands."""
    made, problems, *_ = shaped(model, values)
    path = _users_file(name, folders)
    if made is not None and not problems:
        return made
    if path is None:
        raise CtrError(f"thể thức {name} có sẵn bị sai: {problems[0][1].message}")
    source = _read(path)
    within: KeyPath = ("applies",) if model is Applies else ()
    raise _wrong(
        path, [(code, _in_own(problem, within, source.tree.data)) for code, problem in problems]
    )


def _wrong(path: Path, problems: Iterable[tuple[str, Problem]]) -> WrongProfile:
    """A user's profile with what is wrong in it."""
    source = copy(_read(path))
    source.findings = [*source.findings, *placed(source, problems)]
    return WrongProfile(source)


def _in_own(problem: Problem, within: KeyPath, data: Any) -> Problem:
    """A problem at the nearest key of the profile's own file: what it extends stands elsewhere."""
    path = (*within, *(step for step in problem.path if step != "[key]"))
    while path and not _holds(data, path):
        path = path[:-1]
    return problem._replace(path=path)


def _holds(data: Any, path: KeyPath) -> bool:
    """Whether there is something at a path."""
    try:
        for step in path:
            data = data[step]
    except (KeyError, IndexError, TypeError):
        return False
    return True
