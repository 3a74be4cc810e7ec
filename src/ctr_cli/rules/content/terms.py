"""CTR901 to CTR903: terms of the Assembly, of councils and of congresses, by the table and by the document itself."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import NUMBER, roman, roman_value, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import SPAN
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.termed import Term, terms_in
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, Passage, holds, prose, tells
from ctr_cli.rules.registry import Reader, Subject, rule, text_rule

_BASES = "document.bases"


def _terms(reader: Reader) -> Iterator[tuple[Passage, Term]]:
    for passage in prose(reader).holding("nhiệm kỳ", "khóa ", "đại hội", "lần thứ"):
        for term in terms_in(passage.text):
            yield passage, _of_the_body(passage, term)


def _of_the_body(passage: Passage, term: Term) -> Term:
    """A term whose owner is named by a word of many bodies, `đại hội`, as that of the body that meets, if it is a union's."""
    owners, body = table("terms")["owners"], plain(passage.place.body)
    if term.owner in ("committee", "") and passage.low.startswith(
        tuple(owners["party"]), term.start
    ):
        whose = next((kind for kind in ("other", "union") if holds(body, owners[kind])), term.owner)
        return term._replace(owner=whose)
    return term


def _known(owner: str) -> dict[int, list[str]]:
    """The terms of the Assembly, or of national congresses, by number."""
    return {roman_value(number) or 0: years for number, years in table("terms")[owner].items()}


def _begins(years: str) -> int:
    return int(years[:4])


@text_rule("CTR901", "warning")
def term_by_the_table(texts: Excerpt) -> Iterator[Problem]:
    """The number and the years of a term belong together: of the Assembly, of congresses of the Party, a union, a province."""
    for passage, term in _terms(texts):
        if term.number and (row := _counted(passage, term)):
            numbers = {roman_value(n): years for n, years in row["numbers"].items()}
            if (
                term.years[0]
                and numbers.get(term.number) != term.span
                and (term.number in numbers or term.span in numbers.values())
            ):
                known = ", ".join(f"lần {n}: {years}" for n, years in row["numbers"].items())
                message = f"lần thứ {term.roman} ghi {term.span}, không khớp"
                yield passage.doubt(message, 2, f"đã biết {known}", term.at)
        elif term.owner in ("assembly", "congress") and term.number:
            yield from (_assembly if term.owner == "assembly" else _congress)(texts, passage, term)
    for hit in prose(texts).find(_ROMAN, "khóa ", "lần thứ ", "đại hội "):
        if hit.words("n").isupper() and roman_value(hit["n"]) is None:
            yield hit.doubt(f"“{hit.words('n')}” không phải số La Mã", 3, "xem lại số", "n")
    for hit in prose(texts).find(_PLENUM, "trung ương"):
        day = int(hit["y"]), int(hit["m"]), int(hit["d"])
        term_then = _FIRST_KNOWN + sum(day >= begun for begun in _CONGRESSES)
        if day >= _CONGRESSES[0] and roman_value(hit["n"]) not in (None, term_then):
            message = f"ngày {day[2]}/{day[1]}/{day[0]} không thuộc khóa {hit.words('n')}"
            yield hit.doubt(message, 2, f"có phải khóa {roman(term_then)}?", "n")


_ROMAN = r"\b(?:khóa|lần thứ|đại hội) (?P<n>[ivxl]{2,})\b"
_PLENUM = r"ngày (?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>20\d\d)[^.;]{0,30}\btrung ương\b[^.;,]{0,30} khóa (?P<n>[ivx]+)\b"
_FIRST_KNOWN = 10
_CONGRESSES = ((2011, 1, 19), (2016, 1, 28), (2021, 2, 1), (2026, 1, 23), (2031, 1, 31))
"""Ends of national congresses of the Party, from the eleventh on."""


