"""Patterns compiled when they are first asked: a run needs some of them, and to compile all takes longer than to check.

What Python makes of a pattern stands ready in a wheel (`data/compiled/language.patterns.bin`, made by `hatch_build.py`):
to compile a pattern takes Python twenty times as long as to read what came of it.
"""

import re
import sys
from functools import cache
from importlib import import_module
from typing import Any, cast

from ctr_cli.data import COMPILED, stored
from ctr_cli.data.ready import put_together

Code = tuple[int, bytes, int, tuple[tuple[str, int], ...]]
"""What Python made of a pattern: its flags, its code as 32-bit numbers, how many groups, the numbers of named ones."""
_sre: Any = import_module("_sre")
THIS_PYTHON = (_sre.MAGIC, _sre.CODESIZE, sys.byteorder)
"""What has to be the same for one Python to read the code of another."""
ASKED: dict[tuple[str, int], re.Pattern[str]] = {}
"""The patterns that were asked for, by what is written and its flags."""
WAITING: set[tuple[str, int]] = set()
"""The patterns that were written to be asked for."""


def regex(written: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, once something is asked of it; one that is wrong is told only then."""
    WAITING.add((written, int(flags)))
    return cast("re.Pattern[str]", _Waiting(written, flags))


def compiled(written: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, made once; raises `re.error` for one that is wrong."""
    key = written, int(flags)
    if key not in ASKED:
        held = _held().get(f"{key[1]} {written}")
        ASKED[key] = _made(written, held) if held else re.compile(written, flags)
    return ASKED[key]


def tolerant(pattern: str) -> re.Pattern[str]:
    """A pattern of Vietnamese words, blind to case and to where the tone of `ủy` sits."""
    return regex(pattern.replace("ủy", "(?:ủy|uỷ)").replace("Ủy", "(?:Ủy|Uỷ)"), re.IGNORECASE)


class _Waiting:
    """A pattern that waits: each of its methods is taken from the compiled one when it is first called."""

    def __init__(self, written: str, flags: int) -> None:
        self.pattern = written
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        value: Any = getattr(compiled(self.pattern, self.flags), name)
        setattr(self, name, value)
        return value


@cache
def _held() -> dict[str, Code]:
    """What a wheel holds of patterns, by flags and what is written; nothing where another Python made it, whose code this one would not read."""
    made_with, codes = put_together(stored("language.patterns")) if COMPILED else ((), {})
    return codes if made_with == THIS_PYTHON else {}


def _made(written: str, held: Code) -> re.Pattern[str]:
    flags, code, groups, names = held
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names:
        by_number[number] = name
    numbers = memoryview(code).cast("I").tolist()
    made: re.Pattern[str] = _sre.compile(
        written, flags, numbers, groups, dict(names), tuple(by_number)
    )
    return made
