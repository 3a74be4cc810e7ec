"""CTR516: names of places and persons that everybody knows, a mark or a letter away from right."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.language.syllables import exists
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.form.pairs import key_at
from ctr_cli.rules.form.together import NOTE, each
from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import Keys, keys_of
from ctr_cli.rules.printed import Word, printed, styled, words_of
from ctr_cli.rules.registry import text_rule

_A_MARK = 1
_A_LETTER = 2
_OF_PROVINCES = frozenset(["tỉnh", "thành phố", "tỉnh ủy", "thành ủy"])


@ready
def _listed() -> dict[str, dict[Keys, str]]:
    """The names of each list of the table that is looked at, by their syllables."""
    lists = ("provinces", "former", "known")
    return {one: {keys_of(name): name for name in table("places")[one]} for one in lists}


def _meant(key: Keys, *lists: str) -> str:
    """The name of some lists with one syllable mistyped in another; empty when none or several are near.

    The syllable does not exist, or, in a name of three or more, among marks or behind the word for provinces, does.
    """
    near = set()
    for known, name in ((known, name) for one in lists for known, name in _listed()[one].items()):
        if len(key) != len(known) or (key[0] != known[0] and key[-1] != known[-1]):
            continue
        wrong = [(one, other) for one, other in zip(key, known, strict=True) if one != other]
        if len(wrong) == 1:
            far = alike(*wrong[0])
            sure = "provinces" in lists or len(key) > 2 or not exists(wrong[0][0])
            near |= {name} if far == _A_MARK or (far == _A_LETTER and sure) else set()
    return near.pop() if len(near) == 1 else ""


@text_rule("CTR516", "warning", note=NOTE)
def names_everybody_knows(texts: Excerpt) -> Iterator[Problem]:
    """The name of a province, a special zone or a famous place or person has its letters and marks."""
    found = [
        (passage, start, end, " ".join(styled(texts, word) for word in right.split()))
        for passage in printed(texts)
        for start, end, right in _misspelt(passage.text)
    ]
    yield from each(found, "“{written}” viết sai tên riêng")


def _misspelt(text: Text) -> Iterator[tuple[int, int, str]]:
    """The names of a text that nobody knows and that are near to a known one: their characters, and what is right."""
    words = words_of(text)
    for at, last in _names(words):
        key = tuple(word.key for word in words[at:last])
        one, two = key_at(words, at - 1), key_at(words, at - 2)
        before = {one, f"{two} {one}"} if words[at].joined else set[str]()
        known = any(key in names for names in _listed().values())
        if not known and before.isdisjoint(table("places")["others"]):
            of_a_province = not _OF_PROVINCES.isdisjoint(before)
            right = _meant(key, "provinces", "former") if of_a_province else ""
            if right := right or _meant(key, "known"):
                yield words[at].start, words[last - 1].end, right


def _names(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Where two or more words with capitals stand together: the first, and the one behind the last."""
    at = 0
    for last, word in enumerate((*words, None)):
        if not (word and word.joined and word.capital):
            if last - at > 1:
                yield at, last
            at = last if word and word.capital else last + 1
