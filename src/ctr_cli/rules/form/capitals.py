"""CTR7xx, capitals: names of bodies, days, places and papers, beginnings of sentences, and capitals that nothing begins with."""

from collections.abc import Iterator
from functools import cache, partial
from itertools import chain, groupby, pairwise, takewhile

from ctr_cli.data import listed, table
from ctr_cli.data.ready import ready
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import exists
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.lexicon import is_core, is_word, syllables
from ctr_cli.rules.form.named import begun_names, half_named, miscased, names_of_tables, recased
from ctr_cli.rules.form.pairs import key_at
from ctr_cli.rules.form.rows import matches, of_kept_rows, of_rows
from ctr_cli.rules.form.together import NOTE, each, told
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import SENTENCES, Word, printed, quoted, whole, words_of
from ctr_cli.rules.registry import Reader, Subject, of_code, rule, text_rule

_FEW = 2
"""Items of which nobody could say that they all begin with small letters by intent."""
_SHORT = 2
"""Words of a name that may be everyday ones."""
_NAMES_REACH = 3
"""Words after a capital within which another may belong to the same name: `Trung tâm Phục vụ`."""
_LOOK_BACK = 80
"""Characters before a word that say whether it stands inside a sentence or a name."""
_ENUMERATES = regex(r"(?:\A|\s)\(?(?:\d{1,2}|[a-zđ])\)\Z")
_Needless = tuple[int, int, str]
"""The first character of words with a capital too many and the one behind, and what is right."""


def _miscased(texts: Excerpt, code: str) -> Iterator[Problem]:
    """The names of the groups of a code that stand in a wrong case."""
    if code in table("patterns"):
        yield from of_rows(texts, code)
    for passage in printed(texts):
        if passage.place.key.startswith("signature."):
            continue
        for group, start, end, right in miscased(passage.text):
            if message := table("wording")["told"][code].get(group):
                taste = passage.text[start:end] in table("wording")["taste"]
                wrong = passage, start, end, right
                yield from each([wrong], message, "info" if taste else None)
        if code == "CTR708":
            halves = ((passage, *half) for half in half_named(passage.text))
            yield from each(halves, table("wording")["told"][code]["places"])


for _code in ("CTR701", "CTR702", "CTR703", "CTR707", "CTR708"):
    text_rule(_code, "warning", "info", note=NOTE)(of_code(_miscased, _code))


_too_many, _too_few = (once(partial(matches, code=code)) for code in ("CTR705", "CTR706"))


@rule("CTR705", "warning", "info")
def no_needless_capitals(subject: Subject) -> Iterator[Problem]:
    """Common words within a sentence begin with small letters; those that titles begin with are only doubted."""
    texts = [passage for passage in printed(subject) if not passage.name]
    found = [(passage, *one) for passage in texts for one in _needless(passage.text)]
    message = "“{written}” viết hoa không cần thiết giữa câu"
    yield from told(found, message, even_in=whole(subject).text, taste=_listed("titles"))
    for passage in texts:
        yield from each(((passage, *one) for one in _unusual(passage.text)), message, "info")
    yield from of_kept_rows(subject, _too_many)
    yield from _in_capitals(subject)


_MANY = 3
"""Words in a row, all in capitals, that are no abbreviations."""


def _in_capitals(texts: Reader) -> Iterator[Problem]:
    """The words in capitals that an item, or a paragraph, is written in, or a part of it."""
    for passage in printed(texts):
        for start, end in _loud(passage.text) if passage.place.key in SENTENCES else ():
            message = f"“{passage.text[start:end]}” viết hoa cả chữ"
            advice = "chỉ viết hoa chữ đầu câu và tên riêng"
            yield Problem(passage.path, message, advice, start, end)


@once
def _loud(text: Text) -> list[tuple[int, int]]:
    """Where syllables in a row are all in capitals, outside quotations."""
    rows = ([*row] for loud, row in groupby(words_of(text), key=_is_whole_and_loud) if loud)
    places = ((row[0].start, row[-1].end) for row in rows if len(row) >= _MANY)
    return [place for place in places if not quoted(text, *place)]


def _is_whole_and_loud(word: Word) -> bool:
    """Whether a word is in capitals from its second letter on, and a syllable, no abbreviation."""
    return word.text[1:].isupper() and exists(word.key)


@rule("CTR706", "warning")
def sentences_begin_with_capitals(subject: Subject) -> Iterator[Problem]:
    """An item, a paragraph, and a sentence after a full stop begins with a capital."""
    sentences = [p for p in printed(subject) if p.place.key in SENTENCES]
    begun = (p for p in sentences if p.text.lstrip()[:1].islower())
    heads = ((p, word) for p in begun for word in words_of(p.text)[:1] if word.plain)
    first = ((p, word) for p, word in heads if p.text[word.end : word.end + 1] not in (".", ")"))
    small = [(p, word.start, word.end, capitalised(word.text)) for p, word in first]
    if len(small) * 2 <= max(len(sentences), _FEW):
        yield from told(small, "“{written}” đứng đầu câu nhưng không viết hoa")
    yield from of_kept_rows(subject, _too_few)


