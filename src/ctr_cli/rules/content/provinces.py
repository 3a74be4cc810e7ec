"""CTR906 and CTR907: whose province a programme stands in: the congress it carries out, the committee that receives it."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import ROMAN
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.reading import doubt, prose
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
    advice = doubt(2, "xem lại tên tỉnh, thành phố")
    for hit in prose(subject).find(_SUPERIOR, "tỉnh ủy", "thành ủy"):
        name = _provinces().get(hit["name"])
        if name not in (None, own) and hit.passage.path[0] == "recipients":
            message = f"nơi nhận là {hit.words()}, nơi ban hành thuộc {own}"
            yield hit.passage.problem(message, advice, hit.span("name"))
    for hit in prose(subject).find(_CONGRESS, "lần thứ"):
        name = _provinces().get(hit["name"])
        if name in today and name != own:
            message = f"Đại hội Đảng bộ {hit.words('name')}, nơi ban hành thuộc {own}"
            yield hit.passage.problem(message, advice, hit.span("name"))
