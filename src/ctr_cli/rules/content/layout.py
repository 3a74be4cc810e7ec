"""CTR931 to CTR937, CTR940 to CTR942: the parts of the document that format rules (thể thức) fix word for word."""

import re
from collections.abc import Iterator

from ctr_cli.language.keys import plain, tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem, Severity
from ctr_cli.rules.printed import styled
from ctr_cli.rules.profile import demanded, signing
from ctr_cli.rules.reading import doubt, prose
from ctr_cli.rules.registry import Subject, rule


@rule("CTR931", "warning", "info")
def authority_to_sign(subject: Subject) -> Iterator[Problem]:
    """The line of authority is one the rules know: `T/M ĐẢNG ỦY`, on the State side `TM. ỦY BAN NHÂN DÂN`."""
    signature = subject.program.signature
    if signature is None or not signature.authority.strip():
        return
    found, known, authority = demanded(subject), signing(subject), signature.authority.strip()
    if found is None or known is None:
        return
    place, source = ("signature", "authority"), found[0].source
    if not authority.upper().startswith(tuple(f"{sign} " for sign in found[0].signs)):
        message = f"thẩm quyền ký “{authority}” không đúng thể thức"
        yield Problem(place, message, doubt(3, f"viết {known.authorities[0]} ({source})"))
    elif not any(tone_key(authority).startswith(tone_key(one)) for one in known.authorities):
        message = f"thẩm quyền ký “{authority}” khác mẫu thường dùng"
        usual = " ".join(styled(subject, word) for word in known.authorities[0].split())
        yield Problem(place, message, doubt(1, f"mẫu của {source} là {usual}"), severity="info")


@rule("CTR932", "warning")
def post_of_the_signer(subject: Subject) -> Iterator[Problem]:
    """The signer's post stands in capitals and goes with the authority."""
    signature = subject.program.signature
    if signature is None or not signature.post.strip():
        return
    found, known, post = demanded(subject), signing(subject), signature.post.strip()
    if found is None or known is None:
        return
    place, by_order = ("signature", "post"), found[0].by_order
    if tone_key(post) not in {tone_key(one) for one in known.posts}:
        message = f"chức vụ “{post}” không đi với thẩm quyền ký “{signature.authority}”"
        yield Problem(place, message, doubt(2, f"thường là {known.posts[0]}"))
    elif post != post.upper():
        yield Problem(place, "chức vụ người ký viết chữ in hoa", doubt(3, f"viết {post.upper()}"))
    elif by_order and signature.authority.startswith(by_order) != ("VĂN PHÒNG" in post):
        message = f"chức vụ “{post}” không đi với thẩm quyền ký “{signature.authority}”"
        yield Problem(
            place,
            message,
            doubt(
                2,
                f"ký {by_order} là chánh văn phòng, ký T/M là {known.posts[0].lower()} hoặc cấp phó",
            ),
        )


@rule("CTR933", "warning")
def copy_is_kept(subject: Subject) -> Iterator[Problem]:
    """The last recipient is the archive, `Lưu …`, and it is the last one only."""
    recipients = subject.program.recipients
    for index, recipient in enumerate(recipients):
        keeps = plain(recipient.name).startswith("lưu")
        if index == len(recipients) - 1 and not keeps:
            message = "Nơi nhận không kết thúc bằng dòng lưu"
            hint = doubt(3, f"dòng cuối là: {_archive(subject)}")
            yield Problem(("recipients", index, "name"), message, hint)
        elif keeps and index < len(recipients) - 1:
            yield Problem(
                ("recipients", index, "name"),
                "dòng lưu đứng giữa Nơi nhận",
                doubt(3, "chuyển xuống cuối"),
            )


def _archive(subject: Subject) -> str:
    """The line of recipients that keeps the copy, as the profile has it: `Lưu Văn phòng Đảng ủy`, `Lưu: VT`."""
    found = demanded(subject)
    if found is None:
        return "Lưu …"
    office = " ".join(styled(subject, word) for word in found[1].name.split())
    return found[1].archive.replace("{office}", office)


