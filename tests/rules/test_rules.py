"""Rules: each hits its own wrong example and is silent on its right one; and on the tricky ones below."""

import inspect
import re
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

import ctr_cli.data
import ctr_cli.rules
from ctr_cli.checking.check import check, selected
from ctr_cli.checking.explain import Explanation, explanations
from ctr_cli.data import data_names, table
from ctr_cli.data.yaml_values import parse
from ctr_cli.model.finding import Problem
from ctr_cli.rules.registry import Subject, every_rule
from ctr_cli.source.load import from_bytes
from support import MINIMAL, SIGNED


def merged(piece: str) -> bytes:
    """A minimal programme whose top-level keys are replaced by those of a piece."""
    keys = list(parse(piece).data)
    blocks: dict[str, list[str]] = {}
    for line in SIGNED.splitlines():
        if not line.startswith((" ", "-")):
            current = line.split(":")[0]
        blocks.setdefault(current, []).append(line)
    kept = [line for key, block in blocks.items() if key not in keys for line in block]
    if "agencies" in keys and "bodies" not in keys:
        kept = [line for line in kept if "agencies: [" not in line]
    return ("\n".join(kept) + "\n" + piece + "\n").encode()


def codes(raw: bytes, *select: str) -> set[str]:
    """The codes of what is found, each as grave as its page says."""
    found = check(from_bytes(raw, "x.yaml"), select)
    for finding in found:
        assert finding.severity in explanations()[finding.code].severities, finding.code
    return {finding.code for finding in found}


OF_PROGRAMMES = {code for code, rule in every_rule().items() if rule.of == "program"}
RULE_EXAMPLES = [e for e in explanations().values() if e.code in OF_PROGRAMMES]
FILE_EXAMPLES = [e for e in explanations().values() if e.code not in every_rule() and e.wrong]


def test_every_rule_is_explained_with_examples() -> None:
    assert sorted(set(every_rule()) - set(explanations())) == [], "no entry in data/rules"
    for entry in explanations().values():
        assert entry.title and entry.why and entry.mend, entry.code
    assert all(e.wrong and e.right for e in explanations().values() if e.code in every_rule())


def test_no_page_of_a_rule_is_cut_at_a_sign_of_yaml() -> None:
    """A blank and `#` behind a value would begin a comment: what follows would be missing from the page."""
    plain = re.compile(r"  (?:title|why|mend|source): (?![\"'>|]).* #", re.MULTILINE)
    pages = Path(ctr_cli.data.__file__).parent / "rules"
    cut = [hit for page in pages.glob("*.yaml") for hit in plain.findall(page.read_text("utf-8"))]
    assert cut == []
    assert explanations()["CTR119"].title == "phần sau dấu # bị mất"


def test_rule_hits_its_wrong_example_and_not_its_right_one() -> None:
    wrong = [entry.code for entry in RULE_EXAMPLES if not hits(entry, entry.wrong)]
    right = [entry.code for entry in RULE_EXAMPLES if entry.right and hits(entry, entry.right)]
    assert (wrong, right) == ([], [])


def hits(entry: Explanation, example: str) -> bool:
    return codes(merged(example), entry.code) == {entry.code}


def test_file_code_hits_its_wrong_example() -> None:
    assert [e.code for e in FILE_EXAMPLES if e.code not in codes(e.wrong.encode())] == []


def modules() -> dict[str, ModuleType]:
    """The modules of the room, whether anybody runs them or not, by their names in it."""
    room = Path(ctr_cli.rules.__file__).parent
    paths = (path.relative_to(room).with_suffix("") for path in room.rglob("*.py"))
    names = (".".join(path.parts).removesuffix("__init__").rstrip(".") for path in paths)
    return {name: import_module(f"ctr_cli.rules.{name}".rstrip(".")) for name in names}


ASKED = {rule.check or rule.check_text for rule in every_rule().values()}


