"""`# ctr: bỏ qua …` beside a line or above it: what it silences, and what is said of it."""

from typing import Any

import pytest

from ctr_cli.checking.check import check
from ctr_cli.checking.mend import mend
from ctr_cli.source.load import from_bytes
from support import SIGNED

WRONG = "Thông qua Kế hoạch kỷ niệm 94 năm Ngày thành lập Đoàn TNCS Hồ Chí Minh."


def findings(text: str, **options: Any) -> list[tuple[str, int]]:
    source = from_bytes(text.encode(), "x.yaml")
    return [(f.code, f.span.line) for f in check(source, **options)]


def with_item(line: str, above: str = "") -> str:
    before = f"          {above}\n" if above else ""
    return SIGNED.replace(
        "          - text: Kiểm điểm quý I.\n", f"{before}          - text: {line}\n"
    )


def test_without_a_comment_the_slip_is_found() -> None:
    assert [code for code, _ in findings(with_item(WRONG))] == ["CTR811"]


@pytest.mark.parametrize(
    "text",
    [
        with_item(f"{WRONG} # ctr: bỏ qua CTR811 - tính theo hồ sơ"),
        with_item(f"{WRONG} #ctr: bo qua ctr811 - tính theo hồ sơ"),
        with_item(f"{WRONG} # ctr: bỏ qua 811 - tính theo hồ sơ"),
        with_item(f"{WRONG}   # ctr: bỏ qua CTR811: tính theo hồ sơ"),
        with_item(f"'{WRONG}' # ctr: bỏ qua CTR811 – lý do có dấu # ở trong"),
        with_item(WRONG, "# ctr: bỏ qua CTR811 - tính theo hồ sơ"),
        with_item(WRONG, "# ctr: bỏ qua CTR811 - tính theo hồ sơ\n\n          # một lời ghi khác"),
    ],
)
def test_a_comment_with_a_reason_silences_its_line(text: str) -> None:
    assert findings(text) == []


@pytest.mark.parametrize(
    "text",
    [
        with_item(f"'{WRONG} # ctr: bỏ qua CTR811 - trong câu'"),
        with_item(f'"{WRONG} # ctr: bỏ qua CTR811 - trong câu"'),
        with_item(f">-\n              {WRONG}\n              # ctr: bỏ qua CTR811 - trong câu"),
    ],
)
def test_a_sign_inside_a_value_is_no_comment(text: str) -> None:
    assert "CTR811" in [code for code, _ in findings(text)]


@pytest.mark.parametrize(
    "comment",
    [
        "# ctr: bỏ qua CTR811",
        "# ctr: bỏ qua CTR811 -",
        "# ctr: bỏ qua - vì thế",
        "# ctr: bỏ qua CTR999 - không có mã ấy",
        "# ctr: bỏ qua CTR105 - lỗi của tệp",
        "# ctr: tắt CTR811",
        "# ctr bỏ qua CTR811 - thiếu hai chấm",
        "# bỏ qua CTR811 - không gọi ctr",
    ],
)
def test_a_comment_that_does_not_say_enough_silences_nothing_and_is_reported(comment: str) -> None:
    found = [code for code, _ in findings(with_item(f"{WRONG} {comment}"))]
    assert found == ["CTR811", "CTR117"]


@pytest.mark.parametrize(
    "comment", ["# ctr: bỏ qua CTR811", "# ctr bỏ qua ctr811 - cũ", "# ctr: bỏ qua CTR5 - giữ"]
)
def test_the_mend_of_a_comment_names_the_code_of_its_line(comment: str) -> None:
    found = check(from_bytes(with_item(f"{WRONG} {comment}").encode(), "x.yaml"), ("CTR",))
    (about,) = [finding for finding in found if finding.code == "CTR117"]
    assert about.hint == "viết: # ctr: bỏ qua CTR811 - lý do"


def test_places_that_are_silenced_are_not_counted() -> None:
    items = [f"          - text: Triển khai Chi thị số {n}." for n in (21, 22, 23, 24)]
    for silent, message in ((1, "(3 chỗ)"), (2, "(2 chỗ)"), (3, "")):
        lines = [
            f"{item} # ctr: bỏ qua CTR503 - nguyên văn" if at < silent else item
            for at, item in enumerate(items)
        ]
        raw = SIGNED.replace("          - text: Kiểm điểm quý I.\n", "\n".join(lines) + "\n")
        (finding,) = check(from_bytes(raw.encode(), "x.yaml"), ("CTR503",))
        assert finding.message.endswith(message)
        assert ("chỗ)" in finding.message) == bool(message)


def test_an_unused_comment_is_reported_at_its_place() -> None:
    text = with_item("Kiểm điểm quý I. # ctr: bỏ qua CTR811, CTR801 - để sau")
    assert [code for code, _ in findings(text)] == ["CTR118"]


def test_a_half_used_comment_names_what_is_not_used() -> None:
    source = from_bytes(with_item(f"{WRONG} # ctr: bỏ qua CTR811, CTR801 - cũ").encode(), "x.yaml")
    (only,) = check(source)
    assert only.code == "CTR118"
    assert "CTR801" in only.message
    assert "CTR811" not in only.message


def test_a_silence_for_what_was_not_looked_for_is_not_unused() -> None:
    text = with_item("Kiểm điểm quý I. # ctr: bỏ qua CTR811 - để sau")
    assert findings(text, ignore=("CTR811",)) == []
    assert findings(text, select=("CTR2",)) == []


def test_another_line_stays_heard() -> None:
    text = with_item("Kiểm điểm quý I. # ctr: bỏ qua CTR811 - nhầm dòng").replace(
        "agencies: [Văn phòng Đảng ủy]\n",
        f"agencies: [Văn phòng Đảng ủy]\n          - text: {WRONG}\n",
    )
    assert {"CTR811", "CTR118"} <= {code for code, _ in findings(text)}


def test_a_broken_file_still_tells_of_its_comments() -> None:
    assert ("CTR117", 2) in findings("format: 1\nyear: [2026 # ctr: bỏ qua CTR811\n")


@pytest.mark.parametrize("silent", [0, 1, 2])
def test_one_of_many_places_is_silenced_and_the_others_stay(silent: int) -> None:
    items = [f"          - text: Triển khai Chi thị số {n}." for n in (21, 22, 23)]
    items[silent] += " # ctr: bỏ qua CTR503 - nguyên văn"
    raw = SIGNED.replace("          - text: Kiểm điểm quý I.\n", "\n".join(items) + "\n").encode()
    [finding] = check(from_bytes(raw, "x.yaml"), ("CTR503", "CTR118"))
    mended, _ = mend(raw, "x.yaml", ("CTR503",))
    assert finding.code == "CTR503"
    assert [f"Chi thị số {n}" in mended.decode() for n in (21, 22, 23)] == [
        n == silent for n in range(3)
    ]
