"""CTR831, CTR832, CTR841 to CTR843: what meetings have in common, and work that hangs together over the year."""

from collections import defaultdict
from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import occasion
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Body
from ctr_cli.rules import walk
from ctr_cli.rules.content.contrary import at_odds_over_the_year
from ctr_cli.rules.content.ended import begun_after_its_end
from ctr_cli.rules.content.reviews import is_review
from ctr_cli.rules.content.stages import works_out_of_turn
from ctr_cli.rules.content.twice import ROUTINE_FROM, Met, Shapes, doubled, gist_of, shapes_of
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, doubt, holds, plain_of, prose, tells
from ctr_cli.rules.registry import Subject, Told, rule, rules
from ctr_cli.views.program import bodies_in_working_order, working_rank

_MANY_MEETINGS, _ALIKE = 6, 0.7
"""Meetings a year that are many; the part of its words by which an item says the same."""


@rules("CTR831 CTR832", "warning", "info", needs="meetings")
def items_in_common(subject: Subject) -> Iterator[Told]:
    """What the other meetings of a body take up is not missed in one, and what is no routine is said once."""
    bodies: dict[KeyPath, dict[KeyPath, Met]] = defaultdict(dict)
    for passage in prose(subject).items:
        body, meeting, path = passage.body, passage.meeting, passage.path[:4]
        if body and meeting and meeting.kind == "regular":
            met = bodies[path[:2]].setdefault(path, Met(path, body, meeting, []))
            met.items.append(passage)
    for mets in bodies.values():
        meetings = list(mets.values())
        shapes = shapes_of(meetings)
        yield from (("CTR831", problem) for problem in _missed(meetings, shapes))
        yield from (("CTR832", problem) for problem in doubled(meetings, shapes))


_QUARTERS_END = {3, 6, 9, 12}


def _missed(meetings: list[Met], shapes: Shapes) -> Iterator[Problem]:
    """The review, and where meetings are many any item, that one of them alone does not take up."""
    many, others = len(meetings) >= _MANY_MEETINGS, len(meetings) - 1
    lacking = [met for met in meetings if not any(_looks_back(item.text) for item in met.items)]
    if len(lacking) == 1 and others >= ROUTINE_FROM:
        (met,) = lacking
        # One among few, or at the edge of the year, may be a special one.
        likely = many and met not in (meetings[0], meetings[-1])
        closes = many or _QUARTERS_END & {*months_of(met.meeting)}
        if likely or (len(met.items) > 1 and closes):
            yield _lacks(met, "kiểm điểm kỳ vừa qua", others, 1 + likely)
    for places in shapes if many else ():
        inside = [at for at in range(min(places), max(places)) if at not in places]
        like = places[min(places)][0]
        enough = len(places) == others or len(places) > ROUTINE_FROM
        if len(inside) == 1 and enough and not _said_otherwise(meetings[inside[0]], like):
            what = f"“{like.text.strip(' .;,')}”"
            yield _lacks(meetings[inside[0]], what, len(places), 2)


def _lacks(met: Met, what: str, others: int, sureness: int) -> Problem:
    word = occasion(met.body.name)
    message = f"{met.name} không có nội dung {what}, {others} {word} khác có"
    hint = doubt(sureness, "thêm nội dung này nếu sót")
    severity: Severity | None = "info" if sureness == 1 else None
    return Problem((*met.path, "items"), message, hint, on_key=True, severity=severity)


_FIRST = regex("[.;]")
_YEAR_REVIEW = regex(r"(?:báo cáo )?tổng kết (?:công tác|tình hình|nhiệm vụ)(?! hè)[^.;\n]* năm 20")


@once
def _looks_back(text: Text) -> bool:
    """Whether an item reviews the work as a whole, not one field of it or the members themselves."""
    low = plain_of(text)
    review = is_review(text) or _YEAR_REVIEW.match(low)
    return bool(review) and not tells(_FIRST.split(low)[0], "one field")


def _said_otherwise(met: Met, like: Passage) -> bool:
    """Whether a meeting has the same point in other words."""
    words = {*gist_of(like.text)}
    return any(len(words & {*gist_of(p.text)}) >= _ALIKE * len(words) for p in met.items)


_COMMITTEE = 3
"""The rank of the committee in `data/bodies.yaml`: those below prepare for it, those above carry out."""


