"""What the papers around a programme share: who writes them, how they are headed and signed."""

from collections.abc import Sequence
from typing import Any, cast

from ctr_cli.cycle.own_office import (
    is_cut_short,
    is_head_of,
    is_like_office,
    is_office_of,
    is_organ_of,
    spelt_out,
)
from ctr_cli.data import table
from ctr_cli.language.keys import fold
from ctr_cli.language.lead_spans import LeadTime
from ctr_cli.language.letters import capitalised
from ctr_cli.language.levels import LEVELS, LOCAL
from ctr_cli.model.agencies import directory, resolve
from ctr_cli.model.bodies import kind_of_body
from ctr_cli.model.customs import Signer
from ctr_cli.model.demands import OfficeWords, head_of, in_place_of, may_sign, office_of, signing_of
from ctr_cli.model.own_numbers import code_of, issuer_code, symbol_of
from ctr_cli.model.profile import Profile, Role
from ctr_cli.model.program import Issuer, Program, Recipient, Signature
from ctr_cli.views.blocks import Column, Paragraph, heading
from ctr_cli.views.document import (
    Closing,
    Letterhead,
    closing,
    day_in_words,
    letterhead,
    number_form,
    number_line,
)
from ctr_cli.views.program import called
from ctr_cli.views.sentences import in_figures

_OFFICE, _KEPT = "van phong", "luu"


def wording(paper: str) -> Any:
    """The wording of a kind of paper, from `data/papers.yaml`."""
    return table("papers")[paper]


def office(program: Program, profile: Profile, of: str | None = None) -> OfficeWords:
    """The words of the office that writes for the issuer, or for another body of his.

    Where nobody but the issuer himself writes, his papers are signed as the programme is.
    """
    words = office_of(profile.office, profile.demands, of or program.issuer.name)
    known, own = signing_of(profile.demands, of or program.issuer.name), program.signature
    by_another = words.name != "{issuer}"
    if of or known is None or by_another or own is None or not own.post:
        return words
    authority = own.authority or ""
    organ = next((organ for organ in _ORGANS if fold(organ) in fold(authority)), None)
    host = f"{organ} {_without_organ(issuer_name(program, profile))}" if organ else words.host
    signed = {"authority": authority, "notice_authority": authority, "post": own.post}
    return words.model_copy(update={**signed, "host": host})


def writes_himself(program: Program, profile: Profile) -> bool:
    """Whether the issuer signs his papers himself, also where they go to an office of his."""
    return office(program, profile).name == "{issuer}"


_ORGANS = ("Ban Chấp hành", "Ban Thường vụ", "Ban Thường trực")
"""Organs of an issuer, for which a paper is written that is signed for them."""
_IN_LETTERS = ("BCH", "BTV", "BTT")
"""The same as names begin with them cut short."""


def _without_organ(name: str) -> str:
    """Whose organ a name is: `Hội LHPN xã Tân Lập` of `Ban Chấp hành Hội LHPN xã Tân Lập`."""
    said = (*_ORGANS, *_IN_LETTERS)
    organ = next((organ for organ in said if fold(name).startswith(f"{fold(organ)} ")), "")
    return " ".join(name.split()[len(organ.split()) :])


def office_name(program: Program, profile: Profile) -> str:
    """The office that gathers papers: the programme's own agency that is the issuer's, or of the kind of the profile's."""
    usual, whole = office(program, profile).name, issuer_name(program, profile)
    names = [agency.name for agency in program.agencies]
    said = usual.replace("{level}", _level(program)).strip().replace("{issuer}", whole)
    named = [name for name in names if is_office_of(whole, name)]
    named += [
        name for name in names if fold(usual).startswith(_OFFICE) and is_like_office(said, name)
    ]
    return next(iter(named), said)