@rule("CTR934", "warning")
def recipients_carry_no_marks(subject: Subject) -> Iterator[Problem]:
    """Dashes and end marks of recipients are set when printed, so that the file holds none."""
    for index, recipient in enumerate(subject.program.recipients):
        for key, text in (("name", recipient.name), ("purpose", recipient.purpose or "")):
            if found := re.search(
                r"\A\s*[-+*•]\s*|[;,.]\s*\Z|\A[\"“'(]|[\"”')]\Z"
                if key == "purpose"
                else r"\A\s*[-+*•]\s+|[;,]\s*\Z",
                text,
            ):
                message = f"“{found.group().strip()}” ở Nơi nhận sẽ in thành hai lần"
                yield Problem(
                    ("recipients", index, key),
                    message,
                    doubt(3, "bỏ dấu này, khi in sẽ tự thêm"),
                    *found.span(),
                )


_ABOVE = regex(
    r"(?:thường trực |ban thường vụ |văn phòng |các ban (?:xây dựng )?(?:đảng )?(?:của )?)?(?:tỉnh ủy|thành ủy)\b"
    r"|(?:hđnd|ubnd|hội đồng nhân dân|ủy ban nhân dân) (?:tỉnh|thành phố)\b"
)
_BELOW = regex(
    r"(?:các )?(?:chi bộ|chi, đảng bộ|chi ủy|đảng bộ trực thuộc)|(?:ubnd|ủy ban nhân dân) (?:xã|phường|đặc khu)"
)


@rule("CTR940", "warning")
def purpose_fits_the_recipient(subject: Subject) -> Iterator[Problem]:
    """Who stands above gets a programme as a report, who stands below to carry it out; the copy stays in the own office."""
    for index, recipient in enumerate(subject.program.recipients):
        name, purpose = plain(recipient.name), plain(recipient.purpose or "")
        place = ("recipients", index, "purpose")
        if _ABOVE.match(name) and "thực hiện" in purpose:
            message = f"“{recipient.name}” là cấp trên, ghi “{recipient.purpose}”"
            yield Problem(place, message, doubt(3, "cấp trên nhận để báo cáo"))
        elif _BELOW.match(name) and "báo cáo" in purpose:
            message = f"“{recipient.name}” là cấp dưới, ghi “{recipient.purpose}”"
            yield Problem(place, message, doubt(3, "cấp dưới nhận để thực hiện"))
        elif name.startswith("lưu") and _is_kept_elsewhere(subject, name):
            hint = doubt(2, f"văn bản này ghi: {_archive(subject)}")
            message = f"“{recipient.name}” là nơi lưu khác"
            yield Problem(("recipients", index, "name"), message, hint)


def _is_kept_elsewhere(subject: Subject, name: str) -> bool:
    """Whether a line of the archive is one of the other side: `Lưu: VT` in a Party paper."""
    if _is_party(subject):
        return bool(_STATE.search(name))
    return _archive(subject).startswith("Lưu:") and "văn phòng đảng ủy" in name


@rule("CTR942", "info")
def level_above_gets_a_copy(subject: Subject) -> Iterator[Problem]:
    """A Party programme goes to the standing members, or the standing committee, of the level it stands under."""
    to = [(plain(r.name), plain(r.purpose or "")) for r in subject.program.recipients]
    known = signing(subject)
    above = _CENTRE if known and known.bodies[0] == _PROVINCE else _LEADERS_ABOVE
    told = any(above.search(name) for name, _ in to) or any(
        "báo cáo" in purpose and name.startswith(("ban thường vụ", "thường trực"))
        for name, purpose in to
    )
    if to and _is_party(subject) and not told:
        message = "Nơi nhận không có thường trực hay ban thường vụ cấp ủy cấp trên"
        yield Problem(("recipients",), message, doubt(1, "thêm dòng gửi để báo cáo"), on_key=True)


