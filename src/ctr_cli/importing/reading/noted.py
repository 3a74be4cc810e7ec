"""Footnotes of which a text kept only the words: the number behind a sentence, and the note at the foot of a page."""

from dataclasses import replace

from ctr_cli.importing.reading.lines import Ignored, Lines, Remark
from ctr_cli.language.patterns import regex

_CALL = regex(r"(?<=[^\W\d_][.;]|\)[.;]|[^\W\d_][)”])(?P<number>\d{1,2})$")
"""The number of a note, which was small and raised: `… (Văn phòng).1`."""
_NOTE = regex(r"(?P<number>\d{1,2})\s*(?=[^\W\d_])(?P<text>.*)$")


def without_notes(found: Lines) -> Lines:
    """The lines without the numbers of notes behind sentences, and without the notes, which are told."""
    called: set[str] = set()
    lines, ignored, remarks = [], [*found.ignored], [*found.remarks]
    for line in found.lines:
        note = None if line.row else _NOTE.match(line.text)
        call = None if line.row else _CALL.search(line.text)
        if note and note["number"] in called:
            ignored.append(Ignored(line, "chú thích cuối trang"))
            remarks.append(
                Remark(f"chú thích cuối trang, không nhập vào chương trình: “{note['text']}”")
            )
        elif call:
            called.add(call["number"])
            text = line.text[: call.start()]
            remarks.append(
                Remark(f"bỏ số “{call['number']}” ở cuối câu, hiểu là số của chú thích", line)
            )
            lines.append(replace(line, text=text))
        else:
            lines.append(line)
    return replace(found, lines=lines, ignored=ignored, remarks=remarks)
