"""CTR705 and CTR709: capitals inside a sentence that no name, and no sentence, begins with."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.capitals import restyled
from ctr_cli.rules.form.lexicon import is_word
from ctr_cli.rules.form.named import miscased, places_of
from ctr_cli.rules.form.pairs import key_at
from ctr_cli.rules.form.rows import of_rows
from ctr_cli.rules.form.together import NOTE, Wrong, told
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import Word, printed, quoted, whole, words_of
from ctr_cli.rules.registry import Reader, Subject, rule, text_rule

_NAMES_REACH = 3
"""Words after a capital within which another may belong to the same name: `Trung tâm Phục vụ`."""
_LOOK_BACK = 80
"""Characters before a word that say whether it stands inside a sentence or a name."""
_ENUMERATES = regex(r"(?:\A|\s)\(?(?:\d{1,2}|[a-zđ])\)\Z")
_Needless = tuple[int, int, str]
"""The first and last character of a word with a capital too many, and what is right."""


@rule("CTR705", "warning")
def no_needless_capitals(subject: Subject) -> Iterator[Problem]:
    """Common words within a sentence begin with small letters."""
    found = [
        (p, start, end, restyled(subject, right))
        for p, start, end, right in _worded(subject, "common")
    ]
    common = {(id(p), at) for p, start, end, _ in found for at in range(start, end)}
    found += [
        (passage, *one)
        for passage in printed(subject)
        for one in (() if passage.name else _needless(passage.text))
        if (id(passage), one[0]) not in common
    ]
    message = "“{written}” viết hoa không cần thiết giữa câu"
    yield from told(found, message, even_in=whole(subject).text)
    yield from of_rows(subject, "CTR705")


@text_rule("CTR709", "warning", note=NOTE)
def a_sentence_ends_before_the_next(texts: Excerpt) -> Iterator[Problem]:
    """No word that opens sentences has a capital in the middle of one: the stop before it is missing."""
    for passage, start, end, right in _worded(texts, "openers"):
        at = passage.at(start)
        compound = " " not in right and is_word(right, key_at(passage.words, at + 1))
        titled = key_at(passage.words, at - 1) == "việc"
        if passage.words[at].plain and not (compound or titled or _after_a_name(passage.words, at)):
            message = f"“{passage.text[start:end]}” viết hoa giữa câu: thiếu dấu chấm trước đó, hoặc thừa chữ hoa"
            yield Problem(passage.path, message, f"thêm dấu chấm, hoặc viết “{right}”", start, end)


def _worded(reader: Reader, group: str) -> Iterator[Wrong]:
    """Wordings of a group that stand inside a sentence, and in no name; parts of a list may all have a capital."""
    for passage, start, end, right in places_of(reader, group):
        parts = [part for part in passage.text.split("; ")[1:] if part[:1].isupper()]
        listed = len(parts) > 1 and passage.text.startswith("; ", start - 2)
        if not (passage.name or listed) and _inside(passage.text, passage.at(start)):
            yield passage, start, end, right


@once
def _needless(text: Text) -> tuple[_Needless, ...]:
    """The capitals of a text that do not belong, but in names whose capitals are told already."""
    names = {at for wrong in miscased(text) for at in range(wrong.start, wrong.end)}
    found = [one for at, word in enumerate(words_of(text)) for one in _at(text, at, word)]
    return tuple(one for one in found if names.isdisjoint(one[:2]))


def _at(text: Text, at: int, word: Word) -> Iterator[_Needless]:
    """What a word, or the two syllables of a word, has in capitals that do not belong."""
    words = words_of(text)
    after = _next(words, at)
    if not (word.capital or (after and after.capital)) or quoted(text, word.start, word.end):
        return
    if after:
        written, beside = (
            text[word.start : after.end],
            (*words[at - 1 : at], *words[at + 2 : at + 3]),
        )
        quiet = written[1:] == written[1:].lower() or written.istitle()
        if (
            word.capital
            and (quiet or not any(one.text.isupper() for one in beside))
            and _is_ordinary(words, at)
        ):
            if word.opening and after.capital:
                yield word.start, after.end, written.capitalize()
            elif not word.opening and _inside(text, at):
                yield word.start, after.end, written.lower()


def _next(words: tuple[Word, ...], at: int) -> Word | None:
    """The word behind one, if only white space parts them."""
    word = words[at + 1] if at + 1 < len(words) else None
    return word if word and word.joined else None


@cache
def _listed(group: str) -> frozenset[str]:
    """The words of a list of `data/wording.yaml`."""
    return frozenset(table("wording")[group].split(", "))


@cache
def _places_and_bodies() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in _listed("before_names"))


def _after_a_name(words: tuple[Word, ...], at: int) -> bool:
    return any(before.capital for before in words[max(0, at - _NAMES_REACH) : at])


def _is_ordinary(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word with a capital is an everyday one, a field of work behind its verb, or never has two capitals."""
    one, two = words[at : at + 2]
    pair = f"{one.key} {two.key}"
    leading = " ".join(word.key for word in words[max(0, at - 4) : at])
    led = pair in _listed("fields") and leading.endswith(tuple(_listed("leads")))
    if not two.capital:
        everyday = pair in _listed("ordinary") and not _after_a_name(words, at)
        return (led or everyday) and not leading.endswith(_OF_TRADITION)
    after = _next(words, at + 1)
    longer = (after is not None and after.capital) or key_at(words, at - 1) in _places_and_bodies()
    listed = any(pair in _listed(group) for group in ("ordinary", "seldom", "openers"))
    return (led or listed) and not longer


_OF_TRADITION = ("truyền thống công tác", "lực lượng")
"""Words before a field of work, or a force, that make it a name: `Ngày truyền thống công tác Dân vận`."""


def _inside(text: Text, at: int) -> bool:
    """Whether a word is in the middle of a sentence, and not in a name that the words before begin."""
    words, start = words_of(text), words_of(text)[at].start
    before = text[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2].rstrip()
    opens = not before or before[-1] in '.!?:“"(-–' or _ENUMERATES.search(before)
    if opens or quoted(text, start, start + 1):
        return False
    keys = [word.key for word in words[max(0, at - 3) : at]]
    ends = {" ".join(keys[first:]) for first in range(len(keys))}
    if len(keys) > 1 and is_word(keys[-2], keys[-1]):
        ends.discard(keys[-1])
    return before[-1] in ",;" or ends.isdisjoint(_listed("naming"))
