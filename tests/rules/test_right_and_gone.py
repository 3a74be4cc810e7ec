"""What no longer exists is found, and named with its successor; what speaks of the past, or is only called so, is not."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from ctr_cli.checking.check import check
from ctr_cli.data import table
from ctr_cli.model.finding import Finding
from ctr_cli.source.load import from_bytes, load
from support import DATA
from support.sentences import Place, doubted_where, programme

FOLDER = DATA / "content"
OUTDATED = ("CTR912", "CTR914", "CTR915", "CTR945", "CTR946")
JUDGED = ("CTR8", "CTR9")


def rows(name: str, columns: int) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line.split(" | ", columns - 1) for line in lines if not line.startswith("#")]


def findings(raw: bytes, select: tuple[str, ...] = OUTDATED) -> list[Finding]:
    return [f for f in check(from_bytes(raw, "x.yaml"), select=select) if f.severity != "info"]


@pytest.mark.no_cover
def test_right_sentences_are_not_doubted() -> None:
    places = [
        (Place("5" if month == "*" else month, body=body), sentence)
        for when, sentence in rows("right.txt", 2)
        for body, month in [when.split()]
    ]
    assert len(places) > 200
    assert doubted_where(places, lambda raw: findings(raw, JUDGED)) == {}


def test_a_wrong_sentence_is_found() -> None:
    lost = []
    for month, codes, sentence in rows("wrong.txt", 3):
        found = findings(programme(month, sentence), tuple(codes.split()))
        lost += [] if found else [sentence]
        for finding in found:
            assert finding.hint.startswith("đề nghị kiểm tra ("), sentence
            assert finding.fix is None, sentence
    assert lost == []


@pytest.mark.parametrize(
    ("words", "successor"),
    [
        ("Làm việc với Sở Kế hoạch và Đầu tư.", "Sở Tài chính"),
        ("Làm việc với Bộ Giao thông vận tải.", "Bộ Xây dựng"),
        ("Báo cáo Tỉnh ủy Hải Dương.", "thành phố Hải Phòng"),
        ("Tuyên truyền Luật Đất đai năm 2013.", "Luật Đất đai số 31/2024/QH15 ngày 18/1/2024"),
        ("Tuyên truyền Luật Căn cước công dân.", "Luật Căn cước số 26/2023/QH15"),
        ("Thực hiện Quy định số 22-QĐ/TW ngày 28/7/2021.", "Quy định số 296-QĐ/TW ngày 30/5/2025"),
    ],
)
def test_the_successor_is_named(words: str, successor: str) -> None:
    (found,) = findings(programme("3", words))
    assert successor in found.message


def test_a_parent_that_was_merged_away_is_found_and_so_is_an_agency_and_a_base() -> None:
    raw = programme("3", "Cho ý kiến.").decode()
    raw = raw.replace("issuer: {", "issuer: {parent: Đảng bộ tỉnh Nam Định, ")
    raw = raw.replace("title:", "bases: [Căn cứ Luật Đất đai ngày 29/11/2013.], title:")
    raw = raw.replace("bodies:", "agencies: [{id: tp, name: Phòng Tư pháp}]\nbodies:", 1)
    found = {f.code: f.span.line for f in findings(raw.encode())}
    assert found == {"CTR914": 3, "CTR945": 4, "CTR915": 5}


@pytest.mark.parametrize(("year", "count"), [(2024, 0), (2025, 0), (2026, 1)])
def test_a_programme_of_a_past_year_speaks_in_its_own_terms(year: int, count: int) -> None:
    raw = programme("3", "Triển khai Nghị quyết của Huyện ủy.").decode()
    raw = raw.replace("2026", str(year)).replace("2025-12", f"{year - 1}-12")
    assert len(findings(raw.encode())) == count


@pytest.mark.parametrize(
    "sentence",
    [
        "Rà soát dự án của Ủy ban nhân dân huyện giai đoạn 2021 - 2025.",
        "Thực hiện Kế hoạch số 15-KH/HU ngày 12/3/2024 của Huyện ủy.",
        "Kiểm tra Trường Trung học cơ sở Thị trấn Cát Hải.",
        "Ký kết với huyện Noọng Hét của nước bạn Lào.",
    ],
)
def test_dates_names_and_neighbours_tell_that_the_past_or_another_is_meant(sentence: str) -> None:
    assert findings(programme("3", sentence)) == []


def test_a_law_cited_by_name_has_its_successor_in_the_table() -> None:
    for entry in table("laws")["acts"]:
        numbers = [written.partition(" ")[0] for written in (entry["now"], *entry["was"])]
        assert len(set(numbers)) == len(numbers)


@pytest.mark.no_cover
def test_long_texts_take_time_in_proportion() -> None:
    import time

    def seconds(times: int) -> float:
        raw = programme("3", "Sở Y tế, phòng học, tỉnh lộ, số 5/2026, Luật của huyện đảo. " * times)
        source = from_bytes(raw, "x.yaml")
        begun = time.process_time()
        check(source, select=OUTDATED)
        return time.process_time() - begun

    seconds(10)
    assert seconds(1000) < 40 * max(seconds(100), 0.002)


OFFICES = sorted((DATA / "offices").glob("*.yaml"))


@pytest.mark.no_cover
@pytest.mark.parametrize("path", OFFICES, ids=lambda path: path.stem)
def test_a_right_programme_of_another_office_has_no_error_of_content(path: Path) -> None:
    found = check(load(str(path)), select=("CTR2", "CTR3", *JUDGED))
    assert [f"{f.code} {f.message}" for f in found if f.severity != "info"] == []


@pytest.mark.parametrize(
    ("place", "told"),
    [("Tân Tiến", False), ("TÂN TIẾN", False), ("Hải Phòng", False), ("Kiến Hải", True)],
)
def test_the_place_is_the_issuers_or_that_of_who_stands_over_it(place: str, told: bool) -> None:
    raw = programme("3", "Cho ý kiến.").decode()
    raw = raw.replace("issuer: {", "issuer: {parent: Đảng bộ thành phố Hải Phòng, ")
    raw = raw.replace("place: Tân Tiến", f"place: {place}")
    found = check(from_bytes(raw.encode(), "x.yaml"), select=("CTR907",))
    assert bool(found) is told


def numbered(*numbers: int | None) -> bytes:
    meetings = "".join(
        f"      - {{month: {2 * at + 1}, {f'number: {number}, ' if number else 'kind: thematic, '}"
        "items: [{text: Cho ý kiến công tác cán bộ.}]}\n"
        for at, number in enumerate(numbers)
    )
    head = programme("3", "x").decode().partition("    meetings:")[0]
    return f"{head}    meetings:\n{meetings}".encode()


@pytest.mark.parametrize(
    ("numbers", "codes"),
    [
        ((4, None, 6), []),
        ((4, None, 5), []),
        ((4, None, None, 6), []),
        ((4, None, 7), ["CTR201"]),
        ((4, 6), ["CTR201"]),
        ((4, None, 4), ["CTR201"]),
    ],
)
def test_a_session_without_a_number_may_take_one_of_the_row(
    numbers: tuple[Any, ...], codes: list[str]
) -> None:
    found = check(from_bytes(numbered(*numbers), "x.yaml"), select=("CTR201",))
    assert [f.code for f in found] == codes


@pytest.mark.parametrize(
    ("kept", "told"),
    [("Lưu: VT", True), ("Lưu Văn phòng Đảng ủy", False), ("Lưu UBND xã", True)],
)
def test_a_party_paper_is_kept_in_its_own_office(kept: str, told: bool) -> None:
    raw = programme("3", "Cho ý kiến.").decode().replace("Lưu Văn phòng Đảng ủy", f"'{kept}'")
    assert bool(check(from_bytes(raw.encode(), "x.yaml"), select=("CTR940",))) is told


def test_a_parent_that_is_no_more_is_told_once_and_the_level_of_offices_not_at_all() -> None:
    raw = programme("3", "Triển khai kết luận của Thành ủy. Báo cáo Thành ủy.").decode()
    for parent, codes in (
        ("Đảng bộ tỉnh Nam Định", {"CTR914": 1}),
        ("Đảng bộ tỉnh Ninh Bình", {"CTR913": 1}),
    ):
        told = raw.replace("issuer: {", f"issuer: {{parent: {parent}, ")
        found = check(from_bytes(told.encode(), "x.yaml"), select=("CTR913", "CTR914"))
        assert Counter(f.code for f in found) == codes
        assert [len(f.related) for f in found if f.code == "CTR913"] == [1] * codes.get("CTR913", 0)


OF_A_COMPANY = """\
format: 1
year: 2026
issuer: {{name: {issuer}}}
document: {{symbol: CTr/ĐU, place: Hà Nội, date: 2025-12, title: Công tác năm 2026}}
agencies:
  - {{id: tuyen-giao, name: Ban Tuyên giáo Đảng ủy}}
