"""Which fields of a programme are printed, and how: said beside each field, and read here.

A field's marker stands in its type (`Annotated[str, TEXT]`). Whoever adds a field says there what it is;
the proof-reader, the views and the tests follow.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, get_args

from pydantic import BaseModel

from ctr_cli.data.struct import Struct

KeyPath = tuple[str | int, ...]


class Marker(Struct):
    """How a field is printed.

    `text`: words, as they stand or in capitals; `name`: an agency's name, which other keys refer to;
    `sign`: a number, a date, a code, a kind, from which printed words are made; `unseen`: not printed.
    """

    how: Literal["text", "name", "sign", "unseen"]


TEXT, NAME, SIGN, UNSEEN = Marker("text"), Marker("name"), Marker("sign"), Marker("unseen")


ONE_LINE = frozenset(
    {"text", "topic", "condition", "details", "product", "bases", "place", "called"}
    | {"name", "purpose", "agencies", "agency", "aliases"}
)
"""Keys whose texts are one line wherever they are printed, however many lines of the file they take."""


class PrintedText(Struct):
    """A printed text with the path of its value, and its keys alone; `name` marks the name of an agency."""

    path: KeyPath
    text: str
    name: bool
    key: str


def printed_texts(model: BaseModel, path: KeyPath = ()) -> list[PrintedText]:
    """Each text of a model that is printed and that its file holds, in the order of the fields."""
    found: list[PrintedText] = []
    keys = "".join(f"{step}." for step in path if isinstance(step, str))
    _gather(model, path, keys, found, inside=False)
    return found


def _gather(
    model: BaseModel, path: KeyPath, keys: str, found: list[PrintedText], *, inside: bool
) -> None:
    """Add the texts of a model; inside another one the name of an assignment stands for the whole of it.

    `keys` are those of the path, each with a full stop.
    """
    given = model.model_fields_set
    for field, name in _leading(type(model)):
        if field not in given:
            continue
        value = getattr(model, field)
        if isinstance(value, str):
            whole = inside and name
            place, key = (path, keys[:-1]) if whole else ((*path, field), keys + field)
            found.append(PrintedText._make((place, value, name, key)))
        elif isinstance(value, list):
            key = keys + field
            for index, entry in enumerate(value):
                place = (*path, field, index)
                if isinstance(entry, str):
                    found.append(PrintedText._make((place, entry, name, key)))
                else:
                    _gather(entry, place, f"{key}.", found, inside=True)
        elif value is not None:
            _gather(value, (*path, field), f"{keys}{field}.", found, inside=True)


@cache
def markers(model: type[BaseModel]) -> tuple[tuple[str, Marker | None], ...]:
    """The fields of a model with their markers; None for a field that holds models with markers of their own."""
    return tuple((name, _marker(field)) for name, field in model.model_fields.items())


@cache
def _leading(model: type[BaseModel]) -> tuple[tuple[str, bool], ...]:
    """The fields of a model that are texts, or lead to some, and whether they are names."""
    fields = markers(model)
    return tuple((name, marker is NAME) for name, marker in fields if marker in (TEXT, NAME, None))


def _marker(field: Any) -> Marker | None:
    parts = _parts(field.annotation, field.metadata)
    return next((entry for entry in parts if isinstance(entry, Marker)), None)


def _parts(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    yield from metadata
    for part in get_args(annotation):
        yield part
        yield from _parts(part, list(getattr(part, "__metadata__", ())))
