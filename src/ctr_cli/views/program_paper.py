"""The annual document as blocks: the one place that knows its order, its headings, its numbers and its marks."""

from collections.abc import Iterator, Sequence
from typing import Any

from ctr_cli.cycle.decisions import Decision
from ctr_cli.model.bodies import is_of_issuer
from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.views.blocks import Paper, Paragraph, heading, labelled, line, with_points
from ctr_cli.views.document import Printed, PrintedBody, PrintedItem, PrintedMeeting
from ctr_cli.views.papers import wording


def program_paper(program: Program, profile: Profile, words: Printed) -> Paper:
    """The document of a programme, all its words in their places."""
    return Paper(
        name=f"chuong-trinh-{program.year}",
        title=f"{words['kind'].capitalize()} {words['title']}",
        date=program.dated,
        profile=profile,
        head=words,
        blocks=[
            *heading(words["kind"], words["title"], words["title_rule"], words["adjusted"]),
            *program_blocks(words),
        ],
        end=words,
    )


def adjusted_note(decisions: Sequence[Decision]) -> str:
    """Which decisions a programme in force follows, in brackets; nothing where there are none."""
    names = "; ".join(decision.name for decision in decisions)
    note: str = wording("program")["adjusted"].format(decisions=names)
    return note if names else ""


def template_words(words: Printed) -> dict[str, Any]:
    """What a template of text is filled with: the words one by one, and `blocks` in their order."""
    return {**words, "blocks": program_blocks(words)}


def program_blocks(words: Printed) -> list[Paragraph]:
    """The paragraphs under the title, from the first basis to the last of the implementation."""
    return [*opening(words), *content(words), *implementation(words)]


def opening(words: Printed) -> list[Paragraph]:
    """What stands before the content: bases and preamble."""
    bases = [line("basis", basis) for basis in words["bases"]]
    return [*bases, *_preamble(words["preamble"] or "")]


def content(words: Printed) -> list[Paragraph]:
    """The bodies with their meetings and items, under a heading where they have one."""
    blocks = [line("part", words["content_heading"])] if words["content_heading"] else []
    alone = len(words["bodies"]) == 1
    for body in words["bodies"]:
        blocks += _body(body, headed=not (alone and is_of_issuer(body["heading"], words["issuer"])))
    return blocks


def implementation(words: Printed) -> list[Paragraph]:
    """The last part, how the programme is carried out, under a heading where it has one."""
    last, head = words["implementation"], words["implementation_heading"]
    headed = [line("part", head)] if last and head else []
    return headed + [
        line("body", said, f"{number}." if last[1:] and not at else "")
        for number, clause in enumerate(last, 1)
        for at, said in enumerate(clause.split("\n"))
    ]


def _preamble(text: str) -> Iterator[Paragraph]:
    """The paragraphs before the first heading; a line in capitals heads those under it."""
    for at in text.split("\n") if text else ():
        yield line("section" if at.isupper() else "body", at)


def _body(body: PrintedBody, *, headed: bool) -> Iterator[Paragraph]:
    """A body with its meetings; the issuer who alone meets is in the letterhead, and needs no heading."""
    if headed:
        yield line("section", body["heading"], body["number"] and f"{body['number']}.")
    for meeting in body["meetings"]:
        yield from _meeting(meeting)


def _meeting(meeting: PrintedMeeting) -> Iterator[Paragraph]:
    yield line("meeting", meeting["heading"], meeting["number"], of=meeting["id"])
    items = [
        block for at, item in enumerate(meeting["items"]) for block in _item(item, first=not at)
    ]
    if not meeting["agencies"]:
        yield from items
        return
    yield from items[:-1]
    # The line of agencies is read with the last item, so they stay on one page.
    yield from (last._replace(held=True) for last in items[-1:])
    yield labelled("agencies", meeting["agencies_label"], meeting["agencies"], "*")


def _item(item: PrintedItem, *, first: bool) -> Iterator[Paragraph]:
    if item["topic"]:
        yield line("topic", item["topic"])
    said = line("item", item["sentence"], item["marker"], of=item["id"])
    yield from with_points(said, item["details"], headed=first or bool(item["topic"]))
