"""Whole programmes of other communes: the right ones are not doubted, and slips put into them are found."""

from pathlib import Path

import pytest

from ctr_cli.checking.check import check
from ctr_cli.checking.explain import explanations
from ctr_cli.source.load import from_bytes
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


HEADED = """\
format: 1
year: 2026
issuer: {parent: ỦY BAN NHÂN DÂN THÀNH PHỐ HẢI PHÒNG, name: HỘI ĐỒNG NHÂN DÂN PHƯỜNG ĐỒ SƠN}
document:
  symbol: CTr-HĐND
  place: Đồ Sơn
  date: 2025-12-28
  title: Công tác năm 2026
  preamble: |
    I- YÊU CẦU
    Bám sát nhiệm vụ của phường.
    II- NỘI DUNG
agencies: [{id: vp, name: Văn phòng HĐND và UBND phường}]
bodies:
  - id: hdnd
    name: Hội đồng nhân dân phường
    meetings:
      - month: 7
        items:
          - {text: Xem xét báo cáo giám sát., agencies: [vp]}
          - {text: Xem xét báo cáo thẩm tra., agencies: [vp]}
          - {text: Xem xét tờ trình của Ủy ban nhân dân phường., agencies: [vp]}
          - text: Chất vấn và trả lời chất vấn.
"""


def test_numbers_of_headings_and_work_that_nobody_prepares_are_left_in_peace() -> None:
    assert not {"CTR409", "CTR921"} & {f.code for f in check(from_bytes(HEADED.encode(), "x.yaml"))}
    charged = HEADED.replace("Chất vấn và trả lời chất vấn.", "Xem xét báo cáo thu, chi.")
    assert "CTR921" in {f.code for f in check(from_bytes(charged.encode(), "x.yaml"))}
