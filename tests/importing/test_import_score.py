"""The scores of whole folders of documents with their expected results."""

from functools import cache

import pytest

from support import DATA
from support.import_score import Score, documents, score_of, table

FOLDER = DATA / "import20"


pytestmark = pytest.mark.no_cover


@cache
def whole() -> Score:
    """The scores of all documents together."""
    score = Score()
    for path, wanted in documents(FOLDER):
        score.add(score_of(path, wanted))
    print(table(FOLDER, told=False))
    return score


def test_what_is_claimed_without_a_check_is_right() -> None:
    assert whole().precision >= 0.98


def test_what_the_documents_hold_is_found() -> None:
    assert whole().recall >= 0.98


def test_no_field_is_lost_without_a_check() -> None:
    assert whole().lost == []
    assert whole().wrong == []
