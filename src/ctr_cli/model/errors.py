"""Errors a person is told of, each kind with its exit code."""


class CtrError(Exception):
    """Something the user can mend; `hint` says how. Shown on stderr, never as a traceback."""

    exit_code = 1

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(CtrError):
    """The command was called in a way it does not understand."""

    exit_code = 2


class AccessError(CtrError):
    """Something cannot be read or written, or is missing."""

    exit_code = 3