def _counted(passage: Passage, term: Term) -> dict[str, Any]:
    """The congresses that are counted by the number of a term: the row whose name stands right beside it."""
    start, end = term.number_at
    near = passage.low[max(0, start - 40) : end + 40]
    return next(
        (
            row
            for row in table("terms")["counted"]
            if holds(near, row["names"]) and not holds(near, _LOWER)
        ),
        {},
    )


_LOWER = (" xã ", " phường ", " huyện ", " đặc khu ")


def _mismatched(passage: Passage, term: Term, name: str, span: str) -> Iterator[Problem]:
    """Years that are not those of the number."""
    known = _known(term.owner)
    right = next((number for number, years in known.items() if span in years), None)
    message = f"{name} {term.roman} là nhiệm kỳ {known[term.number][0]}, ở đây ghi {span}"
    other = term._replace(number=right).roman if right else ""
    advice = f"nhiệm kỳ {span} là khóa {other}" if right else f"nhiệm kỳ {known[term.number][0]}"
    yield passage.doubt(message, 3, advice, term.number_at if right else term.years_at)


def _assembly(texts: Excerpt, passage: Passage, term: Term) -> Iterator[Problem]:
    """What is wrong with an Assembly: its years, or its time."""
    known, low = _known("assembly"), passage.low
    if term.number not in known:
        return
    span = term.span if term.years[0] else _of_the_councils_elected_with(passage, term)
    if span and span not in known[term.number]:
        yield from _mismatched(passage, term, "Quốc hội khóa", span)
        return
    begun = _begins(known[term.number][0])
    elected = "bầu cử" in low[: term.start].rpartition(";")[2]
    another = abs(begun - texts.year) > 1 if elected else begun > texts.year
    ahead = another and not (begun > texts.year and tells(low, "term ahead") and not elected)
    over = _is_of_last_term(texts, passage, term, begun + 5) and _sits(passage, term)
    looks_back = (over or not elected) and begun <= texts.year and tells(low, "past", "past terms")
    if passage.place.of_item and (ahead or over) and not looks_back:
        message = f"đại biểu Quốc hội khóa {term.roman} bầu năm {begun}"
        yield passage.doubt(message, 2, "xem lại khóa", term.number_at)


def _of_the_councils_elected_with(passage: Passage, term: Term) -> str:
    """The years of the councils elected together with an Assembly: `Quốc hội khóa XVI và đại biểu HĐND … nhiệm kỳ …`."""
    return next(
        (
            other.span
            for other in terms_in(passage.text)
            if other.owner == "council"
            and other.span in table("terms")["council"]
            and 0 <= other.start - term.number_at[1] < 40
        ),
        "",
    )


_SITTING = regex(
    r"""(?x)(?:đại\ biểu|đbqh|tiếp\ xúc\ cử\ tri|kỳ\ họp|phiên\ họp|chất\ vấn|thường\ trực|chương\ trình|hoạt\ động
    |(?<!kết\ luận\ )(?<!sau\ )giám\ sát)[^.;,\n]{0,25},?\ \Z"""
)
"""Words before an Assembly or a council by which it sits in the year that is planned."""
_PASSED = regex(
    r"(?:được|do)[^.;\n]{0,60} (?:thông qua|ban hành)|thông qua tại|luật |(?:kết thúc|cuối)(?: của)? nhiệm kỳ"
)
"""What an Assembly or a council passed, which stays in force, or that its term is about to end."""


_PAPERS_OF = regex(
    r"(?:nghị quyết|kết luận|kiến nghị|quyết định|văn bản|đề án)[^.;,\n]{0,25} của (?:các )?\Z"
)


def _sits(passage: Passage, term: Term) -> bool:
    return bool(_SITTING.search(passage.low, max(0, term.start - 50), term.start))


def _is_of_last_term(texts: Excerpt, passage: Passage, term: Term, ends: int) -> bool:
    """Whether those elected for a term were replaced before the time of a text; what they passed stays."""
    low, months = passage.low, passage.place.months
    if ends != texts.year:
        return ends < texts.year
    begins = table("terms")["renewed"].get(term.owner, ())
    later = bool(months) and any(
        f"{ends}-01" <= when <= f"{ends}-{months[0]:02}" for when in begins
    )
    if term.owner == "committee" and not holds(low, (" xã", " phường", " đặc khu")):
        return False
    of_paper = _PAPERS_OF.search(low, max(0, term.start - 60), term.start)
    return later and not of_paper and not tells(low, "session held") and not _PASSED.search(low)


