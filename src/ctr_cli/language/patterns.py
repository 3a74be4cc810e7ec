"""Patterns compiled when they are first asked: a run needs some of them, and to compile all takes longer than to check."""

import re
from typing import Any, cast


def regex(written: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, once something is asked of it; one that is wrong is told only then."""
    return cast("re.Pattern[str]", _Waiting(written, flags))


class _Waiting:
    """A pattern that waits: each of its methods is taken from the compiled one when it is first called."""

    def __init__(self, written: str, flags: int) -> None:
        self.pattern = written
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name == "_compiled":
            value: Any = re.compile(self.pattern, self.flags)
        else:
            value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value
