"""The annual document as a Word file."""

from collections.abc import Iterator

from ctr_cli.model.profile import Profile
from ctr_cli.render.docx.blocks import text
from ctr_cli.render.docx.paper import Said, file_of, paper, said
from ctr_cli.views.document import Printed, PrintedMeeting


def program_docx(words: Printed, profile: Profile) -> bytes:
    """The document of a programme, every word of it, as its profile lays it out."""
    whole = paper(words, list(_text(words)), words, profile)
    title = f"{words['kind'].capitalize()} {words['title']}"
    return file_of([whole], profile, title=title, author=words["issuer"])


def _text(words: Printed) -> Iterator[Said]:
    """The paragraphs between letterhead and closing block."""
    yield said("kind", words["kind"])
    yield said("title", words["title"])
    if words["title_rule"]:
        yield said("title_rule", words["title_rule"])
    for basis in words["bases"]:
        yield said("basis", basis)
    for line in words["preamble"].split("\n") if words["preamble"] else ():
        yield said("body", line)
    yield said("part", words["content_heading"])
    for body in words["bodies"]:
        yield said("section", f"{body['number']}. {body['heading']}")
        for meeting in body["meetings"]:
            yield from _meeting(meeting)
    if words["implementation"]:
        yield said("part", words["implementation_heading"])
    for number, paragraph in enumerate(words["implementation"], 1):
        for line in f"{number}. {paragraph}".split("\n"):
            yield said("body", line)


def _meeting(meeting: PrintedMeeting) -> Iterator[Said]:
    yield said("meeting", f"{meeting['number']} {meeting['heading']}")
    for item in meeting["items"]:
        if item["topic"]:
            yield said("topic", item["topic"])
        yield said("item", f"{item['marker']} {item['sentence']}")
        for detail in item["details"]:
            yield said("detail", f"+ {detail}")
    if meeting["agencies"]:
        label = text(meeting["agencies_label"], italic=True)
        yield said("agencies", "* ", label, f" {meeting['agencies']}")
