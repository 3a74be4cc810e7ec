"""The stages any work has, by the months of their meetings and the days they are given: none comes before an earlier one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain

from ctr_cli.data import listed, table
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.repeats import usual, words_in_one_way
from ctr_cli.rules.content.turns import known_steps, told_otherwise
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Found, phrases_in
from ctr_cli.rules.printed import words_of
from ctr_cli.rules.reading import Passage, holds, lead, plain_of, tells, times
from ctr_cli.views.program import working_rank

_LEAST = 2
"""Words of a matter that two stages share at least."""


class Stage(Struct):
    """An item: the steps it opens with, by their chains; its words beside them, in their order, and as a set.

    The chain 0 is that of any work. `head` are the words of its matter up to a comma, `named` its names and numbers; `when`
    is the month, and the day, that the item begins or ends with, else 0.
    """

    steps: dict[int, list[Found[tuple[int, int]]]]
    said: tuple[str, ...]
    matter: frozenset[str]
    head: frozenset[str]
    named: frozenset[str]
    when: tuple[int, int]


@once
def stage_of(text: Text) -> int | None:
    """The stage of any work that a text opens with; None where it is no stage."""
    begin = lead(text)
    found = (s.value for s in phrases_in(text, known_steps()) if s.start == begin)
    return next((rank for work, rank in found if work == 0), None)


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
    r"(?:(?:tiếp|sau|kế) (?:đó|theo|đến),? |rồi |cuối cùng,? |sau cùng,? )?(?:(?:tại |giao |chỉ đạo |nghe |trình |để )?(?:kỳ họp|phiên họp|hội nghị|(?:các |hai )?ban (?!hành)|hội đồng|hđnd|ủy ban|ubnd|phòng (?!chống|,|ngừa)|công an|mặt trận|thường trực|đảng ủy|đoàn |tổ (?!chức)|các (?:chi bộ|chi ủy|thôn|trường|hội|cơ quan|đơn vị|đoàn thể)|chi bộ|chi ủy)[^,;:.]{0,60}?[ :]+){0,2}"
    r"(?:(?:tổ chức|nghe báo cáo|báo cáo|phối hợp|chỉ đạo|hoàn thành|tiếp tục|xem xét|thảo luận|nghe|trình bày|thống nhất|tiến hành|thực hiện|dự|lễ|hội nghị|việc|về|công tác|kết quả)(?:,| và)? )*"
)
"""Before the step that an item opens with: who takes it, and what goes about any."""
_YEAR = regex(r"20\d\d")
_GOES_ON = regex(r",? (?:và )?")
_PASSING = ("part", "duration", "day", "days", "month")
"""Times that do not tell one work from another."""


@once
def _opened(text: Text) -> Stage | None:
    """What an item is a stage of by the steps it opens with; None where it opens with none."""
    low, begin, steps = plain_of(text), lead(text), list[Found[tuple[int, int]]]()
    heads, ends = {begin: True}, dict[int, int]()
    found = list(phrases_in(text, known_steps()))
    for step in found:
        any_work, at = step.value[0] == 0, step.start
        opens = not steps and bool(_WHO.fullmatch(low, begin, at))
        opens = opens or (at in heads and (heads[at] or not any_work))
        if at < ends.get(step.value[0], 0) or not opens:
            continue
        steps.append(step)
        heads[at], ends[step.value[0]] = True, step.end
        going = _GOES_ON.match(low, step.end) if any_work else None
        if going:
            heads[going.end()] = len(going.group()) > 1
    return _stage(text, steps, found) if steps else None


def _stage(
    text: Text, steps: list[Found[tuple[int, int]]], found: list[Found[tuple[int, int]]]
) -> Stage:
    """What a text is a stage of by the steps it opens with, of all that are `found` in it."""
    passing = [t for t in times(text) if t.kind in _PASSING]
    told = [(t.start, t.end) for t in passing] + [(0, steps[0].start)]
    chains = dict[int, list[Found[tuple[int, int]]]]()
    for step in sorted(steps, key=lambda step: step.value):
        chains.setdefault(step.value[0], []).append(step)
    places = [(s.start, s.end) for s in found if s in steps or s.value[0] in chains.keys() - {0}]
    close = _CLOSES.search(text, max(s.end for s in steps) + 1)
    stop = close.start() if close else len(text)
    idle = listed("order", "papers") | listed("order", "of time")
    said, matter, head = (
        tuple(
            word
            for at, word in words_in_one_way(text)
            if at < end and word not in idle and not any(a <= at < b for a, b in beside)
        )
        for beside, end in ((told, len(text)), (told + places, len(text)), (told + places, stop))
    )
    of_terms = {str(y) for t in times(text) if t.kind == "term" for y in t.of("year")}
    named = {word.key for word in words_of(text)[1:] if word.capital} - usual()
    named |= {word for word in matter if not word.isalpha()} - of_terms
    ends = (
        t for t in passing if t.months and (t.start < lead(text) or not text[t.end :].strip(" ."))
    )
    when = next(ends, None)
    day = (when.months[0], (*when.of("day"), 0)[0]) if when else (0, 0)
    of_matter = frozenset(named.intersection(matter))
    return Stage(chains, said, frozenset(matter), frozenset(head or matter), of_matter, day)


_CLOSES = regex(r"[,;.(]| (?:sau|để|trước|nhằm) ")
"""What ends the words that say what a step is taken with."""


class _Held(Struct):
    """An item with the month in which it is taken up, and its day, the rank of its body and what it is a stage of."""

    month: int
    day: int
    rank: int
    item: Passage
    stage: Stage


def works_out_of_turn(items: Iterable[Passage], year: int) -> Iterator[Problem]:
    """Items that open with an earlier step of a work of which a body no lower has taken up a later one before in the year."""
    held = list[_Held]()
    for item, stage in ((item, _opened(item.text)) for item in items):
        rank = working_rank(item.body) if item.body else 0
        if stage:
            month = stage.when[0] or (*item.place.months, 0)[0]
            held.append(_Held(month, stage.when[1], rank, item, stage))
    held.sort(key=lambda one: (one.month, one.day, one.rank, one.item.path))
    known: dict[str, list[int]] = {}
    for number, one in enumerate(held):
        said = dict.fromkeys((*one.stage.said, " ".join(one.item.low.split()[-_ALIKE:])))
        shared = Counter(chain.from_iterable(known.get(word, ()) for word in said))
        for word in said:
            known.setdefault(word, []).append(number)
        for late in (held[n] for n, many in shared.most_common() if many >= _LEAST):
            turn = late.rank >= one.rank and _turned(late.stage, one.stage)
            if turn and (sure := _same_work(late, one, turn[1], year)):
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


_SHARED, _MANY, _SPRING, _SOON = 3, 5, 3, range(1, 5)
"""Words two works share at least, and so many that usual ones tell a work; the month before which what is summed up may be of the year before; months beyond which a work may begin anew."""


_ALIKE = 3
"""Words at their end that two items of one thing share, whatever the words."""


def _end_alike(late: _Held, one: _Held) -> bool:
    """Whether two items of one time, behind a step of theirs, say the same to their ends, and of no work that comes again."""
    texts = [held.item.low.rstrip(" .;") for held in (late, one)]
    ends = (
        (text, step.end)
        for text, held in zip(texts, (late, one), strict=True)
        for steps in held.stage.steps.values()
        for step in steps
    )
    rests = (text[end:].strip() for text, end in ends)
    shared = (rest for rest in rests if all(text.endswith(f" {rest}") for text in texts))
    rest = max(shared, key=len, default="")
    return len(rest.split()) >= _ALIKE and not holds(f" {rest} ", table("order")["again too"])


def _same_work(late: _Held, one: _Held, early: Found[tuple[int, int]], year: int) -> int:
    """How sure it is that two steps are of the same work: their matter is the same, or a year, a number or a name binds them."""
    (a, b), data, item = (late.stage, one.stage), table("order"), one.item
    then = item.low.startswith(tuple(data["then"]))
    if 0 < early.value[0] <= len(data["elections"]):
        sure = 2 if then else 1 - tells(item.low, "planned")
        return sure * (late.item.path[:4] == item.path[:4])
    shared = a.matter.intersection(b.said) | b.matter.intersection(a.said)
    few, many = sorted((a.matter, b.matter), key=len)
    anew = holds(item.low, [*data["anew"], *data["afresh"]], early.start, early.end)
    soon = one.month - late.month in _SOON or (late.month == one.month and (late.day or then))
    before = late.month < _SPRING and str(year) not in a.named
    again = anew and (before or not soon)
    bound = bool(a.named & b.named)
    rounds = (word for word in data["other rounds"] if word in item.low)
    otherwise = not bound and told_otherwise(item)
    otherwise = otherwise or not all(word in late.item.low for word in rounds)
    head = min((frozenset(filter(str.isalpha, stage.head)) for stage in (a, b)), key=len)
    begun = len(head) >= _SHARED and head <= shared and len(head - usual()) >= _LEAST
    sides = (a.head, b.head) if begun else (a.matter, b.matter)
    if not otherwise and late.month >= _SPRING and _end_alike(late, one):
        return 1
    if again or otherwise or _tell_apart(*sides, a.named | b.named):
        return 0
    if few == many:
        return (2 - anew) * (len(few) > (1 if early.value[0] else _SHARED))
    kinds, its = ({w for w in listed("order", "kinds") if w in x.item.low} for x in (late, one))
    adopts = a.steps.get(0, [early])[0].value[1] == 1
    other = not early.value[0] and kinds - its and (its - kinds or adopts)
    most = 3 * len(shared) >= (2 if bound else 2.5) * len(few)
    dated = a.when[0] and b.when[0]
    telling = {word for word in shared - usual() if not _YEAR.fullmatch(word)}
    most = most and len(telling) >= _LEAST + (not (bound or dated))
    most = most or begun or (bound and few <= shared and len(few) >= _MANY)
    afresh, whole = anew and not bound, begun or few <= shared
    return 1 + (whole and not afresh) if most and not other and (whole or not afresh) else 0
