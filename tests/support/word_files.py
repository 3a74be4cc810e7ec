"""Word files as offices write them, built for the tests: numbers counted by Word, tables, letterheads."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_FORMATS = {
    "outline": [("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "(%3)"), ("bullet", "-")],
    "bullets": [("bullet", "\uf0b7"), ("bullet", "o")],
    "letters": [("lowerLetter", "%1)")],
}


class Word:
    """A document under construction, with lists of its own."""

    def __init__(self) -> None:
        self.document = Document()
        self.lists = {}
        root = self.document.part.numbering_part.element
        for number, (name, levels) in enumerate(_FORMATS.items(), 90):
            inner = "".join(
                f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
                for at, (form, text) in enumerate(levels)
            )
            abstract = parse_xml(
                f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>'
            )
            root.insert(0, abstract)
            root.append(
                parse_xml(
                    f'<w:num {nsdecls("w")} w:numId="{number}"><w:abstractNumId w:val="{number}"/></w:num>'
                )
            )
            self.lists[name] = number

    def text(self, text: str = "", *, bold: bool = False, style: str | None = None) -> Any:
        paragraph = self.document.add_paragraph(style=style)
        for at, part in enumerate(text.split("\n")):
            if at:
                paragraph.add_run().add_break()
            paragraph.add_run(part).bold = bold or None
        return paragraph

    def listed(
        self, text: str, level: int = 0, name: str = "outline", *, bold: bool = False
    ) -> Any:
        paragraph = self.text(text, bold=bold)
        properties = paragraph._p.get_or_add_pPr()
        properties.append(
            parse_xml(
                f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{self.lists[name]}"/></w:numPr>'
            )
        )
        return paragraph

    def letterhead(self, left: list[str], right: list[str]) -> None:
        table = self.document.add_table(rows=1, cols=2)
        for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
            cell.paragraphs[0].text = lines[0]
            for line in lines[1:]:
                cell.add_paragraph(line)

    def table(self, rows: list[list[str]], merged: Sequence[tuple[int, int, int]] = ()) -> Any:
        table = self.document.add_table(rows=0, cols=len(rows[0]))
        for row in rows:
            cells = table.add_row().cells
            if len(row) == 1:
                cells[0].merge(cells[-1]).text = row[0]
            else:
                for cell, text in zip(cells, row, strict=True):
                    cell.text = text
        for column, first, last in merged:
            text = table.cell(first, column).text
            table.cell(first, column).merge(table.cell(last, column)).text = text
        return table

    def deleted(self, paragraph: Any, text: str) -> None:
        """A deletion that Word still keeps as a tracked change."""
        paragraph._p.append(
            parse_xml(
                f'<w:del {nsdecls("w")} w:id="1" w:author="x"><w:r><w:delText>{text}</w:delText></w:r></w:del>'
            )
        )

    def bytes(self) -> bytes:
        stream = BytesIO()
        self.document.save(stream)
        return stream.getvalue()


def automatic_numbers() -> bytes:
    """Everything numbered by Word, two meetings' lists going on from each other, a letterhead in a table."""
    word = Word()
    word.letterhead(
        ["ĐẢNG BỘ TỈNH NGHỆ AN", "ĐẢNG UỶ PHƯỜNG LÊ LỢI", "*", "Số 09-CTr/ĐU"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", "Lê Lợi, ngày 02 tháng 01 năm 2027"],
    )
    word.text("CHƯƠNG TRÌNH", bold=True)
    word.text("công tác năm 2027 của Ban Chấp hành, Ban Thường vụ Đảng uỷ phường", bold=True)
    word.text("-----")
    word.text("Căn cứ Quy chế làm việc của Đảng uỷ phường;")
    word.text("Đảng uỷ phường Lê Lợi xây dựng Chương trình công tác năm 2027 như sau:")
    word.listed("Nội dung trình Ban Chấp hành Đảng bộ phường", 0, bold=True)
    word.listed("Hội nghị lần thứ sáu (tháng 3/2027)", 1, bold=True)
    first = word.listed("Cho ý kiến Đề án tổ dân phố số (UBND phường chuẩn bị).", 2)
    word.deleted(first, " nội dung đã xóa")
    word.listed("Báo cáo thu, chi đảng phí, gồm:", 2)
    word.listed("Phần thu;", 0, "letters")
    word.listed("Phần chi.", 0, "letters")
    word.listed("Hội nghị lần thứ bảy (tháng 6/2027)", 1, bold=True)
    word.listed("Sơ kết 6 tháng đầu năm\n(Văn phòng Đảng uỷ, Ban Xây dựng Đảng chuẩn bị).", 2)
    word.listed("Nội dung trình Ban Thường vụ Đảng uỷ phường", 0, bold=True)
    word.listed("Tháng 01", 1, bold=True)
    word.listed("Cho ý kiến kế hoạch kiểm tra, giám sát năm 2027.", 0, "bullets")
    word.listed("Ban hành kết luận về trật tự đô thị (nếu cần).", 0, "bullets")
    word.text("Cơ quan chuẩn bị: Uỷ ban Kiểm tra Đảng uỷ, Công an phường.")
    word.listed("Tháng 02", 1, bold=True)
    word.listed("Chỉ đạo khai hội đền làng.", 0, "bullets")
    word.text("Cơ quan chuẩn bị: UBND phường.")
    word.listed("Tổ chức thực hiện", 0, bold=True)
    word.text("Văn phòng Đảng uỷ đôn đốc, theo dõi việc thực hiện Chương trình.")
    word.letterhead(
        ["Nơi nhận:", "- Tỉnh uỷ (để báo cáo),", "- Các chi bộ,", "- Lưu VPĐU."],
        ["T/M BAN THƯỜNG VỤ", "BÍ THƯ", "", "Võ Thị Sáu"],
    )
    return word.bytes()


def tables() -> bytes:
    """Items in a table with section rows, merged cells, roles, products and times in columns."""
    word = Word()
    word.text("ĐẢNG ỦY XÃ MINH CHÂU")
    word.text("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027", style="Title")
    word.text("(Kèm theo Nghị quyết số 15-NQ/ĐU ngày 30/12/2026)")
    word.text("I. CÁC NỘI DUNG", bold=True)
    word.table(
        [
            ["TT", "Nội dung công việc", "Chủ trì", "Phối hợp", "Sản phẩm", "Thời gian"],
            ["A. BAN CHẤP HÀNH ĐẢNG BỘ XÃ"],
            [
                "1",
                "Nghị quyết về nhiệm vụ năm 2027",
                "Văn phòng Đảng ủy",
                "UBND xã",
                "Nghị quyết",
                "Quý I",
            ],
            [
                "2",
                "Đề án sáp nhập trường học",
                "UBND xã",
                "Ban Xây dựng Đảng, Hội đồng nhân dân",
                "Đề án",
                "Trước 15/5/2027",
            ],
            ["B. BAN THƯỜNG VỤ ĐẢNG ỦY XÃ"],
            [
                "3",
                "Kế hoạch kiểm tra năm 2027",
                "UBKT Đảng ủy",
                "Các chi bộ",
                "Kế hoạch",
                "Tháng 2",
            ],
            [
                "4",
                "Giám sát chuyên đề:\n- Quản lý đất đai;\n- Đầu tư công.",
                "UBKT Đảng ủy",
                "",
                "Báo cáo",
                "Tháng 4",
            ],
            ["5", "Phòng, chống cháy rừng", "Công an xã", "", "", "Tháng 4"],
        ],
        merged=[(2, 5, 6)],
    )
    word.text("II. TỔ CHỨC THỰC HIỆN", bold=True)
    word.text("Các cơ quan, đơn vị căn cứ Chương trình này tổ chức thực hiện.")
    return word.bytes()


def months_in_a_column() -> bytes:
    """Headings and bullets by style; a table whose first column counts the months, merged where they repeat."""
    word = Word()
    word.letterhead(
        ["ĐẢNG BỘ TỈNH PHÚ THỌ", "ĐẢNG ỦY XÃ YÊN LÃNG", "*", "Số 45 - CTr/ĐU"],
        ["ĐẢNG CỘNG SẢN VIỆT NAM", "Yên Lãng, ngày 20 tháng 12 năm 2026"],
    )
    word.text("CHƯƠNG TRÌNH", bold=True)
    word.text("công tác trọng tâm của Ban Chấp hành, Ban Thường vụ Đảng ủy xã năm 2027", bold=True)
    word.text("Ban Thường vụ Đảng ủy ban hành Chương trình công tác trọng tâm năm 2027 như sau:")
    word.text("I. BAN CHẤP HÀNH", style="Heading 1")
    word.text("1. Kỳ họp thứ 8 (tháng 3/2027)", style="Heading 2")
    word.text("Sơ kết quý I, nhiệm vụ quý II (VPĐU tham mưu)", style="List Bullet")
    word.text("Kết quả xây dựng nông thôn mới (UBND xã báo cáo)", style="List Bullet")
    word.text("2. Kỳ họp thứ 9 (tháng 6/2027)", style="Heading 2")
    word.text("Sơ kết 6 tháng (VPĐU tham mưu)", style="List Bullet")
    word.text("II. BAN THƯỜNG VỤ", style="Heading 1")
    word.table(
        [
            ["Tháng", "Nội dung", "Cơ quan chuẩn bị", "Ghi chú"],
            ["01", "Kế hoạch tổ chức Tết Đinh Mùi", "UBND xã\nCông an xã", ""],
            ["", "Phân công cấp ủy viên phụ trách chi bộ", "Ban Xây dựng Đảng", "Trình BCH"],
            ["02", "Lễ giao nhận quân", "Ban CHQS xã", ""],
        ],
        merged=[(0, 1, 2)],
    )
    word.text("III. TỔ CHỨC THỰC HIỆN", style="Heading 1")
    word.text("Giao VPĐU theo dõi, đôn đốc.", style="List Number")
    word.text("Các chi bộ trực thuộc tổ chức thực hiện.", style="List Number")
    return word.bytes()


def deciding_in_a_column() -> bytes:
    """Quarters as rows of a table, and a column that says who decides; a page header and a footnote."""
    word = Word()
    word.document.sections[0].header.paragraphs[0].text = "Tài liệu lưu hành nội bộ"
    word.text("ĐẢNG BỘ TỈNH LÀO CAI\nĐẢNG ỦY XÃ BẮC HÀ\n*\nSố 17-CTr/ĐU")
    word.text("ĐẢNG CỘNG SẢN VIỆT NAM\nBắc Hà, ngày 03 tháng 01 năm 2027")
    word.text("CHƯƠNG TRÌNH CÔNG TÁC NĂM 2027", bold=True)
    word.text("A. CÁC NỘI DUNG TRÌNH BAN CHẤP HÀNH, BAN THƯỜNG VỤ", bold=True)
    word.table(
        [
            ["STT", "NỘI DUNG", "CƠ QUAN THAM MƯU", "PHỐI HỢP", "THỜI GIAN TRÌNH", "CẤP TRÌNH"],
            ["I", "Quý I/2027", "", "", "", ""],
            ["1", "Nghị quyết lãnh đạo năm 2027", "VPĐU", "Các cơ quan", "Tháng 3/2027", "BCH"],
            ["2", "Quy chế phối hợp", "Ban Xây dựng Đảng", "UBMTTQ xã", "Tháng 02/2027", "BTV"],
            ["II", "Quý II/2027", "", "", "", ""],
            ["3", "Đề án du lịch", "UBND xã", "Trung tâm DVTH", "Tháng 6/2027", "BCH"],
        ]
    )
    word.text("B. TỔ CHỨC THỰC HIỆN", bold=True)
    word.text("Các cơ quan căn cứ Chương trình để chuẩn bị nội dung.")
    word.text("T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n\nVàng Seo Páo")
    return word.bytes()


ALL = {
    "xa-bac-ha.docx": deciding_in_a_column,
    "xa-yen-lang.docx": months_in_a_column,
    "phuong-le-loi.docx": automatic_numbers,
    "xa-minh-chau.docx": tables,
}
