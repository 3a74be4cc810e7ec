"""The closing of a document: recipients and signature, also when their columns were read across."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from ctr_cli.importing.grammar.head import RECIPIENTS, RULE, SIGNING
from ctr_cli.importing.reading.lines import Ignored, Line, is_caps, marker

_PURPOSE = re.compile(
    r"\s*(?:\((?P<bracket>[^()]{2,40})\)|[\"“”'](?P<quoted>[^\"“”']{2,60})[\"“”']|\s[-–]\s*(?P<dash>để [^,;.]{2,40}))\s*$"
)
_PURPOSE_WORDS = re.compile(
    r"^(?:để\b|b/c|báo cáo|thực hiện|phối hợp|theo dõi|chỉ đạo|thay b/c|p/h|t/h|biết)",
    re.IGNORECASE,
)
_POST = re.compile(r"bí thư|chủ tịch|phó|trưởng|chánh|ủy viên|uỷ viên|thường trực", re.IGNORECASE)
_NAME = re.compile(r"^(?:[A-ZĐÀ-ỸẠ-Ỹ][\w'’-]*(?:\s+[A-ZĐÀ-ỸẠ-Ỹ][\w'’-]*){1,5}|[A-ZĐ]['’][\w-]+)$")
_STAMP = re.compile(r"^\W*(?:đã ký|ký tên|ký, ghi rõ|chữ ký)", re.IGNORECASE)


@dataclass(slots=True)
class Closing:
    """What stands after the content; `signing` are the lines of the signature."""

    recipients: list[tuple[str, str | None]] = field(default_factory=list)
    authority: str | None = None
    post: str | None = None
    signer: str | None = None
    signing: list[Line] = field(default_factory=list)
    left: list[Line] = field(default_factory=list)
    ignored: list[Ignored] = field(default_factory=list)


def read_closing(lines: Sequence[Line]) -> Closing:
    """Recipients and signature, each line in its place."""
    closing = Closing()
    begun = False
    for line in lines:
        label = RECIPIENTS.match(line.text)
        if label:
            begun = True
            rest = line.text[label.end() :].strip()
            closing.recipients += [_recipient(marker(rest).rest)] if rest else []
        elif RULE.match(line.text):
            closing.ignored.append(Ignored(line, "dòng kẻ"))
        elif _STAMP.match(line.text):
            closing.ignored.append(Ignored(line, "chỗ ký, đóng dấu"))
        elif not (_signs(closing, line) or (begun and _receives(closing, line.text))):
            closing.left.append(line)
    texts = [line.text for line in closing.signing if line.text != closing.signer]
    closing.authority = " ".join(text for text in texts if SIGNING.match(text)) or None
    closing.post = " ".join(text for text in texts if not SIGNING.match(text)) or None
    return closing


def _signs(closing: Closing, line: Line) -> bool:
    """Take a line of the signature: authority (`T/M …`, `K/T …`), post, or the name under them."""
    text, caps = line.text, is_caps(line.text)
    posted = any(_POST.search(other.text) for other in closing.signing)
    if not (SIGNING.match(text) or (caps and _POST.search(text))):
        if not closing.signing or marker(text).sign is not None:
            return False
        if closing.signer is None and _NAME.match(text) and (posted or not caps):
            closing.signer = text
        elif not caps:
            return False
    closing.signing.append(line)
    return True


def _receives(closing: Closing, text: str) -> bool:
    """Take a line of the recipients, or the rest of one that was broken."""
    sign = marker(text)
    if sign.sign in ("dash", "star", "plus", "number"):
        closing.recipients.append(_recipient(sign.rest))
    elif closing.recipients and text[:1].islower():
        name, _ = closing.recipients.pop()
        closing.recipients.append(_recipient(f"{name} {text}"))
    else:
        return False
    return True


def _recipient(text: str) -> tuple[str, str | None]:
    name = text.strip().rstrip(",;. /")
    match = _PURPOSE.search(name)
    if match:
        purpose = (match["bracket"] or match["quoted"] or match["dash"]).strip()
        named = name[: match.start()].strip()
        if named and (match["quoted"] or _PURPOSE_WORDS.match(purpose)):
            return named.rstrip(",;"), purpose
    return name, None
