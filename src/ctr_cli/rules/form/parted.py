"""CTR416: signs in the wrong place, by pattern and between words that belong together: `cải cách, hành chính`."""

from collections.abc import Iterator
from functools import cache, partial
from itertools import chain, pairwise

from ctr_cli.data import listed, table
from ctr_cli.data.ready import ready
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.displaced import stand_together
from ctr_cli.rules.form.lexicon import bonded, is_core, is_word, syllables
from ctr_cli.rules.form.named import names_of_tables
from ctr_cli.rules.form.pairs import around, key_at
from ctr_cli.rules.form.rows import of_rows
from ctr_cli.rules.form.sayings import set_phrases
from ctr_cli.rules.form.slips import mendable
from ctr_cli.rules.form.together import NOTE, each
from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import Phrases, known_phrases, pairs_of, phrases_in
from ctr_cli.rules.printed import SENTENCES, Word, printed, quoted, words_of
from ctr_cli.rules.registry import text_rule

_SIGNS = frozenset([", ", "; ", ": ", ". ", "-"])
"""What stands between two words and may be wrong there; but for the comma, where a text has no other."""


@text_rule("CTR416", "warning", "info", note=NOTE)
def signs_stand_where_they_belong(texts: Excerpt) -> Iterator[Problem]:
    """No sign stands where none belongs, and none parts a word, a set phrase or an act and what is done."""
    yield from of_rows(texts, "CTR416")
    for passage in printed(texts):
        for severity, start, end, right in () if passage.name else _parted(passage.text):
            if mendable(passage.text, start, end):
                continue
            lacks = right.count(",") > passage.text.count(",", start, end)
            why = "thiếu dấu phẩy giữa hai vế" if lacks else "có dấu câu không đúng chỗ"
            yield from each([(passage, start, end, right)], f"“{{written}}” {why}", severity)
        end = len(passage.text.rstrip())
        if passage.place.key in SENTENCES and passage.text[end - 1] in ",-–":
            said = "câu bỏ lửng, chưa hết ý", "viết nốt phần còn thiếu"
            yield Problem(passage.path, *said, end - 1, end)


def _parted(text: Text) -> Iterator[tuple[Severity, int, int, str]]:
    """The words of a text beside a sign that does not belong there, and what is right; a phrase only where no word of it is told."""
    words = [*_between(text)]
    yield from words
    for one in chain(lacking(text), needless(text), in_phrases(text)):
        if not any(one[1] <= start and end <= one[2] for _, start, end, _ in words):
            yield one


def _between(text: Text) -> Iterator[tuple[Severity, int, int, str]]:
    """The two words of a text beside a sign that does not belong there, and what is right.

    A comma between two whole words is only doubted: they may be two parts of a list; so is one that a set phrase
    lacks and has elsewhere, `xanh, sạch đẹp`, and a dash without blanks, which is a style: `chính trị-xã hội`.
    """
    words = words_of(text)
    for at, (one, two) in enumerate(pairwise(words)):
        if two.joined or two.capital or not (one.plain and two.plain):
            continue
        gap = text[one.end : two.start]
        if gap in _SIGNS and (gap == ", " or text.count(gap) == 1):
            sign = _instead(text, words, at, gap)
            if sign not in ("", gap) and not quoted(text, one.start, two.end):
                whole = {one.key, two.key} <= syllables()["alone"] or all(around(words, at))
                clauses = gap == "; " and not is_core(one.key, two.key)
                doubted = (whole and gap == ", ") or clauses or sign.strip() == gap
                severity: Severity = "info" if doubted else "warning"
                yield severity, one.start, two.end, f"{one.text}{sign}{two.text}"