_LEADERS_ABOVE = regex(
    r"(?:thường trực|ban thường vụ|thường vụ|btv|tt)\b.{0,12}\b(?:tỉnh ủy|thành ủy|tu)\b|như (?:trên|kính gửi)"
)
_PROVINCE = "TU"
_CENTRE = regex(r"bộ chính trị|ban bí thư|trung ương|như (?:trên|kính gửi)")
_STATE = regex(r"\b(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)\b|\Alưu:? ?(?:vt|văn thư)\b")


def _is_party(subject: Subject) -> bool:
    """Whether a committee of the Party issues the document under a profile of the Party."""
    known = signing(subject)
    return known is not None and known.committee


@rule("CTR935", "warning", "info")
def bases_end_in_marks(subject: Subject) -> Iterator[Problem]:
    """A basis that is closed ends in `;`, the last in `,` (Party) or `.` (State); the document closes the others."""
    document = subject.program.document
    bases, goes_on = document.bases, document.bases_go_on
    found = demanded(subject) if signing(subject) else None
    for index, text in enumerate(bases):
        end, last = text.rstrip()[-1:], index == len(bases) - 1
        place = ("document", "bases", index)
        at = (max(len(text.rstrip()) - 1, 0), len(text.rstrip()))
        if end == ":" or (end in (",", ".") and not last):
            yield Problem(
                place,
                "căn cứ không kết thúc bằng dấu chấm phẩy",
                doubt(3, "đổi thành dấu ; hoặc bỏ dấu: văn bản in ra tự có"),
                *at,
            )
        elif last and end == ";" and found and not goes_on:
            right = found[0].last_basis
            message = f"căn cứ cuối cùng kết thúc bằng “;”, theo thể thức là “{right}”"
            yield Problem(
                place,
                message,
                doubt(1, f"đổi thành “{right}” nếu theo {found[0].source}"),
                *at,
                severity="info",
            )


_REFERENCE = r"""(?x)số:?\ (?P<no>\d{1,5})\ ?(?P<mid>[/-])\ ?(?P<kind>[a-zđ]{2,5})\ ?(?P<sep>[/-])
    \ ?(?P<whose>đu|tu|tw|vptw|ubnd|hđnd|bct)\b"""
_BROKEN_REFERENCE = r"""(?x)(?<=số\ )\d{1,5}(?:\ [a-zđ]{2,4}/[a-zđ]{2,4}|-[a-zđ]{2,4}(?:\ /\ ?|/\ )[a-zđ]{2,4}
    |/\d{4}/(?:(?:nđ|tt|qđ|nq)/|nd-)[a-zđ]{2,8})\b"""
_NUMBERED = tuple(f"số{sign} {digit}" for sign in ("", ":") for digit in "0123456789")
"""How the number of a paper begins."""
_PROGRAMME = "CTr"
_PARTY_BODIES = {"đu", "tu", "tw", "vptw", "bct"}


@rule("CTR936", "warning")
def numbers_of_documents(subject: Subject) -> Iterator[Problem]:
    """Numbers of papers are written as the rules have them: `số 04-CTr/ĐU`, of the State `số 15/CTr-UBND`."""
    yield from _symbol(subject)
    for hit in prose(subject).find(_REFERENCE, *_NUMBERED):
        if not int(hit["no"]):
            message = f"số văn bản “{hit.words()}” là số 0"
            yield hit.doubt(message, 3, "xem lại số văn bản", "no")
        party = hit["whose"] in _PARTY_BODIES
        right = ("-", "/") if party else ("/", "-")
        if (hit["mid"], hit["sep"]) != right:
            kind, whose = hit.words("kind"), hit.words("whose")
            message = f"số văn bản “{hit.words()}” không đúng thể thức"
            yield hit.doubt(message, 3, f"viết số {hit['no']}{right[0]}{kind}{right[1]}{whose}")
    for hit in prose(subject).find(_BROKEN_REFERENCE, *_NUMBERED):
        message = f"số văn bản “{hit.words()}” không đúng thể thức"
        yield hit.doubt(message, 3, "của Đảng: số 144-QĐ/TW; của Nhà nước: số 30/2020/NĐ-CP")


