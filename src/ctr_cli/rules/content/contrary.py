"""CTR837: a sentence that says of one thing what cannot be together: a secret ballot by show of hands, an award for who failed.

What items of a programme say so is told under CTR843.
"""

import re
from collections.abc import Iterator
from functools import cache
from re import Pattern

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.levels import LOCAL
from ctr_cli.language.patterns import compiled, regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.sides import with_both
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, Prose, holds, prose
from ctr_cli.rules.registry import text_rule


@text_rule("CTR837", "warning", "info")
def sides_agree(texts: Excerpt) -> Iterator[Problem]:
    """What tables as `data/contrary.yaml` have as one side of a row does not stand in a sentence with the other."""
    for name in ("contrary", "opposites", "mismatched"):
        yield from with_both(texts, name, "xem lại hai vế")
    for hit in prose(texts).find(_with(), *_WITH_WHOM):
        if name := _partner_of_itself(hit):
            yield hit.doubt(
                f"{name} đứng ở cả hai bên của “{{}}”", 2, "xem lại tên một bên", "with"
            )


_WITH_WHOM = ("phối hợp", " với ", " cùng ", "giữa ")
_PARTS = regex(r", (?:và )?|(?<!HĐND) (?:và|với|cùng) ")
_CLAUSE = regex(r"[^;.:()\n]*\Z")


@cache
def _with() -> Pattern[str]:
    """What says that some do something together, with `whom`, or `between` whom it is done."""
    said = table("contrary")["partners"]["with"]
    return compiled(rf"\b(?P<with>{said}|(?P<between>giữa)) (?=(?P<whom>[^;.()\n]+))")


@cache
def _names() -> tuple[Pattern[str], str]:
    """A body by whose name a part of a text begins, and what stands behind one that is named again."""
    said, level = table("contrary")["partners"], rf" (?:{'|'.join(LOCAL)})(?! hội)"
    again = rf"(?P<level>{level})(?! (?:{said['others']})\b)(?P<more> .*)?"
    before = rf"(?:(?:{said['before']}) )*"
    name = rf"{before}(?P<name>(?:{said['heads']})\b.*?)(?:{level}\b.*| chủ trì.*)?\Z"
    return compiled(name), rf"(?:{again}|(?: (?:{said['goes on']})\b.*)?)\Z"


def _parts(text: str) -> list[str]:
    """The parts of a list of bodies, with what is abbreviated as it usually is."""
    for name, short in table("contrary")["partners"]["short"].items():
        text = text.replace(name, short)
    return _PARTS.split(text)


def _partner_of_itself(hit: Hit) -> str:
    """The body that is named on both sides of what two do together: `Công an xã phối hợp với Công an xã`."""
    others, before = _parts(hit.words("whom")), _CLAUSE.search(hit.passage.low, 0, hit.span()[0])
    clause = slice(*before.span()) if before else slice(0)
    alone = clause.start == clause.stop and "phối hợp" in hit["with"]  # the body that meets does it
    doer = hit.passage.place.body if alone else hit.passage.text[clause]
    mine = [others.pop(0)] if hit["between"] else _parts(doer)
    of_others = rf"\b(?:{table('contrary')['partners']['of others']})\b"
    name, behind = _names()
    for one in mine:
        found = name.match(plain(one := one.strip(" ,")))
        if not found or " " not in found["name"].replace("ub", " ub"):
            continue
        again = compiled(rf"(?:ban thường trực )?{re.escape(found['name'])}{behind}")
        for other in others:
            same = again.match(plain(other := other.strip(" ,")))
            bare = same and same["level"] is None and other is not others[-1]
            another = bare and compiled(of_others).search(hit["whom"])
            elsewhere = same and same["more"] and other[same.start("more") + 1].isupper()
            if same and not (another or elsewhere):
                return one[slice(*found.span("name"))]
    return ""


def at_odds_over_the_year(known: Prose) -> Iterator[Problem]:
    """Items that go on with what an earlier one has ended, by rows of the table: a closed school that is looked into."""
    for row in table("contrary")["across"]:
        for hit in known.find(row["first"], *row["needs"]):
            name, written = hit["n"], hit.words("n")
            when = (hit.passage.place.months, hit.passage.path)
            then = compiled(row["then"].replace("<n>", re.escape(name)))
            first, *others = written.split()
            telling = first.isdecimal() or any(w[0].isupper() or w.isdecimal() for w in others)
            for other in known.holding(name) if telling else ():
                later = (other.place.months, other.path) > when and other.place.of_item
                found = then.search(other.low) if later else None
                if found and not holds(other.low, row["but"]):
                    there = [Also(hit.passage.path, "chỗ kia")]
                    message = row["say"].format(written)
                    yield other.doubt(message, 1, "xem lại hai nội dung", found.span(), there)
