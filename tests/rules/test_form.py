"""Rules of form: silent on what is right, finding what is not."""

from collections import Counter

import pytest

from ctr_cli.checking.mend import mend
from ctr_cli.language.syllables import exists, spelt
from ctr_cli.model.finding import Finding
from ctr_cli.model.office import Office
from ctr_cli.render.findings.text import as_text
from ctr_cli.rules.form.lexicon import is_syllable, slip_list, word_list
from ctr_cli.rules.kept import Text
from ctr_cli.rules.printed import words_of
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
    ("CTR601", 14, "106 chỗ kiểu “ủy”, 17 chỗ kiểu “uỷ”"),
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
    ("CTR703", 286, "“Ngày Phụ nữ Việt nam”"),
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


def test_a_declared_word_is_accepted() -> None:
    raw = programme("Các cơ quan tham gia hội vật cù nèo xưa.", "Các cơ quan bổ xung.")
    assert codes(raw)["CTR503"] == 1
    assert not findings(raw, office=Office(words=["bổ xung"]))


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


@pytest.mark.parametrize(
    ("wrong", "code", "right"),
    [
        ("Kiểm điểm công tác tháng 5 ,bàn nhiệm vụ tháng 6.", "CTR405", "tháng 5, bàn"),
        ("Phát triển giao giao thông nông thôn.", "CTR505", "triển giao thông"),
        ("Giám sát chuyên đề đối với 2 chi chi bộ.", "CTR505", "2 chi bộ"),
        ("Kiểm tra 03 03 chi bộ.", "CTR505", "tra 03 chi bộ"),
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


@pytest.mark.parametrize(
    ("code", "text", "written", "meant"),
    [
        ("CTR512", "Nghị quyết {} phong trào trồng cây.", "lãnh", "lãnh đạo"),
        ("CTR512", "Tiếp tục {} các hộ hiến đất.", "vận", "vận động"),
        ("CTR521", "Đôn đốc việc {} 4 công trình.", "quyết đoán", "quyết toán"),
        ("CTR521", "Trung đội dân quân dự {} bắn súng.", "hội thảo", "hội thao"),
        ("CTR521", "{} tình trạng xả rác ven kênh.", "Khắc khoải", "Khắc phục"),
        ("CTR514", "Bàn cách nâng {} của quả na.", "chuỗi giá", "chuỗi giá trị"),
        ("CTR514", "Đề án phát triển kinh tế {}.", "khẩu", "cửa khẩu"),
        ("CTR416", "Bàn cách nâng {} giải ngân.", "tỷ", "tỷ lệ"),
        ("CTR504", "Duyệt phương án {} ven sông.", "sạt chống lở", "chống sạt lở"),
        ("CTR504", "Theo dõi {} hại.", "thời rét tiết đậm, rét", "thời tiết rét đậm, rét"),
        ("CTR521", "Tập huấn cho {} các tổ.", "viên hòa giải", "hòa giải viên"),
        ("CTR521", "Cho ý kiến đào tạo {}.", "nhân lực nguồn", "nguồn nhân lực"),
        ("CTR514", "Làm đường nội đồng, {}.", "đóng ngày công", "đóng góp ngày công"),
        ("CTR514", "Chi tiền {} chuồng trại.", "phun tiêu khử trùng", "phun tiêu độc khử trùng"),
        ("CTR521", "Phát động {} ở các trường.", "thi đua phong trào", "phong trào thi đua"),
        (
            "CTR521",
            "Vận động dân tham gia {}.",
            "bảo hiểm tự nguyện xã hội",
            "bảo hiểm xã hội tự nguyện",
        ),
        ("CTR521", "Đồng chí {} thăm các bản.", "Bí thư Phó Thường trực", "Phó Bí thư Thường trực"),
        ("CTR504", "Gặp mặt, {} các cụ.", "mừng chúc", "chúc mừng"),
        ("CTR504", "Lập tổ {} ở bến sông.", "hộ cứu", "cứu hộ"),
        ("", "Giao công an viên {} hộ dân.", "tuyên truyền", "hướng dẫn"),
        ("", "Tăng {} cung ứng.", "giá trị chuỗi", "tốc độ"),
        ("", "Chọn trưởng thôn năng động, {}.", "quyết đoán", "trung thực"),
        ("", "Dự {} khoa học về nuôi hàu.", "hội thảo", "lớp"),
    ],
)
def test_half_a_word_and_a_word_in_anothers_place(
    code: str, text: str, written: str, meant: str
) -> None:
    assert set(codes(programme(text.format(written)))) == ({code} if code else set())
    assert codes(programme(text.format(meant))) == {}


def test_what_stands_for_another_word_is_spelt_as_a_key_and_shares_a_syllable_with_it() -> None:
    for line in word_list("mistaken"):
        right, _, said = line.partition(": ")
        wrongs, _, telling = said.partition("; ")
        for wrong in wrongs.split(", "):
            assert wrong != right
            assert len(set(wrong.split()) & set(right.split())) == 1
        for phrase in (right, *wrongs.split(", "), *telling.split(", ")):
            assert [spelt(word) for word in phrase.split()] == phrase.split()


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
    assert len(lost) <= 0.04 * len(slips), lost
    assert doubts == []


@pytest.mark.no_cover
def test_what_is_mended_is_mended_right() -> None:
    slips = typed_slips()[::EVERY]
    wrongly = mended_wrong(slips)
    assert len(wrongly) <= 0.01 * len(slips), "\n".join(wrongly)


@pytest.mark.parametrize(
    "ended",
    [
        "“Nghe báo cáo về chợ.”",
        '"Nghe báo cáo về chợ."',
        "Nghe báo cáo (có đi kiểm tra.)",
        "Thi “Ai nhanh hơn?”",
    ],
)
def test_a_full_stop_within_a_last_quotation_or_bracket_is_one(ended: str) -> None:
    texts = ["Sơ kết công tác quý I.", "Sơ kết công tác quý II.", ended]
    assert "CTR410" not in codes(programme(*texts))


@pytest.mark.parametrize(
    "said", ["“Cho ý kiến về chợ.”", "‘Cho ý kiến về chợ’", "”Cho ý kiến về chợ.”"]
)
def test_curly_quotes_around_a_whole_text_are_told(said: str) -> None:
    assert "CTR408" in codes(programme(said))
    for right in ("Cho ý kiến về “chợ quê”.", "“Chợ quê” và “phố đêm”", "“Chợ quê” mở cửa."):
        assert "CTR408" not in codes(programme(right))
