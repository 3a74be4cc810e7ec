"""A command run inside this process: its streams taken away, its time bounded."""

import io
import signal
import sys
import time
from typing import NamedTuple

from ctr_cli.cli import main as command_line

SLOWEST = 10.0
"""Seconds of the processor a command may take on any input."""
HUNG = 30.0
"""Seconds after which what hears no signal ends the run: the system does it."""


class Outcome(NamedTuple):
    """How a command ended: its exit code, the seconds of the processor it took, and what it wrote on both streams."""

    code: int
    seconds: float
    out: bytes
    err: bytes


class TooSlow(BaseException):
    """A command took longer than any may; no command catches it."""


def _stopped(*_: object) -> None:
    raise TooSlow


def outcome(arguments: tuple[str, ...]) -> Outcome:
    """Run `ctr` in this process; a command that takes too long ends with code -1."""
    streams = sys.stdout, sys.stderr, sys.argv
    out, err = io.BytesIO(), io.BytesIO()
    sys.stdout = io.TextIOWrapper(out, encoding="utf-8", errors="replace")
    sys.stderr = io.TextIOWrapper(err, encoding="utf-8", errors="replace")
    sys.argv = ["ctr", *arguments]
    began = time.process_time()
    before = signal.signal(signal.SIGPROF, _stopped)
    signal.setitimer(signal.ITIMER_PROF, SLOWEST, 1)
    signal.setitimer(signal.ITIMER_VIRTUAL, HUNG)
    try:
        code = command_line.run()
    except TooSlow:
        code = -1
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGPROF, before)
        seconds = time.process_time() - began
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        said = out.getvalue(), err.getvalue()
        sys.stdout, sys.stderr, sys.argv = streams
    return Outcome(code, seconds, *said)
