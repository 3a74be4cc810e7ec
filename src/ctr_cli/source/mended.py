"""A mend of a line that stops the YAML parser: what is told of it, and how lines are taken apart."""

from functools import cache

from pydantic import BaseModel

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import Trouble
from ctr_cli.language.patterns import regex
from ctr_cli.source.places import Mark

NEW_ENTRY = regex(r"^\s*(?:- |-$|[a-z_]+:(?: |$))")
"""A line that opens a list entry or a key."""
_ENTRY = regex(r"^(\s*(?:- +)*(?:[a-z_]+:(?: +|$))?)(.*)$")


class Mend(Struct):
    """An explanation, and the line that lets reading go on."""

    trouble: Trouble
    line: int
    mended: str


def split(line: str) -> tuple[str, str]:
    """The dashes and the key of a line with the blanks around them, and its value."""
    match = _ENTRY.match(line)
    return (match[1], match[2]) if match else ("", line)


def told(code: str, message: str, hint: str, line: int, start: int, end: int) -> Trouble:
    """The trouble of a line, from a column up to another."""
    return Trouble(code, message, hint, Mark(line, start), Mark(line, max(end, start + 1)))


@cache
def groups() -> tuple[frozenset[str], ...]:
    """The keys of each group that a programme, its follow-up or an office's settings may hold."""
    from ctr_cli.model import follow_up, office, program

    values = [value for held in (program, follow_up, office) for value in vars(held).values()]
    models = [kind for kind in values if isinstance(kind, type) and issubclass(kind, BaseModel)]
    return tuple({frozenset(found.model_fields): None for found in models})


@cache
def keys() -> frozenset[str]:
    """Every key of those groups."""
    return frozenset().union(*groups())
