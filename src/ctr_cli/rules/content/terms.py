"""CTR901 to CTR903: terms of the Assembly, of councils and of congresses, by the table and by the document itself."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import NUMBER, ROMAN, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import SPAN
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, holds, prose, tells
from ctr_cli.rules.registry import Reader, Subject, rule, text_rule

_TERM = rf"nhiệm kỳ (?P<years>{SPAN})"
_PEOPLE = r"(?:,| và| đại biểu| hđnd| hội đồng nhân dân| các cấp| phường| xã| đặc khu| thành phố| tỉnh| cấp)*"
_ASSEMBLY = rf"quốc hội(?: nước chxhcn việt nam)?,? khóa (?P<no>[ivxl]+)\b(?:{_PEOPLE},? {_TERM})?"
_CONGRESS = (
    r"đại hội (?:đại biểu )?(?:đảng )?(?:đại biểu )?(?:toàn quốc )?(?:của đảng )?(?:lần thứ )?(?P<no>[ivxl]+)\b"
    rf"(?P<owner>(?: của đảng| đảng(?! bộ)(?: cộng sản việt nam)?)?)(?:,? {_TERM})?"
)
_LONG_AGO = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
"""National congresses before those whose terms are in the table."""

_NATIONAL = regex(r"toàn quốc|của đảng\b(?! bộ)|đại hội đảng(?! bộ)|đảng cộng sản")


def _span_years(hit: Hit) -> str:
    return f"{hit['first']}-{hit['last']}"


def _elected(years: str) -> int:
    return int(years[:4])


@text_rule("CTR901", "warning")
def term_by_the_table(texts: Excerpt) -> Iterator[Problem]:
    """The number and the years of a term of the Assembly, and of a national congress, belong together."""
    for hit in prose(texts).find(_ASSEMBLY, "quốc hội"):
        yield from _assembly(texts, hit)
    for hit in prose(texts).find(_CONGRESS, "đại hội"):
        if _NATIONAL.search(hit.match.group()):
            yield from _congress(texts, hit)


_SITS = regex(
    r"""(?x)(?:đại\ biểu|đbqh|tiếp\ xúc\ cử\ tri|kỳ\ họp|phiên\ họp|chất\ vấn|thường\ trực|chương\ trình|hoạt\ động
    |(?<!kết\ luận\ )(?<!sau\ )giám\ sát)[^.;,\n]{0,25},?\ \Z"""
)
"""Words before an Assembly or a council by which it sits in the year that is planned."""


def _assembly(texts: Excerpt, hit: Hit) -> Iterator[Problem]:
    """What is wrong with an Assembly: its years, or its time."""
    number, terms = hit["no"].upper(), table("terms")["assembly"]
    known, low, start = terms.get(number), hit.passage.low, hit.span()[0]
    if known is None:
        return
    if hit["years"] and _span_years(hit) not in known:
        right = next((no for no, years in terms.items() if _span_years(hit) in years), None)
        message = f"Quốc hội khóa {number} là nhiệm kỳ {known[0]}, ở đây ghi {_span_years(hit)}"
        advice = f"nhiệm kỳ {_span_years(hit)} là khóa {right}" if right else f"nhiệm kỳ {known[0]}"
        yield hit.doubt(message, 3, advice, "no")
        return
    elected, ends = _elected(known[0]), int(known[0][5:])
    chosen = re.search(r"bầu cử[^.;\n]*\Z", low[:start]) and elected < texts.year - 1
    over = _SITS.search(low, max(0, start - 50), start) and _sat_last(texts, hit, ends)
    if hit.passage.place.of_item and (chosen or (over and not tells(low, "past", "past terms"))):
        message = f"đại biểu Quốc hội khóa {number} đã bầu năm {elected}"
        yield hit.doubt(message, 2, "xem lại khóa", "no")


def _sat_last(texts: Excerpt, hit: Hit, ends: int) -> bool:
    """Whether those elected for a term were replaced before the time of a text; what they passed stays."""
    if ends != texts.year:
        return ends < texts.year
    low, months = hit.passage.low, hit.passage.place.months
    later = any(
        election["year"] == ends
        and months
        and months[0] > int(election["last_first_session"].partition("/")[2])
        for election in table("terms")["elections"]
    )
    return later and not tells(low, "session held") and not _PASSED.search(low)


_PASSED = regex(
    r"(?:được|do)[^.;\n]{0,60} (?:thông qua|ban hành)|thông qua tại|luật |(?:kết thúc|cuối)(?: của)? nhiệm kỳ"
)
"""What an Assembly or a council passed, which stays in force, or that its term is about to end."""


def _congress(texts: Excerpt, hit: Hit) -> Iterator[Problem]:
    """What is wrong with a national congress: its number, its years, its time."""
    number = hit["no"].upper()
    known = table("terms")["congress"].get(number)
    if known is None:
        if number not in _LONG_AGO:
            message = f"chưa có Đại hội {number} của Đảng"
            yield hit.doubt(message, 3, "xem lại số của Đại hội", "no")
        return
    held = _HELD.match(hit.passage.low, hit.span()[1])
    if hit["years"] and _span_years(hit) not in known:
        message = f"Đại hội {number} của Đảng là nhiệm kỳ {known[0]}, ở đây ghi {_span_years(hit)}"
        advice = f"nhiệm kỳ {' hoặc giai đoạn '.join(known)}"
        yield hit.doubt(message, 3, advice, "years")
    elif held and int(held["year"]) != _elected(known[0]):
        message = (
            f"Đại hội {number} của Đảng họp năm {_elected(known[0])}, ở đây ghi {held['year']}"
        )
        yield hit.passage.doubt(message, 3, "xem lại ngày", held.span("year"))
    elif not hit["years"] and (hit.passage.place.of_item or hit.passage.place.key == _BASES):
        yield from _congress_of_the_time(texts, hit, number, _elected(known[0]))


_HELD = regex(
    r",? (?:được )?(?:tổ chức|họp|diễn ra|khai mạc) (?:từ |trong )?(?:các )?ngày [^.;\n]{1,25}?(?:/|năm )(?P<year>20\d\d)"
)
"""The year in which a congress was held, said after its name."""
_BASES = "document.bases"


def _congress_of_the_time(texts: Excerpt, hit: Hit, number: str, held: int) -> Iterator[Problem]:
    """The congress whose resolution is carried out is the last one, unless a text looks back.

    What a programme rests on was there when it was written, mostly in the year before.
    """
    basis = hit.passage.place.key == _BASES
    year, congresses = texts.year - basis, table("terms")["congress"]
    latest = max(
        (no for no, years in congresses.items() if _elected(years[0]) <= year),
        key=lambda no: _elected(congresses[no][0]),
    )
    looks_back = held <= year and tells(hit.passage.low, "past", "past terms")
    if number != latest and not looks_back and (held > year or year - held >= 5 or basis):
        message = f"Đại hội {number} của Đảng họp năm {held}"
        yield hit.doubt(message, 2, f"Đại hội gần nhất là Đại hội {latest}", "no")


_LEVEL = r"(?P<level>phường|xã|đặc khu|thành phố|tỉnh|các cấp)?"
_NAMED = r"(?P<name>(?: (?!nhiệm|khóa|lần)\w+){0,4}?)"
_NUMBERED = rf"(?P<no>{ROMAN}|nhất|hai|ba)(?!\w)"
_COUNCIL = (
    rf"(?:hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd) ?{_LEVEL}{_NAMED}(?=,? (?:khóa|nhiệm kỳ) )"
    rf"(?:,? khóa {_NUMBERED})?(?:,? {_TERM})?"
)
_COMMITTEE = (
    rf"(?:đảng bộ|đảng ủy) ?{_LEVEL}{_NAMED}(?=,? (?:khóa|lần thứ|nhiệm kỳ) )"
    rf"(?:,? (?:khóa|lần thứ) {_NUMBERED})?(?:,? {_TERM})?"
)


def _local_terms(reader: Reader) -> Iterator[tuple[str, Hit]]:
    """Terms of councils and of local committees, with the table that holds their years."""
    for kind, pattern in (("council", _COUNCIL), ("committee", _COMMITTEE)):
        for hit in prose(reader).find(pattern, "khóa ", "nhiệm kỳ ", "lần thứ "):
            if hit["no"] or hit["years"]:
                yield kind, hit


def _level(written: str) -> str:
    """The level whose terms are counted together; a name without one is the ward's or commune's own."""
    return "" if written in _OWN_LEVELS else written


_HIGHER = ("thành phố", "tỉnh")
_OWN_LEVELS = ("", "phường", "xã", "đặc khu")
_KIND_NAMES = {"council": "Hội đồng nhân dân", "committee": "đảng bộ"}


@rule("CTR902", "warning")
def term_agrees_with_itself(subject: Subject) -> Iterator[Problem]:
    """One number of a council or congress has one span of years throughout the document, and those run on.

    Numbers differ from place to place; what the office set in `ctr.yaml` decides, then the majority.
    """
    said: dict[tuple[str, str], list[tuple[int, Hit]]] = defaultdict(list)
    for kind, hit in _local_terms(subject):
        if hit["no"] and hit["years"]:
            zero = int(hit["first"]) - 5 * value_of(hit["no"])
            said[kind, _level(hit["level"])].append((zero, hit))
    for (kind, level), terms in said.items():
        known = [
            _elected(term.years) - 5 * value_of(term.term.lower())
            for term in subject.office.terms
            if plain(term.body).startswith(_KIND_NAMES[kind].lower())
            and (level in plain(term.body) if level else not holds(plain(term.body), _HIGHER))
        ]
        counts = Counter(zero for zero, _ in terms)
        usual, count = (known[0], len(terms)) if known else counts.most_common(1)[0]
        if kind == "council":
            yield from _term_not_begun(subject, kind, level, usual)
        if not known and (
            len(counts) == 1 or (list(counts.values()).count(count) > 1 and count > 1)
        ):
            continue
        for zero, hit in terms:
            if zero != usual and (known or hit is not terms[0][1] or count > 1):
                first = usual + 5 * value_of(hit["no"])
                message = f"khóa {hit['no'].upper()} ghi nhiệm kỳ {_span_years(hit)}, không khớp các chỗ khác"
                others = [
                    Also(h.passage.path, "chỗ khác", h.span("no")[0], h.span("years")[1])
                    for z, h in terms
                    if z == usual
                ][:2]
                yield hit.passage.doubt(
                    message,
                    2,
                    f"theo các chỗ khác thì khóa {hit['no'].upper()} là {first}-{first + 5}",
                    (hit.span("no")[0], hit.span("years")[1]),
                    related=others,
                )


def _term_not_begun(subject: Subject, kind: str, level: str, zero: int) -> Iterator[Problem]:
    """Numbers without years of a council that is still to be elected."""
    year = subject.program.year
    for other, hit in _local_terms(subject):
        same = other == kind and _level(hit["level"]) == level and not hit["years"]
        if same and hit["no"] and zero + 5 * value_of(hit["no"]) > year:
            first = zero + 5 * value_of(hit["no"])
            message = f"khóa {hit['no'].upper()} là nhiệm kỳ {first}-{first + 5}, chưa đến trong năm {year}"
            yield hit.doubt(message, 2, "xem lại khóa", "no")


@text_rule("CTR903", "warning")
def term_takes_five_years(texts: Excerpt) -> Iterator[Problem]:
    """A term takes five years, and has begun; councils and party committees have theirs in different years; a plan has five."""
    wrong: set[tuple[object, int]] = set()
    for hit in prose(texts).find(_TERM, "nhiệm kỳ"):
        first, last = int(hit["first"]), int(hit["last"])
        if first >= 2011 and first < last != first + 5 and not _of_other_length(hit):
            wrong.add((hit.passage.path, hit.span("years")[0]))
            message = f"nhiệm kỳ {_span_years(hit)} là {last - first} năm"
            yield hit.doubt(message, 3, "nhiệm kỳ là 5 năm", "years")
        elif _is_far_ahead(texts, hit):
            wrong.add((hit.passage.path, hit.span("years")[0]))
            message = f"nhiệm kỳ {_span_years(hit)} chưa đến trong năm {texts.year}"
            yield hit.doubt(message, 2, "xem lại nhiệm kỳ", "years")
    for kind, hit in _local_terms(texts):
        if hit["years"] and (hit.passage.path, hit.span("years")[0]) not in wrong:
            yield from _local_term(texts, hit, kind)
    yield from _plans(texts)
    for pattern in _YEARS_OF:
        for hit in prose(texts).find(pattern, "nhiệm kỳ"):
            yield from _years_of_a_term(texts, hit)


def _plans(texts: Excerpt) -> Iterator[Problem]:
    """Plans of five years that are over, or of another length."""
    for hit in prose(texts).find(_PLAN, " 5 năm", " năm năm", "trung hạn"):
        if _is_plan_over(texts, hit):
            message = f"giai đoạn {_span_years(hit)} đã kết thúc"
            yield hit.doubt(message, 2, "xem lại giai đoạn của kế hoạch", "years")
        elif int(hit["last"]) == int(hit["first"]) + 5:
            right = f"{hit['first']}-{int(hit['last']) - 1}"
            message = f"kế hoạch 5 năm ghi giai đoạn {_span_years(hit)}"
            yield hit.doubt(message, 3, f"có phải {right}?", "years")


def _is_far_ahead(texts: Excerpt, hit: Hit) -> bool:
    """Whether a term that begins after next year is spoken of as one in which something is done."""
    ahead = int(hit["first"]) > texts.year + 1 and int(hit["last"]) == int(hit["first"]) + 5
    planned = tells(hit.passage.low, "term ahead") or _of_other_length(hit)
    return ahead and hit.passage.place.of_item and not planned


def _is_plan_over(texts: Excerpt, hit: Hit) -> bool:
    """Whether a plan of past years is still carried out; that of the last ones is also looked into when they are over."""
    low, over = hit.passage.low, int(hit["last"]) < texts.year
    made = int(hit["last"]) < texts.year - 1 or _MADE.search(low[: hit.span()[0]])
    told = tells(low, "past", "past terms", "past plans")
    return bool(over and made and hit.passage.place.of_item and not told)


_MADE = regex(
    r"\b(?:xây dựng|lập|trình|phê duyệt|ban hành|triển khai|giao|thông qua)(?: dự thảo)? \Z"
)


_PLAN = (
    r"(?:kế hoạch|mục tiêu)(?! .{0,40}nhiệm kỳ)[^.;\n]{0,60} (?:5 năm|năm năm|trung hạn)"
    rf",? (?:giai đoạn )?\(?(?P<years>{SPAN})"
)
"""A plan of five years, whose last year is the fifth: 2026-2030."""
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
        term = f"nhiệm kỳ {_span_years(hit)}"
        message = f"“{hit.words('n')} năm” của {term}, đến năm {texts.year} là {over} năm"
        yield hit.doubt(message, 2, "xem lại số năm, nhiệm kỳ", "n")


def _local_term(texts: Excerpt, hit: Hit, kind: str) -> Iterator[Problem]:
    """What is wrong with the years of a council's or committee's term."""
    first, last = int(hit["first"]), int(hit["last"])
    years, year, place = table("terms")[kind], texts.year, hit.passage.place
    looks_back = tells(hit.passage.low, "past", "past terms")
    in_force = place.of_item or place.key == _BASES
    if _for_new_term(texts, hit, kind) and (not looks_back or _names_candidates(hit)):
        message = f"nhân sự bầu năm {year} là của nhiệm kỳ mới, ở đây ghi {_span_years(hit)}"
        yield hit.doubt(message, 2, f"có phải {year}-{year + 5}?", "years")
        return
    start = hit.span()[0]
    sits = kind == "council" and _SITS.search(hit.passage.low, max(0, start - 50), start)
    over = last < year or bool(sits and _sat_last(texts, hit, last))
    over, strange = over and in_force and not looks_back, _span_years(hit) not in years
    if first >= 2011 and last == first + 5 and (over or strange):
        now = [y for y in years if _elected(y) <= year <= int(y[5:]) and y != _span_years(hit)]
        why = f"không phải nhiệm kỳ của {_KIND_NAMES[kind]}" if strange else "đã kết thúc"
        message = f"nhiệm kỳ {_span_years(hit)} {why}"
        yield hit.doubt(message, 2 if over else 3, f"có phải {' hoặc '.join(now)}?", "years")


def _for_new_term(texts: Excerpt, hit: Hit, kind: str) -> bool:
    """Whether people are named for the term of a council that ends with the election of the year."""
    elected = any(election["year"] == texts.year for election in table("terms")["elections"])
    of_old_term = kind == "council" and int(hit["last"]) == texts.year and elected
    return of_old_term and hit.passage.place.of_item and tells(hit.passage.low, "elected now")


def _names_candidates(hit: Hit) -> bool:
    """Whether a report of candidates, which does not look back, names a term."""
    low, start = hit.passage.low, hit.span()[0]
    named = _CANDIDATES.search(low, max(0, start - 60), start)
    return bool(named) and not holds(low, ("rút kinh nghiệm", "tổng kết", "khóa trước"))


_CANDIDATES = regex(r"ứng cử (?:làm )?(?:đại biểu )?(?:các )?\Z")


_SHORTER = regex(
    r"chi bộ|chi ủy|chi hội|chi đoàn|trưởng (?:thôn|xóm|bản|ấp|khu|tổ)|\b(?:thôn|xóm|bản|ấp|buôn|khu phố|tổ dân phố)\b|"
    r"thanh tra nhân dân|ban giám sát|hợp tác xã|câu lạc bộ|ban đại diện|tổ hòa giải|ban công tác mặt trận"
)
"""Whose terms are of two and a half or other years (Điều lệ Đảng for cells; the rules of each body)."""


def _of_other_length(hit: Hit) -> bool:
    """Whether the years are of a body with terms of its own, or of a congress's goals, which CTR901 judges."""
    start, end = hit.span()
    before = hit.passage.low[max(0, start - 90) : start]
    goal = re.search(r"đại hội[^.;\n]{0,40}\Z", before) and _NATIONAL.search(before[-60:])
    return bool(goal or _SHORTER.search(before) or _SHORTER.search(hit.passage.low, end, end + 40))
