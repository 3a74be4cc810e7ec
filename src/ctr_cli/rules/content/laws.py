"""CTR945 and CTR946: laws, decrees and Party papers that were replaced, and numbers with a day or year not their own."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.content.bygone import clause_of, gone_when_planned, is_dated_before, named_in
from ctr_cli.rules.content.termed import CONGRESSES
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import once
from ctr_cli.rules.phrases import Phrases, known_phrases
from ctr_cli.rules.reading import Passage, doubt, prose
from ctr_cli.rules.registry import text_rule


class _Paper(Struct):
    """A law, decree or Party paper: its number as printed, its day, and whether it is in force.

    Of the papers of its subject: their kind, the subject, what is in force, since when, how sure that is, and whether
    the name alone says that it is over.
    """

    number: str
    day: date
    in_force: bool
    kind: str
    subject: str
    now: str
    since: date
    sure: bool
    over: bool


class _Cited(Struct):
    """What a text says of a paper, and the papers it may be: those of its name, or of its number."""

    passage: Passage
    start: int
    end: int
    number: str
    day: date | None
    year: int | None
    papers: tuple[_Paper, ...]
    by_name: bool


def _papers_of(entry: dict[str, Any], kind: str, called: str) -> tuple[_Paper, ...]:
    number, _, day = entry["now"].partition(" ")
    now = f"{called} {'' if 'unsure number' in entry else f'số {number} '}ngày {day}"
    since, sure = date.fromisoformat(entry["since"]), entry.get("sure", "C") == "C"
    of = kind, plain(entry.get("of", "")), now, since, sure, entry.get("over", False)
    papers = []
    for written in (entry["now"], *entry["was"]):
        number, _, day = written.partition(" ")
        d, m, y = map(int, day.split("/"))
        papers.append(_Paper(number, date(y, m, d), written == entry["now"], *of))
    return tuple(papers)


@cache
def _named() -> dict[str, tuple[_Paper, ...]]:
    """The papers of each law under each way to write its name."""
    named = {}
    for entry in table("laws")["acts"]:
        name = plain(entry["name"])
        papers = _papers_of(entry, name.partition(" ")[0], entry.get("by", entry["name"]))
        ways = {name, *(name.replace(*variant) for variant in table("laws")["variants"].items())}
        named.update({way: papers for spelt in ways for way in (spelt, spelt.replace(",", ""))})
    return named


@ready
def _by_name() -> Phrases[str]:
    return known_phrases((name, name) for name in _named())


@cache
def _numbered() -> dict[str, tuple[_Paper, ...]]:
    """The papers of the table under their numbers in small letters; the more general row, which stands first, is first."""
    numbered: dict[str, list[_Paper]] = defaultdict(list)
    rows = [
        _papers_of(entry, entry["kind"], entry["kind"].capitalize())
        for entry in table("laws")["papers"]
    ]
    for papers in (*rows, *_named().values()):
        for paper in papers:
            numbered[paper.number.lower()].append(paper)
    return {number: tuple(papers) for number, papers in numbered.items()}


_NUMBER = r"""(?P<no>\d{1,4}/(?P<noy>\d{4})/(?:qh\d\d|nđ-cp|tt(?:lt)?-[a-zđ]+|(?:pl-)?ubtvqh\d\d)
    |\d{1,3}[-/](?:qđi?|hd|ct|nq|kl|qc)[-/](?:tw|vptw))(?!\w)"""
_DAY = r"ngày\ (?P<d>\d{1,2})(?:[/.-]|\ tháng\ )(?P<m>\d{1,2})(?:[/.-]|\ năm\ )(?P<y>(?:19|20)\d\d)(?!\d)"
_TAIL = regex(
    rf"""(?:\ \(?(?:sửa\ đổi)(?:,\ bổ\ sung)?\)?)?(?:,?\ \(?(?:luật\ )?số:?\ {_NUMBER})?
    (?:,?\ (?:ban\ hành\ |thông\ qua\ )?{_DAY})?
    (?:,?\ \(?(?:ban\ hành\ |của\ )?(?:năm\ )?(?P<year>(?:19|20)\d\d)(?![\d/]|\ ?-\ ?\d))?""",
    re.VERBOSE,
)
_BY_NUMBER = regex(rf"(?<![\d/]){_NUMBER}(?:,?\ {_DAY})?", re.VERBOSE)
_AMENDING = regex(r"sửa đổi(?:, bổ sung)?(?: một số điều)?(?: của)?(?: các luật)? \Z")
_SIGNS = ("/qh1", "nđ-cp", "ubtvqh", "/tt-", "/tw", "-tw", "/vptw")


@once
def _cited(texts: Excerpt) -> list[list[_Cited]]:
    """The citations of each passage that has any, those by name first."""
    found: dict[int, list[_Cited]] = defaultdict(list)
    for spot in named_in(prose(texts).passages, _by_name()):
        tail = _TAIL.match(spot.passage.low, spot.end)
        if tail and not _AMENDING.search(spot.passage.low, max(0, spot.start - 50), spot.start):
            cited = _of_match(spot.passage, spot.start, tail, _named()[spot.row], by_name=True)
            found[id(spot.passage)].append(cited)
    for passage in prose(texts).holding(*_SIGNS):
        named = list(found[id(passage)])
        for match in _BY_NUMBER.finditer(passage.low):
            if not any(cited.start < match.start() < cited.end for cited in named):
                papers = _numbered().get(_key(match["no"]), ())
                papers = tuple(p for p in papers if _is_of_kind(passage, match.start(), p))
                cited = _of_match(passage, match.start(), match, papers, by_name=False)
                found[id(passage)].append(cited)
    return [citations for citations in found.values() if citations]


def _key(number: str) -> str:
    """A number as the table has it: `22/qđ-tw` is `22-qđ/tw`."""
    parts = re.split("[-/]", number)
    return number if len(parts) > 3 or parts[1].isdigit() else f"{parts[0]}-{parts[1]}/{parts[2]}"


def _is_of_party(paper: _Paper) -> bool:
    return "tw" in paper.number.lower()


def _is_of_kind(passage: Passage, start: int, paper: _Paper) -> bool:
    """Whether the words before a Party paper's number say the kind it is of: Quy định and Quyết định share a sign."""
    decided = "quyết định" in passage.low[max(0, start - 22) : start]
    return not decided or not _is_of_party(paper) or paper.kind == "quyết định"


def _of_match(
    passage: Passage, start: int, match: re.Match[str], papers: tuple[_Paper, ...], *, by_name: bool
) -> _Cited:
    try:
        day = date(int(match["y"]), int(match["m"]), int(match["d"])) if match["d"] else None
    except ValueError:
        day = None
    year = int(match["year"]) if by_name and match["year"] else None
    return _Cited(passage, start, match.end(), match["no"] or "", day, year, papers, by_name)


def _meant(cited: _Cited) -> _Paper | None:
    """The paper a citation means, by its number, else its day, else its year, else a name that is old by itself.

    Of Party papers of one number, which is given anew each term, the one of its day.
    """
    papers = cited.papers
    if cited.number:
        papers = tuple(p for p in papers if p.number.lower() == _key(cited.number))
        if len({paper.day for paper in papers}) > 1:
            papers = tuple(p for p in papers if p.day == cited.day)
    elif cited.day:
        papers = tuple(p for p in papers if p.day == cited.day)
    elif cited.year:
        papers = tuple(p for p in papers if p.day.year == cited.year)
    else:
        papers = tuple(p for p in papers if p.over and not p.in_force)
    return papers[0] if papers else None


@text_rule("CTR945", "warning", "info")
def paper_is_in_force(texts: Excerpt) -> Iterator[Problem]:
    """A law, decree or Party paper that was replaced is not what the year's work rests on."""
    for citations in _cited(texts):
        blank, meant = _without(citations), [_meant(cited) for cited in citations]
        compared = {paper.now for paper in meant if paper and paper.in_force}
        for cited, paper in zip(citations, meant, strict=True):
            if paper is None or paper.in_force or paper.now in compared:
                continue
            if _is_past(texts, blank, cited, paper.since):
                continue
            words = cited.passage.text[cited.start : cited.end].rstrip(" (,")
            message = f"“{words}” đã được thay bằng {paper.now}"
            severity: Severity | None = None if paper.sure else "info"
            hint = doubt(3 if paper.sure else 1, f"viết {paper.now}")
            at = (cited.start, cited.start + len(words))
            yield cited.passage.problem(message, hint, at, severity=severity)


@cache
def _past() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{table('laws')['past'].replace('| ', '|')})(?!\w)")


def _without(citations: list[_Cited]) -> Passage:
    """The passage of some citations with blanks where they stand: their days and years tell of no time."""
    passage = citations[0].passage
    signs = list(passage.low)
    for cited in citations:
        signs[cited.start : cited.end] = " " * (cited.end - cited.start)
    return passage._replace(low="".join(signs))


def _is_past(texts: Excerpt, blank: Passage, cited: _Cited, since: date) -> bool:
    """Whether a paper was in force when the text is planned for, or its sentence speaks of the time when it was."""
    return not gone_when_planned(texts, blank, since) or any(
        _past().search(words) or is_dated_before(words, since, texts.year)
        for words in clause_of(blank, cited.start, cited.end)
    )


@text_rule("CTR946", "warning", "info")
def number_and_day_belong_together(texts: Excerpt) -> Iterator[Problem]:
    """The number, the day and the Assembly of a cited paper are those of one and the same paper."""
    for cited in (cited for citations in _cited(texts) for cited in citations):
        told = _amiss(cited)
        if told:
            message, advice, sureness = told
            severity: Severity | None = None if sureness > 1 else "info"
            at = (cited.start, cited.end)
            yield cited.passage.problem(message, doubt(sureness, advice), at, severity=severity)


def _amiss(cited: _Cited) -> tuple[str, str, int] | None:
    """What in a citation does not fit together: a message, an advice, and how sure it is."""
    paper = _meant(cited)
    if paper and cited.day and cited.day != paper.day and _is_slip(cited.day, paper):
        right = f"{paper.day.day}/{paper.day.month}/{paper.day.year}"
        return f"số {paper.number} là văn bản ngày {right}", "xem lại số hoặc ngày", 3
    if paper and cited.number and cited.year and cited.year != paper.day.year:
        return f"số {paper.number} là văn bản năm {paper.day.year}", "xem lại số hoặc năm", 3
    if paper is None and cited.by_name and (cited.number or cited.day or cited.year):
        near = [p for p in cited.papers if p.in_force or _nearly(cited, p)]
        known = ", ".join(f"số {p.number} ngày {p.day:%d/%m/%Y}" for p in near)
        if _numbered().get(cited.number):
            return f"số {cited.number.upper()} là của văn bản khác; đã biết: {known}", _LOOK, 2
        sureness = 2 if any(_nearly(cited, p) for p in near) else 1
        return f"không rõ văn bản này; đã biết: {known}", _LOOK, sureness
    digits = _parted(cited.number)[0]
    same_day = (p for ps in _numbered().values() for p in ps if p.day == cited.day and not paper)
    if signed := next((p for p in same_day if _parted(p.number.lower())[0] == digits), None):
        return f"văn bản ngày ấy là số {signed.number}", _LOOK, 2
    if meant := _of_subject(cited, paper):
        known = f"số {meant.number} ngày {meant.day:%d/%m/%Y}"
        return f"{meant.kind} về {meant.subject} là {known}", _LOOK, 2
    return _impossible(cited)


_LOOK = "xem lại số, ngày, năm"


def _of_subject(cited: _Cited, meant: _Paper | None) -> _Paper | None:
    """The paper of the subject named behind another's number, if a known one, or behind an unknown one of its day or digits."""
    digits, sign = _parted(cited.number)
    rest = clause_of(cited.passage, cited.start, cited.end)[1]
    about = _ABOUT.match(rest)
    if not about or (cited.papers and not meant) or (meant and meant.subject in rest):
        return None
    for paper in (paper for papers in _numbered().values() for paper in papers):
        others, same = _parted(paper.number.lower())
        alike = cited.day == paper.day or (not cited.day and sorted(digits) == sorted(others))
        clear = meant and len(paper.subject.split()) > 2
        named = paper.subject and rest.startswith(paper.subject, about.end())
        if named and sign == same and paper.in_force and (clear or (alike and not meant)):
            return paper
    return None


_ABOUT = regex(r",?(?: của [^.;,\n]{3,40}?)? về (?:đột phá |phát triển |đổi mới |công tác |việc )*")
"""Words between a paper's number and its subject."""


def _parted(number: str) -> tuple[str, str]:
    """The digits before the sign of a number, and the sign: `68` and `nq/tw`."""
    digits, _, sign = number.replace("/", "-").partition("-")
    return digits, sign


def _nearly(cited: _Cited, paper: _Paper) -> bool:
    """Whether a number, day or year that is not known is a slip of one that is: all but a part the same, or one off."""
    written, right = cited.number.split("/"), paper.number.lower().split("/")
    if cited.number:
        off = [
            abs(int(a) - int(b))
            for a, b in zip(written[:2], right[:2], strict=False)
            if (a + b).isdigit()
        ]
        close = (
            len(right) == len(written) == 3 and written[2] == right[2] and max(off, default=9) <= 1
        )
        return close or sum(a == b for a, b in zip(written, right, strict=False)) >= len(right) - 1
    if cited.day:
        return _alike(cited.day, paper.day)
    return paper.in_force and cited.year == paper.day.year - 1


def _alike(one: date, other: date) -> bool:
    """Whether two days share two of day, month and year."""
    pairs = zip(one.timetuple()[:3], other.timetuple()[:3], strict=True)
    return sum(a == b for a, b in pairs) == 2


def _is_slip(day: date, paper: _Paper) -> bool:
    """Whether a day is a slip of a paper's: near it, or in the term its number belongs to; the State's tells the year."""
    if not _is_of_party(paper) or _alike(day, paper.day):
        return True
    terms = [
        sum((d.year, d.month, d.day) >= begun for begun in CONGRESSES) for d in (day, paper.day)
    ]
    return terms[0] == terms[1]


def _impossible(cited: _Cited) -> tuple[str, str, int] | None:
    """A State paper's number whose year is not that of its day, or whose Assembly did not sit in that year."""
    parts = cited.number.split("/")
    if len(parts) != 3:
        return None
    year, assembly = int(parts[1]), re.search(r"qh(\d\d)", parts[2])
    if cited.day and cited.day.year != year:
        message = f"số văn bản ghi năm {year}, ngày ghi năm {cited.day.year}"
        return message, "xem lại số hoặc ngày", 3
    terms = dict(enumerate(table("terms")["assembly"].values(), 11))
    if assembly and int(assembly[1]) in terms:
        first, last = (int(y) for y in terms[int(assembly[1])][0].split("-"))
        if not first <= year <= last:
            sat = f"Quốc hội khóa {assembly[1]} ({first}-{last})"
            return f"năm {year} không phải nhiệm kỳ của {sat}", "xem lại số văn bản", 3
    return None
