"""Which syllables make words together, and which known word a written pair comes near to."""

from collections.abc import Iterable
from functools import cache, lru_cache

from ctr_cli.data import data_text, table
from ctr_cli.data.ready import ready
from ctr_cli.language.keys import without_marks
from ctr_cli.language.syllables import exists, toneless


def word_list(name: str) -> list[str]:
    """The lines of a list of words in `data/spelling/`, without its remarks."""
    return [line for line in data_text(f"spelling/{name}.txt").splitlines() if line[0] != "#"]


@ready
def _lines() -> dict[str, str]:
    """For each syllable, the syllables that make a word after it, each after a blank of one string."""
    return dict(line.split(":", 1) for line in word_list("words"))


@ready
def _core() -> frozenset[str]:
    """The words of two syllables that programmes are made of, and those that are known by their slips."""
    joining = syllables()["joining"]
    slips = (word for word in slip_list() if joining.isdisjoint(word.split()))
    words = ", ".join([*word_list("core"), *word_list("seldom"), *slips]).split(", ")
    return frozenset(word for word in words if word.count(" ") == 1)


_Beside = tuple[dict[str, str], dict[str, str]]
"""For each syllable, those that make a word behind it, and those that do before it, with blanks between them."""


def _beside(pairs: Iterable[tuple[str, str]]) -> _Beside:
    after: dict[str, list[str]] = {}
    before: dict[str, list[str]] = {}
    for first, second in dict.fromkeys(pairs):
        after.setdefault(first, []).append(second)
        before.setdefault(second, []).append(first)
    in_rows = [{one: " ".join(two) for one, two in way.items()} for way in (after, before)]
    return in_rows[0], in_rows[1]


@ready
def _core_neighbours() -> _Beside:
    """The neighbours of syllables in words of programmes."""
    return _beside((one, two) for one, two in map(str.split, sorted(_core())))


@ready
def _usual_neighbours() -> _Beside:
    """The same without the seldom words whose two syllables both stand alone."""
    seldom, alone = ", ".join(word_list("seldom")).split(", "), syllables()["alone"]
    usual = _core().difference(word for word in seldom if alone.issuperset(word.split()))
    return _beside((one, two) for one, two in map(str.split, sorted(usual)))


@ready
def _neighbours() -> _Beside:
    """The neighbours of syllables in all known words of the list."""
    return _beside((head, tail) for head, tails in _lines().items() for tail in tails.split())


def is_core(first: str, second: str) -> bool:
    """Whether two syllables in this order make a word of programmes."""
    return f"{first} {second}" in _core()


@lru_cache(maxsize=1 << 15)
def bonded(first: str, second: str) -> bool:
    """Whether two syllables belong together: a word of programmes, or a known one whose parts are not both free."""
    return is_core(first, second) or (
        is_word(first, second)
        and not (first in syllables()["free"] and second in syllables()["free"])
    )


@lru_cache(maxsize=1 << 15)
def is_word(first: str, second: str) -> bool:
    """Whether two syllables in this order make a known word, written with y or, as schools do, with i: `kĩ năng`."""
    tails = _lines().get(first, "")
    if (second in tails and f" {second} " in f"{tails} ") or is_core(first, second):
        return True
    usual = with_y()
    other = usual.get(first, first), usual.get(second, second)
    return other != (first, second) and is_word(*other)


def with_y() -> dict[str, str]:
    """The syllables that administrative papers write with y, by the same with i."""
    spellings: dict[str, str] = table("spelling/doubled")["y"]
    return spellings


@ready
def syllables() -> dict[str, frozenset[str]]:
    """Syllables by what they may do, as `free.yaml` says it; what stands alone anywhere is `standing` too,
    what never does is `seldom` too.

    `joining` words never double, even where each side makes a word with its neighbour: `của`, `và`.
    """
    kinds = {kind: frozenset(words.split()) for kind, words in table("spelling/free").items()}
    kinds["foreign"] = frozenset(table("spelling/names")["foreign"].split())
    kinds["joining"] = frozenset(table("spelling/doubled")["never"].split())
    kinds["free"] |= kinds["particles"]
    kinds["standing"] |= kinds["free"] | kinds["foreign"]
    kinds["alone"] = (kinds["alone"] | kinds["standing"]) - kinds["bound"]
    kinds["seldom"] |= kinds["bound"]
    return kinds


