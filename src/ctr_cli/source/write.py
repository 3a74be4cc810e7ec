"""A programme as YAML the way a person writes it: in the document's order, quoted only where YAML needs it."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from ctr_cli.data.yaml_values import CONTROL, parse
from ctr_cli.model.program import Agency, Assignment, Item, Meeting, Program

SCHEMA_LINE = "# yaml-language-server: $schema=ctr.schema.json"
_OTHER_READERS = re.compile(
    r"(?i)^(?:y|n|yes|no|on|off|true|false|null|~|[-+]?[\d_.,:]+(?:e[-+]?\d+)?|0[xob][\da-f_]+|\.(?:inf|nan)|<<|=)$"
)
"""Words that YAML 1.1, or a spreadsheet's habit, takes for no text."""
_WIDTH = 100

Note = Callable[[object], Iterable[str]]


def as_yaml(program: Program, notes: Note = lambda _: ()) -> str:
    """The text of a programme file; `notes` gives what to check at an object or at a key named by a string."""
    return "\n".join(_program(program, notes)) + "\n"


def _program(program: Program, notes: Note) -> Iterator[str]:
    yield SCHEMA_LINE
    yield "format: 1"
    yield from _commented(notes("year"), f"year: {program.year}")
    yield ""
    yield from _commented(notes("issuer"), "issuer:")
    if program.issuer.parent:
        yield f"  parent: {scalar(program.issuer.parent)}"
    yield f"  name: {scalar(program.issuer.name)}"
    yield ""
    yield from _document(program, notes)
    if program.agencies:
        yield ""
        yield "# Mỗi cơ quan ghi một lần ở đây; trong các nội dung, tên viết như bản gốc."
        yield "agencies:"
        for agency in program.agencies:
            yield from _commented(notes(agency), *_agency(agency))
    yield ""
    yield "bodies:" if program.bodies else "bodies: []"
    for at, body in enumerate(program.bodies):
        if at:
            yield ""
        yield from _commented(notes(body), f"  - id: {body.id}")
        yield f"    name: {scalar(body.name)}"
        yield "    meetings:" if body.meetings else "    meetings: []"
        for number, meeting in enumerate(body.meetings):
            if number:
                yield ""
            yield from _commented(notes(meeting), *_indented(6, _meeting(meeting, notes)))
    yield from _closing(program, notes)


def _commented(notes: Iterable[str], *lines: str) -> Iterator[str]:
    """Lines with what to check above them, as far in as they are."""
    indent = " " * (len(lines[0]) - len(lines[0].lstrip())) if lines else ""
    for note in notes:
        yield f"{indent}# kiểm tra: {' '.join(note.split())}"
    yield from lines


def _indented(by: int, lines: Iterable[str]) -> list[str]:
    return [" " * by + line if line else "" for line in lines]


def _document(program: Program, notes: Note) -> Iterator[str]:
    document = program.document
    yield "document:"
    yield f"  symbol: {scalar(document.symbol)}"
    if document.number is None:
        yield "  number: null # để trống: văn thư vào số khi ban hành"
    else:
        yield f"  number: {document.number}"
    yield from _commented(notes("place"), f"  place: {scalar(document.place)}")
    without_day = "" if len(document.date) == 10 else " # chưa có ngày"
    yield from _commented(notes("date"), f"  date: {document.date}{without_day}")
    yield from _commented(notes("title"), f"  title: {scalar(document.title)}")
    if document.bases:
        yield "  bases:"
        yield from _list(4, document.bases)
    if document.preamble is not None:
        yield from _commented(notes("preamble"), *_key("preamble", document.preamble, 2))
    if document.headings.model_fields_set:
        yield "  headings:"
        for key in ("content", "implementation"):
            if key in document.headings.model_fields_set:
                yield f"    {key}: {scalar(getattr(document.headings, key))}"


def _agency(agency: Agency) -> Iterator[str]:
    yield f"  - id: {agency.id}"
    yield f"    name: {scalar(agency.name)}"
    if agency.aliases:
        yield from _indented(4, _names("aliases", agency.aliases))
    if agency.members is not None:
        yield f"    members: [{', '.join(agency.members)}]"