@pytest.mark.no_cover
def test_every_function_that_looks_for_problems_is_asked() -> None:
    for name, module in modules().items():
        text = inspect.getsource(module)
        for function in vars(module).values():
            if not inspect.isfunction(function) or function.__module__ != module.__name__:
                continue
            called = len(re.findall(rf"\b{function.__name__}\b", text)) > 1
            kinds = function.__annotations__
            looks = Subject in kinds.values() and get_args(kinds.get("return")) == (Problem,)
            assert not looks or called or function in ASKED, (
                f"nobody runs {name}.{function.__name__}: register it with @rule"
            )


def test_every_module_that_registers_is_found() -> None:
    registering = {
        name
        for name, module in modules().items()
        if re.search(r"^(?:@| +)(?:text_)?rules?\(", inspect.getsource(module), re.M)
    }
    found = {check.__module__.removeprefix("ctr_cli.rules.") for check in ASKED}
    assert found == registering


def test_a_page_holds_one_family_and_no_code_without_a_rule() -> None:
    for name in data_names("rules"):
        assert len({code[:4] for code in table(f"rules/{name}")}) == 1, name
    pages = {code for code in explanations() if not code.startswith("CTR1")}
    assert pages == set(every_rule()) - {"CTR117", "CTR118"}


def replaced(real_text: str, *changes: tuple[str, str]) -> bytes:
    for old, new in changes:
        assert old in real_text
        real_text = real_text.replace(old, new, 1)
    return real_text.encode()


@pytest.mark.parametrize(
    ("month", "deadline", "told"),
    [
        (12, "2027-01-15", False),
        (12, "2027-03", False),
        (12, "2027-04-01", True),
        (10, "2027-01-15", False),
        (9, "2027-01-15", True),
        (3, "2027-03-20", True),
        (1, "2025-12-28", False),
    ],
)
def test_what_a_meeting_late_in_the_year_decides_may_be_due_in_the_next(
    month: int, deadline: str, told: bool
) -> None:
    item = "- text: Kiểm điểm quý I."
    text = MINIMAL.replace("month: 3", f"month: {month}").replace(
        item, f"{item}\n            deadline: {deadline}"
    )
    found = {finding.code for finding in check(from_bytes(text.encode(), "x.yaml"))}
    assert ("CTR209" in found) == told


@pytest.mark.parametrize(
    ("old", "new", "code", "line"),
    [
        ("number: 5", "number: 7", "CTR201", "number: 7"),
        ("number: 4", "number: 3", "CTR201", "number: 3"),
        ("- month: 7\n", "- month: 8\n", "CTR203", "- month: 8"),
        ("- month: 7\n", "- month: 8\n", "CTR204", "name: Ban Thường vụ Đảng ủy phường"),
        ("- month: 7\n", "- month: 2\n", "CTR202", "- month: 2"),
        ("phường lần thứ 4.", "phường lần thứ 5.", "CTR211", "phường lần thứ 5."),
        ("phường lần thứ 5.", "phường lần thứ 8.", "CTR211", "phường lần thứ 8."),
        ("- Công an phường", "- Công an xã", "CTR301", "- Công an xã"),
        ("members: [mttq,", "members: [mttx,", "CTR305", "mttx"),
        ("date: 2025-12 ", "date: 2025-11-31 ", "CTR208", "2025-11-31"),
        ("date: 2025-12 ", "date: 2027-01-05 ", "CTR209", "2027-01-05"),
    ],
)
def test_slips_put_into_the_real_programme_are_found_at_their_line(
    real_text: str, old: str, new: str, code: str, line: str
) -> None:
    source = from_bytes(replaced(real_text, (old, new)), "x.yaml")
    hits = check(source, (code,))
    assert hits
    assert any(line in source.lines[f.span.line - 1] for f in hits)


def test_a_deleted_conference_is_missed(real_text: str) -> None:
    start = real_text.index("      - number: 4")
    end = real_text.index("      - number: 5")
    raw = (real_text[:start] + real_text[end:]).encode()
    findings = check(from_bytes(raw, "x.yaml"), ("CTR201",))
    assert any("thiếu lần thứ 4" in finding.message for finding in findings)


