"""Sentences put into small programmes: many at a time, and alone those that something is said of."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import NamedTuple

from ctr_cli.checking.check import check
from ctr_cli.model.finding import Finding
from ctr_cli.source.load import from_bytes


def programme(month: str, *sentences: str, level: str = "xã", body: str = "btv") -> bytes:
    """A small right programme whose only doubtful places are the sentences of one meeting."""
    name = {"btv": "Ban Thường vụ Đảng ủy", "bch": "Ban Chấp hành Đảng bộ"}[body]
    items = "".join(f"          - text: {quoted(sentence)}\n" for sentence in sentences)
    return f"""\
format: 1
year: 2026
issuer: {{name: Đảng ủy {level} Tân Tiến}}
document: {{symbol: CTr/ĐU, place: Tân Tiến, date: 2025-12, title: Công tác năm 2026}}
bodies:
  - id: {body}
    name: {name} {level}
    meetings:
      - month: {month}
        items:
          - text: Cho ý kiến công tác cán bộ.
{items}recipients: [{{name: Lưu Văn phòng Đảng ủy}}]
signature: {{authority: T/M ĐẢNG ỦY, post: BÍ THƯ}}
""".encode()


def quoted(sentence: str) -> str:
    """A sentence as a value of YAML."""
    return f"'{sentence.replace(chr(39), chr(39) * 2)}'"


APART = " // "
"""Stands between sentences of one text, each of which becomes an item."""


def level_of(sentence: str) -> str:
    """The kind of place a sentence speaks of."""
    low = sentence.lower()
    return next((kind for kind in ("phường", "đặc khu") if kind in low), "xã")


class Place(NamedTuple):
    """Where a sentence is said: a month, a level of the commune, and a body."""

    month: str
    level: str = "xã"
    body: str = "btv"


def warned(raw: bytes) -> list[Finding]:
    """The warnings and errors of a programme."""
    return [f for f in check(from_bytes(raw, "x.yaml")) if f.severity != "info"]


_MOST = 60
"""Sentences in one programme: among more, many are only compared with each other."""


def doubted(
    sentences: Iterable[str],
    made: Callable[..., bytes] = programme,
    said: Callable[[bytes], list[Finding]] = warned,
) -> dict[str, list[str]]:
    """What is said of sentences of which each stands alone in a programme; nothing is left out.

    Rules that speak of one sentence speak of it among others too, so all are first put into one
    programme, and only the sentences that a finding points at are asked about alone: among others
    they may only have been compared.
    """
    sentences = list(sentences)
    if len(sentences) > _MOST:
        parts = (sentences[n : n + _MOST] for n in range(0, len(sentences), _MOST))
        return {s: told for part in parts for s, told in doubted(part, made, said).items()}
    lines = made(*sentences).decode().splitlines()
    spans = [
        s for f in said(made(*sentences)) for s in (f.span, *(also.span for also in f.related))
    ]
    pointed_at = {lines[span.line - 1].partition("'")[2] for span in spans}
    alone = {
        sentence: [f"{f.code} {f.message}" for f in said(made(sentence))]
        for sentence in sentences
        if pointed_at & {quoted(part)[1:] for part in sentence.split(APART)}
    }
    return {sentence: told for sentence, told in alone.items() if told}


def told_alone(
    sentences: Sequence[str],
    made: Callable[..., bytes],
    said: Callable[[bytes], list[Finding]],
) -> dict[str, list[Finding]]:
    """What is said of each sentence, all in one programme; alone, where nothing there is said of it by itself."""
    raw = made(*sentences)
    lines = raw.decode().splitlines()
    at = {lines.index(line): s for s in sentences for line in lines if quoted(s) in line}
    told: dict[str, list[Finding]] = {sentence: [] for sentence in sentences}
    for finding in said(raw):
        places = {span.line - 1 for span in (finding.span, *(a.span for a in finding.related))}
        if len(places) == 1 and places <= at.keys():
            told[at[places.pop()]].append(finding)
    return {sentence: found or said(made(sentence)) for sentence, found in told.items()}


def doubted_where(
    said_at: Iterable[tuple[Place, str]], said: Callable[[bytes], list[Finding]] = warned
) -> dict[str, list[str]]:
    """What is said of sentences that each stand alone at some place."""
    together: dict[Place, list[str]] = defaultdict(list)
    for place, sentence in said_at:
        together[place].append(sentence)
    found: dict[str, list[str]] = {}
    for (month, level, body), sentences in together.items():
        found |= doubted(sentences, partial(programme, month, level=level, body=body), said)
    return found
