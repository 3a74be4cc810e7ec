"""Rules of form: silent on what is right, finding what is not, and mending it without harm."""

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
from ctr_cli.language.syllables import exists, spelt
from ctr_cli.model.finding import Change, Finding
from ctr_cli.model.office import Office
from ctr_cli.render.findings.text import as_text
from ctr_cli.rules.form.lexicon import is_syllable, slip_list, word_list
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import words_of
from ctr_cli.source.edit.changes import carried_over, changed
from ctr_cli.source.load import from_bytes
from support import MINIMAL, Run
from support.mutations import MUTATIONS
from support.proofreading import (
    FOLDER,
    correct_sentences,
    findings,
    lost_and_doubted,
    mended_wrong,
    programme,
    recall,
    typed_slips,
    warnings,
)
from support.sentences import doubted

EVERY = 5
"""Of the slips of typing every fifth is tried here; `benchmarks/proofreading.py` tries all."""


def codes(raw: bytes) -> Counter[str]:
    return Counter(f.code for f in findings(raw))


@pytest.mark.no_cover
def test_what_is_right_is_left_in_peace() -> None:
    together, *alone = (
        programme(*correct_sentences()),
        *map(programme, correct_sentences()[::EVERY]),
    )
    for raw in (together, *alone):
        assert [(f.code, f.message) for f in findings(raw)] == []


@pytest.mark.no_cover
def test_slips_are_found() -> None:
    result = recall(each=20)
    assert sum(result.slips.values()) > 600
    assert result.share > 0.95, "\n".join(result.missed)
    assert result.found["by hand"] / result.slips["by hand"] > 0.9


REAL = [
    ("CTR503", 176, "“Chi thị” viết sai chính tả (9 chỗ)"),
    ("CTR601", 14, "110 chỗ kiểu “ủy”, 17 chỗ kiểu “uỷ”"),
    ("CTR602", 17, "10 chỗ như “2025 - 2030”, 6 chỗ như “2025-2030”"),
    ("CTR603", 157, "1 chỗ như “tháng 02”"),
    ("CTR604", 137, "“tháng 2/2026”"),
    ("CTR605", 87, "“phương hướng nhiệm vụ” thiếu dấu phẩy"),
    ("CTR605", 174, "“kiểm tra giám sát” thiếu dấu phẩy"),
    ("CTR606", 140, "“ANTT”"),
    ("CTR607", 73, "“Ủy ban nhân dân phường” ghi bằng 2 tên"),
    ("CTR608", 72, "một sự kiện gọi bằng nhiều tên"),
    ("CTR610", 87, "“6 tháng đầu 2026” thiếu chữ “năm”"),
    ("CTR701", 140, "“quốc hội”"),
    ("CTR701", 286, "“Việt nam”"),
    ("CTR703", 191, "“Giải phóng Miền Nam”"),
    ("CTR703", 191, "“Quốc tế lao động”"),
    ("CTR703", 255, "“cách mạng tháng 8”"),
    ("CTR703", 286, "“Ngày Quốc tế người cao tuổi”"),
    ("CTR704", 319, "“xây dựng đảng”"),
    ("CTR705", 139, "“Kỷ niệm”"),
    ("CTR705", 225, "“Bảo tồn”"),
]


@pytest.fixture(scope="module")
def of_real(real_text: str) -> list[Finding]:
    return findings(real_text.encode())


@pytest.mark.parametrize(("code", "line", "words"), REAL)
def test_slips_of_the_real_programme(
    of_real: list[Finding], code: str, line: int, words: str
) -> None:
    assert [f for f in of_real if f.code == code and f.span.line == line and words in f.message]


def test_slips_of_the_real_programme_are_no_errors(of_real: list[Finding]) -> None:
    assert {f.severity for f in of_real} == {"warning", "info"}


def test_a_finding_underlines_its_words(real_text: str, of_real: list[Finding]) -> None:
    lines = real_text.splitlines()
    for finding in of_real:
        span = finding.span
        written = lines[span.line - 1][span.column - 1 : span.end_column - 1]
        if finding.code in ("CTR503", "CTR701", "CTR703", "CTR704", "CTR705"):
            assert f"“{written}”" in finding.message


def test_mending_the_real_programme(real_text: str) -> None:
    raw = real_text.encode()
    mended, changes = mend(raw, "x.yaml")
    assert len(changes) == 70
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


