"""CTR4xx, signs that lack, or are set twice: brackets without their partner, sentences without an end; texts that nobody can read."""

from collections.abc import Iterator

from ctr_cli.language.patterns import regex
from ctr_cli.language.typed import unwrapped
from ctr_cli.model.finding import Change, Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.together import together
from ctr_cli.rules.printed import LONGEST_TEXT, SENTENCES, passages, printed, too_long
from ctr_cli.rules.reading import said
from ctr_cli.rules.registry import Subject, rule, text_rule

_PAIRS = (("(", ")"), ("[", "]"), ("“", "”"), ("«", "»"), ('"', '"'))
_CURLED, _STRAIGHT = regex("“[^“”]*”"), regex('"[^"]+"')
"""A quotation in curled marks, which may hold another in straight ones, and one in these."""
_ENUMERATES = regex(r"(?:\A|\s)(?:\d{1,2}|[a-zđA-ZĐ]|[ivxIVX]{1,4})\)\Z")


@text_rule("CTR408", "warning", "info")
def brackets_close(texts: Excerpt) -> Iterator[Problem]:
    """Brackets and quotation marks that open also close, of one kind; none stand around a whole text in the place of YAML's own."""
    for passage in printed(texts):
        if inner := unwrapped(passage.text):
            yield said("wrapped whole", passage.path, inner=inner)
        for opening, closing in _PAIRS:
            at = _unpaired(passage.text, opening, closing)
            if at is not None:
                sign = passage.text[at]
                other = closing if sign == opening else opening
                message = f"dấu {sign} không có dấu {other} đi cùng"
                yield Problem(passage.path, message, f"thêm {other} hoặc bỏ {sign}", at, at + 1)
        straight = _STRAIGHT.search(_CURLED.sub("", passage.text)) if "”" in passage.text else None
        if straight and (start := passage.text.rfind(straight.group())) >= 0:
            told = 'trong một câu lúc dùng nháy “ ”, lúc dùng nháy " "', "dùng “ ”"
            end = start + len(straight.group())
            yield Problem(passage.path, *told, start, end, severity="info")


def _unpaired(text: str, opening: str, closing: str) -> int | None:
    """Where the first sign without its partner stands; of signs that open and close alike, the last."""
    if opening == closing:
        return text.rindex(opening) if text.count(opening) % 2 else None
    open_at: list[int] = []
    for at, char in enumerate(text) if opening in text or closing in text else ():
        if char == opening:
            open_at.append(at)
        elif char == closing and open_at:
            open_at.pop()
        elif char == closing and not _ENUMERATES.search(text, 0, at + 1):
            return at
    return open_at[0] if open_at else None


_FEW = 3
_BARE = regex(r".?[^\W_]\Z|[^.!?…][)”\"]\Z|.?;\Z")
_PARTS = regex(r"[^\W\d_]{2}[.;] ")
"""Signs inside a text by which one of few is known to be a sentence that has an end."""


@rule("CTR410", "warning")
def sentences_end(subject: Subject) -> Iterator[Problem]:
    """An item, or a paragraph, ends with a full stop where most others do."""
    for key in SENTENCES:
        alike = [p for p in printed(subject) if p.place.key == key]
        bare = [
            (p, (end := len(p.text.rstrip())) - 1, end)
            for p in alike
            if _BARE.match(p.text.rstrip()[-2:]) and (len(alike) >= _FEW or _PARTS.search(p.text))
        ]
        stopped = any(p.text.rstrip().endswith(".") for p in alike)
        if bare and stopped and len(bare) * 3 <= max(len(alike), _FEW):
            told = "nội dung không có dấu chấm cuối câu như các nội dung khác", "thêm dấu chấm"
            stops = [
                (p.path, Change(last if p.text[last] == ";" else end, end, "."))
                for p, last, end in bare
            ]
            yield together(bare, *told, stops)


@text_rule("CTR414", "warning")
def texts_can_be_read(texts: Excerpt) -> Iterator[Problem]:
    """No text, and no word of one, is too long to be proof-read."""
    for passage in passages(texts):
        span = too_long(passage.text)
        if span:
            what = "đoạn" if span[1] > LONGEST_TEXT else "từ"
            message = f"{what} dài {span[1] - span[0]} ký tự: không soát được, cả đoạn này bỏ qua"
            yield Problem(passage.path, message, "tách thành nhiều đoạn, hoặc gõ lại từ này", *span)
