"""A programme, or its follow-up, changed where it stands: the editor's text written back, unless somebody else was faster."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ctr_cli.cli.opening import show_findings
from ctr_cli.model.errors import AccessError, CtrError, UsageError

if TYPE_CHECKING:
    from ctr_cli.cli.opening import Opened
    from ctr_cli.model.follow_up import FollowUp
    from ctr_cli.source.edit import Edit
    from ctr_cli.source.follow_up import Found


def edit_file(path: Path, edits: "Sequence[Edit]") -> tuple[str, str]:
    """Make edits in a YAML file; its text before and after.

    Raises `CtrError` where the file cannot hold the change, `AccessError` where it cannot be written
    or was changed meanwhile.
    """
    from ctr_cli.render.output import write_file
    from ctr_cli.source.edit import NotEdited, with_edits

    if str(path) == "-":
        raise UsageError("không sửa được chương trình đọc từ bàn phím", "chỉ ra tệp bằng -p TỆP")
    raw = path.read_bytes()
    try:
        before = raw.decode("utf-8")
        after = with_edits(before, edits)
    except UnicodeDecodeError:
        message, hint = f"{path} không theo bảng mã UTF-8", "lưu lại tệp theo UTF-8 rồi làm lại"
        raise AccessError(message, hint) from None
    except NotEdited:
        hint = "sửa tay theo docs/huong-dan.md, phần Điều chỉnh; hoặc viết lại chỗ ấy cho đơn giản"
        raise CtrError(f"không ghi thêm được vào {path}", hint) from None
    write_file(path, after.encode("utf-8"), force=True, expected=raw)
    return before, after


def save_follow_up(found: "Found", wanted: "FollowUp") -> bool:
    """Write a follow-up as wanted into its file; whether anything was to write: else no byte is touched.

    Errors as in `edit_file`.
    """
    from ctr_cli.render.output import write_file
    from ctr_cli.source.edit import NotEdited
    from ctr_cli.source.follow_up_edits import text_with

    try:
        text = text_with(found, wanted)
    except NotEdited:
        hint = "mở tệp, viết lại chỗ ấy cho đơn giản (không dùng & và *), rồi làm lại"
        raise CtrError(f"không ghi thêm được vào {found.source.file}", hint) from None
    if text is None:
        return False
    write_file(found.path, text.encode("utf-8"), force=found.raw is not None, expected=found.raw)
    return True


def follow_up_to_write(opened: "Opened") -> "Found":
    """The follow-up beside a programme, to be written into; errors as in `sound`, and where there is no beside."""
    from ctr_cli.source.follow_up import load_follow_up

    if str(opened.path) == "-":
        message = "không ghi được cạnh chương trình đọc từ bàn phím"
        raise UsageError(message, "chỉ ra tệp bằng -p TỆP")
    return sound(load_follow_up(opened.path, opened.program.year), opened.program.year)


def sound(found: "Found", year: int) -> "Found":
    """A follow-up that may be written into; a broken one, or of another year, is told and left alone."""
    if found.broken:
        show_findings(found.source)
        message = f"{found.source.file} có lỗi nên chưa ghi thêm được"
        raise CtrError(message, "sửa các chỗ trên rồi làm lại")
    if found.follow_up.year != year:
        message = (
            f"{found.source.file} là của năm {found.follow_up.year}, chương trình là năm {year}"
        )
        raise CtrError(message, "sửa year trong tệp theo dõi, hoặc chỉ ra chương trình khác")
    return found
