"""Numbers in the attributes of XML, which anything may stand in."""

import re


def number(text: str | None, default: int, most: int) -> int:
    """A number in an attribute, from 0 to the most its format allows; the default for anything else."""
    if text is None or not re.fullmatch(r"\d{1,9}", text, re.ASCII):
        return default
    return min(int(text), most)
