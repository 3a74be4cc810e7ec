"""Keys and entries of lists added, removed and replaced in the text of a YAML file."""

import re
from collections.abc import Iterator
from typing import Any

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.patterns import regex
from ctr_cli.source.blocks import block, inline
from ctr_cli.source.edit.layout import Page, Splice

_BLANK, _REST_OF_LINE = regex(r"\s*"), regex(r"[ \t]*,?[ \t]*(?:#[^\r\n]*)?\s")


def added_key(
    page: Page, path: KeyPath, key: str, value: Any, after: str | None
) -> Iterator[list[Splice]]:
    """The ways to write a new key into the mapping at a path."""
    holder = page.value(path)
    if not isinstance(holder, dict):
        raise TypeError(path)
    names = list(holder)
    at = names.index(after) + 1 if after is not None else len(names)
    steps = [(*path, name) for name in names]
    yield from _added(page, path, steps, at, {key: value})


def inserted(page: Page, path: KeyPath, index: int, value: Any) -> Iterator[list[Splice]]:
    """The ways to write a new entry into the list at a path."""
    holder = page.value(path)
    if not isinstance(holder, list):
        raise TypeError(path)
    steps = [(*path, at) for at in range(len(holder))]
    yield from _added(page, path, steps, index, [value])


def removed(page: Page, path: KeyPath) -> Iterator[list[Splice]]:
    """The ways to take an entry out; a mapping or list that it leaves empty stays, as `{}` or `[]`."""
    holder, parent = page.value(path[:-1]), path[:-1]
    if len(holder) == 1:
        yield from replaced(page, parent, type(holder)())
    elif page.is_flow(parent):
        yield from _removed_from_brackets(page, path)
    else:
        start, end = page.extent(path)
        if start != page.line_start(start):
            nothing = _BLANK.match(page.text, end)
            yield [Splice(start, nothing.end() if nothing else end, "")]
            return
        if not page.text[end : page.next_line(end)].strip():
            above = page.blank_above(start)
            yield [Splice(above, end if above < start else page.next_line(end), "")]
        yield [Splice(start, end, "")]


def moved(page: Page, path: KeyPath, to: KeyPath, at: int) -> Iterator[list[Splice]]:
    """The ways to bring an entry of a list to the place `at` it shall have in the list `to`: its own lines, else anew."""
    holder, own = path[:-1], path[-1]
    if not isinstance(own, int):
        raise TypeError(path)
    target = at + 1 if to == holder and at > own else at
    if there := _lines_moved(page, path, to, target):
        for gone in removed(page, path):
            yield [*gone, there]
    for gone in removed(page, path):
        for come in inserted(page, to, target, page.value(path)):
            yield [*gone, *come]


def _lines_moved(page: Page, path: KeyPath, to: KeyPath, target: int) -> Splice | None:
    """The lines of an entry put before the one numbered `target` of a list; None where lists stand otherwise."""
    last = len(page.value(to)) - 1
    if page.is_flow(path[:-1]) or last < 0 or page.is_flow(to):
        return None
    start, end = page.extent(path)
    place = page.extent((*to, min(target, last)))[target > last]
    own_lines = page.line_start(start) == start and page.line_start(place) == place
    if not own_lines or page.column(path[:-1]) != page.column(to):
        return None
    lines = re.split(r"\r?\n", page.text[start:end].rstrip("\r\n"))
    return _new_lines(page, place, lines)


def replaced(page: Page, path: KeyPath, value: Any) -> Iterator[list[Splice]]:
    """The ways to write any value in the place of another."""
    if not path:
        raise LookupError("the whole text")
    start, end = page.start(path), page.end(path)
    if page.is_flow(path[:-1]):
        yield [Splice(start, end, inline(value, flow=True))]
        return
    place = page.place(path)
    head = page.head(path) + 1
    if place.key is not None:
        head = page.text.index(":", place.key.end_mark.index) + 1
    if not isinstance(value, (dict, list)) or not value:
        yield [Splice(head, end, f" {inline(value)}")]
        return
    lines = block(value, page.column(path[:-1]) + 2)
    if place.key is None:
        yield [Splice(head, end, " " + "\n".join(lines).lstrip())]
    elif "\n" not in page.text[head:end]:
        yield [Splice(head, end, ""), _new_lines(page, page.next_line(end), lines)]
    else:
        yield [Splice(head, end, "\n" + "\n".join(lines))]


def _added(
    page: Page, path: KeyPath, steps: list[KeyPath], at: int, value: Any
) -> Iterator[list[Splice]]:
    """An entry added before the one numbered `at` of a mapping or list; `value` holds it alone."""
    if not steps:
        yield from replaced(page, path, value)
    elif page.is_flow(path):
        yield [_added_in_brackets(page, steps, at, inline(value, flow=True)[1:-1])]
    else:
        lines = block(value, page.column(path))
        start, end = page.extent(steps[min(at, len(steps) - 1)])
        if at == len(steps):
            apart = _stand_apart(page, steps, new_block=len(lines) > 1 and not path)
            yield [_new_lines(page, end, [""] * apart + lines)]
        elif start == page.line_start(start):
            apart = _stand_apart(page, steps, new_block=False)
            yield [_new_lines(page, start, lines + [""] * apart)]
        else:
            column = page.column(path)
            yield [Splice(start, start, "\n".join(lines).lstrip() + "\n" + " " * column)]


def _stand_apart(page: Page, steps: list[KeyPath], *, new_block: bool) -> bool:
    """Whether entries are parted by a blank line: the last two are, or it is a new block of the file."""
    if new_block or len(steps) == 1:
        return new_block
    start, _ = page.extent(steps[-1])
    return page.blank_above(start) < start


def _new_lines(page: Page, at: int, lines: list[str]) -> Splice:
    """Whole lines put before the line that begins at an offset, or after a last line without its end."""
    text = "\n".join(lines)
    if at and page.line_start(at) != at:
        return Splice(at, at, "\n" + text)
    return Splice(at, at, text + "\n")


def _added_in_brackets(page: Page, steps: list[KeyPath], at: int, text: str) -> Splice:
    if at == len(steps):
        end = page.end(steps[-1])
        return Splice(end, end, f", {text}")
    start = _start_in_brackets(page, steps[at])
    return Splice(start, start, f"{text}, ")


def _start_in_brackets(page: Page, path: KeyPath) -> int:
    place = page.place(path)
    start: int = (place.key.start_mark if place.key is not None else place.start).index
    return start


def _removed_from_brackets(page: Page, path: KeyPath) -> Iterator[list[Splice]]:
    """An entry taken out of brackets with its comma, or with its lines where it stands on lines of its own."""
    holder = page.value(path[:-1])
    steps = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
    at = steps.index(path[-1])
    start, end = _start_in_brackets(page, path), page.end(path)
    line, after = page.line_start(start), page.next_line(end)
    own = _REST_OF_LINE.match(page.text, end)
    if not page.text[line:start].strip() and own:
        yield [Splice(line, after, "")]
    if at + 1 < len(steps):
        between = end, _start_in_brackets(page, (*path[:-1], steps[at + 1]))
        end = between[1]
    else:
        between = page.end((*path[:-1], steps[at - 1])), start
        start = between[0]
    if "#" not in page.text[slice(*between)]:
        yield [Splice(start, end, "")]
