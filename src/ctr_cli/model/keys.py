"""What each key of a file is called and means, from `data/keys.yaml`: for editors, and for who gets one wrong.

The models say what a key may hold, and no more: they are made at every start, these words are asked now and then.
"""

from functools import cache
from typing import Any

from pydantic import BaseModel

from ctr_cli.data import table
from ctr_cli.data.struct import Struct


class Key(Struct):
    """The words about a key; `called` are Vietnamese names it is given besides its title."""

    title: str
    description: str | None = None
    examples: tuple[Any, ...] = ()
    called: tuple[str, ...] = ()


@cache
def keys_of(model: type[BaseModel]) -> dict[str, Key]:
    """The keys of a model by name, those it has from another too; a part of a profile has none."""
    known = table("keys")
    return {
        name: Key(
            words["title"],
            words.get("description"),
            tuple(words.get("examples", ())),
            tuple(words.get("called", ())),
        )
        for base in reversed(model.__mro__)
        for name, words in known.get(base.__name__, {}).items()
    }


def describe(model: type[BaseModel], properties: dict[str, dict[str, Any]]) -> None:
    """Put the words of a model's keys into their JSON Schemas; what is referred to has a title of its own.

    Lists that are empty where nothing is said are shown so: to copy them costs more than to make them.
    """
    for name, field in model.model_fields.items():
        if field.default_factory in (list, dict):
            properties[name]["default"] = field.get_default(call_default_factory=True)
    for name, key in keys_of(model).items():
        entry = properties[name]
        if "$ref" not in entry:
            entry["title"] = key.title
        if key.description:
            entry["description"] = key.description
        if key.examples:
            entry["examples"] = list(key.examples)