_HELD = regex(
    r"(?: của đảng)?,? (?:được )?(?:tổ chức|họp|diễn ra|khai mạc) (?:từ |trong )?(?:các )?ngày [^.;\n]{1,25}?(?:/|năm )(?P<year>20\d\d)"
)
"""The year in which a congress was held, said after its name."""
_LONG_AGO = 10
"""National congresses before this one, whose terms are not in the table."""


def _congress(texts: Excerpt, passage: Passage, term: Term) -> Iterator[Problem]:
    """What is wrong with a national congress: its number, its years, its time."""
    known, low = _known("congress"), passage.low
    if term.number not in known:
        if term.number >= _LONG_AGO:
            message = f"chưa có Đại hội {term.roman} của Đảng"
            yield passage.doubt(message, 3, "xem lại số của Đại hội", term.number_at)
        return
    central = low.startswith("trung ương", term.start)
    held, name = None if central else _HELD.match(low, term.number_at[1]), "Đại hội"
    begun, basis = _begins(known[term.number][0]), passage.place.key == _BASES
    year = texts.year - basis
    latest = max(number for number, years in known.items() if _begins(years[0]) <= year)
    if term.years[0] and term.span not in known[term.number]:
        yield from _mismatched(passage, term, name, term.span)
    elif held and int(held["year"]) != begun:
        message = f"Đại hội {term.roman} của Đảng họp năm {begun}, ở đây ghi {held['year']}"
        yield passage.doubt(message, 3, "xem lại ngày", held.span("year"))
    elif not term.years[0] and (passage.place.of_item or basis) and term.number != latest:
        both = any(
            one.owner == "congress" and one.number == latest for one in terms_in(passage.text)
        )
        past = central or both or tells(low, "past", "past terms")
        past = past if begun <= year else tells(low, "term ahead")
        if not past and (begun > year or year - begun >= 5 or basis):
            advice = f"Đại hội gần nhất là Đại hội {term._replace(number=latest).roman}"
            message = f"Đại hội {term.roman} của Đảng họp năm {begun}"
            yield passage.doubt(message, 2, advice, term.number_at)


_LEVEL = regex(
    r"(?:hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd|đảng bộ|đảng ủy) (?P<level>thành phố|tỉnh|các cấp)\b"
)
_HIGHER = ("thành phố", "tỉnh")
_KIND_NAMES = {"council": "Hội đồng nhân dân", "committee": "đảng bộ"}


def _level(passage: Passage, term: Term) -> str:
    """The level whose terms are counted together; a name without one is the ward's or commune's own."""
    named = _LEVEL.match(passage.low, term.start)
    return named["level"] if named else ""


@rule("CTR902", "warning")
def term_agrees_with_itself(subject: Subject) -> Iterator[Problem]:
    """One number of a council or congress has one span of years throughout the document, and those run on.

    Numbers differ from place to place; what the office set in `ctr.yaml` decides, then the majority.
    """
    said: dict[tuple[str, str], list[tuple[Passage, Term]]] = defaultdict(list)
    for passage, term in _terms(subject):
        if term.owner in _KIND_NAMES and term.number:
            said[term.owner, _level(passage, term)].append((passage, term))
    for (owner, level), terms in said.items():
        dated = [(passage, term) for passage, term in terms if term.years[0]]
        counts = Counter(_before_the_first(term) for _, term in dated)
        known = [
            _begins(term.years) - 5 * value_of(term.term.lower())
            for term in subject.office.terms
            if plain(term.body).startswith(_KIND_NAMES[owner].lower())
            and (level in plain(term.body) if level else not holds(plain(term.body), _HIGHER))
        ]
        if not known and not counts:
            continue
        usual, count = (known[0], len(terms)) if known else counts.most_common(1)[0]
        if owner == "council":
            yield from _term_not_begun(subject.program.year, terms, usual)
        tied = list(counts.values()).count(count) > 1 and count > 1
        if known or (len(counts) > 1 and not tied):
            at_odds = [one for one in dated if _before_the_first(one[1]) != usual]
            same = [one for one in dated if one not in at_odds]
            for one in at_odds:
                if known or one[1] is not dated[0][1] or count > 1:
                    yield _at_odds(*one, same, usual)


