"""Blanks that look like spaces and are none, before a key, behind its colon or a dash: YAML takes them for letters."""

import re
from collections.abc import Iterator

from ctr_cli.data.yaml_values import NotYaml, Refused, Tree, Trouble, parse
from ctr_cli.language.patterns import regex
from ctr_cli.source.comments import texts_of
from ctr_cli.source.places import Mark

_ODD = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
_SIGNS = _ODD + "\uff1a"
_LINE = regex(rf"(?m)^([ \t]*[{_ODD}][ \t{_ODD}]*)(?=- |-$|[a-z_]+:(?: |$)|#)")
_ONE = regex(rf"[{_ODD}]")
_BEHIND = regex(
    rf"(?m)^(?P<head>[ \t]*(?:- +)*(?:-|(?P<key>[a-z_]+)(?::|(?P<wide>\uff1a))))(?P<room>[{_ODD}][ {_ODD}]*|(?<=\uff1a))"
)
"""What stands before the value: a dash, or a key with its colon, which may be one of the wide letters of Chinese."""


def with_spaces(text: str) -> tuple[str, list[Trouble]]:
    """A text with such blanks before keys and entries as spaces, and each line of them told.

    Lines inside a text of several lines are that text's own.
    """
    if not any(sign in text for sign in _SIGNS):
        return text, []
    spaced = _LINE.sub(lambda match: " " * len(match[1]), text)
    spaced = _BEHIND.sub(_plain, spaced)
    if spaced == text:
        return text, []
    lines, inside = text.split("\n"), _inside_texts(spaced)
    troubles = []
    for number, (line, meant) in enumerate(zip(lines, spaced.split("\n"), strict=True)):
        if line != meant and number not in inside:
            lines[number] = meant
            indented = _LINE.match(line.rstrip("\r"))
            if indented:
                troubles.append(_told(number, indented[1]))
            if behind := _BEHIND.match(line[indented.end() :] if indented else line):
                troubles.append(_told_behind(number, indented.end() if indented else 0, behind))
    return "\n".join(lines), troubles


def _plain(match: re.Match[str]) -> str:
    """What stands before a value with a colon and spaces of their own; words of a text as they are."""
    from ctr_cli.source.mended import keys

    if match["key"] and match["key"] not in keys():
        return match[0]
    return match["head"].replace("\uff1a", ":") + " " * len(match["room"])


def _told_behind(number: int, before: int, match: re.Match[str]) -> Trouble:
    start, end = match.span("wide" if match["wide"] else "room")
    said = f"{match['key']}:" if match["key"] else "-"
    message = f"dấu hai chấm sau `{match['key']}` là chữ rộng, không phải dấu hai chấm của YAML"
    if odd := _ONE.search(match["room"]):
        message = f"sau `{said}` là dấu cách lạ U+{ord(odd[0]):04X} (thường do chép từ Word, Zalo)"
    hint = f"xóa đi rồi gõ lại dấu và một dấu cách thường: {said} …"
    return Trouble(
        "CTR108", message, hint, Mark(number, before + start), Mark(number, before + end)
    )


def _told(number: int, indent: str) -> Trouble:
    odd = _ONE.search(indent)
    column = odd.start() if odd else 0
    message = (
        f"thụt đầu dòng bằng dấu cách lạ U+{ord(indent[column]):04X} (thường do chép từ Word, Zalo)"
    )
    hint = "xóa phần trống ở đầu dòng rồi gõ lại bằng các dấu cách thường"
    return Trouble("CTR108", message, hint, Mark(number, column), Mark(number, len(indent)))


def _inside_texts(text: str) -> set[int]:
    """The lines that continue a text begun on a line above."""
    try:
        tree = parse(text)
    except (NotYaml, Refused):
        return set()
    return set(_continued(tree))


def _continued(tree: Tree) -> Iterator[int]:
    for _, place in texts_of(tree):
        last = place.end.line if place.end.column else place.end.line - 1
        yield from range(place.start.line + 1, last + 1)
