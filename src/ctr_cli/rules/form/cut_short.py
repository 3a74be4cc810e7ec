"""CTR514: fixed phrases that miss one of their syllables, as `Hội đồng dân xã` does."""

import re
from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.lexicon import is_word, word_list
from ctr_cli.rules.form.together import NOTE
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import Word, printed, words_of
from ctr_cli.rules.registry import text_rule


class _Cut(Struct):
    """A phrase of which a syllable is left out: the whole, and which syllable is missing."""

    whole: str
    missing: int

    @property
    def dropped(self) -> str:
        """The missing syllable."""
        return self.whole.split()[self.missing]


_Short = tuple[int, int, _Cut]
"""The first character of a phrase cut short, the one behind its last, and what it lacks."""


@ready
def _cuts() -> Phrases[tuple[str, int]]:
    """The wrong shapes of every phrase: without its last syllable, or one between the first and the last."""
    phrases = {whole: right for whole, _, right in _lines()}
    right = {*phrases, *", ".join(phrases.values()).split(", ")}
    cuts: dict[str, tuple[str, int]] = {}
    for whole in phrases:
        syllables = whole.split()
        for missing in range(1, len(syllables)):
            written = " ".join(syllables[:missing] + syllables[missing + 1 :])
            if written not in right:
                cuts.setdefault(written, (whole, missing))
    return known_phrases(cuts.items())


def _lines() -> Iterator[tuple[str, str, str]]:
    return (line.partition(": ") for line in word_list("phrases"))


@ready
def _dashed() -> Phrases[tuple[str, int]]:
    """Phrases of two words with a dash between them, of which the second lost its last syllable: `kinh tế - xã`."""
    wholes = table("wording")["dashed"].split(", ")
    return known_phrases(
        (whole.rpartition(" ")[0], (whole, len(whole.split()) - 1)) for whole in wholes
    )


@text_rule("CTR514", "warning", note=NOTE)
def phrases_are_whole(texts: Excerpt) -> Iterator[Problem]:
    """A fixed phrase has all its syllables."""
    for passage in printed(texts):
        for start, end, cut in _cut_short(passage.text):
            message = f"“{passage.text[start:end]}” thiếu chữ “{cut.dropped}”"
            hint = f"cụm từ đủ là “{cut.whole}”; nếu viết đúng, thêm vào `words` của ctr.yaml"
            yield Problem(passage.path, message, hint, start, end)


@once
def _cut_short(text: Text) -> tuple[_Short, ...]:
    words = words_of(text)
    found: list[_Short] = []
    for short in phrases_in(text, _dashed()):
        last, *after = words[short.last - 1 : short.last + 1]
        goes_on = after and _together(last, after[0])
        if not goes_on and not text.startswith(" -", short.end):
            found.append((short.start, short.end, _Cut(*short.value)))
    for short in phrases_in(text, _cuts(), signed=False):
        cut = _Cut(*short.value)
        if _is_cut(text, words, short.at, cut):
            found.append((short.start, short.end, cut))
    return tuple(found)


_ENUMERATED = r",(?: [^\W\d_]+,)* [^\W\d_]+ (?i:{last})(?!\w)"
"""What follows a phrase that shares its last syllable with others: `sản xuất nông, lâm, ngư nghiệp`."""


def _is_cut(text: Text, words: tuple[Word, ...], first: int, cut: _Cut) -> bool:
    """Whether the words beside the gap belong to nothing else, and no sentence ends within."""
    length = len(cut.whole.split())
    at_end, after = cut.missing == length - 1, first + length - 1
    if any(sign in text[words[first].start : words[after - 1].end] for sign in ".;:("):
        return False
    following = words[after] if after < len(words) else None
    if at_end and following and following.key == cut.dropped:
        return False
    if at_end and re.match(_ENUMERATED.format(last=cut.dropped), text[words[after - 1].end :]):
        return False
    if cut.missing >= length - 2 and following and _together(words[after - 1], following):
        return False
    return not (cut.missing == 1 and first and _together(words[first - 1], words[first]))


def _together(one: Word, two: Word) -> bool:
    return two.joined and is_word(one.key, two.key)
