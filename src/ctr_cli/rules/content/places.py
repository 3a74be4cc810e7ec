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
from ctr_cli.rules.content.gone import tells_of_the_past
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, doubt, prose
from ctr_cli.rules.registry import Subject, rule

_SUPERIOR = r"(?:tỉnh|thành) ủy (?P<name>[^\W\d_]+ [^\W\d_]+(?: huế)?)"
_CONGRESS = rf"đảng bộ (?:tỉnh|thành phố) (?P<name>[^.;,\n]+?) lần thứ {ROMAN}"


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
def _provinces() -> dict[str, str]:
    """The provinces of today, and those merged into them, by their plain names."""
    places = table("places")
    return {plain(name): name for name in (*places["provinces"], *places["former"])}


@rule("CTR906", "warning")
def province_is_the_own_one(subject: Subject) -> Iterator[Problem]:
    """The province whose congress a programme carries out, and that receives it, is the one it stands in."""
    parent, today = plain(subject.program.issuer.parent or ""), table("places")["provinces"]
    own = next((name for name in today if parent.endswith(f" {plain(name)}")), None)
    if own is None:
        return
    for hit in prose(subject).find(_SUPERIOR, "tỉnh ủy", "thành ủy"):
        name = _provinces().get(hit["name"])
        if name not in (None, own) and hit.passage.path[0] == "recipients":
            message = f"nơi nhận là {hit.words()}, nơi ban hành thuộc {own}"
            yield hit.doubt(message, 2, "xem lại tên tỉnh, thành phố", "name")
    for hit in prose(subject).find(_CONGRESS, "lần thứ"):
        name = _provinces().get(hit["name"])
        if name in today and name != own:
            message = f"Đại hội Đảng bộ {hit.words('name')}, nơi ban hành thuộc {own}"
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
    heads, near = tuple(data["offices"]), tuple(data["of the place"])
    for match in () if _MANY.search(low) else _LEVEL.finditer(low):
        level, (start, end) = match["level"], match.span()
        named = text[end:].lstrip()[:1].isupper()
        before = low[:start].rstrip()
        head = next((one for one in heads if before.endswith(one)), "")
        if not head and level in LOCAL:
            head = next((one for one in near if before.endswith(one)), "")
        if (head or level in _COMMITTEES) and not named:
            found.append(
                (start - len(head) - 1 if head else start, end, _COMMITTEES.get(level, level))
            )
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
    for passage in prose(subject).holding("chủ tịch ", "bí thư ", "tỉnh ủy ", "thành ủy "):
        yield from _posts(passage)
        yield from _committees(passage)
    yield from _units(subject, own)
    for (words, right), (first, *others) in found.items():
        count = f", {len(others) + 1} chỗ" if others else ""
        message = f"“{words}” không phải cấp của nơi ban hành ({right}){count}"
        advice = f"có phải {right}? Tên chép từ văn bản nơi khác hay sót ở đây"
        also = [Also(p.path, "cũng ghi ở đây", *at, same=True) for p, at in others]
        yield first[0].doubt(message, 2, advice, first[1], related=also)


_OF_WARD, _OF_COMMUNE = (
    r"tổ dân phố|khu phố|khóm",
    r"thôn|(?<=các )bản|(?<=trưởng )bản|ấp|(?<=các )buôn|xóm",
)
_UNIT = regex(
    rf"\b(?:(?P<ward>{_OF_WARD})|(?P<commune>{_OF_COMMUNE}))(?:[^.;,\n]{{0,15}})? (?:của|thuộc|toàn|trong|tại|ở|trên địa bàn) (?:toàn )?(?P<level>xã|phường)\b(?! [\w]+ (?:khác|cũ))"
)
_BOTH = rf"\b(?:(?:{_OF_WARD})(?:,| và| hoặc|/)\s?(?:các )?(?:{_OF_COMMUNE})|(?:{_OF_COMMUNE})(?:,| và| hoặc|/)\s?(?:các )?(?:{_OF_WARD}))\b"


def _units(subject: Subject, own: str | None) -> Iterator[Problem]:
    """A commune has hamlets, a ward quarters; not asked where a programme names both, as of a place with an old town."""
    if own not in ("xã", "phường"):
        return
    odd, right = ("ward", "thôn, bản, ấp") if own == "xã" else ("commune", "tổ dân phố, khu phố")
    texts = prose(subject)
    found = [
        h
        for h in texts.find(
            _UNIT, "thôn", "bản", "ấp", "buôn", "xóm", "tổ dân phố", "khu phố", "khóm"
        )
        if h[odd] and h["level"] == own
    ]
    if found and next(texts.find(_BOTH), None) is None:
        for hit in found:
            yield hit.doubt(
                f"“{hit.words(odd)}” không phải đơn vị của {own}", 2, f"có phải {right}?", odd
            )


def _levels(subject: Subject) -> tuple[str | None, str | None]:
    """The level of the issuer, and the one above it, where that was not merged away."""
    issuer = subject.program.issuer
    name, parent = f" {plain(issuer.name or '')} ", plain(issuer.parent or "")
    own = next((kind for kind in LOCAL if f" {kind} " in name), None)
    moved = any(plain(former) in parent for former in table("places")["former"])
    return own, None if moved else next((kind for kind in HIGHER if kind in parent), None)


_POST = regex(
    r"\b(?P<post>chủ tịch|bí thư) (?P<level>xã|phường|đặc khu)\b(?=[.;,]? (?!xã|phường|đặc)|[.;,]?\Z)"
)
_COMMITTEE = regex(r"\b(?P<kind>tỉnh|thành) ủy (?P<name>(?:[^\W\d_]+ ?){1,3})")


def _posts(passage: Passage) -> Iterator[Problem]:
    """A post without its body: `Chủ tịch phường` is that of the people's committee."""
    for found in () if _MANY.search(passage.low) else _POST.finditer(passage.low):
        if not passage.text[found.end() :].lstrip()[:1].isupper():
            body = "Ủy ban nhân dân" if found["post"] == "chủ tịch" else "Đảng ủy"
            words = passage.text[slice(*found.span())]
            right = f"{passage.text[slice(*found.span('post'))]} {body} {found['level']}"
            yield passage.doubt(f"“{words}” thiếu tên cơ quan", 2, f"viết {right}", found.span())


def _committees(passage: Passage) -> Iterator[Problem]:
    """The committee of a city under the centre is a Thành ủy, that of a province a Tỉnh ủy."""
    places = table("places")
    for found in _COMMITTEE.finditer(passage.low):
        name = next((n for n in places["provinces"] if found["name"].startswith(plain(n))), None)
        if name and (name in places["cities"]) == (found["kind"] == "tỉnh"):
            right = "Tỉnh ủy" if found["kind"] == "thành" else "Thành ủy"
            at = (found.start(), found.start("name") + len(name))
            message = f"“{passage.text[slice(*at)]}” sai cấp: {name} có {right}"
            yield passage.doubt(message, 2, f"viết {right} {name}", at)
