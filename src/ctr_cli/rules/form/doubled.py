"""CTR505 and CTR522: words, numbers and phrases that are there twice, and words that do not go together.

Those are joining words in a heap, one meaning twice, opposites, words mistaken for others.
"""

from collections.abc import Iterator
from functools import reduce
from itertools import combinations, pairwise, takewhile

from ctr_cli.data import listed, table
from ctr_cli.data.ready import ready
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.rules.form.lexicon import bonded, is_core, is_word, syllables, word_list
from ctr_cli.rules.form.pairs import Slip, key_at, of_letters
from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in, places_of
from ctr_cli.rules.printed import Word, quoted, words_of

_LONGEST = 12
"""Words of a phrase that is looked for twice."""
_CLAUSE = 4
"""Words of a part between two that are the same from which the sentence is no mere list, and may say so twice."""
_APART = 8
"""Words at most between an act, or a phrase, and the same again."""
_PHRASE = 4
"""Syllables of a phrase that no clause says twice; of one that begins with a word that joins one less."""
_TOKEN = regex(r"\S+")
_SIGNS = ",.;:()"
_DIGIT = regex(r" \d")
_A_NUMBER = regex(r" (?:20\d\d\b(?! ?[-–])|\d{1,2}\b|[IVX]+\b)")


def doubled(text: Text) -> Iterator[Slip]:
    """The words and phrases of a text that are there twice."""
    keys = [token.strip(_SIGNS) for token in text.lower().split()]
    if len(set(keys)) == len(keys):
        return
    pairs, spans = list(pairwise(keys)), list[tuple[int, int]]()
    two_again = len(set(pairs)) < len(pairs)
    told = 0
    for at in _recurring(keys) if two_again or any(one == two for one, two in pairs) else ():
        size = _again(keys, at)
        if size and at >= told:
            spans = spans or [match.span() for match in _TOKEN.finditer(text)]
            start, middle, end = spans[at][0], spans[at + size - 1][1], spans[at + 2 * size - 1][1]
            end -= len(text[start:end]) - len(text[start:end].rstrip(_SIGNS))
            listed = _is_item(text, keys, at, size, start, end)
            if listed or _is_phrase(text, keys[at : at + size], start, middle, end):
                told = at + size
                halves = of_letters(text, start, middle), of_letters(text, middle, end)
                sure = not listed and (text[middle - 1] not in ",;" or _begins(text, start))
                yield Slip("CTR505", halves, (text[start:middle].lower(), ""), sure=sure)
    words = words_of(text)
    for at, (one, two) in enumerate(pairwise(words)):
        if one.key == two.key and _is_word(text, words, at):
            before, key, after = (key_at(words, n) for n in (at - 1, at, at + 2))
            half = is_core(before, key) or is_core(key, after)
            never = half or key in syllables()["joining"] | syllables()["seldom"]
            yield Slip("CTR505", (one, two), (two.key, ""), sure=never)
    if two_again:
        yield from _listed_again(text)
        yield from _said_again(text, words)


def _recurring(keys: list[str]) -> list[int]:
    """Where words stand that come again so near behind that they may begin a phrase that does."""
    latest: dict[str, int] = {}
    places = []
    for at, key in enumerate(keys):
        if at - latest.get(key, -_LONGEST - 1) <= _LONGEST:
            places.append(latest[key])
        latest[key] = at
    return sorted(places)


def _is_item(text: Text, keys: list[str], at: int, size: int, start: int, end: int) -> bool:
    """Whether a word comes again over a comma, and is not another with what follows: `an ninh, trật tự, trật tự dịp Tết`."""
    even = text[start:end].islower() and text.count(",", start, end) == 1
    another = "".join(keys[at + 4 : at + 5]) in listed("spelling/doubled", "others")
    another |= _is_of_another(text, start)
    core = size == 2 and is_core(*keys[at : at + 2])
    return core and even and not another and not quoted(text, start, end)


def _begins(text: str, start: int) -> bool:
    """Whether an item of a list begins at a place, so that the same behind it is there twice and strikes nobody."""
    return text[:start].rstrip()[-1:] in ("", *_SIGNS, "-", "–", "+")


def _is_of_another(text: str, start: int) -> bool:
    """Whether the word before a name makes it another's: `Đảng ủy UBND xã` is not `UBND xã`."""
    before = plain(text[max(0, start - 50) : start]).split()
    heads = listed("spelling/doubled", "heads")
    return any(" ".join(before[-size:]) in heads for size in range(1, len(before) + 1))


