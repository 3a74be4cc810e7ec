"""The cells of a table's row as they are meant: those that run over several rows, are repeated by a sign, or left blank."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.columns import ROLE_COLUMNS, Titled
from ctr_cli.importing.reading.ditto import repeats
from ctr_cli.importing.reading.lines import Cell

_GROUPS = ("time", "body", "topic", "deadline", *ROLE_COLUMNS)
"""Columns whose cells may stand for several rows."""
_REMARKS = ("other", "product", "condition", "guide", "held")
"""Columns whose cells a sign may repeat."""


@dataclass(slots=True)
class Above:
    """What was last said in each column, by its place; a section row ends it. `blank` are those the row above left blank."""

    cells: dict[int, Cell] = field(default_factory=dict)
    blank: set[int] = field(default_factory=set)

    def filled(
        self, row: Sequence[Cell], columns: Sequence[Titled]
    ) -> tuple[list[Cell], list[str]]:
        """A row with the cells that go on from the row above, and what of that is only a guess.

        A merged cell and a sign of repetition are known. A blank cell to the left of the contents goes on
        with the one above, as long as no cell further left begins anew; that is doubted. A blank cell to
        the right of the contents stays blank; a sign below it repeats the last that said something, which is doubted.
        """
        result, doubts = list(row), list[str]()
        content = next((n for n, column in enumerate(columns) if column.holds == "content"), 0)
        anew = went_on = False
        for at, cell in enumerate(row):
            holds = columns[at].holds if at < len(columns) else "other"
            said, before = cell.text.strip(), self.cells.get(at)
            if holds not in (*_GROUPS, *_REMARKS):
                continue
            if said and not cell.above and not repeats(said):
                self.cells[at], anew = cell, anew or at < content
            elif before and repeats(said):
                result[at] = replace(cell, lines=before.lines)
                if at in self.blank:
                    shown = " ".join(before.text.split())
                    doubts.append(
                        f"ô “{columns[at].title}” ghi “{said}” dưới một ô trống; đã hiểu là “{shown}” ở hàng trên nữa"
                    )
            elif repeats(said):
                result[at] = Cell()  # the time of the heading over it
                if holds != "time":
                    doubts.append(f"ô “{columns[at].title}” ghi “{said}” mà hàng trên không ghi gì")
            elif holds in ("deadline", *_REMARKS):
                continue
            elif before and not said and at < content and not anew:
                result[at] = replace(cell, lines=before.lines)
                went_on = True
                shown = " ".join(before.text.split())
                doubts.append(f"ô “{columns[at].title}” để trống; đã hiểu như hàng trên ({shown})")
        self.blank = {at for at, cell in enumerate(result) if not cell.text.strip()}
        return result, [*doubts, *self._blank_beside(row, columns)] if went_on else doubts

    def _blank_beside(self, row: Sequence[Cell], columns: Sequence[Titled]) -> list[str]:
        """What to say of a row that goes on with the time above and names no agency, as the row above does."""
        roles = [n for n, column in enumerate(columns) if column.holds in ROLE_COLUMNS]
        named = [self.cells[at] for at in roles if at in self.cells]
        if not named or any(row[at].text.strip() for at in roles if at < len(row)):
            return []
        return ["ô cơ quan để trống; nếu là cơ quan ở hàng trên thì ghi thêm"]
