"""CTR821 to CTR825: what is reviewed and what comes next, in the meeting that can do so.

Offices differ: some review month N in the meeting of N, some in that of N+1. The habit is the
document's own, body by body; what breaks it is doubted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import roman_quarter
from ctr_cli.language.times import Time
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.rules.kept import once
from ctr_cli.rules.reading import Passage, doubt, holds, prose, signs, timed
from ctr_cli.rules.registry import Subject, rule

_REVIEW = regex(
    r"\A(?:nghe(?:,| và)? ?|xem xét,? |thông qua |cho ý kiến (?:về |vào )?|thảo luận,? |dự thảo )*"
    r"(?:báo cáo |kết quả |tình hình )*"
    r"(?:kiểm điểm|đánh giá|sơ kết|báo cáo|nhận định|nhận xét|nhìn lại|điểm lại|xem lại|phân tích|rà soát|kết quả|tình hình)\b"
)
_ANY_PERIOD = regex(r"quý,? (?:và )?6 tháng|hằng (?:tháng|quý)|hàng (?:tháng|quý)")
_AND = regex(r" ?(?:,|;|và|, và)? ?(?:nhiệm vụ )?(?:của )?")
_TURN = regex(
    r"phương hướng|bổ khuyết|nhiệm vụ trọng tâm|trọng tâm công tác|chương trình công tác|kế hoạch công tác|"
    r"giải pháp|triển khai|nhiệm vụ|dự kiến|[,;] (?:và )?(?:bàn|xác định|đề ra|định hướng|quyết định|phân công|thống nhất|cho ý kiến|thảo luận) "
)


_SHIFTED = regex(r"(?:\btừ|\bsang|\bđến|\btrước|\bvào|\bhết) (?:hết )?\Z")
"""Words before a period that is no more than a date."""

_LAID_DOWN = regex(
    r"(?:(?:ra|thông qua|ban hành|thảo luận) nghị quyết|đề ra|xác định)[^,;]{0,25} nhiệm vụ \Z"
)
"""Words before a period whose work is laid down, not looked back on."""


_WHOLE_YEAR = regex(r"\bnăm 20\d\d|cả năm|năm qua")


@once
def reviews(subject: Subject) -> set[KeyPath]:
    """The paths of the items that look back on a month, a quarter, or the year."""
    return {passage.path for passage in prose(subject).items if _reviews(passage.low)}


def _reviews(low: str) -> bool:
    timed = "tháng " in low or "quý " in low or ("năm" in low and _WHOLE_YEAR.search(low))
    return bool(timed and (_REVIEW.match(low) or low.startswith("tổng kết năm 20")))


class _Period(NamedTuple):
    """Months `first` to `last` (13 is January of the next year), how it is written, and where."""

    first: int
    last: int
    name: str
    span: tuple[int, int]
    kind: str
    year: int | None = None


@once
def _periods(subject: Subject) -> dict[KeyPath, list[_Period]]:
    """The months, quarters and parts of a year that each text names, by its path."""
    found: dict[KeyPath, list[_Period]] = defaultdict(list)
    for passage, time in timed(subject, ("month", "quarter", "part"), *_NAMING):
        if time.kind != "part":
            found[passage.path] += _named(passage, time)
        elif time.sure and time.months in _PARTS:
            name, kind = passage.text[time.start : time.end], _PARTS[time.months]
            first, last = time.months[0], time.months[-1]
            period = _Period(first, last, name, (time.start, time.end), kind, time.year)
            found[passage.path].append(period)
    return found


_NAMING = ("tháng", "quý", "nửa")
"""Words without which no such period is named."""
_PARTS = {
    (1, 2, 3, 4, 5, 6): "half",
    (7, 8, 9, 10, 11, 12): "half",
    (1, 2, 3, 4, 5, 6, 7, 8, 9): "nine",
    (10, 11, 12): "rest",
}


def _named(passage: Passage, time: Time) -> Iterator[_Period]:
    """Each month or quarter of a time that has its own `tháng` or `quý`; a year belongs to the last."""
    numbers = [part for part in time.parts if part.unit in ("month", "quarter")]
    for part in numbers:
        last = part is numbers[-1]
        start = passage.low.rfind(" ", 0, part.start - 1) + 1 if part.start else 0
        word = passage.low[start : part.start].strip(' (“"')
        start = part.start - len(word) - 1
        if word in ("tháng", "quý") and not passage.low[:start].endswith("hành động "):
            span = start, time.end if last else part.end
            name, year = passage.text[slice(*span)], time.year if last else None
            end = 3 * part.value if part.unit == "quarter" else part.value
            first = end - 2 if part.unit == "quarter" else end
            kind = "quarter" if part.unit == "quarter" else "month"
            yield _Period(first, end, name, span, kind, year)


class _Look(NamedTuple):
    """A review: the period behind, the one ahead if the item names it, and the meeting's months.

    `beside` are further periods named with either, each with the one it must agree with.
    """

    passage: Passage
    behind: _Period
    ahead: _Period | None
    held: tuple[int, ...]
    beside: list[tuple[_Period, _Period]]

    @property
    def lag(self) -> int:
        """How many months after the end of the period the meeting is held, of those it may be held in the nearest."""
        lags = [month - self.behind.last for month in self.held]
        return min(lags, key=abs)


@once
def _looks(subject: Subject) -> dict[str, list[_Look]]:
    """The reviews of each body."""
    found: dict[str, list[_Look]] = {}
    for passage in prose(subject).items:
        if passage.body is None or passage.meeting is None:
            continue
        held = months_of(passage.meeting)
        if not held or passage.meeting.kind != "regular" or passage.path not in reviews(subject):
            continue
        look = _look(subject, passage, held)
        if look:
            found.setdefault(passage.body.id, []).append(look)
    return found


def _look(subject: Subject, passage: Passage, held: tuple[int, ...]) -> _Look | None:
    if _ANY_PERIOD.search(passage.low):
        return None
    periods = _periods(subject).get(passage.path, [])
    if not periods:
        return None
    first = periods[0]
    if _SHIFTED.search(passage.low, 0, first.span[0]):
        return None
    if _LAID_DOWN.search(passage.low, 0, first.span[0]):
        return None
    turn = _TURN.search(passage.low, first.span[1])
    start = _TURN.search(passage.low, 0, first.span[0])
    if start and start.group() in ("phương hướng", "bổ khuyết", "nhiệm vụ trọng tâm"):
        return None
    later = [p for p in periods[1:] if turn and p.span[0] > turn.start()]
    ahead = later[0] if later else None
    behind = _in_year(subject, first, held[-1], ahead=False)
    sooner = [p for p in periods[1:] if p not in later and turn]
    beside = [(p, first) for p in sooner]
    for one, other in pairwise(later):
        if _AND.fullmatch(passage.low[one.span[1] : other.span[0]]):
            beside.append((other, one))
    return _Look(passage, behind, ahead, held, beside)


def _in_year(subject: Subject, period: _Period, held: int, *, ahead: bool) -> _Period:
    """The period with its months counted from January of the programme's year, by the year written or the nearest."""
    if period.year is not None:
        shift = 12 * (period.year - subject.program.year)
    elif ahead:
        shift = 12 if period.first < held - 6 else 0
    else:
        shift = -12 if period.last > held + 6 else 0
    return _Period(
        period.first + shift,
        period.last + shift,
        period.name,
        period.span,
        period.kind,
        period.year,
    )