def _said_again(text: Text, words: tuple[Word, ...]) -> Iterator[Slip]:
    """What a clause says once and is in it twice, a few words apart or with `về` alone between: `Tiếp tục đẩy mạnh tiếp tục`.

    So are phrases: `trên địa bàn xã ven sông trên địa bàn xã`.
    """
    once, parting = (table("spelling/doubled")[name] for name in ("once", "parting"))
    for two, places in places_of(text).items():
        for first, second in pairwise(places) if " " in two else ():
            pairs = zip(words[first:second], words[second:], strict=False)
            size = sum(1 for _ in takewhile(lambda pair: pair[0].key == pair[1].key, pairs))
            said, between = words[first + 1 : second + size], words[first + size : second]
            keys = {word.key for word in between}
            led = words[first].key in syllables()["particles"] and size >= _PHRASE - 1
            near = size >= _PHRASE or ((two in once or led) and keys.isdisjoint(parting))
            even = words[first].opening >= words[first].capital
            even = even and all(word.joined for word in said)
            small = words[second : second + size] if led else said
            even = even and not any(word.capital for word in small)
            if even and ((near and 0 < len(between) <= _APART) or [*keys] == ["về"]):
                yield Slip("CTR505", words[second : second + size], (), sure=False)


_SENTENCE = regex(r'[^.:()“”"]+')
_PART = regex("[^;]+")
_BETWEEN_ITEMS = regex(r"[,\nv](?:(?<=[,\n])|(?<=\bv)à\b)")
"""A comma, a line break, or `và`."""


def _listed_again(text: Text) -> Iterator[Slip]:
    """The items of a list that are in it twice, with others between or not: `trồng cây, hiến máu, trồng cây`."""
    for sentence in _SENTENCE.finditer(text):
        parts = [part.span() for part in _PART.finditer(text, *sentence.span())]
        for items in parts, *(_items(text, *part) for part in parts):
            listed = [text[slice(*item)].lower().split() for item in items]
            for (first, one), (last, other) in combinations(enumerate(listed), 2):
                if other and other[0] in one and (size := _shared(one, other, last - first)):
                    tokens = list(_TOKEN.finditer(text, *items[last]))
                    shared = list(_TOKEN.finditer(text, *items[first]))[-size].start()
                    if _is_of_another(text[slice(*items[first])], shared - items[first][0]):
                        continue
                    start, end = tokens[0].start(), tokens[size - 1].end()
                    named = len(other) == size and _ends_list(text, items, first, last)
                    short = all(len(item) < _CLAUSE for item in listed[first + 1 : last])
                    sure = short and (one == other or not first)
                    begins = len(one) == size < len(other) and last - first > 1
                    whole = begins and other[size] not in table("spelling/doubled")["levels"]
                    if text[start:end].islower() or named or whole:
                        yield Slip("CTR505", (of_letters(text, start, end),), (), sure=sure)


def _ends_list(text: str, items: list[tuple[int, int]], first: int, last: int) -> bool:
    """Whether others of a list of names stand between an item and one that has its name: `X, Y, X và Z`."""
    between = [text[slice(*item)].strip() for item in items[first + 1 : last]]
    post = text[slice(*items[last])].lower().split()[:2]
    names = all(name[:1].isupper() for name in between)
    return bool(between) and names and " ".join(post) not in table("spelling/doubled")["posts"]


