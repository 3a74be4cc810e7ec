"""CTR931 to CTR933, CTR935 to CTR938, CTR940 and CTR942: the parts of the document that format rules (thể thức) fix word for word."""

import re
from collections.abc import Iterator

from ctr_cli.cycle.own_office import spelt_out
from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import plain, tone_key
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex
from ctr_cli.model.demands import Demands, Signing, in_place_of, may_sign, signing_of
from ctr_cli.model.finding import Problem
from ctr_cli.rules.paper_numbers import NUMBER, right_signs
from ctr_cli.rules.printed import styled
from ctr_cli.rules.profile import demanded, misnamed, signing
from ctr_cli.rules.reading import prose, said, signs
from ctr_cli.rules.registry import Subject, Told, rule, rules
from ctr_cli.views.program import school_year


def _demands(subject: Subject) -> Iterator[tuple[Demands, Signing]]:
    """What the profile demands of the document, and how it lets its issuer sign; nothing where it demands nothing."""
    found, known = demanded(subject), signing(subject)
    if found and known:
        yield found[0], known


@rule("CTR931", "warning", "info")
def authority_to_sign(subject: Subject) -> Iterator[Problem]:
    """The line of authority is one the rules know: `T/M ĐẢNG ỦY`, on the State side `TM. ỦY BAN NHÂN DÂN`."""
    signature, path = subject.program.signature, ("signature", "authority")
    authority = signature.authority and signature.authority.strip() if signature else ""
    for demands, known in _demands(subject) if authority != "" else ():
        whole = spelt_out(authority or "")
        meant = (one for one in known.authorities if whole.startswith(spelt_out(one)))
        usual = next(meant, known.authorities[0])
        words = {"source": demands.source, "authority": authority, "usual": usual}
        if authority is None:
            yield said("authority missing", ("signature",), **words)
        elif not authority.upper().startswith(tuple(f"{s} " for s in demands.signs)):
            yield said("authority misshaped", path, **words)
        elif not tone_key(authority).startswith(tuple(map(tone_key, known.authorities))):
            yield said("authority unusual", path, styled=_styled(subject, usual), **words)
        elif told := _of_a_deputy(subject, demands, authority):
            yield told
    yield from _of_another_form(subject, path, authority or "")


def _of_another_form(subject: Subject, path: KeyPath, written: str) -> Iterator[Problem]:
    """An authority or a symbol of a union, a front or a society, of whose words the profile demands nothing, with signs that
    it has not in the papers of theirs: `T/M BAN CHẤP HÀNH`, `CTr/CĐ`.
    """
    found, issuer = demanded(subject), subject.program.issuer.name
    if not found or signing(subject) or not signing_of(found[0], issuer):
        return
    demands, right = found[0], written
    if found[1].authority.startswith(tuple(demands.signs)):
        right = re.sub(rf"\A{_PROGRAMME}[/-]", f"{_PROGRAMME}{demands.separator}", right)
        for sign in demands.signs:
            letters = "[./]?".join(filter(str.isalpha, sign))
            right = re.sub(rf"\A{letters}\b[.:/]? *", f"{sign} ", right)
    if right != written:
        yield said("another form", path, written=written, right=right, source=demands.source)


def _of_a_deputy(subject: Subject, demands: Demands, authority: str) -> Problem | None:
    """The line that names the head a deputy signs for is there, and stands by itself."""
    path, post = ("signature", "authority"), subject.program.signature
    head = in_place_of(demands, subject.program.issuer.name, authority, post.post if post else "")
    if head and post:
        words = {"post": post.post, "head": head, "authority": authority}
        return said("deputy without head", path, source=demands.source, **words)
    before, sign, after = authority.partition(demands.in_place_of or "\n")
    if sign.strip() and before.strip() and not before.endswith("\n"):
        words = {"authority": before.strip(), "head": f"{sign}{after}"}
        return said("authority in one line", path, **words)
    return None


_HEADS = {
    "parent": {"tỉnh ủy": "Đảng bộ tỉnh", "thành ủy": "Đảng bộ thành phố"},
    "name": {"đảng bộ": "Đảng ủy"},
}
"""How the two lines of the head of a committee's paper begin wrongly, and what is right."""


@rule("CTR942", "warning")
def head_has_organization_and_committee(subject: Subject) -> Iterator[Problem]:
    """The head of a committee's paper has the organization it is of, and the committee: `Đảng bộ tỉnh …`, `Đảng ủy xã …`."""
    issuer = subject.program.issuer
    for _, known in _demands(subject):
        for key, heads in _HEADS.items() if known.committee else ():
            written = str(getattr(issuer, key) or "")
            for head, right in heads.items():
                if plain(written).startswith(f"{head} "):
                    right += written[len(head) :]
                    yield said(
                        "head of another name", ("issuer", key), written=written, right=right
                    )


