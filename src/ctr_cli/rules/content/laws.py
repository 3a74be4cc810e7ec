"""CTR943, CTR945 and CTR946: cited papers: whose sign, what replaced them, another's day, another's work."""

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.cited import YEARLY, Cited, Paper, meanings, papers_of_table
from ctr_cli.rules.content.gone import clause_of, gone_when_planned, is_dated_before, words
from ctr_cli.rules.content.numbers import miswritten
from ctr_cli.rules.content.phrasings import phrasing
from ctr_cli.rules.content.sides import with_both
from ctr_cli.rules.content.terms import begins
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import holds, prose
from ctr_cli.rules.registry import text_rule

_OF_ITS_YEAR = regex(r"luật [^,;.\d]{3,60} (?:năm )?(?:19|20)\d\d(?![\d/])")
"""Another law with its year, which says nothing of when the work is done."""


@text_rule("CTR945", "warning", "info")
def paper_is_in_force(texts: Excerpt) -> Iterator[Problem]:
    """A law, decree or Party paper that was replaced is not what the year's work rests on."""
    meant = [(cited, paper) for cited, paper in meanings(texts) if paper]
    compared = {(cited.passage.path, paper.now) for cited, paper in meant if paper.in_force}
    for cited, paper in meant:
        since, passage = date.fromisoformat(paper.row["since"]), cited.passage
        past = any(
            words("papers").search(phrasing("left by old places").sub("", part))
            or is_dated_before(_OF_ITS_YEAR.sub("", part), since, texts.year)
            for part in clause_of(passage, cited.start, cited.end)
        )
        renamed = paper.in_force and cited.by_name and "over" in paper.row and "by" in paper.row
        if renamed and not past:
            advice = f"viết {paper.row['by']}"
            yield cited.doubt(f"“{{}}”: luật ấy tên là {paper.row['by']}", 3, advice)
        replaced = not paper.in_force and (passage.path, paper.now) not in compared
        if replaced and gone_when_planned(texts, passage, since) and not past:
            sureness = 3 if paper.row.get("sure", "C") == "C" else 1
            advice = f"viết {paper.now}"
            yield cited.doubt(f"“{{}}” đã được thay bằng {paper.now}", sureness, advice)


_OF_THE_CENTRE = regex(
    r"\b(?:trung ương|bộ chính trị|ban bí thư)[^.;,()]{0,30}(?P<term> khóa (?P<n>x[ivx]*))\b"
)
_AROUND = 90
"""Letters around a paper of the Party in which the term of those who passed it stands."""


def _of_another_term(cited: Cited) -> str:
    """The term of the Central Committee that a paper is said to be of, where that did not sit on its day."""
    low = cited.passage.low
    near = low[max(0, cited.start - _AROUND) : cited.end + _AROUND]
    found = list(_OF_THE_CENTRE.finditer(near)) if cited.day and "/tw" in cited.number else []
    if not cited.day or len(found) != 1 or near.count("/tw") != 1:
        return ""
    first = begins(table("terms")["congress"].get(found[0]["n"].upper(), ["0000-"])[0])
    year, month, _ = cited.day
    sat = (first, 1) <= (year, month) <= (first + 5, 2)
    return "" if sat or not first else found[0]["term"].strip()


_ABOUT = regex(r",?(?: của [^.;,\n]{3,40}?)? về ")
_NEAR = 70
"""Characters between `về` and the words of a paper's subject at most."""
_LOOK = "xem lại số, ngày, năm"


@text_rule("CTR946", "warning", "info")
def number_and_day_belong_together(texts: Excerpt) -> Iterator[Problem]:
    """The number and the day of a cited paper are those of one and the same paper, and so is its subject; a law fits the matter."""
    yield from with_both(texts, "fitting", "xem lại tên luật")
    for cited, paper in meanings(texts):
        if paper and cited.day not in (None, paper.day) and _is_slip(cited, paper):
            message = f"số {paper.number} là văn bản ngày {paper.written_day}"
            yield cited.doubt(message, 3, "xem lại số hoặc ngày")
        elif cited.day and _year_of(cited.number) not in (0, cited.day[0]):
            message = f"số ghi năm {_year_of(cited.number)}, ngày ghi năm {cited.day[0]}"
            yield cited.doubt(message, 3, _LOOK)
        elif not paper and cited.by_name and (cited.number or cited.day or cited.year):
            yield _of_another_number(cited)
        elif wrong := _of_another_term(cited):
            yield cited.doubt(f"“{{}}” không phải của {wrong}", 2, "xem lại khóa, hoặc ngày")
        elif paper and _is_of_another(cited, paper):
            message = f"“{{}}” là của {paper.row['whose']}"
            yield cited.doubt(message, 2, "xem lại cơ quan ban hành, hoặc số")
        elif other := _meant_instead(cited):
            about = f"{other.kind} về {other.row['of']}"
            yield cited.doubt(f"{about} là số {other.number} ngày {other.written_day}", 2, _LOOK)
        elif paper and _is_about_another(cited):
            about = f"{paper.kind} về {paper.row['of']}"
            yield cited.doubt(f"số {paper.number} đã biết là {about}", 1, _LOOK)


