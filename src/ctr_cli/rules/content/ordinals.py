"""CTR836: what is numbered goes on by one: steps of a list, rounds and phases of a work, meetings from month to month."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby, pairwise

from ctr_cli.data.struct import Struct
from ctr_cli.language.numbers import ANY_NUMBER, ROMAN, number_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.rules import walk
from ctr_cli.rules.content.turns import OF_STEPS, turn_of
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, lead, plain_of, prose, signs, tells
from ctr_cli.rules.registry import Subject, rule

_ORDINAL = regex(
    rf"(?P<how>(?:tổ|nhóm|đội|đoàn|cụm|điểm) số|lần thứ|thứ|lần|đợt|giai đoạn|bước|vòng|khóa|kỳ|quý|chặng) (?P<n>(?<=thứ ){ANY_NUMBER}|(?<!thứ )(?:\d{{1,2}}|{ROMAN}))(?!\w|[/.,-](?!20\d\d)\d| ?%)"
    r"|\((?P<in>\d)\) |(?P<is>một|hai|ba|bốn|năm|sáu) là(?=,? )"
)
_OPENS = regex(
    r"(?:\A|[:;,.(] (?:và )?|(?:\brồi|\bvà) )(?:(?:chuyên đề|nội dung|nhóm|nhóm việc|phần|việc|vấn đề|điểm|nhiệm vụ|mục tiêu|báo cáo|chương|tờ trình) )?\Z"
)
_WORD = regex(r"\w+")
_HOLD = regex(r"\A(?:tổ chức |triển khai |tiến hành |thực hiện |mở |phát động |đăng cai )+")
_Held = tuple[int, Passage, "Ordinal"]
"""A number of a series with the month and the text it stands in."""
_Key = tuple[tuple[str, ...], ...]
"""What tells a series: its body, what is numbered, its years, the words before its number and those behind."""
_BEHIND = regex(r"(?: ?\([^)]*\))*(?: của| năm 20\d\d)*(?P<words>[^:;,.(]*)")
_OF_TIME = regex(r"20\d\d|khóa [ivx]+\b|nhiệm kỳ")
_HELD = regex(r"(?:hội nghị|(?:kỳ |phiên )?họp|phiên|đại hội|khai (?:mạc|giảng)|mở lớp)\b")
_DONE = regex(r"\b(?:đánh giá|(?:tổng|sơ) kết|rút kinh nghiệm|kết thúc|hoàn thành)\b[^,;.]{0,40}\Z")
_AHEAD = regex(r"\b(?:chuẩn bị|phát động|khởi động|(?:chuyển|bước) (?:sang|vào))\b[^,;.]{0,25}\Z")
_BEFORE = regex(r"\b(?:tiếp theo|tiếp nối|so với|từ|theo) kết quả\b[^,;.]{0,40}\Z")
"""Words before what a turn goes on from: `đợt II, tiếp theo kết quả giám sát đợt I`."""
_PAST = regex(
    r"[^,;.]{0,30}\b(?:(?:hai|ba|\d|những) năm trước|(?:năm|kỳ|lần) (?:trước|ngoái)|(?:tổ chức|họp|diễn ra)(?: vào)?(?: tháng \d+)? ?(?:năm |/)(?P<year>20\d\d))\b"
)
_BARE = regex(r"[ ,]*\Z|[,;.)]| (?:vào|trong|từ|năm|tháng|quý|tổ chức|và|đã|sẽ)\b")
_WEEKDAY = regex(r",? (?:ngày|hằng|hàng|tuần|đầu|cuối)\b")
_ROUNDS, _FAR = ("đợt", "vòng", "lần"), 3
"""What is over when it comes again so many months later."""
_LAST_MONTH = 12
_FEW = 3
"""Words that tell a series, and numbers of a list, at least."""


class Ordinal(Struct):
    """A number in a row: what is numbered (`đợt`, `lần thứ`), the number, its characters."""

    how: str
    n: int
    start: int
    end: int


@once
def _ordinals(text: Text) -> list[Ordinal]:
    """The numbers of a text that tell a place in a row."""
    low = plain_of(text)
    found = (m for m in _ORDINAL.finditer(low) if m.start() == 0 or low[m.start() - 1] in " (“")
    said = ((m["how"] or "(", m["n"] or m["in"] or m["is"], *m.span()) for m in found)
    return [Ordinal(how, number_of(n) or 0, start, end) for how, n, start, end in said]


@rule("CTR836", "warning", "info")
def numbers_go_on(subject: Subject) -> Iterator[Problem]:
    """Numbers rise by one in a list; what comes later, in a text or over the year, has a higher number."""
    series: dict[_Key, list[_Held]] = defaultdict(list)
    for passage in prose(subject).holding(*signs("counted")):
        found = _ordinals(passage.text)
        if problem := _in_a_list(passage, found) or _turned(passage, found, subject.year):
            yield problem
        elif found and len(passage.place.months) == 1 and (key := _series(passage, found[0])):
            series[(str(passage.path[1]),), *key].append(
                (passage.place.months[0], passage, found[0])
            )
    meetings = [met for _, _, met in walk.meetings(subject.program)]
    when = {met.number: months_of(met)[0] for met in meetings if met.number and months_of(met)}
    for held in _joined(series):
        yield from _over_the_year(sorted(held, key=lambda one: one[0]), when)


def _joined(series: dict[_Key, list[_Held]]) -> Iterator[list[_Held]]:
    """The series, with each whose words leave the end of one other's out put to that: `phiên thường kỳ lần thứ 10`."""
    keys = sorted(series)
    for short, long, third in zip(keys, [*keys[1:], ()], [*keys[2:], (), ()], strict=False):
        if _leaves_out(short, long) and not _leaves_out(short, third):
            series[long] += series[short]
        elif short[1] == ("thứ",) or len(short[-2]) + len(short[-1]) >= _FEW:
            yield series[short]


