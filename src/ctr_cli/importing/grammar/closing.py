"""The closing of a document: recipients and signature, also when their columns were read across."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ctr_cli.importing.grammar.heading import patterns
from ctr_cli.importing.grammar.title import RULE
from ctr_cli.importing.grammar.zones import PERSON, RECIPIENTS
from ctr_cli.importing.reading.lines import Ignored, Line, is_caps, marker
from ctr_cli.language.patterns import regex

_PURPOSE = regex(
    r"\s*(?:\((?P<bracket>[^()]{2,40})\)|[\"“”'](?P<quoted>[^\"“”']{2,60})[\"“”']|\s[-–]\s*(?P<dash>để [^,;.]{2,40}))\s*$"
)
_STAMP = regex(r"^\W*(?:đã ký|ký tên|ký, ghi rõ|chữ ký)", re.IGNORECASE)


@dataclass(slots=True)
class Signed:
    """A signature: what its lines say of authority and post, the name under them, and the lines."""

    authorities: list[str] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)
    signer: str | None = None
    lines: list[Line] = field(default_factory=list)

    @property
    def authority(self) -> str | None:
        """In whose name it is signed."""
        return "\n".join(self.authorities) or None

    @property
    def post(self) -> str | None:
        """What the one who signs is."""
        return " ".join(self.posts) or None


@dataclass(slots=True)
class Closing:
    """What stands after the content; `signed` are the signatures in the order read, those that are not kept in `others`.

    `unended` tells that the last recipient has no closing mark.
    """

    recipients: list[tuple[str, str | None]] = field(default_factory=list)
    signed: Signed = field(default_factory=Signed)
    others: list[Signed] = field(default_factory=list)
    unended: bool = False
    left: list[Line] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)

    def keep(self, signed: Signed) -> None:
        """Keep one of several signatures, for a programme holds one."""
        self.others = [one for one in (*self.others, self.signed) if one is not signed]
        self.signed = signed


def read_closing(lines: Sequence[Line]) -> Closing:
    """Recipients and signatures, each line in its place; of several the first is kept."""
    closing = Closing()
    begun = False
    for line in lines:
        label = RECIPIENTS.match(line.text)
        if label:
            begun = True
            named = [part.strip() for part in line.text[label.end() :].split(";")]
            closing.recipients += [_recipient(marker(part).rest) for part in named if part]
        elif RULE.match(line.text):
            closing.ignored.append(Ignored(line, "dòng kẻ"))
        elif _STAMP.match(line.text):
            closing.ignored.append(Ignored(line, "chỗ ký, đóng dấu"))
        elif not (_signs(closing, line) or (begun and _receives(closing, line.text))):
            closing.left.append(line)
    closing.keep(closing.others[0] if closing.others else closing.signed)
    return closing


def _signs(closing: Closing, line: Line) -> bool:
    """Take a line of a signature: authority (`T/M …`, `K/T …`), post, or the name under them."""
    text, caps = line.text, is_caps(line.text)
    opens = caps and bool(patterns("signing").match(text) or patterns("posts").search(text))
    if opens and closing.signed.signer and closing.signed.posts:
        closing.keep(Signed())
    signed = closing.signed
    if patterns("signing").match(text):
        signed.authorities.append(text)
    elif caps and patterns("posts").search(text):
        signed.posts.append(text)
    elif marker(text).sign is not None or not (signed.lines or _may_sign_above(closing, text)):
        return False
    elif caps and not signed.posts and signed.authorities:
        signed.authorities[-1] += f" {text}"
    elif signed.signer is None and PERSON.match(text):
        signed.signer = text
    elif not caps:
        return False
    else:
        signed.posts.append(text)
    signed.lines.append(line)
    return True


def _may_sign_above(closing: Closing, text: str) -> bool:
    """Whether a line behind the last recipient is the name of who signs, read before the column of the authority."""
    ended = bool(closing.recipients) and not closing.unended
    return ended and not is_caps(text) and bool(PERSON.match(text))


def _receives(closing: Closing, text: str) -> bool:
    """Take a line of the recipients, or the rest of one that was broken."""
    sign = marker(text)
    if sign.sign in ("dash", "star", "plus", "number"):
        closing.recipients.append(_recipient(sign.rest))
    elif closing.recipients and (
        text[:1].islower() or (closing.unended and not closing.signed.lines)
    ):
        name, _ = closing.recipients.pop()
        closing.recipients.append(_recipient(f"{name} {text}"))
    else:
        return False
    closing.unended = not text.rstrip().endswith((",", ";", "."))
    return True


def _recipient(text: str) -> tuple[str, str | None]:
    """A recipient and what he gets it for, words in brackets with these: `(để báo cáo)`."""
    name = text.strip().rstrip(",;. /")
    match = _PURPOSE.search(name)
    if match:
        purpose = (match["bracket"] or match["quoted"] or match["dash"]).strip()
        named = name[: match.start()].strip()
        if named and (match["quoted"] or patterns("purpose").match(purpose)):
            kept = match["bracket"] and "/" not in purpose
            return named.rstrip(",;"), f"({purpose})" if kept else purpose
    return name, None
