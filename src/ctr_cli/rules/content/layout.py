"""CTR931 to CTR937, CTR940 and CTR941: the parts of the document that format rules (thể thức) fix word for word."""

import re
from collections.abc import Iterator

from ctr_cli.language.keys import plain, tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.model.demands import Demands, Signing
from ctr_cli.model.finding import Problem
from ctr_cli.rules.printed import styled
from ctr_cli.rules.profile import demanded, signing
from ctr_cli.rules.reading import doubt, prose, signs
from ctr_cli.rules.registry import Subject, rule


def _demands(subject: Subject) -> Iterator[tuple[Demands, Signing]]:
    """What the profile demands of the document, and how it lets its issuer sign; nothing where it demands nothing."""
    found, known = demanded(subject), signing(subject)
    if found and known:
        yield found[0], known


@rule("CTR931", "warning", "info")
def authority_to_sign(subject: Subject) -> Iterator[Problem]:
    """The line of authority is one the rules know: `T/M ĐẢNG ỦY`, on the State side `TM. ỦY BAN NHÂN DÂN`."""
    signature, place = subject.program.signature, ("signature", "authority")
    authority = (signature.authority or "").strip() if signature else ""
    unsaid = signature is not None and signature.authority is None
    for demands, known in _demands(subject) if authority or unsaid else ():
        if unsaid:
            message = f"chỗ ký không ghi thẩm quyền, thường là {known.authorities[0]}"
            yield Problem(("signature",), message, doubt(3, f"thêm authority ({demands.source})"))
        elif not authority.upper().startswith(tuple(f"{sign} " for sign in demands.signs)):
            message = f"thẩm quyền ký “{authority}” không đúng thể thức"
            advice = f"viết {known.authorities[0]} ({demands.source})"
            yield Problem(place, message, doubt(3, advice))
        elif not tone_key(authority).startswith(tuple(map(tone_key, known.authorities))):
            message = f"thẩm quyền ký “{authority}” khác mẫu thường dùng"
            usual = " ".join(styled(subject, word) for word in known.authorities[0].split())
            advice = f"mẫu của {demands.source} là {usual}"
            yield Problem(place, message, doubt(1, advice), severity="info")


@rule("CTR932", "warning")
def post_of_the_signer(subject: Subject) -> Iterator[Problem]:
    """The signer's post stands in capitals and goes with the authority."""
    signature, place = subject.program.signature, ("signature", "post")
    if signature is None or signature.authority is None or not signature.post.strip():
        return
    post, authority = signature.post.strip(), signature.authority
    for demands, known in _demands(subject):
        by, message = demands.by_order, f"chức vụ “{post}” không đi với thẩm quyền ký"
        message, usual = f"{message} “{authority}”", known.posts[0]
        if tone_key(post) not in map(tone_key, known.posts):
            yield Problem(place, message, doubt(2, f"thường là {usual}"))
        elif post != post.upper():
            message = "chức vụ người ký viết chữ in hoa"
            yield Problem(place, message, doubt(3, f"viết {post.upper()}"))
        elif by and authority.startswith(by) != ("VĂN PHÒNG" in post):
            advice = f"ký {by} là chánh văn phòng, ký T/M là {usual.lower()} hoặc cấp phó"
            yield Problem(place, message, doubt(2, advice))


@rule("CTR933", "warning")
def copy_is_kept(subject: Subject) -> Iterator[Problem]:
    """The last recipient is the archive, `Lưu …`, and it is the last one only."""
    last = len(subject.program.recipients) - 1
    for index, recipient in enumerate(subject.program.recipients):
        place, keeps = ("recipients", index, "name"), plain(recipient.name).startswith("lưu")
        if index == last and not keeps:
            hint = doubt(3, f"dòng cuối là: {_archive(subject)}")
            yield Problem(place, "Nơi nhận không kết thúc bằng dòng lưu", hint)
        elif keeps and index < last:
            yield Problem(place, "dòng lưu đứng giữa Nơi nhận", doubt(3, "chuyển xuống cuối"))


def _archive(subject: Subject) -> str:
    """The line of recipients that keeps the copy, as the profile has it: `Lưu Văn phòng Đảng ủy`, `Lưu: VT`."""
    found = demanded(subject)
    if found is None:
        return "Lưu …"
    office = " ".join(styled(subject, word) for word in found[1].name.split())
    return found[1].archive.replace("{office}", office)


_MARKS = {
    "name": regex(r"\A\s*[-+*•]\s+|[;,]\s*\Z"),
    "purpose": regex(r"\A\s*[-+*•]\s*|[;,.]\s*\Z|\A[\"“'(]|[\"”')]\Z"),
}


@rule("CTR934", "warning")
def recipients_carry_no_marks(subject: Subject) -> Iterator[Problem]:
    """Dashes and end marks of recipients are set when printed, so that the file holds none."""
    for index, recipient in enumerate(subject.program.recipients):
        for key, marks in _MARKS.items():
            if found := marks.search(getattr(recipient, key) or ""):
                message = f"“{found.group().strip()}” ở Nơi nhận sẽ in thành hai lần"
                hint = doubt(3, "bỏ dấu này, khi in sẽ tự thêm")
                yield Problem(("recipients", index, key), message, hint, *found.span())


