"""CTR211 and CTR215: what texts say of the programme's own meetings: the conference prepared, how many, how often."""

import re
from collections.abc import Iterator

from ctr_cli.data.struct import Struct
from ctr_cli.language.dates import DAY
from ctr_cli.language.keys import fold, plain
from ctr_cli.language.numbers import NUMBER, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Body, Meeting, Program
from ctr_cli.rules.reading import Hit, Passage, holds, prose, signs
from ctr_cli.rules.registry import Subject, rule

_OTHERS = ("trung ương", "thành phố", "tỉnh", "huyện", "quận", "chi bộ")
_SUBMITTED = (
    r"(?<!chương )(?<!quá )(?<!đã )(?<!tờ )\b(?:trình|chuẩn bị|nội dung|tài liệu)\b(?P<to>[^.;\n]*?)\bhội nghị"
    rf" +(?P<body>[^.;,\n]*?) *\blần thứ +(?P<number>{NUMBER})\b"
)
_ATTRIBUTE = regex(r"\A(?:(?:chuyên đề|thường kỳ|định kỳ|bất thường|đột xuất|lần thứ) ?)?(?:của )?")
_BETWEEN = rf"giữa (?:hai|02|2) (?:kỳ )?hội nghị(?: lần)? thứ (?P<a>{NUMBER}) và (?:(?:hội nghị )?(?:lần )?thứ )?(?P<b>{NUMBER})"
_HELD_ON = regex(
    rf" \((?:dự kiến |họp |tổ chức |vào )*(?:thứ \w+,? |chủ nhật,? )?(?:ngày )?{DAY}(?:/\d{{4}})?\)"
)
_TO = regex(
    r"(?:, ?)?(?:(?:các |những )?(?:nội dung|tài liệu)(?:, tài liệu)? ?)?"
    r"(?:trình|chuẩn bị)? ?(?:cho|của|tổ chức|phục vụ|ra)? ?(?:tại)?"
)


@rule("CTR211", "warning", needs="meetings")
def submitted_conference_exists(subject: Subject) -> Iterator[Problem]:
    """What a meeting prepares for a numbered conference is for one of that month or the next, which is still to come."""
    yield from _between(subject)
    yield from _sessions(subject)
    yield from _for_unnumbered(subject)
    for hit, meeting, target, conference in submissions(subject):
        wrong = _not_prepared_here(target, value_of(hit["number"]), conference, meeting)
        if wrong:
            yield hit.passage.problem(*wrong, hit.span("number"))
        else:
            yield from _day_of_conference(hit, conference)


class Submission(Struct):
    """Words by which a meeting prepares a numbered conference of a body; None when the body has none of that number."""

    hit: Hit
    meeting: Meeting
    target: Body
    conference: Meeting | None


def submissions(subject: Subject) -> Iterator[Submission]:
    """What the programme's meetings prepare for its numbered conferences."""
    for hit in prose(subject).find(_SUBMITTED, "lần thứ"):
        passage = hit.passage
        if passage.body is None or passage.meeting is None or passage.path[-1] != "text":
            continue
        target = _body_named(subject.program, passage.body, _ATTRIBUTE.sub("", hit["body"]))
        if target is None or not _TO.fullmatch(hit["to"].strip()):
            continue
        if not holds(passage.low, signs("conference held"), 0, hit.span()[0]):
            number = value_of(hit["number"])
            conference = next((m for m in target.meetings if m.number == number), None)
            yield Submission(hit, passage.meeting, target, conference)


def _for_unnumbered(subject: Subject) -> Iterator[Problem]:
    """A number is given to a conference of a body whose meetings have none."""
    for hit in prose(subject).find(_SUBMITTED, "lần thứ"):
        passage, named = hit.passage, _ATTRIBUTE.sub("", hit["body"])
        if passage.body is None or passage.meeting is None or passage.path[-1] != "text":
            continue
        other = _body_named(subject.program, passage.body, named) is None
        if other and _is_unnumbered(subject.program, named):
            message = f"{hit.words('body')} không có hội nghị đánh số trong chương trình"
            hint = "ghi hội nghị theo tháng, hoặc xem lại tên cơ quan"
            yield passage.problem(message, hint, hit.span("body"))


_SESSION = rf"(?<!chương )\bkỳ họp (?:lần )?thứ (?P<number>{NUMBER})\b"
_OF_ANOTHER = regex(r"quốc hội|(?:hđnd|hội đồng nhân dân) (?:tỉnh|thành phố)|khóa")


