"""The tree of a document's content to a programme: bodies, their meetings, the items of each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from ctr_cli.importing.building.finish import finish
from ctr_cli.importing.building.frame import add_paragraphs
from ctr_cli.importing.building.rows import contexts_of_row
from ctr_cli.importing.building.strayed import doubt_strayed
from ctr_cli.importing.building.timetable import Timetable
from ctr_cli.importing.grammar.cases import sentence_case
from ctr_cli.importing.grammar.charge import (
    Charge,
    charge_of_line,
    is_agency_line,
    is_subject_line,
    parse,
)
from ctr_cli.importing.grammar.content import Content, Doubt, Draft, Elsewhere, Setting, Shared
from ctr_cli.importing.grammar.context import Context
from ctr_cli.importing.grammar.due import Due
from ctr_cli.importing.grammar.heading import heading_of, patterns
from ctr_cli.importing.grammar.levels import agree_with_namesakes, name_levels
from ctr_cli.importing.grammar.node import Node, is_time_line
from ctr_cli.importing.grammar.sentence import charge_of_sentence, take_apart
from ctr_cli.importing.grammar.tree import tree
from ctr_cli.importing.grammar.when import When, when
from ctr_cli.importing.reading.lines import Line, marker, words
from ctr_cli.language.keys import tone_key
from ctr_cli.model.program import Meeting
from ctr_cli.model.values import Assignment

_HELD = re.compile(
    r"thời (?:gian|điểm)(?: (?:dự kiến|thực hiện|tổ chức|tiến hành|triển khai|giám sát|kiểm tra|trình|họp))*\s*:(?!.*\b(?:trước|chậm nhất|hoàn thành|xong)\b)",
    re.IGNORECASE,
)
"""A label with when a thing is held, and not by when it is due."""
_MONTH_ALONE = re.compile(r"(?:dự kiến )?(?:tháng|quý) ", re.IGNORECASE)
_BY_LABEL = "đề mục không ghi thời gian; đã xếp theo thời gian ghi ở chính nội dung này"
_FINISHED = (".", "!", "?", "…")
_OWN_TIME = re.compile(
    r"^(?P<when>(?:tại|trong|vào)?[^:;.]{4,110}):\s+(?P<text>\S.{14,})$", re.IGNORECASE | re.DOTALL
)


def build(lines: Sequence[Line], setting: Setting) -> Content:
    """The content of a programme in the lines between title and recipients."""
    root = tree(lines, setting.place)
    for node in root.walk():
        if node.heading.body is None and tone_key(node.text) == tone_key(setting.body[1]):
            node.heading = replace(node.heading, body=setting.body[0], body_name=node.text, left="")
    name_levels(root)
    agree_with_namesakes(root)
    builder = Builder(setting)
    builder.after_tables = _after_tables(root)
    builder.take(root, Context())
    return builder.finished(root)


class Builder:
    """Walks the tree of a document once, in its order; asked at the end for what came of it."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.content = Content()
        self.timetable = Timetable(setting, self.content)
        self.closing = False
        self.drafts: list[Draft] = []
        self.shared: list[Shared] = []
        self.last: Draft | None = None
        self.after_tables: set[int] = set()

    def take(self, node: Node, context: Context) -> None:
        """Put what stands under a heading in its place."""
        for child in node.children:
            if child.kind == "heading":
                self._heading(child, context)
            elif child.kind == "implementation":
                self._implementation(child)
            elif child.kind == "introduction":
                add_paragraphs(self.content.introduction, child, whole=True)
            elif child.row is None and (self.closing or self._begins_the_end(child)):
                self.closing = True
                add_paragraphs(self.content.implementation, child)
            elif child.kind == "stray":
                self.content.left.append(child.line)
            elif child.kind == "said":
                self._said(child, context)
            elif child.kind == "bracket":
                self._bracket(child)
            elif _only_leads_in(child):
                self.content.taken_apart.append(child.line)
            else:
                self._item(child, context)

    def finished(self, root: Node) -> Content:
        """The content, once the whole tree is walked."""
        self._name_content(root)
        doubt_strayed(root, self.drafts)
        finish(self.content, self.drafts, self.shared, self.setting)
        self.timetable.finish()
        return self.content

    # Headings

    def _heading(self, node: Node, context: Context) -> None:
        heading, before = node.heading, len(self.drafts) + len(self.content.elsewhere)
        if heading.body or heading.timed:
            self.closing = False
        self.last = None
        self.timetable.name_body(node)
        only_frame = _only_frames(node, context)
        here = context if only_frame else context.under(node)
        if only_frame:
            self._frame_heading(node)
        if node.does:
            message = (
                f"đề mục “{node.text}” là tên cơ quan, hiểu là cơ quan chuẩn bị các nội dung ở dưới"
            )
            self.content.doubts.append(Doubt(message, "agencies", node.line))
        self.take(node, here)
        if (
            len(self.drafts) + len(self.content.elsewhere) == before
            and not self.content.implementation
        ):
            self._empty(node, here)
        self.last = None

    def _frame_heading(self, node: Node) -> None:
        """A heading that only says that content follows: of the whole content when it stands over all of it."""
        if self.content.content_heading is None and not self.content.bodies:
            self.content.content_heading = sentence_case(node.text.strip(" .:"), "")
        else:
            self.content.taken_apart.append(node.line)

    def _empty(self, node: Node, context: Context) -> None:
        """A heading nothing came under: a conference is kept, and doubted; any other is told."""
        if any(child.kind in ("heading", "introduction") for child in node.children):
            return
        if node.heading.number is not None or node.heading.when.months:
            meeting = self.timetable.meeting(context, node.line)
            message = "hội nghị này không thấy nội dung nào trong văn bản"
            self.content.doubts.append(Doubt(message, meeting, node.line))
        else:
            self.content.left.append(node.line)

    def _implementation(self, node: Node) -> None:
        self.closing = True
        heading, _, sentence = re.sub(r"^phần [^:]+: ", "", node.text, flags=re.I).partition(":")
        self.content.implementation_heading = sentence_case(heading, self.setting.source)
        if sentence.strip():
            self.content.implementation.append(sentence.strip())
        for child in node.children:
            add_paragraphs(self.content.implementation, child)

    def _name_content(self, root: Node) -> None:
        """The one heading over all the content is the heading of the content, and no group of items."""
        heads = [n for n in root.children if n.kind == "heading"]
        silent = [
            n for n in heads if not (n.heading.body or n.heading.timed or n.heading.when.year)
        ]
        alone = len(heads) == 1 and not any(node.kind == "item" for node in root.children)
        if len(silent) == 1 and alone and self.content.content_heading is None:
            text = re.sub(r"^phần [^:]+: ", "", silent[0].text, flags=re.IGNORECASE)
            self.content.content_heading = sentence_case(text.strip(" .:"), "")
            own = sentence_case(silent[0].text, self.setting.source)
            for draft in self.drafts:
                draft.topic = (
                    None
                    if draft.topic == own
                    else (draft.topic or "").removeprefix(f"{own} - ") or None
                )
            if text != silent[0].text:
                self.content.taken_apart.append(silent[0].line)

    # Items

    def _begins_the_end(self, node: Node) -> bool:
        """Whether a paragraph closes the document without a heading of its own."""
        plain = node.marker.sign is None and node.look == "text" and len(words(node.text)) > 8
        closes = id(node) in self.after_tables or patterns("closing").search(node.text)
        return plain and bool(closes) and bool(self.drafts)

    def _item(self, node: Node, context: Context, at: Context | None = None) -> None:
        """An item, once for every meeting it comes before; `at` is the place of a brother on whose line the time stands."""
        text, contexts = (node.text, [at]) if at else self._contexts(node, context)
        begun = [
            Draft(
                [node.line, *node.more_lines],
                work,
                meeting,
                self._topic(node, context),
                row=node.row,
            )
            for own in contexts
            for meeting in self._meetings(node, own, context)
            for work in (_works(text) if node.row is None else [text])
        ]
        for draft in begun:
            self._note_work(draft, text, context)
        if node.row:
            for draft in begun:
                draft.details += node.row.more
        by_label = contexts != [context] and node.row is None and text == node.text
        for draft in begun if by_label and not self.setting.term else ():
            draft.doubts.append(_BY_LABEL)
        self.drafts += begun
        self.last = begun[-1] if begun else None
        before = node.text.removesuffix(text).rstrip() if text != node.text else ""
        brothers = marker(f"{before[-1:]} {text}").sign
        for child in node.children:
            if brothers and child.marker.sign == brothers:
                self._item(child, context, contexts[0])
            else:
                self._point(child, begun, context)

    def _note_work(self, draft: Draft, text: str, context: Context) -> None:
        """What a work has of its line and its headings: that it was parted from others, and who does it."""
        if draft.text != text:
            draft.doubts.append(f"tách một dòng thành nhiều nội dung: “{text}”")
        if context.does and not take_apart(draft.text).charge.assignments:
            office = sentence_case(context.does.text.strip(" .:"), self.setting.source)
            draft.charges.append(parse(office, strict=False))

    def _contexts(self, node: Node, context: Context) -> tuple[str, list[Context]]:
        """The text of an item and where it belongs: by its own words, by the cells beside it, else by its headings."""
        text = node.text
        match = _OWN_TIME.match(text)
        own = heading_of(match["when"], self.setting.place) if match else None
        if match and own and own.timed and not own.left and node.row is None:
            return marker(match["text"]).rest, [context.at_time(own.when)]
        if node.row:
            return text, contexts_of_row(node.row, context, self.setting, self.content)
        if self.setting.term and not context.when:
            return text, [self._by_deadline(node, context)]
        if not context.timed:
            return text, [self._by_label(node, context)]
        return text, [context]

    def _by_deadline(self, node: Node, context: Context) -> Context:
        """The context of an item of a term: in the month it is due."""
        charges = [take_apart(node.text).charge]
        charges += [c for c in (charge_of_sentence(n.text) for n in node.children) if c]
        due = next((charge.due for charge in charges if charge.due and charge.due.time), None)
        return context.at_time(replace(due.time, day=None)) if due else context

    def _by_label(self, node: Node, context: Context) -> Context:
        """The context of an item under no time: in the month or the quarter its own label says, `Thời gian: tháng 4`."""
        own = (charge_of_sentence(child.text) for child in node.children)
        dues = [charge.due for charge in own if charge and charge.due]
        bracket = take_apart(node.text).charge.due
        said = next((due for due in dues if _HELD.match(due.written)), None)
        if said is None and bracket and _MONTH_ALONE.match(bracket.written):
            said = bracket
        every = when(node.text).every if said is None else None
        if every in ("week", "month", "quarter"):
            return context.at_time(When(every=every))
        if said is None or len(said.time.spans) not in (1, 3) or len(said.time.months) > 1:
            return context
        return context.at_time(said.time)

    def _meetings(self, node: Node, own: Context, context: Context) -> list[Meeting]:
        if self.setting.term and not self._of_this_year(node, own):
            return []
        own = self._spread(own)
        time = own.when if own is not context and own.when != context.when else None
        if own.when and len(own.when.months) + len(own.when.quarters) > 1:
            return self.timetable.meetings(own, node.line)
        return [self.timetable.meeting(own, node.line, time if time else None)]

    def _spread(self, own: Context) -> Context:
        """Work of a term that comes again every month or quarter, in each of those of the year."""
        time = own.when
        if not self.setting.term or time.months or time.quarters:
            return own
        if time.every == "month":
            return replace(own, when=replace(time, every=None, months=tuple(range(1, 13))))
        if time.every == "quarter":
            return replace(own, when=replace(time, every=None, quarters=(1, 2, 3, 4)))
        return own

    def _of_this_year(self, node: Node, own: Context) -> bool:
        """Whether work of a term is of the year asked for and has a month; else it is told."""
        recurring = bool(own.when.every)
        if not recurring and own.year not in (None, self.setting.year):
            self.content.elsewhere.append(Elsewhere(node.line, f"năm {own.year}"))
        elif not own.timed:
            self.content.elsewhere.append(Elsewhere(node.line, "không rõ tháng"))
        else:
            return True
        return False

    def _topic(self, node: Node, context: Context) -> str | None:
        own = node.row.cells.get("topic", "") if node.row else ""
        texts = [*(heading.text for heading in context.topics), " ".join(own.split())]
        said = [sentence_case(text, self.setting.source) for text in texts if text]
        return " - ".join(text.strip(" .:") for text in said) or None

    # What stands under an item

    def _point(self, node: Node, drafts: list[Draft], context: Context) -> None:
        if self.closing or self._begins_the_end(node):
            self.closing = True
            add_paragraphs(self.content.implementation, node)
            return
        if node.kind == "said":
            self._said(node, context)
        elif node.kind == "bracket":
            self._bracket(node)
        elif is_time_line(node.text, node.heading) and not node.children:
            for draft in drafts:
                draft.charges.append(_at_its_time(node))
                draft.lines.append(node.line)
        else:
            for draft in drafts:
                _go_on(draft, node)
            for child in node.children:
                self._point(child, drafts, context)

    def _bracket(self, node: Node) -> None:
        """A bracket on a line of its own ends the sentence of the item above."""
        if self.last is None:
            self.content.left.append(node.line)
            return
        charge = parse(node.text)
        if charge.assignments and self._closes_several(self.last):
            message = "dòng trong ngoặc đứng sau nhiều nội dung, hiểu là của cả hội nghị"
            self.content.doubts.append(Doubt(message, self.last.meeting, node.line))
            self.last.meeting.agencies += [
                Assignment(agency=n, role=r) for n, r in charge.assignments
            ]
            self.content.taken_apart.append(node.line)
            return
        for draft in self._same_as_last():
            draft.text += f" {node.text}"
            draft.lines.append(node.line)

    def _closes_several(self, last: Draft) -> bool:
        """Whether an item is the last of several of its meeting, parted by semicolons, none of which says who prepares it."""
        own = [draft for draft in self.drafts if draft.meeting is last.meeting]
        ended = all(draft.text.rstrip().endswith((";", ",")) for draft in own[:-1])
        told = any(draft.charges or take_apart(draft.text).charge.assignments for draft in own)
        return len(own) > 1 and ended and not told and last.text.rstrip().endswith((".", ";"))

    def _said(self, node: Node, context: Context) -> None:
        """What a line says of the item above it, or of a whole meeting."""
        labelled = is_agency_line(node.text)
        charge = charge_of_line(node.text) if labelled else charge_of_sentence(node.text)
        if charge is None:
            return
        starred = node.marker.sign == "star"
        shared = labelled and charge.assignments and (context.timed or starred or self.setting.term)
        if self.last is None or (shared and not is_subject_line(node.text)):
            self._share(node, charge, context)
            return
        for draft in self._same_as_last():
            draft.charges.append(charge)
            draft.lines.append(node.line)

    def _same_as_last(self) -> list[Draft]:
        """The drafts of the last item, which may come before several meetings."""
        last = self.last
        return [
            d
            for d in self.drafts
            if last is not None and d.lines[0] is last.lines[0] and d.text == last.text
        ]

    def _share(self, node: Node, charge: Charge, context: Context) -> None:
        """Keep a labelled line until it is clear whether it stands for a meeting or for an item."""
        line, draft = node.line, self.last
        if draft is None and self.setting.term and not context.timed:
            self.content.elsewhere.append(Elsewhere(line, "không rõ tháng"))
            return
        meeting = draft.meeting if draft else self.timetable.meeting(context, line)
        last = self.shared[-1] if self.shared else None
        beside = last and last.meeting is meeting and last.draft is draft
        if last and beside and last.line.number == line.number - 1:
            last.charge.assignments += charge.assignments
            self.content.taken_apart.append(line)
            return
        before = sum(other.meeting is meeting for other in self.drafts)
        starred = node.marker.sign == "star"
        self.shared.append(Shared(meeting, draft, before, charge, line, starred))


