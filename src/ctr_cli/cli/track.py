"""`ctr track`: what became of an item, or of a meeting, put into the follow-up beside the programme."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ctr_cli.cli.asked import agency_asked, today_of
from ctr_cli.cli.book import (
    Book,
    items_before,
    meant,
    open_book,
    refuse,
    refuse_of_item,
)
from ctr_cli.cli.choices import quotes_missing
from ctr_cli.cli.delivery import say, tell
from ctr_cli.cli.last_year import held_in_january
from ctr_cli.cli.options import ProgramOption, TodayOption, clock, day, first_dated
from ctr_cli.cli.recorded import say_doubts, say_to_come
from ctr_cli.language.patterns import regex
from ctr_cli.model.errors import CtrError, UsageError

if TYPE_CHECKING:
    from ctr_cli.model.follow_up import FollowUp

HELP = """Ghi kết quả của một nội dung, hoặc ngày giờ và kết luận của một hội nghị, vào tệp theo dõi cạnh chương trình.

Sau hội nghị một dòng là đủ: --held ghi mọi nội dung của hội nghị là Hoàn thành ngày ấy, trừ nội dung có điều kiện, nội dung đã ghi riêng, nội dung cơ quan báo chưa xong hay đề nghị lùi, và nội dung nêu ở --except; --conclusion là văn bản kết quả, ghi sau cũng được.

Ghi "" để xóa một giá trị đã ghi. Tình trạng: chưa làm, đang làm, đã trình, hoàn thành, không phát sinh.

Ví dụ: ctr track btv-3 --date 25/3/2026 --start 8h --place "Hội trường tầng 2"

Ví dụ: ctr track btv-3 --held 25/3/2026 --conclusion 52-TB/ĐU --except btv-3.8

Ví dụ: ctr track btv-3.8 --status "hoàn thành" --done 25/3/2026 --result 12-NQ/ĐU

