"""The mend that is told is one that mends: what a clerk writes who obeys it is what the file takes."""

import re

import pytest

from ctr_cli.checking.check import check
from ctr_cli.source.load import from_bytes
from support import MINIMAL, SIGNED

TEXT = "          - text: Kiểm điểm quý I.\n"


def told(text: str) -> list[tuple[str, int, str]]:
    found = check(from_bytes(text.encode(), "x.yaml"))
    return [(finding.code, finding.span.line, finding.hint) for finding in found]


def with_line(old: str, new: str) -> str:
    assert old in SIGNED
    return SIGNED.replace(old, new)


@pytest.mark.parametrize(
    ("old", "new", "code", "hint"),
    [
        ("month: 3", "every: tháng", "CTR114", "viết every: month"),
        ("month: 3", "every: hằng tuần", "CTR114", "viết every: week"),
        ("month: 3", "every: ngày", "CTR114", "chọn một trong: week (hằng tuần), month"),
        (TEXT, f"{TEXT}            recurs: hằng năm\n", "CTR114", "viết recurs: yearly"),
        ("format: 1", "format: 2", "CTR114", "viết format: 1"),
        ("            agencies:", "            agency:", "CTR111", "ý bạn là `agencies`?"),
        ("{name: Lưu Văn phòng Đảng ủy}", "Lưu Văn phòng Đảng ủy", "CTR112", "viết thành khóa name, ví dụ: - name: …"),
        ("month: 3", "month; 3", "CTR105", "viết `month: …`"),
        ("month: 3", "month = 3", "CTR105", "viết `month: …`"),
        ("month: 3", "month:\u00a03", "CTR108", "xóa đi rồi gõ lại dấu và một dấu cách thường: month: …"),
        ("year: 2026", "year:\u202f2026", "CTR108", "xóa đi rồi gõ lại"),
        ("month: 3", "month\uff1a 3", "CTR108", "xóa đi rồi gõ lại"),
        ("          - text", "          -\u00a0text", "CTR108", "xóa đi rồi gõ lại dấu và một dấu cách thường: - …"),
        (TEXT, f"{TEXT}          2. Sơ kết: nhiệm vụ quý II.\n", "CTR105", "viết: - text: …"),
        (TEXT, f"{TEXT}          b) Sơ kết nhiệm vụ quý II.\n", "CTR105", "viết: - text: …"),
        (TEXT, f"{TEXT}          + Sơ kết nhiệm vụ quý II.\n", "CTR105", "viết: - text: …"),
        (TEXT, f"{TEXT}          * text: Sơ kết nhiệm vụ quý II.\n", "CTR105", "viết dấu gạch ngắn"),
        ("- text: Kiểm", "- Kiểm", "CTR105", "viết thành khóa text: - text: Kiểm điểm quý I."),
        ("month: 3", "month: “3”", "CTR114", "bỏ dấu nháy cong ở hai đầu: month: 3"),
        ("bodies:", "body:", "CTR111", "ý bạn là `bodies`?"),
        ("  title: Công tác năm 2026\n", "  title: 'Công tác năm 2026\n\n# Cơ quan\n", "CTR109", "thêm ' ở cuối câu"),
    ],
)  # fmt: skip
def test_the_mend_of_a_key_or_a_choice_is_its_own(old: str, new: str, code: str, hint: str) -> None:
    found = told(with_line(old, new))
    of_the_file = [told_code for told_code, _, _ in found if told_code.startswith("CTR1")]
    assert [other for other in of_the_file if other != "CTR113"] == [code]
    (only,) = [advice for told_code, _, advice in found if told_code == code]
    assert only.startswith(hint)


def test_a_sentence_that_goes_on_too_far_left_is_told_at_its_own_line() -> None:
    text = SIGNED.replace(TEXT, "          - text: Kiểm điểm quý I,\n      nhiệm vụ quý II.\n")
    ((code, line, hint),) = told(text)
    assert (code, line) == ("CTR105", text[: text.index("nhiệm vụ")].count("\n") + 1)
    assert hint == "thụt vào sâu hơn 12 dấu cách, hoặc viết liền với dòng trên"
    assert told(text.replace("      nhiệm vụ", "              nhiệm vụ")) == []


def test_words_behind_a_sign_of_comment_are_told_and_no_stop_is_asked_for() -> None:
    more = "          - text: Thông qua Kế hoạch.\n          - text: Cho ý kiến.\n"
    text = SIGNED.replace(TEXT, f"{TEXT}{more}          - text: Phòng, chống hạn # tiểu vùng.\n")
    assert [code for code, _, _ in told(text)] == ["CTR120"]
    for comment in ("# xem lại", "# hỏi: vùng nào.", "# ctr: bỏ qua CTR410 - còn nữa."):
        shown = [code for code, _, _ in told(text.replace("# tiểu vùng.", comment))]
        assert "CTR120" not in shown


@pytest.mark.parametrize("month", ["month: 13", "month: Tháng 12", "month:"])
def test_nothing_is_made_of_a_month_that_nobody_knows(month: str) -> None:
    review = "          - text: Tổng kết năm 2026, phương hướng, nhiệm vụ năm 2027.\n"
    found = told(SIGNED.replace(TEXT, review).replace("month: 3", month))
    assert "CTR805" not in [code for code, _, _ in found]


def test_a_post_and_what_an_agency_is_also_called_are_no_names_to_mend() -> None:
    text = SIGNED.replace("post: BÍ THƯ", "post: Bí Thư").replace(
        "    name: Văn phòng Đảng ủy\n",
        "    name: Văn phòng Đảng ủy\n    aliases: [VP.Đảng ủy, P.Tổng hợp]\n",
    )
    assert [code for code, _, _ in told(text)] == ["CTR932"]


