"""How near an import comes to what a document says: tuples of meeting, item, agency, role and deadline.

A document's expected result is JSON: `kind` (`programme`, or what the paper is instead), `year`, `issuer`,
`symbol`, `place`, `items` (`body`, `time`, `text`, `condition`, `agencies` as pairs of name and role,
`deadline`; `alt_time` is as good as `time`), `meetings` (agencies of a whole meeting) and `unplaced`.
Run as a program it prints the scores of a folder.
"""

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ctr_cli.importing.building.convert import Imported, convert
from ctr_cli.importing.grammar.names import spelt_out
from ctr_cli.importing.reading.document import read
from ctr_cli.language.keys import tone_key
from ctr_cli.model.errors import CtrError

Fields = dict[str, Any]


@dataclass
class Score:
    """What was right, of what was claimed without a check and of what was to be found."""

    checked: int = 0
    claimed: int = 0
    claimed_right: int = 0
    expected: int = 0
    found: int = 0
    lost: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of tuples without a check that are right."""
        return self.claimed_right / self.claimed if self.claimed else 1.0

    @property
    def recall(self) -> float:
        """The share of expected tuples that were found, with a check or without."""
        return self.found / self.expected if self.expected else 1.0

    def add(self, other: "Score") -> None:
        """Count another document in."""
        self.checked += other.checked
        self.claimed += other.claimed
        self.claimed_right += other.claimed_right
        self.expected += other.expected
        self.found += other.found
        self.lost += other.lost
        self.wrong += other.wrong
        self.missed += other.missed


def plain(text: str | None) -> str:
    """A text as it is compared: blind to case, white space and closing marks."""
    return tone_key(" ".join((text or "").split())).strip(" .;")


def same_body(wanted: str | None, name: str) -> bool:
    """Whether a body is the one wanted, which may be named in short."""
    if wanted is None:
        return True
    one, other = plain(spelt_out(wanted)), plain(spelt_out(name))
    return one in other or other in one


def time_of(meeting: Any) -> Fields:
    """When a meeting is, as expected results say it."""
    month = meeting.month or (int(meeting.date[5:7]) if meeting.date else None)
    return {
        "number": meeting.number,
        "month": month,
        "quarter": meeting.quarter,
        "every": meeting.every,
    }


def found_items(result: Imported) -> list[Fields]:
    """The items of an import, with whether a check stands at them or at their meeting."""
    doubted = {id(doubt.anchor) for doubt in result.doubts}
    return [
        {
            "body": body.name,
            "time": time_of(meeting),
            "text": item.text,
            "condition": item.condition,
            "agencies": [(plain(a.agency), a.role) for a in item.agencies],
            "deadline": item.deadline,
            "product": item.product,
            "checked": id(item) in doubted or id(meeting) in doubted,
        }
        for body in result.program.bodies
        for meeting in body.meetings
        for item in meeting.items
    ]


def tuples(item: Fields) -> list[tuple[str, ...]]:
    """The tuples an item claims."""
    pairs = [(plain(name), role) for name, role in item["agencies"]] or [("", "")]
    return [(name, role, item["deadline"] or "") for name, role in pairs]


def same_place(wanted: Fields, item: Fields) -> bool:
    """Whether an item stands before the body and at the time wanted."""
    times = [wanted["time"], wanted.get("alt_time")]
    known = [{**dict.fromkeys(("number", "month", "quarter", "every")), **t} for t in times if t]
    return same_body(wanted.get("body"), item["body"]) and item["time"] in known


def score_items(expected: list[Fields], found: list[Fields]) -> Score:
    """The score of items: each expected one is compared with the best one found of the same text."""
    score = Score()
    left = list(found)
    for wanted in expected:
        claims = tuples(wanted)
        score.expected += len(claims)
        same = [item for item in left if plain(item["text"]) == plain(wanted["text"])]
        same.sort(key=lambda item: not same_place(wanted, item))
        if not same:
            score.missed.append(f"{wanted['text']} {claims}")
            score.lost.append(wanted["text"])
            continue
        item = same[0]
        left.remove(item)
        right = same_place(wanted, item) and plain(wanted["condition"]) == plain(item["condition"])
        got = tuples(item)
        hits = [claim for claim in got if claim in claims] if right else []
        score.found += len(hits)
        if len(hits) < len(claims):
            score.missed.append(
                f"{wanted['text']} {claims} nhưng {got} {item['time']} {item['body']} {item['condition']}"
            )
        _claim(score, item, got, hits)
        if not item["checked"]:
            score.lost += _lost(wanted, item)
    for item in left:
        _claim(score, item, tuples(item), [])
    return score


def _claim(score: Score, item: Fields, got: list[Any], hits: list[Any]) -> None:
    if item["checked"]:
        score.checked += len(got)
        return
    score.claimed += len(got)
    score.claimed_right += len(hits)
    if len(hits) < len(got):
        score.wrong.append(f"{item['body']} {item['time']} {item['text']} {got}")


def _lost(wanted: Fields, item: Fields) -> list[str]:
    pairs = [(plain(name), role) for name, role in wanted["agencies"]]
    lost = [f"{wanted['text']}: {pair}" for pair in pairs if pair not in item["agencies"]]
    for key in ("condition", "deadline", "product"):
        if wanted.get(key) and plain(wanted[key]) != plain(item[key]):
            lost.append(f"{wanted['text']}: {key} {wanted[key]}")
    if not same_place(wanted, item):
        lost.append(f"{wanted['text']}: {wanted.get('body')} {wanted['time']}")
    return lost


def score_meetings(expected: list[Fields], result: Imported) -> Score:
    """The score of the agencies of whole meetings."""
    score = Score()
    meetings = [(body, m) for body in result.program.bodies for m in body.meetings]
    for wanted in expected:
        claims = {(plain(name), role) for name, role in wanted["agencies"]}
        score.expected += len(claims)
        for body, meeting in meetings:
            place = {"body": body.name, "time": time_of(meeting)}
            if same_place(wanted, place):
                got = {(plain(a.agency), a.role) for a in meeting.agencies}
                score.found += len(claims & got)
                score.claimed += len(got)
                score.claimed_right += len(claims & got)
                claims -= got
        score.missed += [f"{wanted['body']} {wanted['time']} {claim}" for claim in claims]
        score.lost += [f"{wanted['body']} {wanted['time']} {claim}" for claim in claims]
    return score


def score_head(wanted: Fields, result: Imported) -> Score:
    """What of the head is wrong or lost: issuer, symbol, place."""
    score = Score()
    document = result.program.document
    doubted = {
        "issuer" if doubt.anchor == "name" else doubt.anchor
        for doubt in result.doubts
        if isinstance(doubt.anchor, str)
    }
    for key, got in (
        ("issuer", result.program.issuer.name),
        ("symbol", document.symbol),
        ("place", document.place),
    ):
        if plain(wanted[key]) != plain(got) and key not in doubted:
            score.lost.append(f"{key}: {wanted[key]} nhưng {got}")
    return score


def import_of(path: Path, year: int | None) -> Imported:
    """The import of a document; the year is told only where the document is a term's programme."""
    document = read(path.read_bytes(), str(path))
    try:
        return convert(document, str(path))
    except CtrError:
        if year is None:
            raise
        return convert(read(path.read_bytes(), str(path)), str(path), year)


