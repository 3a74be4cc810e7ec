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
from ctr_cli.rules.reading import Hit, Passage, holds, prose, tells
from ctr_cli.rules.registry import Subject, rule

_OTHERS = ("trung ương", "thành phố", "tỉnh", "huyện", "quận", "chi bộ")
_SUBMITTED = (
    r"(?<!chương )(?<!quá )(?<!đã )(?<!tờ )\b(?:trình|chuẩn bị|nội dung|tài liệu)\b(?P<to>[^.;\n]*?)\bhội nghị"
    r" +(?:(?:chuyên đề|thường kỳ|định kỳ|bất thường|đột xuất|lần thứ) ?)?(?:của )?(?P<body>[^.;,\n]*?)"
    rf" *\blần thứ +(?P<number>{NUMBER})\b(?: \((?:dự kiến |họp |tổ chức |vào )*(?:thứ \w+,? |chủ nhật,? )?(?:ngày )?{DAY}(?:/\d{{4}})?\))?"
)
_BETWEEN = rf"giữa (?:hai|02|2) (?:kỳ )?hội nghị(?: lần)? thứ (?P<a>{NUMBER}) và (?:(?:hội nghị )?(?:lần )?thứ )?(?P<b>{NUMBER})"
_TO = regex(
    r"(?:, ?)?(?:(?:các |những )?(?:nội dung|tài liệu)(?:, tài liệu)? ?)?"
    r"(?:trình|chuẩn bị)? ?(?:cho|của|tổ chức|phục vụ|ra)? ?(?:tại)?"
)


class Submission(Struct):
    """Words by which a meeting prepares a numbered conference of a body; None when the body has none of that number."""

    hit: Hit
    meeting: Meeting
    target: Body
    conference: Meeting | None


def submissions(subject: Subject) -> Iterator[Submission]:
    """What the programme's meetings prepare for its numbered conferences."""
    for hit, meeting, target in _prepared(subject):
        told = tells(hit.passage.low[: hit.span()[0]], "conference held")
        if _is_numbered(target) and not told and _TO.fullmatch(hit["to"].strip()):
            number = value_of(hit["number"])
            conference = next((m for m in target.meetings if m.number == number), None)
            yield Submission(hit, meeting, target, conference)


def _prepared(subject: Subject) -> Iterator[tuple[Hit, Meeting, Body]]:
    """Where items speak of preparing a numbered conference, and the body of the programme that is meant."""
    for hit in prose(subject).find(_SUBMITTED, "lần thứ"):
        body, meeting = hit.passage.body, hit.passage.meeting
        target = _body_named(subject.program, body, hit["body"]) if body else None
        if target and meeting and hit.passage.path[-1] == "text":
            yield hit, meeting, target


def _body_named(program: Program, besides: Body, printed: str) -> Body | None:
    """The body that words such as `Ban Chấp hành Đảng bộ phường` mean; the own one only where its meetings have no numbers.

    Another level's conference (of the city, of the Central Committee) is none of ours.
    """
    said, others = fold(re.sub(r"^bch\b", "ban chấp hành", printed)), list[Body]()
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
    for hit in prose(subject).find(_BETWEEN, "hội nghị thứ", "hội nghị lần thứ"):
        own = hit.passage.meeting.number if hit.passage.meeting else None
        if own and (value_of(hit["a"]), value_of(hit["b"])) != (own - 1, own):
            message = f"hội nghị lần thứ {own} nghe việc giữa hai hội nghị {hit['a']} và {hit['b']}"
            hint = f"có phải giữa hội nghị lần thứ {own - 1} và lần thứ {own}?"
            yield hit.passage.problem(message, hint, (hit.span("a")[0], hit.span("b")[1]))
    for hit, _, target in _prepared(subject):
        if target.meetings[1:] and not _is_numbered(target):
            message = f"{hit.words('body')} không có hội nghị đánh số trong chương trình"
            yield hit.problem(message, "ghi hội nghị theo tháng, hoặc xem lại tên cơ quan", "body")
    for submission in submissions(subject):
        yield from _in_its_month(submission)


def _in_its_month(submission: Submission) -> Iterator[Problem]:
    """What is wrong with the number of a conference that is prepared, or with the day in brackets behind it."""
    hit, meeting, target, conference = submission
    months, held = months_of(meeting), months_of(conference) if conference else ()
    soon = any(0 <= month - before <= 1 for month in held for before in months)
    due = [str(m.number) for m in target.meetings if m.number and {*months_of(m)} & {*months}]
    hint = f"hội nghị của tháng này là lần thứ {', '.join(due)}"
    hint = hint if due else "tháng này không có hội nghị nào; xem lại tháng hoặc số"
    number, when = value_of(hit["number"]), ", ".join(map(str, held))
    if conference is None:
        message = f"không có Hội nghị {target.name} lần thứ {number} trong chương trình"
        yield hit.problem(message, hint, "number")
    elif months and held and not soon:
        message = f"Hội nghị lần thứ {number} họp tháng {when}, không phải tháng này"
        yield hit.problem(message, hint, "number")
    elif conference.date and meeting.date and conference.date < meeting.date:
        message = f"Hội nghị lần thứ {number} họp ngày {conference.date}, trước hội nghị này ({meeting.date})"
        yield hit.problem(message, "xem lại ngày họp của hai hội nghị", "number")
    elif held and hit["m"] and int(hit["m"]) not in held:
        message = f"hội nghị này họp tháng {when}, ở đây ghi ngày {hit['d']}/{hit['m']}"
        yield hit.problem(message, "xem lại ngày hoặc tháng họp", "m")


