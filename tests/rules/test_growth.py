"""Ten times the items take no rule more than fifteen times the work; `benchmarks/growth.py` goes on to 10,000."""

import pytest

from support.growth import calls_of_rules, steep, subject_of

_FEW = 24


@pytest.mark.no_cover
def test_every_rule_is_linear_in_the_items() -> None:
    many = subject_of(_FEW * 10, _FEW)
    calls_of_rules(subject_of(_FEW * 10, _FEW))
    assert steep(calls_of_rules(subject_of(_FEW, _FEW)), calls_of_rules(many)) == {}