@rule("CTR932", "warning")
def post_of_the_signer(subject: Subject) -> Iterator[Problem]:
    """The signer's post stands in capitals and goes with the authority; his name is written as a name."""
    signature, path = subject.program.signature, ("signature", "post")
    post, authority = (signature.post.strip(), signature.authority) if signature else ("", None)
    signer = subject.program.settings.signer
    yield from misnamed(("signature", "name"), signature.name if signature else None)
    yield from misnamed(("settings", "signer", "name"), signer.name if signer else None)
    found = demanded(subject)
    if found and signer and signer != subject.office.signer:
        issuer = subject.program.issuer.name
        if not may_sign(signer.post, found[1], signing_of(found[0], issuer)):
            yield said(
                "post signs not", ("settings", "signer", "post"), post=signer.post, issuer=issuer
            )
    for demands, known in _demands(subject) if post and authority is not None else ():
        by, usual = demands.by_order, known.posts[0]
        words = {"post": post, "authority": authority, "usual": usual, "by": by}
        if tone_key(post) not in map(tone_key, known.posts):
            yield said("post unusual", path, **words)
        elif post != post.upper():
            yield said("post not in capitals", path, upper=post.upper())
        elif by and str(authority).startswith(by) != ("VĂN PHÒNG" in post):
            yield said("post of another sign", path, lower=usual.lower(), **words)


def _styled(subject: Subject, words: str) -> str:
    """Words with their tone marks where the document sets them."""
    return " ".join(styled(subject, word) for word in words.split())


_RANKS = (
    ("above", "cấp trên", "thực hiện", "báo cáo"),
    ("below", "cấp dưới", "báo cáo", "thực hiện"),
)
"""Whose words stand in `data/signs.yaml`, what they are, what they do not get a programme for, and what they do."""


@rules("CTR933 CTR940", "warning")
def who_gets_it(subject: Subject) -> Iterator[Told]:
    """Who stands above gets a programme as a report, who stands below to carry it out; the last line keeps a copy in the own office."""
    last = len(subject.program.recipients) - 1
    for index, recipient in enumerate(subject.program.recipients):
        path, name = ("recipients", index, "name"), plain(recipient.name)
        keeps, purpose = name.startswith("lưu"), recipient.purpose or ""
        if index == last and not keeps:
            yield "CTR933", said("no archive", path, archive=_archive(subject))
        if index < last and keeps:
            yield "CTR933", said("archive between", path)
        if keeps and _is_kept_elsewhere(subject, name):
            words = {"name": recipient.name, "archive": _archive(subject)}
            yield "CTR940", said("archive of others", path, **words)
        for names, rank, wrong, right in _RANKS:
            if name.startswith(signs(f"stands {names}")) and wrong in plain(purpose):
                words = {"name": recipient.name, "rank": rank, "purpose": purpose, "right": right}
                yield "CTR940", said("purpose of another rank", (*path[:2], "purpose"), **words)


def _archive(subject: Subject) -> str:
    """The line of recipients that keeps the copy, as the profile has it: `Lưu Văn phòng Đảng ủy`, `Lưu: VT`."""
    found = demanded(subject)
    if found is None:
        return "Lưu …"
    return found[1].archive.replace("{office}", _styled(subject, found[1].name))


_STATE = regex(r"\b(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân)\b|\Alưu:? ?(?:vt|văn thư)\b")


def _is_kept_elsewhere(subject: Subject, name: str) -> bool:
    """Whether a line of the archive is one of the other side: `Lưu: VT` in a Party paper."""
    known = signing(subject)
    if known and known.committee:
        return bool(_STATE.search(name))
    return _archive(subject).startswith("Lưu:") and "văn phòng đảng ủy" in name


@rule("CTR935", "warning", "info")
def bases_end_in_marks(subject: Subject) -> Iterator[Problem]:
    """A basis that is closed ends in `;`, the last in `,` (Party) or `.` (State); the document closes the others."""
    document = subject.program.document
    for index, text in enumerate(map(str.rstrip, document.bases)):
        end, last, told = text[-1:], index == len(document.bases) - 1, None
        path = ("document", "bases", index)
        if end == ":" or (end in (",", ".") and not last):
            told = said("basis not closed", path)
        for demands, _ in _demands(subject) if last and not document.bases_go_on else ():
            if end == ";" or (end == "," and demands.last_basis == "."):
                words = {"end": end, "right": demands.last_basis, "source": demands.source}
                told = said("last basis goes on", path, **words)
        if told:
            yield told._replace(start=len(text) - 1, end=len(text))


