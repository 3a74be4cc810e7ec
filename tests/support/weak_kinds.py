"""How many slips of the kinds that are hard to see are found, beside right twins and right sentences of many offices.

`PYTHONPATH=src:tests python -m support.weak_kinds` prints what is lost and what is wrongly doubted.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import partial
from typing import NamedTuple

from ctr_cli.checking.check import check
from ctr_cli.model.finding import Finding
from ctr_cli.source.load import from_bytes
from support import DATA
from support.sentences import APART, doubted, quoted, told_alone

FOLDER = DATA / "weak-kinds"
_PARTY = ("CTr/ĐU", "T/M ĐẢNG ỦY", "BÍ THƯ", "Lưu Văn phòng Đảng ủy")
_OFFICES = {
    "D": ("Đảng ủy phường Hồng An", "Ban Thường vụ Đảng ủy phường", *_PARTY),
    "B": ("Đảng ủy phường Hồng An", "Ban Chấp hành Đảng bộ phường", *_PARTY),
    "U": (
        "Ủy ban nhân dân phường Hồng An",
        "Ủy ban nhân dân phường",
        "CTr-UBND",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "Lưu: VT",
    ),
    "H": (
        "Hội đồng nhân dân phường Hồng An",
        "Hội đồng nhân dân phường",
        "CTr-HĐND",
        "TM. HỘI ĐỒNG NHÂN DÂN",
        "CHỦ TỊCH",
        "Lưu: VT",
    ),
    "M": (
        "Ủy ban Mặt trận Tổ quốc Việt Nam phường Hồng An",
        "Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam phường",
        "CTr/MTTQ",
        "TM. BAN THƯỜNG TRỰC",
        "CHỦ TỊCH",
        "Lưu Văn phòng Mặt trận",
    ),
    "N": (
        "Hội Nông dân phường Hồng An",
        "Ban Chấp hành Hội Nông dân phường",
        "CTr/HND",
        "TM. BAN THƯỜNG VỤ",
        "CHỦ TỊCH",
        "Lưu: Hội Nông dân",
    ),
}
_IDS = {"D": "btv", "B": "bch", "U": "ubnd", "H": "hdnd", "M": "mttq", "N": "hoi"}


class Slip(NamedTuple):
    """A wrong text and its right twin, as an office would write them in a month."""

    kind: str
    office: str
    month: str
    wrong: str
    right: str


def lines(name: str) -> Iterator[tuple[str, list[str]]]:
    """The rows of a set under the kind each stands in."""
    kind = ""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            kind = line[3:]
        elif line and not line.startswith("#"):
            yield kind, line.split(" | ")


def slips() -> list[Slip]:
    return [
        Slip(kind, where[0], where[1:], wrong, right)
        for kind, (where, wrong, right) in lines("slips.txt")
    ]


def right_sentences() -> list[tuple[str, str, str]]:
    """Right texts: the office, its month, the text."""
    twins = [(slip.office, slip.month, slip.right) for slip in slips()]
    return [(where[0], where[1:], text) for _, (where, text) in lines("right.txt")] + twins


def programme(office: str, month: str, *texts: str) -> bytes:
    """A small right programme of an office, in whose month the sentences of texts stand."""
    name, body, symbol, authority, post, copy = _OFFICES[office]
    items = "".join(
        f"          - text: {quoted(part)}\n" for text in texts for part in text.split(APART)
    )
    return f"""\
format: 1
year: 2026
issuer: {{parent: Đảng bộ thành phố Hải Phòng, name: {name}}}
document: {{symbol: {symbol}, place: Hồng An, date: 2025-12, title: Công tác năm 2026}}
bodies:
  - id: {_IDS[office]}
    name: {body}
    meetings:
      - month: {month}
        items:
          - text: Cho ý kiến công tác cán bộ.
{items}recipients:
  - {{name: Các chi bộ}}
  - {{name: "{copy}"}}
signature: {{authority: {authority}, post: {post}}}
""".encode()


def _said(raw: bytes, remarks: bool) -> list[Finding]:
    return [f for f in check(from_bytes(raw, "x.yaml")) if remarks or f.severity != "info"]


def told(office: str, month: str, text: str, remarks: bool = False) -> list[str]:
    """What is said of a text, as `CTR701 message`: warnings and errors, and with `remarks` all."""
    return [f"{f.code} {f.message}" for f in _said(programme(office, month, text), remarks)]


def told_of_each(
    texts: Iterable[tuple[str, str, str]], remarks: bool = False
) -> dict[tuple[str, str, str], list[str]]:
    """What is said of texts that stand each by itself: office, month, text; those nothing is said of are left out."""
    together: dict[tuple[str, str], list[str]] = defaultdict(list)
    for office, month, text in texts:
        together[office, month].append(text)
    return {
        (*where, text): said
        for where, alike in together.items()
        for text, said in doubted(
            alike, partial(programme, *where), partial(_said, remarks=remarks)
        ).items()
    }


def told_of_wrong() -> dict[Slip, set[str]]:
    """All that is said of each slip, those of an office and a month in one programme."""
    together: dict[tuple[str, str], list[Slip]] = defaultdict(list)
    for slip in slips():
        together[slip.office, slip.month].append(slip)
    told: dict[Slip, set[str]] = {}
    for where, alike in together.items():
        made, said = partial(programme, *where), partial(_said, remarks=True)
        found = told_alone([slip.wrong for slip in alike], made, said)
        told |= {slip: {f"{f.code} {f.message}" for f in found[slip.wrong]} for slip in alike}
    return told


def usual(office: str) -> set[str]:
    """What is said of the office's programme itself."""
    return set(told(office, "5", "Cho ý kiến công tác tháng."))


def seen(office: str, month: str, text: str, base: list[str], remarks: bool) -> set[str]:
    """What is said of a text and not of a right one."""
    return set(told(office, month, text, remarks)) - set(base)


def report() -> None:
    """Print what is lost, what is doubted, and of each kind how many there are, are warned of and told."""
    usual = told("D", "5", "Cho ý kiến công tác tháng.", True)
    counts: dict[str, list[int]] = {}
    for slip in slips():
        row = counts.setdefault(slip.kind, [0, 0, 0])
        row[0] += 1
        base = told(slip.office, slip.month, slip.right, True)
        warned, all_of = (seen(slip.office, slip.month, slip.wrong, base, n) for n in (False, True))
        row[1] += bool(warned)
        row[2] += bool(all_of)
        if not warned:
            print(f"{'INFO' if all_of else 'LOST'} {slip.kind}: {slip.wrong} {sorted(all_of)}")
    for office, month, text in right_sentences():
        for line in sorted(seen(office, month, text, usual, True)):
            kind = "FALSE" if line in told(office, month, text) else "REMARK"
            print(f"{kind} {line} <- {office}{month} {text}")
    for kind, row in counts.items():
        print(kind, *row)
    print("of, warned, told:", *(sum(row[n] for row in counts.values()) for n in range(3)))


if __name__ == "__main__":
    report()
