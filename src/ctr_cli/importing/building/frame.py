"""The paragraphs before and after the content: each without its number, smaller points with theirs."""

from ctr_cli.importing.grammar.node import Node


def add_paragraphs(
    paragraphs: list[str], node: Node, *, whole: bool = False, counted: bool = False
) -> None:
    """Add a node and all under it; `whole` keeps signs, and every line is a paragraph.

    Among `counted` ones a paragraph without a number goes on with the one above, which would be printed with the next.
    """
    for each in node.walk():
        if whole:
            paragraphs.append(each.line.text)
        elif counted and paragraphs and each.marker.sign is None and not each.row:
            paragraphs[-1] += f"\n{each.text}"
        else:
            add_paragraph(paragraphs, each)


def add_paragraph(paragraphs: list[str], node: Node) -> None:
    """Add a line: a paragraph, or a smaller point of the one before that ends with a colon."""
    small = node.marker.sign in ("dash", "plus", "star", "letter")
    if small and paragraphs and paragraphs[-1].split("\n")[0].rstrip().endswith(":"):
        paragraphs[-1] += f"\n{node.line.text}"
    elif node.row or node.marker.sign in ("letter", "upper", "part"):
        paragraphs.append(node.line.text)
    else:
        paragraphs.append(node.text)
