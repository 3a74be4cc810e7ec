"""The stages any work has, by the days they are given: none is over before an earlier one has begun."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.calendar import out_of_order
from ctr_cli.rules.content.repeats import in_one_way
from ctr_cli.rules.content.turns import steps_out_of_turn
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Found, Phrases, known_phrases, phrases_in
from ctr_cli.rules.reading import Passage, holds, lead, plain_of, times

_Day = tuple[int, int, int]
_CLAUSE = regex(r"[,;:.] (?=\D)|\b(?:và|rồi|sau đó|trước khi|để) ")
_TIMED = ("day", "days", "month")
_RUNS = 3
"""The stage of what is named without a word for it."""
_LEAST, _MOST = 2, 6
"""Words of a matter that two stages share at least; months between days of which one is without its year."""


class Stage(Struct):
    """A clause with a day: the chains of steps it opens with, each with the rank there; its matter, days and characters.

    The chain 0 is that of any work. `said` are all its words in their order, `matter` those beside the steps.
    """

    ranks: dict[int, int]
    said: tuple[str, ...]
    matter: frozenset[str]
    since: _Day
    until: _Day
    span: tuple[int, int]


@ready
def _steps() -> Phrases[tuple[int, int]]:
    """The stages of any work, and the steps of `data/order.yaml`, each with the number of its chain and its rank there."""
    chains = enumerate([table("order")["stages"], *table("order")["chains"]])
    return known_phrases((s, (number, rank)) for number, c in chains for rank, s in enumerate(c))


@once
def stage_of(text: Text) -> int | None:
    """The stage of any work that a text opens with; None where it is no stage."""
    begin = lead(text)
    found = (s.value for s in phrases_in(text, _steps()) if s.start == begin)
    return next((rank for chain, rank in found if chain == 0), None)


@once
def _stages(text: Text) -> list[Stage]:
    """The parts of a text that each end with the clause of a day or a month, in their order."""
    low, known = plain_of(text), [t for t in times(text) if t.kind in _TIMED and t.of("month")]
    if not known:
        return []
    begins = {lead(text), *(cut.end() for cut in _CLAUSE.finditer(low))}
    steps = [step for step in phrases_in(text, _steps()) if step.start in begins]
    found, since = list[Stage](), lead(text)
    for time, behind in zip(known, [*(time.start for time in known[1:]), len(low)], strict=True):
        until = min((at for at in begins if time.end < at <= behind), default=behind)
        if behind == len(low) or until < behind or time.kind == "month":
            found.append(_stage(text, (since, until), steps, time))
            since = until
    return [one for one in found if not holds(low, table("order")["no stage"], *one.span)]


def _stage(
    text: Text, span: tuple[int, int], steps: list[Found[tuple[int, int]]], time: Time
) -> Stage:
    own = sorted((s for s in steps if span[0] <= s.start < span[1]), key=lambda s: s.end)
    days = time.of("day") or ((1, 31) if time.kind == "month" else (0,))
    since, until = ((time.year or 0, time.of("month")[at], days[at]) for at in (0, -1))
    times, places = [(time.start, time.end)], [(step.start, step.end) for step in own]
    said, matter = (_words_beside(text, span, told) for told in (times, times + places))
    ranks = {step.value[0]: step.value[1] for step in own}
    return Stage(ranks, said, frozenset(matter), since, until, span)


def _words_beside(
    text: Text, span: tuple[int, int], told: list[tuple[int, int]]
) -> tuple[str, ...]:
    """The words of a part of a text that tell its matter, without some places in it."""
    kept, at = "", span[0]
    for start, end in sorted(told):
        kept, at = f"{kept} {text[at:start]}", max(at, end)
    words = in_one_way(Text(kept + text[at : span[1]]), 0)
    return tuple(word for word in words if word not in table("order")["of time"])


def stages_out_of_turn(items: Sequence[Passage]) -> Iterator[Problem]:
    """Clauses of the items of a meeting of which one is over, by its days, before an earlier stage of the same work begins."""
    known = [(item, stage) for item in items for stage in _stages(item.text)]
    for (item, one), (there, other) in combinations(known, 2):
        late, early = (one, other) if _before(one, other) else (other, one)
        of_late, of_early = (item, there) if late is one else (there, item)
        if not _before(late, early) or not _of_one_work(late, early, together=item is there):
            continue
        if item is there and (out_of_order(item) or any(steps_out_of_turn(item))):
            continue
        sure = _behind(late, early)
        if sure:
            message = "việc này làm sau mà ghi ngày, tháng trước “{}”".format(
                of_early.text[slice(*early.span)].strip(" ,;.")
            )
            also = [Also(of_early.path, "việc làm trước", *early.span)]
            yield of_late.doubt(message, sure, "xem lại ngày, tháng của hai việc", late.span, also)
            return


def _before(one: Stage, other: Stage) -> bool:
    """Whether the days of one are over before those of another begin; half a year apart they may be of two years."""
    years = one.until[0] and other.since[0]
    apart = abs(one.until[1] - other.since[1])
    if not years:
        return one.until[1:] < other.since[1:] and apart <= _MOST
    return one.until < other.since


def _behind(late: Stage, early: Stage) -> int:
    """How sure it is that the one stage comes behind the other, by the chains they are both of."""
    turns = [late.ranks[chain] - early.ranks[chain] for chain in late.ranks.keys() & early.ranks]
    if turns:
        return 2 * (min(turns) > 0)
    itself = 0 not in early.ranks and {*early.said[:_LEAST]} <= late.matter
    return int(itself and late.ranks.get(0, 0) > _RUNS)


def _of_one_work(one: Stage, other: Stage, *, together: bool) -> bool:
    """Whether two stages are of the same work: their words are, and none tells them apart."""
    few, many = sorted((one.matter, other.matter), key=len)
    shared = max(len(one.matter & {*other.said}), len(other.matter & {*one.said}))
    if _tells(few - many) and _tells(many - few):
        return False
    if not few:
        return together or bool(one.ranks.keys() & other.ranks)
    return shared >= min(_LEAST, len(few)) and (together or 2 * shared >= len(few))


def _tells(words: frozenset[str]) -> bool:
    """Whether some words tell one work from another: a number, or a level."""
    return any(not word.isalpha() for word in words) or bool(words & {*table("order")["levels"]})
