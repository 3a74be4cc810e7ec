"""Which of two came first, by the words of a text: numbered meetings, the steps of one thing."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from re import Pattern
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.calendar import out_of_order
from ctr_cli.rules.content.gatherings import Gathering, gatherings
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.phrases import Found, Phrases, known_phrases, phrases_in
from ctr_cli.rules.printed import words_of
from ctr_cli.rules.reading import Passage, holds, plain_of, tells

_THEN = r"\b(?:rồi|sau đó|tiếp đó|kế đó|trên cơ sở đó|(?:tháng|tuần|quý|hôm) sau|(?<!chưa )xong)\b[^;.]{0,60}\Z|\A[^;]*\b(?<!liền )(?<!lần )(?<!kỳ )trước(?! đó)(?: khi)?\b(?:(?! phải )[^,;.]){0,25}\Z|\A trước, \Z|, sau (?:phiên|buổi|cuộc|đợt|hội nghị|kỳ họp|lễ)(?: này| đó)?,? (?:sẽ|mới|thì)\b[^;.]{0,40}\Z"
_AFTER = r"\b(?<!hôm )(?<!; )sau(?! đó| cùng)\b[^,;.]{0,40}\Z|\A sau, \Z"
_Ways = tuple[Pattern[str], Pattern[str]]
"""Words between two by which the one named first comes first, and by which it comes last."""
OF_STEPS = regex(rf"{_THEN}|, (?:tiếp|kế) (?:đến|theo|tiếp) [^;.]{{0,60}}\Z"), regex(_AFTER)
_OF_MEETINGS = (
    regex(
        rf"{_THEN}|chuẩn bị[^.;]* cho\b[^,;.]{{0,25}}\Z|\b(?:chuẩn bị(?: nội dung| tài liệu)?|báo cáo(?: kết quả)? tại|trình) \Z"
    ),
    regex(
        rf"{_AFTER}|\b(?:nối tiếp|tiếp nối|kế tiếp|tiếp theo|(?:liền|lần|kỳ) trước)\b[^,;.]{{0,40}}\Z"
        r"|(?<!dự thảo )\b(?:kết luận|nghị quyết|kết quả|biên bản|đã (?:thông qua|ban hành|quyết nghị))\b[^,;.]{0,25}\Z"
    ),
)
_SINCE, _UNTIL = (
    regex(rf"\b{word}(?: khi)?(?: \w+){{0,4}} \Z") for word in ("(?:sau|trên cơ sở)", "trước")
)
"""Words before what is over when the rest happens, and before what is not begun."""
_APART, _NEXT = regex(r"[,;]|(?<!\d):| và "), regex(r"[,;]|(?<!\d):")
_IN_A_ROW = regex(r"(?: ?\([^)]*)?\)?(?:,|(?P<both> và)) ")


def out_of_turn(passage: Passage) -> Iterator[Problem]:
    """A meeting that follows one with a higher number, or a stage that follows a later one; at most one."""
    low, numbered = passage.low, [one for one in gatherings(passage.text) if one.number]
    for one, other in pairwise(numbered):
        order = turn_of(low, one.start, one.end, other.start)
        if {one.state, other.state} == {"done", "ahead"} and not order:
            order = 1 if one.state == "done" else -1
        row = _IN_A_ROW.fullmatch(low, one.end, other.start)
        same = one.number == other.number and "tháng " not in "".join(other.kinds)
        if (row and (row["both"] or not same)) or (not order and _dated(low, one, other)):
            order = 1
        early, late = (one, other) if order > 0 else (other, one)
        alike = one.how[:2] == other.how[:2] and len({one.body, other.body} - {""}) < 2
        alike = alike and _above(low, one) == _above(low, other)
        again = one.number == other.number and " trước " in low[one.end : other.start]
        if order and alike and late.number <= early.number and not again:
            before, after = (f"{m.how} thứ {low[slice(*m.number_at)]}" for m in (early, late))
            message = f"sau {before} không thể là {after}"
            yield passage.doubt(message, 2, "xem lại số kỳ họp", late.number_at)
            return


def _above(low: str, one: Gathering) -> bool:
    """Whether a meeting is that of a province or of the Central Committee."""
    return holds(low, (" trung ương", " tỉnh", " thành phố"), one.start, one.end + 12)


def _dated(low: str, one: Gathering, other: Gathering) -> bool:
    """Whether the days of two meetings say that the one named first comes first; the parts of one have days of their own."""
    dated = one.months and other.months and "bế mạc" not in low
    return bool(dated) and (one.months[0], one.day) < (other.months[0], other.day)


@ready
def known_steps() -> Phrases[tuple[int, int]]:
    """The steps of `data/order.yaml`, each with the number of its chain and its rank there: those of what is held beneath 0, of any work, elections, the others."""
    data = table("order")
    chains = [*data["held"], data["stages"], *data["elections"], *data["chains"]]
    numbered = enumerate(chains, -len(data["held"]))
    return known_phrases((s, (number, rank)) for number, c in numbered for rank, s in enumerate(c))


_AT_ONCE = (" rồi ", " trước khi ", " sau khi ", " trước, ")
_DECIDED_FIRST = regex(
    r" (?:xong )?(?:rồi|trước khi|sau khi|trước,)(?: mới| đã| được| tiến hành| tổ chức)* "
)
"""Between two steps of one thing that is named behind them: `thông qua rồi thảo luận dự thảo`."""


@once
def _steps_in(text: Text) -> list[Found[tuple[int, int]]]:
    """The steps of works in a text, those of any work where one follows another at once; none that stands in another of its chain."""
    found, ends, low = list[Found[tuple[int, int]]](), dict[int, int](), plain_of(text)
    first = not holds(low, _AT_ONCE)
    for step in phrases_in(text, known_steps()):
        named = step.words[0].capital and low.endswith("ủy ban ", 0, step.start)
        if not named and step.value[0] >= first and step.start >= ends.get(step.value[0], 0):
            ends[step.value[0]] = step.end
            found.append(step)
    return found


def steps_out_of_turn(passage: Passage) -> Iterator[Problem]:
    """Two steps of one thing that are told, or dated, the wrong way round; at most one."""
    low, words, before = passage.low, words_of(passage.text), dict[int, Found[tuple[int, int]]]()
    listed = dict[int, int]()
    for step in _steps_in(passage.text):
        (chain, rank), one = step.value, before.get(step.value[0])
        before[chain] = step
        linked = one and _LINKED.fullmatch(low, one.end, step.start)
        listed[chain] = listed.get(chain, 0) + 1 if linked else 0
        if one is None or one.value[1] == rank:
            continue
        between = low[one.end : step.start]
        decided = {one.value[1], rank} == {0, 1} or holds(between, (" mới", " trước,"))
        if not chain and not (decided and _DECIDED_FIRST.fullmatch(between)):
            continue
        turn = turn_of(low, one.start, one.end, step.start, OF_STEPS) or _by_hour(low, one, step)
        turn = turn or _in_a_list(low, one.start, step.start)
        bare = not turn and chain and linked and (linked["bare"] or listed[chain] > 1)
        parts = words[one.last : step.at], words[step.last :]
        here, there = ({word.key for word in part if word.capital} for part in parts)
        another = here - there and there - here
        turned = (turn or bool(bare)) * (rank - one.value[1]) < 0
        if turned and not another and not told_otherwise(passage):
            early, late = (one, step) if one.value[1] < rank else (step, one)
            names = (passage.text[s.start : s.end].lower() for s in (early, late))
            message = "{} trước {}, ở đây ghi ngược lại".format(*names)
            sure = 1 if bare else 2
            yield passage.doubt(message, sure, "xem lại thứ tự", (one.start, step.end))
            return


_LINKED = regex(r"(?P<bare>, (?:và )?| và )|[^;.:()]{1,45}?(?:, (?:và )?(?:sau đó )?| và )")
"""Between two steps of a list, where they are of one thing that is named behind the last, or have each its own."""


@cache
def bare_steps() -> list[dict[str, Any]]:
    """Rows that find the steps of one thing the wrong way round, told by their verbs alone at once, `phê duyệt, thẩm định dự án`, or across what joins two clauses."""
    rows = [*table("order")["across"]]
    for steps in table("order")["verbs"]:
        for at, late in enumerate(steps[1:], 1):
            before = "|".join(steps[:at])
            find = rf"\b(?:{late})(?:, (?:rồi |và |trình )?| và | rồi )(?:{before})\b"
            rows.append({"find": [find], "needs": late.split("|"), "say": "“{}” ghi ngược thứ tự"})
    return rows


def told_otherwise(passage: Passage) -> bool:
    """Whether a text speaks of two meetings, of what was done wrong, or has days that tell the same."""
    many = sum(bool(one.number) for one in gatherings(passage.text)) > 1 or out_of_order(passage)
    low = passage.low.removeprefix("kỳ họp chuyên đề")  # the own one
    return bool(many) or tells(low, "another meeting", "out of order")


def turn_of(low: str, start: int, end: int, other: int, ways: _Ways = _OF_MEETINGS) -> int:
    """1 where the words around two say that the one named first comes first, -1 where it comes last, else 0."""
    between, turned = low[end:other], 0
    if ";" not in between and holds(between, (",", " thì ", " phải ")):
        turned = bool(_SINCE.search(low, 0, start)) - bool(_UNTIL.search(low, 0, start))
    if ways[0].search(between) or turned > 0:
        return 1
    apart = ways is OF_STEPS and ";" in between
    return -1 if (ways[1].search(between) and not apart) or turned else 0


_LISTED = regex(
    r"\b(?:(?<!các )(?<!những )quy trình|trình tự|thứ tự|tuần tự|lần lượt|(?<!các )lộ trình|tiến trình|kịch bản|(?:các|theo|những|\d|đúng) (?:bước|khâu|mốc)|tiến hành|diễn biến|chương trình (?:kỳ họp|phiên|hội nghị|đại hội|buổi|lễ|làm việc)[^:;.]{0,40})\b[^:;.]{0,60}: [^.:]*\Z"
)
"""Before the first of things that are listed in the order in which they are done."""


def _in_a_list(low: str, start: int, other: int) -> bool:
    """Whether two steps stand in a list that says it has them in their order."""
    between = low[start:other]
    return (
        holds(between, (",", ";")) and ". " not in between and bool(_LISTED.search(low, 0, start))
    )


_HOUR = regex(
    r"\b(?:(?P<late>chiều|ngày sau|(?:sáng )?hôm sau)|sáng|ngày đầu|hôm trước|(?:ngày|trước|vào|từ|hôm|tháng|\()(?= ?\d)|(?P<clock>\d\d?) giờ)(?: ngày)?(?: ?(?P<d>\d\d?)/(?P<m>\d\d?)|(?<=tháng) (?P<month>\d\d?)(?!/))?\b"
)


def _by_hour(low: str, one: Found[tuple[int, int]], other: Found[tuple[int, int]]) -> int:
    """The order of two steps by the halves of a day, or the days, that stand beside them; 0 where none do."""
    hours = []
    for step in (one, other):
        since = max((sign.end() for sign in _APART.finditer(low, 0, step.start)), default=0)
        close = _NEXT.search(low, step.end)
        stop = close.start() if close else len(low)
        around = [*_HOUR.finditer(low, since, min(stop, other.start) if step is one else stop)]
        behind = [hour for hour in around if hour.start() >= step.end]
        for hour in (behind or around[-1:])[:1]:
            month, day, clock = (int(hour[part] or 0) for part in ("m", "d", "clock"))
            hours.append([month or int(hour["month"] or 0), day, clock, bool(hour["late"])])
    if len(hours) < len((one, other)):
        return 0
    first, last = hours
    if not (first[0] and last[0]):
        first, last = first[2:], last[2:]
    elif abs(first[0] - last[0]) > _HALF_A_YEAR:
        first, last = last, first
    elif not (first[1] and last[1]):
        first, last = first[:1], last[:1]
    return (first < last) - (first > last)


_HALF_A_YEAR = 6
"""Months between two days of which the later is of the next year."""