def test_mending_keeps_bytes_elsewhere() -> None:
    raw = b"# chung\n" + programme("Các cơ quan bổ xung  kịp thời.", "Các đơn vị thực hiện.")
    plain, changes = mend(raw, "x.yaml")
    assert changes
    mended, _ = mend(b"\xef\xbb\xbf" + raw.replace(b"\n", b"\r\n"), "x.yaml")
    assert mended == b"\xef\xbb\xbf" + plain.replace(b"\n", b"\r\n")


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


@pytest.mark.parametrize(
    "texts",
    [
        ("Nhiệm vụ tháng 01, tháng 02.", "Nhiệm vụ tháng 3, tháng 10."),
        ("Nhiệm kỳ 2025-2030.", "Năm học 2025 - 2026."),
        ("Ngày 05 tháng 02 năm 2026.", "Nhiệm vụ tháng 2, tháng 3."),
        ("Đại hội đảng bộ, đại hội đảng viên, kỷ luật đảng viên.", "Xây dựng đảng bộ vững mạnh."),
        ("Cho ý kiến về tổ chức lại Trường Mầm non Hoa Sen.", "Ban Chỉ đạo Kỷ niệm họp."),
        ("Ban Xây dựng Đảng Đảng ủy tham mưu.", "Tổng kết quá trình triển khai khai giảng."),
        ("Nhiệt độ xuống -5 độ C, tỷ lệ 1/500, lúc 14:30.", "Thư gửi a.b@c.gov.vn, www.x.vn."),
    ],
)
def test_what_looks_like_a_slip_and_is_none(texts: tuple[str, str]) -> None:
    assert [(f.code, f.message) for f in findings(programme(*texts))] == []


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


def test_a_sentence_in_an_old_encoding_is_read_as_a_whole() -> None:
    raw = programme("Th«ng qua KÕ ho¹ch tæ chøc LÔ héi §¶o DÊu.", "Đảng ủy, Ủy ban, khóa mới.")
    mended, _ = mend(raw, "x.yaml")
    first, _ = parse(mended.decode()).data["implementation"]
    assert first == "Thông qua Kế hoạch tổ chức Lễ hội Đảo Dấu."


def test_a_declared_word_is_accepted() -> None:
    raw = programme("Các cơ quan tham gia hội vật cù nèo xưa.", "Các cơ quan bổ xung.")
    assert codes(raw)["CTR503"] == 1
    assert not findings(raw, office=Office(words=["bổ xung"]))


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


@pytest.mark.no_cover
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


@pytest.mark.no_cover
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


@pytest.mark.parametrize(
    ("word", "there"),
    [
        ("nghiêng", True), ("quyết", True), ("giếng", True), ("gì", True), ("khuỷu", True),
        ("ngiêm", False), ("kuả", False), ("hoach", False), ("tac", False), ("gế", False),
        ("cê", False), ("nghà", False), ("thưc", False), ("bâc", False), ("kiễm", False),
    ],
)  # fmt: skip
def test_which_syllables_exist(word: str, there: bool) -> None:
    assert exists(word) is there
    assert is_syllable(word) is there


def test_known_words_begin_with_syllables() -> None:
    heads = [line.partition(":")[0] for line in word_list("words")]
    assert len(heads) > 3000
    assert [head for head in heads if not exists(head)] == []


@pytest.mark.parametrize(
    ("word", "first", "main"),
    [
        ("hoà", "hòa", "hoà"), ("ủy", "ủy", "uỷ"), ("quý", "quý", "quý"), ("hòan", "hoàn", "hoàn"),
        ("thuỷên", "thuyển", "thuyển"), ("qủa", "quả", "quả"), ("gía", "giá", "giá"),
    ],
)  # fmt: skip
def test_where_the_mark_stands(word: str, first: str, main: str) -> None:
    assert (spelt(word), spelt(word, on_main_vowel=True)) == (first, main)


def test_names_abbreviations_and_codes_are_no_words_to_judge() -> None:
    text = "Đồng chí Y Moan Ênuôl ở xã Krông Pắc gửi UBND, số 01-QC/ĐU, km 5, a@b.vn."
    plain = {word.text for word in words_of(Text(text)) if word.plain}
    assert plain == {"Đồng", "chí", "ở", "xã", "gửi", "số", "km"}


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


