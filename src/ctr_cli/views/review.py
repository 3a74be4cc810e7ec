"""The lists of next year's draft that come back filled in: the head of office decides, each agency proposes."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from ctr_cli.cycle.answers import ASKED, DECIDED, LEFT_OUT, PROPOSED
from ctr_cli.cycle.draft_entries import Entry
from ctr_cli.cycle.draft_made import Draft
from ctr_cli.cycle.draft_places import Place
from ctr_cli.data.struct import Struct
from ctr_cli.language.letters import lowered
from ctr_cli.language.patterns import regex
from ctr_cli.language.printed_dates import short_date
from ctr_cli.views.head_names import head_name
from ctr_cli.views.sentences import with_role

_DAY = regex(r"20\d\d-\d\d(?:-\d\d)?")
COLUMNS = (
    "Mã",
    "{meeting} {old}",
    "Nội dung {old}",
    "Dự kiến {new}",
    "{kind}",
    "Vì sao / câu hỏi",
    "{verdict}",
    "{meeting} {new}",
    "Nội dung {new}",
    "Cơ quan",
    "Thời hạn {new}",
    "Ghi chú",
)
"""The columns of the list; the last six are filled in by a person."""
DECISIONS = ("Giữ", "Bỏ", "Chuyển", "Sửa", "Thêm")
_FILL_IN = (
    "chọn Giữ, Bỏ, Chuyển (ghi {meeting} {new}), Sửa (ghi Nội dung {new}) ở từng dòng cần đổi; để trống là theo "
    "dự kiến. Chữ đậm là chữ đã đổi."
)
_ROLES = (
    "Cơ quan: nhiều cơ quan thì cách nhau bằng dấu chấm phẩy, vai trò ghi trong ngoặc: “A (chủ trì); B (phối hợp)”; "
    "không ghi là chuẩn bị. Thời hạn {new}: ghi ngày, như 25/3; chỉ ghi thời hạn là giữ nội dung ấy."
)
_REVIEW_HOW = (
    f"Quyết định: {_FILL_IN} Nội dung mới thì thêm dòng, để trống Mã, ghi {{meeting}} {{new}} và Nội dung {{new}}.",
    _ROLES,
)
_REGISTER_HOW = (
    f"Đề nghị: {_FILL_IN}",
    "Nội dung mới: ghi vào các dòng trống cuối bảng, để trống Mã, ghi {meeting} {new}, Nội dung {new}, các cơ quan cùng làm, lý "
    "do và căn cứ ở Ghi chú. {due}",
    _ROLES,
)
_EMPTY_ROWS = 12
"""Rows for what is new on the sheet of an agency."""
_KINDS = {
    "kept": "Giữ nguyên",
    "recomputed": "Tính lại",
    "term": "Theo nhiệm kỳ",
    "once": "Một lần",
    "ask": "Cần hỏi",
    "term-plan": "Kế hoạch nhiệm kỳ",
    "dropped": "Đã đưa ra",
    "unplanned": "Ngoài chương trình",
}


_DECIDED = "Đã quyết định"


class Row(Struct):
    """A row of the list; `new` is empty where the draft has nothing, `asked` tells whether a person must answer."""

    code: str
    meeting: str
    old: str
    new: str
    kind: str
    why: str
    agencies: str
    asked: bool


class FillIn(Struct):
    """A list to fill in: its title, the lines below it, its columns, its rows, the meetings to choose from and what they are called.

    `empty` rows follow, with `agency` as who prepares what is new.
    """

    title: str
    lines: tuple[str, ...]
    headings: tuple[str, ...]
    rows: Sequence[Row]
    meetings: Sequence[Place]
    called: str
    empty: int = 0
    agency: str = ""


def review_title(draft: Draft, planned: str) -> str:
    """The title of the list of the head of office."""
    return f"Rà soát dự thảo {_with_year(planned, draft.year)}"


def _with_year(planned: str, year: int) -> str:
    """What a programme is called within a title, which ends in its year."""
    named = f"năm {year}"
    return lowered(planned if planned.endswith(named) else f"{planned} {named}")


def review_list(draft: Draft, planned: str) -> FillIn:
    """The list of the head of office: every row of the draft; `planned` is what next year's programme is called."""
    title = review_title(draft, planned)
    lines = (
        summary(draft),
        *(line.format(meeting=draft.called, new=draft.year) for line in _REVIEW_HOW),
    )
    head = headings(draft, "Loại", DECIDED)
    return FillIn(title, lines, head, rows_of(draft), draft.meetings, draft.called)