def test_an_outlier_is_named_rather_than_its_neighbours(real_text: str) -> None:
    raw = replaced(real_text, ("number: 5", "number: 8"))
    (number,) = check(from_bytes(raw, "x.yaml"), ("CTR201",))
    assert "lần thứ 5" in number.hint


@pytest.mark.parametrize(
    "text",
    [
        "Cho ý kiến nội dung trình Hội nghị Ban Chấp hành Đảng bộ thành phố lần thứ 9.",
        "Quán triệt nội dung trình Hội nghị Trung ương lần thứ 15.",
        "Báo cáo tình hình trình Hội đồng nhân dân tại kỳ họp lần thứ 2.",
        "Thông qua nội dung trình tại Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 3.",
    ],
)
def test_other_conferences_are_none_of_ours(text: str) -> None:
    piece = (
        "bodies:\n  - {id: bch, name: Ban Chấp hành Đảng bộ phường, "
        "meetings: [{number: 3, month: 3, items: [{text: Một.}]}]}\n"
        f"  - {{id: btv, name: Ban Thường vụ, meetings: [{{month: 3, items: [{{text: '{text}'}}]}}]}}\n"
    )
    assert "CTR211" not in codes(merged(piece))


def test_two_conferences_in_december_are_right() -> None:
    piece = (
        "bodies:\n  - id: bch\n    name: Ban Chấp hành Đảng bộ phường\n    meetings:\n"
        "      - {number: 9, month: 12, items: [{text: Một.}]}\n"
        "      - {number: 10, month: 12, items: [{text: Hai.}]}\n"
    )
    assert codes(merged(piece)) == set()


def test_problems_of_form_and_of_structure_come_together(real_text: str) -> None:
    raw = replaced(
        real_text, ("number: 5", "number: 7"), ("  place: Đồ Sơn", "  plase: Đồ Sơn\n  place: X")
    )
    assert {"CTR111", "CTR201"} <= codes(raw)


def test_a_bent_value_raises_no_echo(real_text: str) -> None:
    before = {(f.code, f.message) for f in check(from_bytes(real_text.encode(), "x.yaml"))}
    bent = replaced(real_text, ("- month: 7\n", "- month: bảy\n"))
    after = {(f.code, f.message) for f in check(from_bytes(bent, "x.yaml"))}
    assert {code for code, _ in after - before} == {"CTR112"}


def test_one_finding_for_a_name_that_is_unknown_many_times(real_text: str) -> None:
    source = from_bytes(
        real_text.replace("aliases: [UBND phường, UBND]", "aliases: []").encode(), "x"
    )
    (finding,) = check(source, ("CTR301",))
    assert "(4 chỗ)" in finding.message
    assert len(finding.related) == 3


@pytest.mark.parametrize(
    ("code", "select", "ignore", "expected"),
    [
        ("CTR201", (), (), True),
        ("CTR201", ("CTR2",), (), True),
        ("CTR201", ("CTR3",), (), False),
        ("CTR201", (), ("CTR2",), False),
        ("CTR201", ("CTR201",), ("CTR2",), True),
        ("CTR201", ("CTR2",), ("CTR201",), False),
    ],
)
def test_selection(code: str, select: tuple[str], ignore: tuple[str], expected: bool) -> None:
    assert selected(code, select, ignore) is expected


