"""The general parts before the meetings, and one behind them, that hold no works."""

from collections.abc import Sequence

from ctr_cli.importing.grammar.begins import begins_item
from ctr_cli.importing.grammar.heading import heading_of, patterns
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.node import SHORT, Node, tells_event, text_ends
from ctr_cli.importing.grammar.opening import opened
from ctr_cli.importing.grammar.sentence import take_apart
from ctr_cli.importing.grammar.when import when
from ctr_cli.importing.reading.lines import words


def keep_general(parts: Sequence[Node]) -> None:
    """Keep the general parts before the meetings, and one behind them, as what they are."""
    general = [
        not (p.children or p.row) or _is_general(p, parts[n:]) for n, p in enumerate(parts, 1)
    ]
    if all(general):
        return
    for part in parts[: general.index(False)]:
        part.kind = "introduction" if part.children else part.kind
    last = parts[-1]
    goes_on = patterns("standing").search(last.text) or patterns("held_all_year").match(last.text)
    if general[-1] and last.children and not goes_on:
        last.kind = "implementation"


def _is_general(part: Node, behind: Sequence[Node]) -> bool:
    """Whether a part holds whole paragraphs and says neither who meets nor when: `I. Đặc điểm tình hình`; or points
    without who or when before a part that has them: `A. Nhiệm vụ trọng tâm`, `B. Chương trình cụ thể`."""
    said = part.heading.body or part.heading.timed or part.does or part.kind != "heading"
    texts = [child.text for child in part.children if child.look == "text"]
    works = any(child.heading.when.spans for child in part.children) or any(
        heading_of(text.partition(":")[0]).bare
        or (begins_item(text) and (len(words(text)) <= SHORT or take_apart(text).charge))
        for text in texts
    )
    prose = len(texts) == len(part.children) and all(map(text_ends, texts)) and not works
    below = [n for other in behind for n in other.walk()]
    timed = any(n.times or n.row or (n.kind == "heading" and n.heading.timed) for n in below)
    if patterns("aims").search(part.text):
        timed = timed or any(take_apart(n.text).meets for n in below)
    told = (timed and _tells_tasks(part)) or any(
        patterns("detailed").search(p.text) for p in behind
    )
    general = told and not any(
        n.row or n.heading.timed or n.kind == "said" or take_apart(n.text).charge
        for n in part.walk()
        if not tells_event(n)
    )
    duties = not behind and _tells_tasks(part) and all(map(_tells_duty, part.children))
    return part.kind == "introduction" or (not said and (prose or general or duties))


def _tells_duty(node: Node) -> bool:
    """Whether a point says what an office does for the programme: `Văn phòng Đảng ủy theo dõi, đôn đốc.`"""
    timed = any(n.row or when(n.text).spans for child in node.children for n in child.walk())
    works = opened(node.text) or node.heading.timed or node.row or timed
    return begins_agency(node.text) and not works


def _tells_tasks(part: Node) -> bool:
    """Whether a part counts whole sentences, as the tasks of a year are told: `Nhiệm vụ trọng tâm`."""
    goes_on = patterns("standing").search(part.text) and "chung" not in part.text.lower().split()
    return not goes_on and all(text_ends(n.text) for n in part.walk() if not n.children)
