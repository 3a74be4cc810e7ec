"""The review list of next year's draft as Markdown, to read: what must be decided first."""

from ctr_cli.cycle.draft_made import Draft
from ctr_cli.views.review import Row, review_title, rows_of, summary


def review_md(draft: Draft, planned: str) -> str:
    """The list in Markdown: the questions, then all else that was left out or changed; `planned` as in `review_list`."""
    rows = rows_of(draft)
    asked = [row for row in rows if row.asked]
    others = [row for row in rows if not row.asked and row.old != row.new]
    return "\n".join(
        [
            f"# {review_title(draft, planned)}\n",
            summary(draft) + "\n",
            *_table("Cần quyết định", asked),
            *_table("Đã thay đổi, bỏ ra, hoặc cần biết", others),
        ]
    )


def _table(title: str, rows: list[Row]) -> list[str]:
    if not rows:
        return []
    lines = [f"## {title}\n", "| Mã | Nội dung cũ | Dự kiến | Loại | Vì sao / câu hỏi |"]
    lines.append("| --- | --- | --- | --- | --- |")
    for row in rows:
        cells = (row.code, row.old, row.new, row.kind, row.why)
        lines.append(
            "| " + " | ".join(" ".join(c.replace("|", "\\|").split()) for c in cells) + " |"
        )
    return [*lines, ""]
