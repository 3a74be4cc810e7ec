"""How much work each rule has with a programme of so many items, counted in calls and not in seconds."""

import random
import re
import sys
from types import FrameType

from ctr_cli.model.agencies import directory
from ctr_cli.rules.one_text import run
from ctr_cli.rules.registry import Subject, every_rule
from support import program_of
from support.proofreading import FOLDER

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


def subject_of(items: int, mix: int) -> Subject:
    """A programme with so many items, each with words of its own, by an agency nobody knows.

    The same `mix` of sentences comes again and again, so that ten times the items hold ten times of everything.
    """
    chance = random.Random(mix)
    sentences = [
        line
        for name in ("correct.txt", "registers.txt")
        for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()
    ]
    sentences = chance.sample(sentences, mix)
    lines = []
    for month in range(1, 13):
        lines.append(f"      - month: {month}\n        items:\n")
        for number in range(items // 12):
            sentence = sentences[(month - 1 + 12 * number) % mix]
            text = re.sub(r"\W*$", f" tổ {chance.randrange(10**6)}.", sentence)
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


ALWAYS = 3_000
"""Calls of a rule that do not count: tables, and what it asks of the programme as a whole."""


def steep(few: dict[str, int], many: dict[str, int]) -> dict[str, tuple[int, int]]:
    """The rules that ten times the items take more than fifteen times the work, with their calls."""
    return {code: (few[code], many[code]) for code in many if many[code] > 15 * few[code] + ALWAYS}
