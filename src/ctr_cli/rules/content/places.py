"""CTR906, CTR907, CTR913: the province and the level a programme stands in, in its texts and its head."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import ROMAN
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.gone import tells_of_the_past
from ctr_cli.rules.reading import Hit, doubt, prose
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


_OFFICE = r"""(?x)\b(?:ubnd|hđnd|ủy\ ban\ nhân\ dân|hội\ đồng\ nhân\ dân|đảng\ bộ|đảng\ ủy|công\ an|mttq|ubmttq|mặt\ trận\ tổ\ quốc
    |(?:ban\ )?(?:chỉ\ huy\ quân\ sự|chqs))(?:\ việt\ nam)?\ (?P<level>LEVELS)\b
    (?!\ hội\b|\ viên\b|,|\ và\ (?:xã|phường)|\ (?:bạn|giáp\ ranh|lân\ cận|liền\ kề|khác|kết\ nghĩa|cũ|mới)\b)"""
_ABOVE = r"(?<!\w)(?P<level>LEVELS)\b"
_MANY = regex(
    r"(?:xã|phường|đặc khu)(?:,| và| hoặc) (?:xã|phường|đặc khu)\b|các (?:xã|phường|tỉnh)\b|tỉnh(?: ủy)?, thành"
)
"""Words of a text about many places at once, which are of any level."""
_LOCAL, _HIGHER = ("phường", "xã", "đặc khu"), ("thành phố", "tỉnh")
_COMMITTEES = {"thành phố": "thành ủy", "tỉnh": "tỉnh ủy"}


@rule("CTR913", "warning")
def offices_are_of_the_place(subject: Subject) -> Iterator[Problem]:
    """A ward's programme speaks of the ward's offices, not a commune's; and of the level it stands under."""
    found: dict[tuple[str, str], list[Hit]] = defaultdict(list)
    for hit, right in _of_another_level(subject):
        found[hit.words(), right].append(hit)
    for (words, right), (first, *others) in found.items():
        count = f", {len(others) + 1} chỗ" if others else ""
        message = f"“{words}” không phải cấp của nơi ban hành ({right}){count}"
        advice = f"có phải {right}? Tên chép từ văn bản nơi khác hay sót ở đây"
        also = [Also(h.passage.path, "cũng ghi ở đây", *h.span(), same=True) for h in others]
        yield first.doubt(message, 2, advice, related=also)


def _of_another_level(subject: Subject) -> Iterator[tuple[Hit, str]]:
    """Offices of a level that is not the issuer's own, nor the one above it; with the right one."""
    issuer = subject.program.issuer
    name, parent = f" {plain(issuer.name or '')} ", plain(issuer.parent or "")
    own = next((kind for kind in _LOCAL if f" {kind} " in name), None)
    moved = any(plain(former) in parent for former in table("places")["former"])
    above = None if moved else next((kind for kind in _HIGHER if kind in parent), None)
    for right, levels in ((own, _LOCAL), (above, _HIGHER)):
        others = [level for level in levels if level != right] if right else []
        committees = [_COMMITTEES[level] for level in others if level in _HIGHER]
        for pattern, words in ((_OFFICE, others), (_ABOVE, committees)):
            for hit in (
                prose(subject).find(pattern.replace("LEVELS", "|".join(words)), *words)
                if words
                else ()
            ):
                if not _is_elsewhere(hit):
                    yield hit, right or ""


def _is_elsewhere(hit: Hit) -> bool:
    """Whether another place is meant, which a proper name follows (`UBND xã Vĩnh Bảo`), or many, or one of the past."""
    rest = hit.passage.text[hit.span()[1] :].lstrip()
    many = _MANY.search(hit.passage.low)
    return rest[:1].isupper() or bool(many) or tells_of_the_past(hit.passage, *hit.span())
