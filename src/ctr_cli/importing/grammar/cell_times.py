"""The time a cell of a table says: when an item is held, the words that say more than that, and what is doubtful."""

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from ctr_cli.data import table
from ctr_cli.importing.grammar.heading import handed_in, patterns
from ctr_cli.importing.grammar.when import ALL_YEAR, When, month_of_day, part_of_year, when
from ctr_cli.importing.reading.lines import words
from ctr_cli.language.patterns import regex, tolerant
from ctr_cli.language.times import times_in

_SHORT_MONTH = regex(r"\bT\.?\s?(?P<month>0?[1-9]|1[0-2])\b(?!\s*\((?!lần|hội nghị|kỳ))")
"""`T3`, `T.12`: months as tables shorten them."""
_SHORT_QUARTER = regex(r"\bQ\.?\s?(?P<quarter>I{1,3}|IV|[1-4])\b")
"""`Q1`, `Q.II`: quarters likewise."""
_SHORT_CONFERENCE = regex(r"\bHN(?:\s+(?P<nth>lần|thứ)\b|\W{0,2}(?=\d))")
"""`HN lần thứ 6`, `HN6`: a conference with its number."""
_MEETING = regex(r"hội nghị|kỳ họp|phiên họp", re.IGNORECASE)
"""Whose number a time may be said with; any other `lần 2` counts something else."""
_AT_THE_END = "thời gian là một khoảng; đã xếp vào tháng hay quý cuối của khoảng"
_DAYS = regex(r"\d\s*(?:,|và|-|–|đến)\s*(?:ngày )?\d{1,2}\s*(?:/|tháng)\s*\d", re.IGNORECASE)


@cache
def _words(name: str) -> frozenset[str]:
    """Words that say nothing beside a time, or lead to one."""
    return frozenset(table("importing")[name].split())


@dataclass(frozen=True, slots=True)
class CellTime:
    """When an item is held; `due` tells that the cell says a day, `kept` is what it says beyond the time."""

    time: When = field(default_factory=When)
    due: bool = False
    kept: str = ""
    doubt: str = ""


@lru_cache(maxsize=4096)
def cell_time(cell: str, year: int | None) -> CellTime:
    """The time in a cell of a programme of a year; None for the years of a term."""
    flat = " ".join(cell.split())
    if not flat:
        return CellTime()
    text = _in_months(written_out(flat))
    if each := patterns("each").search(text):
        told = when(text.replace(each[0], "")).months  # `6 tháng/lần (tháng 5, tháng 11)`
        return CellTime(When(told) if len(told) > 1 else _recurring(each), kept=flat)
    if handed := handed_in(text):
        return CellTime(when(text.removesuffix(handed)), due=True)
    said = when(text)
    said = said if _MEETING.search(text) else replace(said, number=None)
    if year is not None and said.year not in (None, year):
        return CellTime(kept=flat, doubt=f"thời gian “{flat}” không thuộc năm của chương trình")
    days = next((t for t in times_in(text) if t.kind == "days" and t.months), None)
    if days or (said.day and _DAYS.search(text)):
        months = days.months[-1:] if days else _month_of(said).months
        clear = says_last_day(text) and {time.months for time in times_in(text)} == {months}
        return CellTime(
            When(months, year=said.year),
            bool(last_day(text)),
            flat,
            doubt="" if clear else f"ô thời gian ghi nhiều ngày: “{flat}”",
        )
    if not said:
        return _part_of_the_year(flat, text)
    if len(said.months) == 12 or len(said.quarters) == 4:
        kept = "" if says_time_alone(text) and not is_span(text) else flat
        return CellTime(When(every="month" if said.months else "quarter"), kept=kept)
    if is_span(text) and len(said.months) + len(said.quarters) > 1:
        last = replace(said, months=said.months[-1:], quarters=said.quarters[-1:])
        return CellTime(last, kept=flat, doubt=_AT_THE_END)
    if said.day:
        about = patterns("planned_day").search(text) and not patterns("by_when").search(text)
        dated = not (about or text.lower().startswith(("dịp", "nhân")))
        return CellTime(_month_of(said), due=dated, kept="" if dated else flat)
    more = {word.lower() for word in words(said.rest)} - _words("idle_beside_times") - {"1", "01"}
    beside = said.number is None and when(text).number is not None
    apart = _said_apart(text, said)
    later = year is not None and {t.year for t in times_in(text) if t.months} - {None, year}
    doubt = f"thời gian “{flat}” còn ở năm khác; xem lại tháng, quý" if later else ""
    doubt = f"thời gian “{flat}” nói nhiều lúc; mới xếp vào lúc đầu" if apart else doubt
    each = said.every and re.search(r"\b(?:quý|năm)\b", said.rest)
    kept = flat if more or beside or later or apart or each else ""
    return CellTime(said, kept=kept, doubt=doubt)


