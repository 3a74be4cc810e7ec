"""CTR270: the settings of an office speak of agencies that its programmes know."""

from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.model.agencies import id_of, nearest_ids
from ctr_cli.model.finding import Problem
from ctr_cli.rules.registry import Subject, rule


@rule("CTR270", "error", of="office")
def agencies_are_known(subject: Subject) -> Iterator[Problem]:
    """An agency with a lead time of its own, or in somebody's charge, is one of the programme, by its id or a name."""
    for path, name in _agencies(subject):
        if id_of(subject.known, name) not in subject.known.agencies:
            message, near = (
                f"không có cơ quan “{name}” trong chương trình",
                nearest_ids(subject.known, name),
            )
            hint = "ghi mã (id) hoặc tên ở danh mục agencies của chương trình"
            hint = f"ý bạn là mã: {', '.join(near)}?" if near else hint
            yield Problem(path, message, hint, on_key=path[0] == "deadlines")


def _agencies(subject: Subject) -> Iterator[tuple[KeyPath, str]]:
    for name in subject.office.deadlines:
        yield ("deadlines", name), name
    for at, member in enumerate(subject.office.members):
        for place, name in enumerate(member.agencies):
            yield ("members", at, "agencies", place), name
