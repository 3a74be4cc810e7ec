"""CTR521: a real word in another's place, as its neighbour shows: `tuyên án học sinh` for `tuyên dương học sinh`.

`usual.txt` says which words stand beside which. Where none of them stands, but one that begins as one of them does,
that one is told; so the table also has what stands there lawfully, though it is no reason to doubt another.
`mistaken.txt` has words with those that are written for them: `hội thao` for shooting and running is no `hội thảo`.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import accumulate, chain, pairwise, permutations, product
from operator import sub
from zlib import crc32

from ctr_cli.data import listed, table
from ctr_cli.data.ready import ready
from ctr_cli.language.patterns import regex
from ctr_cli.rules.form.lexicon import alike, is_core, is_word, syllables, word_list
from ctr_cli.rules.form.pairs import Run, Slip, key_at
from ctr_cli.rules.form.sayings import set_phrases
from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import Keys, keys_of, pairs_of
from ctr_cli.rules.printed import Word, quoted, words_of

_Usual = dict[str, str]
"""The words beside another, each between a mark and `;`: instead of `,` any is doubted, of `-` a strange one, of `~` none."""
_SIGN = regex(r"[^\w\s]")
_ROW = regex(r"(.+?) (:|<-|->|[<>=&~]) (.+)")
_MANY = ("các", "những")
"""What may stand between two words that belong together: `tháo gỡ những vướng mắc`."""


def displaced(text: Text) -> Iterator[Slip]:
    """The words of a text that stand where another does that begins as they do."""
    words, kinds = words_of(text), _usual()[2]
    found: dict[int, str] = {}
    for at, usual, parted in _places(text, words):
        one, two = words[at].key, words[at + 1].key
        written = f"{one} {two}"
        if f"{one} " not in usual and written not in kinds:
            continue
        if _is_of(usual, written):
            found[at] = ""
            continue
        known = is_core(one, two)
        for mark in "" if known and parted else "," if known else ",-":
            start = usual.find(f"{mark}{one} ") + 1
            if start:
                found.setdefault(at, usual[start : usual.index(";", start)])
    for at, right in found.items():
        if right and _is_whole(words, at):
            one, two = words[at].key, words[at + 1].key
            sure = not is_word(one, two) and bool(alike(two, right.split()[1]))
            yield Slip("CTR521", words[at : at + 2], (), (right,), sure)


def stand_together(one: str, two: str, sign: str = "") -> bool:
    """Whether the table has two words beside each other, or with a sign between them."""
    return _is_of(_usual()[0].get(one + sign, ""), two)


def _is_of(usual: str, word: str) -> bool:
    """Whether a word, or its kind, is one of those beside another."""
    return any(f"{name};" in usual for name in (word, *_usual()[2].get(word, ())))


def _places(text: Text, words: tuple[Word, ...]) -> Iterator[tuple[int, str, bool]]:
    """Where two words stand beside one of the table, those that usually do, and whether a comma parts them from it."""
    behind, ahead, kinds = _usual()
    beside: list[tuple[int, int, str, _Usual]] = []
    for at, two in enumerate(pairs_of(text)):
        if words[at].key in behind:
            beside.append((at, at + 1, words[at].key, behind))
        if two in behind:
            beside.append((at + 1, at + 2, two, behind))
        if two in ahead:
            beside.append((at - 1, at, two, ahead))
        if two in kinds:
            beside += [(at - 1, at, kind, ahead) for kind in kinds[two]]
    for last, first, context, usual in beside:
        if usual is behind:
            first += first < len(words) and words[first].key in _MANY
            place = first
        else:
            last -= last >= 0 and words[last].key in _MANY
            place = last - 1
        if 0 <= place < len(words) - 1:
            sign = _sign(text, words, last, first)
            if words_there := usual.get(context + sign):
                yield place, words_there, bool(sign)


def _sign(text: Text, words: tuple[Word, ...], last: int, first: int) -> str:
    """The first sign between two words."""
    if words[first].joined and (first - last == 1 or words[first - 1].joined):
        return ""
    found = _SIGN.search(text, words[last].end, words[first].start)
    return found.group() if found else ""


def _is_whole(words: tuple[Word, ...], at: int) -> bool:
    """Whether two syllables may be meant for one word: the second does not stand alone, nor belong to what follows."""
    one, two = words[at : at + 2]
    even = two.joined and one.plain and two.plain and not two.capital
    made = is_word(one.key, two.key) or two.key not in syllables()["alone"]
    return even and made and not is_word(two.key, key_at(words, at + 2))


@ready
def _usual() -> tuple[_Usual, _Usual, dict[str, tuple[str, ...]]]:
    """The words that stand behind others, by those; those that stand before others; and the kinds of words.

    A comma between them is of the key.
    """
    kinds: dict[str, tuple[str, ...]] = {}
    behind: _Usual = {}
    ahead: _Usual = {}
    for row in filter(None, map(_ROW.fullmatch, word_list("usual"))):
        heads, sign, tails = row.groups()
        mark, commas = "-" if "-" in sign else ",", ("", ",") if sign == "&" else ("",)
        for head, tail, comma in product(heads.split(", "), tails.split(", "), commas):
            if sign == ":":
                kinds[tail] = (*kinds.get(tail, ()), head)
                continue
            marks = [mark if sign.strip("-") in judged else "~" for judged in ("<=&", ">=&")]
            behind[head + comma] = f"{behind.get(head + comma, '')}{marks[0]}{tail};"
            ahead[tail + comma] = f"{ahead.get(tail + comma, '')}{marks[1]}{head};"
    return behind, ahead, kinds


def interleaved(run: Run, loose: Iterable[int]) -> Iterator[Slip]:
    """Words of programmes with another inside them: `sạt chống lở`, `thời rét tiết đậm`, `diễn kế hoạch tập`; whether it goes before or behind nobody knows."""
    kinds, torn = syllables(), set(loose)
    for at, size in product(torn, (1, 2)):
        end = at + size + 1
        place = range(at, end + 1)
        if end - 1 not in torn or not is_core(run[at].key, run[end].key) or _is_bound(run, place):
            continue
        both, others = {run[at].key, run[end].key}, [word.key for word in run[at + 1 : end]]
        apart = both.isdisjoint(kinds["free"])
        if size == 1:
            particle = others[0] in kinds["particles"] and both & kinds["alone"]
            lawful = particle or not (apart or both - kinds["standing"])
        else:
            lawful = not (apart and is_core(*others))
        if not lawful:
            word, other = f"{run[at].key} {run[end].key}", " ".join(others)
            ways = f"{other} {word}", f"{word} {other}"
            sure = apart and not both <= kinds["standing"]
            yield Slip("CTR504", run[at : end + 1], (), ways, sure)


def scrambled(run: Run) -> Iterator[Slip]:
    """Two or three syllables that make no word with anything beside them, and make words in another order: `diêm vay dân vốn`."""
    core, last, kinds = [is_core(a.key, b.key) for a, b in pairwise(run)], len(run) - 1, syllables()
    torn = [at for at, whole in enumerate(core) if not (whole or (at and core[at - 1]))]
    for at, size in product(torn, (2, 3)):
        end = at + size
        places = range(max(0, at - 1), min(end, last))
        said = run[at:end]
        keys = tuple(word.key for word in said)
        if end > len(run) or any(core[place] for place in places):
            continue
        if any(word.capital > word.opening for word in said):
            continue
        before = "" if at > 1 and core[at - 2] else key_at(run, at - 1)
        after = "" if end < last and core[end] else key_at(run, end)
        words = sum(is_word(run[place].key, run[place + 1].key) for place in places)
        for way in dict.fromkeys((keys[1:] + keys[:1], keys[-1:] + keys[:-1])):
            made = [two for two in pairwise((before, *way, after)) if is_core(*two)]
            more, known = len(made) - words, {*chain.from_iterable(made)}
            lone = at > 0 and {*keys} - kinds["free"] and known - kinds["alone"]
            if known - kinds["free"] and (more > 1 or (more == 1 and lone)):
                yield Slip("CTR504", said, (), (" ".join(way),), sure=more > 1)


def _is_bound(words: tuple[Word, ...], place: range, names: Iterable[str] = ()) -> bool:
    """Whether the first of some words belongs to the one before, the last to the one behind, or one of three to a name.

    Not where they have the capitals of the words of one of some `names`: `Ban vụ Thường`.
    """
    said, after = words[place.start : place.stop], words[place.stop : place.stop + 1]
    written = sorted(word.text for word in said)
    if any(written == sorted(name.split()) and not name.islower() for name in names):
        return False
    one, two = key_at(words, place.start - 2), key_at(words, place.start - 1)
    led = is_word(two, said[0].key) and not is_core(one, two)
    large = (word.capital > word.opening for word in (*said, *after))
    return (
        led
        or (len(said) == _SHORT and any(large))
        or is_word(said[-1].key, key_at(words, place.stop))
    )


_SHORT, _LONGEST = 3, 16
"""Syllables of phrases and names whose order is looked at."""
_GAPS = {" ", ", ", " - "}
_PARTS = regex(", | - | và ")


@ready
def _orders() -> dict[int, tuple[tuple[str, Keys, tuple[Keys, ...]], ...]]:
    """The set phrases and the names by the sum of their syllables, with these and the other ways to say each."""
    names = table("wording")["names"]
    listed = " | ".join(name for kind in ("bodies", "offices", "posts") for name in names[kind])
    said = [(row[0], row[1], row[3]) for row in set_phrases().values()]
    said += ((name, keys_of(name), ()) for name in listed.split(" | "))
    found: dict[int, tuple[tuple[str, Keys, tuple[Keys, ...]], ...]] = {}
    for row in said:
        if _SHORT <= len(row[1]) <= _LONGEST and len(set(row[1])) >= _SHORT:
            total = sum(map(_number, row[1]))
            found[total] = (*found.get(total, ()), row)
    return found


@cache
def _number(key: str) -> int:
    return crc32(key.encode())


def turned(text: Text) -> Iterator[Slip]:
    """The set phrases and names of a text whose syllables are all there in another order: `nhân lực nguồn`."""
    words, known = words_of(text), _orders()
    sums = [0, *accumulate(_number(word.key) for word in words)]
    right, wrong = list[range](), list[tuple[range, str]]()
    for at, end in _windows(sums, known):
        keys, place = tuple(word.key for word in words[at:end]), range(at, end)
        rows = known[sums[end] - sums[at]]
        gaps = {text[one.end : two.start] for one, two in pairwise(words[at:end])}
        if any(keys in (own, *ways) for _, own, ways in rows):
            right.append(place)
        elif gaps <= _GAPS and not _is_bound(words, place, [row[0] for row in rows]):
            slogan = quoted(text, words[at].start, words[end - 1].end)
            if all(_is_turned(keys, gaps, *row[:2], slogan=slogan) for row in rows):
                wrong.append((place, rows[0][0]))
    for place, phrase in sorted(wrong, key=lambda one: -len(one[0])):
        begun = keys_of(phrase)[0] == words[place.start].key
        beside = (r for r in right if not (begun and r[0] in place and r[-1] in place))
        if all(place.stop <= other.start or other.stop <= place.start for other in beside):
            right.append(place)
            yield Slip("CTR521", words[place.start : place.stop], (), (phrase,), sure=False)


def _windows(sums: list[int], known: Mapping[int, object]) -> Iterator[tuple[int, int]]:
    """The first of words in a row whose sum is known, and the one behind the last; the shorter rows first."""
    for size in range(_SHORT, _LONGEST + 1):
        totals = list(map(sub, sums[size:], sums))
        if known.keys() & totals:
            yield from ((at, at + size) for at, total in enumerate(totals) if total in known)


def _is_turned(keys: Keys, gaps: set[str], phrase: str, right: Keys, *, slogan: bool) -> bool:
    """Whether the syllables of a phrase stand in an order that nobody means: no act behind its object, and no list.

    The parts of a `slogan` have their order too.
    """
    if sorted(keys) != sorted(right) or (", " in gaps and "," not in phrase):
        return False
    ends = {keys[1:] + keys[:1]: keys[0], keys[-1:] + keys[:-1]: keys[-1]}
    words = len(right) == _SHORT and any(is_word(*two) for two in pairwise(keys))
    moved = ends.get(right, "của" if words else "")
    if moved in syllables()["free"] | listed("spelling/names", "announcers"):
        return False
    parts = [keys_of(part) for part in _PARTS.split(phrase)]
    plain = tuple(key for key in keys if key != "và")
    lists = [parts] if slogan or len(parts) > _SHORT else permutations(parts)
    ways = {tuple(chain.from_iterable(way)) for way in lists}
    own = tuple(key for key in right if key != "và")
    for cut in accumulate(map(len, parts[:-1])):
        ways.add(own[: cut - 2] + own[cut : cut + 2] + own[cut - 2 : cut] + own[cut + 2 :])
    act = keys[-2:] == right[:2] and f"{right[0]} {right[1]}"
    return plain not in ways and act not in (*table("parted")["doing"], *table("parted")["acts"])


_REACH = 6
"""Syllables on either side among which one must stand that tells the right word from the written one."""
_BREAKS = ".;:"


def mistaken(text: Text) -> Iterator[Slip]:
    """The words of a text that stand for others, where something around tells; nobody can be sure."""
    words, known = words_of(text), _mistaken()
    for at in [n for n, two in enumerate(pairs_of(text)) if two in known]:
        one, two = words[at : at + 2]
        if not (two.joined and one.plain and two.plain) or two.capital or one.capital > one.opening:
            continue
        if is_core(key_at(words, at - 1), one.key) or is_core(two.key, key_at(words, at + 2)):
            continue
        if stand_together(
            f"{key_at(words, at - 2)} {key_at(words, at - 1)}", f"{one.key} {two.key}"
        ):
            continue
        said = _around(text, words, at)
        for right, telling in known[f"{one.key} {two.key}"]:
            if not telling or any(f" {word} " in said for word in telling):
                yield Slip("CTR521", (one, two), (), (right,), sure=False)
                break


def _around(text: Text, words: tuple[Word, ...], at: int) -> str:
    """The syllables near two words in their part of the text, a blank on either side of each; `|` for the two."""
    first, last = at, at + 1
    while at - first < _REACH and first and not _parted(text, words, first):
        first -= 1
    while last - at <= _REACH and last + 1 < len(words) and not _parted(text, words, last + 1):
        last += 1
    before, behind = words[first:at], words[at + 2 : last + 1]
    return f" {' '.join([*(w.key for w in before), '|', *(w.key for w in behind)])} "


def _parted(text: Text, words: tuple[Word, ...], at: int) -> bool:
    """Whether a sign that ends a part of a text stands before a word."""
    between = text[words[at - 1].end : words[at].start]
    return any(sign in between for sign in _BREAKS)


@ready
def _mistaken() -> dict[str, tuple[tuple[str, tuple[str, ...]], ...]]:
    """Words that are written for others: those, each with what tells it; nothing where the word is no one's here."""
    found: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {}
    for line in word_list("mistaken"):
        right, _, said = line.partition(": ")
        wrongs, _, telling = said.partition("; ")
        for wrong in wrongs.split(", "):
            way = (right, tuple(filter(None, telling.split(", "))))
            found[wrong] = (*found.get(wrong, ()), way)
    return found
