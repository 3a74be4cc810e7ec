"""CTR3xx, agencies: names that mean nobody or two, groups that do not hold, aliases that clash."""

from collections import defaultdict
from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import tone_key
from ctr_cli.model.agencies import nearest, nearest_agencies, resolve
from ctr_cli.model.finding import Also, Problem
from ctr_cli.model.program import Agency
from ctr_cli.rules import walk
from ctr_cli.rules.registry import Subject, Told, rule, rules


@rules("CTR301 CTR302", "error", needs="agencies", misleads=True)
def agency_is_known(subject: Subject) -> Iterator[Told]:
    """Every agency that is charged is one of the table, and not two; one finding a name, with its other places."""
    named, lists = defaultdict[str, list[KeyPath]](list), defaultdict[KeyPath, list[str]](list)
    for path, assignment in walk.assignments(subject.program):
        lists[path[:-1]].append(assignment.agency)
        if assignment.agency.strip():
            named[tone_key(assignment.agency)].append(path)
    for path, *others in named.values():
        names, at = lists[path[:-1]], int(path[-1])
        ids = resolve(subject.known, names[at])
        if not ids:
            related = [Also(other, "cũng viết ở đây", same=True) for other in others[:3]]
            count = f" ({len(others) + 1} chỗ)" if others else ""
            message = f"không có cơ quan nào tên “{names[at]}” trong danh mục{count}"
            hint = _how_to_name(subject, names, at)
            yield "CTR301", Problem(path, message, hint, related=related)
        elif len(ids) > 1:
            meant = ", ".join(f"{subject.known.agencies[i].name} ({i})" for i in ids)
            message = f"“{names[at]}” có thể hiểu là nhiều cơ quan: {meant}"
            hint = "viết tên đầy đủ, hoặc bỏ tên gọi khác bị trùng"
            yield "CTR302", Problem(path, message, hint)


def _how_to_name(subject: Subject, names: list[str], at: int) -> str:
    """What to do about an unknown name: it may be a part of one that a comma tore apart, or a slip of the pen."""
    known = subject.known
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


@rules("CTR304 CTR305", "error", needs="agencies", misleads=True)
def members_of_groups_hold(subject: Subject) -> Iterator[Told]:
    """Every member of a group stands in the table, once; none is the group itself, directly or through another."""
    members = {agency.id: agency.members or [] for agency in subject.program.agencies}
    for index, group in enumerate(subject.program.agencies):
        for number, member in enumerate(group.members or []):
            path = ("agencies", index, "members", number)
            if group.id in _reached(members, member):
                through = "" if member == group.id else f" (qua `{member}`)"
                message = f"nhóm “{group.name}” chứa chính nó{through}"
                yield "CTR304", Problem(path, message, f"bỏ `{member}` khỏi nhóm này")
            if member not in members:
                near = nearest(member, members)
                hint = f"ý bạn là `{near[0]}`?" if near else "thêm cơ quan này vào `agencies`"
                message = f"nhóm “{group.name}” có thành viên lạ `{member}`"
                yield "CTR305", Problem(path, message, hint)
            elif member in members[group.id][:number]:
                message = f"`{member}` ghi hai lần trong nhóm"
                yield "CTR305", Problem(path, message, "bỏ một chỗ")


def _reached(members: dict[str, list[str]], start: str) -> set[str]:
    """A group with its members and theirs."""
    found, waiting = set[str](), [start]
    while waiting:
        name = waiting.pop()
        waiting += members.get(name, []) if name not in found else []
        found.add(name)
    return found


@rules("CTR303 CTR306", "error", misleads=True)
def table_of_agencies_is_clear(subject: Subject) -> Iterator[Told]:
    """A group holds somebody, and no name or alias belongs to two agencies."""
    owners: dict[str, tuple[KeyPath, Agency]] = {}
    for index, agency in enumerate(subject.program.agencies):
        if agency.members is not None and not agency.members:
            message = f"nhóm “{agency.name}” không có thành viên nào"
            hint = "ghi mã các cơ quan trong nhóm, hoặc bỏ khóa members nếu không phải nhóm"
            yield "CTR303", Problem(("agencies", index, "members"), message, hint)
        aliases = [(("aliases", n), alias) for n, alias in enumerate(agency.aliases)]
        for end, name in ((("name",), agency.name), *aliases):
            path: KeyPath = ("agencies", index, *end)
            first, owner = owners.setdefault(tone_key(name), (path, agency))
            if name.strip() and owner.id != agency.id:
                message = f"“{name}” là tên của hai cơ quan: {owner.name} và {agency.name}"
                related = [Also(first, "chỗ kia")]
                hint = "giữ tên này ở một cơ quan"
                yield "CTR306", Problem(path, message, hint, related=related)


@rule("CTR307", "warning")
def agency_is_charged_once(subject: Subject) -> Iterator[Problem]:
    """An item, or a meeting's line, names an agency once."""
    seen: dict[tuple[KeyPath, str], KeyPath] = {}
    for path, assignment in walk.assignments(subject.program):
        ids = resolve(subject.known, assignment.agency)
        first = seen.setdefault((path[:-1], ids[0]), path) if len(ids) == 1 else path
        if first != path:
            message = (
                f"“{subject.known.agencies[ids[0]].name}” ghi hai lần trong cùng một phân công"
            )
            yield Problem(path, message, "bỏ một chỗ", related=[Also(first, "chỗ kia")])
