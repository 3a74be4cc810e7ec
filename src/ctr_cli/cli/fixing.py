"""`ctr validate --fix`: the form of files mended in place, elsewhere, or only shown."""

from collections.abc import Iterator, Sequence
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import typer

from ctr_cli.cli.delivery import deliver, is_stream, tell
from ctr_cli.cli.opening import refuse_unopened
from ctr_cli.model.errors import AccessError, CtrError, UsageError

if TYPE_CHECKING:
    from ctr_cli.checking.mend import Mended
    from ctr_cli.model.finding import Finding

Codes = tuple[str, ...]
_MANY = 20
"""More places than these that are mended alike are told in one line."""


Look = Literal["list", "diff"]
"""How mends are shown: word by word with their lines, or as a diff."""


def show_all(names: Sequence[str], select: Codes, ignore: Codes, look: Look) -> None:
    """Print what would be mended, and write nothing."""
    from difflib import unified_diff

    broken = False
    for name, raw, mended, changes in _each(names, select, ignore):
        if look == "list" or not changes:
            broken |= not _tell(name, raw, changes)
            continue
        before, after = (data.decode("utf-8-sig").splitlines() for data in (raw, mended))
        lines = unified_diff(before, after, name, f"{name} (đã sửa)", lineterm="", n=1)
        tell("\n".join(lines))
    if broken:
        raise typer.Exit(1)


def fix_all(
    names: Sequence[str],
    select: Codes,
    ignore: Codes,
    output: Path | None,
    *,
    force: bool,
    talk: bool,
) -> None:
    """Mend the form of files in place, each with what it was beside it, or of one file into another.

    What was mended is told on stdout, with `talk` or where the mended text itself goes there on stderr.
    """
    if output is not None and len(names) > 1:
        raise UsageError("--fix với -o chỉ sửa một tệp", "bỏ -o, hoặc chạy lệnh cho từng tệp")
    talk = talk or (output is not None and is_stream(output))
    checked_after = output is None
    for name, raw, mended, changes in _each(names, select, ignore, checked_after=checked_after):
        if not _tell(name, raw, changes, err=talk) and output is not None:
            raise CtrError(f"chưa ghi {output}, vì tệp chưa sửa được gì", f"ctr validate {name}")
        if output is not None:
            deliver(mended, output, force=force)
        elif mended != raw:
            _replace(name, raw, mended)
        if changes:
            tell(f"Đã sửa {len(changes)} chỗ trong {name}.\n", err=talk)


def _tell(name: str, raw: bytes, changes: "Sequence[Mended]", *, err: bool = False) -> bool:
    """List mends by line, each with its whole words before and after; it stands before anything is written.

    Of a file whose structure is wrong nobody knows whether there is anything to mend: the answer is then False.
    """
    from ctr_cli.checking.check import check
    from ctr_cli.source.load import from_bytes

    if not changes and from_bytes(raw, name).broken:
        tell(
            f"{name}: tệp còn sai cấu trúc nên chưa tìm được hết chỗ để sửa; sửa cấu trúc trước (ctr validate {name})",
            err=err,
        )
        return False
    if not changes:
        offered = any(finding.fix for finding in check(from_bytes(raw, name)))
        told = f"chưa sửa được chỗ nào mà không sinh lỗi khác; xem và sửa tay (ctr validate {name})"
        tell(f"{name}: {told if offered else 'không có gì để sửa'}", err=err)
        return True
    tell(f"{name}: sẽ sửa {len(changes)} chỗ", err=err)
    lines: dict[str, list[int]] = {}
    for change in sorted(changes, key=lambda change: change.line):
        said = f"“{change.before}” → “{change.after}” ({change.code})"
        lines.setdefault(said, []).append(change.line)
    many = [
        (at[0], f"{said}; {len(at) - 1} chỗ nữa như thế")
        for said, at in lines.items()
        if len(at) > _MANY
    ]
    few = [(line, said) for said, at in lines.items() if len(at) <= _MANY for line in at]
    for line, told in sorted(many + few, key=itemgetter(0)):
        tell(f"  dòng {line:4}: {told}", err=err)
    return True


def _each(
    names: Sequence[str], select: Codes, ignore: Codes, *, checked_after: bool = False
) -> Iterator[tuple[str, bytes, bytes, "list[Mended]"]]:
    """Each file with its bytes, those it has when mended, and what was mended.

    Files that cannot be opened, or hold no text that can be read, are told of after all others: raises `AccessError`,
    `CtrError`. Of the latter nothing is said where a check follows that tells it.
    """
    from ctr_cli.checking.mend import mend
    from ctr_cli.source.decode import decode
    from ctr_cli.source.load import Unreadable, bytes_of
    from ctr_cli.source.office import office_for

    if "-" in names:
        message = "--fix cần một tệp, không sửa được dữ liệu đọc từ bàn phím"
        raise UsageError(message, "lưu thành tệp rồi chạy: ctr validate TỆP --fix")
    unread: list[Finding] = []
    no_text: list[Finding] = []
    for name in names:
        try:
            raw = bytes_of(name)
        except Unreadable as error:
            unread.append(error.finding)
            continue
        text, found = decode(raw, name)
        if text is None:
            no_text += found
            continue
        office, settings = office_for(Path(name))
        if settings:
            refuse_unopened(settings)
        yield name, raw, *mend(raw, name, select, ignore, office)
    if unread:
        raise AccessError(", ".join(f"{f.file}: {f.message}" for f in unread), unread[0].hint)
    if no_text and not checked_after:
        told = (f"{f.file}:{f.span.line}:{f.span.column}: {f.message} ({f.code})" for f in no_text)
        raise CtrError("; ".join(told), no_text[0].hint)


def _replace(name: str, raw: bytes, mended: bytes) -> None:
    """Write a mended file over what it was; what it was is kept beside it."""
    import os

    from ctr_cli.render.output import write_file

    path = Path(os.path.realpath(name))
    try:
        write_file(path, mended, force=True, expected=raw, backup=Path(f"{path}.goc"))
    except AccessError as error:
        raise AccessError(f"chưa sửa được gì: {error.message}", error.hint) from None
