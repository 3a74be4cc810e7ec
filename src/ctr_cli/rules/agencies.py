"""CTR3xx, agencies: names that mean nobody or two, groups that do not hold, aliases that clash."""

from collections import defaultdict
from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import tone_key
from ctr_cli.model.agencies import nearest, nearest_agencies, resolve
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.program import Agency
from ctr_cli.model.values import Assignment
from ctr_cli.rules import walk
from ctr_cli.rules.kept import once
from ctr_cli.rules.registry import Subject, rule


@once
def _by_name(subject: Subject) -> dict[str, list[tuple[KeyPath, Assignment]]]:
    """The assignments under each name, spelt one way or another."""
    found: dict[str, list[tuple[KeyPath, Assignment]]] = {}
    for path, assignment in walk.assignments(subject.program):
        if assignment.agency.strip():
            found.setdefault(tone_key(assignment.agency), []).append((path, assignment))
    return found


@rule("CTR301", "error", needs="agencies", misleads=True)
def agency_is_known(subject: Subject) -> Iterator[Problem]:
    """Every agency that is charged stands in the table; one finding a name, with its other places."""
    for (path, assignment), *others in _by_name(subject).values():
        if not resolve(subject.known, assignment.agency):
            related = [Also(other, "cũng viết ở đây", same=True) for other, _ in others[:3]]
            count = f" ({len(others) + 1} chỗ)" if others else ""
            message = f"không có cơ quan nào tên “{assignment.agency}” trong danh mục{count}"
            yield Problem(path, message, _how_to_name(subject, path), related=related)


def _how_to_name(subject: Subject, path: KeyPath) -> str:
    names, at, known = _lists(subject)[path[:-1]], int(path[-1]), subject.known
    most = max((len(name.split()) for name in known.loose), default=0)
    for first in range(max(0, at - 2), at + 1):
        for last in range(max(at, first + 1) + 1, min(len(names), first + most) + 1):
            whole = ", ".join(names[first:last])
            if resolve(known, whole):
                return f"tên “{whole}” có dấu phẩy: đặt cả tên trong dấu nháy, hoặc viết mỗi tên một dòng"
    near = " hoặc ".join(f"“{name}”" for name in nearest_agencies(known, names[at]))
    if near:
        return (
            f"nếu viết sai, sửa thành {near}; nếu là cơ quan khác, khai báo thêm trong `agencies`"
        )
    return "thêm cơ quan này vào `agencies` ở đầu tệp"


@once
def _lists(subject: Subject) -> dict[KeyPath, list[str]]:
    """The names in each list of agencies, by its path."""
    found: dict[KeyPath, list[str]] = defaultdict(list)
    for path, assignment in walk.assignments(subject.program):
        found[path[:-1]].append(assignment.agency)
    return found


@rule("CTR302", "error", needs="agencies", misleads=True)
def agency_is_one(subject: Subject) -> Iterator[Problem]:
    """A name means one agency, not two."""
    for (path, assignment), *_ in _by_name(subject).values():
        ids = resolve(subject.known, assignment.agency)
        if len(ids) > 1:
            meant = ", ".join(f"{subject.known.agencies[i].name} ({i})" for i in ids)
            message = f"“{assignment.agency}” có thể hiểu là nhiều cơ quan: {meant}"
            yield Problem(path, message, "viết tên đầy đủ, hoặc bỏ tên gọi khác bị trùng")


@rule("CTR303", "error", misleads=True)
def group_has_members(subject: Subject) -> Iterator[Problem]:
    """A group holds somebody."""
    for index, agency in enumerate(subject.program.agencies):
        if agency.members is not None and not agency.members:
            message = f"nhóm “{agency.name}” không có thành viên nào"
            hint = "ghi mã các cơ quan trong nhóm, hoặc bỏ khóa members nếu không phải nhóm"
            yield Problem(("agencies", index, "members"), message, hint)


@rule("CTR304", "error", needs="agencies", misleads=True)
def group_is_not_its_own_member(subject: Subject) -> Iterator[Problem]:
    """No group contains itself, directly or through another."""
    members = {agency.id: agency.members or [] for agency in subject.program.agencies}
    for path, group, member in _members(subject):
        reached, waiting = set[str](), [member]
        while waiting:
            name = waiting.pop()
            waiting += members.get(name, []) if name not in reached else []
            reached.add(name)
        if group.id in reached:
            through = "" if member == group.id else f" (qua `{member}`)"
            message = f"nhóm “{group.name}” chứa chính nó{through}"
            yield Problem(path, message, f"bỏ `{member}` khỏi nhóm này")


def _members(subject: Subject) -> Iterator[tuple[KeyPath, Agency, str]]:
    """Each member of a group, with its path and the group."""
    for index, agency in enumerate(subject.program.agencies):
        for number, member in enumerate(agency.members or []):
            yield ("agencies", index, "members", number), agency, member


@rule("CTR305", "error", needs="agencies", misleads=True)
def group_members_are_known(subject: Subject) -> Iterator[Problem]:
    """Every member of a group stands in the table, once."""
    ids = [agency.id for agency in subject.program.agencies]
    for path, group, member in _members(subject):
        if member not in ids:
            near = nearest(member, ids)
            hint = f"ý bạn là `{near[0]}`?" if near else "thêm cơ quan này vào `agencies`"
            yield Problem(path, f"nhóm “{group.name}” có thành viên lạ `{member}`", hint)
        elif member in (group.members or [])[: int(path[-1])]:
            yield Problem(path, f"`{member}` ghi hai lần trong nhóm", "bỏ một chỗ")


@rule("CTR306", "error", misleads=True)
def names_are_of_one_agency(subject: Subject) -> Iterator[Problem]:
    """No name or alias belongs to two agencies."""
    owners: dict[str, tuple[KeyPath, Agency]] = {}
    for index, agency in enumerate(subject.program.agencies):
        aliases = [(("aliases", n), alias) for n, alias in enumerate(agency.aliases)]
        for end, name in ((("name",), agency.name), *aliases):
            path: KeyPath = ("agencies", index, *end)
            first, owner = owners.setdefault(tone_key(name), (path, agency))
            if name.strip() and owner.id != agency.id:
                message = f"“{name}” là tên của hai cơ quan: {owner.name} và {agency.name}"
                hint = "giữ tên này ở một cơ quan"
                yield Problem(path, message, hint, related=[Also(first, "chỗ kia")])


@rule("CTR307", "warning")
def agency_is_charged_once(subject: Subject) -> Iterator[Problem]:
    """An item, or a meeting's line, names an agency once."""
    seen: dict[tuple[KeyPath, str], KeyPath] = {}
    for path, assignment in walk.assignments(subject.program):
        ids = resolve(subject.known, assignment.agency)
        if len(ids) != 1:
            continue
        first = seen.setdefault((path[:-1], ids[0]), path)
        if first != path:
            name = subject.known.agencies[ids[0]].name
            message = f"“{name}” ghi hai lần trong cùng một phân công"
            yield Problem(path, message, "bỏ một chỗ", related=[Also(first, "chỗ kia")])
