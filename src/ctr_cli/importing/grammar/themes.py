"""The theme of a month behind its name, `Tháng 3: Tháng Thanh niên`, where no word calls it one."""

from collections.abc import Sequence
from itertools import takewhile

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.heading import heading_of, patterns
from ctr_cli.importing.grammar.node import is_time_line, text_ends
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.said import is_said
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.reading.lines import Line, marker_of, words

_LONGEST = 12
"""Words of a theme at the most."""


def over_theme(text: str) -> str | None:
    """The time before a colon and words that begin as no work does, and that nothing calls a theme; None for any other line."""
    opened = opens_when(text)
    time = text.removesuffix(opened.text).rstrip() if opened and not opened.sentence else ""
    return time.rstrip(" :") if opened and time.endswith(":") and _may_be(opened.text) else None


def _may_be(text: str) -> bool:
    said = heading_of(text)
    called = patterns("motto").match(text) or patterns("a_meeting").search(text)
    plain = not (said.body or said.when.day or called)
    short = len(words(text)) <= _LONGEST and not text_ends(text)
    return plain and short and not (begins_item(text) or take_apart(text).charge)


def is_theme(line: Line, works: Sequence[str], following: Sequence[Line], place: str) -> bool:
    """Whether what stands behind a time is no work as those beneath it are: alone in bold letters, without the mark that ends each of them, or who does it, as each says."""
    if len(works) != 1 or over_theme(marker_of(line).rest) is None:
        return False
    below = [*takewhile(lambda ln: not (ln.row or _says_time(ln, place)), following)]
    texts = [marker_of(ln).rest for ln in below if not is_said(ln.text)]
    alone = line.bold and not any(ln.bold for ln in below)
    charged = all(take_apart(text).charge.assignments for text in texts)
    return bool(texts) and (alone or charged or all(map(text_ends, texts)))


def _says_time(line: Line, place: str) -> bool:
    rest = marker_of(line).rest
    opened = opens_when(rest)
    return is_time_line(rest, heading_of(rest, place), place) or bool(
        opened and not opened.sentence
    )
