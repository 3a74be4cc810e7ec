"""Whether a document is a programme, and of which year: what is none is refused, with the signs that told it."""

import re
from collections import Counter
from dataclasses import dataclass, replace

from ctr_cli.importing.grammar.content import Doubt
from ctr_cli.importing.grammar.flat import unflattened
from ctr_cli.importing.grammar.gate import annex_at, is_programme, judged
from ctr_cli.importing.grammar.head import Head
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.opens_when import opens_when
from ctr_cli.importing.grammar.said import says_deadline
from ctr_cli.importing.grammar.tabbed import without_tabs
from ctr_cli.importing.grammar.title import title_end
from ctr_cli.importing.grammar.zones import Zones, signed_at
from ctr_cli.importing.reading.lines import Ignored, Line, Lines, Remark, marker_of, with_texts
from ctr_cli.language.patterns import regex
from ctr_cli.language.times import times_in
from ctr_cli.model.errors import CtrError, UsageError

_SCHOOL_YEAR = regex(r"\bnăm học\b.*?(20\d\d)\s*[-–]\s*20\d\d", re.IGNORECASE)
_TERM = regex(r"\btoàn khóa\b|\btoàn khoá\b|\b(?:cả )?nhiệm kỳ\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OfYear:
    """The year a programme is taken for, whether it is one of the years of a term, and the first year of a school year."""

    year: int
    term: bool = False
    school: int | None = None


def accepted(document: Lines, file: str, *, force: bool = False) -> Lines:
    """The lines of a programme; of a resolution with one in its annex those of the annex, under its letterhead.

    Raises `CtrError` for any other paper, and for a table whose columns cannot be told apart, unless `force` insists.
    """
    days_due = any(
        patterns("days_are_due").search(line.text) for line in document.lines if not line.row
    )
    lines = [_time_behind(line, days_due) for line in without_tabs(document.lines)]
    document = unflattened(replace(document, lines=lines))
    lines = document.lines
    if not lines:
        raise no_program(file, "tài liệu không có chữ nào")
    programme, other = judged(lines)
    if not force and not is_programme(programme, other):
        if other.score < programme.score or not other.signs:
            raise no_program(
                file,
                "không thấy tên loại, đề mục thời gian hay bảng phân công của một chương trình",
            )
        raise no_program(file, f"có vẻ là {other.name} ({'; '.join(other.signs)})")
    if document.torn and not force:
        raise CtrError(
            f"{file}: bảng trong văn bản đã lẫn các cột vào nhau, không biết chắc chữ nào của ô nào; không ghi tệp nào",
            "lấy tệp Word gốc (.docx); không có thì: ctr import TỆP --force-program, rồi sửa từng nội dung",
        )
    at = annex_at(lines)
    if at is None:
        return document
    return _of_annex(document, at)


_DAY = r"(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/20\d\d)?"
_TIME_FIRST = regex(
    rf"(?:\((?P<held>[^()]{{4,40}})\)\s*[:.-]?|(?P<day>{_DAY})\s*(?::|\s[-–])|(?P<due>(?=.*\b(?:trước|nhất|hạn|xong|hoàn thành|hết)\b)[^:()]{{6,40}}?)\s*(?::|\s[-–]))\s*(?P<text>[^\W\d_].{{7,}}?)(?P<end>[.;]?)",
    re.IGNORECASE,
)
_DAY_HELD = regex(rf"(?<=[(,])\s*(?={_DAY}\))", re.IGNORECASE)


def _time_behind(line: Line, days_due: bool) -> Line:
    """A line whose work stands behind its time, `1. (Tháng 3) Rà soát …`, `Trước 15/4: Báo cáo …`, with this at its
    end as others write it; a bare day so where the paper says that it is one to be ready by."""
    rest = marker_of(line).rest
    match = None if line.row else _TIME_FIRST.fullmatch(rest)
    if match is None or not (match["held"] or match["text"][0].isupper()):
        return with_texts(line, lambda t: _DAY_HELD.sub(" hạn ", t)) if days_due else line
    time = match["held"] or match["due"] or (days_due and f"hạn {match['day']}")
    if not time or opens_when(rest) or not says_deadline(time):
        return line
    text = f"{match['text']} ({time}){match['end']}"
    return replace(line, text=line.text.removesuffix(rest) + text)


def _of_annex(document: Lines, at: int) -> Lines:
    """The annex of a decision under its letterhead; recipients and signature are the decision's where the annex has none."""
    lines = document.lines
    head, signed = title_end(lines[:at]), at + signed_at(lines[at:])
    closes = signed_at(lines[head:at]) + head if signed == len(lines) else at
    remarks = [*document.remarks]
    if closes < at:
        remarks.append(Remark("nơi nhận, chữ ký lấy từ văn bản ban hành kèm theo; xem lại"))
    skipped = [Ignored(line, "phần trước phụ lục") for line in lines[head:closes]]
    whole = [*lines[:head], *lines[at:], *lines[closes:at]]
    return Lines(whole, [*document.ignored, *skipped], remarks, document.torn)


def no_program(file: str, why: str) -> CtrError:
    """The error for a document that is no programme."""
    return CtrError(
        f"{file} không phải chương trình công tác năm: {why}; không ghi tệp nào",
        "chọn văn bản chương trình công tác năm; nếu đây đúng là chương trình: ctr import TỆP --force-program",
    )


def year_of(head: Head, parts: Zones, told: int | None, doubts: list[Doubt], file: str) -> OfYear:
    """The year of a programme: the one told, which must be its own; of a term's programme the one to take."""
    title = head.title or ""
    named = _years(title)
    if _TERM.search(title) and len(named) != 1:
        return _of_term(parts, told, file)
    if school := _SCHOOL_YEAR.search(title):
        return _of_school_year(int(school[1]), told, doubts, file)
    sure = named[-1] if named else _led_in(head)
    if told is not None:
        if sure is not None and sure != told:
            raise UsageError(
                f"{file} là chương trình năm {sure}, không phải năm {told}",
                f"bỏ --year {told}, hoặc chọn văn bản của năm {told}",
            )
        return OfYear(told)
    year = sure if sure is not None else _likely(head, parts)
    if year is None:
        raise CtrError(
            f"{file}: không thấy văn bản là chương trình của năm nào",
            "thêm --year, ví dụ --year 2027",
        )
    if not named and _led_in(head) is None:
        doubts.append(Doubt("trích yếu không ghi năm; năm này suy ra từ nội dung", "year"))
    return OfYear(year)


def _of_school_year(first: int, told: int | None, doubts: list[Doubt], file: str) -> OfYear:
    """The year to take of a school year's two: the first, unless the second is told."""
    year = told or first
    if year not in (first, first + 1):
        raise UsageError(
            f"{file} là chương trình năm học {first} - {first + 1}, không có việc của năm {year}",
            f"bỏ --year, hoặc chọn --year {first} hay --year {first + 1}",
        )
    other = 2 * first + 1 - year
    message = f"chương trình theo năm học: tệp này giữ các tháng của năm {year}; các tháng của năm {other} nhập vào tệp khác bằng --year {other}"
    doubts.append(Doubt(message, "year"))
    return OfYear(year, school=first)


def _of_term(parts: Zones, told: int | None, file: str) -> OfYear:
    spoken = sorted({year for line in parts.content for year in _years(line.text) if year < 2100})
    if told is None:
        shown = ", ".join(map(str, spoken)) or "không ghi năm nào"
        example = spoken[0] if spoken else 2026
        raise UsageError(
            f"{file} là chương trình toàn khóa, có việc của nhiều năm ({shown})",
            f"chọn một năm, ví dụ: --year {example}",
        )
    return OfYear(told, term=True)


def _years(text: str) -> list[int]:
    """The years a text names as such: `năm 2026`, `quý I/2026`, `6 tháng cuối năm 2025`."""
    kinds = ("year", "part", "month", "quarter", "day")
    return [time.year for time in times_in(text) if time.kind in kinds and time.sure and time.year]


def _led_in(head: Head) -> int | None:
    """The year of the programme in the sentence that leads in."""
    lead = re.search(
        r"chương trình[^.;]{0,120}?năm\s+(20\d\d)", " ".join(head.preamble), re.IGNORECASE
    )
    return int(lead[1]) if lead else None


def _likely(head: Head, parts: Zones) -> int | None:
    """The year most spoken of in the content; else that of the date, or the next when it was issued late in the year."""
    spoken = Counter(year for line in parts.content for year in _years(line.text))
    if spoken:
        return spoken.most_common(1)[0][0]
    return head.date[0] + (1 if (head.date[1] or 1) >= 10 else 0) if head.date else None
