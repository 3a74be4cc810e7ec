"""How many slips the spelling rules find, of those made by rule and of those a person wrote."""

import re
from collections import Counter
from typing import NamedTuple

from ctr_cli.rules.form.slips import slips_in
from ctr_cli.rules.kept import Text
from support import DATA
from support.mutations import mutated

FOLDER = DATA / "form"
SEEDS = (1, 2, 3)


class Recall(NamedTuple):
    """What was looked for and found, by kind, and where nothing was found."""

    slips: Counter[str]
    found: Counter[str]
    missed: list[str]

    @property
    def share(self) -> float:
        return sum(self.found.values()) / sum(self.slips.values())


def correct_sentences() -> list[str]:
    return (FOLDER / "correct.txt").read_text(encoding="utf-8").splitlines()


def written_slips() -> list[tuple[str, int, int]]:
    """Sentences a person spoilt, with the place of the wrong words."""
    lines = (FOLDER / "slips.txt").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        match = re.search(r"\[(.+?)\]", line)
        assert match, line
        start = match.start()
        found.append((line.replace("[", "").replace("]", ""), start, start + len(match[1])))
    return found


def is_found(sentence: str, start: int, end: int) -> bool:
    return any(
        slip.words[0].start < end and start < slip.words[-1].end
        for slip in slips_in(Text(sentence))
    )


def recall(each: int = 20) -> Recall:
    result = Recall(Counter(), Counter(), [])
    made = [slip for seed in SEEDS for slip in mutated(correct_sentences(), seed, each)]
    for kind, sentence, start, end in [*made, *(("by hand", *slip) for slip in written_slips())]:
        result.slips[kind] += 1
        if is_found(sentence, start, end):
            result.found[kind] += 1
        else:
            result.missed.append(
                f"{kind}: {sentence[:start]}[{sentence[start:end]}]{sentence[end:]}"
            )
    return result
