"""`ctr`: the commands put together, and the one place where errors become messages and exit codes."""

import errno
import gc
import os
import sys
from collections.abc import Callable
from datetime import date
from io import StringIO
from typing import Annotated, Any

import typer

from ctr_cli import __version__
from ctr_cli.cli import (
    agenda,
    amend,
    calendar,
    collect,
    compare,
    completion,
    explain,
    find,
    help,
    import_,
    menu,
    new,
    render,
    schema,
    status,
    tasks,
    templates,
    track,
    validate,
)
from ctr_cli.cli.delivery import deliver, give_up, say_error
from ctr_cli.cli.vietnamese_help import (
    HELP_NAMES,
    OPTIONS,
    SUBCOMMAND,
    VietnameseCommand,
    VietnameseGroup,
)
from ctr_cli.model.errors import CtrError

app = typer.Typer(
    cls=VietnameseGroup,
    add_completion=False,
    options_metavar=OPTIONS,
    subcommand_metavar=SUBCOMMAND,
    context_settings=HELP_NAMES,
    rich_markup_mode="rich",
    help="Chương trình công tác năm của cấp ủy: một tệp YAML, ra chương trình hội nghị, "
    "danh mục việc của từng cơ quan và văn bản.\n\nVí dụ: ctr agenda --month 3",
)


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, help="In phiên bản rồi thoát.")
    ] = False,
) -> None:
    if version:
        typer.echo(f"ctr {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        from ctr_cli.cli.start import what_is_next

        deliver(what_is_next(date.today()), None, force=False)
        context.get_help()


def _add(moment: str, name: str, function: Callable[..., Any], text: str) -> None:
    """Add a command under what one is doing when one needs it."""
    app.command(
        name,
        cls=VietnameseCommand,
        options_metavar=OPTIONS,
        help=text,
        rich_help_panel=moment,
        context_settings=HELP_NAMES,
    )(function)


_DRAFTING = "Soạn chương trình"
_add(_DRAFTING, "import", import_.import_, import_.HELP)
_add(_DRAFTING, "new", new.new, new.HELP)
_add(_DRAFTING, "validate", validate.validate, validate.HELP)
_add(_DRAFTING, "explain", explain.explain, explain.HELP)
_THE_YEAR = "Trong năm"
_add(_THE_YEAR, "agenda", agenda.agenda, agenda.HELP)
_add(_THE_YEAR, "tasks", tasks.tasks, tasks.HELP)
_add(_THE_YEAR, "find", find.find, find.HELP)
_add(_THE_YEAR, "track", track.track, track.HELP)
_add(_THE_YEAR, "status", status.status, status.HELP)
_add(_THE_YEAR, "calendar", calendar.calendar, calendar.HELP)
_add(_THE_YEAR, "amend", amend.amend, amend.HELP)
_add(_THE_YEAR, "collect", collect.collect, collect.HELP)
_add(_THE_YEAR, "compare", compare.compare, compare.HELP)
_PAPERS = "Văn bản"
_add(_PAPERS, "render", render.render, render.HELP)
_add(_PAPERS, "templates", templates.templates, templates.HELP)
_SETTING_UP = "Thiết lập, trợ giúp"
_add(_SETTING_UP, "menu", menu.menu, menu.HELP)
_add(_SETTING_UP, "help", help.help_, help.HELP)
_add(_SETTING_UP, "schema", schema.schema, schema.HELP)
_add(_SETTING_UP, "completion", completion.completion, completion.HELP)


def main() -> None:
    """Run the command line: the only function that ends the process."""
    # Looking for plugins of pydantic reads every installed package's metadata; ctr uses none.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    _speak_utf8()
    if sys.stderr is None:
        sys.stderr = StringIO()
    if sys.stdout is None or sys.stdin is None:
        say_error("cửa sổ lệnh đã đóng luồng vào hoặc ra", "chạy lại trong một cửa sổ lệnh mới")
        sys.exit(3)
    if completion.asked_by_shell():
        completion.answer_shell(app)
    code = run()
    # Python collects garbage once more when it ends; what is frozen is passed over.
    gc.freeze()
    sys.exit(code)


def run() -> int:
    """Run what `sys.argv` asks for: its exit code, every error told on stderr."""
    try:
        code = app(prog_name="ctr", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except CtrError as error:
        say_error(error.message, error.hint)
        return error.exit_code
    except typer.Abort:
        return 130
    except BrokenPipeError:
        # The reader of a pipe left; what it wanted it has. Silence the flush at exit as well.
        give_up(sys.stdout)
        return 0
    except OSError as error:
        give_up(sys.stdout)
        say_error(
            f"không đọc hoặc ghi được ({_reason(error)})",
            "kiểm tra ổ đĩa, thư mục đang đứng và nơi nhận kết quả",
        )
        return 3
    except Exception as error:
        if hasattr(error, "format_message"):
            from ctr_cli.cli.usage import usage_message

            say_error(*usage_message(error))
            return 2
        if os.environ.get("CTR_DEBUG"):
            raise
        say_error(
            f"{type(error).__name__}: {error}",
            "đây là lỗi của ctr; xin gửi dòng trên cùng tệp đang dùng cho người phát triển "
            "(đặt CTR_DEBUG=1 để in chi tiết)",
            "Lỗi bên trong chương trình",
        )
        return 70


def _reason(error: OSError) -> str:
    reasons = {
        errno.ENOSPC: "ổ đĩa đã đầy",
        errno.ENOENT: "tệp hoặc thư mục không còn",
        errno.ENAMETOOLONG: "tên tệp quá dài",
    }
    name = f": {error.filename}" if error.filename else ""
    return reasons.get(error.errno or 0, f"mã lỗi {error.errno}") + name


def _speak_utf8() -> None:
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