def _sessions(subject: Subject) -> Iterator[Problem]:
    """A session of the council that is prepared is one of this programme, or one before it that is over."""
    councils = [
        body
        for body in subject.program.bodies
        if plain(body.name).startswith(("hội đồng nhân dân", "hđnd"))
        and any(meeting.number for meeting in body.meetings)
    ]
    for hit in prose(subject).find(_SESSION, "kỳ họp") if len(councils) == 1 else ():
        numbers = [meeting.number for meeting in councils[0].meetings if meeting.number]
        last = max(numbers) + sum(not meeting.number for meeting in councils[0].meetings)
        start, end = hit.span()
        around = hit.passage.low[max(0, start - 40) : end + 40]
        if hit.passage.item and value_of(hit["number"]) > last and not _OF_ANOTHER.search(around):
            message = f"không có kỳ họp thứ {hit['number']} trong chương trình"
            hint = f"các kỳ họp trong năm: {', '.join(map(str, numbers))}; xem lại số"
            yield hit.passage.problem(message, hint, hit.span("number"))


def _day_of_conference(hit: Hit, conference: Meeting | None) -> Iterator[Problem]:
    """A day in brackets after a conference falls in its month."""
    day = _HELD_ON.match(hit.passage.low, hit.span()[1])
    months = months_of(conference) if conference else ()
    if day and months and int(day["m"]) not in months:
        held = ", ".join(str(month) for month in months)
        message = f"hội nghị này họp tháng {held}, ở đây ghi ngày {day['d']}/{day['m']}"
        yield hit.passage.problem(message, "xem lại ngày hoặc tháng họp", day.span("m"))


def _not_prepared_here(
    target: Body, asked: int, conference: Meeting | None, meeting: Meeting
) -> tuple[str, str] | None:
    """Why a meeting cannot prepare a conference of a body, and how to mend it; None when it can."""
    months = months_of(meeting)
    if conference is None:
        message = f"không có Hội nghị {target.name} lần thứ {asked} trong chương trình"
    elif months and months_of(conference) and not _soon_after(months, months_of(conference)):
        held = ", ".join(str(month) for month in months_of(conference))
        message = f"Hội nghị lần thứ {asked} họp tháng {held}, không phải tháng này"
    elif conference.date and meeting.date and conference.date < meeting.date:
        message = f"Hội nghị lần thứ {asked} họp ngày {conference.date}, trước hội nghị này ({meeting.date})"
        return message, "xem lại ngày họp của hai hội nghị"
    else:
        return None
    expected = [
        str(m.number) for m in target.meetings if m.number and set(months_of(m)) & set(months)
    ]
    if expected:
        return message, f"hội nghị của tháng này là lần thứ {', '.join(expected)}"
    return message, "tháng này không có hội nghị nào; xem lại tháng hoặc số"


def _soon_after(months: tuple[int, ...], held: tuple[int, ...]) -> bool:
    """Whether a conference is held in a month of the meeting that prepares it, or in the month after."""
    return any(0 <= month - before <= 1 for month in held for before in months)


def _between(subject: Subject) -> Iterator[Problem]:
    """A conference hears what was done since the one before it."""
    for hit in prose(subject).find(_BETWEEN, "hội nghị thứ", "hội nghị lần thứ"):
        own = hit.passage.meeting.number if hit.passage.meeting else None
        if own and (value_of(hit["a"]), value_of(hit["b"])) != (own - 1, own):
            message = f"hội nghị lần thứ {own} nghe việc giữa hai hội nghị {hit['a']} và {hit['b']}"
            hint = f"có phải giữa hội nghị lần thứ {own - 1} và lần thứ {own}?"
            yield hit.passage.problem(message, hint, (hit.span("a")[0], hit.span("b")[1]))


def _is_unnumbered(program: Program, printed: str) -> bool:
    """Whether words name a body of this programme whose meetings have no numbers."""
    said = fold(printed.strip())
    return any(
        (said and fold(body.name).startswith(said)) or said.startswith(fold(body.name))
        for body in program.bodies
        if body.meetings and not any(meeting.number for meeting in body.meetings)
    )


def _body_named(program: Program, besides: Body, printed: str) -> Body | None:
    """The numbered body of this programme that words such as `Ban Chấp hành Đảng bộ phường` mean.

    Another level's conference (of the city, of the Central Committee) is none of ours.
    """
    if holds(printed, _OTHERS):
        return None
    said = fold(re.sub(r"^bch\b", "ban chấp hành", printed.strip()))
    numbered = [b for b in program.bodies if b is not besides and any(m.number for m in b.meetings)]
    for body in numbered:
        name = fold(body.name)
        if said and (said.startswith(name) or name.startswith(said)):
            return body
    return numbered[0] if len(numbered) == 1 and said in ("", "dang uy", "dang bo phuong") else None


