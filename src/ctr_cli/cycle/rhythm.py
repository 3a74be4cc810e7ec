"""A programme from nothing: the meetings and standing items that most committees have; of another office a frame."""

import re
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import fold
from ctr_cli.language.lunar import lunar_year
from ctr_cli.model.program import Program

_UNITS = {"phuong": "phường", "xa": "xã", "dac khu": "đặc khu"}


def unit_of(name: str) -> str:
    """What kind of place a committee is of, by its name: `Đảng ủy phường Đồ Sơn` is of a `phường`."""
    words = f" {fold(name)} "
    return next((unit for key, unit in _UNITS.items() if f" {key} " in words), "xã")


def place_of(name: str) -> str | None:
    """The place an office is named after: what follows the kind of place; None where its name says none."""
    _, *named = re.split(rf"(?i)\b{unit_of(name)}\s+", name)
    return named[-1].strip() if named else None


def standing_programme(
    year: int, name: str, parent: str | None, place: str | None, first: int | None
) -> Program:
    """The programme of a year with its usual meetings and items; `first` is the number of the first conference.

    Only a committee of a ward or commune has a committee's work; of another office the frame is to be filled in.
    """
    words = {
        "year": year,
        "before": year - 1,
        "next": year + 1,
        "lunar": lunar_year(year),
        "unit": unit_of(name),
        "name": name,
        "upper": "Thành ủy" if "thanh pho" in fold(parent or "") else "Tỉnh ủy",
    }
    rhythm: dict[str, Any] = _filled(_usual(name), words)
    names = {agency["id"]: agency["name"] for agency in rhythm["agencies"]}
    return Program.model_validate(
        {
            "format": 1,
            "year": year,
            "issuer": {"name": name, **({"parent": parent} if parent else {})},
            "document": {
                "number": None,
                "place": place or place_of(name),
                "date": f"{year - 1}-12",
                **{key: rhythm[key] for key in ("title", "symbol", "bases", "preamble")},
            },
            "bodies": [
                {"id": body, "name": title, "meetings": _meetings(rhythm, names, body, first)}
                for body, title in rhythm["bodies"].items()
            ],
            **{
                key: rhythm[key]
                for key in ("agencies", "implementation", "recipients", "signature")
            },
        }
    )


_COMMITTEES = ("dang uy ", "dang bo ", "ban chap hanh dang ", "ban thuong vu dang ")


def _usual(name: str) -> Any:
    """The table of what an office of a name usually plans."""
    committee = f"{fold(name)} ".startswith(_COMMITTEES)
    return table("rhythm" if committee else "rhythm-other")


def to_ask(name: str, place: str | None) -> dict[KeyPath, str]:
    """What a person must fill in, by its path in the programme of an office of a name and a place."""
    asked = {
        tuple(int(step) if step.isdecimal() else step for step in key.split(".")): question
        for key, question in _usual(name)["asked"].items()
    }
    unknown = {("document", "place"): "địa danh ghi trước ngày ban hành?"}
    return asked if place or place_of(name) else unknown | asked


def _meetings(
    rhythm: dict[str, Any], names: dict[str, str], body: str, first: int | None
) -> list[dict[str, Any]]:
    found = []
    for at, (month, items) in enumerate(rhythm["meetings"][body].items()):
        meeting: dict[str, Any] = {"month": int(month), "items": [_item(i, names) for i in items]}
        if first is not None and body == "bch":
            meeting = {"number": first + at, **meeting}
        found.append(meeting)
    return found


def _item(item: dict[str, str], names: dict[str, str]) -> dict[str, Any]:
    by = item.get("by")
    return {"text": item["text"], "agencies": [names[one] for one in by.split(", ")] if by else []}


def _filled(value: Any, words: dict[str, Any]) -> Any:
    """A table with its blanks filled in."""
    if isinstance(value, str):
        return value.format_map(words)
    if isinstance(value, list):
        return [_filled(inner, words) for inner in value]
    if isinstance(value, dict):
        return {key: _filled(inner, words) for key, inner in value.items()}
    return value
