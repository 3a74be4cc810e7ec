"""Clauses beside the name of an office that say when and nothing else: by when its work is due, never a part of its name."""

import re
from collections.abc import Sequence

from ctr_cli.importing.grammar.cell_times import last_day, written_out
from ctr_cli.importing.grammar.due import Due
from ctr_cli.importing.grammar.heading import BRACKET, patterns
from ctr_cli.importing.grammar.names import is_usual
from ctr_cli.importing.grammar.when import When, count_before, when
from ctr_cli.language.patterns import regex
from ctr_cli.language.times import times_in

_BEGINS = regex(r"(?:^|[;,:(\n]|\s[-–])\s*")
_ENDS = regex(r"\s*(?:$|[;,)\n]|\s[-–]\s)")
_WORD = regex(r"\s+(?=\S)")
_TIMED = regex(r"\d|\b(?:tháng|quý|tuần|năm|ngày|tết|khi|kỳ|phiên|hội)\b", re.IGNORECASE)
_SINCE = regex(r"(?:từ|(?:ngay )?sau|(?:nhân )?dịp)\b", re.IGNORECASE)
"""How a time begins by which nothing is due."""
_COUNT = regex(r"\d{1,2}(?!\s*(?:[/.:-]\s*\d|\d|h\b|g\b|h\d|giờ|ngày trước|tháng (?:đầu|cuối)))")
"""A number that begins a clause and no time: `Chi bộ 2, 3 và 4`."""
_DOTTED = regex(r"(?<![\d./])(\d{1,2})\.(\d{1,2})(?:\.((?:20)?\d\d))?(?![\d.])")
_SHORT_YEAR = regex(r"(?<![\d/])(\d{1,2}/\d{1,2}/)(?=\d\d(?![\d/]))")
_TIME_OF_DAY = regex(
    r"\d{1,2}\s*(?:h|g|giờ)\s*(?:\d{2}(?!/))?(?:\s*phút)?|\d{1,2}:\d\d", re.IGNORECASE
)


def clauses_of_time(text: str) -> list[re.Match[str]]:
    """The clauses beside offices that say when and nothing else; none where nothing else stands in the text."""
    if not _TIMED.search(text):
        return []
    found, at = list[re.Match[str]](), 0
    for begin in _BEGINS.finditer(text):
        clause = _clause(text, begin.end()) or _behind_name(text, begin.end())
        if clause and begin.end() >= at:
            found.append(clause)
            at = clause.end()
    return found if re.search(r"[^\W\d_]", without_clauses(text, found)) else []


def _clause(text: str, at: int) -> re.Match[str] | None:
    clause = patterns("only_time").match(text, at)
    told = clause and _TIMED.search(clause[0]) and not _COUNT.match(clause[0])
    return clause if told and clause and _ENDS.match(text, clause.end()) else None


def _behind_name(text: str, start: int) -> re.Match[str] | None:
    """The time behind the name of an office, with no sign before it: `UBND xã trước 15/3`."""
    for word in _WORD.finditer(text, start):
        name = text[start : word.start()]
        if re.search(r"[;,:(\n]|\s[-–]", name):
            return None
        if clause := _clause(text, word.end()):
            return clause if is_usual(name) else None
    return None


def without_clauses(text: str, clauses: Sequence[re.Match[str]]) -> str:
    """A text about offices without clauses of it."""
    for clause in reversed(clauses):
        before, after = text[: clause.start()].rstrip(" ,;:–-"), text[clause.end() :]
        if before.endswith("(") and _closes(clause[0]):
            before = before[:-1].rstrip()
        text = f"{before}{after}"
    return text.strip(" ,;:()–-")


def _closes(text: str) -> bool:
    """Whether a text closes a bracket that stands open before it."""
    return text.count(")") > text.count("(")


def words_of(clause: re.Match[str]) -> str:
    """The words of a clause, without the bracket it closes."""
    said = clause[0].strip(" ,.;")
    return said.removesuffix(")") if _closes(said) else said


def says_more(due: Due, clauses: Sequence[re.Match[str]], text: str) -> bool:
    """Whether clauses that a deadline stands in say more than that: `tuần 2,3/3`, `25/2-5/3`."""
    return len(clauses) > 1 or any(
        clause.end() > due.end
        or re.search(r"\w", patterns("connectives").sub(" ", text[clause.start() : due.start]))
        for clause in clauses
    )


def due_of(clauses: Sequence[re.Match[str]], text: str) -> Due:
    """The deadline that clauses say: of several, each behind its own office, the first, with a doubt."""
    said, *others = map(words_of, clauses)
    start, end = clauses[0].start(), clauses[-1].end()
    plain = _TIME_OF_DAY.sub(" ", _SHORT_YEAR.sub(r"\g<1>20", _DOTTED.sub(_slashed, said)))
    time = when(written_out(plain))
    days = [t for t in times_in(plain) if t.kind in ("day", "days") and t.months]
    days = [t for t in days if not count_before(plain[: t.start])]
    several = len(days) > 1 or any(t.kind == "days" for t in days)
    if last_day(plain) or several or not time or _SINCE.match(plain):
        time = When()
    if others:
        whole = text.strip(" .;")
        bracket = BRACKET.fullmatch(whole)
        whole = bracket[1] if bracket else whole
        return Due(time, whole, start, end, doubted=True, span=not time, several=True)
    by_when = patterns("by_when").search(said)
    doubted = len(time.months) > 1 or bool(time.day and not by_when)
    return Due(time, said, start, end, doubted, not time, bool(time) and not (by_when or time.day))


def fixes_time(due: Due) -> bool:
    """Whether words tell a time by which a work is due or held, and not only when in its month: `tuần cuối tháng`."""
    said = due.written
    counted = re.search(r"\d", said) and not patterns("part_of_month").fullmatch(said)
    return bool(due.time or counted or patterns("by_when").search(said))


def _slashed(day: re.Match[str]) -> str:
    return "/".join(filter(None, day.groups()))
