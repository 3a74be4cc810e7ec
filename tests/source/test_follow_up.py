"""The follow-up beside a programme: found by its name, read with places, changed letter by letter."""

import shutil
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctr_cli.data import table
from ctr_cli.language.keys import nfc
from ctr_cli.model.follow_up import (
    STATUSES,
    Ask,
    FollowUp,
    ItemRecord,
    MeetingRecord,
    Report,
    Status,
    Unplanned,
    empty,
    status_meant,
    status_name,
)
from ctr_cli.source.discover import find_program, follow_up_path, is_follow_up, programme_of
from ctr_cli.source.follow_up import Found, load_follow_up
from ctr_cli.source.follow_up_edits import text_with
from support import Run

WRITTEN = """\
# Sổ của văn phòng
format: 1
year: 2026
meetings:
  - {meeting: btv-3, date: 2026-03-25, start: '08:00'} # đã báo các đồng chí
items:
  # việc hay bị quên
  - item: btv-3.8
    text: Cho ý kiến vào dự thảo Nghị quyết
    status: doing # chờ Ủy ban
    reports:
      - {agency: ubnd, status: submitted, on: 2026-03-20}
"""
PROGRAMME = Path("programs/2026.yaml")
BESIDE = Path("programs/2026.follow-up.yaml")


@pytest.fixture
def written(workspace: Path) -> Found:
    return found_in(WRITTEN)


def found_in(text: str) -> Found:
    BESIDE.write_bytes(text.encode("utf-8"))
    return load_follow_up(PROGRAMME, 2026)


def with_item(found: Found, **values: Any) -> FollowUp:
    follow_up = found.follow_up
    first, *rest = follow_up.items
    items = [first.model_copy(update=values), *rest]
    return follow_up.model_copy(update={"items": items})


def test_names_lead_both_ways() -> None:
    assert follow_up_path(PROGRAMME) == BESIDE
    assert programme_of(BESIDE) == PROGRAMME
    assert is_follow_up(BESIDE)
    assert not is_follow_up(PROGRAMME)


def test_discovery_never_takes_it_for_a_programme(workspace: Path) -> None:
    shutil.copy(PROGRAMME, BESIDE)
    found = find_program(workspace, 2026)
    assert found is not None
    assert found.path.name == "2026.yaml"
    assert found.others == []


def test_without_a_file_nothing_is_recorded(workspace: Path) -> None:
    found = load_follow_up(PROGRAMME, 2026)
    assert found.raw is None
    assert found.follow_up == empty(2026)
    assert not found.broken


def test_what_is_read_is_what_is_written(written: Found) -> None:
    assert not written.source.findings
    assert written.follow_up.meetings == [
        MeetingRecord(meeting="btv-3", date="2026-03-25", start="08:00")
    ]
    (item,) = written.follow_up.items
    assert (item.status, item.reports) == (
        "doing",
        [Report(agency="ubnd", status="submitted", on="2026-03-20")],
    )


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("items: [{item: btv-3.8, status: xong}]", "CTR114", "chọn một trong: todo"),
        ("items: [{item: btv-3.8, done: 25/3/2026}]", "CTR114", "done: 2026-03-25"),
        ("items: [{item: BTV 3}]", "CTR114", "ví dụ btv-3"),
        ("items: [{item: btv-3.8, statu: done}]", "CTR111", "`status`"),
        ("meetings: [{meeting: btv-3, start: sáng}]", "CTR114", "giờ:phút"),
        ("items: [{status: done}]", "CTR113", "item: …"),
        ("items: x", "CTR112", "- …"),
        ("zzz: []", "CTR111", "các khóa dùng được"),
    ],
)
def test_what_does_not_fit_is_told_with_its_place(
    workspace: Path, line: str, code: str, said: str
) -> None:
    found = found_in(f"format: 1\nyear: 2026\n{line}\n")
    assert found.broken
    (finding,) = found.source.findings
    assert (finding.code, finding.span.line) == (code, 3)
    assert said in finding.hint
    assert finding.file == str(BESIDE)


@pytest.mark.parametrize("text", ["", "- a\n", "chữ\n", "\x00", "a: [", "items: {"])
def test_what_is_no_mapping_is_told_and_read_as_empty(workspace: Path, text: str) -> None:
    found = found_in(text)
    assert found.broken
    assert found.follow_up == empty(2026)


def test_what_is_too_large_or_no_file_is_told(workspace: Path) -> None:
    BESIDE.write_bytes(b"#" * 5_000_000)
    assert load_follow_up(PROGRAMME, 2026).broken
    BESIDE.unlink()
    BESIDE.mkdir()
    assert load_follow_up(PROGRAMME, 2026).broken


def test_nothing_changed_is_nothing_to_write(written: Found) -> None:
    assert text_with(written, written.follow_up) is None
    spelled = found_in(WRITTEN.replace("    status: doing", "    note: null\n    status: doing"))
    assert text_with(spelled, spelled.follow_up) is None


def test_a_change_touches_its_own_letters_only(written: Found) -> None:
    text = text_with(written, with_item(written, status="done", done="2026-03-25"))
    assert text == WRITTEN.replace(
        "    status: doing # chờ Ủy ban\n",
        "    status: done # chờ Ủy ban\n    done: 2026-03-25\n",
    )


