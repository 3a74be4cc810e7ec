"""The lines of a document as its paragraphs: letterhead by columns, without furniture and notes, broken ones joined."""

from collections.abc import Iterable

from ctr_cli.importing.reading.adorned import unadorned
from ctr_cli.importing.reading.columns import columns_apart
from ctr_cli.importing.reading.figures import without_figures
from ctr_cli.importing.reading.furniture import without_furniture
from ctr_cli.importing.reading.joining import joined
from ctr_cli.importing.reading.lines import Line, Lines
from ctr_cli.importing.reading.noted import without_notes


def cleaned(lines: Iterable[Line]) -> Lines:
    """The lines that say something of their own, each a whole paragraph, and those that were left out."""
    result = without_furniture(columns_apart([*unadorned(lines)]))
    result.lines = joined(result.lines)
    return without_figures(without_notes(result))
