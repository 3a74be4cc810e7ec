"""CTR516: names of places and persons that everybody knows, a mark or a letter away from right."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.language.syllables import exists
from ctr_cli.model.finding import Problem
from ctr_cli.rules.form.nearness import alike
from ctr_cli.rules.form.pairs import key_at
from ctr_cli.rules.form.together import Wrong, told
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Keys, keys_of
from ctr_cli.rules.printed import Word, printed, styled, words_of
from ctr_cli.rules.registry import Subject, rule

_A_MARK = 1
_A_LETTER = 2
_OF_PROVINCES = frozenset(["tỉnh", "thành phố", "tỉnh ủy", "thành ủy"])


@ready
def _listed() -> dict[str, dict[Keys, str]]:
    """The names of each list of the table that is looked at, by their syllables."""
    lists = ("provinces", "former", "known")
    return {one: {keys_of(name): name for name in table("places")[one]} for one in lists}


def _meant(key: Keys, *lists: str) -> str:
    """The name of some lists that a name comes near to; empty when none or several are near."""
    sure = "provinces" in lists
    near = {
        name
        for one in lists
        for known, name in _listed()[one].items()
        if _is_meant(key, known, sure=sure)
    }
    return near.pop() if len(near) == 1 else ""


def _is_meant(key: Keys, known: Keys, *, sure: bool = False) -> bool:
    """Whether a name is another with one syllable mistyped.

    That is one that does not exist, or, in a name of three or more, among marks or where it is `sure`, one that does.
    """
    wrong = [(one, other) for one, other in zip(key, known, strict=False) if one != other]
    if len(key) != len(known) or len(wrong) != 1 or len(key) < 2:
        return False
    far = alike(*wrong[0])
    return far == _A_MARK or (
        far == _A_LETTER and (sure or len(key) > 2 or not exists(wrong[0][0]))
    )


@rule("CTR516", "warning")
def names_everybody_knows(subject: Subject) -> Iterator[Problem]:
    """The name of a province, a special zone or a famous place or person has its letters and marks."""
    place = subject.program.document.place or ""
    own = keys_of(place)
    found: list[Wrong] = []
    for passage in printed(subject):
        for start, end, key, known in _doubtful(passage.text):
            right = known or (place if _is_meant(key, own) else "")
            written = passage.text[start:end]
            right = " ".join(styled(subject, part) for part in right.split())
            if right and key != own and right != written:
                found.append((passage, start, end, right))
    yield from told(found, "“{written}” viết sai tên riêng")


@once
def _doubtful(text: Text) -> tuple[tuple[int, int, Keys, str], ...]:
    """The names of a text that nobody knows: their characters, their key, and what is right if that is plain."""
    words, found = words_of(text), []
    for at, last in _names(words):
        key = tuple(word.key for word in words[at:last])
        one, two = key_at(words, at - 1), key_at(words, at - 2)
        before = {one, f"{two} {one}"} if words[at].joined else set[str]()
        named = any(key in names for names in _listed().values())
        if not named and before.isdisjoint(table("places")["others"]):
            of_a_province = not _OF_PROVINCES.isdisjoint(before)
            known = _meant(key, "provinces", "former") if of_a_province else ""
            found.append((words[at].start, words[last - 1].end, key, known or _meant(key, "known")))
    return tuple(found)


def _names(words: tuple[Word, ...]) -> Iterator[tuple[int, int]]:
    """Where two or more words with capitals stand together: the first, and the one behind the last."""
    at = 0
    for last, word in enumerate((*words, None)):
        if not (word and word.joined and word.capital):
            if last - at > 1:
                yield at, last
            at = last if word and word.capital else last + 1