def _leaves_out(short: _Key, long: _Key) -> bool:
    """Whether a series has the words of another but for the last of them."""
    same = short[:-2] == long[:-2]
    return same and all(b[: len(a)] == a for a, b in zip(short[-2:], long[-2:], strict=True))


def _in_a_list(passage: Passage, found: Sequence[Ordinal]) -> Problem | None:
    """The one number of a list of at least three by which it does not go on from the first, or the first out of its turn."""
    for how in {one.how for one in found[_FEW - 1 :]} - {"quý"}:
        row = [o for o in found if o.how == how and _OPENS.search(passage.low, 0, o.start)]
        parts = (passage.low[a.end : b.start].split() for a, b in pairwise(row))
        wrong = [at for at, one in enumerate(row) if one.n != at + 1]
        turned = bool(wrong) and sorted(one.n for one in row) == [*range(1, len(row) + 1)]
        if (
            (len(wrong) == 1 or turned)
            and len(row) >= _FEW
            and row[-1].n > 1
            and all(p[1:] for p in parts)
        ):
            at = row[wrong[0]]
            message = f"“{{}}”: số thứ tự ở đây phải là {wrong[0] + 1}"
            return passage.doubt(message, 2, "xem lại số thứ tự", (at.start, at.end))
    return None


def _turned(passage: Passage, found: Sequence[Ordinal], year: int) -> Problem | None:
    """Two of a series in one text of which the later has no higher number."""
    low = passage.low
    for one, other in pairwise(found):
        head = " ".join(low[: other.start].split()[-2:]) if one.how == "lần thứ" else ""
        counted = (
            one.how == other.how
            and one.how not in ("thứ", "quý")
            and " số" not in one.how
            and head in low[: one.start]
        )
        if not (counted and _BARE.match(low, other.end)):
            continue
        before = _PAST.match(low, other.end)
        past = (before and int(before["year"] or 0) < year) or _BEFORE.search(low, 0, other.start)
        goes = bool(_DONE.search(low, 0, one.start) and _AHEAD.search(low, 0, other.start))
        turn = -1 if past else goes or turn_of(low, one.start, one.end, other.start, OF_STEPS)
        if (other.n - one.n) * turn < 0:
            side = "trước" if turn > 0 else "sau"
            message = f"“{{}}”: {passage.text[one.start : one.end]} không thể {side} số ấy"
            return passage.doubt(message, 2, "xem lại số thứ tự", (other.start, other.end))
    return None


def _series(passage: Passage, one: Ordinal) -> _Key:
    """What tells a series: the words before the number, and those behind where these are few; nothing where they do not."""
    low, behind = passage.low, _BEHIND.match(passage.low, one.end)
    head = low[lead(passage.text) : one.start]
    before = tuple(_WORD.findall(_HOLD.sub("", head) or head))
    after = tuple(_WORD.findall(behind["words"] if behind else ""))[: _FEW + 1]
    after = () if after[:1] == ("và",) else after
    time = {*_OF_TIME.findall(low, one.end, behind.end() if behind else one.end)}
    sits = before[:-2] if before[-2:] in (("thường", "kỳ"), ("thường", "lệ")) else before
    meets = sits[-1:] in (("họp",), ("phiên",), ("nghị",)) and not _WEEKDAY.match(low, one.end)
    named = one.how.endswith(" số") or (one.how == "thứ" and not meets)
    if not before or named:
        return ()
    return (one.how,), tuple(sorted(time)), before, after if len(before) < _FEW else ()


def _over_the_year(held: list[_Held], when: Mapping[int, int]) -> Iterator[Problem]:
    """The number of a series that does not rise from month to month; a long one may be counted anew, from one.

    A number that is left out is that of a conference held meanwhile, where `when` has its month.
    """
    row = [next(same) for _, same in groupby(held, key=lambda one: one[0])]
    anew = (at for at in range(len(row) - 1, 0, -1) if row[at][2].n == 1 < row[at - 1][2].n - 1)
    row = row[next(anew, 0) :]
    numbers = [one.n for *_, one in row]
    falls = next((at for at, (a, b) in enumerate(pairwise(numbers), 1) if a >= b), 0)
    if not falls:
        return
    skips = [
        at
        for at, n in enumerate(numbers)
        if n != numbers[0] + at and when.get(numbers[0] + at, _LAST_MONTH) >= row[at][0]
    ]
    at = skips[0] if len(skips) == 1 else falls
    (month, other, before), (_, passage, one) = row[at - 1 : at + 1]
    opened = _HOLD.sub("", passage.low[lead(passage.text) :])
    last, held_once = at == len(row) - 1, _HELD.match(opened)
    again = before.n == one.n and (len(skips) > 1 or last) and not held_once
    late = one.how in _ROUNDS and row[at][0] - month >= _FAR
    alone = (len(row) < _FEW or len(skips) > 1 or one.how == "lần thứ") and not late
    if again and (alone or tells(passage.low, "carried on")):
        return
    first, then = (p.text[o.start : o.end] for p, o in ((other, before), (passage, one)))
    message = f"“{then}” sau “{first}” của {other.place.occasion} tháng {month}"
    there = [Also(other.path, first, before.start, before.end)]
    yield passage.doubt(message, 2 - again, "xem lại số thứ tự", (one.start, one.end), there)
