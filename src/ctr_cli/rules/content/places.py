"""CTR906, CTR907, CTR913: the province and the level a programme stands in, in its texts and its head."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.levels import LOCAL
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.bygone import tells_of_the_past
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import doubt, prose
from ctr_cli.rules.registry import Subject, rule, text_rule

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


_HEADS = ("tỉnh ủy", "thành ủy", "đảng bộ tỉnh", "đảng bộ thành phố")
_SUPERIOR = rf"(?<!\w)(?:{'|'.join(_HEADS)}) (?P<name>[^.;,\n]+)"


@cache
def _provinces() -> list[tuple[str, str]]:
    """The provinces and cities of today, each also as texts have it, with a blank behind."""
    return [(name, f"{plain(name)} ") for name in table("places")["provinces"]]


@rule("CTR906", "warning")
def province_is_the_own_one(subject: Subject) -> Iterator[Problem]:
    """The province whose congress a programme carries out, and that receives it, is the one it stands in."""
    parent = f"{plain(subject.program.issuer.parent or '')} "
    today = _provinces()
    own = next((name for name, low in today if parent.endswith(f" {low}")), None)
    for hit in prose(subject).find(_SUPERIOR, *_HEADS) if own else ():
        name = next((name for name, low in today if f"{hit['name']} ".startswith(low)), own)
        close = hit.passage.path[0] == "recipients" or " lần thứ " in hit["name"]
        if name != own and close:
            message = f"“{hit.words()}”: nơi ban hành thuộc {own}"
            yield hit.doubt(message, 2, "xem lại tên tỉnh, thành phố", "name")


_LEVEL = regex(
    r"""(?x)(?<!\w)(?P<level>xã|phường|đặc\ khu|thành\ phố|thành\ (?:ủy|đoàn)|tỉnh\ (?:ủy|đoàn)|tỉnh)\b
    (?!\ (?:hội|viên|nghề|bạn|giáp\ ranh|lân\ cận|liền\ kề|khác|kết\ nghĩa|cũ|mới)\b|,|\ (?:và|hoặc)\ (?:xã|phường))"""
)
_COMMITTEES = {
    "thành ủy": "thành phố",
    "thành đoàn": "thành phố",
    "tỉnh ủy": "tỉnh",
    "tỉnh đoàn": "tỉnh",
}


@text_rule("CTR913", "warning", note="cũng ghi ở đây")
def offices_are_of_the_place(texts: Excerpt) -> Iterator[Problem]:
    """A ward's programme speaks of the ward's offices, not a commune's; and of the level it stands under.

    Offices are those that a text names by their level alone.
    """
    ground, data = texts.ground, table("places")
    heads = tuple(data["offices"])
    local = (*heads, *data["of the place"])
    for hit in prose(texts).find(_LEVEL):
        level, (start, end), low = hit["level"], hit.span(), hit.passage.low
        right = ground.level if level in LOCAL else ground.province
        named = hit.passage.text[end:].lstrip()[:1].isupper()
        if not right or named or _COMMITTEES.get(level, level) == right:
            continue
        before = (f"{h} " for h in (local if level in LOCAL else heads))
        head = next((h for h in before if low.endswith(h, 0, start)), "")
        at = start - len(head), end
        if (head or level in _COMMITTEES) and not tells_of_the_past(hit.passage, *at):
            message = f"“{hit.passage.text[slice(*at)]}” không phải cấp của nơi ban hành ({right})"
            advice = f"có phải {right}? Tên chép từ văn bản nơi khác hay sót ở đây"
            yield hit.passage.doubt(message, 2, advice, at)
