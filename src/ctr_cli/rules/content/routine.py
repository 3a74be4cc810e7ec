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


_Places = list[tuple[int, Passage]]
"""Items of one shape, each with the position of its meeting."""


class _Year(Struct):
    """The regular meetings of a body, and its items by their shape: without numbers, reviews left out."""

    meetings: list[_Met]
    shapes: dict[str, _Places]


@once
def _years(subject: Subject) -> list[_Year]:
    """The year of each body."""
    by_path: dict[KeyPath, _Met] = {}
    years: dict[str, _Year] = {}
    for passage in prose(subject).items:
        body, meeting, path = passage.body, passage.meeting, passage.path[:4]
        if body is None or meeting is None or meeting.kind != "regular":
            continue
        year = years.setdefault(body.id, _Year([], defaultdict(list)))
        if path not in by_path:
            by_path[path] = _Met(path, body, meeting, [])
            year.meetings.append(by_path[path])
        by_path[path].items.append(passage)
        if not is_review(passage.text):
            shape = _DIGITS.sub("#", passage.low).strip(" .;,…")
            year.shapes[shape].append((len(year.meetings) - 1, passage))
    return list(years.values())


@once
def _words(text: Text) -> frozenset[str]:
    return frozenset(_WORD.findall(plain(text)))


@rule("CTR831", "warning", "info", needs="meetings")
def routine_item_present(subject: Subject) -> Iterator[Problem]:
    """What all other meetings of a body take up is missed in the one that does not: the review, and where they are many any item."""
    for meetings, shapes in _years(subject):
        yield from _unreviewed(meetings)
        for places in shapes.values() if len(meetings) >= _MANY_MEETINGS else ():
            at, like = _gap({at for at, _ in places}, len(meetings)), places[0][1]
            if at is not None and not _said_otherwise(meetings[at], like):
                what = f"“{like.text.strip(' .;,')}”"
                yield _missing(meetings[at], what, len({at for at, _ in places}))


def _unreviewed(meetings: list[_Met]) -> Iterator[Problem]:
    """The one meeting that does not look back; one among few, or at the edge of the year, may be a special one."""
    lacking = [at for at, met in enumerate(meetings) if not _looks_back(met)]
    if len(lacking) != 1 or len(meetings) <= _ROUTINE_FROM:
        return
    met = meetings[lacking[0]]
    months = months_of(met.meeting)
    found = _missing(met, "kiểm điểm kỳ vừa qua", len(meetings) - 1)
    if len(meetings) >= _MANY_MEETINGS and 0 < lacking[0] < len(meetings) - 1:
        yield found
    elif len(met.items) > 1 and (len(meetings) >= _MANY_MEETINGS or _QUARTERS_END & {*months}):
        yield found._replace(hint=doubt(1, _ADD), severity="info")


_QUARTERS_END = {3, 6, 9, 12}
_ADD = "thêm nội dung này nếu sót"


def _missing(met: _Met, what: str, others: int) -> Problem:
    message = f"{met.name} không có nội dung {what}, {others} {occasion(met.body.name)} khác có"
    return Problem((*met.path, "items"), message, doubt(2, _ADD), on_key=True)


_YEAR_REVIEW = regex(r"(?:báo cáo )?tổng kết (?:công tác|tình hình|nhiệm vụ)(?! hè)[^.;\n]* năm 20")
_ONE_FIELD = regex(
    r"""(?x) \A[^.;]*? (?: xây\ dựng\ đảng | kiểm\ tra | giám\ sát | ngân\ sách | dân\ vận | tuyên\ giáo | cải\ cách
    | thi\ đua | cá\ nhân | tập\ thể | chuyên\ đề | nghị\ quyết\ số | kinh\ tế )"""
)


def _looks_back(met: _Met) -> bool:
    """Whether a meeting reviews the work as a whole, not one field of it or the members themselves."""
    return any(
        (is_review(item.text) or _YEAR_REVIEW.match(item.low)) and not _ONE_FIELD.search(item.low)
        for item in met.items
    )


def _gap(present: set[int], total: int) -> int | None:
    """The one meeting that lacks what all others have, or all those around it."""
    inside = [at for at in range(min(present), max(present)) if at not in present]
    enough = len(present) == total - 1 or len(present) > _ROUTINE_FROM
    return inside[0] if len(inside) == 1 and enough else None


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
    for meetings, shapes in _years(subject):
        routine = {
            passage.path
            for places in shapes.values()
            if len({at for at, _ in places}) >= _ROUTINE_FROM
            for _, passage in places
        }
        said: dict[tuple[str, ...], tuple[_Met, Passage]] = {}
        for met in meetings:
            yield from _doubled_within(met)
            for passage in met.items:
                if passage.path not in routine and _doubtful(passage):
                    before, other = said.setdefault(_gist(passage.text), (met, passage))
                    if before is not met:
                        yield _doubled(passage, before, other)


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
    approves = bool(_APPROVES.search(passage.low))
    hint = doubt(1 + approves, "bỏ một chỗ, hoặc ghi rõ lần này làm gì khác")
    there = [Also(other.path, "chỗ kia")]
    found = passage.problem(f"nội dung này đã ghi ở {before.name}", hint, related=there)
    return found if approves else found._replace(severity="info")


_SPECIFIC = regex(
    r"\d|kế hoạch|đề án|nghị quyết|chương trình|quy chế|quy định|chỉ thị|dự án|hướng dẫn"
)
_OF_A_KIND = regex(r"\bcác (?:dự án|đề án|chỉ thị|nghị quyết|nội dung|cuộc)")
_ONCE = regex(r"kết quả (?!công tác|thực hiện)[^;.,]* năm 20\d\d\W*\Z")
"""Results of the year, which are heard once although they are a report."""


def _doubtful(passage: Passage) -> bool:
    """Whether saying this twice is odd: a definite thing, held without condition, and not done again and again."""
    low = passage.low
    if passage.item is None or passage.item.condition or is_review(passage.text):
        return False
    again = tells(low, "recurring") or _OF_A_KIND.search(low)
    return bool(_SPECIFIC.search(low)) and (not again or bool(_ONCE.search(low)))
