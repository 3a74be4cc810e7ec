"""What the model says of values that do not fit it, in words a clerk understands."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import fold
from ctr_cli.language.likeness import alike
from ctr_cli.language.patterns import regex
from ctr_cli.language.typed import day_typed, unwrapped
from ctr_cli.model.amendments import VERBS
from ctr_cli.model.finding import Problem
from ctr_cli.model.keys import keys_of
from ctr_cli.source.advice import as_held, missing, number_meant, year_meant
from ctr_cli.source.mends import LEADING
from ctr_cli.source.misput import as_role, lost_bodies, torn_apart

_CHOICES = {
    "role": "prepare (chuẩn bị), lead (chủ trì), coordinate (phối hợp), advise (tham mưu), "
    "verify (thẩm tra), submit (trình), perform (thực hiện), subject (đối tượng)",
    "kind": "regular (thường kỳ), thematic (chuyên đề), extraordinary (đột xuất)",
    "status": "todo (chưa làm), doing (đang làm), submitted (đã trình), done (hoàn thành), "
    "not_arising (không phát sinh)",
    "every": "week (hằng tuần), month (hằng tháng), quarter (hằng quý), year (hằng năm)",
    "recurs": "yearly (hằng năm), term (theo nhiệm kỳ), once (một lần)",
    "tone_style": "auto (theo đa số), first (hòa, ủy), main (hoà, uỷ)",
}
_PATTERNS: dict[str, str] = {
    "id": "mã gồm chữ thường không dấu, chữ số, dấu gạch nối, ví dụ van-phong",
    "members": "mã gồm chữ thường không dấu, chữ số, dấu gạch nối, ví dụ van-phong",
    **dict.fromkeys(VERBS, "mã, ví dụ btv-9.4, bs-1 hay hn-1"),
    "body": "mã cơ quan họp, ví dụ bch hay btv",
    "date": "năm-tháng-ngày, ví dụ 2026-03-25 (ngày văn bản có thể chỉ ghi năm-tháng)",
    "deadline": "năm-tháng hoặc năm-tháng-ngày, ví dụ 2026-01 hay 2026-01-15",
    "ignore": "mã quy tắc hoặc phần đầu của mã, ví dụ CTR907 hay CTR6",
    **dict.fromkeys(("done", "on", "held"), "năm-tháng-ngày, ví dụ 2026-03-25"),
    "start": "giờ:phút trong dấu nháy, ví dụ '08:00'",
    **dict.fromkeys(("meeting", "item"), "mã trong chương trình, ví dụ btv-3 hay btv-3.8"),
    "agency": "mã cơ quan trong chương trình, ví dụ ubnd",
    "day": "ngày/tháng, ví dụ '14/3'",
    "term": "số La Mã, ví dụ XVI",
    "years": "năm đầu-năm cuối, ví dụ 2026-2031",
}
_DAYS = ("date", "deadline", "done", "on", "held")
_RANGES = {
    "month": "một số từ 1 đến 12",
    "months": "một số từ 1 đến 12",
    "quarter": "một số từ 1 đến 4",
    "year": "một năm, ví dụ 2026",
    "number": "một số từ 1 trở lên",
    "papers_days": "một số ngày từ 0 đến 60",
    "since": "một năm, ví dụ 1963",
}


def complaint(root: type[BaseModel], data: Any, detail: Any) -> tuple[str, Problem]:
    """The code and the problem that an error of the model's is, `data` being the values that were given to it."""
    path: KeyPath = tuple(detail["loc"])
    kind = detail["type"]
    steps = (step for step in reversed(path) if isinstance(step, str) and step != "[key]")
    key = next(steps, "")
    if kind == "extra_forbidden":
        return "CTR111", _unknown_key(root, data, path)
    if kind == "missing":
        return "CTR113", _missing(root, data, path, key)
    if kind == "said":
        return "CTR114", Problem(path, detail["msg"], "xem ý nghĩa từng khóa trong tệp hd36.yaml")
    value = detail["input"]
    if path[-1:] == ("[key]",):
        return "CTR111", _unknown_name(path[:-1], detail)
    if isinstance(value, str) and (bare := unwrapped(value)):
        hint = f"bỏ dấu nháy cong ở hai đầu: {key}: {bare}"
        return "CTR114", Problem(path, f"`{key}` không nhận giá trị `{value}`", hint)
    leave_out = "" if _is_required(root, path) else ", hoặc bỏ khóa này"
    if value is None:
        message, hint = f"khóa `{key}` còn để trống", _expected(kind, key, leave_out)
        return "CTR112", Problem(path, message, hint, on_key=True)
    if kind in ("greater_than", "greater_than_equal", "less_than_equal"):
        message = f"`{key}: {value}` nằm ngoài khoảng cho phép"
        return "CTR114", Problem(path, message, _expected(kind, key, leave_out))
    if kind in ("string_pattern_mismatch", "literal_error"):
        held = _choice_meant(key, value)
        if "pattern" in detail["ctx"]:
            year = year_meant(data, path) if key in _DAYS else None
            held = as_held(value, detail["ctx"]["pattern"], year)
        hint = f"viết {key}: {held}" if held else _expected(kind, key, leave_out)
        why = "" if held else _no_day(key, value)
        return "CTR114", Problem(path, f"`{key}` không nhận giá trị `{value}`{why}", hint)
    last = path[-1] if path else ""
    place = f"mục thứ {last + 1} của `{key}`" if isinstance(last, int) else f"`{key}`"
    wanted = "tên cơ quan" if (kind, key) == ("model_type", "agencies") else _kind_name(kind)
    message = f"{place} phải là {wanted}, ở đây là {_value_name(value)}"
    model = _model_at(root, path[:-1])
    examples = keys_of(model)[key].examples if model and key in keys_of(model) else ()
    return "CTR112", Problem(path, message, _mend(kind, key, value, leave_out, examples))


