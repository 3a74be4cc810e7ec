"""CTR211, CTR215, CTR219: what texts and titles say of the programme's own meetings: the one prepared, how many, in which order."""

from collections.abc import Iterator
from itertools import groupby, permutations, starmap

from ctr_cli.data import table
from ctr_cli.language.keys import fold, plain
from ctr_cli.language.numbers import NUMBER, number_of, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import short_date
from ctr_cli.language.time_reader import Kind
from ctr_cli.language.times import times_of_plain
from ctr_cli.model.bodies import is_field, nth, occasion
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.meetings import months_of, time_name
from ctr_cli.model.program import Body, Meeting, Program
from ctr_cli.model.said_days import is_another_day, said_day
from ctr_cli.rules import walk
from ctr_cli.rules.content.gatherings import Gathering, gatherings
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.reading import Hit, Passage, holds, prose, said, tells
from ctr_cli.rules.registry import Subject, rule

_OTHERS = ("trung ương", "thành phố", "tỉnh", "huyện", "quận", "chi bộ")
_TO_CONFERENCE = (
    r"(?<!chương )(?<!quá )(?<!đã )(?<!tờ )\b(?:trình|chuẩn bị|nội dung|tài liệu)\b(?P<to>[^.;\n]*?)\bhội nghị"
    r" +(?:(?:chuyên đề|thường kỳ|định kỳ|bất thường|đột xuất|lần thứ) ?)?(?:của )?(?P<body>[^.;,\n]*?) *"
)
BY_NUMBER = rf"{_TO_CONFERENCE}\blần thứ +(?P<number>{NUMBER})\b", "lần thứ"
BY_MONTH = rf"{_TO_CONFERENCE}(?:\btháng +(?P<month>\d{{1,2}})\b|$|(?=[.;,]))", "hội nghị"
_IN_SHORT = regex(r"^bch\b")


Submission = tuple[Hit, Meeting, Body, Meeting | None]
"""Words by which a meeting prepares a numbered conference of a body, and that one; None when the body has none of that number."""


def submissions(subject: Subject, *said: tuple[str, str]) -> Iterator[Submission]:
    """What the programme's meetings prepare for its numbered conferences, said `BY_NUMBER` or `BY_MONTH`."""
    for hit in (hit for pattern in said for hit in prose(subject).find(*pattern)):
        body, meeting = hit.passage.body, hit.passage.meeting
        target = _body_named(subject.program, body, hit["body"]) if body else None
        told = tells(hit.passage.low[: hit.span()[0]], "conference held")
        if not target or not meeting or not _is_numbered(target) or told:
            continue
        if hit.passage.path[-1] == "text" and phrasing("prepared for a conference").fullmatch(
            hit["to"].strip()
        ):
            yield hit, meeting, target, next(_meant(hit, meeting, target), None)


def _meant(hit: Hit, meeting: Meeting, target: Body) -> Iterator[Meeting]:
    """The conference a hit names by its number, or by its month, which is the meeting's own where none is said."""
    if number := hit.match.groupdict().get("number"):
        return (m for m in target.meetings if m.number == value_of(number))
    months = {int(hit["month"])} if hit["month"] else {*months_of(meeting)}
    return (m for m in target.meetings if months & {*months_of(m)} and "lần thứ" not in hit["body"])


def _body_named(program: Program, besides: Body, printed: str) -> Body | None:
    """The body that words such as `Ban Chấp hành Đảng bộ phường` mean; the own one only where its meetings have no numbers.

    Another level's conference (of the city, of the Central Committee) is none of ours.
    """
    said, others = fold(_IN_SHORT.sub("ban chấp hành", printed)), list[Body]()
    if not holds(printed, _OTHERS):
        others = [b for b in program.bodies if b is not besides or not _is_numbered(b)]
    names = [(body, fold(body.name)) for body in others]
    named = [b for b, name in names if said and (said.startswith(name) or name.startswith(said))]
    numbered = [body for body in others if _is_numbered(body)]
    alone = len(numbered) == 1 and said in ("", "dang uy", "dang bo phuong")
    return next(iter(named or (numbered if alone else ())), None)


def _is_numbered(body: Body) -> bool:
    """Whether the meetings of a body have numbers."""
    return any(meeting.number for meeting in body.meetings)