def score_of(path: Path, wanted: Fields) -> Score:
    """The score of one document, its expected result known."""
    try:
        result = import_of(path, wanted.get("year"))
    except CtrError as error:
        if wanted["kind"] != "programme":
            return Score()
        items = wanted["items"]
        score = Score(expected=sum(len(tuples(item)) for item in items))
        score.missed.append(f"không nhập được: {error.message}")
        score.lost += [item["text"] for item in items]
        return score
    if wanted["kind"] != "programme":
        return Score(claimed=1, wrong=[f"không bị từ chối: {wanted['kind']}"])
    found = found_items(result)
    unplaced = {plain(text) for text in wanted.get("unplaced", [])}
    dated = [i for i in found if any(i["time"].values())]
    score = Score()
    score.wrong += [f"đã xếp ngày: {i['text']}" for i in dated if plain(i["text"]) in unplaced]
    kept = [item for item in found if plain(item["text"]) not in unplaced]
    for part in (
        score_items(wanted["items"], kept),
        score_meetings(wanted.get("meetings", []), result),
        score_head(wanted, result),
    ):
        score.add(part)
    return score


def documents(folder: Path) -> Iterable[tuple[Path, Fields]]:
    """The documents of a folder with what must come of each."""
    for answer in sorted(folder.glob("*.json")):
        path = next(p for p in sorted(folder.glob(f"{answer.stem}.*")) if p.suffix != ".json")
        yield path, json.loads(answer.read_text("utf-8"))


def table(folder: Path, *, told: bool = True) -> str:
    """The scores of a folder, a line a document, and their sum."""
    whole, lines = Score(), []
    for path, wanted in documents(folder):
        score = score_of(path, wanted)
        lines.append(_row(path.name, score))
        if told:
            lines += [f"    sai: {text}" for text in score.wrong]
            lines += [f"    thiếu: {text}" for text in score.missed]
            lines += [f"    mất: {text}" for text in score.lost]
        whole.add(score)
    return "\n".join([*lines, _row("tất cả", whole)])


def _row(name: str, score: Score) -> str:
    return (
        f"{name:12} đúng {score.claimed_right}/{score.claimed} = {score.precision:.3f}, "
        f"tìm thấy {score.found}/{score.expected} = {score.recall:.3f}, "
        f"mất {len(score.lost)}, cần kiểm tra {score.checked}"
    )


if __name__ == "__main__":
    for named in sys.argv[1:]:
        print(table(Path(named)))
