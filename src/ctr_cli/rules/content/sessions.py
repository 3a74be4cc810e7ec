"""CTR834: the numbers of sessions: the council's own in their order, the National Assembly's within its term."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.numbers import NUMBER, value_of
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.meetings import months_of
from ctr_cli.rules.reading import Hit, prose, tells
from ctr_cli.rules.registry import Subject, rule

_COUNCIL = (
    rf"\bkỳ họp (?:lần )?thứ (?P<number>{NUMBER})"
    r"(?P<kind>[^.;,\n]{0,20}) (?P<of>hội đồng nhân dân|hđnd) (?:xã|phường|đặc khu)"
    r"(?:[^.;\n]{0,8}khóa (?P<term>[ivx]+|\d))?"
)
_ASSEMBLY = (
    rf"\bkỳ họp (?:lần )?thứ (?P<number>{NUMBER})[^.;\n]{{0,12}} quốc hội khóa (?P<term>[ivx]+)\b"
)
_A_YEAR = 2
"""Regular sessions that the National Assembly has in a year."""


@rule("CTR834", "warning", needs="meetings")
def sessions_run_on(subject: Subject) -> Iterator[Problem]:
    """Sessions of the council are prepared in the order of their numbers; none of the Assembly is beyond its years."""
    yield from _of_the_council(subject)
    years: dict[str, list[str]] = table("terms")["assembly"]
    for hit in prose(subject).find(_ASSEMBLY, "kỳ họp"):
        term = years.get(hit["term"].upper())
        most = _A_YEAR * (subject.program.year - int(term[0][:4]) + 1) if term else 0
        if 0 < most < value_of(hit["number"]):
            message = f"Quốc hội khóa {hit['term'].upper()} đến năm {subject.program.year} chưa có kỳ họp thứ {hit['number']}"
            yield hit.doubt(message, 2, "xem lại số kỳ họp", "number")


def _of_the_council(subject: Subject) -> Iterator[Problem]:
    """Sessions of the council that are prepared after one with a later number, or two after the one before."""
    last: dict[str, Hit] = {}
    for hit in sorted(prose(subject).find(_COUNCIL, "kỳ họp"), key=_month):
        if (
            not _month(hit)
            or tells(hit.passage.low, "past")
            or tells(hit.passage.low, "session held")
        ):
            continue
        before = last.setdefault(hit["term"], hit)
        step = value_of(hit["number"]) - value_of(before["number"])
        if step < 0 or step > 1:
            message = f"kỳ họp thứ {hit['number']} đứng sau kỳ họp thứ {before['number']}"
            related = [Also(before.passage.path, f"kỳ họp thứ {before['number']}")]
            yield hit.doubt(message, 2, "xem lại số kỳ họp", "number", related=related)
        last[hit["term"]] = hit


def _month(hit: Hit) -> int:
    """The first month of the meeting a hit stands in, 0 outside of one."""
    months = months_of(hit.passage.meeting) if hit.passage.meeting else ()
    return months[0] if months else 0