def test_a_name_torn_by_its_comma_is_put_together(real_text: str) -> None:
    raw = replaced(
        real_text,
        (
            "- các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy",
            "- các cơ quan chuyên trách tham mưu\n          - giúp việc Đảng ủy",
        ),
    )
    hints = [f.hint for f in check(from_bytes(raw, "x.yaml"), ("CTR301",))]
    assert len(hints) == 2
    assert all("các cơ quan chuyên trách tham mưu, giúp việc Đảng ủy" in hint for hint in hints)


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ([13, 4, 5, 6], [13]),
        ([3, 4, 5, 1, 2], []),
        ([3, 4, 9, 6], [9]),
        ([3, 5, 6], [5]),
        ([3, 4, 4, 5], [4, 5]),
        ([1, 2, 3], []),
    ],
)
def test_the_wrong_number_is_blamed_and_a_new_term_begins_at_one(
    numbers: list[int], wrong: list[int]
) -> None:
    meetings = "\n".join(
        f"      - {{number: {number}, month: {month}, items: [{{text: Một.}}]}}"
        for month, number in enumerate(numbers, 1)
    )
    piece = f"bodies:\n  - id: hdnd\n    name: Hội đồng nhân dân xã\n    meetings:\n{meetings}\n"
    source = from_bytes(merged(piece), "x.yaml")
    blamed = check(source, ("CTR201",))
    values = [
        int(source.lines[f.span.line - 1][f.span.column - 1 : f.span.end_column - 1])
        for f in blamed
    ]
    assert values == wrong[: len(values)] if wrong else values == []
    assert bool(values) == bool(wrong)


@pytest.mark.parametrize(
    "slip",
    [
        ("  - id: ubnd\n", "  - id: UBND\n"),
        ("aliases: [UBND phường, UBND]", "aliases: UBND phường"),
        (
            "      - number: 4\n        month: 6\n        items:",
            "      - number: 4\n        month: 6\n        item:",
        ),
        ("      - number: 4\n", "      - number: bốn\n"),
    ],
)
def test_one_slip_of_shape_raises_no_other_findings(real_text: str, slip: tuple[str, str]) -> None:
    errors = {
        f.code
        for f in check(from_bytes(replaced(real_text, slip), "x.yaml"))
        if f.severity == "error"
    }
    assert errors <= {"CTR111", "CTR112", "CTR113", "CTR114"}


def test_findings_stay_at_their_lines_when_an_entry_is_left_out(real_text: str) -> None:
    changes = (
        (
            "          - text: Thông qua Chương trình hành động",
            "          - 5\n          - text: Thông qua Chương trình hành động",
        ),
        ("[Ủy ban nhân dân phường, Hội đồng nhân dân]", "[Phòng Kinh tế]"),
    )
    source = from_bytes(replaced(real_text, *changes), "x.yaml")
    found = check(source, ("CTR112", "CTR301"))
    shown = [source.lines[f.span.line - 1].strip() for f in found]
    assert shown == ["- 5", "agencies: [Phòng Kinh tế]"]


def test_what_could_not_be_read_is_told_whatever_is_selected() -> None:
    for select, ignore in (((), ("CTR1",)), (("CTR2",), ())):
        assert "CTR105" in codes_of(b"a: [b", select, ignore)


def codes_of(raw: bytes, select: tuple[str, ...], ignore: tuple[str, ...]) -> set[str]:
    return {finding.code for finding in check(from_bytes(raw, "x.yaml"), select, ignore)}


@pytest.mark.parametrize(
    "text",
    [
        "Thông qua Chương trình Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 9.",
        "Rà soát nội dung đã trình Hội nghị Ban Chấp hành Đảng bộ phường lần thứ 2.",
    ],
)
def test_the_word_trinh_within_other_words_submits_nothing(text: str) -> None:
    piece = (
        "bodies:\n  - {id: bch, name: Ban Chấp hành Đảng bộ phường, "
        "meetings: [{number: 3, month: 3, items: [{text: Một.}]}]}\n"
        f"  - {{id: btv, name: Ban Thường vụ, meetings: [{{month: 3, items: [{{text: '{text}'}}]}}]}}\n"
    )
    assert "CTR211" not in codes(merged(piece))


def test_an_agency_that_meets_does_its_own_work_with_the_help_of_others() -> None:
    page = explanations()["CTR309"].wrong
    own = page.replace("name: Ủy ban nhân dân xã\n", "name: Phòng Kinh tế\n")
    assert own != page and codes(merged(own), "CTR309") == set()
    most = page.replace(
        "agencies: [Phòng Kinh tế]}", "agencies: [{agency: Phòng Kinh tế, role: coordinate}]}"
    )
    assert most != page and codes(merged(most), "CTR309") == set()
