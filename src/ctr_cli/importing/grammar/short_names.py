"""The short names a document explains itself: `Chữ viết tắt: BNC: Ban Nội chính; …`, or a list of them line by line."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, groupby

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.due import tells_day
from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.lines import Ignored, Line, Lines, marker_of
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

_NAME = r"(?P<short>[A-ZĐ](?:[A-ZĐa-z&-]|\.(?=[A-ZĐ])){0,9}(?: [A-ZĐ]{2,9})?)\s*"
_SHORT = rf"{_NAME}(?::|=|–|-|\blà\b)\s*"
_REMARK = r"(?:(?:,|\s\()\s*(?:có\s|kèm\s|với\s)*(?:số|thứ tự)\s[^:=;)]*\)?)?"
"""What an explanation adds of the number beside a short name: `BCH 8`, its conference."""
_PAIR = regex(
    rf"\W*{_NAME}(?:[\])}}>]\s*(?::|=|–|-|là)?|:|=|–|-|\blà\b|(?<=\s)(?-i:(?=[A-ZĐÀ-Ỹ])))\s*(?P<full>[^\W\d_][^:=]{{4,80}}?){_REMARK}\W*"
)
_NEXT = regex(r";|,\s*(?=[(\[{<])")
_WITHIN = regex(
    rf"(?:^|(?<=[;:,.(])\s*){_SHORT}(?P<full>[^\W\d_][^:=;.]{{4,80}}?){_REMARK}(?=\s*(?:[;.)]|$|,\s*(?:[A-ZĐ]{{2}}|{_SHORT.replace('?P<short>', '?:')})))"
)
"""A short name that a sentence explains among others: `Trong ngoặc là nơi trình: BTV là Ban Thường vụ, TT là …`."""


def short_names(document: Lines) -> tuple[Lines, dict[str, str], dict[str, str]]:
    """The document without a list of short names, the names behind all that it explains, and those the list alone explained.

    An explanation on one line is a sentence of the paper and stays; a list of lines would be taken for items.
    """
    lines = [_without_row(line) for line in document.lines]
    of_list, listed = _tables_of_names(lines)
    names = dict(of_list)
    kept: list[Line] = []
    label: Line | None = None
    for line in lines:
        text = "" if line.row else marker_of(line).rest
        own = _explained(text) if label else {}
        match = None if own else patterns("short_names_label").match(text)
        said = _explained(text[match.end() :]) if match else {}
        names |= own | said | ({} if line.row else explained_in(line.text))
        if own and label and label is kept[-1] and _explained(label.text.partition(":")[2]):
            label = kept[-1] = replace(label, text=f"{label.text} {line.text}")
        elif own:
            listed += [entry for entry in (label, line) if entry and entry not in listed]
            of_list |= own
        else:
            kept.append(line)
            label = line if match and (said or not text[match.end() :].strip()) else None
    kept = [line for line in kept if line not in listed]
    reason = "danh mục chữ viết tắt; đã dùng để nhận ra tên cơ quan"
    ignored = [*document.ignored, *(Ignored(line, reason) for line in listed)]
    return replace(document, lines=kept, ignored=ignored), names, of_list


def _without_row(line: Line) -> Line:
    """A row that says one thing over all columns of a table, and explains short names by it, as a paragraph."""
    texts = {" ".join(cell.text.split()) for cell in line.row} - {""}
    (text,) = texts if len(texts) == 1 else ("",)
    return replace(line, text=text, row=(), table=0) if explained_in(text) else line


def _tables_of_names(lines: Sequence[Line]) -> tuple[dict[str, str], list[Line]]:
    """The short names that tables of these and of full ones explain, `VP | Văn phòng Đảng ủy`, and the rows of these tables."""
    names: dict[str, str] = {}
    rows: list[Line] = []
    above: list[Line] = []
    for table, group in groupby(lines, key=lambda line: line.table if line.row else 0):
        held = [*group]
        label, above = [line for line in above[-1:] if _is_label(line.text)], held
        held = held if table else []
        pairs = [_pairs_of(line) for line in held]
        told = pairs[1:] if pairs and pairs[0] is None else pairs
        if told and None not in told and len(merged := dict(chain(*filter(None, told)))) > 1:
            names |= merged
            rows += [*label, *held]
    return names, rows


def _is_label(text: str) -> bool:
    """Whether a line says that short names follow, and nothing else."""
    match = patterns("short_names_label").match(text)
    return match is not None and match.end() == len(text)


def _pairs_of(line: Line) -> list[tuple[str, str]] | None:
    """The short and the full names of a row, one or several pairs behind a number; None for a row that holds anything else."""
    texts = [text for cell in line.row if (text := " ".join(cell.text.split()))]
    texts = texts[1:] if texts and texts[0].strip(".").isdecimal() else texts
    pairs = [*zip(texts[::2], texts[1::2], strict=False)]
    names = all(re.fullmatch(_NAME, short) and _stands_for(short, full) for short, full in pairs)
    return pairs if pairs and len(texts) % 2 == 0 and names else None


def _explained(text: str) -> dict[str, str]:
    """The short names of a line that explains some and says nothing else."""
    pairs = [_PAIR.fullmatch(part) for part in _NEXT.split(text) if part.strip(" .)")]
    found = {pair["short"]: pair["full"].strip() for pair in pairs if pair}
    sure = len(found) == len(pairs) and all(_stands_for(*pair) for pair in found.items())
    return found if sure else {}


def explained_in(text: str) -> dict[str, str]:
    """The short names that a sentence explains, two or more of them."""
    found = {pair["short"]: pair["full"].strip() for pair in _WITHIN.finditer(text)}
    return found if len(found) > 1 and all(_stands_for(*pair) for pair in found.items()) else {}


_HELD = regex(r"[(\[{<]\s*(?P<said>[A-ZĐ][^()\[\]{}<>]{0,90})[)\]}>](?=\s*(?:[.;,]|$))")
_ROLE_BEFORE = regex(r"\w[\w ]*:\s*")
_FEWEST = 3
_LONGEST = 7


def names_in_brackets(lines: Sequence[Line]) -> dict[str, str]:
    """Names that stand where most brackets name agencies, though they begin as none does: `(Tam Kỳ Coop)`."""
    held = [match["said"] for line in lines for match in _HELD.finditer(line.text)]
    held = [text for text in held if not tells_day(text)]
    said = [[_ROLE_BEFORE.sub("", name) for name in re.split(r"[,;]\s*", one)] for one in held]
    known = [all(map(begins_agency, names)) for names in said]
    if sum(known) < max(_FEWEST, len(said) / 2):
        return {}
    others = [names for names in said if not any(map(begins_agency, names))]
    own = (n for names in others for n in names if n[:1].isupper() and len(n.split()) <= _LONGEST)
    return {n: n for n in own if not (begins_item(n) or when(n) or when(n).year)}


def _stands_for(short: str, full: str) -> bool:
    """Whether the letters of a short name are letters of the full one, in their order, its capitals capitals or the first of words."""
    letters = iter(fold(re.sub(r"\W", "", full)))
    begun = iter(fold("".join(re.findall(r"\b\w|[A-ZĐ]", full))))
    capitals = fold("".join(letter for letter in short if letter.isupper()))
    return all(c in begun for c in capitals) and all(
        c in letters for c in fold(re.sub(r"\W", "", short))
    )
