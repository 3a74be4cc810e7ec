"""A short run of what `make fuzz` does at length."""

import pytest
from fuzz.run import Broken, run

pytestmark = pytest.mark.no_cover


@pytest.mark.parametrize(
    ("kind", "many"),
    [
        ("checks", 12),
        ("answers", 8),
        ("docx", 8),
        ("pdf", 12),
        ("txt", 8),
        ("md", 10),
        ("sheets", 10),
    ],
)
def test_no_bent_file_breaks_a_command(kind: str, many: int) -> None:
    found: list[Broken] = []
    run(kind, many, 20_260_101, found.append)
    assert found == []
