"""Things that are begun after they were ended, whatever the work: all but the words of the step is the same in two items."""

from collections.abc import Iterable, Iterator
from functools import cache
from re import Match, Pattern

from ctr_cli.data import listed, table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.repeats import usual, words_in_one_way
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import words_of
from ctr_cli.rules.reading import Passage, holds, lead, plain_of

_LEAST, _SPRING = 3, 3
"""Words that tell a thing at least; the month before which what is summed up may be of the year before."""


@cache
def _step() -> tuple[Pattern[str], Pattern[str]]:
    """Either step behind who hears, approves or submits it, and such a step anywhere."""
    said = table("order")["ended"]
    begins, ends = ("|".join(said[key]) for key in ("begins", "ends"))
    gap = rf"(?:(?:{'|'.join(said['openers'])})\b(?:(?!\b(?:{begins}|{ends})\b)[^;,.:]){{0,60}}? )?"
    steps = "(?P<{0}>(?:{1})(?:(?:, | và )(?:{1}))*)"
    both = f"{steps.format('ends', ends)}|{steps.format('begins', begins)}"
    return regex(rf"{gap}(?:{both})\b"), regex(rf"\b(?:{begins}|{ends})\b")


@once
def _of_a_thing(text: Text) -> tuple[Match[str], frozenset[str]] | None:
    """The step an item takes, behind its openers, and the words of the thing; None where it takes another too, or no thing of its own."""
    low, said = plain_of(text), table("order")["ended"]
    step = _step()[0].match(low, lead(text))
    if not step or _step()[1].search(low, step.end()) or holds(low, said["rounds"], step.end()):
        return None
    words = [word for at, word in words_in_one_way(text) if at >= step.end()]
    thing = frozenset(words) - listed("order", "papers")
    names = {word.key for word in words_of(text)[1:] if word.capital} - usual()
    own = names & thing or any(word.isdigit() for word in thing)
    own = own or holds(low, said["things"], step.end())
    return (step, thing) if own and len(thing - usual()) >= _LEAST else None


def begun_after_its_end(items: Iterable[Passage]) -> Iterator[Problem]:
    """Items that begin what one of an earlier month has ended."""
    ended: dict[frozenset[str], tuple[int, Passage, Match[str]]] = {}
    taken = ((item, taken) for item in items if (taken := _of_a_thing(item.text)))
    for item, (step, thing) in sorted(taken, key=lambda one: one[0].place.months[:1]):
        month = (*item.place.months, 0)[0]
        if step["ends"] and month >= _SPRING:
            ended.setdefault(thing, (month, item, step))
        elif step["begins"] and thing in ended and ended[thing][0] < month:
            _, late, end = ended[thing]
            written = late.text[slice(*end.span("ends"))], item.text[slice(*step.span("begins"))]
            message = "{} trước {}, ở đây ghi ngược lại".format(*map(str.lower, written[::-1]))
            there, sure = [Also(late.path, written[0])], 1 + (late.body is item.body)
            yield item.doubt(message, sure, "xem lại thứ tự", step.span("begins"), there)
