"""What a Word file prints is what is read: numbers, hidden and struck text, signs of fonts, cells, notes."""

import pytest

from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import marker_of
from support.word_parts import (
    OUTLINE,
    docx,
    levels,
    lines,
    listed,
    paragraph,
    related,
    remarks,
    style,
    texts,
)


def test_list_and_level_are_inherited_apart() -> None:
    """The list stands in the first style, each level in a style of its own."""
    styles = style("De1", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    for at in (2, 3, 4):
        numbered = f'<w:pPr><w:numPr><w:ilvl w:val="{at - 1}"/></w:numPr></w:pPr>'
        styles += style(f"De{at}", numbered, based=f"De{at - 1}")
    body = "".join(
        paragraph(text, f'<w:pStyle w:val="De{level}"/>')
        for level, text in ((1, "Cụ thể"), (2, "Cấp ủy"), (3, "Tháng 3"), (4, "Một"), (4, "Hai"), (3, "Tháng 6"), (4, "Ba"))
    )  # fmt: skip
    found = lines(body, styles=styles, numbering=OUTLINE)
    assert [line.text for line in found] == [
        "A. Cụ thể", "I. Cấp ủy", "1. Tháng 3", "(1) Một", "(2) Hai", "2. Tháng 6", "(1) Ba",
    ]  # fmt: skip
    assert [line.listed.level for line in found if line.listed] == [0, 1, 2, 3, 3, 2, 3]


def test_the_level_of_the_paragraph_with_the_list_of_its_style() -> None:
    styles = style("Muc", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    leveled = '<w:pStyle w:val="Muc"/><w:numPr><w:ilvl w:val="2"/></w:numPr>'
    body = paragraph("Phần", '<w:pStyle w:val="Muc"/>') + paragraph("Mục", leveled)
    assert texts(body, styles=styles, numbering=OUTLINE) == ["A. Phần", "1. Mục"]


def test_a_list_of_zero_takes_the_number_of_the_style_away() -> None:
    styles = style("Muc", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>')
    off = '<w:pStyle w:val="Muc"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    assert texts(paragraph("Không số", off), styles=styles, numbering=OUTLINE) == ["Không số"]


def test_numbers_of_upper_levels_in_digits_where_the_level_says_so() -> None:
    numbering = levels("upperRoman %1.", "decimal %1.%2.|<w:isLgl/>", "decimal %1.%2.%3.")
    body = listed("Chương", 0, 1) + listed("Mục", 1, 1) + listed("Điểm", 2, 1)
    found = lines(body, numbering=numbering)
    assert [line.text for line in found] == ["I. Chương", "1.1. Mục", "I.1.1. Điểm"]
    assert [(m.sign, m.rest) for m in map(marker_of, found)] == [
        ("roman", "Chương"), ("dotted", "Mục"), ("dotted", "Điểm"),
    ]  # fmt: skip


def test_signs_follow_the_format_of_the_list_where_a_letter_could_be_two() -> None:
    numbering = levels("upperLetter %1.", "lowerRoman %2.")
    body = "".join(listed("x", 0, 1) for _ in range(9)) + listed("y", 1, 1) + listed("y", 1, 1)
    found = lines(body, numbering=numbering)
    assert found[8].text == "I. x"
    assert marker_of(found[8]).sign == "upper"
    assert (found[10].text, marker_of(found[10]).sign) == ("ii. y", "letter")


def test_letters_after_z_and_numbers_too_large_for_rome() -> None:
    numbering = levels("lowerLetter %1)", "upperRoman %2.").replace(
        '<w:start w:val="1"/><w:numFmt w:val="upperRoman"/>',
        '<w:start w:val="30000"/><w:numFmt w:val="upperRoman"/>',
    )
    body = "".join(listed("x", 0, 1) for _ in range(28)) + listed("y", 1, 1)
    assert texts(body, numbering=numbering)[25:] == ["z) x", "aa) x", "bb) x", "30000. y"]


def test_a_number_with_words_before_it_is_part_of_the_text_and_stands_alone_too() -> None:
    numbering = levels("upperRoman %1.", "decimal Tháng %2:", "lowerLetter %3)")
    body = listed("BAN THƯỜNG VỤ", 0, 1)
    body += listed("Họp đầu năm", 1, 1) + listed("Giao quân", 2, 1)
    body += listed("", 1, 1) + listed("Trồng cây", 2, 1) + listed("", 2, 1)
    found = lines(body, numbering=numbering)
    assert [line.text for line in found] == [
        "I. BAN THƯỜNG VỤ", "Tháng 1: Họp đầu năm", "a) Giao quân", "Tháng 2:", "a) Trồng cây",
    ]  # fmt: skip
    assert [marker_of(line).sign for line in found] == ["roman", None, "letter", None, "letter"]


@pytest.mark.parametrize("label", ["Phần %1.", "Mục %1:", "Nội dung %1:"])
def test_words_that_only_count_are_a_sign(label: str) -> None:
    (line,) = lines(listed("Chi bộ", 0, 1), numbering=levels(f"decimal {label}"))
    assert (line.text, marker_of(line).rest) == (f"{label.replace('%1', '1')} Chi bộ", "Chi bộ")


@pytest.mark.parametrize(
    ("form", "label", "shown"),
    [
        ("upperRoman", "Quý %1/2027", "Quý I/2027"),
        ("decimal", "Hội nghị lần thứ %1", "Hội nghị lần thứ 1"),
        ("upperLetter", "Đợt %1:", "Đợt A:"),
    ],
)
def test_labels_in_words_count_in_every_format(form: str, label: str, shown: str) -> None:
    assert texts(listed("(dự kiến)", 0, 1), numbering=levels(f"{form} {label}")) == [
        f"{shown} (dự kiến)"
    ]


def test_a_list_that_only_names_the_style_of_another() -> None:
    numbering = OUTLINE + (
        '<w:abstractNum w:abstractNumId="8"><w:numStyleLink w:val="Kieu"/></w:abstractNum>'
        '<w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>'
    )
    styles = style(
        "Kieu", '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>', kind="numbering"
    )
    assert texts(listed("Phần", 0, 2), styles=styles, numbering=numbering) == ["A. Phần"]


@pytest.mark.parametrize("off", ["0", "false", "off"])
def test_text_that_is_not_hidden_after_all(off: str) -> None:
    body = paragraph("Cho ý kiến", run=f'<w:vanish w:val="{off}"/>')
    assert texts(body) == ["Cho ý kiến"]


def test_text_hidden_by_itself_or_by_a_style_is_told() -> None:
    styles = style("An", "<w:rPr><w:vanish/></w:rPr>", kind="character")
    hidden = '<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">{} </w:t></w:r>'
    body = (
        "<w:p>"
        + hidden.format("", "Cho ý kiến")
        + hidden.format('<w:rStyle w:val="An"/>', "HẾT")
        + hidden.format("<w:vanish/>", "HẠN")
        + hidden.format('<w:rStyle w:val="An"/><w:vanish w:val="0"/>', "đề án")
        + "</w:p>"
    )
    result = read(docx(body, styles=styles), "x.docx")
    assert [line.text for line in result.lines] == ["Cho ý kiến đề án"]
    assert [(i.line.text, i.reason) for i in result.ignored] == [("HẾT HẠN", "chữ ẩn trong Word")]


def test_struck_text_is_read_and_told() -> None:
    body = paragraph("Đề án chợ.", run="<w:strike/>")
    result = read(docx(body), "x.docx")
    assert [line.text for line in result.lines] == ["Đề án chợ."]
    (told,) = result.remarks
    assert "gạch ngang" in told.message
    assert "Đề án chợ." in told.message
    assert told.line == result.lines[0]


def test_tracked_changes_are_taken_as_accepted_and_told() -> None:
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    body = (
        "<w:p>" + run.format("Đề án ") + f"<w:ins>{run.format('chợ')}</w:ins>"
        "<w:del><w:r><w:delText>bến xe</w:delText></w:r></w:del></w:p>"
    )
    assert texts(body) == ["Đề án chợ"]
    assert any("Track Changes" in message for message in remarks(body))


@pytest.mark.parametrize(
    ("font", "code", "sign"),
    [
        ("Wingdings", "F0FC", "star"), ("Wingdings", "F0D8", "star"), ("Wingdings", "A7", "star"),
        ("Symbol", "F0B7", "star"), ("Symbol", "F02D", "dash"),
    ],
)  # fmt: skip
def test_bullets_typed_from_fonts_of_symbols(font: str, code: str, sign: str) -> None:
    body = (
        f'<w:p><w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'
        '<w:r><w:t xml:space="preserve"> Sơ kết quý I.</w:t></w:r></w:p>'
    )
    (line,) = lines(body)
    assert (marker_of(line).sign, marker_of(line).rest) == (sign, "Sơ kết quý I.")


def test_a_dash_of_symbol_within_a_sentence_and_letters_in_a_font_of_symbols() -> None:
    body = (
        '<w:p><w:r><w:t xml:space="preserve">kinh tế </w:t></w:r><w:r><w:sym w:font="Symbol" w:char="F02D"/></w:r>'
        '<w:r><w:t xml:space="preserve"> xã hội</w:t></w:r></w:p>'
    )
    typed = paragraph("\uf0fc", run='<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>')
    assert texts(body + typed + paragraph("\uf0a7 Điểm")) == ["kinh tế - xã hội", "✓", "▪ Điểm"]


def test_a_minus_is_a_dash() -> None:
    (line,) = lines(paragraph("\u2212 Sơ kết quý I."))
    assert (marker_of(line).sign, marker_of(line).rest) == ("dash", "Sơ kết quý I.")


def test_a_sign_nobody_knows_is_told() -> None:
    assert any("U+E123" in message for message in remarks(paragraph("\ue123 Điểm")))


def test_old_fonts_are_read_by_what_they_mean() -> None:
    vn, caps = '<w:rFonts w:ascii=".VnTime"/>', '<w:rFonts w:ascii=".VnTimeH"/>'
    vni, other = '<w:rFonts w:ascii="VNI-Times"/>', '<w:rFonts w:ascii="VPS Times"/>'
    body = (
        paragraph("I. BAN CHÊP HµNH §¶NG Bé", run=vn)
        + paragraph("C«ng t¸c cña §¶ng ñy n¨m 2026, Th­êng trùc T/M", run=vn)
        + paragraph("ban thưêng vô".replace("ư", "\u00ad"), run=caps)
        + paragraph("Thöôøng vuï ÑAÛNG UÛY, UÛy ban, nghò, yù, Löu", run=vni)
        + paragraph("chữ lạ", run=other)
    )
    assert texts(body) == [
        "I. BAN CHẤP HÀNH ĐẢNG BỘ", "Công tác của Đảng ủy năm 2026, Thường trực T/M", "BAN THƯỜNG VỤ",
        "Thường vụ ĐẢNG ỦY, Ủy ban, nghị, ý, Lưu", "chữ lạ",
    ]  # fmt: skip
    told = " ".join(remarks(body))
    assert ".VnTime, .VnTimeH (TCVN3" in told
    assert "VNI-Times (VNI)" in told
    assert "VPS Times không theo Unicode" in told


def test_a_vowel_and_its_mark_of_vni_in_two_runs() -> None:
    run = '<w:r><w:rPr><w:rFonts w:ascii="VNI-Times"/></w:rPr><w:t>{}</w:t></w:r>'
    assert texts("<w:p>" + run.format("caùc coâng ta") + run.format("ùc") + "</w:p>") == [
        "các công tác"
    ]


def test_letters_of_other_alphabets_are_read_as_meant_and_told() -> None:
    body = paragraph("\u00d0ảng ủy, Ban \u0425ây dựng, Quý \u2161, Phòng 經濟, Москва")
    assert texts(body) == ["Đảng ủy, Ban Xây dựng, Quý II, Phòng 經濟, Москва"]
    (told,) = remarks(body)
    assert "\u00d0ảng → Đảng" in told
    assert "\u0425ây → Xây" in told
    assert "Москва" not in told


def test_notes_and_comments_are_told_with_their_text_and_place() -> None:
    reference = (
        '<w:r><w:t>Đề án chợ</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:endnoteReference w:id="3"/></w:r><w:r><w:commentReference w:id="4"/></w:r>'
    )
    note = "<w:{0} w:id='{1}'>" + paragraph("{2}") + "</w:{0}>"
    separator = "<w:footnote w:type='separator' w:id='0'>" + paragraph("thừa") + "</w:footnote>"
    result = read(
        docx(
            f"<w:p>{reference}</w:p>",
            footnotes=separator + note.format("footnote", 2, "Theo Kế hoạch 20."),
            endnotes=note.format("endnote", 3, "Khi có văn bản."),
            comments=note.format("comment", 4, "Bỏ nội dung này."),
        ),
        "x.docx",
    )
    assert [line.text for line in result.lines] == ["Đề án chợ"]
    told = [remark.message for remark in result.remarks]
    assert [t.partition("“")[2].rstrip("”") for t in told] == [
        "Theo Kế hoạch 20.", "Khi có văn bản.", "Bỏ nội dung này.",
    ]  # fmt: skip
    assert {remark.line for remark in result.remarks} == {result.lines[0]}


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("chen.html", "<html><body><p>(2) Báo cáo giám sát.</p></body></html>"),
        ("chen.docx", docx(paragraph("(2) Báo cáo giám sát."))),
        ("chen.txt", "(2) Báo cáo giám sát."),
    ],
)
def test_a_text_out_of_another_file_is_told(name: str, content: bytes | str) -> None:
    body = paragraph("Một") + '<w:altChunk r:id="rId9"/>' + paragraph("Hai")
    result = read(
        docx(body, relations=related("aFChunk", name, "rId9"), more={f"word/{name}": content}),
        "x.docx",
    )
    assert [line.text for line in result.lines] == ["Một", "Hai"]
    assert "(2) Báo cáo giám sát." in result.remarks[0].message


def test_a_table_of_contents_is_left_out_and_told() -> None:
    body = paragraph("I. BAN CHẤP HÀNH 2", '<w:pStyle w:val="toc 1"/>') + paragraph("Thật")
    result = read(docx(body, styles=style("toc 1")), "x.docx")
    assert [line.text for line in result.lines] == ["Thật"]
    assert [(i.reason, i.line.text) for i in result.ignored] == [("mục lục", "I. BAN CHẤP HÀNH 2")]


def test_how_a_line_looks() -> None:
    styles = style("heading 2", '<w:pPr><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr>')
    body = (
        paragraph("Đề mục", '<w:pStyle w:val="heading 2"/>')
        + paragraph("thụt", '<w:ind w:left="720" w:firstLine="200"/>', "<w:i/>")
        + paragraph("in hoa", '<w:outlineLvl w:val="4"/>', "<w:caps/>")
    )
    first, second, third = lines(body, styles=styles)
    assert (first.heading, first.outline, first.bold, first.centred) == (True, 2, True, True)
    assert (second.indent, second.italic, second.bold) == (46, True, False)
    assert (third.outline, third.caps, third.text) == (5, True, "in hoa")


def test_styles_based_on_each_other_in_a_circle() -> None:
    styles = style("A", based="B") + style("B", based="A")
    assert texts(paragraph("Nội dung", '<w:pStyle w:val="A"/>'), styles=styles) == ["Nội dung"]
