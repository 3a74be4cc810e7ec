"""CTR831 to CTR833: what the meetings of a body have in common: an item one lacks, or two say alike."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.patterns import regex
from ctr_cli.model.bodies import occasion
from ctr_cli.model.finding import Also, Problem, Severity
from ctr_cli.model.meetings import months_of, short_name
from ctr_cli.model.program import Body, Meeting
from ctr_cli.rules.content.reviews import is_review
from ctr_cli.rules.kept import once
from ctr_cli.rules.reading import Passage, doubt, prose
from ctr_cli.rules.registry import Subject, rule

_DIGITS = regex(r"\d+")
_YEAR = regex(r"\b20\d\d\b")
_WORD = regex(r"\w+")
_YEAR_REVIEW = regex(r"(?:báo cáo )?tổng kết (?:công tác|tình hình|nhiệm vụ)(?! hè)[^.;\n]* năm 20")
_ONE_FIELD = regex(
    r"\A[^.;]*?(?:xây dựng đảng|kiểm tra|giám sát|ngân sách|dân vận|tuyên giáo|cải cách|thi đua|cá nhân|"
    r"tập thể|chuyên đề|nghị quyết số|kinh tế)"
)
_FILLERS = frozenset(
    _WORD.findall("và các về của trên vào việc cho công tác tại phường xã một số những")
)
_MANY_MEETINGS = 6
_ROUTINE_FROM = 3
_PARTS_OF_A_YEAR = frozenset(("đầu", "giữa", "cuối", "i", "ii", "iii", "iv"))
_LONG = 7
"""Words an item needs before a misspelt one may be overlooked."""


class _Met(NamedTuple):
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


@once
def _meetings(subject: Subject) -> dict[str, list[_Met]]:
    """The regular meetings of each body."""
    by_path: dict[KeyPath, _Met] = {}
    found: dict[str, list[_Met]] = defaultdict(list)
    for passage in prose(subject).items:
        body, meeting, path = passage.body, passage.meeting, passage.path[:4]
        if body is None or meeting is None or meeting.kind != "regular":
            continue
        if path not in by_path:
            by_path[path] = _Met(path, body, meeting, [])
            found[body.id].append(by_path[path])
        by_path[path].items.append(passage)
    return found


def _shape(passage: Passage) -> str:
    """An item without its numbers and closing mark: equal for the same point in different months."""
    return _DIGITS.sub("#", passage.low).strip(" .;,…")


@once
def _routines(subject: Subject) -> dict[str, dict[str, list[tuple[int, Passage]]]]:
    """For each body the items of one shape, with the position of their meeting."""
    found: dict[str, dict[str, list[tuple[int, Passage]]]] = {}
    for body, meetings in _meetings(subject).items():
        shapes = found.setdefault(body, defaultdict(list))
        for at, met in enumerate(meetings):
            for passage in met.items:
                if not is_review(passage.low):
                    shapes[_shape(passage)].append((at, passage))
    return found


@rule("CTR831", "warning", "info", needs="meetings")
def routine_item_present(subject: Subject) -> Iterator[Problem]:
    """An item that all other meetings of a body have is missed in the one that lacks it."""
    for body, meetings in _meetings(subject).items():
        if len(meetings) < _ROUTINE_FROM + 1:
            continue
        reviewed = [_looks_back(met) for met in meetings]
        lacking = reviewed.index(False) if reviewed.count(False) == 1 else None
        if lacking is not None and not _opens_the_year(meetings[lacking]):
            yield _missing(meetings, lacking, "kiểm điểm kỳ vừa qua", len(meetings) - 1)
        for places in _routines(subject)[body].values():
            present = {at for at, _ in places}
            gap = _gap(present, len(meetings))
            if gap is not None and not _said_otherwise(meetings[gap], places[0][1]):
                text = places[0][1].text.strip(" .;,")
                yield _missing(meetings, gap, f"“{text}”", len(present))


def _opens_the_year(met: _Met) -> bool:
    """Whether a meeting of January or February has nothing to review yet: the year before was closed in December."""
    return months_of(met.meeting)[:1] in ((1,), (2,)) and met.meeting.number is not None


def _looks_back(met: _Met) -> bool:
    """Whether a meeting reviews the work as a whole, not one field of it or the members themselves."""
    return any(
        (is_review(item.low) or _YEAR_REVIEW.match(item.low)) and not _ONE_FIELD.search(item.low)
        for item in met.items
    )


def _gap(present: set[int], total: int) -> int | None:
    """The one meeting that lacks what all others have, or all those around it."""
    if len(present) < _ROUTINE_FROM:
        return None
    if len(present) == total - 1:
        return next(at for at in range(total) if at not in present)
    inside = [at for at in range(min(present), max(present)) if at not in present]
    return inside[0] if len(inside) == 1 and len(present) > _ROUTINE_FROM else None


def _missing(meetings: list[_Met], at: int, what: str, count: int) -> Problem:
    met = meetings[at]
    inner = 0 < at < len(meetings) - 1 and len(meetings) >= _MANY_MEETINGS
    message = f"{met.name} không có nội dung {what}, {count} {occasion(met.body.name)} khác có"
    hint = doubt(2 if inner else 1, "thêm nội dung này nếu sót")
    severity: Severity | None = None if inner else "info"
    return Problem((*met.path, "items"), message, hint, on_key=True, severity=severity)


def _said_otherwise(met: _Met, like: Passage) -> bool:
    """Whether a meeting has the same point in other words."""
    words = set(_WORD.findall(like.low))
    near = [p for p in met.items if len(words & set(_WORD.findall(p.low))) >= 0.5 * len(words)]
    if not near:
        return False
    from rapidfuzz import fuzz

    return any(fuzz.token_set_ratio(like.low, passage.low) >= 75 for passage in near)


_APPROVES = regex(
    r"\A(?:xem xét,? )?(?:thông qua|ban hành|phê duyệt|ra nghị quyết|tổng kết|thành lập|kiện toàn)\b"
)
_SPECIFIC = regex(
    r"\d|kế hoạch|đề án|nghị quyết|chương trình|quy chế|quy định|chỉ thị|dự án|hướng dẫn"
)
_RECURRING = regex(
    r"nội dung khác|tình hình|tiến độ|báo cáo|nghe |đơn thư|khiếu nại|công tác cán bộ|định kỳ|thường kỳ|hằng tháng|"
    r"kết nạp|khen thưởng|\bcác (?:dự án|đề án|chỉ thị|nghị quyết|nội dung|cuộc)"
)
_ONCE = regex(r"kết quả (?!công tác|thực hiện)[^;.,]* năm 20\d\d\W*\Z")
"""Results of the year, which are heard once although they are a report."""


@rule("CTR832", "warning", "info", needs="meetings")
def item_said_once(subject: Subject) -> Iterator[Problem]:
    """No two items of a body say the same, unless they are its routine."""
    for body, meetings in _meetings(subject).items():
        routine = {
            id(passage)
            for places in _routines(subject)[body].values()
            if len({at for at, _ in places}) >= _ROUTINE_FROM
            for _, passage in places
        }
        for met in meetings:
            yield from _doubled_within(met)
        singles = [
            (at, passage)
            for at, met in enumerate(meetings)
            for passage in met.items
            if id(passage) not in routine and not is_review(passage.low)
        ]
        yield from _doubled_between(meetings, singles)


def _gist(low: str) -> tuple[str, ...]:
    """The words of an item that tell it from another."""
    return tuple(word for word in _WORD.findall(low) if word not in _FILLERS)


def _doubled_within(met: _Met) -> Iterator[Problem]:
    first: dict[tuple[str, ...], Passage] = {}
    for passage in met.items:
        other = first.setdefault(_gist(passage.low), passage)
        if other is not passage:
            hint = doubt(3, "bỏ một chỗ")
            yield passage.problem(
                f"nội dung này đã ghi trong cùng {passage.occasion}",
                hint,
                related=[Also(other.path, "chỗ kia")],
            )


def _doubled_between(meetings: list[_Met], singles: list[tuple[int, Passage]]) -> Iterator[Problem]:
    first: dict[tuple[str, ...], tuple[int, Passage]] = {}
    alike: dict[frozenset[str], list[tuple[int, tuple[str, ...]]]] = {}
    for at, passage in singles:
        if not _doubtful(passage):
            continue
        gist = _gist(passage.low)
        like = gist if gist in first else _nearly(gist, alike)
        if like is None:
            for key in _all_but_one(gist):
                alike.setdefault(key, []).append((len(first), gist))
            first[gist] = (at, passage)
            continue
        before, other = first[like]
        if before == at:
            continue
        approves = bool(_APPROVES.search(passage.low))
        message = f"nội dung này đã ghi ở {meetings[before].name}"
        hint = doubt(2 if approves else 1, "bỏ một chỗ, hoặc ghi rõ lần này làm gì khác")
        severity: Severity | None = None if approves else "info"
        yield passage.problem(
            message, hint, related=[Also(other.path, "chỗ kia")], severity=severity
        )


def _doubtful(passage: Passage) -> bool:
    """Whether saying this twice is odd: a definite thing, held without condition, and not done again and again."""
    return (
        passage.item is not None
        and not passage.item.condition
        and bool(_SPECIFIC.search(passage.low))
        and (bool(_ONCE.search(passage.low)) or not _RECURRING.search(passage.low))
    )


def _all_but_one(gist: tuple[str, ...]) -> Iterator[frozenset[str]]:
    """The words of a gist, and those without each one: two that differ in a word share one of these."""
    words = frozenset(gist)
    yield words
    yield from (words - {word} for word in words)


def _nearly(
    gist: tuple[str, ...], alike: dict[frozenset[str], list[tuple[int, tuple[str, ...]]]]
) -> tuple[str, ...] | None:
    """A known gist that differs in the spelling of a word at most; numbers must be the same."""
    if len(gist) < _LONG:
        return None
    words, numbers = frozenset(gist), [word for word in gist if word.isdigit()]
    known = {entry for key in _all_but_one(gist) for entry in alike.get(key, ())}
    for _, other in sorted(known):
        if abs(len(other) - len(gist)) > 1 or len(words.symmetric_difference(other)) > 2:
            continue
        if [word for word in other if word.isdigit()] == numbers and not (
            words.symmetric_difference(other) & _PARTS_OF_A_YEAR
        ):
            from rapidfuzz import fuzz

            if fuzz.ratio(" ".join(gist), " ".join(other)) >= 96:
                return other
    return None


@rule("CTR833", "warning", needs="meetings")
def routine_year_is_the_same(subject: Subject) -> Iterator[Problem]:
    """An item that comes back word for word names the same year each time."""
    for shapes in _routines(subject).values():
        for places in shapes.values():
            if len(places) < _ROUTINE_FROM:
                continue
            years = Counter(tuple(_YEAR.findall(passage.low)) for _, passage in places)
            usual, count = years.most_common(1)[0]
            for _, passage in places:
                own = tuple(_YEAR.findall(passage.low))
                if own != usual and years[own] == 1 and count >= _ROUTINE_FROM - 1:
                    written = next(
                        (
                            m
                            for m, y in zip(_YEAR.finditer(passage.low), usual, strict=False)
                            if m.group() != y
                        ),
                        None,
                    )
                    span = written.span() if written else None
                    message = (
                        f"các {passage.occasion} khác ghi năm {', '.join(usual)} ở nội dung này"
                    )
                    yield passage.problem(message, doubt(2, "xem lại năm"), span)
