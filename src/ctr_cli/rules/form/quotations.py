"""CTR521: slogans and names in quotation marks that are nearly one that is known: “Giỏi việc nhà, đảm việc nước”."""

from collections import Counter
from collections.abc import Iterator

from ctr_cli.data.ready import ready
from ctr_cli.language.patterns import regex
from ctr_cli.rules.form.pairs import Slip
from ctr_cli.rules.form.sayings import set_phrases
from ctr_cli.rules.kept import Text
from ctr_cli.rules.phrases import Keys
from ctr_cli.rules.printed import words_of

_QUOTED = regex(r"[“\"](?P<in>[^“”\"\n]{16,160})[”\"]")
_SHORT = 5
"""Syllables from which a quotation is compared."""
_COMMON = 4
"""Syllables that it must share with a known phrase at least."""
_LONG = 10
"""Syllables beyond which a third of a phrase may be others, before it a quarter."""


@ready
def _known() -> dict[str, tuple[int, ...]]:
    """The numbers of the set phrases that are long enough, by their syllables."""
    known: dict[str, tuple[int, ...]] = {}
    for number, (_, keys, _, _, fixed) in enumerate(set_phrases()):
        for key in set(keys) if fixed and len(keys) >= _SHORT else ():
            known[key] = (*known.get(key, ()), number)
    return known


def misquoted_whole(text: Text) -> Iterator[Slip]:
    """The quotations of a text that differ from a known slogan in a few syllables or in their order."""
    for quoted in _QUOTED.finditer(text):
        start, end = quoted.span("in")
        words = tuple(word for word in words_of(text) if start <= word.start < end)
        keys = tuple(word.key for word in words)
        if len(keys) >= _SHORT and (right := _nearest(keys)):
            yield Slip("CTR521", words, (), (right,))


def _nearest(keys: Keys) -> str:
    """The known phrase that a quotation was to be; nothing where it is one, part of one, or like none."""
    shared = Counter(number for key in set(keys) for number in _known().get(key, ()))
    phrases = [set_phrases()[number] for number, common in shared.items() if common >= _COMMON]
    ways = [(printed, way) for printed, right, _, others, _ in phrases for way in (right, *others)]
    if any(_holds(way, keys) or (_holds(keys, way) and _is_most(way, keys)) for _, way in ways):
        return ""
    near = [(apart, printed) for printed, way in ways if (apart := _apart(keys, way)) is not None]
    return min(near, default=(0, ""))[1]


def _is_most(way: Keys, keys: Keys) -> bool:
    return 3 * len(way) >= 2 * len(keys)


def _holds(whole: Keys, part: Keys) -> bool:
    return f" {' '.join(part)} " in f" {' '.join(whole)} "


def _apart(keys: Keys, right: Keys) -> int | None:
    """How many syllables of two phrases are others; None where they are too many."""
    said, known = Counter(keys), Counter(right)
    others = max((said - known).total(), (known - said).total())
    most = len(right) // (3 if len(right) > _LONG else 4)
    return others if others <= most and len(right) >= _SHORT else None
