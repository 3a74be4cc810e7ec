"""The stages any work has, by the days they are given and the months of their meetings: none is over before an earlier one has begun."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, combinations

from ctr_cli.data import listed, table
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.calendar import out_of_order
from ctr_cli.rules.content.repeats import usual, words_in_one_way
from ctr_cli.rules.content.turns import known_steps, steps_out_of_turn, told_otherwise
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Found, phrases_in
from ctr_cli.rules.printed import words_of
from ctr_cli.rules.reading import Passage, holds, lead, plain_of, tells, times
from ctr_cli.views.program import working_rank

_Day = tuple[int, int, int]
_CLAUSE = regex(r"[,;:.] (?=\D)|\b(?:và|rồi|sau đó|trước khi|để) ")
_TIMED = ("day", "days", "month")
_RUNS = 3
"""The stage of what is named without a word for it."""
_LEAST, _MOST = 2, 6
"""Words of a matter that two stages share at least; months between days of which one is without its year."""


class Stage(Struct):
    """A clause with a day, or an item: the steps it opens with, by their chains; all its words and those beside the steps, in their order.

    The chain 0 is that of any work. `named` are the names and numbers of its matter; a day without its year has the year 0.
    """

    steps: dict[int, list[Found[tuple[int, int]]]]
    said: tuple[str, ...]
    matter: frozenset[str]
    named: frozenset[str]
    since: _Day
    until: _Day
    span: tuple[int, int]


@once
def stage_of(text: Text) -> int | None:
    """The stage of any work that a text opens with; None where it is no stage."""
    begin = lead(text)
    found = (s.value for s in phrases_in(text, known_steps()) if s.start == begin)
    return next((rank for chain, rank in found if chain == 0), None)


@once
def _stages(text: Text) -> list[Stage]:
    """The parts of a text that each end with the clause of a day or a month, in their order."""
    low, known = plain_of(text), [t for t in times(text) if t.kind in _TIMED and t.of("month")]
    if not known:
        return []
    begins = {lead(text), *(cut.end() for cut in _CLAUSE.finditer(low))}
    steps = [step for step in phrases_in(text, known_steps()) if step.start in begins]
    found, since = list[Stage](), lead(text)
    for time, behind in zip(known, [*(time.start for time in known[1:]), len(low)], strict=True):
        until = min((at for at in begins if time.end < at <= behind), default=behind)
        if behind == len(low) or until < behind or time.kind == "month":
            own = [step for step in steps if since <= step.start < until]
            found.append(_stage(text, (since, until), own, time))
            since = until
    return [one for one in found if not holds(low, table("order")["no stage"], *one.span)]


def _stage(
    text: Text, span: tuple[int, int], steps: list[Found[tuple[int, int]]], time: Time | None
) -> Stage:
    """What a part of a text is a stage of, at a time."""
    passing = [time] if time else [t for t in times(text) if t.kind in _PASSING]
    told = [(t.start, t.end) for t in passing] + [(0, span[0]), (span[1], len(text))]
    places, chains = [(s.start, s.end) for s in steps], dict[int, list[Found[tuple[int, int]]]]()
    for step in sorted(steps, key=lambda step: step.value):
        chains.setdefault(step.value[0], []).append(step)
    timed = listed("order", "of time")
    said, matter = (
        tuple(
            word
            for at, word in words_in_one_way(text)
            if word not in timed and not any(a <= at < b for a, b in beside)
        )
        for beside in (told, told + places)
    )
    of_terms = {str(y) for t in times(text) if t.kind == "term" for y in t.of("year")}
    named = {word.key for word in words_of(text)[1:] if word.capital} - usual()
    named |= {word for word in matter if not word.isalpha()} - of_terms
    when = time or next((t for t in passing if t.months and t.start < lead(text)), None)
    months = (when.of("month") or when.months) if when else (0,)
    days = (when and when.of("day")) or ((1, 31) if when and when.kind == "month" else (0,))
    since, until = (((when and when.year) or 0, months[at], days[at]) for at in (0, -1))
    return Stage(
        chains, said, frozenset(matter), frozenset(named.intersection(matter)), since, until, span
    )


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
    if late.steps.keys() & early.steps:
        return 2 * bool(_turned(late, early))
    itself = 0 not in early.steps and {*early.said[:_LEAST]} <= late.matter
    return int(itself and 0 in late.steps and late.steps[0][-1].value[1] > _RUNS)


def _of_one_work(one: Stage, other: Stage, *, together: bool) -> bool:
    """Whether two stages are of the same work: their words are, and none tells them apart."""
    few, many = sorted((one.matter, other.matter), key=len)
    shared = max(len(one.matter.intersection(other.said)), len(other.matter.intersection(one.said)))
    if _tell_apart(few, many):
        return False
    if not few:
        return together or bool(one.steps.keys() & other.steps)
    return shared >= min(_LEAST, len(few)) and (together or 2 * shared >= len(few))


def _tell_apart(
    one: frozenset[str], other: frozenset[str], named: frozenset[str] = frozenset()
) -> bool:
    """Whether each of two works has words that tell it from the other: a number, a level, a name."""
    telling = named | {*table("order")["levels"]}
    return all(
        any(not word.isalpha() or word in telling for word in words)
        for words in (one - other, other - one)
    )


_WHO = regex(
    r"(?:(?:tiếp|sau|kế) (?:đó|theo|đến),? |rồi |cuối cùng,? |sau cùng,? )?(?:(?:tại |giao |chỉ đạo |nghe )?(?:kỳ họp|phiên họp|hội nghị|(?:các |hai )?ban (?!hành)|hội đồng|hđnd|ủy ban|ubnd|phòng (?!chống|,|ngừa)|công an|mặt trận|thường trực|đảng ủy|đoàn |tổ (?!chức))[^,;:.]{0,60}?[ :]+)?"
    r"(?:(?:tổ chức|phối hợp|chỉ đạo|hoàn thành|tiếp tục|xem xét|thảo luận|nghe|trình bày|thống nhất|tiến hành|thực hiện|dự|lễ|hội nghị|việc|về|công tác|kết quả)(?:,| và)? )*"
)
"""Before the step that an item opens with: who takes it, and what goes about any."""
_GOES_ON = regex(r",? (?:và )?")
_PASSING = ("part", "duration", "day", "days", "month")
"""Times that do not tell one work from another."""


@once
def _opened(text: Text) -> Stage | None:
    """What an item is a stage of by the steps it opens with; None where it opens with none."""
    low, begin, steps = plain_of(text), lead(text), list[Found[tuple[int, int]]]()
    heads, ends = {begin: True}, dict[int, int]()
    for step in phrases_in(text, known_steps()):
        any_work, at = step.value[0] == 0, step.start
        opens = not steps and bool(_WHO.fullmatch(low, begin, at))
        opens = opens or (at in heads and (heads[at] or not any_work))
        if at < ends.get(step.value[0], 0) or not opens:
            continue
        steps.append(step)
        ends[step.value[0]] = step.end
        going = _GOES_ON.match(low, step.end) if any_work else None
        if going:
            heads[going.end()] = len(going.group()) > 1
    if not steps:
        return None
    stage = _stage(text, (steps[0].start, len(text)), steps, None)
    idle = listed("order", "papers") | listed("order", "of time")
    said = tuple(word for word in stage.said if word not in idle)
    return stage._replace(said=said, matter=stage.matter - idle)


class _Held(Struct):
    """An item with the month in which it is taken up, the rank of its body and what it is a stage of."""

    month: int
    rank: int
    item: Passage
    stage: Stage


def works_out_of_turn(items: Iterable[Passage]) -> Iterator[Problem]:
    """Items that open with an earlier step of a work of which a body no lower has taken up a later one before."""
    held = list[_Held]()
    for item, stage in ((item, _opened(item.text)) for item in items):
        rank = working_rank(item.body) if item.body else 0
        if stage:
            month = stage.since[1] or (*item.place.months, 0)[0]
            held.append(_Held(month, rank, item, stage))
    held.sort(key=lambda one: (one.month, one.rank, one.item.path))
    known: dict[str, list[int]] = {}
    for number, one in enumerate(held):
        said = dict.fromkeys(one.stage.said)
        shared = Counter(chain.from_iterable(known.get(word, ()) for word in said))
        for word in said:
            known.setdefault(word, []).append(number)
        for late in (held[n] for n, many in shared.most_common() if many >= _LEAST):
            turn = late.rank >= one.rank and _turned(late.stage, one.stage)
            if turn and (sure := _same_work(late, one, turn[1])):
                at = [(step.start, step.end) for step in turn]
                names = late.item.text[slice(*at[0])], one.item.text[slice(*at[1])]
                message = "{} trước {}, ở đây ghi ngược lại".format(*map(str.lower, names[::-1]))
                there = [Also(late.item.path, names[0])]
                yield one.item.doubt(message, sure, "xem lại thứ tự", at[1], there)
                break


def _turned(
    late: Stage, early: Stage
) -> tuple[Found[tuple[int, int]], Found[tuple[int, int]]] | None:
    """The steps of two items by which the one is a later one of the same work; those of a work of a kind go before those of any."""
    chains = late.steps.keys() & early.steps.keys()
    pairs = [(late.steps[c][0], early.steps[c][-1]) for c in sorted(chains - {0} or chains)]
    turned = (pair for pair in pairs if pair[0].value > pair[1].value)
    return next(turned, None) if all(a.value >= b.value for a, b in pairs) else None


_SHARED, _SPRING, _SOON = 3, 3, range(1, 5)
"""Words two works share at least; the month before which what is summed up may be of the year before; months beyond which a work may begin anew."""


def _same_work(late: _Held, one: _Held, early: Found[tuple[int, int]]) -> int:
    """How sure it is that two steps are of the same work: their matter is the same, or a year, a number or a name binds them."""
    (a, b), data, item = (late.stage, one.stage), table("order"), one.item
    if 0 < early.value[0] <= len(data["elections"]):
        sure = 2 if item.low.startswith(tuple(data["then"])) else 1 - tells(item.low, "planned")
        return sure * (late.item.path[:4] == item.path[:4])
    shared = a.matter.intersection(b.said) | b.matter.intersection(a.said)
    few, many = sorted((a.matter, b.matter), key=len)
    anew = holds(item.low, [*data["anew"], *data["afresh"]], early.start, early.end)
    again = anew and (late.month < _SPRING or one.month - late.month not in _SOON)
    bound = bool(a.named & b.named)
    otherwise = not bound and told_otherwise(item)
    if again or otherwise or _tell_apart(a.matter, b.matter, a.named | b.named):
        return 0
    if few == many:
        return (2 - anew) * (len(few) > (1 if early.value[0] else _SHARED))
    kinds, its = ({w for w in listed("order", "kinds") if w in x.item.low} for x in (late, one))
    adopts = a.steps.get(0, [early])[0].value[1] == 1
    other = not early.value[0] and kinds - its and (its - kinds or adopts)
    most = 3 * len(shared) >= (2 if bound else 2.5) * len(few)
    most = most and len(shared - usual()) >= _LEAST + (not bound)
    afresh, whole = anew and not bound, few <= shared
    return 1 + (whole and not afresh) if most and not other and (whole or not afresh) else 0
