"""The commands, and the command line made of those that are asked: a command's file is read when somebody calls it."""

from datetime import date
from functools import cache
from importlib import import_module
from keyword import iskeyword
from typing import Annotated, Any

import typer

from ctr_cli import __version__
from ctr_cli.cli.delivery import deliver, tell
from ctr_cli.cli.vietnamese_help import (
    OPTIONS,
    SETTINGS,
    SUBCOMMAND,
    VietnameseCommand,
    VietnameseGroup,
)

_BY_MOMENT = {
    "Soạn chương trình": ("import", "new", "validate", "explain"),
    "Trong năm": (
        "agenda", "tasks", "find", "track", "status", "remind", "report", "calendar", "amend",
        "collect", "compare",
    ),
    "Văn bản": ("render", "templates"),
    "Thiết lập, trợ giúp": ("menu", "help", "schema", "completion"),
}  # fmt: skip
"""The commands under what one is doing when one needs them."""
NAMES = tuple(name for names in _BY_MOMENT.values() for name in names)
COMPLETE = "_CTR_COMPLETE"
"""What a shell sets that runs `ctr` to learn what could come next."""
_KNOW_ALL = ("help", "completion")
"""Commands that speak of the others."""


def asked(arguments: list[str]) -> Any:
    """The command line that arguments need: of one command, of none for the version, else of all."""
    first = arguments[0] if arguments else ""
    if first in NAMES and first not in _KNOW_ALL:
        return command_line((first,))
    return command_line(() if arguments == ["--version"] else NAMES)


@cache
def command_line(names: tuple[str, ...] = NAMES) -> Any:
    """The command line of some commands; called with `prog_name="ctr", standalone_mode=False` it runs one."""
    app = typer.Typer(
        cls=VietnameseGroup,
        add_completion=False,
        options_metavar=OPTIONS,
        subcommand_metavar=SUBCOMMAND,
        context_settings=SETTINGS,
        rich_markup_mode="rich",
        help="Chương trình công tác năm của cấp ủy: một tệp YAML, ra chương trình hội nghị, "
        "danh mục việc của từng cơ quan và văn bản.\n\nVí dụ: ctr agenda --month 3",
    )
    app.callback(invoke_without_command=True)(_root)
    for moment, members in _BY_MOMENT.items():
        for name in members:
            if name in names:
                _add(app, moment, name)
    return typer.main.get_command(app)


def _version(wanted: bool) -> None:
    if wanted:
        tell(f"ctr {__version__}")
        raise typer.Exit


def _root(
    context: typer.Context,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_version, is_eager=True, help="In phiên bản rồi thoát."),
    ] = False,
) -> None:
    if context.invoked_subcommand is None and not version:
        from ctr_cli.cli.start import what_is_next

        deliver(what_is_next(date.today()), None, force=False)
        context.get_help()


def _add(app: typer.Typer, moment: str, name: str) -> None:
    """Add a command: the function of its name, in the module of its name."""
    own = f"{name}_" if iskeyword(name) else name
    module = import_module(f"ctr_cli.cli.{own}")
    app.command(
        name,
        cls=VietnameseCommand,
        options_metavar=OPTIONS,
        help=module.HELP,
        rich_help_panel=moment,
        context_settings=SETTINGS,
    )(getattr(module, own))