def _meeting(meeting: Meeting, notes: Note) -> Iterator[str]:
    fields = [
        (key, getattr(meeting, key))
        for key in ("id", "number", "month", "quarter", "date", "kind", "title")
        if getattr(meeting, key) is not None and not (key == "kind" and meeting.kind == "regular")
    ]
    lines = [f"{key}: {scalar(value) if key == 'title' else value}" for key, value in fields]
    if meeting.agencies:
        lines += _assignments(meeting.agencies)
    lines.append("items:" if meeting.items else "items: []")
    for item in meeting.items:
        lines += _commented(notes(item), *_indented(2, _dashed(_item(item))))
    yield from _dashed(lines)


def _dashed(lines: Iterable[str]) -> Iterator[str]:
    """The lines of a mapping as an entry of a list."""
    for at, line in enumerate(lines):
        yield f"- {line}" if at == 0 else f"  {line}"


def _item(item: Item) -> Iterator[str]:
    if item.id:
        yield f"id: {item.id}"
    yield from _key("text", item.text)
    for key in ("topic", "condition", "product"):
        if getattr(item, key) is not None:
            yield from _key(key, getattr(item, key))
    if item.deadline:
        yield f"deadline: {item.deadline}"
    if item.agencies:
        yield from _assignments(item.agencies)
    if item.details:
        yield "details:"
        yield from _list(2, item.details)


def _assignments(entries: list[Assignment]) -> list[str]:
    if all(entry.role == "prepare" for entry in entries):
        return [*_names("agencies", [entry.agency for entry in entries])]
    lines = ["agencies:"]
    for entry in entries:
        if entry.role == "prepare":
            lines.append(f"  - {scalar(entry.agency)}")
        else:
            lines.append(f"  - {{agency: {scalar(entry.agency, flow=True)}, role: {entry.role}}}")
    return lines


def _names(key: str, names: list[str]) -> Iterator[str]:
    """A short list on one line, a long one, or one with commas in it, on lines of their own."""
    line = f"{key}: [{', '.join(scalar(name, flow=True) for name in names)}]"
    if len(line) <= _WIDTH - 16 and not any("," in name for name in names):
        yield line
    else:
        yield f"{key}:"
        yield from _list(2, names)


def _list(by: int, texts: list[str]) -> Iterator[str]:
    for text in texts:
        if "\n" in text:
            yield " " * by + "- |-"
            yield from _indented(by + 2, text.split("\n"))
        else:
            yield " " * by + f"- {scalar(text)}"


def _key(key: str, text: str, by: int = 0) -> Iterator[str]:
    if "\n" in text:
        yield " " * by + f"{key}: |-"
        yield from _indented(by + 2, text.split("\n"))
    else:
        yield " " * by + f"{key}: {scalar(text)}"


def _closing(program: Program, notes: Note) -> Iterator[str]:
    if program.implementation:
        yield ""
        yield "implementation:"
        yield from _list(2, program.implementation)
    if program.recipients:
        yield ""
        yield "recipients:"
        for recipient in program.recipients:
            yield f"  - name: {scalar(recipient.name)}"
            if recipient.purpose is not None:
                yield f"    purpose: {scalar(recipient.purpose)}"
    if program.signature:
        yield ""
        yield from _commented(notes("signature"), "signature:")
        yield f"  authority: {scalar(program.signature.authority)}"
        yield f"  post: {scalar(program.signature.post)}"
        if program.signature.name is not None:
            yield f"  name: {scalar(program.signature.name)}"


@lru_cache(maxsize=4096)
def scalar(text: str, *, flow: bool = False) -> str:
    """A text as a YAML scalar: plain when it reads back as the same text, else in single or double quotes.

    Control characters, which no programme may hold, become blanks.
    """
    text = CONTROL.sub(" ", text)
    if "\n" in text or any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 for char in text):
        return _double(text)
    if text and not _OTHER_READERS.match(text) and _reads_back(text, flow):
        return text
    return "'" + text.replace("'", "''") + "'"


def _reads_back(text: str, flow: bool) -> bool:
    from ruamel.yaml.error import MarkedYAMLError

    try:
        tree = parse(f"k: [{text}, z]\n" if flow else f"k: {text}\n")
    except (MarkedYAMLError, ValueError):
        return False
    return not tree.troubles and tree.data == {"k": [text, "z"] if flow else text}


def _double(text: str) -> str:
    shown = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + re.sub(r"[\x00-\x1f\x7f-\x9f]", lambda m: f"\\x{ord(m[0]):02x}", shown) + '"'
