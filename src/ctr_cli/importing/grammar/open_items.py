"""The open item of a meeting, `Một số nội dung khác theo Quy chế làm việc`, that a writer set beneath the last work with a smaller sign."""

from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.node import Node
from ctr_cli.language.patterns import regex

_BY_RULE = regex(r"\b(?:quy chế|chỉ đạo|thẩm quyền|chức năng|phát sinh|nếu có)\b")
"""What says that an item is one of the meeting, however many points stand above it."""


def open_items_apart(node: Node) -> None:
    """Put each open item beneath a work behind it; a work that ends in a colon lists it as its own."""
    children = list[Node]()
    for child in node.children:
        open_items_apart(child)
        children.append(child)
        last = child.children[-1] if child.children else None
        alone = last and (len(child.children) == 1 or _BY_RULE.search(last.text.lower()))
        work = child.kind == "item" and not (child.row or child.text.rstrip().endswith(":"))
        if work and last and alone and patterns("open_item").match(last.text) and not last.children:
            child.children.pop()
            last.kind = "item"
            children.append(last)
    node.children = children