_RANKS = (
    ("above", "cấp trên", "thực hiện", "báo cáo"),
    ("below", "cấp dưới", "báo cáo", "thực hiện"),
)
"""Whose words stand in `data/signs.yaml`, what they are, what they do not get a programme for, and what they do."""


@rule("CTR940", "warning")
def purpose_fits_the_recipient(subject: Subject) -> Iterator[Problem]:
    """Who stands above gets a programme as a report, who stands below to carry it out; the copy stays in the own office."""
    for index, recipient in enumerate(subject.program.recipients):
        name, purpose = plain(recipient.name), plain(recipient.purpose or "")
        for names, rank, wrong, right in _RANKS:
            if name.startswith(signs(f"stands {names}")) and wrong in purpose:
                message = f"“{recipient.name}” là {rank}, ghi “{recipient.purpose}”"
                hint = doubt(3, f"{rank} nhận để {right}")
                yield Problem(("recipients", index, "purpose"), message, hint)
        if name.startswith("lưu") and _is_kept_elsewhere(subject, name):
            hint = doubt(2, f"văn bản này ghi: {_archive(subject)}")
            message = f"“{recipient.name}” là nơi lưu khác"
            yield Problem(("recipients", index, "name"), message, hint)


_STATE = regex(r"\b(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)\b|\Alưu:? ?(?:vt|văn thư)\b")


def _is_kept_elsewhere(subject: Subject, name: str) -> bool:
    """Whether a line of the archive is one of the other side: `Lưu: VT` in a Party paper."""
    if _is_party(subject):
        return bool(_STATE.search(name))
    return _archive(subject).startswith("Lưu:") and "văn phòng đảng ủy" in name


def _is_party(subject: Subject) -> bool:
    """Whether a committee of the Party issues the document under a profile of the Party."""
    known = signing(subject)
    return known is not None and known.committee


@rule("CTR935", "warning", "info")
def bases_end_in_marks(subject: Subject) -> Iterator[Problem]:
    """A basis that is closed ends in `;`, the last in `,` (Party) or `.` (State); the document closes the others."""
    document = subject.program.document
    for index, text in enumerate(map(str.rstrip, document.bases)):
        end, last = text[-1:], index == len(document.bases) - 1
        place, at = ("document", "bases", index), (max(len(text) - 1, 0), len(text))
        if end == ":" or (end in (",", ".") and not last):
            message = "căn cứ không kết thúc bằng dấu chấm phẩy"
            hint = doubt(3, "đổi thành dấu ; hoặc bỏ dấu: văn bản in ra tự có")
            yield Problem(place, message, hint, *at)
        elif last and end == ";" and not document.bases_go_on:
            for demands, _ in _demands(subject):
                right = demands.last_basis
                message = f"căn cứ cuối cùng kết thúc bằng “;”, theo thể thức là “{right}”"
                hint = doubt(1, f"đổi thành “{right}” nếu theo {demands.source}")
                yield Problem(place, message, hint, *at, severity="info")


_REFERENCE = r"""(?x)số:?\ (?P<no>\d{1,5})\ ?(?P<mid>[/-])\ ?(?P<kind>[a-zđ]{2,5})\ ?(?P<sep>[/-])
    \ ?(?P<whose>đu|tu|tw|vptw|ubnd|hđnd|bct)\b"""
_BROKEN_REFERENCE = r"""(?x)(?<=số\ )\d{1,5}(?:\ [a-zđ]{2,4}/[a-zđ]{2,4}|-[a-zđ]{2,4}(?:\ /\ ?|/\ )[a-zđ]{2,4}
    |/\d{4}/(?:(?:nđ|tt|qđ|nq)/|nd-)[a-zđ]{2,8})\b"""
_NUMBERED = tuple(f"số{sign} {digit}" for sign in ("", ":") for digit in "0123456789")
"""How the number of a paper begins."""
_PROGRAMME = "CTr"
_STATE_BODIES = ("ubnd", "hđnd")


@rule("CTR936", "warning")
def numbers_of_documents(subject: Subject) -> Iterator[Problem]:
    """Numbers of papers are written as the rules have them: `số 04-CTr/ĐU`, of the State `số 15/CTr-UBND`."""
    yield from _symbol(subject)
    for hit in prose(subject).find(_REFERENCE, *_NUMBERED):
        if not int(hit["no"]):
            message = f"số văn bản “{hit.words()}” là số 0"
            yield hit.doubt(message, 3, "xem lại số văn bản", "no")
        one, other = ("/", "-") if hit["whose"] in _STATE_BODIES else ("-", "/")
        if (hit["mid"], hit["sep"]) != (one, other):
            message = f"số văn bản “{hit.words()}” không đúng thể thức"
            right = f"{hit['no']}{one}{hit.words('kind')}{other}{hit.words('whose')}"
            yield hit.doubt(message, 3, f"viết số {right}")
    for hit in prose(subject).find(_BROKEN_REFERENCE, *_NUMBERED):
        message = f"số văn bản “{hit.words()}” không đúng thể thức"
        yield hit.doubt(message, 3, "của Đảng: số 144-QĐ/TW; của Nhà nước: số 30/2020/NĐ-CP")


