"""A command in the words a person types, for messages that say what to do next."""

from collections.abc import Iterable
from pathlib import Path


def as_typed(words: Iterable[str]) -> str:
    """A command line, `ctr` and all; a word that holds blanks stands in quotes."""
    return " ".join(f'"{word}"' if " " in word else word for word in ("ctr", *words))


def first_draft(program: Path, year: int) -> str:
    """The command that drafts a year from a programme, which is named where its file does not bear its year alone."""
    from ctr_cli.source.discover import shown

    named = [] if program.stem.isdecimal() else ["--from", shown(program)]
    return as_typed(["new", str(year), *named])
