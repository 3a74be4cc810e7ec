"""CTR911 and CTR913: who decides what, and offices of another level."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.gone import tells_of_the_past
from ctr_cli.rules.reading import Hit, Passage, doubt, prose
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.views.program import working_rank


class _Reserved(NamedTuple):
    """A decision reserved to another: the bodies that may not take it, the act, and what to write instead.

    `always` says that preparing it is wrong too; `own`, that a meeting named before the act is the body's own.
    """

    body: re.Pattern[str]
    act: str
    whose: str
    instead: str
    near: list[str]
    always: bool = False
    own: bool = False
    unless: re.Pattern[str] | None = None


@cache
def _reserved() -> list[_Reserved]:
    data = table("competence")
    rules = [
        _Reserved(
            re.compile(entry["body"]),
            rf"\b(?:{entry['act']}) (?P<of>{entry['of']})",
            entry["whose"],
            entry["instead"],
            entry["near"],
            entry.get("always", False),
            entry.get("own", False),
            re.compile(entry["unless"]) if "unless" in entry else None,
        )
        for entry in data["rules"]
    ]
    return [*rules, *_powers(data)]


@cache
def _words_before() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words before an act by which it is only prepared, and another body named right before it."""
    data = table("competence")
    return re.compile(data["preparing"]), re.compile(data["others"])


_LEVEL = r"(?: (?:xã|phường|đặc khu|tỉnh|thành phố))?(?: khóa [ivx]+)?"
_ADVERBS = r"(?: (?:đã|sẽ|tiếp tục|xem xét,?|tiến hành|tổ chức|họp|ra quyết định|quyết định))*"


def _powers(data: dict[str, Any]) -> Iterator[_Reserved]:
    """For each power, who is named right before it and has it not; and whose own meeting takes it, naming nobody."""
    itself = "".join(rf"(?<!{word} )" for word in data["not_itself"])
    for power in data["powers"]:
        actors = [data["actors"][who] for who in power["who"]]
        called = "|".join(actor["called"] for actor in actors)
        told = power["whose"], power["instead"], power["near"]
        of = f"(?P<of>{power['act']})"
        yield _Reserved(
            re.compile(""), rf"\b{itself}(?:{called}){_LEVEL}{_ADVERBS} {of}", *told, always=True
        )
        if power.get("named"):
            continue
        body = re.compile("|".join(actor["body"] for actor in actors))
        yield _Reserved(body, rf"(?:(?<![^\n])|(?<=[;.,] )){of}", *told)


_FOR_ANOTHER = regex(r"(?:chuẩn bị|trình|nội dung)[^.\n]*(?:hội nghị|kỳ họp|phiên họp)")
"""The meeting of another body that an item prepares: what follows is that one's work."""


@rule("CTR911", "warning")
def who_decides(subject: Subject) -> Iterator[Problem]:
    """A body decides what is its own to decide, and prepares the rest for whom it belongs to."""
    told: dict[KeyPath, list[tuple[int, int]]] = defaultdict(list)
    bodies = {body.id: plain(body.name) for body in subject.program.bodies}
    for reserved in _reserved():
        if not any(reserved.body.match(name) for name in bodies.values()):
            continue
        for hit in prose(subject).find(reserved.act, *reserved.near):
            passage, (start, end) = hit.passage, hit.span()
            if passage.body is None or not reserved.body.match(bodies[passage.body.id]):
                continue
            again = any(first < end and start < last for first, last in told[passage.path])
            if again or _is_only_prepared(reserved, passage.low, start, end):
                continue
            told[passage.path].append((start, end))
            own = f", không phải {passage.body.name}" if reserved.body.pattern else ""
            message = f"“{passage.text[start:end]}” thuộc thẩm quyền {reserved.whose}{own}"
            related = _adopted_above(subject, passage, hit["of"])
            yield passage.problem(
                message, doubt(2, reserved.instead), (start, end), related=related
            )


def _is_only_prepared(reserved: _Reserved, low: str, start: int, end: int) -> bool:
    """Whether an act is prepared, or belongs to another who is named before it."""
    clause = max(low.rfind(sign, 0, start) for sign in (";", ". ")) + 1
    preparing, others = _words_before()
    named = reserved.body.pattern and not reserved.own
    if named and others.search(low, clause, max(clause, start - 1)):
        return True
    if reserved.unless and reserved.unless.search(low, clause, start):
        return True
    return not reserved.always and bool(
        preparing.search(low, clause, start)
        or _FOR_ANOTHER.search(low, 0, start)
        or " dự thảo " in low[start:end]
    )


