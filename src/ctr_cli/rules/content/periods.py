"""CTR827: a period and the months or days beside it: `quý II (từ tháng 7 đến tháng 9)`, a report due before its quarter ends."""

from collections.abc import Iterator
from itertools import pairwise

from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.numbers import miswritten
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import holds, plain_of, prose, signs, tells, times
from ctr_cli.rules.registry import text_rule

NAMING = ("tháng", "quý", "nửa", "cả năm", "tổng kết năm")
"""Words without which no such period is named."""
_KINDS = {(1, 3): "quarter", (1, 6): "half", (7, 12): "half", (1, 9): "nine", (10, 12): "rest"}


class Period(Struct):
    """Months `first` to `last`, counted from January of a year (13 is January of the next), how it is written, and where.

    `kind` is `month`, `quarter`, `half`, `nine`, `rest` or `so far` (`4 tháng đầu năm`) of a year, or `year` for all of it.
    """

    first: int
    last: int
    name: str
    span: tuple[int, int]
    kind: str
    year: int | None = None

    def counted(self, year: int, near: int, *, ahead: bool) -> "Period":
        """The period with its months counted from January of a year: by the year written, or the nearest to a month."""
        if self.year is not None:
            shift = 12 * (self.year - year)
        elif ahead:
            shift = 12 * (self.first < near - 6)
        else:
            shift = -12 * (self.last > near + 6)
        return self._replace(first=self.first + shift, last=self.last + shift)


@once
def periods(text: Text) -> list[Period]:
    """The months, quarters and parts of a year that a text names."""
    found: list[Period] = []
    for time in times(text):
        span = time.start, time.end
        if time.kind in ("month", "quarter"):
            found += _named(text, time)
        elif time.kind == "part" and time.months and _is_of_year(text, time):
            ends = time.months[0], time.months[-1]
            kind = _KINDS.get(ends, "so far" if ends[0] == 1 and time.of("count") else "")
            found += [Period(*ends, text[slice(*span)], span, kind, time.year)] if kind else []
    for whole in _WHOLE.finditer(plain_of(text)) if holds(text.lower(), _OF_ALL) else ():
        year = int(whole["y"]) if whole["y"] else None
        found.append(Period(1, 12, text[slice(*whole.span())], whole.span(), "year", year))
    return sorted(found, key=lambda period: period.span)


_OF_ALL = ("cả năm", "12 tháng", "tổng kết năm")
_WHOLE = regex(
    r"\b(?:(?<!chỉ tiêu )(?<!kế hoạch )(?<!dự toán )(?<!mục tiêu )cả năm\b(?! học)(?! (?!20\d\d)\d)|12 tháng\b(?= và| năm|,|;|\.)|(?<=hội nghị tổng kết )năm(?= 20)|(?<=: tổng kết )năm(?= 20))(?: (?P<y>20\d\d))?"
)


def _is_of_year(text: Text, time: Time) -> bool:
    """Whether some months are those of a year, and not how long something goes on."""
    low = plain_of(text)
    if low.startswith(signs("carried on"), time.end):
        return bool(time.name)
    return time.sure or not phrasing("lasting so long").match(low, time.end)


def _named(text: Text, time: Time) -> Iterator[Period]:
    """Each month or quarter of a time that has its own `tháng` or `quý`; a year belongs to the last."""
    low = plain_of(text)
    numbers = [part for part in time.parts if part.unit in ("month", "quarter")]
    for part in numbers:
        start = part.start - (len("quý ") if part.unit == "quarter" else len("tháng "))
        lunar = tells(low[max(0, start - len("mùng 10 ")) : part.end + len(" đôi mươi")], "lunar")
        day = start > 1 and low[start - 2].isdigit()  # `tối 15 tháng Tám`
        if start >= 0 and low.startswith(("tháng ", "quý "), start) and not (lunar or day):
            last, quarter = part is numbers[-1], part.unit == "quarter"
            span = start, time.end if last else part.end
            end = 3 * part.value if quarter else part.value
            year = time.year if last else None
            yield Period(end - 2 * quarter, end, text[slice(*span)], span, part.unit, year)


class _Beside(Struct):
    """A period and the next time behind it, `first` to `last` month of the period's year, with the words around.

    `day` is its last day, 0 where it names months alone; `ranged` tells that it has two ends.
    """

    period: Period
    first: int
    last: int
    day: int
    ranged: bool
    before: str
    between: str


def _pairs(text: Text, year: int) -> Iterator[_Beside]:
    named = {period.span[0]: period for period in periods(text)}
    low = plain_of(text)
    for one, other in pairwise(times(text)):
        period, between = named.get(one.start), low[one.end : other.start]
        months = other.months if other.kind == "month" else other.of("month")
        if period and months and not _APART.search(between):
            own = period.year or year
            last = months[-1] + 12 * ((other.year or own) - own)
            if other.year is None and own < year and last < period.first:
                last += 12  # `quý IV năm 2026 trước ngày 20/01`, said in 2027
            first = last - (months[-1] - months[0]) % 12
            start = max(low.rfind(sign, 0, one.start) for sign in (";", ". ")) + 1
            ranged = other.kind == "days" or first < last
            day = (other.of("day") or (0,))[-1]
            yield _Beside(period, first, last, day, ranged, low[start : one.start], between)


