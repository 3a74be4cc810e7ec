"""A programme, or its follow-up, changed where it stands: the editor's text written back, unless somebody else was faster."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ctr_cli.cli.opening import refuse_unopened, show_findings
from ctr_cli.model.errors import AccessError, CtrError, UsageError

if TYPE_CHECKING:
    from ctr_cli.cli.opening import Opened
    from ctr_cli.model.follow_up import FollowUp
    from ctr_cli.source.edit import Edit
    from ctr_cli.source.follow_up import Found


@contextmanager
def telling(path: Path | str, message: str, hint: str) -> Iterator[None]:
    """Turn what the editor refuses into a message: a text in another encoding, a change that the text cannot hold.

    Raises `AccessError` for the one, `CtrError` with the message and the hint for the other.
    """
    from ctr_cli.source.edit import NotEdited

    try:
        yield
    except UnicodeDecodeError:
        wrong = f"{path} không theo bảng mã UTF-8"
        raise AccessError(wrong, "lưu lại tệp theo UTF-8 rồi làm lại") from None
    except NotEdited:
        raise CtrError(message, hint) from None


def edit_file(path: Path, edits: "Sequence[Edit]") -> tuple[str, str]:
    """Make edits in a YAML file; its text before and after.

    Raises `CtrError` where the file cannot hold the change, `AccessError` where it cannot be written
    or was changed meanwhile.
    """
    from ctr_cli.render.output import write_file
    from ctr_cli.source.edit import with_edits
    from ctr_cli.source.load import bytes_of

    if str(path) == "-":
        raise UsageError("không sửa được chương trình đọc từ bàn phím", "chỉ ra tệp bằng -p TỆP")
    raw = bytes_of(str(path))
    hint = "sửa tay theo docs/huong-dan.md, phần Điều chỉnh; hoặc viết lại chỗ ấy cho đơn giản"
    with telling(path, f"không ghi thêm được vào {path}", hint):
        before = raw.decode("utf-8")
        after = with_edits(before, edits)
    write_file(path, after.encode("utf-8"), force=True, expected=raw)
    return before, after


def save_follow_up(found: "Found", wanted: "FollowUp") -> bool:
    """Write a follow-up as wanted into its file; whether anything was to write: else no byte is touched.

    Errors as in `edit_file`.
    """
    from ctr_cli.render.output import write_file
    from ctr_cli.source.follow_up_edits import text_with

    file = found.source.file
    hint = "mở tệp, viết lại chỗ ấy cho đơn giản (không dùng & và *), rồi làm lại"
    with telling(file, f"không ghi thêm được vào {file}", hint):
        text = text_with(found, wanted)
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
    refuse_unopened(found.source)
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
