"""What rules derive is derived once and kept with what it comes from: a programme, or one of its texts."""

from collections.abc import Callable, Hashable, Mapping, Sequence
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
    """The texts of many programmes, one object for equal ones, and what was said of them where they stood.

    Memory stays flat: where they become too many, those of the last programme stay.
    """

    def __init__(self, most: int = 1024) -> None:
        self._most = most
        self._latest: dict[str, Text] = {}
        self._fresh: list[Text] = []
        self._said: dict[Hashable, dict[Hashable, Any]] = {}

    def of(self, written: Sequence[str]) -> list[Text]:
        """The objects for the texts of a programme; of those new in the last one goes what is kept `while_new`."""
        for text in self._fresh:
            for derive in _WHILE_NEW & text.kept.keys():
                del text.kept[derive]
        known = self._latest
        own = {text: known.get(text) or Text(text) for text in dict.fromkeys(written)}
        self._fresh = [text for text in own.values() if text not in known]
        _hold(self._latest, own, self._most)
        return [own[text] for text in written]

    def said(self, asked: Hashable) -> Mapping[Any, Any]:
        """What was said of texts when so much was asked of them; a few ways of asking are held."""
        return self._said.get(asked, {})

    def remember(self, asked: Hashable, answers: Mapping[Any, Any]) -> None:
        """Hold what was said of the texts of a programme, now or before."""
        said = self._said.get(asked, {})
        _hold(said, answers, self._most)
        _hold(self._said, {asked: said}, _WAYS)


_WAYS = 16
"""Years, offices and choices of rules for which answers are held."""


def _hold(latest: dict[Any, Any], these: Mapping[Any, Any], most: int) -> None:
    if len(latest) > most:
        latest.clear()
    latest.update(these)


Owner = TypeVar("Owner", bound=Keeper)
Result = TypeVar("Result")


def once(derive: Callable[[Owner], Result]) -> Callable[[Owner], Result]:
    """Let a question about a programme, or about a text, be answered once: the answer is kept with it."""

    @wraps(derive)
    def answer(owner: Owner) -> Result:
        kept = owner.kept
        try:
            result: Result = kept[derive]
        except KeyError:
            result = kept[derive] = derive(owner)
        return result

    return answer


_WHILE_NEW: set[Callable[..., Any]] = set()


def while_new(derive: Callable[[Text], Result]) -> Callable[[Text], Result]:
    """Let a question about a text be answered once while the text is new: the answer only leads to others, which stay."""
    _WHILE_NEW.add(derive)
    return once(derive)
