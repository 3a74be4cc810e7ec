"""Texts and Markdown bent: lines lost, moved, put together, in other encodings."""

import random

from fuzz.bytes import torn

WORDS = (
    "", "\u00d0ảng", "хội", "漢字", "\ue000", "\uf0b7 ", "\uf0fc", "\u202eab", "\u200b", "\ufffd", "😀",
    "nghị" * 3_000, "(" * 400, "- " * 300, "IIII. ", "1." * 200, "quý " * 300, "tháng 13", "99999999999999999",
    "Kính gửi", "| a | b | c |", "<table><tr><td>", "* " * 50, "lần thứ XXXXXXXXXX", "ngày 31/02/2026", "năm 0000",
    "Cơ quan chuẩn bị:", "T/M", "Nơi nhận:", "Phần thứ", "\t\t\t", "a\u0301\u0301\u0301" * 90, "**", "\\", "`", "#" * 9,
)  # fmt: skip


def bent(rng: random.Random, raw: bytes) -> bytes:
    """A text with one thing wrong in it."""
    text = raw.decode("utf-8", "replace")
    lines = text.split("\n")
    first = rng.randrange(len(lines))
    last = min(len(lines), first + rng.randint(1, 25))
    block = lines[first:last]
    what = rng.randrange(9)
    if what == 0:
        lines[first:last] = []
    elif what == 1:
        lines[first:first] = block * rng.choice((1, 10))
    elif what == 2:
        rng.shuffle(block)
        lines[first:last] = block
    elif what == 3:
        lines[first:last] = [" ".join(block)]
    elif what == 4:
        at = rng.randint(0, len(lines[first]))
        lines[first] = lines[first][:at] + rng.choice(WORDS) + lines[first][at:]
    elif what == 5:
        lines[first:last] = [f"| {line} | {rng.choice(WORDS)} |" for line in block]
    elif what == 6:
        lines[first:last] = [
            rng.choice(("  ", "\t", "> ", "- ", "1. ", "**")) + line for line in block
        ]
    elif what == 7:
        return text.encode(rng.choice(("utf-16", "utf-16-le", "cp1258", "latin-1")), "replace")
    else:
        return torn(rng, raw)
    return rng.choice(("\n", "\n", "\r\n", "\r", "\x0c")).join(lines).encode("utf-8", "replace")
