"""CTR841 to CTR843: work that hangs together over the year: conferences prepared, drafts adopted, the next programme."""

from collections.abc import Iterator
from itertools import groupby

from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import occasion
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.model.program import Body
from ctr_cli.rules import walk
from ctr_cli.rules.content.stages import stages_out_of_turn, works_out_of_turn
from ctr_cli.rules.reading import doubt, holds, prose
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.views.program import bodies_in_working_order, working_rank

_COMMITTEE = 3
"""The rank of the committee in `data/bodies.yaml`: those below prepare for it, those above carry out."""


def _deciding(subject: Subject) -> Body | None:
    """The committee that decides: the highest of at least two bodies that work one for the other."""
    bodies = bodies_in_working_order(subject.program)
    ranked = [body for body in bodies if 0 < working_rank(body) <= _COMMITTEE]
    several = len({working_rank(body) for body in ranked}) > 1
    return ranked[-1] if several else None


_PREPARES = r"(?:trình|chuẩn bị|phục vụ|nội dung|tài liệu)[^.;\n]*hội nghị[^.;\n]*"


@rule("CTR841", "warning", needs="meetings")
def conference_is_prepared(subject: Subject) -> Iterator[Problem]:
    """Where the standing committee prepares the conferences of the committee, it prepares each of them."""
    decides = _deciding(subject)
    if decides is None:
        return
    name = " ".join(plain(decides.name).split()[:3])
    ready = {
        hit.passage.path[:4]
        for hit in prose(subject).find(_PREPARES, "hội nghị")
        if name in hit.match.group() or "lần thứ" in hit.match.group()
    }
    held = {months_of(met) for met in decides.meetings if len(months_of(met)) == 1}
    for path, body in walk.bodies(subject.program):
        if not 0 < working_rank(body) < working_rank(decides):
            continue
        concerned = {
            (*path, "meetings", at): months_of(met)[0]
            for at, met in enumerate(body.meetings)
            if months_of(met) in held and met.kind == "regular"
        }
        missed = [place for place in concerned if place not in ready]
        if len(missed) == 1 and len(concerned) >= 3:
            month, word = concerned.pop(missed[0]), occasion(body.name)
            message = (
                f"{word} tháng {month} không chuẩn bị nội dung trình {decides.name} họp cùng tháng"
            )
            others = ", ".join(map(str, concerned.values()))
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
    """No step of a work comes behind a later one in the items of a meeting; no draft is discussed that was adopted, by days, months or items."""
    for _, items in groupby(prose(subject).items, lambda passage: passage.path[:4]):
        yield from stages_out_of_turn([*items])
    yield from works_out_of_turn(prose(subject).items)
