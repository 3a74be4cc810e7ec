"""CTR822 to CTR824: what is reviewed and what comes next, in the meeting that can do so.

Offices differ: some review month N in the meeting of N, some in that of N+1.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from re import Pattern

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import quarter_of, roman_quarter
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.periods import NAMING, Period, misfit, periods
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, holds, lead, plain_of, prose, signs, tells
from ctr_cli.rules.registry import Reader, text_rule

_REVIEW = regex(
    r"""(?x) (?: nghe(?:,|\ và)?\ ? | xem\ xét,?\ | thông\ qua\ | cho\ ý\ kiến\ (?:về\ |vào\ )? | thảo\ luận,?\ | dự\ thảo\ )*
    (?: báo\ cáo\ | kết\ quả\ | tình\ hình\ )*
    (?: kiểm\ điểm | đánh\ giá | sơ\ kết | báo\ cáo | nhận\ định | nhận\ xét | nhìn\ lại | điểm\ lại | xem\ lại | phân\ tích
      | rà\ soát | kết\ quả | tình\ hình )\b"""
)
_WHOLE_YEAR = regex(r"\bnăm 20\d\d|cả năm|năm qua")


@once
def is_review(text: Text) -> bool:
    """Whether an item looks back on a month, a quarter, or the year."""
    low, begin = plain_of(text), lead(text)
    timed = "tháng" in low or "quý " in low or ("năm" in low and _WHOLE_YEAR.search(low))
    whole = low.startswith(("tổng kết năm 20", "tổng kết quý ", "tổng kết công tác quý "), begin)
    return bool(timed and (_REVIEW.match(low, begin) or whole))


@cache
def _marks() -> Pattern[str]:
    """Words that say whether the period behind them is looked back on or lies ahead."""
    behind, ahead = ("|".join(signs(name)) for name in ("looked back on", "lying ahead"))
    of = "nhiệm vụ|kế hoạch|chương trình|nghị quyết|chỉ tiêu|dự toán|giải pháp"
    return regex(
        rf"\b(?P<behind>(?:{behind}|(?<!chỉ đạo )(?<!lãnh đạo )(?<!tổ chức )(?<!giải pháp )(?<!biện pháp )(?<!tiếp tục )(?<!tập trung )thực hiện|tiến độ)(?:(?! và | phương hướng| dự kiến)[^,;:\d]){{0,40}}? (?:{of})\b"
        rf"|(?:{behind})\b)|(?P<ahead>(?:\b|(?=[,;]))(?:{ahead})(?! ban\b)\b)"
    )


_A_DATE = regex(
    r"(?:\A|[:;.(]|\b(?:từ|sang|hồi|(?<!đầu năm )đến|trước|vào|(?<!đầu năm đến )hết|trong|cho|với|sau|qua|từng|định kỳ|mỗi|ước|dự báo|khả năng|chậm nhất|thực hiện cả|ước thực hiện|hạn|đủ|ban hành|ký|% (?:chỉ tiêu|kế hoạch|dự toán)|chỉ tiêu của|(?:chỉ tiêu|kế hoạch|dự toán) \d\S*(?: [^\W\d_]+){1,2})(?: (?:hết|đầu|giữa|cuối))?) ?\Z"
)
"""Before a period that is no more than a date, or stands at the head of a line."""
_OF_AN_EVENT = regex(
    r"\b(?:phục vụ|hướng tới|hội nghị|đại hội|phiên họp|kỳ họp|họp|giao ban|(?:giám sát|kiểm tra|khảo sát|thanh tra)(?: theo)? chuyên đề|(?:cuộc|đợt) (?:giám sát|kiểm tra|khảo sát)|tuần|trung tuần|bàn giao|thiệt hại|lũ|bão|mưa)\b[^,;:.]{0,40}\Z"
)


_GOES_ON = regex(r"(?:(?! và | để | nhằm )[^,;:.])*")
_DOINGS = ("triển khai", "phát động", "đăng ký", "hoàn thành", "giao", "chuẩn bị", "phấn đấu")
"""Between what is looked back on and a doing that is part of it: `kết quả triển khai phong trào`."""


def _last_mark(low: str, start: int, end: int) -> re.Match[str] | None:
    """The word of a clause that says of the period behind it whether it is looked back on."""
    whole, last = signs("looked back on as a whole"), None
    for mark in _marks().finditer(low, start, end):
        doing = mark["ahead"] and mark["ahead"].startswith(_DOINGS)
        goes_on = doing and last and last["behind"] and last.group().startswith(whole)
        if not (goes_on and last and _GOES_ON.fullmatch(low, last.end(), mark.start())):
            last = mark
    return last


class _Told(Struct):
    """A period with what is said of it: `behind`, `ahead`, or nothing, by the `words` from the telling one on."""

    period: Period
    role: str = ""
    words: str = ""
    prepared: bool = False


@once
def _told(text: Text) -> list[_Told]:
    """The periods of an item, each looked back on or ahead as the nearest word before it says."""
    low, begin = plain_of(text), lead(text)
    found = []
    for period in periods(text):
        start = period.span[0]
        clause = max(begin, low.rfind(";", 0, start) + 1, low.rfind(". ", 0, start) + 1)
        mark, dated = _last_mark(low, clause, start), _A_DATE.search(low, clause, start)
        if dated and mark and low.endswith(" trong ", clause, start):
            dated = None if mark.group().startswith(signs("of a period")) else dated
        event = mark and mark.group() != "lịch" and _OF_AN_EVENT.search(low, mark.end(), start)
        if not mark or dated or event:
            found.append(_Told(period))
            continue
        at, role = mark.start(), mark.lastgroup or ""
        prepared = tells(low[clause:at], "prepared")
        found.append(_Told(period, role, low[at:start], prepared))
    return found


@once
def given_out(text: Text) -> list[Period]:
    """The periods for which an item gives out tasks; of those in a row, the last."""
    starts = [period.span[0] for period in periods(text)]
    ahead = (t for t in _told(text) if t.role == "ahead" and " sau " not in t.words)
    given = (told for told in ahead if tells(told.words, "given out"))
    named = (t.period for t in given if t.period.year or not t.words.endswith(" trong "))
    return [p for p in named if not any(0 < at - p.span[1] <= len(" và ") for at in starts)]


class _Look(Struct):
    """A review: the period behind, the one ahead if the item names it, and how many months later it is held.

    `held` is the first month of the meeting; `strict` is an item that is a review as a whole, `prepared` one
    that is only readied.
    """

    passage: Passage
    behind: Period
    ahead: Period | None
    held: int
    lag: int
    strict: bool
    prepared: bool

    def doubt(self, message: str, sureness: int, advice: str, period: Period) -> Problem:
        return self.passage.doubt(message, sureness, advice, period.span)


@once
def _looks(reader: Reader) -> list[_Look]:
    """The reviews that regular meetings hold."""
    items = (p for p in prose(reader).holding(*NAMING) if p.place.key.endswith("items.text"))
    regular = (p for p in items if p.place.months and p.place.kind == "regular")
    found = (_look(passage, reader.year) for passage in regular)
    return [look for look in found if look and not misfit(look.passage.text, reader.year)]


def _look(passage: Passage, year: int) -> _Look | None:
    told, strict = _told(passage.text), is_review(passage.text)
    first = _last_of_a_row(passage.low, [one for one in told if one.role == "behind"])
    if first is None or (":" in first.words and not strict) or tells(passage.low, "any period"):
        return None
    later = [one.period for one in told[told.index(first) :] if one.role == "ahead"]
    held = passage.place.months
    period = first.period.counted(year, held[-1], ahead=False)
    if "tiến độ" in first.words and period.first <= held[0] <= period.last:
        return None  # how far the work of a running period has come
    lag = min((month - period.last for month in held), key=abs)
    ahead = later[0].counted(year, period.last, ahead=True) if later else None
    return _Look(passage, period, ahead, held[0], lag, strict, first.prepared)


def _last_of_a_row(low: str, behind: list[_Told]) -> _Told | None:
    """Of the periods looked back on the first, or the last of those that are listed with it: `quý I, quý II và quý III`.

    With the whole year stands what ends with it.
    """
    for one, after in pairwise(behind):
        apart = after.period.kind == "year" and one.period.kind in ("half", "nine", "quarter")
        ends = one.period.last % 12 == 0
        if low[one.period.span[1] : after.period.span[0]] not in (", ", " và ", ", và ") or (
            apart and not ends
        ):
            return one
    return behind[-1] if behind else None


_CLOSING, _LATE = 11, "late or looked into"
"""The month from which the whole year is looked back on; the list of words for work that is late."""
_A_LITTLE_LATE = 2
"""Months after a quarter or a half year by which its review is late, as happens where meetings lie far apart."""
_STILL_TOLD = 2
"""Months after the first four, five, seven … of a year in which their figures are looked at."""
_A_YEAR_AGO = (12, 13)
"""Months from a period to the meeting that reviews the one of the same name a year later."""


def _is_out_of_time(look: _Look, year: int) -> bool:
    """Whether a period is looked back on that is not over, or long over where the item is a review as a whole."""
    kind, lag, low = look.behind.kind, look.lag, look.passage.low
    if look.behind.year and kind != "year" and lag in _A_YEAR_AGO:
        return not holds(low, ("so với", "cùng kỳ"))
    if look.prepared:
        return lag < -2 and kind not in ("month", "year")
    if kind == "month" and not look.strict:
        return lag < 0
    if kind == "so far" and not look.strict:
        return not 0 <= lag <= _STILL_TOLD
    if kind == "year" or not look.strict:
        ended = look.behind.kind in ("half", "nine") and holds(low, ("sơ kết", "tổng kết"))
        closing = look.held >= _CLOSING and f"nhiệm vụ năm {year + 1}" in low
        return lag < -1 or lag > (2 if look.ahead or ended or closing else 12)
    return lag not in (0, 1)


@text_rule("CTR822", "warning")
def reviewed_quarter(texts: Excerpt) -> Iterator[Problem]:
    """A quarter, six or nine months are reviewed when they end or the month after."""
    for look in _looks(texts):
        behind, end = look.behind, (look.behind.last - 1) % 12 + 1
        if _is_out_of_time(look, texts.year) and not tells(look.passage.low, _LATE):
            held = ", ".join(str(month) for month in look.passage.place.months)
            message = f"kiểm điểm {behind.name} tại {look.passage.place.occasion} tháng {held}"
            advice = f"kỳ này kiểm điểm vào tháng {end} hoặc tháng {end % 12 + 1}"
            a_little = look.lag == _A_LITTLE_LATE and behind.kind != "month"
            yield look.doubt(message, 3 if look.lag < 0 else 1 if a_little else 2, advice, behind)
    for hit in prose(texts).find(_FIGURES, " tháng"):
        months, told = hit.passage.place.months, not holds(hit.passage.low, _COMPARED)
        if months and told and not any(0 <= m - int(hit["n"]) <= _STILL_TOLD for m in months):
            message = f"{hit.words()} tại {hit.passage.place.occasion} tháng {months[0]}"
            yield hit.doubt(message, 2, f"có phải {months[0]} tháng?", "n")


@text_rule("CTR823", "warning")
def next_period_follows(texts: Excerpt) -> Iterator[Problem]:
    """The tasks ahead are those of the period that follows the one reviewed."""
    for look in _looks(texts):
        behind, ahead = look.behind, look.ahead
        next_one = {behind.last + 1} | ({look.held + 1} if behind.kind != "month" else set())
        late = tells(look.passage.low, _LATE)
        if ahead and ahead.first not in next_one and ahead.kind != "year" and not late:
            advice = f"kỳ tiếp theo là {_following(texts.year, behind, ahead.kind)}"
            if look.held == ahead.first - 1 and behind.kind == "month":
                advice += f", hoặc kỳ trước là tháng {look.held}"
            yield look.doubt(f"sau {behind.name} là nhiệm vụ {ahead.name}", 3, advice, ahead)


_FIGURES = (
    r"\b(?:thu(?:,| -)? chi(?: ngân sách)?|thu ngân sách|giải ngân(?: vốn)?(?: đầu tư công)?|kinh tế - xã hội|thu thuế) "
    r"(?P<n>0?[24578]|1[01]) tháng(?= ?[,;.:)\n]| đạt\b| của năm| năm 20|\Z)"
)
"""Figures of the first months of a year, where it is not said that they are the first ones."""
_COMPARED = ("so với", "cùng kỳ", "ước", "năm trước", "quá hạn", "chậm")


def _following(year: int, behind: Period, kind: str) -> str:
    month, year = behind.last % 12 + 1, year + behind.last // 12
    if (behind.kind, month) in (("half", 7), ("nine", 10)):
        return f"{13 - month} tháng cuối năm"
    if kind == behind.kind == "quarter":
        return f"quý {roman_quarter(quarter_of(month))}/{year}"
    return f"tháng {month}/{year}"


_SOON = 3
"""Months from a meeting to what it wants done at once."""


@text_rule("CTR824", "warning")
def tasks_are_ahead(texts: Excerpt) -> Iterator[Problem]:
    """Tasks given out are for a month, or a quarter, that is not over; what is to be done at once, for one that is near."""
    for passage in prose(texts).holding(*NAMING):
        held, low = passage.place.months, passage.low
        for named in periods(passage.text) if held and passage.place.key.endswith(".text") else ():
            period = named.counted(texts.year, held[0], ahead=True)
            before = low[low.rfind(";", 0, named.span[0]) + 1 : named.span[0]]
            last = before.rpartition(", ")[2]
            before = last if last.startswith(signs("work begun")) else before
            past = tells(before, "past", "past periods", "done") or tells(low, _LATE)
            given = named in given_out(passage.text)
            over = given and period.last < held[0] and not past
            alone = not any(t.role for t in _told(passage.text) if t.period.span < named.span)
            next_one = given and period.kind == "quarter" and alone and ":" not in before
            soon = before.endswith(signs("at once")) or next_one
            late = soon and period.first > held[-1] + _SOON
            if over or late:
                message = (
                    f"nhiệm vụ {period.name} giao tại {passage.place.occasion} tháng {held[0]}"
                )
                advice = "kỳ này đã qua, hoặc còn xa; xem lại tháng, quý"
                yield passage.doubt(message, 2, advice, period.span)
