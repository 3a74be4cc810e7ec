"""What is wrong is found: wrong sentences in many wordings."""

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support import DATA
from support.sentences import programme

WRONG = [
    tuple(line.split(" | ", 2))
    for line in (DATA / "wrong-sentences.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


def test_a_wrong_sentence_is_found_and_put_as_a_doubt() -> None:
    lost = []
    for month, codes, sentence in WRONG:
        findings = check(from_bytes(programme(month, sentence), "x.yaml"), tuple(codes.split()))
        lost += [] if findings else [sentence]
        for finding in findings:
            assert finding.hint.startswith("đề nghị kiểm tra ("), sentence
            assert finding.fix is None, sentence
            assert finding.place, sentence
    assert lost == []
