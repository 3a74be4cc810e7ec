"""What a person decided about next year's draft: one answer a row of the review list."""

from collections.abc import Collection, Iterable, Mapping
from typing import Literal

from ctr_cli.data.struct import Struct
from ctr_cli.language.keys import fold, nfc, tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.model.meant import with_whole_units
from ctr_cli.model.named import Named, named
from ctr_cli.source.sheet import SheetRow

Verb = Literal["keep", "drop", "move", "reword", "add"]
VERBS: dict[Verb, str] = {
    "keep": "Giữ", "drop": "Bỏ", "move": "Chuyển", "reword": "Sửa", "add": "Thêm",
}  # fmt: skip


_ALSO: dict[Verb, tuple[str, ...]] = {
    "keep": ("giữ nguyên", "giữ lại"), "drop": ("bỏ đi", "đưa ra", "không đưa vào"),
    "move": ("lùi", "dời", "chuyển thời gian"), "reword": ("sửa lại", "sửa đổi"), "add": ("bổ sung", "thêm mới"),
}  # fmt: skip
"""What people write besides."""
_AGREED = frozenset(map(fold, ("đồng ý", "nhất trí", "thống nhất", "như dự kiến", "theo dự kiến")))
"""What says that a row is to be as the draft has it."""
LEFT_OUT, ASKED = "(không đưa vào)", "Hỏi:"
"""What stands in a list for what the draft leaves out, and before what is asked of a row."""
DECIDED, PROPOSED = "Quyết định", "Đề nghị"
"""What a row says is a decision of the head of office, or what an agency proposes: decisions win."""


def title_of(title: str, issuer: str) -> str:
    """The title of a list, which ends in its year, with whose programme it is about."""
    return f"{title} của {issuer}".upper() if issuer else title.upper()


def other_issuer(above: Iterable[str], issuer: str) -> str:
    """The issuer that the title above a list names, where it is another one; nothing where it names none."""
    named = (found[1] for text in above if (found := _OWNER.search(nfc(text))))
    return next((name for name in named if tone_key(name) != tone_key(issuer)), "")


class Answer(Struct):
    """A decision about an entry, a value of the head, or something new.

    `meeting` is where it goes, as a person wrote it; `text` and `agencies` are empty where nothing
    is said of them; so is `deadline` (`2027-03`, `2027-03-19`, first as a person wrote it). An agency that registers something new prepares it; the others it names coordinate. `row` names the row, or the rows, for messages (Vietnamese).
    """

    verb: Verb
    meeting: str = ""
    text: str = ""
    agencies: tuple[Named, ...] = ()
    deadline: str = ""
    row: str = ""


def is_taken_fact(code: str, answer: Answer) -> bool:
    """Whether a row of what falls into the year is to be in its programme."""
    return code.startswith(_FACT) and answer.verb == "add"


class Answers(Struct):
    """The decisions by the code of their row, what is new, and what is wrong with the sheets (Vietnamese).

    `overruled` are the proposals of agencies by their code that the head of office decided otherwise. `elsewhere` are
    rows by their code that differ from the decision in where it goes alone, each with what is wrong where that is
    another meeting indeed; nothing where a decision overrules it.
    """

    decided: dict[str, Answer]
    added: list[Answer]
    problems: list[str]
    overruled: dict[str, list[Answer]]
    elsewhere: dict[str, list[tuple[Answer, str]]]


def no_answers() -> Answers:
    """Nothing decided yet."""
    return Answers({}, [], [], {}, {})


def columns(year: int) -> dict[str, str]:
    """The headings of the columns that are read back, by the names they have here."""
    return {
        "code": "Mã",
        "stood": f"Hội nghị {year - 1}",
        "planned": f"Dự kiến {year}",
        "why": "Vì sao / câu hỏi",
        "decided": DECIDED,
        "proposed": PROPOSED,
        "meeting": f"Hội nghị {year}",
        "text": f"Nội dung {year}",
        "agencies": "Cơ quan",
        "deadline": f"Thời hạn {year}",
    }


NEEDED = ("code", "text")
_NO_MEETINGS = "không thấy cột Hội nghị (Kỳ họp, Phiên họp, Thời gian …) của năm mới; giữ tên cột như bảng đã xuất"
_OWNER = regex(r"\bNĂM 20\d\d CỦA (.+)")
_FACT = "fact."
_OFFERED = ("nk-", "ng-")
_OF_THE_LIST = (*_OFFERED, _FACT)
"""How codes begin of what the list itself offers to add."""


def answers_of(sheets: Iterable[tuple[str, list[SheetRow]]]) -> Answers:
    """The decisions in some sheets, each with its name; what two of them say alike counts once.

    What a sheet of decisions says wins over what agencies propose.
    """
    answers = no_answers()
    read = [(name, row) for name, rows in sheets for row in rows]
    for proposed in (False, True):
        settled = frozenset(answers.decided)
        for name, row in read:
            if _is_proposal(row) == proposed:
                _read(row, f"{name}, dòng {row.number}", answers, settled if proposed else ())
    for name in {name: None for name, row in read if not {"decided", "proposed"} & set(row.cells)}:
        answers.problems.append(f"{name}: không có cột {DECIDED} (hay {PROPOSED})")
    return answers


def _is_proposal(row: SheetRow) -> bool:
    return "proposed" in row.cells and "decided" not in row.cells


