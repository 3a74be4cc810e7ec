"""Only what is like a wrong word is offered for it."""

import pytest

from ctr_cli.language.likeness import alike

NAMES = [
    "agenda",
    "report",
    "-o",
    "calendar",
    "compare",
    "find",
    "new",
    "render",
    "schema",
    "tasks",
    "validate",
]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("agend", ["agenda"]),
        ("calender", ["calendar"]),
        ("task", ["tasks"]),
        ("valid", ["validate"]),
        ("fnid", ["find"]),
        ("search", []),
        ("import", []),
        ("nwe", ["new"]),
        ("-z", []),
        ("status", []),
        ("abc", []),
    ],
)
def test_only_the_like_is_offered(typed: str, meant: list[str]) -> None:
    assert alike(typed, NAMES) == meant
