"""CTR614: a name that differs by one mark or letter from one that stands more often: `ấp Phú Hòa`, once `ấp Phú Hóa`."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import permutations

from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.form.pairs import REACH
from ctr_cli.rules.form.style import one_style
from ctr_cli.rules.form.together import Place
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import listed, printed, quoted, words_of
from ctr_cli.rules.registry import Subject, rule

_Name = tuple[str, ...]
"""The word that announces a name, and its syllables: `("thôn", "phú", "hòa")`."""


@cache
def _heads() -> frozenset[str]:
    """The words that announce a name."""
    return listed("spelling/names", "announcers") | listed("spelling/names", "schools")


@once
def _named(text: Text) -> list[tuple[_Name, int, int]]:
    """The names of two syllables and more behind what announces them, with their characters."""
    words, heads, found = words_of(text), _heads(), []
    for at, head in enumerate(words):
        if head.key not in heads:
            continue
        last = at + 1
        while last < len(words) and words[last].joined and words[last].text.istitle():
            last += 1
        if last > at + 2 and not quoted(text, words[at + 1].start, words[last - 1].end):
            name = tuple(word.key for word in words[at:last])
            found.append((name, words[at + 1].start, words[last - 1].end))
    return found


@rule("CTR614", "warning", "info")
def names_have_no_twins(subject: Subject) -> Iterator[Problem]:
    """No name stands once that is one that stands often but for a mark or a letter of one syllable.

    Two that stand beside each other, each once in a text, are two places.
    """
    near: dict[_Name, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for passage in printed(subject):
        for name, start, end in _named(passage.text):
            for at in range(1, len(name)):
                near[*name[:at], "", *name[at + 1 :]][name[at]].append((passage, start, end))
    for (head, *_), ways in near.items():
        for (key, (lone, *more)), (other, usual) in permutations(ways.items(), 2):
            far, beside = alike(key, other), sum(place[0] is lone[0] for place in usual)
            if not more and 0 < far <= REACH and len(usual) > 1 and beside != 1:
                yours, theirs = (p.text[start:end] for p, start, end in (lone, usual[0]))
                said = f"tên “{yours}” chỉ có một chỗ, “{theirs}” có {len(usual)} chỗ"
                sure = far == 1 and head not in listed("spelling/names", "persons")
                severity: Severity = "warning" if sure else "info"
                yield one_style([lone], said, f"nếu là một thì viết “{theirs}”", severity=severity)
