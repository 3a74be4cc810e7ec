"""What a programme says twice: in one meeting, in two, in one item; in the same words or in others."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import chain

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import FIELD, occasion
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.meetings import months_of, short_name
from ctr_cli.model.program import Body, Meeting
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
from ctr_cli.rules.content.stages import stage_of
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, plain_of, tells

ROUTINE_FROM = 3
"""Items that say the same which make a routine."""


class Met(Struct):
    """A regular meeting of a body with its place and the passages of its items."""

    path: KeyPath
    body: Body
    meeting: Meeting
    items: list[Passage]

    @property
    def name(self) -> str:
        """What the meeting is called."""
        if self.meeting.number is not None or len(months_of(self.meeting)) == 1:
            return short_name(self.body, self.meeting)
        return f"{occasion(self.body.name)} này"


_Taken = tuple[Yearly, Met, Passage]
"""A matter of a year with the meeting and the item that take it up."""
Shapes = list[dict[int, list[Passage]]]
"""Items that say the same but for numbers, by the position of their meeting; no reviews."""


def shapes_of(meetings: list[Met]) -> Shapes:
    """The items of meetings that say the same."""
    shapes: dict[tuple[str, ...], dict[int, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for at, met in enumerate(meetings):
        for item in met.items:
            if not is_review(item.text):
                shapes[_shape(item.text)][at].append(item)
    return list(shapes.values())


def doubled(meetings: list[Met], shapes: Shapes) -> Iterator[Problem]:
    """Items that say what another of their meeting does, or, where they are no routine, one of another meeting."""
    often = [places for places in shapes if len(places) >= ROUTINE_FROM]
    routine = {item.path for places in often for items in places.values() for item in items}
    said: dict[tuple[str, ...], tuple[Met, Passage]] = {}
    yearly_ones, taken_up = list[_Taken](), dict[str, list[_TakenUp]]()
    for met in meetings:
        here: dict[tuple[str, ...], Passage] = {}
        cores: list[tuple[Core, Passage]] = []
        for item in met.items:
            gist = gist_of(item.text)
            twin = here.setdefault(gist, item)
            if twin is not item:
                yield _said_at(item, _here(item, twin), 3, twin)
            elif sure_twin := _in_other_words(item, cores):
                yield _said_at(item, _here(item, sure_twin[1]), *sure_twin)
            elif clause := _clause_again(item):
                yield clause
            elif of_a_year := _once_a_year(item, met, yearly_ones):
                yield of_a_year
                continue
            elif item.path not in routine and (again := _soon_again(item, met, taken_up)):
                yield again
                continue
            held = item.path not in routine and item.item and not item.item.arises_if
            keys = [gist] if held and _is_definite(item.text) else []
            keys += _done_once(item.text)
            for before, other in [said.setdefault(key, (met, item)) for key in keys]:
                if before is not met:
                    sure = 1 + bool(_APPROVES.match(item.low) or _BEGUN.match(item.low))
                    yield _said_at(item, f"ở {before.name}", sure, other)
                    break


def _once_a_year(item: Passage, met: Met, known: list[_Taken]) -> Problem | None:
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


_TakenUp = tuple[Core, Met, Passage]
"""What an item takes up at its place, with its meeting."""
_LOOKS = regex(
    r"(?:(?:tổ chức|tiến hành|thực hiện|đoàn) )*(?:giám sát|kiểm tra|thanh tra)(?: việc)? (?!kết quả|kế hoạch|chương trình)"
)
_AGAIN = regex(r"\b(?:lần|đợt|tháng|quý|tiếp tục|sau|kết luận|tái|hằng|định kỳ|thường kỳ)\b")
_SOON, _LIKELY, _LITTLE, _LAST, _FEW = 3, 3, 2, 20, 3
"""Months after which a work may be taken up anew; objects that two share, words that one has alone; how many are compared by a word, and in all."""


def _soon_again(item: Passage, met: Met, known: dict[str, list[_TakenUp]]) -> Problem | None:
    """What is wrong with an item that does what another meeting has done shortly before; what is heard comes again."""
    core, shared, others = core_of(item.text), Counter[KeyPath](), dict[KeyPath, _TakenUp]()
    again = _AGAIN.search(item.low) or tells(item.low, "recurring", "of a kind")
    if again or "hear" in core.done or is_review(item.text):
        return None
    for word in core.objects:
        for one in known.setdefault(word, [])[-_LAST:]:
            shared[one[2].path] += 1
            others[one[2].path] = one
        known[word].append((core, met, item))
    for path, many in shared.most_common(_FEW):
        before, there, other = others[path]
        apart = max(months_of(met.meeting) or (0,)) - max(months_of(there.meeting) or (0,))
        soon = there is not met and 0 < apart <= _SOON and many >= _LIKELY
        if soon and _done_alike(core, before, item, other) and said_again(before, core):
            return _said_at(item, f"ở {there.name}", 1, other)
    return None


def _done_alike(core: Core, one: Core, item: Passage, other: Passage) -> bool:
    """Whether two items do the same with what few words tell apart; what is looked into may be told more freely."""
    looks = {bool(_LOOKS.match(each.low)) for each in (item, other)}
    less, more = sorted((len(core.words - one.said), len(one.words - core.said)))
    if looks == {True}:
        return less <= _LITTLE
    return (
        len(looks) == 1 and core.done - {"do"} == one.done - {"do"} and 2 * less + more <= _LIKELY
    )


_HEAD = regex(r"[^:;]*: ")


def _clause_again(item: Passage) -> Problem | None:
    """A clause of an item that says what an earlier one does, or all but its end; the one right before it may go on in it."""
    known, end = list[list[tuple[Core, Passage]]](), 0
    for part in item.text.split(";") if item.text.count(";") > 1 else ():
        start, end = end, end + len(part) + 1
        head = 0 if known else len((_HEAD.match(part) or ("",))[0])
        text = Text(part[head:].strip(" ."))
        clause = item._replace(text=text, low=plain_of(text))
        if again := _in_other_words(clause, [*chain(*known[:-1])]):
            message = f"“{text}” nói lại “{again[1].text}”"
            return item.doubt(message, again[0], _ONE_OF_TWO, (start + head, end - 1))
        less = Text(text.rpartition(", ")[0])
        told = [text, less] if less.count(" ") >= _CLAUSE else [text]
        known.append([(core_of(one), clause) for one in told])
    return None


_CLAUSE = 5
"""Blanks of the beginning of a clause that may be all another says."""
_ONE_OF_TWO = "bỏ một chỗ, hoặc ghi rõ lần này làm gì khác"
_HELD = frozenset(range(2, 6))
"""The stages of what is carried out: begun and closed it is taken up twice."""


def _here(item: Passage, other: Passage) -> str:
    """Where the same stands before the meeting of an item; nobody meets in a field of work."""
    word = item.place.occasion
    return f"ở nội dung {int(other.path[5]) + 1}, cùng {'thời gian này' if word == FIELD else word}"


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
_FILLERS = frozenset(_WORD.findall("và các về của trên vào việc cho công tác tại phường xã những"))


@once
def gist_of(text: Text) -> tuple[str, ...]:
    """The words of an item that tell it from another."""
    return tuple(word for word in _WORD.findall(plain_of(text)) if word not in _FILLERS)


@once
def _shape(text: Text) -> tuple[str, ...]:
    """The same without numbers."""
    return tuple(word for word in gist_of(text) if not word.isdecimal())


_SESSION = regex(r"(?:tổ chức )?(?:kỳ|phiên) họp (?:thường (?:kỳ|lệ) )?thứ ")
"""A session by its number, which CTR836 compares."""


@once
def _is_definite(text: Text) -> bool:
    """Whether saying this twice is odd: a definite thing and not again and again, or one told in many words."""
    low = plain_of(text)
    again = is_review(text) or tells(low, "of a kind") or _SESSION.match(low)
    recurs = tells(low, "recurring")
    return not again and (len(gist_of(text)) >= _LONG or (not recurs and tells(low, "definite")))


_LONG = 12
"""Words of an item, told word for word, by which it is no routine."""
