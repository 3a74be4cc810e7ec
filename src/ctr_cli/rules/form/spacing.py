"""CTR4xx, signs and spaces: what nobody sees, spaces and signs out of place, sentences without an end."""

import re
from collections.abc import Iterator
from functools import cache, reduce

from ctr_cli.data import table
from ctr_cli.data.struct import Struct
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Change, Problem, Severity
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.together import together
from ctr_cli.rules.kept import Text, once
from ctr_cli.rules.printed import (
    INVISIBLE,
    LONGEST_TEXT,
    Printed,
    in_address,
    passages,
    printed,
    showing,
    too_long,
    whole,
)
from ctr_cli.rules.registry import OneTextCheck, Subject, rule, text_rule


class _Row(Struct):
    """A pattern of `data/spacing.yaml`: where it is looked for, what is said of it, and what stands there instead."""

    where: tuple[str, ...]
    signs: frozenset[str]
    near: re.Pattern[str] | None
    pattern: re.Pattern[str]
    says: str
    hint: str
    mend: str | None
    severity: Severity | None


@cache
def _rows(code: str) -> list[_Row]:
    data = table("spacing")
    names = {"LETTER": r"[^\W\d_]", "UNITS": data["units"], "HIDDEN": INVISIBLE}
    names["ALIKE"] = data["letters"]["from"]

    def named(pattern: str) -> str:
        return reduce(lambda text, name: text.replace(f"<{name}>", names[name]), names, pattern)

    def compiled(pattern: str | None) -> re.Pattern[str] | None:
        return regex(named(pattern), re.VERBOSE) if pattern else None

    return [
        _Row(
            tuple(row.get("where", ())),
            frozenset(named(row.get("signs", ""))),
            compiled(row.get("near")),
            compiled(row["pattern"]) or regex(""),
            *(row.get(key, "") for key in ("says", "hint")),
            *(row.get(key) for key in ("mend", "severity")),
        )
        for row in data[code]
    ]


def _texts_of(texts: Excerpt, row: _Row) -> list[Printed]:
    """The texts a row is looked for in."""
    if row.where:
        return showing(texts, *row.where)
    if row.signs and row.signs.isdisjoint(whole(texts).text):
        return []
    if not row.near:
        return printed(texts)
    joined, all_texts = whole(texts), printed(texts)
    found = dict.fromkeys(joined.which(m.start()) for m in row.near.finditer(joined.text))
    return [all_texts[index] for index in found]


def _mended(row: _Row, match: re.Match[str]) -> str:
    if row.mend == "lower":
        return f" {match['unit'].lower()}"
    if row.mend == "letters":
        alike = table("spacing")["letters"]
        return match.group().translate(str.maketrans(alike["from"], alike["to"]))
    return match.expand(row.mend or "")


def _telling(code: str) -> OneTextCheck:
    """The rule that tells the rows of a code, and mends what they find."""

    def check(texts: Excerpt) -> Iterator[Problem]:
        for row in _rows(code):
            for passage in _texts_of(texts, row):
                for match in row.pattern.finditer(passage.text):
                    start, end = match.span()
                    if in_address(passage.text, start):
                        continue
                    quoted = passage.quoted(start, max(end, start + 1))
                    change = None if row.mend is None or quoted else _mended(row, match)
                    edits = [] if change is None else [(passage.path, Change(start, end, change))]
                    places = [(passage, start, max(end, start + 1))]
                    yield together(places, row.says, row.hint, edits, severity=row.severity)

    return check


_GRAVE: dict[str, tuple[Severity, ...]] = {"CTR412": ("warning", "info")}
for _code in (f"CTR{number}" for number in (*range(401, 408), 409, 412, 415)):
    text_rule(_code, *_GRAVE.get(_code, ("warning",)), note="cũng ở đây")(_telling(_code))


