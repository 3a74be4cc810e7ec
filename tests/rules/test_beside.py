"""Rules of the follow-up and of the office's settings: examples, places, and whole runs of `ctr validate`."""

import json
from pathlib import Path

import pytest

from ctr_cli.checking.beside import check_follow_up, check_office, program_in
from ctr_cli.checking.check import check
from ctr_cli.checking.explain import Explanation, explanations
from ctr_cli.data.yaml_values import parse
from ctr_cli.rules.registry import every_rule
from ctr_cli.source.load import from_bytes
from ctr_cli.source.office import office_for
from support import Run
from support.amendments import year_with_six_decisions

PROGRAMME = Path("programs/2026.yaml")
BESIDE = Path("programs/2026.follow-up.yaml")
RULES = every_rule()
OF_FOLLOW_UPS = [
    e for e in explanations().values() if e.code in RULES and RULES[e.code].of == "follow-up"
]
OF_OFFICES = [
    e for e in explanations().values() if e.code in RULES and RULES[e.code].of == "office"
]


def codes_of(piece: str) -> list[str]:
    year = "" if "year" in parse(piece).data else "year: 2026\n"
    BESIDE.write_text(f"format: 1\n{year}{piece}", "utf-8")
    return [finding.code for finding in check_follow_up(BESIDE)[1]]


@pytest.mark.parametrize("entry", OF_FOLLOW_UPS, ids=lambda e: e.code)
def test_a_rule_of_follow_ups_hits_its_wrong_example_alone(
    workspace: Path, entry: Explanation
) -> None:
    assert codes_of(entry.wrong) == [entry.code]
    assert codes_of(entry.right) == []
    assert RULES[entry.code].severities == entry.severities


@pytest.mark.parametrize("entry", OF_OFFICES, ids=lambda e: e.code)
def test_a_rule_of_offices_hits_its_wrong_example(workspace: Path, entry: Explanation) -> None:
    for piece, expected in ((entry.wrong, [entry.code]), (entry.right, [])):
        Path("ctr.yaml").write_text(piece, "utf-8")
        office, source = office_for(PROGRAMME)
        assert source is not None
        found = check_office(source, office, [program_in(PROGRAMME)])
        assert [finding.code for finding in found] == expected


