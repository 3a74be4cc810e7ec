"""What to write instead: a date as the file holds it, and the value of a key that is missing, where it is known."""

import re
from collections.abc import Sequence
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import fold, nfc
from ctr_cli.language.numbers import number_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.typed import deadline_held, time_held

_YEAR = regex(r"(?<!\d)20\d\d(?!\d)")


def as_held(typed: str, pattern: str, year: int | None = None) -> str | None:
    """A day or a month as the file holds it: `12/2025` as `2025-12`, `trước ngày 25/2` in a `year` as `2026-02-25`.

    None where the words say none, or one that a key of this pattern does not take.
    """
    written = deadline_held(typed, year) if year else time_held(typed)
    return written if written and re.fullmatch(pattern, written) else None


def year_meant(data: Any, path: KeyPath) -> int | None:
    """The year of a day that is written without it: the programme's, except on its own document, which is older."""
    year = data.get("year") if isinstance(data, dict) else None
    return year if isinstance(year, int) and path[0] != "document" else None


_MOST = {"month": 12, "months": 12, "quarter": 4, "number": 99}
_UNIT = regex(r"(?:tháng|quý|lần thứ|lần|thứ|kỳ)\s+", re.IGNORECASE)


def number_meant(key: str, typed: str) -> int | None:
    """The number that words stand for in a key: `month: Tháng Ba`; None for another, or one the key does not take."""
    bare = _UNIT.sub("", nfc(typed).strip(" .,;"), count=1).lower()
    number = number_of(bare)
    return number if number and number <= _MOST.get(key, 0) else None


def missing(key: str, examples: Sequence[Any], data: Any, path: KeyPath) -> str:
    """The line to add for a key that is missing at a path of plain values: with its value where that is known."""
    known = _known(key, data, path)
    if known is not None:
        return f"thêm dòng: {key}: {known}"
    if examples and isinstance(examples[0], str | int):
        return f"thêm dòng: {key}: …, ví dụ {key}: {examples[0]}"
    return f"thêm dòng: {key}: …"


def _known(key: str, data: Any, path: KeyPath) -> str | None:
    if path == ("format",):
        return "1"
    if path == ("year",):
        return _year_of(data)
    if key == "id" and path[0] in ("agencies", "bodies"):
        return _id_of(str(path[0]), data[path[0]][path[1]])
    return None


def _year_of(data: Any) -> str | None:
    """The year that the document's title names last."""
    document = data.get("document")
    title = document.get("title") if isinstance(document, dict) else None
    years = _YEAR.findall(title) if isinstance(title, str) else []
    return str(years[-1]) if years else None


def _id_of(kind: str, entry: Any) -> str | None:
    """A short id made of the name: a body by the first letters of what it is, an agency by its words."""
    name = entry.get("name") if isinstance(entry, dict) else None
    if not isinstance(name, str) or not fold(name):
        return None
    if kind == "agencies":
        return fold(name).replace("_", " ").replace(" ", "-")
    names = [known for row in table("bodies") for known in row["names"]]
    same = [known for known in names if fold(name).startswith(fold(known))]
    words = fold(max(same, key=len, default=name)).split()
    return "".join(word[0] for word in words)
