"""What is wrong or untold in a filled row, in words for whoever mends the sheet."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.language.typed import weekday_slip
from ctr_cli.model.follow_up import STATUSES, status_meant, status_name
from ctr_cli.model.follow_up_sheet import FILLED

if TYPE_CHECKING:
    from ctr_cli.cycle.followed import Followed

_WHOLE_DAY = regex(r"\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{4}-\d\d-\d\d")
_UNFINISHED = f"có {FILLED['done']} mà để trống {FILLED['status']}, nên chưa tính là xong"
_FINISHED = regex(
    r"^(?:hoàn thành|xong)\b|(?<!chưa )\bđã (?:hoàn thành|xong|ban hành|trình|thực hiện xong)\b"
)
_UNCHOSEN = (
    f"viết “{{said}}” mà để trống {FILLED['status']}, nên chưa tính là xong; xong rồi thì chọn "
    f"{FILLED['status']}, ghi {FILLED['done']}"
)
_STILL_AT_IT = (
    f"{{status}} mà có {FILLED['done']}, nên chưa tính là xong; xong rồi thì chọn Hoàn thành"
)
_UNDATED = f"{{status}} mà để trống {FILLED['done']}, nên chưa biết đúng hạn hay quá hạn; ghi {FILLED['done']}"


def not_understood(column: str, raw: str, year: int) -> str:
    """A cell whose word is no status, or no day, or another weekday's, in a sheet of a year."""
    if column == "status":
        words = ", ".join(map(status_name, STATUSES))
        return f"không hiểu tình trạng “{raw}”; chọn một trong: {words}"
    if slip := weekday_slip(raw, year):
        return f"ngày “{raw}” sai thứ: {slip}"
    return f"không có ngày “{raw}”; ghi như 25/3/{year}"


def misplaced(taken: Mapping[str, str], ours: Mapping[str, str]) -> str:
    """A new result that is a status, or nothing but a day, while the column it belongs into is empty; or nothing."""
    cells, result = {**ours, **taken}, taken.get("result", "")
    meant = {"status": status_meant(result), "done": _WHOLE_DAY.fullmatch(result)}
    into = next((name for name, fits in meant.items() if fits and not cells.get(name)), None)
    if not result or into is None:
        return ""
    return f"cột {FILLED['result']} ghi “{result}”, là điều của cột {FILLED[into]} còn trống; chuyển sang cột ấy"


def remarks(
    taken: Mapping[str, str], cells: Mapping[str, str], item: "Followed | None", year: int
) -> Iterator[str]:
    """What a person should know of a row that changes something: what it leaves untold, and that its `item` (None: other
    work) is no longer one of the year.
    """
    if taken.get("done") and not cells.get("status"):
        yield _UNFINISHED
    said = next(
        (taken[c] for c in ("result", "note") if _FINISHED.search(plain(taken.get(c, "")))), ""
    )
    if said and not cells.get("status"):
        yield _UNCHOSEN.format(said=said)
    status = taken.get("status", "")
    unfinished = status_meant(cells.get("status", "")) in ("todo", "doing")
    if unfinished and cells.get("done") and {"status", "done"} & set(taken):
        yield _STILL_AT_IT.format(status=cells["status"])
    if item and status and status_meant(status) == "done" and not cells.get("done"):
        yield _UNDATED.format(status=status)
    if taken and item and item.gone:
        by = f" theo {item.decided[-1].decision.name}" if item.decided else ""
        how = "đã đưa ra" if item.gone == "dropped" else "đã chuyển sang năm sau"
        yield f"nội dung không còn trong chương trình năm {year} ({how}{by}), ghi vào sổ nhưng không tính vào số liệu"
