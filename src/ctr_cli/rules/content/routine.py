"""CTR831, CTR832, CTR841 to CTR843: what meetings have in common, and work that hangs together over the year."""

from collections import defaultdict
from collections.abc import Iterator

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import occasion
from ctr_cli.model.finding import Also, Problem, Severity
from ctr_cli.model.meetings import months_of, short_name
from ctr_cli.model.program import Body, Meeting
from ctr_cli.rules import walk
from ctr_cli.rules.content.repeats import (
    Core,
    Yearly,
    core_of,
    in_one_way,
    of_one_year,
    said_again,
    yearly,
)
from ctr_cli.rules.content.reviews import is_review
from ctr_cli.rules.content.stages import stage_of, works_out_of_turn
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, doubt, holds, plain_of, prose, tells
from ctr_cli.rules.registry import Subject, Told, rule, rules
from ctr_cli.views.program import bodies_in_working_order, working_rank

_MANY_MEETINGS, _ROUTINE_FROM, _ALIKE = 6, 3, 0.7
"""Meetings a year that are many; items that say the same which make a routine; the part of its words by which an item says the same."""


class _Met(Struct):
    """A regular meeting of a body with its place and the passages of its items."""

    path: KeyPath
    body: Body
    meeting: Meeting
    items: list[Passage]

    @property
    def name(self) -> str:
        if self.meeting.number is not None or len(months_of(self.meeting)) == 1:
            return short_name(self.body, self.meeting)
        return f"{occasion(self.body.name)} này"


_Taken = tuple[Yearly, _Met, Passage]
"""A matter of a year with the meeting and the item that take it up."""
_Shapes = list[dict[int, list[Passage]]]
"""Items that say the same but for numbers, by the position of their meeting; no reviews."""


@rules("CTR831 CTR832", "warning", "info", needs="meetings")
def items_in_common(subject: Subject) -> Iterator[Told]:
    """What the other meetings of a body take up is not missed in one, and what is no routine is said once."""
    bodies: dict[KeyPath, dict[KeyPath, _Met]] = defaultdict(dict)
    for passage in prose(subject).items:
        body, meeting, path = passage.body, passage.meeting, passage.path[:4]
        if body and meeting and meeting.kind == "regular":
            met = bodies[path[:2]].setdefault(path, _Met(path, body, meeting, []))
            met.items.append(passage)
    for mets in bodies.values():
        meetings = list(mets.values())
        shapes = _shapes(meetings)
        yield from (("CTR831", problem) for problem in _missed(meetings, shapes))
        yield from (("CTR832", problem) for problem in _doubled(meetings, shapes))


