"""The three-way merge against an oracle: whatever three versions of a row say, no side's change is lost or invented."""

import random

import pytest

from ctr_cli.cycle.merge import merged

COLUMNS = ("status", "done", "result", "ask", "note")
WORDS = ("", "a", "b", "c")

# What comes of a cell (base, ours, theirs), written down by hand: `=` ours stays, `<` theirs is taken,
# `!` a person must decide. Only which of the three are equal, and which are empty, counts.
BY_HAND: dict[tuple[str, ...], str] = {
    ("", "", ""): "=", ("", "", "a"): "<", ("", "a", ""): "=", ("", "a", "a"): "=", ("", "a", "b"): "!",
    ("a", "a", "a"): "=", ("a", "a", ""): "<", ("a", "a", "b"): "<", ("a", "", ""): "=",
    ("a", "", "a"): "=", ("a", "", "b"): "!", ("a", "b", ""): "!", ("a", "b", "a"): "=",
    ("a", "b", "b"): "=", ("a", "b", "c"): "!",
}  # fmt: skip
WITHOUT_BASE: dict[tuple[str, ...], str] = {
    ("", ""): "=",
    ("", "a"): "<",
    ("a", ""): "!",
    ("a", "a"): "=",
    ("a", "b"): "!",
}


def pattern(*cells: str) -> tuple[str, ...]:
    """The cells with their words renamed a, b, c in the order they come in; empty ones stay empty."""
    names: dict[str, str] = {"": ""}
    for cell in cells:
        names.setdefault(cell, "abc"[len(names) - 1])
    return tuple(names[cell] for cell in cells)


def outcome(base: dict[str, str] | None, ours: dict[str, str], theirs: dict[str, str]) -> str:
    """What the merge makes of each column, in signs; its values must be the right ones."""
    made = merged(base, ours, theirs)
    conflicts = {conflict.column: conflict for conflict in made.conflicts}
    signs = ""
    for column in COLUMNS:
        if column in made.taken:
            assert made.taken[column] == theirs[column]
            assert column not in conflicts
            signs += "<"
        elif column in conflicts:
            was = None if base is None else base.get(column, "")
            assert conflicts[column][1:] == (was, ours.get(column, ""), theirs[column])
            signs += "!"
        else:
            signs += "="
    return signs


@pytest.mark.parametrize("seed", range(10))
def test_a_thousand_rows_come_out_as_written_down_by_hand(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(100):
        base, ours, theirs = ({column: draw.choice(WORDS) for column in COLUMNS} for _ in range(3))
        wanted = "".join(BY_HAND[pattern(base[c], ours[c], theirs[c])] for c in COLUMNS)
        # An empty cell and one that is not there are the same to the file and to what left.
        ours = {column: text for column, text in ours.items() if text or draw.random() < 0.5}
        assert outcome(base, ours, theirs) == wanted


def test_all_patterns_are_written_down() -> None:
    drawn = {pattern(b, o, t) for b in WORDS for o in WORDS for t in WORDS}
    assert drawn == set(BY_HAND)


@pytest.mark.parametrize("seed", range(10))
def test_without_a_base_only_empty_cells_are_filled(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(20):
        ours, theirs = ({column: draw.choice(WORDS) for column in COLUMNS} for _ in range(2))
        wanted = "".join(WITHOUT_BASE[pattern(ours[c], theirs[c])] for c in COLUMNS)
        assert outcome(None, ours, theirs) == wanted


@pytest.mark.parametrize("seed", range(10))
def test_what_is_taken_merges_to_nothing_the_second_time(seed: int) -> None:
    draw = random.Random(seed)
    for _ in range(20):
        base, ours, theirs = ({column: draw.choice(WORDS) for column in COLUMNS} for _ in range(3))
        made = merged(base, ours, theirs)
        after = merged(base, ours | made.taken, theirs)
        assert (after.taken, after.conflicts) == ({}, made.conflicts)


def test_a_column_that_is_missing_says_nothing() -> None:
    made = merged({"status": "a", "note": "a"}, {"status": "a", "note": "a"}, {"status": "b"})
    assert (made.taken, made.conflicts) == ({"status": "b"}, [])
