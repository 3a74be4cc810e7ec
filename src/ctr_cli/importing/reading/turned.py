"""Words of a page that stand turned by a quarter, as the months along the side of a table do."""

from collections.abc import Iterable, Iterator
from typing import Any

from ctr_cli.importing.reading.ruled import Turned, Words

_NEAR = 1.0
"""Points within which letters stand on one line, or one behind the other."""
_APART = 12.0
"""Points between words at the most."""


def turned(shown: Iterable[Any]) -> Iterator[Turned]:
    """The words turned by a quarter among all that a page shows."""
    last: Turned | None = None
    for one in shown:
        slope = one.transform[1]
        if not (one.rotated and slope and one.text and one.font.interpretable):
            continue
        up = slope > 0
        start, line = (one.ty, -one.tx) if up else (-one.ty, one.tx)
        words = Words(start, start + (one.displaced_tx - one.tx) / abs(slope), line, one.text)
        if last and last.up == up and _goes_on(last.words, words):
            gap = " " if words.x0 - last.words.x1 > _NEAR else ""
            text = f"{last.words.text}{gap}{words.text}"
            last = Turned(Words(last.words.x0, words.x1, line, text), up)
            continue
        if last:
            yield last
        last = Turned(words, up)
    if last:
        yield last


def _goes_on(last: Words, words: Words) -> bool:
    return abs(last.y - words.y) < _NEAR and -_NEAR < words.x0 - last.x1 < _APART
