"""What `ctr new` drafts from: the programmes, what is recorded beside them, the lists that came back; and the draft."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ctr_cli.cli.delivery import say
from ctr_cli.cli.opening import Opened, follow_up_of, open_program, refuse_other_names
from ctr_cli.data.struct import Struct
from ctr_cli.model.errors import CtrError, UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.answers import Answers
    from ctr_cli.cycle.next_year import NextYear
    from ctr_cli.model.program import Program


class Sources(Struct):
    """What a draft is made from: the newest programme before its year, older ones, one of the year itself."""

    base: Opened
    older: "list[Program]"
    planned: "Program | None"


def sources_of(given: Sequence[Path], year: int) -> Sources:
    """The programmes to draft from; the newest before the year is the base."""
    from ctr_cli.source.discover import newest_before

    found = newest_before(Path.cwd(), year) if not given else None
    paths = list(given) or ([found] if found else [])
    if not paths:
        refuse_other_names(f"chỉ ra tệp để dựa vào: ctr new {year} --from {{}}", year - 1)
        raise UsageError(
            f"không thấy chương trình nào trước năm {year} (programs/NĂM.yaml) để dựa vào",
            f'chỉ ra tệp bằng --from TỆP; có văn bản Word thì ctr import; chưa có gì thì ctr new {year} --name "Đảng ủy …"',
        )
    if any(str(path) == "-" for path in paths):
        raise UsageError(
            "--from cần tên tệp, không nhận -", "lưu chương trình thành tệp rồi làm lại"
        )
    opened = [open_program(path, tell=("CTR121", "CTR122")) for path in paths]
    for one in opened:
        if one.program.year > year:
            message = f"{one.name} là chương trình năm {one.program.year}, sau năm {year}"
            raise UsageError(message, "chọn chương trình của năm trước với --from")
    before = sorted((o for o in opened if o.program.year < year), key=lambda o: o.program.year)
    if not before or before[-1].program.year != year - 1:
        last = before[-1].program.year if before else None
        hint = f"lập lần lượt từng năm: ctr new {last + 1}" if last else "chỉ ra bằng --from TỆP"
        raise UsageError(f"chưa có chương trình năm {year - 1} để dựa vào", hint)
    planned = next((o.program for o in opened if o.program.year == year), None)
    return Sources(before[-1], [one.program for one in before[:-1]], planned)


def answers_in(given: Sequence[Path], year: int, issuer: str) -> "Answers":
    """The decisions in some lists, and in all those of a folder; raises `CtrError` for one of another issuer's."""
    from ctr_cli.cycle.answers import NEEDED, answers_of, columns, other_issuer
    from ctr_cli.source.sheet import first_table
    from ctr_cli.source.workbook import sheet_files

    lists = {str(path): first_table(path, columns(year), NEEDED) for path in sheet_files(given)}
    foreign = [
        f"{name}: danh sách của {other}, không phải của {issuer}"
        for name, made in lists.items()
        if (other := other_issuer(made.above, issuer))
    ]
    if foreign:
        raise CtrError(
            "chưa ghi gì, vì có danh sách của chương trình khác:\n  " + "\n  ".join(foreign),
            "bỏ danh sách ấy, hoặc dựa vào chương trình của nó: --from TỆP, -o TỆP",
        )
    return answers_of((name, made.rows) for name, made in lists.items())


_REPLACED = "CTR945"
"""The rule that knows which papers others have replaced."""


def _doubts(text: str) -> dict[str, str]:
    """What is to be asked of the printed texts of a draft that cite a paper which is no more."""
    from ctr_cli.checking.check import codes_for
    from ctr_cli.model.agencies import directory
    from ctr_cli.model.printed import printed_texts
    from ctr_cli.rules.one_text import run
    from ctr_cli.rules.registry import Subject
    from ctr_cli.source.load import from_bytes

    if (program := from_bytes(text.encode(), "").program) is None:
        return {}
    texts = {printed.path: printed.text for printed in printed_texts(program)}
    found = run(
        Subject(program, directory(program)), codes_for("program", frozenset(), (_REPLACED,), ())
    )
    return {texts[one.path]: f"{one.message}: viết lại?" for _, one in found if one.path in texts}


def draft_from(sources: Sources, answers: "Answers", next_number: int | None) -> "NextYear":
    """The draft and its text; raises `CtrError`, naming all, when a decision cannot be followed."""
    from ctr_cli.cli.editing import telling
    from ctr_cli.cycle.draft_given import Given
    from ctr_cli.cycle.next_year import next_year
    from ctr_cli.cycle.recurrence import keys_of
    from ctr_cli.source.asked import QUESTIONS
    from ctr_cli.source.load import bytes_of
    from ctr_cli.source.profiles import profile_folders

    path = sources.base.path
    given = Given(
        older=keys_of(sources.older),
        next_number=next_number,
        answers=answers.decided,
        added=answers.added,
        rivals={code: [one for one, _ in rows] for code, rows in answers.elsewhere.items()},
        planned=sources.planned,
        folders=profile_folders(path),
    )
    hint = "viết lại chỗ ấy cho đơn giản (không dùng neo, bí danh của YAML) rồi làm lại"
    with telling(path, f"không lập được dự thảo từ {path}", hint):
        text = bytes_of(str(path)).decode("utf-8")
        if QUESTIONS.search(text):
            told = f"Lưu ý: dự thảo không mang theo các câu hỏi chưa trả lời của {path}"
            say(told, "trả lời ở đó trước, hoặc xem lại các chỗ ấy trong dự thảo")
        records = follow_up_of(sources.base).follow_up
        made = next_year(text, given, records)
        if doubts := _doubts(made.text):
            made = next_year(text, given._replace(doubts=doubts), records)
    apart = [
        wrong
        for rows in answers.elsewhere.values()
        for one, wrong in rows
        if wrong and one.row not in made.draft.agreed
    ]
    if problems := [*answers.problems, *apart, *made.draft.problems]:
        raise CtrError(
            "chưa ghi gì, vì có quyết định chưa rõ:\n  " + "\n  ".join(problems),
            "sửa các dòng ấy trong bảng rồi làm lại",
        )
    return made
