"""CTR260, CTR261, CTR271: the profile a file names, and the names of persons as papers print them."""

from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import nfc
from ctr_cli.language.patterns import regex
from ctr_cli.model.demands import Demands, OfficeWords, Signing, office_of, signing_of
from ctr_cli.model.finding import Problem
from ctr_cli.rules.kept import once
from ctr_cli.rules.reading import said
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.source.profiles import demands, demands_by_date, names_near, profile_names

_PLACE = ("document", "profile")


@once
def demanded(subject: Subject) -> tuple[Demands, OfficeWords] | None:
    """What the profile of the document demands of the file, and what it calls the issuer's office."""
    found = demands(subject.program, subject.profiles)
    return found and (found[0], office_of(found[1], found[0], subject.program.issuer.name))


@once
def signing(subject: Subject) -> Signing | None:
    """How the profile lets this issuer sign; None for an issuer of whom it demands nothing."""
    found = demanded(subject)
    return _demanding(found[0], subject.program.issuer.name) if found else None


def _demanding(demands: Demands, issuer: str | None) -> Signing | None:
    entry = signing_of(demands, issuer)
    return entry if entry and entry.authorities else None


@rule("CTR260", "error")
def named_profile_exists(subject: Subject) -> Iterator[Problem]:
    """A profile that the file names is one of those there are, or the document could not be printed."""
    name = subject.program.document.profile
    if name is not None and name not in profile_names(subject.profiles):
        yield Problem(_PLACE, f"không có thể thức “{name}”", names_near(name, subject.profiles))


@rule("CTR261", "warning")
def profile_is_for_the_issuer(subject: Subject) -> Iterator[Problem]:
    """A committee of the Party does not write as the State does, nor the State as the Party."""
    name, found = subject.program.document.profile, demanded(subject)
    issuer = subject.program.issuer.name
    if name is None or found is None or signing_of(found[0], issuer):
        return
    usual = demands_by_date(subject.program)
    if usual and _demanding(usual, issuer):
        message = f"thể thức “{name}” ({found[0].source}) không dùng cho {issuer}"
        yield Problem(_PLACE, message, f"bỏ khóa profile để theo {usual.source}")


_QUOTES = "‘’“”\"' "
_ADDRESS = regex(r"\A(?i:đ/c|đ\.c|đc|đồng chí)[.:]? (?=\w)")
"""How a person is spoken of, which stands before no name under a signature."""
_RANK = regex(r"(?:Đại|Thượng|Trung|Thiếu) (?:tướng|tá|úy|uý) ")


def misnamed(path: KeyPath, name: str | None) -> Iterator[Problem]:
    """A name is printed as it stands: without quotation marks and without an address, no word of it in small letters."""
    typed = nfc(name or "").strip()
    bare = _ADDRESS.sub("", typed.strip(_QUOTES))
    rank = match[0] if (match := _RANK.match(bare)) else ""
    words = bare.removeprefix(rank).split()
    right = rank + " ".join(word[:1].upper() + word[1:] for word in words)
    if right != typed:
        yield said("signer misnamed", path, name=name, right=right)


@rule("CTR271", "warning", of="office")
def persons_of_the_office_are_named(subject: Subject) -> Iterator[Problem]:
    """Who signs, and who is in charge, is written as a name."""
    signer = subject.office.signer
    yield from misnamed(("signer", "name"), signer.name if signer else None)
    for at, member in enumerate(subject.office.members):
        yield from misnamed(("members", at, "name"), member.name)
