"""Capitals at the head of a text, and words in a row."""


def capitalised(text: str) -> str:
    """The text with its first letter in upper case and the rest as it stands."""
    return text[:1].upper() + text[1:]


def lowered(text: str) -> str:
    """A text that begins with a small letter, to stand within a sentence."""
    return text[:1].lower() + text[1:]


def capital_as(like: str, text: str) -> str:
    """The text, with a capital at its head where another one has one."""
    return capitalised(text) if like[:1].isupper() else text


def in_words(names: list[str]) -> str:
    """Some names as a sentence counts them: `A`, `A và B`, `A, B và C`."""
    *others, last = names or [""]
    return f"{', '.join(others)} và {last}" if others else last
