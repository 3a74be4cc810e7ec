"""The table of what differs between two programmes (bảng so sánh), to hand round."""

from collections.abc import Mapping

from ctr_cli.model.profile import Profile
from ctr_cli.model.program import Program
from ctr_cli.views.blocks import Block, Paper, Row, heading, line, table
from ctr_cli.views.comparison import (
    KIND_NAMES,
    Change,
    Comparison,
    changes_told,
    left_untold,
    shown,
)
from ctr_cli.views.papers import column, head, no_end, program_name, wording


def comparison_paper(
    program: Program, profile: Profile, answer: Comparison, date: str, other: Program | None = None
) -> Paper:
    """The differences, kind by kind, on a day, or in a year: what was, what is, and why.

    They are those of a programme as issued from itself in force, or from the `other`.
    """
    words = wording("comparison")
    columns = [column(profile, "position", "table_center")]
    columns += [column(profile, name, "table_text") for name in ("old", "new", "reason")]
    said = {"program": program_name(program, profile), "year": program.year}
    kind = "title"
    if other is not None:
        said |= {"other": program_name(other, profile), "other_year": other.year}
        kind = "editions" if program.year == other.year else "years"
        for at, name in enumerate(words["sides"][kind], 1):
            columns[at] = columns[at]._replace(heading=name.format_map(said))
    title = words[kind].format_map(said)
    absent = words["of_years"] if kind == "years" else words
    keys = {"old": "not_before", "new": "not_after"}
    missing = {side: absent[key].format_map(said) for side, key in keys.items()}
    changes = changes_told(answer)
    rows = [
        row
        for kind in KIND_NAMES
        for row in _of_kind([c for c in changes if c["kind"] == kind], missing)
    ]
    blocks: list[Block] = [*heading(words["kind"], title, None)]
    if other is None:
        old, new = _states(answer)
        blocks.append(line("place_date", words["states"].format(old=old, new=new)))
    if rows:
        blocks.append(table(columns, rows, profile))
    else:
        blocks.append(line("body", words["nothing"]))
    if untold := left_untold(answer):
        blocks.append(line("body", untold))
    letterhead = head(program, profile, date)
    name, title = f"so-sanh-{program.year}", words["kind"].capitalize()
    return Paper(name, title, date, profile, letterhead, blocks, no_end())


def _states(answer: Comparison) -> tuple[str, str]:
    """The states of one programme, without the file both stand in."""
    file, _, issued = answer["old"].rpartition(", ")
    return issued, answer["new"].removeprefix(f"{file}, ")


def _of_kind(changes: list[Change], missing: Mapping[str, str]) -> list[Row]:
    """The rows of a kind under a row with its name, numbered; `missing` says that a side has nothing."""
    if not changes:
        return []
    rows = [
        Row(([f"{n}"], *(_side(c, side, missing) for side in ("old", "new")), [c["reason"] or ""]))
        for n, c in enumerate(changes, 1)
    ]
    return [Row(([f"{changes[0]['kind_name']} ({len(changes)})"],), across=True), *rows]


def _side(change: Change, side: str, missing: Mapping[str, str]) -> list[str]:
    """What stood, or stands, and before which meeting."""
    old = side == "old"
    title = change["from_title"] if old else change["to_title"]
    text = shown(change, change["old"] if old else change["new"])
    if title is None and not (change["kind"] == "field" and change["from"] is None):
        put_off = not old and change["kind"] == "moved"
        return [wording("comparison")["next_year"] if put_off else missing[side]]
    besides = change["besides"] if old == (change["new"] is None) else []
    lines: tuple[str | None, ...] = (text, *besides, title)
    if change["kind"] in ("field", "reassigned"):
        name = wording("columns")["charged"] if change["kind"] == "reassigned" else change["name"]
        lines = (change["old_text"] if old else change["new_text"], f"{name}: {text}", title)
    return [part for part in dict.fromkeys(lines) if part and part != "—"]