@rule("CTR211", "warning", needs="meetings")
def submitted_conference_exists(subject: Subject) -> Iterator[Problem]:
    """What a meeting prepares for a numbered conference is for one of that month or the next, which is still to come."""
    for hit, meeting, target, conference in submissions(subject, BY_NUMBER):
        months, held = months_of(meeting), months_of(conference) if conference else ()
        soon = any(0 <= month - before <= 1 for month in held for before in months)
        due = [str(m.number) for m in target.meetings if m.number and {*months_of(m)} & {*months}]
        hint = f"hội nghị của tháng này là lần thứ {', '.join(due)}"
        hint = hint if due else "tháng này không có hội nghị nào; xem lại tháng hoặc số"
        number, when = value_of(hit["number"]), ", ".join(map(str, held))
        if conference is None:
            message = f"không có Hội nghị {target.name} lần thứ {number} trong chương trình"
        elif months and held and not soon:
            message = f"Hội nghị lần thứ {number} họp tháng {when}, không phải tháng này"
        elif conference.date and meeting.date and conference.date < meeting.date:
            message = f"Hội nghị lần thứ {number} họp ngày {short_date(conference.date)}, trước hội nghị này ({short_date(meeting.date)})"
            hint = "xem lại ngày họp của hai hội nghị"
        else:
            continue
        numbers = [m.number for m in target.meetings if m.number]
        if numbers == [*range(numbers[0], numbers[0] + len(numbers))]:  # CTR201 tells the others
            yield Problem(hit.passage.path, message, hint, *hit.span("number"))


_MEETINGS = r"(?P<n>\d{1,2}) (?:hội nghị|phiên họp|phiên|cuộc họp|kỳ họp)(?: (?P<kind>thường kỳ|định kỳ|chuyên đề))?"
_OF_WHOM = regex(r"\A(?: thường kỳ| định kỳ| chuyên đề)? (?:của )?")
_NOT_OF_THE_YEAR = regex(r"\b(?:mỗi|một|hằng|hàng) (?:tháng|quý|kỳ)")
_OUTSIDE = ("implementation", "document")


@rule("CTR215", "warning", needs="meetings")
def meetings_are_as_announced(subject: Subject) -> Iterator[Problem]:
    """As many meetings as the text outside of them says are in the programme, and sessions run on from month to month."""
    for hit in prose(subject).find(_MEETINGS, "hội nghị", "phiên", "cuộc họp", "kỳ họp"):
        if hit.passage.path[0] in _OUTSIDE and (body := _spoken_of(subject.program, hit)):
            yield from _counted(hit, body)
    yield from _sessions_run_on(subject)
    yield from _held_before_the_next(subject)
    for passage in prose(subject).holding("cử tri"):
        yield from _beside_their_session(subject, passage)


_HALVES = {"giữa": range(5, 9), "cuối": range(10, 13)}
"""Months of the regular session of the middle, and of the end, of a year."""
_EARLY = 3
"""The last month in which what comes after a session comes after one of last year."""


def _beside_their_session(subject: Subject, passage: Passage) -> Iterator[Problem]:
    """Voters are met before, or after, a session of the programme in a month that is; early in a year the last one's is meant."""
    found, held = phrasing("meets voters").search(passage.low), passage.place.months
    if not found or not held or int(found["y"] or subject.year) != subject.year:
        return
    sessions = [
        (m, months_of(m)[0])
        for body in subject.program.bodies
        if occasion(body.name) == "kỳ họp"
        for m in body.meetings
        if months_of(m) and (m.kind == "regular" or found["n"])
    ]
    months = [
        month
        for meeting, month in sessions
        if (
            meeting.number == number_of(found["n"])
            if found["n"]
            else _is_of_half(meeting, month, found["half"])
        )
    ]
    late = len(months) == 1 and found["side"] == "trước" and held[0] > months[0]
    early = len(months) == 1 and found["side"] == "sau" and _EARLY < held[-1] < months[0]
    if late or early:
        message = f"“{{}}” ghi ở tháng {held[0]}, kỳ họp ấy họp tháng {months[0]}"
        yield passage.doubt(message, 2, "xem lại tháng, hay chữ trước, sau", found.span())


