"""CTR821 to CTR825: what is reviewed and what comes next, in the meeting that can do so.

Offices differ: some review month N in the meeting of N, some in that of N+1. The habit is the
document's own, body by body; what breaks it is doubted.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.finding import Problem
from ctr_cli.rules.kept import once
from ctr_cli.rules.reading import LOOKING_BACK, Passage, doubt, holds, prose
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.views.program import months_of

_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_REVIEW = re.compile(
    r"\A(?:nghe(?:,| và)? ?|xem xét,? |thông qua |cho ý kiến (?:về |vào )?|thảo luận,? |dự thảo )*"
    r"(?:báo cáo |kết quả |tình hình )*"
    r"(?:kiểm điểm|đánh giá|sơ kết|báo cáo|nhận định|nhận xét|nhìn lại|điểm lại|xem lại|phân tích|rà soát|kết quả|tình hình)\b"
)
_PERIOD = re.compile(
    r"(?<!\d )(?<!mạng )(?<!hành động )\btháng (?P<month>\d{1,2})(?!\d)(?:(?:/| năm | )(?P<my>20\d\d)(?!\d))?"
    r"|\bquý (?P<quarter>iv|iii|ii|i|[1-4])\b(?:(?:/| năm )(?P<qy>20\d\d))?"
    r"|\b(?P<half>6|sáu|06) tháng (?P<which>đầu|cuối) (?:năm )?(?P<hy>20\d\d)?"
    r"|\b(?:(?:9|chín|09) tháng|(?:3|ba|03) quý đầu)(?P<nine>)(?: đầu)?(?: năm)?(?: (?P<ny>20\d\d))?"
    r"|\b(?:3|ba|03) tháng cuối(?P<three>) (?:năm )?(?P<ty>20\d\d)?"
)
_ANY_PERIOD = re.compile(r"quý,? (?:và )?6 tháng|hằng (?:tháng|quý)|hàng (?:tháng|quý)")
_AND = re.compile(r" ?(?:,|;|và|, và)? ?(?:nhiệm vụ )?(?:của )?")
_TURN = re.compile(
    r"phương hướng|bổ khuyết|nhiệm vụ trọng tâm|trọng tâm công tác|chương trình công tác|kế hoạch công tác|"
    r"giải pháp|triển khai|nhiệm vụ|dự kiến|[,;] (?:và )?(?:bàn|xác định|đề ra|định hướng|quyết định|phân công|thống nhất|cho ý kiến|thảo luận) "
)


_SHIFTED = re.compile(r"(?:\btừ|\bsang|\bđến|\btrước|\bvào|\bhết) (?:hết )?\Z")
"""Words before a period that is no more than a date."""

_LOOKS_BACK = [*LOOKING_BACK, "tình hình", "rà soát"]


_WHOLE_YEAR = re.compile(r"\bnăm 20\d\d|cả năm|năm qua")


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


def _period(match: re.Match[str], text: str) -> _Period | None:
    name, span = text[match.start() : match.end()].strip(), match.span()
    if match["month"]:
        month = int(match["month"])
        year = int(match["my"]) if match["my"] else None
        return _Period(month, month, name, span, "month", year) if 1 <= month <= 12 else None
    if match["quarter"]:
        last = 3 * _QUARTERS[match["quarter"]]
        return _Period(last - 2, last, name, span, "quarter", _number(match["qy"]))
    if match["half"]:
        first = 1 if match["which"] == "đầu" else 7
        return _Period(first, first + 5, name, span, "half", _number(match["hy"]))
    if match["nine"] is not None:
        return _Period(1, 9, name, span, "nine", _number(match["ny"]))
    return _Period(10, 12, name, span, "rest", _number(match["ty"]))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


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
    periods = [p for m in _PERIOD.finditer(passage.low) if (p := _period(m, passage.text))]
    if not periods:
        return None
    first = periods[0]
    if _SHIFTED.search(passage.low, 0, first.span[0]):
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
            message = f"hội nghị tháng {look.held[0]} kiểm điểm {look.behind.name}"
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
            message = f"kiểm điểm {behind.name} tại hội nghị tháng {held}"
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
        return f"quý {('I', 'II', 'III', 'IV')[(month - 1) // 3]}/{year}"
    return f"tháng {month}/{year}"


_TASKS = re.compile(
    r"\b(?:nhiệm vụ|công tác|kế hoạch|chương trình|giải pháp)(?: trọng tâm)?(?: công tác)? (?:của )?\Z"
)


@rule("CTR824", "warning")
def tasks_are_ahead(subject: Subject) -> Iterator[Problem]:
    """Tasks given out are for a month, or a quarter, that is not over."""
    for hit in prose(subject).find(
        _PERIOD,
        "vụ tháng",
        "vụ quý",
        "tác tháng",
        "tác quý",
        "hoạch tháng",
        "hoạch quý",
        "của tháng",
        "của quý",
    ):
        passage = hit.passage
        held = months_of(passage.meeting) if passage.meeting else ()
        start = hit.span()[0]
        if not held or passage.path[-1] != "text" or holds(passage.low, _LOOKS_BACK, 0, start):
            continue
        period = _period(hit.match, hit.match.string)
        if period and _TASKS.search(passage.low, max(0, start - 40), start):
            period = _in_year(subject, period, held[0], ahead=True)
            if period.last < held[0]:
                message = f"nhiệm vụ {hit.words().strip()} giao tại hội nghị tháng {held[0]}"
                hint = doubt(2, "kỳ này đã qua; xem lại tháng, quý")
                yield passage.problem(message, hint, hit.span())


_FROM_OR_UNTIL = re.compile(
    r"so với|kể từ|\btừ\b|\bđến\b|trước|hoàn thành|trong|dự kiến|hết|cùng kỳ|giai đoạn"
)


@rule("CTR825", "info")
def quarter_is_near(subject: Subject) -> Iterator[Problem]:
    """Work of a quarter comes up in that quarter or beside it, unless a text counts from one or until one."""
    for hit in prose(subject).find(_PERIOD, "quý "):
        passage, quarter = hit.passage, hit["quarter"]
        held = months_of(passage.meeting) if passage.meeting else ()
        if not quarter or not held or passage.path in reviews(subject):
            continue
        year = int(hit["qy"] or subject.program.year)
        if year != subject.program.year or _FROM_OR_UNTIL.search(passage.low):
            continue
        away = [abs(_QUARTERS[quarter] - (month - 1) // 3 - 1) for month in held]
        if min(away) > 1:
            message = f"nội dung {hit.words().strip()} ở hội nghị tháng {held[0]}"
            yield passage.problem(message, doubt(1, "xem lại quý"), hit.span())
