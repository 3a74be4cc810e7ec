"""Where phrases of `data/wording.yaml` stand in a text in a wrong case, whatever style their tone marks have."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import Printed, Word, printed, words_of
from ctr_cli.rules.registry import Reader

_NOT_BEFORE = {
    "niệm": frozenset(["chương"]),
    "đảng": frozenset(["viên", "bộ", "ủy", "phí", "đoàn", "phái", "tịch", "tính", "vụ"]),
    "dân": frozenset(
        ["xã", "phường", "thị", "thành", "tỉnh", "thôn", "bản", "vùng", "các", "địa", "hai", "trên"]
    ),
}
"""What does not follow a word that stands by itself: đảng viên, kỷ niệm chương, the people of one place are another word."""


def places_of(reader: Reader, group: str) -> Iterator[tuple[Printed, int, int, str]]:
    """Where wrong wordings of a group stand in a document, with the right ones."""
    for passage in printed(reader):
        for start, end, known, right in _wrong_in(passage.text):
            if known == group:
                yield passage, start, end, right


@once
def _wrong_in(text: Text) -> tuple[tuple[int, int, str, str], ...]:
    """The phrases of a text in a wrong case: their characters, the group of the table, the right wording."""
    words = words_of(text)
    return tuple(
        (found.start, found.end, *found.value)
        for found in phrases_in(text, _wordings())
        if all(map(_alike, found.words, found.listed)) and not _goes_on(words[found.last - 1 :])
    )


def _alike(word: Word, wrong: str) -> bool:
    """Whether a word has its capitals where another has them."""
    return list(map(str.isupper, word.text)) == list(map(str.isupper, wrong))


def _goes_on(words: tuple[Word, ...]) -> bool:
    """Whether a word is part of another one with the next."""
    return len(words) > 1 and words[1].joined and words[1].key in _NOT_BEFORE.get(words[0].text, ())


@ready
def _wordings() -> Phrases[tuple[str, str]]:
    """Phrases in a wrong case with their group and the right wording."""
    data = table("wording")
    listed = [
        (wrong, (group, right))
        for group in ("events", "party", "common")
        for right, wrongs in data[group].items()
        for wrong in wrongs
    ]
    listed += [
        (wrong, ("openers", right))
        for right in data["openers"].split(", ")
        for wrong in dict.fromkeys([right.capitalize(), right.title()])
    ]
    return known_phrases(listed)
