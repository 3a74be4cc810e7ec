"""CTR813 and CTR829: what is past when the meeting is held (celebrations, the end of some work, an event), and for how long."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from re import Pattern
from typing import Any, Literal

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.lunar import lunar_year, solar_day
from ctr_cli.language.numbers import NUMBER, value_of
from ctr_cli.language.patterns import compiled, regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.anniversaries import named
from ctr_cli.rules.content.cited import cited_days
from ctr_cli.rules.content.gone import clause_of
from ctr_cli.rules.content.periods import misfit
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.content.reviews import given_out
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.phrases import Phrases, known_phrases, phrases_in
from ctr_cli.rules.reading import Hit, Passage, holds, lead, prose, signs, tells, times
from ctr_cli.rules.registry import text_rule


@text_rule("CTR813", "warning", "info")
def day_is_ahead(texts: Excerpt) -> Iterator[Problem]:
    """A celebration, an event or the end of some work is planned before its day, unless next year's is meant."""
    found = list(_celebrated(texts))
    for passage in prose(texts).items:
        found += _happened(texts.year, passage)
    yield from found
    told = {problem.path for problem in found}
    for passage in prose(texts).holding(*signs("work with a time")):
        planned = passage.place.months and passage.path not in told
        if planned and not misfit(passage.text, texts.year):
            yield from _overdue(texts.year, passage)


_LATER = regex(r"(?<!\d)20\d\d(?!\d)")
_AHEAD_MONTHS = 4
"""Months in which the celebration of next year is not planned yet."""


def _celebrated(texts: Excerpt) -> Iterator[Problem]:
    """Celebrations all of whose days are past."""
    events: dict[KeyPath, list[tuple[int, int, int]]] = defaultdict(list)
    for name in named(texts):
        if name.event.month:
            events[name.passage.path].append((name.start, name.end, name.event.month))
    for passage in prose(texts).holding(*signs("celebrated")):
        low, held = passage.low, passage.place.months if passage.place.of_item else ()
        if not held or tells(phrasing("looking on preparations").sub("", low), "past", "done"):
            continue
        dated = (t for t in times(passage.text) if t.kind in ("day", "days") and t.months)
        own = (time for time in dated if time.year in (None, texts.year))
        days = events[passage.path] + [
            (time.start, time.end, time.months[-1])
            for time in own
            if not _is_a_street(low, time.start)
        ]
        gone = all(month < held[0] < month + 12 - _AHEAD_MONTHS for _, _, month in days)
        if days and gone and not any(int(later) > texts.year for later in _LATER.findall(low)):
            start, end, month = min(days)
            kept = phrasing("occasion").search(low, 0, start) or low.startswith(
                signs("decided"), lead(passage.text)
            )
            message = f"“{{}}” đã qua khi họp vào tháng {held[0]}"
            advice = f"đưa về {passage.place.occasion} tháng {month} hoặc trước đó"
            yield passage.doubt(message, 1 + bool(kept), advice, (start, end))


_LONG, _LONG_FEAST, _NEXT_FEAST = 6, 5, 9
"""Months back from which a time, or a feast, without a year is the next one, and a feast with one too."""
_YEAR_BEHIND, _NEAR = 24, 60
"""Letters behind a time in which its year stands; before it, among which words say that something is done by it, or held then."""
_APART = regex(r"[;:.,\n]")
_READY = (" xong ", " hoàn thành ", " hoàn tất ", " dứt điểm ", " không còn ")
_BY = regex(r"\b(?:trong|hết|trước|nội|vào)(?: cuối)? \Z")
"""Words that tell of something to be ready, and those before the year by which it is."""
_WORK_KINDS = ("day", "days", "month", "quarter", "part")
_YEARS = ("year", "horizon")


def _overdue(year: int, passage: Passage) -> Iterator[Problem]:
    """Work that is to be done, or held, by a time that is over when the meeting is held; at most one."""
    held, tasks = passage.place.months[0], {p.span[0] for p in given_out(passage.text)}
    missed = [*_missed_years(year, passage)]
    for start, end in sorted([*_over(passage, year, held), *missed]):
        sure = 2 if (start, end) in missed else _asked(passage, start, end)
        if start not in tasks and sure:
            message = f"{{}} đã qua khi họp vào tháng {held}/{year}"
            yield passage.doubt(message, sure, "xem lại thời gian của việc", (start, end))
            return