_ANY = regex(r"[^\W\d_]{2,}")
_BY = regex(
    r"[ ,(]*của (?P<by>bộ chính trị(?!,| và)|ban bí thư|ban chấp hành trung ương|bch trung ương)\b(?P<rest>[^.;\n]*)"
)


def _is_of_another(cited: Cited, paper: Paper) -> bool:
    """Whether a paper of the Party, known by its day or its subject, is said to be of others than those who passed it."""
    by = _BY.match(cited.passage.low, cited.end) if "whose" in paper.row else None
    if by is None or by["by"].replace("bch", "ban chấp hành") == plain(paper.row["whose"]):
        return False
    subject = _ANY.findall(paper.subject)
    same = sum(word in by["rest"] for word in subject)
    return paper.in_force and (cited.day == paper.day or same > len(subject) / 2)


def _is_about_another(cited: Cited) -> bool:
    """Whether a paper known by its number alone is said to be about what has no word in common with its subject."""
    about = _ABOUT.match(rest := clause_of(cited.passage, cited.start, cited.end)[1])
    if cited.by_name or cited.day or not about or not cited.papers or YEARLY in cited.number:
        return False
    common = {*table("laws")["common"].split()}
    said = {*_ANY.findall(rest[about.end() : about.end() + 2 * _NEAR])} - common
    known = [{*_ANY.findall(_in_full(paper.subject))} - common for paper in cited.papers]
    return len(said) > 2 and all(known) and not any(said & subject for subject in known)


@cache
def _in_full(subject: str) -> str:
    """A subject with that of the paper whose number it names: a conclusion on a directive is about what that one is."""
    named = (paper.subject for paper in papers_of_table() if paper.number.lower() in subject)
    return " ".join([subject, *named])


def _of_another_number(cited: Cited) -> Problem:
    """What is told of a law with a number, a day or a year that none of its name has."""
    near = [p for p in cited.papers if p.in_force or (cited.number and _nearly(cited, p))]
    known = ", ".join(f"số {p.number} ngày {p.written_day}" for p in near)
    if any(p.number.lower() == cited.number for p in papers_of_table()):
        message = f"số {cited.number.upper()} là của văn bản khác; đã biết: {known}"
        return cited.doubt(message, 2, _LOOK)
    sureness = 2 if any(_nearly(cited, p) for p in near) else 1
    return cited.doubt(f"không rõ văn bản này; đã biết: {known}", sureness, _LOOK)


def _nearly(cited: Cited, paper: Paper) -> bool:
    """Whether a number or year that is not known is a slip of one that is: all but a part the same, or the year before."""
    if cited.number:
        written, right = cited.number.split("/"), paper.number.lower().split("/")
        return sum(map(str.__eq__, written, right)) >= len(right) - 1
    return cited.year == paper.day[0] - 1


def _meant_instead(cited: Cited) -> Paper | None:
    """The paper that agrees with an unknown number in two of day, digits and subject, or with another's number in its subject."""
    rest = clause_of(cited.passage, cited.start, cited.end)[1]
    about, (digits, sign) = _ABOUT.match(rest), _parted(cited.number)
    # a number is given anew each term, so that a day of its own is that of a paper not known
    unknown = cited.day and cited.day not in [one.day for one in cited.papers]
    clear = not holds(rest, [one.subject for one in cited.papers])
    for paper in papers_of_table():
        subject, dated = paper.subject, cited.day == paper.day
        near = about and rest.find(subject, about.end(), about.end() + _NEAR + len(subject)) >= 0
        named = bool(subject and near and paper.in_force)
        if not (named or dated):
            continue
        right, same = _parted(paper.number)
        if not cited.papers:
            of_a_year = _is_of_another_year(cited, paper)
            agreeing = dated + named + (sorted(digits) == sorted(right) or of_a_year)
            meant = agreeing > 1 and (dated or sign == same or of_a_year)
        else:
            another = sign == same and len(subject.split()) > 2 and clear
            agrees = dated if unknown else another or (digits == right and sign != same)
            meant = bool(named and paper not in cited.papers and agrees)
        if meant:
            return paper
    return None