bodies:
  - id: btv
    name: Ban Thường vụ Đảng ủy
    meetings:
      - {{month: 5, items: [{{text: Cho ý kiến công tác cán bộ., agencies: [tuyen-giao]}}]}}
recipients: [{{name: Ban Thường vụ Đảng ủy Tập đoàn, purpose: để báo cáo}}]
"""


@pytest.mark.parametrize(
    ("issuer", "codes"),
    [("Đảng ủy Tổng công ty Cảng", []), ("Đảng ủy phường Đồ Sơn", ["CTR915"])],
)
def test_a_companys_committee_may_keep_its_own_boards(issuer: str, codes: list[str]) -> None:
    found = check(from_bytes(OF_A_COMPANY.format(issuer=issuer).encode(), "x.yaml"))
    assert [f.code for f in found if f.code == "CTR915"] == codes


@pytest.mark.parametrize(
    ("bases", "told"),
    [
        ("Căn cứ Điều lệ Đảng;', 'Căn cứ Quy chế làm việc,", False),
        ("Căn cứ Điều lệ Đảng', 'Căn cứ Quy chế làm việc", False),
        ("Căn cứ Điều lệ Đảng,', 'Căn cứ Quy chế làm việc,", True),
        ("Căn cứ Điều lệ Đảng:', 'Căn cứ Quy chế làm việc", True),
        ("Căn cứ Điều lệ Đảng;', 'Căn cứ Quy chế làm việc;", True),
    ],
)
def test_a_basis_is_closed_by_its_mark_or_left_to_the_document(bases: str, told: bool) -> None:
    raw = programme("3", "Cho ý kiến.").decode()
    raw = raw.replace("title:", f"bases: ['{bases}'], title:", 1)
    assert bool(check(from_bytes(raw.encode(), "x.yaml"), select=("CTR935",))) is told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("Ban Thường vụ Hội Nông dân xã", True),
        ("Ban Chấp hành Hội Nông dân xã", False),
        ("Ban Chấp hành Công đoàn xã", False),
    ],
)
def test_a_committee_of_a_union_elects_into_its_own(body: str, told: bool) -> None:
    raw = programme("3", "Bầu bổ sung Ủy viên Ban Chấp hành.").decode()
    raw, changed = re.subn(r"name: Ban Thường vụ Đảng ủy \w+", f"name: {body}", raw)
    assert changed == 1
    assert bool(check(from_bytes(raw.encode(), "x.yaml"), select=("CTR911",))) is told