def _deciding(subject: Subject) -> Body | None:
    """The committee that decides: the highest of at least two bodies that work one for the other."""
    bodies = bodies_in_working_order(subject.program)
    ranked = [body for body in bodies if 0 < working_rank(body) <= _COMMITTEE]
    several = len({working_rank(body) for body in ranked}) > 1
    return ranked[-1] if several else None


_NUMBERED = regex(r"\blần thứ (\d+)\b")
"""A conference that is prepared a month before is told by its number."""
_PREPARES = r"(?:trình|chuẩn bị|phục vụ|nội dung|tài liệu)[^.;\n]*hội nghị[^.;\n]*"


@rule("CTR841", "warning", needs="meetings")
def conference_is_prepared(subject: Subject) -> Iterator[Problem]:
    """Where the standing committee prepares the conferences of the committee, it prepares each of them."""
    decides = _deciding(subject)
    if decides is None:
        return
    name = " ".join(plain(decides.name).split()[:3])
    said = list(prose(subject).find(_PREPARES, "hội nghị"))
    ready = {h.passage.path[:4] for h in said if holds(h.match.group(), (name, "lần thứ"))}
    numbers = {int(n) for h in said for n in _NUMBERED.findall(h.match.group())}
    months = {months_of(met): met.number in numbers for met in decides.meetings}
    held = {when: named for when, named in months.items() if len(when) == 1}
    for path, body in walk.bodies(subject.program):
        if not 0 < working_rank(body) < working_rank(decides):
            continue
        concerned = {
            (*path, "meetings", at): months_of(met)[0]
            for at, met in enumerate(body.meetings)
            if months_of(met) in held and met.kind == "regular"
        }
        missed = [p for p, month in concerned.items() if not (p in ready or held[(month,)])]
        others = ", ".join(str(month) for p, month in concerned.items() if p in ready)
        if len(missed) == 1 and len(concerned) >= 3 and others:
            month, word = concerned[missed[0]], occasion(body.name)
            message = (
                f"{word} tháng {month} không chuẩn bị nội dung trình {decides.name} họp cùng tháng"
            )
            hint = doubt(2, f"{word} các tháng {others} đều có nội dung này")
            yield Problem((*missed[0], "items"), message, hint, on_key=True)


_LAST_MONTHS = {11, 12}
_REVIEWS_YEAR = ("tổng kết", "kiểm điểm", "đánh giá", "kết quả", "báo cáo", "sơ kết", "tình hình")
_PROGRAMME = regex(
    r"""(?x) (?:chương\ trình|kế\ hoạch) [^.;\n]* (?: công\ tác (?!\ kiểm\ tra) | làm\ việc | hoạt\ động ) [^.;\n]*
    (?:năm|/)\ ? (?P<of>20\d\d|tới|sau)"""
)


@rule("CTR842", "info", needs="meetings")
def year_ends_with_next_years_programme(subject: Subject) -> Iterator[Problem]:
    """The last conference of the year looks back on it, and the next year's programme is adopted."""
    decides, year = _deciding(subject), subject.year
    if decides is None or len(decides.meetings) < 3:
        return
    last = decides.meetings[-1]
    if not _LAST_MONTHS & set(months_of(last)):
        return
    own = [passage.low for passage in prose(subject).items if passage.meeting is last]
    adopted = [match["of"] for low in own for match in _PROGRAMME.finditer(low)]
    place = next(path for path, _, met in walk.meetings(subject.program) if met is last)
    lacking = []
    if not {str(year + 1), "tới", "sau"} & set(adopted):
        lacking.append(f"thông qua chương trình công tác năm {year + 1}")
    of_year = (f"{year}", "tổng kết công tác", "tổng kết năm")
    if not any(holds(low, _REVIEWS_YEAR) and holds(low, of_year) for low in own):
        lacking.append(f"kiểm điểm, tổng kết năm {year}")
    for what in lacking:
        message = f"{occasion(decides.name)} cuối năm không {what}"
        hint = doubt(1, "thêm nội dung này nếu sót")
        yield Problem((*place, "items"), message, hint, on_key=True)


@rule("CTR843", "warning", "info", needs="meetings")
def work_is_taken_up_in_its_order(subject: Subject) -> Iterator[Problem]:
    """No step of a work comes behind a later one in the items of a meeting; nothing is taken up that was adopted or ended, by days, months or items."""
    told = [*works_out_of_turn(prose(subject).items, subject.year)]
    yield from told
    known = {problem.path for problem in told}
    yield from (p for p in begun_after_its_end(prose(subject).items) if p.path not in known)
    yield from at_odds_over_the_year(prose(subject))
