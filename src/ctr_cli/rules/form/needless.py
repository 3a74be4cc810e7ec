"""CTR705 and CTR709: capitals inside a sentence that no name, and no sentence, begins with."""

import re
from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt, Place
from ctr_cli.rules.form.capitals import restyled
from ctr_cli.rules.form.lexicon import is_core, is_word
from ctr_cli.rules.form.named import miscased
from ctr_cli.rules.form.together import NOTE, Wrong, told
from ctr_cli.rules.form.wordings import places_of
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import Printed, Word, printed, whole
from ctr_cli.rules.registry import Subject, rule, text_rule

_NAMES_REACH = 3
"""Words after a capital within which another may belong to the same name: `Trung tâm Phục vụ`."""
_LOOK_BACK = 80
"""Characters before a word that say whether it stands inside a sentence or a name."""
_NOWHERE = Place("")
_Needless = tuple[int, int, str]
"""The first and last character of a word with a capital too many, and what is right."""


@rule("CTR705", "warning")
def no_needless_capitals(subject: Subject) -> Iterator[Problem]:
    """Common words within a sentence begin with small letters."""
    message = "“{written}” viết hoa không cần thiết giữa câu"
    yield from told(_found(subject), message, even_in=whole(subject).text)


def _found(subject: Subject) -> Iterator[Wrong]:
    common: dict[int, list[tuple[int, int]]] = {}
    for passage, start, end, right in places_of(subject, "common"):
        honour = passage.text.startswith(_HONOUR, end)
        inside = not (passage.name or honour) and _inside(passage, start)
        if inside and not _begins_a_name(passage, start, end):
            common.setdefault(id(passage), []).append((start, end))
            yield passage, start, end, restyled(subject, right)
    for passage in printed(subject):
        for start, end, right in () if passage.name else _needless(passage.text):
            if not _touches(common.get(id(passage), []), start, end):
                yield passage, start, end, right


def _touches(places: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in places)


@once
def _needless(text: Text) -> tuple[_Needless, ...]:
    """The capitals of a text that do not belong, but in names whose capitals are told already."""
    passage = Printed((), text, name=False, place=_NOWHERE)
    names = [(wrong.start, wrong.end) for wrong in miscased(text)]
    found = [needless for at, _ in enumerate(passage.words) for needless in _at(passage, at)]
    return tuple(one for one in found if not _touches(names, *one[:2]))


def _at(passage: Printed, at: int) -> Iterator[_Needless]:
    """What a word, or the two syllables of a word, has in capitals that do not belong."""
    word = passage.words[at]
    after = _next(passage, at + 1)
    if _in_a_loud_line(passage.text, word.start):
        return
    if word.capital and not word.opening and _is_small(passage, word, at):
        yield word.start, word.end, word.text.lower()
    elif after and (word.capital or after.capital):
        written = passage.text[word.start : after.end]
        if _of_a_common_word(passage, at):
            yield word.start, after.end, written.lower()
        elif word.capital and _is_ordinary(passage, at):
            if word.opening and after.capital:
                yield word.start, after.end, written[:1] + written[1:].lower()
            elif not word.opening and _inside(passage, word.start):
                yield word.start, after.end, written.lower()


def _next(passage: Printed, at: int) -> Word | None:
    """The word at a place, if only white space parts it from the one before."""
    word = passage.words[at] if at < len(passage.words) else None
    return word if word and word.joined else None


@cache
def _listed(group: str) -> frozenset[str]:
    """The words of a list of `data/wording.yaml`."""
    words = table("wording")[group]
    return frozenset(words.split(", ") if isinstance(words, str) else words)


@cache
def _places_and_bodies() -> frozenset[str]:
    return frozenset(word.split()[-1] for word in _listed("before_names"))


def _is_small(passage: Printed, word: Word, at: int) -> bool:
    """Whether a word is never a name: `Các`, `Và`; a time before a number; a level before no name of a person."""
    before, after = passage.text[: word.start], passage.text[word.end : word.end + 2]
    if passage.quoted(word.start, word.end):
        return False
    if word.text in _listed("levels"):
        return not (after[1:].isdigit() or _is_of_a_name(passage, at))
    within = (before[-2:-1].islower() or before[-2:] == ", ") and after[:1] == " "
    if word.text in _listed("times"):
        return within and (after[1:].isdigit() or after[1:] in tuple("IVX"))
    return within and after[1:].islower() and word.text in _listed("small")


def _is_of_a_name(passage: Printed, at: int) -> bool:
    """Whether a level is part of a name: `Đảng bộ Xã`, `Huyện ủy`, `Phường Trần Phú`."""
    level, after = passage.words[at], _next(passage, at + 1)
    before = passage.words[at - 1] if at else None
    return (
        bool(before and ((before.capital and level.joined) or before.key in _places_and_bodies()))
    ) or bool(
        after
        and (
            after.key in ("ủy", "đoàn")
            or is_word(level.key, after.key)
            or after.text in _listed("surnames")
            or after.text.isupper()
        )
    )