def _in_months(text: str) -> str:
    """A time in words that names no month in those it is held in: `6 tháng đầu năm và cuối năm` in June and December, `các quý` in each quarter."""
    bare = text.strip(" .;()")
    return next((held for pattern, held in _times_in_words() if pattern.fullmatch(bare)), text)


@cache
def _times_in_words() -> list[tuple[re.Pattern[str], str]]:
    return [(tolerant(e["pattern"]), e["held"]) for e in table("importing")["times_in_words"]]


def _said_apart(text: str, said: When) -> bool:
    """Whether a text names a further time of the year that is none of those taken from it: `Tháng 6, cuối năm`, `Tháng 1, quý II`."""
    held = {*said.spans}
    others = [t for t in times_in(text) if t.kind in ("month", "quarter", "part")]
    return bool(held) and any(not {*(t.months or _PARTS.get(t.name, ()))} & held for t in others)


_PARTS = {"đầu": (1, 2, 3), "giữa": (5, 6, 7), "cuối": (10, 11, 12)}
"""The months that a year's beginning, middle and end may be."""


def last_day(text: str) -> When | None:
    """The last day of a time from one day to another, by which a work is done; None for any other time."""
    span = patterns("span_of_days").search(text)
    said = when(f"ngày {span['last'].removeprefix('ngày ')}") if span else None
    return said if said and said.day else None


def says_last_day(text: str) -> bool:
    """Whether a text says from which day to which, and nothing else."""
    return bool(last_day(text)) and not re.search(
        r"[^\W\d_]", re.sub(r"(?i)\b(?:từ|ngày|đến|hết|tháng|năm)\b", "", text)
    )


def written_out(text: str) -> str:
    """A time with its months and quarters in words."""
    text = patterns("day_of_month").sub(r"ngày \g<day>/\g<month>", text)
    text = _SHORT_CONFERENCE.sub(lambda match: f"hội nghị {match['nth'] or 'lần thứ '}", text)
    text = _SHORT_QUARTER.sub(lambda match: f"quý {match['quarter']}", text)
    return _SHORT_MONTH.sub(lambda match: f"tháng {match['month']}", text)


def _recurring(each: re.Match[str]) -> When:
    """The time of work that comes again: every month or quarter, else in the months its step leads to."""
    step = int(each["step"] or 0)
    if each["one"] or each["two"] or each["unit"].lower() == "tuần":
        return when(f"hằng {each['one'] or each['two'] or 'tuần'}")
    if step in (1, 3):
        return When(every="month" if step == 1 else "quarter")
    return When(tuple(range(step, 13, step))) if step else When()


def is_span(text: str) -> bool:
    """Whether a text speaks of a time from one month or quarter to another: `tháng 4 - tháng 5`."""
    return bool(patterns("span").search(text))


def says_time_alone(text: str) -> bool:
    """Whether a cell says when and nothing else."""
    said = when(written_out(text))
    beside = (
        {word.lower() for word in words(said.rest)}
        - _words("idle_beside_times")
        - _words("lead_to_times")
    )
    return bool(said) and not any(word.isalpha() for word in beside)


def says_how_often(text: str) -> CellTime | None:
    """How often a thing is held, where a text says that and nothing else: `mỗi quý một lần`, `2 lần/tháng`, `thường xuyên`."""
    read, left = cell_time(text, None), words(patterns("each").sub(" ", when(text).rest))
    often = read.time.every or patterns("each").search(text)
    idle = _words("idle_beside_times")
    alone = read.time.part or not any(w.isalpha() and w.lower() not in idle for w in left)
    return read if often and read.time and alone else None


def _month_of(said: When) -> When:
    return replace(said, day=None, months=(month_of_day(said.day or ""),))


def _part_of_the_year(flat: str, text: str) -> CellTime:
    """A half year or nine months: held by their last month; all the year: work that goes on; anything else fixes no month."""
    part = part_of_year(text)
    if patterns("all_year").match(flat.strip(" .")):
        return CellTime(ALL_YEAR, kept=flat)
    if not part:
        return CellTime(kept=flat, doubt=f"ô thời gian ghi “{flat}”, chưa rõ tháng hay quý nào")
    doubt = f"ô thời gian ghi “{flat}”; đã xếp vào tháng cuối của khoảng"
    return CellTime(When(part.months[-1:]), kept=flat, doubt=doubt)
