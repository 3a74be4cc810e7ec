"""`ctr`: where a process begins, and the one place where errors become messages and exit codes."""

import errno
import gc
import os
import sys
from io import StringIO

import typer

from ctr_cli.cli.commands import COMPLETE, asked, command_line
from ctr_cli.cli.delivery import give_up, say_error
from ctr_cli.cli.typed_again import PROGRAM
from ctr_cli.model.errors import CtrError


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
    if COMPLETE in os.environ:
        from ctr_cli.cli.completion import answer_shell

        answer_shell(command_line())
    code = run()
    # Python collects garbage once more when it ends; what is frozen is passed over.
    gc.freeze()
    sys.exit(code)


def run() -> int:
    """Run what `sys.argv` asks for: its exit code, every error told on stderr."""
    PROGRAM.set("")
    try:
        code = asked(sys.argv[1:])(prog_name="ctr", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except CtrError as error:
        say_error(error.message, error.hint)
        return error.exit_code
    except typer.Abort:
        return 130
    except (BrokenPipeError, SystemExit):
        # The reader of a pipe left, for which Typer would end the process with 1; what it wanted it has.
        # Silence the flush at exit as well.
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
