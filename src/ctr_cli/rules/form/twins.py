"""CTR614: a name that differs by one mark or letter from one that stands more often: `ấp Phú Hòa`, once `ấp Phú Hóa`."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.model.finding import Problem
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.form.pairs import REACH
from ctr_cli.rules.form.style import one_style
from ctr_cli.rules.form.together import Place
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import announcers, printed, quoted, words_of
from ctr_cli.rules.registry import Subject, rule

_Name = tuple[str, ...]
"""The word that announces a name, and its syllables: `("thôn", "phú", "hòa")`."""


@cache
def _listed(group: str) -> frozenset[str]:
    return frozenset(table("spelling/names")[group].split(", "))


@once
def _named(text: Text) -> list[tuple[_Name, int, int]]:
    """The names of two syllables and more behind what announces them, with their characters."""
    words, found = words_of(text), []
    for at, head in enumerate(words):
        if not (head.key in announcers() or head.key in _listed("schools")):
            continue
        last = at + 1
        while last < len(words) and words[last].joined and words[last].text.istitle():
            last += 1
        start, end = words[min(at + 1, last - 1)].start, words[last - 1].end
        if last > at + 2 and not quoted(text, start, end):
            found.append((tuple(word.key for word in words[at:last]), start, end))
    return found


@rule("CTR614", "warning", "info")
def names_have_no_twins(subject: Subject) -> Iterator[Problem]:
    """No name stands once that is another one but for a mark or a letter of one syllable."""
    names: dict[_Name, list[Place]] = defaultdict(list)
    near: dict[_Name, list[tuple[_Name, int]]] = defaultdict(list)
    for passage in printed(subject):
        for name, start, end in _named(passage.text):
            names[name].append((passage, start, end))
    for name in names:
        for at in range(1, len(name)):
            near[(*name[:at], "", *name[at + 1 :])].append((name, at))
    for twins in near.values():
        for name, at in twins:
            for other, _ in twins if len(names[name]) == 1 else ():
                far = alike(name[at], other[at])
                if 0 < far <= REACH and _is_usual(names[other], names[name][0]):
                    ((passage, start, end),) = names[name]
                    usual, first, behind = names[other][0]
                    yours, theirs = passage.text[start:end], usual.text[first:behind]
                    said = f"tên “{yours}” chỉ có một chỗ, “{theirs}” có {len(names[other])} chỗ"
                    hint = f"nếu là một thì viết “{theirs}”"
                    sure = far == 1 and name[0] not in _listed("persons")
                    yield one_style(names[name], said, hint, severity="warning" if sure else "info")


def _is_usual(places: list[Place], lone: Place) -> bool:
    """Whether a name stands twice or more, and not just once beside the lone one, as of two places that are told together."""
    beside = sum(passage is lone[0] for passage, _, _ in places)
    return len(places) > 1 and beside != 1
