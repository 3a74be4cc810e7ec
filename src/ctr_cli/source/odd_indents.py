"""Lines set in with blanks that look like spaces and are none: YAML takes them for letters."""

from collections.abc import Iterator

from ctr_cli.data.yaml_values import NotYaml, Refused, Tree, Trouble, parse
from ctr_cli.language.patterns import regex
from ctr_cli.source.comments import texts_of
from ctr_cli.source.places import Mark

_ODD = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u202f\u205f\u2060\u3000\ufeff"
_LINE = regex(rf"(?m)^([ \t]*[{_ODD}][ \t{_ODD}]*)(?=- |-$|[a-z_]+:(?: |$)|#)")
_ONE = regex(rf"[{_ODD}]")


def with_spaces(text: str) -> tuple[str, list[Trouble]]:
    """A text with such blanks before keys and entries as spaces, and each line of them told.

    Lines inside a text of several lines are that text's own.
    """
    if not any(sign in text for sign in _ODD) or not _LINE.search(text):
        return text, []
    lines = text.split("\n")
    inside = _inside_texts(_LINE.sub(lambda match: " " * len(match[1]), text))
    troubles = []
    for number, line in enumerate(lines):
        match = _LINE.match(line.rstrip("\r"))
        if match and number not in inside:
            lines[number] = " " * len(match[1]) + line[match.end() :]
            troubles.append(_told(number, match[1]))
    return "\n".join(lines), troubles


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