def receiver_name(program: Program, profile: Profile, body: str) -> str:
    """Who gets the papers for a body: whom the programme's own sentence names, of those it knows, else the office."""
    said = program.papers_go_to(body)
    meets = (fold(name) for name in (program.issuer.name or "", *(b.name for b in program.bodies)))
    known = fold(said) in meets or len(resolve(directory(program), said)) == 1
    return said if said and known else office_name(program, profile)


def _level(program: Program) -> str:
    """The level of the issuer by his name: `xã`; nothing where it says none."""
    return _parted(program.issuer.name or "")[1]


def _parted(name: str) -> tuple[str, str]:
    """What a name says before its level, and the level: `Đoàn TNCS Hồ Chí Minh`, `tỉnh`; nothing where it says none."""
    words = f" {name} "
    found = [(at, level) for level in LEVELS if (at := words.find(f" {level} ")) >= 0]
    return (words[: min(found)[0]].strip(), min(found)[1]) if found else ("", "")


def issuer_name(program: Program, profile: Profile) -> str:
    """The issuer's whole name: one that says only its kind is named with the body it belongs to.

    `Ủy ban Kiểm tra` under `Đảng ủy xã An Hòa` is `Ủy ban Kiểm tra Đảng ủy xã An Hòa`; `Ban Chấp hành xã An Hòa` under
    `Đoàn TNCS Hồ Chí Minh tỉnh Sơn La` is that of the same organisation.
    """
    name, parent = program.issuer.name or "", program.issuer.parent
    place = _without_organ(name)
    if parent and place != name and place.startswith(LOCAL):
        return " ".join([*name.removesuffix(place).split(), *_parted(parent)[0].split(), place])
    own = signing_of(profile.demands, name)
    if not parent or own is None or _parted(name)[1] or fold(name) not in map(fold, own.issuers):
        return name
    words, above = name.split(), parent.split()
    shared = next(
        (
            n
            for n in range(len(words), 0, -1)
            if fold(" ".join(words[-n:])) == fold(" ".join(above[:n]))
        ),
        0,
    )
    return " ".join([*words, *above[shared:]])


def host(program: Program, profile: Profile) -> str:
    """On whose behalf the office writes: `Ban Thường vụ Đảng ủy phường Đồ Sơn`."""
    return office(program, profile).host.replace("{issuer}", issuer_name(program, profile))


def inviter_of(program: Program, profile: Profile, body: str) -> tuple[str, Signature]:
    """Who invites to a meeting of a body, and how its papers are signed.

    A body that the profile knows nothing of leaves it to the issuer.
    """
    named = (kind_of_body(body).inviter or "").format(body=body)
    if not named or signing_of(profile.demands, named) is None:
        inviter, words = host(program, profile), office(program, profile)
    else:
        own = fold(named) == fold(program.issuer.name or "")
        inviter = issuer_name(program, profile) if own else named
        words = office(program, profile, named)
    authority = words.invitation_authority or words.authority
    return inviter, Signature(
        authority=authority.replace("{issuer}", (named or inviter).upper()),
        post=words.invitation_post or words.post,
    )


def head(
    program: Program,
    profile: Profile,
    date: str,
    *,
    symbol: str = "",
    about: str = "",
    body: str = "",
) -> Letterhead:
    """The letterhead of a paper with a date; a paper with a symbol has room for its number.

    That of a `body` which signs itself, and is none but a part of the issuer, has both their names.
    """
    code, whole = issuer_code(program), issuer_name(program, profile)
    if kind_of_body(body).own_head and not is_cut_short(whole, body):
        over = whole.removeprefix("Thường trực ")
        program = program.model_copy(update={"issuer": Issuer(parent=over, name=body)})
        known = signing_of(profile.demands, body)
        code = next(iter(known.bodies if known else ()), code_of(body))
    number = number_line(profile.words, None, symbol_of(symbol, code)) if symbol else ""
    return letterhead(program, profile.words, date=date, number_line=number, about=about)


def letter_head(program: Program, profile: Profile, date: str, about: str) -> Letterhead:
    """The letterhead of a letter of the office's."""
    symbol = office(program, profile).letter_symbol
    return head(program, profile, date, symbol=symbol, about=about)


