"""CTR938, CTR939, CTR943: documents cited by number: their kind, their issuer, one number and one day for one document."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.profile import signing
from ctr_cli.rules.reading import Hit, doubt, prose
from ctr_cli.rules.registry import Reader, Subject, rule, text_rule


@cache
def _cited() -> str:
    kinds = "|".join(sorted(table("documents"), key=len, reverse=True))
    return (
        rf"\b(?P<kind>{kinds})(?P<of>(?: (?!số|ngày|về|{kinds})\w+){{0,6}}) số:? (?P<no>\d{{1,5}})"
        r"[-/ ]{1,3}(?P<sign>[a-zđ]{1,4})[-/ ]{1,3}(?P<whose>[a-zđ]{2,5})\b(?:,? ngày (?P<day>\d{1,2}/\d{1,2}/\d{4}))?(?: của (?P<by>[^.;,\n]{4,40}))?"
    )


def _citations(reader: Reader) -> Iterator[Hit]:
    return prose(reader).find(_cited(), " số ", " số: ")


@text_rule("CTR938", "warning")
def kind_and_symbol_agree(texts: Excerpt) -> Iterator[Problem]:
    """The kind of a cited document in words is the one its symbol stands for: Quy chế, QC; Chương trình, CTr."""
    kinds = table("documents")
    for hit in _citations(texts):
        letter_of_state = hit["kind"] == "công văn" and hit["sign"].upper() in table("issuers")
        if not letter_of_state and hit["sign"] not in [sign.lower() for sign in kinds[hit["kind"]]]:
            usual = " hoặc ".join(kinds[hit["kind"]])
            message = f"{hit.words('kind')} mang ký hiệu {hit.words('sign')}"
            yield hit.doubt(
                message, 3, f"{hit['kind']} có ký hiệu {usual}; xem lại tên hay số văn bản", "sign"
            )


@rule("CTR939", "warning")
def one_number_for_a_document(subject: Subject) -> Iterator[Problem]:
    """A document named the same is cited by the same number; the more frequent one, or the first, is taken for right."""
    cited: dict[tuple[str, ...], list[Hit]] = defaultdict(list)
    for hit in _citations(subject):
        if hit["of"]:
            cited[hit["kind"], hit["of"], hit["sign"], hit["whose"]].append(hit)
    for hits in cited.values():
        numbers = Counter(int(hit["no"]) for hit in hits)
        usual = max(numbers, key=lambda number: numbers[number])
        first = next(hit for hit in hits if int(hit["no"]) == usual)
        for hit in hits:
            if int(hit["no"]) != usual:
                message = f"“{hit.words('kind')}{hit.words('of')}” ghi hai số: {first['no']} và {hit['no']}"
                other = [Also(first.passage.path, "chỗ kia", *first.span("no"))]
                yield hit.doubt(message, 2, "xem lại số văn bản", "no", related=other)


@rule("CTR943", "warning")
def one_day_and_issuer_for_a_document(subject: Subject) -> Iterator[Problem]:
    """A cited number has one date wherever it stands, and the issuer its symbol names."""
    yield from _own_symbol(subject)
    dated: dict[tuple[str, ...], Hit] = {}
    for hit in _citations(subject):
        yield from _issued_by_another(hit)
        if not hit["day"]:
            continue
        day = tuple(int(part) for part in hit["day"].split("/"))
        first = dated.setdefault((hit["no"], hit["sign"], hit["whose"]), hit)
        if tuple(int(part) for part in first["day"].split("/")) != day:
            message = f"văn bản này ghi hai ngày: {first['day']} và {hit['day']}"
            other = [Also(first.passage.path, "chỗ kia", *first.span("day"))]
            yield hit.doubt(message, 3, "xem lại ngày", "day", related=other)


def _own_symbol(subject: Subject) -> Iterator[Problem]:
    """The programme's own symbol, which names whoever issues it."""
    whose = re.split("[/-]", subject.program.document.symbol or "")[-1]
    issuers: list[str] = table("issuers").get(whose, [])
    name = subject.program.issuer.name or ""
    known = signing(subject)
    if known and whose in known.bodies:
        return
    if issuers and name and not plain(name).startswith(tuple(issuers)):
        message = f"ký hiệu {whose} không phải của {name}"
        hint = doubt(3, f"ký hiệu này là của {issuers[0]}; xem lại ký hiệu")
        yield Problem(("document", "symbol"), message, hint)


def _issued_by_another(hit: Hit) -> Iterator[Problem]:
    issuers: list[str] = table("issuers").get(hit["whose"].upper(), [])
    others = [name for names in table("issuers").values() for name in names]
    by = hit["by"]
    if by and issuers and not by.startswith(tuple(issuers)) and by.startswith(tuple(others)):
        message = f"ký hiệu {hit.words('whose')} không phải của {hit.words('by')}"
        yield hit.doubt(
            message, 2, f"ký hiệu này là của {issuers[0]}; xem lại cơ quan hay ký hiệu", "by"
        )
