"""`ctr help`: the help of a command, or the page of all commands, `docs/lenh.md`."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, cast

import typer

from ctr_cli.cli.delivery import deliver
from ctr_cli.cli.endings import ended
from ctr_cli.cli.options import ForceOption, OutputOption
from ctr_cli.cli.usage import no_command, value_of
from ctr_cli.cli.vietnamese_help import VietnameseGroup
from ctr_cli.model.errors import UsageError

HELP = """Hướng dẫn của một lệnh; không ghi lệnh thì liệt kê các lệnh.

Ví dụ: ctr help agenda

Ví dụ: ctr help --all -o lenh.md"""

_HEAD = """\
# Các lệnh của `ctr`

Trang này do lệnh `ctr help --all -o docs/lenh.md --force` làm ra; sửa ở `src/ctr_cli/cli/`.
"""


def help(
    context: typer.Context,
    command: Annotated[
        str | None, typer.Argument(metavar="LỆNH", help="Tên lệnh, ví dụ agenda.")
    ] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Mọi lệnh, thành một trang Markdown.")
    ] = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Show the help of a command, of all in a list, or write the page of all."""
    root = context.find_root()
    commands = cast(VietnameseGroup, root.command).commands
    output = ended(output, "md")
    if everything:
        deliver(help_page(commands), output, force=force)
        return
    if command is None and output is not None:
        raise UsageError("-o cần một lệnh, hoặc --all", "ví dụ: ctr help agenda -o agenda.md")
    if command is None:
        root.get_help()
        return
    if command not in commands:
        raise UsageError(*no_command(command, list(commands)))
    if output is not None:
        deliver("\n".join(_entry(command, commands[command])), output, force=force)
        return
    inner = typer.Context(commands[command], info_name=command, parent=root)
    inner.get_help()


def help_page(commands: Mapping[str, Any]) -> str:
    """All commands with their options, in Markdown."""
    return "\n".join([_HEAD, *(line for name in commands for line in _entry(name, commands[name]))])


def _entry(name: str, command: Any) -> Iterator[str]:
    yield f"## ctr {name}\n"
    for paragraph in command.help.split("\n\n"):
        label, _, example = paragraph.partition("Ví dụ: ")
        yield f"{paragraph}\n" if label else f"    {example}\n"
    yield "| | |\n| --- | --- |"
    for parameter in command.params:
        if parameter.name != "help":
            yield f"| `{_written(parameter)}` | {_meaning(parameter)} |"
    yield ""


def _written(parameter: Any) -> str:
    if parameter.param_type_name == "argument":
        return str(parameter.metavar or parameter.name)
    names = ", ".join(sorted(parameter.opts, key=len))
    value = "" if parameter.is_flag else f" {value_of(parameter)}".replace("|", "\\|")
    return f"{names}{value}".rstrip()


def _meaning(parameter: Any) -> str:
    return str(getattr(parameter, "help", "") or "").replace("|", "\\|")
