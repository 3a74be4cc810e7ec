"""CTR836: what is numbered goes on by one: steps of a list, rounds and phases of a work, meetings from month to month."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from ctr_cli.data.struct import Struct
from ctr_cli.language.numbers import ANY_NUMBER, ROMAN, number_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.turns import OF_STEPS, turn_of
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, lead, plain_of, prose, tells
from ctr_cli.rules.registry import Subject, rule

_ORDINAL = regex(
    rf"(?:(?<![\w(/])(?:(?P<how>lần thứ|thứ|lần|đợt|giai đoạn|bước|vòng|khóa|kỳ|quý|chặng) )(?P<n>(?<=thứ ){ANY_NUMBER}|(?<!thứ )(?:\d{{1,2}}|{ROMAN}))(?!\w|[/.,-]\d| ?%)"
    r"|(?:(?<=[:;.,] )|\A)(?P<bracket>\()(?P<in>\d)\)(?= ))"
)
_NEEDED = ("thứ ", "lần ", "đợt ", "giai đoạn ", "bước ", "vòng ", "khóa ", "quý ", "chặng ", "(2)")
_OPENS = regex(r"(?:\A|[:;,.(] (?:và )?|(?:\brồi|\bvà) )\(?\Z")
_WORD = regex(r"\w+")
_SUFFIX = regex(r"(?: ?\([^)]*\))*(?: của| năm 20\d\d)*(?P<words>[^:;,.(]*)")
_OF_TIME = regex(r"20\d\d|khóa [ivx]+\b|nhiệm kỳ")
_HELD = regex(r"(?:hội nghị|(?:kỳ |phiên )?họp|phiên|đại hội|khai (?:mạc|giảng)|mở lớp)\b")
_DONE = regex(r"\b(?:đánh giá|(?:tổng|sơ) kết|rút kinh nghiệm|kết thúc|hoàn thành)\b[^,;.]{0,40}\Z")
_AHEAD = regex(r"\b(?:chuẩn bị|phát động|khởi động|(?:chuyển|bước) (?:sang|vào))\b[^,;.]{0,25}\Z")
_BEFORE = regex(r"[^,;.]{0,30}\b(?:(?:hai|ba|\d|những) năm trước|(?:năm|kỳ|lần) (?:trước|ngoái))\b")
_YEAR = regex(r"[^,;.]{0,30}\b(?:tổ chức|họp|diễn ra)(?: vào)?(?: tháng \d+)? ?(?:năm |/)(20\d\d)")
_BARE = regex(r"(?:[ ,]*\Z|[,;.)]| (?:vào|trong|từ|năm|tháng|quý|tổ chức|và|đã|sẽ)\b)")
_WEEKDAY, _MEETINGS = (
    regex(r",? (?:ngày|hằng|hàng|tuần|đầu|cuối)\b"),
    (("họp",), ("phiên",), ("nghị",)),
)
_LEAST, _LISTED, _SUFFIXES, _FOURTH, _SPRING = 3, 3, 4, 4, 3
"""Words before a number that tell a series; numbers of a list; words behind that tell one; the last quarter, told till March."""


class Ordinal(Struct):
    """A number in a row: what is numbered (`đợt`, `lần thứ`), the number, its characters."""

    how: str
    n: int
    start: int
    end: int


@once
def ordinals(text: Text) -> list[Ordinal]:
    """The numbers of a text that tell a place in a row."""
    found = _ORDINAL.finditer(plain_of(text))
    return [
        Ordinal(m["how"] or "(", number_of(m["n"] or m["in"]) or 0, m.start(), m.end())
        for m in found
    ]


@rule("CTR836", "warning", "info")
def numbers_go_on(subject: Subject) -> Iterator[Problem]:
    """Numbers rise by one in a list; what comes later, in a text or over the year, has a higher number."""
    series: dict[tuple[object, ...], list[tuple[int, Passage, Ordinal]]] = defaultdict(list)
    for passage in prose(subject).holding(*_NEEDED):
        found = ordinals(passage.text)
        if problem := _in_a_list(passage, found) or _turned(passage, found, subject.year):
            yield problem
        elif found and passage.item and len(passage.place.months) == 1:
            (month,), one = passage.place.months, found[0]
            past = one.how == "quý" and one.n == _FOURTH and month <= _SPRING
            told = one._replace(n=0) if past else one
            if key := _series(passage, one):
                series[passage.path[:2], key].append((month, passage, told))
    for held in series.values():
        held.sort(key=lambda one: one[0])
        yield from _over_the_year(held)


def _in_a_list(passage: Passage, found: Sequence[Ordinal]) -> Problem | None:
    """The one number of a list of at least three by which it does not go on from the first."""
    low = passage.low
    for how in {one.how for one in found}:
        row = [o for o in found if o.how == how and (how == "(" or _OPENS.search(low, 0, o.start))]
        parts = (_WORD.findall(low[a.end : b.start]) for a, b in pairwise(row))
        numbers = [one.n for one in row]
        if (
            how != "quý"
            and len(row) >= _LISTED
            and all(len(part) > 1 for part in parts)
            and numbers[-1] > 1
        ):
            wrong = [at for at, n in enumerate(numbers) if n != at + 1]
            if len(wrong) == 1:
                at = row[wrong[0]]
                message = f"“{{}}”: số thứ tự ở đây phải là {wrong[0] + 1}"
                return passage.doubt(message, 2, "xem lại số thứ tự", (at.start, at.end))
    return None


def _turned(passage: Passage, found: Sequence[Ordinal], year: int) -> Problem | None:
    """Two of a series in one text of which the later has no higher number."""
    low = passage.low
    for one, other in pairwise(found):
        head = low[: other.start].split()[-2:]
        alike = " ".join(head) in low[: one.start] if one.how == "lần thứ" else True
        if one.how != other.how or not alike or not _BARE.match(low, other.end):
            continue
        dated = _YEAR.match(low, other.end)
        before = _BEFORE.match(low, other.end) or (dated and int(dated[1]) < year)
        goes = bool(_DONE.search(low, 0, one.start) and _AHEAD.search(low, 0, other.start))
        turn = -1 if before else goes or turn_of(low, one.start, one.end, other.start, OF_STEPS)
        if turn and (other.n - one.n) * turn < 0 and one.how not in ("thứ", "quý"):
            message = f"“{{}}”: {passage.text[one.start : one.end]} không thể {'trước' if turn > 0 else 'sau'} số ấy"
            return passage.doubt(message, 2, "xem lại số thứ tự", (other.start, other.end))
    return None


def _series(passage: Passage, one: Ordinal) -> tuple[object, ...]:
    """What tells a series: the words before the number, and those behind where these are few; nothing where they do not."""
    low, behind = passage.low, _SUFFIX.match(passage.low, one.end)
    before = tuple(_WORD.findall(low, lead(passage.text), one.start))
    after = tuple(_WORD.findall(behind["words"] if behind else ""))[:_SUFFIXES]
    time = frozenset(_OF_TIME.findall(low, one.end, behind.end() if behind else one.end))
    if one.how == "thứ" and (before[-1:] not in _MEETINGS or _WEEKDAY.match(low, one.end)):
        return ()
    if len(before) >= _LEAST:
        return (one.how, before, time)
    return (one.how, before, after, time) if before and len(after) >= _LEAST else ()


def _over_the_year(held: list[tuple[int, Passage, Ordinal]]) -> Iterator[Problem]:
    """The number of a series that does not rise from month to month; of one meeting the first is looked at.

    A long series may be counted anew, from one.
    """
    row = [next(same) for _, same in groupby(held, key=lambda one: one[0])]
    anew = (at for at in range(len(row) - 1, 0, -1) if row[at][2].n == 1 < row[at - 1][2].n - 1)
    row = row[next(anew, 0) :]
    numbers = [one.n for *_, one in row]
    falls = next((at for at, (a, b) in enumerate(pairwise(numbers), 1) if a >= b), 0)
    if not falls:
        return
    skips = [at for at, n in enumerate(numbers) if n != numbers[0] + at]
    at = skips[0] if len(skips) == 1 else falls
    (month, other, before), (_, passage, one) = row[at - 1 : at + 1]
    again = before.n == one.n and (len(skips) > 1 or at == len(row) - 1)
    again = again and not _HELD.match(passage.low, lead(passage.text))
    if again and (len(row) < _LISTED or len(skips) > 1 or tells(passage.low, "carried on")):
        return
    first, then = (p.text[o.start : o.end] for p, o in ((other, before), (passage, one)))
    message = f"“{then}” sau “{first}” của {other.place.occasion} tháng {month}"
    there = [Also(other.path, first, before.start, before.end)]
    yield passage.doubt(message, 2 - again, "xem lại số thứ tự", (one.start, one.end), there)
