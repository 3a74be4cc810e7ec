"""What code makes of tables, ready in a wheel as Python modules; a checkout makes it when it is first asked for."""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from marshal import loads
from typing import Any, TypeVar

from ctr_cli.data import COMPILED

Made = TypeVar("Made")
MAKERS: dict[str, dict[str, Callable[[], Any]]] = {}
"""The functions whose values a wheel holds, by the module of `compiled/` and by their names."""


def ready(make: Callable[[], Made]) -> Callable[[], Made]:
    """Let the value of a function stand ready; it is made of plain values that do not change (tuples, no lists)."""
    module = make.__module__.removeprefix("ctr_cli.").replace(".", "__")
    MAKERS.setdefault(module, {})[make.__name__] = make

    @cache
    def value() -> Made:
        if not COMPILED:
            return make()
        made: Made = import_module(f"ctr_cli.data.compiled.{module}").READY[make.__name__]()
        return made

    return value


class Packed(dict[Any, Any]):
    """A table of tuples as a wheel holds it: each is unpacked when it is asked for by its key, as few are."""

    def __getitem__(self, key: Any) -> Any:
        value = dict.__getitem__(self, key)
        if type(value) is bytes:
            value = self[key] = loads(value)
        return value

    def get(self, key: Any, default: Any = None) -> Any:
        """The value of a key, or the default."""
        held = dict.get(self, key, default)
        return self[key] if type(held) is bytes else held

    def items(self) -> Any:
        """The keys with their values, all of them unpacked."""
        return [(key, self[key]) for key in self]
