"""Ten times the items take no rule more than fifteen times the work; `benchmarks/growth.py` goes on to 10,000."""

import pytest

from ctr_cli.rules.one_text import run
from ctr_cli.rules.registry import every_rule
from support.growth import calls_of_rules, steep, subject_of

_FEW = 24


@pytest.mark.no_cover
def test_every_rule_is_linear_in_the_items() -> None:
    # What is done once, by the first who asks, is nobody's work.
    list(run(subject_of(_FEW * 10, _FEW), every_rule()))
    few, many = (calls_of_rules(subject_of(items, _FEW)) for items in (_FEW, _FEW * 10))
    assert steep(few, many) == {}
