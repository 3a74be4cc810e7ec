"""Next year's draft of every programme: sound, told in full, and the same work year after year."""

from pathlib import Path

import pytest

from ctr_cli.checking.check import check
from ctr_cli.cycle.draft import Draft, drafted
from ctr_cli.model.program import Item, Program
from ctr_cli.source.edit import with_edits
from ctr_cli.source.load import Source, from_bytes, load
from support import DATA, REAL

FILES = [REAL, *sorted((DATA / "programmes").glob("*.yaml"))]

EMPTIED = {"weekday", "lunar-day", "session"}


def _next(source: Source, text: str) -> tuple[Draft, str, Source]:
    assert source.program
    draft = drafted(source.program)
    new = with_edits(text, draft.edits)
    return draft, new, from_bytes(new.encode(), "new.yaml")


def _items(program: Program) -> list[Item]:
    return [item for body in program.bodies for met in body.meetings for item in met.items]


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_draft_is_sound_and_all_that_differs_is_told(file: Path) -> None:
    old = load(str(file))
    assert old.program
    draft, _, new = _next(old, file.read_text(encoding="utf-8"))
    assert new.program
    before = {finding.code for finding in check(old) if finding.severity != "info"}
    found = [finding for finding in check(new) if finding.severity != "info"]
    assert [f.message for f in found if f.severity == "error"] == []
    assert {f.code for f in found} <= before
    standing = [entry for entry in draft.entries if entry.new is not None]
    assert [item.text for item in _items(new.program)] == [entry.new for entry in standing]
    assert [item.text for item in _items(old.program)] == [entry.old for entry in draft.entries]
    for entry in standing:
        assert (entry.old == entry.new) == (not [c for c in entry.changes if c.old in entry.old])
    changed = {head.key for head in draft.heads if head.old != head.new}
    for key in ("date", "title", "preamble", "number"):
        differs = getattr(old.program.document, key) != getattr(new.program.document, key)
        assert differs == (f"document.{key}" in changed)
    assert old.program.document.bases == new.program.document.bases


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_a_draft_of_a_draft_moves_the_same_again(file: Path) -> None:
    first = load(str(file))
    before, text, second = _next(first, file.read_text(encoding="utf-8"))
    draft, _, third = _next(second, text)
    assert second.program and third.program
    assert third.program.year == second.program.year + 1
    assert [entry.id for entry in draft.entries if entry.new is None] == []
    standing = [entry for entry in before.entries if entry.new is not None]
    for was, now in zip(standing, draft.entries, strict=True):
        rules = [change.rule for change in was.changes]
        if not EMPTIED & set(rules):
            assert [change.rule for change in now.changes] == rules, was.new
