"""What differs between two programmes, for a person at a terminal: changed words marked."""

from itertools import groupby

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from ctr_cli.cycle.words import word_changes
from ctr_cli.views.comparison import KIND_NAMES, Change, Comparison, shown

_LEGEND = "[-chữ bỏ-] {+chữ thêm+}"


def comparison_text(answer: Comparison) -> RenderableType:
    """The differences by kind; in plain text the words are marked `[-…-]` and `{+…+}`."""
    changes = sorted(answer["changes"], key=_kind)
    parts: list[RenderableType] = [Text(_heading(len(changes)), style="bold"), Text()]
    for kind, group in groupby(changes, key=_kind):
        parts.append(Text(list(KIND_NAMES.values())[kind], style="bold cyan"))
        parts += [part for change in group for part in _change(change)]
        parts.append(Text())
    if any(change["kind"] in ("reworded", "field") for change in changes):
        parts.append(Text(f"Chữ sửa được đánh dấu: {_LEGEND}", style="dim"))
    parts.append(Text(f"Cũ: {answer['old']}\nMới: {answer['new']}", style="dim"))
    return Group(*parts)


def _heading(count: int) -> str:
    return f"Có {count} chỗ khác nhau" if count else "Không có gì khác nhau."


def _kind(change: Change) -> int:
    return list(KIND_NAMES).index(change["kind"])


def _change(change: Change) -> list[RenderableType]:
    head = Text(change["item"], style="bold")
    head.append(f"  {_where(change)}", style="dim")
    lines: list[RenderableType] = [Padding(head, (0, 0, 0, 2))]
    text = _words(change)
    if change["reason"]:
        text.append(f"\nLý do: {change['reason']}", style="dim")
    lines.append(Padding(text, (0, 0, 0, 4)))
    return lines


def _where(change: Change) -> str:
    old, new = change["from_title"], change["to_title"]
    if change["kind"] == "field":
        return f"{change['name']}, {old or new}" if old or new else change["name"]
    if old and new and old != new:
        return f"{old} → {new}"
    if change["kind"] == "moved" and new is None:
        return f"{old} → năm sau"
    return old or new or ""


def _words(change: Change) -> Text:
    old, new = change["old"], change["new"]
    if change["item"] in (change["from"], change["to"]) and change["kind"] in ("added", "dropped"):
        return Text("cả hội nghị")
    if change["kind"] == "moved" and change["from_title"] and change["item"] != change["from"]:
        return Text(new or old or "")
    if change["kind"] == "reassigned":
        return Text(f"{shown(change, old)}\n→ {shown(change, new)}")
    if change["kind"] != "field" and (old is None or new is None):
        return Text(new or old or "")
    return _marked(shown(change, old), shown(change, new))


def _marked(old: str, new: str) -> Text:
    text = Text()
    for kind, words in word_changes(old, new):
        if kind == "same":
            text.append(words)
        elif kind == "old":
            text.append(f"[-{words}-]", style="red strike")
        else:
            text.append(f"{{+{words}+}}", style="green")
    return text
