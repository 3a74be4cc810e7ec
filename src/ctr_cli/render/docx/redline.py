"""The annual document with what was adjusted as Word's own revisions: deleted and inserted, never moved.

Accepting all gives the document in force, rejecting all the signed one, letter for letter.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import count
from typing import Literal

from ctr_cli.cycle.words import word_changes
from ctr_cli.data.struct import Struct
from ctr_cli.render.docx.blocks import closing, letterhead, text, unseen
from ctr_cli.render.docx.package import package
from ctr_cli.render.docx.paper import section, written_block
from ctr_cli.render.docx.styles import style_id
from ctr_cli.render.docx.xml import Xml, joined, letters, on, w
from ctr_cli.render.unbroken import unbroken_in_word
from ctr_cli.views.blocks import Block, Paper, Paragraph

Kind = Literal["ins", "del"]


class Revision(Struct):
    """Who changed something, and on which day (`2026-06-20`)."""

    author: str
    date: str


class Revisions:
    """The marks of revisions, each with a number of its own in the file."""

    def __init__(self, of: Mapping[str, Revision], otherwise: Revision) -> None:
        self._of, self._otherwise = of, otherwise
        self._numbers = count(1)

    def mark(self, kind: Kind, block: Paragraph, *children: str) -> Xml:
        """An element that says what was done to its runs, or, without any, to the end of a paragraph."""
        author, date = self._of.get(block.id, self._otherwise)
        return w(kind, *children, id=next(self._numbers), author=author, date=f"{date}T00:00:00Z")


def redline_of(signed: Paper, in_force: Paper, marks: Revisions) -> bytes:
    """The bytes of a `.docx`: the paper in force over the signed one. Letterhead and closing are the signed one's."""
    profile = signed.profile
    signed, in_force = _closed(signed), _closed(in_force)
    parts = list(_blocks(signed, in_force, marks))
    if signed.blocks[-1:] != in_force.blocks[-1:]:
        # The end of a paragraph can go only where another paragraph follows.
        parts.append(unseen())
    body = joined([letterhead(signed.head, profile, 1), *parts, closing(signed.end, profile)])
    whole = w("body", body, section(profile))
    return package(whole, profile, title=in_force.title, author=signed.head["issuer"])


def _closed(paper: Paper) -> Paper:
    """A paper whose last block stays with what closes it."""
    *blocks, last = paper.blocks
    return paper._replace(blocks=[*blocks, last._replace(held=True)])


def _blocks(signed: Paper, in_force: Paper, marks: Revisions) -> Iterator[Xml]:
    old, new = list(signed.blocks), list(in_force.blocks)
    matcher = SequenceMatcher(None, _keys(old), _keys(new), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            for was, now in zip(old[a:b], new[c:d], strict=True):
                yield _kept(was, now, signed, marks)
        else:
            yield from (_whole("del", block, marks) for block in _lines(old[a:b]))
            yield from (_whole("ins", block, marks) for block in _lines(new[c:d]))


def _keys(blocks: Sequence[Block]) -> list[tuple[str, ...]]:
    """What each block is, whatever it says now: an item before its meeting, else its words there."""
    seen: Counter[tuple[str, ...]] = Counter()
    meeting = ""
    keys: list[tuple[str, ...]] = []
    for block in blocks:
        assert isinstance(block, Paragraph)
        if block.role in ("part", "section", "meeting"):
            meeting = block.id
        key = (block.role, meeting, block.id or block.words)
        seen[key] += 1
        keys.append((*key, str(seen[key])))
    return keys


def _lines(blocks: Sequence[Block]) -> list[Paragraph]:
    return [
        line
        for block in blocks
        if isinstance(block, Paragraph)
        for line in (block.by_line() if block.role == "body" else [block])
    ]


def _kept(old: Block, new: Block, paper: Paper, marks: Revisions) -> Xml:
    """A block that stands in both, its changed words marked."""
    if old == new or not (isinstance(old, Paragraph) and isinstance(new, Paragraph)):
        return written_block(old, paper.profile, 1, held=False)
    if old._replace(held=new.held) == new:
        return written_block(new, paper.profile, 1, held=False)
    if len(old.runs) == len(new.runs) == 1:
        runs = [
            text(words) if kind == "same" else _changed(kind, new, words, marks)
            for kind, words in word_changes(*map(unbroken_in_word, (old.text, new.text)))
        ]
    else:
        runs = [*_all_runs("del", old, marks), *_all_runs("ins", new, marks)]
    return w("p", _properties(new), *runs)


def _changed(kind: Literal["old", "new"], block: Paragraph, words: str, marks: Revisions) -> Xml:
    if kind == "new":
        return marks.mark("ins", block, text(words))
    return marks.mark("del", block, _deleted(words))


def _deleted(words: str, *, italic: bool = False) -> Xml:
    """A run of text that is gone."""
    look = w("rPr", w("i"), w("iCs")) if italic else Xml("")
    return w("r", look, letters("delText", words))


def _whole(kind: Kind, block: Paragraph, marks: Revisions) -> Xml:
    """A paragraph that came or went, with its end."""
    end = w("rPr", marks.mark(kind, block))
    return w("p", _properties(block, end), *_all_runs(kind, block, marks))


def _all_runs(kind: Kind, block: Paragraph, marks: Revisions) -> Iterator[Xml]:
    mark = [(f"{block.mark} ", False)] if block.mark else []
    for words, italic in [*mark, *((unbroken_in_word(run.text), run.italic) for run in block.runs)]:
        run = _deleted(words, italic=italic) if kind == "del" else text(words, italic=italic)
        yield marks.mark(kind, block, run)


def _properties(block: Paragraph, end: str = "") -> Xml:
    return w("pPr", w("pStyle", val=style_id(block.role)), on("keepNext", block.held), Xml(end))
