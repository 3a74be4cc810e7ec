"""What is wrong is found: slips put into right programmes, and wrong sentences in many wordings."""

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support import DATA
from support.sentences import programme
from support.slips import PROGRAMMES, found, measure, usual

WRONG = [
    tuple(line.split(" | ", 2))
    for line in (DATA / "wrong-sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
FLOOR = 0.96
FLOOR_BY_HAND = 0.86
FLOOR_OF_A_KIND = 0.6
EVERY = 8
"""Of the slips a person put in, every eighth is tried here; `PYTHONPATH=tests python -m support.slips` tries all."""


@pytest.mark.parametrize(("month", "codes", "sentence"), WRONG)
def test_a_wrong_sentence_is_found_and_put_as_a_doubt(
    month: str, codes: str, sentence: str
) -> None:
    findings = check(from_bytes(programme(month, sentence), "x.yaml"), tuple(codes.split()))
    assert findings
    for finding in findings:
        assert finding.hint.startswith("đề nghị kiểm tra (")
        assert finding.fix is None
        assert finding.place


def put_in() -> dict[str, list[tuple[str, str, str]]]:
    """Slips that a person put into programmes, by programme: the kind, the words before and after."""
    slips: dict[str, list[tuple[str, str, str]]] = {}
    for line in (DATA / "content-slips.tsv").read_text(encoding="utf-8").splitlines():
        name, kind, before, after = (part.replace("\\n", "\n") for part in line.split("\t"))
        slips.setdefault(name, []).append((kind, before, after))
    return slips


WHOLE = {path.stem: path for path in PROGRAMMES}


def test_a_person_put_in_many_slips() -> None:
    assert sum(map(len, put_in().values())) >= 500


@pytest.mark.no_cover
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


@pytest.mark.no_cover
def test_nearly_all_slips_put_into_right_programmes_are_found() -> None:
    measured = measure(step=20)
    total = sum(count for count, _ in measured.values())
    lost = [slip for _, missed in measured.values() for slip in missed]
    assert total > 150
    assert len(lost) <= (1 - FLOOR) * total, "\n".join(f"{s.kind}: {s.changed}" for s in lost)
    for kind, (count, missed) in measured.items():
        assert len(missed) <= (1 - FLOOR_OF_A_KIND) * count, kind
