"""How the cells of a sheet look, which the reader of their values does not tell, and what stands beside them."""

from dataclasses import dataclass, field

from ctr_cli.importing.reading.word.styles import Look

Place = tuple[int, int]
"""Row and column of a cell, counted from 0."""


@dataclass(slots=True)
class Looks:
    """How the letters in the cells of a sheet look, and by what code (ECMA-376, part 1, 18.8.31) a number or a day is shown.

    `hidden` rows and columns, `struck` cells and those that are `uncounted`, whose formula has no value yet, by what
    they are called; `notes` what stands in comments and drawings.
    """

    cells: dict[Place, Look] = field(default_factory=dict)
    codes: dict[Place, str] = field(default_factory=dict)
    hidden: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    uncounted: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def note(self, cell: str, words: str) -> None:
        """Keep the comment of a cell."""
        self.notes.append(f"ghi chú ở ô {cell}: “{words}”")

    def drawn(self, words: str) -> None:
        """Keep what stands in a drawing."""
        self.notes.append(f"chữ trong hình vẽ: “{words}”")


def named(place: Place) -> str:
    """What a cell is called: `B6`."""
    return f"{letters(place[1])}{place[0] + 1}"


def letters(column: int) -> str:
    """What a column is called."""
    said, rest = "", column + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        said = chr(ord("A") + last) + said
    return said
