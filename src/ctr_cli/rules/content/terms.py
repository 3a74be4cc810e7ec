"""The terms that texts name; CTR903: their years and those of plans of five years: whose, how long, and whether it is their time."""

from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import NUMBER, roman, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.time_reader import Time
from ctr_cli.language.years import SPAN
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.numbers import miswritten
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Hit, Passage, holds, prose, signs, tells, times
from ctr_cli.rules.registry import Reader, text_rule


class Term(Struct):
    """A term: whose it is, where its owner is named, its number and its years with the characters of each.

    `owner` is a key of the table's owners, or nothing where none is named; `which` says that it is the next
    one, or the last (`nhiệm kỳ tới`). Without a number it is 0, without years they are (0, 0).
    """

    owner: str
    start: int
    number: int
    number_at: tuple[int, int]
    years: tuple[int, int]
    years_at: tuple[int, int]
    which: str

    @property
    def roman(self) -> str:
        """The number in Roman signs."""
        return roman(self.number)

    @property
    def span(self) -> str:
        """The years as they are written: `2026-2031`."""
        return f"{self.years[0]}-{self.years[1]}"

    @property
    def at(self) -> tuple[int, int]:
        """The characters of its number and its years."""
        places = [place for place in (self.number_at, self.years_at) if place[1]]
        return places[0][0], places[-1][1]


_NUMBERED, _WITH_YEARS = ("term_number", "congress"), ("term", "years", "phase")
_STOPS = (";", ". ", "\n")
_UNDER = ("trực thuộc ", "trực thuộc các ")
"""Before who stands over the owner of a term."""
_FAR = 90
"""Characters between a term and its owner at most; half as many where the owner comes behind."""


@once
def terms_in(text: Text) -> list[Term]:
    """The terms of a text in their order; years right behind a number belong to it."""
    low, found = plain(text), list[Term]()
    for time in times(text):
        if time.kind in _NUMBERED:
            at = time.part("number").start, time.end
            number = time.first("number") or 0
            found.append(Term(*_owner(low, time), number, at, (0, 0), (0, 0), ""))
        if time.kind not in _WITH_YEARS:
            continue
        first, last = time.of("year")[:2]
        if time.kind != "term" and last != first + 5:
            continue
        years, at = (first, last), (time.part("year").start, time.part("year", -1).end)
        before = found[-1] if found and not found[-1].years_at[1] else None
        if before and phrasing("between a number and its years").fullmatch(
            low, before.number_at[1], time.start
        ):
            found[-1] = before._replace(years=years, years_at=at, which=time.name)
        elif time.kind == "term":
            found.append(Term(*_owner(low, time), 0, (0, 0), years, at, time.name))
    return [_with_owner_behind(low, term) for term in found]


@cache
def _owners() -> dict[str, str]:
    """The words for owners, each with whose terms they are."""
    return {word: owner for owner, words in table("terms")["owners"].items() for word in words}


_AT_LARGE = {"people": "council", "party": "committee"}
"""Words for the posts of many bodies, and whose they are where no other is named."""
_OF_THE_PARTY = regex(r" (?:của đảng|đảng cộng sản|đảng)\b(?! (?:bộ|ủy))")


def _owner(low: str, time: Time) -> tuple[str, int]:
    """Whose term is spoken of, and where that is said."""
    clause = max(*(low.rfind(sign, 0, time.start) + 1 for sign in _STOPS), time.start - _FAR)
    named = _named(low, clause, time.end)
    before = [one for one in named if not low.endswith(_UNDER, 0, one[0])] or named
    if not before:
        return "", time.start
    start, _, owner = before[-1]
    if owner == "party" and time.kind == "congress" and _OF_THE_PARTY.match(low, time.end):
        return "congress", start
    if owner in _AT_LARGE:
        # `đại hội các chi bộ ấp; chuẩn y bí thư nhiệm kỳ 2027 - 2030`: what stands before the clause may say whose they are.
        around = [*_named(low, 0, clause), *before]
        others = [one[2] for one in around if one[2] in ("union", "other")]
        return (others or [_AT_LARGE[owner]])[-1], start
    return owner, start


_BEHIND = regex(r"\)? (?:của|tại|ở) (?:các |(?:ban )?thường trực )?")


