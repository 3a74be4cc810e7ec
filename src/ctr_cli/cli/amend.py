"""`ctr amend`: a decision that adjusts the programme, put at the end of its file."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal, get_args

import typer

from ctr_cli.cli.amend_notes import (
    say_doubts,
    say_left_deadlines,
    say_met_twice,
    say_numbers,
    say_overruled,
    say_same_text,
    say_settled,
)
from ctr_cli.cli.amend_places import id_meant_in, place_meant
from ctr_cli.cli.asked import agency_asked, today_of
from ctr_cli.cli.delivery import tell
from ctr_cli.cli.notice import NoticeFormat, write_notice
from ctr_cli.cli.opening import Opened, open_program
from ctr_cli.cli.options import (
    ForceOption,
    OutputOption,
    ProfileOption,
    ProgramOption,
    count,
    day,
    day_or_month,
    month,
    quarter,
)
from ctr_cli.cli.recorded import say_to_come
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.decisions import Decision
    from ctr_cli.model.amendments import Verb
    from ctr_cli.model.program import Program

HELP = """Ghi một quyết định điều chỉnh, bổ sung chương trình vào cuối tệp; phần đã ký giữ nguyên.

move: chuyển thời gian; drop: đưa ra khỏi chương trình, bỏ hội nghị; reword: sửa câu chữ, thời hạn; assign: phân công lại; add: bổ sung nội dung; meet: bổ sung hội nghị; notice: in thông báo của quyết định gần nhất, của một văn bản (--paper) hoặc từ một ngày (--since).

Các thay đổi cùng ngày, cùng văn bản là một quyết định. Chương trình hội nghị, danh mục việc, lịch theo ngay.

Ví dụ: ctr amend move btv-9.4 --to 11 --authority "Thường trực Đảng ủy" --date 20/6/2026 --paper 45-TB/ĐU --reason "chờ hướng dẫn của Thành ủy"

Ví dụ: ctr amend add --to btv-9 --text "Cho ý kiến về Đề án chợ." --agency "UBND phường" --authority "Ban Thường vụ Đảng ủy" --date 20/6/2026 --reason "theo chỉ đạo của Thành ủy"

Ví dụ: ctr amend reword btv-9.2 --deadline 15/9/2026 --authority "Thường trực Đảng ủy" --date 20/6/2026 --reason "theo kế hoạch của tỉnh"

