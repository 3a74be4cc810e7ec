"""What rules derive is derived once and kept with what it comes from: a programme, or one of its texts."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

Derived = dict[Callable[..., Any], Any]
"""What functions made of one thing, by function."""


class Keeper(Protocol):
    """What keeps what is derived from it, and goes with it."""

    kept: Derived


class Text(str):
    """A text of a programme that keeps what is derived from it; rules share one object for equal texts."""

    __slots__ = ("kept",)

    def __init__(self, _: str = "") -> None:
        self.kept: Derived = {}

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        return str, (str(self),)


class Texts:
    """The texts of many programmes, one object for equal ones: a sentence they share is judged once.

    Only the latest few are held here, so that memory stays flat; a programme holds its own besides.
    """

    def __init__(self, most: int = 2048) -> None:
        self._most = most
        self._latest: dict[str, Text] = {}

    def of(self, written: str) -> Text:
        """The object for a text."""
        text = self._latest.get(written)
        if text is None:
            if len(self._latest) >= self._most:
                del self._latest[next(iter(self._latest))]
            text = self._latest[written] = Text(written)
        return text


Owner = TypeVar("Owner", bound=Keeper)
Result = TypeVar("Result")


def once(derive: Callable[[Owner], Result]) -> Callable[[Owner], Result]:
    """Let a question about a programme, or about a text, be answered once: the answer is kept with it."""

    @wraps(derive)
    def answer(owner: Owner) -> Result:
        kept = owner.kept
        if derive not in kept:
            kept[derive] = derive(owner)
        result: Result = kept[derive]
        return result

    return answer
