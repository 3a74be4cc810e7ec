"""YAML as people and programs write it: one text in every style, with comments, blank lines and odd ends."""

import random
import re
from typing import Any

WORDS = [
    "Thông",
    "qua",
    "Kế",
    "hoạch",
    "công",
    "tác",
    "tháng",
    "năm",
    "quý",
    "I,",
    "của",
    "Ban",
    "Chấp",
    "hành",
    "(nếu",
    "có)",
    "–",
    "“ngoặc”",
    "14:30",
    "dự",
    "án",
    "#3",
    "khu",
    "A:",
    "5%",
    "-",
    "x",
    "'nháy'",
    '"kép"',
    "\\d",
    "*sao",
    "&",
    "[a]",
    "{b}",
    "|",
    ">",
    "!",
    "@",
    "uỷ",
]
PLAIN_WORDS = [
    "Thông",
    "qua",
    "Kế",
    "hoạch",
    "công",
    "tác",
    "tháng",
    "năm",
    "của",
    "Ban",
    "Chấp",
    "hành",
    "uỷ",
    "đặc",
    "khu",
]
KEYS = ("text", "topic", "condition", "name", "title", "number", "details", "items", "place")


def some_text(chance: random.Random) -> str:
    """A text of a few words, odd ones among them, perhaps of several lines."""
    words = chance.choices(WORDS if chance.random() < 0.5 else PLAIN_WORDS, k=chance.randint(1, 25))
    text = " ".join(words)
    if chance.random() < 0.15:
        text = text.replace(" ", chance.choice(["\n", "\n\n", "  ", "\n  "]), 1)
    return text + chance.choice(["", "", "", "\n", "\n\n"]) * (chance.random() < 0.2)


def some_data(chance: random.Random, depth: int = 3) -> Any:
    """A mapping with texts, numbers, blanks, lists and mappings in it."""
    keys = chance.sample(KEYS, chance.randint(1, 4))
    return {key: _some_value(chance, depth - 1) for key in keys}


def _some_value(chance: random.Random, depth: int) -> Any:
    kind = chance.random()
    if depth <= 0 or kind < 0.45:
        return (
            some_text(chance) if chance.random() < 0.8 else chance.choice([None, 3, True, "", "5"])
        )
    if kind < 0.6:
        return [some_text(chance).strip() for _ in range(chance.randint(0, 3))]
    if kind < 0.85:
        return [some_data(chance, depth - 1) for _ in range(chance.randint(1, 3))]
    return some_data(chance, depth - 1)


def in_some_style(data: Any, chance: random.Random) -> str:
    """Data as YAML in styles chosen at random; what it reads back as is for the parser to say."""
    text = "\n".join(_block(data, 0, chance)) + "\n"
    if chance.random() < 0.3:
        text += chance.choice(["...\n", "# hết\n", "\n\n", "\n# hết\n...\n"])
    if chance.random() < 0.2:
        text = text.rstrip("\n")
    if chance.random() < 0.3:
        text = text.replace("\n", "\r\n")
    return chance.choice(["", "", "\ufeff"]) + text


def _block(data: Any, by: int, chance: random.Random) -> list[str]:
    lines: list[str] = []
    pad = " " * by
    entries = list(data.items()) if isinstance(data, dict) else [(None, value) for value in data]
    for key, value in entries:
        if chance.random() < 0.15:
            lines.append(chance.choice([f"{pad}# ghi chú {chance.randint(0, 99)}", ""]))
        head = f"{pad}{key}:" if key else f"{pad}-"
        lines += _entry(head, value, by, chance, in_list=key is None)
    return lines


def _entry(head: str, value: Any, by: int, chance: random.Random, *, in_list: bool) -> list[str]:
    if isinstance(value, (dict, list)) and value:
        if all(isinstance(part, str) for part in _values(value)) and chance.random() < 0.5:
            return [f"{head} {_flow(value, chance)}{_note(chance)}"]
        inner = by + (2 if isinstance(value, dict) or in_list else chance.choice([0, 2]))
        lines = _block(value, inner, chance)
        if in_list and not lines[0].strip().startswith("#") and lines[0]:
            return [f"{head} {lines[0].lstrip()}", *lines[1:]]
        return [head + _note(chance), *lines]
    if isinstance(value, str):
        return _scalar(head, value, by + 2, chance)
    word = chance.choice(["", "null", "~"]) if value is None else str(value).lower()
    return [f"{head} {word}".rstrip() + _note(chance)]


def _values(value: Any) -> list[Any]:
    return list(value.values()) if isinstance(value, dict) else value


def _note(chance: random.Random) -> str:
    return f" # bên lề {chance.randint(0, 99)}" if chance.random() < 0.15 else ""


def _flow(value: Any, chance: random.Random) -> str:
    if isinstance(value, dict):
        return (
            "{"
            + ", ".join(f"{key}: {_quoted(inner, chance)}" for key, inner in value.items())
            + "}"
        )
    return "[" + ", ".join(_quoted(inner, chance) for inner in value) + "]"


def _quoted(text: str, chance: random.Random) -> str:
    if re.fullmatch(r"[\w ]+", text) and chance.random() < 0.6 and not text.isdigit():
        return text
    if "\n" not in text and chance.random() < 0.5:
        return "'" + text.replace("'", "''") + "'"
    return '"' + _escaped(text, chance) + '"'


def _escaped(text: str, chance: random.Random) -> str:
    text = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    if chance.random() < 0.4:
        text = re.sub(r"[^\x00-\x7f]", lambda m: f"\\u{ord(m[0]):04X}", text)
    return text


def _scalar(head: str, text: str, by: int, chance: random.Random) -> list[str]:
    style = chance.choice(["one", "plain", "single", "double", "continued", ">", "|"])
    pad = "\n" + " " * by
    if style in ("plain", "single") and "\n" not in text and "  " not in text and text:
        body = re.sub(" ", lambda _: pad if chance.random() < 0.2 else " ", text)
        if style == "single":
            body = "'" + body.replace("'", "''") + "'"
        elif not all(word in PLAIN_WORDS for word in text.split()):
            return [f"{head} {_quoted(text, chance)}{_note(chance)}"]
        return f"{head} {body}{_note(chance)}".split("\n")
    if style in ("double", "continued") and "  " not in text and "\n" not in text:
        joint = f"\\{pad}\\ " if style == "continued" else pad
        body = re.sub(
            " ", lambda _: joint if chance.random() < 0.2 else " ", _escaped(text, chance)
        )
        return f'{head} "{body}"{_note(chance)}'.split("\n")
    core = text.rstrip("\n")
    if style in ("|", ">") and core and not core.startswith(" ") and "\n " not in core:
        chomping = {0: "-", 1: ""}.get(len(text) - len(core), "+")
        lines = core.split("\n")
        if style == ">":
            body = core.replace("\n", "\n\n")
            lines = re.sub(
                "(?<=[^ ]) (?=[^ ])", lambda _: "\n" if chance.random() < 0.2 else " ", body
            ).split("\n")
        lines += [""] * max(0, len(text) - len(core) - 1)
        return [
            f"{head} {style}{chomping}{_note(chance)}",
            *(f"{' ' * by}{line}" if line else "" for line in lines),
        ]
    return [f"{head} {_quoted(text, chance)}{_note(chance)}"]
