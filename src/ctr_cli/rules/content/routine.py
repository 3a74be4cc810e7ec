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

_DIGITS = regex(r"\d+")
_WORD = regex(r"\w+")
_MANY_MEETINGS = 6
_ROUTINE_FROM = 3


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

    def lacks(self, what: str, others: int) -> Problem:
        word = occasion(self.body.name)
        message = f"{self.name} không có nội dung {what}, {others} {word} khác có"
        return Problem((*self.path, "items"), message, doubt(2, _ADD), on_key=True)


_ADD = "thêm nội dung này nếu sót"


@once
def _years(subject: Subject) -> list[list[_Met]]:
    """The regular meetings of each body."""
    mets: dict[KeyPath, _Met] = {}
    years: dict[KeyPath, list[_Met]] = defaultdict(list)
    for passage in prose(subject).items:
        body, meeting, path = passage.body, passage.meeting, passage.path[:4]
        if body and meeting and meeting.kind == "regular":
            if path not in mets:
                mets[path] = _Met(path, body, meeting, [])
                years[path[:2]].append(mets[path])
            mets[path].items.append(passage)
    return list(years.values())


def _shapes(meetings: list[_Met]) -> list[dict[int, list[Passage]]]:
    """Items that say the same but for numbers, by the position of their meeting."""
    shapes: dict[str, dict[int, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    for at, met in enumerate(meetings):
        for item in met.items:
            shapes[_shape(item.text)][at].append(item)
    shapes.pop("", None)
    return list(shapes.values())


@once
def _shape(text: Text) -> str:
    """The words of an item without its numbers; nothing of a review."""
    return "" if is_review(text) else _DIGITS.sub("#", plain(text)).strip(" .;,…")


@once
def _words(text: Text) -> frozenset[str]:
    return frozenset(_WORD.findall(plain(text)))


@rule("CTR831", "warning", "info", needs="meetings")
def routine_item_present(subject: Subject) -> Iterator[Problem]:
    """What all other meetings of a body take up is missed in the one that does not: the review, and where they are many any item."""
    for meetings in _years(subject):
        yield from _unreviewed(meetings)
        for places in _shapes(meetings) if len(meetings) >= _MANY_MEETINGS else ():
            inside = [at for at in range(min(places), max(places)) if at not in places]
            enough = len(places) == len(meetings) - 1 or len(places) > _ROUTINE_FROM
            like = places[min(places)][0]
            if len(inside) == 1 and enough and not _said_otherwise(meetings[inside[0]], like):
                what = f"“{like.text.strip(' .;,')}”"
                yield meetings[inside[0]].lacks(what, len(places))


def _unreviewed(meetings: list[_Met]) -> Iterator[Problem]:
    """The one meeting that does not look back; one among few, or at the edge of the year, may be a special one."""
    lacking = [
        at
        for at, met in enumerate(meetings)
        if not any(_looks_back(item.text) for item in met.items)
    ]
    if len(lacking) != 1 or len(meetings) <= _ROUTINE_FROM:
        return
    met, many = meetings[lacking[0]], len(meetings) >= _MANY_MEETINGS
    found = met.lacks("kiểm điểm kỳ vừa qua", len(meetings) - 1)
    if many and 0 < lacking[0] < len(meetings) - 1:
        yield found
    elif len(met.items) > 1 and (many or _QUARTERS_END & {*months_of(met.meeting)}):
        yield found._replace(hint=doubt(1, _ADD), severity="info")


_QUARTERS_END = {3, 6, 9, 12}
_FIRST = regex("[.;]")
_YEAR_REVIEW = regex(r"(?:báo cáo )?tổng kết (?:công tác|tình hình|nhiệm vụ)(?! hè)[^.;\n]* năm 20")


@once
def _looks_back(text: Text) -> bool:
    """Whether an item reviews the work as a whole, not one field of it or the members themselves."""
    low = plain(text)
    return bool(is_review(text) or _YEAR_REVIEW.match(low)) and not tells(
        _FIRST.split(low)[0], "one field"
    )


def _said_otherwise(met: _Met, like: Passage) -> bool:
    """Whether a meeting has the same point in other words."""
    words = _words(like.text)
    near = [p for p in met.items if len(words & _words(p.text)) >= 0.5 * len(words)]
    if not near:
        return False
    from rapidfuzz import fuzz

    return any(fuzz.token_set_ratio(like.low, passage.low) >= 75 for passage in near)


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
            yield from _doubled_within(met)
            for item in met.items:
                if item.path not in routine and _is_definite(item):
                    before, other = said.setdefault(_gist(item.text), (met, item))
                    if before is not met:
                        yield _doubled(item, before, other)


_FILLERS = frozenset(
    _WORD.findall("và các về của trên vào việc cho công tác tại phường xã một số những")
)


@once
def _gist(text: Text) -> tuple[str, ...]:
    """The words of an item that tell it from another."""
    return tuple(word for word in _WORD.findall(plain(text)) if word not in _FILLERS)


def _doubled_within(met: _Met) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Passage] = {}
    for passage in met.items:
        other = first.setdefault(_gist(passage.text), passage)
        if other is not passage:
            message = f"nội dung này đã ghi trong cùng {passage.occasion}"
            there = [Also(other.path, "chỗ kia")]
            yield passage.problem(message, doubt(3, "bỏ một chỗ"), related=there)


_APPROVES = regex(
    r"\A(?:xem xét,? )?(?:thông qua|ban hành|phê duyệt|ra nghị quyết|tổng kết|thành lập|kiện toàn)\b"
)


def _doubled(passage: Passage, before: _Met, other: Passage) -> Problem:
    """An item that an earlier meeting has had."""
    sure = 1 + bool(_APPROVES.search(passage.low))
    message, advice = (
        f"nội dung này đã ghi ở {before.name}",
        "bỏ một chỗ, hoặc ghi rõ lần này làm gì khác",
    )
    return passage.doubt(message, sure, advice, related=[Also(other.path, "chỗ kia")])


_ONCE = regex(r"kết quả (?!công tác|thực hiện)[^;.,]* năm 20\d\d\W*\Z")
"""Results of the year, which are heard once although they are a report."""


def _is_definite(item: Passage) -> bool:
    """Whether saying this twice is odd: a definite thing, held without condition."""
    return bool(item.item and not item.item.condition) and _is_done_once(item.text)


@once
def _is_done_once(text: Text) -> bool:
    """Whether an item is about a definite thing, and not done again and again."""
    low = plain(text)
    again = tells(low, "recurring") or tells(low, "of a kind")
    definite = tells(low, "definite") and (not again or bool(_ONCE.search(low)))
    return definite and not is_review(text)
