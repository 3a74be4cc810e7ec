"""CTR918: grades that a school has not."""

from collections.abc import Iterator

from ctr_cli.data import table
from ctr_cli.language.keys import plain
from ctr_cli.language.patterns import regex
from ctr_cli.model.finding import Problem
from ctr_cli.rules.reading import holds, prose
from ctr_cli.rules.registry import Subject, rule

_GRADE = regex(
    r"(?<!\w)(?<!mỗi )(?:lớp|khối) (?P<n>1[0-2]|[1-9])(?!\w|[/.,]?\d|-\d tuổi|%| (?:tuổi|học sinh|học viên|em|trẻ|cháu|giáo|lớp|buổi|tiết|ngày|đảng|đối))"
)
"""A grade; not a number of classes, nor of pupils in one."""


@rule("CTR918", "warning")
def grade_is_of_the_school(subject: Subject) -> Iterator[Problem]:
    """A school speaks of the grades it has, of others where pupils pass over."""
    name, data = f" {plain(subject.program.issuer.name or '')} ", table("tiers")
    rows = [row for row in data["schools"] if holds(name, map(" {} ".format, row["names"]))]
    if not rows or " trường " not in name:
        return
    first, last = rows[0]["first"], rows[-1]["last"]
    for hit in prose(subject).find(_GRADE, "lớp ", "khối "):
        away = max(first - int(hit["n"]), int(hit["n"]) - last)
        if away > 1 or (away == 1 and not holds(hit.passage.low, data["other pupils"])):
            advice = (
                f"trường có lớp {first} đến lớp {last}" if last else "trường chưa có lớp đánh số"
            )
            yield hit.doubt(f"trường này không có {hit.words()}", 2, advice)