@text_rule("CTR709", "warning", note=NOTE)
def a_sentence_ends_before_the_next(texts: Excerpt) -> Iterator[Problem]:
    """No word that opens sentences has a capital in the middle of one: the stop before it is missing."""
    for passage in printed(texts):
        words = words_of(passage.text)
        for group, at, start, end, right in () if passage.name else _in_a_sentence(passage.text):
            compound = " " not in right and is_word(right, key_at(words, at + 1))
            places = _last_of("announcers", "before_names")
            titled = key_at(words, at - 1) in (
                places if " " in right and words[at + 1].capital else _ENTITLED
            )
            opens = group == "openers" and words[at].plain and not (compound or titled)
            if opens and not (_after_a_name(words, at) or _is_a_place(words, at, right)):
                message = f"“{passage.text[start:end]}” viết hoa giữa câu: thiếu dấu chấm trước đó, hoặc thừa chữ hoa"
                yield Problem(
                    passage.path, message, f"thêm dấu chấm, hoặc viết “{right}”", start, end
                )


_ENTITLED = ("việc", "phận")
"""The last syllables of words behind which a name may begin as a sentence does: `bộ phận Tiếp nhận`."""


@ready
def _miswritten() -> Phrases[tuple[str, str]]:
    """Phrases with needless capitals, and words that open sentences with theirs; their group and what is right."""
    data = table("wording")
    openers = {one: (one.capitalize(), one.title()) for one in data["openers"].split(", ")}
    return known_phrases(
        (wrong, (group, right))
        for group, listed in (("common", data["common"]), ("openers", openers))
        for right, wrongs in listed.items()
        for wrong in dict.fromkeys(wrongs)
    )


@once
def _in_a_sentence(text: Text) -> list[tuple[str, int, int, int, str]]:
    """The phrases of a text that have needless capitals inside a sentence; parts of a list may all have one."""
    parts = [part for part in text.split("; ")[1:] if part[:1].isupper()]
    return [
        (group, one.at, one.start, one.end, recased(text, one, right.split()))
        for one in phrases_in(text, _miswritten())
        for group, right in [one.value]
        if not text[one.start : one.end].islower()
        and list(map(str.isupper, "".join(word.text for word in one.words)))
        == list(map(str.isupper, "".join(one.listed)))
        and not (len(parts) > 1 and text.startswith("; ", one.start - 2))
        and not text.startswith(" chương", one.end)
        and _inside(text, one.at)
    ]


@once
def _needless(text: Text) -> list[_Needless]:
    """The capitals of a text that do not belong, but in names whose capitals are told already."""
    common = [(s, e, right) for group, _, s, e, right in _in_a_sentence(text) if group == "common"]
    names = {at for start, end, _ in common for at in range(start, end)}
    names |= {at for wrong in miscased(text) for at in range(wrong.start, wrong.end)}
    known = (one for one in phrases_in(text, names_of_tables()) if len(one.words) > _SHORT)
    right = (one for one in known if text[one.start : one.end] == one.phrase)
    names |= {at for one in right for at in range(one.start, one.end)}
    words = words_of(text)
    found = [
        (word.start, after.end, text[word.start : after.end].lower())
        for at, (word, after) in enumerate(pairwise(words))
        if (word.capital or after.capital) and after.joined
        if not (word.opening or _is_loud(words, at))
        if _is_ordinary(words, at) and _inside(text, at)
    ]
    return common + [one for one in found if names.isdisjoint(one[:2])]


@once
def _unusual(text: Text) -> list[_Needless]:
    """The words of programmes that have a capital in the middle of a sentence, or of themselves, and that no name is known to have."""
    words, told = words_of(text), {start for start, _, _ in _needless(text)}
    found = list[_Needless]()
    for at, (one, two) in enumerate(pairwise(words)):
        if not (two.joined and one.plain and (one.capital or two.capital)):
            continue
        pair = f"{one.key} {two.key}"
        after = words[at + 2] if at + 2 < len(words) and words[at + 2].joined else None
        if not two.capital:
            named = one.opening or bool({one.key, pair} & _listed("heads")) or not _inside(text, at)
            named |= _after_a_name(words, at)
        elif one.capital and (last := _titled(text, at)):
            found.append((one.start, last.end, text[one.start : last.end].lower()))
            continue
        elif one.capital:
            named = not (at == 0 and after and pair in listed("parted", "doing"))
        else:
            named = not two.plain or (one.joined and words[at - 1].capital > words[at - 1].opening)
        if two.capital:
            longer = after and (after.capital or is_word(two.key, after.key))
            named |= bool(longer) or two.key in _listed("second")
        known = named or one.start in told or quoted(text, one.start, two.end)
        if not known and is_core(one.key, two.key) and pair not in begun_names():
            right = pair if one.text.islower() or at else capitalised(pair)
            found.append((one.start, two.end, right))
    return found