def _only_frames(node: Node, context: Context) -> bool:
    """Whether a heading only says that content follows, over or under headings that say who and when."""
    if not patterns("content").fullmatch(node.text.strip(" .:")):
        return False
    return bool(context.said) or any(child.kind == "heading" for child in node.children)


def _works(text: str) -> list[str]:
    """The works of a line that names several, each with who prepares it in brackets: `X (A); Y (B).`"""
    parts = re.split(r"(?<=\))\s*;\s+", text)
    apart = len(parts) > 1 and all(take_apart(part).charge.assignments for part in parts)
    return parts if apart else [text]


def _only_leads_in(node: Node) -> bool:
    """Whether a line with no sign only says that content follows: `Nội dung:`."""
    plain = node.marker.sign is None and not node.row and not node.children
    text = node.text.rstrip()
    return plain and text.endswith(":") and bool(patterns("content").fullmatch(text.strip(" .:")))


def _after_tables(root: Node) -> set[int]:
    """The nodes behind the last row of a document whose items all stand in tables."""
    nodes = [node for node in root.walk() if node.kind in ("heading", "item", "said") and node.text]
    last = max((at for at, node in enumerate(nodes) if node.row), default=len(nodes))
    plain = [node for node in nodes[:last] if node.kind == "item" and not node.row]
    return set() if plain else {id(node) for node in nodes[last + 1 :]}


def _at_its_time(node: Node) -> Charge:
    """What a line of time under an item says: when it is due, to be looked at."""
    return Charge(due=Due(node.heading.when, node.text, 0, len(node.text), doubted=True))


def _go_on(draft: Draft, node: Node) -> None:
    """A line under an item: a smaller point, the rest of its sentence, or a further paragraph."""
    draft.lines.append(node.line)
    last = draft.details[-1] if draft.details else draft.text
    marked = node.marker.sign is not None
    if marked or not node.text[:1].islower() or last.rstrip().endswith(_FINISHED):
        draft.details.append(node.text)
    elif draft.details:
        draft.details[-1] = f"{last} {node.text}"
    else:
        draft.text = f"{last} {node.text}"
