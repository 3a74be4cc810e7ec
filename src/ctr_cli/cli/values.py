"""What is typed becomes a value: texts, paths and chosen words at once, all else as typer does it.

Typer builds an adapter of pydantic for each option, even where none is needed: a third of a start.
"""

from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any, get_args, get_origin

from ctr_cli.model.errors import UsageError


def read_plainly(param: Any) -> None:
    """Let a parameter take plain values without an adapter; what does not fit is left for typer to refuse."""
    if "process_value" in vars(param):
        return
    adapted = param.process_value

    def process_value(context: Any, value: Any) -> Any:
        try:
            made = _made(param, value)
        except ValueError:
            return adapted(context, value)
        return param.callback(context, param, made) if param.callback else made

    param.process_value = process_value


def _made(param: Any, value: Any) -> Any:
    """The value of a parameter; raises `ValueError` for what it does not take, or what is not plain."""
    several = param.multiple or param.nargs == -1
    if not value and param.required:
        raise ValueError(value)
    if value is None:
        return () if several else None
    made = _maker(param.type_descriptor)
    return [made(entry) for entry in value] if several else made(value)


def _maker(described: Any) -> Callable[[Any], Any]:
    """What makes a value of what was typed."""
    annotation = described.annotation
    if get_origin(annotation) is list:
        (annotation,) = get_args(annotation)
    if described.parameter_info.parser is not None:
        parser: Callable[[Any], Any] = described.parameter_info.parser
        return parser
    if annotation in (str, Path):
        return lambda typed: annotation(_readable(typed))
    choices = (True, False) if annotation is bool else get_args(annotation)
    return lambda typed: choices[choices.index(typed)]


def _readable(typed: str) -> str:
    """A text as typed; raises `ValueError` where bytes of it are no letters."""
    str(typed).encode()
    return typed


def refuse_repeated(options: dict[str, Any], args: list[str]) -> None:
    """Raise `UsageError` for an option that takes one value and is given several times: the others would be lost."""
    before = args[: args.index("--")] if "--" in args else args
    named = [name for arg in before if (name := arg.partition("=")[0]) in options]
    times = Counter(id(options[name]) for name in named)
    for name in named:
        option = options[name]
        if times[id(option)] > 1 and not (option.is_flag or option.multiple):
            message = f"tùy chọn {'/'.join(option.opts)} ghi {times[id(option)]} lần"
            raise UsageError(message, "chỉ ghi một lần; cần nhiều lần thì gọi lệnh nhiều lần")


def refuse_lost_values(options: dict[str, Any], args: list[str]) -> None:
    """Raise `UsageError` where the value of an option is left out, so that the next option would be it, or an empty path."""
    for name, value in pairwise(args):
        option = options.get(name)
        if option is None or option.is_flag:
            continue
        is_path = option.type_descriptor.annotation is Path
        if value in options or (is_path and not value.strip()):
            from ctr_cli.cli.usage import value_of

            told = f"sau nó là {value}" if value.strip() else "để trống"
            raise UsageError(
                f"tùy chọn {name} thiếu giá trị: {told}", f"ghi {name} {value_of(option)}"
            )