def test_no_name_is_mended_whose_twin_stays() -> None:
    even = programme("Sửa chữa các Trường Mầm non trong xã.")
    twins = programme(
        "Sửa chữa các Trường Mầm non trong xã.", "Khánh thành Trường Mầm non Hoa Sen."
    )
    assert b"tr\xc6\xb0\xe1\xbb\x9dng m\xe1\xba\xa7m non" in mend(even, "x.yaml")[0]
    assert mend(twins, "x.yaml") == (twins, [])


@pytest.mark.parametrize(
    ("wrong", "code", "right"),
    [
        ("Kiểm điểm công tác tháng 5 ,bàn nhiệm vụ tháng 6.", "CTR405", "tháng 5, bàn"),
        ("Phát triển giao giao thông nông thôn.", "CTR505", "triển giao thông"),
        ("Giám sát chuyên đề đối với 2 chi chi bộ.", "CTR505", "2 chi bộ"),
        ("Xem xét kết luận cát cuộc kiểm tra.", "CTR517", "các cuộc"),
        ("Đánh giá công tác 6 thang đầu năm.", "CTR517", "6 tháng đầu năm"),
        ("Sơ kết công tác quy III.", "CTR517", "quý III"),
        ("Cho ý kiến kế ho ạch chăm lo Tết.", "CTR501", "kế hoạch"),
        ("Kết quả công tác t háng 7.", "CTR501", "tháng 7"),
        ("Cho ý kiến về Phương ánphòng, chống thiên tai.", "CTR510", "án phòng,"),
    ],
)
def test_slips_that_only_the_neighbours_show(wrong: str, code: str, right: str) -> None:
    assert set(codes(programme(wrong))) == {code}
    assert right in mend(programme(wrong), "x.yaml")[0].decode()


@pytest.mark.no_cover
def test_right_sentences_of_many_registers_bring_no_warning() -> None:
    sentences = (FOLDER / "registers.txt").read_text(encoding="utf-8").splitlines()
    assert len(sentences) > 140
    assert doubted(sentences, programme, warnings) == {}


@pytest.mark.parametrize("word", ["oai" * 13 + "oaiq", "a" * 100])
def test_a_long_word_is_read_at_once(word: str) -> None:
    assert codes(programme(f"Báo cáo {word} tháng 6.")).keys() <= {"CTR501"}


@pytest.mark.parametrize("text", ["a" * 500 + " tháng 6.", "Cho ý kiến về kế hoạch. " * 500])
def test_what_is_too_long_to_be_read_is_said(text: str) -> None:
    assert set(codes(programme(text.strip()))) == {"CTR414"}


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


def test_tables_of_words_are_spelt_as_keys() -> None:
    slips = [phrase for right, wrongs in slip_list().items() for phrase in (right, *wrongs)]
    syllables = {w for line in [*word_list("core"), *slips] for w in line.replace(",", " ").split()}
    assert len(syllables) > 1000
    assert [word for word in syllables if spelt(word) != word] == []
    for right, wrongs in slip_list().items():
        assert right not in wrongs


def test_every_place_of_a_slip_is_marked_and_lines_of_the_later_ones_are_told() -> None:
    texts = ["Họp, triễn khai hai.", "Xem xét, triễn khai ba.", "Nghe triễn khai."]
    raw = programme(*texts, *texts)
    (told,) = findings(raw, select=("CTR503",))
    lines = raw.decode().splitlines()
    spans = [told.span, *(related.span for related in told.related)]
    written = [lines[s.line - 1][s.column - 1 : s.end_column - 1] for s in spans]
    assert written == ["triễn khai"] * 6
    shown = "".join(text for text, _ in as_text([told], {told.file: dict(enumerate(lines, 1))}, 80))
    assert shown.count("----------") == 3
    assert f"= cũng viết ở đây: dòng {spans[4].line}, {spans[5].line}\n" in shown


@pytest.mark.no_cover
def test_nearly_all_slips_of_typing_are_found_and_the_right_sentences_left_in_peace() -> None:
    slips = typed_slips()
    assert len(slips) >= 630
    slips = slips[::EVERY]
    lost, doubts = lost_and_doubted(slips)
    assert len(lost) <= 0.03 * len(slips), lost
    assert doubts == []


@pytest.mark.no_cover
def test_what_is_mended_is_mended_right() -> None:
    slips = typed_slips()[::EVERY]
    wrongly = mended_wrong(slips)
    assert len(wrongly) <= 0.01 * len(slips), "\n".join(wrongly)
