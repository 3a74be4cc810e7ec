"""CTR938, CTR939, CTR943: documents cited by number: their kind, their issuer, one number and one day for one document."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, prose
from ctr_cli.rules.registry import Reader, Subject, rule, text_rule


@cache
def _cited() -> str:
    kinds = "|".join(kind.replace(" ", r"\ ") for kind in sorted(table("documents"), key=len)[::-1])
    return rf"""(?x)\b(?P<kind>{kinds})(?P<of>(?:\ (?!số|ngày|về|{kinds})\w+){{0,6}})\ số:?\ (?P<no>\d{{1,5}})
        [-/\ ]{{1,3}}(?P<sign>[a-zđ]{{1,4}})[-/\ ]{{1,3}}(?P<whose>[a-zđ]{{2,5}})\b
        (?:,?\ ngày\ (?P<day>\d{{1,2}}/\d{{1,2}}/\d{{4}}))?(?:\ của\ (?P<by>[^.;,\n]{{4,40}}))?"""


def _citations(reader: Reader) -> Iterator[Hit]:
    return prose(reader).find(_cited(), " số ", " số: ")


@text_rule("CTR938", "warning")
def kind_and_symbol_agree(texts: Excerpt) -> Iterator[Problem]:
    """The kind of a cited document in words is the one its symbol stands for: Quy chế, QC; Chương trình, CTr."""
    kinds = table("documents")
    for hit in _citations(texts):
        letter_of_state = hit["kind"] == "công văn" and hit["sign"].upper() in table("issuers")
        if not letter_of_state and hit["sign"] not in [one.lower() for one in kinds[hit["kind"]]]:
            usual = " hoặc ".join(kinds[hit["kind"]])
            message = f"{hit.words('kind')} mang ký hiệu {hit.words('sign')}"
            advice = f"{hit['kind']} có ký hiệu {usual}; xem lại tên hay số văn bản"
            yield hit.doubt(message, 3, advice, "sign")


def _at_odds(
    subject: Subject,
    same: Callable[[Hit], Hashable | None],
    said: Callable[[Hit], tuple[int, ...]],
) -> Iterator[tuple[Hit, Hit]]:
    """Citations of the same document that say another thing than most of them, or than the first; with one of those."""
    cited: dict[Hashable, list[Hit]] = defaultdict(list)
    for hit in _citations(subject):
        if (document := same(hit)) is not None:
            cited[document].append(hit)
    for hits in cited.values():
        usual = Counter(map(said, hits)).most_common(1)[0][0]
        first = next(hit for hit in hits if said(hit) == usual)
        yield from ((hit, first) for hit in hits if said(hit) != usual)


@rule("CTR939", "warning")
def one_number_for_a_document(subject: Subject) -> Iterator[Problem]:
    """A document named the same is cited by the same number; the more frequent one, or the first, is taken for right."""
    for hit, first in _at_odds(
        subject,
        lambda hit: (hit["kind"], hit["of"], hit["sign"], hit["whose"]) if hit["of"] else None,
        lambda hit: (int(hit["no"]),),
    ):
        words = hit.words("kind") + hit.words("of")
        message = f"“{words}” ghi hai số: {first['no']} và {hit['no']}"
        other = [Also(first.passage.path, "chỗ kia", *first.span("no"))]
        yield hit.doubt(message, 2, "xem lại số văn bản", "no", related=other)


@rule("CTR943", "warning")
def one_day_and_issuer_for_a_document(subject: Subject) -> Iterator[Problem]:
    """A cited number has one date wherever it stands, and the issuer its symbol names."""
    for hit, first in _at_odds(
        subject,
        lambda hit: (hit["no"], hit["sign"], hit["whose"]) if hit["day"] else None,
        lambda hit: tuple(map(int, hit["day"].split("/"))),
    ):
        message = f"văn bản này ghi hai ngày: {first['day']} và {hit['day']}"
        other = [Also(first.passage.path, "chỗ kia", *first.span("day"))]
        yield hit.doubt(message, 3, "xem lại ngày", "day", related=other)
    issuers = table("issuers")
    others = tuple(name for names in issuers.values() for name in names)
    for hit in _citations(subject):
        own, by = issuers.get(hit["whose"].upper(), []), hit["by"]
        if own and not by.startswith(tuple(own)) and by.startswith(others):
            message = f"ký hiệu {hit.words('whose')} không phải của {hit.words('by')}"
            advice = f"ký hiệu này là của {own[0]}; xem lại cơ quan hay ký hiệu"
            yield hit.doubt(message, 2, advice, "by")
