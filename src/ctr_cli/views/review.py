"""The review list of next year's draft: a row for all that a person must decide or may want to look at."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ctr_cli.cycle.draft import Draft

COLUMNS = (
    "Mã",
    "Hội nghị",
    "Nội dung {old}",
    "Dự kiến {new}",
    "Loại",
    "Vì sao / câu hỏi",
    "Quyết định",
    "Hội nghị {new}",
    "Nội dung {new}",
    "Cơ quan",
    "Ghi chú",
)
"""The columns of the list; the last five are filled in by a person."""
DECISIONS = ("Giữ", "Bỏ", "Chuyển", "Sửa", "Thêm")
LEFT_OUT = "(không đưa vào)"
_KINDS = {
    "kept": "Giữ nguyên",
    "recomputed": "Tính lại",
    "term": "Theo nhiệm kỳ",
    "once": "Một lần",
    "ask": "Cần hỏi",
    "term-plan": "Kế hoạch nhiệm kỳ",
}


class Row(NamedTuple):
    """A row of the list; `new` is empty where the draft has nothing, `asked` tells whether a person must answer."""

    code: str
    meeting: str
    old: str
    new: str
    kind: str
    why: str
    agencies: str
    asked: bool


def rows_of(draft: Draft) -> list[Row]:
    """The rows: the head, the items in the order of the programme, what is planned, the facts of the year."""
    return [*_heads(draft), *_entries(draft), *_facts(draft)]


def headings(draft: Draft) -> list[str]:
    """The headings of the columns, with the two years."""
    return [name.format(old=draft.year - 1, new=draft.year) for name in COLUMNS]


def _heads(draft: Draft) -> Iterator[Row]:
    for head in draft.heads:
        yield Row(
            head.key, "", head.old, head.new, "Phần chung", head.question, "", bool(head.question)
        )


def _entries(draft: Draft) -> Iterator[Row]:
    for entry in draft.entries:
        why = f"{entry.why}. Hỏi: {entry.question}" if entry.question else entry.why
        if entry.kind == "ask" and entry.question:
            why = entry.question
        yield Row(
            entry.id,
            entry.meeting.removeprefix("Hội nghị "),
            entry.old,
            entry.new or LEFT_OUT,
            _KINDS[entry.kind],
            why,
            "; ".join(entry.agencies),
            bool(entry.question),
        )


def _facts(draft: Draft) -> Iterator[Row]:
    for number, fact in enumerate(draft.facts, 1):
        yield Row(
            f"fact.{number}",
            f"Tháng {fact.month}",
            "",
            "",
            "Việc của năm",
            fact.text,
            "",
            asked=False,
        )


def summary(draft: Draft) -> str:
    """What the draft holds, in a sentence: how many items of each class, and how many questions."""
    counts = {kind: sum(entry.kind == kind for entry in draft.entries) for kind in _KINDS}
    parts = [f"{_KINDS[kind].lower()} {count}" for kind, count in counts.items() if count]
    asked = sum(row.asked for row in rows_of(draft))
    standing = sum(entry.new is not None for entry in draft.entries)
    return (
        f"Dự thảo năm {draft.year} có {standing} nội dung (năm {draft.year - 1}: "
        f"{', '.join(parts)}); {asked} câu hỏi."
    )


def as_answer(draft: Draft) -> dict[str, Any]:
    """The draft for programs: version 1 of the JSON of `ctr new`."""
    return {
        "version": 1,
        "from": draft.year - 1,
        "year": draft.year,
        "items": [
            {
                "id": entry.id,
                "new_id": entry.new_id,
                "class": entry.kind,
                "why": entry.why,
                "old": entry.old,
                "new": entry.new,
                "changes": [change._asdict() for change in entry.changes],
                "question": entry.question,
            }
            for entry in draft.entries
        ],
        "head": [
            {"key": head.key, "old": head.old, "new": head.new, "question": head.question}
            for head in draft.heads
        ],
        "facts": [fact._asdict() for fact in draft.facts],
    }
