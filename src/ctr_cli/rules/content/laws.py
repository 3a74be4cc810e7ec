"""CTR943, CTR945 and CTR946: cited papers: whose sign they bear, what replaced them, numbers with another's day."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.bygone import clause_of, gone_when_planned, is_dated_before, named_in
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import once
from ctr_cli.rules.phrases import Phrases, known_phrases
from ctr_cli.rules.reading import Passage, prose
from ctr_cli.rules.registry import text_rule


class _Paper(Struct):
    """A law, decree or Party paper: its number as printed, its day, whether it is in force, and its row of the table."""

    number: str
    day: date
    in_force: bool
    row: dict[str, Any]

    @property
    def kind(self) -> str:
        return self.row.get("kind", "") or plain(self.row["name"]).partition(" ")[0]

    @property
    def subject(self) -> str:
        return plain(self.row.get("of", ""))

    @property
    def now(self) -> str:
        """What is in force in its place, with its number if that is sure."""
        called = self.row.get("by", self.row.get("name", self.kind.capitalize()))
        number, _, day = self.row["now"].partition(" ")
        return f"{called} {'' if 'unsure number' in self.row else f'số {number} '}ngày {day}"

    @property
    def named(self) -> str:
        return f"số {self.number} ngày {self.day:%d/%m/%Y}"


@cache
def _rows() -> list[tuple[_Paper, ...]]:
    """The papers of each row of the table: the one in force, then those it replaced."""
    rows = (*table("laws")["papers"], *table("laws")["acts"])
    return [tuple(_paper(row, one) for one in (row["now"], *row["was"])) for row in rows]


def _paper(row: dict[str, Any], written: str) -> _Paper:
    number, _, day = written.partition(" ")
    d, m, y = map(int, day.split("/"))
    return _Paper(number, date(y, m, d), written == row["now"], row)


@cache
def _named() -> dict[str, tuple[_Paper, ...]]:
    """The papers of each law under each way to write its name."""
    named, variants = {}, table("laws")["variants"].items()
    for papers in _rows():
        name = plain(papers[0].row.get("name", ""))
        ways = {name, *(name.replace(*variant) for variant in variants)} - {""}
        named.update({way: papers for spelt in ways for way in (spelt, spelt.replace(",", ""))})
    return named


@ready
def _by_name() -> Phrases[str]:
    return known_phrases((name, name) for name in _named())


@cache
def _numbered() -> dict[str, list[_Paper]]:
    """The papers of the table under their numbers in small letters; the more general row, which stands first, is first."""
    numbered: dict[str, list[_Paper]] = defaultdict(list)
    for paper in (paper for papers in _rows() for paper in papers):
        numbered[paper.number.lower()].append(paper)
    return dict(numbered)


class _Cited(Struct):
    """What a text says of a paper, and the papers it may be: those of its name, or of its number."""

    passage: Passage
    start: int
    end: int
    number: str
    day: date | None
    year: int
    papers: tuple[_Paper, ...]
    by_name: bool

    def doubt(self, message: str, sureness: int, advice: str) -> Problem:
        written = self.passage.text[self.start : self.end].rstrip(" (,")
        at = (self.start, self.start + len(written))
        return self.passage.doubt(message.format(written), sureness, advice, at)


_NUMBER = r"""(?P<no>\d{1,4}/\d{4}/(?:qh\d\d|nđ-cp|tt(?:lt)?-[a-zđ]+|(?:pl-)?ubtvqh\d\d)
    |\d{1,3}-(?:qđi?|hd|ct|nq|kl|qc)/(?:tw|vptw))(?!\w)"""
_WHEN = r"""(?:,?\ (?:ban\ hành\ |thông\ qua\ )?ngày\ (?P<d>\d{1,2})(?:[/.-]|\ tháng\ )(?P<m>\d{1,2})(?:[/.-]|\ năm\ )(?P<y>(?:19|20)\d\d)(?!\d))?
    (?:,?\ \(?(?:ban\ hành\ |của\ )?(?:năm\ )?(?P<year>(?:19|20)\d\d)(?![\d/]|\ ?-\ ?\d))?"""
_TAIL = regex(rf"(?x)(?:,?\ \(?(?:luật\ )?số:?\ {_NUMBER})?{_WHEN}")
_BY_NUMBER = regex(rf"(?x)(?<![\d/]){_NUMBER}{_WHEN}")
_AMENDING = regex(r"sửa đổi(?:, bổ sung)?(?: một số điều)?(?: của)?(?: các luật)? \Z")
_SIGNS = ("/qh1", "nđ-cp", "ubtvqh", "/tt-", "/tw", "/vptw")


@once
def _cited(texts: Excerpt) -> list[list[_Cited]]:
    """The citations of each passage that has any, those by name first."""
    found: dict[int, list[_Cited]] = defaultdict(list)
    for passage, start, end, name in named_in(prose(texts).passages, _by_name()):
        tail = _TAIL.match(passage.low, end)
        if tail and not _AMENDING.search(passage.low, max(0, start - 50), start):
            found[id(passage)].append(_citation(passage, start, tail, _named()[name]))
    for passage in prose(texts).holding(*_SIGNS):
        cited = found[id(passage)]
        for match in _BY_NUMBER.finditer(passage.low):
            start = match.start()
            if not any(one.start < start < one.end for one in cited):
                # Quy định and Quyết định of the Party share a sign
                decided = "quyết định" in passage.low[max(0, start - 22) : start]
                known = _numbered().get(match["no"], ())
                papers = (p for p in known if not decided or p.kind in ("quyết định", "nghị định"))
                cited.append(_citation(passage, start, match, tuple(papers)))
    return [citations for citations in found.values() if citations]


def _citation(
    passage: Passage, start: int, match: re.Match[str], papers: tuple[_Paper, ...]
) -> _Cited:
    year, named = int(match["year"] or 0), start < match.start()
    return _Cited(passage, start, match.end(), match["no"] or "", _day(match), year, papers, named)


def _day(match: re.Match[str]) -> date | None:
    try:
        return date(int(match["y"]), int(match["m"]), int(match["d"])) if match["d"] else None
    except ValueError:
        return None


def _is_of_party(paper: _Paper) -> bool:
    return "tw" in paper.number.lower()


def _meant(cited: _Cited) -> _Paper | None:
    """The paper a citation means, by its number, else its day, else its year, else a name that is old by itself.

    Of Party papers of one number, which is given anew each term, the one of its day.
    """
    papers: Iterable[_Paper] = cited.papers
    if cited.number:
        papers = [p for p in papers if p.number.lower() == cited.number]
        if len({paper.day for paper in papers}) > 1:
            papers = (p for p in papers if p.day == cited.day)
    elif cited.day:
        papers = (p for p in papers if p.day == cited.day)
    elif cited.year:
        papers = (p for p in papers if p.day.year == cited.year)
    else:
        papers = (p for p in papers if "over" in p.row and not p.in_force)
    return next(iter(papers), None)


@text_rule("CTR945", "warning", "info")
def paper_is_in_force(texts: Excerpt) -> Iterator[Problem]:
    """A law, decree or Party paper that was replaced is not what the year's work rests on."""
    for citations in _cited(texts):
        meant = [_meant(cited) for cited in citations]
        compared = {paper.now for paper in meant if paper and paper.in_force}
        for cited, paper in zip(citations, meant, strict=True):
            if paper and not paper.in_force and paper.now not in compared:
                since = date.fromisoformat(paper.row["since"])
                gone = gone_when_planned(texts, cited.passage, since)
                if gone and not _is_past(texts, cited, since):
                    message = f"“{{}}” đã được thay bằng {paper.now}"
                    sureness = 3 if paper.row.get("sure", "C") == "C" else 1
                    yield cited.doubt(message, sureness, f"viết {paper.now}")


@cache
def _past() -> re.Pattern[str]:
    return regex(rf"\b(?:{table('laws')['past'].replace('| ', '|')})(?!\w)")


def _is_past(texts: Excerpt, cited: _Cited, since: date) -> bool:
    """Whether a sentence speaks of the time when a paper was in force."""
    return any(
        _past().search(words) or is_dated_before(words, since, texts.year)
        for words in clause_of(cited.passage, cited.start, cited.end)
    )


@text_rule("CTR946", "warning", "info")
def number_and_day_belong_together(texts: Excerpt) -> Iterator[Problem]:
    """The number and the day of a cited paper are those of one and the same paper."""
    for cited in (cited for citations in _cited(texts) for cited in citations):
        if told := _amiss(cited):
            yield cited.doubt(*told)


_LOOK = "xem lại số, ngày, năm"


def _amiss(cited: _Cited) -> tuple[str, int, str] | None:
    """What in a citation does not fit together: a message, how sure it is, and an advice."""
    paper, every = _meant(cited), [paper for papers in _rows() for paper in papers]
    if paper and cited.day and cited.day != paper.day and _is_slip(cited.day, paper):
        right = f"{paper.day.day}/{paper.day.month}/{paper.day.year}"
        return f"số {paper.number} là văn bản ngày {right}", 3, "xem lại số hoặc ngày"
    if paper is None and cited.by_name and (cited.number or cited.day or cited.year):
        near = [p for p in cited.papers if p.in_force or (cited.number and _nearly(cited, p))]
        known = ", ".join(p.named for p in near)
        if _numbered().get(cited.number):
            return f"số {cited.number.upper()} là của văn bản khác; đã biết: {known}", 2, _LOOK
        sureness = 2 if any(_nearly(cited, p) for p in near) else 1
        return f"không rõ văn bản này; đã biết: {known}", sureness, _LOOK
    digits = _parted(cited.number)[0]
    same = (p for p in every if not paper and p.day == cited.day and _parted(p.number)[0] == digits)
    if signed := next(same, None):
        return f"văn bản ngày ấy là số {signed.number}", 2, _LOOK
    meant = next((p for p in every if _is_of_subject(cited, paper, p)), None)
    return meant and (f"{meant.kind} về {meant.subject} là {meant.named}", 2, _LOOK)


_ABOUT = regex(r",?(?: của [^.;,\n]{3,40}?)? về (?:đột phá |phát triển |đổi mới |công tác |việc )*")
"""Words between a paper's number and its subject."""


def _is_of_subject(cited: _Cited, meant: _Paper | None, paper: _Paper) -> bool:
    """Whether the subject of a paper is named behind another's number, if a known one, or an unknown one of its day or digits."""
    rest = clause_of(cited.passage, cited.start, cited.end)[1]
    about = _ABOUT.match(rest) if paper.subject and paper.in_force else None
    if not about or not rest.startswith(paper.subject, about.end()):
        return False
    (digits, sign), (others, same) = _parted(cited.number), _parted(paper.number)
    alike = cited.day == paper.day or (not cited.day and sorted(digits) == sorted(others))
    clear = meant and len(paper.subject.split()) > 2 and meant.subject not in rest
    return sign == same and bool(clear if meant else alike and not cited.papers)


def _parted(number: str) -> tuple[str, str]:
    """The digits before the sign of a number, and the sign: `68` and `nq/tw`."""
    digits, _, sign = number.lower().replace("/", "-").partition("-")
    return digits, sign


def _nearly(cited: _Cited, paper: _Paper) -> bool:
    """Whether a number or year that is not known is a slip of one that is: all but a part the same, or the year before."""
    if cited.number:
        written, right = cited.number.split("/"), paper.number.lower().split("/")
        return sum(map(str.__eq__, written, right)) >= len(right) - 1
    return cited.year == paper.day.year - 1


_NEAR = timedelta(days=1000)


def _is_slip(day: date, paper: _Paper) -> bool:
    """Whether a day is a slip of a paper's; the Party gives its numbers anew each term, so that it must be near."""
    return not _is_of_party(paper) or abs(day - paper.day) < _NEAR


_SIGNED = regex(
    r"""(?x)\ số:?\ \d{1,5}[-/\ ]{1,3}[a-zđ]{1,4}[-/\ ]{1,3}(?P<whose>[a-zđ]{2,5})\b
    (?:,?\ ngày\ \d{1,2}/\d{1,2}/\d{4})?\ của\ (?P<by>[^.;,\n]{4,40})"""
)


@text_rule("CTR943", "warning")
def symbol_is_of_the_issuer(texts: Excerpt) -> Iterator[Problem]:
    """The symbol of a cited document is that of the issuer named behind it: `31-NQ/ĐU` is no council's."""
    issuers = table("issuers")
    others = tuple(name for names in issuers.values() for name in names)
    for hit in prose(texts).find(_SIGNED, " số ", " số: "):
        own = issuers.get(hit["whose"].upper(), [])
        if own and not hit["by"].startswith(tuple(own)) and hit["by"].startswith(others):
            message = f"ký hiệu {hit.words('whose')} không phải của {hit.words('by')}"
            advice = f"ký hiệu này là của {own[0]}; xem lại cơ quan hay ký hiệu"
            yield hit.doubt(message, 2, advice, "by")
