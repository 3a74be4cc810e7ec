"""CTR831 and CTR832: what the meetings of a body have in common: an item one lacks, or two say alike."""

from collections import defaultdict
from collections.abc import Iterator

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import occasion
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.meetings import months_of, short_name
from ctr_cli.model.program import Body, Meeting
from ctr_cli.rules.content.reviews import is_review
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, doubt, prose, tells
from ctr_cli.rules.registry import Subject, rule

_DIGITS, _WORD = regex(r"\d+"), regex(r"\w+")
_MANY_MEETINGS, _ROUTINE_FROM = 6, 3
"""Meetings a year that are many; items that say the same which make a routine."""


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

    def lacks(self, what: str, others: int, sureness: int = 2) -> Problem:
        word = occasion(self.body.name)
        message = f"{self.name} không có nội dung {what}, {others} {word} khác có"
        hint = doubt(sureness, "thêm nội dung này nếu sót")
        found = Problem((*self.path, "items"), message, hint, on_key=True)
        return found._replace(severity="info") if sureness == 1 else found


@once
def _years(subject: Subject) -> list[list[_Met]]:
    """The regular meetings of each body."""
    years: dict[KeyPath, dict[KeyPath, _Met]] = defaultdict(dict)
    for passage in prose(subject).items:
        body, meeting, path = passage.body, passage.meeting, passage.path[:4]
        if body and meeting and meeting.kind == "regular":
            met = years[path[:2]].setdefault(path, _Met(path, body, meeting, []))
            met.items.append(passage)
    return [list(mets.values()) for mets in years.values()]


def _shapes(meetings: list[_Met]) -> list[dict[int, list[Passage]]]:
    """Items that say the same but for numbers, by the position of their meeting; no reviews."""
    shapes: dict[str, dict[int, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for at, met in enumerate(meetings):
        for item in met.items:
            if not is_review(item.text):
                shapes[_shape(item.text)][at].append(item)
    return list(shapes.values())


@once
def _shape(text: Text) -> str:
    """The words of an item without its numbers."""
    return _DIGITS.sub("#", plain(text)).strip(" .;,…")


@once
def _words(text: Text) -> frozenset[str]:
    return frozenset(_WORD.findall(plain(text)))


@rule("CTR831", "warning", "info", needs="meetings")
def routine_item_present(subject: Subject) -> Iterator[Problem]:
    """What all other meetings of a body take up is missed in the one that does not: the review, and where they are many any item."""
    for meetings in _years(subject):
        many = len(meetings) >= _MANY_MEETINGS
        yield from _unreviewed(meetings, many=many)
        for places in _shapes(meetings) if many else ():
            inside = [at for at in range(min(places), max(places)) if at not in places]
            enough = len(places) == len(meetings) - 1 or len(places) > _ROUTINE_FROM
            like = places[min(places)][0]
            if len(inside) == 1 and enough and not _said_otherwise(meetings[inside[0]], like):
                what = f"“{like.text.strip(' .;,')}”"
                yield meetings[inside[0]].lacks(what, len(places))


_QUARTERS_END = {3, 6, 9, 12}
_FIRST = regex("[.;]")
_YEAR_REVIEW = regex(r"(?:báo cáo )?tổng kết (?:công tác|tình hình|nhiệm vụ)(?! hè)[^.;\n]* năm 20")


def _unreviewed(meetings: list[_Met], *, many: bool) -> Iterator[Problem]:
    """The one meeting that does not look back; one among few, or at the edge of the year, may be a special one."""
    lacking = [met for met in meetings if not any(_looks_back(item.text) for item in met.items)]
    if len(lacking) == 1 and len(meetings) > _ROUTINE_FROM:
        met = lacking[0]
        likely = many and met not in (meetings[0], meetings[-1])
        ends = many or _QUARTERS_END & {*months_of(met.meeting)}
        if likely or (len(met.items) > 1 and ends):
            yield met.lacks("kiểm điểm kỳ vừa qua", len(meetings) - 1, 1 + likely)


@once
def _looks_back(text: Text) -> bool:
    """Whether an item reviews the work as a whole, not one field of it or the members themselves."""
    low = plain(text)
    review = is_review(text) or _YEAR_REVIEW.match(low)
    return bool(review) and not tells(_FIRST.split(low)[0], "one field")


def _said_otherwise(met: _Met, like: Passage) -> bool:
    """Whether a meeting has the same point in other words."""
    words = _words(like.text)
    return any(len(words & _words(p.text)) >= _ALIKE * len(words) for p in met.items)


_ALIKE = 0.7
"""The part of the words of an item by which another says the same."""


@rule("CTR832", "warning", "info", needs="meetings")
def item_said_once(subject: Subject) -> Iterator[Problem]:
    """No two items of a body say the same, unless they are its routine."""
    for meetings in _years(subject):
        routine = {
            item.path
            for places in _shapes(meetings)
            if len(places) >= _ROUTINE_FROM
            for items in places.values()
            for item in items
        }
        said: dict[tuple[str, ...], tuple[_Met, Passage]] = {}
        for met in meetings:
            here: dict[tuple[str, ...], Passage] = {}
            for item in met.items:
                gist = _gist(item.text)
                twin = here.setdefault(gist, item)
                if twin is not item:
                    message = f"nội dung này đã ghi trong cùng {item.occasion}"
                    yield _doubled(item, message, 3, twin)
                if item.path not in routine and _is_definite(item):
                    before, other = said.setdefault(gist, (met, item))
                    if before is not met:
                        sure = 1 + bool(_APPROVES.match(item.low))
                        yield _doubled(item, f"nội dung này đã ghi ở {before.name}", sure, other)


def _doubled(passage: Passage, message: str, sureness: int, other: Passage) -> Problem:
    """An item that stands elsewhere too."""
    advice = "bỏ một chỗ, hoặc ghi rõ lần này làm gì khác"
    return passage.doubt(message, sureness, advice, related=[Also(other.path, "chỗ kia")])


_APPROVES = regex(
    r"(?:xem xét,? )?(?:thông qua|ban hành|phê duyệt|ra nghị quyết|tổng kết|thành lập|kiện toàn)\b"
)
_FILLERS = frozenset(
    _WORD.findall("và các về của trên vào việc cho công tác tại phường xã một số những")
)


@once
def _gist(text: Text) -> tuple[str, ...]:
    """The words of an item that tell it from another."""
    return tuple(word for word in _WORD.findall(plain(text)) if word not in _FILLERS)


_ONCE = regex(r"kết quả (?!công tác|thực hiện)[^;.,]* năm 20\d\d\W*\Z")
"""Results of the year, which are heard once although they are a report."""


def _is_definite(item: Passage) -> bool:
    """Whether saying this twice is odd: a definite thing, held without condition, and not again and again."""
    if not item.item or item.item.condition or is_review(item.text):
        return False
    again = tells(item.low, "recurring", "of a kind")
    return tells(item.low, "definite") and (not again or bool(_ONCE.search(item.low)))
