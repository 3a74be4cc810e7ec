"""CTR901 and CTR902: numbers of terms: of the Assembly and congresses by the table, of councils by the document itself."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.numbers import roman, roman_value, value_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.termed import (
    CONGRESSES,
    Term,
    begins,
    congresses_before,
    is_of_last_term,
    terms,
    terms_in,
)
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Passage, holds, prose, tells
from ctr_cli.rules.registry import Subject, rule, text_rule


@text_rule("CTR901", "warning")
def term_by_the_table(texts: Excerpt) -> Iterator[Problem]:
    """The number and the years of a term belong together: of the Assembly, of congresses of the Party, a union, a province."""
    for passage, term in terms(texts):
        row = _counted(passage, term)
        known, others = row.get(term.roman, "") if row else "", row.values()
        if row and term.years[0] and term.span != known and (known or term.span in others):
            message = f"lần thứ {term.roman} ghi {term.span}, không khớp"
            advice = ", ".join(f"lần {n}: {years}" for n, years in row.items())
            yield passage.doubt(message, 2, f"đã biết {advice}", term.at)
        elif not row and term.number and (told := _amiss(texts, passage, term)):
            yield passage.doubt(*told)
    for hit in prose(texts).find(_ROMAN, "khóa ", "lần thứ ", "đại hội "):
        if hit.words("n").isupper() and roman_value(hit["n"]) is None:
            yield hit.doubt(f"“{hit.words('n')}” không phải số La Mã", 3, "xem lại số", "n")
    yield from _plenums(texts)


def _plenums(texts: Excerpt) -> Iterator[Problem]:
    """What a Central Committee gave out on a day, or in a month or a year, that is not of its term."""
    for hit in (
        *prose(texts).find(_PLENUM, "trung ương"),
        *prose(texts).find(_ISSUED, "trung ương"),
    ):
        year, month, day = int(hit["y"]), int(hit["m"] or 0), int(hit.match.groupdict().get("d", 0))
        first = (year, month, day) if day else (year, month - 1, _END) if month else (year, 0, 0)
        last = (year, month or 12, day or _END)
        right = [_FIRST_KNOWN + congresses_before(end) for end in (first, last)]
        if first >= CONGRESSES[0] and roman_value(hit["n"]) not in (None, *right):
            when = hit.passage.text[
                hit.span("d" if day else "m" if month else "y")[0] : hit.span("y")[1]
            ]
            message = f"{when} không thuộc khóa {hit.words('n')}"
            yield hit.doubt(message, 2, f"có phải khóa {roman(right[-1])}?", "n")


_END = 31
_ROMAN = r"\b(?:khóa|lần thứ|đại hội) (?P<n>[ivxl]{2,})\b"
_PLENUM = r"ngày (?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<y>20\d\d)[^.;]{0,30}\btrung ương\b[^.;,]{0,30} khóa (?P<n>[ivx]+)\b"
_ISSUED = r"\btrung ương\b[^.;,]{0,20} khóa (?P<n>[ivx]+)\b,? (?:được |đã )?(?:ban hành|thông qua|ký)[^.;,\d]{0,15}(?:(?:\d{1,2}/)?(?P<m>\d{1,2})(?:/| năm ))?(?P<y>20\d\d)\b"
_FIRST_KNOWN = 10
_Told = tuple[str, int, str, tuple[int, int]]
"""What is said of a term: a message, how sure it is, an advice, where."""
_LOWER = (" xã ", " phường ", " huyện ", " đặc khu ")


def _counted(passage: Passage, term: Term) -> dict[str, str]:
    """The years of the congresses that are counted by a number: those whose name stands right beside it."""
    start, end = term.number_at
    near = passage.low[max(0, start - 40) : end + 40]
    rows = table("terms")["counted"] if term.number and not holds(near, _LOWER) else ()
    found: list[dict[str, str]] = [row["numbers"] for row in rows if holds(near, row["names"])]
    return found[0] if found else {}


_NAMES = {"assembly": "Quốc hội khóa", "congress": "Đại hội"}
_HELD = regex(
    r"(?: của đảng)?,? (?:được )?(?:tổ chức|họp|diễn ra|khai mạc) (?:từ |trong )?(?:các )?ngày [^.;\n]{1,25}?(?:/|năm )(?P<year>20\d\d)"
)
"""The year in which a congress was held, said after its name."""


def _amiss(texts: Excerpt, passage: Passage, term: Term) -> _Told | None:
    """What is wrong with an Assembly or a national congress: its number, its years, its time."""
    if term.owner not in _NAMES:
        return None
    known = {roman_value(n) or 0: years for n, years in table("terms")[term.owner].items()}
    assembly, name = term.owner == "assembly", f"{_NAMES[term.owner]} {term.roman}"
    if term.number not in known:
        message = f"chưa có {name} của Đảng"
        late = not assembly and term.number > max(known)
        return (message, 3, "xem lại số của Đại hội", term.number_at) if late else None
    first, begun = known[term.number][0], begins(known[term.number][0])
    span = term.span if term.years[0] else _of_the_councils_elected_with(passage, term)
    if span and span not in known[term.number]:
        right = next((number for number, years in known.items() if span in years), 0)
        advice = f"nhiệm kỳ {span} là khóa {roman(right)}" if right else f"nhiệm kỳ {first}"
        at = term.number_at if right else term.years_at
        return f"{name} là nhiệm kỳ {first}, ở đây ghi {span}", 3, advice, at
    if assembly:
        told = f"đại biểu {name} bầu năm {begun}", 2, "xem lại khóa", term.number_at
        return told if _sits_in_another_year(texts, passage, term, begun) else None
    held = _HELD.match(passage.low, term.number_at[1])
    if held and int(held["year"]) != begun:
        message = f"{name} của Đảng họp năm {begun}, ở đây ghi {held['year']}"
        return message, 3, "xem lại ngày", held.span("year")
    if _JUST.match(passage.low, term.number_at[1]) and texts.year in _HELD_IN:
        right = next((n for n, ys in known.items() if begins(ys[0]) == texts.year), term.number)
        if right != term.number:
            message = f"Đại hội họp năm {texts.year} là Đại hội {roman(right)} của Đảng"
            return message, 2, f"có phải {roman(right)}?", term.number_at
    year = texts.year - (passage.place.key == _BASES)
    latest = max(number for number, years in known.items() if begins(years[0]) <= year)
    if not term.years[0] and _is_not_meant(passage, term, latest, begun - year):
        advice = f"Đại hội gần nhất là Đại hội {roman(latest)}"
        return f"{name} của Đảng họp năm {begun}", 2, advice, term.number_at
    return None


_JUST = regex(r"(?: của đảng)? vừa\b")
_HELD_IN = {held[0] for held in CONGRESSES}
_BASES = "document.bases"


def _is_not_meant(passage: Passage, term: Term, latest: int, ahead: int) -> bool:
    """Whether a congress some years `ahead` of a text, or behind it, is no longer, or not yet, what work rests on."""
    low, basis = passage.low, passage.place.key == _BASES
    if term.number == latest or not (passage.place.of_item or basis):
        return False
    if ahead > 0:
        return not tells(low, "term ahead")
    both = any(one.owner == "congress" and one.number == latest for one in terms_in(passage.text))
    past = both or low.startswith("trung ương", term.start) or tells(low, "past", "past terms")
    return not past and (ahead <= -5 or basis)


def _of_the_councils_elected_with(passage: Passage, term: Term) -> str:
    """The years of the councils elected together with an Assembly: `Quốc hội khóa XVI và đại biểu HĐND … nhiệm kỳ …`."""
    others = terms_in(passage.text) if term.owner == "assembly" else []
    near = (one for one in others if 0 <= one.start - term.number_at[1] < 40)
    councils = (one.span for one in near if one.owner == "council")
    return next((span for span in councils if span in table("terms")["council"]), "")


_SITTING = regex(
    r"""(?x)(?:đại\ biểu|đbqh|tiếp\ xúc\ cử\ tri|kỳ\ họp|phiên\ họp|chất\ vấn|thường\ trực|chương\ trình|hoạt\ động
    |(?<!kết\ luận\ )(?<!sau\ )giám\ sát)[^.;,\n]{0,25},?\ \Z"""
)
"""Words before an Assembly or a council by which it sits in the year that is planned."""


def _sits_in_another_year(texts: Excerpt, passage: Passage, term: Term, begun: int) -> bool:
    """Whether an Assembly is elected, or sits, in a year that is not of its term; not where a text looks back, or ahead."""
    low = passage.low
    elected = "bầu cử" in low[: term.start].rpartition(";")[2] and low[term.at[1] :][:4] != " đã "
    another = abs(begun - texts.year) > 1 if elected else begun > texts.year
    ahead = another and (elected or begun <= texts.year or not tells(low, "term ahead"))
    sits = _SITTING.search(low, max(0, term.start - 50), term.start)
    over = bool(sits) and is_of_last_term(texts, passage, term, begun + 5)
    looks_back = (over or not elected) and begun <= texts.year and tells(low, "past", "past terms")
    return passage.place.of_item and (ahead or over) and not looks_back


_LEVEL = regex(
    r"(?:hội đồng nhân dân|hđnd|ủy ban nhân dân|ubnd|đảng bộ|đảng ủy) (?P<level>thành phố|tỉnh|các cấp)\b"
)
_HIGHER = ("thành phố", "tỉnh")
_OWNERS = {"council": "hội đồng nhân dân", "committee": "đảng bộ"}


@rule("CTR902", "warning")
def term_agrees_with_itself(subject: Subject) -> Iterator[Problem]:
    """One number of a council or congress has one span of years throughout the document, and those run on.

    Numbers differ from place to place; what the office set in `ctr.yaml` decides, then the majority. A name
    without a level is the ward's or commune's own.
    """
    said: dict[tuple[str, str], list[tuple[Passage, Term, int]]] = defaultdict(list)
    for passage, term in terms(subject):
        if term.owner in _OWNERS and term.number:
            named = _LEVEL.match(passage.low, term.start)
            # the year in which a term of number 0 would have begun; nothing where no years are said
            zero = term.years[0] - 5 * term.number if term.years[0] else 0
            said[term.owner, named["level"] if named else ""].append((passage, term, zero))
    for (owner, level), found in said.items():
        dated = [one for one in found if one[2]]
        counts = Counter(zero for *_, zero in dated).most_common(2)
        known = [
            begins(term.years) - 5 * value_of(term.term.lower())
            for term in subject.office.terms
            if plain(term.body).startswith(_OWNERS[owner])
            and (level in plain(term.body) if level else not holds(plain(term.body), _HIGHER))
        ]
        tied = len(counts) > 1 and counts[1][1] == counts[0][1] > 1
        for passage, term, zero in found if known or (counts and not tied) else ():
            right = known[0] if known else counts[0][0]
            first = right + 5 * term.number
            if zero and zero != right:
                message = f"khóa {term.roman} ghi nhiệm kỳ {term.span}, không khớp các chỗ khác"
                advice = f"theo các chỗ khác thì khóa {term.roman} là {first}-{first + 5}"
                same = [
                    Also(other.path, "chỗ khác", *one.at) for other, one, at in dated if at == right
                ]
                yield passage.doubt(message, 2, advice, term.at, same[:2])
            elif not zero and owner == "council" and first > subject.year:
                span = f"{first}-{first + 5}"
                message = f"khóa {term.roman} là nhiệm kỳ {span}, chưa đến trong năm {subject.year}"
                yield passage.doubt(message, 2, "xem lại khóa", term.number_at)
