"""CTR514: fixed phrases that miss one of their syllables, as `Hội đồng dân xã` does."""

import re
from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.lexicon import is_word, word_list
from ctr_cli.rules.form.together import NOTE
from ctr_cli.rules.printed import Printed, Word, all_keys, printed, showing
from ctr_cli.rules.registry import text_rule


class _Cut(Struct):
    """A phrase with one syllable left out: what remains, the whole, and which syllable is missing."""

    written: str
    whole: str
    missing: int


_ENUMERATED = r",(?: [^\W\d_]+,)* [^\W\d_]+ (?i:{last})(?!\w)"
"""What follows a phrase that shares its last syllable with others: `sản xuất nông, lâm, ngư nghiệp`."""


@cache
def _cuts() -> list[_Cut]:
    """The wrong shapes of every phrase: without its last syllable, or one between the first and the last."""
    phrases = {whole: right for whole, _, right in _lines()}
    right = {*phrases, *", ".join(phrases.values()).split(", ")}
    cuts: dict[str, _Cut] = {}
    for whole in phrases:
        syllables = whole.split()
        for missing in range(1, len(syllables)):
            written = " ".join(syllables[:missing] + syllables[missing + 1 :])
            if written not in right:
                cuts.setdefault(written, _Cut(written, whole, missing))
    return list(cuts.values())


def _lines() -> Iterator[tuple[str, str, str]]:
    return (line.partition(": ") for line in word_list("phrases"))


@text_rule("CTR514", "warning", note=NOTE)
def phrases_are_whole(texts: Excerpt) -> Iterator[Problem]:
    """A fixed phrase has all its syllables."""
    yield from _dashed(texts)
    keys = all_keys(texts)
    for cut in _cuts():
        at = keys.text.find(cut.written)
        while at >= 0:
            index = keys.which(at)
            passage = printed(texts)[index]
            first = keys.text.count(" ", keys.starts[index], at)
            words = passage.words[first : first + cut.written.count(" ") + 1]
            if " ".join(word.key for word in words) == cut.written and _is_cut(passage, first, cut):
                dropped = cut.whole.split()[cut.missing]
                yield _cut_short(passage, words[0].start, words[-1].end, dropped, cut.whole)
            at = keys.text.find(cut.written, at + 1)


def _cut_short(passage: Printed, start: int, end: int, dropped: str, full: str) -> Problem:
    message = f"“{passage.text[start:end]}” thiếu chữ “{dropped}”"
    return Problem(passage.path, message, _WHOLE.format(full), start, end)


_WHOLE = "cụm từ đủ là “{}”; nếu viết đúng, thêm vào `words` của ctr.yaml"


def _dashed(texts: Excerpt) -> Iterator[Problem]:
    """Phrases of two words with a dash between them, of which the second lost its last syllable: `kinh tế - xã`."""
    for whole in table("wording")["dashed"].split(", "):
        rest, _, last = whole.rpartition(" ")
        for passage in showing(texts, rest, rest.capitalize()):
            for match in re.finditer(rf"(?i:{rest})(?! {last}|\w| -)", passage.text):
                yield _cut_short(passage, *match.span(), last, whole)


def _is_cut(passage: Printed, first: int, cut: _Cut) -> bool:
    """Whether the words beside the gap belong to nothing else, and no sentence ends within."""
    words, syllables = passage.words, cut.whole.split()
    after = first + len(syllables) - 1
    within = passage.text[words[first].start : words[after - 1].end]
    if any(sign in within for sign in ".;:("):
        return False
    shared = _ENUMERATED.format(last=syllables[-1])
    if cut.missing == len(syllables) - 1 and re.match(shared, passage.text[words[after - 1].end :]):
        return False
    following = words[after] if after < len(words) else None
    if following and cut.missing == len(syllables) - 1 and following.key == syllables[-1]:
        return False
    if cut.missing >= len(syllables) - 2 and following and _together(words[after - 1], following):
        return False
    return not (cut.missing == 1 and first and _together(words[first - 1], words[first]))


def _together(one: Word, two: Word) -> bool:
    return two.joined and is_word(one.key, two.key)
