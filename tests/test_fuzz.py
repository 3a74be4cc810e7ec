"""A short run of what `make fuzz` does at length."""

import pytest
from fuzz.run import Broken, run

pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize(
    ("kind", "many"),
    [
        ("checks", 25),
        ("answers", 15),
        ("docx", 15),
        ("pdf", 25),
        ("txt", 15),
        ("md", 20),
        ("sheets", 20),
    ],
)
def test_no_bent_file_breaks_a_command(kind: str, many: int) -> None:
    found: list[Broken] = []
    run(kind, many, 20_260_101, found.append)
    assert found == []
