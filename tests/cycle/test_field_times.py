"""Work of a field that stands under months and under quarters: it goes to the time that was said."""

import pytest

from ctr_cli.cycle.answers import Answer
from ctr_cli.cycle.draft_given import Given
from ctr_cli.cycle.in_force import in_force
from ctr_cli.cycle.next_year import next_year
from ctr_cli.cycle.replay import replayed
from ctr_cli.cycle.slips import slips
from ctr_cli.model.meetings import time_name
from ctr_cli.model.program import Program
from ctr_cli.source.load import from_bytes
from support import program_of
from support.amendments import amended, ids_of
from support.councils import FIELD, TITLED

MIXED = (
    FIELD
    + """\
      - {quarter: 4, items: [{text: Giám sát việc thu phí chợ., agencies: [Ủy ban nhân dân phường]}]}
"""
)


def _times(program: Program) -> list[tuple[str, int]]:
    return [(time_name(meeting), len(meeting.items)) for meeting in program.bodies[1].meetings]


@pytest.mark.parametrize(
    ("to", "there"),
    [("11", "giam-sat-11"), ("giam-sat-11", "giam-sat-11"), ("2", "giam-sat-2"),
     ("giam-sat-q4", "giam-sat-q4"), ("giam-sat-q1", "giam-sat-q1")],
)  # fmt: skip
def test_a_decision_says_a_month_or_a_quarter(to: str, there: str) -> None:
    made = amended(program_of(TITLED + MIXED), {"move": "giam-sat-8.1", "to": to})
    assert (replayed(made).faults, slips(made)) == ([], [])
    assert ids_of(in_force(made))[there][-1] == "giam-sat-8.1"


@pytest.mark.parametrize(
    ("said", "times"),
    [
        ("tháng 11", [("tháng 4", 1), ("tháng 11", 1), ("quý IV", 1)]),
        ("2", [("tháng 2", 1), ("tháng 4", 1), ("quý IV", 1)]),
        ("T12", [("tháng 4", 1), ("tháng 12", 1), ("quý IV", 1)]),
        ("quý IV", [("tháng 4", 1), ("quý IV", 2)]),
        ("giam-sat-q3", [("tháng 4", 1), ("quý III", 1), ("quý IV", 1)]),
    ],
)
def test_so_does_a_decision_about_next_year(said: str, times: list[tuple[str, int]]) -> None:
    made = next_year(TITLED + MIXED, Given(answers={"giam-sat-8.1": Answer("move", said)}))
    program = from_bytes(made.text.encode(), "new.yaml").program
    assert program and made.draft.problems == ()
    assert sorted(_times(program)) == sorted(times)


def test_what_is_new_is_of_the_only_field_there_is() -> None:
    alone = TITLED[: TITLED.index("  - id: hdnd")] + MIXED
    made = next_year(alone, Given(added=[Answer("add", "tháng 9", "Giám sát việc cấp nước sạch.")]))
    program = from_bytes(made.text.encode(), "new.yaml").program
    assert program and made.draft.problems == ()
    assert ("tháng 9", 1) in [(time_name(m), len(m.items)) for m in program.bodies[0].meetings]
