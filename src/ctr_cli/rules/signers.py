"""CTR271: names of persons as papers print them; the rules of the document ask the same of its signer."""

from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import nfc
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.registry import Subject, rule
from ctr_cli.rules.said import said

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
