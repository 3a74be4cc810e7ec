"""CTR7xx, capitals: names of bodies, days and events, places, papers and the Party, and the beginnings of sentences."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.letters import capitalised
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.form.named import miscased, places_of
from ctr_cli.rules.form.rows import of_rows
from ctr_cli.rules.form.together import NOTE, Wrong, each, told
from ctr_cli.rules.printed import printed, styled
from ctr_cli.rules.registry import OneTextCheck, Reader, Subject, rule, text_rule

_PARTS = regex(r"\w+|[^\w\s]")
_TOLD = {
    "CTR701": {"always": "“{written}” viết hoa chưa đúng tên riêng"},
    "CTR702": {
        **dict.fromkeys(
            ("bodies", "offices", "named", "inner"), "“{written}” viết hoa chưa đúng tên cơ quan"
        ),
        "posts": "“{written}” viết hoa chưa đúng tên chức danh",
    },
    "CTR703": {"events": "“{written}” viết chưa đúng tên ngày lễ, sự kiện"},
    "CTR704": {"party": "“{written}” viết hoa chưa đúng"},
    "CTR707": {"laws": "“{written}” viết hoa chưa đúng tên luật"},
    "CTR708": {"places": "“{written}” là tên riêng, phải viết hoa"},
}
"""What each rule says of the groups of `data/wording.yaml` that are its own."""
_WORDED = ("events", "party")
_OF_PAPERS = "CTR707"
_FEW = 2
"""Items of which nobody could say that they all begin with small letters by intent."""


def _misnamed(reader: Reader, group: str) -> Iterator[Wrong]:
    """Names of a group in a wrong case, with what is right, and wrong wordings of it."""
    for passage in printed(reader):
        for wrong in miscased(passage.text):
            if wrong.group == group:
                yield passage, wrong.start, wrong.end, wrong.right
    for passage, start, end, right in places_of(reader, group) if group in _WORDED else ():
        yield passage, start, end, restyled(reader, right)


def restyled(reader: Reader, right: str) -> str:
    """A right wording with its tone marks where the document has them."""
    return _PARTS.sub(
        lambda m: styled(reader, m.group()) if not m.group().isupper() else m.group(), right
    )


def _telling(code: str) -> OneTextCheck:
    """The rule that tells names of its groups in a wrong case."""

    def check(texts: Excerpt) -> Iterator[Problem]:
        if code == _OF_PAPERS:
            yield from of_rows(texts, code)
        for group, message in _TOLD[code].items():
            for passage, start, end, right in _misnamed(texts, group):
                taste = passage.text[start:end] in table("wording")["taste"]
                yield from each([(passage, start, end, right)], message, "info" if taste else None)

    return check


for _code in _TOLD:
    text_rule(_code, "warning", "info", note=NOTE)(_telling(_code))


@rule("CTR706", "warning")
def sentences_begin_with_capitals(subject: Subject) -> Iterator[Problem]:
    """An item, a paragraph, and a sentence after a full stop begins with a capital."""
    items = [
        p
        for p in printed(subject)
        if (p.path[-1] == "text" or p.path[0] == "implementation") and p.words
    ]
    small = [p for p in items if p.text.lstrip()[:1].islower() and p.words[0].plain]
    found = [(p, p.words[0]) for p in small if len(small) * 2 <= max(len(items), _FEW)]
    yield from told(
        [(p, w.start, w.end, capitalised(w.text)) for p, w in found],
        "“{written}” đứng đầu câu nhưng không viết hoa",
    )
    yield from of_rows(subject, "CTR706")
