"""CTR821 to CTR824: what is reviewed and what comes next, in the meeting that can do so.

Offices differ: some review month N in the meeting of N, some in that of N+1. The habit is the
document's own, body by body; what breaks it is doubted.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import roman_quarter
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.periods import NAMING, Period, misfits, periods
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import once
from ctr_cli.rules.reading import Passage, doubt, holds, prose, signs
from ctr_cli.rules.registry import Reader, Subject, rule, text_rule

_REVIEW = regex(
    r"""(?x) (?: nghe(?:,|\ và)?\ ? | xem\ xét,?\ | thông\ qua\ | cho\ ý\ kiến\ (?:về\ |vào\ )? | thảo\ luận,?\ | dự\ thảo\ )*
    (?: báo\ cáo\ | kết\ quả\ | tình\ hình\ )*
    (?: kiểm\ điểm | đánh\ giá | sơ\ kết | báo\ cáo | nhận\ định | nhận\ xét | nhìn\ lại | điểm\ lại | xem\ lại | phân\ tích
      | rà\ soát | kết\ quả | tình\ hình )\b"""
)
_WHOLE_YEAR = regex(r"\bnăm 20\d\d|cả năm|năm qua")


_LEAD = regex(r"(?:trong |vào )?tháng \d{1,2}(?:/\d{4}| năm \d{4})?, ")
"""The month of the meeting, where an item begins with it: `Tháng 3/2026, kiểm điểm …`."""


def _begin(low: str) -> int:
    """Where the words of an item begin, behind the month it may name first."""
    lead = _LEAD.match(low)
    return lead.end() if lead else 0


def is_review(low: str) -> bool:
    """Whether an item looks back on a month, a quarter, or the year."""
    timed = "tháng " in low or "quý " in low or ("năm" in low and _WHOLE_YEAR.search(low))
    begin = _begin(low)
    whole = low.startswith(("tổng kết năm 20", "tổng kết quý ", "tổng kết công tác quý "), begin)
    return bool(timed and (_REVIEW.match(low, begin) or whole))


class _Look(Struct):
    """A review: the period behind, the one ahead if the item names it, and how many months later it is held.

    `held` is the first month of the meeting; `beside` are further periods named with either, each with the
    one it must agree with.
    """

    passage: Passage
    behind: Period
    ahead: Period | None
    held: int
    lag: int
    beside: list[tuple[Period, Period]]


_ANY_PERIOD = regex(r"quý,? (?:và )?6 tháng|(?:hằng|hàng) (?:tháng|quý)")
_NOT_BEHIND = regex(
    r"""(?x) (?: \b(?:từ|sang|đến|trước|vào|hết)\ (?:hết\ )?
    | (?: (?:ra|thông\ qua|ban\ hành|thảo\ luận)\ nghị\ quyết | đề\ ra | xác\ định ) [^,;]{0,25}\ nhiệm\ vụ\ ) \Z"""
)
"""Words before a period that is no more than a date, or whose work is laid down and not looked back on."""
_AHEAD = ("phương hướng", "bổ khuyết", "nhiệm vụ trọng tâm")
_TURN = regex(
    r"""(?x) phương\ hướng | bổ\ khuyết | nhiệm\ vụ\ trọng\ tâm | trọng\ tâm\ công\ tác | chương\ trình\ công\ tác
    | kế\ hoạch\ công\ tác | giải\ pháp | triển\ khai | nhiệm\ vụ | dự\ kiến
    | [,;]\ (?:và\ )? (?: bàn | xác\ định | đề\ ra | định\ hướng | quyết\ định | phân\ công | thống\ nhất | cho\ ý\ kiến | thảo\ luận )\ """
)
_AND = regex(r" ?(?:,|;|và|, và)? ?(?:nhiệm vụ )?(?:của )?")


@once
def _looks(reader: Reader) -> list[_Look]:
    """The reviews that regular meetings hold."""
    found = (
        _look(passage, reader.year)
        for passage in prose(reader).items
        if passage.place.months
        and passage.place.kind == "regular"
        and is_review(passage.low)
        and passage.path not in misfits(reader)
    )
    return [look for look in found if look]


def _look(passage: Passage, year: int) -> _Look | None:
    low, begin = passage.low, _begin(passage.low)
    named = [period for period in periods(passage.text) if period.span[0] >= begin]
    if not named or _ANY_PERIOD.search(low) or _NOT_BEHIND.search(low, 0, named[0].span[0]):
        return None
    first, *others = named
    turn, start = _TURN.search(low, first.span[1]), _TURN.search(low, 0, first.span[0])
    if start and start.group() in _AHEAD:
        return None
    later = [p for p in others if turn and p.span[0] > turn.start()]
    beside = [(p, first) for p in others if turn and p not in later]
    for one, other in pairwise(later):
        if _AND.fullmatch(low[one.span[1] : other.span[0]]):
            beside.append((other, one))
    held = passage.place.months
    behind = first.counted(year, held[-1], ahead=False)
    lag = min((month - behind.last for month in held), key=abs)
    return _Look(passage, behind, later[0] if later else None, held[0], lag, beside)


@rule("CTR821", "warning", needs="meetings")
def reviewed_month(subject: Subject) -> Iterator[Problem]:
    """The month reviewed is the one the body's meetings review by habit."""
    monthly: dict[str, list[_Look]] = defaultdict(list)
    for look in _looks(subject):
        if look.behind.kind == "month" and look.passage.body:
            monthly[look.passage.body.id].append(look)
    for looks in monthly.values():
        lags = Counter(look.lag for look in looks if look.lag in (-1, 0, 1))
        habit, usual = lags.most_common(1)[0] if lags else (0, 0)
        for look in looks:
            if look.lag == habit or (len(looks) < 3 and look.lag in (0, 1)):
                continue
            right = (look.held - habit - 1) % 12 + 1
            hint = doubt(
                2 + (usual >= 3), f"theo nếp của các tháng khác thì kiểm điểm tháng {right}"
            )
            if look.behind.year and look.behind.last not in range(-11, 13):
                hint = doubt(3, f"xem lại năm: chương trình là năm {subject.year}")
            message = f"{look.passage.occasion} tháng {look.held} kiểm điểm {look.behind.name}"
            yield look.passage.problem(message, hint, look.behind.span)