def is_rare(key: str, most: int) -> bool:
    """Whether a syllable does not stand by itself and is in few known words: nobody expects it."""
    if key in syllables()["standing"] or _lines().get(key, "").count(" ") > most:
        return False
    return sum(len(way.get(key, "").split()) for way in _neighbours()) <= most


@ready
def core_syllables() -> frozenset[str]:
    """The syllables of the words of programmes."""
    return frozenset(" ".join(_core()).split()) | syllables()["free"]


def mends(before: str, written: str, after: str, *, widely: bool = False) -> dict[str, int]:
    """Syllables near a written one that make a word of programmes with a neighbour, and how near they are.

    `before` and `after` are the neighbours, empty where there is none; `widely` looks among all known words.
    """
    core = _usual_neighbours if written in syllables()["alone"] else _core_neighbours
    following, leading = _neighbours() if widely else core()
    candidates = [*following.get(before, "").split(), *leading.get(after, "").split()]
    return {key: near for key in candidates if (near := alike(written, key))}


def slip_list() -> dict[str, list[str]]:
    """Words and the wrong spellings of each that are known by sight."""
    pairs = (line.partition(": ") for line in word_list("slips"))
    return {right: wrongs.split(", ") for right, _, wrongs in pairs}


@ready
def wrong_pairs() -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """The wrong spellings known by sight, by their first two syllables, longest first: keys, and what is right."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for right, wrongs in slip_list().items():
        for keys in map(tuple, map(str.split, wrongs)):
            found.setdefault(" ".join(keys[:2]), []).append((keys, right))
    return {two: tuple(sorted(ways, key=lambda way: -len(way[0]))) for two, ways in found.items()}


@ready
def bare_words() -> dict[str, str]:
    """Words of programmes by their letters without marks: `uy ban` is `ủy ban`; what two share is left out."""
    found: dict[str, str] = {}
    for word in sorted(_core()):
        bare = without_marks(word)
        found[bare] = "" if bare in found else word
    return {bare: word for bare, word in found.items() if word and word != bare}


@cache
def unmarked() -> dict[str, tuple[str, ...]]:
    """The usual syllables that share their letters without marks, where those are no syllable: `duoc`."""
    found: dict[str, tuple[str, ...]] = {}
    for marked in sorted(core_syllables()):
        bare = without_marks(marked)
        if bare != marked and len(bare) > 2 and not is_syllable(bare):
            found[bare] = (*found.get(bare, ()), marked)
    return found


def is_syllable(key: str) -> bool:
    """Whether a word is a syllable in use; one that begins a known word is found at once."""
    return key in _lines() or exists(key)


@lru_cache(maxsize=65536)
def alike(written: str, meant: str) -> int:
    """How near two different syllables are: 1 differ in marks or sound the same, 2 in one letter, 3 in both, 0 far."""
    if written == meant:
        return 0
    bare, one, tone, sound = _heard(written)
    other_bare, other, other_tone, other_sound = _heard(meant)
    if bare == other_bare or (tone == other_tone and sound == other_sound):
        return 1
    if (tone == other_tone or len(written) != len(meant)) and _one_edit(written, meant):
        return 2
    if sound == other_sound or _one_edit(one, other):
        return 2 if tone == other_tone else 3
    return 3 if _one_edit(bare, other_bare) else 0


@lru_cache(maxsize=8192)
def _heard(word: str) -> tuple[str, str, int, str]:
    """A syllable without marks, without its tone, its tone, and how it sounds without it."""
    letters, tone, _ = toneless(word)
    return without_marks(word), letters, tone, _sounds(letters)


def _one_edit(one: str, other: str) -> bool:
    """Whether one letter more, less, other or swapped with its neighbour makes the words equal."""
    least = min(len(one), len(other))
    start = next((n for n in range(least) if one[n] != other[n]), least)
    here, there = one[start:], other[start:]
    swapped = here[:2] == there[1::-1] and here[2:] == there[2:]
    return here[1:] in (there, there[1:]) or here == there[1:] or swapped


def _sounds(letters: str) -> str:
    heard: dict[str, str] = table("spelling/doubled")["heard"]
    head = next((n for n in (3, 2, 1) if letters[:n] in heard), 0)
    letters = heard.get(letters[:head], "") + letters[head:]
    for written, sound in table("spelling/doubled")["heard_last"]:
        if letters.endswith(written) and letters != written:
            return f"{letters.removesuffix(written)}{sound}"
    return letters