def _adopted_above(subject: Subject, passage: Passage, document: str) -> list[Also]:
    """The item of a higher body that adopts the same document."""
    rank = working_rank(passage.body) if passage.body else 0
    return [
        Also(p.path, f"{p.body.name} cũng có nội dung này")
        for p in prose(subject).items
        if p.body and working_rank(p.body) == rank + 1 and document in p.low
    ][:1]


_OFFICES = (
    r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|đảng bộ|đảng ủy|công an|mttq|ubmttq|mặt trận tổ quốc|"
    r"(?:ban )?(?:chỉ huy quân sự|chqs))(?: việt nam)?"
)
_OFFICE = rf"\b{_OFFICES} (?P<level>phường|xã|đặc khu|tỉnh|thành phố)\b(?! hội\b| viên\b|,| và (?:xã|phường)| (?:bạn|giáp ranh|lân cận|liền kề|khác|kết nghĩa|cũ|mới)\b)"
_ABOVE = r"(?<!\w)(?P<level>tỉnh|thành) ủy\b"
_MANY = regex(
    r"(?:xã|phường|đặc khu)(?:,| và| hoặc) (?:xã|phường|đặc khu)\b|các (?:xã|phường|tỉnh)\b|tỉnh(?: ủy)?, thành"
)
"""Words of a text about many places at once, which are of any level."""
_LOCAL = ("phường", "xã", "đặc khu")
_HIGHER = {"tỉnh": "tỉnh", "thành phố": "thành phố", "thành": "thành phố"}


@rule("CTR913", "warning")
def offices_are_of_the_place(subject: Subject) -> Iterator[Problem]:
    """A ward's programme speaks of the ward's offices, not a commune's; and of the level it stands under."""
    found: dict[str, list[Hit]] = defaultdict(list)
    for hit, right in _of_another_level(subject):
        found[f"“{hit.words()}” không phải cấp của nơi ban hành ({right})"].append(hit)
    for message, hits in found.items():
        right = message.rpartition("(")[2].rstrip(")")
        advice = f"có phải {right}? Tên chép từ văn bản nơi khác hay sót ở đây"
        also = [Also(h.passage.path, "cũng ghi ở đây", *h.span(), same=True) for h in hits[1:]]
        count = f", {len(hits)} chỗ" if also else ""
        yield hits[0].passage.problem(
            message + count, doubt(2, advice), hits[0].span(), related=also
        )


def _of_another_level(subject: Subject) -> Iterator[tuple[Hit, str]]:
    """Offices of a level that is not the issuer's own, nor the one above it; with the right one."""
    issuer = subject.program.issuer
    name = f" {plain(issuer.name or '')} "
    own = next((kind for kind in _LOCAL if f" {kind} " in name), None)
    above = _level_above(plain(issuer.parent or ""))
    for pattern, needed in (
        (_OFFICE, (*_LOCAL, "tỉnh", "thành phố")),
        (_ABOVE, ("tỉnh ủy", "thành ủy")),
    ):
        for hit in prose(subject).find(pattern, *needed):
            right = own if hit["level"] in _LOCAL else above
            written = hit["level"] if hit["level"] in _LOCAL else _HIGHER[hit["level"]]
            if right in (None, written) or _names_another(hit) or _MANY.search(hit.passage.low):
                continue
            if right and not tells_of_the_past(hit.passage, *hit.span()):
                yield hit, right


def _level_above(parent: str) -> str | None:
    """The kind of the place over the issuer; None where that place is no more, which CTR914 tells."""
    if any(plain(name) in parent for name in table("places")["former"]):
        return None
    return next((kind for kind in ("thành phố", "tỉnh") if kind in parent), None)


def _names_another(hit: Hit) -> bool:
    """Whether a proper name follows, so that another place is meant: `UBND xã Vĩnh Bảo`."""
    rest = hit.passage.text[hit.span()[1] :].lstrip()
    return rest[:1].isupper()
