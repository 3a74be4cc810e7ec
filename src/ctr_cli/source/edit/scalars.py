"""A scalar with another text in it, in the style it has: words that stay keep their lines and their escapes."""

import re
from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.patterns import regex
from ctr_cli.source.blocks import OTHER_READERS, escaped, indented, inline
from ctr_cli.source.edit.layout import BREAK, Page, Splice

_FOLD = rf"[ \t]*(?:{BREAK}[ \t]*)+"
_PIECES = {
    "plain": regex(rf"{_FOLD}|."),
    "'": regex(rf"{_FOLD}|''|."),
    '"': regex(rf"{_FOLD}|\\{BREAK}[ \t]*|\\x\w{{2}}|\\u\w{{4}}|\\U\w{{8}}|\\.|.", re.DOTALL),
    ">": regex(rf"(?:{BREAK}[ ]*)+|."),
    "|": regex(rf"{BREAK}[ ]*|."),
}
"""What a text of each style is made of: a break with its indentation, an escape, or a character."""
_ESCAPES = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", "N": "\x85", "_": "\xa0", "L": "\u2028",
    "P": "\u2029",
}  # fmt: skip
_HEADER = regex(rf"([|>])([-+0-9]*)([^\r\n]*){BREAK}")
_CHOMPING = ("-", "")
_WIDTH = 100


class _Piece(Struct):
    """A stretch of the file and what it means."""

    raw: str
    text: str


def rewritten(page: Page, path: KeyPath, value: Any) -> Iterator[list[Splice]]:
    """The ways to write another scalar in the place of one, the one most like the old first."""
    old = page.value(path)
    if isinstance(old, (dict, list)) or isinstance(value, (dict, list)):
        return
    start, end = page.start(path), page.end(path)
    raw, flow = page.text[start:end], page.is_flow(path[:-1])
    if isinstance(old, str) and isinstance(value, str):
        style = raw[0] if raw[:1] in ("'", '"') or (raw[:1] in ("|", ">") and not flow) else "plain"
        kept = _block if style in "|>" else _quoted_or_plain
        anew = kept(raw, style, old, value)
        if anew is not None:
            yield [Splice(start, end, anew)]
        if "\n" in value and not flow:
            yield [Splice(start, end, _literal(page, path, value))]
    space = "" if page.text[start - 1 : start].isspace() or flow else " "
    header = _HEADER.match(raw)
    yield [Splice(start, end, space + inline(value, flow=flow) + (header[3] if header else ""))]


def _literal(page: Page, path: KeyPath, value: str) -> str:
    body = value.rstrip("\n")
    chomping = _CHOMPING[min(len(value) - len(body), 1)]
    by = page.column(path[:-1]) + 2
    return "\n".join([f"|{chomping}", *indented(by, body.split("\n"))])


def _quoted_or_plain(raw: str, style: str, old: str, new: str) -> str | None:
    quote = "" if style == "plain" else style
    if not quote and OTHER_READERS.match(new):
        return None
    inner = raw[1:-1] if quote else raw
    body = _reworded(inner, style, old, new)
    return None if body is None else quote + body + quote


def _block(raw: str, style: str, old: str, new: str) -> str | None:
    """A folded or literal block with another text; None when its lines mean more than their words."""
    header = _HEADER.match(raw)
    if header is None:
        return None
    body = raw[header.end() :]
    core = re.sub(rf"(?:{BREAK}[ ]*)+\Z", "", body)
    indent = len(core) - len(core.lstrip(" "))
    words = _reworded(core[indent:], style, old.rstrip("\n"), new.rstrip("\n"))
    before, after = (len(text) - len(text.rstrip("\n")) for text in (old, new))
    if not words or (before != after and after >= len(_CHOMPING)):
        return None
    sign, chomping, comment = header.groups()
    chomping = chomping if before == after else _CHOMPING[after]
    breaks = raw[header.end(3) : header.end()]
    return sign + chomping + comment + breaks + core[:indent] + words + body[len(core) :]


