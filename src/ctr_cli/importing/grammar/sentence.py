"""Sentences taken apart: what closing brackets and last sentences say of conditions, agencies and times."""

import re
from collections.abc import Iterator

from ctr_cli.importing.grammar.brackets import (
    Parts,
    are_offices,
    closing_bracket,
    merge,
    merge_before,
    outside,
    take_bracket,
)
from ctr_cli.importing.grammar.charge import (
    Charge,
    charge_of_line,
    has_role,
    is_agency_line,
    parse,
)
from ctr_cli.importing.grammar.due import Due, due_in, held_again, held_behind_colon, tells_day
from ctr_cli.importing.grammar.heading import heading_of, patterns
from ctr_cli.importing.grammar.known import kept
from ctr_cli.importing.grammar.names import begins_agency, is_office, only_offices, split
from ctr_cli.importing.grammar.opening import opened, read_as_preparer, who_does
from ctr_cli.importing.grammar.phrase import MARKS
from ctr_cli.importing.grammar.placed import placed_in
from ctr_cli.importing.grammar.roles import roles_inline
from ctr_cli.importing.grammar.said import charge_of_sentence, only_connectives, says_deadline
from ctr_cli.importing.grammar.sent import without_whom
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.lines import BRACKETS
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex


@kept
def take_apart(text: str) -> Parts:
    """An item's sentence without what its closing brackets and its last sentence say of conditions and agencies.

    The answer is kept: treat it as read-only.
    """
    text = _SHORT_MONTH_LAST.sub(r" (\1)", text.strip())
    text = _DAY_BEFORE_WHO.sub(r"\g<work>(\g<who>, \g<day>)\g<end>", text)
    parts = Parts(_who_last(_time_in_bracket(_BRACKETS_BESIDE.sub(", ", text))))
    _take_last_clause(parts)
    _take_place(parts)
    _take_opening(parts)
    _take_last_sentence(parts)
    _take_place(parts)
    _take_last_clause(parts)
    _take_between_dashes(parts)
    _take_after_dash(parts)
    _take_without_stop(parts)
    _take_names_at_the_end(parts)
    _take_brackets(parts)
    _take_names_at_the_end(parts)
    _take_last_clause(parts)
    if _take_time_behind_colon(parts):
        _take_brackets(parts, timed=True)
    return parts if re.search(r"\w", parts.text) else Parts(text.strip())


def _take_brackets(parts: Parts, *, timed: bool = False) -> None:
    """Move what the closing brackets say into its fields; of a `timed` work what says no other time."""
    while match := closing_bracket(parts.text):
        before, inner, end = match
        if _only_says_when_held(before, inner):
            parts.charge.beside.append(f"Thời gian: {inner}")
        elif _refers_behind(before, inner):
            parts.charge.beside.append(capitalised(inner))
        elif tells_day(inner) or (timed and due_in(inner)) or not take_bracket(parts, inner):
            return
        parts.text = _ended(before.rstrip(), end)


def _refers_behind(before: str, inner: str) -> bool:
    """Whether a bracket behind another only sends the reader to an annex: `(Phòng Kinh tế) (theo Phụ lục kèm theo)`."""
    refers = patterns("refers_to_annex").search(inner) and not has_role(inner)
    return bool(refers) and closing_bracket(before) is not None


def _only_says_when_held(before: str, inner: str) -> bool:
    """Whether a bracket says nothing but when within a month a work is held, `(tuần 2)`, `(dự kiến ngày 25/4)`, behind one that says who does it."""
    day = tells_day(inner)
    who = closing_bracket(before) if day or patterns("within_month").fullmatch(inner) else None
    told = day or due_in(inner) is None
    return who is not None and bool(parse(who[1]).assignments) and told


def _take_place(parts: Parts) -> None:
    """Move before whom the work comes, and when, into its field."""
    placed = None if parts.meets else placed_in(parts.text)
    if placed:
        parts.text, parts.meets, parts.placed = placed.text, placed.places, placed.written
        half = next((place.when for place in placed.places if place.when.part), None)
        if half and not parts.charge.due:
            parts.charge.due = Due(half, placed.written, 0, 0, held=True)


_BRACKETS_BESIDE = regex(
    r"(?<=[^\W\d_])(?:\)\s*\((?=(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/20\d\d)?\)[.;]?$)"
    r"|[)\]]\s*(?:[,;+&/]|và\b)\s*[(\[](?=[^()\[\]]+[)\]][.;]?$)|\]\s*\[(?=[^\[\]]+\][.;]?$))"
)
"""What stands in a bracket of its own behind another: a day, `(Phòng Kinh tế) (10/3)`; who else, `[VP], [UB]`."""


