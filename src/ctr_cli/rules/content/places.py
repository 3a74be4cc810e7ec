"""CTR906, CTR907, CTR913: the province and the level a programme stands in, in its texts and its head."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.bygone import tells_of_the_past
from ctr_cli.rules.content.tiers import said_of_levels
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.printed import words_of
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


_LEVELS = {"xã": True, "phường": True, "đặc": True, "tỉnh": False, "thành": False}
"""The first words of levels: whether it is the one that an issuer stands on, or the one above."""
_ELSEWHERE = regex(
    r"(?: (?:hội|viên|nghề|bạn|giáp ranh|lân cận|liền kề|bên cạnh|khác|kết nghĩa|cũ|mới|nơi|trong (?:khu vực|tỉnh|thành phố)|\d+ tốt)\b|[,/]| (?:và|hoặc) (?:xã|phường))"
)
"""Behind a level that is not meant for the issuer's own."""


@text_rule("CTR913", "warning", "info", note="cũng ghi ở đây")
def offices_are_of_the_place(texts: Excerpt) -> Iterator[Problem]:
    """A ward's programme speaks of the ward's offices, not a commune's; and of the level it stands under.

    Offices are those that a text names by their level alone.
    """
    for passage in prose(texts).passages:
        before: tuple[list[str], int] = [], 0
        for span in said_of_levels(passage.text):
            keys = [word.key for word in words_of(passage.text)[span.at : span.last]]
            called = [key for key in keys if key not in _LEVELS]
            apart = passage.low[before[1] : span.start]
            listed = called == before[0] and apart in (", ", " và ", "/")  # tỉnh ủy, thành ủy
            before = called, span.end
            level = next(filter(_LEVELS.__contains__, reversed(keys)), "")
            local = _LEVELS.get(level, False)
            right = texts.ground.level if local else texts.ground.province
            own = span.kind == "body" or (local and span.kind in ("ours", "scope"))
            named = passage.text[span.end :].lstrip()[:1].isupper() or keys[0] == "cấp"
            if not own or not level or not right or named or listed or right.startswith(level):
                continue
            at = span.start, span.end
            if not _ELSEWHERE.match(passage.low, at[1]) and not tells_of_the_past(passage, *at):
                message = f"“{passage.text[slice(*at)]}” không phải cấp của nơi ban hành ({right})"
                advice = f"có phải {right}? Tên chép từ văn bản nơi khác hay sót ở đây"
                yield passage.doubt(message, 2, advice, at)
    told = set[tuple[KeyPath, int]]()
    rows = table("tiers")["of other places"]
    for row in (row for row in rows if texts.ground.level in row["level"]):
        for hit in prose(texts).find(row["find"], *row["needs"]):
            place = hit.passage.path, hit.span()[0]
            if place not in told:
                told.add(place)
                message = f"“{hit.words()}” không phải của {texts.ground.level}"
                yield hit.doubt(message, row["sure"], row["instead"])
