"""CTR813: work to be done by a time that is over: a feast or season by its name, a day, a quarter, half a year, a third of a month."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.lunar import lunar_year
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.reading import Passage, doubt, holds, lead, signs, tells, times

_LONG, _LONG_FEAST, _NEXT_FEAST = 6, 5, 9
"""Months back from which a time, or a feast, without a year is the next one, and a feast with one too."""
_BEHIND = 24
"""Letters behind a time in which its year stands."""
_NEAR = 36
"""Letters before a time among which a word says that something is done by it."""
_WILL = regex(r"(?: này| tới)?,? (?:sẽ|phải|bắt đầu) ")
"""Right behind a time of what is to come."""
_JUST = regex(
    r"\b(?:trước|trong|xong|kịp|ăn|đón|mừng|dịp|nội|hết|nhất|là|đầu|giữa|cuối|tuần)(?: ngay| khoảng| hết| dịp| đầu| giữa| cuối)? \Z"
)
"""Right before a time at which work is done that an item begins with."""
_KINDS = ("day", "days", "month", "quarter", "part")


def overdue(year: int, passage: Passage) -> Iterator[Problem]:
    """Work that an item wants done by a time of the year that is over when the meeting is held; at most one."""
    low, held = passage.low, passage.place.months
    begin = lead(passage.text)
    if not held or tells(f" {low}", "no longer due"):
        return
    works = low.startswith(signs("work to be done"), begin)
    if not works and not tells(f" {low[begin:]} ", "still to be done"):
        return
    for start, end in sorted(_over(passage, year, held[0])):
        clause = max(begin, low.rfind(";", 0, start) + 1, low.rfind(". ", 0, start) + 1)
        close = min(at if (at := low.find(sign, end)) >= 0 else len(low) for sign in ";.")
        if is_late(passage, end) or is_of_the_past(low, start):
            continue
        still = tells(f" {low[clause:close]} ", "still to be done") and _is_by(low[clause:start])
        due = still or bool(_WILL.match(low, end))
        if due or (works and _JUST.search(low, begin, start)):
            message = f"{passage.text[start:end]} đã qua khi họp vào tháng {held[0]}/{year}"
            yield passage.problem(message, doubt(2, "xem lại thời gian của việc"), (start, end))
            return


_APART = regex(r"[;:.,]")
_AT = ("đầu ", "giữa ", "cuối ", "tuần ")


def _is_by(before: str) -> bool:
    """Whether the words right before a time say that something is done by it, or in it."""
    near = _APART.split(before.replace(": ", " ").rstrip(":")[-_NEAR:])[-1]
    meets = holds(near, ("kỳ họp", "phiên họp", "hội nghị"))
    at = before.endswith(_AT) and not before.endswith(tuple(f"từ {word}" for word in _AT))
    return at or (not meets and tells(f" {near}", "by a time"))


_OF_WHAT_WAS = regex(
    r"""(?x) \b (?: (?:giá|mức|số\ liệu|đã)\ công\ bố | hết\ hạn | trận | cơn | lốc | (?<!mưa\ )(?<!mùa\ )bão | (?<!mưa\ )(?<!mùa\ )lũ | nêu | (?<!đăng\ )ký\ ngày | xảy\ ra | gãy | hỏng | cháy | đoạt | trúng | áp\ dụng | tiếp\ xúc
    | (?<!chuẩn\ )(?<!trang\ )(?<!thiết\ )bị | tai\ nạn | hồi | (?:mở|trồng|dựng)\ (?:vào\ )?dịp ) \b [^,;.:\n]{0,25} \Z"""
)
"""Before the time of something that has happened."""


def is_of_the_past(low: str, start: int) -> bool:
    """Whether a time is that of something that has happened, by the words right before it."""
    return bool(_OF_WHAT_WAS.search(low, max(0, start - 45), start))


def is_late(passage: Passage, end: int) -> bool:
    """Whether a text says, up to the comma behind a time, that what was due then is late or looked into."""
    low, begin = passage.low, lead(passage.text)
    comma = low.find(",", end)
    said = f" {low[begin:comma] if comma >= 0 else low[begin:]}"
    return tells(said, "late or looked into") or said.startswith(
        (" hồ sơ ", " đơn ", " quyết toán ")
    )


def _over(passage: Passage, year: int, held: int) -> Iterator[tuple[int, int]]:
    """Where the times of a passage stand that ended before a month of a year."""
    low, begin = passage.low, lead(passage.text)
    for row in table("over"):
        for word in row["words"]:
            at = low.find(word, begin)
            end = at + len(word)
            alone = at > 0 and not low[at - 1].isalnum() and not low[end : end + 1].isalnum()
            if alone and low[at - 1] != "/" and low[end : end + 1] != "/":
                said = _is_this_year(low, end, year)
                back = held - row["ends"]
                if 0 < back <= _NEXT_FEAST and (
                    said or (said is None and back <= _LONG_FEAST and "dated" not in row)
                ):
                    yield at, end
    for time in times(passage.text):
        vague = time.kind == "part" and not time.sure
        if time.kind not in _KINDS or vague or not time.months or time.start < begin:
            continue
        if not time.kind.startswith("day") and is_given_out(low, time.start):
            continue
        near = low[max(0, time.start - 5) : time.end + 9]
        said = _is_this_year(low, time.start, year) if time.year is None else time.year == year
        back = held - time.months[-1]
        if said is None and str(year + 1) in low:
            continue
        if back > 0 and (said or (said is None and back <= _LONG)) and not tells(near, "lunar"):
            yield time.start, time.end


def _is_this_year(low: str, at: int, year: int) -> bool | None:
    """Whether the year soon after a time is the programme's; None where there is none."""
    near = low[at : at + _BEHIND]
    if str(year) in near or "năm nay" in near or lunar_year(year).lower() in near:
        return True
    beside = (year - 1, year + 1)
    others = (*map(str, beside), *(lunar_year(one).lower() for one in beside), *_ANOTHER_YEAR)
    return False if any(other in near for other in others) else None


_ANOTHER_YEAR = ("năm sau", "năm tới", "năm trước", "năm ngoái")


_TASKS = regex(
    r"\b(?:nhiệm vụ|công tác|kế hoạch|chương trình|giải pháp|phương hướng|lịch|chỉ tiêu|thi đua)"
    r"(?: trọng tâm)?(?: công tác)? (?:của )?\Z"
)


_TO_BE_DONE = regex(
    r"\b(?:phấn đấu|(?<!đã )hoàn thành|phát động|đăng ký)\b[^,;.\d]{0,45} (?<!từ )(?<!trong )(?<!trước )(?<!hết )(?<!của )\Z"
)


def is_given_out(low: str, start: int) -> bool:
    """Whether a period is that of tasks given out, which CTR824 judges."""
    task = _TASKS.search(low, max(0, start - 40), start)
    return bool(task or _TO_BE_DONE.search(low, max(0, start - 60), start))
