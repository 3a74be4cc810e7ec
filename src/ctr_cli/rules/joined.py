"""Texts as one string, a line each: words are looked for once, not once a text."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ctr_cli.data.struct import Struct

_LONG = 4_000
"""Letters that it takes longer to look through again and again than to gather their words."""


class Joined(Struct):
    """Texts with a line break between them, and where each begins; one more start closes the last.

    Where much is looked for, `words` are all their words, each once: what is in none of them is in no text.
    """

    text: str
    starts: list[int]
    words: str = ""

    def which(self, at: int) -> int:
        """Which text a place of the string lies in."""
        return bisect_right(self.starts, at) - 1

    def holding(self, wanted: Iterable[str]) -> list[int]:
        """Which texts hold one of some strings, in their order."""
        text, starts, words = self
        found = set()
        for word in filter(self._may_hold, wanted) if words else wanted:
            at = text.find(word)
            while at >= 0:
                index = self.which(at)
                found.add(index)
                at = text.find(word, starts[index + 1])
        return sorted(found)

    def _may_hold(self, wanted: str) -> bool:
        return all(map(self.words.__contains__, wanted.split(" ")))


def joined(texts: Sequence[str], *, much: bool = False) -> Joined:
    """Texts put together; none of them may hold a line break. `much` tells that many words will be looked for."""
    text, starts = "\n".join(texts), list(accumulate((len(t) + 1 for t in texts), initial=0))
    words = {*text.replace("\n", " ").split(" ")} if much and len(text) > _LONG else ()
    return Joined(text, starts, " ".join(words))
