"""How many slips the rules of form find, of those made by rule and of those a person wrote or typed."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ctr_cli.checking.check import check
from ctr_cli.checking.mend import mend
from ctr_cli.data.yaml_values import parse
from ctr_cli.model.finding import Finding
from ctr_cli.model.office import DEFAULTS, Office
from ctr_cli.rules.form.slips import slips_in
from ctr_cli.rules.kept import Text
from ctr_cli.source.load import from_bytes
from support import DATA, MINIMAL
from support.mutations import mutated
from support.sentences import doubted, quoted, told_alone

FOLDER = DATA / "form"
SEEDS = (1, 2, 3)
FORM = ("CTR4", "CTR5", "CTR6", "CTR7")


def programme(*texts: str) -> bytes:
    """A minimal programme whose part B holds these paragraphs."""
    paragraphs = "".join(f"  - {quoted(text)}\n" for text in texts)
    return f"{MINIMAL.rstrip()}\nimplementation:\n{paragraphs}".encode()


def findings(raw: bytes, select: tuple[str, ...] = (), office: Office = DEFAULTS) -> list[Finding]:
    """The findings of form in a programme."""
    found = check(from_bytes(raw, "x.yaml"), select=select, office=office)
    return [finding for finding in found if finding.code.startswith(FORM)]


class Recall(NamedTuple):
    """What was looked for and found, by kind, and where nothing was found."""

    slips: Counter[str]
    found: Counter[str]
    missed: list[str]

    @property
    def share(self) -> float:
        return sum(self.found.values()) / sum(self.slips.values())


def correct_sentences() -> list[str]:
    return (FOLDER / "correct.txt").read_text(encoding="utf-8").splitlines()


def written_slips() -> list[tuple[str, int, int]]:
    """Sentences a person spoilt, with the place of the wrong words."""
    lines = (FOLDER / "slips.txt").read_text(encoding="utf-8").splitlines()
    found = []
    for line in lines:
        match = re.search(r"\[(.+?)\]", line)
        assert match, line
        start = match.start()
        found.append((line.replace("[", "").replace("]", ""), start, start + len(match[1])))
    return found


def is_found(sentence: str, start: int, end: int) -> bool:
    return any(
        slip.words[0].start < end and start < slip.words[-1].end
        for slip in slips_in(Text(sentence))
    )


def recall(each: int = 20) -> Recall:
    result = Recall(Counter(), Counter(), [])
    made = [slip for seed in SEEDS for slip in mutated(correct_sentences(), seed, each)]
    for kind, sentence, start, end in [*made, *(("by hand", *slip) for slip in written_slips())]:
        result.slips[kind] += 1
        if is_found(sentence, start, end):
            result.found[kind] += 1
        else:
            result.missed.append(
                f"{kind}: {sentence[:start]}[{sentence[start:end]}]{sentence[end:]}"
            )
    return result


class Typed(NamedTuple):
    """A slip of typing, the sentence it stands in, and the right one."""

    kind: str
    wrong: str
    right: str


def typed_slips() -> list[Typed]:
    """Sentences with one slip of typing each that is seen when composed."""
    lines = (FOLDER / "typed-slips.tsv").read_text(encoding="utf-8").splitlines()
    slips = [Typed(*line.split("\t")) for line in lines]
    return [slip for slip in slips if composed(slip.wrong) != slip.right]


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def lost_and_doubted(slips: Sequence[Typed]) -> tuple[list[Typed], list[str]]:
    """The slips that nobody finds, and the right sentences that somebody doubts."""
    rights = list(dict.fromkeys(slip.right for slip in slips))
    remarks = doubted(rights, programme, findings)
    lost = []
    for some in batched(slips):
        told = told_alone([slip.wrong for slip in some], programme, findings)
        for slip in some:
            right = Counter(line.partition(" ")[0] for line in remarks.get(slip.right, []))
            if not Counter(finding.code for finding in told[slip.wrong]) - right:
                lost.append(slip)
    return lost, list(doubted(rights, programme, warnings))


def warnings(raw: bytes) -> list[Finding]:
    """The findings of form that are more than a remark."""
    return [finding for finding in findings(raw) if finding.severity != "info"]


def mended_wrong(slips: Sequence[Typed]) -> list[str]:
    """What `--fix` makes of slips, where it neither leaves them nor writes the right sentence."""
    wrongly = []
    for some in batched(slips):
        for slip, among in zip(some, _mended(*(slip.wrong for slip in some)), strict=True):
            if not _right_or_left(slip, among):
                (alone,) = _mended(slip.wrong)
                if not _right_or_left(slip, alone):
                    wrongly.append(f"{slip.kind}: {slip.wrong} -> {alone}")
    return wrongly


def batched(slips: Sequence[Typed]) -> Iterator[Sequence[Typed]]:
    """Slips by tens, each ten for one programme; what comes out wrong there is tried alone before it counts."""
    return (slips[at : at + 10] for at in range(0, len(slips), 10))


def _mended(*texts: str) -> list[str]:
    mended, _ = mend(programme(*texts), "x.yaml", ("CTR4", "CTR5", "CTR7"), ("CTR705",))
    return list(parse(mended.decode()).data["implementation"])


def _right_or_left(slip: Typed, text: str) -> bool:
    return composed(text) in (composed(slip.wrong), slip.right)
