"""Whole sheets of every agency at once, merged cell by cell, and a writer that is killed."""

import random
import signal
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from ctr_cli.cycle.cells import Around, cells_of, values_of
from ctr_cli.cycle.followed import followed
from ctr_cli.cycle.merge import Merged, merged
from ctr_cli.model.follow_up import FollowUp, ItemRecord
from ctr_cli.model.follow_up_sheet import FILLED, Cells
from ctr_cli.source.follow_up import load_follow_up
from ctr_cli.source.follow_up_edits import text_with
from support import REAL, Run, program_of
from support.collecting import AGENCY, FOLLOW_UP, recorded, state
from support.filled import HEADER, fill


@pytest.mark.no_cover
def test_twelve_sheets_of_every_agency_at_once(place: Path, ctr: Run) -> None:
    assert ctr("tasks", "--all", "-f", "xlsx", "-o", "bang").code == 0
    files = sorted(Path("bang").iterdir())
    assert len(files) == 11
    for path in files:
        book = openpyxl.load_workbook(path)
        sheet = book.worksheets[0]
        for row in range(HEADER + 1, HEADER + 4):
            if sheet.cell(row, 1).value:
                sheet.cell(row, 13).value = f"{path.stem} {sheet.cell(row, 1).value}"
        book.save(path)
    assert ctr("collect", *map(str, files)).code == 0
    notes = [
        (report.note or "").split()
        for record in recorded().items
        for report in record.reports
        if (report.note or "").endswith(f" {record.item}")
    ]
    assert len(notes) == len({tuple(note) for note in notes}) > 25
    before = state()
    assert ctr("collect", *map(str, files)).code == 0
    assert state() == before


KILLED = """
import os, signal, sys

def die(*given, **named):
    os.kill(os.getpid(), signal.SIGKILL)

def replaced(*given, **named):
    real(*given, **named)
    die()

real, at = os.replace, sys.argv.pop(1)
if at == "writing":
    os.fsync = die
else:
    os.replace = die if at == "before" else replaced
from ctr_cli.cli.main import main
main()
"""


@pytest.mark.parametrize(("at", "new"), [("writing", False), ("before", False), ("after", True)])
def test_killed_while_writing_the_old_file_or_the_new_stands(
    sheets: Path, ctr: Run, at: str, *, new: bool
) -> None:
    fill(AGENCY, {"btv-1.7": {"note": "mới"}})
    old = Path(FOLLOW_UP).read_bytes()
    ran = subprocess.run([sys.executable, "-c", KILLED, at, "collect", str(AGENCY)], check=False)
    assert ran.returncode == -signal.SIGKILL
    left = Path(FOLLOW_UP).read_bytes()
    assert ctr("collect", str(AGENCY)).code == 0
    assert (left == Path(FOLLOW_UP).read_bytes()) is new
    assert (left == old) is not new


@pytest.mark.no_cover
@pytest.mark.parametrize("seed", range(2))
def test_whole_sheets_merge_as_cells_do(place: Path, ctr: Run, seed: int) -> None:
    """Out, changed by both sides at random, back: each of the 460 cells is what three texts say it is."""
    draw = random.Random(seed)
    program, path = Path("programs/2026.yaml"), Path(FOLLOW_UP)
    path.unlink()
    ids = [item.id for item in followed(program_of(REAL.read_bytes()))]
    base, ours, theirs = ({name: drawn(draw) for name in ids} for _ in range(3))
    for name in ids:
        for column in FILLED:
            for changed in (ours, theirs):
                if draw.random() < 0.6:
                    changed[name][column] = base[name][column]
            if draw.random() < 0.1:
                theirs[name][column] = ours[name][column]
    record(path, base)
    assert ctr("tasks", "--all", "-o", "so.xlsx").code == 0
    record(path, ours)
    fill(
        Path("so.xlsx"),
        {n: {c: t or None for c, t in cells.items()} for n, cells in theirs.items()},
    )
    before = path.read_bytes()
    wanted = {name: merged(base[name], ours[name], theirs[name]) for name in ids}
    undone = {n: is_undone(made, base[n], ours[n], theirs[n]) for n, made in wanted.items()}
    conflicts = sum(len(made.conflicts) + undone[name] for name, made in wanted.items())
    ran = ctr("collect", "so.xlsx")
    assert (ran.code, ran.err.count("lúc xuất")) == (1, conflicts)
    assert path.read_bytes() == before
    for side in ("ours", "theirs"):
        path.write_bytes(before)
        assert ctr("collect", "so.xlsx", "--take", side).code == 0
        found = load_follow_up(program, 2026).follow_up
        now = {record.item: cells_of(record) for record in found.items}
        for name, made in wanted.items():
            won = {column for c in made.conflicts for column in part_of(c.column)}
            settled = {column: ours[name][column] for column in won}
            if side == "theirs":
                settled = {c.column: c.theirs for c in made.conflicts}
                settled |= {"done": ""} if undone[name] else {}
            cells = ours[name] | made.taken | settled
            assert now.get(name, {}) == {column: text for column, text in cells.items() if text}


def is_undone(made: Merged, base: Cells, ours: Cells, theirs: Cells) -> bool:
    """Whether a sheet takes the day away of what our side has as done, for it says that it is not."""
    status = [c for c in made.conflicts if c.column == "status"]
    untouched = theirs["done"] == base["done"] and bool(ours["done"])
    return bool(status) and theirs["status"] != "Hoàn thành" and untouched


def part_of(column: str) -> tuple[str, ...]:
    """The cells that go with one where our side wins: a report of work is then ours alone."""
    report = ("status", "done", "result")
    return report if column in report else (column,)


def drawn(draw: random.Random) -> Cells:
    """Cells to fill, each empty or one of two texts."""
    texts = {
        "status": ("", "Đang làm", "Hoàn thành"), "done": ("", "2026-01-05", "2026-12-31"),
        "result": ("", "=12-NQ/ĐU", "12-3"), "ask": ("", "Chuyển đến tháng 11, chờ", "Bỏ"),
        "note": ("", "007", "-1"),
    }  # fmt: skip
    return {column: draw.choice(words) for column, words in texts.items()}


def record(path: Path, cells: dict[str, Cells]) -> None:
    """Write a follow-up that holds these cells of items, and no guards."""
    around = Around(2026, frozenset())
    items = [
        ItemRecord(item=name).model_copy(update=values_of(said, around, of_report=False))
        for name, said in cells.items()
    ]
    wanted = FollowUp(format=1, year=2026).model_copy(update={"items": items})
    path.unlink(missing_ok=True)
    text = text_with(load_follow_up(Path("programs/2026.yaml"), 2026), wanted)
    path.write_text(text or "", "utf-8")
