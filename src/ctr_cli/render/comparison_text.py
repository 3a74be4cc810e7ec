"""What differs between two programmes, for a person at a terminal: changed words marked."""

from collections.abc import Iterator
from itertools import groupby

from ctr_cli.cycle.words import word_changes
from ctr_cli.render.layout import Part, Piece, indented
from ctr_cli.views.comparison import Change, Comparison, changes_told, left_untold, shown

_LEGEND = "[-chữ bỏ-] {+chữ thêm+}"


def comparison_text(answer: Comparison) -> list[Part]:
    """The differences by kind; in plain text the words are marked `[-…-]` and `{+…+}`."""
    changes = changes_told(answer)
    parts: list[Part] = [[(_heading(len(changes)), "bold")], []]
    for _, group in groupby(changes, key=lambda change: change["kind"]):
        inside = list(group)
        parts.append([(inside[0]["kind_name"], "bold cyan")])
        parts += [part for change in inside for part in _change(change)]
        parts.append([])
    if any(change["kind"] in ("reworded", "field") for change in changes):
        parts.append([(f"Chữ sửa được đánh dấu: {_LEGEND}", "dim")])
    if untold := left_untold(answer):
        parts.append([(f"{untold} Xem đủ: --format json.", "dim")])
    return [*parts, [(f"Cũ: {answer['old']}\nMới: {answer['new']}", "dim")]]


def _heading(count: int) -> str:
    return f"Có {count} chỗ khác nhau" if count else "Không có gì khác nhau."


def _change(change: Change) -> list[Part]:
    text = _words(change)
    if change["besides"]:
        text.append((f"\n{' '.join(change['besides'])}", "dim"))
    if change["reason"]:
        text.append((f"\nLý do: {change['reason']}", "dim"))
    head = [(change["item"], "bold"), (f"  {_where(change)}", "dim")]
    return [indented(2, head), indented(4, text)]


def _where(change: Change) -> str:
    old, new = change["from_title"], change["to_title"]
    if change["kind"] == "field":
        return f"{change['name']}, {new or old}" if old or new else change["name"]
    if old and new and old != new:
        return f"{old} → {new}"
    if change["kind"] == "moved" and new is None:
        return f"{old} → năm sau"
    return old or new or ""


def _words(change: Change) -> list[Piece]:
    old, new = change["old"], change["new"]
    if change["item"] in (change["from"], change["to"]) and change["kind"] in ("added", "dropped"):
        return [("cả mục này", "")]
    if change["kind"] == "moved" and change["from_title"] and change["item"] != change["from"]:
        return [(new or old or "", "")]
    if change["kind"] == "reassigned":
        return [(f"{shown(change, old)}\n→ {shown(change, new)}", "")]
    if change["kind"] != "field" and (old is None or new is None):
        return [(new or old or "", "")]
    return list(_marked(shown(change, old), shown(change, new)))


def _marked(old: str, new: str) -> Iterator[Piece]:
    for kind, words in word_changes(old, new):
        if kind == "same":
            yield words, ""
        elif kind == "old":
            yield f"[-{words}-]", "red strike"
        else:
            yield f"{{+{words}+}}", "green"
