"""Printed texts as rules of form see them: words with their places, names and quotations set apart."""

from functools import lru_cache

from ctr_cli.data import listed
from ctr_cli.data.struct import Struct
from ctr_cli.language.letters import capital_as
from ctr_cli.language.patterns import regex
from ctr_cli.language.syllables import exists, spelt
from ctr_cli.rules import walk
from ctr_cli.rules.excerpt import Excerpt, Placed
from ctr_cli.rules.joined import Joined, joined
from ctr_cli.rules.kept import Text, once, while_new
from ctr_cli.rules.registry import Reader

INVISIBLE = (
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
"""Characters nobody sees, which come along when text is copied from a chat or a web page."""
_WORD = regex(rf"([^\W\d_][^\W\d_²³]*(?:[{INVISIBLE}\u0300-\u036f]+[^\W\d_²³]*)*)")
_DROPPED = dict.fromkeys(map(ord, INVISIBLE))
_ADDRESS = regex(
    r"\b(?:https?://|www\.)\S+|(?<!\S)\S+@\S+\.\w+"
    r"|(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?:vn|com|org|net)\b(?:/\S*)?"
)
_OF_ADDRESSES = ("@", "://", "www.", ".vn", ".com", ".org", ".net")
_QUOTED = regex("“[^“”]*”|«[^«»]*»|‘[^‘’]*’|\"[^\"]*\"|(?<!\\w)'[^']*'(?!\\w)")
_QUOTES = frozenset("“«‘\"'")
_CODE_SIGNS = frozenset("0123456789/_@&\\+#*='’")
"""Signs beside a word of which it is part: `CTr/ĐU`, `B2C`, `Số 5a`, `đ/c`."""
_MIDDLE_NAMES = ("Thị", "Văn")
SENTENCES = ("bodies.meetings.items.text", "implementation")
"""What stands in a programme as sentences: the items, and the paragraphs on how it is carried out."""
DECLARED = "agencies.name"
"""Where the table of agencies has their names, which the document may write otherwise."""
LONGEST_TEXT = 10_000
"""Characters of a text that are read: a longer one is no item, and no paragraph, of a programme."""
LONGEST_WORD = 100
"""Letters of a word that are read: addresses have the longest, of some 60."""
_TOO_LONG = regex(rf"\w{{{LONGEST_WORD + 1},}}")
_OPENING = frozenset(".!?:;(“")
"""Signs before the first word of a sentence, or of a part that begins like one."""


class Word(Struct):
    """A word of a text: as it stands, its key (lower case, mark in its usual place), its place.

    `joined` says that only white space parts it from the word before; `opening`, that a sentence or a
    part of one begins with it; `plain`, that spelling rules may judge it: no name, abbreviation,
    address or code.
    """

    text: str
    key: str
    start: int
    end: int
    joined: bool
    opening: bool
    plain: bool
    capital: bool


@once
def passages(reader: Reader) -> list[Placed]:
    """The texts whose form is looked at, in the order of the document; the signer's name is none."""
    return [
        placed
        for placed in walk.placed(reader)
        if placed.place.key != "signature.name" and placed.text and not placed.text.isspace()
    ]


@once
def quotations(text: Text) -> tuple[tuple[int, int], ...]:
    """The characters of a text that are quoted, which are never changed."""
    if _QUOTES.isdisjoint(text):
        return ()
    return tuple(match.span() for match in _QUOTED.finditer(text))


def quoted(text: Text, start: int, end: int) -> bool:
    """Whether characters of a text touch a quotation."""
    return any(start < last and first < end for first, last in quotations(text))


@while_new
def words_of(text: Text) -> tuple[Word, ...]:
    """The words of a text in their order."""
    loud = text.isupper() and " " in text
    codes, addresses = not _CODE_SIGNS.isdisjoint(text), _addresses(text)
    found: list[Word] = []
    parts = iter(_WORD.split(text))
    end, naming = 0, False
    for gap, written in zip(parts, parts, strict=False):
        start = end + len(gap)
        end = start + len(written)
        if gap == " " and found:
            joined, opening = True, False
        else:
            joined = bool(found) and gap.isspace()
            opening = not joined and (not found or not _OPENING.isdisjoint(gap) or "- " in gap)
        raw, key, capital = _read(written)
        naming = capital and ((naming and joined) or _announces(found, joined, text))
        plain = not (capital and _is_named(raw, naming=naming, loud=loud))
        if plain and codes and not (joined and text.startswith(" ", end)):
            plain = _CODE_SIGNS.isdisjoint((text[start - 1 : start], text[end : end + 1]))
        if plain and addresses:
            plain = not any(first <= start < last for first, last in addresses)
        capital = capital and not loud
        found.append(Word._make((raw, key, start, end, joined, opening, plain, capital)))
    return tuple(found)


@lru_cache(maxsize=8192)
def _read(written: str) -> tuple[str, str, bool]:
    """A word without what nobody sees in it, its key, and whether it begins with a capital."""
    raw = written.translate(_DROPPED)
    low = raw.lower()
    return raw, spelt(low), low[0] != raw[0]


def in_address(text: Text, at: int) -> bool:
    """Whether a character of a text belongs to an address of the web or of mail."""
    return any(start <= at < end for start, end in _addresses(text))


@once
def _addresses(text: Text) -> tuple[tuple[int, int], ...]:
    if not any(sign in text for sign in _OF_ADDRESSES):
        return ()
    return tuple(match.span() for match in _ADDRESS.finditer(text))


def _is_named(raw: str, *, naming: bool, loud: bool) -> bool:
    """Whether a word with a capital is a name or an abbreviation; in a text all in capitals hardly any is."""
    if naming and not loud:
        return True
    return len(raw) > 1 and raw.isupper() and not (loud and exists(spelt(raw.lower())))


def _announces(found: list[Word], joined: bool, text: str) -> bool:
    """Whether the words before announce the name of a person or a place: `phường`, `đồng chí`, `Đ/c`."""
    if not found or not joined:
        return False
    last, announcers = found[-1], listed("spelling/names", "announcers")
    if last.key in announcers or text[max(0, last.start - 2) : last.end].lower() == "đ/c":
        return True
    if not last.joined:
        return False
    middle = last.text in _MIDDLE_NAMES and found[-2].text[:1].isupper()
    return middle or f"{found[-2].key} {last.key}" in announcers


@while_new
def runs_of(text: Text) -> tuple[tuple[Word, ...], ...]:
    """Runs of plain words of a text with nothing but white space between them."""
    runs: list[list[Word]] = [[]]
    for word in words_of(text):
        if not (word.joined and word.plain):
            runs.append([])
        if word.plain:
            runs[-1].append(word)
    return tuple(tuple(run) for run in runs if run)


def cased(like: str, letters: str) -> str:
    """Letters in the case of a written word: `Chi` makes `chỉ` into `Chỉ`, `CHI` into `CHỈ`."""
    if len(like) > 1 and like.isupper():
        return letters.upper()
    return capital_as(like, letters)


_OFFICES = frozenset(["ủy", "tòa", "thủy lợi", "thủy sản", "thủy nông", "thủy văn", "hòa giải"])
"""What offices are called by, with a capital; nobody has it for a name."""


def may_be_a_name(words: tuple[Word, ...], at: int) -> bool:
    """Whether a word may be a person's or a place's name, whose spelling is nobody's to change: `Lê Thuỷ`, `Trần Sĩ`."""
    word = words[at]
    following = words[at + 1] if at + 1 < len(words) and words[at + 1].joined else None
    before_a_name = following is not None and following.capital
    if not before_a_name and {word.key, f"{word.key} {following and following.key}"} & _OFFICES:
        return False
    if not word.plain or not word.text[:1].isupper() or word.text.isupper():
        return not word.plain
    return not word.opening or before_a_name


TWO_WAYS = (
    "òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy",
)  # fmt: skip
"""How a syllable ends whose mark may stand in two places, the mark on the first vowel."""


@once
def two_ways(text: Text) -> tuple[tuple[Word, ...], tuple[Word, ...]]:
    """The words of a text whose mark may stand in two places: those that have it on the first vowel, and on the main one.

    Quotations and names are left out.
    """
    found: tuple[list[Word], list[Word]] = ([], [])
    words = words_of(text)
    for at, word in enumerate(words):
        if not word.key.endswith(TWO_WAYS):
            continue
        other = spelt(word.key, on_main_vowel=True)
        low = word.text.lower() if other != word.key else ""
        if low in (word.key, other) and not (
            may_be_a_name(words, at) or quoted(text, word.start, word.end)
        ):
            found[low == other].append(word)
    return tuple(found[0]), tuple(found[1])


@once
def too_long(text: Text) -> tuple[int, int] | None:
    """The characters of a text that make it too long to be read, itself or a word of it; None where none do."""
    if len(text) > LONGEST_TEXT:
        return 0, len(text)
    longest = max(map(len, text.split()), default=0)
    match = _TOO_LONG.search(text) if longest > LONGEST_WORD else None
    return match.span() if match else None


@once
def printed(reader: Reader) -> list[Placed]:
    """The texts of a programme whose form is looked at."""
    return [passage for passage in passages(reader) if not too_long(passage.text)]


def signed(reader: Reader) -> list[Placed]:
    """Those of the document as signed: it has a style of its own, and each of its decisions another."""
    return [passage for passage in printed(reader) if passage.path[:1] != ("amendments",)]


@once
def whole(reader: Reader) -> Joined:
    """All texts as one, their line breaks as spaces."""
    texts = [passage.text.replace("\n", " ") for passage in printed(reader)]
    return joined(texts, much=isinstance(reader, Excerpt))


def showing(reader: Reader, *signs: str) -> list[Placed]:
    """The texts in which one of some signs or words stands as it is, in the document's order."""
    passages = printed(reader)
    return [passages[index] for index in whole(reader).holding(signs)]


@once
def on_main_vowel(reader: Reader) -> bool:
    """Whether the document has its marks on the main vowel (hoà, uỷ): as the office set it, or as most words do."""
    if isinstance(reader, Excerpt):
        return reader.ground.on_main_vowel
    if reader.office.tone_style != "auto":
        return reader.office.tone_style == "main"
    return sum(len(main) - len(first) for _, (first, main) in toned(reader)) > 0


@once
def toned(reader: Reader) -> list[tuple[Placed, tuple[tuple[Word, ...], tuple[Word, ...]]]]:
    """The texts with words whose mark may stand in two places, and these words."""
    return [(one, words) for one in signed(reader) if any(words := two_ways(one.text))]


def styled(reader: Reader, word: str) -> str:
    """A word with its tone mark as the document places it: `Ủy` or `Uỷ`."""
    return cased(word, spelt(word.lower(), on_main_vowel=on_main_vowel(reader)))


@once
def _accepted(reader: Reader) -> tuple[str, ...]:
    return tuple(word.casefold() for word in reader.office.words if word.strip())


def accepted(reader: Reader, text: str, start: int, end: int) -> bool:
    """Whether characters of a text are part of a word that the office has declared right."""
    return any(
        word in text[max(0, end - len(word)) : start + len(word)].casefold()
        for word in _accepted(reader)
    )
