"""Errors of usage that typer raises, in Vietnamese, each with its mend."""

from typing import Any, get_args

from typer.core import TyperOption

from ctr_cli.cli.choices import in_words, quotes_missing, words_of
from ctr_cli.language.keys import fold
from ctr_cli.language.likeness import alike

_MEANT = {
    "agenda": "hop lich-hop giay invitation", "calendar": "lich", "compare": "so diff", "find": "tim search grep",
    "help": "giup huong", "import": "nhap convert", "new": "moi lap", "render": "in print export xuat",
    "tasks": "viec giao", "track": "ghi", "collect": "thu gop", "status": "tinh", "remind": "don nhac",
    "report": "bao", "validate": "check kiem lint", "amend": "dieu chuyen sua",
}  # fmt: skip
"""Words under which people look for a command."""
_FORMAT_MEANT = {
    "doc": "docx", "xls": "xlsx", "txt": "text", "text": "txt", "markdown": "md", "htm": "html",
}  # fmt: skip
"""Words under which people look for a format."""


def usage_message(error: Any) -> tuple[str, str]:
    """An error of usage that typer raised, as a message and how to mend it."""
    kind = type(error).__name__
    hint = f"xem cách dùng: {error.ctx.command_path} -h" if error.ctx else "xem: ctr -h"
    if kind == "NoSuchOption":
        near = alike(error.option_name, _options_of(error.ctx))
        return f"không có tùy chọn {error.option_name}", _did_you_mean(near) or hint
    if kind == "MissingParameter":
        return f"thiếu {_name(error.param)}", f"ví dụ: {_example(error.ctx)}; {hint}"
    if kind == "BadParameter":
        return _bad_value(error, hint)
    if kind == "BadOptionUsage":
        return _bad_option(error, hint)
    return _from_words(error, hint)


def no_command(asked: str, known: list[str]) -> tuple[str, str]:
    """That there is no such command, and which may be meant."""
    first = fold(asked).split(" ")[0]
    meant = [name for name in known if first and first in _MEANT.get(name, "").split()]
    near = meant or alike(asked, known)
    message = f"không có lệnh {asked}"
    if near:
        return message, _did_you_mean(near)
    if not asked.isascii() or " " in asked:
        return message, f'tìm chữ ấy trong chương trình: ctr find "{asked}"; các lệnh: ctr -h'
    return message, f"các lệnh: {', '.join(known)}"


def _bad_value(error: Any, hint: str) -> tuple[str, str]:
    given, _, choices = error.message.partition(" is not one of ")
    name = _name(error.param)
    if not choices:
        return f"{name} không nhận giá trị này", f"ví dụ: {_example(error.ctx)}; {hint}"
    value = given.removeprefix("Value error, ").strip("'")
    allowed = choices.rstrip(".").replace("'", "").split(", ")
    meant = _FORMAT_MEANT.get(fold(value))
    near = [meant] if meant and meant in allowed else alike(value, allowed)
    told = f"chọn một trong: {', '.join(map(in_words, allowed))}"
    quotes = quotes_missing(value, (word for choice in allowed for word in words_of(choice)))
    return (
        f"{name} không nhận giá trị “{value}”",
        f"{quotes.rstrip() or _did_you_mean(near)} {told}".strip(),
    )


def _bad_option(error: Any, hint: str) -> tuple[str, str]:
    """An option without the value it needs, or with one it does not take."""
    option = next((p for p in _params(error.ctx) if error.option_name in p.opts), None)
    if option is None or option.is_flag:
        message = f"tùy chọn {error.option_name} không nhận giá trị"
        return message, f"chỉ ghi {error.option_name}; {hint}"
    return f"tùy chọn {error.option_name} thiếu giá trị", (
        f"ghi {error.option_name} {value_of(option)} ({option.help.rstrip('.')}); {hint}"
    )


def value_of(option: Any) -> str:
    """What an option takes, as its help shows it: `TỆP`, or one of a few words."""
    return str(option.metavar or "|".join(map(str, get_args(option.type_descriptor.annotation))))


def _from_words(error: Any, hint: str) -> tuple[str, str]:
    message = error.format_message()
    if message.startswith("No such command"):
        asked = message.partition("'")[2].partition("'. Did you mean")[0].rstrip(".'")
        return no_command(asked, error.ctx.command.list_commands(error.ctx))
    if message.startswith("Got unexpected extra argument"):
        extra = message.partition("(")[2].partition("(")[2].rstrip(")")
        takes_one = any(param.name == "file" for param in _params(error.ctx))
        if takes_one and extra.lower().endswith((".yaml", ".yml")):
            command = error.ctx.info_name
            only = f"ctr {command} mỗi lần chỉ nhận một tệp chương trình, thừa: {extra}"
            return only, "chạy lệnh cho từng tệp; ctr validate thì nhận nhiều tệp một lúc"
        return f"thừa đối số: {extra}", f"tên có dấu cách thì đặt trong dấu nháy kép; {hint}"
    return "lệnh viết chưa đúng", hint


def _params(context: Any) -> list[Any]:
    return context.command.get_params(context) if context else []


def _options_of(context: Any) -> list[str]:
    """The names of a command's options."""
    options = [p for p in _params(context) if isinstance(p, TyperOption)]
    return [name for option in options for name in option.opts]


def _example(context: Any) -> str:
    """The first example in a command's help."""
    text = context.command.help or ""
    return str(text.partition("Ví dụ: ")[2].partition("\n")[0] or context.command_path)


def _did_you_mean(names: list[str]) -> str:
    return f"ý bạn là {' hay '.join(names)}?" if names else ""


def _name(param: Any) -> str:
    if param is None:
        return "giá trị"
    if isinstance(param, TyperOption):
        return f"tùy chọn {'/'.join(param.opts)}"
    return f"đối số {param.metavar or param.name}"