@pytest.mark.parametrize(
    ("piece", "codes"),
    [
        ("items: [{item: btv-3.8, done: 2026-02-30}]", ["CTR244"]),
        ("items: [{item: btv-3.8, done: 2024-02-20}]", ["CTR244"]),
        ("items: [{item: btv-12.1, status: done, done: 2027-01-10, result: x}]", []),
        ("items: [{item: btv-3.8, reports: [{agency: ubnd, on: 2026-04-31}]}]", ["CTR244"]),
        ("unplanned: [{id: ng-1, text: Việc mới., body: xyz}]", ["CTR242"]),
        ("unplanned: [{id: ng-1, text: Việc., agencies: [xyz], done: 2020-01-01}]", ["CTR243", "CTR244"]),
        ("meetings: [{meeting: btv-3}, {meeting: btv-3}]", ["CTR245"]),
        ("items: [{item: btv-3.8, reports: [{agency: ubnd}, {agency: ubnd}]}]", ["CTR245"]),
        ("items: [{item: btv-3.8, reports: [{agency: ubnd, ask: {move: 2027}}]}]", []),
        ("items: [{item: btv-3.8, reports: [{agency: ubnd, ask: {move: btv-11}}]}]", []),
        ("items: [{item: btv-3.8, reports: [{agency: ubnd, ask: {move: btv-99}}]}]", ["CTR246"]),
        ("items: [{item: btv-3.8, reports: [{agency: ubnd, ask: {move: 5, drop: true}}]}]", ["CTR246"]),
        ("items: [{item: btv-3.8, reports: [{agency: ubnd, ask: {reason: xin thêm người}}]}]", []),
        ("items: [{item: btv-3.8, ask: {move: btv-99}}]", ["CTR246"]),
        ("items: [{item: btv-9.1, reports: [{agency: ubnd, status: done, on: 2026-02-11}]}]", ["CTR250"]),
        ("items: [{item: btv-9.1, reports: [{agency: ubnd, status: submitted, on: 2026-02-11}]}]", []),
        ("items: [{item: btv-9.1, reports: [{agency: ubnd, status: submitted, on: 2025-02-11}]}]", ["CTR250"]),
        ("items: [{item: btv-1.1, reports: [{agency: ubnd, status: submitted, on: 2025-12-20}]}]", []),
        ("meetings: [{meeting: btv-1, date: 2026-01-24, held: 2026-01-20}]", []),
        ("items: [{item: btv-3.8, ask: {}}]", ["CTR246"]),
        ("items: [{item: btv-3.8, status: done, done: 2026-03-25, result: 'NQ số 12/NQ-ĐU'}]", ["CTR256"]),
        ("items: [{item: btv-3.8, reports: [{agency: ubnd, status: submitted, result: 15-TTr/UBND}]}]", ["CTR256"]),
        ("items: [{item: btv-3.8, reports: [{agency: ubnd, status: submitted, result: '15/TTr-UBND, 45/BC-ĐBP'}]}]", []),
        ("meetings: [{meeting: btv-3, conclusion: '52 - TB/ĐU'}, {meeting: btv-4, conclusion: 52-KL/ĐU}]", []),
        ("meetings: [{meeting: btv-10, held: 2026-10-22}, {meeting: btv-7, held: 2026-07-28}]", ["CTR258"]),
        (
            "items: [{item: btv-3.1, status: done, done: 2026-03-25}, {item: btv-3.3, status: done, done: 2026-03-25}]",
            ["CTR249"],
        ),
        ("items: [{item: btv-3.8, text: 'CHO Y KIEN VAO DU THAO…', status: doing}]", []),
        ("meetings: [{meeting: btv-2, date: 2026-02-17}]", ["CTR253"]),
        ("meetings: [{meeting: btv-2, date: 2026-02-17}] # ctr: bỏ qua CTR253 - họp trực Tết", []),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_follow_up(workspace: Path, piece: str, codes: list[str]) -> None:
    assert codes_of(f"{piece}\n") == codes


@pytest.mark.parametrize(
    ("piece", "mend"),
    [
        ("", "ctr track btv-3 --conclusion 52-TB/ĐU"),
        ("meetings: [{meeting: btv-3, held: 2026-03-25, conclusion: 52-TB/ĐU}]", "ctr track btv-3.1 --result 12-NQ/ĐU"),
    ],
)  # fmt: skip
def test_a_result_is_asked_for_where_none_is_recorded_yet(
    workspace: Path, piece: str, mend: str
) -> None:
    done = "items: [{item: btv-3.1, status: done, done: 2026-03-24}]"
    BESIDE.write_text(f"format: 1\nyear: 2026\n{piece}\n{done}\n", "utf-8")
    (finding,) = check_follow_up(BESIDE, ("CTR249",))[1]
    assert mend in str(finding.hint)


def test_a_dropped_item_and_one_that_left_the_year(workspace: Path) -> None:
    text = year_with_six_decisions().decode("utf-8").replace("move: btv-3.10", "move: btv-4.1")
    PROGRAMME.write_text(text, "utf-8")
    piece = "items: [{item: btv-3.10, status: doing}, {item: btv-10.3, status: doing}, {item: bs-2, status: doing}]\n"
    assert codes_of(piece) == ["CTR247", "CTR247"]


@pytest.mark.parametrize(("held", "codes"), [("2026-06-17", []), ("2026-06-24", ["CTR257"])])
def test_a_conclusion_that_is_an_earlier_decision(
    workspace: Path, held: str, codes: list[str]
) -> None:
    PROGRAMME.write_bytes(year_with_six_decisions())
    assert (
        codes_of(f"meetings: [{{meeting: btv-6, held: {held}, conclusion: 45-TB/ĐU}}]\n") == codes
    )


def test_without_a_programme_it_is_told_once(workspace: Path) -> None:
    PROGRAMME.unlink()
    assert codes_of("items: [{item: btv-3.88}]\n") == ["CTR240"]


@pytest.mark.parametrize("text", ["", "- a\n", "a: [", "year: 1\n"])
def test_a_broken_one_without_a_programme_is_told(ctr: Run, workspace: Path, text: str) -> None:
    PROGRAMME.unlink()
    BESIDE.write_text(text, "utf-8")
    ran = ctr("validate", BESIDE)
    assert ran.code == 1
    assert "CTR240" in ran.out


def test_one_that_cannot_be_opened_is_told(ctr: Run, workspace: Path) -> None:
    BESIDE.mkdir()
    ran = ctr("validate")
    assert ran.code == 3
    assert "2026.follow-up.yaml" in ran.out and "thư mục" in ran.out
    assert ctr("validate", "programs/2025.follow-up.yaml").code == 3


@pytest.mark.parametrize(
    ("names", "files"),
    [
        ([], 2),
        (["programs"], 2),
        (["programs/2026.yaml"], 2),
        (["programs/*.yaml"], 2),
        (["programs/2026.follow-up.yaml"], 1),
        (["programs/2026.yaml", "programs/2026.follow-up.yaml"], 2),
        (["programs/2026.follow-up.yaml", "./programs/../programs/2026.follow-up.yaml"], 1),
    ],
)
def test_validate_counts_it_once_however_named(
    ctr: Run, workspace: Path, names: list[str], files: int
) -> None:
    codes_of("items: [{item: btv-3.88}]\n")
    ran = ctr("validate", *names, "-f", "json", "--select", "CTR24")
    answer = json.loads(ran.out)
    assert ran.code == 1
    assert answer["summary"]["files"] == files
    (finding,) = answer["findings"]
    assert (finding["file"], finding["line"]) == ("programs/2026.follow-up.yaml", 3)
    assert finding["place"] == "Nội dung btv-3.88"


def test_fix_leaves_it_alone(ctr: Run, workspace: Path) -> None:
    codes_of("items:   [ {item: btv-3.8,status: doing} ]\n")
    before = BESIDE.read_bytes()
    ctr("validate", "--fix", "--select", "CTR401")
    assert BESIDE.read_bytes() == before


def test_an_agency_that_one_of_two_programmes_knows_is_known(ctr: Run, workspace: Path) -> None:
    older = PROGRAMME.read_text("utf-8").replace("id: cong-an", "id: cong-an-cu")
    Path("programs/2025.yaml").write_text(older, "utf-8")
    Path("ctr.yaml").write_text("deadlines: {cong-an-cu: 7, cong-an: 3}\n", "utf-8")
    for named in ("programs", "programs/2026.yaml", "programs/2025.yaml", "ctr.yaml"):
        assert "CTR270" not in ctr("validate", named).out, named
    Path("ctr.yaml").write_text("deadlines: {cong-an-la: 7, cong-an: 3}\n", "utf-8")
    ran = ctr("validate", "programs/2026.yaml")
    assert "CTR270" in ran.out and "ctr.yaml:1:13" in ran.out
    assert "CTR270" not in ctr("validate", "programs/2026.yaml", "--ignore", "CTR270").out


def test_papers_of_its_own_work_are_due_as_the_committee_has_it(ctr: Run, workspace: Path) -> None:
    """A line that only helps helps the committee itself, which has a lead of its own."""
    Path("own.yaml").write_text(
        """\
format: 1
year: 2026
issuer: {parent: Đảng bộ tỉnh Lào Cai, name: Đảng ủy xã Bắc Hà}
document: {symbol: CTr/ĐU, place: Bắc Hà, date: 2025-12, title: Công tác năm 2026}
agencies:
  - {id: btv, name: Ban Thường vụ Đảng ủy xã}
  - {id: van-phong, name: Văn phòng Đảng ủy}
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy xã
    meetings:
      - month: 3
        date: 2026-03-20
        agencies: [{agency: Văn phòng Đảng ủy, role: coordinate}]
        items: [{text: Cho ý kiến kế hoạch đại hội., deadline: 2026-03-12}]
""",
        "utf-8",
    )
    assert "CTR926" not in ctr("validate", "own.yaml", "--select", "CTR926").out
    Path("ctr.yaml").write_text("deadlines: {btv: 10}\n", "utf-8")
    assert "CTR926" in ctr("validate", "own.yaml", "--select", "CTR926").out


@pytest.mark.parametrize(
    ("body", "told"),
    [("Công việc của Ủy ban nhân dân xã Bắc Hà", False), ("Ủy ban nhân dân xã Bắc Hà", True)],
)
def test_a_work_that_ends_in_another_month_comes_late_to_a_meeting_alone(
    body: str, told: bool
) -> None:
    raw = f"""\
format: 1
year: 2026
issuer: {{parent: Ủy ban nhân dân tỉnh Lào Cai, name: Ủy ban nhân dân xã Bắc Hà}}
document: {{symbol: CTr-UBND, place: Bắc Hà, date: 2025-12, title: Công tác năm 2026}}
bodies:
  - id: viec
    name: {body}
    meetings:
      - month: 3
        items: [{{text: Sửa chữa các tuyến kênh mương nội đồng., deadline: 2026-04-15}}]
""".encode()
    found = check(from_bytes(raw, "x.yaml"), select=("CTR926",))
    assert bool(found) is told
