"""A terminal, or a text that looks like one, on which everybody's words are shown and none is obeyed."""

from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from rich.console import Console, ConsoleOptions
from rich.segment import Segment
from rich.text import Span, Text

from ctr_cli.language.visible import visible


class Screen(Console):
    """Rich's console, which reads no markup, and lets no sign of a text through that a terminal would obey."""

    def __init__(self, **options: Any) -> None:
        super().__init__(markup=False, highlight=False, emoji=False, **options)

    def render(self, renderable: Any, options: ConsoleOptions | None = None) -> Iterable[Segment]:
        """The pieces of what is printed; every text passes here before it is broken into lines."""
        return super().render(
            _shown(renderable) if isinstance(renderable, Text) else renderable, options
        )


def _shown(text: Text) -> Text:
    """A text with its signs made visible, in the styles it had."""
    plain = visible(text.plain)
    if plain == text.plain:
        return text
    shown = text.copy()
    starts = list(accumulate((len(visible(char)) for char in text.plain), initial=0))
    shown.plain = plain
    shown.spans = [Span(starts[a], starts[b], style) for a, b, style in text.spans]
    return shown