Ví dụ: ctr amend notice --paper 45-TB/ĐU -o thong-bao.docx"""

Action = Literal["move", "drop", "reword", "assign", "add", "meet", "notice"]
ACTIONS: tuple[Action, ...] = get_args(Action)
_EXAMPLES = {
    "move": "move btv-9.4 --to 11",
    "drop": "drop btv-10.3",
    "reword": 'reword btv-9.2 --text "…"',
    "assign": 'assign btv-9.1 --agency "UBND phường"',
    "add": 'add --to btv-9 --text "…"',
    "meet": "meet --body bch --month 8",
    "notice": "notice --paper 45-TB/ĐU",
}
_DECIDED = '--authority "Thường trực Đảng ủy" --date 20/6/2026 --reason "…"'
_OPTION_OF = {"agencies": "agency"}


def _text(name: str, metavar: str, said: str) -> Any:
    return typer.Option(f"--{name}", metavar=metavar, help=said)


def amend(
    action: Annotated[Action, typer.Argument(metavar="VIỆC", help=", ".join(ACTIONS) + ".")],
    target: Annotated[
        str | None,
        typer.Argument(metavar="MÃ", help="Mã nội dung hoặc hội nghị, ví dụ btv-9.4."),
    ] = None,
    to: Annotated[str | None, _text("to", "NƠI", "Tháng, mã hội nghị hoặc năm sau.")] = None,
    text: Annotated[str | None, _text("text", "CÂU", "Câu mới, kể cả dấu ở cuối.")] = None,
    agency: Annotated[
        list[str] | None,
        _text("agency", "TÊN", "Cơ quan chuẩn bị, hoặc “TÊN (phối hợp)”; ghi nhiều lần được."),
    ] = None,
    condition: Annotated[str | None, _text("condition", "CÂU", "Điều kiện, ví dụ nếu có.")] = None,
    topic: Annotated[str | None, _text("topic", "TÊN", "Lĩnh vực.")] = None,
    product: Annotated[str | None, _text("product", "TÊN", "Sản phẩm, ví dụ Nghị quyết.")] = None,
    deadline: Annotated[
        str | None, _text("deadline", "NGÀY", "Thời hạn (mới): ngày, hoặc tháng; “” là bỏ.")
    ] = None,
    body: Annotated[str | None, _text("body", "MÃ", "Mã cơ quan họp, ví dụ bch.")] = None,
    in_month: Annotated[
        int | None, typer.Option("--month", metavar="SỐ", parser=month, help="Tháng họp.")
    ] = None,
    in_quarter: Annotated[
        int | None, typer.Option("--quarter", metavar="SỐ", parser=quarter, help="Quý họp.")
    ] = None,
    number: Annotated[
        int | None,
        typer.Option("--number", metavar="SỐ", parser=count, help="Lần thứ; các lần sau theo đó."),
    ] = None,
    kind: Annotated[
        Literal["thematic", "extraordinary"] | None,
        typer.Option("--kind", metavar="LOẠI", help="“chuyên đề” hay “đột xuất”."),
    ] = None,
    authority: Annotated[str | None, _text("authority", "TÊN", "Ai quyết định.")] = None,
    date: Annotated[str | None, _text("date", "NGÀY", "Ngày quyết định.")] = None,
    paper: Annotated[str | None, _text("paper", "SỐ", "Văn bản, ví dụ 45-TB/ĐU.")] = None,
    reason: Annotated[str | None, _text("reason", "CÂU", "Lý do.")] = None,
    since: Annotated[
        str | None,
        _text("since", "NGÀY", "Thông báo: quyết định từ ngày."),
    ] = None,
    program: ProgramOption = None,
    format: Annotated[
        NoticeFormat | None, typer.Option("--format", "-f", help="Dạng thông báo.")
    ] = None,
    profile: ProfileOption = None,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Put a change among the decisions of a programme, and say what it does."""
    from ctr_cli.cycle.decisions import Decision
    from ctr_cli.cycle.recording import ids_of, new_meeting_id, next_id
    from ctr_cli.model.meant import body_meant

    agencies = [name for name in agency or () if name.strip()]
    given = {
        "to": to, "text": text, "agencies": agencies, "condition": condition, "topic": topic,
        "product": product, "deadline": deadline, "body": body, "month": in_month,
        "quarter": in_quarter, "number": number, "kind": kind,
    }  # fmt: skip
    values = {key: cleaned for key, value in given.items() if (cleaned := _clean(value))}
    if deadline is not None and action != "add":
        values["deadline"] = deadline
    decided = {"--authority": authority, "--date": date, "--reason": reason}
    told = {"--since": since, "--format": format, "--profile": profile, "-o": output}
    if action == "notice":
        _refuse(action, [target, *values, *(option for option in decided if decided[option])])
        opened = open_program(program)
        first = day(since, opened.program.year) if since is not None else None
        write_notice(opened, _clean(paper), first, format, profile, output, force=force)
        return
    _refuse(action, [option for option, value in told.items() if value is not None])
    _check_options(action, target, values, decided)
    opened = open_program(program, day(str(date)))
    if "agencies" in values:
        entries = [entry for typed in agencies for entry in _assignments(opened, typed)]
        if twice := next((one for one in entries if entries.count(one) > 1), None):
            name = twice if isinstance(twice, str) else twice["agency"]
            raise UsageError(f"“{name}” ghi hai lần ở --agency", "bỏ một chỗ")
        values["agencies"] = entries
    ids = ids_of(opened.program)
    if body is not None:
        values["body"] = body_meant(opened.program, body)
    if action == "add":
        name = next_id(opened.program, "bs")
    elif action == "meet":
        name = new_meeting_id(opened.program, values)
    else:
        name = id_meant_in(opened.program, str(target), ids)
    if "to" in values:
        own = name if action == "move" else None
        values["to"] = place_meant(opened.program, own, values["to"], ids)
    if deadline is not None:
        values["deadline"] = day_or_month(deadline, opened.program.year) if deadline.strip() else ""
    say_numbers(opened.program, {target: name, to: values.get("to", "")})
    decided_on = day(str(date), opened.program.year)
    decided_by = _decider(opened.program, _clean(str(authority)))
    decision = Decision(decided_on, _paper(paper) if paper else None, decided_by)
    change = {action: name, **values, "reason": _clean(reason)}
    _record(opened, decision, change)


