"""`ctr amend notice`: the notice of what was decided, with its annex."""

from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from ctr_cli.cli.endings import format_of
from ctr_cli.cli.opening import Opened, chosen_profile, say_profile, with_customs
from ctr_cli.cli.papers import deliver_paper, say_successor, written
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from ctr_cli.cycle.decisions import Decision

NoticeFormat = Literal["md", "docx", "pdf", "html"]


def write_notice(
    opened: Opened,
    paper: str | None,
    since: str | None,
    format: NoticeFormat | None,
    profile: str | None,
    output: Path | None,
    *,
    force: bool,
) -> None:
    """Write the notice of the decision with a paper, of those since a day, or of the last one."""
    from ctr_cli.cycle.adjusted import adjusted
    from ctr_cli.cycle.replay import replayed
    from ctr_cli.language.printed_dates import day_as_written
    from ctr_cli.views.notice import notice

    format = format_of(format, output, get_args(NoticeFormat), "md")
    opened = with_customs(opened, issued=True)
    decisions = _chosen(opened, paper, since)
    keys = {decision.key for decision in decisions}
    every = adjusted([d for d in replayed(opened.program).done if d.step.decision.key in keys])
    if not every:
        message = f"các quyết định từ {day_as_written(decisions[0].date)} rút lại lẫn nhau, không còn gì để thông báo"
        raise UsageError(message, "thông báo của một quyết định: --paper SỐ")
    chosen = chosen_profile(opened, profile, decisions[-1].date)
    papers = notice(opened.program, chosen.profile, decisions, every)
    say_successor(opened.program, papers)
    if format == "md":
        from ctr_cli.render.paper_md import markdown_of

        content: str | bytes = markdown_of(papers)
    else:
        content = written(papers, format, opened)
    deliver_paper(content, output, f"{papers[0].name}.{format}", force=force)
    say_profile(chosen)


def _chosen(opened: Opened, paper: str | None, since: str | None) -> "list[Decision]":
    from ctr_cli.cycle.decisions import decisions
    from ctr_cli.language.keys import fold
    from ctr_cli.language.printed_dates import day_as_written

    taken = decisions(opened.program)
    if not taken:
        raise UsageError(
            f"{opened.name} chưa có quyết định điều chỉnh nào",
            "ghi quyết định trước: ctr amend --help",
        )
    if paper is not None and since is not None:
        raise UsageError("chỉ chọn một: --paper hoặc --since", "bỏ bớt một tùy chọn")
    if paper is not None:
        found = [d for d in taken if d.paper and f" {fold(d.paper)} " in f" {fold(paper)} "]
        papers = ", ".join(d.paper for d in taken if d.paper)
        if not found:
            hint = (
                f"các văn bản: {papers}"
                if papers
                else "các quyết định đều không ghi văn bản: bỏ --paper"
            )
            raise UsageError(f"không có quyết định nào theo văn bản {paper}", hint)
        return found
    if since is not None:
        found = [d for d in taken if d.date >= since]
        if not found:
            raise UsageError(
                f"không có quyết định nào từ {day_as_written(since)}",
                f"quyết định gần nhất: {taken[-1].name}",
            )
        return found
    return taken[-1:]
