"""Why a change cannot be made, in words for a clerk: each kind with its code, its key in the file and its mend."""

from ctr_cli.cycle.board import Board, Slot, Standing
from ctr_cli.cycle.catch_all import is_catch_all
from ctr_cli.cycle.decisions import Step
from ctr_cli.model.agencies import ids_like
from ctr_cli.model.bodies import meetings_called, occasion, part_called
from ctr_cli.model.finding import Problem
from ctr_cli.model.meetings import months_of, time_name
from ctr_cli.model.program import Body


class Fault(Exception):
    """A change that was not made: the code of its kind, and the problem at its place in the file."""

    def __init__(self, code: str, problem: Problem) -> None:
        super().__init__(problem.message)
        self.code = code
        self.problem = problem


def _at(step: Step, key: str, code: str, message: str, hint: str) -> Fault:
    there = getattr(step.change, key) not in (None, [])
    path = (*step.path, key) if there else step.path
    return Fault(code, Problem(path, message, hint))


def key_missing(step: Step, key: str) -> Fault:
    """A change lacks what it cannot do without."""
    what = {
        "to": "nơi đến (to: mã, tháng hoặc năm sau)",
        "text": "câu chữ của nội dung (text: …)",
        "agencies": "cơ quan được giao (agencies: […])",
        "body": "cơ quan họp (body: bch, btv…)",
    }[key]
    return _at(step, step.verb, "CTR220", f"{step.verb} {step.id} chưa ghi {key}", f"thêm {what}")


def unknown_item(step: Step, board: Board) -> Fault:
    """Nothing has the id."""
    names = [*board.items, *(board.slots if step.verb == "move" else ())]
    message = f"không có nội dung nào mã “{step.id}”"
    return _at(step, step.verb, "CTR221", message, ids_like(step.id, names))


def is_a_meeting(step: Step, body: str) -> Fault:
    """A whole meeting is named where an item is meant."""
    message = f"{step.id} là mã một {part_called(body)}, không phải một nội dung"
    hint = f"ghi mã nội dung, ví dụ {step.id}.1; cả {part_called(body)} thì chỉ chuyển (move) hay bỏ (drop) được"
    return _at(step, step.verb, "CTR221", message, hint)


def meeting_without_deadline(step: Step, body: str) -> Fault:
    """A deadline for a whole meeting: it is items that have one."""
    message = f"{step.id} là mã một {part_called(body)}, thời hạn là của từng nội dung"
    hint = f"bỏ deadline; rồi đặt thời hạn của nội dung: reword: {step.id}.1, deadline: …"
    return _at(step, "deadline", "CTR220", message, hint)


def item_without_number(step: Step) -> Fault:
    """A number for an item: it is conferences that are counted."""
    message = f"{step.id} là mã một nội dung, số lần là của hội nghị"
    return _at(step, "number", "CTR220", message, "bỏ number, hoặc ghi mã hội nghị")


def meeting_with_items(step: Step, slot: Slot) -> Fault:
    """A meeting that is not to be held still has work before it."""
    names = [one.id for one in slot.items if not is_catch_all(one.item.text)]
    word = part_called(slot.body.name)
    message = f"{word} {slot.id} còn {len(names)} nội dung: {', '.join(names)}"
    hint = f"chuyển (move) hay đưa ra (drop) từng nội dung trước, rồi mới bỏ cả {word}"
    return _at(step, step.verb, "CTR229", message, hint)


def no_deadline(step: Step) -> Fault:
    """A deadline is withdrawn from what has none."""
    message = f"{step.id} không có thời hạn riêng nào để bỏ"
    return _at(step, "deadline", "CTR223", message, "bỏ thay đổi này, hoặc ghi thời hạn mới")


def already_there(step: Step, slot: Slot) -> Fault:
    """A move to where the item, or the meeting, is."""
    message = f"{step.id} đang ở chính {slot.id}, không chuyển đi đâu"
    return _at(step, "to", "CTR223", message, "ghi nơi đến khác, hoặc bỏ thay đổi này")


def nothing_changes(step: Step) -> Fault:
    """New words, hands or a deadline that are those the item has."""
    message = f"{step.id} đã đúng như thế, thay đổi này không đổi gì"
    return _at(step, step.verb, "CTR223", message, "ghi điều muốn đổi, hoặc bỏ thay đổi này")


def id_taken(step: Step, board: Board) -> Fault:
    """A new item or meeting takes the id of another."""
    kind = "bs" if step.verb == "add" else "hn"
    number = 1
    while f"{kind}-{number}" in board.items or f"{kind}-{number}" in board.slots:
        number += 1
    message = f"mã “{step.id}” đã có trong chương trình"
    return _at(step, step.verb, "CTR226", message, f"dùng mã còn trống, ví dụ {kind}-{number}")


def unknown_meeting(step: Step, board: Board) -> Fault:
    """No meeting has the id an item is to go to."""
    to = step.change.to or ""
    held = [slot for slot in board.slots.values() if not slot.left]
    then = [slot.id for slot in held if to.lower() in _by_month(slot)]
    names = then or [slot.id for slot in held]
    word = meetings_called(board.bodies.values()).lower()
    asked = f"“{to}”" if " " in to.strip() else f"mã “{to}”"
    return _at(step, "to", "CTR227", f"không có {word} nào {asked}", ids_like(to, names))


def _by_month(slot: Slot) -> set[str]:
    """The ids that a meeting would have by its months, where its body counts none."""
    if slot.meeting.number is not None:
        return set()
    return {f"{slot.body.id}-{month}" for month in months_of(slot.meeting)}