def end(
    program: Program, profile: Profile, recipients: list[str], signature: Signature | None = None
) -> Closing:
    """The closing block of a paper that the office signs; the programme's archive, as its office writes it whole, is the
    last recipient.
    """
    words = office(program, profile)
    own = (one.name for one in program.recipients if fold(one.name).startswith(_KEPT))
    archive = next(own, words.archive.replace("{office}", office_name(program, profile)))
    entries = [Recipient(name=name) for name in (*recipients, archive)]
    return signed_closing(program, profile, entries, by_signer(program, profile, signature))


def by_signer(program: Program, profile: Profile, signature: Signature | None = None) -> Signature:
    """How a paper of the office is signed: by its head, or by who the customs say signs instead.

    Who is not of the office (a deputy secretary) signs for the body itself. The deputy of who signs otherwise signs in
    his place.
    """
    words, signer = office(program, profile), signer_of(program, profile)
    usual = Signature(authority=words.authority, post=words.post)
    signature = signature or usual
    if signer and signature.post == usual.post:
        signed = {"post": signer.post or usual.post, "name": signer.name}
        if signer.post and not is_of_the_office(signer.post):
            signed["authority"] = words.notice_authority
        return signature.model_copy(update=signed)
    if signer and signature.post and head_of(signer.post) == signature.post.upper():
        return signature.model_copy(update={"post": signer.post, "name": signer.name})
    return signature


def signer_of(program: Program, profile: Profile) -> Signer | None:
    """Who the customs say signs, where his post is one of those that sign for this issuer: a folder's customs are those
    of all its programmes.
    """
    signer, known = program.settings.signer, signing_of(profile.demands, program.issuer.name)
    return signer if signer and may_sign(signer.post, office(program, profile), known) else None


def head_signature(program: Program, profile: Profile) -> Signature:
    """How the head signs what is issued in the issuer's own name: as the programme, or as is usual where nobody is named.

    Who bears his post now, by the customs, signs by his own name: the programme was signed before. What the office
    signed by his order, and who signs for no body, keeps its own line.
    """
    words, known = office(program, profile), signing_of(profile.demands, program.issuer.name)
    usual = next(iter(known.posts if known else ()), words.post)
    own = program.signature or Signature(post=usual)
    if successor := successor_of(program):
        own = own.model_copy(update={"name": successor})
    if not words.notice_authority or (own.authority and is_of_the_office(own.post)):
        return own
    return own.model_copy(update={"authority": words.notice_authority})


def successor_of(program: Program) -> str | None:
    """Who signs by the customs in the post of who signed the programme, where he is another."""
    signer, own = program.settings.signer, program.signature
    if not (signer and signer.post and signer.name and own and own.name):
        return None
    same = spelt_out(signer.post) == spelt_out(own.post or "")
    return signer.name if same and fold(signer.name) != fold(own.name) else None


def signed_closing(
    program: Program, profile: Profile, entries: Sequence[Recipient], signature: Signature
) -> Closing:
    """The closing block of a paper; a deputy signs under the head in whose place he signs, where the profile says so.

    Who signed the programme signs by his name what is signed in the same words.
    """
    authority, own = signature.authority or "", program.signature
    same = own and spelt_out(f"{authority} {signature.post}") == spelt_out(
        f"{own.authority or ''} {own.post}"
    )
    if own and same and signature.name is None:
        signature = signature.model_copy(update={"name": own.name})
    head = in_place_of(profile.demands, program.issuer.name, authority, signature.post)
    lines = "\n".join(filter(None, (authority, head)))
    return closing(profile.words, entries, signature.model_copy(update={"authority": lines}))


def is_of_the_office(post: str | None) -> bool:
    """Whether a post is one in the office: `PHÓ CHÁNH VĂN PHÒNG`."""
    return _OFFICE in fold(post or "")


