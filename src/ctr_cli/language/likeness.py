"""Which of the known names a wrong one may mean."""

from collections.abc import Iterable

from ctr_cli.language.keys import fold


def alike(asked: str, known: Iterable[str]) -> list[str]:
    """The names of which one is meant by a slip of the pen, or that begin as it does: the unlike are no help."""
    from rapidfuzz.distance import OSA

    word = fold(asked)
    slips = {name: OSA.distance(word, fold(name)) for name in known}
    most = max(1, len(word) // 4) if len(word) > 2 else 0
    near = [name for name, far in slips.items() if far <= most]
    begun = [name for name in slips if len(word) > 1 and fold(name).startswith(word)]
    return sorted(dict.fromkeys([*begun, *near]), key=lambda name: slips[name])[:2]