def _shapes(meetings: list[_Met]) -> _Shapes:
    shapes: dict[tuple[str, ...], dict[int, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for at, met in enumerate(meetings):
        for item in met.items:
            if not is_review(item.text):
                shapes[_shape(item.text)][at].append(item)
    return list(shapes.values())


_QUARTERS_END = {3, 6, 9, 12}


def _missed(meetings: list[_Met], shapes: _Shapes) -> Iterator[Problem]:
    """The review, and where meetings are many any item, that one of them alone does not take up."""
    many, others = len(meetings) >= _MANY_MEETINGS, len(meetings) - 1
    lacking = [met for met in meetings if not any(_looks_back(item.text) for item in met.items)]
    if len(lacking) == 1 and others >= _ROUTINE_FROM:
        (met,) = lacking
        # One among few, or at the edge of the year, may be a special one.
        likely = many and met not in (meetings[0], meetings[-1])
        closes = many or _QUARTERS_END & {*months_of(met.meeting)}
        if likely or (len(met.items) > 1 and closes):
            yield _lacks(met, "kiểm điểm kỳ vừa qua", others, 1 + likely)
    for places in shapes if many else ():
        inside = [at for at in range(min(places), max(places)) if at not in places]
        like = places[min(places)][0]
        enough = len(places) == others or len(places) > _ROUTINE_FROM
        if len(inside) == 1 and enough and not _said_otherwise(meetings[inside[0]], like):
            what = f"“{like.text.strip(' .;,')}”"
            yield _lacks(meetings[inside[0]], what, len(places), 2)


def _lacks(met: _Met, what: str, others: int, sureness: int) -> Problem:
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


def _said_otherwise(met: _Met, like: Passage) -> bool:
    """Whether a meeting has the same point in other words."""
    words = {*_gist(like.text)}
    return any(len(words & {*_gist(p.text)}) >= _ALIKE * len(words) for p in met.items)


def _doubled(meetings: list[_Met], shapes: _Shapes) -> Iterator[Problem]:
    """Items that say what another of their meeting does, or, where they are no routine, one of another meeting."""
    often = [places for places in shapes if len(places) >= _ROUTINE_FROM]
    routine = {item.path for places in often for items in places.values() for item in items}
    said: dict[tuple[str, ...], tuple[_Met, Passage]] = {}
    yearly_ones = list[_Taken]()
    for met in meetings:
        here: dict[tuple[str, ...], Passage] = {}
        cores: list[tuple[Core, Passage]] = []
        for item in met.items:
            gist = _gist(item.text)
            twin = here.setdefault(gist, item)
            if twin is not item:
                yield _said_at(item, f"trong cùng {item.place.occasion}", 3, twin)
            elif sure_twin := _in_other_words(item, cores):
                yield _said_at(item, f"trong cùng {item.place.occasion}", *sure_twin)
            elif clause := _clause_again(item):
                yield clause
            elif of_a_year := _once_a_year(item, met, yearly_ones):
                yield of_a_year
                continue
            held = item.path not in routine and item.item and not item.item.condition
            keys = [gist] if held and _is_definite(item.text) else []
            keys += _done_once(item.text)
            for before, other in [said.setdefault(key, (met, item)) for key in keys]:
                if before is not met:
                    sure = 1 + bool(_APPROVES.match(item.low) or _BEGUN.match(item.low))
                    yield _said_at(item, f"ở {before.name}", sure, other)
                    break


def _once_a_year(item: Passage, met: _Met, known: list[_Taken]) -> Problem | None:
    """What is wrong with an item that takes up what comes once a year and another item or meeting has."""
    ours = yearly(item.text)
    twins = [
        (there, other)
        for mine in ours
        for one, there, other in known
        if of_one_year(mine, one) and (mine[0] >= 0 or there is met)
    ]
    known += [(mine, met, item) for mine in ours]
    for there, other in twins:
        months = [*months_of(met.meeting), *months_of(there.meeting)] or [0]
        if max(months) - min(months) < _ANOTHER_YEAR:
            where = f"trong cùng {item.place.occasion}" if there is met else f"ở {there.name}"
            return _said_at(item, f"{where}: mỗi năm một lần", 2, other)
    return None


_ANOTHER_YEAR = 10
"""Months apart from which a matter without its year may be of two years."""


def _in_other_words(
    item: Passage, others: list[tuple[Core, Passage]]
) -> tuple[int, Passage] | None:
    """An earlier item of a meeting that says the same in other words, and how sure that is."""
    core = core_of(item.text)
    for known, one in others:
        if sure := said_again(core, known):
            steps = {stage_of(item.text), stage_of(one.text)}
            if len(steps) == 1 or not steps <= _HELD:
                return sure, one
    others.append((core, item))
    return None


_HEAD = regex(r"[^:;]*: ")


def _clause_again(item: Passage) -> Problem | None:
    """A clause of an item that says what an earlier one does; the one right before it may go on in it."""
    known, end = list[tuple[Core, Passage]](), 0
    for part in item.text.split(";") if item.text.count(";") > 1 else ():
        start, end = end, end + len(part) + 1
        head = 0 if known else len((_HEAD.match(part) or ("",))[0])
        text = Text(part[head:].strip(" ."))
        clause = item._replace(text=text, low=plain_of(text))
        if again := _in_other_words(clause, known[:-1]):
            message = f"“{text}” nói lại “{again[1].text}”"
            return item.doubt(message, again[0], _ONE_OF_TWO, (start + head, end - 1))
        known.append((core_of(text), clause))
    return None


_ONE_OF_TWO = "bỏ một chỗ, hoặc ghi rõ lần này làm gì khác"
_HELD = frozenset(range(2, 6))
"""The stages of what is carried out: begun and closed it is taken up twice."""


def _said_at(item: Passage, where: str, sureness: int, other: Passage) -> Problem:
    related = [Also(other.path, "chỗ kia")]
    return item.doubt(f"nội dung này đã ghi {where}", sureness, _ONE_OF_TWO, related=related)


_APPROVES = regex(
    r"(?:xem xét,? )?(?:thông qua|ban hành|phê duyệt|ra nghị quyết|tổng kết|thành lập|kiện toàn)\b"
)
_ADOPTS = regex(
    r"(?:[^:;.]{4,40}: )?(?:(?:hội nghị|tổ chức|xây dựng|xem xét|thảo luận|biểu quyết|ký),? )*(?P<act>ban hành|thông qua|phê duyệt|ký kết|ký|phản biện)(?: xã hội)?(?: đối với)?(?: dự thảo)?"
    r" (?P<what>(?:kế hoạch|chương trình|đề án|quy chế|nghị quyết|giao ước)\b(?: [^;:.()]{4,80}?(?= năm 20\d\d)|[^,;:.()]+))(?P<year> năm 20\d\d)?"
)
_ANEW = regex(r"điều chỉnh|bổ sung|sửa đổi|thay thế|\b(?:lần|đợt|chuyên đề|tháng|quý|từng|các)\b")


_BEGUN = regex(
    r"(?:(?:lễ|hội nghị|tổ chức|chuẩn bị|dự) )*(?P<act>ra mắt|công bố quyết định(?= (?:thành lập|công nhận|sáp nhập|phê duyệt))|khánh thành|khởi công|động thổ|khai trương|thành lập(?! (?:đoàn|tổ|các)\b)|ký kết"
    r"|(?:tổ chức|mở|khai mạc)(?=[^,;.]* (?:năm 20\d\d|truyền thống)))(?: lễ(?! hội))? (?P<what>[^,;.()]+?)(?: phường| xã)?(?P<year> năm 20\d\d)?(?=,| (?:cho|tại|với|ở|để|do|sau|vào|nhân) |[;.(]|\Z)"
)
"""What is set up, opened or held once."""


def _done_once(text: Text) -> list[tuple[str, ...]]:
    """The papers that a text adopts, or criticises, by their titles up to the year, of which a plan needs one; and what it begins."""
    low = plain_of(text)
    found = _ADOPTS.match(low) or _BEGUN.match(low)
    plan = found and found["what"].startswith(("kế", "chương")) and not found["year"]
    if not found or plan or _ANEW.search(found["what"]):
        return []
    words = {*in_one_way(text, *found.span("what"))}
    return (
        [(found["act"].split()[0], *sorted(words), found["year"] or "")] if len(words) > 3 else []
    )


_WORD = regex(r"\w+")
_FILLERS = frozenset(
    _WORD.findall("và các về của trên vào việc cho công tác tại phường xã một số những")
)


@once
def _gist(text: Text) -> tuple[str, ...]:
    """The words of an item that tell it from another."""
    return tuple(word for word in _WORD.findall(plain_of(text)) if word not in _FILLERS)


@once
def _shape(text: Text) -> tuple[str, ...]:
    """The same without numbers."""
    return tuple(word for word in _gist(text) if not word.isdecimal())


_SESSION = regex(r"(?:tổ chức )?(?:kỳ|phiên) họp (?:thường (?:kỳ|lệ) )?thứ ")
"""A session by its number, which CTR836 compares."""


@once
def _is_definite(text: Text) -> bool:
    """Whether saying this twice is odd: a definite thing, and not again and again."""
    low = plain_of(text)
    again = is_review(text) or tells(low, "recurring", "of a kind") or _SESSION.match(low)
    return not again and tells(low, "definite")


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
    said = prose(subject).find(_PREPARES, "hội nghị")
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
    return works_out_of_turn(prose(subject).items)
