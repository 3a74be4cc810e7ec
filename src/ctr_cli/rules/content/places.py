"""CTR906, CTR907, CTR913: the province and the level a programme stands in, in its texts and its head."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.levels import HIGHER, LOCAL
from ctr_cli.language.numbers import ROMAN
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.bygone import tells_of_the_past
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.one_text import ground_of
from ctr_cli.rules.reading import Hit, Passage, doubt, prose
from ctr_cli.rules.registry import Subject, rule

_OF_PLACE = regex(r"\b(?:phường|xã|đặc khu|thành phố|tỉnh|thành ủy|tỉnh ủy) (?P<name>.+)\Z")


@rule("CTR907", "warning")
def place_is_the_issuers(subject: Subject) -> Iterator[Problem]:
    """The place before a document's date is where its issuer, or who stands over it, is."""
    issuer, place = subject.program.issuer, subject.program.document.place or ""
    own, over = issuer.name or "", plain(f"{issuer.name or ''} / {issuer.parent or ''}")
    named = _OF_PLACE.search(plain(own))
    if place.strip() and named and plain(place).strip() not in over:
        right = own[named.start("name") :]
        message = f"địa danh ghi {place}, nơi ban hành là {own}"
        yield Problem(("document", "place"), message, doubt(2, f"có phải {right}?"))


@cache
def _province(low: str) -> str:
    """The province, of today or before, that some words begin with; nothing where they begin with none."""
    names = (*table("places")["provinces"], *table("places")["former"])
    return next((name for name in names if f"{low} ".startswith(f"{plain(name)} ")), "")


_SUPERIOR = r"(?P<kind>tỉnh|thành) ủy (?P<name>[^\W\d_]+(?: [^\W\d_]+)?(?: [^\W\d_]+)?)"
_CONGRESS = rf"đảng bộ (?:tỉnh|thành phố) (?P<name>[^.;,\n]+?) lần thứ {ROMAN}"


@rule("CTR906", "warning")
def province_is_the_own_one(subject: Subject) -> Iterator[Problem]:
    """The province whose congress a programme carries out, and that receives it, is the one it stands in."""
    parent, today = plain(subject.program.issuer.parent or ""), table("places")["provinces"]
    own = next((name for name in today if parent.endswith(f" {plain(name)}")), None)
    found: list[tuple[Hit, str, str | int]] = []
    if own:
        texts = prose(subject)
        superiors = texts.find(_SUPERIOR, "tỉnh ủy", "thành ủy")
        found = [(h, "nơi nhận là", 0) for h in superiors if h.passage.path[0] == "recipients"]
        found += [(h, "Đại hội Đảng bộ", "name") for h in texts.find(_CONGRESS, "lần thứ")]
    for hit, said, group in found:
        name = _province(hit["name"])
        if name not in ("", own) and (name in today or not group):
            message = f"{said} {hit.words(group)}, nơi ban hành thuộc {own}"
            yield hit.doubt(message, 2, "xem lại tên tỉnh, thành phố", "name")


_LEVEL = regex(
    r"""(?x)(?<!\w)(?P<level>xã|phường|đặc\ khu|thành\ phố|tỉnh|thành\ ủy|tỉnh\ ủy)\b
    (?!\ (?:hội|viên|nghề|bạn|giáp\ ranh|lân\ cận|liền\ kề|khác|kết\ nghĩa|cũ|mới)\b|,|\ và\ (?:xã|phường))"""
)
_MANY = regex(
    r"(?:xã|phường|đặc khu)(?:,| và| hoặc) (?:xã|phường|đặc khu)\b|các (?:xã|phường|tỉnh)\b|tỉnh(?: ủy)?, thành"
)
"""Words of a text about many places at once, which are of any level."""
_COMMITTEES = {"thành ủy": "thành phố", "tỉnh ủy": "tỉnh"}


@once
def _offices(text: Text) -> list[tuple[int, int, str]]:
    """Offices that a text names by their level alone, each with its characters and the level."""
    low, found, data = plain(text), [], table("places")
    for match in () if _MANY.search(low) else _LEVEL.finditer(low):
        level, (start, end) = match["level"], match.span()
        heads = (*data["offices"], *(data["of the place"] if level in LOCAL else ()))
        head = next((f"{h} " for h in heads if low.endswith(f"{h} ", 0, start)), "")
        if (head or level in _COMMITTEES) and not text[end:].lstrip()[:1].isupper():
            found.append((start - len(head), end, _COMMITTEES.get(level, level)))
    return found


@rule("CTR913", "warning")
def offices_are_of_the_place(subject: Subject) -> Iterator[Problem]:
    """A ward's programme speaks of the ward's offices, not a commune's; and of the level it stands under."""
    found: dict[tuple[str, str], list[tuple[Passage, tuple[int, int]]]] = defaultdict(list)
    own, above = _levels(subject)
    for passage in prose(subject).passages:
        for start, end, level in _offices(passage.text):
            right = own if level in LOCAL else above
            if right and level != right and not tells_of_the_past(passage, start, end):
                found[passage.text[start:end], right].append((passage, (start, end)))
    yield from _units(subject, own)
    for (words, right), ((first, at), *others) in found.items():
        count = f", {len(others) + 1} chỗ" if others else ""
        message = f"“{words}” không phải cấp của nơi ban hành ({right}){count}"
        advice = f"có phải {right}? Tên chép từ văn bản nơi khác hay sót ở đây"
        also = [Also(p.path, "cũng ghi ở đây", *where, same=True) for p, where in others]
        yield first.doubt(message, 2, advice, at, related=also)


def _levels(subject: Subject) -> tuple[str, str | None]:
    """The level of the issuer, nothing where it is of none, and the one above it, where that was not merged away."""
    parent = plain(subject.program.issuer.parent or "")
    moved = any(plain(former) in parent for former in table("places")["former"])
    above = None if moved else next((kind for kind in HIGHER if kind in parent), None)
    return ground_of(subject).level, above


_OF_WARD, _OF_COMMUNE = (
    r"tổ dân phố|khu phố|khóm",
    r"thôn|(?<=các )bản|(?<=trưởng )bản|ấp|(?<=các )buôn|xóm",
)
_UNIT = regex(
    rf"\b(?:(?P<ward>{_OF_WARD})|(?P<commune>{_OF_COMMUNE}))\b(?:[^.;,\n]{{0,15}})? (?:của|thuộc|toàn|trong|tại|ở|trên địa bàn) (?:toàn )?(?P<level>xã|phường)\b(?! [\w]+ (?:khác|cũ))"
)
_BOTH = rf"\b(?:(?:{_OF_WARD})(?:,| và| hoặc|/)\s?(?:các )?(?:{_OF_COMMUNE})|(?:{_OF_COMMUNE})(?:,| và| hoặc|/)\s?(?:các )?(?:{_OF_WARD}))\b"
_UNITS = ("thôn", "bản", "ấp", "buôn", "xóm", "tổ dân phố", "khu phố", "khóm")


def _units(subject: Subject, own: str) -> Iterator[Problem]:
    """A commune has hamlets, a ward quarters; not asked where a programme names both, as of a place with an old town."""
    odd, right = ("ward", "thôn, bản, ấp") if own == "xã" else ("commune", "tổ dân phố, khu phố")
    texts = prose(subject)
    found = [h for h in texts.find(_UNIT, *_UNITS) if h[odd] and h["level"] == own]
    if found and next(texts.find(_BOTH), None) is None:
        for hit in found:
            message = f"“{hit.words(odd)}” không phải đơn vị của {own}"
            yield hit.doubt(message, 2, f"có phải {right}?", odd)