_DAY_BEFORE_WHO = regex(
    r"(?P<work>^(?:(?!\b(?:ngày|lễ|kỷ niệm|mừng|lần thứ)\b)[^()])+)\((?P<day>(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/20\d\d)?)\)\s*\((?P<who>[^()]+)\)(?P<end>[.;]?)$",
    re.IGNORECASE,
)
"""A day in a bracket before that of who does it, where the work does not tell of which day: `Liên hoan ẩm thực (14/10) (Hội Nông dân)`."""


_SHORT_MONTH_LAST = regex(
    r"\s*(?:[,:]|\s[-–])\s*(T\.?\s?(?:0?[1-9]|1[0-2])(?:/20\d\d)?)(?=\s*[.;]?$)"
)
"""A month in short behind a work: `Kế hoạch chống hạn, T3.`"""


_TIME_BEHIND = regex(
    r"(?<=[^\W\d_])\)(?:\s*[,;]|\s[-–])\s*(?P<time>(?:(?:thời\s+(?:gian|hạn)|tiến\s+độ|hạn)(?:\s+[^\W\d_]+){0,3}\s*:?\s+)?(?:(?:trong|vào|dự\s+kiến)\s+)*"
    r"(?:(?:tuần|đợt)\s+(?:thứ\s+)?\w{1,4}|(?:ngày\s+)?\d{1,2}/\d{1,2}(?:/20\d\d)?|(?:tháng|quý)\s+[IVX\d]{1,4}(?:(?:/|\s+năm\s+)20\d\d)?))(?P<end>[.;]?)$",
    re.IGNORECASE,
)
"""A bare time behind a bracket: `(Phòng Kinh tế) - tuần 2`, `(Phòng Kinh tế), ngày 10/3`."""


def _time_in_bracket(text: str) -> str:
    """A work with a bare time behind who does it in the same bracket."""
    time = _TIME_BEHIND.search(text)
    who = closing_bracket(text[: time.start() + 1]) if time else None
    if time is None or who is None or not begins_agency(who[1]):
        return text
    return f"{text[: time.start()]}; {time['time']}){time['end']}"


_WHO_WITHIN = regex(
    r"^(?P<before>[^()]+?)\s*\((?P<who>[^()]+)\)(?P<on>(?:[;,]|(?=\s+và\b))\s+(?:trong đó|gồm|nhất là|ưu tiên|kết hợp|đồng thời|giao|(?:(?:và|sau đó|để)\s+)*(?:trình|báo cáo|xin ý kiến|thông qua))\b[^()]+?)(?P<end>[.;]?)$"
)
"""Who does a work, in a bracket before a clause that says more of it: `Tặng quà (Đoàn xã); trong đó ưu tiên trẻ mồ côi.`"""


def _who_last(text: str) -> str:
    """A work with the bracket of who does it behind all its clauses."""
    within = _WHO_WITHIN.match(text)
    charge = parse(within["who"]) if within else Charge()
    if not (within and charge.assignments and only_connectives(charge.rest)):
        return text
    return f"{within['before']}{within['on']} ({within['who']}){within['end']}"


def _take_last_clause(parts: Parts) -> None:
    """Move a closing clause that says by when, how often or if at all, and nothing else, `…, hoàn thành trước 10/3`, into its field."""
    condition = None if parts.condition else patterns("closing_condition").search(parts.text)
    if condition:
        parts.text = parts.text[: condition.start()] + condition["end"].strip()
        parts.condition = condition["condition"]
    match = None if parts.charge.due else patterns("closing_due").search(parts.text)
    said, sent = without_whom(parts.text[match.end() :] if match else "")
    due = due_in(said) if says_deadline(said) else held_again(said)
    plain = match and outside(parts.text, match.start())
    if match and plain and due and not due.span and not when(parts.text[: match.start()]).every:
        end = parts.text.rstrip()[-1:]
        parts.text = parts.text[: match.start()] + (end if end in MARKS else "")
        parts.charge.due = due
        parts.charge.beside += sent


def _take_time_behind_colon(parts: Parts) -> bool:
    """Move when a work is held, behind the colon that closes its sentence, into its field; False where nothing says so."""
    due = None if parts.charge.due else held_behind_colon(parts.text)
    if due:
        parts.text = parts.text[: due.start].rstrip() + parts.text[due.end :].strip()
        parts.charge.due = due
    return due is not None