def register_list(
    draft: Draft, agency: str, parts: Mapping[str, str], due: str, planned: str
) -> FillIn:
    """The list of an agency: its items, by their ids with what it does on them, and empty rows for what it registers."""
    rows = {row.code: row for row in _entries(draft)}
    mine = [rows[code]._replace(kind=part) for code, part in parts.items() if code in rows]
    title = f"Đăng ký nội dung {_with_year(planned, draft.year)}"
    lines = (
        f"Cơ quan: {agency}",
        *(line.format(due=due, meeting=draft.called, new=draft.year) for line in _REGISTER_HOW),
    )
    head = headings(draft, "Phần việc", PROPOSED)
    return FillIn(title, lines, head, mine, draft.meetings, draft.called, _EMPTY_ROWS, agency)


def rows_of(draft: Draft) -> list[Row]:
    """The rows: the head, the items in the order of the programme, what is planned, the facts of the year."""
    return [*_heads(draft), *_entries(draft), *_facts(draft)]


def headings(draft: Draft, kind: str, verdict: str) -> tuple[str, ...]:
    """The headings of the columns, with the two years; what a row is and what is said of it go by two names."""
    years = {"old": draft.year - 1, "new": draft.year}
    words = {**years, "kind": kind, "verdict": verdict, "meeting": draft.called}
    return tuple(name.format_map(words) for name in COLUMNS)


def _heads(draft: Draft) -> Iterator[Row]:
    for head in draft.heads:
        # The ids of profiles say nothing to a reader; the question does.
        is_plain = head.key != "document.profile"
        old, new = (_shown(text) if is_plain else "" for text in (head.old, head.new))
        kind, asked = f"Phần chung: {head_name(head.key)}", bool(head.question)
        yield Row(head.key, "", old, new, kind, head.question, "", asked)


def _shown(text: str) -> str:
    """A value as people read it: a day or a month of the file as `25/03/2026`."""
    return short_date(text) if _DAY.fullmatch(text) else text


def _entries(draft: Draft) -> Iterator[Row]:
    for entry in draft.entries:
        why = f"{entry.why}. {ASKED} {entry.question}" if entry.question else entry.why
        if entry.kind == "ask" and entry.question:
            why = entry.question
        yield Row(
            entry.id,
            _meeting(entry),
            entry.old,
            entry.new or LEFT_OUT,
            _kind(entry),
            why,
            "; ".join(with_role(one.agency, one.role) for one in entry.agencies),
            bool(entry.question),
        )


def _meeting(entry: Entry) -> str:
    """The meeting of an entry, without the word that the column says; of one that is named by its kind the whole."""
    name = entry.meeting.removeprefix("Hội nghị ")
    return name if name[:1].isupper() else entry.meeting


def _kind(entry: Entry) -> str:
    """What an entry is called: one that was to be asked, and is answered, is decided."""
    return _DECIDED if entry.kind == "ask" and not entry.question else _KINDS[entry.kind]


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
    counts = Counter(_kind(entry) for entry in draft.entries)
    parts = [
        f"{kind.lower()} {counts[kind]}" for kind in (*_KINDS.values(), _DECIDED) if counts[kind]
    ]
    if draft.brought:
        parts.append(f"ngoài ra thêm mới {len(draft.brought)}")
    asked, here = sum(row.asked for row in rows_of(draft)), len(draft.questions)
    more = f" ở danh sách rà soát, {here} câu trong dự thảo" if here != asked else ""
    standing = sum(entry.new is not None for entry in draft.entries) + len(draft.brought)
    reviewed = f" ({len(draft.entries)} nội dung rà soát: {', '.join(parts)})" if parts else ""
    holds = f"có {standing} nội dung" if parts else "chưa có nội dung nào"
    return f"Dự thảo năm {draft.year} {holds}{reviewed}; {asked} câu hỏi{more}."


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
