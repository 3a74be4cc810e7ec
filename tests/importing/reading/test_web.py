"""A page of the web is read as the Word file it was made of, whatever it is called and however it is encoded."""

import unicodedata
from email.message import EmailMessage
from pathlib import Path

import pytest

from ctr_cli.importing.building.convert import convert
from ctr_cli.importing.reading.document import read
from ctr_cli.importing.reading.lines import Lines
from ctr_cli.model.errors import AccessError
from support import REAL, Run
from support.tables import told

_HEAD = """<table><tr><td><p align=center><b>HỘI ĐỒNG NHÂN DÂN</b><o:p></o:p></p><p>XÃ SUỐI TRẦM</p><p>Số: 7/CTr-HĐND</p></td>
<td><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><p><i>Suối Trầm, ngày 24 tháng 12 năm 2026</i></p></td></tr></table>
<p style="text-align: center"><b>CHƯƠNG TRÌNH<br>Hoạt động của Hội đồng nhân dân xã năm 2027</b></p>
<p><b>I. KỲ HỌP HỘI ĐỒNG NHÂN DÂN</b></p>"""
_CONTENT = """<p>1.<span>&nbsp;&nbsp; </span>Kỳ họp thứ 5 (tháng
7/2027)</p><ul><li>Quy hoạch bãi
 đá (UBND xã trình).</li><li>Sửa chợ &amp; bến thuyền (Phòng Kinh tế).</li></ul>"""
_WORKS = [
    "hdnd-5 | Quy hoạch bãi đá. | UBND xã submit",
    "hdnd-5 | Sửa chợ & bến thuyền. | Phòng Kinh tế",
]


def page(content: str = _CONTENT, charset: str = "utf-8") -> str:
    return f'<!DOCTYPE html><html><head><meta charset="{charset}"><style>p {{color: red}}</style></head><body><div>{_HEAD}{content}</div></body></html>'


def as_mail(text: str) -> bytes:
    mail = EmailMessage()
    mail.set_content("xem trang kèm")
    mail.add_alternative(text, subtype="html")
    return mail.as_bytes()


def in_windows(text: str) -> bytes:
    """The bytes of a text in the old code page of Windows, in which tones stand behind their letters."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        bare = unicodedata.normalize("NFC", "".join(m for m in marks if m not in tones))
        letters.append(bare + "".join(m for m in marks if m in tones))
    return "".join(letters).encode("cp1258")


def lines(body: str) -> Lines:
    return read(f"<html><body>{body}</body></html>".encode(), "x.html")


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (page().encode(), "x.html"),
        (page().encode(), "chuong-trinh.doc"),
        (page().encode("utf-16"), "chuong-trinh.doc"),
        (in_windows(page(charset="windows-1258")), "x.htm"),
        (in_windows(page(charset="la-ky")), "x.htm"),
        (as_mail(page()), "chuong-trinh.doc"),
        (f"<?xml version='1.0' encoding='utf-8'?>{page()}".encode(), "x.xls"),
    ],
)
def test_a_programme_on_a_page_of_the_web(raw: bytes, name: str) -> None:
    assert told(convert(read(raw, name), name)) == _WORKS


def test_cells_over_several_rows_and_columns_are_those_of_the_table() -> None:
    rows = "<tr><th>TT</th><th>Nội dung</th><th>Chủ trì</th><th>Thời gian</th></tr>"
    rows += "<tr><td colspan=4>A. KỲ HỌP HỘI ĐỒNG NHÂN DÂN</td></tr>"
    rows += "<tr><td>1</td><td>Quy hoạch bãi đá</td><td rowspan=2>Phòng Kinh tế</td><td>Tháng 3</td></tr>"
    rows += "<tr><td>2</td><td>Sửa chợ</td><td>Tháng 4</td></tr>"
    raw = page(f"<table><tbody>{rows}</tbody></table>").encode()
    assert told(convert(read(raw, "x.html"), "x.html")) == [
        "hdnd-3 | Quy hoạch bãi đá | Phòng Kinh tế lead",
        "hdnd-4 | Sửa chợ | Phòng Kinh tế lead",
    ]


def test_what_a_page_shows_is_read_and_nothing_else() -> None:
    found = lines(
        "<script>var a</script><!-- b --><p style='display:none'>ẩn</p><nav>Trang chủ</nav>"
        "<p>Chợ<b> phiên</b><br/>bến\x02 thuyền</p>dòng rời<ol start=4><li>bãi đá<li><p>kè</p></ol>"
        "<p style='font-weight:bold;text-transform:uppercase'>suối</p>"
    ).lines
    assert [line.text for line in found] == [
        "Chợ phiên",
        "bến thuyền",
        "dòng rời",
        "4. bãi đá",
        "5. kè",
        "SUỐI",
    ]
    assert [line.bold for line in found][-1]


def test_letters_of_old_fonts_are_read_as_they_look() -> None:
    (line,) = lines("<p><font face='.VnTime'>Ch\xb5o</font></p>").lines
    assert line.text == "Chào"


@pytest.mark.parametrize(
    ("raw", "name", "told"),
    [
        (b"<html><body><p> </p></body></html>", "x.html", "không có chữ nào"),
        (b"<!-- -->", "x.html", "trang web hỏng"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "x.xml", "tệp XML"),
    ],
)
def test_what_is_no_page_is_refused(raw: bytes, name: str, told: str) -> None:
    with pytest.raises(AccessError, match=told):
        read(raw, name)


def test_a_page_that_ctr_printed_is_refused(ctr: Run, tmp_path: Path) -> None:
    printed = tmp_path / "x.html"
    ctr("render", "-p", REAL, "-o", printed)
    ran = ctr("import", printed, "-o", tmp_path / "x.yaml")
    assert ran.code == AccessError.exit_code
    assert "do ctr in ra" in ran.err