@text_rule("CTR408", "warning")
def brackets_close(texts: Excerpt) -> Iterator[Problem]:
    """Brackets and quotation marks that open also close."""
    for passage in printed(texts):
        for opening, closing in ("()", "[]", "“”", "«»"):
            if opening not in passage.text and closing not in passage.text:
                continue
            at = _unpaired(passage.text, opening, closing)
            if at is not None:
                sign = passage.text[at]
                other = closing if sign == opening else opening
                message = f"dấu {sign} không có dấu {other} đi cùng"
                yield Problem(passage.path, message, f"thêm {other} hoặc bỏ {sign}", at, at + 1)
        if passage.text.count('"') % 2:
            at = passage.text.rindex('"')
            message = 'dấu nháy " không có dấu nháy đi cùng'
            yield Problem(passage.path, message, 'thêm " hoặc bỏ "', at, at + 1)


_ENUMERATES = regex(r"(?:\A|\s)(?:\d{1,2}|[a-zđA-ZĐ]|[ivxIVX]{1,4})\)\Z")


def _unpaired(text: str, opening: str, closing: str) -> int | None:
    """Where the first bracket without its partner stands."""
    open_at: list[int] = []
    for at, char in enumerate(text):
        if char == opening:
            open_at.append(at)
        elif char == closing:
            if not open_at and not _ENUMERATES.search(text, 0, at + 1):
                return at
            if open_at:
                open_at.pop()
    return open_at[0] if open_at else None


_DANGLING = regex(r"(?:[,\-–]|\b(?:và|hoặc|của|về|cho|các|những|với|tại|để|do|trong))\s*\Z")


def _sentences(subject: Subject) -> tuple[list[Printed], list[Printed]]:
    """The items, and the paragraphs on how the programme is carried out."""
    items = [p for p in printed(subject) if p.path[-1] == "text"]
    return items, [p for p in printed(subject) if p.path[0] == "implementation"]


@rule("CTR410", "warning")
def sentences_end(subject: Subject) -> Iterator[Problem]:
    """An item, or a paragraph, ends with a full stop where most others do."""
    for alike in _sentences(subject):
        bare = [p for p in alike if _ends_bare(p.text.rstrip())]
        if not bare or len(bare) * 3 > len(alike):
            continue
        ends = [(p, len(p.text.rstrip())) for p in bare]
        yield together(
            [(p, end - 1, end) for p, end in ends],
            "nội dung không có dấu chấm cuối câu như các nội dung khác",
            "thêm dấu chấm",
            [(p.path, Change(end, end, ".")) for p, end in ends],
            note="cũng ở đây",
        )


def _ends_bare(text: str) -> bool:
    return (text[-1:].isalnum() or text[-1:] in ')”"') and not _dangling(text)


def _dangling(text: str) -> re.Match[str] | None:
    """The sign or the joining word after which a text breaks off."""
    return _DANGLING.search(text, max(0, text.rfind(" ")))


@rule("CTR411", "warning")
def sentences_are_whole(subject: Subject) -> Iterator[Problem]:
    """No item and no paragraph breaks off after a comma or a joining word, no item without details after a colon."""
    items, paragraphs = _sentences(subject)
    explained = {p.path[:-2] for p in printed(subject) if "details" in p.path}
    listed = {id(passage) for passage in paragraphs[:-1]}
    for passage in (*items, *paragraphs):
        broken = _breaks_off(passage.text)
        colon = broken and passage.text[broken[0]] == ":"
        if broken and not (colon and (passage.path[:-1] in explained or id(passage) in listed)):
            message = "câu bỏ lửng, chưa hết ý"
            yield Problem(passage.path, message, "viết nốt phần còn thiếu", *broken)


@once
def _breaks_off(text: Text) -> tuple[int, int] | None:
    """The comma, the joining word or the colon at which a text breaks off."""
    whole = text.rstrip()
    match = _dangling(whole)
    if match:
        return match.span()
    return (len(whole) - 1, len(whole)) if whole.endswith(":") else None


@text_rule("CTR414", "warning")
def texts_can_be_read(texts: Excerpt) -> Iterator[Problem]:
    """No text, and no word of one, is too long to be proof-read."""
    for passage in passages(texts):
        span = too_long(passage.text)
        if span:
            what = "đoạn" if span[1] > LONGEST_TEXT else "từ"
            message = f"{what} dài {span[1] - span[0]} ký tự: không soát được, cả đoạn này bỏ qua"
            yield Problem(passage.path, message, "tách thành nhiều đoạn, hoặc gõ lại từ này", *span)
