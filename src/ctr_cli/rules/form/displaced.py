"""CTR521: a real word in another's place, as its neighbour shows: `tuyên án học sinh` for `tuyên dương học sinh`.

`usual.txt` says which words stand beside which. Where none of them stands, but one that begins as one of them does,
that one is told; so the table also has what stands there lawfully, though it is no reason to doubt another.
"""

from collections.abc import Iterator
from itertools import pairwise, product

from ctr_cli.data.ready import ready
from ctr_cli.language.patterns import regex
from ctr_cli.rules.form.lexicon import is_core, is_word, syllables, word_list
from ctr_cli.rules.form.pairs import Slip, key_at
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import Word, words_of

_Usual = dict[str, str]
"""The words beside another, each between a mark and `;`: instead of `,` any is doubted, of `-` a strange one, of `~` none."""
_SIGN = regex(r"[^\w\s]")
_ROW = regex(r"(.+?) (:|<-|->|[<>=&~]) (.+)")
_MANY = ("các", "những")
"""What may stand between two words that belong together: `tháo gỡ những vướng mắc`."""


def displaced(text: Text) -> Iterator[Slip]:
    """The words of a text that stand where another does that begins as they do."""
    words = words_of(text)
    found: dict[int, str] = {}
    for at, usual, listed in _places(text, words):
        one, two = words[at].key, words[at + 1].key
        if f"{one} {two};" in usual:
            found[at] = ""
            continue
        known = is_core(one, two)
        for mark in "" if known and listed else "," if known else ",-":
            start = usual.find(f"{mark}{one} ") + 1
            if start:
                found.setdefault(at, usual[start : usual.index(";", start)])
    for at, right in found.items():
        if right and _is_whole(words, at):
            yield Slip("CTR521", words[at : at + 2], (), (right,))


def _places(text: Text, words: tuple[Word, ...]) -> Iterator[tuple[int, str, bool]]:
    """Where two words stand beside one of the table, those that usually do, and whether a comma parts them from it."""
    behind, ahead = neighbours()
    for at, (key, following) in enumerate(pairwise([*(word.key for word in words), ""])):
        two = f"{key} {following}"
        places = []
        for end, context in (at + 1, key), (at + 2, two):
            if context in behind:
                first = end + (key_at(words, end) in _MANY)
                if first + 1 < len(words):
                    places.append((behind, context, first, words[end - 1].end, words[first].start))
        if two in ahead:
            first = at - 2 - (key_at(words, at - 1) in _MANY)
            if first >= 0:
                places.append((ahead, two, first, words[first + 1].end, words[at].start))
        for table, context, first, start, end in places:
            sign = _SIGN.search(text, start, end)
            if usual := table.get(context + sign.group() if sign else context):
                yield first, usual, bool(sign)


def _is_whole(words: tuple[Word, ...], at: int) -> bool:
    """Whether two syllables may be meant for one word: the second does not stand alone, nor belong to what follows."""
    one, two = words[at : at + 2]
    return (
        two.joined
        and one.plain
        and two.plain
        and two.capital <= one.capital
        and (is_word(one.key, two.key) or two.key not in syllables()["alone"])
        and not is_word(two.key, key_at(words, at + 2))
    )


@ready
def neighbours() -> tuple[_Usual, _Usual]:
    """The words that stand behind others, by those; and those that stand before others; a comma between them is of the key."""
    kinds: dict[str, str] = {}
    behind: dict[str, str] = {}
    ahead: dict[str, str] = {}
    for row in filter(None, map(_ROW.fullmatch, word_list("usual"))):
        heads, sign, tails = row.groups()
        if sign == ":":
            kinds[heads] = tails
            continue
        sides = (kinds.get(side, side).split(", ") for side in (heads, tails))
        mark = "-" if "-" in sign else ","
        for (head, tail), comma in product(product(*sides), ("", ",") if sign == "&" else ("",)):
            for table, context, word, judged in (
                (behind, head, tail, "<=&"),
                (ahead, tail, head, ">=&"),
            ):
                known = table.setdefault(context + comma, "")
                table[context + comma] = (
                    f"{known}{mark if sign.strip('-') in judged else '~'}{word};"
                )
    return behind, ahead