def _before_the_first(term: Term) -> int:
    """The year in which a term of number 0 would have begun."""
    return term.years[0] - 5 * term.number


def _at_odds(passage: Passage, term: Term, same: list[tuple[Passage, Term]], usual: int) -> Problem:
    first = usual + 5 * term.number
    message = f"khóa {term.roman} ghi nhiệm kỳ {term.span}, không khớp các chỗ khác"
    advice = f"theo các chỗ khác thì khóa {term.roman} là {first}-{first + 5}"
    others = [Also(other.path, "chỗ khác", *one.at) for other, one in same[:2]]
    return passage.doubt(message, 2, advice, term.at, related=others)


def _term_not_begun(year: int, terms: list[tuple[Passage, Term]], zero: int) -> Iterator[Problem]:
    """Numbers without years of a council that is still to be elected."""
    for passage, term in terms:
        first = zero + 5 * term.number
        if not term.years[0] and first > year:
            message = (
                f"khóa {term.roman} là nhiệm kỳ {first}-{first + 5}, chưa đến trong năm {year}"
            )
            yield passage.doubt(message, 2, "xem lại khóa", term.number_at)


@text_rule("CTR903", "warning")
def term_takes_five_years(texts: Excerpt) -> Iterator[Problem]:
    """A term takes five years, and is that of its owner and of the time planned for; so does a plan of five years."""
    for passage, term in _terms(texts):
        if term.years[0] and (told := _amiss(texts, passage, term)):
            message, sureness, advice = told
            yield passage.doubt(message, sureness, advice, term.years_at)
    for hit in prose(texts).find(_HORIZON, "tầm nhìn"):
        if int(hit["then"]) <= int(hit["year"]):
            message = f"tầm nhìn đến năm {hit['then']} không sau năm {hit['year']}"
            yield hit.doubt(message, 3, "xem lại năm", "then")
    for hit in prose(texts).find(_PLAN, " 5 năm", " năm năm", "trung hạn", "giai đoạn"):
        yield from _plan(texts, hit)
    for pattern in _YEARS_OF:
        for hit in prose(texts).find(pattern, "nhiệm kỳ"):
            yield from _years_of_a_term(texts, hit)
    for hit in prose(texts).find(
        _YEAR_OF_A_TERM, "năm đầu", "năm cuối", "năm thứ", "giữa nhiệm kỳ", "nửa nhiệm kỳ"
    ):
        yield from _year_of_a_term(texts, hit)


_HORIZON = r"\bđến năm (?P<year>20\d\d)[^.;]{0,20} tầm nhìn (?:đến )?(?:năm )?(?P<then>20\d\d)"


def _amiss(texts: Excerpt, passage: Passage, term: Term) -> tuple[str, int, str] | None:
    """What is wrong with the years of a term: a message, how sure it is, and an advice."""
    (first, last), owner, span = term.years, term.owner, f"nhiệm kỳ {term.span}"
    if last <= first:
        return f"{span} có năm cuối trước năm đầu", 3, "xem lại hai năm của nhiệm kỳ"
    if first < 2011 or (owner == "congress" and term.number):
        return None
    known = table("terms").get(owner, []) if owner in _KIND_NAMES else []
    now = [y for y in known if _begins(y) <= texts.year <= int(y[5:]) and y != term.span]
    advice = f"có phải {' hoặc '.join(now)}?" if now else "xem lại nhiệm kỳ"
    if owner != "other" and last != first + 5 and not (owner == "congress" and last == first + 4):
        return f"{span} là {last - first} năm", 3, "nhiệm kỳ là 5 năm"
    if known and term.span not in known:
        return f"{span} không phải nhiệm kỳ của {_KIND_NAMES[owner]}", 3, advice
    if not passage.place.of_item and passage.place.key != _BASES:
        return None
    return _out_of_time(texts, passage, term, advice)


