"""The format that the name of an output says: a file is never written under a name that says another."""

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from ctr_cli.cli.delivery import is_stream
from ctr_cli.model.errors import UsageError

F = TypeVar("F", bound=str)

_ENDINGS = {
    "text": ("txt",), "github": ("txt",), "sarif": ("sarif", "json"), "yaml": ("yaml", "yml"),
}  # fmt: skip
"""How files of a format end that do not end in its name."""


def format_of(asked: F | None, output: Path | None, formats: Sequence[F], otherwise: F) -> F:
    """The format to write: the one asked for, that of the output's ending, or `otherwise`.

    Raises `UsageError` where the output ends in what is none of the formats, or not the one asked for.
    """
    check_ending(output, *formats)
    ending = ending_of(output)
    if output is None or not ending:
        return asked or otherwise
    meant = [name for name in formats if ending in endings_of(name)]
    if asked is not None and asked not in meant:
        raise UsageError(
            f"{output} là tên tệp .{ending}, nhưng --format là {asked}",
            f"bỏ --format, hoặc đặt tên {output.with_suffix('.' + endings_of(asked)[0])}",
        )
    return asked or meant[0]


def check_ending(output: Path | None, *formats: str) -> None:
    """Raise `UsageError`, naming those that can be written, where an output ends in what is none of the formats."""
    ending = ending_of(output)
    endings = list(dict.fromkeys(known for name in formats for known in endings_of(name)))
    if output is None or not ending or ending in endings:
        return
    near = next((known for known in endings if known.startswith(ending[:3])), endings[0])
    written = ", ".join(f".{known}" for known in endings)
    raise UsageError(
        f"lệnh này không ghi được tệp .{ending}: {output}",
        f"ghi được {written}; ví dụ {output.with_suffix('.' + near)}",
    )


def ended(output: Path | None, format: str) -> Path | None:
    """An output with the ending of the only format there is, where its name has none; raises `UsageError` for another."""
    check_ending(output, format)
    if output is None or is_stream(output) or output.suffix or output.is_dir():
        return output
    return output.with_name(f"{output.name}.{endings_of(format)[0]}")


def ending_of(output: Path | None) -> str:
    """How the name of a file ends, in small letters without the dot; nothing for a stream or a folder."""
    if output is None or is_stream(output) or output.is_dir():
        return ""
    return output.suffix.removeprefix(".").lower()


def is_folder(output: Path) -> bool:
    """Whether an output means a folder: one that exists, or a name without an ending."""
    return not is_stream(output) and not ending_of(output)


def endings_of(format: str) -> tuple[str, ...]:
    """How the names of files of a format end."""
    return _ENDINGS.get(format, (format,))
