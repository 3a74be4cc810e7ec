"""What is wrong in the decisions of a programme: in how they are written, and in what they ask for."""

from collections.abc import Iterator
from datetime import date

from ctr_cli.cycle.decisions import decision_of, steps
from ctr_cli.cycle.replay import replayed
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.printed_dates import short_date
from ctr_cli.model.amendments import ALLOWED, VERBS, Amendment, Change, Verb, verb_of
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.program import Program

Slip = tuple[str, Problem]
"""The code of a kind of slip, and the problem with its path in the file."""


def slips(program: Program) -> list[Slip]:
    """Every error of a programme's decisions, each once."""
    if not program.amendments:
        return []
    found: list[Slip] = []
    for index, amendment in enumerate(program.amendments):
        path: KeyPath = ("amendments", index)
        found += _of_decision(program, path, amendment)
        for number, change in enumerate(amendment.changes):
            found += _of_change((*path, "changes", number), change)
    found += [*_papers_that_clash(program), *_named_twice(program)]
    found += [(fault.code, fault.problem) for fault in replayed(program).faults]
    return found


def _of_decision(program: Program, path: KeyPath, amendment: Amendment) -> Iterator[Slip]:
    message = _day_is_wrong(program, amendment.date)
    if message:
        yield "CTR224", Problem((*path, "date"), message, "xem lại ngày quyết định")
    if not (amendment.authority or "").strip():
        hint = "thêm authority: …, ví dụ Thường trực Đảng ủy hay Ban Thường vụ Đảng ủy"
        yield (
            "CTR225",
            _lack(path, amendment.authority, "authority", "chưa ghi ai quyết định", hint),
        )
    if not amendment.changes:
        hint = "thêm một thay đổi (- move: …), hoặc bỏ quyết định này"
        yield "CTR220", Problem((*path, "changes"), "quyết định không đổi gì", hint, on_key=True)


def _lack(path: KeyPath, value: str | None, key: str, message: str, hint: str) -> Problem:
    return Problem(path if value is None else (*path, key), message, hint, on_key=True)


def _day_is_wrong(program: Program, day: str) -> str:
    try:
        date.fromisoformat(day)
    except ValueError:
        return f"không có ngày {short_date(day)} trong lịch"
    issued = program.document.date
    if issued and day[: len(issued)] < issued:
        return f"quyết định ngày {short_date(day)} trước ngày ban hành chương trình ({short_date(issued)})"
    if int(day[:4]) > program.year:
        return f"quyết định ngày {short_date(day)} sau năm {program.year} của chương trình"
    return ""


def _of_change(path: KeyPath, change: Change) -> Iterator[Slip]:
    verb = verb_of(change)
    if verb is None:
        named = [key for key in VERBS if getattr(change, key) is not None]
        message = (
            f"một thay đổi làm nhiều việc: {', '.join(named)}" if named else "chưa rõ thay đổi gì"
        )
        hint = (
            "tách mỗi việc thành một mục riêng"
            if named
            else f"ghi một trong các khóa: {', '.join(VERBS)}"
        )
        yield "CTR220", Problem(path, message, hint, on_key=True)
    else:
        spare = change.model_fields_set - {verb, "reason", *ALLOWED[verb]}
        for key in sorted(spare):
            hint = f"bỏ khóa này, hoặc tách thành một thay đổi riêng; đi với {verb}: "
            hint += ", ".join((*ALLOWED[verb], "reason"))
            message = f"khóa `{key}` không đi với {verb}"
            yield "CTR220", Problem((*path, key), message, hint, on_key=True)
    if not (change.reason or "").strip():
        hint = "thêm reason: …, ví dụ chờ hướng dẫn của Thành ủy"
        yield "CTR225", _lack(path, change.reason, "reason", "thay đổi chưa ghi lý do", hint)


def _named_twice(program: Program) -> Iterator[Slip]:
    """A decision says each thing of an item once: where it stands, its words, who works on it; else one may undo the other."""
    told: dict[tuple[str, str | None, str], list[tuple[set[str], KeyPath]]] = {}
    for step in steps(program):
        here, says = (*step.path, step.verb), _said_of_item(step.change, step.verb)
        before = told.setdefault((*step.decision.key, step.id), [])
        if there := next((path for said, path in before if said & says), None):
            message = f"{step.id} có hai thay đổi trái nhau trong một quyết định"
            hint = "bỏ bớt một thay đổi; chuyển, sửa câu chữ, thời hạn, đổi cơ quan (--agency) mỗi việc một lần thì được; ghi nhầm thì xóa thay đổi kia ở cuối tệp (amendments) rồi ghi lại"
            yield "CTR222", Problem(here, message, hint, related=[Also(there, "thay đổi kia")])
        before.append((says, here))


def _said_of_item(change: Change, verb: Verb) -> set[str]:
    """What a change says of its item; of one that comes or goes, all there is to say."""
    every = ("to", "text", "agencies", "deadline")
    whole = verb not in ("move", "reword", "assign")
    return {key for key in every if whole or getattr(change, key) not in (None, [])}


def _papers_that_clash(program: Program) -> Iterator[Slip]:
    """One paper has one day and one authority."""
    first: dict[str, tuple[KeyPath, Amendment]] = {}
    for index, amendment in enumerate(program.amendments):
        if not amendment.paper:
            continue
        path: KeyPath = ("amendments", index)
        there, other = first.setdefault(amendment.paper, (path, amendment))
        if decision_of(other) != decision_of(amendment):
            message = f"văn bản {amendment.paper} ghi hai lần với ngày hoặc cơ quan khác nhau"
            related = [Also((*there, "paper"), "chỗ kia")]
            yield (
                "CTR224",
                Problem((*path, "paper"), message, "xem lại số, ngày, cơ quan", related=related),
            )