def _over(passage: Passage, year: int, held: int) -> Iterator[tuple[int, int]]:
    """Where the times of a passage stand that ended before a month of a year."""
    low, begin = passage.low, lead(passage.text)
    for name in _names().finditer(low, begin):
        row = _rows()[name.group()]
        back, said = held - row["ends"], _is_this_year(low, name.end(), year)
        soon = said is None and back <= _LONG_FEAST and "dated" not in row
        street = _is_a_street(low, name.start())
        if 0 < back <= _NEXT_FEAST and (said or soon) and not street:
            yield name.start(), name.end()
    for time in times(passage.text):
        vague = time.kind == "part" and not time.sure
        founded = len({*time.of("year")}) > 1  # (30/4/1975 - 30/4/2026)
        work = time.kind in _WORK_KINDS and time.months and not (vague or founded)
        if time.start < begin or not work:
            continue
        said = _is_this_year(low, time.start, year) if time.year is None else time.year == year
        back, unsaid = held - time.months[-1], said is None and str(year + 1) not in low
        part = _part(passage, time.start) if 0 < (time.year or 0) < year else ""
        carried = tells(part, "carried out from") and not tells(part, "past")
        finished = tells(part, "to be finished") or bool(_handed_in().search(part))
        asked = bool(part and phrasing("asked to hand in").search(low, begin, time.start))
        last = carried or finished or asked
        over = last or (back > 0 and (said or (unsaid and back <= _LONG)))
        near = low[max(0, time.start - len("mùng mười ")) : time.end + len(" chăm lịch")]
        if over and not (tells(near, "lunar") or _is_a_street(low, time.start)):
            yield time.start, time.end


def _is_a_street(low: str, start: int) -> bool:
    """Whether a day is the name of a street, a school."""
    return low.endswith(signs("named after a day"), 0, start)


def _missed_years(year: int, passage: Passage) -> Iterator[tuple[int, int]]:
    """Where the years of a passage stand by which something was to be ready, and that are over."""
    for time in times(passage.text) if holds(passage.low, _ORDERS) else ():
        if 0 < (time.year or 0) < year and (time.kind in _YEARS or time.name == "cuối"):
            part = _part(passage, time.start).lstrip()
            aims = part.startswith(_AIMS)
            until = time.kind == "horizon" or part.endswith("đến ")
            by = aims if until else _BY.search(part)
            ready = aims or holds(f" {part}{_APART.split(passage.low[time.end :])[0]} ", _READY)
            if by and ready and part.startswith(_ORDERS) and not tells(f" {part}", "done already"):
                yield time.start, time.end


@cache
def _rows() -> dict[str, dict[str, Any]]:
    return {word: row for row in table("over") for word in row["words"]}


@cache
def _names() -> Pattern[str]:
    words = sorted(_rows(), key=len, reverse=True)
    return regex(
        rf"(?<![\w/])(?:{'|'.join(words)})(?![\w/]|(?: của)?(?: đồng bào| người)? (?:người|đồng bào|khmer|chôl|chol|mông|thái|chăm))"
    )


def _is_this_year(low: str, at: int, year: int) -> bool | None:
    """Whether the year soon after a time is the programme's; None where there is none."""
    near, (own, others) = low[at : at + _YEAR_BEHIND], _said_years(year)
    return True if holds(near, own) else False if holds(near, others) else None


