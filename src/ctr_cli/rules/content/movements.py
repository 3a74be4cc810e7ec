"""CTR819: movements, campaigns, national days and bodies that are called otherwise: `phong trào “Dân vận giỏi”`."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.language.dates import DAY
from ctr_cli.language.events import known_events
from ctr_cli.language.keys import plain
from ctr_cli.language.levels import LEVELS
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.numbers import miswritten
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.reading import Passage, holds, prose
from ctr_cli.rules.registry import text_rule

_GOES_ON = regex(r"(?:,| -| –)? (?=[^\W\d_])")
"""Between the two parts of a name; a quotation mark, a full stop or a bracket ends it."""
_FEW = 4
"""So many ways to go on of which the first is named as the one that was probably meant."""


@ready
def _names() -> Phrases[tuple[tuple[str, ...], bool]]:
    """The beginnings of names, each with what may follow, and whether that is a part of its own behind a comma."""
    return known_phrases(
        (row["begins"], (tuple(row["goes on"]), "parts" in row)) for row in table("movements")
    )


@ready
def _owned() -> Phrases[tuple[str, ...]]:
    """The movements of one branch of service or union, each with whose they are."""
    rows = table("campaigns")["campaigns"]
    return known_phrases((row["names"], tuple(row["of"])) for row in rows)


def _of_others(passage: Passage) -> Iterator[Problem]:
    """A movement that those carry out who have another."""
    actors = table("campaigns")["actors"]
    for found in phrases_in(passage.text, _owned(), signed=False):
        around = (
            f"{passage.low[: found.start]} {passage.low[found.end :]} {plain(passage.place.body)}"
        )
        named = {key for key, words in actors.items() if holds(around, words)}
        if named and named.isdisjoint(found.value):
            own = actors[found.value[0]][0]
            message = f"“{{}}” là phong trào của {own}"
            yield passage.doubt(message, 2, "xem lại tên phong trào", (found.start, found.end))


@text_rule("CTR819", "warning", "info")
def movements_bear_their_names(texts: Excerpt) -> Iterator[Problem]:
    """The name of a movement or a campaign goes on as those who called it up wrote it, and a known day has its name."""
    for passage in prose(texts).passages:
        yield from _of_others(passage)
        for found in phrases_in(passage.text, _names(), signed=False):
            (ways, parts), link = found.value, _GOES_ON.match(passage.low, found.end)
            if not link or (link.group() == ", " and not parts):
                continue
            if passage.low.startswith(ways, link.end()) or phrasing("whole name left out").match(
                passage.low, link.end()
            ):
                continue
            end = len(" ".join(passage.text[link.end() :].split(maxsplit=1)[:1])) + link.end()
            right = f"{passage.text[found.start : found.end]} {ways[0]}"
            written = passage.text[found.start : end].rstrip('”".,;')
            message = f"“{written}” không phải tên đã biết"
            advice = "xem lại tên" if len(ways) > _FEW else f"có phải “{right}”?"
            yield passage.doubt(message, 2, advice, (found.start, end))
    yield from miswritten(texts, "CTR819")
    for hit in prose(texts).find(
        _NAMED_DAY, *_AT_LARGE, "ngày truyền thống ", "ngày thành lập ", "ngày hội ", "ngày vì "
    ):
        day, name = (int(hit["d"]), int(hit["m"])), hit["name"]
        meant, sure = (
            (None, 0) if holds(name.replace("xã hội", "") + " ", LEVELS) else _meant(day, name)
        )
        if meant:
            message = f"“{{}}” không phải tên ngày {day[0]}/{day[1]}"
            yield hit.doubt(message, sure, f"có phải “{meant}”?", "name")


_AT_LARGE = ("việt nam", "quốc gia", "thế giới", "quốc tế", "toàn dân", "toàn quốc")
_NAMED_DAY = (
    r"\bngày (?P<name>(?!giải phóng|chiến thắng|thành lập (?:hai|ba|các) )[^\W\d_]+(?:(?:,| -| –)? (?!ngày\b)[^\W\d_]+){1,12}?)"
    rf",? ?\(?(?:ngày )?{DAY}(?!\d)"
)
"""A name of a day and the day: `Ngày Nhà giáo Việt Nam 20/11`."""
_OF_ALL = regex("|".join(_AT_LARGE))
_WORD = regex(r"\w{2,}")
_FOUNDED = ("truyền thống ", "thành lập ")
_FEW_OTHERS, _MANY_ALIKE = 2, 4
"""Words of a known name of a founding that another may lack; words of one of another day that one may have."""


def _meant(day: tuple[int, int], said: str) -> tuple[str | None, int]:
    """The known name that another, given to a day, was probably meant to be, and how sure that is.

    None where it is one, or like none.
    """
    events, name = known_events().values(), said.removeprefix("hội ")
    own = [event.name for event in events if (event.day, event.month) == day]
    known = (event.name.removeprefix("ngày ").removeprefix("hội ") for event in events)
    if any(one in name for one in known) or name.endswith((" và", " vào")):
        return None, 0
    founded, words = name.startswith(_FOUNDED), {*_WORD.findall(name)}
    if like := [one for one in own if (_is_founded_like if founded else _is_like)(name, one)]:
        return like[0], 2
    if not own or founded:
        return None, 0
    if any(len(words & {*_WORD.findall(event.name)}) >= _MANY_ALIKE for event in events):
        return own[0], 2
    near = [
        one
        for one in own
        if len(words & {*_WORD.findall(one)}) > 1
        or all(holds(known, _AT_LARGE[2:4]) for known in (name, one))
    ]
    return (near[0], 1) if near and name == said else (None, 0)


def _is_founded_like(name: str, known: str) -> bool:
    """Whether a name of a founding has all but a word or two of a known one, and others besides."""
    named, all_of = {*_WORD.findall(name)}, {*_WORD.findall(known)}
    same = known.startswith(_FOUNDED) and known.split()[0] == name.split()[0]
    lacking, others = len(all_of - named), len(named - all_of)
    return same and len(named & all_of) > 2 and lacking <= min(_FEW_OTHERS, others)


def _is_like(name: str, known: str) -> bool:
    """Whether a name and that of a known day are both of the whole country, or have two words more in common."""
    named, all_of = ({*_WORD.findall(_OF_ALL.sub("", one))} for one in (name, known))
    kinds = (_AT_LARGE[at : at + 2] for at in (0, 2, 4))
    home, world, people = (holds(name, kind) and holds(known, kind) for kind in kinds)
    other = {*_WORD.findall(name)} - {*_WORD.findall(known)}
    return bool(_OF_ALL.search(name) and other) and (
        home or people or len(named & all_of) > 1 - world
    )
