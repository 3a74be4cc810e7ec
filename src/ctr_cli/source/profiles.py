"""Profiles found and chosen: the built-in ones of `data/profiles/`, and a `profiles/` folder of the user's.

A user's profile adds to the built-in ones, or stands in for one by name. A profile that `extends`
another states only what differs.
"""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel, ValidationError

from ctr_cli.data import data_names, table
from ctr_cli.language.keys import fold
from ctr_cli.model.errors import AccessError, CtrError, UsageError
from ctr_cli.model.profile import Applies, Profile
from ctr_cli.model.program import Program
from ctr_cli.source.discover import folders_beside

_INNER = "profiles"
_Model = TypeVar("_Model", bound=BaseModel)


class Chosen(NamedTuple):
    """A profile, and the reason it was taken (Vietnamese, to be read after its name)."""

    profile: Profile
    reason: str


def profile_folders(program: Path) -> list[Path]:
    """The folders whose profiles go before the built-in ones."""
    return folders_beside(program, _INNER)


def profile_names(folders: list[Path]) -> list[str]:
    """The names of all profiles, the user's before the built-in ones."""
    users = [path.stem for folder in folders for path in sorted(folder.glob("*.yaml"))]
    return list(dict.fromkeys([*users, *data_names(_INNER)]))


def choose(program: Program, asked: str | None, folders: list[Path], date: str) -> Chosen:
    """The profile of a paper dated `2025-12-05`, `2025-12` or `2025`.

    It is the one asked for, the file's own, or the one for the issuer and the date.
    Raises `UsageError` for a name asked for that there is not, `CtrError` for one the file names, or
    for a profile that is wrong in itself.
    """
    if asked:
        return Chosen(profile(asked, folders, UsageError), "theo --profile")
    if program.document.profile:
        reason = "theo khóa document.profile của tệp"
        return Chosen(profile(program.document.profile, folders, CtrError), reason)
    return _by_date(program, folders, date)


def profile(name: str, folders: list[Path], error: type[CtrError] = UsageError) -> Profile:
    """The profile of a name; `error` is raised when there is none, `CtrError` when it is wrong."""
    known = profile_names(folders)
    if name not in known:
        raise error(f"không có thể thức `{name}`", f"các thể thức có: {', '.join(known)}")
    return _checked(Profile, {**_values(name, folders), "id": name}, name, folders)


def _by_date(program: Program, folders: list[Path], date: str) -> Chosen:
    issuer, day = fold(program.issuer.name or ""), _last_possible_day(date)
    for_issuer, for_all = [], []
    for name in profile_names(folders):
        applies = _applies(name, folders)
        if applies is None or not applies.since <= day <= applies.until:
            continue
        if any(issuer.startswith(fold(beginning)) for beginning in applies.issuers):
            for_issuer.append(name)
        elif not applies.issuers:
            for_all.append(name)
    if not for_issuer and not for_all:
        hint = f"chọn bằng --profile: {', '.join(profile_names(folders))}"
        raise CtrError(f"không có thể thức nào cho văn bản ngày {day}", hint)
    chosen = profile((for_issuer or for_all)[0], folders, CtrError)
    return Chosen(chosen, _reason(date, program.issuer.name if for_issuer else None))


def _reason(date: str, issuer: str | None) -> str:
    year, *parts = date.split("-")
    known = ("năm", "tháng", "ngày")[len(parts)]
    when = "/".join([*parts[1:], *(str(int(month)) for month in parts[:1]), year])
    return f"theo {known} văn bản {when}" + (f" và cơ quan ban hành {issuer}" if issuer else "")


def _last_possible_day(date: str) -> str:
    """The day of a date, or the last one while its day, or its month, is blank."""
    return date + "-12-31"[3 * (date.count("-")) :]


def _applies(name: str, folders: list[Path]) -> Applies | None:
    values = _values(name, folders).get("applies")
    return None if values is None else _checked(Applies, values, name, folders)


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
    file = _file(name, folders)
    if base in (name, *seen):
        circle = " → ".join([*seen, name, base])
        raise CtrError(f"{file}: extends vòng tròn: {circle}", "sửa extends")
    if base not in profile_names(folders):
        known = ", ".join(profile_names(folders))
        raise CtrError(
            f"{file}: không có thể thức `{base}` ghi ở extends", f"các thể thức: {known}"
        )
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
    return next((path for path in paths if path.is_file()), None)


def _file(name: str, folders: list[Path]) -> str:
    return str(_users_file(name, folders) or f"{_INNER}/{name}.yaml")


def _own_values(name: str, folders: list[Path]) -> dict[str, Any]:
    """What a profile's own file says."""
    path = _users_file(name, folders)
    if path is None:
        values: dict[str, Any] = table(f"{_INNER}/{name}")
        return values
    return _read(path)


@cache
def _read(path: Path) -> dict[str, Any]:
    from ctr_cli.source.decode import decode
    from ctr_cli.source.load import Unreadable, bytes_of, read

    try:
        raw = bytes_of(str(path))
    except Unreadable as error:
        raise AccessError(f"{path}: {error.finding.message}", error.finding.hint) from None
    text, findings = decode(raw, str(path))
    if text is None:
        raise CtrError(f"{path}: {findings[0].message}", findings[0].hint)
    tree, troubles = read(text)
    if troubles:
        trouble = troubles[0]
        raise CtrError(f"{path}:{trouble.start.line + 1}: {trouble.message}", trouble.hint)
    if not isinstance(tree.data, dict):
        raise CtrError(f"{path}: tệp thể thức chưa có khóa nào", "xem mẫu: ctr templates")
    return tree.data


def _checked(model: type[_Model], values: Any, name: str, folders: list[Path]) -> _Model:
    try:
        return model.model_validate(values)
    except ValidationError as wrong:
        complaints = [_complaint(detail) for detail in wrong.errors(include_url=False)]
        hint = "sửa tệp thể thức; ý nghĩa từng khóa ghi trong tệp hd36.yaml"
        raise CtrError(f"{_file(name, folders)}: " + "; ".join(complaints), hint) from None


def _complaint(detail: Any) -> str:
    if detail["type"] == "styles":
        return f"styles: thiếu {detail['ctx']['missing']}"
    if detail["type"] == "columns":
        return "left_column: cột trái rộng hơn phần chữ giữa hai lề"
    path = ".".join(str(step) for step in detail["loc"] if step != "[key]")
    said = {
        "missing": "thiếu khóa này",
        "extra_forbidden": "không có khóa này",
        "greater_than": "phải lớn hơn 0",
        "greater_than_equal": "số quá nhỏ",
        "less_than_equal": "số quá lớn",
        "literal_error": "không nhận giá trị này",
        "string_pattern_mismatch": "thiếu chỗ điền trong ngoặc nhọn",
    }.get(detail["type"], "giá trị không đúng kiểu")
    shown = "" if detail["type"] == "missing" else f" ({detail['input']!s:.40})"
    return f"{path}: {said}{shown}"
