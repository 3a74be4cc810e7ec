"""A terminal's text as a file or a pipe holds it."""

from io import StringIO
from typing import Any

PIPE_WIDTH = 100
"""Columns of a text that goes to a file or a pipe."""


def plain_text(renderable: Any, width: int = PIPE_WIDTH) -> str:
    """The text without colours, in so many columns."""
    from ctr_cli.render.screen import Screen

    stream = StringIO()
    Screen(file=stream, width=width, color_system=None, force_terminal=False).print(renderable)
    return "\n".join(line.rstrip() for line in stream.getvalue().splitlines()) + "\n"
