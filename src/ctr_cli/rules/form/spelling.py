"""CTR5xx, spelling: syllables that do not exist, words that are none, marks and letters out of place."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.finding import Change, Problem, Severity
from ctr_cli.rules.excerpt import Excerpt, Placed
from ctr_cli.rules.form.pairs import Slip
from ctr_cli.rules.form.slips import slips_in
from ctr_cli.rules.form.together import NOTE
from ctr_cli.rules.kept import once
from ctr_cli.rules.printed import accepted, cased, printed, quoted, styled
from ctr_cli.rules.registry import of_code, text_rule

_WHOLE = ("CTR502", "CTR507")
"""The rules whose words have the right letters, in the wrong case or with the mark on the wrong one."""
_CODES = tuple(f"CTR{n}" for n in (*range(501, 513), 514, 517, 521, 522))
_GRAVE: dict[str, tuple[Severity, ...]] = {
    **{f"CTR{n}": ("warning", "info") for n in (501, 504, 505, 511, 514, 517, 521, 522)},
    **dict.fromkeys(("CTR508", "CTR512"), ("info",)),
}
"""How grave the slips of a rule are, where they are not warnings all."""


@once
def _by_code(texts: Excerpt) -> dict[str, list[tuple[Placed, Slip]]]:
    """The slips of texts by the rule that tells them, without the words the office has declared right."""
    found: dict[str, list[tuple[Placed, Slip]]] = {}
    for passage in (one for one in printed(texts) if one.place.key != "document.place"):
        for slip in slips_in(passage.text):
            first, last = slip.words[0].start, slip.words[-1].end
            if not accepted(texts, passage.text, first, last):
                found.setdefault(slip.code, []).append((passage, slip))
    return found


def _told(texts: Excerpt, code: str) -> Iterator[Problem]:
    """What is told of the slips of a code."""
    for passage, slip in _by_code(texts).get(code, ()):
        start, end = slip.words[0].start, slip.words[-1].end
        right, likely = " ".join(filter(None, _right(texts, slip))), _likely(texts, slip)
        written = passage.text[start:end]
        message = table("wording")["told"][code].format(
            written=written, right=right or "".join(likely[:1])
        )
        edits = [*_edits(texts, passage, slip)] if slip.sure else []
        severity: Severity | None = None if slip.sure else "info"
        hint = _hint(code, right, likely)
        yield Problem(passage.path, message, hint, start, end, severity=severity, changes=edits)


for _code in _CODES:
    text_rule(_code, *_GRAVE.get(_code, ("warning",)), note=NOTE)(of_code(_told, _code))


def _hint(code: str, right: str, likely: list[str]) -> str:
    if right:
        return f"bỏ phần lặp, còn “{right}”" if code == "CTR505" else f"viết “{right}”"
    advice = "bỏ hay thay một trong hai" if code == "CTR522" else "xem lại cách viết"
    if likely:
        advice = f"có lẽ là {' hay '.join(map('“{}”'.format, likely))}"
    return f"{advice}; nếu viết đúng, thêm vào `words` của ctr.yaml"


def _likely(texts: Excerpt, slip: Slip) -> list[str]:
    """What a slip may have been to be: phrases as they are printed, words in the case of the written one."""
    written = slip.words[0].text
    return [key if " " in key else styled(texts, cased(written, key)) for key in slip.likely]


def _right(texts: Excerpt, slip: Slip) -> tuple[str, ...]:
    """The right words in the case of the written ones and in the document's own style of marks."""
    return tuple(
        word.text
        if key == word.key and slip.code not in _WHOLE
        else " ".join(styled(texts, part) for part in cased(word.text, key).split(" "))
        for word, key in zip(slip.words, slip.meant, strict=False)
    )


def _edits(texts: Excerpt, passage: Placed, slip: Slip) -> Iterator[tuple[KeyPath, Change]]:
    """The edits of a slip: only words that differ, never in a quotation, nor half of a word torn by a hyphen (`ch-ỉ`)."""
    first, last = slip.words[0].start, slip.words[-1].end
    torn = "-" in (passage.text[first - 1 : first], passage.text[last : last + 1])
    if not slip.meant or torn or quoted(passage.text, first, last):
        return
    end = slip.words[0].start
    for word, right in zip(slip.words, _right(texts, slip), strict=True):
        if not right:
            yield passage.path, Change(end, word.end, "")
        elif right != word.text:
            yield passage.path, Change(word.start, word.end, right)
        end = word.end
