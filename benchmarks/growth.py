"""The work of each rule at 120, 1,200 and 12,000 items: `PYTHONPATH=tests python -m benchmarks.growth`."""

import sys
from itertools import pairwise

from support.growth import calls_of_rules, steep, subject_of

SIZES = (120, 1_200, 12_000)


def main() -> None:
    """The rules that grow faster than the items, and all of them together; exit code 1 if any does."""
    # Tables are read by a programme of other words: what is kept of words must not make the smallest look cheap.
    calls_of_rules(subject_of(SIZES[0], SIZES[0] - 1))
    counted = [calls_of_rules(subject_of(size, SIZES[0])) for size in SIZES]
    worst = [steep(few, many) for few, many in pairwise(counted)]
    for before, size, found, calls in zip(SIZES, SIZES[1:], worst, counted[1:], strict=False):
        print(f"{before} -> {size} items: {sum(calls.values()):,} calls of all rules")
        for code, (few, many) in found.items():
            print(f"  {code} {few:,} -> {many:,}, x {many / max(few, 1):.0f}")
    sys.exit(any(worst))


if __name__ == "__main__":
    main()
