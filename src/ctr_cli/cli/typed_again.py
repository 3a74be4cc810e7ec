"""A command in the words a person types, for messages that say what to do next."""

from collections.abc import Iterable
from pathlib import Path


def as_typed(words: Iterable[str]) -> str:
    """A command line, `ctr` and all; a word that holds blanks stands in quotes."""
    return " ".join(map(quoted, ("ctr", *words)))


def quoted(word: str) -> str:
    """A word of a command line, in quotes where it holds blanks."""
    return f'"{word}"' if " " in word else word


def first_draft(program: Path, year: int) -> str:
    """The command that drafts a year from a programme, which is named where its file does not bear its year alone."""
    from ctr_cli.source.discover import shown

    named = [] if program.stem.isdecimal() else ["--from", shown(program)]
    return as_typed(["new", str(year), *named])