def _items(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the items of a part of a text stand."""
    signs = [sign.span() for sign in _BETWEEN_ITEMS.finditer(text, start, end)]
    ends = [start, *(place for sign in signs for place in sign), end]
    return [
        (begin, stop) for begin, stop in zip(ends[::2], ends[1::2], strict=True) if begin < stop
    ]


def _shared(one: list[str], other: list[str], apart: int) -> int:
    """How many words one item ends with and another begins with; 0 where they may rightly be there again.

    The fewer, the more must show that they are the same item: that others stand between, that both have nothing else.
    """
    least = min(len(one), len(other))
    size = next((n for n in range(least, 1, -1) if one[-n:] == other[:n]), 0)
    following = "".join(other[size : size + 1])[:1]
    number = any(map(str.isdigit, "".join(other[:size]) + following)) or following in ("-", "–")
    return size if size >= 2 + 2 * (apart == 1) + 2 * (size < least) and not number else 0


def _again(keys: list[str], at: int) -> int:
    """How many words from a place come again behind themselves, at most."""
    most = min(_LONGEST, (len(keys) - at) // 2)
    sizes = (n for n in range(most, 0, -1) if keys[at] == keys[at + n])
    return next((n for n in sizes if keys[at : at + n] == keys[at + n : at + 2 * n]), 0)


def _is_phrase(text: Text, phrase: list[str], start: int, middle: int, end: int) -> bool:
    """Whether words that come again are a number, or a phrase that is no reduplication, and no part of two phrases.

    A name behind its comma is who does the rest: `Căn cứ quy chế của Ủy ban nhân dân xã, Ủy ban nhân dân xã ban hành`.
    """
    if len(phrase) == 1:
        beside = text[start - 2 : start - 1] + text[end + 1 : end + 2]
        of_more = any(map(str.isdigit, beside))  # the number of a telephone
        return phrase[0].isdigit() and text[start:middle].isdigit() and not of_more
    sign, following = text[middle - 1], text[end : end + 1]
    lower = text[middle + 1].islower()
    joins = phrase[0] in syllables()["joining"] or (phrase[0] != "từng" and is_core(*phrase[:2]))
    named = not text[start + 1 : middle].islower()
    firm = joins or named or phrase[1].isdigit() or _DIGIT.match(text, end)
    usual = phrase[0] in listed("spelling/doubled", "allowed") and not firm
    dashed = text.startswith(" -", end) or text.endswith("- ", 0, start)
    if usual or dashed or "x" in phrase:
        return False
    if sign in _SIGNS:
        if quoted(text, start, end) or _is_of_another(text, start):
            return False  # a slogan says it again: “Đoàn kết, đoàn kết, đại đoàn kết”
        return following != " " or (len(phrase) > 2 and text[start].islower())
    signed = any(sign in text[start : middle - 1] for sign in _SIGNS)
    after = "".join(text[end:].split(maxsplit=1)[:1])  # `Kế hoạch kế hoạch`, no `báo cáo viên`
    paper = " ".join(phrase) in table("documents") and not is_core(phrase[-1], after)
    return not signed and (start == 0 or paper or lower == text[start].islower())


def _is_word(text: str, words: tuple[Word, ...], at: int) -> bool:
    """Whether a word that comes again is no reduplication, no name, and belongs to no two words: `triển khai khai giảng`."""
    one, two = words[at : at + 2]
    before, after = key_at(words, at - 1), key_at(words, at + 2)
    ends_a_name = one.capital and not (one.opening or two.capital)
    ends_a_name |= key_at(words, at - 2) in _FESTIVALS and words[at - 1].capital
    if ends_a_name or not (two.joined and one.plain and two.plain):
        return False
    turns = is_word(two.key, after) or two.key in listed("spelling/doubled", "turns")
    if turns and one.key not in syllables()["joining"] and is_word(before, one.key):
        return False
    counted = _A_NUMBER.match(text, two.end)
    if one.key in listed("spelling/doubled", "allowed") and not counted:
        return False
    known = is_core(two.key, after) or is_core(before, one.key)
    return not two.capital or (one.capital and known)


_FESTIVALS = ("lễ", "hội", "tết")
"""What stands before the name of a festival, which other tongues may double: `Lễ hội Khô già già`."""
_GOES_ON = {" ", ", ", ",", " - ", "-", " “", ' "'}
"""Signs between words of one phrase."""


def misworded(text: Text) -> Iterator[Slip]:
    """The words of a text that do not go together, or are used for others; whether two clash is only doubted."""
    words = words_of(text)
    for found in phrases_in(text, _known_wrong(), signed=False):
        if found.phrase.strip("{")[0].isupper() and not found.words[0].opening:
            continue
        signs = {text[a.end : b.start] for a, b in pairwise(found.words)}
        first, last = found.at, found.last - 1
        before, begins, second = (key_at(words, n) for n in (first - 1, first, first + 1))
        ends, behind = (key_at(words, n) for n in (last, last + 1))
        led = is_core(before, begins) or (bonded(before, begins) and not is_core(begins, second))
        alone = found.value and ends in syllables()["free"] - syllables()["particles"]
        whole = alone or is_core(key_at(words, last - 1), ends)
        belongs = led or (is_core(ends, behind) and not whole)
        if (signs <= _GOES_ON if found.value else signs == {" "}) and not belongs:
            sure = bool(found.value) or begins in syllables()["particles"]
            yield Slip("CTR522", found.words, (), tuple(filter(None, [found.value])), sure)


@ready
def _known_wrong() -> Phrases[str]:
    """What is said wrongly with what is right; nothing is where two words clash.

    A row that begins with `@` is a kind of words, which the rows behind it name.
    """
    kinds: dict[str, str] = {}
    said: list[tuple[str, str]] = []
    for line in word_list("wordings"):
        named = reduce(lambda row, kind: row.replace(*kind), kinds.items(), line)
        right, wrongs = named.split(": ")
        if right[:1] == "@":
            kinds[right] = wrongs
        else:
            said += ((wrong, right) for wrong in wrongs.split(", "))
    return known_phrases(said)