def _reworded(raw: str, style: str, old: str, new: str) -> str | None:
    """The inside of a scalar with another text: what both begin and end with stays letter for letter."""
    pieces = [_Piece(found, _meant(found, style)) for found in _PIECES[style].findall(raw)]
    if "".join(piece.text for piece in pieces) != old:
        return None
    starts = list(accumulate((len(piece.text) for piece in pieces), initial=0))
    done: list[str] = []
    at = 0
    for start, end, text in _differences(old, new):
        first, last = _between(starts, start, end, at)
        anew = _written(text, style, pieces, first, last)
        if anew is None:
            return None
        done += [piece.raw for piece in pieces[at:first]]
        done.append(anew)
        at = last
    return "".join([*done, *(piece.raw for piece in pieces[at:])])


def _meant(raw: str, style: str) -> str:
    breaks = re.findall(BREAK, raw)
    if raw[0] == "\\" and style == '"':
        return "" if breaks else _unescaped(raw[1:])
    if breaks:
        return "\n" if style == "|" else " " if len(breaks) == 1 else "\n" * (len(breaks) - 1)
    return "'" if raw == "''" and style == "'" else raw


def _unescaped(code: str) -> str:
    return chr(int(code[1:], 16)) if code[0] in "xuU" else _ESCAPES.get(code, "")


def _differences(old: str, new: str) -> Iterator[tuple[int, int, str]]:
    """The stretches of a text that another has differently: word by word where both have as many."""
    before, after = (re.findall(r"[ \n]+|[^ \n]+", text) for text in (old, new))
    head = _alike(before, after)
    tail = _alike(before[head:][::-1], after[head:][::-1])
    at = sum(map(len, before[:head]))
    changed = before[head : len(before) - tail], after[head : len(after) - tail]
    if not _same_kinds(*changed):
        yield at, at + sum(map(len, changed[0])), "".join(changed[1])
        return
    for was, now in zip(*changed, strict=True):
        if was != now:
            begin = _alike(was, now)
            end = _alike(was[begin:][::-1], now[begin:][::-1])
            yield at + begin, at + len(was) - end, now[begin : len(now) - end]
        at += len(was)


def _same_kinds(before: list[str], after: list[str]) -> bool:
    """Whether two runs of words and blanks are as long, and a word stands where a word stood."""
    return [word.isspace() for word in before] == [word.isspace() for word in after]


def _alike(one: Any, other: Any) -> int:
    """How many entries two sequences have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _between(starts: list[int], start: int, end: int, at: int) -> tuple[int, int]:
    """The pieces that mean the characters `start` to `end`."""
    first = at
    while starts[first] < start or (start < end and starts[first + 1] == starts[first]):
        first += 1
    last = first
    while starts[last] < end:
        last += 1
    return first, last


def _written(text: str, style: str, pieces: list[_Piece], first: int, last: int) -> str | None:
    """A new stretch in the style of the scalar; where lines broke, they break again."""
    replaced = pieces[first:last]
    joints = "".join(piece.raw for piece in replaced if not piece.text)
    breaks = [piece.raw for piece in pieces if piece.text.isspace() and re.search(BREAK, piece.raw)]
    if "\n" in text and style != '"':
        if not breaks or style not in "|>":
            return None
        mark = breaks[0] if style == "|" else re.sub(rf"\A({BREAK})+", r"\1\1", breaks[0])
        return text.replace("\n", mark)
    if style != "|" and any(
        re.search(BREAK, piece.raw) and piece.text == " " for piece in replaced
    ):
        written = "".join(piece.raw for piece in pieces[:first])
        return _wrapped(_encoded(text, style), written, next(b for b in breaks)) + joints
    return _encoded(text, style) + joints


def _encoded(text: str, style: str) -> str:
    if style == "'":
        return text.replace("'", "''")
    return escaped(text) if style == '"' else text


def _wrapped(text: str, written: str, mark: str) -> str:
    """A text broken between words where its lines would grow too long."""
    mark = re.sub(rf"\A([ \t]*{BREAK})(?:[ \t]*{BREAK})*", r"\1", mark)
    indent = len(re.split(BREAK, mark)[-1])
    column = indent + len(re.split(BREAK, written)[-1].lstrip(" "))
    parts = re.split(r"(?<=[^ ]) (?=[^ ])", text)
    done = parts[:1]
    column += len(parts[0])
    for part in parts[1:]:
        fits = column + 1 + len(part) <= _WIDTH
        done += [" " if fits else mark, part]
        column = column + 1 + len(part) if fits else indent + len(part)
    return "".join(done)