def unknown_body(step: Step, board: Board) -> Fault:
    """Nobody meets under the id."""
    message = f"không có cơ quan họp nào mã “{step.change.body}”"
    return _at(step, "body", "CTR227", message, f"các mã: {', '.join(board.bodies)}")


def meeting_left(step: Step, slot: Slot) -> Fault:
    """The meeting was moved out of the year."""
    word = occasion(slot.body.name)
    how = "đã bỏ" if slot.left == "dropped" else "đã chuyển ra khỏi năm"
    message = f"{word} {slot.id} {how}"
    hint = f"chọn {word} khác, hoặc chuyển {word} ấy trở lại một tháng trước"
    return _at(step, "to" if step.change.to else step.verb, "CTR229", message, hint)


def not_one_meeting(step: Step, board: Board, body: Body, here: list[Slot]) -> Fault:
    """A body has no meeting, or several, at a time; or the time is none."""
    to = step.change.to
    quarters = any(s.as_issued.quarter and not s.as_issued.month for s in board.rows[body.id])
    asked = int(to or 0)
    if not 1 <= asked <= 12:
        message = f"{step.id} không chuyển đến tháng {to} được: tháng phải từ 1 đến 12"
        hint = f"ghi một tháng từ 1 đến 12, mã {part_called(body.name)}, hoặc một năm sau"
        return _at(step, "to", "CTR228", message, hint)
    option, name = ("quarter", "quý") if quarters and asked <= 4 else ("month", "tháng")
    when = f"{name} {to}"
    word = occasion(body.name)
    if here:
        message = f"{body.name} có {len(here)} {word} {when}"
        hint = f"ghi mã: {', '.join(slot.id for slot in here)}"
    else:
        ids = [slot.id for slot in board.rows[body.id] if not slot.left]
        message = f"{body.name} không có {word} nào {when}"
        meet = f"ctr amend meet --body {body.id} --{option} {to} --authority … --date … --reason …"
        hint = ids_like(f"{body.id}-{to}", ids)
        hint += f"; họp thêm thì bổ sung {word} trước: {meet}"
    return _at(step, "to", "CTR228", message, hint)


def month_without_body(step: Step, board: Board) -> Fault:
    """A new item is to go to a month, and nobody knows of whom."""
    message = f"nơi đến của nội dung bổ sung ghi “{step.change.to}”, chưa rõ của cơ quan nào"
    hint = f"ghi mã nơi họp, ví dụ {next(iter(board.slots), 'btv-9')}"
    return _at(step, "to", "CTR228", message, hint)


def no_time(step: Step, quarters: bool) -> Fault:
    """A meeting is to go to what is no time."""
    what = "một quý từ 1 đến 4" if quarters else "một tháng từ 1 đến 12"
    message = f"{step.id} không chuyển đến “{step.change.to}” được"
    return _at(step, "to", "CTR228", message, f"ghi {what}, hoặc một năm sau")


def no_later_year(step: Step, board: Board) -> Fault:
    """What leaves the year goes to a later one."""
    message = f"năm {step.change.to} không sau năm {board.year} của chương trình"
    return _at(step, "to", "CTR228", message, f"ghi năm sau, ví dụ {board.year + 1}")


def not_in_force(step: Step, standing: Standing) -> Fault:
    """A change of an item that an earlier decision took out of the year."""
    how = "đưa ra khỏi chương trình" if standing.gone == "dropped" else "chuyển ra khỏi năm"
    message = f"nội dung {step.id} đã {how} từ trước"
    hint = "bỏ thay đổi này; cần lại nội dung ấy thì chuyển (move) nó về một tháng"
    return _at(step, step.verb, "CTR229", message, hint)


def month_taken(step: Step, slot: Slot) -> Fault:
    """The body has its regular meeting of that time already."""
    message = f"{slot.body.name} đã có {occasion(slot.body.name)} {slot.id} trong thời gian ấy"
    hint = "ghi kind: thematic (chuyên đề) hoặc extraordinary (đột xuất)"
    return _at(step, step.verb, "CTR230", message, hint)


def one_key_missing(step: Step) -> Fault:
    """A change says none of the things of which it needs one."""
    lacks, hint = {
        "meet": ("tháng hay quý", "thêm month: … (1-12) hoặc quarter: … (1-4)"),
        "reword": ("câu chữ hay thời hạn mới", "thêm text: … hoặc deadline: … (2026-09-15)"),
    }[step.verb]
    verb = "bổ sung" if step.verb == "meet" else step.verb
    return _at(step, step.verb, "CTR220", f"{verb} {step.id} chưa ghi {lacks}", hint)


def number_does_not_run_on(step: Step, numbers: list[int]) -> Fault:
    """A new number leaves a gap."""
    message = f"số {step.change.number} không nối tiếp các lần đã có"
    hint = f"ghi một số từ {min(numbers)} đến {numbers[-1] + 1}"
    return _at(step, "number", "CTR230", message, hint)


def number_out_of_time(step: Step, other: Slot, is_number: int, number: int) -> Fault:
    """A new number and its month tell two orders; `other` has, or then would have, a number too."""
    message = (
        f"lần thứ {number} không hợp với thời gian của {other.id} "
        f"(lần thứ {is_number}, {time_name(other.meeting)})"
    )
    hint = f"xem lại số, hoặc tháng; {other.id} mang số sai thì sửa số trước: move {other.id} cùng to, number"
    return _at(step, "number", "CTR230", message, hint)
