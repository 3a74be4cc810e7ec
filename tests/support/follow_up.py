"""A ground to tell progress from, made of a programme and of what is recorded in a line each, or at random."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from ctr_cli.cycle.followed import YEAR, followed
from ctr_cli.cycle.progress import Ground
from ctr_cli.model.agencies import directory
from ctr_cli.model.follow_up import STATUSES, FollowUp
from ctr_cli.model.office import DEFAULTS, Office
from ctr_cli.model.program import Program


def follow_up_of(*items: dict[str, Any], **parts: Any) -> FollowUp:
    """A follow-up of 2026 with these records of items, and other parts by their keys."""
    return FollowUp.model_validate({"format": 1, "year": 2026, "items": list(items), **parts})


def ground_of(
    program: Program, *items: dict[str, Any], office: Office = DEFAULTS, **parts: Any
) -> Ground:
    """A programme with what is recorded of it."""
    return Ground(program, directory(program), follow_up_of(*items, **parts), office)


DAYS = st.dates(date(2026, 1, 1), date(2027, 1, 31))
PERIODS = st.sampled_from(
    [*((month,) for month in YEAR), (1, 2, 3), (7, 8, 9), (1, 2, 3, 4, 5, 6), YEAR]
)
WHEN = st.none() | DAYS.map(date.isoformat)
STANDS = st.none() | st.sampled_from(STATUSES)
ASKS = st.sampled_from([None, {"move": 11, "reason": "chờ hướng dẫn"}, {"drop": True}])


@st.composite
def records(draw: st.DrawFn, program: Program) -> FollowUp:
    """Records of some items, with what agencies report of them, and work outside the programme."""
    ids = [item.id for item in followed(program)]
    agencies = [agency.id for agency in program.agencies if agency.members is None]
    works = st.tuples(st.none() | st.integers(1, 12), WHEN, st.sampled_from(agencies))
    return follow_up_of(
        *(
            {
                "item": name,
                "status": draw(STANDS),
                "done": draw(WHEN),
                "result": draw(st.sampled_from([None, "12-NQ/ĐU"])),
                "reports": [
                    {"agency": who, "status": draw(STANDS), "on": draw(WHEN), "ask": draw(ASKS)}
                    for who in draw(st.lists(st.sampled_from(agencies), unique=True, max_size=2))
                ],
            }
            for name in draw(st.lists(st.sampled_from(ids), unique=True, max_size=30))
        ),
        unplanned=[
            {
                "id": f"ng-{at}",
                "month": month,
                "done": done,
                "text": f"Việc {at}.",
                "agencies": [who],
            }
            for at, (month, done, who) in enumerate(draw(st.lists(works, max_size=3)), 1)
        ],
    )