def _symbol(subject: Subject) -> Iterator[Problem]:
    """The symbol names a programme and its issuer: `CTr/ĐU`, on the State side `CTr-UBND`."""
    found, known, symbol = demanded(subject), signing(subject), subject.program.document.symbol
    if found is None or known is None or symbol is None:
        return
    place, separator = ("document", "symbol"), found[0].separator
    example = f"{_PROGRAMME}{separator}{known.bodies[0]}"
    kind, sign, body = symbol.partition(separator)
    if not sign or body not in known.bodies or not re.fullmatch(r"[A-ZĐ][A-Za-zĐđ]{1,4}", kind):
        message = f"ký hiệu “{symbol}” không đúng thể thức"
        yield Problem(place, message, doubt(2, f"ví dụ: {example}"))
    elif kind != _PROGRAMME:
        message = f"ký hiệu “{symbol}” không phải của chương trình"
        hint = doubt(2, f"chương trình ký hiệu {_PROGRAMME}: {example}")
        yield Problem(place, message, hint)


_ISSUED = regex(r"\bngày (?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:/| năm )(?P<y>20\d\d)(?!\d)")
_FIRST_MONTH = 1


@rule("CTR937", "warning", "info")
def document_comes_before_its_work(subject: Subject) -> Iterator[Problem]:
    """A programme is issued before its year is under way, and rests on documents older than itself."""
    program, document = subject.program, subject.program.document
    own = program.dated
    year, month = int(own[:4]), int(own[5:7])
    known, late = signing(subject), (year, month) > (program.year, _FIRST_MONTH)
    in_january = (year, month) == (program.year, _FIRST_MONTH)
    if late or (in_january and known and not known.dated_in_january):
        message = f"văn bản ghi tháng {month}/{year}, khi năm {program.year} đã bắt đầu"
        hint = doubt(2 if late else 1, f"thường là tháng 12/{program.year - 1}; xem lại năm, tháng")
        severity: Severity | None = None if late else "info"
        yield Problem(("document", "date"), message, hint, severity=severity)
    bases = (p for p in prose(subject).passages if p.place.key == "document.bases")
    for passage, issued in ((p, day) for p in bases for day in _ISSUED.finditer(p.low)):
        d, m, y = int(issued["d"]), int(issued["m"]), issued["y"]
        if document.date is not None and f"{y}-{m:02}-{d:02}"[: len(own)] > own:
            when = "/".join(part.lstrip("0") for part in reversed(own.split("-")))
            message = f"căn cứ vào văn bản ngày {d}/{m}/{y}, sau {when} của văn bản này"
            yield passage.doubt(message, 3, "xem lại ngày, năm", issued.span("y"))


_PLACE = regex(r"\b(?P<level>phường|xã|đặc khu) (?P<name>[^\W\d_]+(?: [^\W\d_]+){0,3})")


@rule("CTR941", "warning")
def document_is_of_its_place(subject: Subject) -> Iterator[Problem]:
    """The title, the bases, the preamble and the last part name the issuer's own place."""
    own = _place_name(subject.program.issuer.name or "")
    for passage in prose(subject).passages if own else ():
        closing = passage.path[0] == "implementation"
        head = closing or passage.path[:2] in _HEAD
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


_OWN_BODIES = ("đảng bộ ", "đảng ủy ", "ban chấp hành ", "ủy ban nhân dân ", "ubnd ")
_HEAD = (("document", "title"), ("document", "bases"), ("document", "preamble"))


def _place_name(text: str) -> str:
    """The proper name after the level of a place: `Đồ Sơn` in `Đảng ủy phường Đồ Sơn về`."""
    match = re.search(r"(?i:phường|xã|đặc khu) ((?:[^\W\d_]+ ?)+)", text)
    words = match[1].split() if match else []
    capital = next((n for n, word in enumerate(words) if not word[0].isupper()), len(words))
    return " ".join(words[:capital]).partition(" NĂM")[0]