def sideways(profile: Profile) -> Profile:
    """A profile whose sheets lie on their side, for tables of many columns; the bound edge lies on top."""
    page = profile.page
    lying = {"width": page.height, "height": page.width, "top": page.left, "right": page.top}
    turned = page.model_copy(update={**lying, "bottom": page.right, "left": page.bottom})
    return profile.model_copy(update={"page": turned})


def program_name(program: Program, profile: Profile) -> str:
    """The programme by name, with its number and day once it has them."""
    name = called(program)
    document = program.document
    if document.number is None or len(document.date or "") < len("2025-12-05"):
        return name
    number = number_form(profile.words, document.symbol or "").partition("{number}")[2]
    return f"{name} số {document.number:0{profile.words.number_digits}d}{number} {in_figures(program.dated)}"


def no_head() -> Letterhead:
    """The head of an annex, which has none of its own."""
    keys = ("parent", "issuer", "star", "number_line", "about", "draft", "nation", "motto")
    return cast(Letterhead, dict.fromkeys((*keys, "place_and_date"), ""))


def no_end() -> Closing:
    """The end of a paper that nobody signs."""
    return {"recipients_label": "", "recipients": [], "authority": "", "post": "", "signer": ""}


def is_own(program: Program, profile: Profile, agency: str) -> bool:
    """Whether an agency is the office that writes, the issuer, an organ or the head of his, by his post or his name:
    nobody writes to himself.

    `Ủy ban Kiểm tra Đảng ủy` is the issuer `Ủy ban Kiểm tra` under `Đảng ủy xã An Hòa`.
    """
    name, whole = spelt_out(agency), issuer_name(program, profile)
    own, signature = (whole, host(program, profile)), program.signature
    signers = [one.name for one in (signature, signer_of(program, profile)) if one and one.name]
    return (
        name == spelt_out(office_name(program, profile))
        or is_office_of(whole, agency)
        or is_organ_of(whole, agency)
        or is_cut_short(whole, agency)
        or is_head_of(whole, signature.post if signature else None, agency)
        or any(f" {fold(one)} " in f" {fold(agency)} " for one in signers)
        or any(f"{spelt_out(one)} ".startswith(f"{name} ") for one in own)
    )


def is_itself(program: Program, body: str, agency: str) -> bool:
    """Whether an agency is the body that meets: it sends the papers of its meetings to its own members."""
    known = directory(program)
    own = resolve(known, agency)
    return len(own) == 1 and (resolve(known, body) == own or is_cut_short(body, agency))


def why_not_written_to(program: Program, profile: Profile, agency: str) -> str:
    """Why an agency gets no letter that charges it with work; empty where it gets one."""
    if is_own(program, profile, agency):
        reason: str = wording("letter")["own_reason"]
        return reason
    return wording("letter")["above_reason"] if is_cut_short(program.issuer.parent, agency) else ""


def column(profile: Profile, name: str, role: Role) -> Column:
    """A column of a table by its name: its heading from the wording, its width from the profile."""
    return Column(wording("columns")[name], role, profile.table.columns[name])


def headed(profile: Profile, kind: str, subject: str) -> list[Paragraph]:
    """The type of a paper and its subject, as its profile has them."""
    return heading(kind, title_in(profile, subject), profile.words.title_rule)


def title_in(profile: Profile, subject: str) -> str:
    """A subject on a line of its own: with a capital where its profile has one."""
    return capitalised(subject) if profile.words.title_capital else subject


def due_words(profile: Profile, due: str | None, lead: LeadTime) -> str:
    """By when, in words: a day (`2026-03-20`), or so many days before the meeting."""
    if due is None:
        text: str = wording("due")["days"]
        return text.format(days=lead.words)
    return by_day(profile, due)


def by_day(profile: Profile, due: str) -> str:
    """By a day, in words: `chậm nhất ngày 20 tháng 3 năm 2026`."""
    text: str = wording("due")["day"]
    return text.format(day=day_in_words(profile.words, due).removeprefix("ngày "))