def _symbol(subject: Subject) -> Iterator[Problem]:
    """The symbol names a programme and its issuer: `CTr/ĐU`, on the State side `CTr-UBND`."""
    symbol, place = subject.program.document.symbol, ("document", "symbol")
    for demands, known in _demands(subject) if symbol is not None else ():
        example = f"{_PROGRAMME}{demands.separator}{known.bodies[0]}"
        kind, sign, body = (symbol or "").partition(demands.separator)
        if not sign or body not in known.bodies or not re.fullmatch(r"[A-ZĐ][A-Za-zĐđ]{1,4}", kind):
            message = f"ký hiệu “{symbol}” không đúng thể thức"
            yield Problem(place, message, doubt(2, f"ví dụ: {example}"))
        elif kind != _PROGRAMME:
            message = f"ký hiệu “{symbol}” không phải của chương trình"
            hint = doubt(2, f"chương trình ký hiệu {_PROGRAMME}: {example}")
            yield Problem(place, message, hint)


_ISSUED = regex(r"\bngày (?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:/| năm )(?P<y>20\d\d)(?!\d)")


@rule("CTR937", "warning", "info")
def document_comes_before_its_work(subject: Subject) -> Iterator[Problem]:
    """A programme is issued before its year is under way, and rests on documents older than itself."""
    program, known = subject.program, signing(subject)
    own, january = program.dated, f"{program.year}-01"
    late = own[:7] > january
    if late or (own[:7] == january and known and not known.dated_in_january):
        message = f"văn bản ghi tháng {int(own[5:7])}/{own[:4]}, khi năm {program.year} đã bắt đầu"
        advice = f"thường là tháng 12/{program.year - 1}; xem lại năm, tháng"
        hint = doubt(1 + late, advice)
        yield Problem(("document", "date"), message, hint, severity=None if late else "info")
    if program.document.date is None:
        return
    for passage in prose(subject).passages:
        bases = passage.place.key == "document.bases"
        for issued in _ISSUED.finditer(passage.low) if bases else ():
            d, m, y = (int(issued[part]) for part in "dmy")
            if f"{y}-{m:02}-{d:02}"[: len(own)] > own:
                when = "/".join(part.lstrip("0") for part in reversed(own.split("-")))
                message = f"căn cứ vào văn bản ngày {d}/{m}/{y}, sau {when} của văn bản này"
                yield passage.doubt(message, 3, "xem lại ngày, năm", issued.span("y"))


_PLACE = regex(r"\b(?P<level>phường|xã|đặc khu) (?P<name>[^\W\d_]+(?: [^\W\d_]+){0,3})")
_OWN_BODIES = ("đảng bộ ", "đảng ủy ", "ban chấp hành ", "ủy ban nhân dân ", "ubnd ")
_HEAD = ("document.title", "document.bases", "document.preamble")


@rule("CTR941", "warning")
def document_is_of_its_place(subject: Subject) -> Iterator[Problem]:
    """The title, the bases, the preamble and the last part name the issuer's own place."""
    own = _place_name(subject.program.issuer.name or "")
    for passage in prose(subject).passages if own else ():
        closing = passage.place.key == "implementation"
        head = closing or passage.place.key in _HEAD
        for found in _PLACE.finditer(passage.low) if head else ():
            named = _place_name(passage.text[slice(*found.span())])
            spoken_of = not closing or passage.low.endswith(_OWN_BODIES, 0, found.start())
            if spoken_of and named and not _is_own(named, own):
                level, start = passage.text[slice(*found.span("level"))], found.start("name")
                message = f"ghi {level} {named}, nơi ban hành là {own}"
                advice = "tên chép từ văn bản nơi khác còn sót"
                yield passage.doubt(message, 2, advice, (start, start + len(named)))


def _is_own(named: str, own: str) -> bool:
    """Whether a name is that of the office; in capitals the words behind it look like more of it."""
    other, mine = tone_key(named), tone_key(own)
    return other == mine or (named.isupper() and other.startswith(f"{mine} "))


def _place_name(text: str) -> str:
    """The proper name after the level of a place: `Đồ Sơn` in `Đảng ủy phường Đồ Sơn về`."""
    match = re.search(r"(?i:phường|xã|đặc khu) ((?:[^\W\d_]+ ?)+)", text)
    words = match[1].split() if match else []
    capital = next((n for n, word in enumerate(words) if not word[0].isupper()), len(words))
    return " ".join(words[:capital]).partition(" NĂM")[0]
