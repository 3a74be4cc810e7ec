"""Text that is no YAML: all that is wrong in it, and what can be read all the same.

The parser stops at its first error. To show all of them in one run, each is explained, mended in a
working copy (never in the file) and the copy is read again; line numbers stay true.
"""

from ctr_cli.data.yaml_values import NotYaml, Refused, Tree, Trouble, parse
from ctr_cli.source.decode import split_lines
from ctr_cli.source.lost_keys import lost_keys
from ctr_cli.source.mended import Mend
from ctr_cli.source.mends import mends, unknown

_MOST_MENDS = 100
_MOST_MENDS_OF_A_LINE = 4
"""Slips beyond these are told in the next run; each mend costs a parse of the file."""


def recover(text: str, error: NotYaml | Refused) -> tuple[Tree, list[Trouble]]:
    """What can be read of a text that the parser stopped in, and every trouble in it.

    The tree is empty when no mend could save it.
    """
    if isinstance(error, Refused):
        return Tree(), [error.trouble]
    return _read_mended(split_lines(text), error)


def _read_mended(lines: list[str], error: NotYaml) -> tuple[Tree, list[Trouble]]:
    troubles: list[Trouble] = []
    seen = {(number, line) for number, line in enumerate(lines)}
    for _ in range(_MOST_MENDS):
        if lost := lost_keys(lines, error):
            return Tree(), [*troubles, *lost]
        mend = _mend(lines, error, seen)
        if mend is None:
            strange = unknown(lines, error)
            told = any(trouble.start.line == strange.start.line for trouble in troubles)
            return Tree(), troubles if told else [*troubles, strange]
        if not _told(troubles, mend.trouble):
            troubles.append(mend.trouble)
        lines[mend.line] = mend.mended
        seen.add((mend.line, mend.mended))
        try:
            tree = parse("\n".join(lines))
            return tree, [*troubles, *tree.troubles]
        except Refused as refused:
            return Tree(), [*troubles, refused.trouble]
        except NotYaml as next_error:
            error = next_error
    return Tree(), troubles


def _told(troubles: list[Trouble], trouble: Trouble) -> bool:
    """Whether a line was told of already: of the same, or of something its indentation follows from."""
    line = trouble.start.line
    return any(
        told.start.line == line and trouble.code in (told.code, "CTR105") for told in troubles
    )


def _mend(lines: list[str], error: NotYaml, seen: set[tuple[int, str]]) -> Mend | None:
    """The first mend that fits the error and changes a line into one not tried before.

    A line that was mended often and still stops the parser is not what is wrong.
    """
    for mend in mends(lines, error):
        tried = sum(number == mend.line for number, _ in seen)
        if (mend.line, mend.mended) not in seen and tried <= _MOST_MENDS_OF_A_LINE:
            return mend
    return None
