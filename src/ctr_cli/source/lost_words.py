"""Words of a sentence that YAML takes for a comment: `text: Cho ý kiến về dự án #3 khu A` ends before the `#`."""

import re
from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath, Place, Tree, Trouble
from ctr_cli.language.patterns import regex
from ctr_cli.source.comments import Comment, comments, texts_of
from ctr_cli.source.places import Mark

_LOOKS_LIKE_WORDS = regex(r"#(?! ?(?:kiểm tra:|hỏi:|ctr:|ctr ))(?:[^\s#]| \d| \S.*[.;]\s*\Z)")
_OWN = regex(r"\s+# ?(?:kiểm tra:|ctr:).*")
_END = regex(r"[.;:!?…][”\"')]*\Z")
_SENTENCES = frozenset({"text", "details", "bases", "preamble", "implementation"})
"""Keys whose texts end with a mark: without it the sentence goes on."""
_AS_A_COMMENT = "nếu đúng là ghi chú thì viết dấu cách rồi chữ sau dấu #"
_ENDS_THE_TEXT = "nếu đúng là ghi chú thì kết thúc câu bằng dấu chấm trước dấu #"
_SURE, _LIKELY = "CTR119", "CTR120"


def lost_words(tree: Tree, lines: list[str]) -> Iterator[Trouble]:
    """The texts that lose words to a comment, surely or likely; a comment set off by a blank after `#` is one, unless it ends as the text should."""
    beside = ["" if "#" not in line or line.lstrip()[0] == "#" else line for line in lines]
    found = list(comments(tree, beside, _LOOKS_LIKE_WORDS))
    if not found:
        return
    ends = {place.end.line + 1: (path, place) for path, place in texts_of(tree)}
    for comment in found:
        path, place = ends.get(comment.span.line, ((), None))
        if place is None or not _ends_before(lines, place, comment):
            continue
        if code := _code(path, _value(tree, path), comment.text):
            yield _trouble(code, path, str(_value(tree, path)), comment)


def _ends_before(lines: list[str], place: Place, comment: Comment) -> bool:
    """Whether a text without quotes ends where a comment begins, with nothing but blanks between."""
    line, first = lines[place.end.line], lines[place.start.line]
    between = line[place.end.column : comment.span.column - 1]
    return not between.strip() and first[place.start.column : place.start.column + 1] not in "'\""


def _value(tree: Tree, path: KeyPath) -> object:
    value = tree.data
    for step in path:
        value = value[step]
    return value


def _code(path: KeyPath, value: object, comment: str) -> str | None:
    """How sure it is that a comment belongs to the text before it; None when it is a comment."""
    if not isinstance(value, str) or not re.search(r"[^\W\d_]", value) or _END.search(value):
        return None
    sentence = next(step for step in reversed(path) if isinstance(step, str)) in _SENTENCES
    if comment.startswith("# "):
        return _LIKELY if sentence else None
    return _SURE if sentence or comment[1].isdigit() else _LIKELY


def _trouble(code: str, path: KeyPath, value: str, comment: Comment) -> Trouble:
    words = _OWN.sub("", comment.text)
    whole = "'" + f"{value} {words}".replace("'", "''") + "'"
    key = f"{path[-1]}: " if isinstance(path[-1], str) else "- "
    message = f"phần “{words}” bị YAML coi là ghi chú nên mất khỏi văn bản"
    hint = f"đặt cả câu trong dấu nháy: {key}{whole}"
    if code == _LIKELY:
        hint += "; " + (_ENDS_THE_TEXT if comment.text.startswith("# ") else _AS_A_COMMENT)
    span = comment.span
    start = Mark(span.line - 1, span.column - 1)
    end = Mark(start.line, start.column + len(words))
    return Trouble(code, message, hint, start, end, likely=code == _LIKELY)
