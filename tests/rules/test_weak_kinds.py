"""Slips of the kinds that are hard to see are found; their right twins, and right sentences of many offices, are not doubted."""

from collections.abc import Mapping

import pytest

from support.weak_kinds import right_sentences, slips, told, told_of_each, usual

pytestmark = pytest.mark.no_cover

FLOOR = 0.85
"""The share of a kind's slips that something is said of."""


def test_there_are_enough_of_them() -> None:
    assert len(slips()) >= 200
    assert len(right_sentences()) >= 500


@pytest.fixture(scope="module")
def remarks() -> Mapping[tuple[str, str, str], list[str]]:
    """All that is said of the right twins."""
    return told_of_each(((s.office, s.month, s.right) for s in slips()), remarks=True)


@pytest.mark.parametrize("kind", dict.fromkeys(slip.kind for slip in slips()))
def test_slips_of_a_kind_are_found(
    kind: str, remarks: Mapping[tuple[str, str, str], list[str]]
) -> None:
    lost = []
    mine = [slip for slip in slips() if slip.kind == kind]
    for slip in mine:
        right = remarks.get((slip.office, slip.month, slip.right), [])
        if not set(told(slip.office, slip.month, slip.wrong, remarks=True)) - set(right):
            lost.append(slip.wrong)
    assert len(lost) <= (1 - FLOOR) * len(mine), "\n".join(lost)


def test_right_sentences_are_not_doubted() -> None:
    assert told_of_each(right_sentences()) == {}


@pytest.mark.parametrize("office", "DBUHM")
def test_the_programmes_they_stand_in_are_right(office: str) -> None:
    assert usual(office) == set()
