"""Print how many slips the spelling rules find: `PYTHONPATH=tests python -m benchmarks.proofreading [--missed]`."""

import sys

from support.proofreading import recall


def main() -> None:
    """A line for each kind of slip, and the whole."""
    result = recall(each=60)
    for kind, number in result.slips.items():
        print(f"{kind:16} {result.found[kind]:4} / {number:4}")
    print(f"{'all':16} {result.share:.1%}")
    if "--missed" in sys.argv:
        print("\n".join(result.missed))


if __name__ == "__main__":
    main()
