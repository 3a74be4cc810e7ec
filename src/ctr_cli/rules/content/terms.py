"""CTR901 to CTR903, CTR905: terms of the Assembly, of councils and of congresses, by the table and by the document itself."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import ROMAN, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.language.years import SPAN
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.reading import Hit, doubt, holds, prose, tells
from ctr_cli.rules.registry import Subject, rule

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


@cache
def _tables() -> dict[str, Any]:
    data: dict[str, Any] = table("terms")
    return data


def _span_years(hit: Hit) -> str:
    return f"{hit['first']}-{hit['last']}"


@rule("CTR901", "warning")
def term_by_the_table(subject: Subject) -> Iterator[Problem]:
    """The number and the years of a term of the Assembly, and of a national congress, belong together."""
    texts, tables, year = prose(subject), _tables(), subject.program.year
    for hit in texts.find(_ASSEMBLY, "quốc hội"):
        number = hit["no"].upper()
        known = tables["assembly"].get(number)
        before = hit.passage.low[: hit.span()[0]]
        if known is None:
            continue
        right = next(
            (
                no
                for no, years in tables["assembly"].items()
                if hit["years"] and _span_years(hit) in years
            ),
            None,
        )
        if hit["years"] and _span_years(hit) not in known:
            message = f"Quốc hội khóa {number} là nhiệm kỳ {known[0]}, ở đây ghi {_span_years(hit)}"
            advice = (
                f"nhiệm kỳ {_span_years(hit)} là khóa {right}" if right else f"nhiệm kỳ {known[0]}"
            )
            yield hit.passage.problem(message, doubt(3, advice), hit.span("no"))
        elif (
            re.search(r"bầu cử[^.;\n]*\Z", before)
            and _elected(known[0]) < year - 1
            and hit.passage.item
        ):
            message = f"đại biểu Quốc hội khóa {number} đã bầu năm {_elected(known[0])}"
            yield hit.passage.problem(message, doubt(2, "xem lại khóa"), hit.span("no"))
    yield from _congresses(subject)


def _congresses(subject: Subject) -> Iterator[Problem]:
    """What is wrong with a national congress: its number, its years, its time."""
    tables = _tables()
    for hit in prose(subject).find(_CONGRESS, "đại hội"):
        number = hit["no"].upper()
        known = tables["congress"].get(number)
        if not _NATIONAL.search(hit.match.group()):
            continue
        if known is None:
            if number not in _LONG_AGO:
                message = f"chưa có Đại hội {number} của Đảng"
                yield hit.passage.problem(
                    message, doubt(3, "xem lại số của Đại hội"), hit.span("no")
                )
            continue
        if hit["years"] and _span_years(hit) not in known:
            message = (
                f"Đại hội {number} của Đảng là nhiệm kỳ {known[0]}, ở đây ghi {_span_years(hit)}"
            )
            advice = f"nhiệm kỳ {' hoặc giai đoạn '.join(known)}"
            yield hit.passage.problem(message, doubt(3, advice), hit.span("years"))
        elif not hit["years"] and (hit.passage.item or hit.passage.path[:2] == _BASES):
            yield from _congress_of_the_time(subject, hit, number, _elected(known[0]))


def _elected(years: str) -> int:
    return int(years[:4])


_BASES = ("document", "bases")


def _congress_of_the_time(subject: Subject, hit: Hit, number: str, held: int) -> Iterator[Problem]:
    """The congress whose resolution is carried out is the last one, unless a text looks back.

    What a programme rests on was there when it was written, mostly in the year before.
    """
    basis = hit.passage.path[:2] == _BASES
    year = subject.program.year - basis
    latest = max(
        (no for no, years in _tables()["congress"].items() if _elected(years[0]) <= year),
        key=lambda no: _elected(_tables()["congress"][no][0]),
    )
    if number == latest or (held <= year and tells(hit.passage.low, "past", "past terms")):
        return
    if held > year or year - held >= 5 or (basis and number != latest):
        when = f"Đại hội {number} của Đảng họp năm {held}"
        yield hit.passage.problem(
            when, doubt(2, f"Đại hội gần nhất là Đại hội {latest}"), hit.span("no")
        )


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


def _local_terms(subject: Subject) -> Iterator[tuple[str, Hit]]:
    """Terms of councils and of local committees, with the table that holds their years."""
    for kind, pattern in (("council", _COUNCIL), ("committee", _COMMITTEE)):
        for hit in prose(subject).find(pattern, "khóa ", "nhiệm kỳ ", "lần thứ "):
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
                hint = doubt(
                    2, f"theo các chỗ khác thì khóa {hit['no'].upper()} là {first}-{first + 5}"
                )
                others = [
                    Also(h.passage.path, "chỗ khác", h.span("no")[0], h.span("years")[1])
                    for z, h in terms
                    if z == usual
                ][:2]
                yield hit.passage.problem(
                    message, hint, (hit.span("no")[0], hit.span("years")[1]), related=others
                )


def _term_not_begun(subject: Subject, kind: str, level: str, zero: int) -> Iterator[Problem]:
    """Numbers without years of a council that is still to be elected."""
    year = subject.program.year
    for other, hit in _local_terms(subject):
        same = other == kind and _level(hit["level"]) == level and not hit["years"]
        if same and hit["no"] and zero + 5 * value_of(hit["no"]) > year:
            first = zero + 5 * value_of(hit["no"])
            message = f"khóa {hit['no'].upper()} là nhiệm kỳ {first}-{first + 5}, chưa đến trong năm {year}"
            yield hit.passage.problem(message, doubt(2, "xem lại khóa"), hit.span("no"))


@rule("CTR905", "warning")
def committee_has_onevalue_of(subject: Subject) -> Iterator[Problem]:
    """The head of the document gives the issuer's own committee one number."""
    said: dict[int, list[Hit]] = defaultdict(list)
    for kind, hit in _local_terms(subject):
        own = kind == "committee" and not _level(hit["level"]) and hit.passage.path[0] == "document"
        if own and hit["no"] and not tells(hit.passage.low, "past", "past terms"):
            said[value_of(hit["no"])].append(hit)
    if len(said) < 2:
        return
    usual = max(said, key=lambda number: (len(said[number]), -number))
    first = said[usual][0]
    for number, hits in said.items():
        for hit in hits if number != usual else []:
            message = f"đảng bộ ghi hai số: {first['no'].upper()} và {hit['no'].upper()}"
            other = [Also(first.passage.path, "chỗ kia", *first.span("no"))]
            yield hit.passage.problem(
                message, doubt(2, "xem lại khóa, lần thứ"), hit.span("no"), related=other
            )