_MEETINGS = regex(
    r"(?P<n>\d{1,2}) (?:hội nghị|phiên họp|phiên|cuộc họp|kỳ họp)(?: (?P<kind>thường kỳ|định kỳ|chuyên đề))?"
)
_THEMATIC = regex(r"chuyên đề (?:\w+ )?(?:vào |trong )?tháng (?P<m>\d{1,2})(?!\d)")
_ONCE = r"(?:một|01|1) (?:lần|kỳ|phiên|hội nghị)"
_HOW_OFTEN = regex(
    rf"họp(?: thường kỳ| định kỳ)?,? (?P<often>(?:mỗi|một|hằng|hàng|theo) (?P<unit>tháng|quý)(?: {_ONCE})?|(?P<months>{NUMBER}) tháng {_ONCE})"
)
_ABOUT = 1.6
"""How many times more or fewer meetings than said still count as that often."""
_OF_WHOM = regex(r"\A(?: thường kỳ| định kỳ| chuyên đề)? (?:của )?")
_NOT_OF_THE_YEAR = regex(r"\b(?:mỗi|một|hằng|hàng) (?:tháng|quý|kỳ)")


@rule("CTR215", "warning", needs="meetings")
def meetings_are_as_announced(subject: Subject) -> Iterator[Problem]:
    """What the text outside the meetings says of them is so: how many, how often, in which month thematic ones are."""
    looks = ((_MEETINGS, _counted), (_HOW_OFTEN, _as_often), (_THEMATIC, _thematic))
    for passage in prose(subject).holding("hội nghị", "phiên", "cuộc họp"):
        if passage.path[0] == "implementation" or passage.path == ("document", "preamble"):
            for pattern, amiss in looks:
                for match in pattern.finditer(passage.low):
                    body = _spoken_of(subject.program, passage, match)
                    told = amiss(match, body) if body else None
                    if told:
                        group, sureness, message = told
                        yield passage.doubt(message, sureness, "xem lại câu này", match.span(group))


Amiss = tuple[str, int, str] | None
"""The group of a pattern that holds what is wrong, how sure that is, and what is told."""


def _counted(match: re.Match[str], body: Body) -> Amiss:
    of_kind = [sum(m.kind == kind for m in body.meetings) for kind in ("regular", "thematic")]
    (regular, thematic), kind = of_kind, match["kind"] or ""
    unsaid = any(m.number for m in body.meetings) and int(match["n"]) <= len(body.meetings)
    usual = {regular} if kind else {regular, len(body.meetings)}
    right = {thematic} if kind == "chuyên đề" else usual
    monthly = _NOT_OF_THE_YEAR.search(match.string, 0, match.start())
    if monthly or (kind and not thematic and unsaid) or int(match["n"]) in right:
        return None
    counted = f"{' hoặc '.join(map(str, sorted(right)))} {f'hội nghị {kind}'.strip()}"
    return "n", 3, f"chương trình có {counted} của {body.name}, ở đây ghi {match['n']}"


def _as_often(match: re.Match[str], body: Body) -> Amiss:
    """A body meets about as often as is said of it; meetings of which only the quarter is known do not tell."""
    regular = [meeting for meeting in body.meetings if meeting.kind == "regular"]
    every = value_of(match["months"]) if match["months"] else {"tháng": 1, "quý": 3}[match["unit"]]
    about = 12 / every / _ABOUT < len(regular) < 12 / every * _ABOUT
    if about or not regular or any(len(months_of(meeting)) != 1 for meeting in regular):
        return None
    message = f"{body.name} có {len(regular)} hội nghị trong chương trình"
    return "often", 2, f"{message}, ở đây ghi “{match['often']}”"


def _thematic(match: re.Match[str], body: Body) -> Amiss:
    thematic = [m for m in body.meetings if m.kind == "thematic"] or body.meetings
    held = [month for meeting in thematic for month in months_of(meeting)]
    if int(match["m"]) in held:
        return None
    return "m", 3, f"hội nghị họp tháng {', '.join(map(str, held))}, ở đây ghi tháng {match['m']}"


def _spoken_of(program: Program, passage: Passage, match: re.Match[str]) -> Body | None:
    """The body of the programme that a text names right after a place, or else has named last before it."""
    names = {
        " ".join(plain(body.name).split()[:3]): body for body in program.bodies if body.meetings
    }
    after = _OF_WHOM.sub("", passage.low[match.end() : match.end() + 60])
    behind = next((body for name, body in names.items() if after.startswith(name)), None)
    named = [(passage.low.rfind(name, 0, match.start()), body) for name, body in names.items()]
    at, before = max(named, key=lambda entry: entry[0], default=(-1, None))
    return behind or (before if at >= 0 else None)
