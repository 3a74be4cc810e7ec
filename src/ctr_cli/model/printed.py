"""Which fields of a programme are printed, and how: said beside each field, and read here.

A field's marker stands in its type (`Annotated[str, TEXT]`). Whoever adds a field says there what it is;
the proof-reader, the views and the tests follow.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from pydantic import BaseModel

KeyPath = tuple[str | int, ...]


class Marker(NamedTuple):
    """How a field is printed.

    `text`: words, as they stand or in capitals; `name`: an agency's name, which other keys refer to;
    `sign`: a number, a date, a code, a kind, from which printed words are made; `unseen`: not printed.
    """

    how: Literal["text", "name", "sign", "unseen"]


TEXT, NAME, SIGN, UNSEEN = Marker("text"), Marker("name"), Marker("sign"), Marker("unseen")


class PrintedText(NamedTuple):
    """A printed text with the path of its value; `name` marks the name of an agency."""

    path: KeyPath
    text: str
    name: bool


def printed_texts(model: BaseModel, path: KeyPath = ()) -> Iterator[PrintedText]:
    """Each text of a model that is printed and that its file holds, in the order of the fields."""
    for field, marker in markers(type(model)):
        if marker != UNSEEN and field in model.model_fields_set:
            yield from _texts(getattr(model, field), marker, (*path, field))


def _texts(value: Any, marker: Marker | None, path: KeyPath) -> Iterator[PrintedText]:
    if isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _texts(entry, marker, (*path, index))
    elif isinstance(value, BaseModel):
        yield from _of_model(value, path)
    elif isinstance(value, str) and marker in (TEXT, NAME):
        yield PrintedText(path, value, marker == NAME)


def _of_model(model: BaseModel, path: KeyPath) -> Iterator[PrintedText]:
    """The texts of a model inside another; the name of an assignment stands for the whole of it."""
    for found in printed_texts(model, path):
        own = found.name and found.path[:-1] == path
        yield found._replace(path=path) if own else found


@cache
def markers(model: type[BaseModel]) -> tuple[tuple[str, Marker | None], ...]:
    """The fields of a model with their markers; None for a field that holds models with markers of their own."""
    return tuple((name, _marker(field)) for name, field in model.model_fields.items())


def _marker(field: Any) -> Marker | None:
    found = [
        entry for entry in _parts(field.annotation, field.metadata) if isinstance(entry, Marker)
    ]
    return found[0] if found else None


def _parts(annotation: Any, metadata: list[Any]) -> Iterator[Any]:
    yield from metadata
    for part in get_args(annotation):
        yield part
        yield from _parts(part, list(getattr(part, "__metadata__", ())))
