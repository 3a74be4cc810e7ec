"""CTR906, CTR907, CTR913, CTR941: the province and the level a programme stands in, in its texts and its head."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain, tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.bygone import clause_of, tells_of_the_past
from ctr_cli.rules.content.tiers import said_of_levels
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.printed import words_of
from ctr_cli.rules.reading import Passage, doubt, holds, prose
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


@cache
def _words(name: str) -> tuple[str, ...]:
    """The words of a list of `data/places.yaml`."""
    return tuple(table("places")[name])


@cache
def _provinces() -> list[tuple[str, str]]:
    """The provinces and cities of today, each also as texts have it, with a blank behind."""
    return [(name, f"{plain(name)} ") for name in table("places")["provinces"]]


@cache
def _over() -> str:
    """An office of a province, and behind it the name."""
    offices = "|".join(_words("of provinces"))
    return rf"(?<!\w)(?:(?:tỉnh|thành) (?:ủy|đoàn)|(?:{offices}) (?:của )?(?:tỉnh|thành phố)) (?P<name>[^.;,\n]+)"


@rule("CTR906", "warning", "info")
def province_is_the_own_one(subject: Subject) -> Iterator[Problem]:
    """The province whose offices a programme works for and with, and that receives it, is the one it stands in."""
    issuer, today = subject.program.issuer, _provinces()
    over = f"{plain(issuer.parent or issuer.name or '')} "
    own = next((name for name, low in today if over.endswith(f" {low}")), "")
    for hit in prose(subject).find(_over(), "tỉnh ", "thành ") if own else ():
        name = next((name for name, low in today if f"{hit['name']} ".startswith(low)), own)
        start, close = hit.span("name")[0], " lần thứ " in hit["name"]
        at, close = (start, start + len(name)), close or hit.passage.path[0] == "recipients"
        if name != own and (close or not _is_elsewhere(hit.passage, *at)):
            sure = 2 - (not close and holds(hit.passage.low, _words("together")))
            message = f"“{hit.passage.text[hit.span()[0] : at[1]]}”: nơi ban hành thuộc {own}"
            yield hit.passage.doubt(message, sure, "xem lại tên tỉnh, thành phố", at)


def _is_elsewhere(passage: Passage, start: int, end: int) -> bool:
    """Whether the sentence around a name speaks of another place as such, or of the past."""
    return holds("#".join(clause_of(passage, start, end)), _words("elsewhere")) or tells_of_the_past(passage, start, end)


_PLACE = regex(
    r"\b(?<!hợp tác )(?<!thị )(?P<level>phường|xã|đặc khu|trường (?:mầm non|tiểu học|thcs|thpt|trung học cơ sở|trung học phổ thông))"
    r" (?P<name>[^\W\d_]+(?: [^\W\d_]+){0,3})"
)
_HEAD = ("document.title", "document.bases", "document.preamble")


@rule("CTR941", "warning")
def place_is_the_own_one(subject: Subject) -> Iterator[Problem]:
    """The title, the bases and the preamble name the issuer's own place; so do other texts for who acts, and whom it is for."""
    issuer = subject.program.issuer
    named = (one for of in (issuer.parent, issuer.name) for one in _named(of or "", plain(of or "")))
    own = {kind: name for kind, _, name in named}
    for passage in prose(subject).passages if own else ():
        places = [one for one in _named(passage.text, passage.low) if one[0] in own]
        others = [one for one in places if not _is_own(one[2], own[one[0]])]
        for kind, at, name in others if len(others) == len(places) else ():
            if passage.place.key in _HEAD or _acts_here(passage, kind, at):
                message = f"ghi {passage.text[slice(*at)]}, nơi ban hành là {own[kind]}"
                at = at[1] - len(name), at[1]
                yield passage.doubt(message, 2, "tên chép từ văn bản nơi khác còn sót", at)


def _acts_here(passage: Passage, kind: str, at: tuple[int, int]) -> bool:
    """Whether a place is named for an office, or people, of which a programme speaks as its own."""
    before = f" {passage.low[: at[0]].rstrip()}"
    head = before == " " or before.endswith(_words("of schools" if kind else "of communes"))
    return head and not _is_elsewhere(passage, *at) and not holds(passage.low, _words("together"))


def _named(text: str, low: str) -> Iterator[tuple[str, tuple[int, int], str]]:
    """The communes and schools of a text: the kind of a school, none of a commune; where it stands; its proper name."""
    for found in _PLACE.finditer(low):
        words = text[found.start("name") : found.end()].split()
        capital = next((n for n, word in enumerate(words) if not word[0].isupper()), len(words))
        name = f" {' '.join(words[:capital])}".partition(" NĂM")[0].strip()
        if name:
            kind = found["level"] if found["level"].startswith("trường") else ""
            yield kind, (found.start(), found.start("name") + len(name)), name


def _is_own(named: str, own: str) -> bool:
    """Whether a name is that of the office; in capitals the words behind it look like more of it."""
    other, mine = tone_key(named), tone_key(own)
    return other == mine or (named.isupper() and other.startswith(f"{mine} "))


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
