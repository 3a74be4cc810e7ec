"""Values to a programme, and what is sound of them where not all of them fit the model."""

from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from ctr_cli.data.struct import Struct
from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.finding import Problem
from ctr_cli.model.fitting import fitted

Root = TypeVar("Root", bound=BaseModel)


class Shaped(Struct, Generic[Root]):
    """A model made of plain values, what does not fit it (with codes), and what was left out to make it fit.

    `bent` holds the paths of the values that did not fit; `removed` the list entries that were taken
    out, one after the other, each by the path it had then.
    """

    model: Root | None
    problems: list[tuple[str, Problem]]
    bent: list[KeyPath]
    removed: list[KeyPath]


def shaped(root: type[Root], data: dict[str, Any]) -> Shaped[Root]:
    """The model in plain values, as far as it goes.

    With complaints it holds only what is sound, so that rules can still look at it; it is None when
    too little is left.
    """
    try:
        return Shaped(fitted(root, data), [], [], [])
    except ValidationError as error:
        from ctr_cli.source.complaints import complaint

        details = error.errors(include_url=False)
        nameless = [tuple(d["loc"][:-1]) for d in details if d["loc"][-1:] == ("[key]",)]
        problems = [
            complaint(root, data, detail)
            for detail in details
            # What stands under a name that is none is told with the name.
            if detail["loc"][-1:] == ("[key]",)
            or not any(detail["loc"][: len(path)] == path for path in nameless)
        ]
        bent = [problem.path for _, problem in problems]
        model, removed = _sound_part(root, data, error)
        return Shaped(model, problems, bent, removed)


def original(path: KeyPath, removed: list[KeyPath]) -> KeyPath:
    """The path in the file of what has a path in the model, list entries having been taken out."""
    for gone in reversed(removed):
        at = len(gone) - 1
        if path[:at] == gone[:at] and len(path) > at:
            step, taken = path[at], gone[at]
            if isinstance(step, int) and isinstance(taken, int) and step >= taken:
                path = (*path[:at], step + 1, *path[at + 1 :])
    return path


def _sound_part(
    root: type[Root], data: dict[str, Any], error: ValidationError
) -> tuple[Root | None, list[KeyPath]]:
    data = _copy(data)
    removed: list[KeyPath] = []
    for _ in range(len(error.errors()) + 10):
        paths = [detail["loc"] for detail in error.errors(include_url=False)]
        for path in sorted(paths, key=_last_first, reverse=True):
            cut = _cut(data, path)
            if cut is None:
                return None, removed
            if isinstance(cut[-1], int):
                removed.append(cut)
        try:
            return fitted(root, data), removed
        except ValidationError as next_error:
            error = next_error
    return None, removed


def _last_first(path: KeyPath) -> tuple[tuple[bool, int, str], ...]:
    return tuple((isinstance(s, int), s if isinstance(s, int) else 0, str(s)) for s in path)


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(entry) for key, entry in value.items()}
    return [_copy(entry) for entry in value] if isinstance(value, list) else value


def _cut(data: Any, path: KeyPath) -> KeyPath | None:
    """Take the entry at a path out, or, where it is missing, the list entry around it.

    The answer is the path of what was taken out; None when there is nothing to take.
    """
    if not path:
        return None
    holders = [data]
    for step in path[:-1]:
        try:
            holders.append(holders[-1][step])
        except (KeyError, IndexError, TypeError):
            break
    for at in range(len(holders) - 1, -1, -1):
        holder, step = holders[at], path[at]
        innermost = at == len(holders) - 1
        if isinstance(holder, list) and isinstance(step, int) and step < len(holder):
            del holder[step]
            return path[: at + 1]
        if innermost and isinstance(holder, dict) and step in holder:
            del holder[step]
            return path[: at + 1]
    return None
