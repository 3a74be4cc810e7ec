"""CTR3xx and CTR270, agencies: names that mean nobody or two, groups that do not hold, aliases that clash, settings of an office that name none."""

import re
from collections import defaultdict
from collections.abc import Iterator

from ctr_cli.data.yaml_values import KeyPath
from ctr_cli.language.keys import tone_key
from ctr_cli.language.patterns import regex
from ctr_cli.model.agencies import (
    Directory,
    find,
    id_of,
    names_in,
    nearest,
    nearest_ids,
    resolve,
)
from ctr_cli.model.finding import Also, Change, Problem
from ctr_cli.model.program import Agency, Item, Meeting
from ctr_cli.model.values import ROLE_WORDS
from ctr_cli.rules import walk
from ctr_cli.rules.form.named import miscased
from ctr_cli.rules.kept import Text
from ctr_cli.rules.reading import said
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
            problem = _unknown(subject, path, names, at, count)
            yield "CTR301", problem._replace(related=related)
        elif len(ids) > 1:
            meant = ", ".join(f"{subject.known.agencies[i].name} ({i})" for i in ids)
            yield "CTR302", said("agency of two", path, name=names[at], meant=meant)


def _unknown(subject: Subject, path: KeyPath, names: list[str], at: int, count: str) -> Problem:
    """An unknown name: it may be a part of one that a comma tore apart, or a slip of the pen."""
    known = subject.known
    most = max((len(name.split()) for name in known.loose), default=0)
    for first in range(max(0, at - 2), at + 1):
        for last in range(max(at, first + 1) + 1, min(len(names), first + most) + 1):
            whole = ", ".join(names[first:last])
            if resolve(known, whole):
                return said("agency torn apart", path, name=names[at], count=count, whole=whole)
    if right := _as_listed(subject, names[at]):
        return said("agency with more", path, name=names[at], count=count, right=right)
    meant = [known.agencies[one].name for one in find(known, names[at])]
    alike = nearest_ids(known, names[at])
    if not meant and len(alike) == 1 and not _is_charged(subject, alike[0]):
        listed = known.agencies[alike[0]].name
        return said("agency listed otherwise", path, name=names[at], count=count, listed=listed)
    near = " hoặc ".join(f"“{name}”" for name in meant or [known.agencies[i].name for i in alike])
    key = "agency meant" if len(meant) == 1 else "agency misspelt" if near else "agency unknown"
    parted = "" if meant else _parted(known, names, at)
    return said(key, path, name=names[at], count=count, near=near, parted=parted)


def _is_charged(subject: Subject, agency: str) -> bool:
    """Whether an agency is charged anywhere by a name that the table has."""
    charged = (entry.agency for _, entry in walk.assignments(subject.program))
    return any(agency in resolve(subject.known, name) for name in charged)


def _parted(known: Directory, names: list[str], at: int) -> str:
    """What to say of an unknown name beside another: a comma parts a name that stands in no quotes."""
    for first in (at - 1, at):
        pair = names[max(first, 0) : first + 2]
        if len(pair) > 1 and not any(find(known, name) for name in pair):
            return f"dấu phẩy tách hai tên, một tên thì đặt trong dấu nháy: '{', '.join(pair)}'; "
    return ""


_BETWEEN = regex(r"\s*[;+&/]\s*|\s+[-–]\s+")


def _as_listed(subject: Subject, name: str) -> str:
    """What is no name but several, or one with what the agency does, as the list of agencies has it; nothing for another."""
    parts = names_in(subject.known, _BETWEEN.sub(";", name))
    known = [part for part in parts if resolve(subject.known, part)]
    if len(parts) > 1 and known and (known == parts or ";" in name):
        return f"[{', '.join(map(_in_list, parts))}]"
    for role, words in ROLE_WORDS.items():
        bare = regex(rf"(?i)\A{words}[\s:–-]+|[\s(:,–-]+{words}\W*\Z").sub("", name)
        if bare != name and resolve(subject.known, bare):
            return f"[{{agency: {_in_list(bare)}, role: {role}}}]"
    return ""


def _in_list(name: str) -> str:
    return f"'{name}'" if "," in name else name


@rules("CTR304 CTR305", "error", needs="agencies", misleads=True)
def members_of_groups_hold(subject: Subject) -> Iterator[Told]:
    """Every member of a group stands in the table, once; none is the group itself, directly or through another."""
    members = {agency.id: agency.members or [] for agency in subject.program.agencies}
    for index, group in enumerate(subject.program.agencies):
        for number, member in enumerate(group.members or []):
            path = ("agencies", index, "members", number)
            if group.id in _reached(members, member):
                through = "" if member == group.id else f" (qua `{member}`)"
                words = {"group": group.name, "member": member, "through": through}
                yield "CTR304", said("group in itself", path, **words)
            if member not in members:
                near = nearest(member, members)
                hint = f"ý bạn là `{near[0]}`?" if near else "thêm cơ quan này vào `agencies`"
                words = {"group": group.name, "member": member, "hint": hint}
                yield "CTR305", said("member unknown", path, **words)
            elif member in members[group.id][:number]:
                yield "CTR305", said("member twice", path, member=member)


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
            yield "CTR303", said("group empty", ("agencies", index, "members"), name=agency.name)
        aliases = [(("aliases", n), alias) for n, alias in enumerate(agency.aliases)]
        for end, name in ((("name",), agency.name), *aliases):
            path: KeyPath = ("agencies", index, *end)
            first, owner = owners.setdefault(tone_key(name), (path, agency))
            if name.strip() and owner.id != agency.id:
                words = {"name": name, "one": owner.name, "two": agency.name}
                yield "CTR306", said("name of two", path, Also(first, "chỗ kia"), **words)