def _of_a_common_word(passage: Printed, at: int) -> bool:
    """Whether a common word has a capital on its second syllable alone, or on both and no other beside it."""
    one, two = passage.words[at : at + 2]
    if not (two.capital and two.plain and two.text[1:].islower() and is_core(one.key, two.key)):
        return False
    after = _next(passage, at + 2)
    goes_on = after and (after.capital or is_word(two.key, after.key))
    if goes_on or passage.quoted(one.start, two.end):
        return False
    if not one.capital:
        return two.key not in _listed("alone")
    return not (
        one.opening
        or not one.plain
        or not one.text[1:].islower()
        or f"{one.key} {two.key}" in _listed("names_too")
        or _after_a_name(passage, at)
        or (at and passage.words[at - 1].key in _places_and_bodies())
    )


def _after_a_name(passage: Printed, at: int) -> bool:
    """Whether a capital stands so near before a word that both may be of one name."""
    return any(word.capital for word in passage.words[max(0, at - _NAMES_REACH) : at])


def _is_ordinary(passage: Printed, at: int) -> bool:
    """Whether a word with a capital is an everyday one, a field of work behind its verb, or never has two capitals."""
    words, (one, two) = passage.words, passage.words[at : at + 2]
    pair = f"{one.key} {two.key}"
    after, before = _next(passage, at + 2), words[at - 1].key if at else ""
    leading = " ".join(word.key for word in words[max(0, at - 2) : at])
    led = pair in _listed("fields") and leading in _listed("leads")
    if not two.capital:
        tradition = passage.text[: one.start].endswith(_OF_TRADITION)
        everyday = pair in _listed("ordinary") and not _after_a_name(passage, at)
        return (led or everyday) and not tradition
    if not led and not any(pair in _listed(group) for group in ("ordinary", "seldom", "openers")):
        return False
    longer = after is not None and after.capital
    return not (longer or before in _places_and_bodies() or passage.quoted(one.start, two.end))


_OF_TRADITION = ("truyền thống công tác ", "lực lượng ")
"""Words before a field of work, or a force, that make it a name: `Ngày truyền thống công tác Dân vận`."""
_HONOUR = " chương"
"""What makes an honour of the word for a celebration: `Kỷ niệm chương`."""
_IN_A_NAME = regex(r"(?:\s+[\w-]+){0,2}?\s+(?:[A-ZÀÁĐ]|số \d|\d)")


def _begins_a_name(passage: Printed, start: int, end: int) -> bool:
    """Whether a capital after a word makes it the beginning of a name: Trường Mầm non Hoa Sen."""
    return passage.text.startswith(("Trường ", "Lễ "), start) and bool(
        _IN_A_NAME.match(passage.text, end)
    )


_ENUMERATES = regex(r"(?:\A|\s)\(?(?:\d{1,2}|[a-zđ])\)\Z")


def _inside(passage: Printed, start: int) -> bool:
    """Whether a place is in the middle of a sentence, and not in a name that the words before begin."""
    if _in_a_loud_line(passage.text, start):
        return False
    before = passage.text[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2].rstrip()
    opens = not before or before[-1] in '.!?:“"(-–' or _ENUMERATES.search(before)
    if opens or passage.quoted(start, start + 1):
        return False
    words = [word.lower() for word in re.findall(r"\w+", before)[-3:]]
    ends = {" ".join(words[at:]) for at in range(len(words))}
    if len(words) > 1 and is_word(words[-2], words[-1]):
        ends.discard(words[-1])
    return before[-1] in ",;" or not ends & _listed("naming")


def _in_a_loud_line(text: str, start: int) -> bool:
    """Whether a place is in a line of several words that is all in capitals: a heading among paragraphs."""
    if not text[start : start + 2].isupper():
        return False
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", start)
    line = text[first : last if last >= 0 else len(text)]
    return line.isupper() and len(line.split()) > 1


@text_rule("CTR709", "warning", note=NOTE)
def a_sentence_ends_before_the_next(texts: Excerpt) -> Iterator[Problem]:
    """No word that opens sentences has a capital in the middle of one: the stop before it is missing."""
    for passage, start, end, right in places_of(texts, "openers"):
        named = passage.name or _after_a_name(passage, passage.at(start))
        named = named or not passage.words[passage.at(start)].plain
        opens = right != "giao" or passage.text[end : end + 2].strip().isupper()
        if opens and not named and _inside(passage, start):
            written = passage.text[start:end]
            message = f"“{written}” viết hoa giữa câu: thiếu dấu chấm trước đó, hoặc thừa chữ hoa"
            hint = f"thêm dấu chấm, hoặc viết “{right}”"
            yield Problem(passage.path, message, hint, start, end)