@rule("CTR903", "warning")
def term_takes_five_years(subject: Subject) -> Iterator[Problem]:
    """A term takes five years; councils and party committees have theirs in different years."""
    wrong: set[tuple[object, int]] = set()
    for hit in prose(subject).find(_TERM, "nhiệm kỳ"):
        first, last = int(hit["first"]), int(hit["last"])
        if first >= 2011 and first < last != first + 5 and not _of_other_length(hit):
            wrong.add((hit.passage.path, hit.span("years")[0]))
            message = f"nhiệm kỳ {_span_years(hit)} là {last - first} năm"
            yield hit.passage.problem(message, doubt(3, "nhiệm kỳ là 5 năm"), hit.span("years"))
    for kind, hit in _local_terms(subject):
        if not hit["years"] or (hit.passage.path, hit.span("years")[0]) in wrong:
            continue
        first, last = int(hit["first"]), int(hit["last"])
        years, year = _tables()[kind], subject.program.year
        in_force = hit.passage.item or hit.passage.path[:2] == ("document", "bases")
        over = last < year and in_force and not tells(hit.passage.low, "past", "past terms")
        if _for_new_term(subject, hit, kind):
            message = f"nhân sự bầu năm {year} là của nhiệm kỳ mới, ở đây ghi {_span_years(hit)}"
            hint = doubt(2, f"có phải {year}-{year + 5}?")
            yield hit.passage.problem(message, hint, hit.span("years"))
        elif first >= 2011 and last == first + 5 and (over or _span_years(hit) not in years):
            now = [y for y in years if _elected(y) <= year <= int(y[5:])]
            not_its_own = f"không phải nhiệm kỳ của {_KIND_NAMES[kind]}"
            why = not_its_own if _span_years(hit) not in years else "đã kết thúc"
            message = f"nhiệm kỳ {_span_years(hit)} {why}"
            advice = f"có phải {' hoặc '.join(now)}?"
            yield hit.passage.problem(message, doubt(2 if over else 3, advice), hit.span("years"))


def _for_new_term(subject: Subject, hit: Hit, kind: str) -> bool:
    """Whether people are named for the term of a council that ends with the election of the year."""
    year = subject.program.year
    return (
        kind == "council"
        and int(hit["last"]) == year
        and any(election["year"] == year for election in _tables()["elections"])
        and hit.passage.item is not None
        and tells(hit.passage.low, "elected now")
        and not tells(hit.passage.low, "past", "past terms")
    )


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
