"""The Word template a user starts from: the built-in document with tags where its words stand."""

from collections.abc import Iterator

from ctr_cli.model.profile import Profile, Role
from ctr_cli.render.docx.blocks import text
from ctr_cli.render.docx.paper import Said, file_of, paper, said
from ctr_cli.views.document import Closing, Letterhead, PrintedRecipient


def start_template(profile: Profile) -> bytes:
    """A `.docx` in the styles of a profile; `{%p … %}` stands alone in its paragraph, which goes away."""
    words = profile.words
    head: Letterhead = {
        "parent": _if("parent"),
        "issuer": "{{ issuer }}",
        "star": words.star or "",
        "number_line": "{{ number_line }}",
        "about": "",
        "draft": _if("draft"),
        "nation": words.nation,
        "motto": words.motto or "",
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
            _only("{%p endfor %}"),
        ],
        "authority": "{{ authority }}",
        "post": "{{ post }}",
        "signer": "{{ signer }}",
    }
    body = paper(head, list(_text(words.title_rule)), end, profile)
    return file_of([body], profile, title="", author="")


def _if(name: str) -> str:
    """A paragraph that is there when it has words; each line is a paragraph."""
    return f"{{%p if {name} %}}\n{{{{ {name} }}}}\n{{%p endif %}}"


def _only(name: str) -> PrintedRecipient:
    return {"name": name, "before": "", "purpose": "", "after": ""}


def _text(title_rule: str | None) -> Iterator[Said]:
    """The paragraphs between letterhead and closing block."""
    yield said("kind", "{{ kind }}")
    yield said("title", "{{ title }}")
    if title_rule:
        yield said("title_rule", title_rule)
    yield from _each("basis", "basis in bases", "{{ basis }}")
    yield said("body", "{%p if preamble %}")
    yield said("body", "{{ preamble }}")
    yield said("body", "{%p endif %}")
    yield said("part", "{{ content_heading }}")
    yield said("section", "{%p for body in bodies %}")
    yield said("section", "{{ body.number }}. {{ body.heading }}")
    yield said("meeting", "{%p for meeting in body.meetings %}")
    yield said("meeting", "{{ meeting.number }} {{ meeting.heading }}")
    yield said("item", '{%p for item in meeting["items"] %}')
    yield said("topic", "{%p if item.topic %}")
    yield said("topic", "{{ item.topic }}")
    yield said("topic", "{%p endif %}")
    yield said("item", "{{ item.marker }} {{ item.sentence }}")
    yield from _each("detail", "detail in item.details", "+ {{ detail }}")
    yield said("item", "{%p endfor %}")
    yield said("agencies", "{%p if meeting.agencies %}")
    label = text("{{ meeting.agencies_label }}", italic=True)
    yield said("agencies", "* ", label, " {{ meeting.agencies }}")
    yield said("agencies", "{%p endif %}")
    yield said("meeting", "{%p endfor %}")
    yield said("section", "{%p endfor %}")
    yield said("part", "{%p if implementation %}")
    yield said("part", "{{ implementation_heading }}")
    yield said("part", "{%p endif %}")
    yield from _each(
        "body", "paragraph in implementation[:-1]", "{{ loop.index }}. {{ paragraph }}"
    )
    # The last paragraph stands alone: it is the one that stays with the closing block.
    last = "{{ implementation | length }}. {{ implementation[-1] }}"
    yield said("body", f"{{% if implementation %}}{last}{{% endif %}}")


def _each(role: Role, loop: str, words: str) -> Iterator[Said]:
    """A paragraph for each of some words."""
    yield said(role, f"{{%p for {loop} %}}")
    yield said(role, words)
    yield said(role, "{%p endfor %}")
