"""Papers that texts cite, by name, number or day, and those of `data/laws.yaml` that they mean."""

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from ctr_cli.data import table
from ctr_cli.data.ready import ready
from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.content.gone import named_in
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import once
from ctr_cli.rules.phrases import Phrases, known_phrases
from ctr_cli.rules.reading import Passage, prose

Day = tuple[int, int, int]
"""Year, month and day, as they are written."""


class Paper(Struct):
    """A law, decree or Party paper: its number and day, whether it is in force, and its row of the table."""

    number: str
    day: Day
    in_force: bool
    row: dict[str, Any]

    @property
    def kind(self) -> str:
        """What kind of paper it is: `luật`, `nghị định`."""
        return self.row.get("kind", "") or plain(self.row["name"]).partition(" ")[0]

    @property
    def subject(self) -> str:
        """What it is about, as a plain text has it; nothing where the table does not say."""
        return _plain(self.row.get("of", ""))

    @property
    def now(self) -> str:
        """What is in force in its place, with its number if that is sure."""
        called = self.row.get("by", self.row.get("name", self.kind.capitalize()))
        number, _, day = self.row["now"].partition(" ")
        return f"{called} {'' if 'unsure number' in self.row else f'số {number} '}ngày {day}"

    @property
    def written_day(self) -> str:
        """Its day as papers write it."""
        return "/".join(map(str, reversed(self.day)))


_plain = cache(plain)


@cache
def papers_of_table() -> list[Paper]:
    """The papers of the table, the one in force before those it replaced, the more general rows first."""
    rows = (*table("laws")["papers"], *table("laws")["acts"])
    return [_paper(row, one) for row in rows for one in (row["now"], *row["was"])]


def _paper(row: dict[str, Any], written: str) -> Paper:
    number, _, day = written.partition(" ")
    d, m, y = map(int, day.split("/"))
    return Paper(number, (y, m, d), written == row["now"], row)


@ready
def _by_name() -> Phrases[str]:
    """The names of laws under each way to write them."""
    known = []
    for name in (row["name"] for row in table("laws")["acts"]):
        low = plain(name)
        for long, short in table("laws")["variants"].items():
            low = low.replace(long, f"{{{long}|{short}}}")
        known += [(way, name) for way in dict.fromkeys((low, low.replace(",", "")))]
    return known_phrases(known)


class Cited(Struct):
    """What a text says of a paper, and the papers it may be: those of its name, or of its number."""

    passage: Passage
    start: int
    end: int
    number: str
    day: Day | None
    year: int
    papers: list[Paper]
    by_name: bool

    def doubt(self, message: str, sureness: int, advice: str) -> Problem:
        """A doubt about the citation."""
        return self.passage.doubt(message, sureness, advice, (self.start, self.end))


_NUMBER = r"""(?P<no>\d{1,4}/\d{4}/(?:qh\d\d|nđ-cp|(?:tt(?:lt)?|nq|qđ)-[a-zđ]+|(?:pl-)?ubtvqh\d\d)
    |\d{1,3}-(?:qđi?|hd|ct|nq|kl|qc)/(?:tw|vptw)|\d{1,4}/(?:qđ|ct)-ttg)(?!\w)"""
_WHEN = r"""(?:,?\ (?:ban\ hành\ |thông\ qua\ )?ngày\ (?P<d>\d{1,2})(?:[/.-]|\ tháng\ )(?P<m>\d{1,2})(?:[/.-]|\ năm\ )(?P<y>(?:19|20)\d\d)(?!\d))?
    (?:,?\ \(?(?:ban\ hành\ |của\ )?(?:năm\ )?(?P<year>(?:19|20)\d\d)(?![\d/]|\ ?-\ ?\d))?"""
_TAIL = regex(rf"(?x)(?:,?\ \(?(?:luật\ )?số:?\ {_NUMBER})?{_WHEN}")
_BY_NUMBER = regex(rf"(?x)(?<![\d/]){_NUMBER}{_WHEN}")
_AMENDING = regex(r"sửa đổi(?:, bổ sung)?(?: một số điều)?(?: của)?(?: các luật)? \Z")
YEARLY = "ttg"
"""The sign of papers whose numbers begin anew each year."""
_SIGNS = ("/qh1", "nđ-cp", "ubtvqh", "/tt-", "/nq-", "/qđ-", "/tw", "/vptw", "-ttg")


@once
def _cited(texts: Excerpt) -> list[Cited]:
    """The citations of all texts, in each text those by name first."""
    found: dict[KeyPath, list[Cited]] = defaultdict(list)
    for passage, start, end, name in named_in(prose(texts).passages, _by_name()):
        tail = _TAIL.match(passage.low, end)
        if tail and not _AMENDING.search(passage.low, max(0, start - 50), start):
            papers = [p for p in papers_of_table() if p.row.get("name") == name]
            found[passage.path].append(_citation(passage, start, tail, papers))
    for passage in prose(texts).holding(*_SIGNS):
        cited = found[passage.path]
        for match in _BY_NUMBER.finditer(passage.low):
            start = match.start()
            if not any(one.start < start < one.end for one in cited):
                papers = [p for p in papers_of_table() if p.number.lower() == match["no"]]
                # Quy định and Quyết định of the Party share a sign
                if "quyết định" in passage.low[max(0, start - 22) : start]:
                    papers = [p for p in papers if p.kind in ("quyết định", "nghị định")]
                cited.append(_citation(passage, start, match, papers))
    return [one for citations in found.values() for one in citations]


def _citation(passage: Passage, start: int, match: re.Match[str], papers: list[Paper]) -> Cited:
    day = (int(match["y"]), int(match["m"]), int(match["d"])) if match["d"] else None
    year, named = int(match["year"] or 0), start < match.start()
    return Cited(passage, start, match.end(), match["no"] or "", day, year, papers, named)


def _meant(cited: Cited) -> Paper | None:
    """The paper a citation means, by its number, else its day, else its year, else a name that is old by itself.

    Of Party papers of one number, which is given anew each term, the one whose day is nearest.
    """
    papers: Iterable[Paper] = cited.papers
    if cited.number:
        papers = [p for p in papers if p.number.lower() == cited.number]
        if len({paper.day for paper in papers}) > 1:
            year = cited.day[0] if cited.day else 0
            papers = sorted(papers, key=lambda p: abs(p.day[0] - year)) if year else ()
    elif cited.day or cited.year:
        papers = (
            p for p in papers if cited.day == p.day or (not cited.day and cited.year == p.day[0])
        )
    else:
        papers = (p for p in papers if "over" in p.row and not p.in_force)
    return next(iter(papers), None)


@once
def meanings(texts: Excerpt) -> list[tuple[Cited, Paper | None]]:
    """The citations of all texts, each with the paper it means."""
    return [(cited, _meant(cited)) for cited in _cited(texts)]


@once
def cited_days(texts: Excerpt) -> dict[tuple[KeyPath, int], tuple[int, int]]:
    """The year and the month of each cited paper, as written or known, by its text and where it stands there."""
    days = {
        (cited.passage.path, cited.start): cited.day or (paper.day if paper else None)
        for cited, paper in meanings(texts)
        if not (paper and cited.day and cited.day != paper.day)
    }
    return {at: day[:2] for at, day in days.items() if day}
