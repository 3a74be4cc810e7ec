"""Sentences of many offices as next year's, with the rule of every change."""

import csv

import pytest

from ctr_cli.cycle.conferences import Renumbered
from ctr_cli.cycle.shift import shifted
from support import DATA

with (DATA / "new-year.tsv").open(encoding="utf-8", newline="") as _file:
    SENTENCES = list(csv.DictReader(_file, delimiter="\t", quoting=csv.QUOTE_NONE))

OURS = Renumbered(("đảng ủy phường", "ban chấp hành đảng bộ phường"), lambda number: number + 4)


@pytest.mark.parametrize("row", SENTENCES, ids=[row["text"][:60] for row in SENTENCES])
def test_a_sentence_becomes_next_years(row: dict[str, str]) -> None:
    shift = shifted(row["text"], int(row["year"]), OURS)
    assert shift.text == row["expected"]
    rules = set(row["rule"].split(",")) - {"held", "unchanged"}
    assert {change.rule for change in shift.changes} == rules
