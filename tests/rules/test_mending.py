"""What `--fix` writes: the slips that are sure, in every shape of YAML, and nothing else."""

import difflib
import unicodedata
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ctr_cli.checking.check import check
from ctr_cli.checking.mend import mend
from ctr_cli.data.yaml_values import parse
from ctr_cli.model.finding import Change
from ctr_cli.model.office import Office
from ctr_cli.source.edit.changes import carried_over, changed
from ctr_cli.source.load import from_bytes
from support import MINIMAL, Run
from support.mutations import MUTATIONS
from support.proofreading import (
    correct_sentences,
    findings,
    programme,
)


@pytest.mark.no_cover
def test_mending_the_real_programme(real_text: str) -> None:
    raw = real_text.encode()
    mended, changes = mend(raw, "x.yaml")
    assert len(changes) == 69
    after = mended.decode()
    assert after.count("\n") == real_text.count("\n")
    assert [line for line in after.splitlines() if "#" in line] == [
        line for line in real_text.splitlines() if "#" in line
    ]
    assert "Chi thị" not in after and after.count("Chỉ thị") == real_text.count("Chi thị") + 1
    assert "Cách mạng tháng Tám" in after and "tháng 02," not in after
    left = findings(mended)
    assert not [f for f in left if f.code in ("CTR503", "CTR601", "CTR602", "CTR603", "CTR701")]
    assert mend(mended, "x.yaml") == (mended, [])


def test_the_signed_text_and_reasons_of_decisions_keep_their_own_style() -> None:
    signed = programme("Kế hoạch tháng 01/2026 của ủy ban.", "Kế hoạch tháng 02/2026.")
    reasons = (
        "họp tháng 1/2026; tháng 2/2026; tháng 3/2026; tháng 4/2026; uỷ ban; uỷ viên; uỷ quyền"
    )
    decided = (
        "amendments:\n  - date: 2026-03-02\n    authority: Thường trực Đảng ủy\n"
        f"    changes: [{{drop: bch-3.1, reason: {reasons}}}]\n"
    )
    raw = signed + decided.encode()
    assert mend(raw, "x.yaml") == (raw, [])


def test_mending_keeps_bytes_elsewhere() -> None:
    raw = b"# chung\n" + programme("Các cơ quan bổ xung  kịp thời.", "Các đơn vị thực hiện.")
    plain, changes = mend(raw, "x.yaml")
    assert changes
    mended, _ = mend(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"), "x.yaml")
    assert mended == b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Báo cáo công tác bảo đảm trật tự đô thị, văn minh đô thị.", []),
        ("Kế hoạch chỉnh trang đô thị, văn minh thương mại trên địa bàn.", []),
        ("Nghị quyết về công tác gia đình, văn hóa cơ sở.", []),
        ("Đánh giá tình, hình sản xuất vụ Mùa.", ["CTR416"]),
    ],
)
def test_a_comma_that_may_part_two_works_is_never_taken_out(text: str, told: list[str]) -> None:
    """Between two whole words it is told at most; within a word it is mended."""
    raw = programme(text)
    assert [f.code for f in findings(raw) if f.code == "CTR416"] == told
    assert ("," in mend(raw, "x.yaml")[0].decode().split(text[:9])[1]) != bool(told)


def test_decomposed_letters_are_composed_or_kept() -> None:

    text = programme("Các cơ quan bổ xung kịp thời.", "Các đơn vị thực hiện.").decode()
    loose = unicodedata.normalize("NFD", text)
    mended, changes = mend(loose.encode(), "x.yaml")
    assert mended.decode() == text.replace("bổ xung", "bổ sung")
    assert {change.code for change in changes} >= {"CTR116", "CTR503"}
    kept, _ = mend(loose.encode(), "x.yaml", select=("CTR503",))
    before, after = loose.splitlines(), kept.decode().splitlines()
    assert [n for n, (a, b) in enumerate(zip(before, after, strict=True)) if a != b] == [
        next(n for n, line in enumerate(text.splitlines()) if "bổ xung" in line)
    ]


def test_a_mend_never_breaks_the_yaml() -> None:
    raw = MINIMAL.rstrip() + "\nimplementation:\n  - Nội dung:thực hiện nghiêm túc,đúng hạn.\n"
    mended, _ = mend(raw.encode(), "x.yaml")
    assert parse(mended.decode()).data["implementation"] == [
        "Nội dung: thực hiện nghiêm túc, đúng hạn."
    ]
    assert "'Nội dung: thực" in mended.decode()