@text_rule("CTR822", "warning")
def reviewed_quarter(texts: Excerpt) -> Iterator[Problem]:
    """A quarter, six or nine months are reviewed when they end or the month after."""
    for look in _looks(texts):
        behind, end = look.behind, (look.behind.last - 1) % 12 + 1
        if behind.kind == "month" or look.lag in (0, 1):
            continue
        held = ", ".join(str(month) for month in look.passage.place.months)
        message = f"kiểm điểm {behind.name} tại {look.passage.occasion} tháng {held}"
        advice = f"kỳ này kiểm điểm vào tháng {end} hoặc tháng {end % 12 + 1}"
        if behind.year and behind.year != texts.year and look.lag % 12 in (0, 1):
            message = f"kiểm điểm {behind.name}, chương trình là năm {texts.year}"
            advice = "xem lại năm"
        yield look.passage.problem(message, doubt(3 if look.lag < 0 else 2, advice), behind.span)


@text_rule("CTR823", "warning")
def next_period_follows(texts: Excerpt) -> Iterator[Problem]:
    """The tasks ahead are those of the period that follows the one reviewed; periods side by side agree."""
    for look in _looks(texts):
        yield from _at_odds(look)
        behind = look.behind
        ahead = look.ahead and look.ahead.counted(texts.year, behind.last, ahead=True)
        if ahead and ahead.first != behind.last + 1:
            message = f"sau {behind.name} là nhiệm vụ {ahead.name}"
            hint = doubt(3, f"kỳ tiếp theo là {_following(texts.year, behind, ahead.kind)}")
            yield look.passage.problem(message, hint, ahead.span)


def _at_odds(look: _Look) -> Iterator[Problem]:
    """Periods named side by side that do not end, or begin, together: `tháng 6, 9 tháng`."""
    for period, other in look.beside:
        if period.kind == other.kind and period.first == other.last + 1:
            continue
        behind = other.span == look.behind.span
        if (period.last != other.last) if behind else (period.first != other.first):
            together = "kết thúc" if behind else "bắt đầu"
            message = f"{other.name} và {period.name} không {together} cùng lúc"
            yield look.passage.problem(message, doubt(2, "xem lại tháng, quý"), period.span)


def _following(year: int, behind: Period, kind: str) -> str:
    month, year = behind.last % 12 + 1, year + behind.last // 12
    if (behind.kind, month) in (("half", 7), ("nine", 10)):
        return f"{13 - month} tháng cuối năm"
    if kind == behind.kind == "quarter":
        return f"quý {roman_quarter((month + 2) // 3)}/{year}"
    return f"tháng {month}/{year}"


_TASKS = regex(
    r"\b(?:nhiệm vụ|công tác|kế hoạch|chương trình|giải pháp)(?: trọng tâm)?(?: công tác)? (?:của )?\Z"
)


@text_rule("CTR824", "warning")
def tasks_are_ahead(texts: Excerpt) -> Iterator[Problem]:
    """Tasks given out are for a month, or a quarter, that is not over."""
    for passage in prose(texts).holding(*NAMING):
        held = passage.place.months
        for found in periods(passage.text) if held and passage.place.key.endswith(".text") else ():
            start = found.span[0]
            task = _TASKS.search(passage.low, max(0, start - 40), start)
            if not task or holds(passage.low, signs("past", "past periods"), 0, start):
                continue
            if found.counted(texts.year, held[0], ahead=True).last < held[0]:
                message = f"nhiệm vụ {found.name} giao tại {passage.occasion} tháng {held[0]}"
                yield passage.problem(
                    message, doubt(2, "kỳ này đã qua; xem lại tháng, quý"), found.span
                )