def _habit(looks: list[_Look]) -> int:
    """The lag most monthly reviews of a body have; 0 when it has none."""
    lags = Counter(
        look.lag for look in looks if look.behind.kind == "month" and look.lag in (-1, 0, 1)
    )
    return lags.most_common(1)[0][0] if lags else 0


@rule("CTR821", "warning", needs="meetings")
def reviewed_month(subject: Subject) -> Iterator[Problem]:
    """The month reviewed is the one the body's meetings review by habit."""
    for looks in _looks(subject).values():
        monthly = [look for look in looks if look.behind.kind == "month"]
        habit, usual = _habit(looks), sum(look.lag == _habit(looks) for look in monthly)
        for look in monthly:
            if look.lag == habit or (len(monthly) < 3 and look.lag in (0, 1)):
                continue
            right = (look.held[0] - habit - 1) % 12 + 1
            message = f"{look.passage.occasion} tháng {look.held[0]} kiểm điểm {look.behind.name}"
            sure = 3 if usual >= 3 else 2
            hint = doubt(sure, f"theo nếp của các tháng khác thì kiểm điểm tháng {right}")
            if look.behind.year and look.behind.last not in range(-11, 13):
                hint = doubt(3, f"xem lại năm: chương trình là năm {subject.program.year}")
            yield look.passage.problem(message, hint, look.behind.span)


_LAGS = {"quarter": (0, 1), "half": (0, 1), "nine": (0, 1), "rest": (0, 1)}
_MEETING_OF = {
    "half": "tháng 6 hoặc tháng 7",
    "nine": "tháng 9 hoặc tháng 10",
    "rest": "tháng 12 hoặc tháng 01",
}


