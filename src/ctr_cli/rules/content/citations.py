"""CTR938, CTR939, CTR943: documents cited by number: their kind, their issuer, one number and one day for one document."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator
from functools import cache

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.reading import Passage, prose
from ctr_cli.rules.registry import Reader, Subject, rule, text_rule


class _Cited(Struct):
    """A document cited by number: its kind, the words between that and `số`, where it begins, and the number with what follows."""

    kind: str
    of: str
    start: int
    number: re.Match[str]

    def said(self, name: str) -> str:
        """A part of the number, or what follows it: nothing where it is not said."""
        return self.number[name] or ""

    @property
    def words(self) -> slice:
        """The characters of the document's name."""
        return slice(self.start, self.number.start())


_NUMBER = regex(
    r"""(?x)\ số:?\ (?P<no>\d{1,5})[-/\ ]{1,3}(?P<sign>[a-zđ]{1,4})[-/\ ]{1,3}(?P<whose>[a-zđ]{2,5})\b
    (?:,?\ ngày\ (?P<day>\d{1,2}/\d{1,2}/\d{4}))?(?:\ của\ (?P<by>[^.;,\n]{4,40}))?"""
)
_OF = regex(r"(?: (?!số|ngày|về)\w+){0,6}")
_BACK = 80
"""Characters before a number in which the kind of its document is looked for."""


@cache
def _kinds() -> list[str]:
    return sorted(table("documents"), key=len, reverse=True)


@once
def _cited_in(text: Text) -> list[_Cited]:
    """The documents that a text cites by number."""
    low, found = plain(text).replace("\n", " "), []
    for number in _NUMBER.finditer(low):
        end = number.start()
        named = [(low.rfind(kind, max(0, end - _BACK), end), kind) for kind in _kinds()]
        start, kind = max(
            ((at, kind) for at, kind in named if at >= 0), default=(-1, ""), key=_last
        )
        of = low[start + len(kind) : end]
        if start >= 0 and _OF.fullmatch(of) and not low[max(start - 1, 0) : start].isalnum():
            found.append(_Cited(kind, of, start, number))
    return found


def _last(named: tuple[int, str]) -> tuple[int, int]:
    """By where the name of a kind ends, and by its length."""
    at, kind = named
    return at + len(kind), len(kind)


def _citations(reader: Reader) -> Iterator[tuple[Passage, _Cited]]:
    for passage in prose(reader).holding(" số ", " số: "):
        if _NUMBER.search(passage.low):
            for cited in _cited_in(passage.text):
                yield passage, cited


@text_rule("CTR938", "warning")
def kind_and_symbol_agree(texts: Excerpt) -> Iterator[Problem]:
    """The kind of a cited document in words is the one its symbol stands for: Quy chế, QC; Chương trình, CTr."""
    kinds = table("documents")
    for passage, cited in _citations(texts):
        sign = cited.said("sign")
        letter_of_state = cited.kind == "công văn" and sign.upper() in table("issuers")
        if not letter_of_state and sign not in [one.lower() for one in kinds[cited.kind]]:
            at = cited.number.span("sign")
            name = passage.text[cited.start : cited.start + len(cited.kind)]
            message = f"{name} mang ký hiệu {passage.text[slice(*at)]}"
            usual = " hoặc ".join(kinds[cited.kind])
            advice = f"{cited.kind} có ký hiệu {usual}; xem lại tên hay số văn bản"
            yield passage.doubt(message, 3, advice, at)


def _at_odds(
    subject: Subject,
    part: str,
    same: Callable[[_Cited], Hashable | None],
    value: Callable[[str], Hashable],
) -> Iterator[tuple[Passage, _Cited, str, list[Also]]]:
    """Citations of the same document with another number or day than most of them, or than the first; with that one."""
    documents: dict[Hashable, list[tuple[Passage, _Cited]]] = defaultdict(list)
    for passage, cited in _citations(subject):
        if (document := same(cited)) is not None:
            documents[document].append((passage, cited))
    for citations in documents.values():
        said = [value(cited.said(part)) for _, cited in citations]
        usual = Counter(said).most_common(1)[0][0]
        first, one = citations[said.index(usual)]
        also = [Also(first.path, "chỗ kia", *one.number.span(part))]
        for (passage, cited), written in zip(citations, said, strict=True):
            if written != usual:
                yield passage, cited, one.said(part), also


@rule("CTR939", "warning")
def one_number_for_a_document(subject: Subject) -> Iterator[Problem]:
    """A document named the same is cited by the same number; the more frequent one, or the first, is taken for right."""

    def document(cited: _Cited) -> Hashable | None:
        return (cited.kind, cited.of, cited.said("sign"), cited.said("whose")) if cited.of else None

    for passage, cited, other, also in _at_odds(subject, "no", document, int):
        message = f"“{passage.text[cited.words]}” ghi hai số: {other} và {cited.said('no')}"
        at = cited.number.span("no")
        yield passage.doubt(message, 2, "xem lại số văn bản", at, related=also)


@rule("CTR943", "warning")
def one_day_and_issuer_for_a_document(subject: Subject) -> Iterator[Problem]:
    """A cited number has one date wherever it stands, and the issuer its symbol names."""

    def document(cited: _Cited) -> Hashable | None:
        return (
            (cited.said("no"), cited.said("sign"), cited.said("whose"))
            if cited.said("day")
            else None
        )

    for passage, cited, other, also in _at_odds(subject, "day", document, _day):
        message = f"văn bản này ghi hai ngày: {other} và {cited.said('day')}"
        yield passage.doubt(message, 3, "xem lại ngày", cited.number.span("day"), related=also)
    issuers = table("issuers")
    others = tuple(name for names in issuers.values() for name in names)
    for passage, cited in _citations(subject):
        own, by = issuers.get(cited.said("whose").upper(), []), cited.said("by")
        if own and not by.startswith(tuple(own)) and by.startswith(others):
            whose, at = cited.number.span("whose"), cited.number.span("by")
            message = (
                f"ký hiệu {passage.text[slice(*whose)]} không phải của {passage.text[slice(*at)]}"
            )
            advice = f"ký hiệu này là của {own[0]}; xem lại cơ quan hay ký hiệu"
            yield passage.doubt(message, 2, advice, at)


def _day(written: str) -> tuple[int, ...]:
    return tuple(map(int, written.split("/")))