@rule("CTR307", "warning")
def agency_is_charged_once(subject: Subject) -> Iterator[Problem]:
    """An item, or a meeting's line, names an agency once, and not in its sentence besides: what is charged is printed behind it."""
    seen: dict[tuple[KeyPath, str], KeyPath] = {}
    for path, assignment in walk.assignments(subject.program):
        ids = resolve(subject.known, assignment.agency)
        first = seen.setdefault((path[:-1], ids[0]), path) if len(ids) == 1 else path
        if first != path and not walk.is_of_two(subject.program, ids[0]):
            name = subject.known.agencies[ids[0]].name
            yield said("charged twice", path, Also(first, "chỗ kia"), name=name)
    for path, _, meeting, item in walk.items(subject.program):
        yield from _charged_in_words(subject.known, path, meeting, item)


_IN_WORDS = regex(
    r"\s*\((?P<all>(?:do )?(?P<names>[^()]+?)(?P<does> (?:chuẩn bị|chủ trì|tham mưu|thực hiện|báo cáo|trình))?"
    r"(?P<more>[,;][^()]*)?)\)(?=[\s.;]*\Z)",
    re.IGNORECASE,
)
"""Who prepares an item, in brackets at the end of its sentence."""


_CHARGED = ("chuẩn bị", "chủ trì", "tham mưu")
"""What only those charged do; others may report what an item is about."""


def _charged_in_words(
    known: Directory, path: KeyPath, meeting: Meeting, item: Item
) -> Iterator[Problem]:
    """An item whose sentence ends with who prepares it, as the list of who is charged does, or instead of that."""
    found = _IN_WORDS.search(item.text)
    names = names_in(known, found["names"]) if found else []
    written = [resolve(known, name) for name in names]
    if not found or not all(len(ids) == 1 for ids in written):
        return
    place: KeyPath = (*path, "text")
    charged = [resolve(known, entry.agency) for entry in item.agencies]
    words = {"name": found["all"]}
    same = written == charged and not found["more"]
    if item.agencies and (same or (found["does"] or "").endswith(_CHARGED)):
        problem = said("charged in words too", place, **words)
        start, end = found.span("all")
        change = [(place, Change(*found.span(), ""))] if same else []
        yield problem._replace(start=start, end=end, changes=change)
    elif found["does"] and not item.agencies and not meeting.agencies:
        listed = ", ".join(map(_in_list, names))
        yield said("charged in words alone", place, listed=listed, **words)


@rule("CTR309", "warning")
def somebody_is_in_charge(subject: Subject) -> Iterator[Problem]:
    """Who is charged with an item does not only help, in a programme where that is said of most items.

    An agency that meets itself does its own work, with the help of others.
    """
    items, changes = walk.items(subject.program), walk.changes(subject.program)
    charged = [
        *((path, item.agencies, body.name) for path, body, _, item in items if item.agencies),
        *((path, change.agencies, "") for path, change in changes if change.agencies),
    ]
    bare = [one for one in charged if all(entry.role == "coordinate" for entry in one[1])]
    for path, _, body in bare if 2 * len(bare) < len(charged) else ():
        if len(resolve(subject.known, body)) != 1:
            yield said("only helpers", (*path, "agencies"))


@rule("CTR308", "warning")
def agency_has_its_capitals(subject: Subject) -> Iterator[Problem]:
    """A charged agency has the capitals of its name in the table; its first letter is small inside a sentence, and names of known bodies are told with all others."""
    for path, assignment in walk.assignments(subject.program):
        written = assignment.agency
        own = [subject.known.agencies[one] for one in resolve(subject.known, written)]
        names = [name for agency in own for name in (agency.name, *agency.aliases)]
        rights = [
            "".join(w.upper() if n.isupper() else w for w, n in zip(written, name, strict=True))
            for name in names
            if tone_key(name) == tone_key(written) and len(name) == len(written)
        ]
        far = [right for right in rights if right[1:] != written[1:]]
        if far and len(far) == len(rights) and not miscased(Text(written)):
            change = (path, Change(0, len(written), far[0]))
            yield said("agency without capitals", path, name=written, right=far[0])._replace(
                changes=[change]
            )


@rule("CTR270", "error", of="office")
def settings_name_agencies(subject: Subject) -> Iterator[Problem]:
    """An agency with a lead time of its own, or in somebody's charge, is one of the programme, by its id or a name."""
    named: list[tuple[KeyPath, str]] = [(("deadlines", n), n) for n in subject.office.deadlines]
    for at, member in enumerate(subject.office.members):
        named += [(("members", at, "agencies", n), name) for n, name in enumerate(member.agencies)]
    for path, name in named:
        if id_of(subject.known, name) not in subject.known.agencies:
            near = nearest_ids(subject.known, name)
            meant = f"ý bạn là mã: {', '.join(near)}? Không phải thì " if near else ""
            hint = f"{meant}ghi mã (id) hoặc tên ở danh mục agencies của chương trình, chưa có thì thêm vào đó"
            message = f"không có cơ quan “{name}” trong chương trình"
            yield Problem(path, message, hint, on_key=path[0] == "deadlines")
