"""Typer's own words in Vietnamese: help pages, and errors of usage."""

from difflib import get_close_matches
from typing import Any

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup

OPTIONS = "[TÙY CHỌN]"
SUBCOMMAND = "LỆNH …"


class _Vietnamese:
    """Help pages in Vietnamese, for commands and groups alike."""

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")

    def get_help_option(self, ctx: Any) -> Any:
        base: Any = super()
        option = base.get_help_option(ctx)
        if option is not None:
            option.help = "Hiện phần hướng dẫn này."
        return option

    def get_params(self, ctx: Any) -> list[Any]:
        base: Any = super()
        params: list[Any] = base.get_params(ctx)
        for param in params:
            if getattr(param, "is_flag", False) or isinstance(param, TyperArgument):
                # A flag takes no value, and an argument has its name: neither is shown with a type.
                param.display_type_rich = lambda **_: None
        return params

    def format_help(self, ctx: Any, formatter: Any) -> None:
        _translate_panels()
        base: Any = super()
        base.format_help(ctx, formatter)


class VietnameseCommand(_Vietnamese, TyperCommand):
    """A command with its help in Vietnamese."""


class VietnameseGroup(_Vietnamese, TyperGroup):
    """The group of all commands, with its help in Vietnamese and in the order they were added."""


def _translate_panels() -> None:
    from typer import rich_utils

    rich_utils.ARGUMENTS_PANEL_TITLE = "Đối số"
    rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn"
    rich_utils.COMMANDS_PANEL_TITLE = "Các lệnh"
    rich_utils.DEFAULT_STRING = "[mặc định: {}]"
    rich_utils.ENVVAR_STRING = "[biến môi trường: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[bắt buộc]"


def usage_message(error: Any) -> tuple[str, str]:
    """An error of usage that typer raised, as a message and how to mend it."""
    kind = type(error).__name__
    param = getattr(error, "param", None)
    name = _param_name(param)
    hint = f"xem cách dùng: {error.ctx.command_path} --help" if error.ctx else "xem: ctr --help"
    if kind == "NoSuchOption":
        near = list(error.possibilities or ())
        return f"không có tùy chọn {error.option_name}", _did_you_mean(near) or hint
    if kind == "MissingParameter":
        return f"thiếu {name}", hint
    if kind == "BadParameter":
        given, _, choices = error.message.partition(" is not one of ")
        if choices:
            allowed = choices.rstrip(".").replace("'", "")
            value = given.removeprefix("Value error, ")
            return f"{name} không nhận giá trị {value}", f"chọn một trong: {allowed}"
        return f"{name} không nhận giá trị này", hint
    if kind == "BadOptionUsage":
        return f"tùy chọn {error.option_name} thiếu giá trị, hoặc không nhận giá trị", hint
    return _from_words(error, hint)


def _from_words(error: Any, hint: str) -> tuple[str, str]:
    message = error.format_message()
    quoted = message.split("'")[1] if message.count("'") >= 2 else ""
    if message.startswith("No such command"):
        known = error.ctx.command.list_commands(error.ctx) if error.ctx else []
        near = get_close_matches(quoted, known, n=2, cutoff=0.5)
        return f"không có lệnh {quoted}", _did_you_mean(near) or f"các lệnh: {', '.join(known)}"
    if message.startswith("Missing command"):
        return "thiếu tên lệnh", hint
    if message.startswith("Got unexpected extra argument"):
        extra = message.partition("(")[2].partition("(")[2].rstrip(")")
        return f"thừa đối số: {extra}", f"tên có dấu cách thì đặt trong dấu nháy kép; {hint}"
    return "lệnh viết chưa đúng", hint


def _did_you_mean(names: list[str]) -> str:
    return f"ý bạn là {' hay '.join(names)}?" if names else ""


def _param_name(param: Any) -> str:
    if param is None:
        return "giá trị"
    if isinstance(param, typer.core.TyperOption):
        return f"tùy chọn {'/'.join(param.opts)}"
    return f"đối số {param.metavar or param.name}"