def _instead(text: Text, words: tuple[Word, ...], at: int, gap: str) -> str:
    """What stands right in the place of a sign behind a word; empty where the sign may be right."""
    one, two = words[at : at + 2]
    if f"{one.key} {two.key}" in table("parted")["apart"]:
        return ""
    before, after = (n < len(words) and words[n].joined for n in (at, at + 2))
    if gap != "-" and is_core(one.key, two.key):
        led = before and bonded(key_at(words, at - 1), one.key)
        goes_on = after and bonded(two.key, key_at(words, at + 2))
        both = gap in (", ", "; ") and syllables()["standing"].issuperset((one.key, two.key))
        return "" if led or goes_on or both else " "
    if gap in (", ", "; ") and before and _stand_together(text, words, at):
        return " "
    bound = {one.key, two.key} - syllables()["alone"]
    if gap == ", " and bound and is_word(one.key, two.key) and not any(around(words, at)):
        return "" if _is_listed(text, words, at, at + 2) else " "
    return ""


def _stand_together(text: Text, words: tuple[Word, ...], at: int) -> bool:
    """Whether a comma parts two words that stand beside each other without one: an act and what is done."""
    act, done = (f"{words[n].key} {key_at(words, n + 1)}" for n in (at - 1, at + 1))
    if not {*act.split()}.isdisjoint(done.split()):
        return False  # two of a kind, of which one is no object of the other: `quyết toán, dự toán`
    if done in table("parted")["acts"]:
        return False
    opens = words[at - 1].opening or key_at(words, at - 2) in ("và", "việc")
    opens |= text.endswith("; ", 0, words[at - 1].start)
    if at > 2 and words[at - 3].opening:
        first = f"{words[at - 3].key} {words[at - 2].key}"
        opens |= first in _of("helping" if words[at - 1].joined else "doing")
    things, ahead = (listed("wording", "ordinary") | _of("done"), {words[at + 1].key, done})
    if opens and act in table("parted")["doing"] and ahead & things:
        return True
    if act == "tổ chức" and ahead.intersection(table("parted")["held"]):
        return True
    usual = stand_together(act, done) and not stand_together(act, done, ",")
    return usual and not _is_listed(text, words, at - 1, at + 3)


def _is_listed(text: Text, words: tuple[Word, ...], first: int, last: int) -> bool:
    """Whether words may be two parts of a list, or the last of what is before: `tại buổi tiếp xúc, cử tri nêu`."""
    return (
        (first > 0 and words[first - 1].key in table("parted")["leads"])
        or text[: words[first].start].endswith((", ", " và "))
        or text[words[last - 1].end :].startswith((",", " và "))
    )


Misplaced = tuple[Severity, int, int, str]
_LETTERS = regex(r"[^\W\d_]+")
_TORN = frozenset(["; ", "-"])
_PARTING = _TORN | {"", " ", ", ", " - "}
"""What may stand between the words of a phrase, and what never does."""
_PAIR = 4
"""Syllables of a saying that is no more than a pair, of which CTR605 tells, and of an act that lacks its end."""


_of = partial(listed, "parted")
_hanging = partial(listed, "parted", "hanging")


def needless(text: Text) -> Iterator[Misplaced]:
    """The commas of a text behind words that must go on."""
    words = words_of(text)
    for at, (one, two) in enumerate(pairwise(words)):
        severity = None if two.joined else _behind(words, at)
        comma = severity and text[one.end : two.start] == ", " and one.plain
        if severity and comma and not quoted(text, one.start, two.end):
            yield severity, one.start, two.end, f"{one.text} {two.text}"


@ready
def _known() -> tuple[Phrases[str], frozenset[str]]:
    """Names, and the pairs and sayings that have signs, by their words alone, with their signs; and all names.

    Of names without a comma only the long ones are looked for: the others are hardly parted.
    """
    names = frozenset(name for name, _ in names_of_tables().said.values())
    pairs = (*table("wording")["pairs"], *table("wording")["either"])
    signed = {" ".join(_LETTERS.findall(pair)): pair for pair in pairs if {",", "-"} & {*pair}}
    said = {row[0] for row in set_phrases().values() if len(row[1]) >= _PAIR}
    plain = {one for one in said if not any(pair in one for pair in signed)}
    long = {name for name in names if " " in name}
    bare = (
        (" ".join(_LETTERS.findall(one)), one) for one in sorted(long | plain | {*signed.values()})
    )
    return known_phrases(bare), names