_REFERENCE = rf"(?x)số:?\ {NUMBER}"
_BROKEN_REFERENCE = r"""(?x)số\ (?P<broken>\d{1,5}(?:\ [a-zđ]{2,4}/[a-zđ]{2,4}|-[a-zđ]{2,4}(?:\ /\ ?|/\ )[a-zđ]{2,4}
    |/\d{4}/(?:(?:nđ|tt|qđ|nq)/|nd-)[a-zđ]{2,8}))\b"""
_PROGRAMME = "CTr"
_ISSUED_BY = {"-": ("QĐ", "NQ")}
"""Papers of the State, by the sign of their symbols, that a programme is issued with."""


@rule("CTR936", "warning", "info")
def numbers_of_documents(subject: Subject) -> Iterator[Problem]:
    """Numbers of papers are written as the rules have them: `số 04-CTr/ĐU`, of the State `số 15/CTr-UBND`."""
    yield from _symbol(subject)
    for hit in prose(subject).find(_REFERENCE):
        one, other = right_signs(hit["whose"])
        if (hit["mid"], hit["sep"]) != (one, other):
            right = f"{hit['no']}{one}{hit.words('kind')}{other}{hit.words('whose')}"
            yield hit.doubt(_MISSHAPED.format(hit.words()), 3, f"viết số {right}")
    for hit in prose(subject).find(_BROKEN_REFERENCE):
        advice = "của Đảng: số 144-QĐ/TW; của Nhà nước: số 30/2020/NĐ-CP"
        yield hit.doubt(_MISSHAPED.format(hit.words("broken")), 3, advice, "broken")


_MISSHAPED = "số văn bản “{}” không đúng thể thức"


def _symbol(subject: Subject) -> Iterator[Problem]:
    """The symbol names a programme and its issuer: `CTr/ĐU`, on the State side `CTr-UBND`."""
    symbol, path = subject.program.document.symbol, ("document", "symbol")
    for demands, known in _demands(subject) if symbol is not None else ():
        example = f"{_PROGRAMME}{demands.separator}{known.bodies[0]}"
        kind, sign, body = (symbol or "").partition(demands.separator)
        if not sign or body not in known.bodies or not _A_KIND.fullmatch(kind):
            yield said("symbol misshaped", path, symbol=symbol, example=example)
        elif kind != _PROGRAMME and kind not in _ISSUED_BY.get(demands.separator, ()):
            yield said("symbol of no programme", path, symbol=symbol, example=example)
    yield from _of_another_form(subject, path, symbol or "")


_EARLIEST = 7
"""The month of the year before from which on a programme may be issued: half a year early is nobody."""
_A_KIND = regex(r"[A-ZĐ][A-Za-zĐđ]{1,4}")
_ISSUED = regex(r"\bngày (?P<d>\d{1,2})(?:/| tháng )(?P<m>\d{1,2})(?:/| năm )(?P<y>20\d\d)(?!\d)")


@rule("CTR937", "warning", "info")
def document_comes_before_its_work(subject: Subject) -> Iterator[Problem]:
    """A programme is issued shortly before its year is under way, that of a school year within one, and rests on older documents."""
    program, known = subject.program, signing(subject)
    own, january = program.dated, f"{program.year}-01"
    late = own[:7] > january and not school_year(program)
    if late or (own[:7] == january and known and not known.dated_in_january):
        words = {"when": f"{int(own[5:7])}/{own[:4]}", "year": program.year}
        told = "dated in its year" if late else "dated in January"
        yield said(told, ("document", "date"), before=program.year - 1, **words)
    if own[:7] < f"{program.year - 1}-{_EARLIEST:02}":
        words = {"when": f"{int(own[5:7])}/{own[:4]}", "year": program.year}
        yield said("dated long before", ("document", "date"), before=program.year - 1, **words)
    bases = [text for text in prose(subject).passages if text.place.key == "document.bases"]
    for passage in bases if program.document.date else ():
        for issued in _ISSUED.finditer(passage.low):
            d, m, y = (int(issued[part]) for part in "dmy")
            if f"{y}-{m:02}-{d:02}"[: len(own)] > own:
                when = "/".join(part.lstrip("0") for part in reversed(own.split("-")))
                message = f"căn cứ vào văn bản ngày {d}/{m}/{y}, sau {when} của văn bản này"
                yield passage.doubt(message, 3, "xem lại ngày, năm", issued.span("y"))


@rule("CTR938", "warning")
def title_goes_on_from_its_kind(subject: Subject) -> Iterator[Problem]:
    """The title does not begin with the kind of paper, which is printed in a line of its own above it."""
    title, kind = subject.program.document.title, f"{table('papers')['program']['kind']} "
    if tone_key(title).startswith(tone_key(kind)):
        rest = title[len(kind) :].lstrip(" -:")
        right = capitalised(rest)
        yield said("title with its kind", ("document", "title"), kind=kind.strip(), right=right)
