"""Numbers of papers as an issuer writes them, to show by example how one is typed; which are resolutions."""

import re

from ctr_cli.language.keys import fold
from ctr_cli.language.patterns import regex
from ctr_cli.model.program import Program

_BODIES = {"uy ban nhan dan": "UBND", "hoi dong nhan dan": "HĐND"}
"""What stands in the symbol of an issuer with one of these words in his name; all others are committees (`ĐU`)."""
_RESULTS, _CONCLUSIONS = {"UBND": "QĐ"}, {"HĐND": "NQ"}
"""What kind of paper comes of an item, and of a meeting, where it is not a resolution and a notice."""


def result_like(program: Program) -> str:
    """`12-NQ/ĐU`, `12/QĐ-UBND`: a paper that comes of an item."""
    return _number(program, 12, _RESULTS.get(_body(program), "NQ"))


def conclusion_like(program: Program) -> str:
    """`52-TB/ĐU`, `52/NQ-HĐND`: a paper that concludes a meeting."""
    return _number(program, 52, _CONCLUSIONS.get(_body(program), "TB"))


_RESOLUTION = regex(r"\bNQ\b|\bnghị quyết\b", re.IGNORECASE)


def is_resolution(paper: str) -> bool:
    """Whether a paper is one that a session passes, and does not conclude with: `20/NQ-HĐND`."""
    return bool(_RESOLUTION.search(paper))


def _number(program: Program, number: int, kind: str) -> str:
    body = _body(program)
    of_state = body in _BODIES.values() or "-" in (program.document.symbol or "")
    return f"{number}/{kind}-{body}" if of_state else f"{number}-{kind}/{body}"


def issuer_code(program: Program) -> str:
    """What the programme's own symbol says of the issuer: `ĐU` of `CTr/ĐU`, `MTTQ-BTT` of `CTr-MTTQ-BTT`."""
    symbol = program.document.symbol or ""
    return symbol.replace("/", "-").partition("-")[2] or symbol


def symbol_of(form: str, code: str) -> str:
    """A symbol with what it says of its body: `BC-UBND` of `BC-{body}`; its sign alone while that is unknown."""
    return form.replace("{body}", code).strip("-/")


def code_of(body: str) -> str:
    """What stands in the symbol of a body that the programme's own does not tell: `BKTNS` of `Ban Kinh tế - Ngân sách`."""
    return "".join(word[0] for word in body.upper().split() if word[0].isalpha())


def _body(program: Program) -> str:
    name = fold(program.issuer.name or "")
    usual = next((code for words, code in _BODIES.items() if words in name), "ĐU")
    return issuer_code(program) or usual
