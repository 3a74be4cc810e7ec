"""The cells of a table's row as they are meant: those that run over several rows, are repeated by a sign, or left blank."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ctr_cli.importing.grammar.cell_times import written_out
from ctr_cli.importing.grammar.columns import ROLE_COLUMNS, Titled
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.ditto import repeats
from ctr_cli.importing.reading.lines import Cell
from ctr_cli.language.letters import lowered
from ctr_cli.language.numbers import roman
from ctr_cli.language.printed_dates import quarter_of

_GROUPS = ("time", "body", "topic", "deadline", *ROLE_COLUMNS)
"""Columns whose cells may stand for several rows."""
_REMARKS = ("other", "product", "condition", "guide", "held")
"""Columns whose cells a sign may repeat."""
_TIMES = ("time", "deadline", "held")


@dataclass(slots=True)
class Above:
    """What was last said in each column, by its place; a section row ends it. `blank` are those the row above left blank,
    `over` what was said above the section, `timed` that this says when itself.
    """

    cells: dict[int, Cell] = field(default_factory=dict)
    blank: set[int] = field(default_factory=set)
    over: dict[int, Cell] = field(default_factory=dict)
    timed: bool = False

    def across(self, columns: Sequence[Titled], *, timed: bool) -> "Above":
        """What is above beneath a section row."""
        said = {**self.over, **self.cells}
        kept = (at for at in said if not (timed and columns[at].holds in _TIMES))
        return Above(over={at: said[at] for at in kept}, timed=timed)

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
            column = columns[at] if at < len(columns) else Titled("other")
            said, before = cell.text.strip(), self.cells.get(at)
            if column.holds not in (*_GROUPS, *_REMARKS):
                continue
            if quarter := self._whole_quarter(said, before, column):
                result[at] = replace(cell, lines=(replace(cell.lines[0], text=quarter),))
                doubts.append(
                    f"ô “{column.title}” ghi “{said}”; đã hiểu là {lowered(quarter)}, quý của hàng trên"
                )
            elif repeats(said):
                result[at], told = self._repeated(at, cell, column)
                doubts += told
            elif said and not cell.above:
                self.cells[at], anew = cell, anew or at < content
            elif column.holds in ("deadline", *_REMARKS):
                continue
            elif before and not said and at < content and not anew:
                result[at] = replace(cell, lines=before.lines)
                went_on = True
                shown = " ".join(before.text.split())
                doubts.append(f"ô “{column.title}” để trống; đã hiểu như hàng trên ({shown})")
        self.blank = {at for at, cell in enumerate(result) if not cell.text.strip()}
        return result, [*doubts, *self._blank_beside(row, columns)] if went_on else doubts

    def _repeated(self, at: int, cell: Cell, column: Titled) -> tuple[Cell, list[str]]:
        """What a sign of repetition stands for: what was said above it, or above the section row over it; the latter is doubted."""
        before, said = self.cells.get(at) or self.over.get(at), cell.text.strip()
        if before is None:  # the time of the heading over it
            told = f"ô “{column.title}” ghi “{said}” mà hàng trên không ghi gì"
            return Cell(), [] if column.holds == "time" else [told]
        shown = " ".join(before.text.split())
        doubts = []
        if at not in self.cells:
            doubts = [
                f"ô “{column.title}” ghi “{said}” ngay dưới một đề mục; đã hiểu là “{shown}” ở trên đề mục ấy"
            ]
        elif at in self.blank:
            doubts = [
                f"ô “{column.title}” ghi “{said}” dưới một ô trống; đã hiểu là “{shown}” ở hàng trên nữa"
            ]
        self.cells[at] = before
        return replace(cell, lines=before.lines), doubts

    def _whole_quarter(self, said: str, before: Cell | None, column: Titled) -> str:
        """The quarter that `Cả quý` speaks of, which is that of the month in the row above; nothing for any other text, or under a heading that says when."""
        if self.timed or column.holds != "time" or not patterns("of_the_whole").match(said):
            return ""
        spans = when(written_out(before.text)).spans if before else ()
        quarters = {quarter_of(month) for month in spans}
        return f"Quý {roman(quarters.pop())}" if len(quarters) == 1 else ""

    def _blank_beside(self, row: Sequence[Cell], columns: Sequence[Titled]) -> list[str]:
        """What to say of a row that goes on with the time above and names no agency, as the row above does."""
        roles = [n for n, column in enumerate(columns) if column.holds in ROLE_COLUMNS]
        named = [self.cells[at] for at in roles if at in self.cells]
        if not named or any(row[at].text.strip() for at in roles if at < len(row)):
            return []
        return ["ô cơ quan để trống; nếu là cơ quan ở hàng trên thì ghi thêm"]