def _is_of_another_year(cited: Cited, paper: Paper) -> bool:
    """Whether an unknown number is that of a paper but for its year, which is none of those the table may not know yet."""
    other, (first, *_, sign) = _year_of(cited.number), paper.number.lower().split("/")
    known = 0 < other <= table("laws")["known until"]
    return known and cited.number.split("/")[::2] == [first, sign]


def _year_of(number: str) -> int:
    """The year in the number of a paper of the State, which is that of its day; 0 in one of the Party."""
    parts = number.split("/")
    return int(parts[1]) if len(parts) > 2 else 0


def _parted(number: str) -> tuple[str, str]:
    """The digits before the sign of a number, and the sign: `68` and `nq/tw`."""
    digits, _, sign = number.lower().replace("/", "-").partition("-")
    return digits, sign


def _is_slip(cited: Cited, paper: Paper) -> bool:
    """Whether a day is a slip of a paper's: the Party gives its numbers anew each term, the Prime Minister each year."""
    day, number = cited.day or paper.day, paper.number.lower()
    if YEARLY in number:
        around = "#".join(clause_of(cited.passage, cited.start, cited.end))
        return day[1:] == paper.day[1:] or paper.subject in around
    return abs(day[0] - paper.day[0]) < 3 or day[1:] == paper.day[1:] or "tw" not in number


_SIGNED = regex(
    r"""(?x)\ số:?\ \d{1,5}[-/\ ]{1,3}(?:(?!ubnd-|hđnd-)[a-zđ]{1,4}[-/\ ]{1,3})?(?P<whose>[a-zđ]{2,5})(?:-[a-zđ]{1,6})?\b
    (?:,?\ ngày\ \d{1,2}/\d{1,2}/\d{4})?\ của\ (?P<by>[^.;,\n]{4,40})"""
)


@cache
def _kinds() -> tuple[dict[str, list[str]], re.Pattern[str]]:
    """The signs of the kinds of papers, and where a kind stands before a number with a sign."""
    kinds = {kind: [sign.lower() for sign in signs] for kind, signs in table("documents").items()}
    words = "|".join(sorted(kinds, key=len, reverse=True))
    number = r"\d{1,5}(?:/20\d\d)?[-/ ]{1,3}"
    return kinds, regex(rf"\b(?P<kind>{words}) số:? {number}(?P<sign>[a-zđ]{{2,5}})(?=[-/])")


@text_rule("CTR943", "warning")
def symbol_is_of_its_paper(texts: Excerpt) -> Iterator[Problem]:
    """The symbol of a cited document is that of its kind, and of the issuer named behind it: `31-NQ/ĐU` is no council's."""
    yield from miswritten(texts, "CTR943")
    kinds, of_a_kind = _kinds()
    for hit in prose(texts).find(of_a_kind, " số ", " số: "):
        others = [kind for kind, signs in kinds.items() if hit["sign"] in signs]
        if others and hit["sign"] not in kinds[hit["kind"]]:
            message = f"ký hiệu {{}} là của {others[0]}, không phải {hit['kind']}"
            yield hit.doubt(message, 2, "xem lại loại văn bản hay ký hiệu", "sign")
    issuers = table("issuers")
    known = tuple(name for names in issuers.values() for name in names)
    for hit in prose(texts).find(_SIGNED, " số ", " số: "):
        own = issuers.get(hit["whose"].upper(), [])
        if own and not hit["by"].startswith(tuple(own)) and hit["by"].startswith(known):
            message = f"ký hiệu {hit.words('whose')} không phải của {{}}"
            advice = f"ký hiệu này là của {own[0]}; xem lại cơ quan hay ký hiệu"
            yield hit.doubt(message, 2, advice, "by")
