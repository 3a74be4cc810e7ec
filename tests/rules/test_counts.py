"""Counts of what is listed or added up: the right number is not doubted, one more and one less are."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.language.numbers import ONES
from ctr_cli.model.finding import Finding
from ctr_cli.source.load import from_bytes
from support import DATA
from support.sentences import Place, doubted_where, programme, quoted

ROWS = [
    line.split(" | ", 1)
    for line in (DATA / "times" / "counts.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
]
WORDS = (*ONES, "mười", *(f"mười {word}" for word in (*ONES[:4], "lăm")))
FLOOR = 0.92


def put(number: float, sentence: str, how: int) -> str:
    """A sentence with its number in figures, with a leading zero, or in words."""
    if number != int(number):
        written = f"{number:n}".replace(".", ",")
    elif how == 0 and number <= len(WORDS):
        written = WORDS[int(number) - 1]
    else:
        written = f"{int(number):0{1 + (how == 1)}d}"
    sentence = sentence.replace("{n}", written)
    return sentence[0].upper() + sentence[1:]


def sentences(step: int) -> list[str]:
    return [
        put(float(right.replace(",", ".")) + step, sentence, row % 3)
        for row, (right, sentence) in enumerate(ROWS)
        if float(right.replace(",", ".")) + step > 1
    ]


def told(raw: bytes) -> list[Finding]:
    found = check(from_bytes(raw, "x.yaml"), ("CTR814", "CTR826", "CTR828"))
    return [finding for finding in found if finding.severity == "warning"]


def test_right_counts_are_not_doubted() -> None:
    assert len(ROWS) > 120
    assert doubted_where(((Place("5"), sentence) for sentence in sentences(0)), told) == {}


@pytest.mark.parametrize("step", [1, -1])
def test_nearly_all_wrong_counts_are_doubted(step: int) -> None:
    wrong = sentences(step)
    raw = programme("5", *wrong)
    lines = raw.decode().splitlines()
    found = {lines[finding.span.line - 1].partition("'")[2] for finding in told(raw)}
    missed = [sentence for sentence in wrong if quoted(sentence)[1:] not in found]
    assert len(missed) <= (1 - FLOOR) * len(wrong), "\n".join(missed)