def _read(row: SheetRow, where: str, answers: Answers, settled: Collection[str]) -> None:
    """One row into the answers; of what is `settled` it can only be told that the row says otherwise.

    An empty row for something new names who would prepare it, and says nothing yet.
    """
    said = row.cells.get("decided", row.cells.get("proposed", ""))
    agreed = fold(said) in _AGREED
    code, meeting, text, agencies, deadline = (
        row.cells.get(key, "") for key in ("code", "meeting", "text", "agencies", "deadline")
    )
    meeting = with_whole_units(meeting)
    if not (said or meeting or text or deadline or (code and agencies)):
        return
    verb = _agreed(row) if agreed and code else _verb(said, code)
    if deadline and not (said or meeting or text or agencies):
        verb = "keep"
    names = [named(part) for part in agencies.split(";") if part.strip()]
    if _is_proposal(row) and not code:
        names[1:] = [one._replace(role=one.role or "coordinate") for one in names[1:]]
    answer = Answer(verb or "keep", meeting, text, tuple(names), deadline, where)
    before = answers.decided.get(code)
    differs = before is not None and before[:-1] != answer[:-1]
    if agreed and verb is None:
        answers.problems.append(f"{where}: chưa rõ “{said}” với điều gì; chọn Giữ, Sửa hay Bỏ")
    elif problem := _wrong(verb, said, code, answer, row.cells):
        answers.problems.append(f"{where}: {problem}")
    elif not code or (verb == "add" and not code.startswith(_OF_THE_LIST)):
        _add(answer, answers)
    elif before and differs:
        wrong = "" if code in settled else f"{where}: {_clash(code, before, row)}"
        if before[:-1] == answer._replace(meeting=before.meeting)[:-1]:
            answers.elsewhere.setdefault(code, []).append((answer, wrong))
        elif wrong:
            answers.problems.append(wrong)
        else:
            answers.overruled.setdefault(code, []).append(answer)
    else:
        answers.decided.setdefault(code, answer)


def _clash(code: str, before: Answer, row: SheetRow) -> str:
    """That two rows say otherwise of one entry; of proposals also how to settle it."""
    if _is_proposal(row):
        return f"đề nghị về {code} khác với {before.row}; ghi Quyết định trong danh sách rà soát, đưa thêm vào"
    return f"mã {code} đã được quyết định khác ở {before.row}"


def _agreed(row: SheetRow) -> Verb | None:
    """What one decides who agrees with a row; None where it leaves something out and asks, so that nobody knows with which."""
    if row.cells.get("planned") != LEFT_OUT:
        return "keep"
    return None if ASKED in row.cells.get("why", "") else "drop"


def _verb(said: str, code: str) -> Verb | None:
    """The verb of a word, blind to case and marks; a row without a code is something new."""
    if not said and not code:
        return "add"
    words = {verb: {fold(VERBS[verb]), *map(fold, also)} for verb, also in _ALSO.items()}
    return next((verb for verb, ways in words.items() if fold(said) in ways), None)


def _wrong(
    verb: Verb | None, said: str, code: str, answer: Answer, cells: Mapping[str, str]
) -> str:
    """What is wrong with a row in itself, by its cells; something new may speak of a meeting of the old year."""
    if verb is None and said:
        return f"không hiểu “{said}”; chọn một trong: {', '.join(VERBS.values())}"
    if verb is None:
        return "chưa chọn Giữ, Bỏ, Chuyển hay Sửa"
    if not code and verb != "add":
        return f"dòng không có Mã là nội dung mới, phải là Thêm, không phải {said}"
    placed = verb == "move" or (verb == "add" and not code.startswith(_OFFERED))
    if placed and "meeting" not in cells:
        return _NO_MEETINGS
    if verb == "add" and placed and not (answer.meeting and answer.text):
        stood = "" if code else cells.get("stood", "")
        if stood and not answer.meeting:
            return (
                f"“{stood}” ghi ở cột của năm cũ; trình lúc nào thì ghi ở cột cùng tên của năm mới"
            )
        return "Thêm cần ghi trình lúc nào (như tháng 9) và Nội dung"
    if verb == "move" and not answer.meeting:
        return "Chuyển cần ghi chuyển đến đâu (như tháng 9)"
    if verb == "reword" and not (answer.text or answer.agencies or answer.deadline):
        return "Sửa cần có Nội dung, Cơ quan hoặc Thời hạn"
    if verb == "drop" and (answer.text or answer.meeting or answer.deadline):
        return "Bỏ thì không ghi nơi chuyển đến, Nội dung mới, Thời hạn"
    return ""


def _add(answer: Answer, answers: Answers) -> None:
    """Something new; what another sheet brings with the same words to the same meeting is one item of both."""
    for at, other in enumerate(answers.added):
        if (tone_key(other.text), fold(other.meeting)) == (
            tone_key(answer.text),
            fold(answer.meeting),
        ):
            answers.added[at] = together(other, answer)
            return
    answers.added.append(answer)


def together(one: Answer, other: Answer) -> Answer:
    """Two rows that bring the same: who prepares it by one of them prepares it, though the other says he coordinates."""
    of = {agency.name: agency for agency in (*one.agencies, *other.agencies)}
    of |= {agency.name: agency for agency in other.agencies + one.agencies if not agency.role}
    deadline = one.deadline or other.deadline
    return one._replace(
        agencies=tuple(of.values()), deadline=deadline, row=f"{one.row}; {other.row}"
    )
