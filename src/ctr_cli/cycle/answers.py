"""What a person decided about next year's draft: one answer a row of the review list."""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from ctr_cli.language.keys import fold, tone_key
from ctr_cli.source.sheet import SheetRow

Verb = Literal["keep", "drop", "move", "reword", "add"]
VERBS: dict[Verb, str] = {
    "keep": "Giữ", "drop": "Bỏ", "move": "Chuyển", "reword": "Sửa", "add": "Thêm",
}  # fmt: skip


class Answer(NamedTuple):
    """A decision about an entry, a value of the head, or something new.

    `meeting` is where it goes, as a person wrote it; `text` and `agencies` are empty where nothing
    is said of them. `row` names the row for messages (Vietnamese).
    """

    verb: Verb
    meeting: str = ""
    text: str = ""
    agencies: tuple[str, ...] = ()
    row: str = ""


class Answers(NamedTuple):
    """The decisions by the code of their row, what is new, and what is wrong with the sheets (Vietnamese)."""

    decided: dict[str, Answer]
    added: list[Answer]
    problems: list[str]


def columns(year: int) -> dict[str, str]:
    """The headings of the columns that are read back, by the names they have here."""
    return {
        "code": "Mã",
        "decision": "Quyết định",
        "meeting": f"Hội nghị {year}",
        "text": f"Nội dung {year}",
        "agencies": "Cơ quan",
    }


NEEDED = ("code", "decision")


def answers_of(sheets: Iterable[tuple[str, list[SheetRow]]]) -> Answers:
    """The decisions in some sheets, each with its name; what two of them say alike counts once."""
    answers = Answers({}, [], [])
    for name, rows in sheets:
        for row in rows:
            _read(row, f"{name}, dòng {row.number}", answers)
    return answers


def _read(row: SheetRow, where: str, answers: Answers) -> None:
    code, said, meeting, text, agencies = (
        row.cells.get(key, "") for key in ("code", "decision", "meeting", "text", "agencies")
    )
    if not (said or meeting or text or agencies):
        return
    verb = _verb(said, code)
    names = tuple(name for part in agencies.split(";") if (name := part.strip()))
    answer = Answer(verb or "keep", meeting, text, names, where)
    if problem := _wrong(verb, said, code, answer):
        answers.problems.append(f"{where}: {problem}")
    elif not code or verb == "add":
        _add(code, answer, answers)
    elif (before := answers.decided.get(code)) and before[:-1] != answer[:-1]:
        answers.problems.append(f"{where}: mã {code} đã được quyết định khác ở {before.row}")
    else:
        answers.decided.setdefault(code, answer)


def _verb(said: str, code: str) -> Verb | None:
    """The verb of a word, blind to case and marks; a row without a code is something new."""
    if not said and not code:
        return "add"
    return next((verb for verb, word in VERBS.items() if fold(word) == fold(said)), None)


def _wrong(verb: Verb | None, said: str, code: str, answer: Answer) -> str:
    """What is wrong with a row in itself."""
    if verb is None and said:
        return f"không hiểu quyết định “{said}”; chọn một trong: {', '.join(VERBS.values())}"
    if verb is None:
        return "chưa chọn Quyết định"
    if not code and verb != "add":
        return f"dòng không có Mã là nội dung mới, quyết định phải là Thêm, không phải {said}"
    if verb == "add" and not code.startswith("nk-") and not (answer.meeting and answer.text):
        return "Thêm cần có Hội nghị và Nội dung"
    if verb == "move" and not answer.meeting:
        return "Chuyển cần có Hội nghị"
    if verb == "reword" and not (answer.text or answer.agencies):
        return "Sửa cần có Nội dung hoặc Cơ quan"
    if verb == "drop" and (answer.text or answer.meeting):
        return "Bỏ thì không ghi Hội nghị, Nội dung mới"
    return ""


def _add(code: str, answer: Answer, answers: Answers) -> None:
    """Something new; what another sheet brings with the same words to the same meeting is one item of both."""
    if code.startswith(("nk-", "fact.")):
        answers.decided.setdefault(code, answer)
        return
    for at, other in enumerate(answers.added):
        if (tone_key(other.text), fold(other.meeting)) == (
            tone_key(answer.text),
            fold(answer.meeting),
        ):
            names = tuple(dict.fromkeys((*other.agencies, *answer.agencies)))
            answers.added[at] = other._replace(agencies=names)
            return
    answers.added.append(answer)
