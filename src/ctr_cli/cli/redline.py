"""What was adjusted, in Word: as a table to hand round, or as the document with its changes tracked."""

from pathlib import Path
from typing import TYPE_CHECKING

from ctr_cli.cli.delivery import deliver_file
from ctr_cli.cli.opening import Opened, chosen_profile, in_force, say_profile
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.decisions import Decision
    from ctr_cli.model.program import Program
    from ctr_cli.render.docx.redline import Revision
    from ctr_cli.views.comparison import Comparison


def write_table(
    opened: Opened,
    other: "Program | None",
    answer: "Comparison",
    output: Path | None,
    *,
    on: str | None,
    since: str,
    force: bool,
) -> None:
    """Write the differences of a programme as issued, or from another one, as a table (bảng so sánh).

    It is of the day `on`; where nobody says which that is it is no older than what it tells of, which is there `since`.
    """
    from ctr_cli.render.docx.paper import docx_of
    from ctr_cli.views.comparison_paper import comparison_paper

    chosen = chosen_profile(opened, None, on or since)
    date = on or since[: len("2026")]
    paper = comparison_paper(opened.program, chosen.profile, answer, date, other)
    deliver_file(docx_of([paper]), output, f"{paper.name}.docx", force=force)
    say_profile(chosen)


def write_redline(signed: Opened, on: str | None, output: Path | None, *, force: bool) -> None:
    """Write the document with its changes tracked, each by who decided it."""
    from ctr_cli.cycle.decisions import decisions
    from ctr_cli.cycle.replay import replayed
    from ctr_cli.render.docx.redline import Revisions, redline_of
    from ctr_cli.views.document import printed
    from ctr_cli.views.program_paper import adjusted_note, program_paper

    taken = decisions(signed.program, on)
    if not taken:
        raise UsageError(
            f"{signed.name} chưa điều chỉnh gì", "ghi quyết định trước: ctr amend --help"
        )
    chosen = chosen_profile(signed, None)
    profile, now = chosen.profile, in_force(signed, on)
    old, new = (
        program_paper(program, profile, printed(program, profile, adjusted=note))
        for program, note in ((signed.program, ""), (now.program, adjusted_note(taken)))
    )
    done = replayed(signed.program, on).done
    revised = {d.step.id: _revision(d.step.decision) for d in done}
    content = redline_of(old, new, Revisions(revised, _revision(taken[-1])))
    deliver_file(content, output, f"{old.name}-sua-doi.docx", force=force)
    say_profile(chosen)


def _revision(decision: "Decision") -> "Revision":
    from ctr_cli.render.docx.redline import Revision

    return Revision(decision.author, decision.date)