def _out_of_time(
    texts: Excerpt, passage: Passage, term: Term, advice: str
) -> tuple[str, int, str] | None:
    """A term that is over, has not begun, or is not the next or the last one as it is said to be."""
    (first, last), low, year = term.years, passage.low, texts.year
    data, span = table("terms"), f"nhiệm kỳ {term.span}"
    if term.which in data["coming"] and (last <= year if term.which == "mới" else first < year):
        return f"{span} không phải nhiệm kỳ {term.which} của năm {year}", 2, "xem lại nhiệm kỳ"
    if term.which in data["gone"] and last > year + 1:
        return f"{span} chưa qua trong năm {year}", 2, "xem lại nhiệm kỳ"
    if (
        term.owner in ("other", "")
        or term.which in data["gone"]
        or (term.owner == "assembly" and term.number)
    ):
        return None
    if first > year + 1 and not tells(low, "term ahead"):
        return f"{span} chưa đến trong năm {year}", 2, "xem lại nhiệm kỳ"
    looks_back = _looks_back(passage, last, year)
    if _is_for_new_term(texts, passage, term) and (
        not looks_back or _names_candidates(passage, term)
    ):
        message = f"nhân sự bầu năm {year} là của nhiệm kỳ mới, ở đây ghi {term.span}"
        return message, 2, f"có phải {year}-{year + 5}?"
    convened = term.owner == "union" and _CONVENED.search(low[: term.start])
    over = last < year or _is_of_last_term(texts, passage, term, last)
    if (over and not looks_back) or (
        convened and first < year - 1 and not tells(low, "past", "past terms")
    ):
        return f"{span} đã kết thúc" if over else f"đại hội năm {year} ghi {span}", 2, advice
    return None


_CONVENED = regex(
    r"(?:tổ chức|chỉ đạo|chuẩn bị|hướng dẫn|lãnh đạo|tiến tới|nhân sự|phục vụ|kế hoạch) đại hội \Z"
)
_OF_THE_YEAR = regex(r"\b(?:tháng|quý) |năm 20\d\d|nửa (?:đầu|cuối) năm")


def _looks_back(passage: Passage, last: int, year: int) -> bool:
    """Whether a text speaks of a term as past; a report does so of the one that has just ended, unless it is of months of now."""
    low = passage.low
    if tells(low, "past terms") or holds(low, (f" {last}-", f" {last} - ")):
        return True
    return tells(low, "past") and last >= year - 1 and not _OF_THE_YEAR.search(low)


def _is_for_new_term(texts: Excerpt, passage: Passage, term: Term) -> bool:
    """Whether people are named for the term of a council that ends with the election of the year."""
    elected = any(election["year"] == texts.year for election in table("terms")["elections"])
    of_old_term = term.owner == "council" and term.years[1] == texts.year and elected
    return of_old_term and tells(passage.low, "elected now")


def _names_candidates(passage: Passage, term: Term) -> bool:
    """Whether a report of candidates, which does not look back, names a term."""
    named = _CANDIDATES.search(passage.low, max(0, term.start - 60), term.start)
    return bool(named) and not holds(passage.low, ("rút kinh nghiệm", "tổng kết", "khóa trước"))


_CANDIDATES = regex(r"(?:ứng cử|bầu cử) (?:làm )?(?:đại biểu )?(?:các )?\Z")
BLANK = r"\ "
_PLAN = rf"""(?x)(?P<of>kế\ hoạch|mục\ tiêu|chương\ trình|đề\ án)(?!\ .{{0,40}}nhiệm\ kỳ)[^.;,\n]{{0,80}}?
    \ (?P<five>5\ năm|năm\ năm|trung\ hạn|giai\ đoạn),?\ (?:giai\ đoạn\ )?\(?(?P<years>{SPAN.replace(" ", BLANK)})"""