def _titled(text: Text, at: int) -> Word | None:
    """The last of words in a row with a capital each, as titles in other tongues have them: `Chuyển Đổi Số`; None where they may be a name."""
    words = words_of(text)
    one, two = words[at : at + 2]
    led = one.joined and words[at - 1].text.islower() and words[at - 1].key not in _JOINING
    led = led and words[at - 1].key not in _last_of(
        "announcers", "schools", "before_names", "naming"
    )
    if not (led and is_core(one.key, two.key) and two.plain and _inside(text, at)):
        return None
    row = [one, *takewhile(lambda word: word.joined and word.text.istitle(), words[at + 1 :])]
    end = at + len(row)
    after = words[end] if end < len(words) and words[end].joined else None
    named = any(name.at < end and name.last > at for name in phrases_in(text, names_of_tables()))
    longer = (
        after and is_word(row[-1].key, after.key) and not is_core(after.key, key_at(words, end + 1))
    )
    named |= bool(longer) or two.key in _listed("second")
    told = any(start <= one.start < stop for start, stop, _ in _needless(text))
    known = named or told or quoted(text, one.start, two.end)
    return row[-1] if len(row) > 1 and not known else None


_JOINING = ("và", "với", "hoặc", "đến", "giữa")
"""Words that join names."""


@cache
def _last_of(*lists: str) -> frozenset[str]:
    """The last syllables of what stands before a name, as lists have it."""
    names = "spelling/names"
    said = (listed(names if one in table(names) else "wording", one) for one in lists)
    return frozenset(one.split()[-1] for one in chain.from_iterable(said))


_listed = partial(listed, "wording")
"""The words of a list of `data/wording.yaml`."""


def _after_a_name(words: tuple[Word, ...], at: int) -> bool:
    """Whether a capital stands before a word that may begin a name with it, and not only an act at the head."""
    acts = _listed("acts") | _listed("openers")
    return any(
        words[n].capital and not (words[n].opening and f"{words[n].key} {words[n + 1].key}" in acts)
        for n in range(max(0, at - _NAMES_REACH), at)
    )


def _is_loud(words: tuple[Word, ...], at: int) -> bool:
    """Whether two words belong to a heading all in capitals."""
    beside = (*words[max(0, at - 1) : at], *words[at + 2 : at + 3])
    return words[at + 1].text.isupper() and any(word.text.isupper() for word in beside)


def _is_a_place(words: tuple[Word, ...], at: int, opener: str) -> bool:
    """Whether what opens sentences begins a name here, whose next syllable begins no word: `bà con Giao Ninh góp ngày công`."""
    if " " in opener or at + 1 >= len(words):
        return False
    return words[at + 1].text.istitle() and not is_word(words[at + 1].key, key_at(words, at + 2))


def _is_ordinary(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word with a capital is an everyday one, a field of work behind its verb, or never has two capitals."""
    one, two = words[at : at + 2]
    pair = f"{one.key} {two.key}"
    everyday = pair in _listed("ordinary")
    leading = " ".join([word.key for word in words[max(0, at - 4) : at]])
    led = pair in _listed("fields") and leading.endswith(tuple(_listed("leads")))
    after = words[at + 2] if at + 2 < len(words) and words[at + 2].joined else None
    if not one.capital:
        longer = after and (after.capital or is_word(two.key, after.key))
        common = (everyday or pair in _listed("seldom")) and two.plain
        return common and not (longer or is_word(key_at(words, at - 1), one.key))
    if not two.capital:
        everyday = everyday and not _after_a_name(words, at)
        return (led or everyday) and not leading.endswith(tuple(_listed("of_tradition")))
    before = words[at - 1]
    named = before.key in _last_of("before_names") or (
        before.text.isupper() and before.end - before.start > 1
    )
    longer = (after is not None and after.capital and not everyday) or named
    known = everyday or any(pair in _listed(group) for group in ("seldom", "openers"))
    known = known and two.key not in _listed("second")
    return (led or known) and not longer


def _inside(text: Text, at: int) -> bool:
    """Whether a word is in the middle of a sentence, and not in a name that the words before begin."""
    words, start = words_of(text), words_of(text)[at].start
    before = text[max(0, start - _LOOK_BACK) : start].rpartition("\n")[2].rstrip()
    opens = not before or before[-1] in '.!?:“"(-–' or _ENUMERATES.search(before)
    if opens or quoted(text, start, start + 1):
        return False
    keys = [word.key for word in words[max(0, at - 3) : at]]
    ends = {" ".join(keys[first:]) for first in range(len(keys))}
    joins = syllables()["joining"].isdisjoint(keys[-2:-1])
    if len(keys) > 1 and joins and is_word(*keys[-2:]) and keys[-1] != "ngày":
        ends.discard(keys[-1])
    return before[-1] in ",;" or ends.isdisjoint(_listed("naming"))