def in_phrases(text: Text) -> Iterator[Misplaced]:
    """The names of a text with a comma that the table has not, or without one that it has; sayings with other signs.

    A saying of more than two words without all its commas is told where it has one; of pairs CTR605 tells.
    """
    words, end, (known, names) = words_of(text), 0, _known()
    for one in phrases_in(text, known, signed=False):
        if one.at < end:
            continue
        written, (right, signs) = text[one.start : one.end], _words_and_signs(one.value)
        said = _LETTERS.split(written)
        after = words[one.last] if one.last < len(words) and words[one.last].joined else None
        goes_on = after and "," in written and is_word(one.words[-1].key, after.key)
        more = sum(map(written.count, ",;")) - one.value.count(",")
        if not _PARTING.issuperset(said):
            continue
        if one.value in names:
            even = all(w.capital == r[0].isupper() for w, r in zip(one.words, right, strict=True))
            whole = "," not in written or not (goes_on or written.partition(",")[0] in names)
            wrong, end = even and more and whole and " - " not in signs, one.last if even else end
        else:
            wrong = more < 0 and "," in written and len(right) > _PAIR
            wrong = wrong and not any(pair in one.value for pair in table("wording")["either"])
            plain = "," not in one.value and "-" not in one.value
            wrong |= plain and _is_torn(words, one.at, said, right)
            torn = [at for at, sign in enumerate(said) if sign in _TORN]
            if len(torn) == 1:
                wrong |= " ".join(right[torn[0] : torn[0] + 2]).lower() not in _of("doing")
            end = one.last
        if wrong:
            yield "info", one.start, one.end, one.value


@cache
def _words_and_signs(phrase: str) -> tuple[list[str], list[str]]:
    """The words of a phrase, and what stands around them."""
    return _LETTERS.findall(phrase), _LETTERS.split(phrase)


def _is_torn(words: tuple[Word, ...], at: int, signs: list[str], right: list[str]) -> bool:
    """Whether the one sign between the words of a phrase is a comma, which it may not have there."""
    if "".join(signs).strip() != "," or (at and words[at - 1].key in _of("leads")):
        return False
    gap = signs.index(", ")
    return " ".join(right[gap - 1 : gap + 1]).lower() not in _of("apart")


def _behind(words: tuple[Word, ...], at: int) -> Severity | None:
    """How sure it is that no comma stands behind a word; nothing where one may."""
    key, before = words[at].key, key_at(words, at - 1) if words[at].joined else ""
    surely = key in _hanging("surely")
    if not (surely or key in _hanging("likely")) or is_word(before, key):
        return None
    paired = f"{key} {words[at + 1].key}" in _hanging("paired") or before in _hanging("homeward")
    return None if paired else "warning" if surely else "info"


def lacking(text: Text) -> Iterator[Misplaced]:
    """The places of a text where an act stands behind another, which is whole, without a comma."""
    pairs = pairs_of(text)
    for at in [] if _of("next").isdisjoint(pairs) else range(2, len(pairs)):
        words = words_of(text)[at - 2 : at + 3]
        named = len(words) > 4 and words[4].capital and words[4].joined
        bound = named or is_core(words[1].key, words[2].key) or pairs[at] not in _of("next")
        if not bound and all(w.joined for w in words[1:4]) and _is_next(words_of(text), pairs, at):
            yield "info", words[1].start, words[2].end, f"{words[1].text}, {words[2].text}"


def _is_next(words: tuple[Word, ...], pairs: list[str], at: int) -> bool:
    """Whether an act begins behind another that opens the sentence and is whole: nothing there says who does it, or why."""
    first = at
    while first and words[first].joined:
        first -= 1
    said = {word for pair in pairs[first:at] for word in (pair, pair.split()[0])}
    opened = pairs[first] in _of("doing") and words[first].opening and at - first > _PAIR
    whole = _of("own").isdisjoint((pairs[at - 2], words[at - 1].key)) and not words[at - 1].capital
    goes_on = at + 2 < len(words) and words[at + 2].joined
    return goes_on and opened and whole and _of("unless").isdisjoint(said)