"""A plan of some years; one of five years ends in the fifth: 2026-2030."""
_MADE = regex(
    r"\b(?:xây dựng|lập|trình|phê duyệt|ban hành|triển khai|giao|thông qua|dự thảo|phân bổ(?: vốn)?)(?: thực hiện| dự thảo)? \Z"
)


def _plan(texts: Excerpt, hit: Hit) -> Iterator[Problem]:
    """A plan of past years that is still carried out, or one of five years of another length."""
    low, first, last = hit.passage.low, int(hit["first"]), int(hit["last"])
    made = last < texts.year - 1 or _MADE.search(low[: hit.span()[0]])
    told = tells(low, "past", "past terms", "past plans")
    if last < texts.year and made and hit.passage.place.of_item and not told:
        message = f"giai đoạn {first}-{last} đã kết thúc"
        yield hit.doubt(message, 2, "xem lại giai đoạn của kế hoạch", "years")
    elif last == first + 5 and hit["five"] != "giai đoạn":
        message = f"kế hoạch 5 năm ghi giai đoạn {first}-{last}"
        yield hit.doubt(message, 3, f"có phải {first}-{last - 1}?", "years")


_YEARS_OF = (
    rf"(?P<n>{NUMBER}) năm (?:thực hiện|triển khai) nghị quyết đại hội[^.;\n]{{0,80}}nhiệm kỳ {SPAN}",
    rf"nhiệm kỳ {SPAN}[^.;\n]{{0,12}} (?P<n>{NUMBER}) năm (?:đầu|hoạt động)",
)
"""How many years of a term are said to be over."""


def _years_of_a_term(texts: Excerpt, hit: Hit) -> Iterator[Problem]:
    """The years of a term that are said to be over are those that are."""
    said, over = value_of(hit["n"]), texts.year - int(hit["first"])
    late = over + 1 if (hit.passage.place.months or (12,))[-1] >= 10 else over
    if not over - 1 <= said <= late and said != int(hit["last"]) - int(hit["first"]):
        message = f"“{hit.words('n')} năm” của nhiệm kỳ {hit['first']}-{hit['last']}, đến năm {texts.year} là {over} năm"
        yield hit.doubt(message, 2, "xem lại số năm, nhiệm kỳ", "n")


_YEAR_OF_A_TERM = rf"""(?x)\b(?P<which>năm\ (?:đầu(?!\ tư)|cuối|thứ\ (?P<n>{NUMBER.replace(" ", BLANK)}))|(?:giữa|nửa)\ nhiệm\ kỳ)
    (?:(?!tổng\ kết|chuẩn\ bị)[^.;\n]){{0,70}}?(?P<of>nhiệm\ kỳ|giai\ đoạn|kế\ hoạch\ 5\ năm)\ {SPAN.replace(" ", BLANK)}"""


def _year_of_a_term(texts: Excerpt, hit: Hit) -> Iterator[Problem]:
    """The year of a term that this is said to be: its first, its third, its middle, its last."""
    first, last = int(hit["first"]), int(hit["last"])
    passed, which = texts.year - first, hit["which"]
    said = {"đầu": (0, 1), "cuối": (last - first - 1, last - first + 1)}.get(
        which.split()[-1], (2, 3)
    )
    said = (value_of(hit["n"]) - 1, value_of(hit["n"])) if hit["n"] else said
    if last - first == 4 and which.startswith(("năm đầu", "năm thứ")):
        said = (said[0], said[0])  # a plan begins with its first year, a term within it
    if last - first in (4, 5) and not said[0] <= passed <= said[1]:
        message = f"năm {texts.year} không phải {which} của {hit['of']} {first}-{last}"
        yield hit.doubt(message, 2, "xem lại năm của nhiệm kỳ, giai đoạn", "which")