_MEETINGS = regex(
    r"(?P<n>\d{1,2}) (?:hội nghị|phiên họp|phiên|cuộc họp|kỳ họp)(?: (?P<kind>thường kỳ|định kỳ|chuyên đề))?"
)
_THEMATIC = regex(r"chuyên đề (?:\w+ )?(?:vào |trong )?tháng (?P<m>\d{1,2})(?!\d)")
_HOW_OFTEN = regex(
    r"họp(?: thường kỳ| định kỳ)?,? (?P<often>(?:mỗi|một|hằng|hàng|theo) (?P<unit>tháng|quý)(?: (?:một|01|1) (?:lần|kỳ|phiên|hội nghị))?"
    rf"|(?P<months>{NUMBER}) tháng (?:một|01|1) (?:lần|kỳ|phiên|hội nghị))"
)
_ABOUT = 1.6
"""How many times more or fewer meetings than said still count as that often."""
_OF_WHOM = regex(r"\A(?: thường kỳ| định kỳ| chuyên đề)? (?:của )?")
_NOT_OF_THE_YEAR = regex(r"\b(?:mỗi|một|hằng|hàng) (?:tháng|quý|kỳ)")


@rule("CTR215", "warning", needs="meetings")
def meetings_are_as_announced(subject: Subject) -> Iterator[Problem]:
    """What the text outside the meetings says of them is so: how many, with which numbers, in which month."""
    for passage in prose(subject).holding("hội nghị", "phiên", "cuộc họp"):
        if passage.path[0] != "implementation" and passage.path != ("document", "preamble"):
            continue
        for match in _MEETINGS.finditer(passage.low):
            body = _spoken_of(subject.program, passage, match)
            if body and not _NOT_OF_THE_YEAR.search(passage.low, 0, match.start()):
                yield from _counted(passage, match, body)
        for match in _HOW_OFTEN.finditer(passage.low):
            body = _spoken_of(subject.program, passage, match)
            if body:
                yield from _as_often(passage, match, body)
        yield from _numbered(subject.program, passage)


def _numbered(program: Program, passage: Passage) -> Iterator[Problem]:
    """Conferences named by their numbers, or by the month of a thematic one."""
    for match in _THEMATIC.finditer(passage.low):
        body = _spoken_of(program, passage, match)
        meetings = body.meetings if body else []
        thematic = [m for m in meetings if m.kind == "thematic"] or meetings
        held = [months_of(m) for m in thematic]
        if held and not any(int(match["m"]) in months for months in held):
            months = ", ".join(str(month) for months in held for month in months)
            message = f"hội nghị họp tháng {months}, ở đây ghi tháng {match['m']}"
            yield passage.doubt(message, 3, "xem lại tháng", match.span("m"))


def _counted(passage: Passage, match: re.Match[str], body: Body) -> Iterator[Problem]:
    regular = sum(meeting.kind == "regular" for meeting in body.meetings)
    thematic = sum(meeting.kind == "thematic" for meeting in body.meetings)
    kind = match["kind"] or ""
    unsaid = any(m.number for m in body.meetings) and int(match["n"]) <= len(body.meetings)
    if kind and not thematic and unsaid:
        return
    right = (
        {thematic} if kind == "chuyên đề" else {regular} if kind else {regular, len(body.meetings)}
    )
    if int(match["n"]) not in right:
        counted = " hoặc ".join(str(number) for number in sorted(right))
        message = (
            f"chương trình có {counted} hội nghị {kind} của {body.name}, ở đây ghi {match['n']}"
        )
        yield passage.doubt(message.replace("  ", " "), 3, "xem lại số hội nghị", match.span("n"))


def _as_often(passage: Passage, match: re.Match[str], body: Body) -> Iterator[Problem]:
    """A body meets about as often as is said of it; meetings of which only the quarter is known do not tell."""
    regular = [meeting for meeting in body.meetings if meeting.kind == "regular"]
    if not regular or any(len(months_of(meeting)) != 1 for meeting in regular):
        return
    every = value_of(match["months"]) if match["months"] else {"tháng": 1, "quý": 3}[match["unit"]]
    if not 12 / every / _ABOUT < len(regular) < 12 / every * _ABOUT:
        message = f"{body.name} có {len(regular)} hội nghị trong chương trình, ở đây ghi “{match['often']}”"
        yield passage.doubt(message, 2, "xem lại câu này", match.span("often"))


def _spoken_of(program: Program, passage: Passage, match: re.Match[str]) -> Body | None:
    """The body of the programme that a text names right after a place, or else has named last before it."""
    names = {
        " ".join(plain(body.name).split()[:3]): body for body in program.bodies if body.meetings
    }
    after = _OF_WHOM.sub("", passage.low[match.end() : match.end() + 60])
    of = next((body for name, body in names.items() if after.startswith(name)), None)
    if of:
        return of
    named = [(passage.low.rfind(name, 0, match.start()), body) for name, body in names.items()]
    at, body = max(named, key=lambda entry: entry[0], default=(-1, None))
    return body if at >= 0 else None