@pytest.mark.parametrize(
    "line",
    [
        "  - >-\n    Các cơ quan bổ xung\n    kịp thời , đúng hạn.\n",
        '  - "Các cơ quan bổ xung\\u0020kịp thời , đúng hạn."\n',
        "  - Các cơ quan bổ xung\n    kịp thời , đúng hạn.\n",
        "  - 'Các cơ quan ''bổ xung'' và bổ xung , kịp thời.'\n",
    ],
)
def test_every_kind_of_scalar_is_mended(line: str) -> None:
    raw = (MINIMAL.rstrip() + "\nimplementation:\n" + line).encode()
    before = parse(raw.decode()).data["implementation"][0]
    mended, _ = mend(raw, "x.yaml")
    after = parse(mended.decode()).data["implementation"][0]
    expected = before.replace(" ,", ",")
    at = expected.rindex("bổ xung")
    assert after == expected[:at] + "bổ sung" + expected[at + 7 :]


def test_quotations_and_names_are_never_touched() -> None:
    text = "Phong trào “Toàn dân bổ xung, hoà thuận” và khóa mới do ông Bổ Xung Hoà phụ trách tại xã Uỷ Hoà."
    raw = programme(text, "Đảng ủy, Ủy ban, khóa mới.")
    mended, _ = mend(raw, "x.yaml")
    assert text in parse(mended.decode()).data["implementation"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Phân công các đồng chí Nguyễn Văn Khoá, Lê Thuỷ và Phạm Quý Hoà theo dõi.",
        "Bổ nhiệm ông Lê Hoà Bình, Trần Thuỵ, Đỗ Tuý.",
        "Trưởng phòng Trần Hoà báo cáo.",
        "Thành lập tổ giúp việc (Trưởng ban: Lê Thuỷ; Phó ban: Trần Hoà).",
        "Khen thưởng chiến sĩ Nguyễn Thị Sỹ, Trần Sĩ.",
    ],
)
def test_names_in_lists_and_without_a_title_are_never_touched(sentence: str) -> None:
    raw = programme(sentence, "Đảng ủy, Ủy ban, khóa mới, hòa giải, bác sĩ, chiến sĩ.")
    mended, _ = mend(raw, "x.yaml")
    assert sentence in parse(mended.decode()).data["implementation"]


DATED = [
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Căn cứ Nghị quyết số 25/NQ-HĐND ngày 25 tháng 12 năm 2025 của Hội đồng nhân dân phường;",
    "Căn cứ Kế hoạch số 03-KH/ĐU ngày 05 tháng 02 năm 2026 của Đảng ủy phường;",
    "Thực hiện kế hoạch ban hành ngày … tháng 2 năm 2026.",
    "Thực hiện kế hoạch ban hành ngày ... tháng 01 năm 2026.",
    "Thực hiện kế hoạch ban hành ngày     tháng 3 năm 2026.",
    "Gửi báo cáo từ ngày 10 đến ngày 15 tháng 3 năm 2026.",
    "Gửi báo cáo trước ngày 23 tháng 02 năm 2026.",
]


@pytest.mark.parametrize("dated", DATED)
@pytest.mark.parametrize(
    "others",
    [
        ("Sơ kết công tác tháng 3/2026.", "Phiên họp tháng 4/2026.", "Phiên họp tháng 5/2026."),
        ("Sơ kết tháng 03.", "Triển khai tháng 04.", "Kiểm tra tháng 08.", "Tổng kết tháng 01."),
        ("Sơ kết tháng 3.", "Triển khai tháng 4.", "Kiểm tra tháng 2.", "Tổng kết tháng 1."),
        ("Gửi trước 15/3/2026.", "Gửi trước 20/4/2026.", "Quý I/2026.", "Quý II/2026."),
    ],
)
def test_days_written_in_words_follow_no_style_of_months(
    dated: str, others: tuple[str, ...]
) -> None:
    mended, _ = mend(programme(*others, dated), "x.yaml", select=("CTR6",))
    assert parse(mended.decode()).data["implementation"][-1] == dated


def test_months_with_their_year_still_follow_one_style() -> None:
    texts = ("Sơ kết tháng 3/2026.", "Phiên họp tháng 4/2026.", "Căn cứ tháng 5 năm 2026.")
    mended, _ = mend(programme(*texts), "x.yaml", select=("CTR604",))
    assert parse(mended.decode()).data["implementation"][-1] == "Căn cứ tháng 5/2026."


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "|-\n      Sắp xếp các Trường\n      Mầm non.",
            "|-\n      Sắp xếp các trường\n      mầm non.",
        ),
        (">-\n      Rà soát, bổ\n      xung cán bộ.", ">-\n      Rà soát, bổ\n      sung cán bộ."),
        ('"Công tác xây dựng\n      đảng."', '"Công tác xây dựng\n      Đảng."'),
    ],
)
def test_lines_stay_broken_where_they_were(before: str, after: str) -> None:
    raw = programme("Các cơ quan thực hiện.").decode().rstrip()
    mended, _ = mend(f"{raw}\n  - {before}\n".encode(), "x.yaml")
    assert mended.decode() == f"{raw}\n  - {after}\n"


