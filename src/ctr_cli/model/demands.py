"""What a profile demands of a document's words, and whose documents it is for: all of it that checking reads."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from ctr_cli.language.keys import fold, nfc
from ctr_cli.language.patterns import regex


class Entry(BaseModel):
    """A part of a profile, which knows its keys; built when first needed."""

    model_config = ConfigDict(extra="forbid", defer_build=True)


class Applies(Entry):
    """Whose documents, and from which day to which (`2026-05-26`, both included), a profile is for.

    `issuers` are beginnings of names; a profile without any is for every issuer that no other names.
    """

    model_config = ConfigDict(title="Thể thức")

    issuers: list[str] = []
    since: str = Field(default="0001-01-01", alias="from")
    until: str = "9999-12-31"


OfficeKey = Literal[
    "name", "host", "authority", "post", "archive", "invitation_symbol", "letter_symbol",
    "notice_symbol", "notice_authority", "report_symbol", "office_head", "office_report_symbol",
    "invitation_authority", "invitation_post",
]  # fmt: skip
"""A word of the office that a kind of issuer may have of its own."""


class OfficeWords(Entry):
    """Who writes the papers around a programme: the office, for whom it writes, and how it signs.

    `{issuer}` stands for the issuer's name, `{level}` for the level it says (`xã`), `{office}` for the office's, `{body}` for what the
    programme's own symbol says of the issuer (`ĐU` in `CTr/ĐU`). Invitations are signed like all else
    unless `invitation_authority` and `invitation_post` say otherwise.
    """

    name: str
    host: str
    authority: str
    post: str
    archive: str
    invitation_symbol: str
    letter_symbol: str
    notice_symbol: str
    notice_authority: str
    report_symbol: str
    office_head: str
    office_report_symbol: str
    invitation_authority: str | None = None
    invitation_post: str | None = None


class Signing(Entry):
    """How the documents of some issuers are signed and marked; `issuers` are beginnings of their names.

    The first of `authorities` and of `posts` is the usual one; `bodies` are what a symbol may say of
    the issuer (`ĐU` in `CTr/ĐU`), the usual first. `committee`: they are committees of the Party, whose
    programme goes to the level above and to their members. `dated_in_january`: their programme is issued
    in December or in January. `office` holds what is theirs alone of the profile's own `office`. Without
    any authority nothing is demanded of them: it is only said how their papers are signed.
    """

    issuers: list[str] = Field(min_length=1)
    authorities: list[str] = []
    posts: list[str] = []
    bodies: list[str] = []
    committee: bool = False
    dated_in_january: bool = False
    office: dict[OfficeKey, str] = {}


class Demands(Entry):
    """What a profile demands of the words in a programme's file, for the issuers named in `signing`.

    `signs` are how a line of authority begins, `by_order` the one that goes with the head of an office,
    `in_place_of` the one under which a deputy names the head he signs for (none: he signs as the head does);
    `separator` stands in a symbol, `last_basis` ends the last basis.
    """

    source: str
    signs: list[str] = Field(min_length=1)
    by_order: str | None
    in_place_of: str | None = None
    separator: str
    last_basis: str
    signing: list[Signing] = Field(min_length=1)


_IN_FULL = {
    "bch": "ban chap hanh", "btv": "ban thuong vu", "btt": "ban thuong truc", "ub": "uy ban", "ubmttq": "uy ban mttq",
}  # fmt: skip


def is_named(name: str | None, beginnings: list[str]) -> bool:
    """Whether a name has one of some beginnings; one cut short (`BCH Công đoàn`) is the same as in full."""
    whole = _in_full(name or "")
    return any(whole.startswith(_in_full(beginning)) for beginning in beginnings)


def _in_full(name: str) -> str:
    return "".join(f"{_IN_FULL.get(word, word)} " for word in fold(name).split())


def signing_of(demands: Demands, issuer: str | None) -> Signing | None:
    """How a profile lets an issuer sign; None for one of whom it says nothing."""
    return next((entry for entry in demands.signing if is_named(issuer, entry.issuers)), None)


_DEPUTY = regex(r"PHÓ (?P<head>.+?)(?: THƯỜNG TRỰC)?")


def head_of(post: str | None) -> str:
    """In whose place a deputy signs, in capitals: `CHỦ TỊCH` for `Phó Chủ tịch`; nothing for who is no deputy."""
    deputy = _DEPUTY.fullmatch(nfc((post or "").strip()).upper())
    return deputy["head"] if deputy else ""


def in_place_of(demands: Demands, issuer: str | None, authority: str, post: str) -> str:
    """The line under the authority that a deputy signs below, `KT. CHỦ TỊCH` above `PHÓ CHỦ TỊCH`; or nothing.

    Who signs for a body of which the profile demands nothing, or has the line already, needs none.
    """
    known, head = signing_of(demands, issuer), head_of(post)
    sign = demands.in_place_of
    if (
        not (sign and head)
        or sign in authority
        or (authority and not (known and known.authorities))
    ):
        return ""
    return f"{sign} {head}"


_OFFICE, _OF_SOME = "van phong", ("bi thu", "chu tich")
"""Words of posts that some issuers have and others have not."""


def may_sign(post: str | None, words: OfficeWords, known: Signing | None) -> bool:
    """Whether who bears a post may sign the papers of an issuer's office: no chief of an office where there is none, no
    secretary for a front, no chairman for a committee of the Party.
    """
    said, usual = fold(post or ""), fold(words.post)
    posts = " ".join(map(fold, (words.post, *(known.posts if known else ()))))
    return (_OFFICE in usual or _OFFICE not in said) and all(
        word in posts for word in _OF_SOME if word in said
    )


def office_of(office: OfficeWords, demands: Demands, issuer: str | None) -> OfficeWords:
    """The words of the office of an issuer: the profile's, with what is his alone."""
    own = signing_of(demands, issuer)
    return (
        office.model_copy(update={str(key): word for key, word in own.office.items()})
        if own
        else office
    )
