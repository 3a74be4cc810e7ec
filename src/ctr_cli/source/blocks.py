"""Plain data as YAML the way a person writes it: one key a line, quoted only where YAML needs it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from ctr_cli.data.yaml_values import CONTROL, NotYaml, blanked, parse
from ctr_cli.language.patterns import regex

OTHER_READERS = regex(
    r"(?i)^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?[\d_.,:]+(?:e[-+]?\d+)?|0[xob][\da-f_]+|\.(?:inf|nan)|<<|=)$"
)
"""Words that YAML 1.1, or a spreadsheet's habit, takes for no text."""
_WIDTH = 84
_SENTENCE = regex(r"[,;\n]|[.:]\Z")
"""Signs of a text that is no name: on a line with others it would be hard to tell apart."""


def block(value: Any, indent: int = 0) -> list[str]:
    """The lines of a mapping or a list (of texts, numbers, None, mappings and lists), `indent` columns in."""
    if isinstance(value, Mapping):
        lines = [line for key, inner in value.items() for line in entry(str(key), inner)]
    else:
        lines = [line for inner in value for line in dashed(_lines_of(inner, 0))]
    return indented(indent, lines)


def entry(key: str, value: Any) -> list[str]:
    """The lines of a key with its value; a short list of short texts stands on one line."""
    if isinstance(value, list) and value and all(isinstance(inner, str) for inner in value):
        line = f"{scalar(key)}: {inline(value)}"
        if len(line) <= _WIDTH and not any(_SENTENCE.search(name) for name in value):
            return [line]
    head, *rest = _lines_of(value, 2) if not _is_container(value) else ["", *block(value, 2)]
    return [f"{scalar(key)}: {head}".rstrip(), *rest]


def dashed(lines: Iterable[str]) -> Iterator[str]:
    """Lines as one entry of a list."""
    for at, line in enumerate(lines):
        yield (f"- {line}" if at == 0 else f"  {line}").rstrip()


def indented(by: int, lines: Iterable[str]) -> list[str]:
    """Lines further in; empty ones stay empty."""
    return [" " * by + line if line else "" for line in lines]


def inline(value: Any, *, flow: bool = False) -> str:
    """A value on one line; `flow` where it stands inside brackets."""
    if isinstance(value, Mapping):
        inner = (f"{scalar(str(k), flow=True)}: {inline(v, flow=True)}" for k, v in value.items())
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(inline(inner, flow=True) for inner in value) + "]"
    if isinstance(value, str):
        return scalar(value, flow=flow)
    return "null" if value is None else str(value).lower()


def _is_container(value: Any) -> bool:
    return isinstance(value, (Mapping, list, tuple)) and bool(value)


def _lines_of(value: Any, by: int) -> list[str]:
    """The lines of a value, those of a text that has several `by` columns in."""
    if _is_container(value):
        return block(value)
    if isinstance(value, str) and "\n" in value and _literal_holds(value):
        return ["|-", *indented(by, value.split("\n"))]
    return [inline(value)]


def _literal_holds(text: str) -> bool:
    """Whether a text of several lines reads back from a literal block."""
    plain = not text[0].isspace() and text == text.rstrip() and CONTROL.isdisjoint(text)
    return plain and not re.search(r"[\r\x85\u2028\u2029\ufeff]|\n[ \t]+(?:\n|\Z)", text)


@lru_cache(maxsize=4096)
def scalar(text: str, *, flow: bool = False) -> str:
    """A text as a YAML scalar: plain when it reads back as the same text, else in single or double quotes.

    Control characters, which no programme may hold, become blanks.
    """
    text = blanked(text)
    if re.search(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", text):
        return '"' + escaped(text) + '"'
    if text and not OTHER_READERS.match(text) and _reads_back(text, flow):
        return text
    return "'" + text.replace("'", "''") + "'"


def _reads_back(text: str, flow: bool) -> bool:
    try:
        tree = parse(f"k: [{text}, z]\n" if flow else f"k: {text}\n")
    except (NotYaml, ValueError):
        return False
    return not tree.troubles and tree.data == {"k": [text, "z"] if flow else text}


def escaped(text: str) -> str:
    """A text as it stands between double quotes."""
    shown = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff]", lambda m: f"\\u{ord(m[0]):04x}", shown)