@rule("CTR822", "warning")
def reviewed_quarter(subject: Subject) -> Iterator[Problem]:
    """A quarter, six or nine months are reviewed when they end or the month after."""
    for looks in _looks(subject).values():
        for look in looks:
            behind = look.behind
            if behind.kind == "month" or look.lag in _LAGS[behind.kind]:
                continue
            if behind.kind == "quarter":
                end = (behind.last - 1) % 12 + 1
                right = f"tháng {end} hoặc tháng {end % 12 + 1}"
            else:
                right = _MEETING_OF[behind.kind]
            held = ", ".join(str(month) for month in look.held)
            message = f"kiểm điểm {behind.name} tại {look.passage.occasion} tháng {held}"
            if behind.year and behind.year != subject.program.year and look.lag % 12 in (0, 1):
                message = f"kiểm điểm {behind.name}, chương trình là năm {subject.program.year}"
                right = ""
            hint = doubt(
                3 if look.lag < 0 else 2,
                f"kỳ này kiểm điểm vào {right}" if right else "xem lại năm",
            )
            yield look.passage.problem(message, hint, behind.span)


@rule("CTR823", "warning")
def next_period_follows(subject: Subject) -> Iterator[Problem]:
    """The tasks ahead are those of the period that follows the one reviewed."""
    for look in [look for looks in _looks(subject).values() for look in looks]:
        yield from _at_odds(look)
        if look.ahead is None:
            continue
        behind = look.behind
        ahead = _in_year(subject, look.ahead, behind.last, ahead=True)
        if ahead.first == behind.last + 1:
            continue
        message = f"sau {behind.name} là nhiệm vụ {look.ahead.name}"
        hint = doubt(3, f"kỳ tiếp theo là {_following(subject, behind, look.ahead.kind)}")
        yield look.passage.problem(message, hint, look.ahead.span)


def _at_odds(look: _Look) -> Iterator[Problem]:
    """Periods named side by side that do not end, or begin, together: `tháng 6, 9 tháng`."""
    for period, other in look.beside:
        if period.kind == other.kind and period.first == other.last + 1:
            continue
        behind = other.span == look.behind.span
        if (period.last != other.last) if behind else (period.first != other.first):
            message = f"{other.name} và {period.name} không {'kết thúc' if behind else 'bắt đầu'} cùng lúc"
            yield look.passage.problem(message, doubt(2, "xem lại tháng, quý"), period.span)


def _following(subject: Subject, behind: _Period, kind: str) -> str:
    month = behind.last % 12 + 1
    year = subject.program.year + behind.last // 12
    if behind.kind == "half" and behind.last % 12 == 6:
        return "6 tháng cuối năm"
    if behind.kind == "nine":
        return "3 tháng cuối năm"
    if kind == "quarter" and behind.kind == "quarter":
        return f"quý {roman_quarter((month + 2) // 3)}/{year}"
    return f"tháng {month}/{year}"


_TASKS = regex(
    r"\b(?:nhiệm vụ|công tác|kế hoạch|chương trình|giải pháp)(?: trọng tâm)?(?: công tác)? (?:của )?\Z"
)


@rule("CTR824", "warning")
def tasks_are_ahead(subject: Subject) -> Iterator[Problem]:
    """Tasks given out are for a month, or a quarter, that is not over."""
    for passage in prose(subject).items:
        held = months_of(passage.meeting) if passage.meeting else ()
        for found in _periods(subject).get(passage.path, []) if held else []:
            start = found.span[0]
            task = _TASKS.search(passage.low, max(0, start - 40), start)
            if not task or holds(passage.low, signs("past", "past periods"), 0, start):
                continue
            period = _in_year(subject, found, held[0], ahead=True)
            if period.last < held[0]:
                message = f"nhiệm vụ {period.name} giao tại {passage.occasion} tháng {held[0]}"
                hint = doubt(2, "kỳ này đã qua; xem lại tháng, quý")
                yield passage.problem(message, hint, period.span)


_FROM_OR_UNTIL = regex(
    r"so với|kể từ|\btừ\b|\bđến\b|trước|hoàn thành|trong|dự kiến|hết|cùng kỳ|giai đoạn"
)


@rule("CTR825", "info")
def quarter_is_near(subject: Subject) -> Iterator[Problem]:
    """Work of a quarter comes up in that quarter or beside it, unless a text counts from one or until one."""
    for passage in prose(subject).holding("quý "):
        held = months_of(passage.meeting) if passage.meeting else ()
        if not held or passage.path in reviews(subject) or _FROM_OR_UNTIL.search(passage.low):
            continue
        for period in _periods(subject).get(passage.path, []):
            if period.kind != "quarter" or period.year not in (None, subject.program.year):
                continue
            if min(abs(period.last - 3 * ((month + 2) // 3)) for month in held) > 3:
                message = f"nội dung {period.name} ở {passage.occasion} tháng {held[0]}"
                yield passage.problem(message, doubt(1, "xem lại quý"), period.span)
