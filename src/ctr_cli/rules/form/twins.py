"""CTR614: a name that differs by one mark or letter from one that stands elsewhere: `ấp Phú Hòa`, once `ấp Phú Hóa`."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations

from ctr_cli.data import listed
from ctr_cli.language.keys import without_marks
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.form.lexicon import alike
from ctr_cli.rules.form.pairs import REACH
from ctr_cli.rules.form.style import one_style
from ctr_cli.rules.form.together import Place
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import printed, quoted, words_of
from ctr_cli.rules.registry import Subject, rule

_Name = tuple[str, ...]
"""The word before a name, and its syllables: `("thôn", "phú", "hòa")`."""
_LONG = 3
"""Syllables of a name that is one whatever stands before it, unless that announces a place: `đồng chí`, `ông`."""


@cache
def _heads() -> frozenset[str]:
    """The words that announce the name of a place or a school."""
    heads = listed("spelling/names", "announcers") | listed("spelling/names", "schools")
    return heads - listed("spelling/names", "persons")


@once
def _named(text: Text) -> list[tuple[_Name, int, int]]:
    """The names behind another word, with their characters; of one syllable behind what announces it."""
    words, found, behind = words_of(text), [], 0
    for at, word in enumerate(words):
        if at < behind or not (word.capital and word.joined and word.text.istitle()):
            continue
        behind = at + 1
        while behind < len(words) and words[behind].joined and words[behind].text.istitle():
            behind += 1
        long = behind > at + 1 or words[at - 1].key in _heads()
        if long and not quoted(text, word.start, words[behind - 1].end):
            name = tuple(word.key for word in words[at - 1 : behind])
            found.append((name, word.start, words[behind - 1].end))
    return found


@rule("CTR614", "warning", "info")
def names_have_no_twins(subject: Subject) -> Iterator[Problem]:
    """No name stands once that is one that stands elsewhere but for a mark or a letter of one syllable.

    Two that stand beside each other, each once in a text, are two places; of two that stand once each the later one
    is doubted, and of firms also a syllable that only begins as the other does: `Minh Phát`, `Minh Phước`.
    """
    near: dict[_Name, dict[str, list[Place]]] = defaultdict(lambda: defaultdict(list))
    for passage in printed(subject):
        for (head, *name), start, end in _named(passage.text):
            kind = head if len(name) < _LONG or head in _heads() else ""
            for at, key in enumerate(name):
                near[kind, *name[:at], "", *name[at + 1 :]][key].append((passage, start, end))
    for (head, *rest), ways in near.items():
        for pair in combinations(ways.items(), 2):
            (other, usual), (key, (lone, *more)) = sorted(pair, key=lambda way: -len(way[1]))
            far, beside = alike(key, other), sum(place[0] is lone[0] for place in usual)
            if len(rest) == 1 and (far > 1 or without_marks(key) == without_marks(other)):
                continue  # of one syllable only what sounds the same: `Giầu`, `Dầu`
            firm = head in listed("spelling/names", "firms") and key[:2] == other[:2]
            again = far == 1 and not head and _told_apart(lone, usual[0])
            if not more and (beside != 1 or again) and (0 < far <= REACH or firm):
                yours, theirs = (p.text[start:end] for p, start, end in (lone, usual[0]))
                most = f"có {len(usual)} chỗ" if len(usual) > 1 else "ở chỗ khác"
                said = f"tên “{yours}” chỉ có một chỗ, “{theirs}” {most}"
                sure = far == 1 < len(usual) and head in _heads()
                severity: Severity = "warning" if sure else "info"
                yield one_style([lone], said, f"nếu là một thì viết “{theirs}”", severity=severity)


def _told_apart(one: Place, other: Place) -> bool:
    """Whether two names stand in two parts of one text, each behind the same words: no list of two."""
    text, ((_, start, end), (_, first, _)) = one[0].text, sorted((one, other), key=lambda p: p[1])
    return one[0] is other[0] and any(sign in text[end:first] for sign in ";:.") and first > start
