"""A command in the words a person types, for messages that say what to do next."""

from collections.abc import Iterable
from contextvars import ContextVar
from pathlib import Path

from ctr_cli.language.patterns import regex

PROGRAM: ContextVar[str] = ContextVar("program", default="")
"""The programme that the command at work asks, where another command would not find it by itself; else nothing."""
_ASKING = "agenda|tasks|calendar|render|validate|find|status|remind|report|track|collect|compare"
_SUGGESTED = regex(
    rf"""(?x) \bctr\ (?:(?:{_ASKING})|amend(?:\ (?:move|drop|reword|assign|add|meet|notice))?)(?![\w-])
    (?!\ (?:-h|--help)\b|\ (?:TỆP|BẢN)|\ (?:"[^"\n]+|[^\s"]+)\.ya?ml\b|[^;,\n]*\ -p\ )"""
)
"""A command that asks a programme and does not name it."""


def as_typed(words: Iterable[str]) -> str:
    """A command line, `ctr` and all; a word that holds blanks stands in quotes."""
    return " ".join(map(quoted, ("ctr", *words)))


def quoted(word: str) -> str:
    """A word of a command line, in quotes where it holds blanks."""
    return f'"{word}"' if " " in word else word


def of_program(text: str, program: str = "") -> str:
    """A text in which every command that asks a programme names one: `ctr track -p programs/hdnd-2026.yaml hdnd-7 …`.

    That is the one given, else the one of the command at work, unless commands find it by themselves.
    """
    named = program or PROGRAM.get()
    if not named or "ctr " not in text:
        return text
    return _SUGGESTED.sub(lambda found: f"{found[0]} -p {quoted(named)}", text)


def first_draft(program: Path, year: int) -> str:
    """The command that drafts a year from a programme, which is named where its file does not bear its year alone."""
    from ctr_cli.source.discover import shown

    named = [] if program.stem.isdecimal() else ["--from", shown(program)]
    return as_typed(["new", str(year), *named])
