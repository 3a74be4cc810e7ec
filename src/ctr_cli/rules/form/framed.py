"""CTR417: marks at the ends of a value that the document sets around it anyway."""

from collections.abc import Iterator

from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Change, Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.printed import printed
from ctr_cli.rules.registry import text_rule

_BRACKETED = regex(
    r"\s*[(\[](?P<kept>[^()\[\]]+)[)\]]\s*[.;,]?\s*|(?P<unstopped>.*[^\s.;,])\s*[.;,]\s*"
)
_QUOTED = regex(
    r"\s*[(\[\"“](?P<kept>[^()\[\]\"“”]+)[)\]\"”]\s*[.;,]?\s*|(?P<unstopped>.*[^\s.;,])\s*[.;,]\s*"
)
_LISTED = regex(r"(?P<unstopped>.*[^\s.;,])\s*[.;,]\s*")
_FRAMES = {
    "bodies.meetings.items.condition": (_BRACKETED, "điều kiện in trong ngoặc đơn"),
    "recipients.purpose": (_QUOTED, "mục đích gửi in trong dấu của thể thức"),
    "recipients.name": (_LISTED, "mỗi dòng nơi nhận in với dấu của thể thức"),
}
"""What the ends of a value look like that bears the marks itself, and what the document does, by its key."""


@text_rule("CTR417", "warning")
def marks_are_set_by_the_document(texts: Excerpt) -> Iterator[Problem]:
    """A condition has no brackets and no stop of its own, a recipient no mark at its end: they would be printed twice."""
    for passage in printed(texts):
        pattern, said = _FRAMES.get(passage.place.key, (None, ""))
        found = pattern.fullmatch(passage.text) if pattern else None
        if found:
            kept = next(filter(None, found.groups())).strip()
            yield Problem(
                passage.path,
                f"{said}, dấu ở “{passage.text.strip()}” sẽ in hai lần",
                f"viết “{kept}”",
                changes=[(passage.path, Change(0, len(passage.text), kept))],
            )
