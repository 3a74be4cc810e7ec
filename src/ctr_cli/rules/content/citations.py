"""CTR938 and CTR943: documents cited by number: their symbol is that of their kind, and of who issued them."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import once
from ctr_cli.rules.reading import Hit, prose
from ctr_cli.rules.registry import text_rule

_NUMBER = regex(
    r"""(?x)\ số:?\ \d{1,5}[-/\ ]{1,3}(?P<sign>[a-zđ]{1,4})[-/\ ]{1,3}(?P<whose>[a-zđ]{2,5})\b
    (?:,?\ ngày\ \d{1,2}/\d{1,2}/\d{4})?(?:\ của\ (?P<by>[^.;,\n]{4,40}))?"""
)
_OF = regex(r"(?: (?!số|ngày|về)\w+){0,6}")
_BACK = 80
"""Characters before a number in which the kind of its document is looked for."""


@once
def _cited(texts: Excerpt) -> list[tuple[Hit, int, str]]:
    """The documents that texts cite by number, each with its kind and where that begins."""
    found = []
    for hit in prose(texts).find(_NUMBER, " số ", " số: "):
        low, end = hit.passage.low, hit.span()[0]
        named = ((low.rfind(kind, max(0, end - _BACK), end), kind) for kind in table("documents"))
        ends = [(start + len(kind), len(kind), kind) for start, kind in named if start >= 0]
        close, size, kind = max(ends, default=(0, 0, ""))
        start = close - size
        if (
            kind
            and _OF.fullmatch(low, start + len(kind), end)
            and not low[start - 1 : start].isalnum()
        ):
            found.append((hit, start, kind))
    return found


@text_rule("CTR938", "warning")
def kind_and_symbol_agree(texts: Excerpt) -> Iterator[Problem]:
    """The kind of a cited document in words is the one its symbol stands for: Quy chế, QC; Chương trình, CTr; other signs are of offices."""
    kinds = table("documents")
    known = {sign.lower() for signs in kinds.values() for sign in signs}
    for hit, start, kind in _cited(texts):
        signs = kinds[kind]
        if hit["sign"] in known and hit["sign"] not in map(str.lower, signs):
            name = hit.passage.text[start : start + len(kind)]
            advice = f"{kind} có ký hiệu {' hoặc '.join(signs)}; xem lại tên hay số văn bản"
            yield hit.doubt(f"{name} mang ký hiệu {hit.words('sign')}", 3, advice, "sign")


@text_rule("CTR943", "warning")
def symbol_is_of_the_issuer(texts: Excerpt) -> Iterator[Problem]:
    """The symbol of a cited document is that of the issuer named behind it: `31-NQ/ĐU` is no council's."""
    issuers = table("issuers")
    others = tuple(name for names in issuers.values() for name in names)
    for hit, _, _ in _cited(texts):
        own = issuers.get(hit["whose"].upper(), [])
        if own and not hit["by"].startswith(tuple(own)) and hit["by"].startswith(others):
            message = f"ký hiệu {hit.words('whose')} không phải của {hit.words('by')}"
            advice = f"ký hiệu này là của {own[0]}; xem lại cơ quan hay ký hiệu"
            yield hit.doubt(message, 2, advice, "by")
