"""A command run on a terminal of its own, answered as a person would."""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

CTRL_C = "\x03"
_PATIENCE = 30


class Shown(NamedTuple):
    """What stood on the screen, its signs for colours and all, and the exit code."""

    code: int
    screen: str

    @property
    def plain(self) -> str:
        """The screen without the signs for colours."""
        return re.sub(r"\x1b\[[\d;]*m", "", self.screen)


def on_terminal(
    arguments: Sequence[str],
    folder: Path,
    answers: Sequence[tuple[str, str]] = (),
    columns: int = 100,
    **environment: str,
) -> Shown:
    """Run `ctr` on a terminal; each answer is typed once the words before it stand on the screen."""
    left_out = {"COLUMNS", "NO_COLOR", "CTR_PROGRAM", "FORCE_COLOR"}
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    command = [sys.executable, "-m", "ctr_cli", *arguments]
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        # A run of tests in the background ignores Ctrl-C, and so would what it starts.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.execve(command[0], command, {**kept, "TERM": "xterm-256color", **environment})
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, columns, 0, 0))
    screen, seen = b"", 0
    for words, typed in answers:
        screen = _until(words.encode(), terminal, screen, seen)
        seen = screen.index(words.encode(), seen) + len(words.encode())
        if typed == CTRL_C:
            # One that comes between a prompt and the reading behind it is only seen at the next key.
            time.sleep(1)
        os.write(terminal, typed.encode())
    screen = _until(None, terminal, screen, seen)
    os.close(terminal)
    _, status = os.waitpid(process, 0)
    return Shown(os.waitstatus_to_exitcode(status), screen.decode().replace("\r\n", "\n"))


def _until(words: bytes | None, terminal: int, screen: bytes, seen: int) -> bytes:
    """What stands on the screen once some words do, behind what was seen, or once the command has ended."""
    while words is None or words not in screen[seen:]:
        ready, _, _ = select.select([terminal], [], [], _PATIENCE)
        assert ready, f"nothing more came behind:\n{screen.decode(errors='replace')}"
        try:
            more = os.read(terminal, 65536)
        except OSError:
            more = b""
        if not more:
            break
        screen += more
    assert words is None or words in screen[seen:], screen.decode(errors="replace")
    return screen