def _is_of_half(meeting: Meeting, month: int, half: str) -> bool:
    """Whether a session is the one of the middle, or of the end, of the year: by its title, or else by its month."""
    named = [one for one in _HALVES if f"{one} năm" in plain(meeting.title or "")]
    return half in named if named else month in _HALVES[half]


def _counted(hit: Hit, body: Body) -> Iterator[Problem]:
    regular, thematic = (sum(m.kind == k for m in body.meetings) for k in ("regular", "thematic"))
    said, kind = int(hit["n"]), hit["kind"]
    unsaid = any(m.number for m in body.meetings) and said <= len(body.meetings)
    usual = {regular} if kind else {regular, len(body.meetings)}
    right = {thematic} if kind == "chuyên đề" else usual
    monthly = _NOT_OF_THE_YEAR.search(hit.passage.low, 0, hit.span()[0])
    if not monthly and said not in right and not (kind and not thematic and unsaid):
        counted = f"{' hoặc '.join(map(str, sorted(right)))} {f'hội nghị {kind}'.strip()}"
        message = f"chương trình có {counted} của {body.name}, ở đây ghi {said}"
        yield hit.doubt(message, 3, "xem lại câu này", "n")


def _spoken_of(program: Program, hit: Hit) -> Body | None:
    """The body of the programme that a text names right after a place, or else has named last before it."""
    low, (start, end) = hit.passage.low, hit.span()
    names = {" ".join(plain(one.name).split()[:3]): one for one in program.bodies if one.meetings}
    after = _OF_WHOM.sub("", low[end : end + 60])
    behind = next((body for name, body in names.items() if after.startswith(name)), None)
    named = ((low.rfind(name, 0, start), body) for name, body in names.items())
    at, before = max(named, key=lambda entry: entry[0], default=(-1, None))
    return behind or (before if at >= 0 else None)


def _sessions_run_on(subject: Subject) -> Iterator[Problem]:
    """Sessions that councils of one term are to hold have numbers that rise from month to month.

    A session without its term is of the last one named; one without its council fills a gap, no more.
    """
    last, term = dict[str, tuple[Passage, Gathering]](), ""
    elected = any(years.startswith(f"{subject.year}-") for years in table("terms")["council"])
    texts = [p for p in prose(subject).holding("kỳ họp") if p.place.months]
    for passage in sorted(texts, key=lambda passage: passage.place.months[0]):
        if tells(passage.low, "past", "session held"):
            continue
        for one in gatherings(passage.text):
            if one.how != "kỳ họp" or not one.number or one.body not in ("council", ""):
                continue
            named = _TERM.search(passage.low) if one.body else None
            anew = elected and one.number == 1 and term in last and last[term][1].number > 1
            term = named[0] if named else "anew" if anew else term
            other, before = last.get(term, (passage, one))
            goes_on = one.number - before.number in (0, 1)
            if one.body or goes_on:
                last[term] = passage, one
            if not goes_on and one.body:
                first = f"kỳ họp thứ {other.low[slice(*before.number_at)]}"
                message = f"kỳ họp thứ {passage.low[slice(*one.number_at)]} đứng sau {first}"
                there = [Also(other.path, first)]
                yield passage.doubt(message, 2, "xem lại số kỳ họp", one.number_at, there)


def _held_before_the_next(subject: Subject) -> Iterator[Problem]:
    """What items of a meeting say was held, or is held first, has a lower number than what they say is to come; at most one."""
    known = prose(subject).holding(" thứ ")
    texts = (p for p in known if p.meeting and not holds(_now(p.low, subject.year), _APART))
    for _, items in groupby(texts, lambda passage: passage.path[:4]):
        found = [(p, one) for p in items for one in gatherings(p.text) if one.number > 1]
        if away := next(filter(None, starmap(_away_from_its_own, found)), None):
            yield away
            return
        for (at, (passage, one)), (behind, (other, after)) in permutations(enumerate(found), 2):
            alike = after.how == one.how and len({one.body, after.body} - {""}) < 2
            if alike and (
                why := _amiss(one, after, told_later=behind > at and other is not passage)
            ):
                message = f"{one.how} thứ {one.number} {why.format(after.number)}"
                there = [Also(other.path, f"{after.how} thứ {after.number}")]
                yield passage.doubt(message, 2, "xem lại số kỳ họp", one.number_at, there)
                return


