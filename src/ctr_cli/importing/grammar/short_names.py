"""The short names a document explains itself: `Chữ viết tắt: BNC: Ban Nội chính; …`, or a list of them line by line."""

import re
from dataclasses import replace

from ctr_cli.importing.reading.lines import Ignored, Line, Lines, marker_of
from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex

_LABEL = regex(
    r"\W*(?:ghi chú\W+)?(?:(?:các|bảng|danh mục|những)\s+)*(?:(?:chữ|từ|cụm từ|ký hiệu|tên)\s+)*viết tắt[^:;]{0,30}(?::|$)|\W*ghi chú\s*(?::|$)",
    re.IGNORECASE,
)
_PAIR = regex(
    r"\W*(?P<short>[A-ZĐ][A-ZĐ&-]{1,9})\s*(?::|=|–|-|\blà\b)\s*(?P<full>[^\W\d_][^:=]{4,80}?)\W*"
)


def short_names(document: Lines) -> tuple[Lines, dict[str, str]]:
    """The names behind the short ones that a document explains, and the document without a list of them.

    An explanation on one line is a sentence of the paper and stays; a list of lines would be taken for items.
    """
    names: dict[str, str] = {}
    kept: list[Line] = []
    listed: list[Line] = []
    label: Line | None = None
    for line in document.lines:
        text = "" if line.row else marker_of(line).rest
        own = _explained(text) if label else {}
        match = None if own else _LABEL.match(text)
        said = _explained(text[match.end() :]) if match else {}
        names |= own | said
        if own:
            listed += [entry for entry in (label, line) if entry and entry not in listed]
        else:
            kept.append(line)
            label = line if match and not text[match.end() :].strip() else None
    kept = [line for line in kept if line not in listed]
    reason = "danh mục chữ viết tắt; đã dùng để nhận ra tên cơ quan"
    ignored = [*document.ignored, *(Ignored(line, reason) for line in listed)]
    return replace(document, lines=kept, ignored=ignored), names


def _explained(text: str) -> dict[str, str]:
    """The short names of a line that explains some and says nothing else."""
    pairs = [_PAIR.fullmatch(part) for part in text.split(";") if part.strip(" .)")]
    found = {pair["short"]: pair["full"].strip() for pair in pairs if pair}
    sure = len(found) == len(pairs) and all(_stands_for(*pair) for pair in found.items())
    return found if sure else {}


def _stands_for(short: str, full: str) -> bool:
    """Whether the letters of a short name begin words of the full one, in their order."""
    begun = iter(word[0] for word in re.findall(r"\w+", fold(full)))
    return all(letter in begun for letter in re.findall(r"\w", fold(short)))
