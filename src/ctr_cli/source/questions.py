"""Questions to a person, written as comments above the values they are about: `# hỏi: …`."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from ctr_cli.data.yaml_values import KeyPath, NotYaml, Refused, parse
from ctr_cli.language.patterns import regex
from ctr_cli.source.asked import OF_A_DRAFT, QUESTIONS
from ctr_cli.source.comments import Comment, comments
from ctr_cli.source.decode import split_lines
from ctr_cli.source.edit.layout import Page

_BOM = "\ufeff"
_SILENCE = regex(r"(?i)#+\s*ctr\s*:\s*b[ỏo] qua")


def with_questions(text: str, questions: Mapping[KeyPath, str]) -> str:
    """A YAML text with each question above the entry it is about; the data stay the same.

    A question that cannot stand above its value stands above the entry that holds it.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    text = text[len(mark) :]
    page = Page(text, parse(text))
    places = sorted((_place(page, path), question) for path, question in questions.items())
    done = _with_lines(text, places)
    if _same(page, done):
        return mark + done
    done = text
    for place, question in reversed(places):
        now = _with_lines(done, [(place, question)])
        done = now if _same(page, now) else done
    return mark + done


def without_questions(text: str) -> str:
    """A text without the questions of an earlier draft or of its import, which are answered or come anew."""
    if not QUESTIONS.search(text):
        return text
    lines = _lines(text)
    for comment in comments(parse(text), [line.rstrip("\r\n") for line in lines], QUESTIONS):
        at = comment.span.line - 1
        end = lines[at][len(lines[at].rstrip("\r\n")) :]
        before = lines[at][: comment.span.column - 1].rstrip()
        lines[at] = "" if comment.alone else f"{before}{end}"
    return "".join(lines)


def _lines(text: str) -> list[str]:
    """The lines of a text with their ends, as YAML counts them."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+", text)


def _place(page: Page, path: KeyPath) -> tuple[int, int]:
    """Where the line of an entry begins, and how far in its comment stands."""
    while path and page.is_flow(path[:-1]):
        path = path[:-1]
    if not path:
        return 0, 0
    if (
        len(path) > 1
        and isinstance(path[-2], int)
        and path[-1] == next(iter(page.value(path[:-1])))
    ):
        path = path[:-1]
    head = page.head(path)
    start = page.line_start(head)
    return start, len(page.text[start:head]) - len(page.text[start:head].lstrip(" "))


def _with_lines(text: str, places: Iterable[tuple[tuple[int, int], str]]) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    done, at = "", 0
    for (start, indent), question in places:
        done += text[at:start] + " " * indent + OF_A_DRAFT + " ".join(question.split()) + end
        at = start
    return done + text[at:]


def _same(page: Page, text: str) -> bool:
    try:
        return repr(parse(text).data) == repr(page.tree.data)
    except (NotYaml, Refused, ValueError):
        return False


def with_silences_asked(text: str, old: str) -> str:
    """A text in which a `# ctr: bỏ qua` stands only where its line is the same in the old text; else it is a question."""
    known = Counter((comment.text, line) for comment, line in _silences(old))
    lines = _lines(text)
    for comment, line in reversed(list(_silences(text))):
        if known[comment.text, line]:
            continue
        at = comment.span.line - 1
        words = _SILENCE.sub("", comment.text).strip()
        whole = lines[at]
        end = whole[len(whole.rstrip("\r\n")) :]
        before = whole[: comment.span.column - 1]
        indent = " " * (len(whole) - len(whole.lstrip(" ")))
        asked = f"{indent}{OF_A_DRAFT}năm trước bỏ qua {words}; câu đã đổi, còn cần không?{end}"
        lines[at] = asked if comment.alone else f"{asked}{before.rstrip()}{end}"
    return "".join(lines)


def _silences(text: str) -> list[tuple[Comment, str]]:
    """The comments that silence, each with the words of the line it speaks of."""
    lines = split_lines(text)
    found = []
    for comment in comments(parse(text), lines, _SILENCE):
        at = comment.span.line - 1
        line = lines[at][: comment.span.column - 1].strip()
        if comment.alone:
            below = (other.strip() for other in lines[at + 1 :])
            line = next((other for other in below if other and not other.startswith("#")), "")
        found.append((comment, line))
    return found
