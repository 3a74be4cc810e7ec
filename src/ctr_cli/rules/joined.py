"""Texts as one string, a line each: words are looked for once, not once a text."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from ctr_cli.data.struct import Struct


class Joined(Struct):
    """Texts with a line break between them, and where each begins; one more start closes the last."""

    text: str
    starts: list[int]

    def which(self, at: int) -> int:
        """Which text a place of the string lies in."""
        return bisect_right(self.starts, at) - 1

    def holding(self, wanted: Iterable[str]) -> list[int]:
        """Which texts hold one of some strings, in their order."""
        found = set()
        for word in wanted:
            at = self.text.find(word)
            while at >= 0:
                index = self.which(at)
                found.add(index)
                at = self.text.find(word, self.starts[index + 1])
        return sorted(found)


def joined(texts: Sequence[str]) -> Joined:
    """Texts put together; none of them may hold a line break."""
    return Joined("\n".join(texts), list(accumulate((len(t) + 1 for t in texts), initial=0)))