Ví dụ: ctr track btv-3.8 --agency "UBND phường" --status "đã trình" --done 20/3/2026"""

_PARTED = regex(r"[,;]\s*")
_DAYS = ("done", "date", "held")


def _status(text: str) -> str:
    """A status as typed, as its id; nothing to take it away."""
    from ctr_cli.model.follow_up import STATUSES, status_meant, status_name

    found = status_meant(text)
    if found is None and text.strip():
        words = ", ".join(f"{status_name(status)} ({status})" for status in STATUSES)
        hint = f"{quotes_missing(text, map(status_name, STATUSES))}chọn một trong: {words}"
        raise UsageError(f"không có tình trạng “{text}”", hint)
    return found or ""


def _time(text: str) -> str:
    """An hour as the file holds it; nothing takes the value away."""
    minutes = clock(text) if text.strip() else None
    return "" if minutes is None else f"{minutes // 60:02d}:{minutes % 60:02d}"


def _option(name: str, metavar: str, said: str, parser: Callable[[str], Any] | None = None) -> Any:
    return typer.Option(f"--{name}", metavar=metavar, help=said, parser=parser)


def track(
    target: Annotated[
        str, typer.Argument(metavar="MÃ", help="Mã nội dung (btv-3.8) hoặc hội nghị (btv-3).")
    ],
    status: Annotated[str | None, _option("status", "TỪ", "Tình trạng.", _status)] = None,
    done: Annotated[
        str | None, _option("done", "NGÀY", "Ngày xong; của cơ quan: ngày gửi.")
    ] = None,
    result: Annotated[str | None, _option("result", "CHỮ", "Văn bản, kết quả.")] = None,
    note: Annotated[str | None, _option("note", "CHỮ", "Ghi chú.")] = None,
    agency: Annotated[
        str | None, _option("agency", "TÊN", "Ghi phần của cơ quan này, không phải của văn phòng.")
    ] = None,
    date: Annotated[str | None, _option("date", "NGÀY", "Hội nghị: ngày họp đã định.")] = None,
    start: Annotated[str | None, _option("start", "GIỜ", "Hội nghị: giờ khai mạc.", _time)] = None,
    place: Annotated[str | None, _option("place", "CHỮ", "Hội nghị: nơi họp.")] = None,
    chair: Annotated[str | None, _option("chair", "CHỮ", "Hội nghị: chủ trì.")] = None,
    guests: Annotated[str | None, _option("guests", "CHỮ", "Hội nghị: khách mời.")] = None,
    opening: Annotated[
        str | None, _option("opening", "CHỮ", "Hội nghị: việc trước các nội dung.")
    ] = None,
    closing: Annotated[
        str | None, _option("closing", "CHỮ", "Hội nghị: việc sau các nội dung.")
    ] = None,
    held: Annotated[
        str | None,
        _option(
            "held",
            "NGÀY",
            "Hội nghị: đã họp ngày này; các nội dung là Hoàn thành.",
        ),
    ] = None,
    conclusion: Annotated[
        str | None, _option("conclusion", "SỐ", "Hội nghị: văn bản kết luận, ví dụ 52-TB/ĐU.")
    ] = None,
    excepted: Annotated[
        list[str] | None,
        _option(
            "except", "MÃ", "Cùng --held: nội dung chưa xong; ghi nhiều mã, hoặc nhiều lần, được."
        ),
    ] = None,
    on: TodayOption = None,
    program: ProgramOption = None,
) -> None:
    """Record what was said of an item or a meeting, and tell what stands in the file now."""
    of_item = {"status": status, "done": done, "result": result, "note": note}
    of_meeting = {
        "date": date, "start": start, "place": place, "chair": chair, "guests": guests,
        "opening": opening, "closing": closing, "held": held, "conclusion": conclusion,
    }  # fmt: skip
    program = held_in_january(program, target, held, date, done)
    book = open_book(program, first_dated(held, date, on, done))
    name = meant(book, target)
    if name in book.meetings:
        refuse_of_item(book, name, {**of_item, "agency": agency})
        refuse(name, book.opened.meetings_said, {}, of_meeting)
        values = _given(book, of_meeting)
        _track_meeting(book, name, values, excepted or ())
        _say_odd(book, values, on)
        return
    refuse(name, "nội dung", {**of_meeting, "except": excepted}, of_item)
    values = _given(book, of_item)
    _track_item(book, name, values, agency)
    _say_odd(book, values, on)


def _say_odd(book: Book, values: dict[str, Any], on: str | None) -> None:
    """What is likely typed by mistake: a day that has not come, a conclusion that is no paper."""
    for key, hint in (("done", "xem lại ngày"), ("held", "họp dự định thì ghi --date")):
        say_to_come(f"--{key}", values.get(key), today_of(on), hint)
    conclusion = values.get("conclusion")
    if conclusion and not any(char.isdigit() for char in conclusion):
        from ctr_cli.model.own_numbers import conclusion_like

        message = f"“{conclusion}” không có số, ký hiệu văn bản kết luận"
        say(
            f"Lưu ý: {message}",
            f"ghi số như {conclusion_like(book.opened.program)}; "
            "nội dung kết luận ghi bằng --note của từng nội dung",
        )


def _given(book: Book, values: dict[str, Any]) -> dict[str, Any]:
    """The values that were typed, as the file holds them; an empty one takes a value away."""
    from ctr_cli.language.keys import nfc

    texts = {
        key: " ".join(nfc(value).split()) for key, value in values.items() if value is not None
    }
    year = book.opened.program.year
    return {
        key: (day(text, year) if text and key in _DAYS else text) or None
        for key, text in texts.items()
    }


def _check_year(
    book: Book, option: str, text: str | None, months: tuple[int, ...] | None = None
) -> None:
    """Raises `UsageError` for a day that may not be recorded in the year, of a meeting of some `months` or of work."""
    from ctr_cli.language.printed_dates import short_date
    from ctr_cli.model.follow_up import is_of_year

    year = book.opened.program.year
    if text and not is_of_year(text, year, months):
        message = f"--{option} {short_date(text)}: ngày này không thuộc năm {year} của chương trình"
        raise UsageError(message, "xem lại năm, hoặc chỉ ra chương trình khác bằng -p TỆP")


def _track_item(book: Book, name: str, values: dict[str, Any], agency: str | None) -> None:
    from ctr_cli.cycle.in_charge import works_on
    from ctr_cli.cycle.outcome import agencies_of
    from ctr_cli.cycle.tracking import with_item, with_report, with_unplanned
    from ctr_cli.views.collected import day_lines
    from ctr_cli.views.track_words import item_words, lost

    _check_year(book, "done", values.get("done"))
    follow_up, known = book.found.follow_up, book.opened.known
    item = book.items.get(name)
    if item is None:
        if agency is not None:
            raise UsageError(
                f"--agency không dùng với việc ngoài chương trình ({name})", "bỏ --agency"
            )
        wanted = with_unplanned(follow_up, name, _with_done(values))
    elif agency is None:
        _check_guard(book, name)
        values = {**_of_the_meeting(book, name, values), **_with_done(values)}
        wanted = with_item(follow_up, book.records, item, values)
    else:
        _check_guard(book, name)
        owner = agency_asked(book.opened, agency)
        if not works_on(known, owner, agencies_of(known, item)):
            say(f"Lưu ý: {known.agencies[owner].name} không được phân công {name}")
        own = {"on" if key == "done" else key: value for key, value in values.items()}
        if values.get("status", "done") is None:
            own = {"on": None, "result": None, **own}
        if values.get("status") in ("todo", "doing"):
            own.setdefault("on", None)
        if values.get("status") == "todo":
            own.setdefault("result", None)
        wanted = with_report(follow_up, book.records, item, owner, own)
    _save(book, wanted, name, [item_words(wanted, name, known), *lost(follow_up, wanted, name)])
    for line in day_lines(book.opened.program, known, follow_up, wanted):
        say(f"Lưu ý: {line}")


def _with_done(values: dict[str, Any]) -> dict[str, Any]:
    """Values of the office's own record: a day on which something was done says that it is done, and goes with that;
    where nothing is said of it any more its result goes too.
    """
    if values.get("done") and values.setdefault("status", "done") != "done":
        raise UsageError(
            "--done là ngày xong, không đi với tình trạng khác",
            'bỏ --done, hoặc --status "hoàn thành"',
        )
    if values.get("status", "done") != "done":
        values.setdefault("done", None)
    if values.get("status", "done") is None:
        values.setdefault("result", None)
    return values


def _of_the_meeting(book: Book, name: str, values: dict[str, Any]) -> dict[str, Any]:
    """What goes with a day that goes: the result that its meeting's conclusion was, where the item is done no more."""
    record = book.records.of.get(name)
    concluded = {meeting.conclusion for meeting in book.found.follow_up.meetings}
    is_open = values.get("status") not in (None, "done")
    return {"result": None} if is_open and record and record.result in concluded else {}


