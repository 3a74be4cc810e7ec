"""A programme as YAML the way a person writes it: every field, in the order of the model."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel

from ctr_cli.language.patterns import regex
from ctr_cli.model.program import Document, Issuer, Meeting, Program
from ctr_cli.model.values import Assignment
from ctr_cli.source.asked import OF_AN_IMPORT
from ctr_cli.source.blocks import dashed, entry, indented, inline

SCHEMA_LINE = "# yaml-language-server: $schema=ctr.schema.json"
_ALWAYS = {(Document, "symbol"), (Document, "number")}
"""Fields that are written even where they say what holds anyway."""
_ABOVE = {
    "agencies": "# Mỗi cơ quan ghi một lần ở đây; trong các nội dung, tên viết như bản gốc.",
}
"""What a person who opens the file is told above a key of the programme."""
_NO_NUMBER, _NO_DAY = " # để trống: văn thư vào số khi ban hành", " # chưa có ngày"
_OLD_HINT = regex(
    rf"^(  (?:date: [\d-]{{10}}|number: \d+))(?:{_NO_NUMBER}|{_NO_DAY})[ \t]*(?=\r?$)", re.MULTILINE
)

Note = Callable[[object], Iterable[str]]


def as_yaml(program: Program, notes: Note = lambda _: ()) -> str:
    """The text of a programme file; `notes` gives what to check at an object or at a key named by a string."""
    lines = [SCHEMA_LINE]
    for key, value in _written(program):
        if isinstance(value, (BaseModel, list)):
            lines.append("")
            lines += [_ABOVE[key]] if key in _ABOVE else []
        lines += _commented(notes(key), _field(key, value, notes))
    return "\n".join(lines) + "\n"


def _written(value: BaseModel) -> Iterator[tuple[str, Any]]:
    """The fields of a part that a file must hold: those it requires, and those that differ from what else holds."""
    kind = type(value)
    for key, default in _defaults(kind).items():
        inner = getattr(value, key)
        if (kind, key) in _ALWAYS or inner != default:
            yield key, inner


@cache
def _defaults(kind: type[BaseModel]) -> dict[str, Any]:
    """What each field of a part holds where nothing is written; nothing equals that of a field it requires."""
    return {
        key: object() if field.is_required() else field.get_default(call_default_factory=True)
        for key, field in kind.model_fields.items()
    }


def _commented(notes: Iterable[str], lines: list[str]) -> list[str]:
    """Lines with what to check above them."""
    return [*(f"{OF_AN_IMPORT}{' '.join(note.split())}" for note in notes), *lines]


def _field(key: str, value: Any, notes: Note) -> list[str]:
    """The lines of a key with a value of the model."""
    if isinstance(value, BaseModel):
        return [f"{key}:", *indented(2, _part(value, notes))]
    if isinstance(value, list) and value and isinstance(value[0], Assignment):
        return _assignments(key, value)
    if isinstance(value, list) and value and isinstance(value[0], BaseModel):
        return [f"{key}:", *indented(2, _parts(value, notes))]
    return entry(key, value)


def _part(value: BaseModel, notes: Note) -> list[str]:
    """The lines of a part; in the head of the document, keys are known by their names."""
    lines: list[str] = []
    for key, inner in _written(value):
        field = _field(key, inner, notes)
        if isinstance(value, (Document, Issuer)):
            said = list(notes(key))
            hint = _unknown(said) if inner is None and said else _hint(key, inner)
            above = [] if inner is None else said
            field = _commented(above, [field[0] + hint, *field[1:]])
        lines += field
    return lines


def _unknown(notes: list[str]) -> str:
    """What to check behind a key whose value is not known."""
    return f" {OF_AN_IMPORT}{'; '.join(' '.join(note.split()) for note in notes)}"


def _hint(key: str, value: Any) -> str:
    """What is still to come, behind a key of the document that is not complete."""
    if key == "number" and value is None:
        return _NO_NUMBER
    return _NO_DAY if key == "date" and value and len(value) < len("2026-01-31") else ""


def without_old_hints(text: str) -> str:
    """A programme's text without the hint that a number or a day is to come behind one that is there."""
    return _OLD_HINT.sub(r"\1", text)


def _parts(values: list[Any], notes: Note) -> list[str]:
    """The lines of a list of parts, those that are long with a blank line between them."""
    lines: list[str] = []
    for at, value in enumerate(values):
        apart = at > 0 and (isinstance(value, Meeting) or hasattr(value, "meetings"))
        lines += [""] if apart else []
        lines += _commented(notes(value), list(dashed(_part(value, notes))))
    return lines


def _assignments(key: str, values: list[Assignment]) -> list[str]:
    """Agencies with their roles: the name alone where it is all there is to say."""
    said = [dict(_written(value)) for value in values]
    if all(len(fields) == 1 for fields in said):
        return entry(key, [value.agency for value in values])
    names = (fields["agency"] if len(fields) == 1 else fields for fields in said)
    return [f"{key}:", *indented(2, [f"- {inline(name)}" for name in names])]
