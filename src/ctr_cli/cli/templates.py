"""`ctr templates`: the built-in templates, to copy and change."""

from pathlib import Path
from typing import Annotated

import typer

from ctr_cli.cli.delivery import deliver_all, tell
from ctr_cli.cli.endings import is_folder
from ctr_cli.cli.options import ForceOption

HELP = """Chép các mẫu gốc ra một thư mục để sửa theo ý mình.

Mẫu đặt trong thư mục templates cạnh tệp chương trình (hoặc cạnh thư mục programs) được dùng thay mẫu gốc cùng tên.

Ví dụ: ctr templates

Ví dụ: ctr templates agenda.md.j2 -o templates"""


def templates(
    names: Annotated[
        list[str] | None, typer.Argument(metavar="TÊN", help="Tên mẫu; không ghi là tất cả.")
    ] = None,
    folder: Annotated[
        Path | None,
        typer.Option(
            "--output", "-o", metavar="THƯ-MỤC", help="Thư mục để chép; không ghi thì chỉ liệt kê."
        ),
    ] = None,
    profile: Annotated[
        str, typer.Option("--profile", metavar="TÊN", help="Thể thức của mẫu Word.")
    ] = "hd05",
    force: ForceOption = False,
) -> None:
    """List the templates, or copy them out; nothing is copied unless all can be."""
    from ctr_cli.data import table
    from ctr_cli.language.likeness import alike
    from ctr_cli.model.errors import UsageError
    from ctr_cli.render.template_files import BUILT_IN, WORD_TEMPLATE, template_names

    if folder is not None and not is_folder(folder):
        raise UsageError(
            f"{folder} không phải thư mục", "-o là thư mục để chép, ví dụ: -o templates"
        )
    known = [*template_names(), WORD_TEMPLATE]
    for name in names or ():
        if name not in known:
            near = alike(name, known)
            hint = f"ý bạn là {' hay '.join(near)}?" if near else f"các mẫu: {', '.join(known)}"
            raise UsageError(f"không có mẫu {name}", hint)
    chosen = names or known
    if folder is None:
        width = max(map(len, chosen)) + 2
        tell("\n".join(f"{name:{width}}{table('templates')[name]}" for name in chosen))
        return
    files = {
        folder / name: _word_template(profile)
        if name == WORD_TEMPLATE
        else (BUILT_IN / name).read_bytes()
        for name in chosen
    }
    deliver_all(files, force=force)


def _word_template(name: str) -> bytes:
    from ctr_cli.render.docx.start_template import start_template
    from ctr_cli.source.profiles import profile

    return start_template(profile(name, []))
