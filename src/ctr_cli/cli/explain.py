"""`ctr explain`: what a code means, with an example wrong and right."""

from typing import TYPE_CHECKING, Annotated

import typer

from ctr_cli.cli.delivery import console, deliver
from ctr_cli.cli.endings import ended
from ctr_cli.cli.options import ForceOption, OutputOption
from ctr_cli.model.errors import UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from ctr_cli.checking.explain import Explanation

HELP = """Giải thích một mã lỗi: vì sao, ví dụ sai và đúng, cách sửa. Không ghi mã thì liệt kê tất cả.

Ví dụ: ctr explain CTR201

Ví dụ: ctr explain --all -o quy-tac.md"""


def explain(
    code: Annotated[str | None, typer.Argument(metavar="MÃ", help="Mã lỗi, ví dụ CTR201.")] = None,
    everything: Annotated[
        bool, typer.Option("--all", help="Giải thích mọi mã, thành một trang Markdown.")
    ] = False,
    output: OutputOption = None,
    force: ForceOption = False,
) -> None:
    """Explain one code, list all, or write the page of all."""
    from rich.table import Table

    from ctr_cli.checking.explain import explanations
    from ctr_cli.model.agencies import nearest
    from ctr_cli.rules.registry import as_code

    known = explanations()
    if everything and code:
        raise UsageError("--all không đi với một mã", "bỏ mã, hoặc bỏ --all")
    if output is not None and not everything and not code:
        raise UsageError("-o cần một mã, hoặc --all", "ví dụ: ctr explain CTR201 -o ctr201.md")
    output = ended(output, "md")
    if everything:
        from ctr_cli.checking.rules_page import rules_page

        deliver(rules_page(known.values()), output, force=force)
        return
    if code is None:
        table = Table.grid(padding=(0, 2))
        for entry in known.values():
            table.add_row(entry.code, entry.severity, entry.title)
        console().print(table)
        return
    asked = as_code(code)
    if asked not in known:
        near = nearest(asked, known)
        hint = f"các mã gần nhất: {', '.join(near)}" if near else "xem mọi mã: ctr explain"
        raise UsageError(f"không có mã {code}", hint)
    if output is not None:
        from ctr_cli.checking.rules_page import entry_page

        deliver(entry_page(known[asked]), output, force=force)
        return
    console().print(_page(known[asked]))


def _page(entry: "Explanation") -> "RenderableType":
    from rich.console import Group
    from rich.padding import Padding
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(f"{entry.code} ({entry.severity}): {entry.title}", style="bold")
    ]
    parts += [Text(), Text(entry.why)]
    for label, example, style in (("Sai:", entry.wrong, "red"), ("Đúng:", entry.right, "green")):
        if example:
            parts += [
                Text(f"\n{label}", style=f"bold {style}"),
                Padding(Text(example), (0, 0, 0, 4)),
            ]
    parts += [Text("\nCách sửa:", style="bold"), Text(entry.mend)]
    if entry.source:
        parts += [Text("\nCăn cứ:", style="bold"), Text(entry.source)]
    return Group(*parts)
