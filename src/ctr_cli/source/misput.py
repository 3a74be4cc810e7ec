"""Keys that are refused because a line or quotes were lost, or a role stands where a name should: how to mend that."""

from typing import Any

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import fold
from ctr_cli.model.values import ROLE_WORDS


def _held(data: Any, path: KeyPath) -> Any:
    """What stands at a path of plain values."""
    for step in path:
        data = data[step]
    return data


def as_role(data: Any, path: KeyPath, key: str | None = None) -> str | None:
    """How to charge an agency that stands behind what it does, `{chủ trì: Công an xã}`: behind a key of a group, or any."""
    group = _held(data, path)
    if not isinstance(group, dict) or path[:1] not in (("bodies",), ("amendments",)):
        return None
    asked = group if key is None else [key]
    said = {fold(str(one).replace("_", " ")): group[one] for one in asked}
    for role, words in ROLE_WORDS.items():
        name = said.get(fold(words))
        if isinstance(name, str):
            quoted = f"'{name}'" if "," in name else name
            charged = f"{{agency: {quoted}, role: {role}}}"
            return f"viết {charged if path[-2:-1] == ('agencies',) else f'agencies: [{charged}]'}"
    return None


def torn_apart(data: Any, path: KeyPath) -> str | None:
    """How to mend a name between braces whose commas part it: each part behind one is a key of no value."""
    if path[0] == "agencies" or path[-3:-2] not in (("agencies",), ("recipients",)):
        return None
    group, parts, owner = _held(data, path[:-1]), list[str](), ""
    for key, value in group.items():
        if value is not None:
            if path[-1] in parts:
                break
            owner, parts = str(key), [value] if isinstance(value, str) else []
        elif parts:
            parts.append(str(key))
    if path[-1] not in parts[1:]:
        return None
    whole = ", ".join(parts).replace("'", "''")
    return (
        f"dấu phẩy trong ngoặc tách giá trị ra: đặt cả giá trị trong dấu nháy, {owner}: '{whole}'"
    )


def lost_bodies(data: Any, path: KeyPath) -> str | None:
    """Where the line `bodies:` is to stand that parted those who meet from the agencies above them."""
    wanted = path == ("bodies",) or (path[0] == "agencies" and path[-1] == "meetings")
    agencies = data.get("agencies") if wanted and "bodies" not in data else None
    entries = agencies if isinstance(agencies, list) else []
    for entry in entries:
        if isinstance(entry, dict) and "meetings" in entry:
            first = next(iter(entry))
            return f"thêm dòng `bodies:` (sát lề trái) ngay trên dòng `- {first}: {entry[first]}`"
    return None