def test_a_report_is_added_and_another_changed(written: Found) -> None:
    reports = [
        Report(agency="ubnd", status="done", ask=Ask(move=11, reason="chờ hướng dẫn")),
        Report(agency="van-phong", status="doing"),
    ]
    text = text_with(written, with_item(written, reports=reports))
    assert text is not None
    again = found_in(text)
    assert again.follow_up.items[0].reports == reports
    assert text.startswith(WRITTEN[: WRITTEN.index("      - {agency")])


def test_an_empty_key_takes_its_value(workspace: Path) -> None:
    found = found_in("format: 1\nyear: 2026\nitems:\nmeetings: []\n")
    assert found.broken
    found = found_in("format: 1\nyear: 2026\nitems: []\n# hết\n")
    wanted = found.follow_up.model_copy(update={"items": [ItemRecord(item="bs-1", status="done")]})
    assert text_with(found, wanted) == (
        "format: 1\nyear: 2026\nitems:\n  - item: bs-1\n    status: done\n# hết\n"
    )


def test_line_ends_and_mark_stay(workspace: Path) -> None:
    found = found_in("\ufeff" + WRITTEN.replace("\n", "\r\n"))
    text = text_with(found, with_item(found, note="gấp"))
    assert text is not None
    assert text.startswith("\ufeff# Sổ")
    assert text.replace("\r\n", "").count("\n") == 0
    assert found_in(text).follow_up.items[0].note == "gấp"


OLD = "".join(map(chr, range(0xA0, 0xC0)))
"""Signs that fonts of TCVN3 have letters at: a word with one is told, and is no text of a follow-up."""
LETTERS = st.characters(categories=["L", "N", "P", "Zs"], exclude_characters=OLD)
TEXTS = st.text(LETTERS, min_size=1, max_size=12).map(lambda text: nfc(text).strip() or "x")
MAYBE = st.none() | TEXTS
STATUS = st.none() | st.sampled_from(STATUSES)
DAYS = st.none() | st.sampled_from(["2026-03-25", "2026-12-31"])
ASKS = st.none() | st.builds(Ask, move=st.none() | st.sampled_from([11, "btv-11"]), reason=MAYBE)
REPORTS = st.lists(
    st.builds(
        Report,
        agency=st.sampled_from(["ubnd", "hdnd"]),
        status=STATUS,
        on=DAYS,
        ask=ASKS,
        note=MAYBE,
    ),
    max_size=2,
    unique_by=lambda report: report.agency,
)
ITEMS = st.lists(
    st.builds(
        ItemRecord,
        item=st.sampled_from(["btv-3.8", "btv-3.1", "bs-1", "bch-3.2"]),
        text=MAYBE,
        status=STATUS,
        done=DAYS,
        result=MAYBE,
        reports=REPORTS,
    ),
    max_size=4,
    unique_by=lambda item: item.item,
)
FOLLOW_UPS = st.builds(
    FollowUp,
    format=st.just(1),
    year=st.just(2026),
    meetings=st.lists(st.builds(MeetingRecord, meeting=st.just("btv-3"), place=MAYBE), max_size=1),
    items=ITEMS,
    unplanned=st.lists(st.builds(Unplanned, id=st.just("ng-1"), text=TEXTS), max_size=1),
)


@given(before=FOLLOW_UPS, after=FOLLOW_UPS)
def test_any_follow_up_becomes_any_other(
    tmp_path_factory: pytest.TempPathFactory, before: FollowUp, after: FollowUp
) -> None:
    program = tmp_path_factory.mktemp("year") / "2026.yaml"
    beside = follow_up_path(program)
    for wanted in (before, after):
        found = load_follow_up(program, 2026)
        assert not found.source.findings
        if (text := text_with(found, wanted)) is not None:
            beside.write_bytes(text.encode("utf-8"))
        read = load_follow_up(program, 2026).follow_up
        assert _unordered(read) == _unordered(wanted)


def _unordered(follow_up: FollowUp) -> Any:
    data = follow_up.model_dump()
    for item in data["items"]:
        item["reports"].sort(key=lambda report: report["agency"])
    return data | {"items": sorted(data["items"], key=lambda item: item["item"])}


def test_status_words_stand_in_the_table_in_the_order_of_work() -> None:
    assert [entry["id"] for entry in table("follow-up")] == list(get_args(Status))
    for status in STATUSES:
        name = status_name(status)
        assert {status_meant(word) for word in (status, name, name.upper())} == {status}
    assert status_meant("da xong") == "done"
    assert status_meant("khong phat sinh") == "not_arising"
    assert status_meant("chưa rõ") is None


def test_named_as_the_programme_it_is_refused(workspace: Path, ctr: Run) -> None:
    found_in(WRITTEN)
    ran = ctr("agenda", "--month", 3, "-p", BESIDE)
    assert ran.code == 2
    assert "-p programs/2026.yaml" in ran.err


@pytest.mark.parametrize("kind", ["program", "follow-up", "office"])
def test_every_file_a_person_writes_has_a_schema(ctr: Run, kind: str) -> None:
    ran = ctr("schema", kind)
    assert ran.code == 0
    assert '"additionalProperties": false' in ran.out
