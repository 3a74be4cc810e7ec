"""CTR911 to CTR913: who decides what, offices that are no more, and those of another level."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ctr_cli.data import table
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.reading import Hit, Passage, doubt, plain, prose
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.views.program import working_rank


class _Reserved(NamedTuple):
    """A decision reserved to another: the bodies that may not take it, the act, and what to write instead."""

    body: re.Pattern[str]
    act: str
    whose: str
    instead: str
    near: list[str]
    always: bool


@lru_cache(maxsize=1)
def _reserved() -> tuple[list[_Reserved], re.Pattern[str]]:
    data = table("competence")
    rules = [
        _Reserved(
            re.compile(entry["body"]),
            rf"\b(?:{entry['act']}) (?P<of>{entry['of']})",
            entry["whose"],
            entry["instead"],
            entry["near"],
            entry.get("always", False),
        )
        for entry in data["rules"]
    ]
    return rules, re.compile(data["preparing"])


_FOR_ANOTHER = re.compile(r"(?:chuẩn bị|trình|nội dung)[^.\n]*(?:hội nghị|kỳ họp|phiên họp)")
"""The meeting of another body that an item prepares: what follows is that one's work."""


@rule("CTR911", "warning")
def who_decides(subject: Subject) -> Iterator[Problem]:
    """A body decides what is its own to decide, and prepares the rest for whom it belongs to."""
    rules, preparing = _reserved()
    bodies = {body.id: plain(body.name) for body in subject.program.bodies}
    for reserved in rules:
        if not any(reserved.body.match(name) for name in bodies.values()):
            continue
        for hit in prose(subject).find(reserved.act, *reserved.near):
            passage = hit.passage
            start, end = hit.span()
            if passage.body is None or not reserved.body.match(bodies[passage.body.id]):
                continue
            clause = max(passage.low.rfind(sign, 0, start) for sign in (";", ". ")) + 1
            ready = (
                preparing.search(passage.low, clause, start)
                or _FOR_ANOTHER.search(passage.low, 0, start)
                or " dự thảo " in passage.low[start:end]
            )
            if ready and not reserved.always:
                continue
            others = f", không phải {passage.body.name}" if reserved.body.pattern else ""
            message = f"“{passage.text[start:end]}” thuộc thẩm quyền {reserved.whose}{others}"
            related = _adopted_above(subject, passage, hit["of"])
            yield passage.problem(
                message, doubt(2, reserved.instead), (start, end), related=related
            )


def _adopted_above(subject: Subject, passage: Passage, document: str) -> list[Also]:
    """The item of a higher body that adopts the same document."""
    rank = working_rank(passage.body) if passage.body else 0
    return [
        Also(p.path, f"{p.body.name} cũng có nội dung này")
        for p in prose(subject).items
        if p.body and working_rank(p.body) == rank + 1 and document in p.low
    ][:1]


_LEVELS = (
    "huyện",
    "quận",
    "thị ủy",
    "thị xã",
    "3 cấp",
    "03 cấp",
    "ba cấp",
)


_CITY = r"\b(?:thành ủy|(?:đảng bộ|ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân) thành phố) (?P<city>[^\W\d_]+(?: [^\W\d_]+){0,2})"


class _Districts(NamedTuple):
    """The offices of the abolished level, what tells that the past is meant or a street, the cities, and since when."""

    offices: str
    past: re.Pattern[str]
    places: re.Pattern[str]
    cities: tuple[str, ...]
    since: tuple[int, int]


@lru_cache(maxsize=1)
def _districts() -> _Districts:
    data = table("districts")
    year, month = (int(part) for part in data["since"].split("-"))
    return _Districts(
        rf"\b(?:{'|'.join(data['names'])})(?!\w)",
        re.compile(rf"\b(?:{'|'.join(data['past'])})(?!\w)"),
        re.compile(rf"\b(?:{'|'.join(data['places'])}) \Z"),
        tuple(data["cities"].split(", ")),
        (year, month),
    )


@rule("CTR912", "warning")
def district_is_no_more(subject: Subject) -> Iterator[Problem]:
    """No office of the abolished district level has a part in the year's work."""
    if not prose(subject).holding(*_LEVELS, "thành ủy ", "thành phố "):
        return
    districts = _districts()
    year, month = districts.since
    if subject.program.year < year + (month > 1):
        return
    for hit in _of_districts(subject):
        passage, start = hit.passage, hit.span()[0]
        if passage.path[0] in ("document", "signature") and passage.path[:2] != (
            "document",
            "title",
        ):
            continue
        if districts.past.search(passage.low) or districts.places.search(passage.low, 0, start):
            continue
        message = f"“{hit.words()}” là của cấp huyện, đã thôi tổ chức từ tháng {month}/{year}"
        yield passage.problem(
            message, doubt(2, "xem lại tên cơ quan: cấp xã hoặc cấp tỉnh, thành phố"), hit.span()
        )


def _of_districts(subject: Subject) -> Iterator[Hit]:
    """Offices of districts, and of the cities that were part of a province."""
    districts = _districts()
    yield from prose(subject).find(districts.offices, *_LEVELS)
    for hit in prose(subject).find(_CITY, "thành ủy ", "thành phố "):
        if f"{hit['city']} ".startswith(tuple(f"{city} " for city in districts.cities)):
            yield hit


_OFFICES = (
    r"(?:ubnd|hđnd|ủy ban nhân dân|hội đồng nhân dân|đảng bộ|đảng ủy|công an|mttq|ubmttq|mặt trận tổ quốc|"
    r"(?:ban )?(?:chỉ huy quân sự|chqs))(?: việt nam)?"
)
_OFFICE = rf"\b{_OFFICES} (?P<level>phường|xã|đặc khu|tỉnh|thành phố)\b(?! hội\b| viên\b|,| và (?:xã|phường))"
_ABOVE = r"(?<!\w)(?P<level>tỉnh|thành) ủy\b"
_LOCAL = ("phường", "xã", "đặc khu")
_HIGHER = {"tỉnh": "tỉnh", "thành phố": "thành phố", "thành": "thành phố"}


@rule("CTR913", "warning")
def offices_are_of_the_place(subject: Subject) -> Iterator[Problem]:
    """A ward's programme speaks of the ward's offices, not a commune's; and of the level it stands under."""
    issuer = subject.program.issuer
    own = next((kind for kind in _LOCAL if f" {kind} " in f" {plain(issuer.name)} "), None)
    parent = plain(issuer.parent or "")
    above = next((kind for kind in ("thành phố", "tỉnh") if kind in parent), None)
    for pattern, needed in (
        (_OFFICE, (*_LOCAL, "tỉnh", "thành phố")),
        (_ABOVE, ("tỉnh ủy", "thành ủy")),
    ):
        for hit in prose(subject).find(pattern, *needed):
            right = own if hit["level"] in _LOCAL else above
            written = hit["level"] if hit["level"] in _LOCAL else _HIGHER[hit["level"]]
            if right in (None, written) or _names_another(hit):
                continue
            if _districts().past.search(hit.passage.low):
                continue
            message = f"“{hit.words()}” không phải cấp của nơi ban hành ({right})"
            advice = f"có phải {right}? Tên chép từ văn bản nơi khác hay sót ở đây"
            yield hit.passage.problem(message, doubt(2, advice), hit.span())


def _names_another(hit: Hit) -> bool:
    """Whether a proper name follows, so that another place is meant: `UBND xã Vĩnh Bảo`."""
    rest = hit.passage.text[hit.span()[1] :].lstrip()
    return rest[:1].isupper()
