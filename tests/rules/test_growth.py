"""Ten times the items take no rule more than fifteen times the work, counted in calls and not in seconds."""

import random
import re
import sys
from types import FrameType

from ctr_cli.model.agencies import directory
from ctr_cli.rules.registry import Subject, every_rule, run
from support import program_of
from support.proofreading import FOLDER

_FEW = 24
_ALWAYS = 3_000
"""Calls of a rule that do not count: tables, and what it asks of the programme as a whole."""
_HEAD = """\
format: 1
year: 2026
issuer: {name: Đảng ủy xã Tân Tiến}
document: {symbol: CTr/ĐU, place: Tân Tiến, date: 2025-12, title: Công tác năm 2026}
agencies:
  - {id: van-phong, name: Văn phòng Đảng ủy}
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy xã
    meetings:
"""


def subject_of(items: int) -> Subject:
    """A programme with so many items, each of a text of its own, by an agency nobody knows."""
    chance = random.Random(items)
    sentences = [
        line
        for name in ("correct.txt", "registers.txt")
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()
    ]
    lines = []
    for month in range(1, 13):
        lines.append(f"      - month: {month}\n        items:\n")
        for _ in range(items // 12):
            text = re.sub(r"\W*$", f" tổ {chance.randrange(10**6)}.", chance.choice(sentences))
            quoted = text.replace("'", "''")
            unknown = f"Tổ công tác {chance.randrange(10**6)}"
            agencies = f"[Văn phòng Đảng ủy, {unknown}]"
            lines.append(f"          - {{text: '{quoted}', agencies: {agencies}}}\n")
    program = program_of((_HEAD + "".join(lines)).encode())
    assert program
    return Subject(program, directory(program))


def calls_of_rules(subject: Subject) -> dict[str, int]:
    """How many calls each rule makes."""
    counted = 0

    def count(_: FrameType, event: str, __: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    found = {}
    for code in every_rule():
        counted = 0
        sys.setprofile(count)
        try:
            list(run(subject, [code]))
        finally:
            sys.setprofile(None)
        found[code] = counted
    return found


def test_every_rule_is_linear_in_the_items() -> None:
    calls_of_rules(subject_of(_FEW * 10))
    few, many = calls_of_rules(subject_of(_FEW)), calls_of_rules(subject_of(_FEW * 10))
    steep = {
        code: (few[code], many[code]) for code in many if many[code] > 15 * few[code] + _ALWAYS
    }
    assert steep == {}