_APART = regex(r";|\. |\bsố \d|\bcủa\b.*\bngày\b|âm lịch")
_FEW_DAYS = 15
"""Days of the month behind a period in which its figures are closed."""


def _made_of_others(pair: _Beside) -> bool:
    """Whether months or days said to make a period up lie outside it; figures may be closed a month early."""
    period = pair.period
    figures = tells(pair.between + pair.before * bool(pair.day), "of figures")
    if not (pair.ranged or figures) or not phrasing("period made up of").fullmatch(pair.between):
        return False
    if figures:
        return not period.last - 1 <= pair.last <= period.last + (pair.day <= _FEW_DAYS)
    shorter = not pair.day and "(" in pair.between and pair.first == period.first
    outside = pair.first < period.first or pair.last > period.last
    return outside or (shorter and pair.last < period.last)


_DUE = regex(r"(?:trước|gửi|nộp|trình|về|vào|chậm nhất|xong|hoàn thành|trong|hạn)\b[^(]*\Z")
_EARLY = 2
"""Months before the end of a period in which nothing is reported on it yet."""


def _due_out_of_time(pair: _Beside) -> bool:
    """Whether a report is due long before its period ends."""
    reported = phrasing("period reported").search(pair.before) or "kết quả" in pair.between
    early = pair.last <= pair.period.last - _EARLY
    return bool(early and reported and _DUE.search(pair.between))


@text_rule("CTR827", "warning")
def period_fits_its_days(texts: Excerpt) -> Iterator[Problem]:
    """The months and days beside a period are its own."""
    for passage in prose(texts).holding(*NAMING):
        late = tells(passage.low, "late or looked into")
        found = None if late else misfit(passage.text, texts.year)
        if found:
            period, why = found
            until = f" đến tháng {period.last}" * (period.last > period.first)
            message = f"{period.name} là tháng {period.first}{until}, {why}"
            yield passage.doubt(message, 2, "xem lại kỳ, hoặc tháng, ngày bên cạnh", period.span)
    for hit in prose(texts).find(_IN_TURN, "tháng "):
        held, named = hit.passage.place.months, [int(hit[which]) for which in ("past", "next")]
        if len(held) == 1 and named[1] == named[0] % 12 + 1 and held[0] not in named:
            message = f"đánh giá tháng {named[0]}, nhiệm vụ tháng {named[1]} đặt ở tháng {held[0]}"
            yield hit.doubt(message, 2, "xem lại hai tháng ấy, hoặc tháng họp", "at")
    yield from miswritten(texts, "CTR827")


_IN_TURN = (
    r"(?:[,;] |gắn với |kết hợp )[^;.\d]{0,60}\b(?P<at>(?:đánh giá|kiểm điểm|kết quả|sơ kết|nhìn lại)\b[^;.\d]{0,50}tháng (?P<past>1[0-2]|[1-9])"
    r"(?:,|;| và| cùng)+ [^;.\d]{0,50}(?:nhiệm vụ|phương hướng|triển khai|kế hoạch)\b[^;.\d]{0,40}tháng (?P<next>1[0-2]|[1-9])\b)(?!/| năm)"
)
"""A month that is looked back on and the next, whose tasks are given, beside the work an item begins with."""


_AND = regex(r",? (?:và )?(?:lũy kế )?")
_SO_FAR = ("half", "nine", "so far")


def _ends_apart(text: Text) -> Period | None:
    """A month, or a quarter, beside the months of the year so far that do not end with it: `quý II và 9 tháng đầu năm`."""
    for one, other in pairwise(periods(text)):
        short, long = (one, other) if other.kind in _SO_FAR else (other, one)
        beside = short.kind in ("month", "quarter") and long.kind in _SO_FAR and long.first == 1
        fits = short.last == long.last or short.first == 1
        fits = fits or (one is long and short.first == long.last + 1)
        if beside and not fits and _AND.fullmatch(plain_of(text), one.span[1], other.span[0]):
            return None if short.year and long.year not in (None, short.year) else long
    return None


def misfit(text: Text, year: int) -> tuple[Period, str] | None:
    """The first period of a text that does not fit the days beside it, in the programme of a year, and why."""
    if apart := _ends_apart(text):
        return apart, "kỳ ghi liền với nó không hết vào tháng ấy"
    for pair in _pairs(text, year) if len(times(text)) > 1 else ():
        if _made_of_others(pair):
            return pair.period, "tháng, ngày ghi liền sau không phải của kỳ ấy"
        if _due_out_of_time(pair):
            return pair.period, "hạn gửi báo cáo không hợp với kỳ ấy"
    return None
