"""PDFs bent: numbers, names, objects and references that are wrong."""

import random
import re

from fuzz.bytes import replaced, torn

_NUMBER = re.compile(rb"\b\d+\b")
_PDF_WORDS = (
    b"/FlateDecode", b"/ASCIIHexDecode", b"/LZWDecode", b"/Type", b"/Page", b"/Pages", b"/Kids", b"/Parent", b"null",
    b"/Contents", b"/ToUnicode", b"/Encrypt", b"[", b"]", b"<<", b">>", b"stream", b"endstream", b"endobj", b"(", b")",
    b"5 0 R", b"1 0 R", b"-1", b"99999999999", b"1e308", b"0", b"Tj", b"TJ", b"Td", b"Tm", b"BT", b"ET", b"q", b"cm",
)  # fmt: skip


def bent(rng: random.Random, raw: bytes) -> bytes:
    """A PDF with one thing wrong in it."""
    what = rng.randrange(6)
    if what == 0:
        return replaced(
            rng, _NUMBER, raw, lambda _: rng.choice((b"0", b"-1", b"7", b"65535", b"9" * 12))
        )
    if what == 1:
        names = re.compile(rb"/[A-Za-z]+")
        return replaced(rng, names, raw, lambda _: rng.choice(_PDF_WORDS))
    if what == 2:
        objects = list(re.finditer(rb"\d+ 0 obj.*?endobj\n?|\Z", raw, re.DOTALL))
        match, other = rng.choice(objects), rng.choice(objects)
        return raw[: match.start()] + rng.choice((b"", other[0], match[0] * 3)) + raw[match.end() :]
    if what == 3:
        references = re.compile(rb"\d+ 0 R")
        return replaced(rng, references, raw, lambda _: b"%d 0 R" % rng.randint(0, 12))
    if what == 4:
        at = rng.randint(0, len(raw))
        return raw[:at] + rng.choice(_PDF_WORDS) + raw[at:]
    return torn(rng, raw)
