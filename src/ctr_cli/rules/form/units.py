"""The kind of unit behind a body's name, typed wrong: `Đảng bộ phuờng`, `Ủy ban nhân dân xả Tân Hòa`."""

import re
from collections.abc import Iterator

from ctr_cli.data import listed
from ctr_cli.language.keys import plain
from ctr_cli.language.levels import LOCAL
from ctr_cli.model.finding import Problem
from ctr_cli.rules.form.lexicon import alike, is_core, is_syllable
from ctr_cli.rules.form.pairs import REACH, Run, Slip, key_at, nearest
from ctr_cli.rules.reading import Prose

_SHORT = 2
"""Letters of a unit that so many words are near to that only marks tell."""


def unit_meant(run: Run, at: int) -> tuple[int, str] | None:
    """The kind of unit that a word behind a body's name is nearest to, and how near; None where there is none."""
    before = key_at(run, at - 1)
    if {before, f"{key_at(run, at - 2)} {before}"}.isdisjoint(
        listed("spelling/names", "governing")
    ):
        return None
    units = listed("spelling/names", "units")
    if run[at].key in units:
        return None
    found = [(near, unit) for unit in units if (near := alike(run[at].key, unit))]
    meant = nearest(found)
    return (min(found)[0], meant) if meant else None


def mistyped_units(run: Run) -> Iterator[Slip]:
    """Words behind a body's name that are its kind of unit but for a mark, where nothing else goes on from them."""
    for at, word in enumerate(run[2:], 2):
        after = run[at + 1 : at + 2]
        if word.capital or not is_syllable(word.key) or (after and not after[0].capital):
            continue
        if (meant := unit_meant(run, at)) and meant[0] == 1:
            yield Slip("CTR504", run[at - 1 : at + 1], (run[at - 1].key, meant[1]))


def mistyped_levels(texts: Prose, issuer: str) -> Iterator[Problem]:
    """What stands for the issuer's level before its own name, typed wrong: `thường Bạch Mai`."""
    level, name = next(
        ((one, rest) for one in LOCAL if (rest := plain(issuer).partition(f" {one} ")[2])), ("", "")
    )
    own = rf"(?P<word>[^\W\d_]+) {re.escape(name)}(?!\w)"
    for hit in texts.find(own, name) if name else ():
        word = hit.words("word")
        reach = 1 if len(level) <= _SHORT else REACH + (word[0] == level[0])
        before = hit.passage.low[: hit.span()[0]].rpartition(" ")[0].rpartition(" ")[2]
        whole = is_core(before, hit["word"])  # `đồn biên phòng Bạch Mai`
        if 0 < alike(hit["word"], level) <= reach and word.islower() and not whole:
            right = f"{level} {hit.words().partition(' ')[2]}"
            yield hit.doubt(f"“{{}}”: nơi ban hành là {right}", 2, f"có phải {level}?")
