"""What is right stays unsuspected: whole programmes of other communes, and sentences that look wrong."""

from pathlib import Path

import pytest

from ctr_cli.rules.check import check
from ctr_cli.source.load import from_bytes, load

DATA = Path(__file__).parent / "data"
PROGRAMMES = sorted((DATA / "programmes").glob("*.yaml"))
SENTENCES = [
    tuple(line.split(" | ", 1))
    for line in (DATA / "right-sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def programme(month: str, sentence: str) -> bytes:
    """A small right programme whose one doubtful place is a sentence."""
    quoted = sentence.replace("'", "''")
    return f"""\
format: 1
year: 2026
issuer: {{name: Đảng ủy xã Tân Tiến}}
document: {{place: Tân Tiến, date: 2025-12, title: Công tác năm 2026}}
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy xã
    meetings:
      - month: {month}
        items:
          - text: Cho ý kiến công tác cán bộ.
          - text: '{quoted}'
signature: {{authority: T/M ĐẢNG ỦY, post: BÍ THƯ}}
""".encode()


def doubted(raw: bytes) -> list[str]:
    findings = check(from_bytes(raw, "x.yaml"))
    return [f"{f.code} {f.message}" for f in findings if f.severity != "info"]


def test_there_are_enough_of_them():
    assert len(SENTENCES) + len(PROGRAMMES) >= 120


@pytest.mark.parametrize("path", PROGRAMMES, ids=lambda path: path.stem)
def test_a_right_programme_of_another_commune_is_not_doubted(path):
    assert [f"{f.code} {f.message}" for f in check(load(str(path))) if f.severity != "info"] == []


@pytest.mark.parametrize(("month", "sentence"), SENTENCES)
def test_a_right_sentence_is_not_doubted(month, sentence):
    assert doubted(programme(month, sentence)) == []