@cache
def _said_years(year: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What a text says of a year, and of one beside it."""
    before, own, after = ((str(one), lunar_year(one).lower()) for one in (year - 1, year, year + 1))
    return (*own, "năm nay"), (*before, *after, *signs("of another year"))


def _part(passage: Passage, start: int) -> str:
    """The words before a place, back to the last comma or colon."""
    before = passage.low[lead(passage.text) : start].replace(": ", " ").rstrip(":")
    return f" {_APART.split(before)[-1]}"


@cache
def _handed_in() -> Pattern[str]:
    """A part that begins with work handed in, or done, and ends with the words before its day; not of whom or what."""
    verbs, by, of = (
        "|".join(map(str.strip, signs(f"handed in{x}"))) for x in ("", " by", " not of")
    )
    return regex(rf"\A +(?:và )?(?:{verbs}) (?:(?!(?:{of})\b)[^\W\d_]+ )*?(?:{by})(?: ngày)? \Z")


_SINCE_MERGER = regex(r"\bsau (?:khi )?(?:sắp xếp|sáp nhập|hợp nhất|chia tách)\b")
"""What is as it became by a merger, not what is done."""
_SINCE, _ENDS = "từ ", regex(r" ?(?:[,;.)]|\Z)")
"""What begins the days in which something is done; the end of what is to be done by a day."""
_FOR_A_MEETING = regex(
    r"(?<!đã )(?<!công tác )\b(?:chuẩn bị|trình|phục vụ|triệu tập)\b(?:(?!\b(?:biên bản|kết luận|thông báo|kết quả|nghị quyết)\b)[^,]){0,60}?\b(?:hội nghị|kỳ họp|phiên họp|cuộc họp)(?: (?!kết thúc)[^\W\d_]+){0,9} (?:(?:dự kiến )?(?:ngày|vào|trong) )?\Z"
)
"""Before the day, or the month, of a meeting that is still prepared."""
_PARTS = ("giữa", "đầu", "cuối")
"""Times of meetings that `conferences` judges."""
_AIMS = ("phấn đấu ", "quyết tâm ")
_ORDERS = ("yêu cầu ", "đề nghị ", "giao ", *_AIMS)
"""Opens a part of a sentence in which something is asked for, whatever the parts before look into."""


def _asked(passage: Passage, start: int, end: int) -> Literal[0, 1, 2]:
    """How sure a text asks for work by a time, by the words before it; 0 where it does not."""
    low, begin = passage.low, lead(passage.text)
    since, work = low.startswith(_SINCE, start), low.startswith(signs("work to be done"), begin)
    start += len(_SINCE) * since
    part = _part(passage, start)
    if part.endswith(signs("last day")) and not tells(low, "last day missed"):
        return 2
    comma = low.find(",", end) % (len(low) + 1)
    asks = part.lstrip().startswith(_ORDERS)
    orders = start - len(part.lstrip()) if asks else begin
    late = tells(f" {low[orders:comma]}", "late or looked into")
    happened = tells(part[-_NEAR:], "has happened") and not tells(part, "not what happened")
    happened = happened or low.startswith((" đã ", ", đã "), end)
    if late or happened or tells(_SINCE_MERGER.sub("", part), "done already"):
        return 0
    if _FOR_A_MEETING.search(part) and not low.startswith(_PARTS, start):
        return 2
    before, _ = clause_of(passage, start, end)
    by = tells(part[-_NEAR:], "by a time") and not tells(part[-_NEAR:], "meets")
    if by and (tells(f" {before}", "still to be done") or _handed_in().search(part)):
        return 2
    right = (*signs("right before"), *(" vào ",) * low.startswith("ngày", start))
    if work and (since or low.endswith(right, begin, start)):
        return 2
    planned = passage.place.key.endswith(".text") and not tells(low, "past")
    by_a_day = part.endswith(" trước ") and _ENDS.match(low, end)
    return 1 if planned and by_a_day else 0


@ready
def _events() -> Phrases[tuple[str, int]]:
    """The rows of the table, each with its list, by the names of their events."""
    return known_phrases(
        (row["names"], (group, number))
        for group in ("once", "yearly")
        for number, row in enumerate(table("happened")[group])
    )


def _last_month(row: dict[str, Any], year: int) -> int:
    """The month of a year in which what comes each year is over."""
    day = solar_day(year, *row["lunar"]) if "lunar" in row else None
    return day.month if day else int(row["ends"])


_PREPARES = regex(r"\b(?:chuẩn bị|tiến tới|hướng tới|chào mừng)(?: cho| cuộc)* \Z")
"""Right before an event that is said to be ahead."""
_YEAR = regex(r"[^;.:]{0,24}?(?<![/\d])\b(?P<first>20\d\d)(?: ?- ?(?P<second>20\d\d))?(?![\d/])")


def _happened(year: int, passage: Passage) -> Iterator[Problem]:
    """An event that was over before the meeting of a text, and is prepared there; at most one."""
    months, data = passage.place.months, table("happened")
    if holds(passage.low, data["others"]):
        return
    for found in phrases_in(passage.text, _events()) if months else ():
        group, number = found.value
        row, now = data[group][number], f"{year}-{months[0]:02}"
        over = row.get("over", "")
        if "lunar" in row and passage.low.startswith(f" {lunar_year(year).lower()}", found.end):
            over = f"{year}-{_last_month(row, year):02}"
        elif not over and (written := _YEAR.match(passage.low, found.end)):
            last = (row.get("next") and written["second"]) or written["first"]
            if int(last) == year:  # another year is told by its own rules
                over = f"{last}-{_last_month(row, year):02}"
        before, behind = clause_of(passage, found.start, found.end)
        before = phrasing("looking on preparations").sub("", before)
        past = bool(over) and over < now < row.get("again", "9999")
        long_ago = _PREPARES.search(before) and over[:4] < str(year)
        kept = "looks back on the preparing" if long_ago else "looks back"
        looks_back = holds(f" {before}#{behind} ", data[kept])
        past = past and (bool(long_ago) or "prepared" not in row)
        if past and not looks_back and holds(before, data["plans"]):
            when = f"{int(over[5:])}/{over[:4]}"
            message = f"{{}} đã xong từ tháng {when}"
            yield passage.doubt(message, 2, "xem lại năm, hoặc việc đã qua", found[2:4])
            return


_LASTED = (
    rf"(?<!hằng )(?<!\d )(?P<n>{NUMBER}) năm (?:tổ chức |triển khai )?"
    r"(?:thực hiện|thi hành|triển khai|vận hành|hoạt động|áp dụng)\b(?P<what>[^;\n]{3,140})"
)
_LASTING = (" năm tổ", " năm tri", " năm th", " năm vận", " năm hoạt", " năm áp")
_MONTHS = 12
_EARLY, _MANY = 3, 3
"""Months before the years are full in which their review may be planned, or held; years of which fewer are counted anew."""
_ISSUED = (
    r"(?<!dự thảo )\bsố:? ?\d[\w/.-]*,? ngày \d{1,2}[/.-](?P<m>\d{1,2})[/.-](?P<y>20\d\d)(?!\d)"
)
"""A paper with its number and its day, which is known once it is issued."""
_OF_A_PART = regex(r"giai đoạn|nhiệm kỳ|20\d\d ?- ?20\d\d|sau khi|kể từ|đợt")


@text_rule("CTR829", "warning")
def years_since_it_began(texts: Excerpt) -> Iterator[Problem]:
    """As many years are looked back on as have passed since something began, and no paper is of a day to come.

    Fewer are told where the day of a paper is written, and no part of its time.
    """
    for hit in prose(texts).find(_ISSUED, "số "):
        held, issued = hit.passage.place.months, (int(hit["y"]), int(hit["m"]))
        if held and hit.passage.place.of_item and issued > (texts.year, held[-1]):
            message = f"“{{}}” ghi ngày sau tháng họp ({held[-1]}/{texts.year})"
            yield hit.doubt(message, 3, "xem lại ngày của văn bản, hoặc tháng họp")
    for hit in prose(texts).find(_LASTED, *_LASTING):
        start, end = hit.span("what")
        days, path = cited_days(texts), hit.passage.path
        dated = (days[path, at] for at in range(start, end) if (path, at) in days)
        written = compiled(_ISSUED).search(hit["what"])
        begun = next(dated, None) or _begun(hit)
        if written and not begun:
            begun = int(written["y"]), int(written["m"])
        if begun and hit.passage.place.of_item:
            said, most = value_of(hit["n"]), (texts.year - begun[0]) * _MONTHS + _MONTHS - begun[1]
            few = written and _MANY <= said < texts.year - begun[0] - 1
            if few and not _OF_A_PART.search(hit.passage.low):
                message = f"văn bản ban hành {begun[1]}/{begun[0]}, năm {texts.year} không phải {said} năm"
                yield hit.doubt(message, 2, f"có phải {texts.year - begun[0]} năm?", "n")
            elif said * _MONTHS > most + _EARLY:
                message = f"bắt đầu từ {begun[1]}/{begun[0]}, đến cuối năm {texts.year} chưa đủ {said} năm"
                yield hit.doubt(message, 2, f"có phải {round(most / _MONTHS)} năm?", "n")


def _begun(hit: Hit) -> tuple[int, int] | None:
    """The year and the month in which a thing of the table began that is named first, or as the text has it."""
    for row in table("happened")["begun"]:
        if compiled(rf" (?:{row['find']})").match(hit["what"]):
            return int(row["since"][:4]), int(row["since"][5:])
    since = compiled(table("happened")["issued"]).match(hit["what"])
    return (int(since["y"]), int(since["m"] or 1)) if since else None
