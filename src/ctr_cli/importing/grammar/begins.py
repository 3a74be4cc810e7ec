"""Whether a text begins as an item does."""

from ctr_cli.importing.reading.lines import is_caps
from ctr_cli.language.beginnings import beginnings
from ctr_cli.language.keys import tone_key


def begins_item(text: str) -> bool:
    """Whether a text begins as an item does: with a verb or with the name of a paper."""
    key = f"{tone_key(text)} ".replace(", ", " ")
    return not is_caps(text) and any(key.startswith(f"{word} ") for word in beginnings())