def _unknown_name(path: KeyPath, detail: Any) -> Problem:
    """A name in a table that is none of those the table may have: `than` among the styles of a profile."""
    names = re.findall(r"'([^']+)'", detail["ctx"].get("expected", ""))
    near = alike(str(path[-1]), names)
    hint = f"ý bạn là `{near[0]}`?" if near else f"chọn một trong: {', '.join(names)}"
    return Problem(path, f"`{path[-2]}` không có mục nào tên `{path[-1]}`", hint, on_key=True)


def _choice_meant(key: str, value: Any) -> str | None:
    """The choice whose Vietnamese name, or the end of it, was written: `month` for `tháng`."""
    said = fold(str(value))
    for choice, name in re.findall(r"(\w+) \(([^)]+)\)", _CHOICES.get(key, "")):
        if said and f" {fold(name)}".endswith(f" {said}"):
            return str(choice)
    return None


_AS_A_DAY = regex(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?|\d{4}[/.-]\d{1,2}[/.-]\d{1,2}")


_LEAP = 2024
"""A year that has every day there is."""


def _no_day(key: str, value: Any) -> str:
    """That what is written as a day is none, where a day is wanted: `31/02/2026`."""
    said = str(value).strip()
    if key == "day":
        is_day = re.fullmatch(r"(0?[1-9]|[12]\d|3[01])/(0?[1-9]|1[0-2])", said)
    else:
        is_day = _AS_A_DAY.fullmatch(said) if key in _DAYS else None
        is_day = is_day if day_typed(said, _LEAP) is None else None
    return ", trong lịch không có ngày này" if is_day else ""


def _kind_name(kind: str) -> str:
    return {
        "string_type": "chữ",
        "int_type": "số",
        "float_type": "số",
        "float_parsing": "số",
        "int_parsing": "số",
        "bool_parsing": "true hoặc false",
        "list_type": "danh sách",
        "model_type": "nhóm có các khóa",
        "dict_type": "nhóm có các khóa",
        "bool_type": "true hoặc false",
    }.get(kind, "giá trị đúng kiểu")


def _value_name(value: Any) -> str:
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    if isinstance(value, int | float):
        return f"số {value}"
    if isinstance(value, str):
        return f"chữ “{value if len(value) <= 40 else value[:37] + '…'}”"
    if isinstance(value, list):
        return "một danh sách"
    return "một nhóm có khóa"


def _expected(kind: str, key: str, leave_out: str) -> str:
    if kind == "literal_error":
        return f"chọn một trong: {_CHOICES[key]}" if key in _CHOICES else f"viết {key}: 1"
    if kind == "string_pattern_mismatch":
        pattern = _PATTERNS.get(key)
        return f"viết {pattern}" if pattern else "xem lại cách viết"
    if key == "agencies" and kind == "model_type":
        return "ghi tên cơ quan như in trong văn bản"
    if key in _RANGES and kind != "string_type":
        return f"ghi {_RANGES[key]}{leave_out}"
    sign = " (câu bắt đầu bằng # thì đặt trong dấu nháy)" if kind == "string_type" else ""
    return f"ghi {_kind_name(kind)} sau dấu hai chấm{sign}{leave_out}"


def _as_text(key: str, value: Any, leave_out: str, examples: Sequence[Any]) -> str | None:
    """How a text is written that YAML takes for something else; a yes or no is no text in quotes either."""
    if isinstance(value, bool):
        example = next((f", ví dụ {key}: {one}" for one in examples if isinstance(one, str)), "")
        return f"ghi bằng lời như sẽ in{example}{leave_out}"
    if isinstance(value, int):
        return f"đặt trong dấu nháy: '{value}'"
    quoted = isinstance(value, dict) and value
    return "nếu là câu có dấu hai chấm, đặt cả câu trong dấu nháy đơn: '…'" if quoted else None


def _mend(kind: str, key: str, value: Any, leave_out: str, examples: Sequence[Any]) -> str:
    if kind == "string_type" and (text := _as_text(key, value, leave_out, examples)):
        return text
    if kind == "int_type" and isinstance(value, str):
        if value.strip().isdigit():
            return f"bỏ dấu nháy: {key}: {int(value)}"
        if number := number_meant(key, value):
            return f"viết {key}: {number}"
        return f"ghi bằng chữ số: {_RANGES.get(key, 'một số')}"
    if kind == "list_type":
        return "mỗi mục viết một dòng, bắt đầu bằng dấu gạch và dấu cách: - …"
    if kind == "model_type" and key == "items" and not isinstance(value, str):
        return "viết thành khóa text, ví dụ: - text: …"
    if kind == "model_type" and isinstance(value, str):
        if unspaced := re.match(r"([a-z_]+):(?=\S)", value):
            return f"thêm dấu cách sau dấu hai chấm: {unspaced[1]}: …"
        if key in LEADING:
            return f"viết thành khóa {LEADING[key]}, ví dụ: - {LEADING[key]}: …"
        return "viết các khóa ở dòng dưới, thụt vào 2 dấu cách"
    return _expected(kind, key, leave_out)


def _model_at(root: type[BaseModel], path: KeyPath) -> type[BaseModel] | None:
    """The model whose keys stand at a path, read from the types of the fields; keys of a table are free."""
    model: type[BaseModel] | None = root
    free = False
    for step in path:
        if isinstance(step, int) or free:
            free = False
            continue
        if model is None or step not in model.model_fields:
            return None
        annotation = model.model_fields[step].annotation
        model, free = next(_models_in(annotation), None), get_origin(annotation) is dict
    return model


def _is_required(root: type[BaseModel], path: KeyPath) -> bool:
    """Whether a value may not be left out: a required key, or an entry of a list."""
    model = _model_at(root, path[:-1])
    field = model.model_fields.get(str(path[-1])) if model and path else None
    return field is None or field.is_required()


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in get_args(annotation):
        yield from _models_in(part)


_STEM = 5
"""Letters that a key and another form of it begin with: `agency`, `agencies`."""


def _unknown_key(root: type[BaseModel], data: Any, path: KeyPath) -> Problem:
    key, model = str(path[-1]), _model_at(root, path[:-1])
    fields = model.model_fields if model else {}
    known = [field.alias or name for name, field in fields.items()]
    near = (
        _called(model, key)
        or alike(key, known)
        or [name for name in known if name[:_STEM] == key[:_STEM] or name == f"{key[:-1]}ies"]
    )
    hint = f"ý bạn là `{near[0]}`?" if near else f"các khóa dùng được ở đây: {', '.join(known)}"
    hint = (
        as_role(data, path[:-1], key) or torn_apart(data, path) or lost_bodies(data, path) or hint
    )
    if key == "<<":
        hint = "ctr không gộp nhóm bằng `<<`: chép các khóa của nhóm ấy vào đây"
    return Problem(path, f"khóa `{key}` không có trong {_whole(root)}", hint, on_key=True)


def _called(model: type[BaseModel] | None, key: str) -> list[str]:
    """The key of a model that a Vietnamese name is for, its title first."""
    said, words = fold(key.replace("_", " ")), keys_of(model) if model else {}
    titled = [name for name, one in words.items() if fold(one.title) == said]
    return titled or [name for name, one in words.items() if said in map(fold, one.called)]


def _whole(root: type[BaseModel]) -> str:
    """What the file is, as a clerk calls it: `chương trình`, `cấu hình`, `sổ theo dõi`."""
    return str(root.model_config["title"]).lower().removesuffix(" công tác năm")


def _missing(root: type[BaseModel], data: Any, path: KeyPath, key: str) -> Problem:
    model = _model_at(root, path[:-1])
    words = keys_of(model).get(key) if model else None
    title = f" ({words.title})" if words else ""
    where = "ở đầu tệp" if len(path) == 1 else "ở nhóm này"
    hint = as_role(data, path[:-1]) if key == "agency" else lost_bodies(data, path)
    hint = hint or missing(key, words.examples if words else (), data, path)
    return Problem(path, f"thiếu khóa `{key}`{title} {where}", hint, on_key=True)