def _refuse(action: Action, spare: Sequence[str | None]) -> None:
    named = [_OPTION_OF.get(name, name).lstrip("-") for name in spare if name]
    if named:
        options = ", ".join(f"--{name}" if len(name) > 1 else f"-{name}" for name in named)
        raise UsageError(
            f"{options} không dùng với {action}", f"ví dụ: ctr amend {_EXAMPLES[action]}"
        )


def _check_options(
    action: "Verb", target: str | None, values: dict[str, Any], decided: dict[str, str | None]
) -> None:
    """All that is missing or too much, at once."""
    from ctr_cli.model.amendments import ALLOWED, NEEDED, ONE_OF

    wrong = [f"thiếu {option}" for option, value in decided.items() if not (value or "").strip()]
    wrong += [f"thiếu --{_OPTION_OF.get(key, key)}" for key in NEEDED[action] if key not in values]
    if (one_of := ONE_OF.get(action)) and not {*one_of} & {*values}:
        wrong.append(f"thiếu --{one_of[0]} (hoặc --{one_of[1]})")
    if action in ("add", "meet") and target is not None:
        wrong.append(f"{action} không đi với mã {target}: mã mới được cấp")
    elif action not in ("add", "meet") and not (target or "").strip():
        wrong.append("thiếu mã nội dung")
    spare = [_OPTION_OF.get(key, key) for key in values if key not in ALLOWED[action]]
    wrong += [f"--{option} không dùng với {action}" for option in spare]
    if wrong:
        hint = f"ví dụ: ctr amend {_EXAMPLES[action]} {_DECIDED}"
        raise UsageError("; ".join(wrong), hint)


def _clean(value: Any) -> Any:
    """A text as the file holds it: composed letters, single blanks."""
    from ctr_cli.language.keys import nfc

    return " ".join(nfc(value).split()) if isinstance(value, str) else value


def _paper(typed: str) -> str:
    """The number of a paper as a file holds it: `Thông báo số 45 - TB/ĐU` is `45-TB/ĐU`."""
    number = re.sub(r" ?([-–/]) ?", lambda sign: sign[1].replace("–", "-"), _clean(typed))
    return re.sub(r"^(?:.* )?số:? (?=\d)", "", number, flags=re.IGNORECASE)


def _decider(program: "Program", typed: str) -> str:
    """Who decides, with all marks where that was typed without any and the programme tells who is meant."""
    from ctr_cli.data import table
    from ctr_cli.language.keys import fold, without_marks

    if without_marks(typed) != typed:
        return typed
    committee = " ".join((program.issuer.name or "").split()[:2])
    usual = [f"{row['name']} {committee}" for row in table("amendments")["deciders"]]
    named = [entry.authority or "" for entry in program.amendments]
    named += [body.name for body in program.bodies]
    names = {name for name in (*named, *usual, program.issuer.name) if name}
    meant = {name for name in names if fold(name) == fold(typed)}
    return meant.pop() if len(meant) == 1 else typed