def test_the_office_sets_the_style_of_tone_marks() -> None:
    raw = programme("Đảng ủy, Ủy ban và cấp uỷ thực hiện.")
    mended, _ = mend(raw, "x.yaml", office=Office(tone_style="main"))
    assert parse(mended.decode()).data["implementation"] == ["Đảng uỷ, Uỷ ban và cấp uỷ thực hiện."]


SENTENCES = st.lists(st.sampled_from(correct_sentences()), min_size=1, max_size=4)


NOISE = st.sampled_from(
    ["  ", " ,", "\u200b", "\u00a0", "..", ",", ": ", " - ", "-", "(", "”", '"', " '", "#", " #"]
)


@st.composite
def spoilt(draw: Any) -> Any:
    """Correct sentences with slips of every kind in them."""
    chance = draw(st.randoms(use_true_random=False))
    texts = []
    for sentence in draw(SENTENCES):
        words = sentence.split(" ")
        for _ in range(draw(st.integers(0, 3))):
            at = chance.randrange(len(words))
            if len(words[at]) > 2:
                words[at] = draw(st.sampled_from(list(MUTATIONS.values())))(words[at], chance)
        text = " ".join(words)
        if draw(st.booleans()):
            at = chance.randrange(len(text))
            text = text[:at] + draw(NOISE) + text[at:]
        texts.append(text)
    return texts


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(spoilt())
def test_mending_adds_no_finding_and_rests(texts: list[str]) -> None:
    raw = programme(*texts)
    before = Counter(f.code for f in check(from_bytes(raw, "x.yaml")))
    mended, changes = mend(raw, "x.yaml")
    after = Counter(f.code for f in check(from_bytes(mended, "x.yaml")))
    assert not after - before
    assert mend(mended, "x.yaml") == (mended, [])
    assert bool(changes) == (mended != raw)
    assert not parse(mended.decode()).troubles


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(spoilt())
def test_mending_changes_only_the_words_it_names(texts: list[str]) -> None:
    raw = programme(*texts)
    mended, changes = mend(raw, "x.yaml")
    old, new = (parse(data.decode()).data["implementation"] for data in (raw, mended))
    named = " ".join(change.before for change in changes)
    for was, now in zip(old, new, strict=True):
        matcher = difflib.SequenceMatcher(None, was.split(), now.split(), autojunk=False)
        for kind, start, end, _, _ in matcher.get_opcodes():
            if kind != "equal":
                assert all(word in named for word in was.split()[start:end])


def test_changes_that_overlap_are_made_once() -> None:
    changes = [Change(0, 3, "a"), Change(2, 5, "b"), Change(0, 3, "a")]
    assert changed("xyzuvw", changes) == "auvw"


def test_lines_without_a_change_keep_their_letters() -> None:
    raw, before, after = "a\u0302\r\nb\r\n", "â\r\nb\r\n", "â\r\nc\r\n"
    assert carried_over(raw, before, after) == "a\u0302\r\nc\r\n"


def test_fix_writes_the_file_and_tells_what_it_did(ctr: Run, workspace: Path) -> None:
    path = workspace / "programs" / "2026.yaml"
    before = programme("Các Chi thị và kế hoạch.", "Các cơ quan bổ xung kịp thời , đúng hạn.")
    path.write_bytes(before)
    line = before.decode()[: before.decode().index("Chi thị")].count("\n") + 1
    told = f"dòng {line:>4}: “Chi” → “Chỉ” (CTR503)"
    shown = ctr("validate", "--fix", "--dry-run")
    assert "sẽ sửa 3 chỗ" in shown.out
    assert told in shown.out
    assert path.read_bytes() == before
    ran = ctr("validate", "--fix")
    assert ran.code == 0
    assert ran.out.index(told) < ran.out.index("Đã sửa 3 chỗ")
    assert "Chi thị" not in path.read_text(encoding="utf-8")
    listed = ctr("validate", "--fix", "--dry-run")
    assert listed.out in (
        f"{name}: không có gì để sửa\n" for name in ("programs/2026.yaml", str(path))
    )


def test_the_difference_is_shown_and_nothing_is_written(ctr: Run, workspace: Path) -> None:
    path = workspace / "x.yaml"
    path.write_bytes(programme("Các cơ quan bổ xung."))
    shown = ctr("validate", path, "--fix", "--diff")
    assert "-  - 'Các cơ quan bổ xung.'\n+  - 'Các cơ quan bổ sung.'\n" in shown.out
    assert path.read_bytes() == programme("Các cơ quan bổ xung.")


