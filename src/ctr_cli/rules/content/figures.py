"""CTR814 and CTR817: figures that must agree: totals and their parts, months of a year, years of a plan, one thing counted twice."""

from collections.abc import Iterator

from ctr_cli.language.numbers import value_of
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.content.quantities import TIMES, quantities
from ctr_cli.rules.content.reviews import is_review
from ctr_cli.rules.content.sums import wrong_sums
from ctr_cli.rules.excerpt import Excerpt
from ctr_cli.rules.reading import Hit, doubt, prose
from ctr_cli.rules.registry import Subject, rule, text_rule

_MONTHS = r"\b(?P<a>[3-9]|10|11) tháng(?: đầu năm)?(?! cuối)[^.\n]{0,160}?\b(?P<b>\d{1,2}) tháng (?:cuối năm|còn lại)(?![^.;]{0,30} tính từ)"
_PARTS_OF_A_YEAR = (3, 6)
"""What is left of a year after a review of six or nine months, which CTR823 judges."""
_PLAN = r"""(?x)
    (?: kế\ hoạch | chương\ trình | quy\ hoạch | trung\ hạn ) (?:(?!kết\ |thực\ hiện|kỷ\ niệm|nhiệm\ kỳ)[^;.\n]){0,60}?
    \ (?P<n>0?[35]|10|ba|năm|mười)\ năm,?\ (?:\(?giai\ đoạn\ |\()?(?P<a>20\d\d)\ ?-\ ?(?P<b>20\d\d)
"""
_OF_YEARS = (" năm 20", " năm giai đoạn", " năm, giai đoạn", " năm (")


@text_rule("CTR814", "warning")
def figures_agree(texts: Excerpt) -> Iterator[Problem]:
    """The parts of a total make it up, the months behind and ahead a year, and years named one by one a plan's."""
    yield from wrong_sums(texts)
    for hit in prose(texts).find(_MONTHS, " tháng cuối năm", " tháng còn lại"):
        behind, ahead = int(hit["a"]), int(hit["b"])
        if behind + ahead != 12 and not (
            behind % 3 == 0
            and ahead in _PARTS_OF_A_YEAR
            and hit.words().endswith("cuối năm")
            and is_review(hit.passage.text)
        ):
            message = f"{behind} tháng và {ahead} tháng cuối năm không đủ 12 tháng"
            yield hit.doubt(message, 3, f"có phải {12 - behind} tháng cuối năm?", "b")
    for hit in prose(texts).find(_PLAN, *_OF_YEARS):
        first, last, said = int(hit["a"]), int(hit["b"]), value_of(hit["n"])
        years = last - first + 1
        if years > 0 and years != said:
            message = f"từ năm {first} đến hết năm {last} là {years} năm, không phải {said} năm"
            yield hit.doubt(message, 2, "xem lại số năm, hoặc năm đầu, năm cuối", "n")


_SAID = r"(?<=[^\W\d_] )(?P<n>##{1,3}) (?P<unit>[^\W\d_]+(?:,? [^\W\d_]+){1,2})"


@rule("CTR817", "warning", "info", needs="meetings")
def one_count_of_one_thing(subject: Subject) -> Iterator[Problem]:
    """What is counted in two places is not counted with the digits the other way round: 36 and 63 members."""
    said: dict[tuple[str, str], Hit] = {}
    for hit in quantities(subject).find(_SAID, " ##"):
        number, words = hit.words("n"), hit["unit"].replace(",", "").split()
        if words[0] in TIMES or len(set(number)) == 1 or number[0] == "0" or not number.isdigit():
            continue
        unit = " ".join(words[:2])
        first = said.setdefault(("".join(sorted(number)), unit), hit)
        if first.words("n") != number:
            alike = _word_before(hit) == _word_before(first) or hit["unit"] == first["unit"]
            message = f"“{number} {unit}”, chỗ khác ghi {first.words('n')}"
            hint = doubt(1 + alike, "có phải cùng một con số, hai chữ số đảo chỗ?")
            there = [Also(first.passage.path, "chỗ kia", *first.span("n"))]
            found = hit.passage.problem(message, hint, hit.span("n"), related=there)
            yield found if alike else found._replace(severity="info")


def _word_before(hit: Hit) -> str:
    return hit.passage.low[: hit.span()[0]].rsplit(None, 1)[-1]
