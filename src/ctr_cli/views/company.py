"""With whom an agency works on a task, in words: a big group by its name, and who does something else by what he does."""

from collections.abc import Sequence

from ctr_cli.model.values import ROLE_WORDS
from ctr_cli.views.tasks import Other, Task

_MANY = 5
"""A group of which more others are charged is named instead of its members."""
_TOGETHER = ("prepare", "advise")
"""Roles of those who prepare an item together; who leads is not one of those who help, nor the other way round."""


def others_named(task: Task) -> list[str]:
    """The others on a task, each once; the members of a big group as `các đảng ủy xã, phường khác`."""
    return list(dict.fromkeys(name for other in task["others"] for name in _names(other)))


def with_others(task: Task) -> str:
    """Who does the same work on a task, or prepares it too: `cùng A, B`."""
    same = [name for other in task["others"] if _same(task, other) for name in _names(other)]
    return f"cùng {', '.join(dict.fromkeys(same))}" if same else ""


def beside_others(task: Task) -> str:
    """Who does something else on a task, and what: `Ủy ban nhân dân xã trình`, `đối tượng: Chi bộ thôn 1`."""
    apart = [other for other in task["others"] if not _same(task, other)]
    return ", ".join(_doing(role, apart) for role in dict.fromkeys(o["role"] for o in apart))


def through(task: Task) -> str | None:
    """The name of the group through which an agency is meant; None where the others are named by it."""
    named = any(_is_big(other) for other in task["others"])
    return None if named else task["via_name"]


def _same(task: Task, other: Other) -> bool:
    roles = {task["role"], other["role"]}
    return len(roles) == 1 or roles <= set(_TOGETHER)


def _doing(role: str, others: Sequence[Other]) -> str:
    names = ", ".join(name for other in others if other["role"] == role for name in _names(other))
    return f"đối tượng: {names}" if role == "subject" else f"{names} {ROLE_WORDS[role]}"


def _names(other: Other) -> list[str]:
    return [f"{other['group']} khác"] if _is_big(other) else other["names"]


def _is_big(other: Other) -> bool:
    return other["group"] is not None and len(other["names"]) > _MANY
