"""Typer's own words in Vietnamese: help pages."""

import os
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup

from ctr_cli.cli.choices import choice_meant
from ctr_cli.cli.values import read_plainly, refuse_lost_values, refuse_repeated

OPTIONS = "[TÙY CHỌN]"
SUBCOMMAND = "LỆNH …"
SETTINGS = {"help_option_names": ["-h", "--help"], "token_normalize_func": choice_meant}


class _Vietnamese:
    """Help pages in Vietnamese, for commands and groups alike."""

    def __init__(self: Any, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        for param in self.params:
            read_plainly(param)

    def format_usage(self: Any, ctx: Any, formatter: Any) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")

    def get_help_option(self, ctx: Any) -> Any:
        base: Any = super()
        option = base.get_help_option(ctx)
        if option is not None:
            option.help = "Hiện phần hướng dẫn này."
            read_plainly(option)
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

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """The arguments taken in; an error says which command it is about."""
        try:
            options = {name: p for p in self.get_params(ctx) for name in p.opts if name[:1] == "-"}
            refuse_lost_values(options, args)
            refuse_repeated(options, args)
            return super().parse_args(ctx, args)
        except Exception as error:
            if getattr(error, "ctx", ctx) is None:
                vars(error)["ctx"] = ctx
            raise


class VietnameseGroup(_Vietnamese, TyperGroup):
    """The group of all commands, with its help in Vietnamese and in the order they were added."""


def _translate_panels() -> None:
    from typer import rich_utils

    # Colours and bold letters on a terminal alone, and there unless NO_COLOR is set.
    rich_utils.FORCE_TERMINAL = None
    if os.environ.get("NO_COLOR"):
        rich_utils.COLOR_SYSTEM = None
    rich_utils.ARGUMENTS_PANEL_TITLE = "Đối số"
    rich_utils.OPTIONS_PANEL_TITLE = "Tùy chọn"
    rich_utils.COMMANDS_PANEL_TITLE = "Các lệnh"
    rich_utils.DEFAULT_STRING = "[mặc định: {}]"
    rich_utils.ENVVAR_STRING = "[biến môi trường: {}]"
    rich_utils.REQUIRED_LONG_STRING = "[bắt buộc]"
