"""What code makes of tables, ready in a wheel as bytes; a checkout makes it when it is first asked for."""

from collections.abc import Callable, Sequence
from functools import cache
from marshal import loads
from typing import Any, TypeVar

from ctr_cli.data import COMPILED, stored

Made = TypeVar("Made")
MAKERS: dict[str, Callable[[], Any]] = {}
"""The functions whose values a wheel holds, by the names of their files in `compiled/`: `rules.form.lexicon._core`."""


def ready(make: Callable[[], Made]) -> Callable[[], Made]:
    """Let the value of a function stand ready; it is made of plain values that do not change (tuples, no lists)."""
    name = f"{make.__module__.removeprefix('ctr_cli.')}.{make.__name__}"
    MAKERS[name] = make

    @cache
    def value() -> Made:
        made: Made = put_together(stored(name)) if COMPILED else make()
        return made

    return value


class _Held:
    """Values as bytes of `marshal`, one behind the other, and where each begins: four bytes a place, the lowest first."""

    def __init__(self, places: bytes, held: bytes) -> None:
        self._places = places
        self._held = memoryview(held)

    def __len__(self) -> int:
        return len(self._places) // 4

    def __getitem__(self, number: int) -> Any:
        place = int.from_bytes(self._places[4 * number : 4 * number + 4], "little")
        return loads(self._held[place:])


class Packed(dict[Any, Any]):
    """A table as a wheel holds it: each value is unpacked when it is asked for by its key, as few are."""

    def __init__(self, keys: Sequence[Any], places: bytes, held: bytes) -> None:
        super().__init__(zip(keys, range(len(keys)), strict=True))
        self._held = _Held(places, held)

    def __getitem__(self, key: Any) -> Any:
        value = dict.__getitem__(self, key)
        if type(value) is int:
            value = self[key] = self._held[value]
        return value

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of a key, or the default."""
        value = dict.get(self, key, default)
        return self[key] if type(value) is int else value

    def items(self) -> Any:
        """The keys with their values, all of them unpacked."""
        return [(key, self[key]) for key in self]


class Numbered(dict[int, Any]):
    """A table by the numbers of its rows as a wheel holds it: it knows those that were asked for."""

    def __init__(self, places: bytes, held: bytes) -> None:
        self._held = _Held(places, held)

    def __missing__(self, number: int) -> Any:
        value = self[number] = self._held[number]
        return value

    def all(self) -> list[Any]:
        """All rows, by their numbers."""
        return [self[number] for number in range(len(self._held))]


PARTS: dict[str, Callable[..., Any]] = {
    "words": lambda written: tuple(written.split("\n")),
    "tuple": lambda *values: values,
    "frozenset": frozenset,
    "dict": lambda keys, values: dict(zip(keys, values, strict=True)),
    "packed": Packed,
    "numbered": Numbered,
}
"""How values are put together that `marshal` does not hold, or slowly, by the word a list of their parts begins with."""


def put_together(held: Any) -> Any:
    """A value as a file of `compiled/` holds it."""
    return PARTS[held[0]](*map(put_together, held[1:])) if type(held) is list else held
