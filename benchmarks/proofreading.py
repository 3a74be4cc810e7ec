"""Print how many slips the rules of form find: `PYTHONPATH=tests python -m benchmarks.proofreading [--missed]`."""

import sys

from support.proofreading import lost_and_doubted, mended_wrong, recall, typed_slips


def main() -> None:
    """A line for each kind of slip, and the whole."""
    result = recall(each=60)
    for kind, number in result.slips.items():
        print(f"{kind:16} {result.found[kind]:4} / {number:4}")
    print(f"{'all':16} {result.share:.1%}")
    slips = typed_slips()
    lost, doubted = lost_and_doubted(slips)
    wrongly = mended_wrong(slips)
    print(f"{'of typing':16} {len(slips) - len(lost):4} / {len(slips):4}")
    print(f"right sentences doubted: {len(doubted)}; slips mended wrong: {len(wrongly)}")
    if "--missed" in sys.argv:
        print("\n".join([*result.missed, *(slip.wrong for slip in lost), *doubted, *wrongly]))


if __name__ == "__main__":
    main()
