"""Slips of the kinds that are hard to see are found; their right twins, and right sentences of many offices, are not doubted."""

from collections import defaultdict

import pytest

from support.weak_kinds import right_sentences, slips, told_of_each, told_of_wrong, usual

pytestmark = pytest.mark.no_cover

FLOOR = 0.85
"""The share of a kind's slips that something is said of."""


def test_there_are_enough_of_them() -> None:
    assert len(slips()) >= 200
    assert len(right_sentences()) >= 500


def test_slips_of_each_kind_are_found() -> None:
    of_right = told_of_each(((s.office, s.month, s.right) for s in slips()), remarks=True)
    kinds: dict[str, list[str]] = defaultdict(list)
    for slip, said in told_of_wrong().items():
        new = said - set(of_right.get((slip.office, slip.month, slip.right), []))
        kinds[slip.kind].append("" if new else slip.wrong)
    for kind, lost in kinds.items():
        assert sum(map(bool, lost)) <= (1 - FLOOR) * len(lost), "\n".join(
            [kind, *filter(None, lost)]
        )


def test_right_sentences_are_not_doubted() -> None:
    assert told_of_each(right_sentences()) == {}


@pytest.mark.parametrize("office", "DBUHM")
def test_the_programmes_they_stand_in_are_right(office: str) -> None:
    assert usual(office) == set()
