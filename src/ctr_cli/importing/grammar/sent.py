"""To whom a paper is sent, or brought, by when: `gửi Phòng Kinh tế trước 10/3`, `Trình UBND tỉnh tháng 9`."""

import re

from ctr_cli.importing.grammar.heading import COUNCIL, PARTY, Heading, patterns
from ctr_cli.importing.grammar.names import begins_agency
from ctr_cli.importing.grammar.places import place_of
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex

_OWN = regex(r"văn phòng\b", re.IGNORECASE)
"""The office that gathers the papers: nothing is said by sending them there."""
MEET = (*PARTY, *COUNCIL)
"""Bodies before whom work comes, whether or not a word says that it is brought there."""
_BROUGHT_TO = (*MEET, "ubnd", "mttq")


def meets(said: Heading, *, brought: bool = False) -> bool:
    """Whether what a clause says names a body that work comes before; where a verb says that it is brought there, one of more."""
    return said.body in (_BROUGHT_TO if brought else MEET) and not patterns("above").search(
        said.body_name
    )


def without_whom(said: str) -> tuple[str, list[str]]:
    """A clause without whom a paper is sent to by a day, and that in words of its own; a body that meets is left in it."""
    sent = patterns("sent_to").match(said)
    if sent is None or not begins_agency(sent["whom"]):
        return said, []
    if sent["brought"] and meets(place_of(sent["whom"]), brought=True):
        return said, []
    told = [] if _OWN.match(sent["whom"]) else [capitalised(sent[0].strip())]
    return f"{sent['sent']}{said[sent.end() :]}", told
