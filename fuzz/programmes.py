"""Programmes bent as people and programs bend them: values, keys, lines, white space, bytes."""

import random
import re
from collections.abc import Callable

Bend = Callable[[random.Random, str], str]

_VALUE = re.compile(r"(?<=: )\S[^\n]*")
_ODD_VALUES = (
    "", "~", "[]", "{}", "- a", "08", "-1", "99999999999999999999", "1e9", "true", "14:30", "2026-13-45",
    "2026-02-30", "'", '"', "*nếu có*", "&a b", "!x y", "|", ">-", "a: b", "a #b", "# c", "{{ year }}",
    "=HYPERLINK(\"x\")", "<script>", "\\", "%", "@a", "`a`", "\u202eab", "\u200b", "\ue000", "\ufffd",
    "Ð", "хội", "漢", "😀", "x" * 400, "nghị" * 120, "a." * 900, "(" * 300, "I" * 200, "quý " * 500,
    "tháng 13", "ngày 31/02/2026", "khóa XXXXXXXX", '"\\u0007 \\e[31m"', '"\\u1edd\\u1edb"', '"\\ud83d"', "'a\n\n b'",
)  # fmt: skip
_ODD_PIECES = (
    "\t",
    "\u00a0",
    "\u2028",
    "\u0085",
    "\r",
    "\x0b",
    "\ufeff",
    "---\n",
    "...\n",
    "\x00",
    "- ",
    ": ",
)
_LONGEST = 60
"""Lines of a block that is taken out, doubled or moved."""


def bent(rng: random.Random, text: str) -> bytes:
    """A programme with one to three things wrong in it."""
    for _ in range(rng.randint(1, 3)):
        text = rng.choice(_BENDS)(rng, text)
    raw = text.encode("utf-8", "surrogatepass")
    return _bytes_bent(rng, raw) if rng.random() < 0.08 else raw


def _value(rng: random.Random, text: str) -> str:
    found = list(_VALUE.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + rng.choice(_ODD_VALUES) + text[match.end() :]


def _inside_value(rng: random.Random, text: str) -> str:
    found = list(_VALUE.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    at = rng.randint(match.start(), match.end())
    return text[:at] + rng.choice((*_ODD_VALUES, *_ODD_PIECES)) + text[at:]


def _block(rng: random.Random, lines: list[str]) -> tuple[int, int]:
    start = rng.randrange(len(lines))
    return start, min(len(lines), start + rng.randint(1, _LONGEST))


def _taken_out(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    start, end = _block(rng, lines)
    return "".join(lines[:start] + lines[end:])


def _doubled(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    start, end = _block(rng, lines)
    return "".join(lines[:end] + lines[start:])


def _moved(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    start, end = _block(rng, lines)
    rest = lines[:start] + lines[end:]
    at = rng.randint(0, len(rest))
    return "".join(rest[:at] + lines[start:end] + rest[at:])


def _indented(rng: random.Random, text: str) -> str:
    lines = text.splitlines(keepends=True)
    if not lines:
        return text
    at = rng.randrange(len(lines))
    blank = rng.choice((" ", "  ", "\t", "\u00a0 ", ""))
    lines[at] = blank + (lines[at].lstrip(" ") if rng.random() < 0.4 else lines[at])
    return "".join(lines)


def _pieced(rng: random.Random, text: str) -> str:
    at = rng.randint(0, len(text))
    return text[:at] + rng.choice(_ODD_PIECES) + text[at:]


def _cut(rng: random.Random, text: str) -> str:
    return text[: rng.randint(0, len(text))]


def _nested(rng: random.Random, text: str) -> str:
    depth = rng.choice((5, 39, 45, 2000))
    return _value_replaced(rng, text, "[" * depth + "]" * depth)


def _value_replaced(rng: random.Random, text: str, value: str) -> str:
    found = list(_VALUE.finditer(text))
    if not found:
        return text
    match = rng.choice(found)
    return text[: match.start()] + value + text[match.end() :]


def _broken_otherwise(rng: random.Random, text: str) -> str:
    return text.replace("\n", rng.choice(("\r\n", "\r", "\n\n")))


def _bytes_bent(rng: random.Random, raw: bytes) -> bytes:
    at = rng.randint(0, len(raw))
    kind = rng.randrange(4)
    if kind == 0:
        return raw.decode("utf-8", "replace").encode("utf-16")
    if kind == 1:
        return raw[:at] + bytes(rng.randrange(256) for _ in range(rng.randint(1, 40))) + raw[at:]
    return raw[:at] if kind == 2 else b"\xef\xbb\xbf" + raw


_BENDS: tuple[Bend, ...] = (
    _value, _value, _value, _inside_value, _inside_value, _taken_out, _doubled, _moved, _indented,
    _pieced, _cut, _nested, _broken_otherwise,
)  # fmt: skip
