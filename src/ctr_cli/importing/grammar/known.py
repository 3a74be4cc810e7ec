"""What one document alone makes known of names: its short ones, and what stands where its agencies do."""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any, TypeVar

from ctr_cli.language.patterns import regex

_Told = TypeVar("_Told", bound=Callable[..., Any])
_names: dict[str, str] = {}
_kept: list[Any] = []


def kept(tell: _Told) -> _Told:
    """A function that keeps its answers as long as the same names are known."""
    keeping: Any = lru_cache(maxsize=8192)(tell)
    _kept.append(keeping)
    told: _Told = keeping
    return told


@contextmanager
def knowing(names: Mapping[str, str]) -> Iterator[None]:
    """The full names behind further ones are known within; one that is no short name stands for itself."""
    _know(names)
    try:
        yield
    finally:
        _know({})


def _know(names: Mapping[str, str]) -> None:
    _names.clear()
    _names.update(names)
    for keeping in _kept:
        keeping.cache_clear()


def begins_known(text: str) -> bool:
    """Whether a text begins with a name that only its document makes known."""
    return any(re.match(rf"{re.escape(name)}(?!\w)", text) for name in _names)


def short_in(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The known names in a text, each with its full one."""
    longest = sorted(map(re.escape, _names), key=len, reverse=True)
    found = regex(rf"(?<!\w)(?:{'|'.join(longest)})(?!\w)").finditer(text) if longest else ()
    return ((match, _names[match[0]]) for match in found)


def in_full(name: str) -> str:
    """The full name behind a short one; any other as it is."""
    return _names.get(name, name)