def _take_opening(parts: Parts) -> None:
    """Move who opens the line, `Công an xã trình: Phương án …`, into its field; where no word says what they do, with a doubt."""
    opening = opened(parts.text)
    if opening is None:
        return
    parts.text = capitalised(opening.text)
    if not opening.told:
        parts.doubts.append(read_as_preparer(opening.who))
    merge(parts, opening.charge)


def _ended(text: str, end: str) -> str:
    """A sentence closed by the mark that stood after its bracket, unless it has one that says more."""
    if text.endswith("...") or not text.endswith(tuple(MARKS)):
        return text if text.endswith("...") else text + end
    keeps = not end or text[-1] == end or text[-1] in ":…!?"
    return text if keeps else text[:-1].rstrip() + end


def _take_between_dashes(parts: Parts) -> None:
    """Move who and when, parted by dashes at the end, `… - trước 20/01 - Công an xã`, into their fields."""
    first, *pieces = re.split(r"\s(?:--+|[-–—])\s", parts.text.rstrip(f"{MARKS} "))
    taken: list[Charge] = []
    while pieces:
        charge = parse(pieces[-1])
        office = are_offices(pieces[-1], charge) and bool(charge.assignments) and not charge.rest
        due = due_in(pieces[-1])
        if not office and not (
            due and only_connectives(f"{pieces[-1][: due.start]} {pieces[-1][due.end :]}")
        ):
            break
        if due and due.held and not office and parts.charge.due and not parts.meets:
            parts.meets, parts.placed = (heading_of(pieces[-1]),), pieces[-1]
            due = None  # `… - tháng 4`, behind which stands by when it is due
        taken.insert(0, charge if office else Charge(due=due))
        pieces.pop()
    if len(taken) < 2 or not any(charge.assignments for charge in taken):
        return
    parts.text = " - ".join([first, *pieces])
    for charge in taken:
        merge(parts, charge)


_BEFORE_WHO = regex(r"\s(?:--+|[-–—])\s+|:\s+(?=[^:]+$)|,\s+(?=(?:do|giao)\s)")
_SAYS_WHO = regex(r"(?:do|giao|đ/c|(?:các )?đồng chí)\s")


def _take_after_dash(parts: Parts) -> None:
    """Move `… - X chuẩn bị`, `…: X chuẩn bị` at the end, which some write instead of a bracket, into its field.

    Where several marks could open who does it, that does behind which the fewest words are no agency.
    """
    told = [
        (sum(not begins_agency(name) for name, _ in charge.assignments), at, text, charge)
        for at, (text, charge) in enumerate(_behind_marks(parts.text))
    ]
    if told:
        *_, parts.text, charge = min(told)
        merge_before(parts, charge)


def _behind_marks(text: str) -> Iterator[tuple[str, Charge]]:
    """What stands before and behind each dash or colon that who does it may stand behind."""
    for match in _BEFORE_WHO.finditer(text):
        before, who = text[: match.start()].rstrip(), roles_inline(text[match.end() :])
        if not who or any(mark in who for pair in BRACKETS.items() for mark in pair):
            continue
        name = before.rpartition(" do ")[2]  # `do Phòng Văn hóa - Xã hội tham mưu`
        cut = name != before and begins_agency(name)
        says = who[:1].isupper() or _SAYS_WHO.match(who) or says_deadline(who.partition(",")[0])
        charge = parse(who) if says and has_role(who) and not cut else Charge()
        charge = charge_of_line(who) if is_agency_line(who) else charge
        if charge.assignments and only_connectives(charge.rest):
            end = who.rstrip()[-1:]
            yield before + (end if end in MARKS else ""), charge


_NAMES_AT_END = regex(
    r"""(?:(?<=[\w)”])\./?\s+(?P<sentence>[^.;:()]+)
    |\s*(?:-{1,2}>|={1,2}>|→|➔)\s*(?P<arrow>[^.;:()]+))
    (?P<end>\s*[.;]?)$""",
    re.VERBOSE,
)
"""Agencies behind an arrow, or in a sentence of their own."""
_BEFORE_NAMES = regex(r"\s(?:--+|[-–—/|])\s|:\s")
_LONGEST = 2_000
"""Characters of a work; what is longer is none that ends in a name."""


