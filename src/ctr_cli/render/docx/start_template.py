"""The Word template a user starts from: the built-in document with tags where its words stand."""

from ctr_cli.model.profile import Profile
from ctr_cli.render.docx.paper import docx_of
from ctr_cli.views.blocks import Paper, Paragraph, heading, line
from ctr_cli.views.document import (
    Closing,
    Letterhead,
    Printed,
    PrintedBody,
    PrintedItem,
    PrintedMeeting,
    PrintedRecipient,
)
from ctr_cli.views.program_paper import program_blocks

_FOR_ITEMS = '{%p for item in meeting["items"] %}'
_END_FOR, _END_IF = "{%p endfor %}", "{%p endif %}"


def start_template(profile: Profile) -> bytes:
    """A `.docx` in the styles of a profile; `{%p … %}` stands alone in its paragraph, which goes away."""
    words = _tags(profile)
    titles = heading(words["kind"], words["title"], words["title_rule"], words["adjusted"])
    blocks = [part for block in titles for part in _alone(block)]
    for block in program_blocks(words):
        blocks += _alone(block) if len(block.runs) == 1 else [block]
    return docx_of([Paper("", "", "", profile, words, [*blocks, *_implementation()], words)])


def _alone(block: Paragraph) -> list[Paragraph]:
    """A paragraph for each tag, without the mark where the tag goes away."""
    return [
        part._replace(mark="") if part.words.startswith("{%") else part for part in block.by_line()
    ]


def _tags(profile: Profile) -> Printed:
    """The words of a document, all of them tags: a loop is its opening, one turn of it, and its end."""
    head: Letterhead = {
        "parent": _if("parent"),
        "issuer": "{{ issuer }}",
        "star": profile.words.star or "",
        "number_line": "{{ number_line }}",
        "about": "",
        "draft": _if("draft"),
        "nation": profile.words.nation,
        "motto": profile.words.motto or "",
        "place_and_date": "{{ place_and_date }}",
    }
    end: Closing = {
        "recipients_label": "{{ recipients_label }}",
        "recipients": [
            _only("{%p for recipient in recipients %}"),
            {
                "name": "{{ recipient.name }}",
                "before": "{{ recipient.before }}",
                "purpose": "{{ recipient.purpose }}",
                "after": "{{ recipient.after }}",
            },
            _only(_END_FOR),
        ],
        "authority": "{{ authority }}",
        "post": "{{ post }}",
        "signer": "{{ signer }}",
    }
    return {
        **head,
        **end,
        "year": 0,
        "kind": "{{ kind }}",
        "title": "{{ title }}",
        "adjusted": _if("adjusted"),
        "title_rule": profile.words.title_rule or "",
        "bases": ["{%p for basis in bases %}", "{{ basis }}", _END_FOR],
        "preamble": _if("preamble"),
        "content_heading": _if("content_heading"),
        "bodies": [_control("{%p for body in bodies %}"), _body(), _control(_END_FOR)],
        "implementation_heading": "",
        "implementation": [],
    }


def _if(name: str) -> str:
    """A paragraph that is there when it has words; each line is a paragraph."""
    return f"{{%p if {name} %}}\n{{{{ {name} }}}}\n{_END_IF}"


def _only(name: str) -> PrintedRecipient:
    return {"name": name, "before": "", "purpose": "", "after": ""}


def _control(tag: str) -> PrintedBody:
    return {"id": "", "number": "", "heading": tag, "meetings": []}


def _body() -> PrintedBody:
    meetings = [
        _meeting_control("{%p for meeting in body.meetings %}"),
        _meeting(),
        _meeting_control(f"{_END_IF}\n{_END_FOR}"),
    ]
    return {
        "id": "",
        "number": "{{ body.number }}",
        "heading": "{{ body.heading }}",
        "meetings": meetings,
    }


def _meeting_control(tag: str) -> PrintedMeeting:
    return {
        "id": "",
        "number": "",
        "heading": tag,
        "items": [],
        "agencies_label": "",
        "agencies": "",
    }


def _meeting() -> PrintedMeeting:
    """A meeting; its line of agencies stands in a condition, which the next control ends."""
    item: PrintedItem = {
        "id": "",
        "topic": _if("item.topic"),
        "marker": "{{ item.marker }}",
        "sentence": "{{ item.sentence }}",
        "details": ["{%p for detail in item.details %}", "{{ detail }}", _END_FOR],
    }
    return {
        "id": "",
        "number": "{{ meeting.number }}",
        "heading": "{{ meeting.heading }}",
        "items": [
            _item_control(_FOR_ITEMS),
            item,
            _item_control(f"{_END_FOR}\n{{%p if meeting.agencies %}}"),
        ],
        "agencies_label": "{{ meeting.agencies_label }}",
        "agencies": "{{ meeting.agencies }}",
    }


def _item_control(tag: str) -> PrintedItem:
    return {"id": "", "topic": None, "marker": "", "sentence": tag, "details": []}


def _implementation() -> list[Paragraph]:
    """The last part; its last paragraph stands alone, for it is the one that stays with the closing block."""
    words = "{{ implementation_heading }}"
    number = "{% if implementation[1:] %}{{ implementation | length }}. {% endif %}"
    last = number + "{{ implementation[-1] }}"
    each = (
        "{%p for paragraph in implementation[:-1] %}",
        "{{ loop.index }}. {{ paragraph }}",
        _END_FOR,
    )
    return [
        *line("part", f"{{%p if implementation_heading %}}\n{words}\n{_END_IF}").by_line(),
        *(line("body", text) for text in each),
        line("body", f"{{% if implementation %}}{last}{{% endif %}}"),
    ]