def _with_owner_behind(low: str, term: Term) -> Term:
    """A term whose owner is named right behind it: `khóa II (2026-2031) của Hội đồng nhân dân`."""
    link = _BEHIND.match(low, term.at[1])
    near = _named(low, link.end(), link.end() + _FAR // 2) if link else []
    if link and near and min(near)[0] == link.end():
        start, _, owner = min(near)
        if not term.owner or (owner not in _AT_LARGE and " của " in link.group()):
            return term._replace(owner=_AT_LARGE.get(owner, owner), start=start)
    return term


def _named(low: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The owners that a part of a text names, each where it is named last: from where, to where, whose."""
    found = [
        (at, at + len(word), owner)
        for word, owner in _owners().items()
        if (at := low.rfind(word, start, end)) >= 0
        and not low[at + len(word) : at + len(word) + 1].isalnum()
    ]
    return sorted(found, key=lambda one: (one[1], one[1] - one[0]))


@cache
def _union_of(body: str) -> str:
    """Whether a body, by its name, is of a union or of others with terms of their own: their key, or nothing."""
    owners = table("terms")["owners"]
    return next((kind for kind in ("other", "union") if holds(plain(body), owners[kind])), "")


def terms(reader: Reader) -> Iterator[tuple[Passage, Term]]:
    """The terms of all texts; one named by a word of many bodies, `đại hội`, is that of the union that meets, if one does."""
    at_large = tuple(table("terms")["owners"]["party"])
    for passage in prose(reader).holding("nhiệm kỳ", "khóa ", "đại hội", "lần thứ"):
        union = _union_of(passage.place.body)
        for term in terms_in(passage.text):
            free = not term.owner or passage.low.startswith(at_large, term.start)
            own = union and free and term.owner in ("committee", "")
            yield passage, term._replace(owner=union) if own else term


def begins(years: str) -> int:
    """The first year of a term as it is written: 2026 of `2026-2031`."""
    return int(years[:4])


def is_of_last_term(texts: Excerpt, passage: Passage, term: Term, ends: int) -> bool:
    """Whether those elected for a term were replaced before the time of a text; what they passed stays."""
    months = passage.place.months
    if ends != texts.year or not months:
        return ends < texts.year
    renewed = table("terms")["renewed"].get(term.owner, ())
    stays = tells(passage.low, "session held", "staying")
    return not stays and any(f"{ends}-01" <= when <= f"{ends}-{months[0]:02}" for when in renewed)


_KIND_NAMES = {"council": "Hội đồng nhân dân", "committee": "đảng bộ"}


@text_rule("CTR903", "warning")
def term_takes_five_years(texts: Excerpt) -> Iterator[Problem]:
    """A term takes five years, and is that of its owner and of the time planned for; so does a plan of five years."""
    for passage, term in terms(texts):
        if term.years[0] and (told := _amiss(texts, passage, term)):
            yield passage.doubt(*told, term.years_at)
    yield from miswritten(texts, "CTR903")
    for hit in prose(texts).find(_PLAN, " 5 năm", " năm năm", "trung hạn", "giai đoạn"):
        yield from _past_plan(texts, hit)
    for hit in prose(texts).find(
        _YEAR_OF_A_TERM, "nghị quyết đại hội", *signs("year of a term", "years of a term")
    ):
        yield from _year_of_a_term(texts, hit)


_Told = tuple[str, int, str]
"""A message, how sure it is, and an advice."""


def _amiss(texts: Excerpt, passage: Passage, term: Term) -> _Told | None:
    """What is wrong with the years of a term: their order or number, whose they are, their time."""
    (first, last), owner, span = term.years, term.owner, f"nhiệm kỳ {term.span}"
    if last <= first:
        return f"{span} có năm cuối trước năm đầu", 3, "xem lại hai năm của nhiệm kỳ"
    if first < 2011 or (owner == "congress" and term.number):
        return None
    known = table("terms")[owner] if owner in _KIND_NAMES else []
    if (
        owner == "committee"
        and term.number
        and term.span in table("terms")["congress"].get(term.roman, ())
    ):
        return None  # a congress of the whole Party, without its name
    now = [y for y in known if begins(y) <= texts.year <= int(y[5:]) and y != term.span]
    advice = f"có phải {' hoặc '.join(now)}?" if now else "xem lại nhiệm kỳ"
    if owner != "other" and last - first != 5 and (owner, last - first) != ("congress", 4):
        return f"{span} là {last - first} năm", 3, "nhiệm kỳ là 5 năm"
    of_both = owner == "council" and "bí thư" in passage.low[: term.years_at[0]]
    if of_both and term.span in table("terms")["committee"]:
        return None  # posts of the Party and of the State, planned for a term of the Party
    if known and term.span not in known:
        return f"{span} không phải nhiệm kỳ của {_KIND_NAMES[owner]}", 3, advice
    asked = passage.place.of_item or passage.place.key in ("document.bases", "document.preamble")
    return _out_of_time(texts, passage, term, advice) if asked else None


def _out_of_time(texts: Excerpt, passage: Passage, term: Term, advice: str) -> _Told | None:
    """A term that is over, has not begun, or is not the one of a congress that is being prepared."""
    (first, last), low, year, owner = term.years, passage.low, texts.year, term.owner
    span, past = f"nhiệm kỳ {term.span}", tells(low, "past", "past terms")
    begun, others = low.rfind("nhiệm kỳ", 0, term.years_at[0]), terms_in(passage.text)
    succeeded = any(t.years[0] >= last for t in others) or low.endswith(signs("follows"), 0, begun)
    late = last <= year or (owner == "union" and first < year - 1 and not past)
    if late and not succeeded and phrasing("congress prepared").search(low, 0, term.start):
        return f"việc của năm {year} ghi {span}", 2, "xem lại nhiệm kỳ"
    if phrasing("next term").search(low, 0, term.years_at[0]) and first < year:
        return f"{span} đang diễn ra, câu nói nhiệm kỳ sau", 2, "xem lại nhiệm kỳ"
    own = owner == "union" and "quy chế phối hợp" not in low  # it binds a council too
    if own and (told := _of_a_ward(texts, passage, term)):
        return told
    other = owner in ("other", "") or (owner == "assembly" and term.number)
    if other or term.which in table("terms")["gone"]:
        return None
    if last > year + 1 and phrasing("term summed up").search(low, 0, term.years_at[0]):
        return f"{span} chưa hết để tổng kết", 2, "có phải sơ kết, hoặc nhiệm kỳ trước?"
    if term.which in table("terms")["coming"] and first < year:
        return f"{span} đang diễn ra, câu nói nhiệm kỳ {term.which}", 2, "xem lại nhiệm kỳ"
    planned = owner == "council" and first <= year < last and "quy hoạch" in low
    if planned and any(t.owner == "committee" and t.years[0] > year + 1 for t in others):
        return f"{span} đang diễn ra, câu nói về quy hoạch nhiệm kỳ sau", 2, "xem lại nhiệm kỳ"
    if first > year + 1 and not tells(low, "term ahead"):
        return f"{span} chưa đến trong năm {year}", 2, "xem lại nhiệm kỳ"
    elected = owner == "council" and last == year and tells(low, "elected now")
    over = last < year or elected or is_of_last_term(texts, passage, term, last)
    # a report looks back on the term that has just ended, unless it is of months of now
    reports = last >= year - 1 and tells(low, "past") and not _OF_THE_YEAR.search(low)
    summed_up = phrasing("term summed up").search(low, 0, term.years_at[0]) and last < year - 1
    looks_back = reports or tells(low, "past terms") or holds(low, (f" {last}-", f" {last} - "))
    looks_back = looks_back and not summed_up
    return (f"{span} đã kết thúc", 2, advice) if over and not looks_back else None


_OWN = regex(r"\b(?:phường|xã|đặc khu)\b")
_OTHERS = regex(r"\b(?:tỉnh|thành phố|trung ương|toàn quốc|cơ sở|công ty|trường|bệnh viện|trạm)\b")
_AROUND = 40
"""Letters before a union in which it may be said to be another's than a ward's."""


def _of_a_ward(texts: Excerpt, passage: Passage, term: Term) -> _Told | None:
    """A term of the Front or a union of a ward that is not the one they all began with the wards themselves."""
    known, low = table("terms")["of wards"], passage.low
    own = texts.ground.issuer == "front" or _OWN.search(low, term.start, term.years_at[1])
    others = low.startswith(tuple(known["apart"]), term.start) or _OTHERS.search(
        low, max(0, term.start - _AROUND), term.years_at[1]
    )
    in_time = known["from"] <= term.years[0] < known["until"] and term.span != known["years"]
    if not (own and texts.ground.level and in_time) or others or tells(low, "past terms"):
        return None
    sure = low.startswith(tuple(known["sure"]), term.start)
    advice = f"nhiệm kỳ của xã, phường, đặc khu là {known['years']}"
    return f"nhiệm kỳ {term.span} không khớp", 1 + sure, advice


_OF_THE_YEAR = regex(r"\b(?:tháng|quý) |\btiến độ\b(?! tổng kết)|năm 20\d\d|nửa (?:đầu|cuối) năm")
_SPAN = SPAN.replace(" ", r"\ ")
_PLAN = rf"""(?x)(?P<of>kế\ hoạch|mục\ tiêu|xây\ dựng\ nông\ thôn\ mới|giảm\ nghèo|chương\ trình|đề\ án|chuẩn\ (?:hộ\ )?nghèo|tiêu\ chí|định\ mức)(?!\ .{{0,40}}nhiệm\ kỳ)(?:\ mục\ tiêu\ quốc\ gia[^.;\n]{{0,160}}?|[^.;,\n]{{0,80}}?)
    \ (?:5\ năm|năm\ năm|(?P<five>trung\ hạn)|giai\ đoạn)(?P<next>\ (?:sắp\ )?tới|\ tiếp\ theo)?,?\ (?:giai\ đoạn\ )?\(?(?P<years>{_SPAN})"""
_AT_MIDDLE = ("giữa kỳ ", "giữa kỳ thực hiện ", "giữa kỳ việc thực hiện ")
"""Before a plan that is looked back on as half of its time is over."""
_NEXT_PLAN = 6
"""The month from which a plan of five years that is made is the one after the year's end."""


def _past_plan(texts: Excerpt, hit: Hit) -> Iterator[Problem]:
    """A plan of past years that is still made or carried out; one of five years that runs over six."""
    low, first, last = hit.passage.low, int(hit["first"]), int(hit["last"])
    if hit["five"] and last == first + 5 and hit.passage.place.of_item:
        message = f"{hit['five']}: {first}-{last} là 6 năm"
        yield hit.doubt(message, 2, f"có phải {first} - {last - 1}?", "years")
    new = phrasing("plan made anew").search(low, 0, hit.span()[0]) or hit["next"]
    made = new or phrasing("plan made").search(low, 0, hit.span()[0])
    late = max(hit.passage.place.months, default=0) >= _NEXT_PLAN
    ends = last == texts.year and late and not holds(low, ("điều chỉnh", "bổ sung"))
    over = last < texts.year - (not made) or (new and ends)
    start, end = hit.span()
    told = tells(low[:start] + low[end:].partition(",")[0], "past")
    told = (told and not low.endswith(_AT_MIDDLE, 0, start)) or tells(
        low, "past terms", "past plans"
    )
    if over and hit.passage.place.of_item and not told:
        message = f"giai đoạn {first}-{last} {'sắp' if ends else 'đã'} kết thúc"
        yield hit.doubt(message, 2, "xem lại giai đoạn của kế hoạch", "years")


_COUNT = NUMBER.replace(" ", r"\ ")
_YEAR_OF_A_TERM = rf"""(?x)\b(?P<which>năm\ (?:đầu(?!\ tư)|cuối|thứ\ (?P<nth>{_COUNT}))|(?:giữa|nửa)(?:\ nhiệm\ kỳ|(?=\ nhiệm\ kỳ\ \d))
    |(?P<over>{_COUNT})\ năm(?=\ (?:(?:thực\ hiện|triển\ khai)\ (?:nghị\ quyết\ đại\ hội|chương\ trình\ hành\ động)|hoạt\ động\ của\ [^.;,\d]{{0,40}}\b(?:hđnd|hội\ đồng\ nhân\ dân|ubnd|ủy\ ban\ nhân\ dân))))
    (?:(?!tổng\ kết|chuẩn\ bị)[^.;\n]){{0,100}}?(?P<of>nhiệm\ kỳ|giai\ đoạn|kế\ hoạch\ 5\ năm)\ {_SPAN}"""


def _year_of_a_term(texts: Excerpt, hit: Hit) -> Iterator[Problem]:
    """The year of a term that this is said to be: its first, its third, its middle, its last, or the one so many years are over in."""
    first, last, which = int(hit["first"]), int(hit["last"]), hit["which"]
    length, late = last - first, (hit.passage.place.months or (12,))[-1] >= 10
    said = {"đầu": (0, 1), "cuối": (length - 1, length + 1)}.get(which.split()[-1], (2, 3))
    if hit["nth"]:
        said = value_of(hit["nth"]) - 1, value_of(hit["nth"])
    elif hit["over"]:
        said = value_of(hit["over"]) - late, value_of(hit["over"]) + 1
    whole = hit["over"] and value_of(hit["over"]) == length
    within = said[0] <= texts.year - first <= said[1] or whole
    if (length in (4, 5) or hit["over"]) and not within:
        message = f"“{which}” của {hit['of']} {first}-{last} không phải là năm {texts.year}"
        yield hit.doubt(message, 2, "xem lại số năm, nhiệm kỳ, giai đoạn", "which")
