"""CTR514: fixed phrases that miss one of their syllables, as `Hội đồng dân xã` does."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ctr_cli.data import table
from ctr_cli.model.finding import Problem
from ctr_cli.rules.form.lexicon import is_word, word_list
from ctr_cli.rules.form.together import Place, together
from ctr_cli.rules.printed import Printed, Word, all_keys, printed, showing
from ctr_cli.rules.registry import Subject, rule


class _Cut(NamedTuple):
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


@rule("CTR514", "warning")
def phrases_are_whole(subject: Subject) -> Iterator[Problem]:
    """A fixed phrase has all its syllables."""
    yield from _dashed(subject)
    keys = all_keys(subject)
    for cut in _cuts():
        found: list[Place] = []
        at = keys.text.find(cut.written)
        while at >= 0:
            index = keys.which(at)
            passage = printed(subject)[index]
            first = keys.text.count(" ", keys.starts[index], at)
            words = passage.words[first : first + cut.written.count(" ") + 1]
            if " ".join(word.key for word in words) == cut.written and _is_cut(passage, first, cut):
                found.append((passage, words[0].start, words[-1].end))
            at = keys.text.find(cut.written, at + 1)
        if found:
            written = found[0][0].text[slice(*found[0][1:])]
            dropped = cut.whole.split()[cut.missing]
            yield together(found, f"“{written}” thiếu chữ “{dropped}”", _WHOLE.format(cut.whole))


_WHOLE = "cụm từ đủ là “{}”; nếu viết đúng, thêm vào `words` của ctr.yaml"


def _dashed(subject: Subject) -> Iterator[Problem]:
    """Phrases of two words with a dash between them, of which the second lost its last syllable: `kinh tế - xã`."""
    for whole in table("wording")["dashed"].split(", "):
        rest, _, last = whole.rpartition(" ")
        for passage in showing(subject, rest, rest.capitalize()):
            for match in re.finditer(rf"(?i:{rest})(?! {last}|\w| -)", passage.text):
                written = match.group()
                yield Problem(
                    passage.path,
                    f"“{written}” thiếu chữ “{last}”",
                    _WHOLE.format(whole),
                    *match.span(),
                )


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
