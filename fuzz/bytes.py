"""Bytes bent: changed, lost, replaced where a pattern finds something."""

import random
import re
from collections.abc import Callable


def torn(rng: random.Random, raw: bytes) -> bytes:
    """Bytes are changed, lost at the end, or noise stands among them."""
    if not raw:
        return rng.randbytes(50)
    what = rng.randrange(3)
    if what == 0:
        return raw[: rng.randrange(len(raw))]
    torn = bytearray(raw)
    for _ in range(rng.randint(1, 12)):
        at = rng.randrange(len(torn))
        torn[at : at + what] = rng.randbytes(rng.choice((1, 1, 4)))
    return bytes(torn)


def replaced(
    rng: random.Random,
    pattern: re.Pattern[bytes],
    content: bytes,
    new: Callable[[re.Match[bytes]], bytes],
) -> bytes:
    """The content with up to three of the places a pattern finds replaced."""
    for match in sorted(_some(rng, list(pattern.finditer(content))), key=lambda m: -m.start()):
        content = content[: match.start()] + new(match) + content[match.end() :]
    return content


def _some(rng: random.Random, found: list[re.Match[bytes]]) -> list[re.Match[bytes]]:
    return rng.sample(found, min(len(found), rng.randint(1, 3)))