def _away_from_its_own(passage: Passage, one: Gathering) -> Problem | None:
    """The last conference, or the next one, with a number that does not fit that of the meeting whose item names it."""
    own = (passage.meeting and passage.meeting.number) or 0
    sent = phrasing("petitions sent").search(passage.low, 0, one.start)
    if sent and one.number > own > 0 and one.how == passage.place.occasion:
        message = f"{one.how} này là lần thứ {own}, kiến nghị gửi đến lần thứ {one.number}"
        return passage.doubt(message, 2, f"xem lại số {one.how}", one.number_at)
    wrong = (one.precedes and one.number >= own) or (one.follows and one.number <= own)
    if not own or not wrong or one.how != passage.place.occasion:
        return None
    which = "trước" if one.precedes else "sau"
    message = f"{one.how} này là lần thứ {own}, {one.how} {which} ghi lần thứ {one.number}"
    return passage.doubt(message, 2, "xem lại số hội nghị", one.number_at)


def _amiss(one: Gathering, after: Gathering, *, told_later: bool) -> str:
    """What is wrong with the numbers of two meetings, of which the other may follow; nothing where all is well."""
    ahead = after.state == "ahead" or (not after.state and (after.verb or after.months))
    if one.state == "done" and (ahead or after.follows) and after.number <= one.number:
        return "đã họp, mà thứ {} chưa họp"
    if told_later and after.follows and not one.follows and after.number <= one.number:
        return "đứng trước, mà hội nghị tiếp theo ghi thứ {}"
    dated = one.months and after.months and one.months[-1] < after.months[0]
    return "họp trước thứ {}" if dated and after.number < one.number else ""


def _now(low: str, year: int) -> str:
    """A text without the years of terms that a year lies within, whose meetings are counted on."""
    if "nhiệm kỳ 20" not in low:
        return low
    return _RUNNING.sub(lambda m: "" if int(m[1]) < year < int(m[2]) else m[0], low)


_RUNNING = regex(r"nhiệm kỳ (20\d\d) ?- ?(20\d\d)")
_APART = (*_OTHERS, " khóa ", "nhiệm kỳ", "hiệp thương")
_TERM = regex(r"khóa (?:[ivx]+|\d{1,2})\b")


_COUNTED: tuple[Kind, ...] = ("conference", "session", "sitting", "ordinal")
_TIMED: tuple[Kind, ...] = ("month", "quarter")
_BEFORE_ITS_TIME = regex(r"(?:\A|[(,:;-] ?|\b(?:hội nghị|họp|thứ [^\W_]+) )\Z")


@rule("CTR219", "warning")
def title_says_its_meeting(subject: Subject) -> Iterator[Problem]:
    """What a title counts its meeting as, and when it says that it is held, are those of the meeting."""
    for path, body, meeting in walk.meetings(subject.program):
        low, word, place = plain(meeting.title or ""), occasion(body.name), (*path, "title")
        times, words = times_of_plain(low), {"word": word, "title": meeting.title}
        counted = [time for time in times if time.kind in _COUNTED]
        numbers = {number for time in counted for number in time.of("number")}
        if meeting.number and numbers and meeting.number not in numbers and not is_field(body.name):
            head = low[: counted[0].part("number").start]
            if (
                head.startswith(word)
                and head.count(word) == 1
                and not phrasing("another meeting").search(head)
            ):
                right = f"là {nth(body.name, meeting.number)}"
                yield said("title of another", place, right=right, **words)
        if meeting.title and (day := said_day(meeting.title)):
            if meeting.date and is_another_day(day, meeting.date):
                yield said(
                    "title of another", place, right=f"họp ngày {short_date(meeting.date)}", **words
                )
            elif months_of(meeting) and not {month for month, _ in day.days} & {
                *months_of(meeting)
            }:
                yield said("title of another", place, right=f"ở {time_name(meeting)}", **words)
            continue
        held, right = [time for time in times if time.kind in _TIMED], f"ở {time_name(meeting)}"
        if not held or not _BEFORE_ITS_TIME.search(low[: held[0].start]):
            continue
        if (months := months_of(meeting)) and not any({*months} & {*time.months} for time in held):
            yield said("title of another", place, right=right, **words)
        elif (held[0].year or subject.year) < subject.year:
            right = f"{right}/{subject.year}"
            yield said("title of another", place, right=right, **words)
