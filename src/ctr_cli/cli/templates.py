"""`ctr templates`: the built-in templates, to copy and change."""

from pathlib import Path
from typing import Annotated

import typer

from ctr_cli.cli.common import ForceOption, deliver

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
    force: ForceOption = False,
) -> None:
    """List the templates, or copy them out; nothing is copied unless all can be."""
    from ctr_cli.agencies import nearest
    from ctr_cli.errors import AccessError, UsageError
    from ctr_cli.render.templates import BUILT_IN, template_names

    known = template_names()
    for name in names or ():
        if name not in known:
            near = nearest(name, known) or known
            raise UsageError(f"không có mẫu {name}", f"các mẫu: {', '.join(near)}")
    chosen = names or known
    if folder is None:
        typer.echo("\n".join(chosen))
        return
    existing = [name for name in chosen if (folder / name).exists()]
    if existing and not force:
        raise AccessError(
            f"trong {folder} đã có: {', '.join(existing)}",
            "thêm --force để ghi đè, hoặc chọn thư mục khác",
        )
    for name in chosen:
        deliver((BUILT_IN / name).read_bytes(), folder / name, force=force)