def _assignments(opened: Opened, typed: str) -> list[Any]:
    """The agencies in what was typed, one or several in a row, as the file holds them: `Công an xã (phối hợp)`."""
    from ctr_cli.cycle.draft_entries import plain_agencies
    from ctr_cli.model.named import charged_anew, named, unknown_role

    every = [named(part) for part in typed.split(";")]
    if wrong := next(filter(None, (unknown_role(opened.known, one) for one in every)), ""):
        message, _, hint = wrong.partition("; ")
        raise UsageError(message, hint)
    found = [
        one._replace(name=_agency(opened, name))
        for one in every
        for name in _names(opened, one.name)
    ]
    return plain_agencies(charged_anew(opened.known, found))


def _names(opened: Opened, typed: str) -> list[str]:
    from ctr_cli.model.agencies import find, names_in

    return [typed] if find(opened.known, typed) else names_in(opened.known, _clean(typed))


def _agency(opened: Opened, asked: str) -> str:
    """The name or alias that was typed, as the list has it; else the agency as the programme prints it, or its own name."""
    from ctr_cli.cycle.draft_places import printed_names
    from ctr_cli.language.keys import tone_key

    agency = opened.known.agencies[agency_asked(opened, _clean(asked), to_charge=True)]
    typed = tone_key(_clean(asked))
    named = (name for name in (agency.name, *agency.aliases) if tone_key(name) == typed)
    printed = printed_names(opened.known, opened.program).get(agency.id, agency.name)
    return next(named, printed)


def _record(opened: Opened, decision: "Decision", change: dict[str, Any]) -> None:
    """Write a change into the file and tell it; refused when it is wrong, or makes a later one wrong."""
    from pydantic import ValidationError

    from ctr_cli.cli.editing import edit_file
    from ctr_cli.cycle.recording import another_made_wrong, recorded
    from ctr_cli.views.change_words import change_line, numbers_raised

    try:
        made = recorded(opened.program, decision, change)
    except ValidationError as error:
        wrong = ", ".join(f"“{found['input']}”" for found in error.errors())
        raise UsageError(f"không có mã {wrong}", "mã như btv-9.4, bch; xem ở ctr agenda") from None
    if made.problems:
        message = "; ".join(problem.message for problem in made.problems)
        if other := another_made_wrong(made, decision):
            raise UsageError(
                f"làm sai {other.name} đã ghi trong tệp: {message}",
                "sửa hoặc bỏ thay đổi ấy ở amendments trước, hoặc ghi việc này là một quyết định ra sau đó",
            )
        raise UsageError(message, made.problems[0].put("error")[0])
    edit_file(opened.path, made.edits)
    if made.done is None:
        tell(f"Bỏ {change['drop']} khỏi các bổ sung của quyết định ấy.")
    else:
        tell(change_line(opened.program, made.done))
        if raised := numbers_raised(made.done):
            codes = ", ".join(str(meeting.id) for _, meeting in made.done.renumbered)
            tell(f"{raised}. Mã của những lần ấy ({codes}) không đổi.")
    tell(f"Đã ghi vào {opened.name}, theo {decision.name}.")
    if made.done is None:
        return
    if change.get("add") != made.done.step.change.add:
        tell(f"Sửa lại ngay phần bổ sung ấy; lý do giữ như đã ghi: {made.done.step.change.reason}.")
    if made.done.step.verb == "meet":
        tell(f"Bước tiếp theo, bổ sung nội dung vào đó: {_adding(decision, change)}")
    say_left_deadlines(made)
    say_to_come("--date", decision.date, today_of(None), "xem lại ngày quyết định")
    say_overruled(made)
    say_met_twice(made)
    say_same_text(made)
    say_settled(opened, made)
    say_doubts(opened, made)


def _adding(decision: "Decision", change: dict[str, Any]) -> str:
    """The command that adds an item to a meeting just added, as part of the same decision."""
    from ctr_cli.language.printed_dates import day_as_written

    paper = f" --paper {decision.paper}" if decision.paper else ""
    return (
        f'ctr amend add --to {change["meet"]} --text "…" --authority "{decision.authority}" '
        f'--date {day_as_written(decision.date)}{paper} --reason "{change["reason"]}"'
    )