def _take_names_at_the_end(parts: Parts) -> None:
    """Move names of agencies that close an item, with no word of what they do, into their field; a dash leaves a doubt."""
    done = parts.charge.assignments or len(parts.text) > _LONGEST
    match = None if done else _NAMES_AT_END.search(parts.text)
    if match and len((before := parts.text[: match.start()]).split()) > 1:
        who = (match["sentence"] or match["arrow"]).strip()
        _take_names(parts, who, before, match["end"].strip() or "." * bool(match["sentence"]))
    for mark in () if parts.charge.assignments else _BEFORE_NAMES.finditer(parts.text):
        before, who = parts.text[: mark.start()], parts.text[mark.end() :].rstrip()
        bare = who.rstrip(".;")
        plain = not re.search(r"[.:()]", bare) and len(before.split()) > 1
        plain = plain and outside(parts.text, mark.start())
        if mark[0][0] == ":":
            plain = (
                plain
                and not patterns("looks_into").match(before)
                and all(map(is_office, split(bare)))
            )
        if plain and _take_names(parts, bare, before, who[len(bare) :][:1]):
            parts.doubts.append(f"tách “{bare}” ra khỏi câu thành phân công đã đúng chưa")
            return


def _take_names(parts: Parts, who: str, before: str, end: str) -> bool:
    """Move names of agencies and nothing else out of the end of an item; False for other words."""
    charge = parse(who)
    if not charge.assignments or charge.rest or not are_offices(who, charge):
        return False
    parts.text = before.rstrip() + end
    merge(parts, charge)
    return True


_TAKES_NAME = regex(
    r"(?:(?:ủy|uỷ) ban|văn phòng|với|của|và|do|giao|cho|tại|từ|là|nghe|trình|về|đối|bởi|các|lãnh đạo|theo|cùng|thuộc|giữa|đến)$"
)
"""Words that a name behind them belongs to."""


def _may_begin_anew(before: str, after: str) -> bool:
    """Whether a sentence about an agency may begin between two words."""
    last = before.split()[-1]
    return (
        after[0].isupper()
        and not last[0].isupper()
        and not _TAKES_NAME.search(before)
        and begins_agency(after)
    )


def _take_without_stop(parts: Parts) -> None:
    """Move a sentence that says who does it, run on behind the item without a stop, into its field, with a doubt."""
    _, inner, _ = closing_bracket(parts.text) or ("", "", "")
    if parts.charge or not has_role(parts.text) or parse(inner).assignments:
        return
    for match in re.finditer(r"(?<=[\w)”\"]) (?=\w)", parts.text):
        before, after = parts.text[: match.start()], parts.text[match.end() :]
        if not _may_begin_anew(before, after) or not outside(parts.text, match.start()):
            continue
        charge = charge_of_sentence(after)
        if charge is not None and charge.assignments and len(before.split()) > 4:
            parts.text = before
            parts.doubts.append(f"tách “{after}” ra khỏi câu thành phân công đã đúng chưa")
            merge(parts, charge)
            return


_NEXT = regex(
    r"(?<=[.;])\s+(?=[A-ZĐÀ-Ỹ])|\s[-–]\s+(?=(?i:thời (?:gian|hạn)|sản phẩm|chủ trì|phối hợp|(?:cơ quan|đơn vị) \w+)[^:;.]{0,25}:)|;\s+(?=(?:giao|do)\s|(?:thời (?:gian|hạn)|sản phẩm|chủ trì|phối hợp|(?:cơ quan|đơn vị) \w+)[^:;.]{0,25}:|phối hợp (?:với|cùng)\s)"
    r"|,\s+(?=(?:(?:cơ quan|đơn vị) )?(?:chủ trì|chuẩn bị|phối hợp)\s*:)"
)


def _goes_on_a_list(text: str, cut: re.Match[str]) -> bool:
    """Whether behind a semicolon stand further offices of a list, `Chuẩn bị: Công an xã; Thuế cơ sở 5.`, or behind a comma who helps one: `… – UBND xã, phối hợp: Đoàn xã`."""
    last = text[cut.end() :]
    if cut[0][0] == ",":
        return only_offices(re.split(r"\s[-–—]\s", text[: cut.start()], maxsplit=1)[-1])
    return text[cut.start() - 1] == ";" and only_offices(last) and not has_role(last)


def _take_last_sentence(parts: Parts) -> None:
    """Move a closing `Giao X …`, `X chủ trì, phối hợp với Y.`, `Thời hạn: …` or `Sản phẩm: …` into its field."""
    while True:
        cut = [match for match in _NEXT.finditer(parts.text) if outside(parts.text, match.start())]
        while cut and _goes_on_a_list(parts.text, cut[-1]):
            cut.pop()
        if not cut:
            return
        last = parts.text[cut[-1].end() :]
        charge = charge_of_sentence(last) or who_does(last)
        if charge is None or not only_connectives(charge.rest):
            return
        end = parts.text[: cut[-1].start()].rstrip()
        anew = end[-1:] not in MARKS or (end.endswith(";") and last.endswith("."))
        parts.text = _ended(end, "." * anew)
        merge_before(parts, charge)