@pytest.mark.parametrize(
    ("name", "right"),
    [
        ("‘Nguyễn Văn An’", "Nguyễn Văn An"),
        ("'“Nguyễn Văn An”'", "Nguyễn Văn An"),
        ("nguyễn văn an", "Nguyễn Văn An"),
        ("đ/c nguyễn thị Hoài An", "Nguyễn Thị Hoài An"),
        ("Đồng chí Nguyễn Văn An", "Nguyễn Văn An"),
        ("Thượng tá Y Blốk Êban", ""),
        ("Đỗ Đức Ấn", ""),
    ],
)
def test_a_signer_is_named_as_people_are(name: str, right: str) -> None:
    found = told(SIGNED.replace("post: BÍ THƯ}", f"post: BÍ THƯ, name: {name}}}"))
    assert [hint.rpartition("viết ")[2] for _, _, hint in found] == ([right] if right else [])


@pytest.mark.parametrize(
    ("listed", "code", "hint"),
    [
        ("[@Văn phòng Đảng ủy]", "CTR106", "gõ nhầm thì bỏ: Văn phòng Đảng ủy;"),
        ("[Văn phòng Đảng ủy, %Tổ công tác]", "CTR106", "gõ nhầm thì bỏ: Tổ công tác;"),
        ("[`Văn phòng Đảng ủy`]", "CTR106", "gõ nhầm thì bỏ: Văn phòng Đảng ủy;"),
        ("[*Văn phòng Đảng ủy]", "CTR106", "gõ nhầm thì bỏ: Văn phòng Đảng ủy;"),
        ("[Tổ công tác, - Văn phòng Đảng ủy]", "CTR106", "gõ nhầm thì bỏ: Văn phòng Đảng ủy;"),
        ("[Văn phòng Đảng ủy,, Tổ công tác]", "CTR105", "bỏ bớt một dấu phẩy"),
        ("[, Văn phòng Đảng ủy]", "CTR105", "bỏ bớt một dấu phẩy"),
        ("[Văn phòng Đảng ủy]]", "CTR105", "bỏ đi, hoặc đưa vào trong ngoặc;"),
        ("[Văn phòng Đảng ủy], [Tổ công tác]", "CTR105", "bỏ đi, hoặc đưa vào trong ngoặc;"),
        ("[Văn phòng Đảng ủy (chủ trì)]", "CTR301", "role: [{agency: Văn phòng Đảng ủy, role: lead}]"),
        ("['Phối hợp: Văn phòng Đảng ủy']", "CTR301", "role: [{agency: Văn phòng Đảng ủy, role: coordinate}]"),
        ("[Tổ công tác; Văn phòng Đảng ủy]", "CTR301", "role: [Tổ công tác, Văn phòng Đảng ủy]"),
        ("[VP Đảng ủy]", "CTR301", "viết “Văn phòng Đảng ủy”, hoặc thêm “VP Đảng ủy” vào aliases"),
        ("[Trung tâm Văn hóa, Thể thao]", "CTR301", "một tên thì đặt trong dấu nháy: 'Trung tâm Văn hóa, Thể thao'; "),
        ("[Văn phòng Đảng ủy + Văn phòng]", "CTR301", "role: [Văn phòng Đảng ủy, Văn phòng]"),
    ],
)  # fmt: skip
def test_what_is_wrong_in_a_list_of_agencies_is_told_as_it_is(
    listed: str, code: str, hint: str
) -> None:
    text = SIGNED.replace(
        "name: Văn phòng Đảng ủy\n", "name: Văn phòng Đảng ủy\n    aliases: [Văn phòng]\n"
    )
    text = text.replace(
        "            agencies: [Văn phòng Đảng ủy]", f"            agencies: {listed}"
    )
    assert any(found == code and hint in advice for found, _, advice in told(text))


def test_names_of_groups_and_tags_of_texts_take_no_words() -> None:
    text = SIGNED.replace("  - id: van-phong", "  - &vp\n    id: van-phong")
    assert told(text.replace("text: Kiểm", "text: !!str Kiểm")) == []
    ((code, _, hint), *_) = told(
        SIGNED.replace("          - text", "          - <<: {topic: Một}\n            text")
    )
    assert code == "CTR111" and "chép các khóa của nhóm ấy vào đây" in hint


def test_a_list_that_lost_its_key_is_told_once_and_nothing_follows_from_it() -> None:
    for key, above in (("items", "month"), ("meetings", "name")):
        text = re.sub(rf"(?m)^ +{key}:\n", "", MINIMAL)
        found = from_bytes(text.encode(), "x.yaml").findings
        assert [(f.code, f.hint.split()[3], f"{above}:" in f.hint) for f in found] == [
            ("CTR113", f"{key}:", True)
        ]


def test_words_of_vni_among_right_ones_are_told_with_what_they_are() -> None:
    for wrong, right in (
        ("Baùo caùo thu ngaân saùch", "Baùo là Báo, caùo là cáo, ngaân là ngân, saùch là sách"),
        ("Nguyeãn Vaên An", "Nguyeãn là Nguyễn, Vaên là Văn"),
    ):
        found = told(with_line("Kiểm điểm quý I.", f"{wrong}."))
        assert ("CTR102", f"gõ lại: {right}") in [(code, hint) for code, _, hint in found]
    for name in ("Hoà, khoá, thoả; Naïve, Aâ", "Roă, moóc, soóc, Ka á, Hà Ân"):
        assert "CTR102" not in [code for code, _, _ in told(with_line("quý I.", f"{name}."))]