def _check_guard(book: Book, name: str) -> None:
    """Nothing is written to a record whose words are those of another item."""
    stray = next((s for s in book.records.strays if s.record.item == name), None)
    if stray is not None:
        message = f"bản ghi {name} trong {book.found.source.file} không khớp nội dung"
        raise CtrError(message, "sửa theo ctr validate (CTR245, CTR248) rồi làm lại")


def _track_meeting(book: Book, name: str, values: dict[str, Any], excepted: Iterable[str]) -> None:
    from ctr_cli.cycle.tracking import after_meeting, with_meeting
    from ctr_cli.language.printed_dates import short_date
    from ctr_cli.model.bodies import is_field
    from ctr_cli.model.meetings import meeting_title, months_of
    from ctr_cli.views.track_words import meeting_words

    body, meeting = book.meetings[name]
    title = meeting_title(book.opened.program, body, meeting)
    for option in ("date", "held"):
        _check_year(book, option, values.get(option), months_of(meeting))
    if values.get("held", name) is None:
        # What a meeting concluded that was not held is nothing.
        values.setdefault("conclusion", None)
    now = {"held", "conclusion"} & set(values)
    if meeting.every and values.get("date"):
        raise UsageError(
            f"{name} lặp lại nhiều lần trong năm, không ghi một ngày họp cho cả năm",
            f"in giấy tờ của một ngày: ctr agenda --meeting {name} --date {short_date(values['date'])} -o hop.docx",
        )
    if (meeting.every or is_field(body.name)) and any(values[key] for key in now):
        message = f"{name} là công việc thường xuyên hoặc một mảng việc, không có cuộc họp nào"
        hint = "ghi từng nội dung: ctr track MÃ --status … --result …"
        raise UsageError(message, hint)
    if excepted and not now:
        raise UsageError("--except chỉ dùng cùng --held", "thêm --held NGÀY")
    left_out = [_item_of(book, name, item) for typed in excepted for item in _PARTED.split(typed)]
    before = next((m for m in book.found.follow_up.meetings if m.meeting == name), None)
    if before and before.held and values.get("date") and "held" not in values:
        day_held = short_date(before.held)
        say(
            f"Lưu ý: {name} đã ghi là họp ngày {day_held}, ngày ấy thắng --date",
            "họp ngày khác thì ghi --held",
        )
    if not now or not (values.get("held") or (before and before.held)):
        wanted = with_meeting(book.found.follow_up, name, values, meeting.date)
        _save(book, wanted, name, [meeting_words(wanted, name, title)])
        return
    items = [book.items[item] for item in items_before(book, name)]
    books = book.opened.known, book.found.follow_up, book.records
    held = after_meeting(*books, name, items, values, left_out, meeting.date)
    lines = [meeting_words(held.follow_up, name, title)]
    lines += [f"Hoàn thành: {', '.join(held.done)}"] if held.done else []
    lines += [f"Bỏ kết quả đã ghi của {item}: {why}" for item, why in held.taken_back.items()]
    lines += [f"Để nguyên {item}: {why}" for item, why in held.left.items()]
    if before and before.conclusion and not values.get("conclusion", before.conclusion):
        lines.append(f"Bỏ kết luận {before.conclusion} đã ghi trước đó.")
    _save(book, held.follow_up, name, lines)
    if held.against and values.get("held"):
        done = f'--status "hoàn thành" --done {short_date(values["held"])}'
        say(
            f"Nội dung để nguyên vì cơ quan báo khác: đã xong thì ctr track {held.against[0]} {done}"
        )


def _item_of(book: Book, meeting: str, typed: str) -> str:
    """The id of an item that stands before a meeting, as typed after `--except`."""
    from ctr_cli.model.meetings import id_meant

    ids = items_before(book, meeting)
    body = meeting.partition("-")[0]
    ways = (typed, f"{body}-{typed.strip()}", f"{meeting}.{typed.strip()}")
    name = next((name for way in ways if (name := id_meant(way, ids)) in ids), typed)
    if name not in ids:
        message = f"--except {typed}: không phải nội dung đang theo dõi của {meeting}"
        raise UsageError(message, f"các mã: {', '.join(ids)}")
    return name


def _save(book: Book, wanted: "FollowUp", name: str, lines: list[str]) -> None:
    """Write what is wanted, and tell it with what a reader would ask about it."""
    from ctr_cli.cli.editing import save_follow_up

    file = book.found.source.file
    if not save_follow_up(book.found, wanted):
        tell(f"Không có gì thay đổi, {file} giữ nguyên.")
        return
    for line in lines:
        tell(line)
    tell(f"Đã ghi vào {file}.")
    say_doubts(book.opened, wanted, {name}, lambda _: True)
