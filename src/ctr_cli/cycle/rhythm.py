"""A programme from nothing: the meetings and standing items that most committees have; of another office a frame."""

import re
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.capitals import in_running_text
from ctr_cli.language.keys import fold, plain
from ctr_cli.language.lunar import lunar_year
from ctr_cli.language.patterns import regex
from ctr_cli.model.demands import office_of, signing_of
from ctr_cli.model.program import Program, Recipient, Signature
from ctr_cli.source.profiles import demands

_CODE = "CTr"
"""What stands for a programme in its symbol."""
_HEAD = "THỦ TRƯỞNG"
_PARTY = regex(r"(?:ban (?:chấp hành|thường vụ) )?đảng (?:bộ|ủy) ")
_UNITS = {"phuong": "phường", "xa": "xã", "dac khu": "đặc khu"}


def in_small_letters(
    name: str, parent: str | None, place: str | None
) -> tuple[str, str | None, str | None]:
    """Who issues, the level above and the place, each that is typed in capitals, as on a letterhead, in the letters of
    running text: `Đảng ủy phường Hải Châu`.
    """

    def office(said: str) -> str:
        return in_running_text(said.lower(), office=True) if said.isupper() else said

    named = place.title() if place and place.isupper() else place
    return office(name), parent and office(parent), named


def unit_of(name: str) -> str:
    """What kind of place a committee is of, by its name: `Đảng ủy phường Đồ Sơn` is of a `phường`."""
    words = f" {fold(name)} "
    return next((unit for key, unit in _UNITS.items() if f" {key} " in words), "xã")


def place_of(name: str) -> str | None:
    """The place an office is named after: what follows the kind of place; None where its name says none."""
    _, *named = re.split(rf"(?i)\b{unit_of(name)}\s+", name)
    return named[-1].strip() if named else None


def _organised_in(name: str) -> str:
    """What the organisation of a committee is named after, without the name of the place: `UBND phường`."""
    unit, whole = unit_of(name), _of_the_party(name)
    words = whole[: len(whole) - len(place_of(name) or "")].rstrip()
    return words[: -len(unit)] + unit if plain(words).endswith(unit) else words


def _of_the_party(name: str) -> str:
    """What stands behind `Đảng bộ`, `Đảng ủy` in a name; all of it where there is no such word."""
    found = _PARTY.match(plain(name))
    return name[found.end() :] if found else name


def _committee_of(parent: str) -> str:
    """The committee that an organisation of the Party obeys: `Thành ủy`, `Đảng ủy phường Cái Khế`."""
    place = _of_the_party(parent)
    levels = {"thanh ": "Thành ủy", "tinh ": "Tỉnh ủy"}
    found = (name for level, name in levels.items() if fold(place).startswith(level))
    return next(found, f"Đảng ủy {place}" if place != parent else "Tỉnh ủy")


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
        "of": _organised_in(name),
        "upper": _committee_of(parent or ""),
    }
    rhythm: dict[str, Any] = _filled(_usual(name), words)
    program = _programme(rhythm, words, parent, place, first)
    return program if program.signature else program.model_copy(update=_usual_end(program))


def _usual_end(program: Program) -> dict[str, Any]:
    """The symbol, who signs and who keeps the copy, as the profile has it for an office of this kind; of no known kind
    its head signs.
    """
    found = demands(program, [])
    if found is None:
        return {}
    known = signing_of(found[0], program.issuer.name)
    words = office_of(found[1], found[0], program.issuer.name)
    archive = words.archive.replace("{office}", words.name)
    signature = Signature(post=_HEAD)
    end: dict[str, Any] = {"recipients": [Recipient(name=archive)], "signature": signature}
    if known:
        authority = (*known.authorities, words.notice_authority)[0] or None
        end["signature"] = Signature(authority=authority, post=(*known.posts, words.post)[0])
    if known and known.bodies:
        symbol = f"{_CODE}{found[0].separator}{known.bodies[0]}"
        end["document"] = program.document.model_copy(update={"symbol": symbol})
    return end


def _programme(
    rhythm: dict[str, Any],
    words: dict[str, Any],
    parent: str | None,
    place: str | None,
    first: int | None,
) -> Program:
    name, year = words["name"], words["year"]
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


_COUNCILS = ("hoi dong nhan dan ", "hdnd ")
_COMMITTEES = ("dang uy ", "dang bo ", "ban chap hanh dang ", "ban thuong vu dang ")


def _usual(name: str) -> Any:
    """The table of what an office of a name usually plans."""
    key = f"{fold(name)} "
    if key.startswith(_COMMITTEES):
        return table("rhythm")
    return table("rhythm-council" if key.startswith(_COUNCILS) else "rhythm-other")


def to_ask(name: str, parent: str | None, place: str | None) -> dict[KeyPath, str]:
    """What a person must fill in, by its path in the programme of an office of a name, a parent and a place."""
    asked = {
        tuple(int(step) if step.isdecimal() else step for step in key.split(".")): question
        for key, question in _usual(name)["asked"].items()
    }
    if parent:
        asked.pop(("issuer", "name"), None)
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
