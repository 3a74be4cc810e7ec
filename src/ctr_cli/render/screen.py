"""A terminal, or a text that looks like one, on which everybody's words are shown and none is obeyed."""

from collections.abc import Iterable
from typing import Any

from rich.console import Console, ConsoleOptions
from rich.segment import Segment

from ctr_cli.language.visible import visible


class Screen(Console):
    """Rich's console, which reads no markup, and lets no sign of a text through that a terminal would obey."""

    def __init__(self, **options: Any) -> None:
        super().__init__(markup=False, highlight=False, emoji=False, **options)

    def render(self, renderable: Any, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The pieces of what is printed; all that is printed passes here."""
        for segment in super().render(renderable, options):
            yield segment if segment.control else segment._replace(text=visible(segment.text))
