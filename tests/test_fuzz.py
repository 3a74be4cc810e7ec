"""A short run of what `make fuzz` does at length."""

from fuzz.run import Broken, run


def test_no_bent_programme_breaks_a_command():
    found: list[Broken] = []
    run(30, 20_260_101, found.append)
    assert found == []
