"""Whole programmes of other communes: the right ones are not doubted, and slips put into them are found."""

from pathlib import Path

import pytest

from ctr_cli.checking.explain import explanations
from support import DATA
from support.slips import PROGRAMMES, findings_of, found, measure, usual

pytestmark = pytest.mark.no_cover
FLOOR = 0.95
FLOOR_BY_HAND = 0.86
FLOOR_OF_A_KIND = 0.6
EVERY = 8
"""Of the slips a person put in, every eighth is tried here; `PYTHONPATH=tests python -m support.slips` tries all."""
WHOLE = {path.stem: path for path in PROGRAMMES}


@pytest.mark.parametrize("path", PROGRAMMES[1:], ids=lambda path: path.stem)
def test_a_right_programme_of_another_commune_is_not_doubted(path: Path) -> None:
    said = findings_of(path)
    assert [f"{f.code} {f.message}" for f in said if f.severity != "info"] == []
    assert [f.code for f in said if f.severity not in explanations()[f.code].severities] == []


def put_in() -> dict[str, list[tuple[str, str, str]]]:
    """Slips that a person put into programmes, by programme: the kind, the words before and after."""
    slips: dict[str, list[tuple[str, str, str]]] = {}
    for line in (DATA / "content-slips.tsv").read_text(encoding="utf-8").splitlines():
        name, kind, before, after = (part.replace("\\n", "\n") for part in line.split("\t"))
        slips.setdefault(name, []).append((kind, before, after))
    return slips


def test_a_person_put_in_many_slips() -> None:
    assert sum(map(len, put_in().values())) >= 500


@pytest.mark.parametrize(("name", "slips"), put_in().items())
def test_nearly_all_slips_a_person_put_in_are_found(
    name: str, slips: list[tuple[str, str, str]]
) -> None:
    text, slips = WHOLE[name].read_text(encoding="utf-8"), slips[::EVERY]
    lost = [
        f"{kind}: {after}"
        for kind, before, after in slips
        if not found(text.replace(before, after)) - usual(WHOLE[name])
    ]
    assert len(lost) <= max(1, (1 - FLOOR_BY_HAND) * len(slips)), "\n".join(lost)


def test_nearly_all_slips_put_into_right_programmes_are_found() -> None:
    measured = measure(each=6)
    total = sum(count for count, _ in measured.values())
    lost = [slip for _, missed in measured.values() for slip in missed]
    assert len(measured) > 30 and total > 170
    assert len(lost) <= (1 - FLOOR) * total, "\n".join(f"{s.kind}: {s.changed}" for s in lost)
    for kind, (count, missed) in measured.items():
        assert len(missed) <= (1 - FLOOR_OF_A_KIND) * count, kind