def test_a_comma_behind_a_misspelt_word_stays() -> None:
    raw = programme("Bàn biện pháp phòng, chống tham những, tiêu cực.")
    mended = mend(raw, "x.yaml")[0].decode()
    assert "phòng, chống tham nhũng, tiêu cực." in mended


def test_no_name_is_mended_whose_twin_stays() -> None:
    even = programme("Tập huấn cho Đại biểu HĐND trong xã.")
    twins = programme("Tập huấn cho Đại biểu HĐND trong xã.", "Thi “Đại biểu HĐND giỏi”.")
    assert "cho đại biểu HĐND" in mend(even, "x.yaml")[0].decode()
    assert mend(twins, "x.yaml") == (twins, [])


def test_diff_goes_with_fix_only(ctr: Run, workspace: Path) -> None:
    assert ctr("validate", "--diff").code == 2
    assert ctr("validate", "--dry-run").code == 2
    assert ctr("validate", "--fix", "-").code == 2


def test_fix_is_part_of_the_json(ctr: Run, workspace: Path) -> None:
    import json

    answer = json.loads(ctr("validate", "--select", "CTR503", "--format", "json").out)
    edits = answer["findings"][0]["fix"]["edits"]
    assert len(edits) == 9
    assert set(edits[0]) == {"line", "column", "end_line", "end_column", "replacement"}
    assert {edit["replacement"] for edit in edits} == {"Chỉ"}


def test_half_a_word_torn_by_a_hyphen_is_not_mended() -> None:
    text = programme("3", "Rà soát việc cấp chứng ch-ỉ quản lý rừng bền vững.")
    assert [f for f in check(from_bytes(text, "x.yaml")) if f.fix] == []


@pytest.mark.parametrize("joined", ["ĐoànThanh niên phường", "BanXây dựng Đảng"])
def test_words_run_together_are_parted_and_what_follows_is_left(joined: str) -> None:
    at = next(n for n in range(1, len(joined)) if joined[n].isupper())
    mended, changes = mend(programme(f"Giao {joined} chuẩn bị."), "x.yaml")
    assert len(changes) == 1
    assert f"Giao {joined[:at]} {joined[at:]} chuẩn bị." in mended.decode()


def test_one_place_that_cannot_be_mended_keeps_back_no_other() -> None:
    heads = "Đảng uy phường báo cáo.", "Giao Đảng uy phường.", "Trình Đảng ủy Đảng uy phường."
    mended, changes = mend(programme(*heads), "x.yaml")
    assert "uy phường" not in mended.decode() and "Đảng ủy Đảng ủy" not in mended.decode()
    assert Counter(change.code for change in changes) == {"CTR504": 3, "CTR505": 1}


def test_what_a_mend_brings_to_light_in_its_text_is_mended_with_it() -> None:
    raw = programme("Trình Đảng ủy Đảng uy phường.")
    assert "Trình Đảng ủy phường." in mend(raw, "x.yaml")[0].decode()


@pytest.mark.parametrize(
    "name",
    [
        "Đảng ủy UBND xã, UBND xã", "Đảng ủy các cơ quan Đảng, các cơ quan Đảng", "Đảng ủy Công an; Công an",
        "Chi bộ Trạm Y tế, Trạm Y tế", "Chi bộ trường Tiểu học Ân Đức, trường Tiểu học Ân Đức",
        "Thường trực HĐND xã, HĐND xã", "Đảng ủy Công an, Đảng ủy Quân sự, Công an, Quân sự",
        "Đảng ủy UBND xã, Đảng ủy các cơ quan Đảng, UBND xã", "Lãnh đạo UBND xã, UBND xã, các phòng",
    ],
)  # fmt: skip
def test_an_addressee_beside_its_branch_is_not_there_twice(name: str) -> None:
    raw = programme(f"Giao {name} tổ chức thực hiện.", f"Chương trình gửi {name}.")
    raw += f'recipients: [{{name: "{name}"}}]\n'.encode()
    assert [f for f in check(from_bytes(raw, "x.yaml")) if f.code == "CTR505"] == []
    assert mend(raw, "x.yaml")[0].decode().count(name) == 3


def test_only_what_is_twice_as_a_whole_goes_from_a_list() -> None:
    raw = programme("Chương trình.") + "recipients: [{name: 'UBND xã, UBND xã'}]\n".encode()
    assert "name: 'UBND xã'" in mend(raw, "x.yaml")[0].decode()
