"""CTR615: one thing with two numbers: a paper, a phase of years, how many there are."""

import re
from collections.abc import Iterator
from itertools import combinations

from ctr_cli.language.numbers import NUMBER, value_of
from ctr_cli.model.finding import Also, Problem
from ctr_cli.rules.reading import Hit, Passage, prose, tells, times
from ctr_cli.rules.registry import Subject, rule

_PAPER = (
    r"\b(?P<kind>kế hoạch|đề án|nghị quyết|quyết định|chỉ thị|kết luận|thông báo|công văn|tờ trình|báo cáo|chương trình|hướng dẫn|quy định) "
    r"số (?P<n>\d{1,5})(?P<signs>[/-][\w/-]*[^\W\d_])(?: ngày (?P<day>[\d/]+))?(?: của [^,;.:()\d]{3,60}?)? (?:về|ban hành) (?P<about>[^,;.:()\d\n]+)"
)
_LONG = 5
"""Words of what a paper is about by which it is one paper."""
_ALL = rf"\bcả (?P<n>{NUMBER}) (?P<unit>(?!năm|tháng|ngày|quý|bên|nơi|cấp|phía)[^\W\d_]+)"


@rule("CTR615", "warning", "info")
def one_thing_has_one_number(subject: Subject) -> Iterator[Problem]:
    """A paper named twice by what it is about has one number; so have a phase and a count that a text repeats."""
    yield from _papers(subject)
    for passage in prose(subject).holding("giai đoạn"):
        yield from _phases(passage)
    for hit in prose(subject).find(_ALL, " cả "):
        start, unit = hit.span()[0], hit["unit"]
        before = re.findall(rf"(?<![\w,./-])({NUMBER}) {unit}\b", hit.passage.low[:start])
        said = {value_of(number) for number in before}
        if len(said) == 1 and abs(min(said) - value_of(hit["n"])) == 1:
            yield hit.doubt(
                f"trên ghi {before[0]} {unit}, ở đây {hit.words()}", 1, "xem lại số", "n"
            )


def _papers(subject: Subject) -> Iterator[Problem]:
    known: dict[tuple[str, ...], Hit] = {}
    for hit in prose(subject).find(_PAPER, " số "):
        about = hit["about"].split()
        dated = hit.passage.low[hit.span()[1] :][:1].isdigit()  # a paper of each year
        if dated or len(about) < _LONG or tells(hit.passage.low, "replaced"):
            continue
        other = known.setdefault((hit["kind"], hit["signs"], *about), hit)
        days_differ = hit["day"] and other["day"] and hit["day"] != other["day"]
        if int(other["n"]) != int(hit["n"]) and not days_differ:
            said = [f"{one.words('n')}{one.words('signs')}" for one in (hit, other)]
            message = "ở đây ghi số {}, chỗ kia số {}".format(*said)
            there = [Also(other.passage.path, "chỗ kia")]
            yield hit.doubt(message, 2, "một văn bản có một số: xem lại", "n", there)


def _phases(passage: Passage) -> Iterator[Problem]:
    """A phase of a text one of whose years is beside that of another of its phases; at most one."""
    phases = [time for time in times(passage.text) if time.kind == "phase"]
    for one, other in combinations(phases, 2):
        apart = sorted(abs(a - b) for a, b in zip(one.of("year"), other.of("year"), strict=False))
        if apart == [0, 1] and not tells(passage.low, "replaced"):
            said, here = (passage.text[t.part("year").start : t.end] for t in (one, other))
            message = f"trên ghi giai đoạn {said}, ở đây {here}"
            yield passage.doubt(message, 2, "xem lại giai đoạn", (other.start, other.end))
            return
