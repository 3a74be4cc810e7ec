"""What meets how: councils in sessions, executives in sittings, committees in conferences; and which of two came first."""

from collections.abc import Iterator

from ctr_cli.language.numbers import number_of
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.reading import Passage

_BODY = r"""(?:(?P<standing>thường\ trực\ (?:hội\ đồng\ nhân\ dân|hđnd))|(?P<council>hội\ đồng\ nhân\ dân|hđnd)|(?P<assembly>quốc\ hội)
    |(?P<executive>ủy\ ban\ nhân\ dân|ubnd)|(?P<bureau>(?:ban\ thường\ vụ|btv)|thường\ trực\ đảng\ ủy)
    |(?P<committee>(?:ban\ chấp\ hành|bch)|đảng\ ủy|đảng\ bộ)
    |(?P<front>(?:ủy\ ban\ |ban\ thường\ trực\ (?:ủy\ ban\ )?)?(?:mặt\ trận\ tổ\ quốc|mttq)|hội\ (?:nông\ dân|liên\ hiệp\ phụ\ nữ|cựu\ chiến\ binh)|đoàn\ thanh\ niên))"""
_KINDS = r"thường\ (?:lệ|kỳ)|chuyên\ đề|bất\ thường|giữa\ năm|cuối\ năm|toàn\ thể|định\ kỳ"
_OWNED = regex(
    rf"""(?x)(?P<opens>(?:khai|bế)\ mạc\ )?\b(?P<how>kỳ\ họp|phiên\ họp|hội\ nghị)
    (?P<mid>(?:\ (?:{_KINDS}|(?P<number>lần\ thứ\ \w+|thứ\ \w+|lần\ \d+)|tháng\ \d+|quý\ [ivx]+|năm\ \d{{4}}|\d{{4}}))*)
    (?P<of>\ của|\ do)?\ {_BODY}\b(?P<then>\ (?:tháng|quý|lần|thứ)\b)?"""
)
_HELD = regex(
    rf"""(?x)(?<!các\ ban\ )(?<!ban\ )(?<!tổ\ )(?<!đại\ biểu\ )\b{_BODY}(?:\ đảng\ bộ|\ đảng\ ủy)?(?:\ (?:xã|phường|đặc\ khu))?(?:\ khóa\ \w+)?
    \ (?:họp|tổ\ chức|mở|tiến\ hành|triệu\ tập|khai\ mạc)(?:\ họp)?
    \ (?P<how>kỳ\ họp|phiên(?:\ họp)?|hội\ nghị)(?P<mid>(?:\ (?:{_KINDS}|(?P<number>lần\ thứ\ \w+|thứ\ \w+)))*)"""
)
_RIGHT = {
    "council": "kỳ họp",
    "assembly": "kỳ họp",
    "standing": "phiên họp",
    "executive": "phiên họp",
    "committee": "hội nghị",
    "bureau": "hội nghị, phiên họp",
    "front": "hội nghị",
}


def meets_otherwise(passage: Passage) -> Iterator[Problem]:
    """A body and a meeting that is not of its kind: `phiên họp thứ ba của Hội đồng nhân dân`."""
    for pattern in (_OWNED, _HELD):
        for found in pattern.finditer(passage.low):
            body, how = found.lastgroup, found["how"]
            body = next(name for name in _RIGHT if found[name])
            right = _RIGHT[body]
            if how not in right and _is_clear(found.groupdict(), body):
                words = passage.text[slice(*found.span("how"))]
                message = (
                    f"“{words}” không phải cách họp của {passage.text[slice(*found.span(body))]}"
                )
                yield passage.doubt(message, 2, f"có phải {right}?", found.span("how"))


def _is_clear(found: dict[str, str | None], body: str) -> bool:
    """Whether the words around leave no other reading: others too meet in conferences and sittings, but do not number them."""
    numbered = bool(found["number"]) or any(
        kind in (found["mid"] or "") for kind in ("giữa năm", "cuối năm", "thường lệ")
    )
    held, owned = "of" not in found, found.get("of") == " của"
    if found["how"] != "kỳ họp":
        opened = found.get("opens") and body in ("council", "assembly")
        return bool(opened) or (numbered and (held or owned or body != "executive"))
    if held:
        return body == "executive" or (numbered and body != "standing")
    loose = found["mid"] and body in ("committee", "front", "bureau")
    return owned or bool(found["then"] or loose)


_NUMBERED = regex(r"\b(?P<how>kỳ họp|phiên họp|hội nghị|kỳ|phiên) (?:lần )?thứ (?P<number>\w+)")
_DONE = regex(
    r"\b(?:kết quả|sau(?: khi)?|tổng kết|qua|tiếp theo|tiếp nối|kế tiếp|nối tiếp|rút kinh nghiệm)\b[^,;.]{0,24}\Z"
)
_DONE_AFTER = regex(
    r"[^,;.]{0,25}\b(?:vừa (?:rồi|qua|bế mạc|kết thúc)|đã (?:họp|bế mạc|kết thúc)|hồi)\b"
)
_TO_COME = regex(
    r"\b(?:trước(?: khi| thềm)?|chuẩn bị|dự kiến|phục vụ|trình|hướng tới|triệu tập|khai mạc|họp|tổ chức|mở)\b[^,;.]{0,30}\Z"
)
_TO_COME_AFTER = regex(r"[^,;.]{0,25}\b(?:tới|sắp|sẽ|dự kiến|tiếp theo)\b")


def out_of_turn(passage: Passage) -> Iterator[Problem]:
    """A meeting that is prepared under a number not above that of one held before, in one text."""
    low, last, done, to_come = passage.low, 0, [], []
    for found in _NUMBERED.finditer(low):
        number = number_of(found["number"])
        before, after, last = low[last : found.start()], low[found.end() :], found.end()
        if number is None:
            continue
        if _DONE_AFTER.match(after) or _DONE.search(before):
            done.append((number, found))
        elif _TO_COME.search(before) or _TO_COME_AFTER.match(after):
            to_come.append((number, found))
    for number, found in to_come:
        earlier = next((o for n, o in done if n >= number and _alike(o["how"], found["how"])), None)
        if earlier:
            held = f"{earlier['how']} thứ {earlier['number']}"
            message = f"sau {held} không thể là {found['how']} thứ {found['number']}"
            yield passage.doubt(message, 2, "xem lại số kỳ họp", found.span("number"))
            return


def _alike(one: str, other: str) -> bool:
    """Whether two meetings are numbered in one row: conferences of a committee are not the sessions of a council."""
    return one.startswith("hội") == other.startswith("hội")
